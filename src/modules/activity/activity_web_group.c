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
                                          int year)
{
    const bool behind = g->held < g->due;

    return (struct activity_group_row_v){
        .id = g->group_id,
        .name = g->name,
        .held = g->held,
        .due = g->due,
        .last_on = g->last_on,
        .url = str_printf(ctx->arena, "/activity?group=%lld&state=held&from=%d-01-01&to=%d-12-31",
                          (long long)g->group_id, year, year),
        .tag = behind ? (struct tag_v){TF(ctx->arena, "activity.group_behind",
                                          str_int(ctx->arena, g->due - g->held)),
                                       S("wait")}
                      : (struct tag_v){T("activity.group_done"), S("ok")},
    };
}

enum status activity_web_groups(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t asked = param_int(rq, "year");
    const int year =
        asked > ctx->today.year - YEARS && asked <= ctx->today.year ? (int)asked : ctx->today.year;
    struct field_v *field = arena_new(ctx->arena, struct field_v);
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct activity_group_count *all;
    struct activity_group_row_v *rows;
    struct activity_groups_v v = {0};
    int64_t least;

    TRY(activity_groups(ctx, year, &all, &v.rows_count, &least));
    rows = arena_array(ctx->arena, v.rows_count, struct activity_group_row_v);
    arr_each (i, v.rows_count)
        rows[i] = row_of(ctx, &all[i], year);
    v.rows = rows;
    v.crumbs = activity_web_crumbs(ctx, S(""), S(""), T("activity.groups"));
    v.meta = TF(ctx->arena, "activity.groups_meta", str_int(ctx->arena, least));
    *field = year_field(ctx, rq, year);
    v.filter = (struct filter_v){
        .url = S("/activity/group"), .label = S(""), .fields = field, .fields_count = 1};
    *empty = (struct empty_v){.title = T("activity.groups_none"),
                              .text = T("activity.groups_none_text")};
    v.empty = v.rows_count == 0 ? empty : NULL;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("activity.groups"), &activity_groups_view, &v);
}
