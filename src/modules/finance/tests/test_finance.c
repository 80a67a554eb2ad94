// SPDX-License-Identifier: MulanPSL-2.0
/* Money on both databases: tables as offices send them, what does not add up in them, the calendar.
 */
#include "finance_sheets.h"
#include "modules/finance/finance_actions.h"
#include "modules/finance/finance_import.h"
#include "modules/finance/finance_layout.h"
#include "modules/finance/finance_parts.h"
#include "modules/finance/finance_store.h"
#include "modules/finance/tests/finance_lines.h"
#include "modules/tests/modtest.h"
#include "platform/db.h"
#include "platform/permission.h"

static int64_t take(struct ctx *ctx, const char *path, const char *stage)
{
    const struct finance_table want = {.stage = str_from(stage), .kind = S(""), .account = S("")};
    int64_t id = 0;

    OK(finance_table_take(ctx, path, S("表.xlsx"), &want, &id) == ST_OK, stage);
    unlink(path);
    return id;
}

/* A clean sheet is read as it stands. */
static void clean(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t id = take(ctx, sheets_balance(2026, "预算总表（草案）", 0), "");
    const struct finance_line *l;
    struct finance_line *lines;
    struct finance_table table;
    size_t count = 0;

    ASSERT(finance_store_table(ctx, id, &table) == ST_OK);
    EQ_INT(table.year, 2026, "the year of the title");
    EQ_STR(table.kind, "balance", "both sides");
    EQ_STR(table.stage, "draft", "a draft");
    EQ_STR(table.account, "general", "of the general budget");
    EQ_INT(table.unit_fen, 1000000, "in ten thousands of yuan");
    EQ_STR(table.title, "云溪县2026年一般公共预算收支预算总表(草案)", "its title");
    EQ_INT(table.faults, 0, "nothing is wrong in it");
    ASSERT(finance_store_lines(ctx, id, &lines, &count) == ST_OK);
    EQ_INT(count, 21, "eleven and ten lines");
    l = line_named(lines, count, "增值税");
    OK(l != NULL && l->level == 2 && l->parent == 1 && l->fen[FINANCE_BUDGET] == 21500000000 &&
           l->fen[FINANCE_PRIOR] == 20000000000,
       "a line set in, with last year's");
    l = line_named(lines, count, "普通教育");
    OK(l != NULL && l->side == 1 && l->fen[FINANCE_BUDGET] == 47600500000, "half of ten thousand");
    l = line_named(lines, count, "支出总计");
    OK(l != NULL && l->sort == FINANCE_TOTAL, "a total");
    EQ_STR(l != NULL ? finance_cell(ctx->arena, table.columns, l, FINANCE_BUDGET) : S(""), "F16",
           "where it stands");
    EQ_INT(modtest_events(ctx, "finance.table_received"), 1, "in the journal");
}

static const struct finance_fault *fault_of(const struct finance_fault *faults, size_t count,
                                            const char *kind)
{
    for (size_t i = 0; i < count; i++)
        if (str_eqz(faults[i].kind, kind))
            return &faults[i];
    return NULL;
}

/* Three planted errors are found, with their cells, and nothing else. */
static void planted(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct finance_fault *f;
    struct finance_fault *faults;
    size_t count = 0;
    int64_t id;

    (void)take(ctx, sheets_balance(2025, "决算总表", 0), "");
    id =
        take(ctx, sheets_balance(2026, "预算总表", SHEETS_SUM | SHEETS_BALANCE | SHEETS_CARRY), "");
    ASSERT(finance_store_faults(ctx, id, &faults, &count) == ST_OK);
    f = fault_of(faults, count, "sum");
    OK(f != NULL && str_eqz(f->cell, "C6") && f->have == 45000000000 && f->want == 45100000000,
       "the class is not the sum of its subjects");
    f = fault_of(faults, count, "deficit");
    OK(f != NULL && str_eqz(f->cell, "F16") && f->have == 150500000000 && f->want == 150000000000,
       "more is spent than comes in");
    f = fault_of(faults, count, "carry");
    OK(f != NULL && str_eqz(f->cell, "C15") && f->have == 4700000000 && f->want == 5000000000,
       "what last year carried over is not what this year begins with");
    EQ_INT(count, 3, "and nothing else");
}

/* ---------------------------------------------------------------- the year */

static const struct finance_due *due_of(struct ctx *ctx, int year, enum budget_law_item law)
{
    struct finance_due *all;
    size_t count = 0;

    OK(finance_calendar(ctx, year, &all, &count) == ST_OK, "a calendar");
    for (size_t i = 0; i < count; i++)
        if (all[i].law == law)
            return &all[i];
    return NULL;
}

/* By the day; what has no day yet comes last. */
static void in_order(struct ctx *ctx, int year)
{
    struct finance_due *all;
    size_t count = 0;

    ASSERT(finance_calendar(ctx, year, &all, &count) == ST_OK && count > 10);
    for (size_t i = 1; i < count; i++)
        OK(date_none(all[i].due) ||
               (!date_none(all[i - 1].due) && date_cmp(all[i - 1].due, all[i].due) <= 0),
           finance_item_word(all[i].law));
}

static int64_t note(struct ctx *ctx, int year, enum budget_law_item law, struct date plan,
                    struct date done)
{
    struct finance_item i;
    int64_t id = 0;

    OK(finance_item_begin(ctx, year, law, &i) == ST_OK, "begins");
    i.plan_on = plan;
    i.done_on = done;
    i.backfill = S("决议在纸上");
    OK(finance_item_save(ctx, &i, &id) == ST_OK, finance_item_word(law));
    return id;
}

/* Figures of 绛县 2023: the plan of January to July, the accounts of 2022, the adjustment of 2023.
 */
static void calendar(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct date none = {0}, july = {2023, 8, 29};
    const struct finance_due *d;
    struct finance_item i, *items;
    struct finance_share *shares;
    struct str next;
    int64_t total, id;
    size_t count = 0;

    d = due_of(ctx, 2023, BUDGET_LAW_ACCOUNTS_DRAFT);
    ASSERT(d != NULL);
    EQ_TEXT(d->state, "waits", "the meeting has no day");
    (void)note(ctx, 2023, BUDGET_LAW_ACCOUNTS, july, none);
    d = due_of(ctx, 2023, BUDGET_LAW_ACCOUNTS_DRAFT);
    OK(d != NULL && date_cmp(d->due, (struct date){2023, 7, 28}) == 0, "thirty days before it");
    EQ_TEXT(d != NULL ? d->state : "", "late", "long ago");
    (void)note(ctx, 2023, BUDGET_LAW_AUDIT, none, july);
    ASSERT(finance_item_begin(ctx, 2023, BUDGET_LAW_AUDIT, &i) == ST_OK);
    REFUSED(ctx, finance_item_save(ctx, &i, &id), ST_INVALID, "finance.err.item_there",
            "a year has one");
    in_order(ctx, 2023);
    d = due_of(ctx, 2023, BUDGET_LAW_RECTIFICATION);
    OK(d != NULL && date_cmp(d->due, (struct date){2024, 2, 29}) == 0, "six months after it");
    OK(due_of(ctx, 2023, BUDGET_LAW_PLAN_MIDTERM) != NULL, "the third year of a plan");
    OK(due_of(ctx, 2024, BUDGET_LAW_PLAN_MIDTERM) == NULL, "no other");
    EQ_TEXT(due_of(ctx, 2023, BUDGET_LAW_ADJUSTMENT)->state, "if_needed",
            "an adjustment is not owed");
    (void)note(ctx, 2023, BUDGET_LAW_ADJUSTMENT, none, (struct date){2023, 11, 9});
    id = note(ctx, 2023, BUDGET_LAW_ADJUSTMENT, none, (struct date){2023, 12, 20});
    OK(finance_store_item(ctx, id, &i) == ST_OK && i.number == 2, "a second one");
    ASSERT(finance_item_begin(ctx, 2023, BUDGET_LAW_PLAN_HALF, &i) == ST_OK);
    i.month_to = S("2023-07");
    i.done_on = july;
    EQ_TEXT(due_of(ctx, 2023, BUDGET_LAW_AUDIT)->state, "done", "in summer");
    OK(finance_item_save(ctx, &i, &id) == ST_OK, "the plan of January to July");
    i.month_to = S("2022-12");
    REFUSED(ctx, finance_item_save(ctx, &i, &id), ST_INVALID, "finance.err.months", "backwards");
    i.month_to = S("2023-07");
    i.done_on = (struct date){2027, 1, 1};
    REFUSED(ctx, finance_item_save(ctx, &i, &id), ST_INVALID, "finance.err.ahead", "not tomorrow");
    OK(finance_store_items(ctx,
                           &(struct finance_item_filter){.year = 2023, .done = true, .limit = 10},
                           &items, &count, &next, &total) == ST_OK &&
           count == 4,
       "four are done");
    for (size_t k = 0; k < count; k++) {
        if (str_eqz(items[k].kind, "plan_half"))
            OK(str_eqz(items[k].month_from, "2023-01") && str_eqz(items[k].month_to, "2023-07"),
               "its period");
        if (str_eqz(items[k].kind, "audit"))
            EQ_INT(items[k].fiscal_year, 2022, "of the year before");
    }
    OK(finance_store_shares(ctx, FINANCE_HEARD, (struct date){2023, 1, 1},
                            (struct date){2023, 12, 31}, "kind", S(""), &shares, &count) == ST_OK &&
           count == 3,
       "by kind");
}

/* A rating that failed gives a new day; the second one that passes ends it. */
static void rated(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct date first = {2026, 10, 29}, second = {2026, 11, 19};
    const struct finance_due *d;
    struct finance_item i;
    int64_t id = 0;

    (void)note(ctx, 2026, BUDGET_LAW_AUDIT, first, (struct date){2026, 8, 27});
    ASSERT(finance_item_begin(ctx, 2026, BUDGET_LAW_RECTIFICATION, &i) == ST_OK);
    i.meeting_item_id = 77;
    OK(finance_item_save(ctx, &i, &id) == ST_OK, "a report on an agenda");
    OK(finance_item_rated(ctx, 78, 5, first, false) == ST_OK, "another item of the agenda");
    OK(finance_store_item(ctx, id, &i) == ST_OK && i.vote_id == 0, "is another matter");
    OK(finance_item_rated(ctx, 77, 5, first, false) == ST_OK, "it is rated");
    OK(finance_item_rated(ctx, 77, 5, first, false) == ST_OK, "told twice");
    EQ_INT(modtest_events(ctx, "finance.vote_noted"), 1, "noted once");
    OK(finance_store_item(ctx, id, &i) == ST_OK && str_eqz(i.verdict, "failed") && i.round == 1,
       "not satisfied");
    d = due_of(ctx, 2026, BUDGET_LAW_RECTIFICATION);
    OK(d != NULL && date_cmp(d->due, (struct date){2027, 1, 29}) == 0, "three months to do better");
    EQ_TEXT(d != NULL ? d->state : "", "open", "it is open again");
    OK(finance_item_rated(ctx, 77, 6, second, true) == ST_OK, "rated again");
    OK(finance_store_item(ctx, id, &i) == ST_OK && str_eqz(i.verdict, "passed") && i.round == 2 &&
           date_none(i.again_on),
       "satisfied");
    d = due_of(ctx, 2026, BUDGET_LAW_RECTIFICATION);
    EQ_TEXT(d != NULL ? d->state : "", "done", "done");
}

/* ---------------------------------------------------------------- warnings */

static void as(struct ctx *ctx, struct actor *actor, struct permission_set *set,
               const char *permissions, int64_t organ)
{
    struct str rest = str_from(permissions), word;

    *set = (struct permission_set){0};
    while (str_cut(&rest, ' ', &word))
        (void)permission_set_add(set, str_z(ctx->arena, word));
    *actor = (struct actor){.account_id = 7,
                            .congress_id = ctx->congress_id,
                            .organ_id = organ,
                            .name = S("某人"),
                            .permissions = set};
    ctx->actor = actor;
}

static void warned(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct actor *system = ctx->actor;
    const struct finance_warning_filter all = {.limit = 20};
    const struct date soon = {2026, 12, 1};
    const int64_t organ = modtest_organ(ctx, "教育局"), other = modtest_organ(ctx, "水利局");
    struct finance_exchange *said;
    struct finance_warning *w, one;
    struct permission_set set;
    struct actor actor;
    struct str next;
    int64_t total, id;
    size_t count = 0, found = 0;

    (void)take(ctx, sheets_balance(2026, "预算总表", 0), "");
    OK(finance_rules_standard(ctx) == ST_OK, "rules");
    OK(finance_rules_standard(ctx) == ST_OK, "once");
    OK(finance_examine(ctx, 2026, &found) == ST_OK && found == 1, "half as much is carried over");
    OK(finance_rule_save(ctx,
                         &(struct finance_rule){.name = S("增减"),
                                                .kind = S("jump"),
                                                .limit_bp = 1000,
                                                .from_month = 1,
                                                .active = true},
                         &id) == ST_OK,
       "a rule of the office");
    OK(finance_examine(ctx, 2026, &found) == ST_OK && found == 2, "two lines changed by a tenth");
    OK(finance_examine(ctx, 2026, &found) == ST_OK && found == 0, "told once");
    OK(finance_store_warnings(ctx, &all, &w, &count, &next, &total) == ST_OK && count == 3, "kept");
    ASSERT(count == 3);
    EQ_STR(w[1].name, "上年结转收入", "which one");
    EQ_STR(w[1].cell, "C15", "and where");
    EQ_INT(w[1].have, -1667, "by how much");
    id = w[1].id;
    REFUSED(ctx, finance_warning_ask(ctx, id, 0, soon, S("")), ST_INVALID, "finance.err.question",
            "a question says something");
    OK(finance_warning_ask(ctx, id, organ, soon, S("为什么少了？")) == ST_OK, "asked");
    as(ctx, &actor, &set, "finance.answer finance.see", other);
    REFUSED(ctx, finance_warning_get(ctx, id, &one), ST_NOT_FOUND, "db.not_found",
            "another department does not see it");
    as(ctx, &actor, &set, "finance.read finance.see", 0);
    REFUSED(ctx, finance_warning_answer(ctx, id, S("我们答")), ST_NOT_FOUND, "db.not_found",
            "who reads does not answer");
    as(ctx, &actor, &set, "finance.answer finance.see", organ);
    OK(finance_warning_answer(ctx, id, S("去年用得快。")) == ST_OK, "it answers");
    REFUSED(ctx, finance_warning_answer(ctx, id, S("再答")), ST_RULE, "finance.err.warning_state",
            "once to each question");
    ctx->actor = system;
    OK(finance_warning_ask(ctx, id, organ, soon, S("用在哪里？")) == ST_OK, "asked again");
    OK(finance_warning_answer(ctx, id, S("用在学校。")) == ST_OK, "answered again");
    OK(finance_warning_close(ctx, id, S("说明清楚。")) == ST_OK, "closed");
    OK(finance_store_exchanges(ctx, id, &said, &count) == ST_OK && count == 5, "five were said");
    EQ_STR(count == 5 ? said[2].kind : S(""), "again", "the third was asked again");
    OK(finance_examine(ctx, 2026, &found) == ST_OK && found == 0, "what is closed stays closed");
    EQ_INT(modtest_events(ctx, "finance.warning_answered"), 2, "in the journal");
}

/* An adjustment that nobody has approved is told; an approved one is not. */
/* An adjustment of the fund's budget, approved at a meeting of before. */
static void adjust_fund(struct ctx *ctx)
{
    const struct finance_adjustment a = {.year = 2026,
                                         .account = S("fund"),
                                         .change = {.total_before = 100, .total_after = 200},
                                         .key_name = S(""),
                                         .reason = S("新增专项债券"),
                                         .text = S("")};
    struct finance_item i;
    int64_t id = 0, item = 0;

    ASSERT(finance_adjustment_save(ctx, &a, &id) == ST_OK);
    ASSERT(finance_adjustment_list(ctx, id, &item) == ST_OK);
    ASSERT(finance_store_item(ctx, item, &i) == ST_OK);
    i.done_on = ctx->today;
    i.backfill = S("决议在纸上");
    OK(finance_item_save(ctx, &i, &item) == ST_OK, "approved");
}

static void adjusted(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct finance_line lines[2] = {{.place = 1,
                                     .row = 5,
                                     .level = 1,
                                     .code = S("205"),
                                     .name = S("教育支出"),
                                     .organ = S(""),
                                     .basis = S(""),
                                     .note = S("")}};
    struct finance_table table = {.year = 2026,
                                  .kind = S("function"),
                                  .stage = S("adjusted"),
                                  .account = S("general"),
                                  .title = S("调整表"),
                                  .unit_fen = 1000000,
                                  .columns = S("0 3 4 0 0 0 "),
                                  .received_on = ctx->today,
                                  .basis = S(""),
                                  .file = S("a.xlsx"),
                                  .lines = 1};
    struct finance_comparison c;
    size_t found = 0;
    int64_t id = 0, other = 0;

    lines[0].fen[FINANCE_BUDGET] = 100000000000;
    lines[0].fen[FINANCE_ADJUSTED] = 102000000000;
    lines[0].has = 1U << FINANCE_BUDGET | 1U << FINANCE_ADJUSTED;
    OK(finance_rules_standard(ctx) == ST_OK, "rules");
    OK(finance_table_keep(ctx, &table, lines, 1, &id) == ST_OK, "an adjustment");
    OK(finance_examine(ctx, 2026, &found) == ST_OK && found == 1, "is not approved");
    OK(finance_table_approve(ctx, &(struct finance_approval){.id = id,
                                                             .version = 1,
                                                             .on = ctx->today,
                                                             .basis = S("常委会决议")}) == ST_OK,
       "approved");
    OK(finance_compare(ctx, 2026, S("general"), S("function"), &c) == ST_OK &&
           c.columns_count == 1 && c.count == 1 && c.rows[0].fen[0] == 102000000000,
       "in the comparison");
    table.account = S("fund");
    OK(finance_table_keep(ctx, &table, lines, 1, &other) == ST_OK, "one of another account");
    OK(finance_examine(ctx, 2026, &found) == ST_OK && found == 1,
       "which the approval of the first does not approve");
    adjust_fund(ctx);
    table.kind = S("balance");
    OK(finance_table_keep(ctx, &table, lines, 1, &other) == ST_OK, "another table of it");
    OK(finance_examine(ctx, 2026, &found) == ST_OK && found == 0, "its own adjustment does");
    OK(finance_table_withdraw(ctx, id, 2) == ST_OK, "withdrawn");
    REFUSED(ctx, finance_table_withdraw(ctx, id, 3), ST_RULE, "finance.err.void", "once");
    OK(finance_compare(ctx, 2026, S("general"), S("function"), &c) == ST_OK && c.count == 0,
       "no longer compared");
}

/* ---------------------------------------------------------------- findings and projects */

static void findings(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct actor *system = ctx->actor;
    const int64_t organ = modtest_organ(ctx, "水利局");
    struct finance_finding in = {.year = 2026,
                                 .title = S("多计工程款"),
                                 .sort = S("project"),
                                 .organ = S("水利局"),
                                 .fen = 5800000000,
                                 .found_on = {2026, 8, 27},
                                 .due_on = {2026, 12, 1}};
    struct finance_finding f, tell;
    struct permission_set set;
    struct due_item *dues;
    struct actor actor;
    int64_t id = 0;
    size_t count = 0;

    OK(finance_finding_add(ctx, &in, &id) == ST_OK, "found");
    OK(finance_finding_get(ctx, id, &f) == ST_OK && f.organ_id == organ && f.number == 1,
       "of a unit that is known");
    OK(FINANCE_DUES[2].page(ctx, ctx->today, (struct date){2026, 12, 31}, NULL, 10, &dues,
                            &count) == ST_OK &&
           count == 1 && dues[0].organ_id == organ,
       "it is due");
    as(ctx, &actor, &set, "finance.answer finance.see", organ);
    tell = (struct finance_finding){
        .id = id, .version = 1, .state = S("reported"), .measures = S(""), .result = S("")};
    REFUSED(ctx, finance_finding_tell(ctx, &tell), ST_INVALID, "finance.err.result", "says what");
    tell.result = S("核减并收回。");
    tell.mended_fen = 5800000000;
    OK(finance_finding_tell(ctx, &tell) == ST_OK, "the unit reports");
    ctx->actor = system;
    REFUSED(ctx, finance_finding_judge(ctx, id, 2, S("rectifying"), S("")), ST_INVALID,
            "finance.err.reason", "why it goes back");
    OK(finance_finding_judge(ctx, id, 2, S("rectifying"), S("没有凭证")) == ST_OK, "it goes back");
    REFUSED(ctx, finance_finding_judge(ctx, id, 3, S("closed"), S("")), ST_RULE,
            "finance.err.finding_state", "not before it reports again");
    tell.version = 3;
    OK(finance_finding_tell(ctx, &tell) == ST_OK, "it reports again");
    OK(finance_finding_judge(ctx, id, 4, S("closed"), S("")) == ST_OK, "closed");
    OK(FINANCE_DUES[2].page(ctx, ctx->today, (struct date){2026, 12, 31}, NULL, 10, &dues,
                            &count) == ST_OK &&
           count == 0,
       "nothing is due any more");
}

static void projects(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct finance_project in = {.year = 2026,
                                       .name = S("教学楼"),
                                       .organ = S("教育局"),
                                       .note = S(""),
                                       .whole_fen = 5000,
                                       .year_fen = 2000};
    struct finance_progress g = {
        .told_on = {2026, 10, 1}, .paid_fen = 1500, .progress_bp = 3000, .note = S("")};
    struct finance_project p;
    int64_t id = 0;

    OK(finance_project_save(ctx, &in, &id) == ST_OK, "a project");
    g.project_id = id;
    OK(finance_progress_add(ctx, &g) == ST_OK, "its progress");
    g.told_on = (struct date){2026, 9, 1};
    REFUSED(ctx, finance_progress_add(ctx, &g), ST_INVALID, "finance.err.told_before", "backwards");
    g.told_on = (struct date){2026, 11, 1};
    g.paid_fen = 1400;
    REFUSED(ctx, finance_progress_add(ctx, &g), ST_INVALID, "finance.err.paid_less", "less paid");
    OK(finance_store_project(ctx, id, &p) == ST_OK && p.paid_fen == 1500 && p.progress_bp == 3000,
       "as last told");
}

/* ---------------------------------------------------------------- series, imports */

static void reading_kept(struct ctx *ctx)
{
    struct finance_gauge gauge = {.name = S("用电量"), .unit = S("万千瓦时")};
    struct finance_reading r = {
        .month = S("2026-09"), .value = 883500, .growth_bp = FINANCE_NO_BP, .keep = true};
    bool same;

    OK(finance_reading_save(ctx, &gauge, &r, &same) == ST_OK && !same, "a month");
    OK(finance_reading_save(ctx, &gauge, &r, &same) == ST_OK && same, "the same once more");
    r.value = 900000;
    REFUSED(ctx, finance_reading_save(ctx, &gauge, &r, &same), ST_INVALID,
            "finance.err.reading_there", "another value is not taken unseen");
    gauge.unit = S("亿千瓦时");
    r.month = S("2026-10");
    REFUSED(ctx, finance_reading_save(ctx, &gauge, &r, &same), ST_INVALID, "finance.err.gauge_unit",
            "nor in another unit");
    gauge.unit = S("");
    OK(finance_reading_save(ctx, &gauge, &r, &same) == ST_OK, "its unit is known");
    gauge.unit = S("万千瓦时");
    r.month = S("2026-09");
    r.keep = false;
    OK(finance_reading_save(ctx, &gauge, &r, &same) == ST_OK && !same, "replaced when asked");
}

/* What stands for a year is not replaced by whoever has not seen it. */
static void seen(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct finance_asset a = {.year = 2025, .sort = S("firm"), .note = S(""), .whole_fen = 500},
                         *assets;
    struct finance_debt d = {.year = 2025, .sort = S("general"), .note = S(""), .balance_fen = 70},
                        *debts;
    size_t count;

    OK(finance_asset_save(ctx, &a) == ST_OK && finance_debt_save(ctx, &d) == ST_OK, "new ones");
    a.whole_fen = d.balance_fen = 1;
    EQ_INT(finance_asset_save(ctx, &a), ST_CONFLICT, "somebody has told of the year already");
    modtest_clear(ctx);
    EQ_INT(finance_debt_save(ctx, &d), ST_CONFLICT, "somebody has told of the year already");
    modtest_clear(ctx);
    ASSERT(finance_store_assets(ctx, &assets, &count) == ST_OK && count == 1);
    EQ_INT(assets[0].whole_fen, 500, "it stands");
    ASSERT(finance_store_debts(ctx, &debts, &count) == ST_OK && count == 1);
    EQ_INT(debts[0].balance_fen, 70, "it stands");
    a.version = assets[0].version;
    d.version = debts[0].version;
    reading_kept(ctx);
    OK(finance_asset_save(ctx, &a) == ST_OK && finance_debt_save(ctx, &d) == ST_OK,
       "who has seen it puts it right");
    EQ_INT(finance_asset_save(ctx, &a), ST_CONFLICT, "once");
    modtest_clear(ctx);
    EQ_INT(finance_debt_save(ctx, &d), ST_CONFLICT, "once");
    modtest_clear(ctx);
}

int main(void)
{
    modtest_one("finance_clean", clean);
    modtest_both("finance_planted", planted);
    modtest_both("finance_calendar", calendar);
    modtest_both("finance_rated", rated);
    modtest_both("finance_warned", warned);
    modtest_one("finance_adjusted", adjusted);
    modtest_both("finance_findings", findings);
    modtest_one("finance_projects", projects);
    modtest_both("finance_seen", seen);
    return tap_done();
}
