// SPDX-License-Identifier: MulanPSL-2.0
/* Money for deputies on both databases: a month computed from what was done, each day once, a
 * second person, a difference when a record changes later, accounts sealed. People are invented. */
#include "modules/allowance/allowance_actions.h"
#include "modules/allowance/allowance_parts.h"
#include "modules/allowance/allowance_store.h"
#include "modules/tests/modtest.h"
#include "modules/training/training.h"
#include "modules/training/training_store.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/permission.h"

enum { DAY_FEN = 10000, MONTH_FEN = 5000 };

static int64_t person(struct ctx *ctx, const char *name, const char *wage)
{
    const struct deputy_new in = {.name = str_from(name),
                                  .delegation = S("城关镇代表团"),
                                  .wage = str_from(wage),
                                  .from_on = {2026, 1, 1}};
    int64_t id = 0;

    OK(deputy_add(ctx, &in, &id) == ST_OK, "a deputy");
    return id;
}

/* A class of so many days that the deputy attended. */
static int64_t attended(struct ctx *ctx, const char *title, struct date from, int days,
                        int64_t deputy)
{
    const struct training c = {.form = S("hall"),
                               .title = str_from(title),
                               .text = S(""),
                               .host = S(""),
                               .place = S(""),
                               .starts_on = from,
                               .ends_on = date_add_days(from, days - 1),
                               .way = S("invited")};
    struct training_member m;
    int64_t id = 0;

    OK(training_save(ctx, &c, &id) == ST_OK, "a class");
    OK(training_invite(ctx, id, &deputy, 1) == ST_OK, "asked");
    OK(training_store_place(ctx, id, deputy, &m) == ST_OK, "on the list");
    OK(training_note_presence(ctx, id, &(struct training_note){m.id, S("attended")}, 1) == ST_OK,
       "was there");
    return m.id;
}

static void rules(struct ctx *ctx)
{
    const struct allowance_rule lost = {.kind = S("lost"),
                                        .fen = DAY_FEN,
                                        .per = S("day"),
                                        .whom = S("no_wage"),
                                        .sources = S("training.attended"),
                                        .from_on = {2026, 1, 1},
                                        .basis = S("文件")};
    struct allowance_rule phone = {.kind = S("both"),
                                   .fen = MONTH_FEN,
                                   .per = S("month"),
                                   .whom = S("all"),
                                   .sources = S(""),
                                   .from_on = {2026, 1, 1},
                                   .basis = S("文件")};
    int64_t id;

    OK(allowance_rule_save(ctx, &lost, &id) == ST_OK, "a rule by the day");
    OK(allowance_rule_save(ctx, &phone, &id) == ST_OK, "a rule by the month");
    REFUSED(ctx, allowance_rule_save(ctx, &phone, &id), ST_RULE, "allowance.err.rules_meet",
            "not twice at a time");
}

static const struct allowance_line *line_of(const struct allowance_line *all, size_t count,
                                            int64_t deputy, const char *kind, const char *month)
{
    arr_each (i, count)
        if (all[i].deputy_id == deputy && str_eqz(all[i].kind, kind) &&
            str_eqz(all[i].of_month, month))
            return &all[i];
    return NULL;
}

static void month(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t poor = person(ctx, "周秀兰", "none"), paid = person(ctx, "王德明", "fixed");
    const struct allowance_line *l;
    struct allowance_line *all;
    struct allowance_fact *facts;
    struct allowance_list list;
    struct training_member m;
    int64_t october = 0, september = 0, late;
    size_t count;

    rules(ctx);
    late = attended(ctx, "培训班", (struct date){2026, 9, 28}, 5, poor);
    (void)attended(ctx, "同一天", (struct date){2026, 9, 30}, 1, poor);
    (void)attended(ctx, "有工资", (struct date){2026, 9, 10}, 1, paid);
    REFUSED(ctx, allowance_compute(ctx, S("2026-11"), &september), ST_RULE,
            "allowance.err.not_over", "this month is not over");
    OK(allowance_compute(ctx, S("2026-09"), &september) == ST_OK, "September");
    OK(allowance_store_lines(ctx, september, &all, &count) == ST_OK, "its lines");
    EQ_INT(count, 3, "two a month, one by days");
    l = line_of(all, count, poor, "lost", "2026-09");
    OK(l != NULL && l->days == 3 && l->fen == 3 * DAY_FEN, "28, 29 and 30 September, each once");
    OK(line_of(all, count, paid, "lost", "2026-09") == NULL, "who has a wage gets none");
    if (l != NULL)
        OK(allowance_store_facts(ctx, l->id, &facts, &count) == ST_OK && count == 2,
           "tied to both records");
    OK(allowance_compute(ctx, S("2026-09"), &september) == ST_OK, "a draft is computed anew");
    OK(allowance_store_list(ctx, september, &list) == ST_OK && list.lines == 3, "not added up");
    OK(allowance_submit(ctx, september, list.version) == ST_OK, "submitted");
    REFUSED(ctx, allowance_compute(ctx, S("2026-09"), &september), ST_RULE,
            "allowance.err.no_draft", "not any more");
    OK(allowance_approve(ctx, september, list.version + 1) == ST_OK, "approved");

    /* He was not there after all: what was paid is taken back next month. */
    OK(training_store_member(ctx, late, &m) == ST_OK, "the record");
    OK(training_note_presence(ctx, m.class_id, &(struct training_note){late, S("absent")}, 1) ==
           ST_OK,
       "is put right");
    OK(allowance_compute(ctx, S("2026-10"), &october) == ST_OK, "October");
    OK(allowance_store_lines(ctx, october, &all, &count) == ST_OK, "its lines");
    l = line_of(all, count, poor, "lost", "2026-09");
    OK(l != NULL && l->fen == -2 * DAY_FEN && l->days == 1, "two days of September taken back");
    OK(line_of(all, count, poor, "lost", "2026-10") == NULL, "nothing for October");
    OK(line_of(all, count, poor, "both", "2026-09") == NULL, "the month is paid once");
    OK(line_of(all, count, poor, "both", "2026-10") != NULL, "and October's");
}

/* A deputy sees his own lines when the list is settled. */
static void own_line(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct actor *system = ctx->actor;
    const int64_t one = person(ctx, "周秀兰", "none"), two = person(ctx, "王德明", "none");
    struct permission_set none = {0};
    struct actor who = {.account_id = 9,
                        .congress_id = ctx->congress_id,
                        .deputy_id = one,
                        .name = S("周秀兰"),
                        .permissions = &none};
    const struct allowance_line *mine;
    struct allowance_line *all, got;
    int64_t id = 0;
    size_t count = 0;

    rules(ctx);
    OK(allowance_compute(ctx, S("2026-10"), &id) == ST_OK &&
           allowance_store_lines(ctx, id, &all, &count) == ST_OK,
       "a draft");
    mine = line_of(all, count, one, "both", "2026-10");
    ASSERT(mine != NULL);
    OK(allowance_line_get(ctx, mine->id, &got) == ST_OK, "the office sees it");
    ctx->actor = &who;
    REFUSED(ctx, allowance_line_get(ctx, mine->id, &got), ST_NOT_FOUND, "db.not_found",
            "not of a draft");
    ctx->actor = system;
    OK(allowance_submit(ctx, id, 1) == ST_OK && allowance_approve(ctx, id, 2) == ST_OK, "approved");
    ctx->actor = &who;
    OK(allowance_line_get(ctx, mine->id, &got) == ST_OK && got.id == mine->id, "his own");
    who.deputy_id = two;
    REFUSED(ctx, allowance_line_get(ctx, mine->id, &got), ST_NOT_FOUND, "db.not_found",
            "not another's");
    ctx->actor = system;
}

static void second_person(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct actor *system = ctx->actor;
    struct permission_set none = {0};
    const struct actor clerk = {
        .account_id = modtest_account(ctx, "clerk1", "handler", modtest_organ(ctx, "办公室")),
        .congress_id = ctx->congress_id,
        .name = S("制表人"),
        .permissions = &none};
    int64_t id = 0;

    (void)person(ctx, "周秀兰", "none");
    rules(ctx);
    ctx->actor = &clerk;
    OK(allowance_compute(ctx, S("2026-10"), &id) == ST_OK, "made");
    OK(allowance_submit(ctx, id, 1) == ST_OK, "submitted");
    REFUSED(ctx, allowance_approve(ctx, id, 2), ST_RULE, "allowance.err.second_person",
            "not by the same");
    ctx->actor = system;
    OK(allowance_return(ctx, id, 2, S("请核对")) == ST_OK, "sent back");
    OK(allowance_submit(ctx, id, 3) == ST_OK, "again");
    OK(allowance_approve(ctx, id, 4) == ST_OK, "by another");
    REFUSED(ctx, allowance_pay(ctx, id, 5, (struct date){2026, 11, 21}, 0), ST_RULE,
            "allowance.err.pay_day", "not tomorrow");
    OK(allowance_pay(ctx, id, 5, ctx->today, 0) == ST_OK, "paid");
}

static void money(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct allowance_budget b = {.year = 2026,
                                       .title = S("代表活动经费"),
                                       .scope = S("congress"),
                                       .holder = S(""),
                                       .fen = 1000};
    struct allowance_spend s = {
        .use = S("activity"), .what = S("材料"), .payee = S(""), .on = {2026, 11, 2}, .fen = 600};
    struct allowance_share *shares;
    struct allowance_budget have;
    int64_t id = 0, spend;
    size_t count;

    OK(allowance_budget_save(ctx, &b, &s.budget_id) == ST_OK, "a budget");
    REFUSED(ctx, allowance_budget_save(ctx, &b, &id), ST_INVALID, "allowance.err.budget_there",
            "once");
    OK(allowance_spend_add(ctx, &s, false, &spend) == ST_OK, "spent");
    REFUSED(ctx, allowance_spend_add(ctx, &s, false, &id), ST_RULE, "allowance.err.over",
            "more than is left");
    OK(allowance_spend_add(ctx, &s, true, &id) == ST_OK, "knowingly");
    s.use = S("other");
    REFUSED(ctx, allowance_spend_add(ctx, &s, true, &id), ST_RULE, "allowance.err.earmarked",
            "not for something else");
    s.use = S("activity");
    OK(allowance_store_budget(ctx, s.budget_id, &have) == ST_OK && have.spent == 1200, "counted");
    OK(allowance_spend_drop(ctx, s.budget_id, spend) == ST_OK, "taken back");
    OK(allowance_store_shares(ctx, ALLOWANCE_SPENT, (struct date){2026, 1, 1},
                              (struct date){2026, 12, 31}, NULL, S(""), &shares, &count) == ST_OK &&
           count == 1 && shares[0].sum == 600,
       "the figure");
    OK(allowance_store_shares(ctx, ALLOWANCE_BUDGETED, (struct date){2026, 1, 1},
                              (struct date){2026, 12, 31}, "kind", S(""), &shares,
                              &count) == ST_OK &&
           count == 1 && shares[0].sum == 1000,
       "the budget by kind");
}

static void account(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t deputy = person(ctx, "周秀兰", "none");
    struct allowance_account a = {
        .deputy_id = deputy, .bank = S("信用社"), .number = S("6210000000000000019")};
    struct retention_item *items;
    struct rows r;
    size_t count;

    OK(allowance_account_save(ctx, &a) == ST_OK, "saved");
    OK(allowance_account_of(ctx, deputy, &a) == ST_OK && str_eqz(a.number, "6210000000000000019"),
       "read");
    OK(DB_ROWS(ctx, &r, "SELECT number_sealed FROM allowance_account WHERE congress_id = :congress",
               B_INT("congress", ctx->congress_id)) == ST_OK &&
           !str_has(cell_text(&r, 0, 0), S("6210")),
       "not in the clear");
    a.number = S("12");
    REFUSED(ctx, allowance_account_save(ctx, &a), ST_INVALID, "allowance.err.number", "no number");
    OK(deputy_leave(ctx, deputy, 1, (struct date){2026, 11, 19}, S("moved")) == ST_OK, "left");
    OK(ALLOWANCE_RETENTIONS[0].list(ctx, ctx->today, 0, 10, &items, &count) == ST_OK && count == 1,
       "its time comes");
}

static void papers(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t deputy = person(ctx, "周秀兰", "none");
    const struct actor *system = ctx->actor;
    const struct actor who = {
        .account_id = 9, .congress_id = ctx->congress_id, .deputy_id = deputy, .name = S("周秀兰")};
    const struct allowance_subscription in = {.year = 2027, .title = S("人民代表报"), .fen = 9600};
    struct allowance_subscription s;
    size_t added;
    int64_t id = 0;

    OK(allowance_subscription_save(ctx, &in, &id) == ST_OK, "a paper");
    REFUSED(ctx, allowance_subscription_order(ctx, id, 1, 0, false), ST_RULE,
            "allowance.err.no_copies", "for nobody");
    OK(allowance_subscription_fill(ctx, id, 0, &added) == ST_OK && added == 1, "for one");
    OK(allowance_subscription_fill(ctx, id, 0, &added) == ST_OK && added == 0, "once");
    OK(allowance_subscription_order(ctx, id, 1, 0, false) == ST_OK, "ordered");
    OK(allowance_subscription_post(ctx, id, 2, ctx->today) == ST_OK, "posted");
    ctx->actor = &who;
    OK(allowance_received(ctx, id) == ST_OK, "received");
    ctx->actor = system;
    OK(allowance_store_subscription(ctx, id, &s) == ST_OK && s.received == 1 && s.copies == 1,
       "counted");
}

int main(void)
{
    modtest_both("month", month);
    modtest_both("own_line", own_line);
    modtest_both("second_person", second_person);
    modtest_both("money", money);
    modtest_both("account", account);
    modtest_both("papers", papers);
    return tap_done();
}
