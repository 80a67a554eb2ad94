// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on the gazette. */
#include "modules/resolution/resolution_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { GAZETTES_MAX = 500, PARTS_MAX = 500 };

#define GAZETTE_SELECT                                                                             \
    "SELECT g.id, g.version, g.year, g.number, g.pdf_bytes, g.title, g.state, g.pdf_hash,"         \
    " g.issued_on, (SELECT COUNT(*) FROM resolution_gazette_part p"                                \
    " WHERE p.congress_id = g.congress_id AND p.gazette_id = g.id)"                                \
    " FROM resolution_gazette g WHERE g.congress_id = :congress"

static struct resolution_gazette read_gazette(const struct rows *r, size_t i)
{
    return (struct resolution_gazette){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .year = cell_int(r, i, 2),
        .number = cell_int(r, i, 3),
        .pdf_bytes = cell_int(r, i, 4),
        .title = cell_text(r, i, 5),
        .state = cell_text(r, i, 6),
        .pdf_hash = cell_text(r, i, 7),
        .issued_on = cell_date(r, i, 8),
        .parts = cell_int(r, i, 9),
    };
}

enum status resolution_gazette_get(struct ctx *ctx, int64_t id, struct resolution_gazette *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, GAZETTE_SELECT " AND g.id = :id", B_INT("congress", ctx->congress_id),
               B_INT("id", id)));
    *out = read_gazette(&r, 0);
    return ST_OK;
}

enum status resolution_gazettes(struct ctx *ctx, bool issued_only, struct resolution_gazette **out,
                                size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                GAZETTE_SELECT " AND (:all = 1 OR g.state = 'issued')"
                               " ORDER BY g.year DESC, g.number DESC LIMIT :most",
                B_INT("congress", ctx->congress_id), B_BOOL("all", !issued_only),
                B_INT("most", GAZETTES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct resolution_gazette);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_gazette(&r, i);
    return ST_OK;
}

enum status resolution_store_insert_gazette(struct ctx *ctx, const struct resolution_gazette *g)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO resolution_gazette (congress_id, id, year, number, title, state)"
                " VALUES (:congress, :id, :year, :number, :title, 'draft')",
                B_INT("congress", ctx->congress_id), B_INT("id", g->id), B_INT("year", g->year),
                B_INT("number", g->number), B_TEXT("title", g->title)));
    return event_row(ctx, "resolution_gazette", g->id);
}

enum status resolution_store_update_gazette(struct ctx *ctx, const struct resolution_gazette *g)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE resolution_gazette SET title = :title, state = :state,"
                    " issued_on = :issued_on, pdf_hash = :hash, pdf_bytes = :bytes,"
                    " version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_TEXT("title", g->title), B_TEXT("state", g->state),
                    B_DATE(ctx->arena, "issued_on", g->issued_on), B_OPT("hash", g->pdf_hash),
                    B_ID("bytes", g->pdf_bytes), B_INT("congress", ctx->congress_id),
                    B_INT("id", g->id), B_INT("version", g->version)));
    return event_row(ctx, "resolution_gazette", g->id);
}

enum status resolution_gazette_parts(struct ctx *ctx, int64_t gazette_id,
                                     struct resolution_gazette_part **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, gazette_id, place, doc_id, title, number_text, body"
                " FROM resolution_gazette_part WHERE congress_id = :congress"
                " AND gazette_id = :gazette ORDER BY place LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("gazette", gazette_id),
                B_INT("most", PARTS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct resolution_gazette_part);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct resolution_gazette_part){
            .id = cell_int(&r, i, 0),
            .gazette_id = cell_int(&r, i, 1),
            .place = cell_int(&r, i, 2),
            .doc_id = cell_int(&r, i, 3),
            .title = cell_text(&r, i, 4),
            .number_text = cell_text(&r, i, 5),
            .body = cell_text(&r, i, 6),
        };
    return ST_OK;
}

enum status resolution_store_insert_gazette_part(struct ctx *ctx,
                                                 const struct resolution_gazette_part *p)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO resolution_gazette_part (congress_id, id, gazette_id, place, doc_id,"
                " title, number_text, body) VALUES (:congress, :id, :gazette, :place, :doc, :title,"
                " :number_text, :body)",
                B_INT("congress", ctx->congress_id), B_INT("id", id),
                B_INT("gazette", p->gazette_id), B_INT("place", p->place), B_ID("doc", p->doc_id),
                B_TEXT("title", p->title), B_TEXT("number_text", p->number_text),
                B_TEXT("body", p->body)));
    return event_row(ctx, "resolution_gazette_part", id);
}

enum status resolution_store_place_gazette_part(struct ctx *ctx, int64_t id, int64_t place)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE resolution_gazette_part SET place = :place"
                    " WHERE congress_id = :congress AND id = :id",
                    B_INT("place", place), B_INT("congress", ctx->congress_id), B_INT("id", id)));
    return event_row(ctx, "resolution_gazette_part", id);
}

enum status resolution_store_delete_gazette_part(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx,
                    "DELETE FROM resolution_gazette_part WHERE congress_id = :congress"
                    " AND id = :id",
                    B_INT("congress", ctx->congress_id), B_INT("id", id)));
    return event_row_gone(ctx, "resolution_gazette_part", id);
}

enum status resolution_store_files(struct ctx *ctx, struct str prefix, struct str **out,
                                   size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT pdf_hash FROM resolution_gazette WHERE substr(pdf_hash, 1, 2) = :prefix",
                B_TEXT("prefix", prefix)));
    *out = arena_array(ctx->arena, r.count, struct str);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = cell_text(&r, i, 0);
    return ST_OK;
}
