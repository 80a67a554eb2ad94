// SPDX-License-Identifier: MulanPSL-2.0
/** What the tests of sealed values share: a person with a telephone number. People are invented. */
#ifndef CRYPTTEST_H
#define CRYPTTEST_H
#include "platform/crypt/crypt_keys.h"
#include "platform/event/tests/journaltest.h"

static const char PHONE[] = "13800001111";

struct person {
    int64_t id, key;
};

static inline enum status person_tx(struct ctx *ctx, const void *input)
{
    struct person *const *out = input;
    struct str sealed;
    struct person p;

    TRY(crypt_key_new(ctx, &p.key));
    TRY(crypt_seal(ctx, p.key, "t_item.data", str_from(PHONE), &sealed));
    p.id = db_new_id(ctx);
    TRY(DB_EXEC(ctx,
                "INSERT INTO t_item (congress_id, id, name, n, data)"
                " VALUES (:congress, :id, :name, :key, :data)",
                B_INT("congress", ctx->congress_id), B_INT("id", p.id),
                B_TEXT("name", str_printf(ctx->arena, "p%" PRId64, p.id)), B_INT("key", p.key),
                B_BLOB("data", sealed.ptr, sealed.len)));
    TRY(event_row(ctx, "t_item", p.id));
    **out = p;
    return event_emit(ctx, "t.person", p.id);
}

static inline struct person add_person(struct ctx *ctx)
{
    struct person p = {0}, *to = &p;

    if (db_tx(ctx, person_tx, &to) != ST_OK) {
        printf("Bail out! %s %s\n", ctx->err.key, ctx->err.detail);
        exit(1);
    }
    return p;
}

static inline struct str sealed_of(struct ctx *ctx, const struct person *p)
{
    struct rows r;

    ASSERT(DB_ONE(ctx, &r, "SELECT data FROM t_item WHERE congress_id = :congress AND id = :id",
                  B_INT("congress", ctx->congress_id), B_INT("id", p->id)) == ST_OK);
    return cell_text(&r, 0, 0);
}

/* In a new request, so that no key is cached. */
static inline enum status read_phone(struct app *app, const struct person *p, bool *out_right,
                                     struct err *err)
{
    struct ctx *ctx = ctx_open_system(app, CONGRESS);
    struct str plain = S("");
    const enum status st = crypt_open(ctx, p->key, "t_item.data", sealed_of(ctx, p), &plain);

    *out_right = st == ST_OK && str_eqz(plain, PHONE);
    *err = ctx->err;
    ctx_close(ctx);
    return st;
}

static inline void reads(struct app *app, const struct person *p, const char *what)
{
    struct err err;
    bool right;

    OK(read_phone(app, p, &right, &err) == ST_OK && right, what);
}

static inline void does_not_read(struct app *app, const struct person *p, enum status want,
                                 const char *key, const char *what)
{
    struct err err;
    bool right;

    OK(read_phone(app, p, &right, &err) == want, what);
    EQ_TEXT(err.key != NULL ? err.key : "", key, "for that reason");
}

static inline enum status destroy_tx(struct ctx *ctx, const void *input)
{
    const struct person *p = input;

    TRY(crypt_key_destroy(ctx, p->key));
    return event_emit(ctx, "t.forgotten", p->id);
}

static inline struct str wrapped_of(struct journaltest *t, const struct person *p)
{
    struct rows r;

    ASSERT(DB_ONE(t->ctx, &r, "SELECT wrapped FROM person_key WHERE congress_id = 1 AND id = :id",
                  B_INT("id", p->key)) == ST_OK);
    return str_hex(t->ctx->arena, cell_text(&r, 0, 0).ptr, cell_text(&r, 0, 0).len);
}

/* As if the row came back from a backup of the database. */
static inline void put_back(struct journaltest *t, const struct person *p, struct str wrapped)
{
    journaltest_behind(t,
                       "UPDATE person_key SET destroyed_at = NULL, wrapped = %s" STR_FMT
                       "' WHERE id = %" PRId64,
                       t->kind == DB_SQLITE ? "X'" : "'\\x", STR_ARG(wrapped), p->key);
}
#endif
