// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of what petitioners follow their cases by and say of them. */
#include "modules/petition/petition_store_follow.h"
#include "modules/petition/petition_store_row.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"

enum { RATINGS_MAX = 4 * PETITION_PERSONS_MAX }; /* each may rate each result */

static const char CODE[] = "petition.code", DIGITS[] = "petition.digits",
                  WORDS[] = "petition_rating.words";

/* ---------------------------------------------------------------- codes */

struct str petition_store_digits_hash(struct ctx *ctx, struct str code, struct str digits)
{
    return crypt_blind(ctx, DIGITS,
                       str_printf(ctx->arena, STR_FMT "/" STR_FMT, STR_ARG(code), STR_ARG(digits)));
}

#define COLUMNS "id, petition_id, person_id, digits_hash, made_on"

static struct petition_code_row read_row(const struct rows *r, size_t i)
{
    return (struct petition_code_row){
        .id = cell_int(r, i, 0),
        .petition_id = cell_int(r, i, 1),
        .person_id = cell_int(r, i, 2),
        .digits_hash = cell_text(r, i, 3),
        .made_on = cell_date(r, i, 4),
    };
}

enum status petition_store_codes_delete(struct ctx *ctx, int64_t petition_id, int64_t person_id)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "DELETE FROM petition_code WHERE congress_id = :congress"
                " AND petition_id = :petition AND (:person = 0 OR person_id = :person)"
                " RETURNING id",
                B_INT("congress", ctx->congress_id), B_INT("petition", petition_id),
                B_INT("person", person_id)));
    arr_each (i, r.count) {
        TRY(event_row_gone(ctx, "petition_code", cell_int(&r, i, 0)));
        TRY(DB_EXEC(ctx, "DELETE FROM petition_try WHERE congress_id = :congress AND id = :id",
                    B_INT("congress", ctx->congress_id), B_INT("id", cell_int(&r, i, 0))));
    }
    return ST_OK;
}

enum status petition_store_code_set(struct ctx *ctx, int64_t petition_id, int64_t person_id,
                                    struct str code, struct str digits)
{
    const int64_t id = db_new_id(ctx);

    TRY(petition_store_codes_delete(ctx, petition_id, person_id));
    TRY(DB_EXEC(ctx,
                "INSERT INTO petition_code (congress_id, id, petition_id, person_id, code_hash,"
                " digits_hash, made_on) VALUES (:congress, :id, :petition, :person, :code,"
                " :digits, :on)",
                B_INT("congress", ctx->congress_id), B_INT("id", id),
                B_INT("petition", petition_id), B_INT("person", person_id),
                B_TEXT("code", crypt_blind(ctx, CODE, code)),
                B_TEXT("digits", petition_store_digits_hash(ctx, code, digits)),
                B_DATE(ctx->arena, "on", ctx->today)));
    return event_row(ctx, "petition_code", id);
}

enum status petition_store_code_find(struct ctx *ctx, struct str code,
                                     struct petition_code_row *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS " FROM petition_code WHERE congress_id = :congress"
                " AND code_hash = :code",
                B_INT("congress", ctx->congress_id), B_TEXT("code", crypt_blind(ctx, CODE, code))));
    if (r.count == 0)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    *out = read_row(&r, 0);
    return ST_OK;
}

enum status petition_store_code_get(struct ctx *ctx, int64_t id, struct petition_code_row *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS " FROM petition_code WHERE congress_id = :congress AND id = :id",
                B_INT("congress", ctx->congress_id), B_INT("id", id)));
    if (r.count == 0)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    *out = read_row(&r, 0);
    return ST_OK;
}

enum status petition_store_codes(struct ctx *ctx, int64_t petition_id,
                                 struct petition_code_row **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS " FROM petition_code WHERE congress_id = :congress"
                " AND petition_id = :petition ORDER BY id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("petition", petition_id),
                B_INT("most", PETITION_PERSONS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct petition_code_row);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_row(&r, i);
    return ST_OK;
}

enum status petition_store_person_key(struct ctx *ctx, int64_t petition_id, int64_t person_id,
                                      int64_t *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT key_id FROM petition_person WHERE congress_id = :congress AND id = :id"
               " AND petition_id = :petition",
               B_INT("congress", ctx->congress_id), B_INT("id", person_id),
               B_INT("petition", petition_id)));
    *out = cell_int(&r, 0, 0);
    return ST_OK;
}

/* ---------------------------------------------------------------- wrong digits */

enum status petition_store_tries(struct ctx *ctx, int64_t id, struct follow_tries *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT wrong, since FROM petition_try WHERE congress_id = :congress AND id = :id",
                B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = (struct follow_tries){0};
    if (r.count != 0)
        *out = (struct follow_tries){cell_int(&r, 0, 0), cell_int(&r, 0, 1)};
    return ST_OK;
}

enum status petition_store_tries_set(struct ctx *ctx, int64_t id, const struct follow_tries *t)
{
    return DB_EXEC(ctx,
                   "INSERT INTO petition_try (congress_id, id, wrong, since)"
                   " VALUES (:congress, :id, :wrong, :since)"
                   " ON CONFLICT (congress_id, id) DO UPDATE SET wrong = excluded.wrong,"
                   " since = excluded.since",
                   B_INT("congress", ctx->congress_id), B_INT("id", id), B_INT("wrong", t->wrong),
                   B_INT("since", t->since));
}

/* ---------------------------------------------------------------- ratings */

enum status petition_store_rating_insert(struct ctx *ctx, int64_t petition_id, int64_t key_id,
                                         const struct petition_rating *in)
{
    const int64_t id = db_new_id(ctx);
    struct str words;

    TRY(crypt_seal(ctx, key_id, WORDS, in->words, &words));
    TRY(DB_EXEC(ctx,
                "INSERT INTO petition_rating (congress_id, id, petition_id, result, rating,"
                " rated_on, key_id, words_sealed) VALUES (:congress, :id, :petition, :result,"
                " :rating, :on, :key, :words)",
                B_INT("congress", ctx->congress_id), B_INT("id", id),
                B_INT("petition", petition_id), B_TEXT("result", in->result),
                B_TEXT("rating", in->rating), B_DATE(ctx->arena, "on", in->rated_on),
                B_INT("key", key_id), B_SEALED("words", words)));
    return event_row(ctx, "petition_rating", id);
}

enum status petition_store_ratings(struct ctx *ctx, int64_t petition_id, int64_t key_id, bool open,
                                   struct petition_rating **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(
        ctx, &r,
        "SELECT result, rating, rated_on, key_id, words_sealed FROM petition_rating"
        " WHERE congress_id = :congress AND petition_id = :petition"
        " AND (:key = 0 OR key_id = :key) ORDER BY " PETITION_RATING_LAST("") " LIMIT :most",
        B_INT("congress", ctx->congress_id), B_INT("petition", petition_id), B_INT("key", key_id),
        B_INT("most", RATINGS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct petition_rating);
    *out_count = r.count;
    arr_each (i, r.count) {
        struct petition_rating *x = &(*out)[i];

        *x = (struct petition_rating){.result = cell_text(&r, i, 0),
                                      .rating = cell_text(&r, i, 1),
                                      .rated_on = cell_date(&r, i, 2),
                                      .words = S("")};
        if (open)
            TRY(crypt_open_kept(ctx, cell_int(&r, i, 3), WORDS, cell_text(&r, i, 4), &x->words));
    }
    return ST_OK;
}

enum status petition_store_ratings_delete(struct ctx *ctx, int64_t petition_id)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "DELETE FROM petition_rating WHERE congress_id = :congress"
                " AND petition_id = :petition RETURNING id",
                B_INT("congress", ctx->congress_id), B_INT("petition", petition_id)));
    arr_each (i, r.count)
        TRY(event_row_gone(ctx, "petition_rating", cell_int(&r, i, 0)));
    return ST_OK;
}
