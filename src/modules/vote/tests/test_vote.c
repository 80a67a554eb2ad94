// SPDX-License-Identifier: MulanPSL-2.0
/* Votes from preparation to the result, on both databases. */
#include "modules/vote/tests/votetest.h"

static void by_name(struct journaltest *t)
{
    const struct vote_new in = votetest_motion("关于预算调整的决议");
    struct ctx *ctx = t->ctx;
    const int64_t id = votetest_create(ctx, &in);
    struct vote_by_name *names;
    struct vote_receipt receipt;
    struct vote_result r;
    struct vote_choice c;
    struct vote_now now;
    struct vote v;
    size_t count;

    EQ_INT(votetest_events(ctx, "vote.prepared"), 1, "prepared");
    votetest_open(ctx, id, 35, 31);
    EQ_INT(vote_open(ctx, id, &(struct vote_voter){.present = true}, 1, 35), ST_RULE, "not twice");
    EQ_INT(vote_result(ctx, id, &r), ST_RULE, "no result while it runs");
    votetest_cast_many(ctx, id, 1, 28, "y");
    EQ_INT(votetest_cast(ctx, id, 29, "y", &receipt), ST_OK, "one more");
    OK(!receipt.again && !receipt.changed, "for the first time");
    EQ_INT(votetest_cast(ctx, id, 29, "y", &receipt), ST_OK, "the phone asks again");
    OK(receipt.again && !receipt.changed, "and is told so");
    EQ_INT(votetest_cast(ctx, id, 29, "n", &receipt), ST_OK, "he changes his mind");
    OK(receipt.changed, "which he may until closing");
    EQ_INT(votetest_cast(ctx, id, 30, "a", NULL), ST_OK, "abstains");
    EQ_INT(votetest_cast(ctx, id, 32, "y", NULL), ST_RULE, "who is not there does not vote");
    EQ_TEXT(ctx->err.key, "vote.not_present", "and is told why");
    EQ_INT(votetest_cast(ctx, id, 1, "x", NULL), ST_INVALID, "no such choice");
    ASSERT(vote_now(ctx, id, &now) == ST_OK);
    OK(now.present == 31 && now.voted == 30 && now.seconds_left == -1, "30 of 31");
    EQ_INT(vote_names(ctx, id, &names, &count), ST_RULE, "nobody sees names while it runs");
    ASSERT(vote_cast_get(ctx, id, votetest_voter(ctx, id, 29), &c) == ST_OK);
    EQ_STR(c.marks, "n", "but the voter his own");
    EQ_INT(vote_presence(ctx, id, 1032, 0, true), ST_OK, "one comes late");
    EQ_INT(votetest_cast(ctx, id, 32, "y", NULL), ST_OK, "and votes");
    EQ_INT(vote_presence(ctx, id, 1032, 0, false), ST_OK, "and goes");
    EQ_INT(votetest_cast(ctx, id, 32, "n", NULL), ST_RULE, "he cannot change it from outside");
    EQ_TEXT(ctx->err.key, "vote.not_present", "and is told why");
    ASSERT(vote_cast_get(ctx, id, votetest_voter(ctx, id, 32), &c) == ST_OK);
    EQ_STR(c.marks, "y", "what he chose inside stands");
    EQ_INT(vote_close(ctx, id), ST_OK, "closed");
    EQ_INT(votetest_cast(ctx, id, 31, "y", NULL), ST_RULE, "too late");
    ASSERT(vote_get(ctx, id, &v) == ST_OK);
    OK(v.state == VOTE_COUNTED && v.present == 32 && v.voted == 31, "counted at once");
    ASSERT(vote_result(ctx, id, &r) == ST_OK);
    OK(r.lines_count == 1 && r.lines[0].yes == 29 && r.lines[0].no == 1 && r.lines[0].abstain == 1,
       "29, 1, 1");
    OK(r.passed && r.needed == 18 && r.not_pressed == 1 && r.absent == 3, "passed, of all members");
    EQ_STR(r.formula, "赞成29票，全体组成人员35人，29×2＞35，通过", "with its formula");
    OK(str_has(r.article, S("第五十一条")), "and its article");
    EQ_INT(vote_announce(ctx, id), ST_OK, "announced");
    ASSERT(vote_names(ctx, id, &names, &count) == ST_OK);
    OK(count == 35 && str_eqz(names[28].choice, "no") && str_eqz(names[34].choice, ""), "by name");
    EQ_INT(votetest_events(ctx, "vote.announced"), 1, "in the journal");
}

int main(void)
{
    votetest_both("vote", by_name);
    return tap_done();
}
