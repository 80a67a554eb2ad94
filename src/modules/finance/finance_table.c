// SPDX-License-Identifier: MulanPSL-2.0
/* A table of money is received, checked, withdrawn. */
#include "base/utf8.h"
#include "modules/finance/finance_actions.h"
#include "modules/finance/finance_layout.h"
#include "modules/finance/finance_store.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/sheet.h"

enum { FAULTS_MAX = 300, UNPACKED_MAX = 64 << 20 };

/* ---------------------------------------------------------------- reading */

static enum status read_rows(struct ctx *ctx, const char *path, struct layout_row **out,
                             size_t *out_count)
{
    struct layout_row *rows = arena_array(ctx->arena, FINANCE_LINES_MAX, struct layout_row);
    struct sheet_row row;
    struct sheet *s;
    enum status st;
    size_t n = 0;

    TRY(sheet_open(ctx->arena, &ctx->err, path, UNPACKED_MAX, &s));
    while ((st = sheet_next(s, &ctx->err, &row)) == ST_OK) {
        const size_t cols = row.count < LAYOUT_COLUMNS ? row.count : LAYOUT_COLUMNS;
        struct str *cells = arena_array(ctx->arena, cols, struct str);
        unsigned char *indents = arena_array(ctx->arena, cols, unsigned char);

        if (n == FINANCE_LINES_MAX)
            return fail(&ctx->err, ST_INVALID, "finance.err.too_many_lines", NULL);
        arr_each (i, cols) {
            cells[i] = str_dup(ctx->arena, row.cells[i]);
            indents[i] = row.indents[i];
        }
        rows[n++] = (struct layout_row){row.number, cols, cells, indents};
    }
    if (st != ST_NOT_FOUND)
        return st;
    *out = rows;
    *out_count = n;
    return ST_OK;
}

/* What somebody has chosen goes before what the sheet says. */
static struct finance_table table_of(const struct ctx *ctx, const struct layout *l,
                                     const struct finance_table *want, struct str file)
{
    return (struct finance_table){
        .year = want->year != 0 ? want->year : l->year,
        .month = want->month != 0 ? want->month : l->month,
        .kind = want->kind.len > 0 ? want->kind : l->kind,
        .stage = want->stage.len > 0 ? want->stage : l->stage,
        .account = want->account.len > 0 ? want->account : l->account,
        .title = l->title.len > 0 ? l->title : file,
        .unit_fen = l->unit_fen != 0 ? l->unit_fen : want->unit_fen,
        .columns = l->columns,
        .received_on = ctx->today,
        .basis = S(""),
        .file = file,
        .lines = (int64_t)l->count,
    };
}

static void check_table(struct ctx *ctx, struct finance_table *t)
{
    if (t->year < FINANCE_YEAR_FIRST || t->year > FINANCE_YEAR_LAST)
        invalid(ctx, "year", "finance.err.year", NULL);
    if (t->unit_fen == 0)
        invalid(ctx, "unit", "finance.err.unit", NULL);
    if (!str_eqz(t->stage, "executed"))
        t->month = 0;
    else if (t->month < 1 || t->month > 12)
        invalid(ctx, "month", "finance.err.month", NULL);
    if (utf8_chars(t->title.ptr, t->title.len) > FINANCE_TITLE_CHARS)
        t->title.len = utf8_clip_chars(t->title.ptr, t->title.len, FINANCE_TITLE_CHARS);
}

/* ---------------------------------------------------------------- checking */

struct checked {
    const struct finance_table *table;
    const struct layout *layout;
    struct finance_checks checks;
};

static enum status between_tables(struct ctx *ctx, struct checked *c)
{
    const struct finance_table *t = c->table;
    const struct layout *l = c->layout;
    struct finance_table other;
    struct finance_line *lines;
    size_t count;
    enum status st;

    st = finance_table_of(ctx, t->year - 1, t->account, t->kind, "final", &other);
    if (st == ST_OK) {
        TRY(finance_store_lines(ctx, other.id, &lines, &count));
        finance_check_carry(&c->checks, lines, count, l->lines, l->count);
    } else if (st != ST_NOT_FOUND) {
        return st;
    }
    if (str_eqz(t->stage, "draft") || str_eqz(t->stage, "approved"))
        return ST_OK;
    st = finance_table_of(ctx, t->year, t->account, t->kind, "approved", &other);
    if (st == ST_OK) {
        TRY(finance_store_lines(ctx, other.id, &lines, &count));
        finance_check_budget(&c->checks, lines, count, l->lines, l->count);
    }
    return st == ST_NOT_FOUND ? ST_OK : st;
}

/* A code whose name is another one in the code tables. */
static enum status check_names(struct ctx *ctx, struct checked *c)
{
    const char *scheme = str_eqz(c->table->kind, "economy") ? "economy" : "function";

    arr_each (i, c->layout->count) {
        const struct finance_line *l = &c->layout->lines[i];
        struct finance_checks *to = &c->checks;
        struct str name;

        if (l->code.len == 0 || to->count == to->most)
            continue;
        TRY(finance_store_code(ctx, scheme, l->code, &name));
        if (name.len == 0 || str_eq(name, l->name))
            continue;
        to->at[to->count++] = (struct finance_fault){
            .kind = S("code"),
            .cell = finance_cell(ctx->arena, c->layout->columns, l, FINANCE_BUDGET),
            .name = l->name,
            .other = str_printf(ctx->arena, STR_FMT " " STR_FMT, STR_ARG(l->code), STR_ARG(name)),
        };
    }
    return ST_OK;
}

static enum status check_all(struct ctx *ctx, struct checked *c)
{
    const struct layout *l = c->layout;
    struct finance_checks *to = &c->checks;

    *to = (struct finance_checks){.at = arena_array(ctx->arena, FAULTS_MAX, struct finance_fault),
                                  .most = FAULTS_MAX,
                                  .arena = ctx->arena,
                                  .columns = l->columns,
                                  .cell = finance_cell};
    arr_each (i, l->faults_count)
        to->at[to->count++] = l->faults[i];
    finance_check_sums(to, l->lines, l->count);
    finance_check_totals(to, l->lines, l->count);
    finance_check_pieces(to, l->lines, l->count);
    finance_check_codes(to, l->lines, l->count);
    if (str_eqz(c->table->kind, "balance"))
        finance_check_balance(to, l->lines, l->count);
    if (str_eqz(c->table->kind, "public"))
        finance_check_public(to, l->lines, l->count);
    TRY(check_names(ctx, c));
    return between_tables(ctx, c);
}

/* ---------------------------------------------------------------- keeping */

struct taking {
    const struct finance_table *table;
    const struct finance_line *lines;
    size_t lines_count;
    const struct finance_fault *faults;
    size_t faults_count;
    int64_t *out_id;
};

static enum status take_tx(struct ctx *ctx, const void *input)
{
    const struct taking *a = input;
    struct finance_table t = *a->table;

    t.id = db_new_id(ctx);
    t.faults = (int64_t)a->faults_count;
    TRY(finance_store_table_insert(ctx, &t));
    arr_each (i, a->lines_count) {
        struct finance_line line = a->lines[i];

        line.id = db_new_id(ctx);
        line.table_id = t.id;
        TRY(finance_store_line_insert(ctx, &line));
    }
    arr_each (i, a->faults_count)
        TRY(finance_store_fault_insert(ctx, t.id, db_new_id(ctx), &a->faults[i]));
    *a->out_id = t.id;
    return event_emit_data(
        ctx, "finance.table_received", t.id,
        str_printf(ctx->arena, "{\"lines\":%zu,\"faults\":%zu}", a->lines_count, a->faults_count));
}

enum status finance_table_keep(struct ctx *ctx, const struct finance_table *t,
                               const struct finance_line *lines, size_t count, int64_t *out_id)
{
    const struct taking a = {.table = t, .lines = lines, .lines_count = count, .out_id = out_id};

    return db_tx(ctx, take_tx, &a);
}

enum status finance_table_take(struct ctx *ctx, const char *path, struct str file,
                               const struct finance_table *want, int64_t *out_id)
{
    struct layout layout;
    struct layout_row *rows = NULL;
    struct finance_table t;
    struct checked checked;
    size_t count = 0;

    TRY(read_rows(ctx, path, &rows, &count));
    TRY(finance_layout(ctx->arena, &ctx->err, rows, count, want->unit_fen, &layout));
    t = table_of(ctx, &layout, want, file);
    check_table(ctx, &t);
    TRY(invalid_done(ctx));
    checked = (struct checked){.table = &t, .layout = &layout};
    TRY(check_all(ctx, &checked));
    return db_tx(ctx, take_tx,
                 &(struct taking){&t, layout.lines, layout.count, checked.checks.at,
                                  checked.checks.count, out_id});
}

struct withdrawing {
    int64_t id, version;
};

static enum status withdraw_tx(struct ctx *ctx, const void *input)
{
    const struct withdrawing *a = input;
    struct finance_table t;

    TRY(finance_store_table(ctx, a->id, &t));
    if (t.void_)
        return fail(&ctx->err, ST_RULE, "finance.err.void", NULL);
    t.version = a->version;
    t.void_ = true;
    TRY(finance_store_table_update(ctx, &t));
    return event_emit(ctx, "finance.table_withdrawn", t.id);
}

enum status finance_table_withdraw(struct ctx *ctx, int64_t id, int64_t version)
{
    return db_tx(ctx, withdraw_tx, &(struct withdrawing){id, version});
}
