// SPDX-License-Identifier: MulanPSL-2.0
/* The demo county's money: the year's matters, tables in four stages, warnings with an answer,
 * projects, audit findings, assets, debt, indicators, payments. All invented. */
#include "finance_demo_texts.h"
#include "modules/congress/congress.h"
#include "modules/finance/finance_actions.h"
#include "modules/finance/finance_parts.h"
#include "modules/finance/finance_store.h"
#include "platform/db.h"
#include "platform/demo.h"
#include "platform/text.h"

enum { HOUR = 10, LINES_MAX = 40, TOLD = 3, MONTHS = 10, ASSET_SORTS = 4 };

static const int64_t FEN_OF_WAN = 1000000;

static int64_t number(struct str s)
{
    int64_t n = 0;

    (void)str_to_int(s, &n);
    return n;
}

static int64_t wan(struct str s)
{
    return number(s) * FEN_OF_WAN;
}

static bool next(struct str *rest, struct str f[DEMO_FIELDS_MAX])
{
    struct str line;

    while (demo_line(rest, &line)) {
        if (line.ptr[0] == '#')
            continue;
        demo_fields(line, f);
        return true;
    }
    return false;
}

/* ---------------------------------------------------------------- the calendar */

static struct date day_of(struct ctx *ctx, struct str month, struct str day)
{
    const int64_t m = number(month);

    return m == 0 ? (struct date){0}
                  : (struct date){ctx->today.year, (unsigned)m, (unsigned)number(day)};
}

static enum status items(struct ctx *ctx, struct date today)
{
    struct str rest = str_from(finance_items_txt), f[DEMO_FIELDS_MAX];

    while (next(&rest, f)) {
        struct finance_item i;
        enum budget_law_item law;
        struct date done;
        int64_t id;

        if (!finance_item_parse(f[0], &law))
            continue;
        TRY(finance_item_begin(ctx, today.year, law, &i));
        i.plan_on = day_of(ctx, f[1], f[2]);
        done = day_of(ctx, f[3], f[4]);
        if (date_cmp(done, today) > 0)
            continue;
        i.done_on = done;
        i.note = f[5];
        i.backfill = T("finance.demo.backfill");
        if (law == BUDGET_LAW_ACCOUNTS)
            i.submitted_on = (struct date){today.year, 7, 24};
        demo_act(ctx, NULL, date_none(done) ? today : done, HOUR);
        TRY(finance_item_save(ctx, &i, &id));
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- tables */

struct sheet_of {
    const char *stage, *title;
    unsigned month, day, to_month;
    enum finance_measure measures[3];
    unsigned columns[3]; /* of finance_lines.txt */
    bool approved;
};

static enum status table(struct ctx *ctx, struct date today, const struct sheet_of *s)
{
    const struct date on = {today.year, s->month, s->day};
    struct str rest = str_from(finance_lines_txt), f[DEMO_FIELDS_MAX];
    struct finance_line lines[LINES_MAX];
    struct finance_table t = {
        .year = today.year,
        .month = s->to_month,
        .kind = S("function"),
        .stage = str_from(s->stage),
        .account = S("general"),
        .title = TF(ctx->arena, s->title, str_printf(ctx->arena, "%d", today.year)),
        .unit_fen = FEN_OF_WAN,
        .columns = S("3 4 5 6 0 0 0 0 0 0 0 0 "),
        .received_on = on,
        .file = S("general.xlsx"),
        .basis = S("")};

    if (date_cmp(on, today) > 0)
        return ST_OK;
    demo_act(ctx, NULL, on, HOUR);
    while (next(&rest, f)) {
        struct finance_line *l = &lines[t.lines++];

        *l = (struct finance_line){.place = (unsigned)t.lines,
                                   .row = (unsigned)t.lines + 4,
                                   .sort = f[0].len == 0 ? FINANCE_TOTAL : FINANCE_ITEM,
                                   .level = f[0].len <= 3 ? 1 : 2,
                                   .code = f[0],
                                   .name = f[1],
                                   .organ = S(""),
                                   .basis = S(""),
                                   .note = S("")};
        for (int64_t k = t.lines - 1; l->level == 2 && l->parent == 0 && k > 0; k--)
            if (lines[k - 1].level == 1)
                l->parent = (unsigned)k;
        arr_each (m, COUNT(s->columns)) {
            if (s->columns[m] == 0)
                continue;
            l->fen[s->measures[m]] = wan(f[s->columns[m]]);
            l->has |= 1U << s->measures[m];
        }
    }
    if (s->approved) {
        t.approved_on = on;
        t.basis = T("finance.demo.basis");
    }
    return finance_table_keep(ctx, &t, lines, (size_t)t.lines, &t.id);
}

static enum status tables(struct ctx *ctx, struct date today)
{
    static const struct sheet_of SHEETS[] = {
        {"approved",
         "finance.demo.approved",
         2,
         26,
         0,
         {FINANCE_PRIOR, FINANCE_BUDGET, 0},
         {2, 3, 0},
         true},
        {"executed",
         "finance.demo.half",
         7,
         10,
         6,
         {FINANCE_BUDGET, FINANCE_ACTUAL, 0},
         {3, 5, 0},
         false},
        {"adjusted",
         "finance.demo.adjusted",
         10,
         29,
         0,
         {FINANCE_BUDGET, FINANCE_ADJUSTED, 0},
         {3, 4, 0},
         true},
        {"executed",
         "finance.demo.executed",
         11,
         9,
         10,
         {FINANCE_BUDGET, FINANCE_ADJUSTED, FINANCE_ACTUAL},
         {3, 4, 6},
         false},
    };

    arr_each (i, COUNT(SHEETS))
        TRY(table(ctx, today, &SHEETS[i]));
    return ST_OK;
}

/* The adjustment of October, published, and one that is being prepared. */
static enum status adjustments(struct ctx *ctx, struct date today)
{
    struct finance_publish out = {.on = {today.year, 11, 6}, .text = T("finance.demo.publish")};
    struct finance_adjustment a;
    struct finance_item *items;
    size_t count;

    if (date_cmp(out.on, today) > 0)
        return ST_OK;
    demo_act(ctx, NULL, (struct date){today.year, 9, 20}, HOUR);
    TRY(finance_adjustment_begin(ctx, today.year, S("general"), &a));
    a.change.debt_after = a.change.total_after - a.change.total_before;
    a.reason = T("finance.demo.adjust");
    TRY(finance_adjustment_save(ctx, &a, &out.id));
    TRY(finance_store_items_of(ctx, today.year, &items, &count));
    arr_each (i, count)
        if (str_eqz(items[i].kind, "adjustment"))
            TRY(finance_adjustment_link(ctx, out.id, items[i].id));
    demo_act(ctx, NULL, out.on, HOUR);
    TRY(finance_store_adjustment(ctx, out.id, &a));
    out.version = a.version;
    TRY(finance_adjustment_publish(ctx, &out));
    demo_act(ctx, NULL, date_add_days(today, -4), HOUR);
    TRY(finance_adjustment_begin(ctx, today.year, S("fund"), &a));
    a.change = (struct budget_law_change){.total_before = wan(S("42000")),
                                          .total_after = wan(S("45500")),
                                          .debt_before = wan(S("8000")),
                                          .debt_after = wan(S("11500"))};
    a.reason = T("finance.demo.adjust_fund");
    return finance_adjustment_save(ctx, &a, &out.id);
}

/* Two special transfers of the autumn, which nobody has told the committee of yet. */
static enum status transfers(struct ctx *ctx, struct date today)
{
    const struct str year = str_int(ctx->arena, today.year);
    const struct finance_transfer all[] = {
        {.year = today.year,
         .account = S("general"),
         .name = T("finance.demo.transfer"),
         .number = TF(ctx->arena, "finance.demo.transfer_number", year),
         .note = S(""),
         .received_on = {today.year, 9, 8},
         .fen = wan(S("860"))},
        {.year = today.year,
         .account = S("general"),
         .name = T("finance.demo.transfer_two"),
         .number = TF(ctx->arena, "finance.demo.transfer_two_number", year),
         .note = S(""),
         .received_on = {today.year, 10, 14},
         .fen = wan(S("1500")),
         .matched = true},
    };
    int64_t id;

    arr_each (i, COUNT(all)) {
        if (date_cmp(all[i].received_on, today) > 0)
            continue;
        demo_act(ctx, NULL, all[i].received_on, HOUR);
        TRY(finance_transfer_save(ctx, &all[i], &id));
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- projects, findings */

static enum status projects(struct ctx *ctx, struct date today)
{
    static const unsigned MONTH[TOLD] = {3, 6, 10};
    struct str rest = str_from(finance_projects_txt), f[DEMO_FIELDS_MAX];

    while (next(&rest, f)) {
        struct finance_project p = {.year = today.year,
                                    .name = f[0],
                                    .organ = f[1],
                                    .note = S(""),
                                    .whole_fen = wan(f[2]),
                                    .year_fen = wan(f[3]),
                                    .ends_on = {today.year + 1, 6, 30}};

        demo_act(ctx, NULL, (struct date){today.year, 1, 20}, HOUR);
        TRY(finance_project_save(ctx, &p, &p.id));
        for (size_t k = 0; k < TOLD; k++) {
            struct str progress = f[4 + k], paid;
            struct finance_progress g = {
                .project_id = p.id, .told_on = {today.year, MONTH[k], 28}, .note = S("")};

            if (date_cmp(g.told_on, today) > 0)
                break;
            (void)str_cut(&progress, ',', &paid);
            g.paid_fen = wan(paid);
            g.progress_bp = number(progress) * 100;
            demo_act(ctx, NULL, g.told_on, HOUR);
            TRY(finance_progress_add(ctx, &g));
        }
    }
    return ST_OK;
}

static enum status findings(struct ctx *ctx, struct date today)
{
    const struct date found = {today.year, 8, 27}, told = {today.year, 10, 30};
    struct str rest = str_from(finance_findings_txt), f[DEMO_FIELDS_MAX];

    if (date_cmp(told, today) > 0)
        return ST_OK;
    while (next(&rest, f)) {
        struct finance_finding in = {.year = today.year,
                                     .title = f[0],
                                     .sort = f[1],
                                     .organ = f[2],
                                     .fen = wan(f[3]),
                                     .found_on = found,
                                     .due_on = {today.year, 11, 30}};
        int64_t id;

        demo_act(ctx, NULL, found, HOUR);
        TRY(finance_finding_add(ctx, &in, &id));
        if (str_eqz(f[4], "found"))
            continue;
        in = (struct finance_finding){.id = id,
                                      .version = 1,
                                      .state = str_eqz(f[4], "rectifying") ? f[4] : S("reported"),
                                      .measures = f[5],
                                      .result = f[6],
                                      .mended_fen = wan(f[7])};
        demo_act(ctx, NULL, told, HOUR);
        TRY(finance_finding_tell(ctx, &in));
        if (str_eqz(f[4], "closed"))
            TRY(finance_finding_judge(ctx, id, 2, S("closed"), S("")));
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- the rest */

static enum status assets(struct ctx *ctx, struct date today)
{
    static const char *const SORTS[ASSET_SORTS] = {"firm", "bank", "office", "nature"};
    static const int64_t WHOLE[ASSET_SORTS] = {386000, 42000, 215000, 0};
    static const int64_t DEBT[ASSET_SORTS] = {238000, 33500, 31000, 0};

    for (int back = 3; back > 0; back--) {
        for (size_t k = 0; k < ASSET_SORTS - 1; k++) {
            const struct finance_asset a = {
                .year = today.year - back,
                .sort = str_from(SORTS[k]),
                .note = S(""),
                .whole_fen = WHOLE[k] * FEN_OF_WAN / 100 * (104 - 4 * back),
                .debt_fen = DEBT[k] * FEN_OF_WAN / 100 * (103 - 3 * back),
                .units = k == 2 ? 214 : 19 + back};

            TRY(finance_asset_save(ctx, &a));
        }
        TRY(finance_debt_save(
            ctx, &(struct finance_debt){.year = today.year - back,
                                        .sort = S("general"),
                                        .note = S(""),
                                        .limit_fen = (92000 - back * 2000) * FEN_OF_WAN,
                                        .balance_fen = (90500 - back * 2100) * FEN_OF_WAN,
                                        .new_fen = 5200 * FEN_OF_WAN,
                                        .repaid_fen = 3100 * FEN_OF_WAN,
                                        .interest_fen = 2700 * FEN_OF_WAN}));
        TRY(finance_debt_save(
            ctx, &(struct finance_debt){.year = today.year - back,
                                        .sort = S("special"),
                                        .note = S(""),
                                        .limit_fen = (148000 - back * 9000) * FEN_OF_WAN,
                                        .balance_fen = (146200 - back * 9100) * FEN_OF_WAN,
                                        .new_fen = 12000 * FEN_OF_WAN,
                                        .repaid_fen = 2900 * FEN_OF_WAN,
                                        .interest_fen = 4300 * FEN_OF_WAN}));
    }
    return ST_OK;
}

static enum status gauges(struct ctx *ctx, struct date today)
{
    struct str rest = str_from(finance_gauges_txt), f[DEMO_FIELDS_MAX];

    while (next(&rest, f)) {
        const struct finance_gauge g = {.name = f[0], .unit = f[1]};
        int64_t value = 0, step = 0;

        (void)finance_value_parse(f[2], &value);
        (void)finance_value_parse(f[3], &step);
        for (unsigned m = 1; m <= MONTHS && m < today.month; m++) {
            const struct finance_reading r = {.month =
                                                  str_printf(ctx->arena, "%d-%02u", today.year, m),
                                              .value = value + step * (m - 1),
                                              .growth_bp = number(f[4]) + number(f[5]) * (m - 1)};
            bool same;

            TRY(finance_reading_save(ctx, &g, &r, &same));
        }
    }
    return ST_OK;
}

static enum status vouchers(struct ctx *ctx, struct date today)
{
    struct str rest = str_from(finance_vouchers_txt), f[DEMO_FIELDS_MAX];
    unsigned n = 0;

    while (next(&rest, f)) {
        struct finance_voucher v = {.year = today.year,
                                    .paid_on = day_of(ctx, f[0], f[1]),
                                    .organ = f[2],
                                    .code = f[3],
                                    .payee = f[4],
                                    .summary = f[5],
                                    .project = S(""),
                                    .fen = wan(f[6])};

        if (date_cmp(v.paid_on, today) > 0)
            continue;
        v.number = str_printf(ctx->arena, "%d-%04u", today.year, ++n);
        TRY(finance_voucher_add(ctx, &v, &v.id));
    }
    return ST_OK;
}

/* Who answers for a warning: of a project its unit, else the finance bureau. */
static enum status organ_of(struct ctx *ctx, const struct finance_warning *w, int64_t *out)
{
    struct finance_project p = {0};
    struct organ organ;
    enum status st;

    if (w->project_id != 0)
        TRY(finance_store_project(ctx, w->project_id, &p));
    *out = p.organ_id;
    if (*out != 0)
        return ST_OK;
    st = organ_by_name(ctx, T("finance.demo.bureau"), &organ);
    *out = st == ST_OK ? organ.id : 0;
    return st == ST_NOT_FOUND ? ST_OK : st;
}

/* One warning asked and answered, one asked, the others open. */
static enum status warnings(struct ctx *ctx, struct date today)
{
    const struct finance_warning_filter f = {.limit = 10};
    struct finance_warning *all;
    struct str after;
    int64_t total, organ;
    size_t found, count;

    demo_act(ctx, NULL, date_add_days(today, -9), HOUR);
    TRY(finance_rules_standard(ctx));
    TRY(finance_examine(ctx, today.year, &found));
    TRY(finance_store_warnings(ctx, &f, &all, &count, &after, &total));
    for (size_t i = 0; i < count && i < 2; i++) {
        TRY(organ_of(ctx, &all[i], &organ));
        if (organ == 0)
            continue;
        demo_act(ctx, NULL, date_add_days(today, -8), HOUR);
        TRY(finance_warning_ask(ctx, all[i].id, organ, date_add_days(today, 6),
                                T("finance.demo.question")));
        if (i == 0)
            continue;
        demo_act(ctx, NULL, date_add_days(today, -3), HOUR);
        TRY(finance_warning_answer(ctx, all[i].id, T("finance.demo.answer")));
    }
    return ST_OK;
}

/* The office has kept what the words proposed. */
static enum status keys(struct ctx *ctx, struct date today)
{
    struct finance_key *all;
    size_t count;
    int of;

    TRY(finance_keys(ctx, today.year, &all, &count, &of));
    if (count == 0)
        return ST_OK;
    demo_act(ctx, NULL, (struct date){today.year, 3, 2}, HOUR);
    return finance_keys_propose(ctx, today.year);
}

static enum status demo_tx(struct ctx *ctx, const void *input)
{
    const struct date today = *(const struct date *)input;

    TRY(items(ctx, today));
    TRY(tables(ctx, today));
    TRY(keys(ctx, today));
    TRY(adjustments(ctx, today));
    TRY(transfers(ctx, today));
    TRY(projects(ctx, today));
    TRY(findings(ctx, today));
    TRY(assets(ctx, today));
    TRY(gauges(ctx, today));
    TRY(vouchers(ctx, today));
    return warnings(ctx, today);
}

enum status finance_demo(struct ctx *ctx)
{
    const struct date today = ctx->today;
    const int64_t now = ctx->now;

    TRY(db_tx(ctx, demo_tx, &today));
    demo_act(ctx, NULL, today, 0);
    ctx->now = now;
    return ST_OK;
}
