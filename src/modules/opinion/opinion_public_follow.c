// SPDX-License-Identifier: MulanPSL-2.0
/* Receipts, and who comes with code and digits. Hashes are keyed; wrong digits are counted for each
 * code in the database, so that a restart forgives nothing. */
#include "modules/congress/congress.h"
#include "modules/opinion/opinion.h"
#include "modules/opinion/opinion_public_parts.h"
#include "modules/opinion/opinion_store_intake.h"
#include "platform/crypt.h"
#include "platform/db.h"

typedef enum status look_fn(struct ctx *, struct str hash, struct opinion_intake_row *out);

struct looking {
    look_fn *look;
    struct str hash;
    struct opinion_intake_row *out;
};

static enum status look_here(struct ctx *ctx, void *with)
{
    const struct looking *l = with;

    return l->look(ctx, l->hash, l->out);
}

/* In whichever congress it is: a code says nothing of where it belongs. ctx is of that one then. */
static enum status find(struct ctx *ctx, look_fn *look, struct str hash,
                        struct opinion_intake_row *out)
{
    return congress_find_anywhere(ctx, look_here, &(struct looking){look, hash, out});
}

enum status opinion_public_receipt_find(struct ctx *ctx, struct str token, struct str *out_code,
                                        int64_t *out_taken_at)
{
    struct opinion_intake_row row;
    struct opinion_token t;

    if (!opinion_public_token_read(ctx, token, &t) ||
        opinion_sending_wrong(ctx->now - t.issued_at, true) != NULL)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(find(ctx, opinion_store_intake_by_once, opinion_public_once_hash(ctx, t.nonce), &row));
    *out_code = follow_code_show(ctx->arena, opinion_public_code_of(ctx, t.nonce).ptr);
    *out_taken_at = row.taken_at;
    return ST_OK;
}

/* ---------------------------------------------------------------- wrong digits */

static enum status unknown(struct ctx *ctx)
{
    ctx->err = (struct err){0};
    return fail(&ctx->err, ST_NOT_FOUND, "opinion.public.unknown", NULL);
}

/* What waits is opened for the digits; what is an opinion is asked by its own hashes. */
static enum status fits(struct ctx *ctx, const struct opinion_intake_row *row, struct str code,
                        struct str digits, bool *out)
{
    struct opinion_followed followed;
    struct opinion_raised r;
    struct str text, own;
    enum status st;

    *out = false;
    if (row->opinion_id == 0) {
        TRY(crypt_open(ctx, row->key_id, OPINION_PAYLOAD, row->sealed, &text));
        *out = opinion_payload_read(text, &r, &own) && opinion_same(r.digits, digits);
        return ST_OK;
    }
    st = opinion_follow(ctx, code, digits, &followed);
    *out = st == ST_OK;
    if (st == ST_NOT_FOUND)
        ctx->err = (struct err){0};
    return st == ST_NOT_FOUND ? ST_OK : st;
}

struct trying {
    const struct opinion_intake_row *row;
    struct str code, digits;
    bool *good;
};

/* Looked up, compared and counted in one transaction: of a hundred tries at the same instant no
 * more are compared than of a hundred one after the other. The hour begins with the first. */
static enum status try_tx(struct ctx *ctx, const void *input)
{
    const struct trying *t = input;
    struct follow_tries tries;

    TRY(opinion_store_tries(ctx, t->row->id, &tries));
    if (follow_rests(&tries, ctx->now))
        return fail(&ctx->err, ST_RULE, "opinion.public.rests", NULL);
    TRY(fits(ctx, t->row, t->code, t->digits, t->good));
    if (!follow_count(&tries, *t->good, ctx->now))
        return ST_OK;
    return opinion_store_set_tries(ctx, t->row->id, &tries);
}

enum status opinion_public_open(struct ctx *ctx, struct str code, struct str digits,
                                struct str *out_code, int64_t *out_opinion, int64_t *out_taken_at)
{
    char *read = arena_alloc(ctx->arena, FOLLOW_CODE_SIZE);
    const struct str once = ctx->once;
    struct opinion_intake_row row = {0};
    enum status st;
    bool good = false;

    if (!follow_code_read(code, read))
        return unknown(ctx);
    st = find(ctx, opinion_store_intake_by_code, opinion_public_code_hash(ctx, str_from(read)),
              &row);
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? unknown(ctx) : st;
    ctx->once = S(""); /* that it is sent once is said of what comes after this */
    st = db_tx(ctx, try_tx, &(struct trying){&row, str_from(read), digits, &good});
    ctx->once = once;
    TRY(st);
    if (!good)
        return unknown(ctx);
    *out_code = str_from(read);
    *out_opinion = row.opinion_id;
    *out_taken_at = row.taken_at;
    return ST_OK;
}
