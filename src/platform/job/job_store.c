// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on job_run. */
#include "platform/job/job_store.h"
#include "platform/db.h"

static struct job_run run_of(const struct rows *r)
{
    if (r->count == 0)
        return (struct job_run){0};
    return (struct job_run){
        .id = cell_int(r, 0, 0),
        .day = cell_text(r, 0, 1),
        .state = cell_text(r, 0, 2),
        .started_at = cell_int(r, 0, 3),
        .ended_at = cell_int(r, 0, 4),
        .until = cell_int(r, 0, 5),
        .tries = cell_int(r, 0, 6),
        .result = cell_text(r, 0, 7),
        .asked_at = cell_int(r, 0, 8),
    };
}

enum status job_store_get(struct ctx *ctx, const char *name, struct str day, struct job_run *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, day, state, started_at, ended_at, until, tries, result,"
                " asked_at FROM job_run"
                " WHERE congress_id = :congress AND name = :name AND day = :day",
                B_INT("congress", ctx->congress_id), B_Z("name", name), B_TEXT("day", day)));
    *out = run_of(&r);
    return ST_OK;
}

enum status job_store_last(struct ctx *ctx, const char *name, struct job_run *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, day, state, started_at, ended_at, until, tries, result,"
                " asked_at FROM job_run"
                " WHERE congress_id = :congress AND name = :name ORDER BY day DESC LIMIT 1",
                B_INT("congress", ctx->congress_id), B_Z("name", name)));
    *out = run_of(&r);
    return ST_OK;
}

enum status job_store_claim(struct ctx *ctx, const struct job_claim *claim)
{
    int64_t changed;

    TRY(db_exec(ctx, &changed,
                "INSERT INTO job_run (congress_id, id, name, day, state, started_at, until, tries)"
                " VALUES (:congress, :id, :name, :day, 'running', :now, :until, 1)"
                " ON CONFLICT (congress_id, name, day) DO UPDATE SET state = 'running',"
                " started_at = :now, ended_at = NULL, until = :until, tries = job_run.tries + 1,"
                " asked_at = NULL"
                " WHERE (job_run.until <= :now AND (job_run.state <> 'done' OR :again = 1))"
                " OR (job_run.asked_at IS NOT NULL AND job_run.state <> 'running')",
                BINDS(B_INT("congress", ctx->congress_id), B_INT("id", db_new_id(ctx)),
                      B_Z("name", claim->name), B_TEXT("day", claim->day), B_INT("now", ctx->now),
                      B_INT("until", claim->until), B_BOOL("again", claim->again))));
    *claim->ours = changed == 1;
    return ST_OK;
}

enum status job_store_end(struct ctx *ctx, const struct job_end *end)
{
    return DB_EXEC(ctx,
                   "UPDATE job_run SET state = :state, ended_at = :at, until = :until,"
                   " tries = CASE WHEN :state = 'done' AND day = '' THEN 0 ELSE tries END,"
                   " result = :result"
                   " WHERE congress_id = :congress AND name = :name AND day = :day",
                   B_Z("state", end->state), B_INT("at", end->ended_at), B_INT("until", end->until),
                   B_TEXT("result", end->result), B_INT("congress", ctx->congress_id),
                   B_Z("name", end->name), B_TEXT("day", end->day));
}

enum status job_store_ask(struct ctx *ctx, const char *name, bool *out_found)
{
    int64_t changed;

    TRY(db_exec(
        ctx, &changed,
        "UPDATE job_run SET asked_at = :now WHERE congress_id = :congress AND name = :name"
        " AND state <> 'running' AND day = (SELECT MAX(r.day) FROM job_run r"
        "  WHERE r.congress_id = :congress AND r.name = :name)",
        BINDS(B_INT("now", ctx->now), B_INT("congress", ctx->congress_id), B_Z("name", name))));
    *out_found = changed != 0;
    return ST_OK;
}

enum status job_store_purge(struct ctx *ctx, struct date before)
{
    return DB_EXEC(ctx,
                   "DELETE FROM job_run WHERE congress_id = :congress AND day <> ''"
                   " AND day < :before",
                   B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "before", before));
}

enum status job_store_failed(struct ctx *ctx, int64_t *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, "SELECT COUNT(*) FROM job_run WHERE state = 'failed' AND until > :day",
                B_INT("day", ctx->now - 86400)));
    *out = cell_int(&r, 0, 0);
    return ST_OK;
}
