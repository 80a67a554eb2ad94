// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of figures as they were taken, of sources, and of what is typed and not saved. */
#include "modules/report/report_list.h"
#include "platform/db.h"
#include "platform/event.h"

enum { FIGURES_MAX = 5000 };

#define CONGRESS B_INT("congress", ctx->congress_id)
#define FIGURE                                                                                     \
    "SELECT f.id, f.report_id, f.block_id, f.place, f.token, f.name, f.shown, f.numerator,"        \
    " f.denominator, f.definition, f.taken_at, f.kept_on FROM report_figure f"                     \
    " JOIN report_block b ON b.congress_id = f.congress_id AND b.id = f.block_id"                  \
    " WHERE f.congress_id = :congress"

static struct report_taken read_figure(const struct rows *r, size_t i)
{
    return (struct report_taken){
        .id = cell_int(r, i, 0),
        .report_id = cell_int(r, i, 1),
        .block_id = cell_int(r, i, 2),
        .place = cell_int(r, i, 3),
        .token = cell_text(r, i, 4),
        .name = cell_text(r, i, 5),
        .shown = cell_text(r, i, 6),
        .numerator = cell_int(r, i, 7),
        .denominator = cell_int(r, i, 8),
        .definition = cell_text(r, i, 9),
        .taken_at = cell_int(r, i, 10),
        .kept_on = cell_date(r, i, 11),
    };
}

enum status report_store_figures(struct ctx *ctx, int64_t report_id, int64_t block_id,
                                 struct report_taken **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                FIGURE " AND f.report_id = :report AND (:block IS NULL OR f.block_id = :block)"
                       " ORDER BY b.place, b.id, f.place LIMIT :most",
                CONGRESS, B_INT("report", report_id), B_ID("block", block_id),
                B_INT("most", FIGURES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct report_taken);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_figure(&r, i);
    return ST_OK;
}

enum status report_store_figure_get(struct ctx *ctx, int64_t id, struct report_taken *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, FIGURE " AND f.id = :id", CONGRESS, B_INT("id", id)));
    *out = read_figure(&r, 0);
    return ST_OK;
}

#define VALUES(ctx, f)                                                                             \
    B_INT("congress", (ctx)->congress_id), B_INT("id", (f)->id), B_INT("report", (f)->report_id),  \
        B_INT("block", (f)->block_id), B_INT("place", (f)->place), B_TEXT("token", (f)->token),    \
        B_TEXT("name", (f)->name), B_TEXT("shown", (f)->shown),                                    \
        B_INT("numerator", (f)->numerator), B_INT("denominator", (f)->denominator),                \
        B_TEXT("definition", (f)->definition), B_INT("taken", (f)->taken_at),                      \
        B_DATE((ctx)->arena, "kept", (f)->kept_on)

enum status report_store_figure_insert(struct ctx *ctx, const struct report_taken *f)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO report_figure (congress_id, id, report_id, block_id, place, token,"
                " name, shown, numerator, denominator, definition, taken_at, kept_on)"
                " VALUES (:congress, :id, :report, :block, :place, :token, :name, :shown,"
                " :numerator, :denominator, :definition, :taken, :kept)",
                VALUES(ctx, f)));
    return event_row(ctx, "report_figure", f->id);
}

enum status report_store_figure_update(struct ctx *ctx, const struct report_taken *f)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE report_figure SET report_id = :report, block_id = :block,"
                    " place = :place, token = :token, name = :name, shown = :shown,"
                    " numerator = :numerator, denominator = :denominator,"
                    " definition = :definition, taken_at = :taken, kept_on = :kept"
                    " WHERE congress_id = :congress AND id = :id",
                    VALUES(ctx, f)));
    return event_row(ctx, "report_figure", f->id);
}

enum status report_store_figure_delete(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM report_figure WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", id)));
    return event_row_gone(ctx, "report_figure", id);
}

enum status report_store_citing(struct ctx *ctx, struct str name, int64_t report_id, unsigned limit,
                                struct report **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT DISTINCT r.id, r.title, r.to_on FROM report_figure f JOIN report r"
                " ON r.congress_id = f.congress_id AND r.id = f.report_id"
                " WHERE f.congress_id = :congress AND f.name = :name AND f.report_id <> :report"
                " AND r.state <> 'dropped' ORDER BY r.to_on DESC, r.id DESC LIMIT :limit",
                CONGRESS, B_TEXT("name", name), B_INT("report", report_id), B_INT("limit", limit)));
    *out = arena_array(ctx->arena, r.count, struct report);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct report){
            .id = cell_int(&r, i, 0), .title = cell_text(&r, i, 1), .to = cell_date(&r, i, 2)};
    return ST_OK;
}

/* ---------------------------------------------------------------- sources */

#define SOURCE                                                                                     \
    "SELECT s.id, s.version, s.report_id, s.block_id, s.words, s.nth, s.source, s.said_by,"        \
    " s.said_at, COALESCE(s.link, '') FROM report_source s WHERE s.congress_id = :congress"

static struct report_source read_source(const struct rows *r, size_t i)
{
    return (struct report_source){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .report_id = cell_int(r, i, 2),
        .block_id = cell_int(r, i, 3),
        .words = cell_text(r, i, 4),
        .nth = cell_int(r, i, 5),
        .source = cell_text(r, i, 6),
        .said_by = cell_text(r, i, 7),
        .said_at = cell_int(r, i, 8),
        .link = cell_text(r, i, 9),
    };
}

enum status report_store_sources(struct ctx *ctx, int64_t report_id, struct report_source **out,
                                 size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, SOURCE " AND s.report_id = :report ORDER BY s.block_id, s.id LIMIT :most",
                CONGRESS, B_INT("report", report_id), B_INT("most", FIGURES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct report_source);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_source(&r, i);
    return ST_OK;
}

enum status report_store_source_get(struct ctx *ctx, int64_t id, struct report_source *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, SOURCE " AND s.id = :id", CONGRESS, B_INT("id", id)));
    *out = read_source(&r, 0);
    return ST_OK;
}

enum status report_store_source_put(struct ctx *ctx, const struct report_source *s)
{
    const struct bind binds[] = {
        CONGRESS,
        B_INT("id", s->id),
        B_INT("report", s->report_id),
        B_INT("block", s->block_id),
        B_TEXT("words", s->words),
        B_INT("nth", s->nth),
        B_TEXT("source", s->source),
        B_TEXT("by", s->said_by),
        B_INT("at", s->said_at),
        B_OPT("link", s->link),
        B_INT("version", s->version),
    };

    if (s->version == 0)
        TRY(db_exec(ctx, NULL,
                    "INSERT INTO report_source (congress_id, id, report_id, block_id, words, nth,"
                    " source, said_by, said_at, link) VALUES (:congress, :id, :report, :block,"
                    " :words, :nth, :source, :by, :at, :link)",
                    binds, COUNT(binds) - 1));
    else
        TRY(db_exec_one(ctx,
                        "UPDATE report_source SET report_id = :report, block_id = :block,"
                        " words = :words, nth = :nth, source = :source, said_by = :by,"
                        " said_at = :at, link = :link, version = version + 1"
                        " WHERE congress_id = :congress AND id = :id AND version = :version",
                        binds, COUNT(binds)));
    return event_row(ctx, "report_source", s->id);
}

/* ---------------------------------------------------------------- typed */

#define TYPER B_INT("block", block_id), B_INT("account", ctx->actor->account_id)

enum status report_store_typed(struct ctx *ctx, int64_t block_id, struct str *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT text FROM report_typed WHERE congress_id = :congress"
                " AND block_id = :block AND account_id = :account LIMIT 1",
                CONGRESS, TYPER));
    *out = r.count > 0 ? cell_text(&r, 0, 0) : S("");
    return ST_OK;
}

enum status report_store_typed_clear(struct ctx *ctx, int64_t block_id)
{
    return DB_EXEC(ctx,
                   "DELETE FROM report_typed WHERE congress_id = :congress AND block_id = :block"
                   " AND account_id = :account",
                   CONGRESS, TYPER);
}

enum status report_store_typed_put(struct ctx *ctx, int64_t report_id, int64_t block_id,
                                   struct str text)
{
    TRY(report_store_typed_clear(ctx, block_id));
    return DB_EXEC(ctx,
                   "INSERT INTO report_typed (congress_id, id, report_id, block_id, account_id,"
                   " text, typed_at) VALUES (:congress, :id, :report, :block, :account, :text,"
                   " :at)",
                   CONGRESS, B_INT("id", db_new_id(ctx)), B_INT("report", report_id), TYPER,
                   B_TEXT("text", text), B_INT("at", ctx->now));
}
