// SPDX-License-Identifier: MulanPSL-2.0
/* The systems of contact with how they stand, and one with its pairs. */
#include "modules/contact/contact_web.h"
#include "modules/contact/contact_rules.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { OWN_MAX = 50, WORDS_MAX = 12, LINKS_MAX = 4 };

static const char *const KEPT[] = {"q", "behind", "ended", "back", "limit", NULL};

struct str contact_web_url(struct ctx *ctx, const char *what, int64_t id, const char *tail)
{
    return str_printf(ctx->arena, "/contact/%s/%lld%s", what, (long long)id, tail);
}

struct str contact_web_rule(struct ctx *ctx, struct str period, int64_t times)
{
    return TF(ctx->arena, "contact.rule", text_of("contact.period.", period),
              str_int(ctx->arena, times));
}

struct crumbs_v contact_web_crumbs(struct ctx *ctx, struct str label, struct str url,
                                   struct str here)
{
    struct link_v *up = arena_array(ctx->arena, 2, struct link_v);

    up[0] = (struct link_v){.label = T("contact.menu"), .url = S("/contact")};
    up[1] = (struct link_v){.label = label, .url = url};
    return (struct crumbs_v){.items = up, .items_count = label.len > 0 ? 2 : 1, .here = here};
}

/* ---------------------------------------------------------------- a pair in a list */

static struct tag_v standing(const struct contact_pair *p, int64_t owed, struct date today)
{
    if (!date_none(p->to_on) && date_cmp(p->to_on, today) < 0)
        return (struct tag_v){.label = T("contact.tag.ended"), .class = S("")};
    if (p->talks >= owed)
        return (struct tag_v){.label = T("contact.tag.kept"), .class = S("ok")};
    return (struct tag_v){.label = T("contact.tag.owes"), .class = S("wait")};
}

/* The contacts of a system or a pair in the window of its period that holds today. */
static struct str talks_url(struct ctx *ctx, const char *of, int64_t id, struct str period,
                            struct date on)
{
    const struct contact_window w = contact_window_of(period, on);
    char from[DATE_TEXT_SIZE], to[DATE_TEXT_SIZE];

    return str_printf(ctx->arena, "/contact/talk?%s=%lld&from=%s&to=%s", of, (long long)id,
                      date_format(w.from, from), date_format(on, to));
}

/* The last day of the window so many before that of today. */
static struct date back_to(struct str period, struct date today, int64_t windows)
{
    struct date on = today;

    while (windows-- > 0)
        on = date_add_days(contact_window_of(period, on).from, -1);
    return on;
}

struct contact_pair_row_v contact_web_pair_row(struct ctx *ctx, const struct contact_pair *p)
{
    return contact_web_pair_row_on(ctx, p, ctx->today);
}

struct contact_pair_row_v contact_web_pair_row_on(struct ctx *ctx, const struct contact_pair *p,
                                                  struct date on)
{
    const int64_t owed = contact_owed_on(p, on);

    return (struct contact_pair_row_v){
        .id = p->id,
        .scheme = p->scheme,
        .keeper = p->keeper,
        .target = p->target,
        .talks = p->talks,
        .owed = owed,
        .last_on = p->last_on,
        .talks_url =
            may(ctx, "contact.read") ? talks_url(ctx, "pair", p->id, p->period, on) : S(""),
        .tag = standing(p, owed, on),
    };
}

/* All pairs that the filter finds, page by page: for counting those behind. */
static enum status all_pairs(struct ctx *ctx, struct contact_pair_filter f, bool behind,
                             struct contact_pair_row_v *rows, size_t most, size_t *out_count,
                             struct contact_scheme_row_v *sums)
{
    const struct date on = date_none(f.on) ? ctx->today : f.on;
    int64_t total;

    f.limit = LIST_ROWS_MAX;
    *out_count = 0;
    do {
        struct contact_pair *pairs;
        size_t count;

        TRY(contact_store_pairs(ctx, &f, &pairs, &count, &f.after, &total));
        arr_each (i, count) {
            const struct contact_pair_row_v row = contact_web_pair_row_on(ctx, &pairs[i], on);
            const bool owes = row.talks < row.owed;

            if (sums != NULL) {
                sums->pairs++;
                sums->held += row.talks;
                sums->behind += owes;
            }
            if (rows != NULL && (owes || !behind) && *out_count < most)
                rows[(*out_count)++] = row;
        }
    } while (f.after.len > 0);
    return ST_OK;
}

/* ---------------------------------------------------------------- the systems */

static enum status scheme_rows(struct ctx *ctx, struct contact_list_v *v)
{
    struct contact_scheme *all;
    struct contact_scheme_row_v *rows;
    size_t count, none;

    TRY(contact_store_schemes(ctx, (struct date){0}, &all, &count));
    rows = arena_array(ctx->arena, count, struct contact_scheme_row_v);
    arr_each (i, count) {
        rows[i] = (struct contact_scheme_row_v){
            .id = all[i].id,
            .name = all[i].name,
            .target = all[i].target,
            .rule = contact_web_rule(ctx, all[i].period, all[i].times),
            .held_url = talks_url(ctx, "scheme", all[i].id, all[i].period, ctx->today),
        };
        if (!date_none(all[i].to_on) && date_cmp(all[i].to_on, ctx->today) < 0) {
            struct tag_v *tag = arena_new(ctx->arena, struct tag_v);

            *tag = (struct tag_v){.label = T("contact.tag.over"), .class = S("")};
            rows[i].tag = tag;
        }
        TRY(all_pairs(ctx, (struct contact_pair_filter){.scheme_id = all[i].id, .on = ctx->today},
                      false, NULL, 0, &none, &rows[i]));
    }
    v->schemes = rows;
    v->schemes_count = count;
    return ST_OK;
}

static enum status mine(struct ctx *ctx, struct contact_pair_filter f,
                        const struct contact_pair_row_v **out, size_t *out_count)
{
    struct contact_pair_row_v *rows = arena_array(ctx->arena, OWN_MAX, struct contact_pair_row_v);

    f.on = ctx->today;
    *out = rows;
    return all_pairs(ctx, f, false, rows, OWN_MAX, out_count, NULL);
}

enum status contact_web_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct actor *a = ctx->actor;
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct link_v *links = arena_array(ctx->arena, LINKS_MAX, struct link_v);
    struct contact_list_v v = {.may_manage = may(ctx, "contact.manage"), .links = links};

    if (a->deputy_id != 0)
        TRY(mine(ctx, (struct contact_pair_filter){.deputy_id = a->deputy_id}, &v.own,
                 &v.own_count));
    else if (a->account_id != 0)
        TRY(mine(ctx, (struct contact_pair_filter){.account_id = a->account_id}, &v.own,
                 &v.own_count));
    if (a->deputy_id != 0)
        TRY(mine(ctx, (struct contact_pair_filter){.about_deputy_id = a->deputy_id}, &v.about,
                 &v.about_count));
    if (may(ctx, "contact.read")) {
        TRY(scheme_rows(ctx, &v));
        links[v.links_count++] =
            (struct link_v){.label = T("contact.talks"), .url = S("/contact/talk")};
        links[v.links_count++] =
            (struct link_v){.label = T("contact.matters"), .url = S("/contact/matter")};
    }
    *empty = (struct empty_v){.title = T("contact.none"), .text = T("contact.none_text")};
    if (v.own_count + v.about_count + v.schemes_count == 0)
        v.empty = empty;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("contact.menu"), &contact_list_view, &v);
}

/* ---------------------------------------------------------------- one system */

static void scheme_links(struct ctx *ctx, const struct contact_scheme *s,
                         struct contact_scheme_v *v)
{
    struct link_v *links = arena_array(ctx->arena, LINKS_MAX, struct link_v);

    v->links = links;
    links[v->links_count++] = (struct link_v){
        .label = T("contact.talks"),
        .url = str_printf(ctx->arena, "/contact/talk?scheme=%lld", (long long)s->id)};
    if (!may(ctx, "contact.manage"))
        return;
    links[v->links_count++] = (struct link_v){
        .label = T("contact.do.edit"), .url = contact_web_url(ctx, "scheme", s->id, "/edit")};
    links[v->links_count++] = (struct link_v){
        .label = T("contact.do.pair"), .url = contact_web_url(ctx, "scheme", s->id, "/pair")};
}

static void scheme_filter(struct ctx *ctx, const struct request *rq, const struct contact_scheme *s,
                          struct contact_scheme_v *v)
{
    struct field_v *fields = arena_array(ctx->arena, 3, struct field_v);
    const struct str here = contact_web_url(ctx, "scheme", s->id, "");

    fields[0] = form_field(ctx, rq, "check", "behind", "contact.filter.behind",
                           param_bool(rq, "behind") ? S("1") : S(""));
    fields[1] = form_field(ctx, rq, "check", "ended", "contact.filter.ended",
                           param_bool(rq, "ended") ? S("1") : S(""));
    fields[2] = form_field(ctx, rq, "select", "back", "contact.filter.back",
                           param_present(rq, "back") ? param_text(rq, "back") : S("0"));
    form_words(ctx, &fields[2], CONTACT_BACKS, "contact.back.", false);
    v->filter = (struct filter_v){.url = here,
                                  .label = T("contact.filter.q"),
                                  .q = param_text(rq, "q"),
                                  .fields = fields,
                                  .fields_count = 3,
                                  .reset = list_reset(rq, here)};
}

static enum status scheme_rows_of(struct ctx *ctx, const struct request *rq,
                                  const struct contact_scheme *s, struct contact_scheme_v *v)
{
    const int64_t id = s->id;
    struct contact_pair_filter f = {.scheme_id = id,
                                    .q = param_text(rq, "q"),
                                    .after = param_text(rq, "after"),
                                    .limit = list_limit(rq, LIST_ROWS)};
    struct contact_pair_row_v *rows =
        arena_array(ctx->arena, LIST_ROWS_MAX, struct contact_pair_row_v);
    const char *path = str_z(ctx->arena, contact_web_url(ctx, "scheme", id, ""));
    struct contact_pair *pairs;
    struct list_links links;
    int64_t back = 0;
    struct str next;
    struct date on;

    v->rows = rows;
    (void)str_to_int(param_text(rq, "back"), &back);
    on = back_to(s->period, ctx->today, back);
    if (!param_bool(rq, "ended") || back > 0)
        f.on = on;
    if (param_bool(rq, "behind")) {
        f.on = on;
        TRY(all_pairs(ctx, f, true, rows, LIST_ROWS_MAX, &v->rows_count, NULL));
        v->total = (int64_t)v->rows_count;
        v->pager = (struct pager_v){.next = S(""), .first = S(""), .total = S("")};
        return ST_OK;
    }
    TRY(contact_store_pairs(ctx, &f, &pairs, &v->rows_count, &next, &v->total));
    arr_each (i, v->rows_count)
        rows[i] = contact_web_pair_row_on(ctx, &pairs[i], on);
    links = list_links_of(ctx, rq, path, KEPT, next);
    v->pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    return ST_OK;
}

enum status contact_web_scheme(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct contact_scheme s;
    struct contact_scheme_v v;

    TRY(contact_store_scheme(ctx, path_id(rq, "id"), &s));
    v = (struct contact_scheme_v){
        .crumbs = contact_web_crumbs(ctx, S(""), S(""), s.name),
        .id = s.id,
        .version = s.version,
        .name = s.name,
        .rule = contact_web_rule(ctx, s.period, s.times),
        .note = s.note,
    };
    scheme_links(ctx, &s, &v);
    scheme_filter(ctx, rq, &s, &v);
    TRY(scheme_rows_of(ctx, rq, &s, &v));
    *empty = (struct empty_v){.title = T("contact.pairs_none"), .text = T("contact.pairs_text")};
    if (v.rows_count == 0)
        v.empty = empty;
    return respond_view(ctx, rq, rs, FRAME_STAFF, s.name, &contact_scheme_view, &v);
}
