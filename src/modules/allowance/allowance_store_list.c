// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of the monthly lists: lines, and the records they rest on. */
#include "modules/allowance/allowance_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { SETTLED_MAX = 120, FACTS_MAX = 200 };

#define CONGRESS B_INT("congress", ctx->congress_id)

/* ---------------------------------------------------------------- lists */

#define OF_LINES " FROM allowance_line n WHERE n.congress_id = l.congress_id AND n.list_id = l.id)"
#define LIST                                                                                       \
    "SELECT l.id, l.version, l.month, l.state, COALESCE(l.made_by, 0), l.maker, l.made_on,"        \
    " COALESCE(l.approved_by, 0), l.approver, l.approved_on, l.paid_on, l.note,"                   \
    " (SELECT COUNT(DISTINCT n.deputy_id)" OF_LINES ", (SELECT COUNT(*)" OF_LINES                  \
    ", (SELECT CAST(COALESCE(SUM(n.fen), 0) AS BIGINT)" OF_LINES ", l.origin"                      \
    " FROM allowance_list l"

static struct allowance_list read_list(const struct rows *r, size_t i)
{
    return (struct allowance_list){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .month = cell_text(r, i, 2),
        .state = cell_text(r, i, 3),
        .made_by = cell_int(r, i, 4),
        .maker = cell_text(r, i, 5),
        .made_on = cell_date(r, i, 6),
        .approved_by = cell_int(r, i, 7),
        .approver = cell_text(r, i, 8),
        .approved_on = cell_date(r, i, 9),
        .paid_on = cell_date(r, i, 10),
        .note = cell_text(r, i, 11),
        .people = cell_int(r, i, 12),
        .lines = cell_int(r, i, 13),
        .fen = cell_int(r, i, 14),
        .origin = cell_text(r, i, 15),
    };
}

enum status allowance_store_list(struct ctx *ctx, int64_t id, struct allowance_list *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, LIST " WHERE l.congress_id = :congress AND l.id = :id", CONGRESS,
               B_INT("id", id)));
    *out = read_list(&r, 0);
    return ST_OK;
}

enum status allowance_store_list_of(struct ctx *ctx, struct str month, struct allowance_list *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, LIST " WHERE l.congress_id = :congress AND l.month = :month", CONGRESS,
               B_TEXT("month", month)));
    *out = read_list(&r, 0);
    return ST_OK;
}

#define LIST_VALUES(ctx, l)                                                                        \
    B_INT("congress", (ctx)->congress_id), B_INT("id", (l)->id), B_TEXT("month", (l)->month),      \
        B_TEXT("state", (l)->state), B_ID("made_by", (l)->made_by), B_TEXT("maker", (l)->maker),   \
        B_DATE((ctx)->arena, "made_on", (l)->made_on), B_ID("approved_by", (l)->approved_by),      \
        B_TEXT("approver", (l)->approver), B_DATE((ctx)->arena, "approved_on", (l)->approved_on),  \
        B_DATE((ctx)->arena, "paid_on", (l)->paid_on), B_TEXT("note", (l)->note)

enum status allowance_store_list_insert(struct ctx *ctx, const struct allowance_list *l)
{
    TRY(DB_EXEC(
        ctx,
        "INSERT INTO allowance_list (congress_id, id, month, origin, state, made_by, maker,"
        " made_on, approved_by, approver, approved_on, paid_on, note) VALUES (:congress,"
        " :id, :month, :origin, :state, :made_by, :maker, :made_on, :approved_by, :approver,"
        " :approved_on, :paid_on, :note)",
        LIST_VALUES(ctx, l), B_TEXT("origin", l->origin)));
    return event_row(ctx, "allowance_list", l->id);
}

enum status allowance_store_list_update(struct ctx *ctx, const struct allowance_list *l)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE allowance_list SET month = :month, state = :state, made_by = :made_by,"
                    " maker = :maker, made_on = :made_on, approved_by = :approved_by,"
                    " approver = :approver, approved_on = :approved_on, paid_on = :paid_on,"
                    " note = :note, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    LIST_VALUES(ctx, l), B_INT("version", l->version)));
    return event_row(ctx, "allowance_list", l->id);
}

static const struct db_filter LIST_FILTERS[] = {{"state", "l.state = :state", BIND_TEXT}, {0}};
static const struct db_sort LIST_SORTS[] = {{"month", "l.month", BIND_TEXT, "l.id"}, {0}};
static const struct db_list LISTS = {
    .select = LIST,
    .where = "l.congress_id = :congress",
    .filters = LIST_FILTERS,
    .sorts = LIST_SORTS,
    .count_from = " FROM allowance_list l",
};

enum status allowance_store_lists(struct ctx *ctx, const struct allowance_list_filter *f,
                                  struct allowance_list **out, size_t *out_count,
                                  struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {CONGRESS, B_OPT("state", f->state)};
    const struct db_list_query q = {
        .binds = binds, .binds_count = COUNT(binds), .after = f->after, .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &LISTS, &q, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct allowance_list);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_list(&r, i);
    return db_list_count(ctx, &LISTS, &q, ALLOWANCE_TOTAL_MAX, out_total);
}

enum status allowance_store_settled(struct ctx *ctx, struct str since, struct str month,
                                    struct str **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT month FROM allowance_list WHERE congress_id = :congress"
                " AND state IN ('approved', 'paid') AND origin = 'computed' AND month >= :since "
                "AND month < :month"
                " ORDER BY month LIMIT :most",
                CONGRESS, B_TEXT("since", since), B_TEXT("month", month),
                B_INT("most", SETTLED_MAX)));
    *out = arena_array(ctx->arena, r.count, struct str);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = cell_text(&r, i, 0);
    return ST_OK;
}

enum status allowance_store_paid(struct ctx *ctx, struct str of_month, struct allowance_paid **out,
                                 size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT n.deputy_id, n.kind, CAST(SUM(n.fen) AS BIGINT) FROM allowance_line n"
                " JOIN allowance_list l ON l.congress_id = n.congress_id AND l.id = n.list_id"
                " WHERE n.congress_id = :congress AND n.of_month = :month"
                " AND l.state IN ('approved', 'paid') GROUP BY n.deputy_id, n.kind"
                " ORDER BY n.deputy_id, n.kind LIMIT :most",
                CONGRESS, B_TEXT("month", of_month), B_INT("most", ALLOWANCE_LINES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct allowance_paid);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] =
            (struct allowance_paid){cell_int(&r, i, 0), cell_text(&r, i, 1), cell_int(&r, i, 2)};
    return ST_OK;
}

/* ---------------------------------------------------------------- lines */

static enum status gone(struct ctx *ctx, const struct rows *r, const char *table)
{
    arr_each (i, r->count)
        TRY(event_row_gone(ctx, table, cell_int(r, i, 0)));
    return ST_OK;
}

enum status allowance_store_clear(struct ctx *ctx, int64_t list_id)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "DELETE FROM allowance_fact WHERE congress_id = :congress AND line_id IN"
                " (SELECT n.id FROM allowance_line n WHERE n.congress_id = :congress"
                "  AND n.list_id = :list) RETURNING id",
                CONGRESS, B_INT("list", list_id)));
    TRY(gone(ctx, &r, "allowance_fact"));
    TRY(DB_ROWS(ctx, &r,
                "DELETE FROM allowance_line WHERE congress_id = :congress AND list_id = :list"
                " RETURNING id",
                CONGRESS, B_INT("list", list_id)));
    return gone(ctx, &r, "allowance_line");
}

enum status allowance_store_line_insert(struct ctx *ctx, const struct allowance_line *l)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO allowance_line (congress_id, id, list_id, deputy_id, kind, of_month,"
                " days, fen) VALUES (:congress, :id, :list, :deputy, :kind, :month, :days, :fen)",
                CONGRESS, B_INT("id", l->id), B_INT("list", l->list_id),
                B_INT("deputy", l->deputy_id), B_TEXT("kind", l->kind),
                B_TEXT("month", l->of_month), B_INT("days", l->days), B_INT("fen", l->fen)));
    return event_row(ctx, "allowance_line", l->id);
}

enum status allowance_store_line_delete(struct ctx *ctx, int64_t id, int64_t list_id)
{
    struct rows r;

    TRY(DB_EXEC_ONE(ctx, "DELETE FROM allowance_line WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", id)));
    TRY(event_row_gone(ctx, "allowance_line", id));
    TRY(DB_ROWS(ctx, &r,
                "DELETE FROM allowance_list WHERE congress_id = :congress AND id = :list"
                " AND origin = 'sheet' AND NOT EXISTS (SELECT 1 FROM allowance_line n"
                "  WHERE n.congress_id = :congress AND n.list_id = :list) RETURNING id",
                CONGRESS, B_INT("list", list_id)));
    return gone(ctx, &r, "allowance_list");
}

enum status allowance_store_fact_insert(struct ctx *ctx, const struct allowance_fact *f)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO allowance_fact (congress_id, id, line_id, source, record_id, on_day,"
                " title, url) VALUES (:congress, :id, :line, :source, :record, :on, :title, :url)",
                CONGRESS, B_INT("id", f->id), B_INT("line", f->line_id),
                B_TEXT("source", f->source), B_INT("record", f->record_id),
                B_DATE(ctx->arena, "on", f->on), B_TEXT("title", f->title), B_TEXT("url", f->url)));
    return event_row(ctx, "allowance_fact", f->id);
}

#define LINE                                                                                       \
    "SELECT n.id, n.list_id, n.deputy_id, n.kind, n.of_month, n.days, n.fen, d.name,"              \
    " d.delegation_name, l.month, l.state FROM allowance_line n JOIN allowance_list l"             \
    " ON l.congress_id = n.congress_id AND l.id = n.list_id JOIN deputy_v_name d"                  \
    " ON d.congress_id = n.congress_id AND d.id = n.deputy_id"

static void put_lines(struct ctx *ctx, const struct rows *r, struct allowance_line **out,
                      size_t *out_count)
{
    struct date last;

    *out = arena_array(ctx->arena, r->count, struct allowance_line);
    *out_count = r->count;
    arr_each (i, r->count) {
        struct allowance_line *n = &(*out)[i];

        *n = (struct allowance_line){
            .id = cell_int(r, i, 0),
            .list_id = cell_int(r, i, 1),
            .deputy_id = cell_int(r, i, 2),
            .kind = cell_text(r, i, 3),
            .of_month = cell_text(r, i, 4),
            .days = cell_int(r, i, 5),
            .fen = cell_int(r, i, 6),
            .name = cell_text(r, i, 7),
            .delegation = cell_text(r, i, 8),
            .month = cell_text(r, i, 9),
            .state = cell_text(r, i, 10),
        };
        (void)date_parse_month(n->month, &n->on, &last);
    }
}

enum status allowance_store_lines(struct ctx *ctx, int64_t list_id, struct allowance_line **out,
                                  size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                LINE " WHERE n.congress_id = :congress AND n.list_id = :list"
                     " ORDER BY d.delegation_id, d.id, n.of_month, n.kind LIMIT :most",
                CONGRESS, B_INT("list", list_id), B_INT("most", ALLOWANCE_LINES_MAX)));
    put_lines(ctx, &r, out, out_count);
    return ST_OK;
}

enum status allowance_store_line(struct ctx *ctx, int64_t id, struct allowance_line *out)
{
    struct allowance_line *one;
    struct rows r;
    size_t count;

    TRY(DB_ONE(ctx, &r, LINE " WHERE n.congress_id = :congress AND n.id = :id", CONGRESS,
               B_INT("id", id)));
    put_lines(ctx, &r, &one, &count);
    *out = one[0];
    return ST_OK;
}

enum status allowance_store_facts(struct ctx *ctx, int64_t line_id, struct allowance_fact **out,
                                  size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, line_id, record_id, source, title, url, on_day FROM allowance_fact"
                " WHERE congress_id = :congress AND line_id = :line ORDER BY on_day, id"
                " LIMIT :most",
                CONGRESS, B_INT("line", line_id), B_INT("most", FACTS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct allowance_fact);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct allowance_fact){
            cell_int(&r, i, 0),  cell_int(&r, i, 1),  cell_int(&r, i, 2), cell_text(&r, i, 3),
            cell_text(&r, i, 4), cell_text(&r, i, 5), cell_date(&r, i, 6)};
    return ST_OK;
}

static const struct db_filter LINE_FILTERS[] = {
    {"kind", "n.kind = :kind", BIND_TEXT},
    {"month", "l.month = :month", BIND_TEXT},
    {"from", "l.month || '-01' >= :from", BIND_TEXT},
    {"to", "l.month || '-01' <= :to", BIND_TEXT},
    {"settled", "(:settled = 1 AND l.state IN ('approved', 'paid'))", BIND_INT},
    {"lost", "(:lost = 1 AND n.kind = 'lost' AND n.fen > 0)", BIND_INT},
    {"deputy", "n.deputy_id = :deputy", BIND_INT},
    {"q", "d.name LIKE :q ESCAPE '!'", BIND_TEXT},
    {0},
};
static const struct db_sort LINE_SORTS[] = {{"month", "l.month", BIND_TEXT, "n.id"}, {0}};
static const struct db_list LINES = {
    .select = LINE,
    .where = "n.congress_id = :congress",
    .filters = LINE_FILTERS,
    .sorts = LINE_SORTS,
};

enum status allowance_store_line_page(struct ctx *ctx, const struct allowance_line_filter *f,
                                      struct allowance_line **out, size_t *out_count,
                                      struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {
        CONGRESS,
        B_OPT("kind", f->kind),
        B_OPT("month", f->month),
        B_DATE(ctx->arena, "from", f->from),
        B_DATE(ctx->arena, "to", f->to),
        B_ID("settled", f->settled),
        B_ID("lost", f->lost),
        B_ID("deputy", f->deputy_id),
        B_OPT("q", db_contains(ctx->arena, f->q)),
    };
    const struct db_list_query q = {
        .binds = binds, .binds_count = COUNT(binds), .after = f->after, .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &LINES, &q, &r, out_next));
    put_lines(ctx, &r, out, out_count);
    return db_list_count(ctx, &LINES, &q, ALLOWANCE_TOTAL_MAX, out_total);
}
