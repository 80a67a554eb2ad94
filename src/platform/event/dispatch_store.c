// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on event_lease and event_cursor. */
#include "platform/event/dispatch_store.h"
#include "platform/db.h"

enum status dispatch_store_lease(struct ctx *ctx, struct str holder, int64_t until, bool *out_ours)
{
    int64_t changed;

    TRY(db_exec(ctx, &changed,
                "INSERT INTO event_lease (congress_id, id, holder, until)"
                " VALUES (0, 1, :holder, :until)"
                " ON CONFLICT (congress_id, id) DO UPDATE SET holder = :holder, until = :until"
                " WHERE event_lease.holder = :holder OR event_lease.until < :now",
                BINDS(B_TEXT("holder", holder), B_INT("until", until), B_INT("now", ctx->now))));
    *out_ours = changed == 1;
    return ST_OK;
}

enum status dispatch_store_holder(struct ctx *ctx, struct str *out_holder, int64_t *out_until)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, "SELECT holder, until FROM event_lease WHERE congress_id = 0 AND id = :id",
                B_INT("id", 1)));
    *out_holder = r.count != 0 ? cell_text(&r, 0, 0) : S("");
    *out_until = r.count != 0 ? cell_int(&r, 0, 1) : 0;
    return ST_OK;
}

enum status dispatch_store_release(struct ctx *ctx, struct str holder)
{
    return DB_EXEC(ctx,
                   "UPDATE event_lease SET until = 0 WHERE congress_id = 0 AND holder = :holder",
                   B_TEXT("holder", holder));
}

enum status dispatch_store_cursors(struct ctx *ctx, struct dispatch_cursor **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, seal_id, failures, retry_at, name FROM event_cursor"
                " WHERE congress_id = :congress",
                B_INT("congress", ctx->congress_id)));
    *out = arena_array(ctx->arena, r.count, struct dispatch_cursor);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct dispatch_cursor){
            .id = cell_int(&r, i, 0),
            .seal_id = cell_int(&r, i, 1),
            .failures = cell_int(&r, i, 2),
            .was_seal_id = cell_int(&r, i, 1),
            .was_failures = cell_int(&r, i, 2),
            .retry_at = cell_int(&r, i, 3),
            .name = cell_text(&r, i, 4),
        };
    return ST_OK;
}

#define SAVE                                                                                       \
    "INSERT INTO event_cursor (congress_id, id, name, seal_id, failures, retry_at)"                \
    " VALUES (:congress, :id, :name, :seal, :failures, :retry)"                                    \
    " ON CONFLICT (congress_id, name) DO UPDATE SET seal_id = :seal,"                              \
    " failures = :failures, retry_at = :retry"                                                     \
    " WHERE event_cursor.seal_id = :was_seal AND event_cursor.failures = :was_failures"

#define SAVE_BINDS(c)                                                                              \
    B_INT("congress", ctx->congress_id), B_INT("id", (c)->id != 0 ? (c)->id : db_new_id(ctx)),     \
        B_TEXT("name", (c)->name), B_INT("seal", (c)->seal_id), B_INT("failures", (c)->failures),  \
        B_INT("retry", (c)->retry_at), B_INT("was_seal", (c)->was_seal_id),                        \
        B_INT("was_failures", (c)->was_failures)

enum status dispatch_store_save(struct ctx *ctx, const struct dispatch_cursor *c, bool *out_stored)
{
    int64_t changed;

    TRY(db_exec(ctx, &changed, SAVE, BINDS(SAVE_BINDS(c))));
    *out_stored = changed == 1;
    return ST_OK;
}

enum status dispatch_store_save_later(struct ctx *ctx, const struct dispatch_cursor *c)
{
    return DB_EXEC_LATER(ctx, SAVE, SAVE_BINDS(c));
}

enum status dispatch_store_events(struct ctx *ctx, int64_t after, unsigned limit,
                                  struct dispatch_event **out, size_t *out_count)
{
    struct dispatch_event *events;
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT s.id, e.id, e.subject_id, e.account_id, e.at, e.name, e.data"
                " FROM journal_seal s JOIN event e ON e.congress_id = s.congress_id"
                " AND e.id = s.event_id WHERE s.congress_id = :congress AND s.id > :after"
                " ORDER BY s.id LIMIT :limit",
                B_INT("congress", ctx->congress_id), B_INT("after", after), B_INT("limit", limit)));
    events = arena_array(ctx->arena, r.count, struct dispatch_event);
    arr_each (i, r.count)
        events[i] = (struct dispatch_event){
            .seal_id = cell_int(&r, i, 0),
            .view =
                {
                    .id = cell_int(&r, i, 1),
                    .congress_id = ctx->congress_id,
                    .subject_id = cell_int(&r, i, 2),
                    .account_id = cell_int(&r, i, 3),
                    .at = cell_int(&r, i, 4),
                    .name = cell_text(&r, i, 5),
                    .data = cell_text(&r, i, 6),
                },
        };
    *out = events;
    *out_count = r.count;
    return ST_OK;
}
