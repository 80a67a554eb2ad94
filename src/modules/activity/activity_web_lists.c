// SPDX-License-Identifier: MulanPSL-2.0
/* The lists behind the figures: participation (人次), deeds. */
#include "modules/activity/activity_rules.h"
#include "modules/activity/activity_web.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

static const char *const KEPT_PEOPLE[] = {"q",          "kind",     "presence", "month",
                                          "delegation", "campaign", "once",     "from",
                                          "to",         "limit",    NULL};
static const char *const KEPT_DEEDS[] = {"q",    "kind", "state", "month", "example",
                                         "from", "to",   "limit", NULL};

static struct field_v word_field(struct ctx *ctx, const struct request *rq, const char *name,
                                 const char *label, const char *words, const char *prefix)
{
    struct field_v f = form_field(ctx, rq, "select", name, label, param_text(rq, name));

    form_words(ctx, &f, words, prefix, true);
    return f;
}

static enum status check_month(struct ctx *ctx, const struct request *rq)
{
    const struct str month = param_text(rq, "month");
    struct date first, last;

    if (month.len > 0 && !date_parse_month(month, &first, &last))
        return fail_field(&ctx->err, "month", "activity.err.month", NULL);
    return ST_OK;
}

enum status activity_web_presence(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct activity_person_filter f = {
        .q = param_text(rq, "q"),
        .sort = param_text(rq, "kind"),
        .presence = param_text(rq, "presence"),
        .from = param_date(rq, "from"),
        .to = param_date(rq, "to"),
        .month = param_text(rq, "month"),
        .delegation_id = param_id(rq, "delegation"),
        .campaign_id = param_id(rq, "campaign"),
        .once = param_bool(rq, "once"),
        .after = param_text(rq, "after"),
        .limit = list_limit(rq, LIST_ROWS),
    };
    struct field_v *fields = arena_array(ctx->arena, 2, struct field_v);
    struct activity_presence_v v = {0};
    struct activity_presence_row_v *rows;
    struct activity_person *all;
    struct list_links links;
    struct str next;

    TRY(check_month(ctx, rq));
    TRY(activity_store_person_page(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct activity_presence_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct activity_presence_row_v){
            .id = all[i].id,
            .activity = all[i].activity_id,
            .name = all[i].name,
            .delegation = all[i].delegation,
            .title = all[i].title,
            .sort = all[i].sort,
            .on = all[i].on,
            .presence = all[i].presence,
            .tag = activity_web_presence_tag(&all[i]),
        };
    v.rows = rows;
    v.crumbs = activity_web_crumbs(ctx, S(""), S(""), T("activity.presence_title"));
    fields[0] = word_field(ctx, rq, "kind", "activity.f.sort", ACTIVITY_SORTS, "activity.sort.");
    fields[1] = word_field(ctx, rq, "presence", "activity.col.presence", "attended excused absent",
                           "activity.presence.");
    v.filter = (struct filter_v){.url = S("/activity/person"),
                                 .label = T("activity.filter.person"),
                                 .q = f.q,
                                 .fields = fields,
                                 .fields_count = 2,
                                 .reset = list_reset(rq, S("/activity/person"))};
    links = list_links_of(ctx, rq, "/activity/person", KEPT_PEOPLE, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    v.empty = list_empty(ctx, rq, v.rows_count, T("activity.empty.person"),
                         T("activity.empty.person_text"),
                         link_next(ctx, "activity.take_part", T("activity.menu"), "/activity"));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("activity.presence_title"),
                        &activity_presence_view, &v);
}

enum status activity_web_deeds(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct activity_deed_filter f = {
        .q = param_text(rq, "q"),
        .sort = param_text(rq, "kind"),
        .state = param_text(rq, "state"),
        .from = param_date(rq, "from"),
        .to = param_date(rq, "to"),
        .month = param_text(rq, "month"),
        .example = param_bool(rq, "example"),
        .after = param_text(rq, "after"),
        .limit = list_limit(rq, LIST_ROWS),
    };
    struct field_v *fields = arena_array(ctx->arena, 3, struct field_v);
    struct activity_deeds_v v = {0};
    struct activity_deed_row_v *rows;
    struct activity_deed *all;
    struct list_links links;
    struct str next;

    TRY(check_month(ctx, rq));
    TRY(activity_store_deeds(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct activity_deed_row_v);
    arr_each (i, v.rows_count)
        rows[i] = activity_web_deed_row(ctx, &all[i]);
    v.rows = rows;
    v.crumbs = activity_web_crumbs(ctx, S(""), S(""), T("activity.deeds"));
    fields[0] = word_field(ctx, rq, "kind", "activity.f.deed", ACTIVITY_DEEDS, "activity.deed.");
    fields[1] = word_field(ctx, rq, "state", "activity.f.state", "told checked refused",
                           "activity.deed_state.");
    fields[2] =
        form_field(ctx, rq, "check", "example", "activity.f.example", f.example ? S("1") : S(""));
    v.filter = (struct filter_v){.url = S("/activity/deed"),
                                 .label = T("activity.filter.person"),
                                 .q = f.q,
                                 .fields = fields,
                                 .fields_count = 3,
                                 .reset = list_reset(rq, S("/activity/deed"))};
    links = list_links_of(ctx, rq, "/activity/deed", KEPT_DEEDS, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    v.empty =
        list_empty(ctx, rq, v.rows_count, T("activity.empty.deed"), T("activity.empty.deed_text"),
                   link_next(ctx, "activity.take_part", T("activity.menu"), "/activity"));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("activity.deeds"), &activity_deeds_view, &v);
}
