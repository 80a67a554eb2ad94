// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of tables of money, their lines and faults, and of code tables. */
#include "modules/finance/finance_store.h"
#include "platform/db.h"
#include "platform/event.h"

#define CONGRESS B_INT("congress", ctx->congress_id)

enum { YEAR_TABLES_MAX = 400, YEARS_MAX = 60, FAULTS_MAX = 500 };

/* ---------------------------------------------------------------- tables */

#define TABLE                                                                                      \
    "SELECT t.id, t.version, t.year, t.month, t.kind, t.stage, t.account, t.title, t.unit_fen,"    \
    " t.columns, t.received_on, t.approved_on, t.basis, t.file, t.lines, t.faults, t.void,"        \
    " COALESCE(tv.vote_id, 0) FROM finance_table t"                                                \
    " LEFT JOIN finance_table_vote tv ON tv.congress_id = t.congress_id AND tv.id = t.id"

static struct finance_table read_table(const struct rows *r, size_t i)
{
    return (struct finance_table){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .year = (int)cell_int(r, i, 2),
        .month = (unsigned)cell_int(r, i, 3),
        .kind = cell_text(r, i, 4),
        .stage = cell_text(r, i, 5),
        .account = cell_text(r, i, 6),
        .title = cell_text(r, i, 7),
        .unit_fen = cell_int(r, i, 8),
        .columns = cell_text(r, i, 9),
        .received_on = cell_date(r, i, 10),
        .approved_on = cell_date(r, i, 11),
        .basis = cell_text(r, i, 12),
        .file = cell_text(r, i, 13),
        .lines = cell_int(r, i, 14),
        .faults = cell_int(r, i, 15),
        .void_ = cell_int(r, i, 16) != 0,
        .vote_id = cell_int(r, i, 17),
    };
}

static void read_tables(struct ctx *ctx, const struct rows *r, struct finance_table **out,
                        size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct finance_table);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = read_table(r, i);
}

enum status finance_store_table(struct ctx *ctx, int64_t id, struct finance_table *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, TABLE " WHERE t.congress_id = :congress AND t.id = :id", CONGRESS,
               B_INT("id", id)));
    *out = read_table(&r, 0);
    return ST_OK;
}

enum status finance_store_year(struct ctx *ctx, int year, struct finance_table **out,
                               size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                TABLE " WHERE t.congress_id = :congress AND t.year = :year AND t.void = 0"
                      " ORDER BY t.id LIMIT :most",
                CONGRESS, B_INT("year", year), B_INT("most", YEAR_TABLES_MAX)));
    read_tables(ctx, &r, out, out_count);
    return ST_OK;
}

enum status finance_store_years(struct ctx *ctx, int64_t **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT year FROM finance_table WHERE congress_id = :congress"
                " UNION SELECT year FROM finance_item WHERE congress_id = :congress"
                " UNION SELECT year FROM finance_finding WHERE congress_id = :congress"
                " ORDER BY 1 DESC LIMIT :most",
                CONGRESS, B_INT("most", YEARS_MAX)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

static const struct db_filter TABLE_FILTERS[] = {
    {"year", "t.year = :year", BIND_INT},     {"kind", "t.kind = :kind", BIND_TEXT},
    {"stage", "t.stage = :stage", BIND_TEXT}, {"account", "t.account = :account", BIND_TEXT},
    {"there", "t.void <> :there", BIND_INT},  {0},
};
static const struct db_sort TABLE_SORTS[] = {{"id", "t.id", BIND_INT, "t.id"}, {0}};
static const struct db_list TABLES = {
    .select = TABLE,
    .where = "t.congress_id = :congress",
    .filters = TABLE_FILTERS,
    .sorts = TABLE_SORTS,
};

enum status finance_store_tables(struct ctx *ctx, const struct finance_table_filter *f,
                                 struct finance_table **out, size_t *out_count,
                                 struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {CONGRESS,
                                 B_ID("year", f->year),
                                 B_OPT("kind", f->kind),
                                 B_OPT("stage", f->stage),
                                 B_OPT("account", f->account),
                                 B_ID("there", f->voided ? 0 : 1)};
    const struct db_list_query q = {
        .binds = binds, .binds_count = COUNT(binds), .after = f->after, .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &TABLES, &q, &r, out_next));
    read_tables(ctx, &r, out, out_count);
    return db_list_count(ctx, &TABLES, &q, FINANCE_TOTAL_MAX, out_total);
}

#define TABLE_VALUES(ctx, t)                                                                       \
    B_INT("congress", (ctx)->congress_id), B_INT("id", (t)->id),                                   \
        B_DATE((ctx)->arena, "approved", (t)->approved_on), B_TEXT("basis", (t)->basis),           \
        B_BOOL("void", (t)->void_)

enum status finance_store_table_insert(struct ctx *ctx, const struct finance_table *t)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO finance_table (congress_id, id, year, month, kind, stage, account,"
                " title, unit_fen, columns, received_on, approved_on, basis, file, lines, faults,"
                " void) VALUES (:congress, :id, :year, :month, :kind, :stage, :account, :title,"
                " :unit, :columns, :received, :approved, :basis, :file, :lines, :faults, :void)",
                TABLE_VALUES(ctx, t), B_INT("year", t->year), B_INT("month", t->month),
                B_TEXT("kind", t->kind), B_TEXT("stage", t->stage), B_TEXT("account", t->account),
                B_TEXT("title", t->title), B_INT("unit", t->unit_fen),
                B_TEXT("columns", t->columns), B_DATE(ctx->arena, "received", t->received_on),
                B_TEXT("file", t->file), B_INT("lines", t->lines), B_INT("faults", t->faults)));
    return event_row(ctx, "finance_table", t->id);
}

enum status finance_store_table_update(struct ctx *ctx, const struct finance_table *t)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE finance_table SET approved_on = :approved, basis = :basis,"
                    " void = :void, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    TABLE_VALUES(ctx, t), B_INT("version", t->version)));
    return event_row(ctx, "finance_table", t->id);
}

enum status finance_store_table_vote(struct ctx *ctx, const struct finance_table *t)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO finance_table_vote (congress_id, id, vote_id)"
                " VALUES (:congress, :id, :vote)",
                CONGRESS, B_INT("id", t->id), B_INT("vote", t->vote_id)));
    return event_row(ctx, "finance_table_vote", t->id);
}

/* ---------------------------------------------------------------- lines */

#define AMOUNTS "l.prior, l.budget, l.adjusted, l.actual, l.basic, l.project"

enum { FIRST_AMOUNT = 12 };

enum status finance_store_lines(struct ctx *ctx, int64_t table_id, struct finance_line **out,
                                size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT l.id, l.place, l.sheet_row, l.side, l.level, l.parent, l.sort, l.code,"
                " l.name, l.organ, l.basis, l.note, " AMOUNTS " FROM finance_line l"
                " WHERE l.congress_id = :congress AND l.table_id = :table ORDER BY l.place"
                " LIMIT :most",
                CONGRESS, B_INT("table", table_id), B_INT("most", FINANCE_LINES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct finance_line);
    *out_count = r.count;
    arr_each (i, r.count) {
        struct finance_line *l = &(*out)[i];

        *l = (struct finance_line){
            .id = cell_int(&r, i, 0),
            .table_id = table_id,
            .place = (unsigned)cell_int(&r, i, 1),
            .row = (unsigned)cell_int(&r, i, 2),
            .side = (unsigned)cell_int(&r, i, 3),
            .level = (unsigned)cell_int(&r, i, 4),
            .parent = (unsigned)cell_int(&r, i, 5),
            .sort = (enum finance_line_sort)cell_int(&r, i, 6),
            .code = cell_text(&r, i, 7),
            .name = cell_text(&r, i, 8),
            .organ = cell_text(&r, i, 9),
            .basis = cell_text(&r, i, 10),
            .note = cell_text(&r, i, 11),
        };
        arr_each (m, FINANCE_MEASURES) {
            if (cell_null(&r, i, FIRST_AMOUNT + m))
                continue;
            l->fen[m] = cell_int(&r, i, FIRST_AMOUNT + m);
            l->has |= 1U << m;
        }
    }
    return ST_OK;
}

static struct bind amount(const char *name, const struct finance_line *l, enum finance_measure m)
{
    struct bind b = B_INT(name, l->fen[m]);

    b.null = (l->has & (1U << m)) == 0;
    return b;
}

enum status finance_store_line_insert(struct ctx *ctx, const struct finance_line *l)
{
    TRY(DB_EXEC_LATER(
        ctx,
        "INSERT INTO finance_line (congress_id, id, table_id, place, sheet_row, side, level,"
        " parent, sort, code, name, organ, basis, note, prior, budget, adjusted, actual, basic,"
        " project) VALUES (:congress, :id, :table, :place, :row, :side, :level, :parent, :sort,"
        " :code, :name, :organ, :basis, :note, :prior, :budget, :adjusted, :actual, :basic,"
        " :project)",
        CONGRESS, B_INT("id", l->id), B_INT("table", l->table_id), B_INT("place", l->place),
        B_INT("row", l->row), B_INT("side", l->side), B_INT("level", l->level),
        B_INT("parent", l->parent), B_INT("sort", l->sort), B_TEXT("code", l->code),
        B_TEXT("name", l->name), B_TEXT("organ", l->organ), B_TEXT("basis", l->basis),
        B_TEXT("note", l->note), amount("prior", l, FINANCE_PRIOR),
        amount("budget", l, FINANCE_BUDGET), amount("adjusted", l, FINANCE_ADJUSTED),
        amount("actual", l, FINANCE_ACTUAL), amount("basic", l, FINANCE_BASIC),
        amount("project", l, FINANCE_PROJECT)));
    return event_row(ctx, "finance_line", l->id);
}

enum status finance_store_faults(struct ctx *ctx, int64_t table_id, struct finance_fault **out,
                                 size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT f.kind, f.cell, f.name, f.other, f.have, f.want FROM finance_fault f"
                " WHERE f.congress_id = :congress AND f.table_id = :table ORDER BY f.id"
                " LIMIT :most",
                CONGRESS, B_INT("table", table_id), B_INT("most", FAULTS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct finance_fault);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct finance_fault){
            .kind = cell_text(&r, i, 0),
            .cell = cell_text(&r, i, 1),
            .name = cell_text(&r, i, 2),
            .other = cell_text(&r, i, 3),
            .have = cell_int(&r, i, 4),
            .want = cell_int(&r, i, 5),
        };
    return ST_OK;
}

enum status finance_store_fault_insert(struct ctx *ctx, int64_t table_id, int64_t id,
                                       const struct finance_fault *f)
{
    TRY(DB_EXEC_LATER(ctx,
                      "INSERT INTO finance_fault (congress_id, id, table_id, kind, cell, name,"
                      " other, have, want) VALUES (:congress, :id, :table, :kind, :cell, :name,"
                      " :other, :have, :want)",
                      CONGRESS, B_INT("id", id), B_INT("table", table_id), B_TEXT("kind", f->kind),
                      B_TEXT("cell", f->cell), B_TEXT("name", f->name), B_TEXT("other", f->other),
                      B_INT("have", f->have), B_INT("want", f->want)));
    return event_row(ctx, "finance_fault", id);
}

/* ---------------------------------------------------------------- codes */

enum status finance_store_code_id(struct ctx *ctx, const char *scheme, struct str code,
                                  int64_t *out_id, struct str *out_name)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT c.id, c.name FROM finance_code c WHERE c.congress_id = :congress"
               " AND c.scheme = :scheme AND c.code = :code",
               CONGRESS, B_Z("scheme", scheme), B_TEXT("code", code)));
    *out_id = cell_int(&r, 0, 0);
    *out_name = cell_text(&r, 0, 1);
    return ST_OK;
}

enum status finance_store_code(struct ctx *ctx, const char *scheme, struct str code,
                               struct str *out_name)
{
    struct rows r;

    TRY(DB_ROWS_KEPT(ctx, &r,
                     "SELECT c.name FROM finance_code c WHERE c.congress_id = :congress"
                     " AND c.scheme = :scheme AND c.code = :code",
                     CONGRESS, B_Z("scheme", scheme), B_TEXT("code", code)));
    *out_name = r.count > 0 ? cell_text(&r, 0, 0) : S("");
    return ST_OK;
}

enum status finance_store_code_put(struct ctx *ctx, int64_t id, const char *scheme, struct str code,
                                   struct str name, bool update)
{
    if (update)
        TRY(DB_EXEC_ONE(ctx,
                        "UPDATE finance_code SET name = :name, version = version + 1"
                        " WHERE congress_id = :congress AND id = :id",
                        CONGRESS, B_INT("id", id), B_TEXT("name", name)));
    else
        TRY(DB_EXEC(ctx,
                    "INSERT INTO finance_code (congress_id, id, scheme, code, name)"
                    " VALUES (:congress, :id, :scheme, :code, :name)",
                    CONGRESS, B_INT("id", id), B_Z("scheme", scheme), B_TEXT("code", code),
                    B_TEXT("name", name)));
    return event_row(ctx, "finance_code", id);
}
