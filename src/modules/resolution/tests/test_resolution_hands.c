// SPDX-License-Identifier: MulanPSL-2.0
/* What one person alone cannot do, on both databases: have a typed result count, note both
 * signatures of minutes; and days that come before the decision. */
#include "modules/resolution/resolution_typed.h"
#include "modules/resolution/tests/resolutiontest.h"

enum { TYPER = 71, CHECKER = 72 };

static struct actor account(struct ctx *ctx, int64_t id, const char *name)
{
    return (struct actor){
        .account_id = id, .congress_id = ctx->congress_id, .name = str_from(name), .system = true};
}

/* A scan of a record; the state its file is in. */
static void scan(struct journaltest *t, int64_t id, const char *kind, int64_t of, const char *state)
{
    const long long congress = (long long)t->ctx->congress_id, n = (long long)id;

    journaltest_behind(t,
                       "INSERT INTO attachment (congress_id, id, owner_kind, owner_id, number)"
                       " VALUES (%lld, %lld, '%s', %lld, 1)",
                       congress, n, kind, (long long)of);
    journaltest_behind(t,
                       "INSERT INTO attachment_version (congress_id, id, attachment_id, number,"
                       " name, type, size_bytes, hash, state, added_at)"
                       " VALUES (%lld, %lld, %lld, 1, '表决记录.pdf', 'pdf', 9, '00', '%s', 1)",
                       congress, n + 1, n, state);
}

/* Numbers typed by one account wait for another. */
static void typed(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct actor typer = account(ctx, TYPER, "李文静"),
                       checker = account(ctx, CHECKER, "韩秋生");
    const int64_t id = draft(ctx, RESOLUTION_DECISION, "关于修建便民桥的决定");
    struct resolution_typed of;

    submit(ctx, id);
    ctx->actor = &typer;
    EQ_INT(approve(ctx, id, 17), ST_RULE, "what has not passed is refused at once");
    EQ_INT(approve(ctx, id, 20), ST_OK, "numbers are typed");
    OK(got(ctx, id).state == RESOLUTION_REVIEW && date_none(got(ctx, id).passed_on),
       "but nothing has passed");
    EQ_INT(modtest_events(ctx, "resolution.approved"), 0, "and nobody is told so");
    ASSERT(resolution_typed_of(ctx, id, &of) == ST_OK);
    OK(of.vote.yes == 20 && of.typed_by == TYPER, "they wait under who typed them");
    EQ_INT(resolution_confirm(ctx, id, of.version), ST_RULE, "who does not compare them himself");
    EQ_TEXT(ctx->err.key, "resolution.typed_own", "as it says");
    EQ_INT(approve(ctx, id, 21), ST_OK, "typed again");
    ctx->actor = &checker;
    EQ_INT(resolution_confirm(ctx, id, of.version), ST_CONFLICT, "other numbers than were seen");
    modtest_clear(ctx);
    EQ_INT(resolution_confirm(ctx, id, of.version + 1), ST_OK, "a second account compares them");
    EQ_INT(got(ctx, id).state, RESOLUTION_APPROVED, "then it has passed");
    EQ_INT(got(ctx, id).vote.yes, 21, "by the last numbers");
    ASSERT(resolution_typed_of(ctx, id, &of) == ST_OK);
    EQ_STR(of.checker, "韩秋生", "and it stays written who compared them");
    EQ_INT(resolution_confirm(ctx, id, 0), ST_RULE, "once");
    modtest_clear(ctx);
}

static void typed_away(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct actor typer = account(ctx, TYPER, "李文静"),
                       checker = account(ctx, CHECKER, "韩秋生");
    const int64_t id = draft(ctx, RESOLUTION_DECISION, "关于修建便民桥的决定");

    submit(ctx, id);
    ctx->actor = &typer;
    ASSERT(approve(ctx, id, 20) == ST_OK);
    ASSERT(resolution_step(ctx, &(struct resolution_step){.id = id,
                                                          .verb = RESOLUTION_SEND_BACK,
                                                          .note = S("文字要改")}) == ST_OK);
    submit(ctx, id);
    ctx->actor = &checker;
    EQ_INT(resolution_confirm(ctx, id, 0), ST_RULE, "another text has no numbers yet");
    EQ_TEXT(ctx->err.key, "resolution.typed_none", "as it says");
    scan(t, 90001, RESOLUTION_RECORD_FILES, id, "refused");
    ctx->actor = &typer;
    ASSERT(approve(ctx, id, 20) == ST_OK);
    EQ_INT(got(ctx, id).state, RESOLUTION_REVIEW, "a file that was refused proves nothing");
    scan(t, 90003, RESOLUTION_RECORD_FILES, id, "clean");
    ASSERT(approve(ctx, id, 20) == ST_OK);
    EQ_INT(got(ctx, id).state, RESOLUTION_APPROVED,
           "with the paper attached one account is enough");
}

/* Nothing is signed or in force before it was decided. */
static void days(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t id = draft(ctx, RESOLUTION_DECISION, "关于修建便民桥的决定");
    const struct date before = date_add_days(ctx->today, -1);
    struct resolution_sign in = {
        .id = id, .series = S("云人常决"), .signer = S("韩秋生"), .effect_on = before};

    submit(ctx, id);
    ASSERT(approve(ctx, id, 20) == ST_OK);
    EQ_INT(resolution_sign(ctx, &in), ST_INVALID, "in force the day before");
    EQ_TEXT(modtest_field(ctx), "effect_on", "at its field");
    in.effect_on = ctx->today;
    in.on = before;
    EQ_INT(resolution_sign(ctx, &in), ST_INVALID, "signed the day before");
    EQ_TEXT(modtest_field(ctx), "on", "at its field");
    in.on = ctx->today;
    EQ_INT(resolution_sign(ctx, &in), ST_OK, "on the day itself");
    EQ_INT(resolution_facts(ctx, &(struct resolution_facts){.id = id, .effect_on = before}),
           ST_INVALID, "nor moved there later");
    modtest_clear(ctx);
}

/* Two signatures on paper are noted by two accounts, or the paper is there. */
static void signed_on_paper(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct actor one = account(ctx, TYPER, "李文静"), other = account(ctx, CHECKER, "韩秋生");
    const struct resolution_part part = {
        .kind = S("text"), .body = S("记录。"), .label = S(""), .source = S(""), .derived = S("")};
    struct resolution_minutes_sign sign_in = {.on_paper = true, .name = S("周秀兰")};
    struct resolution_minutes m;
    int64_t ids[3];

    ctx->actor = &one;
    arr_each (i, COUNT(ids)) {
        ASSERT(resolution_minutes_add(ctx,
                                      &(struct resolution_minutes_new){
                                          .title = S("会议记录"), .parts = &part, .parts_count = 1},
                                      &ids[i]) == ST_OK);
        ASSERT(resolution_minutes_step(ctx, &(struct resolution_minutes_step){.id = ids[i]}) ==
               ST_OK);
        sign_in.id = ids[i];
        ASSERT(resolution_minutes_sign(ctx, &sign_in) == ST_OK);
    }
    sign_in = (struct resolution_minutes_sign){
        .id = ids[0], .as_chair = true, .on_paper = true, .name = S("赵永平")};
    EQ_INT(resolution_minutes_sign(ctx, &sign_in), ST_RULE, "both noted by one account");
    EQ_TEXT(ctx->err.key, "resolution.two_hands", "as it says");
    modtest_clear(ctx);
    sign_in.on_paper = false;
    EQ_INT(resolution_minutes_sign(ctx, &sign_in), ST_RULE,
           "nor one noted and the other signed by the same");
    modtest_clear(ctx);
    sign_in.on_paper = true;
    ctx->actor = &other;
    EQ_INT(resolution_minutes_sign(ctx, &sign_in), ST_OK, "by another account");
    ASSERT(resolution_minutes_get(ctx, ids[0], &m) == ST_OK);
    OK(m.chair_noted_by == CHECKER && m.recorder_noted_by == TYPER, "it is known who noted what");
    ctx->actor = &one;
    sign_in.id = ids[1];
    scan(t, 91001, RESOLUTION_MINUTES_FILES, ids[1], "clean");
    EQ_INT(resolution_minutes_sign(ctx, &sign_in), ST_OK, "or with the scan attached");
}

int main(void)
{
    modtest_both("typed", typed);
    modtest_one("typed_away", typed_away);
    modtest_one("days", days);
    modtest_both("signed_on_paper", signed_on_paper);
    return tap_done();
}
