// SPDX-License-Identifier: MulanPSL-2.0
/* The stages of a year's money, or its months, side by side. */
#include "modules/finance/finance_actions.h"

static const char *const STAGES[] = {"draft", "approved", "adjusted", "executed", "final"};
static const enum finance_measure MEASURES[] = {FINANCE_BUDGET, FINANCE_BUDGET, FINANCE_ADJUSTED,
                                                FINANCE_ACTUAL, FINANCE_ACTUAL};

static bool counts_as(const struct finance_table *t, const char *stage)
{
    if (strcmp(stage, "approved") == 0 && str_eqz(t->stage, "draft"))
        return !date_none(t->approved_on);
    return str_eqz(t->stage, stage);
}

/* The last one received; of execution the one of the latest month. */
static const struct finance_table *newest(const struct finance_table *all, size_t count,
                                          struct str account, struct str kind, const char *stage)
{
    const struct finance_table *found = NULL;

    arr_each (i, count)
        if (str_eq(all[i].account, account) && str_eq(all[i].kind, kind) &&
            counts_as(&all[i], stage) && (found == NULL || all[i].month >= found->month))
            found = &all[i];
    return found;
}

enum status finance_table_of(struct ctx *ctx, int year, struct str account, struct str kind,
                             const char *stage, struct finance_table *out)
{
    const struct finance_table *found;
    struct finance_table *all;
    size_t count;

    TRY(finance_store_year(ctx, year, &all, &count));
    found = newest(all, count, account, kind, stage);
    if (found == NULL)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    *out = *found;
    return ST_OK;
}

static struct finance_compared *row_of(struct finance_comparison *c, const struct finance_line *l)
{
    arr_each (i, c->count) {
        const struct finance_line *have = &c->rows[i].line;

        if (have->side == l->side &&
            (l->code.len > 0 ? str_eq(have->code, l->code) : str_eq(have->name, l->name)))
            return &c->rows[i];
    }
    return NULL;
}

/* Rows in the order of the first table; what only later ones have comes behind. */
static enum status fill(struct ctx *ctx, struct finance_comparison *c)
{
    size_t most = 0;

    arr_each (k, c->columns_count)
        most += (size_t)c->columns[k].table.lines;
    c->rows = arena_array(ctx->arena, most, struct finance_compared);
    arr_each (k, c->columns_count) {
        const enum finance_measure m = c->columns[k].measure;
        struct finance_line *lines;
        size_t count;

        TRY(finance_store_lines(ctx, c->columns[k].table.id, &lines, &count));
        for (size_t i = 0; i < count; i++) {
            struct finance_compared *row = row_of(c, &lines[i]);
            const enum finance_measure have =
                m == FINANCE_ADJUSTED && !finance_has(&lines[i], m) ? FINANCE_BUDGET : m;

            if (row == NULL && c->count < most) {
                row = &c->rows[c->count++];
                row->line = lines[i];
            }
            if (row == NULL || !finance_has(&lines[i], have))
                continue;
            row->fen[k] = lines[i].fen[have];
            row->has |= 1U << k;
        }
    }
    return ST_OK;
}

enum status finance_compare(struct ctx *ctx, int year, struct str account, struct str kind,
                            struct finance_comparison *out)
{
    struct finance_table *all;
    size_t count;

    *out = (struct finance_comparison){0};
    TRY(finance_store_year(ctx, year, &all, &count));
    arr_each (s, COUNT(STAGES)) {
        const struct finance_table *t = newest(all, count, account, kind, STAGES[s]);

        if (t == NULL)
            continue;
        out->columns[out->columns_count++] = (struct finance_column){*t, MEASURES[s]};
        out->columns[out->columns_count - 1].table.stage = str_from(STAGES[s]);
    }
    return fill(ctx, out);
}

enum status finance_by_month(struct ctx *ctx, int year, struct str account, struct str kind,
                             struct finance_comparison *out)
{
    struct finance_table *all;
    size_t count;

    *out = (struct finance_comparison){0};
    TRY(finance_store_year(ctx, year, &all, &count));
    for (unsigned month = 1; month <= 12; month++) {
        const struct finance_table *found = NULL;

        arr_each (i, count)
            if (all[i].month == month && str_eq(all[i].account, account) &&
                str_eq(all[i].kind, kind) && str_eqz(all[i].stage, "executed"))
                found = &all[i];
        if (found != NULL)
            out->columns[out->columns_count++] = (struct finance_column){*found, FINANCE_ACTUAL};
    }
    return fill(ctx, out);
}
