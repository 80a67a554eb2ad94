// SPDX-License-Identifier: MulanPSL-2.0
/* From a filled response to the one libmicrohttpd sends: headers, cookies, compression, ETag. */
#include "platform/http/exchange.h"
#include <libdeflate.h>
#include <sodium.h>

enum { ETAG_BYTES = 12 };

static const char CSP[] =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
    "connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; object-src 'none'";

void answer_safety_headers(struct MHD_Response *r, bool tls, const char *policy)
{
    MHD_add_response_header(r, "Content-Security-Policy", policy);
    MHD_add_response_header(r, "X-Content-Type-Options", "nosniff");
    MHD_add_response_header(r, "Referrer-Policy", "same-origin");
    if (tls)
        MHD_add_response_header(r, "Strict-Transport-Security", ANSWER_TLS_ONLY);
}

bool accepts_coding(struct str header, const char *coding)
{
    struct str one, name;

    while (str_cut(&header, ',', &one)) {
        str_cut(&one, ';', &name);
        if (!str_eqz(str_trim(name), coding))
            continue;
        one = str_trim(one);
        return !(str_starts(one, S("q=0")) &&
                 (one.len == 3 || strspn(one.ptr + 3, ".0") >= one.len - 3));
    }
    return false;
}

static void add(struct MHD_Response *r, struct arena *a, struct str name, struct str value)
{
    MHD_add_response_header(r, str_z(a, name), str_z(a, value));
}

static void add_cookie(struct MHD_Response *r, struct arena *a, const struct cookie_set *c,
                       bool tls)
{
    struct buf b = buf_new(a, 0);

    buf_printf(&b, "%s" STR_FMT "=" STR_FMT "; Path=/; HttpOnly; SameSite=Lax",
               tls ? "__Host-" : "", STR_ARG(c->name), STR_ARG(c->value));
    if (tls)
        buf_z(&b, "; Secure");
    if (c->max_age_seconds >= 0)
        buf_printf(&b, "; Max-Age=%lld", (long long)c->max_age_seconds);
    MHD_add_response_header(r, "Set-Cookie", str_z(a, buf_view(&b)));
}

static bool printed(const struct response *rs, struct str token)
{
    return token.len != 0 && str_has(rs->body, token);
}

bool answer_is_public(const struct request *rq, const struct response *rs)
{
    return !rq->signed_in && rs->cookies_count == 0 && !rs->flash_shown &&
           (rs->status == 0 || rs->status == MHD_HTTP_OK) && rq->method == GET &&
           !printed(rs, rs->page_csrf) && !printed(rs, rs->page_once);
}

void answer_etag(struct str body, char out[ANSWER_ETAG_SIZE])
{
    uint8_t hash[16];
    char hex[2 * ETAG_BYTES + 1];

    _Static_assert(ANSWER_ETAG_SIZE == sizeof hex + 4, "with W and the quotes");
    crypto_generichash(hash, sizeof hash, (const uint8_t *)body.ptr, body.len, NULL, 0);
    sodium_bin2hex(hex, sizeof hex, hash, ETAG_BYTES);
    snprintf(out, ANSWER_ETAG_SIZE, "W/\"%s\"", hex);
}

bool answer_unchanged(const struct request *rq, const char *etag)
{
    const struct str hex = {etag + 3, (size_t)2 * ETAG_BYTES};

    return str_has(rq->headers->v[H_IF_NONE_MATCH], hex);
}

static void add_caching(struct MHD_Response *r, const char *etag)
{
    MHD_add_response_header(r, "Vary", "Accept, Accept-Encoding, Cookie, HX-Request");
    MHD_add_response_header(r, "Cache-Control", etag[0] != '\0' ? "no-cache" : "no-store");
    if (etag[0] != '\0')
        MHD_add_response_header(r, "ETag", etag);
}

void answer_page_headers(struct MHD_Response *r, bool tls, bool gzip, const char *etag)
{
    answer_safety_headers(r, tls, CSP);
    MHD_add_response_header(r, "Content-Type", ANSWER_PAGE_TYPE);
    if (gzip)
        MHD_add_response_header(r, "Content-Encoding", "gzip");
    add_caching(r, etag);
}

/* The body as it goes over the wire, in memory that libmicrohttpd frees. */
static struct str packed(const struct request *rq, const struct response *rs, struct lane *lane,
                         bool *out_gzip)
{
    const bool text = str_starts(rs->content_type, S("text/")) ||
                      str_starts(rs->content_type, S("application/json")) ||
                      str_starts(rs->content_type, S("application/problem+json")) ||
                      str_starts(rs->content_type, S("image/svg"));
    struct str body = rs->body;
    char *own;

    *out_gzip = false;
    if (text && body.len >= ANSWER_COMPRESS_FROM &&
        accepts_coding(rq->headers->v[H_ACCEPT_ENCODING], "gzip")) {
        char *to = arena_alloc(rs->arena, body.len);
        const size_t n =
            libdeflate_gzip_compress(lane_deflate(lane), body.ptr, body.len, to, body.len);

        if (n != 0) {
            body = (struct str){to, n};
            *out_gzip = true;
        }
    }
    own = malloc(body.len + 1);
    if (own == NULL)
        abort();
    if (body.len != 0)
        memcpy(own, body.ptr, body.len);
    return (struct str){own, body.len};
}

static void finish_cookies(const struct request *rq, struct response *rs)
{
    if (rs->flash_key.len != 0)
        respond_cookie(rs, "flash", flash_pack(rq, rs->arena, rs->flash_key, rs->flash_arg), 60);
    else if (rs->flash_shown)
        respond_cookie(rs, "flash", S(""), 0);
    if (rs->presession.len != 0 && printed(rs, rs->page_csrf))
        respond_cookie(rs, "visit", rs->presession, -1);
}

/* A script that a handler answers with is a service worker's: what it may fetch is said by its own
 * answer, not by the page's. */
static const char *policy_of(struct str content_type)
{
    if (str_starts(content_type, S("text/html")))
        return CSP;
    return str_starts(content_type, S("text/javascript")) ? ANSWER_WORKER : ANSWER_NO_PAGE;
}

static void destroy(void *p)
{
    MHD_destroy_response(p);
}

void answer_owed(struct owed *o, struct MHD_Response *r)
{
    arena_owe(o, destroy, r);
}

struct MHD_Response *answer_make(const struct request *rq, struct response *rs, struct lane *lane,
                                 unsigned *out_status, uint64_t *out_bytes)
{
    struct MHD_Response *r;
    struct owed owed = {0};
    struct str body;
    char etag[ANSWER_ETAG_SIZE] = "";
    bool gzip;

    *out_status = rs->status != 0 ? rs->status : MHD_HTTP_OK;
    *out_bytes = rs->ready_bytes;
    if (rs->ready != NULL)
        return rs->ready;
    finish_cookies(rq, rs);
    body = packed(rq, rs, lane, &gzip);
    r = MHD_create_response_from_buffer(body.len, mhd_bytes(body.ptr), MHD_RESPMEM_MUST_FREE);
    if (r == NULL)
        abort();
    answer_owed(&owed, r);
    *out_bytes = body.len;
    answer_safety_headers(r, rq->tls, policy_of(rs->content_type));
    if (rs->content_type.len != 0)
        add(r, rs->arena, S("Content-Type"), rs->content_type);
    if (gzip)
        MHD_add_response_header(r, "Content-Encoding", "gzip");
    if (rs->location.len != 0 && *out_status != MHD_HTTP_OK)
        add(r, rs->arena, S("Location"), rs->location);
    for (size_t i = 0; i < rs->headers_count; i++)
        add(r, rs->arena, rs->headers[i].name, rs->headers[i].value);
    for (size_t i = 0; i < rs->cookies_count; i++)
        add_cookie(r, rs->arena, &rs->cookies[i], rq->tls);
    arena_settled(&owed);
    if (answer_is_public(rq, rs) && rs->body.len != 0)
        answer_etag(rs->body, etag);
    add_caching(r, etag);
    if (etag[0] != '\0' && answer_unchanged(rq, etag)) {
        *out_status = MHD_HTTP_NOT_MODIFIED;
        *out_bytes = 0;
    }
    return r;
}
