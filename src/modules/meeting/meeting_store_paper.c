// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on papers of items and who may read them. */
#include "modules/meeting/meeting_plan.h"
#include "modules/meeting/meeting_store_plan.h"
#include "platform/db.h"
#include "platform/event.h"

enum { PAPERS_MAX = 1000, READERS_MAX = 5000 };

#define COLUMNS "id, version, meeting_id, item_id, place, title, readers"

static struct meeting_paper read_paper(const struct rows *r, size_t i)
{
    return (struct meeting_paper){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .meeting_id = cell_int(r, i, 2),
        .item_id = cell_int(r, i, 3),
        .place = (unsigned)cell_int(r, i, 4),
        .title = cell_text(r, i, 5),
        .readers = cell_text(r, i, 6),
    };
}

enum status meeting_store_paper(struct ctx *ctx, int64_t id, struct meeting_paper *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " COLUMNS " FROM meeting_paper WHERE congress_id = :congress AND id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = read_paper(&r, 0);
    return ST_OK;
}

enum status meeting_store_papers(struct ctx *ctx, int64_t meeting_id, struct meeting_paper **out,
                                 size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS " FROM meeting_paper WHERE congress_id = :congress"
                " AND meeting_id = :meeting ORDER BY item_id, place, id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("meeting", meeting_id),
                B_INT("most", PAPERS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct meeting_paper);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_paper(&r, i);
    return ST_OK;
}

enum status meeting_store_readers(struct ctx *ctx, int64_t paper_id, int64_t **out,
                                  size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT person_id FROM meeting_paper_reader WHERE congress_id = :congress"
                " AND paper_id = :paper ORDER BY id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("paper", paper_id),
                B_INT("most", READERS_MAX)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

enum status meeting_store_named_papers(struct ctx *ctx, int64_t person_id, int64_t **out,
                                       size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT paper_id FROM meeting_paper_reader WHERE congress_id = :congress"
                " AND person_id = :person ORDER BY id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("person", person_id),
                B_INT("most", READERS_MAX)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

/* ---------------------------------------------------------------- writing */

enum status meeting_store_paper_insert(struct ctx *ctx, const struct meeting_paper *p)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO meeting_paper (congress_id, id, meeting_id, item_id, place, title,"
                " readers) VALUES (:congress, :id, :meeting, :item, :place, :title, :readers)",
                B_INT("congress", ctx->congress_id), B_INT("id", p->id),
                B_INT("meeting", p->meeting_id), B_INT("item", p->item_id),
                B_INT("place", p->place), B_TEXT("title", p->title),
                B_TEXT("readers", p->readers)));
    return event_row(ctx, "meeting_paper", p->id);
}

enum status meeting_store_paper_save(struct ctx *ctx, const struct meeting_paper *p)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE meeting_paper SET title = :title, readers = :readers, place = :place,"
                    " version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_TEXT("title", p->title), B_TEXT("readers", p->readers),
                    B_INT("place", p->place), B_INT("congress", ctx->congress_id),
                    B_INT("id", p->id), B_INT("version", p->version)));
    return event_row(ctx, "meeting_paper", p->id);
}

static enum status readers_clear(struct ctx *ctx, int64_t paper_id)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "DELETE FROM meeting_paper_reader WHERE congress_id = :congress"
                " AND paper_id = :paper RETURNING id",
                B_INT("congress", ctx->congress_id), B_INT("paper", paper_id)));
    arr_each (i, r.count)
        TRY(event_row_gone(ctx, "meeting_paper_reader", cell_int(&r, i, 0)));
    return ST_OK;
}

enum status meeting_store_readers_set(struct ctx *ctx, int64_t paper_id, const int64_t *people,
                                      size_t count)
{
    TRY(readers_clear(ctx, paper_id));
    arr_each (i, count) {
        const int64_t id = db_new_id(ctx);

        TRY(DB_EXEC(ctx,
                    "INSERT INTO meeting_paper_reader (congress_id, id, paper_id, person_id)"
                    " VALUES (:congress, :id, :paper, :person)",
                    B_INT("congress", ctx->congress_id), B_INT("id", id), B_INT("paper", paper_id),
                    B_INT("person", people[i])));
        TRY(event_row(ctx, "meeting_paper_reader", id));
    }
    return ST_OK;
}

enum status meeting_store_paper_delete(struct ctx *ctx, const struct meeting_paper *p)
{
    TRY(readers_clear(ctx, p->id));
    TRY(DB_EXEC_ONE(ctx,
                    "DELETE FROM meeting_paper WHERE congress_id = :congress AND id = :id"
                    " AND version = :version",
                    B_INT("congress", ctx->congress_id), B_INT("id", p->id),
                    B_INT("version", p->version)));
    return event_row_gone(ctx, "meeting_paper", p->id);
}
