// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on person_key and crypt_master. */
#include "platform/crypt/crypt_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum status crypt_store_get(struct ctx *ctx, int64_t id, struct person_key *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, master_no, wrapped FROM person_key"
                " WHERE congress_id = :congress AND id = :id",
                B_INT("congress", ctx->congress_id), B_INT("id", id)));
    if (r.count == 0)
        return fail(&ctx->err, ST_NOT_FOUND, "crypt.destroyed", NULL);
    *out = (struct person_key){
        .id = cell_int(&r, 0, 0),
        .master_no = cell_int(&r, 0, 1),
        .wrapped = r.cells[2].s,
    };
    return ST_OK;
}

enum status crypt_store_add(struct ctx *ctx, const struct person_key *key)
{
    TRY(DB_EXEC_LATER(ctx,
                      "INSERT INTO person_key (congress_id, id, wrapped, master_no)"
                      " VALUES (:congress, :id, :wrapped, :master)",
                      B_INT("congress", ctx->congress_id), B_INT("id", key->id),
                      B_BLOB("wrapped", key->wrapped.ptr, key->wrapped.len),
                      B_INT("master", key->master_no)));
    return event_row(ctx, "person_key", key->id);
}

enum status crypt_store_rewrap(struct ctx *ctx, const struct person_key *key)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE person_key SET wrapped = :wrapped, master_no = :master"
                    " WHERE congress_id = :congress AND id = :id AND destroyed_at IS NULL",
                    B_BLOB("wrapped", key->wrapped.ptr, key->wrapped.len),
                    B_INT("master", key->master_no), B_INT("congress", ctx->congress_id),
                    B_INT("id", key->id)));
    return event_row(ctx, "person_key", key->id);
}

enum status crypt_store_destroy(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE person_key SET wrapped = NULL, destroyed_at = :now"
                    " WHERE congress_id = :congress AND id = :id AND destroyed_at IS NULL",
                    B_INT("now", ctx->now), B_INT("congress", ctx->congress_id), B_INT("id", id)));
    return event_row(ctx, "person_key", id);
}

enum status crypt_store_others(struct ctx *ctx, int64_t master_no, unsigned limit,
                               struct person_key **out, size_t *out_count)
{
    struct person_key *keys;
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, master_no, wrapped FROM person_key"
                " WHERE congress_id = :congress AND master_no <> :master AND destroyed_at IS NULL"
                " ORDER BY id LIMIT :limit",
                B_INT("congress", ctx->congress_id), B_INT("master", master_no),
                B_INT("limit", limit)));
    keys = arena_array(ctx->arena, r.count, struct person_key);
    arr_each (i, r.count)
        keys[i] = (struct person_key){
            .id = cell_int(&r, i, 0),
            .master_no = cell_int(&r, i, 1),
            .wrapped = r.cells[i * r.cols + 2].s,
        };
    *out = keys;
    *out_count = r.count;
    return ST_OK;
}

enum status crypt_store_next_congress(struct ctx *ctx, int64_t after, int64_t master_no,
                                      int64_t *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT MIN(congress_id) FROM person_key"
                " WHERE congress_id > :after AND master_no <> :master AND destroyed_at IS NULL",
                B_INT("after", after), B_INT("master", master_no)));
    *out = cell_int(&r, 0, 0);
    return ST_OK;
}

enum status crypt_store_masters(struct ctx *ctx, struct crypt_master **out, size_t *out_count)
{
    struct crypt_master *masters;
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, state, fingerprint, made_at FROM crypt_master"
                " WHERE congress_id = :none ORDER BY id LIMIT 1000",
                B_INT("none", 0)));
    masters = arena_array(ctx->arena, r.count, struct crypt_master);
    arr_each (i, r.count)
        masters[i] = (struct crypt_master){
            .number = cell_int(&r, i, 0),
            .state = cell_text(&r, i, 1),
            .fingerprint = cell_text(&r, i, 2),
            .made_at = cell_int(&r, i, 3),
        };
    *out = masters;
    *out_count = r.count;
    return ST_OK;
}

enum status crypt_store_count(struct ctx *ctx, int64_t number, int64_t *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT COUNT(*) FROM person_key"
                " WHERE master_no = :number AND destroyed_at IS NULL",
                B_INT("number", number)));
    *out = cell_int(&r, 0, 0);
    return ST_OK;
}

enum status crypt_store_current(struct ctx *ctx, int64_t *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM crypt_master WHERE congress_id = :none AND state = 'current'",
                B_INT("none", 0)));
    *out = r.count != 0 ? cell_int(&r, 0, 0) : 0;
    return ST_OK;
}

enum status crypt_store_add_master(struct ctx *ctx, int64_t number, const char *state,
                                   const char *fingerprint)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO crypt_master (congress_id, id, state, fingerprint, made_at)"
                " VALUES (:none, :id, :state, :fingerprint, :now)",
                B_INT("none", 0), B_INT("id", number), B_Z("state", state),
                B_Z("fingerprint", fingerprint), B_INT("now", ctx->now)));
    return event_row(ctx, "crypt_master", number);
}

enum status crypt_store_set_state(struct ctx *ctx, int64_t number, const char *state)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE crypt_master SET state = :state"
                    " WHERE congress_id = :none AND id = :id",
                    B_Z("state", state), B_INT("none", 0), B_INT("id", number)));
    return event_row(ctx, "crypt_master", number);
}
