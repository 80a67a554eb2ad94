// SPDX-License-Identifier: MulanPSL-2.0
/* Taking in. A form's token makes everything else: that it came from us and when, what it has to
 * prove, that it is taken once, and the code its person gets. So a form that is sent again, because
 * the answer was lost on the way, is answered as the first time, and nobody stores the code. */
#include "base/utf8.h"
#include "modules/opinion/opinion_public_parts.h"
#include "modules/opinion/opinion_store_intake.h"
#include "platform/app.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"

enum { NONCE_BYTES = 8, WORK_CHARS = 12, PROOF_TEXT_MAX = 48, SM3_BYTES = 32 };
enum {
    BODY_CHARS_MIN = 4,
    PLACE_CHARS = 100,
    NAME_CHARS = 30,
    WISH_CHARS = 100,
    PHONE_MIN = 7,
    PHONE_MAX = 15
};

struct opinion_taking {
    struct str payload; /* to be sealed */
    struct str once_hash, code_hash, nonce;
    bool again;
};

/* ---------------------------------------------------------------- tokens */

static struct str mac_of(struct ctx *ctx, struct str said)
{
    return crypt_blind(ctx, "opinion.public.form", said);
}

struct str opinion_public_token(struct ctx *ctx)
{
    uint8_t nonce[NONCE_BYTES];
    struct str said;

    crypt_random(nonce, sizeof nonce);
    said =
        str_printf(ctx->arena, "%lld." STR_FMT ".%u", (long long)ctx->now,
                   STR_ARG(str_hex(ctx->arena, nonce, sizeof nonce)), ctx->app->config.proof_bits);
    return str_printf(ctx->arena, STR_FMT "." STR_FMT, STR_ARG(said), STR_ARG(mac_of(ctx, said)));
}

bool opinion_public_token_read(struct ctx *ctx, struct str token, struct opinion_token *out)
{
    return opinion_token_parse(token, out) && opinion_same(out->mac, mac_of(ctx, out->said));
}

struct str opinion_public_code_of(struct ctx *ctx, struct str nonce)
{
    const struct str secret = crypt_blind(ctx, "opinion.public.code", nonce);
    uint8_t random[2 * FOLLOW_CODE_RANDOM + 2];
    char *code = arena_alloc(ctx->arena, FOLLOW_CODE_SIZE);

    ASSERT(str_unhex(secret, random, sizeof random) >= FOLLOW_CODE_RANDOM);
    follow_code_make(random, code);
    return str_from(code);
}

struct str opinion_public_code_hash(struct ctx *ctx, struct str code)
{
    return crypt_blind(ctx, "opinion.public.code_hash", code);
}

struct str opinion_public_once_hash(struct ctx *ctx, struct str nonce)
{
    return crypt_blind(ctx, "opinion.public.once", nonce);
}

/* SM3 of "nonce:number": what public.js looks for. */
static bool is_proved(const struct opinion_token *t, struct str work)
{
    char text[PROOF_TEXT_MAX];
    uint8_t hash[SM3_BYTES];
    int len;

    if (work.len == 0 || work.len > WORK_CHARS)
        return t->bits == 0;
    len = snprintf(text, sizeof text, STR_FMT ":" STR_FMT, STR_ARG(t->nonce), STR_ARG(work));
    crypt_sm3(text, (size_t)len, hash);
    return opinion_proof_good(hash, t->bits);
}

/* ---------------------------------------------------------------- checks */

static void check_chars(struct ctx *ctx, const char *field, struct str s, size_t most)
{
    char limit[24];

    if (utf8_chars(s.ptr, s.len) <= most)
        return;
    snprintf(limit, sizeof limit, "%zu", most);
    invalid(ctx, field, "form.too_long", limit);
}

/* Digits with the blanks, hyphens and plus that people type between them. */
static bool is_phone(struct str s)
{
    size_t digits = 0;

    arr_each (i, s.len) {
        if (s.ptr[i] >= '0' && s.ptr[i] <= '9')
            digits++;
        else if (s.ptr[i] != ' ' && s.ptr[i] != '-' && s.ptr[i] != '+')
            return false;
    }
    return digits >= PHONE_MIN && digits <= PHONE_MAX;
}

static void check(struct ctx *ctx, const struct opinion_raised *in)
{
    if (utf8_chars(in->body.ptr, in->body.len) < BODY_CHARS_MIN)
        invalid(ctx, "what", "opinion.public.what_missing", NULL);
    check_chars(ctx, "what", in->body, OPINION_RAISED_CHARS);
    check_chars(ctx, "at", in->place, PLACE_CHARS);
    check_chars(ctx, "name", in->citizen, NAME_CHARS);
    check_chars(ctx, "wish", in->wish, WISH_CHARS);
    if (in->contact.len != 0 && !is_phone(in->contact))
        invalid(ctx, "tel", "opinion.public.tel_wrong", NULL);
    if (!follow_digits_good(in->digits))
        invalid(ctx, "digits", "opinion.public.digits_wrong", NULL);
}

enum status opinion_public_prepare(struct ctx *ctx, const struct opinion_raised *in,
                                   struct opinion_taking **out, bool *out_proved)
{
    struct opinion_taking *t = arena_new(ctx->arena, struct opinion_taking);
    struct opinion_token token;
    const char *wrong;

    if (!opinion_public_token_read(ctx, in->token, &token))
        return fail(&ctx->err, ST_RULE, "opinion.public.stale", NULL);
    check(ctx, in);
    TRY(invalid_done(ctx));
    *out_proved = is_proved(&token, in->work);
    wrong = opinion_sending_wrong(ctx->now - token.issued_at, *out_proved);
    if (wrong != NULL)
        return fail(&ctx->err, ST_RULE, wrong, NULL);
    t->nonce = token.nonce;
    t->once_hash = opinion_public_once_hash(ctx, token.nonce);
    t->code_hash = opinion_public_code_hash(ctx, opinion_public_code_of(ctx, token.nonce));
    t->payload = opinion_payload_write(ctx->arena, in, opinion_public_code_of(ctx, token.nonce));
    *out = t;
    return ST_OK;
}

/* ---------------------------------------------------------------- writing */

static enum status day_key(struct ctx *ctx, int64_t *out)
{
    TRY(opinion_store_day_key(ctx, ctx->today, out));
    if (*out != 0)
        return ST_OK;
    TRY(crypt_key_new(ctx, out));
    return opinion_store_add_day_key(ctx, ctx->today, *out);
}

static enum status seal_all(struct ctx *ctx, struct crowd_item *const *items, size_t count,
                            struct opinion_intake_row *rows)
{
    int64_t key_id;

    TRY(day_key(ctx, &key_id));
    arr_each (i, count) {
        const struct opinion_taking *t = items[i]->data;

        rows[i] = (struct opinion_intake_row){.key_id = key_id,
                                              .taken_at = ctx->now,
                                              .once_hash = t->once_hash,
                                              .code_hash = t->code_hash};
        TRY(crypt_seal(ctx, key_id, OPINION_PAYLOAD, t->payload, &rows[i].sealed));
    }
    return ST_OK;
}

/* The program's event, for all of them: neither an account that is signed in by chance nor the
 * address of who says it goes into the journal. */
static enum status journal(struct ctx *ctx, int64_t first, size_t count)
{
    const struct actor *before = ctx->actor;
    const struct str address = ctx->address;
    const struct actor program = {.congress_id = ctx->congress_id, .system = true};
    enum status st;

    ctx->actor = &program;
    ctx->address = S("");
    st = event_emit_data(ctx, "opinion.taken_in", first,
                         str_printf(ctx->arena, "{\"count\":%zu}", count));
    ctx->actor = before;
    ctx->address = address;
    return st;
}

enum status opinion_public_write(struct ctx *ctx, struct crowd_item *const *items, size_t count)
{
    struct opinion_intake_row *rows = arena_array(ctx->arena, count, struct opinion_intake_row);
    size_t fresh = 0;
    int64_t first = 0;

    TRY(seal_all(ctx, items, count, rows));
    TRY(opinion_store_take_in(ctx, rows, count));
    arr_each (i, count) {
        ((struct opinion_taking *)items[i]->data)->again = !rows[i].written;
        if (rows[i].written && fresh++ == 0)
            first = rows[i].id;
    }
    return journal(ctx, first, fresh);
}

bool opinion_public_again(const struct opinion_taking *t)
{
    return t->again;
}

struct str opinion_public_code_shown(struct ctx *ctx, const struct opinion_taking *t)
{
    return follow_code_show(ctx->arena, opinion_public_code_of(ctx, t->nonce).ptr);
}
