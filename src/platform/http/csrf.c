// SPDX-License-Identifier: MulanPSL-2.0
/* Form tokens. The secret of a session (or of a visit before sign-in) is never on a page: a keyed
 * hash of it is, masked afresh each time, so that compression cannot leak it (BREACH). */
#include "platform/crypt.h"
#include "platform/http/exchange.h"
#include <sodium.h>

enum { TOKEN_BYTES = CSRF_HASH_BYTES, VISIT_BYTES = 16 };

struct str random_hex(struct arena *a, size_t bytes)
{
    uint8_t random[64];

    ASSERT(bytes <= sizeof random);
    randombytes_buf(random, bytes);
    return str_hex(a, random, bytes);
}

void http_hash(const struct http *http, const char *use, struct str text, uint8_t out[16])
{
    crypto_generichash_state state;

    crypto_generichash_init(&state, http->key, sizeof http->key, 16);
    crypto_generichash_update(&state, (const uint8_t *)use, strlen(use) + 1);
    if (text.len != 0)
        crypto_generichash_update(&state, (const uint8_t *)text.ptr, text.len);
    crypto_generichash_final(&state, out, 16);
}

static struct str secret_of(const struct request *rq)
{
    return rq->signed_in ? rq->who.csrf : request_cookie(rq, "visit");
}

void csrf_hash(const struct request *rq, const struct response *rs, uint8_t out[CSRF_HASH_BYTES])
{
    const struct str secret = secret_of(rq);

    http_hash(rq->http, "csrf", secret.len != 0 ? secret : rs->presession, out);
}

void csrf_mask(const uint8_t hash[CSRF_HASH_BYTES], uint8_t out[2 * CSRF_HASH_BYTES])
{
    crypt_random_often(out, TOKEN_BYTES);
    for (size_t i = 0; i < TOKEN_BYTES; i++)
        out[TOKEN_BYTES + i] = (uint8_t)(hash[i] ^ out[i]);
}

struct str csrf_token(const struct request *rq, struct response *rs)
{
    uint8_t hash[CSRF_HASH_BYTES], out[2 * TOKEN_BYTES];

    if (secret_of(rq).len == 0 && rs->presession.len == 0)
        rs->presession = random_hex(rs->arena, VISIT_BYTES);
    csrf_hash(rq, rs, hash);
    csrf_mask(hash, out);
    return str_hex(rs->arena, out, sizeof out);
}

bool csrf_valid(const struct request *rq, struct str token)
{
    const struct str secret = secret_of(rq);
    uint8_t got[2 * TOKEN_BYTES], want[TOKEN_BYTES];

    if (secret.len == 0 || str_unhex(token, got, sizeof got) != sizeof got)
        return false;
    http_hash(rq->http, "csrf", secret, want);
    for (size_t i = 0; i < TOKEN_BYTES; i++)
        got[TOKEN_BYTES + i] ^= got[i];
    return sodium_memcmp(got + TOKEN_BYTES, want, TOKEN_BYTES) == 0;
}

bool url_cut_host(struct str url, struct str *out_host, struct str *out_rest)
{
    const char *at = url.len != 0 ? memmem(url.ptr, url.len, "://", 3) : NULL;

    if (at == NULL)
        return false;
    *out_rest = (struct str){at + 3, url.len - (size_t)(at + 3 - url.ptr)};
    return str_cut(out_rest, '/', out_host);
}

bool csrf_foreign(const struct request *rq)
{
    const struct str site = rq->headers->v[H_SEC_FETCH_SITE];
    const struct str origin = rq->headers->v[H_ORIGIN];
    struct str host, rest;

    if (site.len != 0)
        return !str_eqz(site, "same-origin") && !str_eqz(site, "none");
    if (origin.len == 0 || str_eqz(origin, "null"))
        return false; /* says nothing; the token decides */
    return !url_cut_host(origin, &host, &rest) || !str_eq(host, rq->host);
}
