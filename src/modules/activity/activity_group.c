// SPDX-License-Identifier: MulanPSL-2.0
/* Activities that are a group's own, counted for each. */
#include "modules/activity/activity_actions.h"
#include "modules/activity/activity_rules.h"
#include "modules/activity/activity_store.h"
#include "modules/body/body.h"
#include "modules/congress/congress.h"

enum { YEAR_END_MONTH = 12, YEAR_END_DAY = 31 };

static void put_counts(struct activity_group_count *group, const struct activity_group_count *all,
                       size_t count)
{
    arr_each (i, count)
        if (all[i].group_id == group->group_id) {
            group->held = all[i].held;
            group->last_on = all[i].last_on;
        }
}

enum status activity_groups(struct ctx *ctx, int year, struct activity_group_count **out,
                            size_t *out_count, int64_t *out_least)
{
    const struct date first = {year, 1, 1}, end = {year, YEAR_END_MONTH, YEAR_END_DAY};
    const struct date by = date_earlier(end, ctx->today);
    struct activity_group_count *held;
    struct law_params params;
    struct body *bodies;
    size_t bodies_count, held_count;

    TRY(congress_law_params(ctx, by, &params));
    TRY(activity_store_group_counts(ctx, first, end, &held, &held_count));
    TRY(body_list(ctx, by, &bodies, &bodies_count));
    *out = arena_array(ctx->arena, bodies_count, struct activity_group_count);
    *out_count = 0;
    *out_least = params.group_activities;
    arr_each (i, bodies_count) {
        struct activity_group_count *g = &(*out)[*out_count];

        if (bodies[i].kind != BODY_GROUP)
            continue;
        *g = (struct activity_group_count){
            .group_id = bodies[i].id,
            .name = bodies[i].name,
            .due =
                activity_group_due(params.group_activities, bodies[i].from_on, year, ctx->today)};
        put_counts(g, held, held_count);
        (*out_count)++;
    }
    return ST_OK;
}

enum status activity_check_group(struct ctx *ctx, const struct activity *a)
{
    struct body b;
    enum status st;

    if (a->group_id == 0)
        return ST_OK;
    st = body_get(ctx, a->group_id, &b);
    if (st != ST_OK && st != ST_NOT_FOUND)
        return st;
    if (st == ST_NOT_FOUND || b.kind != BODY_GROUP) {
        ctx->err = (struct err){0};
        invalid(ctx, "group", "activity.err.group", NULL);
    } else if (!str_eqz(a->sort, "group")) {
        invalid(ctx, "group", "activity.err.group_sort", NULL);
    }
    return invalid_done(ctx);
}
