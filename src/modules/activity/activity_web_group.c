// SPDX-License-Identifier: MulanPSL-2.0
/* How often each group of deputies has met in a year, beside what the place asks for. */
#include "modules/activity/activity_actions.h"
#include "modules/activity/activity_web.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { YEARS = 5 };

static struct field_v year_field(struct ctx *ctx, const struct request *rq, int year)
{
    struct field_v f =
        form_field(ctx, rq, "select", "year", "activity.f.year", str_int(ctx->arena, year));
    struct option_v options[YEARS];

    arr_each (i, (size_t)YEARS) {
        const struct str value = str_int(ctx->arena, ctx->today.year - (int)i);

        options[i] = (struct option_v){.value = value, .label = value};
    }
    form_options(ctx, &f, options, YEARS);
    return f;
}

static struct activity_group_row_v row_of(struct ctx *ctx, const struct activity_group_count *g,
                                          struct date by)
{
    const bool behind = g->held < g->due;
    char to[DATE_TEXT_SIZE];

    return (struct activity_group_row_v){
        .id = g->group_id,
        .name = g->name,
        .held = g->held,
        .due = g->due,
        .last_on = g->last_on,
        .url = str_printf(ctx->arena, "/activity?group=%lld&state=held&from=%d-01-01&to=%s",
                          (long long)g->group_id, by.year, date_format(by, to)),
        .tag = behind ? (struct tag_v){TF(ctx->arena, "activity.group_behind",
                                          str_int(ctx->arena, g->due - g->held)),
                                       S("wait")}
                      : (struct tag_v){T("activity.group_done"), S("ok")},
    };
}

/* The last day that is looked at: of a period that a figure was asked for, or of a year. */
static struct date by_of(struct ctx *ctx, const struct request *rq)
{
    const int64_t year = param_int(rq, "year");

    if (!date_none(param_date(rq, "to")))
        return param_date(rq, "to");
    return (struct date){
        year > ctx->today.year - YEARS && year <= ctx->today.year ? (int)year : ctx->today.year, 12,
        31};
}

enum status activity_web_groups(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct date by = by_of(ctx, rq);
    struct field_v *fields = arena_array(ctx->arena, 2, struct field_v);
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct activity_group_count *all;
    struct activity_group_row_v *rows;
    struct activity_groups_v v = {0};
    int64_t least;
    size_t count;

    TRY(activity_groups(ctx, by, &all, &count, &least));
    rows = arena_array(ctx->arena, count, struct activity_group_row_v);
    arr_each (i, count)
        if (!param_bool(rq, "met") || all[i].held >= all[i].due)
            rows[v.rows_count++] = row_of(ctx, &all[i], by);
    v.rows = rows;
    v.crumbs = activity_web_crumbs(ctx, S(""), S(""), T("activity.groups"));
    v.meta = TF(ctx->arena, "activity.groups_meta", str_int(ctx->arena, least),
                text_date(ctx->arena, date_earlier(by, ctx->today), (struct date){1, 1, 1}));
    fields[0] = year_field(ctx, rq, by.year);
    fields[1] = form_field(ctx, rq, "check", "met", "activity.f.met",
                           param_bool(rq, "met") ? S("1") : S(""));
    v.filter = (struct filter_v){
        .url = S("/activity/group"), .label = S(""), .fields = fields, .fields_count = 2};
    *empty = count == 0
                 ? (struct empty_v){.title = T("activity.groups_none"),
                                    .text = T("activity.groups_none_text"),
                                    .more = link_next(ctx, "body.view", T("body.menu"), "/body")}
                 : (struct empty_v){.title = T("activity.groups_none_met")};
    v.empty = v.rows_count == 0 ? empty : NULL;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("activity.groups"), &activity_groups_view, &v);
}
