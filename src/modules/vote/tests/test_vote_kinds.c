// SPDX-License-Identifier: MulanPSL-2.0
/* Elections, ratings, hands, several objects, votes taken over; two phones and two servers at once;
 * time that nobody can set. */
#include "modules/vote/tests/votetest.h"
#include "modules/vote/vote_count.h"
#include "platform/db.h"
#include "platform/db_pool.h"
#include <pthread.h>

static const struct vote_option THREE[] = {
    {.name = SI("郑小满"), .note = SI("副主任")}, {.name = SI("柳青山")}, {.name = SI("何田田")}};

static void appoint_two(struct ctx *ctx, int64_t id, struct str codes[2])
{
    for (int i = 0; i < 2; i++) {
        codes[i] = votetest_scrutineer(ctx, id, i == 0 ? "监票人甲" : "监票人乙");
        ASSERT(codes[i].len > 0);
    }
}

static void election(struct journaltest *t)
{
    struct vote_new in = votetest_motion("选举副主任二人");
    struct ctx *ctx = t->ctx;
    struct vote_result r;
    int64_t id;

    in.kind = VOTE_ELECTION;
    in.seats = 2;
    in.options = THREE;
    in.options_count = 3;
    in.check_candidates = true;
    in.post = VOTE_LAW_VICE;
    EQ_INT(vote_create(ctx, &in, &id), ST_RULE, "others may be written in");
    OK(ctx->err.law != NULL && strstr(ctx->err.law, "二十八") != NULL, "by which article");
    in.write_in = true;
    EQ_INT(vote_create(ctx, &(struct vote_new){.kind = VOTE_ELECTION, .title = S("x")}, &id),
           ST_INVALID, "nobody to elect, no seats");
    votetest_clear(ctx);
    id = votetest_create(ctx, &in);
    votetest_open(ctx, id, 35, 31);
    votetest_cast_many(ctx, id, 1, 20, "yyn");
    votetest_cast_many(ctx, id, 21, 5, "nyy");
    EQ_INT(votetest_cast(ctx, id, 26, "yyy", NULL), ST_INVALID, "more than the seats");
    EQ_TEXT(ctx->err.key, "vote.too_many_chosen", "as it says");
    votetest_cast_many(ctx, id, 26, 6, "aaa");
    ASSERT(vote_close(ctx, id) == ST_OK && vote_result(ctx, id, &r) == ST_OK);
    OK(r.lines[0].passed && r.lines[1].passed && !r.lines[2].passed && r.passed, "two elected");
    EQ_STR(r.verdict, "当选2人", "as it is said");
    in.check_candidates = true;
    in.options_count = 2;
    EQ_INT(vote_create(ctx, &in, &id), ST_RULE, "vice posts want one candidate more");
    OK(ctx->err.law != NULL, "by which article");
}

static void tie(struct journaltest *t)
{
    struct vote_new in = votetest_motion("选举一人");
    struct ctx *ctx = t->ctx;
    struct vote_result r;
    struct vote again;
    int64_t id;

    in.kind = VOTE_ELECTION;
    in.rule = VOTE_MOST_VOTES;
    in.seats = 1;
    in.options = THREE;
    in.options_count = 2;
    id = votetest_create(ctx, &in);
    votetest_open(ctx, id, 10, 10);
    votetest_cast_many(ctx, id, 1, 5, "yn");
    votetest_cast_many(ctx, id, 6, 5, "ny");
    ASSERT(vote_close(ctx, id) == ST_OK && vote_result(ctx, id, &r) == ST_OK);
    OK(r.lines[0].tied && r.lines[1].tied && !r.passed, "nobody draws lots: both vote again");
    in.replaces_id = id;
    id = votetest_create(ctx, &in);
    ASSERT(vote_get(ctx, id, &again) == ST_OK);
    EQ_INT(again.replaces_id, in.replaces_id, "the new vote repeats the old");
    in.replaces_id = 999999;
    EQ_INT(vote_create(ctx, &in, &id), ST_NOT_FOUND, "one that there is");
}

static void rating(struct journaltest *t)
{
    struct vote_new in = votetest_motion("满意度测评");
    struct ctx *ctx = t->ctx;
    struct vote_result r;
    struct vote v;
    int64_t id;

    in.kind = VOTE_RATING;
    in.rule = VOTE_SHARE_OF_BALLOTS;
    in.options = THREE;
    in.options_count = 2;
    in.pass_percent = 80;
    in.pass_grades = 2;
    EQ_INT(vote_create(ctx, &in, &id), ST_INVALID, "whose rule is that?");
    votetest_clear(ctx);
    in.basis = S("云溪县人大常委会测评办法第九条");
    id = votetest_create(ctx, &in);
    ASSERT(vote_get(ctx, id, &v) == ST_OK);
    EQ_STR(v.scale, "满意 基本满意 不满意", "the usual scale");
    votetest_open(ctx, id, 10, 10);
    votetest_cast_many(ctx, id, 1, 8, "01");
    votetest_cast_many(ctx, id, 9, 2, "22");
    ASSERT(vote_close(ctx, id) == ST_OK && vote_result(ctx, id, &r) == ST_OK);
    OK(r.lines[0].grades[0] == 8 && r.lines[0].passed && r.lines[1].passed && r.needed == 8,
       "80 % is enough");
    EQ_STR(r.article, "云溪县人大常委会测评办法第九条", "by the local rule");
}

/* What no ballot can be made of. */
static void not_prepared(struct journaltest *t)
{
    static const struct vote_option ONE[] = {{.name = SI("县交通运输局")}};
    struct vote_new in = votetest_motion("满意度测评");
    int64_t id;

    in.kind = VOTE_RATING;
    in.options = ONE;
    in.options_count = 1;
    in.pass_grades = 1;
    in.scale = S("满意 基本满意 满意");
    EQ_INT(vote_create(t->ctx, &in, &id), ST_INVALID, "one word twice");
    EQ_TEXT(t->ctx->field_errors[0].field, "scale", "at its field");
    votetest_clear(t->ctx);
    in.scale = S("满意 不满意");
    in.seconds = VOTE_SECONDS_MAX + 1;
    EQ_INT(vote_create(t->ctx, &in, &id), ST_INVALID, "longer than a day");
    EQ_TEXT(t->ctx->field_errors[0].key, "vote.seconds_wrong", "as it says");
    votetest_clear(t->ctx);
    in.seconds = VOTE_SECONDS_MAX;
    EQ_INT(vote_create(t->ctx, &in, &id), ST_OK, "a day");
}

static void rating_of_all(struct journaltest *t)
{
    struct vote_new in = votetest_motion("满意度测评");
    struct ctx *ctx = t->ctx;
    struct vote_result r;
    int64_t id;

    in.kind = VOTE_RATING;
    in.rule = VOTE_HALF_OF_ALL;
    in.options = THREE;
    in.options_count = 2;
    in.pass_percent = 80;
    in.pass_grades = 2;
    EQ_INT(vote_create(ctx, &in, &id), ST_INVALID, "a share that would not be asked for");
    votetest_clear(ctx);
    in.pass_percent = 0;
    in.pass_grades = 0;
    EQ_INT(vote_create(ctx, &in, &id), ST_INVALID, "which words count?");
    votetest_clear(ctx);
    in.pass_grades = 2;
    id = votetest_create(ctx, &in);
    votetest_open(ctx, id, 10, 7);
    votetest_cast_many(ctx, id, 1, 5, "01");
    votetest_cast_many(ctx, id, 6, 1, "10");
    votetest_cast_many(ctx, id, 7, 1, "20");
    ASSERT(vote_close(ctx, id) == ST_OK && vote_result(ctx, id, &r) == ST_OK);
    EQ_INT(r.needed, 6, "more than half of ten, though seven voted");
    OK(r.lines[0].passed && r.lines[0].grades[0] == 5, "five and one of ten");
    OK(r.lines[1].passed, "seven of ten");
    EQ_STR(r.article, "《地方各级人民代表大会和地方各级人民政府组织法》第五十一条",
           "by the statute");
}

static void objects(struct journaltest *t)
{
    struct vote_new in = votetest_motion("任免案");
    struct ctx *ctx = t->ctx;
    struct vote_result r;
    int64_t id;

    in.options = THREE;
    in.options_count = 3;
    id = votetest_create(ctx, &in);
    votetest_open(ctx, id, 10, 10);
    EQ_INT(votetest_cast(ctx, id, 1, "y", NULL), ST_INVALID, "one by one: each wants an answer");
    votetest_cast_many(ctx, id, 1, 8, "yyn");
    ASSERT(vote_close(ctx, id) == ST_OK && vote_result(ctx, id, &r) == ST_OK);
    OK(r.lines[0].passed && r.lines[1].passed && !r.lines[2].passed && !r.passed, "one by one");
    EQ_STR(r.verdict, "2项通过，1项未通过", "as it is said");
    EQ_STR(r.formula, "全体组成人员10人，每一项得赞成票6票以上通过", "what each has to reach");
    in.en_bloc = true;
    id = votetest_create(ctx, &in);
    votetest_open(ctx, id, 10, 10);
    votetest_cast_many(ctx, id, 1, 8, "y");
    ASSERT(vote_close(ctx, id) == ST_OK && vote_result(ctx, id, &r) == ST_OK);
    OK(r.lines_count == 1 && r.passed, "en bloc: one choice for all");
}

static void hands(struct journaltest *t)
{
    struct vote_new in = votetest_motion("议程草案");
    const struct vote_count_line good = {.yes = 20, .no = 1}, bad = {.yes = 19, .no = 1};
    const struct vote_count a = {.ballots = 21, .lines = &good, .lines_count = 1};
    const struct vote_count b = {.ballots = 20, .lines = &bad, .lines_count = 1};
    struct ctx *ctx = t->ctx;
    struct actor one = *ctx->actor, two = *ctx->actor;
    const struct actor *before = ctx->actor;
    enum vote_entries state;
    struct vote_entry *entries;
    struct vote_result r;
    size_t count;
    int64_t id;

    one.account_id = 11;
    two.account_id = 12;
    in.method = VOTE_DEVICE;
    id = votetest_create(ctx, &in);
    votetest_open(ctx, id, 35, 31);
    votetest_cast_many(ctx, id, 1, 10, "y");
    EQ_INT(vote_enter_count(ctx, id, &a, &state), ST_RULE, "by device there is nothing to enter");
    ASSERT(vote_change_way(ctx, id, VOTE_HANDS) == ST_OK);
    EQ_INT(vote_change_way(ctx, id, VOTE_DEVICE), ST_RULE, "and not back");
    ctx->actor = &one;
    ASSERT(vote_enter_count(ctx, id, &a, &state) == ST_OK);
    ctx->actor = &two;
    ASSERT(vote_enter_count(ctx, id, &b, &state) == ST_OK);
    EQ_INT(state, VOTE_ENTRIES_DIFFER, "the tellers differ");
    ASSERT(vote_close(ctx, id) == ST_OK);
    EQ_INT(vote_result(ctx, id, &r), ST_RULE, "so nothing is counted");
    votetest_clear(ctx);
    ASSERT(vote_enter_count(ctx, id, &a, &state) == ST_OK);
    EQ_INT(state, VOTE_ENTRIES_AGREE, "he counts again");
    ctx->actor = before;
    ASSERT(vote_entries(ctx, id, &entries, &count, &state) == ST_OK);
    OK(count == 2 && entries[1].count.lines[0].yes == 20, "as entered");
    ASSERT(vote_result(ctx, id, &r) == ST_OK);
    OK(r.lines[0].yes == 30 && r.ballots == 31 && r.passed, "hands and devices in one total");
}

static void more_hands_than_people(struct journaltest *t)
{
    struct vote_new in = votetest_motion("议程草案");
    const struct vote_count_line line = {.yes = 40};
    const struct vote_count c = {.ballots = 40, .lines = &line, .lines_count = 1};
    struct actor teller = *t->ctx->actor;
    struct ctx *ctx = t->ctx;
    const struct actor *before = ctx->actor;
    enum vote_entries state;
    int64_t id;

    in.method = VOTE_HANDS;
    id = votetest_create(ctx, &in);
    votetest_open(ctx, id, 35, 31);
    teller.account_id = 1;
    ctx->actor = &teller;
    EQ_INT(vote_enter_count(ctx, id, &c, &state), ST_INVALID, "nobody raised a hand twice");
    EQ_TEXT(ctx->err.key, "vote.hands_too_many", "and the teller is told");
    ctx->actor = before;
}

static void recorded(struct journaltest *t)
{
    const struct vote_new in = votetest_motion("过去的表决");
    const struct vote_by_name voters[] = {
        {.name = S("甲"), .choice = S("yes")},
        {.name = S("乙"), .choice = S("yes")},
        {.name = S("丙"), .choice = S("no")},
        {.name = S("丁"), .choice = S("abstain")},
        {.name = S("戊"), .choice = S("Medical")},
        {.name = S("己"), .choice = S(""), .present = true},
    };
    struct ctx *ctx = t->ctx;
    struct vote_by_name *names;
    struct vote_result r;
    struct vote v;
    size_t count;
    int64_t id;

    EQ_INT(vote_record(ctx, &in, voters, COUNT(voters), 6, &id), ST_OK, "taken over");
    ASSERT(vote_get(ctx, id, &v) == ST_OK && vote_result(ctx, id, &r) == ST_OK);
    OK(v.state == VOTE_ANNOUNCED && v.imported && v.present == 5, "announced long ago");
    OK(r.lines[0].yes == 2 && r.lines[0].no == 1 && r.lines[0].abstain == 1 && r.absent == 1 &&
           r.not_pressed == 1 && !r.passed,
       "counted by the same rules");
    ASSERT(vote_names(ctx, id, &names, &count) == ST_OK);
    EQ_STR(names[4].choice, "Medical", "why he was away");
    EQ_STR(names[2].choice, "no", "what he said");
}

/* An election of last year, from its protocol. */
static void recorded_by_count(struct journaltest *t)
{
    const struct vote_option options[] = {{.name = S("甲")}, {.name = S("乙")}};
    struct vote_voter voters[] = {{.name = S("子"), .present = true},
                                  {.name = S("丑"), .present = true},
                                  {.name = S("寅"), .present = true},
                                  {.name = S("卯")}};
    struct vote_line lines[] = {{.yes = 3}, {.yes = 4}};
    struct vote_counted in = {.voters = voters,
                              .voters_count = COUNT(voters),
                              .all_members = 4,
                              .ballots = 3,
                              .lines = lines,
                              .lines_count = COUNT(lines)};
    struct vote_new v = votetest_motion("补选副主任");
    struct ctx *ctx = t->ctx;
    struct vote_result r;
    struct vote now;
    int64_t id;

    v.kind = VOTE_ELECTION;
    v.matter = VOTE_LAW_ELECTION;
    v.secret = true;
    v.seats = 1;
    v.options = options;
    v.options_count = COUNT(options);
    v.method = VOTE_DEVICE;
    ASSERT(vote_create(ctx, &v, &id) == ST_OK);
    EQ_INT(vote_record_counted(ctx, id, &in), ST_RULE, "what devices cast is no count of somebody");
    v.method = VOTE_PAPER;
    ASSERT(vote_create(ctx, &v, &id) == ST_OK);
    EQ_INT(vote_record_counted(ctx, id, &in), ST_INVALID, "four votes of three ballots");
    lines[1] = (struct vote_line){.no = 3};
    ctx->err = (struct err){0};
    ctx->field_errors_count = 0;
    EQ_INT(vote_record_counted(ctx, id, &in), ST_OK, "taken over");
    ASSERT(vote_get(ctx, id, &now) == ST_OK && vote_result(ctx, id, &r) == ST_OK);
    OK(now.state == VOTE_ANNOUNCED && now.present == 3 && now.all_members == 4, "announced");
    OK(r.passed && r.lines[0].passed && !r.lines[1].passed && r.absent == 1, "judged by the law");
    EQ_INT(vote_record_counted(ctx, id, &in), ST_RULE, "once");
}

/* ---- at the same time ---- */

struct phone {
    struct app *app;
    int64_t congress_id, vote_id, voter_id;
    const char *marks;
    enum status st;
    struct vote_receipt receipt;
};

static void *press(void *arg)
{
    struct phone *p = arg;
    struct ctx *ctx = ctx_open_system(p->app, p->congress_id);
    const struct vote_choice choice = {.marks = str_from(p->marks)};

    p->st = vote_cast(ctx, p->vote_id, p->voter_id, &choice, &p->receipt);
    ctx_close(ctx);
    return NULL;
}

/* The same person on two phones, at the same instant; every second phone at another server, where
 * the database serves several. */
static void two_phones(struct journaltest *t)
{
    enum { PEOPLE = 12 };
    struct vote_new in = votetest_motion("两部手机");
    struct phone phones[2 * PEOPLE];
    pthread_t threads[2 * PEOPLE];
    struct app second = t->app;
    struct ctx *ctx = t->ctx;
    const bool servers = t->kind == DB_PGSQL;
    struct vote_result r;
    struct str codes[2];
    size_t again = 0, taken = 0;
    struct err err;
    int64_t id;

    if (servers)
        ASSERT(db_pool_open(dbtest_url(t->kind, t->name), NULL, &second.db, &err) == ST_OK);
    in.secret = true;
    id = votetest_create(ctx, &in);
    appoint_two(ctx, id, codes);
    votetest_open(ctx, id, PEOPLE, PEOPLE);
    arr_each (i, (size_t)(2 * PEOPLE)) {
        phones[i] = (struct phone){.app = i % 2 == 0 ? &t->app : &second,
                                   .congress_id = ctx->congress_id,
                                   .vote_id = id,
                                   .voter_id = votetest_voter(ctx, id, i / 2 + 1),
                                   .marks = i % 2 == 0 ? "y" : "n"};
    }
    arr_each (i, (size_t)(2 * PEOPLE))
        ASSERT(pthread_create(&threads[i], NULL, press, &phones[i]) == 0);
    arr_each (i, (size_t)(2 * PEOPLE)) {
        pthread_join(threads[i], NULL);
        taken += phones[i].st == ST_OK && !phones[i].receipt.again;
        again += phones[i].st == ST_OK && phones[i].receipt.again;
    }
    EQ_INT(taken, PEOPLE, "one ballot of each is taken");
    EQ_INT(again, PEOPLE, "the other phone is told that he has voted");
    ASSERT(vote_close(ctx, id) == ST_OK);
    ASSERT(vote_turn_key(ctx, id, codes[0]) == ST_OK && vote_turn_key(ctx, id, codes[1]) == ST_OK);
    ASSERT(vote_result(ctx, id, &r) == ST_OK);
    EQ_INT(r.lines[0].yes + r.lines[0].no, PEOPLE, "and counted once");
    if (servers)
        db_pool_close(second.db);
}

/* ---- time ---- */

struct hands_of_clock {
    const char *sql;
    int64_t vote_id;
};

static enum status move_tx(struct ctx *ctx, const void *input)
{
    const struct hands_of_clock *h = input;

    return DB_EXEC(ctx, h->sql, B_INT("congress", ctx->congress_id), B_INT("id", h->vote_id));
}

static void set_clock(struct ctx *ctx, int64_t id, const char *sql)
{
    ASSERT(db_tx(ctx, move_tx, &(struct hands_of_clock){sql, id}) == ST_OK);
}

static void deadline(struct journaltest *t)
{
    struct vote_new in = votetest_motion("限时表决");
    struct ctx *ctx = t->ctx;
    struct vote_now now;
    int64_t id;

    in.seconds = 3600;
    id = votetest_create(ctx, &in);
    votetest_open(ctx, id, 3, 3);
    ASSERT(vote_now(ctx, id, &now) == ST_OK);
    OK(now.seconds_left > 3000 && now.seconds_left <= 3600, "an hour");
    ctx->now += 86400;
    ASSERT(vote_now(ctx, id, &now) == ST_OK);
    OK(now.seconds_left > 3000, "the clock on the wall jumps ahead: nothing happens");
    EQ_INT(votetest_cast(ctx, id, 1, "y", NULL), ST_OK, "the ballot is taken");
    ctx->now -= 2 * 86400;
    ASSERT(vote_now(ctx, id, &now) == ST_OK);
    OK(now.seconds_left <= 3600, "it jumps back: no time is won");
    ctx->now += 86400;
    ASSERT(vote_clock_tick(ctx, id) == ST_OK);
    set_clock(ctx, id,
              "UPDATE vote_clock SET holder = 'another boot', used_ms = 1200000, beat_at = 0"
              " WHERE congress_id = :congress AND id = :id");
    ASSERT(vote_now(ctx, id, &now) == ST_OK);
    EQ_INT(now.seconds_left, 2400, "the machine was started again: what was used counts");
    ASSERT(vote_clock_tick(ctx, id) == ST_OK);
    ASSERT(vote_now(ctx, id, &now) == ST_OK);
    OK(now.seconds_left <= 2400 && now.seconds_left > 2000, "and the clock goes on from there");
    set_clock(ctx, id,
              "UPDATE vote_clock SET used_ms = 3600000 WHERE congress_id = :congress AND id = :id");
    EQ_INT(votetest_cast(ctx, id, 2, "y", NULL), ST_RULE, "over");
    EQ_TEXT(ctx->err.key, "vote.too_late", "as it says");
    EQ_INT(vote_close(ctx, id), ST_OK, "closed");
    EQ_INT(dbtest_int(ctx, "SELECT count(*) FROM vote_clock"), 0, "the clock is put away");
}

/* Whatever is written in, it is counted. */
static void odd_names(struct journaltest *t)
{
    static const struct str ODD[] = {SI("甲;乙=丙"), SI("1;2")};
    struct vote_new in = votetest_motion("选举一人");
    struct ctx *ctx = t->ctx;
    struct vote_receipt receipt;
    struct vote_result r;
    int64_t id;

    in.kind = VOTE_ELECTION;
    in.seats = 2;
    in.write_in = true;
    in.options = THREE;
    in.options_count = 2;
    id = votetest_create(ctx, &in);
    votetest_open(ctx, id, 3, 3);
    ASSERT(vote_cast(ctx, id, votetest_voter(ctx, id, 1), &(struct vote_choice){S("nn"), ODD, 2},
                     &receipt) == ST_OK);
    EQ_INT(vote_close(ctx, id), ST_OK, "counted");
    ASSERT(vote_result(ctx, id, &r) == ST_OK);
    EQ_INT(r.lines_count, 4, "with both names");
}

/* One person is one line, however his name is typed; and who is a candidate is voted for as one. */
static void written_in(struct journaltest *t)
{
    static const struct str PLAIN[] = {SI("张三")}, SPACED[] = {SI("张\xe3\x80\x80三")},
                            CANDIDATE[] = {SI("候选 人乙")};
    static const struct vote_option TWO[] = {{.name = SI("候选人甲")}, {.name = SI("候选人乙")}};
    static const struct vote_count_line LINES[] = {{.yes = 1, .no = 1}, {.no = 2}};
    const struct vote_count_write_in typed[] = {{CANDIDATE[0], 1}};
    struct vote_count count = {
        .ballots = 2, .lines = LINES, .lines_count = 2, .write_ins = typed, .write_ins_count = 1};
    struct vote_new in = votetest_motion("选举一人");
    struct ctx *ctx = t->ctx;
    struct vote_receipt receipt;
    enum vote_entries entries;
    struct vote_result r;
    int64_t id;

    in.kind = VOTE_ELECTION;
    in.seats = 1;
    in.write_in = true;
    in.options = TWO;
    in.options_count = 2;
    id = votetest_create(ctx, &in);
    votetest_open(ctx, id, 3, 3);
    EQ_INT(vote_cast(ctx, id, votetest_voter(ctx, id, 1),
                     &(struct vote_choice){S("nn"), CANDIDATE, 1}, &receipt),
           ST_INVALID, "a candidate is not another");
    EQ_TEXT(ctx->err.key, "vote.write_in_is_candidate", "as it says");
    votetest_clear(ctx);
    ASSERT(vote_cast(ctx, id, votetest_voter(ctx, id, 1), &(struct vote_choice){S("nn"), PLAIN, 1},
                     &receipt) == ST_OK);
    ASSERT(vote_cast(ctx, id, votetest_voter(ctx, id, 2), &(struct vote_choice){S("nn"), SPACED, 1},
                     &receipt) == ST_OK);
    ASSERT(vote_close(ctx, id) == ST_OK && vote_result(ctx, id, &r) == ST_OK);
    OK(r.lines_count == 3 && r.lines[2].yes == 2 && r.lines[2].passed, "two votes for one person");
    in.method = VOTE_PAPER;
    id = votetest_create(ctx, &in);
    votetest_open(ctx, id, 3, 3);
    EQ_INT(vote_enter_count(ctx, id, &count, &entries), ST_INVALID, "on paper, too");
    EQ_TEXT(ctx->err.key, "vote.written_is_candidate", "and the teller is told what to do");
}

/* Somebody with a database client changes what is at hand: the journal is against him. */
static void changed_behind(struct journaltest *t)
{
    static const char *const SQL[] = {
        "UPDATE vote_cast SET choice = 'n' WHERE congress_id = :congress AND vote_id = :id",
        "DELETE FROM vote_cast WHERE congress_id = :congress AND vote_id = :id",
        "INSERT INTO vote_cast (congress_id, id, vote_id, way, choice) SELECT congress_id, id,"
        " vote_id, 'device', 'n' FROM vote_voter WHERE congress_id = :congress AND vote_id = :id"
        " AND place = 3",
    };
    const struct vote_new in = votetest_motion("记录与日志");

    arr_each (i, COUNT(SQL)) {
        const int64_t id = votetest_create(t->ctx, &in);

        votetest_open(t->ctx, id, 5, 5);
        votetest_cast_many(t->ctx, id, 1, 2, "y");
        set_clock(t->ctx, id, SQL[i]);
        EQ_INT(vote_close(t->ctx, id), ST_INTERNAL, "nothing is counted");
        EQ_TEXT(t->ctx->err.key, "vote.marks_differ", "as it says");
    }
}

int main(void)
{
    votetest_one(DB_SQLITE, "votelection", election);
    votetest_one(DB_SQLITE, "votetie", tie);
    votetest_both("voterating", rating);
    votetest_one(DB_SQLITE, "votenotprepared", not_prepared);
    votetest_both("voteratingall", rating_of_all);
    votetest_one(DB_SQLITE, "voteobjects", objects);
    votetest_both("votehands", hands);
    votetest_one(DB_SQLITE, "votevoid", more_hands_than_people);
    votetest_both("voterecorded", recorded);
    votetest_both("votecounted", recorded_by_count);
    votetest_both("votephones", two_phones);
    votetest_both("votedeadline", deadline);
    votetest_one(DB_SQLITE, "votebehind", changed_behind);
    votetest_one(DB_SQLITE, "voteodd", odd_names);
    votetest_both("votewritten", written_in);
    return tap_done();
}
