// SPDX-License-Identifier: MulanPSL-2.0
/* One request from complete to answered. */
#include "platform/http/exchange.h"
#include "base/arena_limit.h"
#include "base/json.h"
#include "platform/crypt.h"
#include "platform/db_pool.h"
#include "platform/http/body.h"
#include "platform/log.h"
#include "platform/text.h"
#include <arpa/inet.h>
#include <sodium.h>
#include <strings.h>

static bool id_usable(struct str id)
{
    for (size_t i = 0; i < id.len; i++)
        if (!(id.ptr[i] >= '0' && id.ptr[i] <= '9') &&
            !((id.ptr[i] | 32) >= 'a' && (id.ptr[i] | 32) <= 'z') && id.ptr[i] != '-')
            return false;
    return id.len >= 8 && id.len <= REQUEST_ID_CHARS_MAX;
}

void exchange_name(struct exchange *x)
{
    const struct str given = x->headers->v[H_REQUEST_ID];
    uint8_t random[8];

    if (x->conn->trusted && id_usable(given)) {
        memcpy(x->id, given.ptr, given.len);
        return;
    }
    crypt_random_often(random, sizeof random);
    sodium_bin2hex(x->id, sizeof x->id, random, sizeof random);
}

static struct str cut_last(struct str *list)
{
    size_t at = list->len;
    struct str one;

    while (at > 0 && list->ptr[at - 1] != ',')
        at--;
    one = str_trim((struct str){list->ptr + at, list->len - at});
    list->len = at > 0 ? at - 1 : 0;
    return one;
}

/* The last address in X-Forwarded-For that is not a proxy of ours: what stands before it is the
 * client's own claim. Of several lines the last is the nearest proxy's. */
static struct str client_address(const struct exchange *x, struct arena *a)
{
    const struct headers *h = x->headers;

    for (size_t n = x->conn->trusted ? h->forwarded_count : 0; n > 0; n--) {
        struct str list = h->forwarded[n - 1];

        while (list.len != 0) {
            const char *z = str_z(a, cut_last(&list));
            unsigned char bin[16];

            if (inet_pton(AF_INET, z, bin) != 1 && inet_pton(AF_INET6, z, bin) != 1)
                return str_from(x->conn->address);
            if (!address_listed(x->http->app->config.trusted_proxies, z))
                return str_from(z);
        }
    }
    return str_from(x->conn->address);
}

/* Quality of a media type in Accept, in thousandths; -1: not named. */
static int accepts(struct str accept, const char *type)
{
    struct str one, range;

    while (str_cut(&accept, ',', &one)) {
        int q = 1000;
        struct str parameter;

        str_cut(&one, ';', &range);
        range = str_trim(range);
        if (range.len != strlen(type) || strncasecmp(range.ptr, type, range.len) != 0)
            continue;
        while (str_cut(&one, ';', &parameter)) {
            parameter = str_trim(parameter);
            if (str_starts(parameter, S("q=0")))
                q = parameter.len > 4 ? (parameter.ptr[4] - '0') * 100 : 0;
        }
        return q;
    }
    return -1;
}

static bool prefers_json(const struct headers *h)
{
    const int json = accepts(h->v[H_ACCEPT], "application/json");
    const int problem = accepts(h->v[H_ACCEPT], "application/problem+json");
    const int html = accepts(h->v[H_ACCEPT], "text/html");

    if (html > 0 || json > 0 || problem > 0)
        return json > html || problem > html;
    return content_type_is(h->v[H_CONTENT_TYPE], "application/json") ||
           h->v[H_AUTHORIZATION].len != 0;
}

/* By convention {id} and {…_id} are numbers. */
static bool is_id_name(struct str name)
{
    return str_eqz(name, "id") || str_ends(name, S("_id"));
}

static void find_route(struct request *rq)
{
    rq->slot = router_match(rq->http->router, rq->method, rq->path, rq->params, &rq->allow);
    rq->route = rq->slot != NULL ? rq->slot->route : NULL;
    for (size_t i = 0; rq->slot != NULL && i < rq->slot->params; i++)
        if (is_id_name(rq->slot->param_names[i]) &&
            path_id(rq, str_z(rq->arena, rq->slot->param_names[i])) == 0)
            rq->route = NULL;
}

struct request *request_make(struct exchange *x, struct arena *a)
{
    struct request *rq = arena_new(a, struct request);
    const struct str *h = x->headers->v;

    rq->http = x->http;
    rq->exchange = x;
    rq->arena = a;
    rq->headers = x->headers;
    rq->target = str_from(x->target);
    rq->id = str_from(x->id);
    rq->host = h[H_HOST];
    rq->method = strcmp(x->method, "POST") == 0 ? POST : GET;
    rq->head = strcmp(x->method, "HEAD") == 0;
    rq->tls = x->conn->trusted && str_eqz(h[H_FORWARDED_PROTO], "https");
    rq->address = client_address(x, a);
    rq->json = prefers_json(x->headers);
    rq->fragment = str_eqz(h[H_HX_REQUEST], "true");
    rq->allow = "";
    rq->refusal = target_split(a, rq->target, &rq->path, &rq->raw_path, &rq->query);
    if (rq->refusal != 0)
        return rq;
    find_route(rq);
    x->route = rq->route;
    return rq;
}

enum where exchange_where(struct exchange *x)
{
    struct lane *lane = lane_here(x->http);
    unsigned flags;

    if (x->rq == NULL)
        x->rq = request_make(x, lane_arena(lane));
    flags = x->route != NULL ? x->route->flags : 0;
    if ((flags & ROUTE_NARROW) != 0)
        return ON_NARROW_WORKER;
    if (x->rq->refusal == 0 && str_starts(x->rq->path, S("/static/")))
        return ON_THIS_THREAD;
    if (x->rq->method == GET && (flags & ROUTE_HEAVY) == 0 && x->http->inline_reads &&
        !str_has(x->rq->query, S("format=")))
        return ON_THIS_THREAD;
    /* One without a body has the arena of this thread, which it cannot keep. Files are looked
     * through and kept, which takes as long as it takes. */
    x->gathers = x->route != NULL && x->route->crowd != NULL && x->rq->method == POST &&
                 x->arena != NULL && x->headers->v[H_IDEMPOTENCY_KEY].ptr == NULL &&
                 !content_type_is(x->headers->v[H_CONTENT_TYPE], "multipart/form-data");
    if (x->gathers && x->http->inline_reads)
        return IN_GATHERING;
    return ON_WORKER;
}

void exchange_leave_thread(struct exchange *x)
{
    if (x->arena != NULL)
        return;
    x->rq = NULL;
    arena_clear(lane_arena(lane_here(x->http)));
}

static struct ctx *ctx_make(struct http *http, const struct request *rq)
{
    struct ctx *ctx = arena_new(rq->arena, struct ctx);

    ctx->arena = rq->arena;
    ctx->app = http->app;
    ctx->actor = &rq->who.actor;
    ctx->now = app_now(http->app);
    ctx->today = app_today(http->app);
    ctx->address = rq->address;
    ctx->request_id = rq->id;
    return ctx;
}

void exchange_limit_body(struct exchange *x, uint64_t length)
{
    const uint64_t small = (uint64_t)BODY_KIB_DEFAULT * 1024;
    struct request *rq = x->rq;
    enum status st;
    struct ctx *ctx;
    bool known;

    x->body_max = body_limit(rq);
    x->over_max = MHD_HTTP_CONTENT_TOO_LARGE;
    if (x->body_max <= small || (length != 0 && length <= small) ||
        (rq->route->permission != NULL && strcmp(rq->route->permission, PUBLIC) == 0) ||
        resume_is_sign_in(rq))
        return;
    ctx = ctx_make(x->http, rq);
    st = serve_identify(ctx, rq);
    db_release(ctx->db);
    known = st == ST_OK && rq->signed_in;
    rq->signed_in = rq->bearer = false; /* asked again when the body is there */
    rq->who = (struct sign_in){0};
    if (known)
        return;
    x->body_max = small;
    x->over_max = st == ST_OK ? MHD_HTTP_UNAUTHORIZED : MHD_HTTP_SERVICE_UNAVAILABLE;
}

static void forget_request(struct lane *lane, struct exchange *x)
{
    if (x->arena != NULL)
        arena_close(x->arena);
    else
        arena_clear(lane_arena(lane));
    x->arena = NULL;
    x->rq = NULL;
    x->body = NULL;
}

static void answer_with(struct lane *lane, struct exchange *x, struct response *rs)
{
    x->streaming = rs->streaming;
    x->stream = rs->streaming != NULL;
    x->status = MHD_HTTP_OK;
    if (!x->stream)
        x->answer = answer_make(x->rq, rs, lane, &x->status, &x->answer_bytes);
    x->answer_lent = rs->ready_lent;
    forget_request(lane, x);
}

/* What is under way, and has to be given back when it is left in the middle. */
struct under_way {
    struct lane *lane;
    struct exchange *x;
    struct ctx *ctx;
    struct response *rs;
};

static void let_go_of_once(struct exchange *x)
{
    if (x->rq == NULL || x->rq->once.len == 0)
        return;
    once_end(x->http->once, x->rq->once, S(""));
    once_end(x->http->keyed, x->rq->once, S(""));
}

/* It needs more memory than a request may have: say so, and forget all of it. */
static void give_up(const struct under_way *w)
{
    struct exchange *x = w->x;

    log_line(LOG_ERROR, "http.too_much", LOG_Z("request", x->id),
             LOG_Z("route", x->route != NULL ? x->route->path : ""));
    if (w->ctx != NULL)
        db_release(w->ctx->db);
    if (w->rs != NULL)
        response_reset(w->rs);
    let_go_of_once(x);
    x->streaming = NULL;
    x->stream = x->answer_lent = false;
    exchange_refuse(x, MHD_HTTP_SERVICE_UNAVAILABLE, "error.too_much");
    forget_request(w->lane, x);
}

static void finish(void *p)
{
    struct under_way *w = p;
    struct exchange *x = w->x;
    struct crowd_item *item = x->parked;

    x->parked = NULL;
    x->rs = NULL;
    w->ctx = item->ctx;
    atomic_fetch_sub(&x->http->app->crowd, 1);
    serve_parked(item, x->rq, w->rs);
    db_release(w->ctx->db); /* a page that is shown again may have read */
    w->ctx->db = NULL;
    answer_with(w->lane, x, w->rs);
}

void exchange_finish(struct lane *lane, struct exchange *x)
{
    struct under_way w = {.lane = lane, .x = x, .rs = x->rs};

    if (!arena_guarded(finish, &w))
        give_up(&w);
}

static void run(void *p)
{
    struct under_way *w = p;
    struct exchange *x = w->x;
    struct request *rq;

    if (x->rq == NULL)
        x->rq = request_make(x, x->arena != NULL ? x->arena : lane_arena(w->lane));
    rq = x->rq;
    if (x->body != NULL)
        body_finish(x->body, rq);
    w->ctx = ctx_make(x->http, rq);
    w->rs = arena_new(rq->arena, struct response);
    *w->rs = (struct response){.arena = rq->arena, .rq = rq};
    serve(w->ctx, rq, w->rs);
    db_release(w->ctx->db);
    w->ctx->db = NULL;
    if (x->parked != NULL)
        x->rs = w->rs;
    else
        answer_with(w->lane, x, w->rs);
}

void exchange_run(struct lane *lane, struct exchange *x)
{
    struct under_way w = {.lane = lane, .x = x};

    if (!arena_guarded(run, &w))
        give_up(&w);
}

/* Refusals before there is a page: one sentence, no frame. */
static struct str refusal_body(struct arena *a, unsigned status, const char *key)
{
    struct buf out = buf_new(a, 0);
    struct json j = json_begin(&out);

    json_object(&j, NULL);
    json_str(&j, "type", S("about:blank"));
    json_int(&j, "status", status);
    json_str(&j, "key", str_from(key));
    json_str(&j, "title", text(key));
    json_object_end(&j);
    return buf_view(&out);
}

void exchange_refuse(struct exchange *x, unsigned status, const char *key)
{
    struct arena *a = arena_open(0);
    const bool json = prefers_json(x->headers);
    const struct str body = json ? refusal_body(a, status, key) : text(key);
    const char *retry = status == MHD_HTTP_SERVICE_UNAVAILABLE ? "5" : NULL;

    x->status = status;
    x->answer_bytes = body.len;
    x->answer =
        MHD_create_response_from_buffer(body.len, mhd_bytes(body.ptr), MHD_RESPMEM_MUST_COPY);
    MHD_add_response_header(x->answer, "Content-Type",
                            json ? "application/problem+json" : "text/plain; charset=utf-8");
    MHD_add_response_header(x->answer, "Cache-Control", "no-store");
    if (retry != NULL)
        MHD_add_response_header(x->answer, "Retry-After", retry);
    answer_safety_headers(x->answer, false, ANSWER_NO_PAGE);
    arena_close(a);
}

struct str exchange_refusal_text(struct exchange *x, unsigned status, const char *key)
{
    const bool json = prefers_json(x->headers);
    const struct str body = json ? refusal_body(x->arena, status, key) : text(key);

    return str_printf(x->arena,
                      "HTTP/1.1 %u %s\r\nContent-Type: %s\r\nContent-Length: %zu\r\n"
                      "X-Content-Type-Options: nosniff\r\nCache-Control: no-store\r\n"
                      "Connection: close\r\n\r\n" STR_FMT,
                      status, MHD_get_reason_phrase_for(status),
                      json ? "application/problem+json" : "text/plain; charset=utf-8", body.len,
                      STR_ARG(body));
}

void exchange_too_slow_text(char *to, size_t size)
{
    const struct str say = text("error.too_slow");
    const int len =
        snprintf(to, size,
                 "HTTP/1.1 408 %s\r\nContent-Type: text/plain; charset=utf-8\r\n"
                 "Content-Length: %zu\r\nX-Content-Type-Options: nosniff\r\n"
                 "Cache-Control: no-store\r\nConnection: close\r\n\r\n" STR_FMT,
                 MHD_get_reason_phrase_for(MHD_HTTP_REQUEST_TIMEOUT), say.len, STR_ARG(say));

    ASSERT(len > 0 && (size_t)len < size);
}
