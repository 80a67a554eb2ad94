// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of packages, senders and the signing key: writing, and one of each. */
#include "modules/rollup/rollup_store.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"

#define CONGRESS B_INT("congress", ctx->congress_id)
#define SEALED   "rollup_key.seed"

enum status rollup_store_key(struct ctx *ctx, uint8_t out_seed[SIGN_SEED],
                             struct str *out_public_hex)
{
    struct rows r;
    struct str seed;

    TRY(DB_ONE(ctx, &r,
               "SELECT key_id, public_key, seed_sealed FROM rollup_key"
               " WHERE congress_id = :congress ORDER BY id DESC LIMIT 1",
               CONGRESS));
    TRY(crypt_open(ctx, cell_int(&r, 0, 0), SEALED, cell_text(&r, 0, 2), &seed));
    if (seed.len != SIGN_SEED)
        return fail_detail(&ctx->err, ST_INTERNAL, "db.internal", "seed of %zu bytes", seed.len);
    memcpy(out_seed, seed.ptr, SIGN_SEED);
    *out_public_hex = cell_text(&r, 0, 1);
    return ST_OK;
}

enum status rollup_store_key_insert(struct ctx *ctx, const uint8_t seed[SIGN_SEED],
                                    struct str public_hex)
{
    const int64_t id = db_new_id(ctx);
    int64_t key_id;
    struct str sealed;

    TRY(crypt_key_new(ctx, &key_id));
    TRY(crypt_seal(ctx, key_id, SEALED, (struct str){(const char *)seed, SIGN_SEED}, &sealed));
    TRY(DB_EXEC(ctx,
                "INSERT INTO rollup_key (congress_id, id, key_id, public_key, seed_sealed)"
                " VALUES (:congress, :id, :key, :public, :seed)",
                CONGRESS, B_INT("id", id), B_INT("key", key_id), B_TEXT("public", public_hex),
                B_SEALED("seed", sealed)));
    return event_row(ctx, "rollup_key", id);
}

enum status rollup_store_made_insert(struct ctx *ctx, const struct rollup_made *m,
                                     struct str package)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO rollup_made (congress_id, id, from_on, to_on, made_at, made_by,"
                " figures, hash, package) VALUES (:congress, :id, :from, :to, :at, :by, :figures,"
                " :hash, :package)",
                CONGRESS, B_INT("id", m->id), B_DATE(ctx->arena, "from", m->from),
                B_DATE(ctx->arena, "to", m->to), B_INT("at", m->made_at), B_TEXT("by", m->made_by),
                B_INT("figures", m->figures), B_TEXT("hash", m->hash), B_TEXT("package", package)));
    return event_row(ctx, "rollup_made", m->id);
}

/* ---------------------------------------------------------------- senders */

#define SENDER "id, version, code, name, level, public_key, state, decided_by"

static struct rollup_sender read_sender(const struct rows *r, size_t i)
{
    return (struct rollup_sender){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .code = cell_text(r, i, 2),
        .name = cell_text(r, i, 3),
        .level = cell_text(r, i, 4),
        .public_hex = cell_text(r, i, 5),
        .state = cell_text(r, i, 6),
        .decided_by = cell_text(r, i, 7),
    };
}

enum status rollup_sender_get(struct ctx *ctx, int64_t id, struct rollup_sender *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " SENDER " FROM rollup_sender WHERE congress_id = :congress AND id = :id",
               CONGRESS, B_INT("id", id)));
    *out = read_sender(&r, 0);
    return ST_OK;
}

enum status rollup_store_sender_of(struct ctx *ctx, struct str public_hex,
                                   struct rollup_sender *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " SENDER " FROM rollup_sender WHERE congress_id = :congress"
               " AND public_key = :key",
               CONGRESS, B_TEXT("key", public_hex)));
    *out = read_sender(&r, 0);
    return ST_OK;
}

enum status rollup_senders(struct ctx *ctx, struct rollup_sender **out, size_t *out_count)
{
    enum { SENDERS_MAX = 1000 };
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " SENDER " FROM rollup_sender WHERE congress_id = :congress"
                " ORDER BY code, id LIMIT :most",
                CONGRESS, B_INT("most", SENDERS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct rollup_sender);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_sender(&r, i);
    return ST_OK;
}

enum status rollup_store_sender_insert(struct ctx *ctx, const struct rollup_sender *s)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO rollup_sender (congress_id, id, code, name, level, public_key, state,"
                " decided_by) VALUES (:congress, :id, :code, :name, :level, :key, 'asked', '')",
                CONGRESS, B_INT("id", s->id), B_TEXT("code", s->code), B_TEXT("name", s->name),
                B_TEXT("level", s->level), B_TEXT("key", s->public_hex)));
    return event_row(ctx, "rollup_sender", s->id);
}

enum status rollup_store_sender_decide(struct ctx *ctx, const struct rollup_sender *s,
                                       const char *state)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE rollup_sender SET state = :state, decided_by = :by,"
                    " version = version + 1 WHERE congress_id = :congress AND id = :id"
                    " AND version = :version",
                    CONGRESS, B_INT("id", s->id), B_INT("version", s->version), B_Z("state", state),
                    B_TEXT("by", ctx->actor->name)));
    return event_row(ctx, "rollup_sender", s->id);
}

/* ---------------------------------------------------------------- packages */

enum status rollup_store_held(struct ctx *ctx, const struct rollup_taken *t, bool *out_same,
                              bool *out_newer)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT hash, made_at FROM rollup_package WHERE congress_id = :congress"
                " AND (hash = :hash OR (sender_id = :sender AND from_on = :from AND to_on = :to"
                " AND made_at >= :at)) LIMIT 50",
                CONGRESS, B_TEXT("hash", t->hash), B_INT("sender", t->sender_id),
                B_DATE(ctx->arena, "from", t->from), B_DATE(ctx->arena, "to", t->to),
                B_INT("at", t->made_at)));
    *out_same = *out_newer = false;
    arr_each (i, r.count) {
        const bool same = str_eq(cell_text(&r, i, 0), t->hash);

        *out_same = *out_same || same;
        *out_newer = *out_newer || !same;
    }
    return ST_OK;
}

static enum status insert_value(struct ctx *ctx, int64_t package_id, size_t number,
                                const struct rollup_figure *f)
{
    return DB_EXEC_LATER(
        ctx,
        "INSERT INTO rollup_value (congress_id, package_id, number, name, label, unit, definition,"
        " numerator, denominator) VALUES (:congress, :package, :number, :name, :label, :unit,"
        " :definition, :numerator, :denominator)",
        CONGRESS, B_INT("package", package_id), B_INT("number", (int64_t)number),
        B_TEXT("name", f->name), B_TEXT("label", f->label), B_TEXT("unit", f->unit),
        B_TEXT("definition", f->definition), B_INT("numerator", f->numerator),
        B_INT("denominator", f->denominator));
}

enum status rollup_store_taken_insert(struct ctx *ctx, const struct rollup_taken *t,
                                      struct str file, const struct rollup_figure *figures)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO rollup_package (congress_id, id, sender_id, from_on, to_on, made_at,"
                " taken_at, figures, hash, package) VALUES (:congress, :id, :sender, :from, :to,"
                " :at, :now, :figures, :hash, :package)",
                CONGRESS, B_INT("id", t->id), B_INT("sender", t->sender_id),
                B_DATE(ctx->arena, "from", t->from), B_DATE(ctx->arena, "to", t->to),
                B_INT("at", t->made_at), B_INT("now", ctx->now), B_INT("figures", t->figures),
                B_TEXT("hash", t->hash), B_TEXT("package", file)));
    TRY(event_row(ctx, "rollup_package", t->id));
    for (size_t i = 0; i < (size_t)t->figures; i++)
        TRY(insert_value(ctx, t->id, i, &figures[i]));
    return ST_OK;
}
