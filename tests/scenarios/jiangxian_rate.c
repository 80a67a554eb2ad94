// SPDX-License-Identifier: MulanPSL-2.0
/* 评、公开: what deputies say to the replies, and what the public sees. */
#include "jiangxian.h"
#include "modules/suggestion/suggestion_list.h"
#include "platform/db.h"

static enum suggestion_mark mark_of(int n, int round)
{
    if (is_done_again(n) && (round == 1 || n == FIRST_ANGRY || n == LAST_ANGRY))
        return MARK_DISSATISFIED;
    return n % 6 == 1 ? MARK_BASIC : MARK_SATISFIED;
}

/* Most rate on the phone; every tenth fills in the paper form, which the office types. */
static void rate(struct county *c, struct tale *t, int round)
{
    const enum suggestion_mark mark = mark_of(t->n, round);
    const bool paper = t->n % 10 == 3;
    const struct suggestion_rate in = {.id = t->id,
                                       .attitude = mark == MARK_DISSATISFIED ? MARK_BASIC : mark,
                                       .result = mark,
                                       .reason = mark == MARK_DISSATISFIED ? S("没有说明何时解决")
                                                                           : S(""),
                                       .for_deputy_id = paper ? t->lead->id : 0};

    t->rated_on = date_add_days(t->replied_on, 4 + t->n % 7);
    act_as(c, paper ? c->office : t->lead->actor, t->rated_on);
    MUST(c, suggestion_rate(c->ctx, &in));
}

void the_deputies_rate(struct county *c)
{
    const struct arena_mark mark = arena_mark(c->ctx->arena);

    arr_each (i, SUGGESTIONS)
        rate(c, &c->tales[i], 1);
    EQ_INT(count_of(c, "SELECT COUNT(*) FROM suggestion_rating WHERE congress_id = :congress"),
           SUGGESTIONS, "every lead deputy rates attitude and result (评价)");
    arena_reset(c->ctx->arena, mark);
}

void they_rate_again(struct county *c)
{
    arr_each (i, SUGGESTIONS)
        if (is_done_again((int)i))
            rate(c, &c->tales[i], 2);
    EQ_INT(count_of(c, "SELECT COUNT(*) FROM suggestion WHERE congress_id = :congress"
                       " AND round = 2 AND state = 'closed' AND result = 'satisfied'"),
           3, "three are satisfied with the second reply");
}

void the_chairmen_decide(struct county *c)
{
    EQ_INT(count_of(c, "SELECT COUNT(*) FROM suggestion WHERE congress_id = :congress"
                       " AND state = 'chairmen'"),
           2, "two are not, and go to the chairmen's meeting (主任会议)");
    for (int n = FIRST_ANGRY; n <= LAST_ANGRY; n++) {
        const struct suggestion_decide decision = {.id = c->tales[n].id,
                                                   .decision = S("accept"),
                                                   .meeting = S("第四十二次主任会议"),
                                                   .reason = S("资金来源确未落实，转为跟踪督办")};

        act_as(c, c->leader, day("2019-10-15"));
        MUST(c, suggestion_decide(c->ctx, &decision));
    }
    EQ_INT(count_of(c, "SELECT COUNT(*) FROM suggestion WHERE congress_id = :congress"
                       " AND state = 'closed'"),
           SUGGESTIONS, "it decides to follow them up itself, and all 85 are closed");
}

/* ---------------------------------------------------------------- promises */

static void keep_promise(struct county *c, const struct tale *t)
{
    struct suggestion_detail d = all_of(c, t->id);
    const int64_t promise = d.promises[0].id;
    const struct suggestion_promise_act done = {.id = t->id,
                                                .promise_id = promise,
                                                .what = S("done"),
                                                .body = S("已于九月二十日完工，附验收单")};
    const struct suggestion_promise_act confirmed = {
        .id = t->id, .promise_id = promise, .what = S("confirmed"), .body = S("已到现场查看")};

    act_as(c, t->unit->handler, day("2019-09-23"));
    MUST(c, suggestion_report_promise(c->ctx, &done));
    act_as(c, c->office, day("2019-09-26"));
    MUST(c, suggestion_confirm_promise(c->ctx, &confirmed));
    act_as(c, t->lead->actor, day("2019-09-29"));
    MUST(c, suggestion_rate_promise(
                c->ctx, &(struct suggestion_rate_promise){
                            .id = t->id, .promise_id = promise, .result = MARK_SATISFIED}));
}

void promises_are_kept(struct county *c)
{
    for (int n = SOLVED; n < PROMISED; n++)
        keep_promise(c, &c->tales[n]);
    EQ_INT(count_of(c, "SELECT COUNT(*) FROM suggestion_promise WHERE congress_id = :congress"
                       " AND state = 'done' AND kept = 1"),
           PROMISED - SOLVED, "six promises of B answers are kept by their day (承诺台账)");
}

/* ---------------------------------------------------------------- 公开 */

struct published {
    int open, closed, masked;
};

static bool asks_to_stay_closed(int n)
{
    return n % 17 == 3;
}

/* First as it stands; where the preview finds something private, masked. */
static void publish(struct county *c, const struct suggestion_publish *as_is, struct published *sum)
{
    struct suggestion_publish in = *as_is;
    enum status st = suggestion_publish(c->ctx, &in);

    if (st == ST_INVALID && refused(c, st, "suggestion.err.private")) {
        in.title = private_mask(c->ctx->arena, in.title);
        in.body = private_mask(c->ctx->arena, in.body);
        sum->masked++;
        st = suggestion_publish(c->ctx, &in);
    }
    MUST(c, st);
}

static void publish_one(struct county *c, const struct tale *t, struct published *sum)
{
    const struct suggestion_detail d = all_of(c, t->id);
    const struct suggestion_publish text = {
        .id = t->id, .is_public = true, .title = d.text.title, .body = d.text.body};
    const struct suggestion_publish reply = {.id = t->id,
                                             .reply_id = d.replies[0].id,
                                             .is_public = true,
                                             .title = d.replies[0].title,
                                             .body = d.replies[0].body};

    if (asks_to_stay_closed(t->n)) {
        const struct suggestion_publish kept = {.id = t->id, .why_not = S("deputy_asked")};

        sum->closed += refused(c, suggestion_publish(c->ctx, &text), "suggestion.err.confidential");
        MUST(c, suggestion_publish(c->ctx, &kept));
        return;
    }
    publish(c, &text, sum);
    publish(c, &reply, sum);
    sum->open++;
}

void the_office_publishes(struct county *c)
{
    struct suggestion_public_row *rows;
    struct published sum = {0};
    struct str next;
    size_t count;

    act_as(c, c->office, day("2019-11-18"));
    arr_each (i, SUGGESTIONS) {
        const struct arena_mark mark = arena_mark(c->ctx->arena);

        publish_one(c, &c->tales[i], &sum);
        arena_reset(c->ctx->arena, mark);
    }
    EQ_INT(sum.closed, 5, "five deputies asked that theirs stay closed, and they do");
    EQ_INT(sum.open, 80, "80 texts with their replies are public (公开)");
    EQ_INT(sum.masked, 9, "nine letters named a telephone: found, and masked before they went out");
    MUST(c, suggestion_public_list(c->ctx, S(""), 0, S(""), 100, &rows, &count, &next));
    EQ_INT(count, 80, "and the public's list, without signing in, has these 80");
}
