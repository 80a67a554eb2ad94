// SPDX-License-Identifier: MulanPSL-2.0
/* Decisions about reports to voters. */
#include "modules/reportback/reportback_rules.h"

struct reportback_count reportback_sum(const struct reportback *r)
{
    return (struct reportback_count){
        .satisfied = r->paper.satisfied + r->phone.satisfied,
        .basic = r->paper.basic + r->phone.basic,
        .dissatisfied = r->paper.dissatisfied + r->phone.dissatisfied,
    };
}

int64_t reportback_all(const struct reportback_count *c)
{
    return c->satisfied + c->basic + c->dissatisfied;
}

enum status reportback_check_coming(const struct reportback *r, struct err *err)
{
    if (str_eqz(r->state, "cancelled"))
        return fail(err, ST_RULE, "reportback.err.cancelled", NULL);
    if (!str_eqz(r->state, "planned") && !str_eqz(r->state, "written"))
        return fail(err, ST_RULE, "reportback.err.held", NULL);
    return ST_OK;
}

enum status reportback_check_hold(const struct reportback *r, struct date on, struct date today,
                                  struct err *err)
{
    TRY(reportback_check_coming(r, err));
    if (r->text.len == 0)
        return fail(err, ST_RULE, "reportback.err.no_text", NULL);
    if (date_cmp(on, today) > 0)
        return fail(err, ST_RULE, "reportback.err.ahead", NULL);
    return ST_OK;
}

enum status reportback_check_rating(const struct reportback *r, bool open, struct err *err)
{
    if (!str_eqz(r->state, "held"))
        return fail(err, ST_RULE, "reportback.err.not_held", NULL);
    if (r->rating_open == open)
        return fail(err, ST_RULE, open ? "reportback.err.open" : "reportback.err.shut", NULL);
    return ST_OK;
}

enum status reportback_check_rate(const struct reportback *r, struct err *err)
{
    if (!str_eqz(r->state, "held") || !r->rating_open)
        return fail(err, ST_RULE, "reportback.err.shut", NULL);
    if (reportback_all(&r->phone) >= r->present)
        return fail(err, ST_RULE, "reportback.err.all_rated", NULL);
    return ST_OK;
}

enum status reportback_check_count(const struct reportback *r, const struct reportback_count *paper,
                                   struct err *err)
{
    if (str_eqz(r->state, "published"))
        return fail(err, ST_RULE, "reportback.err.published", NULL);
    if (!str_eqz(r->state, "held") && !str_eqz(r->state, "rated"))
        return fail(err, ST_RULE, "reportback.err.not_held", NULL);
    if (reportback_all(paper) + reportback_all(&r->phone) > r->present)
        return fail(err, ST_RULE, "reportback.err.too_many", NULL);
    if (reportback_all(paper) + reportback_all(&r->phone) == 0)
        return fail(err, ST_RULE, "reportback.err.none", NULL);
    return ST_OK;
}

enum status reportback_check_publish(const struct reportback *r, struct err *err)
{
    if (str_eqz(r->state, "published"))
        return fail(err, ST_RULE, "reportback.err.published", NULL);
    if (!str_eqz(r->state, "rated"))
        return fail(err, ST_RULE, "reportback.err.not_rated", NULL);
    return ST_OK;
}
