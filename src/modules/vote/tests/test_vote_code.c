// SPDX-License-Identifier: MulanPSL-2.0
/* One-time codes at a shared terminal, and the list of votes with its filters, on both databases.
 */
#include "modules/vote/tests/votetest.h"
#include "modules/vote/vote_list.h"
#include "modules/vote/vote_parts.h"
#include "modules/vote/vote_store_code.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/permission.h"

struct given {
    const char *panel;
    int64_t panel_id, account;
    const char *code;
};

static enum status give_tx(struct ctx *ctx, const void *input)
{
    const struct given *g = input;
    const struct vote_code code = {
        .panel = str_from(g->panel),
        .panel_id = g->panel_id,
        .account_id = g->account,
        .name = S("委员"),
        .hash = crypt_blind(ctx, "vote.code", str_from(g->code)),
    };

    TRY(vote_store_code_add(ctx, &code));
    return event_emit(ctx, "vote.codes_issued", g->panel_id);
}

static enum status end_tx(struct ctx *ctx, const void *input)
{
    const struct given *g = input;

    TRY(vote_store_codes_end(ctx, str_from(g->panel), g->panel_id));
    return event_emit(ctx, "vote.codes_issued", g->panel_id);
}

/* As somebody at the terminal: nobody is signed in, and no congress is known. */
static enum status use(struct ctx *ctx, const char *code, struct vote_code_use *out)
{
    const int64_t own = ctx->congress_id;
    enum status st;

    votetest_clear(ctx);
    ctx->congress_id = 0;
    st = vote_code_use(ctx, str_from(code), out);
    ctx->congress_id = own;
    return st;
}

static void codes(struct journaltest *t)
{
    const struct vote_new in = votetest_motion("关于预算调整的决议");
    struct ctx *ctx = t->ctx;
    const int64_t id = votetest_create(ctx, &in);
    const struct given third = {"vote", id, 1003, "abcde23456"};
    const struct given away = {"vote", id, 1035, "fghjk23456"};
    struct vote_code_use used;

    ASSERT(db_tx(ctx, give_tx, &third) == ST_OK && db_tx(ctx, give_tx, &away) == ST_OK);
    EQ_INT(use(ctx, "abcde23456", &used), ST_RULE, "no vote is open yet");
    EQ_TEXT(ctx->err.key, "vote.code.no_vote", "and that is said");
    votetest_open(ctx, id, 35, 31);
    EQ_INT(use(ctx, "ABCDE 23456", &used), ST_OK, "capitals and blanks do not matter");
    OK(used.congress_id == ctx->congress_id && used.vote_id == id &&
           used.voter_id == votetest_voter(ctx, id, 3) && !used.voted,
       "whose it is, and which vote");
    EQ_INT(use(ctx, "http://10.0.0.2/vote/terminal#abcde23456", &used), ST_OK,
           "as a scanner types it");
    EQ_INT(use(ctx, "abcde23457", &used), ST_INVALID, "nobody's");
    EQ_INT(use(ctx, "abcde2345", &used), ST_INVALID, "too short");
    EQ_INT(use(ctx, "", &used), ST_INVALID, "nothing");
    EQ_INT(use(ctx, "fghjk23456", &used), ST_RULE, "who has not signed in does not vote");
    EQ_INT(votetest_cast(ctx, id, 3, "y", NULL), ST_OK, "votes");
    ASSERT(use(ctx, "abcde23456", &used) == ST_OK);
    OK(used.voted, "a second use is known");
    ASSERT(db_tx(ctx, end_tx, &third) == ST_OK);
    EQ_INT(use(ctx, "abcde23456", &used), ST_INVALID, "ended");
    EQ_INT(vote_codes_issue(ctx, id, &(struct vote_code_new *){NULL}, &(size_t){0}), ST_RULE,
           "without a body nobody knows for whom");
    votetest_clear(ctx);
}

/* Of a meeting: the code finds the vote that is still open to its owner. */
static void of_a_meeting(struct journaltest *t)
{
    struct vote_new in = votetest_motion("第一项");
    struct ctx *ctx = t->ctx;
    const struct given code = {"meeting", 77, 1002, "mnpqr23456"};
    struct vote_code_use used;
    int64_t first, second;

    in.panel = "meeting";
    in.panel_id = 77;
    first = votetest_create(ctx, &in);
    in.title = S("第二项");
    second = votetest_create(ctx, &in);
    ASSERT(db_tx(ctx, give_tx, &code) == ST_OK);
    votetest_open(ctx, first, 5, 5);
    votetest_open(ctx, second, 5, 5);
    ASSERT(use(ctx, "mnpqr23456", &used) == ST_OK);
    EQ_INT(used.vote_id, first, "the first vote of the meeting");
    EQ_INT(votetest_cast(ctx, first, 2, "y", NULL), ST_OK, "votes in it");
    ASSERT(use(ctx, "mnpqr23456", &used) == ST_OK);
    OK(used.vote_id == second && !used.voted, "then the next one");
}

static int64_t many(struct ctx *ctx, struct vote_filter f)
{
    struct vote_listed *list;
    struct str next;
    int64_t total = -1;
    size_t count;

    f.limit = 20;
    ASSERT(vote_page(ctx, &f, &list, &count, &next, &total) == ST_OK);
    OK((int64_t)count == total, "the page holds what is counted");
    return total;
}

static void lists(struct journaltest *t)
{
    struct vote_new in = votetest_motion("关于预算调整的决议");
    struct ctx *ctx = t->ctx;
    const int64_t id = votetest_create(ctx, &in);

    in.title = S("关于停车管理的决定");
    in.on = (struct date){2026, 10, 1};
    (void)votetest_create(ctx, &in);
    votetest_open(ctx, id, 3, 3);
    EQ_INT(many(ctx, (struct vote_filter){.q = S("")}), 2, "all");
    EQ_INT(many(ctx, (struct vote_filter){.q = S("停车")}), 1, "by words");
    EQ_INT(many(ctx, (struct vote_filter){.state = S("open")}), 1, "by state");
    EQ_INT(many(ctx, (struct vote_filter){.kind = S("election")}), 0, "by kind");
    EQ_INT(many(ctx, (struct vote_filter){.secret = S("0")}), 2, "not secret");
    EQ_INT(many(ctx, (struct vote_filter){.secret = S("1")}), 0, "secret");
    EQ_INT(many(ctx, (struct vote_filter){.from = {2026, 11, 1}}), 1, "since a day");
    EQ_INT(many(ctx, (struct vote_filter){.voter_id = 1002}), 1, "of a voter");
    EQ_INT(many(ctx, (struct vote_filter){.voter_id = 999}), 0, "of nobody");
}

/* A filter tells no more than the page does. */
static void told(struct journaltest *t)
{
    const struct vote_new in = votetest_motion("关于预算调整的决议");
    const struct vote_filter passed = {.passed = true};
    const struct permission_set none = {0};
    struct ctx *ctx = t->ctx;
    const struct actor *before = ctx->actor;
    const struct actor runs = {.congress_id = ctx->congress_id, .system = true};
    const struct actor reads = {
        .account_id = 1002, .congress_id = ctx->congress_id, .permissions = &none};
    const int64_t id = votetest_create(ctx, &in);

    votetest_open(ctx, id, 3, 3);
    votetest_cast_many(ctx, id, 1, 3, "y");
    ASSERT(vote_close(ctx, id) == ST_OK);
    ctx->actor = &runs;
    EQ_INT(many(ctx, passed), 1, "who runs votes finds what has passed");
    ctx->actor = &reads;
    EQ_INT(many(ctx, passed), 0, "a reader not before it is announced");
    ctx->actor = before;
    ASSERT(vote_announce(ctx, id) == ST_OK);
    ctx->actor = &reads;
    EQ_INT(many(ctx, passed), 1, "and then he does");
    ctx->actor = before;
}

/* ---- bundles */

static enum vote_entries enter(struct ctx *ctx, int64_t id, int64_t teller, unsigned number,
                               uint32_t yes, uint32_t no)
{
    const struct actor *before = ctx->actor;
    struct actor who = *before;
    const struct vote_count_line line = {.yes = yes, .no = no};
    const struct vote_count count = {
        .ballots = yes + no + 1, .spoiled = 1, .lines = &line, .lines_count = 1};
    enum vote_entries state = VOTE_ENTRIES_NONE;

    who.account_id = teller;
    ctx->actor = &who;
    EQ_INT(vote_bundle_enter(ctx, id, number, &count, &state), ST_OK, "a bundle is entered");
    ctx->actor = before;
    return state;
}

static enum status hand_in(struct ctx *ctx, int64_t id, int64_t teller, enum vote_entries *out)
{
    const struct actor *before = ctx->actor;
    struct actor who = *before;
    enum status st;

    who.account_id = teller;
    ctx->actor = &who;
    st = vote_bundles_hand_in(ctx, id, out);
    ctx->actor = before;
    return st;
}

static void bundles(struct journaltest *t)
{
    struct vote_new in = votetest_motion("关于预算调整的决议");
    const struct vote_count_line line = {.yes = 5};
    struct vote_count wrong = {.ballots = 4, .lines = &line, .lines_count = 1};
    struct ctx *ctx = t->ctx;
    enum vote_entries state;
    struct vote_result r;
    int64_t id;

    in.method = VOTE_PAPER;
    id = votetest_create(ctx, &in);
    votetest_open(ctx, id, 35, 31);
    ASSERT(vote_close(ctx, id) == ST_OK);
    EQ_INT(vote_bundle_enter(ctx, id, 1, &wrong, &state), ST_INVALID, "more votes than ballots");
    wrong.ballots = 5;
    EQ_INT(vote_bundle_enter(ctx, id, 0, &wrong, &state), ST_INVALID, "no number");
    votetest_clear(ctx);
    EQ_INT(hand_in(ctx, id, 71, &state), ST_RULE, "nothing to hand in");
    votetest_clear(ctx);
    EQ_INT(enter(ctx, id, 71, 1, 10, 4), VOTE_ENTRIES_ONE, "one teller");
    EQ_INT(enter(ctx, id, 72, 1, 11, 3), VOTE_ENTRIES_DIFFER, "the other counts something else");
    EQ_INT(enter(ctx, id, 71, 2, 14, 1), VOTE_ENTRIES_ONE, "the next bundle");
    EQ_INT(enter(ctx, id, 72, 1, 10, 4), VOTE_ENTRIES_AGREE, "counted again: alike");
    EQ_INT(hand_in(ctx, id, 71, &state), ST_OK, "the first hands in");
    EQ_INT(state, VOTE_ENTRIES_ONE, "one sum");
    EQ_INT(hand_in(ctx, id, 72, &state), ST_OK, "the second has forgotten a bundle");
    EQ_INT(state, VOTE_ENTRIES_DIFFER, "which the sums tell");
    EQ_INT(enter(ctx, id, 72, 2, 14, 1), VOTE_ENTRIES_AGREE, "now it is there");
    EQ_INT(hand_in(ctx, id, 72, &state), ST_OK, "handed in again");
    EQ_INT(state, VOTE_ENTRIES_AGREE, "alike");
    ASSERT(vote_result(ctx, id, &r) == ST_OK);
    OK(r.lines[0].yes == 24 && r.lines[0].no == 5 && r.spoiled == 2 && r.ballots == 31,
       "counted from the sums of the bundles");
    EQ_INT(vote_bundle_enter(ctx, id, 3, &wrong, &state), ST_RULE, "nothing after that");
    votetest_clear(ctx);
}

int main(void)
{
    votetest_both("codes", codes);
    votetest_both("codes_meeting", of_a_meeting);
    votetest_both("vote_list", lists);
    votetest_both("votetold", told);
    votetest_both("bundles", bundles);
    return tap_done();
}
