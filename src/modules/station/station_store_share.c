// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on problems that several handle together. */
#include "modules/station/station_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { LIST_MAX = 100, DUES_MAX = 1000 };

#define COLUMNS                                                                                    \
    "h.id, h.version, h.problem_id, h.part, h.account_id, h.what, h.due_on, h.done_on, h.note,"    \
    " p.subject"
#define FROM                                                                                       \
    " FROM station_share h JOIN station_problem p ON p.congress_id = h.congress_id"                \
    " AND p.id = h.problem_id WHERE h.congress_id = :congress"

static struct station_joint read_share(const struct rows *r, size_t i)
{
    return (struct station_joint){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .problem_id = cell_int(r, i, 2),
        .part = cell_text(r, i, 3),
        .account_id = cell_int(r, i, 4),
        .what = cell_text(r, i, 5),
        .due_on = cell_date(r, i, 6),
        .done_on = cell_date(r, i, 7),
        .note = cell_text(r, i, 8),
        .subject = cell_text(r, i, 9),
    };
}

static void read_all(struct ctx *ctx, const struct rows *r, struct station_joint **out,
                     size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct station_joint);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = read_share(r, i);
}

enum status station_shares(struct ctx *ctx, int64_t problem_id, struct station_joint **out,
                           size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS FROM " AND h.problem_id = :problem ORDER BY h.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("problem", problem_id),
                B_INT("most", LIST_MAX)));
    read_all(ctx, &r, out, out_count);
    return ST_OK;
}

enum status station_shares_open(struct ctx *ctx, int64_t account_id, struct station_joint **out,
                                size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS FROM " AND h.account_id = :account AND h.done_on IS NULL"
                " ORDER BY h.due_on, h.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("account", account_id),
                B_INT("most", LIST_MAX)));
    read_all(ctx, &r, out, out_count);
    return ST_OK;
}

enum status station_store_due_shares(struct ctx *ctx, struct date from, struct date until,
                                     struct station_joint **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS FROM " AND h.done_on IS NULL AND h.due_on >= :from"
                " AND h.due_on <= :until ORDER BY h.problem_id, h.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "from", from),
                B_DATE(ctx->arena, "until", until), B_INT("most", DUES_MAX)));
    read_all(ctx, &r, out, out_count);
    return ST_OK;
}

enum status station_share_get(struct ctx *ctx, int64_t id, struct station_joint *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, "SELECT " COLUMNS FROM " AND h.id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = read_share(&r, 0);
    return ST_OK;
}

enum status station_store_share_insert(struct ctx *ctx, const struct station_joint *h)
{
    TRY(DB_EXEC(
        ctx,
        "INSERT INTO station_share (congress_id, id, problem_id, part, account_id, what,"
        " due_on, note) VALUES (:congress, :id, :problem, :part, :account, :what, :due, '')",
        B_INT("congress", ctx->congress_id), B_INT("id", h->id), B_INT("problem", h->problem_id),
        B_TEXT("part", h->part), B_INT("account", h->account_id), B_TEXT("what", h->what),
        B_DATE(ctx->arena, "due", h->due_on)));
    return event_row(ctx, "station_share", h->id);
}

enum status station_store_share_done(struct ctx *ctx, const struct station_joint *h)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE station_share SET done_on = :on, note = :note, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version"
                    " AND done_on IS NULL",
                    B_DATE(ctx->arena, "on", h->done_on), B_TEXT("note", h->note),
                    B_INT("congress", ctx->congress_id), B_INT("id", h->id),
                    B_INT("version", h->version)));
    return event_row(ctx, "station_share", h->id);
}
