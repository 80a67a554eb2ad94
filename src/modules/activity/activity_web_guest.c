// SPDX-License-Identifier: MulanPSL-2.0
/* Deputies of other levels who took part: noted on a form, all levels in a list. */
#include "modules/activity/activity_web.h"
#include "modules/congress/congress.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

static const char *const KEPT[] = {"level", "from", "to", "limit", NULL};

enum status activity_web_levels(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct activity_level_filter f = {.level = param_text(rq, "level"),
                                            .from = param_date(rq, "from"),
                                            .to = param_date(rq, "to"),
                                            .after = param_text(rq, "after"),
                                            .limit = list_limit(rq, LIST_ROWS)};
    struct field_v *level = arena_new(ctx->arena, struct field_v);
    struct activity_level_row_v *rows;
    struct activity_levels_v v = {0};
    struct activity_level *all;
    struct list_links links;
    struct str next;

    TRY(activity_store_levels(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct activity_level_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct activity_level_row_v){.id = all[i].id,
                                                .activity = all[i].activity_id,
                                                .title = all[i].title,
                                                .on = all[i].on,
                                                .level = all[i].level,
                                                .people = all[i].people,
                                                .names = all[i].names};
    v.rows = rows;
    v.crumbs = activity_web_crumbs(ctx, S(""), S(""), T("activity.levels_title"));
    *level = form_field(ctx, rq, "select", "level", "activity.col.level", f.level);
    form_words(ctx, level, ACTIVITY_LEVELS, "activity.level.", true);
    v.filter = (struct filter_v){.url = S("/activity/level"),
                                 .label = S(""),
                                 .fields = level,
                                 .fields_count = 1,
                                 .reset = list_reset(rq, S("/activity/level"))};
    links = list_links_of(ctx, rq, "/activity/level", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    v.empty =
        list_empty(ctx, rq, v.rows_count, T("activity.empty.level"), T("activity.empty.level_text"),
                   link_next(ctx, "activity.take_part", T("activity.menu"), "/activity"));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("activity.levels_title"), &activity_levels_view,
                        &v);
}

/* The congress's own deputies are on the roll, one by one. */
static enum status other_levels(struct ctx *ctx, const char **out)
{
    struct str rest = S(ACTIVITY_LEVELS), word;
    struct buf b = buf_new(ctx->arena, 0);
    struct congress own;

    TRY(congress_get(ctx, ctx->congress_id, &own));
    while (str_cut(&rest, ' ', &word))
        if (!str_eqz(word, congress_level_word(own.level))) {
            buf_str(&b, word);
            buf_char(&b, ' ');
        }
    *out = str_z(ctx->arena, str_trim(buf_view(&b)));
    return ST_OK;
}

enum status activity_web_guest_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const char *levels;
    struct activity a;
    struct form_page *f;

    TRY(activity_get(ctx, path_id(rq, "id"), &a));
    TRY(other_levels(ctx, &levels));
    f = activity_web_form(ctx, rq, &a, "/guest", T("activity.do.guest"));
    form_words(ctx, form_page_put(f, "select", "level", "activity.f.level", S("")), levels,
               "activity.level.", false);
    (void)form_page_put(f, "int", "people", "activity.f.people", S(""));
    form_optional(form_page_put(f, "line", "names", "activity.f.guest_names", S("")));
    return activity_web_show_form(f, rs);
}

enum status activity_web_guest(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct activity_guest g = {.level = param_text(rq, "level"),
                               .people = param_int(rq, "people"),
                               .names = param_text(rq, "names")};
    struct activity a;

    TRY(activity_get(ctx, path_id(rq, "id"), &a));
    g.activity_id = a.id;
    TRY(activity_guest_note(ctx, &g));
    respond_flash(rs, g.people > 0 ? "activity.done.guests" : "activity.done.guests_none", S(""));
    return respond_see_other(rs, "/activity/%lld", (long long)a.id);
}
