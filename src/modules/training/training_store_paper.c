// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of papers: what was drawn for a seat and what was answered. */
#include "modules/training/training_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { PAPERS_MAX = 200 };

#define CONGRESS B_INT("congress", ctx->congress_id)
#define PAPER                                                                                      \
    "SELECT p.id, p.version, p.seat_id, p.number, p.seed, p.picks, p.given, p.begun_at,"           \
    " COALESCE(p.ended_at, 0), p.right_count, p.asked_count, p.percent"                            \
    " FROM training_paper p WHERE p.congress_id = :congress AND p.seat_id = :seat"

static struct training_paper read_paper(const struct rows *r, size_t i)
{
    return (struct training_paper){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .seat_id = cell_int(r, i, 2),
        .number = cell_int(r, i, 3),
        .seed = cell_int(r, i, 4),
        .picks = cell_text(r, i, 5),
        .given = cell_text(r, i, 6),
        .begun_at = cell_int(r, i, 7),
        .ended_at = cell_int(r, i, 8),
        .right = cell_int(r, i, 9),
        .asked = cell_int(r, i, 10),
        .percent = cell_int(r, i, 11),
    };
}

enum status training_store_open_paper(struct ctx *ctx, int64_t seat_id, struct training_paper *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, PAPER " AND p.ended_at IS NULL ORDER BY p.number LIMIT 1", CONGRESS,
               B_INT("seat", seat_id)));
    *out = read_paper(&r, 0);
    return ST_OK;
}

enum status training_papers(struct ctx *ctx, int64_t seat_id, struct training_paper **out,
                            size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, PAPER " ORDER BY p.number DESC LIMIT :most", CONGRESS,
                B_INT("seat", seat_id), B_INT("most", PAPERS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct training_paper);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_paper(&r, i);
    return ST_OK;
}

enum status training_store_paper_insert(struct ctx *ctx, const struct training_paper *p)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO training_paper (congress_id, id, seat_id, number, seed, picks, given,"
                " begun_at, right_count, asked_count, percent) VALUES (:congress, :id, :seat,"
                " :number, :seed, :picks, '', :begun, 0, :asked, 0)",
                CONGRESS, B_INT("id", p->id), B_INT("seat", p->seat_id), B_INT("number", p->number),
                B_INT("seed", p->seed), B_TEXT("picks", p->picks), B_INT("begun", p->begun_at),
                B_INT("asked", p->asked)));
    return event_row(ctx, "training_paper", p->id);
}

enum status training_store_paper_update(struct ctx *ctx, const struct training_paper *p)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE training_paper SET given = :given, ended_at = :ended,"
                    " right_count = :right, percent = :percent, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    CONGRESS, B_INT("id", p->id), B_INT("version", p->version),
                    B_TEXT("given", p->given), B_ID("ended", p->ended_at), B_INT("right", p->right),
                    B_INT("percent", p->percent)));
    return event_row(ctx, "training_paper", p->id);
}

enum status training_store_question_drawn(struct ctx *ctx, int64_t id, bool *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT 1 FROM training_paper WHERE congress_id = :congress"
                " AND ' ' || picks || ' ' LIKE :pick LIMIT 1",
                CONGRESS, B_TEXT("pick", str_printf(ctx->arena, "%% %lld %%", (long long)id))));
    *out = r.count > 0;
    return ST_OK;
}
