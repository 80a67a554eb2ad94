// SPDX-License-Identifier: MulanPSL-2.0
/* Secret ballots by device: two scrutineers, sealed choices, keys that are gone afterwards. */
#include "modules/vote/tests/votetest.h"
#include "modules/vote/vote_keys.h"
#include <unistd.h>

static bool key_file_there(struct journaltest *t, int64_t id)
{
    char path[256];

    snprintf(path, sizeof path, "%s/votes/%lld-%lld.key", t->dir, (long long)t->ctx->congress_id,
             (long long)id);
    return access(path, F_OK) == 0;
}

static struct vote_new appointment(void)
{
    struct vote_new in = votetest_motion("任命局长");

    in.secret = true;
    in.matter = VOTE_LAW_APPOINTMENT;
    return in;
}

static void sealed(struct journaltest *t)
{
    const struct vote_new in = appointment();
    struct ctx *ctx = t->ctx;
    const int64_t id = votetest_create(ctx, &in);
    const struct vote_voter one = {.account_id = 1001, .name = S("委员"), .present = true};
    struct vote_key_state keys;
    struct vote_scrutineer *who;
    struct vote_by_name *names;
    struct vote_receipt receipt;
    struct vote_result r;
    struct vote_choice c;
    struct vote v;
    struct str first, second;
    size_t count;

    EQ_INT(vote_open(ctx, id, &one, 1, 1), ST_RULE, "not without scrutineers");
    EQ_TEXT(ctx->err.key, "vote.two_scrutineers", "as it says");
    first = votetest_scrutineer(ctx, id, "监票人甲");
    EQ_INT(first.len, 24, "a code");
    EQ_INT(vote_open(ctx, id, &one, 1, 1), ST_RULE, "nor with one");
    EQ_INT(votetest_scrutineer(ctx, id, "监票人甲").len, 0, "not the same twice");
    EQ_TEXT(ctx->err.key, "vote.scrutineer_twice", "as it says");
    second = votetest_scrutineer(ctx, id, "监票人乙");
    votetest_open(ctx, id, 35, 31);
    OK(key_file_there(t, id), "the keys lie apart");
    votetest_cast_many(ctx, id, 1, 29, "y");
    votetest_cast_many(ctx, id, 30, 1, "a");
    EQ_INT(votetest_cast(ctx, id, 1, "n", &receipt), ST_OK, "a second ballot");
    OK(receipt.again && !receipt.changed, "is not taken, and he is told");
    EQ_INT(vote_cast_get(ctx, id, votetest_voter(ctx, id, 1), &c), ST_RULE, "not even his own");
    EQ_INT(dbtest_int(ctx, "SELECT count(*) FROM vote_cast WHERE choice IS NOT NULL"), 0,
           "no choice stands beside a voter");
    EQ_INT(dbtest_int(ctx, "SELECT count(DISTINCT length(sealed)) FROM vote_slot"), 1,
           "all ballots are of one length");
    EQ_INT(vote_close(ctx, id), ST_OK, "closed");
    EQ_INT(vote_result(ctx, id, &r), ST_RULE, "not counted without the keys");
    ASSERT(vote_get(ctx, id, &v) == ST_OK);
    ASSERT(vote_key_state(ctx, &v, &keys) == ST_OK);
    OK(keys.needed && !keys.elsewhere && keys.waiting[1] != 0 && keys.turned[0] == 0,
       "both are waited for");
    EQ_INT(vote_turn_key(ctx, id, S("aaaaaaaaaaaaaaaaaaaaaaaa")), ST_INVALID, "a wrong code");
    EQ_INT(vote_turn_key(ctx, id, first), ST_OK, "the first");
    EQ_INT(vote_turn_key(ctx, id, first), ST_OK, "the first again");
    votetest_clear(ctx);
    EQ_INT(vote_result(ctx, id, &r), ST_RULE, "one alone opens nothing");
    EQ_INT(vote_dismiss(ctx, keys.waiting[0]), ST_RULE, "nobody goes with the key");
    EQ_INT(vote_turn_key(ctx, id, second), ST_OK, "the second");
    ASSERT(vote_result(ctx, id, &r) == ST_OK);
    OK(r.lines[0].yes == 29 && r.lines[0].abstain == 1 && r.passed, "29 for, one abstains");
    OK(!key_file_there(t, id), "the keys are gone");
    EQ_INT(dbtest_int(ctx, "SELECT count(*) FROM vote_slot"), 0, "and the ballots");
    EQ_INT(vote_turn_key(ctx, id, second), ST_RULE, "nothing is left to be opened");
    EQ_TEXT(ctx->err.key, "vote.turn.counted", "as it says");
    votetest_clear(ctx);
    EQ_INT(dbtest_int(ctx, "SELECT count(*) FROM vote_scrutineer WHERE ended = 0"), 0,
           "codes for this vote alone are void");
    ASSERT(vote_key_holders(ctx, &v, &who, &count) == ST_OK);
    OK(count == 2 && str_eqz(who[0].name, "监票人甲"), "who they were is known");
    EQ_INT(vote_names(ctx, id, &names, &count), ST_RULE, "there are no names");
    EQ_INT(votetest_events(ctx, "vote.key_turned"), 3, "turning is in the journal");
}

static void rules(struct journaltest *t)
{
    struct vote_new in = appointment();
    const struct vote_option who[] = {{.name = S("监票人甲")}};
    struct ctx *ctx = t->ctx;
    int64_t id;

    in.secret = false;
    EQ_INT(vote_create(ctx, &in, &id), ST_RULE, "an appointment is secret");
    in.matter = VOTE_LAW_REMOVAL;
    EQ_INT(vote_create(ctx, &in, &id), ST_RULE, "a removal is secret");
    votetest_clear(ctx);
    in = appointment();
    in.options = who;
    in.options_count = 1;
    id = votetest_create(ctx, &in);
    (void)votetest_scrutineer(ctx, id, "监票人甲");
    EQ_TEXT(ctx->err.key, "vote.scrutineer_is_candidate", "nobody watches over himself");
    (void)votetest_scrutineer(ctx, id, "监票人乙");
    (void)votetest_scrutineer(ctx, id, "监票人丙");
    (void)votetest_scrutineer(ctx, id, "监票人丁");
    EQ_TEXT(ctx->err.key, "vote.scrutineers_full", "two hold the keys");
}

/* Nobody votes: nothing is to be opened. Void: everything is forgotten. */
static void ends(struct journaltest *t)
{
    const struct vote_new in = appointment();
    struct ctx *ctx = t->ctx;
    int64_t id = votetest_create(ctx, &in);
    struct vote_result r;

    (void)votetest_scrutineer(ctx, id, "监票人甲");
    (void)votetest_scrutineer(ctx, id, "监票人乙");
    votetest_open(ctx, id, 3, 3);
    EQ_INT(vote_close(ctx, id), ST_OK, "nobody has voted");
    ASSERT(vote_result(ctx, id, &r) == ST_OK);
    OK(!r.passed && r.not_pressed == 3 && !key_file_there(t, id), "counted, keys gone");
    id = votetest_create(ctx, &in);
    (void)votetest_scrutineer(ctx, id, "监票人甲");
    (void)votetest_scrutineer(ctx, id, "监票人乙");
    votetest_open(ctx, id, 3, 3);
    votetest_cast_many(ctx, id, 1, 3, "y");
    EQ_INT(vote_invalidate(ctx, id, S(" ")), ST_INVALID, "void only with a reason");
    votetest_clear(ctx);
    EQ_INT(vote_invalidate(ctx, id, S("表决系统故障")), ST_OK, "void");
    OK(!key_file_there(t, id) && dbtest_int(ctx, "SELECT count(*) FROM vote_slot") == 0,
       "nothing is left to open");
    EQ_INT(vote_close(ctx, id), ST_RULE, "and nothing to count");
}

/* Device, then paper: both in one total, nobody twice. */
static void joined(struct journaltest *t)
{
    const struct vote_new in = appointment();
    const struct vote_count_line line = {.yes = 9, .no = 1};
    const struct vote_count count = {.ballots = 10, .lines = &line, .lines_count = 1};
    struct actor teller = *t->ctx->actor;
    struct ctx *ctx = t->ctx;
    const struct actor *before = ctx->actor;
    const int64_t id = votetest_create(ctx, &in);
    struct str first = votetest_scrutineer(ctx, id, "监票人甲"),
               second = votetest_scrutineer(ctx, id, "监票人乙");
    enum vote_entries state;
    struct vote_result r;

    votetest_open(ctx, id, 35, 31);
    votetest_cast_many(ctx, id, 1, 21, "y");
    EQ_INT(vote_take_paper(ctx, id, votetest_voter(ctx, id, 22)), ST_RULE, "no paper yet");
    EQ_INT(vote_change_way(ctx, id, VOTE_HANDS), ST_RULE, "hands are not secret");
    EQ_INT(vote_change_way(ctx, id, VOTE_PAPER), ST_OK, "the network is gone: paper");
    EQ_INT(votetest_cast(ctx, id, 22, "y", NULL), ST_RULE, "no more by device");
    EQ_TEXT(ctx->err.key, "vote.by_hand_now", "as it says");
    for (size_t n = 22; n <= 31; n++)
        ASSERT(vote_take_paper(ctx, id, votetest_voter(ctx, id, n)) == ST_OK);
    EQ_INT(vote_take_paper(ctx, id, votetest_voter(ctx, id, 1)), ST_RULE, "who has voted: none");
    EQ_TEXT(ctx->err.key, "vote.voted_already", "as it says");
    ctx->actor = &teller;
    teller.account_id = 11;
    EQ_INT(vote_enter_count(ctx, id, &count, &state), ST_OK, "one teller");
    EQ_INT(state, VOTE_ENTRIES_ONE, "is not enough");
    EQ_INT(vote_close(ctx, id), ST_OK, "closed");
    EQ_INT(vote_turn_key(ctx, id, first), ST_OK, "one key");
    EQ_INT(vote_turn_key(ctx, id, second), ST_OK, "the other");
    EQ_INT(vote_result(ctx, id, &r), ST_RULE, "the second teller is missing");
    teller.account_id = 12;
    EQ_INT(vote_enter_count(ctx, id, &count, &state), ST_OK, "another teller");
    EQ_INT(state, VOTE_ENTRIES_AGREE, "the same");
    ctx->actor = before;
    ASSERT(vote_result(ctx, id, &r) == ST_OK);
    OK(r.lines[0].yes == 30 && r.lines[0].no == 1 && r.ballots == 31 && r.valid_round,
       "one total of both");
}

/* Under the eyes of somebody of the staff. */
static void take_at_desk(struct ctx *ctx, int64_t scrutineer, int64_t staff)
{
    const struct vote_code_take take = {
        .scrutineer_id = scrutineer, .declares = true, .at_desk = true};
    const struct actor *before = ctx->actor;
    struct actor somebody = *before;
    struct str code;

    somebody.account_id = staff;
    votetest_clear(ctx);
    ctx->actor = &somebody;
    ASSERT(vote_take_code(ctx, &take, &code) == ST_OK);
    ASSERT(vote_code_kept(ctx, scrutineer) == ST_OK);
    ctx->actor = before;
}

/* Two for all votes of a meeting: candidates of one of them do not watch over it. */
static void panel(struct journaltest *t)
{
    struct vote_new in = appointment();
    const struct vote_option who[] = {{.name = S("候选人"), .account_id = 2001}};
    struct vote_scrutineer_new one = {
        .panel = "meeting", .panel_id = 90, .account_id = 2001, .name = S("甲")};
    const struct vote_voter voter = {.account_id = 1001, .name = S("委员"), .present = true};
    struct ctx *ctx = t->ctx;
    struct vote_key_state keys;
    int64_t first, early, id, other;
    struct vote v;

    in.panel = "meeting";
    in.panel_id = 90;
    early = votetest_create(ctx, &in);
    EQ_INT(vote_appoint(ctx, &one, &first), ST_OK, "he is not voted on yet");
    in.options = who;
    in.options_count = 1;
    id = votetest_create(ctx, &in);
    one.account_id = 2002;
    one.name = S("乙");
    EQ_INT(vote_appoint(ctx, &one, &other), ST_OK, "another");
    EQ_INT(vote_open(ctx, early, &voter, 1, 1), ST_RULE, "not before they have their codes");
    EQ_TEXT(ctx->err.key, "vote.code_not_taken", "as it says");
    EQ_TEXT(ctx->err.arg, "甲", "and who");
    take_at_desk(ctx, first, 4001);
    take_at_desk(ctx, other, 4002);
    EQ_INT(vote_open(ctx, id, &voter, 1, 1), ST_RULE, "not under his own eyes");
    EQ_TEXT(ctx->err.key, "vote.scrutineer_is_candidate", "as it says");
    votetest_clear(ctx);
    EQ_INT(vote_open(ctx, early, &voter, 1, 1), ST_OK, "the other vote opens");
    ASSERT(vote_get(ctx, id, &v) == ST_OK && vote_key_state(ctx, &v, &keys) == ST_OK);
    OK(keys.busy, "the panel is busy");
    EQ_INT(vote_dismiss(ctx, first), ST_RULE, "nobody goes now");
    EQ_INT(vote_panel_end(ctx, "meeting", 90), ST_RULE, "nor does the meeting end");
    EQ_TEXT(ctx->err.key, "vote.scrutineer_needed", "as it says");
    votetest_clear(ctx);
    EQ_INT(vote_close(ctx, early), ST_OK, "nobody voted: counted");
    ASSERT(vote_key_state(ctx, &v, &keys) == ST_OK);
    OK(!keys.busy, "free again");
    EQ_INT(vote_dismiss(ctx, first), ST_OK, "he goes");
    one.account_id = 2001;
    one.name = S("甲");
    EQ_INT(vote_appoint(ctx, &one, &first), ST_RULE, "and is not appointed again");
    EQ_TEXT(ctx->err.key, "vote.scrutineer_is_candidate", "as it says");
    votetest_clear(ctx);
    EQ_INT(vote_panel_end(ctx, "meeting", 90), ST_OK, "the meeting ends");
    EQ_INT(dbtest_int(ctx, "SELECT count(*) FROM vote_scrutineer WHERE ended = 0"), 0,
           "and the codes with it");
    EQ_INT(votetest_events(ctx, "vote.codes_void"), 1, "which is in the journal");
    EQ_INT(vote_panel_end(ctx, "meeting", 90), ST_OK, "once");
    EQ_INT(votetest_events(ctx, "vote.codes_void"), 1, "is enough");
}

/* Each takes his own code himself; at the desk one stands on the screen at a time. */
static void codes(struct journaltest *t)
{
    struct vote_scrutineer_new one = {.panel = "vote", .account_id = 3001, .name = S("甲")};
    struct vote_code_take own = {.declares = true}, desk = {.declares = true, .at_desk = true};
    const struct vote_new in = appointment();
    struct vote_new by_name = votetest_motion("记名表决"), paper = appointment();
    struct actor somebody = *t->ctx->actor;
    struct ctx *ctx = t->ctx;
    const struct actor *before = ctx->actor;
    int64_t first, second, third;
    struct str code;

    one.panel_id = votetest_create(ctx, &in);
    ASSERT(vote_appoint(ctx, &one, &first) == ST_OK);
    one.account_id = 3002;
    one.name = S("乙");
    ASSERT(vote_appoint(ctx, &one, &second) == ST_OK);
    own.scrutineer_id = first;
    somebody.account_id = 3002;
    ctx->actor = &somebody;
    EQ_INT(vote_take_code(ctx, &own, &code), ST_DENIED, "not on another's account");
    somebody.account_id = 3001;
    own.declares = false;
    EQ_INT(vote_take_code(ctx, &own, &code), ST_INVALID, "he declares that he is no candidate");
    votetest_clear(ctx);
    own.declares = true;
    EQ_INT(vote_take_code(ctx, &own, &code), ST_OK, "on his own");
    EQ_INT(code.len, 24, "a code");
    EQ_INT(vote_take_code(ctx, &own, &code), ST_RULE, "once");
    EQ_TEXT(ctx->err.key, "vote.code_taken_already", "as it says");
    desk.scrutineer_id = first;
    EQ_INT(vote_take_code(ctx, &desk, &code), ST_RULE, "nor at the desk then");
    desk.scrutineer_id = second;
    EQ_INT(vote_take_code(ctx, &desk, &code), ST_RULE, "who has seen his own sees no other's");
    EQ_TEXT(ctx->err.key, "vote.code_of_other_seen", "as it says");
    EQ_TEXT(ctx->err.arg, "甲", "and whose he has seen");
    votetest_clear(ctx);
    ctx->actor = before;
    EQ_INT(vote_dismiss(ctx, first), ST_OK, "his code is lost");
    one.account_id = 0;
    one.name = S("丙");
    ASSERT(vote_appoint(ctx, &one, &third) == ST_OK);
    somebody.account_id = 4001;
    ctx->actor = &somebody;
    EQ_INT(vote_take_code(ctx, &desk, &code), ST_OK, "one at the desk");
    desk.scrutineer_id = third;
    EQ_INT(vote_take_code(ctx, &desk, &code), ST_RULE, "the other not beside it");
    EQ_TEXT(ctx->err.key, "vote.code_of_other_shown", "as it says");
    EQ_TEXT(ctx->err.arg, "乙", "and whose");
    EQ_INT(vote_code_kept(ctx, second), ST_OK, "the first is put away");
    EQ_INT(vote_code_kept(ctx, second), ST_OK, "twice is once");
    votetest_clear(ctx);
    EQ_INT(vote_take_code(ctx, &desk, &code), ST_RULE, "but the same eyes see no second one");
    EQ_TEXT(ctx->err.key, "vote.code_of_other_seen", "as it says");
    votetest_clear(ctx);
    somebody.account_id = 4002;
    EQ_INT(vote_take_code(ctx, &desk, &code), ST_OK, "another member of the staff does");
    ctx->actor = before;
    EQ_INT(votetest_events(ctx, "vote.code_taken"), 1, "the journal tells his own account");
    EQ_INT(votetest_events(ctx, "vote.code_shown"), 2, "from the desk");
    EQ_INT(votetest_events(ctx, "vote.code_kept"), 1, "and when it was put away");
    by_name.method = VOTE_DEVICE;
    one.panel_id = votetest_create(ctx, &by_name);
    EQ_INT(vote_appoint(ctx, &one, &first), ST_RULE, "a vote by name has no keys");
    EQ_TEXT(ctx->err.key, "vote.key.by_name", "as it says");
    paper.method = VOTE_PAPER;
    one.panel_id = votetest_create(ctx, &paper);
    EQ_INT(vote_appoint(ctx, &one, &first), ST_RULE, "nor has paper");
    EQ_TEXT(ctx->err.key, "vote.key.on_paper", "as it says");
}

int main(void)
{
    votetest_both("votesecret", sealed);
    votetest_one(DB_SQLITE, "voterules", rules);
    votetest_both("votepanel", panel);
    votetest_both("votecodes", codes);
    votetest_both("voteends", ends);
    votetest_both("votejoined", joined);
    return tap_done();
}
