// SPDX-License-Identifier: MulanPSL-2.0
/* What the statutes say of a vote: a new one among those tied, articles under a result, the quorum
 * of a vote that no meeting leads, more papers than were handed out. */
#include "modules/vote/tests/votetest.h"

static const struct vote_option THREE[] = {
    {.name = SI("郑小满"), .note = SI("副主任")}, {.name = SI("柳青山")}, {.name = SI("何田田")}};

static void appoint_two(struct ctx *ctx, int64_t id, struct str codes[2])
{
    for (int i = 0; i < 2; i++) {
        codes[i] = votetest_scrutineer(ctx, id, i == 0 ? "监票人甲" : "监票人乙");
        ASSERT(codes[i].len > 0);
    }
}

/* 郑小满, 柳青山 and somebody written in have eight votes each for two seats. */
static int64_t tied_by_write_in(struct ctx *ctx, const struct vote_new *in)
{
    static const struct str WRITTEN[] = {SI("丁满仓")};
    const int64_t id = votetest_create(ctx, in);
    struct vote_receipt receipt;

    votetest_open(ctx, id, 12, 12);
    votetest_cast_many(ctx, id, 1, 4, "yyn");
    for (size_t i = 5; i <= 12; i++)
        ASSERT(vote_cast(ctx, id, votetest_voter(ctx, id, i),
                         &(struct vote_choice){i % 2 == 0 ? S("ynn") : S("nyn"), WRITTEN, 1},
                         &receipt) == ST_OK);
    return id;
}

static void again(struct journaltest *t)
{
    static const struct {
        enum vote_law_post post;
        const char *article;
    } T[] = {{VOTE_LAW_VICE, "组织法》第二十九条"}, {VOTE_LAW_DEPUTY, "选举法》第四十五条"}};
    struct vote_new in = votetest_motion("选举二人");
    struct ctx *ctx = t->ctx;
    struct vote_option *options;
    struct vote_result r;
    struct vote v;
    int64_t id, next;
    size_t count;

    in.kind = VOTE_ELECTION;
    in.seats = 2;
    in.write_in = in.check_candidates = true;
    in.options = THREE;
    in.options_count = 3;
    arr_each (i, COUNT(T)) {
        in.post = T[i].post;
        id = tied_by_write_in(ctx, &in);
        EQ_INT(vote_repeat(ctx, id, true, S(""), &next), ST_RULE, "nothing is counted yet");
        ASSERT(vote_close(ctx, id) == ST_OK);
        EQ_INT(vote_repeat(ctx, id, true, S(""), &next), ST_OK, "those tied stand again");
        ASSERT(vote_get(ctx, next, &v) == ST_OK);
        OK(v.rule == VOTE_MOST_VOTES && !v.write_in && v.seats == 2 && v.replaces_id == id,
           "most votes, nobody else, for the seats that are open");
        ASSERT(vote_options(ctx, next, &options, &count) == ST_OK);
        OK(count == 3 && str_eqz(options[2].name, "丁满仓"), "who was written in, too");
        votetest_open(ctx, next, 12, 12);
        votetest_cast_many(ctx, next, 1, 5, "yny");
        ASSERT(vote_close(ctx, next) == ST_OK && vote_result(ctx, next, &r) == ST_OK);
        OK(r.lines[0].passed && r.lines[2].passed && !r.lines[1].passed,
           "five of twelve are enough");
        OK(str_has(r.article, str_from(T[i].article)), T[i].article);
        EQ_INT(vote_repeat(ctx, next, true, S(""), &id), ST_INVALID, "nobody is tied any more");
        votetest_clear(ctx);
    }
}

/* What stands under a result: whose majority, of which whole, by which article. */
static void articles(struct journaltest *t)
{
    static const struct {
        enum law_body body;
        enum vote_law_matter matter;
        enum vote_rule rule;
        const char *basis, *formula, *article;
    } T[] = {
        {LAW_BODY_STANDING_COMMITTEE, VOTE_LAW_REMOVAL, VOTE_HALF_OF_ALL, "",
         "赞成6票，全体组成人员10人，6×2＞10，通过", "监督法》第六十二条"},
        {LAW_BODY_CONGRESS, VOTE_LAW_RESOLUTION, VOTE_HALF_OF_ALL, "",
         "赞成6票，全体代表10人，6×2＞10，通过", "组织法》第二十五条"},
        {LAW_BODY_OTHER, VOTE_LAW_RESOLUTION, VOTE_HALF_OF_PRESENT, "县里的会议规则第三条",
         "赞成6票，出席8人，6×2＞8，通过", "县里的会议规则第三条"},
    };
    struct vote_new in = votetest_motion("依据");
    struct ctx *ctx = t->ctx;
    struct vote_result r;
    struct str codes[2];
    int64_t id;

    arr_each (i, COUNT(T)) {
        in.law_body = T[i].body;
        in.matter = T[i].matter;
        in.secret = T[i].matter == VOTE_LAW_REMOVAL;
        in.rule = T[i].rule;
        in.basis = str_from(T[i].basis);
        id = votetest_create(ctx, &in);
        if (in.secret)
            appoint_two(ctx, id, codes);
        votetest_open(ctx, id, 10, 8);
        votetest_cast_many(ctx, id, 1, 6, "y");
        ASSERT(vote_close(ctx, id) == ST_OK);
        if (in.secret)
            ASSERT(vote_turn_key(ctx, id, codes[0]) == ST_OK &&
                   vote_turn_key(ctx, id, codes[1]) == ST_OK);
        ASSERT(vote_result(ctx, id, &r) == ST_OK);
        EQ_STR(r.formula, T[i].formula, "the whole");
        OK(str_has(r.article, str_from(T[i].article)), T[i].article);
    }
}

/* A vote that its own console opens: with the quorum of the law, and no meeting's. */
static void opened_here(struct journaltest *t)
{
    struct vote_new in = votetest_motion("本台开始");
    struct vote_voter voters[35] = {{0}};
    struct ctx *ctx = t->ctx;
    int64_t id = votetest_create(ctx, &in);

    arr_each (i, COUNT(voters))
        voters[i] = (struct vote_voter){.account_id = 1001 + (int64_t)i,
                                        .name = str_printf(ctx->arena, "委员%zu", i + 1),
                                        .present = i < 17};
    EQ_INT(vote_open_here(ctx, id, voters, COUNT(voters), 35), ST_RULE, "17 of 35 are too few");
    EQ_TEXT(ctx->err.key, "vote.no_quorum", "as it says");
    EQ_TEXT(ctx->err.arg, "1", "one is missing");
    OK(ctx->err.law != NULL && strstr(ctx->err.law, "五十一") != NULL, "by which article");
    voters[17].present = true;
    EQ_INT(vote_open_here(ctx, id, voters, COUNT(voters), 35), ST_OK, "18 are enough");
    in.panel = "meeting";
    in.panel_id = 5;
    id = votetest_create(ctx, &in);
    EQ_INT(vote_open_here(ctx, id, voters, COUNT(voters), 35), ST_RULE, "a meeting's is not here");
    EQ_TEXT(ctx->err.key, "vote.led_elsewhere", "as it says");
}

/* Papers are crossed off the roll: more in the box than were handed out, and the round is void,
 * though more people are in the room. */
static void more_papers_than_handed_out(struct journaltest *t)
{
    const struct vote_count_line lines[] = {{.yes = 6}, {.no = 6}};
    const struct vote_count c = {.ballots = 6, .lines = lines, .lines_count = 2};
    struct vote_new in = votetest_motion("选举一人");
    struct actor teller = *t->ctx->actor;
    struct ctx *ctx = t->ctx;
    const struct actor *before = ctx->actor;
    enum vote_entries state;
    struct vote_result r;
    int64_t id;

    in.kind = VOTE_ELECTION;
    in.method = VOTE_PAPER;
    in.seats = 1;
    in.options = THREE;
    in.options_count = 2;
    id = votetest_create(ctx, &in);
    votetest_open(ctx, id, 10, 8);
    for (size_t i = 1; i <= 5; i++)
        ASSERT(vote_take_paper(ctx, id, votetest_voter(ctx, id, i)) == ST_OK);
    ctx->actor = &teller;
    for (teller.account_id = 1; teller.account_id <= 2; teller.account_id++)
        ASSERT(vote_enter_count(ctx, id, &c, &state) == ST_OK);
    ctx->actor = before;
    ASSERT(vote_close(ctx, id) == ST_OK && vote_result(ctx, id, &r) == ST_OK);
    OK(!r.valid_round && !r.lines[0].passed, "six of five papers are void");
    EQ_STR(r.formula, "收回6张，多于参加表决的5人，本次表决无效", "with both numbers");
    OK(str_has(r.article, S("选举法》第四十四条")), "by which article");
}

/* Votes of no record: the same body, day and title are the same matter. */
static void arranged(struct journaltest *t)
{
    static const struct vote_option TWO[] = {{.name = SI("甲")}, {.name = SI("乙")}};
    struct vote_new in = votetest_motion("关于停车管理的决定");
    struct ctx *ctx = t->ctx;
    int64_t first, id;
    struct vote v;

    in.origin = "vote";
    in.origin_id = 0;
    ASSERT(vote_arrange(ctx, &in, &first) == ST_OK);
    votetest_open(ctx, first, 3, 3);
    votetest_cast_many(ctx, first, 1, 3, "y");
    EQ_INT(vote_arrange(ctx, &in, &id), ST_OK, "nothing is decided yet");
    ASSERT(vote_close(ctx, first) == ST_OK);
    EQ_INT(vote_arrange(ctx, &in, &id), ST_INVALID, "decided: a reason is asked for");
    EQ_TEXT(ctx->err.field, "reason", "at its field");
    votetest_clear(ctx);
    EQ_INT(vote_repeat(ctx, first, false, S(" "), &id), ST_INVALID, "to repeat it, too");
    votetest_clear(ctx);
    in.again_reason = S("程序有误");
    EQ_INT(vote_arrange(ctx, &in, &id), ST_OK, "given");
    ASSERT(vote_get(ctx, id, &v) == ST_OK);
    OK(v.replaces_id == first && str_eqz(v.again_reason, "程序有误"), "it refers to the former");
    in.again_reason = S("");
    in.on.day++;
    EQ_INT(vote_arrange(ctx, &in, &id), ST_OK, "on another day it is another matter");
    in = votetest_motion("任免案");
    in.origin = "vote";
    in.origin_id = 0;
    in.secret = true;
    in.matter = VOTE_LAW_APPOINTMENT;
    EQ_INT(vote_arrange(ctx, &in, &id), ST_INVALID, "on whom?");
    EQ_TEXT(ctx->err.field, "options", "at its field");
    votetest_clear(ctx);
    in.options = TWO;
    in.options_count = 1;
    ASSERT(vote_arrange(ctx, &in, &first) == ST_OK);
    ASSERT(votetest_scrutineer(ctx, first, "监票人甲").len > 0);
    ASSERT(votetest_scrutineer(ctx, first, "监票人乙").len > 0);
    votetest_open(ctx, first, 3, 3);
    ASSERT(vote_close(ctx, first) == ST_OK);
    EQ_INT(vote_arrange(ctx, &in, &id), ST_INVALID, "the same person again");
    votetest_clear(ctx);
    in.options = TWO + 1;
    EQ_INT(vote_arrange(ctx, &in, &id), ST_OK, "another person is another matter");
}

/* Prepared on Friday, held on Monday: decided on Monday, by Monday's law. */
static void held_later(struct journaltest *t)
{
    const struct vote_new in = votetest_motion("会前准备好的表决");
    struct ctx *ctx = t->ctx;
    const struct date held = {2026, 11, 23};
    struct vote v;
    int64_t id;

    id = votetest_create(ctx, &in);
    ctx->today = held;
    votetest_open(ctx, id, 3, 3);
    ASSERT(vote_get(ctx, id, &v) == ST_OK);
    OK(date_cmp(v.on, held) == 0, "its day is the day it was held");
    votetest_cast_many(ctx, id, 1, 3, "y");
    ASSERT(vote_close(ctx, id) == ST_OK && vote_announce(ctx, id) == ST_OK);
    ASSERT(vote_get(ctx, id, &v) == ST_OK);
    OK(date_cmp(v.on, held) == 0, "and stays it");
}

int main(void)
{
    votetest_both("voteagain", again);
    votetest_one(DB_SQLITE, "votearticles", articles);
    votetest_one(DB_SQLITE, "votehere", opened_here);
    votetest_one(DB_SQLITE, "votepapers", more_papers_than_handed_out);
    votetest_both("votearranged", arranged);
    votetest_both("voteheldlater", held_later);
    return tap_done();
}
