// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of reports and of the blocks of their text. */
#include "modules/report/report_list.h"
#include "platform/db.h"
#include "platform/event.h"

enum { ROWS_MAX = 5000 };

#define CONGRESS B_INT("congress", ctx->congress_id)
#define REPORT                                                                                     \
    "SELECT r.id, r.version, r.kind, r.title, r.byline, r.from_on, r.to_on, r.state, r.draft_no,"  \
    " r.saved_at, r.saved_by, r.taken_at, r.frozen_at, r.frozen_hash, r.published_on,"             \
    " COALESCE(r.author_id, 0), r.to_on, r.id FROM report r"

static struct report read_report(const struct rows *r, size_t i)
{
    return (struct report){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .kind = cell_text(r, i, 2),
        .title = cell_text(r, i, 3),
        .byline = cell_text(r, i, 4),
        .from = cell_date(r, i, 5),
        .to = cell_date(r, i, 6),
        .state = cell_text(r, i, 7),
        .draft_no = cell_int(r, i, 8),
        .saved_at = cell_int(r, i, 9),
        .saved_by = cell_text(r, i, 10),
        .taken_at = cell_int(r, i, 11),
        .frozen_at = cell_int(r, i, 12),
        .frozen_hash = cell_text(r, i, 13),
        .published_on = cell_date(r, i, 14),
        .author_id = cell_int(r, i, 15),
    };
}

enum status report_store_get(struct ctx *ctx, int64_t id, struct report *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, REPORT " WHERE r.congress_id = :congress AND r.id = :id", CONGRESS,
               B_INT("id", id)));
    *out = read_report(&r, 0);
    return ST_OK;
}

static const struct db_filter FILTERS[] = {
    {"kind", "r.kind = :kind", BIND_TEXT},
    {"state", "r.state = :state", BIND_TEXT},
    {"first", "r.to_on >= :first", BIND_TEXT},
    {"last", "r.to_on <= :last", BIND_TEXT},
    {"public", "(:public = 1 AND r.state = 'published')", BIND_INT},
    {"q", "r.title LIKE :q ESCAPE '!'", BIND_TEXT},
    {0},
};
static const struct db_sort SORTS[] = {{"day", "r.to_on", BIND_TEXT, "r.id"}, {0}};
static const struct db_list LIST = {
    .select = REPORT,
    .where = "r.congress_id = :congress",
    .filters = FILTERS,
    .sorts = SORTS,
    .count_from = " FROM report r",
};

enum status report_store_page(struct ctx *ctx, const struct report_filter *f, struct report **out,
                              size_t *out_count, struct str *out_next, int64_t *out_total)
{
    const struct date first = {(int)f->year, 1, 1}, last = {(int)f->year, 12, 31}, none = {0};
    const struct bind binds[] = {
        CONGRESS,
        B_OPT("kind", f->kind),
        B_OPT("state", f->state),
        B_DATE(ctx->arena, "first", f->year != 0 ? first : none),
        B_DATE(ctx->arena, "last", f->year != 0 ? last : none),
        B_ID("public", f->public),
        B_OPT("q", db_contains(ctx->arena, f->q)),
    };
    const struct db_list_query q = {
        .binds = binds, .binds_count = COUNT(binds), .after = f->after, .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &LIST, &q, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct report);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_report(&r, i);
    return db_list_count(ctx, &LIST, &q, REPORT_TOTAL_MAX, out_total);
}

#define VALUES(ctx, r)                                                                             \
    B_INT("congress", (ctx)->congress_id), B_INT("id", (r)->id), B_TEXT("kind", (r)->kind),        \
        B_TEXT("title", (r)->title), B_TEXT("byline", (r)->byline),                                \
        B_DATE((ctx)->arena, "from", (r)->from), B_DATE((ctx)->arena, "to", (r)->to),              \
        B_TEXT("state", (r)->state), B_INT("draft", (r)->draft_no), B_INT("saved", (r)->saved_at), \
        B_TEXT("by", (r)->saved_by), B_INT("taken", (r)->taken_at),                                \
        B_ID("frozen", (r)->frozen_at), B_OPT("hash", (r)->frozen_hash),                           \
        B_DATE((ctx)->arena, "published", (r)->published_on), B_ID("author", (r)->author_id)

enum status report_store_insert(struct ctx *ctx, const struct report *r)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO report (congress_id, id, kind, title, byline, from_on, to_on, state,"
                " draft_no, saved_at, saved_by, taken_at, frozen_at, frozen_hash, published_on,"
                " author_id)"
                " VALUES (:congress, :id, :kind, :title, :byline, :from, :to, :state, :draft,"
                " :saved, :by, :taken, :frozen, :hash, :published, :author)",
                VALUES(ctx, r)));
    return event_row(ctx, "report", r->id);
}

enum status report_store_update(struct ctx *ctx, const struct report *r)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE report SET kind = :kind, title = :title, byline = :byline,"
                    " from_on = :from, to_on = :to, state = :state, draft_no = :draft,"
                    " saved_at = :saved, saved_by = :by, taken_at = :taken, frozen_at = :frozen,"
                    " frozen_hash = :hash, published_on = :published, author_id = :author,"
                    " version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    VALUES(ctx, r), B_INT("version", r->version)));
    return event_row(ctx, "report", r->id);
}

enum status report_store_ids(struct ctx *ctx, int64_t after, unsigned limit, int64_t **out,
                             size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM report WHERE congress_id = :congress AND id > :after"
                " ORDER BY id LIMIT :limit",
                CONGRESS, B_INT("after", after), B_INT("limit", limit)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

/* ---------------------------------------------------------------- blocks */

#define BLOCK                                                                                      \
    "SELECT b.id, b.version, b.report_id, b.place, b.level, b.text FROM report_block b"            \
    " WHERE b.congress_id = :congress"

static struct report_block read_block(const struct rows *r, size_t i)
{
    return (struct report_block){cell_int(r, i, 0), cell_int(r, i, 1), cell_int(r, i, 2),
                                 cell_int(r, i, 3), cell_int(r, i, 4), cell_text(r, i, 5)};
}

enum status report_store_blocks(struct ctx *ctx, int64_t report_id, struct report_block **out,
                                size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, BLOCK " AND b.report_id = :report ORDER BY b.place, b.id LIMIT :most",
                CONGRESS, B_INT("report", report_id), B_INT("most", REPORT_BLOCKS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct report_block);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_block(&r, i);
    return ST_OK;
}

enum status report_store_block(struct ctx *ctx, int64_t id, struct report_block *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, BLOCK " AND b.id = :id", CONGRESS, B_INT("id", id)));
    *out = read_block(&r, 0);
    return ST_OK;
}

enum status report_store_block_insert(struct ctx *ctx, const struct report_block *b)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO report_block (congress_id, id, report_id, place, level, text)"
                " VALUES (:congress, :id, :report, :place, :level, :text)",
                CONGRESS, B_INT("id", b->id), B_INT("report", b->report_id),
                B_INT("place", b->place), B_INT("level", b->level), B_TEXT("text", b->text)));
    return event_row(ctx, "report_block", b->id);
}

enum status report_store_block_update(struct ctx *ctx, const struct report_block *b)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE report_block SET place = :place, level = :level, text = :text,"
                    " version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    CONGRESS, B_INT("id", b->id), B_INT("place", b->place),
                    B_INT("level", b->level), B_TEXT("text", b->text),
                    B_INT("version", b->version)));
    return event_row(ctx, "report_block", b->id);
}

static enum status gone(struct ctx *ctx, const char *table, const char *find, const char *drop,
                        int64_t block_id)
{
    int64_t *ids;
    size_t count;
    struct rows r;

    TRY(DB_ROWS(ctx, &r, find, CONGRESS, B_INT("block", block_id), B_INT("most", ROWS_MAX)));
    rows_ids(ctx->arena, &r, &ids, &count);
    arr_each (i, count) {
        TRY(DB_EXEC(ctx, drop, CONGRESS, B_INT("id", ids[i])));
        TRY(event_row_gone(ctx, table, ids[i]));
    }
    return ST_OK;
}

enum status report_store_block_delete(struct ctx *ctx, int64_t id)
{
    TRY(gone(ctx, "report_figure",
             "SELECT id FROM report_figure WHERE congress_id = :congress AND block_id = :block"
             " LIMIT :most",
             "DELETE FROM report_figure WHERE congress_id = :congress AND id = :id", id));
    TRY(gone(ctx, "report_source",
             "SELECT id FROM report_source WHERE congress_id = :congress AND block_id = :block"
             " LIMIT :most",
             "DELETE FROM report_source WHERE congress_id = :congress AND id = :id", id));
    TRY(DB_EXEC(ctx, "DELETE FROM report_typed WHERE congress_id = :congress AND block_id = :id",
                CONGRESS, B_INT("id", id)));
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM report_block WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", id)));
    return event_row_gone(ctx, "report_block", id);
}
