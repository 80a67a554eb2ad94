// SPDX-License-Identifier: MulanPSL-2.0
/* From a status to what the user sees: one table of codes, a page or problem+json. */
#include "frame_view.h"
#include "platform/http/exchange.h"
#include "platform/log.h"
#include "platform/text.h"
#include "platform/view/frame.h"

unsigned http_status_of(enum status st)
{
    static const unsigned HTTP[] = {
        [ST_OK] = MHD_HTTP_OK,
        [ST_INVALID] = MHD_HTTP_UNPROCESSABLE_CONTENT,
        [ST_DENIED] = MHD_HTTP_FORBIDDEN,
        [ST_NOT_FOUND] = MHD_HTTP_NOT_FOUND,
        [ST_RULE] = MHD_HTTP_CONFLICT,
        [ST_CONFLICT] = MHD_HTTP_CONFLICT,
        [ST_BUSY] = MHD_HTTP_SERVICE_UNAVAILABLE,
        [ST_INTERNAL] = MHD_HTTP_INTERNAL_SERVER_ERROR,
    };

    return HTTP[st];
}

/* What to say of a status whose reason nobody gave. */
static const char *key_of(const struct err *err, enum status st)
{
    static const char *const KEYS[] = {
        [ST_OK] = "error.internal",   [ST_INVALID] = "form.invalid",
        [ST_DENIED] = "error.denied", [ST_NOT_FOUND] = "error.not_found",
        [ST_RULE] = "error.409.say",  [ST_CONFLICT] = "db.changed_meanwhile",
        [ST_BUSY] = "error.busy",     [ST_INTERNAL] = "error.internal",
    };

    return err->key != NULL ? err->key : KEYS[st];
}

/* Who only reads has handed nothing in: some sentences have a form of their own for him. */
static const char *key_for(struct arena *a, const struct request *rq, const char *key)
{
    const char *read = str_printf(a, "%s.read", key).ptr;

    return rq->method != POST && text_has(read) ? read : key;
}

static struct str sentence(struct arena *a, const char *key, const char *arg)
{
    return TF(a, key, str_from(arg));
}

static struct str title_of(struct arena *a, unsigned http_status)
{
    const struct str key = str_printf(a, "error.%u.title", http_status);

    return text_has(key.ptr) ? text(key.ptr) : T("error.500.title");
}

static void put_error(struct json *j, struct arena *a, const char *field, const char *key,
                      const char *arg)
{
    json_object(j, NULL);
    json_str(j, "field", str_from(field));
    json_str(j, "key", str_from(key));
    json_str(j, "message", sentence(a, key, arg));
    json_object_end(j);
}

static void problem(const struct ctx *ctx, const struct request *rq, struct response *rs,
                    unsigned http_status)
{
    const struct err *err = &ctx->err;
    const char *key = err->key;
    struct buf b = buf_new(rs->arena, 0);
    struct json j = json_begin(&b);

    json_object(&j, NULL);
    json_str(&j, "type", str_printf(rs->arena, "urn:renda:%s", key));
    json_str(&j, "title", title_of(rs->arena, http_status));
    json_int(&j, "status", http_status);
    json_str(&j, "key", str_from(key));
    json_str(&j, "detail", sentence(rs->arena, key_for(rs->arena, rq, key), err->arg));
    if (err->law != NULL)
        json_str(&j, "article", str_from(err->law));
    json_str(&j, "request", ctx->request_id);
    json_array(&j, "errors");
    for (size_t i = 0; i < ctx->field_errors_count; i++) {
        const struct field_error *e = &ctx->field_errors[i];

        put_error(&j, rs->arena, e->field, e->key, e->arg);
    }
    if (ctx->field_errors_count == 0 && err->field != NULL)
        put_error(&j, rs->arena, err->field, key, err->arg);
    json_array_end(&j);
    json_object_end(&j);
    rs->body = buf_view(&b);
    rs->content_type = S("application/problem+json");
    rs->done = true;
}

static bool is_prose(const struct request *rq, struct str name)
{
    const struct field *f = rq->route->fields;

    for (; f != NULL && f->name != NULL; f++)
        if (str_eqz(name, f->name))
            return f->type == F_TEXT || f->type == F_LINE;
    return false;
}

/* What was written into a form that cannot be shown again: whoever wrote it can copy it. */
static void keep_typed(const struct request *rq, struct error_page_v *page)
{
    struct str *typed = arena_array(rq->arena, rq->raw.count, struct str);

    page->typed = typed;
    for (size_t i = 0; i < rq->raw.count; i++) {
        const struct raw_field *f = &rq->raw.at[i];

        if (f->file == NULL && is_prose(rq, f->name) && str_trim(f->value).len != 0)
            typed[page->typed_count++] = str_trim(f->value);
    }
}

/* Nobody could be asked who writes, as the database is away or all are busy: what came from a page
 * of ours is shown all the same. */
static bool is_lost(const struct request *rq, enum status st)
{
    return st == ST_BUSY && !csrf_foreign(rq);
}

/* The nearest page above an address that cannot be had now: /vote/12 of /vote/12/turn. */
static struct str page_above(const struct request *rq)
{
    struct str path = rq->path, params[PATH_PARAMS_MAX];
    const char *allow;

    while (path.len > 1) {
        while (path.len > 1 && path.ptr[path.len - 1] != '/')
            path.len--;
        path.len -= path.len > 1 ? 1 : 0;
        if (path.len > 1 && router_match(rq->http->router, GET, path, params, &allow) != NULL)
            return path;
    }
    return S("");
}

/* Of an address that asks for what cannot be: there is no form that would show each fault beside
 * its field. */
static struct str faults_said(const struct ctx *ctx)
{
    struct str said[FIELD_ERRORS_MAX];
    size_t n = 0;

    arr_each (i, ctx->field_errors_count) {
        const struct str one =
            sentence(ctx->arena, ctx->field_errors[i].key, ctx->field_errors[i].arg);

        if (n == 0 || !str_eq(one, said[n - 1]))
            said[n++] = one;
    }
    return str_join(ctx->arena, said, n, T("http.between"));
}

void respond_fault(struct ctx *ctx, const struct request *rq, struct response *rs, enum status st,
                   unsigned http_status)
{
    struct err why;
    const struct pair kept = rs->headers_count != 0 ? rs->headers[0] : (struct pair){0};

    ctx->err.key = key_of(&ctx->err, st);
    why = ctx->err;
    why.key = key_for(ctx->arena, rq, why.key);
    if (st == ST_INTERNAL)
        log_line(LOG_ERROR, "http.failure", LOG_STR("request", ctx->request_id),
                 LOG_Z("route", rq->route != NULL ? rq->route->path : "-"),
                 LOG_Z("key", ctx->err.key), LOG_Z("detail", why.detail));
    response_reset(rs);
    if (kept.name.len != 0)
        respond_header(rs, kept.name.ptr, kept.value);
    if (st == ST_BUSY)
        respond_header(rs, "Retry-After", S("5"));
    respond_status(rs, http_status);
    if (rq->json) {
        problem(ctx, rq, rs, http_status);
        return;
    }
    {
        struct error_page_v *page = frame_error(ctx, http_status, &why, ctx->request_id);

        if (rq->method == POST && rq->route != NULL && (rq->signed_in || is_lost(rq, st)))
            keep_typed(rq, page);
        if (ctx->field_errors_count > 0)
            page->say = faults_said(ctx);
        if ((st == ST_RULE || st == ST_INVALID) && rq->route != NULL)
            page->back = page_above(rq);

        if (respond_view(ctx, rq, rs, rq->signed_in ? FRAME_STAFF : FRAME_PUBLIC, page->title,
                         &error_page_view, page) == ST_OK)
            return;
    }
    /* Even the page of errors failed, as when the database is away and the menu cannot count. */
    rs->body = sentence(rs->arena, why.key, why.arg);
    rs->content_type = S("text/plain; charset=utf-8");
    rs->done = true;
}
