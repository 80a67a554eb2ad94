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

/* A session's suggestion: signed by three, found twice, handed over at the meeting, answered with a
 * promise, not satisfying, answered again, published. */
static void test_session(struct sugtest *s)
{
    const int64_t cosigners[] = {s->deputy[1], s->deputy[2]};
    const struct suggestion_unit units[] = {{s->traffic, ROLE_LEAD}, {s->water, ROLE_JOINT}};
    const struct suggestion_draft draft = {.title = S("关于修复柳河桥的建议"),
                                           .body = S("便桥护栏破损，校车绕行。"),
                                           .cosigners = cosigners,
                                           .cosigners_count = 2};
    struct suggestion_handling_ref ref = {0};
    struct suggestion_promise_act promise = {.body = S("已完工验收")};
    struct suggestion_publish publish = {.is_public = true, .title = S("关于修复柳河桥的建议")};
    struct suggestion_fault *faults;
    struct suggestion_public shown;
    struct suggestion_detail d;
    int64_t id = 0, twin = 0, batch = 0;
    size_t count, done;

    day(s, "2026-02-11");
    as(s, DEPUTY, 0);
    DONE(s, suggestion_save(s->ctx, &draft, &id));
    DONE(s, suggestion_ask_confirm(s->ctx, &(struct suggestion_ref){.id = id}));
    for (int64_t i = 1; i <= 2; i++) {
        as(s, DEPUTY, i);
        DONE(s, suggestion_confirm(s->ctx, &(struct suggestion_confirm){.id = id, .agree = true}));
    }
    as(s, DEPUTY, 0);
    DONE(s, suggestion_submit(s->ctx, &(struct suggestion_submit){.id = id, .one_matter = true}));
    twin = submitted(s, "柳河桥要修");
    as(s, OFFICE, 0);
    DONE(s, suggestion_accept(s->ctx, &(struct suggestion_accept){.id = id}));
    DONE(s, suggestion_merge(s->ctx, &(struct suggestion_merge){.id = twin, .main_id = id}));
    DONE(s, suggestion_show(s->ctx, twin, &d));
    EQ_STR(d.gates[0].kind, "merged", "the process of a merged one says into which");
    DONE(s, suggestion_show(s->ctx, id, &d));
    EQ_STR(d.gates[0].about, "柳河桥要修", "that of the main one what it took");
    EQ_STR(
        suggestion_number_text(s->ctx->arena, &(struct suggestion){.number = 1, .in_session = 1}),
        "第1号", "numbered in the session");

    DONE(s, suggestion_batch_save(s->ctx, &(struct suggestion_batch_new){.name = S("交办会")},
                                  &batch));
    DONE(s, suggestion_plan(s->ctx,
                            &(struct suggestion_assign){
                                .id = id, .units = units, .units_count = 2, .batch_id = batch}));
    day(s, "2026-03-12");
    DONE(s, suggestion_bulk_hand_over(s->ctx, &(struct suggestion_bulk){.batch_id = batch}, &faults,
                                      &count, &done));
    ref.id = id;
    arr_each (i, COUNT(units)) {
        as(s, HANDLER, units[i].organ_id);
        DONE(s, suggestion_sign(s->ctx, &ref));
    }
    DONE(s,
         suggestion_advise(s->ctx, &(struct suggestion_advise){.id = id, .body = S("桩基完好")}));
    contact(s, id, s->traffic);
    day(s, "2026-06-12");
    reply(s, id, s->traffic, "B", "2026-10-31");
    OK(now(s, id).in_time, "the last day is in time");
    DONE(s, rate(s, id, 0, MARK_DISSATISFIED));
    day(s, "2026-06-20");
    contact(s, id, s->traffic);
    reply(s, id, s->traffic, "A", NULL);
    DONE(s, rate(s, twin, 0, MARK_SATISFIED));
    d = all_of(s, id);
    EQ_INT(d.s.state, SUGGESTION_CLOSED, "closed after the second answer");
    EQ_INT(d.s.promises_open, 1, "the promise of the first is still to be kept");
    EQ_INT(d.signers_count, 4, "all who signed, and the author of the twin");

    promise.id = id;
    promise.promise_id = d.promises[0].id;
    promise.what = S("done");
    day(s, "2026-10-20");
    as(s, HANDLER, s->traffic);
    DONE(s, suggestion_report_promise(s->ctx, &promise));
    promise.what = S("confirmed");
    as(s, OFFICE, 0);
    DONE(s, suggestion_confirm_promise(s->ctx, &promise));
    OK(all_of(s, id).promises[0].kept, "kept in time");
    publish.id = id;
    publish.body = S("便桥护栏破损，请找村支书0700-7654321。");
    EQ_INT(suggestion_publish(s->ctx, &publish), ST_INVALID, "not with a telephone number");
    (void)why(s);
    publish.body = private_mask(s->ctx->arena, publish.body);
    DONE(s, suggestion_publish(s->ctx, &publish));
    s->ctx->actor = &(struct actor){.congress_id = s->ctx->congress_id};
    DONE(s, suggestion_public_get(s->ctx, id, &shown));
    EQ_STR(shown.row.deputy_name, "周秀兰", "for everybody to read");
}

static int64_t closed_one(struct sugtest *s, const char *title)
{
    const int64_t id = replied(s, title, "A");

    ASSERT(rate(s, id, 0, MARK_SATISFIED) == ST_OK);
    return id;
}

static int64_t undecided(struct sugtest *s)
{
    int64_t *ids, counted = 0;
    size_t count;

    ASSERT(suggestion_undecided(s->ctx, &ids, &count) == ST_OK);
    ASSERT(suggestion_queue_count(s->ctx, &counted) == ST_OK);
    OK(counted == (count > 3 ? 1 : (int64_t)count), "more than a handful is one task");
    return (int64_t)count;
}

/* Several decided at once: all of them, or none and which one stands in the way. */
static void test_publish_many(struct sugtest *s)
{
    const int64_t clean = closed_one(s, "修桥"), telephone = closed_one(s, "请打13812345678"),
                  asked = closed_one(s, "不愿公开"), last = closed_one(s, "修路");
    struct suggestion_publish_item items[] = {
        {.id = clean, .text = true, .replies = true}, {.id = last, .text = true}, {.id = asked}};
    struct suggestion_public shown;

    as(s, HANDLER, s->traffic);
    REFUSED(s, suggestion_publish_many(s->ctx, items, 1), ST_DENIED, "not_yours");
    as(s, OFFICE, 0);
    EQ_INT(undecided(s), 4, "four wait");
    items[1].id = telephone;
    EQ_INT(suggestion_publish_many(s->ctx, items, 2), ST_INVALID, "not with a telephone number");
    EQ_TEXT(field(s), "id", "the list says which");
    EQ_INT(undecided(s), 4, "and none went out");
    items[1] = (struct suggestion_publish_item){
        .id = last, .version = now(s, last).version - 1, .text = true};
    as(s, OFFICE, 0);
    EQ_INT(suggestion_publish_many(s->ctx, items, 2), ST_INVALID, "nor what changed meanwhile");
    (void)why(s);
    items[1].version = now(s, last).version;
    as(s, OFFICE, 0);
    DONE(s, suggestion_publish_many(s->ctx, items, 3));
    EQ_INT(undecided(s), 1, "one is left to be decided alone");
    DONE(s, suggestion_public_get(s->ctx, clean, &shown));
    EQ_INT(shown.replies_count, 1, "the answer went out with the text");
    DONE(s, suggestion_public_get(s->ctx, last, &shown));
    EQ_INT(shown.replies_count, 0, "or the text alone");
    EQ_INT(suggestion_public_get(s->ctx, asked, &shown), ST_NOT_FOUND, "or neither");
    (void)why(s);
}

int main(void)
{
    sug_both("sug_publish_many", test_publish_many);
    sug_both("sug_plain", test_plain);
    sug_both("sug_session", test_session);
    return tap_done();
}
