// SPDX-License-Identifier: MulanPSL-2.0
/* Duties suspended and taken up again, on both databases. People are invented. */
#include "modules/deputy/deputy_rules.h"
#include "modules/tests/modtest.h"

static struct deputy_suspension detained(int64_t deputy_id)
{
    return (struct deputy_suspension){
        .deputy_id = deputy_id,
        .ground = S("detained"),
        .decided_by = S("云溪县公安局"),
        .document = S("云公函〔2026〕8号"),
        .from_on = {2026, 3, 1},
    };
}

static bool acts(struct ctx *ctx, int64_t deputy_id, struct date on)
{
    const enum status st = deputy_check_acting(ctx, deputy_id, on);

    modtest_clear(ctx);
    ASSERT(st == ST_OK || st == ST_RULE);
    return st == ST_OK;
}

/* @law Deputies Law (2025-03-11) art. 61 */
static void suspended(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t li = modtest_deputy(ctx, "李文静", "城关镇代表团");
    const int64_t other = modtest_deputy(ctx, "王德明", "城关镇代表团");
    struct deputy_suspension s = detained(li), *all;
    int64_t id = 0, again = 0, *ids;
    size_t count;

    EQ_INT(deputy_suspend(ctx, &s, &id), ST_OK, "the office enters it");
    EQ_INT(modtest_events(ctx, "deputy.suspended"), 1, "which is an event");
    OK(acts(ctx, li, (struct date){2026, 2, 28}), "the day before she acts");
    EQ_INT(deputy_check_acting(ctx, li, (struct date){2026, 3, 1}), ST_RULE, "on the first not");
    EQ_TEXT(ctx->err.key, "deputy.is_suspended", "says so");
    OK(ctx->err.law != NULL && strstr(ctx->err.law, "第六十一条") != NULL, "with the article");
    modtest_clear(ctx);
    OK(!acts(ctx, li, (struct date){2030, 1, 1}), "and as long as it lasts");
    OK(acts(ctx, other, ctx->today) && acts(ctx, 0, ctx->today), "others do");
    ASSERT(deputy_suspended_on(ctx, ctx->today, &ids, &count) == ST_OK);
    OK(count == 1 && deputy_among(ids, count, li) && !deputy_among(ids, count, other) &&
           !deputy_among(ids, count, 0),
       "she alone");
    EQ_INT(deputy_suspend(ctx, &s, &again), ST_RULE, "not twice at a time");
    EQ_TEXT(ctx->err.key, "deputy.suspended_already", "says so");
    modtest_clear(ctx);
    EQ_INT(deputy_resume(ctx, id, 1, (struct date){2026, 2, 1}), ST_INVALID, "not before it began");
    modtest_clear(ctx);
    EQ_INT(deputy_resume(ctx, id, 1, (struct date){2026, 6, 30}), ST_OK, "it ends");
    EQ_INT(modtest_events(ctx, "deputy.resumed"), 1, "which is an event");
    OK(!acts(ctx, li, (struct date){2026, 6, 30}), "its last day is within");
    OK(acts(ctx, li, (struct date){2026, 7, 1}), "the day after she acts again");
    EQ_INT(deputy_resume(ctx, id, 2, (struct date){2026, 7, 31}), ST_RULE, "it has ended");
    modtest_clear(ctx);
    s.from_on = (struct date){2026, 7, 1};
    s.to_on = (struct date){2026, 7, 5};
    s.ground = S("serving");
    EQ_INT(deputy_suspend(ctx, &s, &again), ST_OK, "another, with its end");
    ASSERT(deputy_suspensions(ctx, li, &all, &count) == ST_OK);
    OK(count == 2 && all[0].id == id && str_eqz(all[1].ground, "serving"), "both, oldest first");
    EQ_STR(all[0].document, "云公函〔2026〕8号", "with the paper");
}

static void refused(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t li = modtest_deputy(ctx, "李文静", "城关镇代表团");
    struct deputy_suspension s = detained(li);
    int64_t id;

    s.ground = S("ill");
    EQ_INT(deputy_suspend(ctx, &s, &id), ST_INVALID, "illness is no ground");
    EQ_TEXT(modtest_field(ctx), "ground", "the field");
    s = detained(li);
    s.decided_by = S(" ");
    EQ_INT(deputy_suspend(ctx, &s, &id), ST_INVALID, "who decided it?");
    EQ_TEXT(modtest_field(ctx), "decided_by", "the field");
    s = detained(li);
    s.to_on = (struct date){2026, 2, 1};
    EQ_INT(deputy_suspend(ctx, &s, &id), ST_INVALID, "ends before it begins");
    EQ_TEXT(modtest_field(ctx), "to_on", "the field");
    s = detained(li);
    s.from_on = (struct date){1990, 1, 1};
    EQ_INT(deputy_suspend(ctx, &s, &id), ST_RULE, "not in office then");
    modtest_clear(ctx);
    s = detained(li + 100000);
    EQ_INT(deputy_suspend(ctx, &s, &id), ST_NOT_FOUND, "nobody");
    modtest_clear(ctx);
    EQ_INT(deputy_resume(ctx, 1, 1, (struct date){0}), ST_INVALID, "until when?");
    modtest_clear(ctx);
}

static void days(void)
{
    const struct deputy_suspension open = {.from_on = {2026, 3, 1}};
    const struct deputy_suspension spring = {.from_on = {2026, 3, 1}, .to_on = {2026, 5, 31}};
    const struct deputy_suspension june = {.from_on = {2026, 6, 1}, .to_on = {2026, 6, 30}};
    const struct deputy_suspension last = {.from_on = {2026, 5, 31}, .to_on = {2026, 5, 31}};

    OK(!deputy_suspensions_meet(&spring, &june) && !deputy_suspensions_meet(&june, &spring),
       "one after the other");
    OK(deputy_suspensions_meet(&spring, &last) && deputy_suspensions_meet(&last, &spring),
       "the last day is within");
    OK(deputy_suspensions_meet(&open, &june) && deputy_suspensions_meet(&june, &open),
       "an open end lasts");
}

int main(void)
{
    days();
    modtest_both("deputy_suspended", suspended);
    modtest_one("deputy_suspension_refused", refused);
    return tap_done();
}
