// SPDX-License-Identifier: MulanPSL-2.0
/* On both databases: a table is approved by the vote of a meeting that may decide it, or noted
 * afterwards from a source. */
#include "modules/finance/finance_actions.h"
#include "modules/finance/finance_store.h"
#include "modules/meeting/tests/meeting_held.h"
#include "platform/db.h"

static int64_t table(struct ctx *ctx, const char *stage)
{
    const struct finance_line line = {.place = 1,
                                      .level = 1,
                                      .code = S(""),
                                      .name = S("教育支出"),
                                      .organ = S(""),
                                      .basis = S(""),
                                      .note = S(""),
                                      .has = 1U << FINANCE_BUDGET};
    const struct finance_table t = {.year = 2026,
                                    .month = strcmp(stage, "executed") == 0 ? 6 : 0,
                                    .kind = S("function"),
                                    .stage = str_from(stage),
                                    .account = S("general"),
                                    .title = S("表"),
                                    .unit_fen = 1000000,
                                    .columns = S(""),
                                    .received_on = ctx->today,
                                    .basis = S(""),
                                    .file = S("a.xlsx"),
                                    .lines = 1};
    int64_t id = 0;

    MUST(ctx, finance_table_keep(ctx, &t, &line, 1, &id), stage);
    return id;
}

static enum status by(struct ctx *ctx, int64_t id, int64_t vote_id)
{
    return finance_table_approve(
        ctx, &(struct finance_approval){.id = id, .version = 1, .vote_id = vote_id});
}

/* @law Budget Law (2018-12-29) art. 21, 69(7), 77(3) */
static void voted(struct journaltest *t)
{
    const struct date on = {2026, 10, 29};
    struct ctx *ctx = t->ctx;
    struct meeting_decision *all;
    struct meeting_decided want;
    struct finance_table got;
    struct finance_item i;
    int64_t adjusted, final, item, failed, passed, rating, plenum, hint = 0, matter = 0;
    size_t count = 0;

    held_committee(ctx);
    adjusted = table(ctx, "adjusted");
    final = table(ctx, "final");
    item = held_item(ctx, "sc", "decision", on);
    failed = held_vote(ctx, item, on, false, 4);
    ASSERT(finance_store_table(ctx, adjusted, &got) == ST_OK);
    MUST(ctx, finance_table_decided(ctx, &got, &want), "who may");
    MUST(ctx, meeting_decisions(ctx, &want, &all, &count), "none to choose from");
    EQ_INT((int64_t)count, 0, "what failed is not offered");
    REFUSED(ctx, by(ctx, adjusted, failed), ST_INVALID, "meeting.decision.failed", NULL);
    REFUSED(ctx, by(ctx, adjusted, 999999), ST_INVALID, "meeting.decision.none", NULL);
    item = held_item(ctx, "sc", "rating", on);
    rating = held_vote(ctx, item, on, true, 9);
    REFUSED(ctx, by(ctx, adjusted, rating), ST_INVALID, "meeting.decision.part", NULL);
    item = held_item(ctx, "forum", "decision", on);
    plenum = held_vote(ctx, item, on, false, 9);
    REFUSED(ctx, by(ctx, adjusted, plenum), ST_INVALID, "meeting.decision.body", NULL);
    item = held_item(ctx, "sc", "decision", on);
    passed = held_vote(ctx, item, on, false, 8);
    MUST(ctx, meeting_decisions(ctx, &want, &all, &count), "the list");
    OK(count == 1 && all[0].vote_id == passed, "the one that carried is offered");
    MUST(ctx,
         finance_table_approve(ctx, &(struct finance_approval){.id = adjusted,
                                                               .version = 1,
                                                               .vote_id = passed,
                                                               .on = {2026, 1, 1},
                                                               .basis = S("随便写的")}),
         "approved");
    ASSERT(finance_store_table(ctx, adjusted, &got) == ST_OK);
    OK(date_cmp(got.approved_on, on) == 0, "on the day of the vote, not the typed one");
    OK(got.vote_id == passed && str_eqz(got.basis, "会议表决通过《预算》"), "by that vote");
    REFUSED(ctx, by(ctx, adjusted, passed), ST_RULE, "finance.err.approved", NULL);
    ASSERT(finance_item_begin(ctx, 2027, BUDGET_LAW_ACCOUNTS, &i) == ST_OK);
    i.fiscal_year = 2026;
    MUST(ctx, finance_item_save(ctx, &i, &matter), "accounts on the calendar");
    ASSERT(finance_store_table(ctx, final, &got) == ST_OK);
    MUST(ctx, finance_table_vote_hint(ctx, &got, &hint), "asked");
    EQ_INT(hint, 0, "no vote on them yet");
    MUST(ctx, finance_item_attach(ctx, matter, 1, item), "on the same item");
    MUST(ctx, finance_table_vote_hint(ctx, &got, &hint), "asked again");
    EQ_INT(hint, passed, "the vote on the matter is proposed");
    EQ_INT(modtest_events(ctx, "finance.table_approved"), 1, "in the journal");
}

static void noted(struct journaltest *t)
{
    struct finance_approval a = {.version = 1, .basis = S("")};
    struct meeting_decided want;
    struct ctx *ctx = t->ctx;
    struct finance_table got = {.stage = S("executed")};
    int64_t hint = 7;

    held_committee(ctx);
    a.id = table(ctx, "approved");
    REFUSED(ctx, finance_table_approve(ctx, &a), ST_INVALID, "finance.err.vote_or_day", NULL);
    a.on = (struct date){2026, 2, 26};
    REFUSED(ctx, finance_table_approve(ctx, &a), ST_INVALID, "finance.err.basis", NULL);
    a.basis = S("县十八届人大五次会议决议");
    a.on = date_add_days(ctx->today, 1);
    REFUSED(ctx, finance_table_approve(ctx, &a), ST_INVALID, "finance.err.ahead", NULL);
    a.on = (struct date){2026, 2, 26};
    MUST(ctx, finance_table_approve(ctx, &a), "noted afterwards");
    ASSERT(finance_store_table(ctx, a.id, &got) == ST_OK);
    OK(got.vote_id == 0 && date_cmp(got.approved_on, a.on) == 0, "no vote, the typed day");
    EQ_STR(got.basis, "县十八届人大五次会议决议", "with its source");
    a.id = table(ctx, "executed");
    REFUSED(ctx, finance_table_approve(ctx, &a), ST_RULE, "finance.err.not_to_approve", NULL);
    ASSERT(finance_store_table(ctx, a.id, &got) == ST_OK);
    REFUSED(ctx, finance_table_decided(ctx, &got, &want), ST_RULE, "finance.err.not_to_approve",
            NULL);
    MUST(ctx, finance_table_vote_hint(ctx, &got, &hint), "asked");
    EQ_INT(hint, 0, "nobody votes on execution");
    a.id = table(ctx, "draft");
    MUST(ctx, finance_table_withdraw(ctx, a.id, 1), "withdrawn");
    a.version = 2;
    REFUSED(ctx, finance_table_approve(ctx, &a), ST_RULE, "finance.err.void", NULL);
}

int main(void)
{
    modtest_both("voted", voted);
    modtest_both("noted", noted);
    return tap_done();
}
