// SPDX-License-Identifier: MulanPSL-2.0
/* On both databases: which cases of the law an adjustment is, its approval by a vote, its
 * publication; accounts judged by the day they were laid before the committee; a report that is
 * rated by a vote. */
#include "modules/finance/finance_actions.h"
#include "modules/finance/finance_parts.h"
#include "modules/finance/finance_store.h"
#include "modules/meeting/tests/meeting_held.h"
#include "platform/db.h"
#include "platform/indicator.h"

enum { WAN = 1000000 };

static int64_t agenda(struct ctx *ctx, const char *sort, struct date on)
{
    return held_item(ctx, "sc", sort, on);
}

static int64_t vote_on(struct ctx *ctx, int64_t item_id, struct date on, bool rating, uint32_t good)
{
    const int64_t id = held_vote(ctx, item_id, on, rating, good);

    MUST(ctx, finance_item_voted(ctx, id), "told");
    MUST(ctx, finance_item_voted(ctx, id), "told twice");
    return id;
}

/* ---------------------------------------------------------------- tables */

static struct finance_line line(unsigned place, unsigned side, enum finance_line_sort sort,
                                const char *name, int64_t budget, int64_t adjusted)
{
    struct finance_line l = {.place = place,
                             .side = side,
                             .level = 1,
                             .sort = sort,
                             .code = S(""),
                             .name = str_from(name),
                             .organ = S(""),
                             .basis = S(""),
                             .note = S(""),
                             .has = 1U << FINANCE_BUDGET};

    l.fen[FINANCE_BUDGET] = budget * WAN;
    if (adjusted >= 0) {
        l.fen[FINANCE_ADJUSTED] = adjusted * WAN;
        l.has |= 1U << FINANCE_ADJUSTED;
    }
    return l;
}

static void table(struct ctx *ctx, const char *kind, const char *stage,
                  const struct finance_line *lines, size_t count)
{
    const struct finance_table t = {.year = 2026,
                                    .kind = str_from(kind),
                                    .stage = str_from(stage),
                                    .account = S("general"),
                                    .title = S("表"),
                                    .unit_fen = WAN,
                                    .columns = S(""),
                                    .received_on = {2026, 3, 1},
                                    .basis = S(""),
                                    .file = S("a.xlsx"),
                                    .lines = (int64_t)count};
    int64_t id;

    MUST(ctx, finance_table_keep(ctx, &t, lines, count, &id), stage);
}

static void tables(struct ctx *ctx)
{
    const struct finance_line approved[] = {
        line(1, 0, FINANCE_ITEM, "一般公共预算收入", 700, -1),
        line(2, 0, FINANCE_ITEM, "动用预算稳定调节基金", 100, -1),
        line(3, 0, FINANCE_ITEM, "地方政府一般债务转贷收入", 200, -1),
        line(4, 0, FINANCE_TOTAL, "收入总计", 1000, -1),
        line(5, 1, FINANCE_ITEM, "一般公共预算支出", 1000, -1),
        line(6, 1, FINANCE_TOTAL, "支出总计", 1000, -1)};
    const struct finance_line adjusted[] = {
        line(1, 0, FINANCE_ITEM, "一般公共预算收入", 700, 700),
        line(2, 0, FINANCE_ITEM, "动用预算稳定调节基金", 100, 100),
        line(3, 0, FINANCE_ITEM, "地方政府一般债务转贷收入", 200, 350),
        line(4, 0, FINANCE_TOTAL, "收入总计", 1000, 1150),
        line(5, 1, FINANCE_ITEM, "一般公共预算支出", 1000, 1150),
        line(6, 1, FINANCE_TOTAL, "支出总计", 1000, 1150)};
    const struct finance_line was[] = {line(1, 0, FINANCE_ITEM, "教育支出", 300, -1),
                                       line(2, 0, FINANCE_ITEM, "农林水支出", 200, -1),
                                       line(3, 0, FINANCE_ITEM, "其他支出", 500, -1),
                                       line(4, 0, FINANCE_TOTAL, "支出合计", 1000, -1)};
    const struct finance_line is[] = {line(1, 0, FINANCE_ITEM, "教育支出", 300, 290),
                                      line(2, 0, FINANCE_ITEM, "农林水支出", 200, 160),
                                      line(3, 0, FINANCE_ITEM, "其他支出", 500, 100),
                                      line(4, 0, FINANCE_TOTAL, "支出合计", 1000, 1150)};

    table(ctx, "balance", "approved", approved, COUNT(approved));
    table(ctx, "balance", "adjusted", adjusted, COUNT(adjusted));
    table(ctx, "function", "approved", was, COUNT(was));
    table(ctx, "function", "adjusted", is, COUNT(is));
}

static const struct finance_due *due_of(struct ctx *ctx, int year, enum budget_law_item law,
                                        unsigned number)
{
    struct finance_due *dues;
    size_t count;

    ASSERT(finance_calendar(ctx, year, &dues, &count) == ST_OK);
    for (size_t i = 0; i < count; i++)
        if (dues[i].law == law && dues[i].item.number == number)
            return &dues[i];
    return NULL;
}

/* @law Budget Law (2018-12-29) art. 67, 14(1), 69(7) */
/* What is only filed comes before no meeting. */
static void filed_only(struct ctx *ctx, int64_t on_agenda)
{
    struct finance_item i;
    int64_t id;

    ASSERT(finance_item_begin(ctx, 2026, BUDGET_LAW_LOWER_BUDGETS, &i) == ST_OK);
    MUST(ctx, finance_item_save(ctx, &i, &id), "filed by the level below");
    REFUSED(ctx, finance_item_attach(ctx, id, 1, on_agenda), ST_RULE, "finance.err.not_heard",
            NULL);
}

static void adjusted(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct finance_publish publish = {.on = ctx->today, .text = S("新增债券用于道路。")};
    struct finance_adjustment a;
    struct public_item *shown;
    const struct finance_due *d;
    struct finance_item item_row;
    int64_t id = 0, item = 0, on_agenda;
    size_t count = 0;

    held_committee(ctx);
    tables(ctx);
    MUST(ctx, finance_adjustment_begin(ctx, 2026, S("general"), &a), "from the tables");
    EQ_INT(a.change.total_before, 1000LL * WAN, "before");
    EQ_INT(a.change.total_after, 1150LL * WAN, "after");
    EQ_INT(a.change.fund_after, 100LL * WAN, "nothing more from the fund");
    EQ_INT(a.change.debt_after - a.change.debt_before, 150LL * WAN, "more is borrowed");
    EQ_STR(a.key_name, "农林水支出", "the key expenditure that falls most");
    EQ_INT(a.change.key_after - a.change.key_before, -40LL * WAN, "by so much");
    EQ_INT((int64_t)budget_law_adjust(&a.change),
           BUDGET_LAW_TOTAL | BUDGET_LAW_KEY_CUT | BUDGET_LAW_BORROWED, "three of four cases");
    REFUSED(ctx, finance_adjustment_save(ctx, &a, &id), ST_INVALID, "finance.err.reason", NULL);
    a.reason = S("新增地方政府债券");
    MUST(ctx, finance_adjustment_save(ctx, &a, &id), "kept");
    publish.id = id;
    publish.version = 1;
    REFUSED(ctx, finance_adjustment_publish(ctx, &publish), ST_RULE, "finance.err.not_approved",
            NULL);
    MUST(ctx, finance_adjustment_list(ctx, id, &item), "on the calendar");
    REFUSED(ctx, finance_adjustment_list(ctx, id, &item), ST_RULE, "finance.err.adjust_listed",
            NULL);
    on_agenda = held_item(ctx, "forum", "decision", (struct date){2026, 10, 20});
    ASSERT(finance_store_item(ctx, item, &item_row) == ST_OK);
    REFUSED(ctx, finance_item_attach(ctx, item, item_row.version, on_agenda), ST_RULE,
            "finance.err.by_committee", NULL);
    on_agenda = agenda(ctx, "decision", (struct date){2026, 10, 29});
    filed_only(ctx, on_agenda);
    MUST(ctx, finance_item_attach(ctx, item, item_row.version, on_agenda), "on an agenda");
    vote_on(ctx, on_agenda, (struct date){2026, 10, 29}, false, 4);
    ASSERT(finance_store_adjustment(ctx, id, &a) == ST_OK);
    OK(date_none(a.approved_on), "four of nine do not approve it");
    ASSERT(finance_store_item(ctx, item, &item_row) == ST_OK);
    item_row.done_on = (struct date){2026, 10, 29};
    REFUSED(ctx, finance_item_save(ctx, &item_row, &item), ST_INVALID, "finance.err.by_vote", NULL);
    REFUSED(ctx, finance_adjustment_publish(ctx, &publish), ST_RULE, "finance.err.not_approved",
            NULL);
    on_agenda = agenda(ctx, "decision", (struct date){2026, 11, 5});
    ASSERT(finance_store_item(ctx, item, &item_row) == ST_OK);
    MUST(ctx, finance_item_attach(ctx, item, item_row.version, on_agenda), "at another meeting");
    vote_on(ctx, on_agenda, (struct date){2026, 11, 5}, false, 8);
    ASSERT(finance_store_adjustment(ctx, id, &a) == ST_OK);
    OK(date_cmp(a.approved_on, (struct date){2026, 11, 5}) == 0, "approved by the vote");
    d = due_of(ctx, 2026, BUDGET_LAW_ADJUSTMENT_PUBLISHED, 1);
    ASSERT(d != NULL);
    OK(date_cmp(d->due, (struct date){2026, 11, 25}) == 0, "twenty days to publish it");
    EQ_TEXT(d->state, "open", "not yet");
    REFUSED(ctx, finance_adjustment_save(ctx, &a, &id), ST_RULE, "finance.err.adjust_approved",
            NULL);
    publish.version = a.version;
    publish.on = (struct date){2026, 11, 4};
    REFUSED(ctx, finance_adjustment_publish(ctx, &publish), ST_INVALID,
            "finance.err.published_before", NULL);
    MUST(ctx, FINANCE_PUBLICS[0].list(ctx, S(""), 10, &shown, &count), "hidden");
    EQ_INT((int64_t)count, 0, "hidden");
    publish.on = (struct date){2026, 11, 18};
    MUST(ctx, finance_adjustment_publish(ctx, &publish), "published");
    OK(FINANCE_PUBLICS[0].list(ctx, S(""), 10, &shown, &count) == ST_OK && count == 1, "shown");
    EQ_TEXT(due_of(ctx, 2026, BUDGET_LAW_ADJUSTMENT_PUBLISHED, 1)->state, "done", "in time");
    EQ_INT(modtest_events(ctx, "finance.adjustment_published"), 1, "in the journal");
}

/* Nothing that the law speaks of changes: no approval is needed. */
static void needless(struct journaltest *t)
{
    struct finance_adjustment a = {.year = 2026,
                                   .account = S("fund"),
                                   .key_name = S(""),
                                   .reason = S("科目之间"),
                                   .text = S("")};
    struct ctx *ctx = t->ctx;
    int64_t id = 0, item = 0;

    MUST(ctx, finance_adjustment_begin(ctx, 2026, S("fund"), &a), "no tables");
    EQ_INT(a.change.total_after, 0, "nothing to begin with");
    a.reason = S("科目之间");
    REFUSED(ctx, finance_adjustment_save(ctx, &a, &id), ST_INVALID, "finance.err.total", NULL);
    a.change.total_before = a.change.total_after = 5LL * WAN;
    a.change.key_before = 2LL * WAN;
    REFUSED(ctx, finance_adjustment_save(ctx, &a, &id), ST_INVALID, "finance.err.key_name", NULL);
    a.change.key_before = 0;
    MUST(ctx, finance_adjustment_save(ctx, &a, &id), "kept");
    REFUSED(ctx, finance_adjustment_list(ctx, id, &item), ST_RULE, "finance.err.no_case", NULL);
    MUST(ctx, finance_adjustment_save(ctx, &a, &id), "a second one");
    ASSERT(finance_store_adjustment(ctx, id, &a) == ST_OK);
    EQ_INT(a.number, 2, "has the next number");
}

static int64_t note(struct ctx *ctx, int year, enum budget_law_item law, struct date submitted,
                    struct date done)
{
    struct finance_item i;
    int64_t id = 0;

    ASSERT(finance_item_begin(ctx, year, law, &i) == ST_OK);
    i.submitted_on = submitted;
    i.done_on = done;
    i.backfill = S("决议在纸上");
    MUST(ctx, finance_item_save(ctx, &i, &id), finance_item_word(law));
    return id;
}

/* An adjustment that somebody noted by hand comes first: draft, approval and publication of the
 * next belong together all the same. */
static void second(struct journaltest *t)
{
    const struct finance_adjustment a = {.year = 2026,
                                         .account = S("fund"),
                                         .change = {.total_before = WAN, .total_after = 2LL * WAN},
                                         .key_name = S(""),
                                         .reason = S("新增专项债券"),
                                         .text = S("")};
    struct ctx *ctx = t->ctx;
    int64_t id = 0, item = 0;

    (void)note(ctx, 2026, BUDGET_LAW_ADJUSTMENT, (struct date){0}, (struct date){2026, 6, 26});
    MUST(ctx, finance_adjustment_save(ctx, &a, &id), "kept");
    MUST(ctx, finance_adjustment_list(ctx, id, &item), "on the calendar");
    OK(due_of(ctx, 2026, BUDGET_LAW_ADJUSTMENT, 2) != NULL, "the second approval");
    OK(due_of(ctx, 2026, BUDGET_LAW_ADJUSTMENT_DRAFT, 2) != NULL, "its draft");
    OK(due_of(ctx, 2026, BUDGET_LAW_ADJUSTMENT_PUBLISHED, 2) != NULL, "its publication");
}

static const char *state(struct ctx *ctx, int year, enum budget_law_item law)
{
    const struct finance_due *d = due_of(ctx, year, law, 1);

    return d != NULL ? d->state : "";
}

/* As it stood before reasons were asked for. */
static enum status bare_tx(struct ctx *ctx, const void *input)
{
    TRY(finance_store_item_update(ctx, input));
    return event_emit(ctx, "finance.item_saved", ((const struct finance_item *)input)->id);
}

/* A day that somebody types is no approval: it takes the vote, or the reason why there is none
 * here; and then what follows an approval runs.
 * @law Budget Law (2018-12-29) art. 14(1), 43(2), 69(7), 73 */
static void backfilled(struct journaltest *t)
{
    struct finance_adjustment a = {.year = 2026,
                                   .account = S("fund"),
                                   .change = {.total_before = WAN, .total_after = 2LL * WAN},
                                   .key_name = S(""),
                                   .reason = S("新增专项债券"),
                                   .text = S("")};
    struct finance_publish publish = {.on = {2026, 11, 5}, .version = 2, .text = S("说明")};
    const struct indicator_query q = {.period = {{2026, 1, 1}, {2026, 12, 31}}, .key = S("")};
    const struct finance_item_filter listed = {.year = 2026, .done = true, .limit = 10};
    struct ctx *ctx = t->ctx;
    struct indicator_value *values;
    struct finance_item i, *rows;
    int64_t id = 0, item = 0, total;
    struct str next;
    size_t count;

    MUST(ctx, finance_adjustment_save(ctx, &a, &id), "kept");
    MUST(ctx, finance_adjustment_list(ctx, id, &item), "on the calendar");
    ASSERT(finance_store_item(ctx, item, &i) == ST_OK);
    i.done_on = (struct date){2026, 10, 29};
    REFUSED(ctx, finance_item_save(ctx, &i, &item), ST_INVALID, "finance.err.backfill", NULL);
    EQ_TEXT(state(ctx, 2026, BUDGET_LAW_ADJUSTMENT_FILED), "waits", "not approved");
    MUST(ctx, db_tx(ctx, bare_tx, &i), "an entry of old");
    ASSERT(finance_store_adjustment(ctx, id, &a) == ST_OK);
    OK(date_none(a.approved_on), "is no approval");
    EQ_TEXT(state(ctx, 2026, BUDGET_LAW_ADJUSTMENT), "no_vote", "and says so");
    OK(FINANCE_INDICATORS[0].values(ctx, &q, &values, &count) == ST_OK && values[0].numerator == 0,
       "nor is it counted");
    OK(finance_store_items(ctx, &listed, &rows, &count, &next, &total) == ST_OK && count == 0,
       "nor on the list of what is done");
    EQ_TEXT(state(ctx, 2026, BUDGET_LAW_ADJUSTMENT_PUBLISHED), "waits", "nothing follows from it");
    publish.id = id;
    REFUSED(ctx, finance_adjustment_publish(ctx, &publish), ST_RULE, "finance.err.not_approved",
            NULL);
    ASSERT(finance_store_item(ctx, item, &i) == ST_OK);
    i.backfill = S("云人发〔2026〕12号，会议在启用以前");
    MUST(ctx, finance_item_save(ctx, &i, &item), "with a reason");
    ASSERT(finance_store_adjustment(ctx, id, &a) == ST_OK);
    OK(date_cmp(a.approved_on, (struct date){2026, 10, 29}) == 0, "it is one");
    EQ_STR(a.backfill, "云人发〔2026〕12号，会议在启用以前", "and the reason stays with it");
    OK(FINANCE_INDICATORS[0].values(ctx, &q, &values, &count) == ST_OK && values[0].numerator == 1,
       "it counts");
    EQ_TEXT(state(ctx, 2026, BUDGET_LAW_ADJUSTMENT), "done", "done");
    EQ_TEXT(state(ctx, 2026, BUDGET_LAW_ADJUSTMENT_FILED), "open", "to be filed above");
    MUST(ctx, finance_adjustment_publish(ctx, &publish), "published");
    id = note(ctx, 2024, BUDGET_LAW_ADJUSTMENT, (struct date){0}, (struct date){2024, 10, 29});
    EQ_TEXT(state(ctx, 2024, BUDGET_LAW_ADJUSTMENT_PUBLISHED), "late",
            "one noted by hand has to be published, too");
    EQ_TEXT(state(ctx, 2024, BUDGET_LAW_ADJUSTMENT_FILED), "late", "and filed");
    EQ_TEXT(state(ctx, 2023, BUDGET_LAW_ADJUSTMENT_FILED), "if_needed", "where there is none: no");
    ASSERT(finance_store_item(ctx, id, &i) == ST_OK);
    i.done_on = (struct date){0};
    MUST(ctx, finance_item_save(ctx, &i, &id), "it was not approved after all");
    ASSERT(finance_store_item(ctx, id, &i) == ST_OK);
    EQ_STR(i.backfill, "", "no reason without a day");
}

/* A line of the calendar that nobody had is made by publishing. */
static void published(struct journaltest *t)
{
    struct finance_adjustment a = {.year = 2026,
                                   .account = S("fund"),
                                   .change = {.total_before = WAN, .total_after = 2LL * WAN},
                                   .key_name = S(""),
                                   .reason = S("新增专项债券"),
                                   .text = S("")};
    struct finance_publish publish = {.on = {2026, 11, 5}, .version = 2, .text = S("说明")};
    struct ctx *ctx = t->ctx;
    int64_t item;

    item = note(ctx, 2026, BUDGET_LAW_ADJUSTMENT, (struct date){0}, (struct date){2026, 10, 29});
    MUST(ctx, finance_adjustment_save(ctx, &a, &publish.id), "kept");
    MUST(ctx, finance_adjustment_link(ctx, publish.id, item), "it is that one");
    EQ_TEXT(state(ctx, 2026, BUDGET_LAW_ADJUSTMENT_PUBLISHED), "late", "twenty days are over");
    MUST(ctx, finance_adjustment_publish(ctx, &publish), "published");
    EQ_TEXT(state(ctx, 2026, BUDGET_LAW_ADJUSTMENT_PUBLISHED), "done", "on the calendar");
}

static int64_t transfer(struct ctx *ctx, const char *name, int64_t wan, bool matched)
{
    const struct finance_transfer t = {.year = 2026,
                                       .account = S("general"),
                                       .name = str_from(name),
                                       .number = S(""),
                                       .note = S(""),
                                       .received_on = {2026, 9, 8},
                                       .fen = wan * WAN,
                                       .matched = matched};
    int64_t id = 0;

    MUST(ctx, finance_transfer_save(ctx, &t, &id), name);
    return id;
}

/* What comes from above and needs no money of one's own is no adjustment, but is told.
 * @law Budget Law (2018-12-29) art. 67, 71(1), 71(2) */
static void transfers(struct journaltest *t)
{
    struct finance_transfer in = {.year = 2026,
                                  .account = S("general"),
                                  .name = S(""),
                                  .number = S(""),
                                  .note = S(""),
                                  .received_on = {2026, 11, 21}};
    struct ctx *ctx = t->ctx;
    struct finance_adjustment a;
    struct finance_item i;
    int64_t id = 0, first, item = 0;

    REFUSED(ctx, finance_transfers_report(ctx, 2026, &item), ST_RULE, "finance.err.no_transfer",
            NULL);
    EQ_TEXT(state(ctx, 2026, BUDGET_LAW_TRANSFERS), "if_needed", "there is none");
    REFUSED(ctx, finance_transfer_save(ctx, &in, &id), ST_INVALID, "finance.err.transfer_name",
            NULL);
    in.name = S("补助");
    REFUSED(ctx, finance_transfer_save(ctx, &in, &id), ST_INVALID, "finance.err.transfer_sum",
            NULL);
    in.fen = WAN;
    REFUSED(ctx, finance_transfer_save(ctx, &in, &id), ST_INVALID, "finance.err.ahead", NULL);
    first = transfer(ctx, "危房改造", 30, false);
    (void)transfer(ctx, "高标准农田", 20, true);
    EQ_TEXT(state(ctx, 2026, BUDGET_LAW_TRANSFERS), "open", "two have to be told");
    MUST(ctx, finance_adjustment_begin(ctx, 2026, S("general"), &a), "begins");
    EQ_INT(a.change.transfers, 30LL * WAN, "the one that needs no money of one's own");
    a.change.total_before = 100LL * WAN;
    a.change.total_after = 130LL * WAN;
    a.reason = S("上级增加");
    a.change.transfers = 31LL * WAN;
    REFUSED(ctx, finance_adjustment_save(ctx, &a, &id), ST_INVALID, "finance.err.transfers", NULL);
    a.change.transfers = -1;
    REFUSED(ctx, finance_adjustment_save(ctx, &a, &id), ST_INVALID, "finance.err.yuan", NULL);
    a.change.transfers = 30LL * WAN;
    MUST(ctx, finance_adjustment_save(ctx, &a, &id), "kept");
    REFUSED(ctx, finance_adjustment_list(ctx, id, &item), ST_RULE, "finance.err.no_case", NULL);
    ASSERT(finance_store_adjustment(ctx, id, &a) == ST_OK);
    EQ_INT(a.change.transfers, 30LL * WAN, "as it was kept");
    a.change.total_after = 131LL * WAN;
    MUST(ctx, finance_adjustment_save(ctx, &a, &id), "one more than that");
    MUST(ctx, finance_adjustment_list(ctx, id, &item), "is an adjustment");
    MUST(ctx, finance_transfers_report(ctx, 2026, &item), "a report");
    EQ_TEXT(state(ctx, 2026, BUDGET_LAW_TRANSFERS), "open", "on the calendar");
    REFUSED(ctx, finance_transfers_report(ctx, 2026, &item), ST_RULE, "finance.err.no_transfer",
            NULL);
    ASSERT(finance_store_transfer(ctx, first, &in) == ST_OK);
    in.name = S("农村危房改造");
    MUST(ctx, finance_transfer_save(ctx, &in, &id), "put right before it is heard");
    ASSERT(finance_store_item(ctx, item, &i) == ST_OK);
    i.done_on = (struct date){2026, 10, 29};
    MUST(ctx, finance_item_save(ctx, &i, &item), "heard");
    EQ_TEXT(state(ctx, 2026, BUDGET_LAW_TRANSFERS), "done", "done");
    ASSERT(finance_store_transfer(ctx, first, &in) == ST_OK);
    EQ_STR(in.name, "农村危房改造", "the name");
    REFUSED(ctx, finance_transfer_save(ctx, &in, &id), ST_RULE, "finance.err.transfer_heard", NULL);
    (void)transfer(ctx, "水利", 5, false);
    OK(due_of(ctx, 2026, BUDGET_LAW_TRANSFERS, 2) != NULL &&
           strcmp(due_of(ctx, 2026, BUDGET_LAW_TRANSFERS, 2)->state, "open") == 0,
       "one that came later has to be told, too");
    EQ_INT(modtest_events(ctx, "finance.transfers_listed"), 1, "in the journal");
}

/* @law Supervision Law (2024-11-08) art. 19(2), 27(1) */
static void submitted(struct journaltest *t)
{
    const struct date none = {0};
    struct ctx *ctx = t->ctx;
    struct finance_item i;
    int64_t id;

    (void)note(ctx, 2021, BUDGET_LAW_ACCOUNTS, (struct date){2021, 9, 20},
               (struct date){2021, 10, 28});
    (void)note(ctx, 2021, BUDGET_LAW_AUDIT, none, (struct date){2021, 10, 28});
    EQ_TEXT(state(ctx, 2021, BUDGET_LAW_ACCOUNTS), "done", "laid before it in September");
    EQ_TEXT(state(ctx, 2021, BUDGET_LAW_AUDIT), "done", "heard together with them");
    (void)note(ctx, 2022, BUDGET_LAW_ACCOUNTS, (struct date){2022, 10, 8},
               (struct date){2022, 10, 28});
    EQ_TEXT(state(ctx, 2022, BUDGET_LAW_ACCOUNTS), "done_late", "in October that is late");
    id = note(ctx, 2023, BUDGET_LAW_ACCOUNTS, none, (struct date){2023, 10, 28});
    EQ_TEXT(state(ctx, 2023, BUDGET_LAW_ACCOUNTS), "no_day", "nobody knows when");
    ASSERT(finance_store_item(ctx, id, &i) == ST_OK);
    i.submitted_on = (struct date){2023, 10, 29};
    REFUSED(ctx, finance_item_save(ctx, &i, &id), ST_INVALID, "finance.err.submitted", NULL);
    (void)note(ctx, 2024, BUDGET_LAW_ACCOUNTS, (struct date){2024, 9, 1}, none);
    EQ_TEXT(state(ctx, 2024, BUDGET_LAW_ACCOUNTS), "submitted", "not decided yet, and not late");
    (void)note(ctx, 2025, BUDGET_LAW_ACCOUNTS, (struct date){2025, 5, 20}, none);
    EQ_TEXT(state(ctx, 2025, BUDGET_LAW_ACCOUNTS), "late", "May is too early");
    (void)note(ctx, 2018, BUDGET_LAW_ACCOUNTS, (struct date){2018, 5, 28},
               (struct date){2018, 6, 27});
    EQ_TEXT(state(ctx, 2018, BUDGET_LAW_ACCOUNTS), "done", "it still lay before it in June");
    EQ_INT(due_of(ctx, 2026, BUDGET_LAW_ENVIRONMENT, 1)->item.fiscal_year, 2025,
           "the environment of the year before");
    (void)note(ctx, 2020, BUDGET_LAW_ACCOUNTS, none, (struct date){2020, 8, 28});
    EQ_TEXT(state(ctx, 2020, BUDGET_LAW_ACCOUNTS), "done", "in August it was in time anyhow");
    (void)note(ctx, 2019, BUDGET_LAW_ACCOUNTS, (struct date){2019, 11, 1}, none);
    EQ_TEXT(state(ctx, 2019, BUDGET_LAW_ACCOUNTS), "late", "too late and not decided");
    EQ_TEXT(state(ctx, 2026, BUDGET_LAW_ENVIRONMENT), "open", "the environment, every year");
    EQ_TEXT(state(ctx, 2026, BUDGET_LAW_PLAN_ADJUSTMENT), "if_needed", "the plan, if needed");
}

/* The report on what the audit found is on an agenda and rated there by a vote: it fails, and is
 * rated again. */
static void rated(struct journaltest *t)
{
    const struct date first = {2026, 10, 29}, second = {2026, 11, 19};
    struct ctx *ctx = t->ctx;
    struct indicator_value *values;
    struct indicator_query q = {.period = {{2026, 1, 1}, {2026, 12, 31}}, .key = S("")};
    struct finance_item i;
    int64_t id, on_agenda;
    size_t count = 0;

    held_committee(ctx);
    (void)note(ctx, 2026, BUDGET_LAW_AUDIT, (struct date){0}, (struct date){2026, 8, 27});
    id = note(ctx, 2026, BUDGET_LAW_RECTIFICATION, (struct date){0}, (struct date){0});
    on_agenda = agenda(ctx, "rating", first);
    MUST(ctx, finance_item_attach(ctx, id, 1, on_agenda), "on an agenda");
    vote_on(ctx, on_agenda, first, true, 3);
    ASSERT(finance_store_item(ctx, id, &i) == ST_OK);
    EQ_STR(i.verdict, "failed", "three of nine are satisfied");
    OK(date_cmp(i.again_on, (struct date){2027, 1, 29}) == 0, "three months to do better");
    on_agenda = agenda(ctx, "rating", second);
    MUST(ctx, finance_item_attach(ctx, id, i.version, on_agenda), "once more");
    vote_on(ctx, on_agenda, second, true, 7);
    ASSERT(finance_store_item(ctx, id, &i) == ST_OK);
    EQ_STR(i.verdict, "passed", "verdict");
    OK(str_eqz(i.verdict, "passed") && i.round == 2 && date_none(i.again_on), "seven are");
    EQ_TEXT(state(ctx, 2026, BUDGET_LAW_RECTIFICATION), "done", "done");
    id = note(ctx, 2026, BUDGET_LAW_ACCOUNTS, (struct date){2026, 7, 20}, (struct date){0});
    on_agenda = agenda(ctx, "rating", (struct date){2026, 8, 26});
    MUST(ctx, finance_item_attach(ctx, id, 1, on_agenda), "rated at a meeting before");
    vote_on(ctx, on_agenda, (struct date){2026, 8, 26}, true, 7);
    ASSERT(finance_store_item(ctx, id, &i) == ST_OK);
    OK(date_none(i.done_on) && i.verdict.len == 0, "a rating approves nothing");
    on_agenda = agenda(ctx, "decision", (struct date){2026, 8, 27});
    vote_on(ctx, on_agenda, (struct date){2026, 8, 27}, false, 6);
    MUST(ctx, finance_item_attach(ctx, id, 2, on_agenda), "entered after the vote");
    EQ_TEXT(state(ctx, 2026, BUDGET_LAW_ACCOUNTS), "done", "approved at once");
    OK(FINANCE_INDICATORS[0].values(ctx, &q, &values, &count) == ST_OK && count == 1 &&
           values[0].numerator == 3,
       "three matters were heard or approved in the year");
}

int main(void)
{
    modtest_both("adjusted", adjusted);
    modtest_one("needless", needless);
    modtest_one("second", second);
    modtest_both("backfilled", backfilled);
    modtest_one("published", published);
    modtest_both("transfers", transfers);
    modtest_one("submitted", submitted);
    modtest_both("rated", rated);
    return tap_done();
}
