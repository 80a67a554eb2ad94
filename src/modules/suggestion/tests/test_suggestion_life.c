// SPDX-License-Identifier: MulanPSL-2.0
/* The whole life, step by step, on both databases. */
#include "modules/suggestion/tests/sugtest.h"

static void test_plain(struct sugtest *s)
{
    const int64_t id = submitted(s, "关于修复青石岭公路的建议");
    struct suggestion_accept accept = {.id = id};
    const struct suggestion_unit lead = {s->traffic, ROLE_LEAD};
    struct suggestion_assign assign = {.id = id, .units = &lead, .units_count = 1};
    const struct suggestion_handling_ref ref = {.id = id};
    struct suggestion n = now(s, id);

    EQ_INT(n.state, SUGGESTION_SUBMITTED, "with the office");
    OK(!n.in_session, "tabled in recess");
    EQ_INT(date_cmp(n.tabled_on, on("2026-03-02")), 0, "on its day");
    EQ_INT(date_cmp(n.dispatch_due_on, on("2026-03-11")), 0, "seven workdays to hand it over");

    as(s, OFFICE, 0);
    DONE(s, suggestion_accept(s->ctx, &accept));
    n = now(s, id);
    EQ_INT(n.number, 1, "the first number");
    EQ_STR(n.number_series, "r2026", "of the year");
    EQ_STR(suggestion_number_text(s->ctx->arena, &n), "闭会〔2026〕第1号", "as people write it");

    day(s, "2026-03-12");
    DONE(s, suggestion_hand_over(s->ctx, &assign));
    n = now(s, id);
    EQ_INT(n.state, SUGGESTION_HANDED_OVER, "handed over");
    EQ_INT(date_cmp(n.due_on, on("2026-06-12")), 0, "three months");
    EQ_INT(n.reply_months, 3, "stored with the row");
    OK(str_has(n.due_basis, S("第51条")), "and the article");

    as(s, HANDLER, s->traffic);
    DONE(s, suggestion_sign(s->ctx, &ref));
    EQ_INT(state(s, id), SUGGESTION_HANDLING, "signed for");
    day(s, "2026-05-06");
    contact(s, id, s->traffic);
    reply(s, id, s->traffic, "A", NULL);
    n = now(s, id);
    EQ_INT(n.state, SUGGESTION_REPLIED, "replied");
    OK(n.in_time, "in time");
    EQ_STR(n.class_kind, "solved", "class A is solved");
    EQ_INT(n.rating_state, RATING_DUE, "the deputy's turn");
    EQ_INT(date_cmp(n.rating_due_on, on("2026-05-27")), 0, "fifteen workdays");

    DONE(s, rate(s, id, 0, MARK_BASIC));
    n = now(s, id);
    EQ_INT(n.state, SUGGESTION_CLOSED, "closed");
    EQ_INT(n.result, MARK_BASIC, "basically satisfied");
    EQ_STR(n.closed_reason, "rated", "because it was rated");
    EQ_INT(sug_events(s, "suggestion.rated"), 1, "and journalled");
}

int main(void)
{
    sug_both("sug_plain", test_plain);
    return tap_done();
}
