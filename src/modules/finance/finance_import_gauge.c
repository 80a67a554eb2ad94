// SPDX-License-Identifier: MulanPSL-2.0
/* Sheets of projects and of economic indicators. */
#include "modules/finance/finance_import.h"
#include "modules/finance/finance_store.h"
#include "platform/import/import_along.h"

/* ---------------------------------------------------------------- projects */

enum { P_YEAR, P_NAME, P_ORGAN, P_WHOLE, P_SUM, P_ENDS };
const struct import_column FINANCE_PROJECT_COLUMNS[] = {
    [P_YEAR] = {"year", "年份|year", true},
    [P_NAME] = {"name", "项目|项目名称|name", true},
    [P_ORGAN] = {"organ", "责任单位|主管部门|organ", true},
    [P_WHOLE] = {"whole", "总投资（元）|总投资|whole", true},
    [P_SUM] = {"year_sum", "本年安排（元）|本年安排|year_sum", true},
    [P_ENDS] = {"ends_on", "计划完工|ends_on", false, .day = true},
    {0},
};

static enum status read_project(struct ctx *ctx, const struct import_row *row,
                                struct finance_project *p)
{
    *p = (struct finance_project){
        .name = row->cells[P_NAME], .organ = row->cells[P_ORGAN], .note = S("")};
    p->year = finance_import_year(ctx, row->cells[P_YEAR]);
    finance_import_money(ctx, "whole", row->cells[P_WHOLE], &p->whole_fen);
    finance_import_money(ctx, "year_sum", row->cells[P_SUM], &p->year_fen);
    finance_import_day(ctx, "ends_on", row->cells[P_ENDS], &p->ends_on);
    if (p->year_fen > p->whole_fen)
        invalid(ctx, "year_sum", "finance.err.year_sum", NULL);
    return invalid_done(ctx);
}

static enum status project_look(struct ctx *ctx, const struct finance_project *p, bool *out_same)
{
    const struct finance_case_filter f = {.year = p->year, .q = p->name, .limit = 200};
    struct finance_project *all;
    struct str next;
    int64_t total;
    size_t count;

    *out_same = false;
    TRY(finance_store_projects(ctx, &f, &all, &count, &next, &total));
    arr_each (i, count)
        *out_same = *out_same || str_eq(all[i].name, p->name);
    return ST_OK;
}

enum status finance_import_project_check(struct ctx *ctx, const struct import_row *row,
                                         struct str *out_key)
{
    struct finance_project p;

    *out_key = str_printf(ctx->arena, STR_FMT "/" STR_FMT, STR_ARG(row->cells[P_YEAR]),
                          STR_ARG(row->cells[P_NAME]));
    return read_project(ctx, row, &p);
}

enum status finance_import_project_present(struct ctx *ctx, const struct import_row *row, bool *out)
{
    struct finance_project p;

    TRY(read_project(ctx, row, &p));
    return project_look(ctx, &p, out);
}

enum status finance_import_project_write(struct ctx *ctx, const struct import_row *row,
                                         bool *out_skipped)
{
    struct finance_project p;
    int64_t id = 0;

    TRY(read_project(ctx, row, &p));
    TRY(project_look(ctx, &p, out_skipped));
    if (*out_skipped)
        return ST_OK;
    TRY(finance_project_save(ctx, &p, &id));
    if (row->out_id != NULL)
        *row->out_id = id;
    return ST_OK;
}

enum status finance_import_project_undo(struct ctx *ctx, int64_t id, bool look,
                                        struct import_undo *out)
{
    return finance_import_undo(ctx, "finance_project", id, look, out);
}

/* ---------------------------------------------------------------- economic indicators */

enum { G_NAME, G_UNIT, G_MONTH, G_VALUE, G_GROWTH };
const struct import_column FINANCE_READING_COLUMNS[] = {
    [G_NAME] = {"name", "指标|指标名称|name", true},
    [G_UNIT] = {"unit", "单位|计量单位|unit", false},
    [G_MONTH] = {"month", "月份|month", true},
    [G_VALUE] = {"value", "数值|value", true},
    [G_GROWTH] = {"growth", "比上年同期（%）|同比（%）|同比|growth", false},
    {0},
};

static enum status read_reading(struct ctx *ctx, const struct import_row *row,
                                struct finance_gauge *g, struct finance_reading *r)
{
    struct date first, last;
    int64_t growth;

    *g = (struct finance_gauge){.name = row->cells[G_NAME], .unit = row->cells[G_UNIT]};
    *r = (struct finance_reading){.month = row->cells[G_MONTH], .growth_bp = FINANCE_NO_BP};
    if (!date_parse_month(r->month, &first, &last))
        invalid(ctx, "month", "finance.err.month_text", NULL);
    if (!finance_value_parse(row->cells[G_VALUE], &r->value))
        invalid(ctx, "value", "finance.err.value", NULL);
    if (row->cells[G_GROWTH].len > 0) {
        if (finance_value_parse(row->cells[G_GROWTH], &growth))
            r->growth_bp = growth / 100;
        else
            invalid(ctx, "growth", "finance.err.value", NULL);
    }
    return invalid_done(ctx);
}

enum status finance_import_reading_check(struct ctx *ctx, const struct import_row *row,
                                         struct str *out_key)
{
    struct finance_gauge g;
    struct finance_reading r;

    *out_key = str_printf(ctx->arena, STR_FMT "/" STR_FMT, STR_ARG(row->cells[G_NAME]),
                          STR_ARG(row->cells[G_MONTH]));
    return read_reading(ctx, row, &g, &r);
}

/* What is there of that month; id 0: nothing. */
static enum status reading_look(struct ctx *ctx, const struct finance_gauge *g,
                                const struct finance_reading *r, struct finance_reading *known,
                                bool *out_same)
{
    struct finance_gauge have;
    bool found;

    *known = (struct finance_reading){.month = S("")};
    *out_same = false;
    TRY(finance_import_there(ctx, finance_store_gauge_named(ctx, g->name, &have), &found));
    if (!found)
        return ST_OK;
    TRY(finance_import_there(ctx, finance_store_reading_of(ctx, have.id, r->month, known), &found));
    if (!found)
        *known = (struct finance_reading){.month = S("")};
    *out_same = found && known->value == r->value && known->growth_bp == r->growth_bp;
    return ST_OK;
}

enum status finance_import_reading_write(struct ctx *ctx, const struct import_row *row,
                                         bool *out_skipped)
{
    struct finance_reading r, known;
    struct finance_gauge g;
    bool same;

    TRY(read_reading(ctx, row, &g, &r));
    TRY(reading_look(ctx, &g, &r, &known, &same));
    TRY(finance_reading_save(ctx, &g, &r, out_skipped));
    if (known.id != 0 || row->out_id == NULL)
        return ST_OK;
    TRY(reading_look(ctx, &g, &r, &known, &same));
    *row->out_id = known.id;
    return ST_OK;
}

enum status finance_import_reading_present(struct ctx *ctx, const struct import_row *row, bool *out)
{
    struct finance_reading r, known;
    struct finance_gauge g;

    TRY(read_reading(ctx, row, &g, &r));
    return reading_look(ctx, &g, &r, &known, out);
}

enum status finance_import_reading_changes(struct ctx *ctx, const struct import_row *row, bool *out)
{
    struct finance_reading r, known;
    struct finance_gauge g;
    bool same;

    TRY(read_reading(ctx, row, &g, &r));
    TRY(reading_look(ctx, &g, &r, &known, &same));
    *out = known.id != 0 && !same;
    return ST_OK;
}

enum status finance_import_reading_undo(struct ctx *ctx, int64_t id, bool look,
                                        struct import_undo *out)
{
    int64_t gauge;

    TRY(finance_store_reading_gauge(ctx, id, &gauge));
    TRY(finance_import_undo(ctx, "finance_reading", id, look, out));
    if (look || out->why != NULL)
        return ST_OK;
    return import_undo_along(ctx, "finance_reading", id,
                             &(struct import_along){"finance_gauge", gauge, {"gauge", NULL}});
}
