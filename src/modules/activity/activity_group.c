// SPDX-License-Identifier: MulanPSL-2.0
/* Activities that are a group's own, counted for each; who leads a group is told when it has to
 * meet. */
#include "modules/activity/activity_group.h"
#include "modules/activity/activity_actions.h"
#include "modules/activity/activity_rules.h"
#include "modules/activity/activity_store.h"
#include "modules/body/body.h"
#include "modules/congress/congress.h"
#include "platform/text.h"

/* The chair sees it on the first page so many days before. */
enum { NEAR_DAYS = 45 };

static void put_counts(struct activity_group_count *group, const struct activity_group_count *all,
                       size_t count)
{
    arr_each (i, count)
        if (all[i].group_id == group->group_id) {
            group->held = all[i].held;
            group->ahead = all[i].ahead;
            group->last_on = all[i].last_on;
        }
}

/* Each group that there is on `by`, with what it has held since the year began, and what it is to
 * have held by then. */
static enum status groups_by(struct ctx *ctx, struct date by, struct activity_group_count **out,
                             size_t *out_count, int64_t *out_least)
{
    const struct date first = {by.year, 1, 1};
    struct activity_group_count *held;
    struct law_params params;
    struct body *bodies;
    size_t bodies_count, held_count;

    TRY(congress_law_params(ctx, by, &params));
    TRY(activity_store_group_counts(ctx, first, by, &held, &held_count));
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
            .due = activity_group_due(params.group_activities, bodies[i].from_on, by.year, by)};
        put_counts(g, held, held_count);
        (*out_count)++;
    }
    return ST_OK;
}

enum status activity_groups(struct ctx *ctx, struct date by, struct activity_group_count **out,
                            size_t *out_count, int64_t *out_least)
{
    return groups_by(ctx, date_earlier(by, ctx->today), out, out_count, out_least);
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

/* ---------------------------------------------------------------- what is missing */

struct missing {
    const struct activity_group_count *group;
    struct date by; /* the end of a quarter */
    int64_t times;
};

/* Groups that by the ends of quarters within have met, or are to meet, too seldom. */
static enum status missing_of(struct ctx *ctx, struct date from, struct date until,
                              struct missing **out, size_t *out_count)
{
    *out = NULL;
    *out_count = 0;
    for (struct date end = activity_quarter_end(from); date_cmp(end, until) <= 0;
         end = activity_quarter_end(date_add_days(end, 1))) {
        struct activity_group_count *all;
        struct missing *both;
        size_t count, n = *out_count;
        int64_t least;

        TRY(groups_by(ctx, end, &all, &count, &least));
        both = arena_array(ctx->arena, n + count, struct missing);
        arr_each (i, n)
            both[i] = (*out)[i];
        arr_each (i, count)
            if (all[i].held + all[i].ahead < all[i].due)
                both[n++] = (struct missing){&all[i], end, all[i].due - all[i].held - all[i].ahead};
        *out = both;
        *out_count = n;
    }
    return ST_OK;
}

static struct str url_of(struct ctx *ctx, const struct missing *m)
{
    return str_printf(ctx->arena, "/activity?group=%lld&from=%d-01-01&to=%d-12-31",
                      (long long)m->group->group_id, m->by.year, m->by.year);
}

static struct due_item item_of(struct ctx *ctx, const struct missing *m, int64_t deputy_id)
{
    return (struct due_item){
        .subject_id = m->group->group_id,
        .part_id = date_to_days(m->by),
        .due_on = m->by,
        .deputy_id = deputy_id,
        .url = url_of(ctx, m),
        .title = TF(ctx->arena, "activity.group_behind", str_int(ctx->arena, m->times)),
        .name = m->group->name};
}

/* To whoever leads it; where nobody does, only the office is told. */
enum status activity_group_dues(struct ctx *ctx, struct date from, struct date until,
                                struct due_item **out, size_t *out_count)
{
    struct missing *all;
    size_t count;

    TRY(missing_of(ctx, from, until, &all, &count));
    *out = arena_array(ctx->arena, count, struct due_item);
    *out_count = count;
    arr_each (i, count) {
        struct body_member *members;
        size_t members_count;
        int64_t chair = 0;

        TRY(body_members_at(ctx, all[i].group->group_id, ctx->today, &members, &members_count));
        for (size_t k = 0; k < members_count && chair == 0; k++)
            if (members[k].post == BODY_CHAIR)
                chair = members[k].deputy_id;
        (*out)[i] = item_of(ctx, &all[i], chair);
    }
    return ST_OK;
}

static bool leads(const struct ctx *ctx, const struct body_member *m)
{
    return m->post == BODY_CHAIR && date_cmp(m->from_on, ctx->today) <= 0 &&
           (date_none(m->to_on) || date_cmp(m->to_on, ctx->today) >= 0);
}

static bool leads_group(const struct ctx *ctx, const struct body_member *seats, size_t count,
                        int64_t group_id)
{
    arr_each (i, count)
        if (seats[i].body_id == group_id && leads(ctx, &seats[i]))
            return true;
    return false;
}

static bool leads_any(const struct ctx *ctx, const struct body_member *seats, size_t count)
{
    arr_each (i, count)
        if (leads(ctx, &seats[i]))
            return true;
    return false;
}

enum status activity_group_tasks(struct ctx *ctx, struct task **out, size_t *out_count)
{
    struct body_member *seats;
    struct missing *all;
    size_t seats_count, count;

    *out = NULL;
    *out_count = 0;
    if (ctx->actor->deputy_id == 0 || !may(ctx, "activity.take_part"))
        return ST_OK;
    TRY(body_seats_of(ctx, ctx->actor->deputy_id, 0, &seats, &seats_count));
    if (!leads_any(ctx, seats, seats_count))
        return ST_OK;
    TRY(missing_of(ctx, ctx->today, date_add_days(ctx->today, NEAR_DAYS), &all, &count));
    *out = arena_array(ctx->arena, count, struct task);
    arr_each (i, count)
        if (leads_group(ctx, seats, seats_count, all[i].group->group_id))
            (*out)[(*out_count)++] =
                (struct task){.label = T("activity.task.group"),
                              .number = S(""),
                              .who = S(""),
                              .title = TF(ctx->arena, "activity.task.group_title",
                                          all[i].group->name, str_int(ctx->arena, all[i].times)),
                              .due_on = all[i].by,
                              .url = url_of(ctx, &all[i])};
    return ST_OK;
}
