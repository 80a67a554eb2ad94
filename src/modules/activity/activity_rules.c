// SPDX-License-Identifier: MulanPSL-2.0
/* Decisions about activities. */
#include "modules/activity/activity_rules.h"
#include "base/num.h"

bool activity_without_roll(struct str sort)
{
    return str_eqz(sort, "campaign") || str_eqz(sort, "bulletin");
}

struct date activity_answer_day(const struct activity *a)
{
    return date_none(a->answer_by) ? date_add_days(a->starts_on, -1) : a->answer_by;
}

enum status activity_check_going(const struct activity *a, struct err *err)
{
    if (str_eqz(a->state, "held"))
        return fail(err, ST_RULE, "activity.err.held", NULL);
    if (str_eqz(a->state, "cancelled"))
        return fail(err, ST_RULE, "activity.err.cancelled", NULL);
    return ST_OK;
}

enum status activity_check_answer(const struct activity *a, const struct activity_person *place,
                                  struct str answer, int64_t coming, struct date today,
                                  struct err *err)
{
    const bool yes = str_eqz(answer, "yes");

    TRY(activity_check_going(a, err));
    if (!str_eqz(a->state, "open"))
        return fail(err, ST_RULE, "activity.err.not_open", NULL);
    if (place == NULL && (!str_eqz(a->way, "open") || !yes))
        return fail(err, ST_RULE, "activity.err.not_asked", NULL);
    if (date_cmp(today, activity_answer_day(a)) > 0)
        return fail(err, ST_RULE, "activity.err.too_late", NULL);
    if (yes && a->quota > 0 && coming >= a->quota &&
        (place == NULL || !str_eqz(place->answer, "yes")))
        return fail(err, ST_RULE, "activity.err.full", NULL);
    return ST_OK;
}

enum status activity_check_open(const struct activity *a, int64_t asked, struct err *err)
{
    if (!str_eqz(a->state, "planned"))
        return fail(err, ST_RULE, "activity.err.opened", NULL);
    if (str_eqz(a->way, "invited") && asked == 0)
        return fail(err, ST_RULE, "activity.err.nobody", NULL);
    return ST_OK;
}

enum status activity_check_held(const struct activity *a, int64_t unnoted, struct date today,
                                struct err *err)
{
    TRY(activity_check_going(a, err));
    if (date_cmp(today, a->starts_on) < 0)
        return fail(err, ST_RULE, "activity.err.ahead", NULL);
    if (unnoted > 0 && !activity_without_roll(a->sort))
        return fail(err, ST_RULE, "activity.err.unnoted", NULL);
    return ST_OK;
}

enum status activity_check_unask(const struct activity *a, const struct activity_person *p,
                                 struct err *err)
{
    TRY(activity_check_going(a, err));
    if (p->presence.len != 0)
        return fail(err, ST_RULE, "activity.err.noted", NULL);
    return ST_OK;
}

enum status activity_check_roll(const struct activity *a, struct date today, struct err *err)
{
    TRY(activity_check_going(a, err));
    if (activity_without_roll(a->sort))
        return fail(err, ST_RULE, "activity.err.no_roll", NULL);
    if (date_cmp(today, a->starts_on) < 0)
        return fail(err, ST_RULE, "activity.err.ahead", NULL);
    return ST_OK;
}

int activity_turn_cmp(const struct activity_turn *a, const struct activity_turn *b)
{
    int order = num_cmp(a->times, b->times);

    if (order == 0)
        order = date_cmp(a->last_on, b->last_on);
    return order != 0 ? order : num_cmp(a->deputy_id, b->deputy_id);
}

enum { QUARTERS = 4, QUARTER_MONTHS = 3 };

/* How many of a year's, counted from its first. */
static int64_t of_year(int64_t quarters)
{
    return num_min(num_max(quarters, 0), QUARTERS);
}

/* Quarters from the first of `year` to the one of `day`. */
static int64_t quarter_of(int year, struct date day)
{
    return (int64_t)(day.year - year) * QUARTERS + (day.month - 1) / QUARTER_MONTHS;
}

static bool begins_quarter(struct date day)
{
    return day.month % QUARTER_MONTHS == 1 && day.day == 1;
}

int64_t activity_group_due(int64_t least, struct date from, int year, struct date today)
{
    const int64_t over = of_year(quarter_of(year, date_add_days(today, 1))),
                  missed = of_year(quarter_of(year, from) + !begins_quarter(from));

    return least * num_max(over - missed, 0) / QUARTERS;
}

struct date activity_quarter_end(struct date day)
{
    const unsigned month = ((day.month - 1) / QUARTER_MONTHS + 1) * QUARTER_MONTHS;

    return (struct date){day.year, month, days_in_month(day.year, month)};
}
