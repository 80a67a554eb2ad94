// SPDX-License-Identifier: MulanPSL-2.0
/* Posts of programs with an Idempotency-Key: done at most once, answered the same each time.
 *
 * The key becomes the one-time token of the transaction (form_once), so the effect and the note
 * that the key is used up are one commit: a server that dies in between leaves both or neither. The
 * answer is stored after it. If it dies between the two, the repetition finds the token used and no
 * answer, and says so (409 http.idempotency_lost); nothing happens a second time. */
#include "platform/http/keyed.h"
#include "base/utf8.h"
#include "platform/db.h"
#include "platform/log.h"
#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

enum {
    KEY_CHARS_MAX = 200,
    KEPT_SECONDS = 24 * 3600,
    BODY_BYTES_MAX = 64 * 1024,
    PIECE_BYTES = 16 * 1024
};

/* ---- what makes two requests the same */

static void put(crypto_generichash_state *h, struct str s)
{
    const uint64_t len = s.len;

    crypto_generichash_update(h, (const uint8_t *)&len, sizeof len);
    if (s.len != 0)
        crypto_generichash_update(h, (const uint8_t *)s.ptr, s.len);
}

static void put_file(crypto_generichash_state *h, const struct upload *u)
{
    const int fd = open(u->path, O_RDONLY | O_CLOEXEC);
    uint8_t piece[PIECE_BYTES];
    ssize_t n;

    while (fd >= 0 && (n = read(fd, piece, sizeof piece)) > 0)
        crypto_generichash_update(h, piece, (size_t)n);
    if (fd >= 0)
        close(fd);
}

static struct str request_hash(const struct request *rq)
{
    crypto_generichash_state h;
    uint8_t hash[16];

    crypto_generichash_init(&h, rq->http->key, sizeof rq->http->key, sizeof hash);
    put(&h, rq->path);
    put(&h, rq->query);
    for (size_t i = 0; i < rq->raw.count; i++) {
        put(&h, rq->raw.at[i].name);
        put(&h, rq->raw.at[i].value);
        if (rq->raw.at[i].file != NULL)
            put_file(&h, rq->raw.at[i].file);
    }
    crypto_generichash_final(&h, hash, sizeof hash);
    return str_hex(rq->arena, hash, sizeof hash);
}

static bool key_fits(struct str key)
{
    for (size_t i = 0; i < key.len; i++)
        if (key.ptr[i] <= ' ' || key.ptr[i] > '~')
            return false;
    return key.len <= KEY_CHARS_MAX;
}

/* ---- the stored answer */

static void seal_key(const struct http *http, uint8_t out[crypto_secretbox_KEYBYTES])
{
    static const char USE[] = "idempotency";

    crypto_generichash(out, crypto_secretbox_KEYBYTES, (const uint8_t *)USE, sizeof USE, http->key,
                       sizeof http->key);
}

/* Answers may hold personal data, and tokens: they are not readable in the database. */
static struct str seal(const struct request *rq, struct str plain)
{
    const size_t len = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + plain.len;
    uint8_t key[crypto_secretbox_KEYBYTES];
    uint8_t *to = (uint8_t *)arena_alloc(rq->arena, len);

    seal_key(rq->http, key);
    randombytes_buf(to, crypto_secretbox_NONCEBYTES);
    crypto_secretbox_easy(to + crypto_secretbox_NONCEBYTES, (const uint8_t *)plain.ptr, plain.len,
                          to, key);
    sodium_memzero(key, sizeof key);
    return (struct str){(const char *)to, len};
}

static bool unseal(const struct request *rq, struct str sealed, struct str *out)
{
    const size_t over = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
    const uint8_t *from = (const uint8_t *)sealed.ptr;
    uint8_t key[crypto_secretbox_KEYBYTES];
    char *to;
    int bad;

    if (sealed.len < over)
        return false;
    to = arena_alloc(rq->arena, sealed.len - over + 1);
    seal_key(rq->http, key);
    bad = crypto_secretbox_open_easy((uint8_t *)to, from + crypto_secretbox_NONCEBYTES,
                                     sealed.len - crypto_secretbox_NONCEBYTES, from, key);
    sodium_memzero(key, sizeof key);
    *out = (struct str){to, sealed.len - over};
    return bad == 0;
}

static void replay(struct ctx *ctx, const struct request *rq, struct response *rs, struct str plain)
{
    struct str status, type, location;
    int64_t n = MHD_HTTP_OK;

    (void)str_cut(&plain, '\n', &status);
    (void)str_cut(&plain, '\n', &type);
    (void)str_cut(&plain, '\n', &location);
    (void)str_to_int(status, &n);
    response_reset(rs);
    ctx->err = (struct err){0};
    respond_status(rs, (unsigned)n);
    rs->content_type = type;
    rs->location = location;
    rs->body = plain;
    rs->done = true;
    respond_header(rs, "Idempotency-Replayed", S("true"));
    atomic_fetch_add_explicit(&ctx->app->requests.replayed, 1, memory_order_relaxed);
    (void)rq;
}

/* The answer given before, if there was one and the request is the same. */
static enum status find(struct ctx *ctx, const struct request *rq, struct response *rs,
                        const struct keyed *k)
{
    struct rows r;
    struct str plain;

    TRY(DB_ROWS(ctx, &r,
                "SELECT request, answer FROM idempotency WHERE congress_id = :congress"
                " AND token = :token AND at > :after",
                B_INT("congress", ctx->congress_id), B_TEXT("token", k->token),
                B_INT("after", ctx->now - KEPT_SECONDS)));
    if (r.count == 0)
        return ST_OK;
    if (!str_eq(cell_text(&r, 0, 0), k->request))
        return fail(&ctx->err, ST_INVALID, "http.idempotency_other", NULL);
    if (unseal(rq, cell_text(&r, 0, 1), &plain))
        replay(ctx, rq, rs, plain);
    return ST_OK;
}

struct keep {
    const struct keyed *keyed;
    struct str sealed;
};

static enum status keep_tx(struct ctx *ctx, const void *input)
{
    const struct keep *in = input;

    return DB_EXEC(ctx,
                   "INSERT INTO idempotency (congress_id, token, request, answer, at)"
                   " VALUES (:congress, :token, :request, :answer, :now)"
                   " ON CONFLICT (congress_id, token) DO UPDATE SET request = excluded.request,"
                   " answer = excluded.answer, at = excluded.at",
                   B_INT("congress", ctx->congress_id), B_TEXT("token", in->keyed->token),
                   B_TEXT("request", in->keyed->request), B_SEALED("answer", in->sealed),
                   B_INT("now", ctx->now));
}

static void keep(struct ctx *ctx, const struct request *rq, const struct response *rs,
                 const struct keyed *k)
{
    struct buf plain = buf_new(rq->arena, 2 * BODY_BYTES_MAX);
    struct keep in = {.keyed = k};

    buf_printf(&plain, "%u\n" STR_FMT "\n" STR_FMT "\n", rs->status != 0 ? rs->status : MHD_HTTP_OK,
               STR_ARG(rs->content_type), STR_ARG(rs->location));
    buf_str(&plain, rs->body);
    in.sealed = seal(rq, buf_view(&plain));

    /* The answer goes out all the same; a repetition will hear that it was not kept. */
    if (db_tx(ctx, keep_tx, &in) != ST_OK)
        log_line(LOG_WARNING, "http.answer_not_kept", LOG_STR("request", ctx->request_id),
                 LOG_Z("key", ctx->err.key));
    ctx->err = (struct err){0};
}

/* ---- around the handler */

bool keyed_wanted(const struct request *rq)
{
    return rq->method == POST && rq->bearer && rq->signed_in &&
           rq->headers->v[H_IDEMPOTENCY_KEY].len != 0;
}

static enum status begin(struct ctx *ctx, struct request *rq, struct keyed *k)
{
    const struct str key = rq->headers->v[H_IDEMPOTENCY_KEY];
    uint8_t hash[16];

    if (!key_fits(key))
        return fail(&ctx->err, ST_INVALID, "http.idempotency_bad", NULL);
    http_hash(rq->http, "idempotency",
              str_printf(rq->arena, "%lld|" STR_FMT, (long long)rq->who.token_id, STR_ARG(key)),
              hash);
    k->token = str_printf(rq->arena, "i." STR_FMT, STR_ARG(str_hex(rq->arena, hash, sizeof hash)));
    k->request = request_hash(rq);
    return ST_OK;
}

/* What a handler marks "no-store" (a scrutineer's code) is told once and kept nowhere: a repetition
 * hears http.idempotency_lost. */
static bool told_once(const struct response *rs)
{
    for (size_t i = 0; i < rs->headers_count; i++)
        if (str_eqz(rs->headers[i].name, "Cache-Control") &&
            str_eqz(rs->headers[i].value, "no-store"))
            return true;
    return false;
}

static enum status run(struct ctx *ctx, struct request *rq, struct response *rs,
                       const struct keyed *k)
{
    enum status st;

    TRY(find(ctx, rq, rs, k));
    if (rs->done)
        return ST_OK;
    ctx->once = rq->once = k->token;
    st = rq->route->handler(ctx, rq, rs);
    if (st == ST_OK && rs->done && rs->ready == NULL && rs->body.len <= BODY_BYTES_MAX &&
        !told_once(rs))
        keep(ctx, rq, rs, k);
    if (st != ST_CONFLICT || ctx->err.key == NULL || strcmp(ctx->err.key, "form.already_sent") != 0)
        return st;
    /* Done before: by another server just now, or by one that died before it could answer. */
    response_reset(rs);
    ctx->err = (struct err){0};
    TRY(find(ctx, rq, rs, k));
    return rs->done ? ST_OK : fail(&ctx->err, ST_RULE, "http.idempotency_lost", NULL);
}

enum status keyed_handle(struct ctx *ctx, struct request *rq, struct response *rs)
{
    struct keyed k;
    enum status st;

    TRY(begin(ctx, rq, &k));
    if (!once_begin(rq->http->keyed, k.token))
        return fail(&ctx->err, ST_RULE, "http.idempotency_running", NULL);
    st = run(ctx, rq, rs, &k);
    once_end(rq->http->keyed, k.token, S(""));
    return st;
}
