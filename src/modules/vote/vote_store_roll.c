// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on the roll of a vote, on who has voted, and on choices by name. */
#include "modules/vote/vote_store_roll.h"
#include "platform/db.h"
#include "platform/event.h"

enum { ROLL_MAX = 20000 };

#define COLUMNS                                                                                    \
    "r.id, r.vote_id, r.account_id, r.deputy_id, r.name, r.absence, r.present, c.way, c.choice"
#define FROM                                                                                       \
    " FROM vote_voter r LEFT JOIN vote_cast c ON c.congress_id = r.congress_id AND c.id = r.id"

static struct vote_store_voter read_voter(const struct rows *r, size_t i)
{
    return (struct vote_store_voter){
        .id = cell_int(r, i, 0),
        .vote_id = cell_int(r, i, 1),
        .account_id = cell_int(r, i, 2),
        .deputy_id = cell_int(r, i, 3),
        .name = cell_text(r, i, 4),
        .absence = cell_text(r, i, 5),
        .present = cell_int(r, i, 6) != 0,
        .way = cell_text(r, i, 7),
        .choice = cell_text(r, i, 8),
    };
}

enum status vote_store_add_voter(struct ctx *ctx, int64_t vote_id, int64_t place,
                                 const struct vote_store_voter *voter, int64_t *out_id)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO vote_voter (congress_id, id, vote_id, place, account_id, deputy_id,"
                " name, present, absence) VALUES (:congress, :id, :vote, :place, :account,"
                " :deputy, :name, :present, :absence)",
                B_INT("congress", ctx->congress_id), B_INT("id", id), B_INT("vote", vote_id),
                B_INT("place", place), B_ID("account", voter->account_id),
                B_ID("deputy", voter->deputy_id), B_TEXT("name", voter->name),
                B_BOOL("present", voter->present), B_TEXT("absence", voter->absence)));
    *out_id = id;
    return event_row(ctx, "vote_voter", id);
}

enum status vote_store_roll(struct ctx *ctx, int64_t vote_id, struct vote_store_voter **out,
                            size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS FROM " WHERE r.congress_id = :congress AND r.vote_id = :vote"
                " ORDER BY r.place LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("vote", vote_id),
                B_INT("most", ROLL_MAX)));
    *out = arena_array(ctx->arena, r.count, struct vote_store_voter);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_voter(&r, i);
    return ST_OK;
}

enum status vote_store_voter(struct ctx *ctx, int64_t vote_id, int64_t voter_id, int64_t account_id,
                             int64_t deputy_id, struct vote_store_voter *out)
{
    struct rows r;

    if (voter_id != 0)
        TRY(DB_ONE(ctx, &r,
                   "SELECT " COLUMNS FROM " WHERE r.congress_id = :congress AND r.id = :id"
                   " AND r.vote_id = :vote",
                   B_INT("congress", ctx->congress_id), B_INT("id", voter_id),
                   B_INT("vote", vote_id)));
    else if (account_id != 0)
        TRY(DB_ONE(ctx, &r,
                   "SELECT " COLUMNS FROM
                   " WHERE r.congress_id = :congress AND r.account_id = :account"
                   " AND r.vote_id = :vote ORDER BY r.id LIMIT 1",
                   B_INT("congress", ctx->congress_id), B_INT("account", account_id),
                   B_INT("vote", vote_id)));
    else
        TRY(DB_ONE(ctx, &r,
                   "SELECT " COLUMNS FROM " WHERE r.congress_id = :congress AND r.vote_id = :vote"
                   " AND r.deputy_id = :deputy ORDER BY r.id LIMIT 1",
                   B_INT("congress", ctx->congress_id), B_INT("vote", vote_id),
                   B_INT("deputy", deputy_id)));
    *out = read_voter(&r, 0);
    return ST_OK;
}

enum status vote_store_set_present(struct ctx *ctx, int64_t voter_id, bool present)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE vote_voter SET present = :present WHERE congress_id = :congress"
                    " AND id = :id",
                    B_BOOL("present", present), B_INT("congress", ctx->congress_id),
                    B_INT("id", voter_id)));
    return event_row(ctx, "vote_voter", voter_id);
}

enum status vote_store_numbers(struct ctx *ctx, int64_t vote_id, uint32_t *out_present,
                               uint32_t *out_voted, uint32_t *out_by_device)
{
    struct rows r;

    TRY(DB_ONE(
        ctx, &r,
        "SELECT COALESCE(SUM(CASE WHEN r.present = 1 OR c.id IS NOT NULL THEN 1 ELSE 0 END),"
        " 0), COUNT(c.id), COALESCE(SUM(CASE WHEN c.way = 'device' THEN 1 ELSE 0 END), 0)" FROM
        " WHERE r.congress_id = :congress AND r.vote_id = :vote",
        B_INT("congress", ctx->congress_id), B_INT("vote", vote_id)));
    *out_present = (uint32_t)cell_int(&r, 0, 0);
    *out_voted = (uint32_t)cell_int(&r, 0, 1);
    *out_by_device = (uint32_t)cell_int(&r, 0, 2);
    return ST_OK;
}

/* ---- who has voted ---- */

enum status vote_store_cast(struct ctx *ctx, int64_t vote_id, int64_t voter_id, const char *way,
                            struct str choice, bool *out_new)
{
    static const char SQL[] = "INSERT INTO vote_cast (congress_id, id, vote_id, way, choice)"
                              " SELECT r.congress_id, r.id, r.vote_id, :way, :choice"
                              " FROM vote_voter r WHERE r.congress_id = :congress AND r.id = :id"
                              " AND r.vote_id = :vote AND r.present = 1 ON CONFLICT DO NOTHING";
    int64_t changed;

    TRY(db_exec(ctx, &changed, SQL,
                BINDS(B_INT("congress", ctx->congress_id), B_INT("id", voter_id),
                      B_INT("vote", vote_id), B_Z("way", way), B_OPT("choice", choice))));
    *out_new = changed == 1;
    return ST_OK;
}

enum status vote_store_recast(struct ctx *ctx, int64_t voter_id, struct str choice)
{
    static const char SQL[] = "UPDATE vote_cast SET choice = :choice WHERE congress_id = :congress"
                              " AND id = :id AND choice IS NOT NULL AND EXISTS (SELECT 1"
                              " FROM vote_voter r WHERE r.congress_id = :congress AND r.id = :id"
                              " AND r.present = 1)";
    int64_t changed;

    TRY(db_exec(ctx, &changed, SQL,
                BINDS(B_TEXT("choice", choice), B_INT("congress", ctx->congress_id),
                      B_INT("id", voter_id))));
    return changed == 1 ? ST_OK : fail(&ctx->err, ST_RULE, "vote.not_present", NULL);
}

enum status vote_store_cast_of(struct ctx *ctx, int64_t vote_id, int64_t voter_id,
                               struct str *out_way, struct str *out_choice)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT c.way, c.choice" FROM " WHERE r.congress_id = :congress AND r.id = :id"
               " AND r.vote_id = :vote",
               B_INT("congress", ctx->congress_id), B_INT("id", voter_id), B_INT("vote", vote_id)));
    if (cell_null(&r, 0, 0))
        return fail(&ctx->err, ST_RULE, "vote.not_present", NULL);
    *out_way = cell_text(&r, 0, 0);
    *out_choice = cell_text(&r, 0, 1);
    return ST_OK;
}

enum status vote_store_sheet(struct ctx *ctx, int64_t vote_id, struct str marks)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO vote_sheet (congress_id, id, vote_id, marks)"
                " VALUES (:congress, :id, :vote, :marks)",
                B_INT("congress", ctx->congress_id), B_INT("id", id), B_INT("vote", vote_id),
                B_TEXT("marks", marks)));
    return event_row(ctx, "vote_sheet", id);
}

enum status vote_store_sheets(struct ctx *ctx, int64_t vote_id, struct str **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT marks FROM vote_sheet WHERE congress_id = :congress AND vote_id = :vote"
                " ORDER BY id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("vote", vote_id),
                B_INT("most", DB_ROWS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct str);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = cell_text(&r, i, 0);
    return ST_OK;
}

enum status vote_store_choices(struct ctx *ctx, int64_t vote_id, struct str **out,
                               uint32_t **out_times, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT choice, count(*) FROM vote_cast WHERE congress_id = :congress"
                " AND vote_id = :vote AND choice IS NOT NULL GROUP BY choice ORDER BY choice"
                " LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("vote", vote_id),
                B_INT("most", ROLL_MAX)));
    *out = arena_array(ctx->arena, r.count, struct str);
    *out_times = arena_array(ctx->arena, r.count, uint32_t);
    *out_count = r.count;
    arr_each (i, r.count) {
        (*out)[i] = cell_text(&r, i, 0);
        (*out_times)[i] = (uint32_t)cell_int(&r, i, 1);
    }
    return ST_OK;
}
