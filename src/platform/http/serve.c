// SPDX-License-Identifier: MulanPSL-2.0
/* What every request passes before its handler, and what becomes of the handler's status. */
#include "platform/db_pool.h"
#include "platform/http/body.h"
#include "platform/http/crowd.h"
#include "platform/http/exchange.h"
#include "platform/http/keyed.h"
#include "platform/http/page_kept.h"
#include "platform/http/page_sheet.h"
#include "platform/http/rate.h"
#include "platform/http/static_files.h"
#include "platform/kept.h"
#include "platform/permission.h"

enum { ONCE_WAIT_MS = 2000, ONCE_CHARS_MAX = 64 };

/* ---- who asks */

static enum status sign_in_by_bearer(struct ctx *ctx, struct request *rq, struct str header)
{
    const struct auth_hooks *auth = ctx->app->auth;
    struct str scheme;

    str_cut(&header, ' ', &scheme);
    rq->bearer = true;
    if (auth == NULL || auth->by_bearer == NULL || !str_eqz(scheme, "Bearer"))
        return ST_NOT_FOUND;
    return auth->by_bearer(ctx, str_trim(header), &rq->who);
}

enum status serve_identify(struct ctx *ctx, struct request *rq)
{
    const struct auth_hooks *auth = ctx->app->auth;
    const struct str header = rq->headers->v[H_AUTHORIZATION];
    const struct str cookie = request_cookie(rq, SESSION_COOKIE);
    enum status st = ST_NOT_FOUND;

    if (header.len != 0)
        st = sign_in_by_bearer(ctx, rq, header);
    else if (cookie.len != 0 && auth != NULL && auth->by_cookie != NULL)
        st = auth->by_cookie(ctx, cookie, &rq->who);
    if (st == ST_NOT_FOUND) {
        rq->bearer_fault = rq->bearer ? ctx->err.key : NULL;
        rq->who = (struct sign_in){0};
        ctx->err = (struct err){0};
        return ST_OK;
    }
    TRY(st);
    rq->signed_in = rq->who.actor.account_id != 0;
    ctx->actor = &rq->who.actor;
    ctx->congress_id = rq->who.actor.congress_id;
    return ST_OK;
}

/* ---- may he */

static struct str path_back(const struct request *rq)
{
    struct buf b = buf_new(rq->arena, 0);

    put_percent(&b, rq->method == GET ? rq->target : S("/"));
    return buf_view(&b);
}

/* Nobody is signed in and the route wants somebody. */
static enum status ask_to_sign_in(struct ctx *ctx, struct request *rq, struct response *rs)
{
    const struct auth_hooks *auth = ctx->app->auth;

    if (rq->json || rq->bearer || auth == NULL || auth->sign_in_path == NULL) {
        respond_header(rs, "WWW-Authenticate",
                       rq->bearer ? S("Bearer error=\"invalid_token\"") : S("Bearer"));
        (void)fail(&ctx->err, ST_DENIED,
                   rq->bearer_fault != NULL ? rq->bearer_fault : "http.sign_in_first", NULL);
        respond_fault(ctx, rq, rs, ST_DENIED, MHD_HTTP_UNAUTHORIZED);
        return ST_OK;
    }
    if (rq->fragment) {
        respond_status(rs, MHD_HTTP_UNAUTHORIZED);
        respond_header(
            rs, "HX-Redirect",
            str_printf(rq->arena, "%s?next=" STR_FMT, auth->sign_in_path, STR_ARG(path_back(rq))));
        rs->done = true;
        return ST_OK;
    }
    if (rq->method == GET)
        return respond_see_other(rs, "%s?next=" STR_FMT, auth->sign_in_path,
                                 STR_ARG(path_back(rq)));
    return resume_ask(ctx, rq, rs);
}

/* What is of the platform itself belongs to no module. */
static struct str module_of(const struct route *route)
{
    for (const struct module *const *m = MODULES; *m != NULL; m++)
        for (const struct route *r = (*m)->routes; r != NULL && r->path != NULL; r++)
            if (r == route)
                return str_from((*m)->name);
    return S("");
}

/* A token may be narrower than its role. */
static enum status check_scopes(struct ctx *ctx, const struct request *rq)
{
    const struct str scopes = rq->who.scopes;
    const bool write = rq->method == POST;

    if (scopes.len == 0 || permission_scope_allows(scopes, module_of(rq->route), write))
        return ST_OK;
    if (write && permission_scope_allows(scopes, module_of(rq->route), false))
        return fail(&ctx->err, ST_DENIED, "http.token_reads_only", NULL);
    return fail(&ctx->err, ST_DENIED, "http.token_scope", NULL);
}

static enum status authorise(struct ctx *ctx, struct request *rq, struct response *rs)
{
    const struct auth_hooks *auth = ctx->app->auth;
    const char *need = rq->route->permission;

    if (need != NULL && strcmp(need, PUBLIC) == 0)
        return ST_OK;
    if (need != NULL && !rq->signed_in)
        return ask_to_sign_in(ctx, rq, rs);
    if (need != NULL && rq->who.must_change_password && (rq->route->flags & ROUTE_FIRST) == 0) {
        if (!rq->json)
            return respond_see_other(rs, "%s", auth->first_password_path);
        return fail(&ctx->err, ST_DENIED, "http.first_password", NULL);
    }
    if (need != NULL && rq->who.must_set_second && (rq->route->flags & ROUTE_FIRST) == 0) {
        if (!rq->json)
            return respond_see_other(rs, "%s", auth->second_path);
        return fail(&ctx->err, ST_DENIED, "http.second_step", NULL);
    }
    TRY(check_scopes(ctx, rq));
    if (need != NULL && (strcmp(need, SIGNED_IN) == 0 || may(ctx, need)))
        return ST_OK;
    if (auth != NULL && auth->refused != NULL)
        auth->refused(ctx, need != NULL ? need : "", rq->path);
    return fail(&ctx->err, ST_DENIED, "error.denied", NULL);
}

/* ---- is the post ours */

static enum status check_csrf(struct ctx *ctx, const struct request *rq)
{
    const struct raw_field *typed = raw_find(&rq->raw, "_csrf");
    const struct str token = typed != NULL ? typed->value : rq->headers->v[H_CSRF_TOKEN];

    if (rq->bearer)
        return ST_OK;
    if (csrf_foreign(rq))
        return fail(&ctx->err, ST_DENIED, "http.foreign", NULL);
    if (csrf_valid(rq, token))
        return ST_OK;
    /* A page of another site cannot send this type without asking us first. */
    if (!rq->signed_in && content_type_is(rq->headers->v[H_CONTENT_TYPE], "application/json"))
        return ST_OK;
    return fail(&ctx->err, ST_DENIED, "form.expired", NULL);
}

/* Show the form again as typed, or lead where its page leads instead. What the page itself writes
 * does not use the form up: nothing was done with it. false: it cannot be. */
static bool show_again(struct ctx *ctx, struct request *rq, struct response *rs, unsigned http)
{
    const struct err why = ctx->err;
    enum status st;

    if (rq->json || rq->route->page == NULL)
        return false;
    response_reset(rs);
    rq->again = true;
    ctx->once = S("");
    st = rq->route->page(ctx, rq, rs);
    if (st != ST_OK || !rs->done) {
        rq->again = false;
        ctx->err = why;
        return false;
    }
    if (rs->location.len == 0)
        respond_status(rs, http);
    return true;
}

static enum status check_post(struct ctx *ctx, struct request *rq)
{
    const struct raw_field *once;

    if (rq->body_fault != NULL) {
        if (strcmp(rq->body_fault, "form.spool_full") == 0)
            return fail(&ctx->err, ST_BUSY, "form.spool_full", NULL);
        return fail(&ctx->err, ST_INVALID, rq->body_fault, NULL);
    }
    TRY(check_csrf(ctx, rq));
    once = raw_find(&rq->raw, "_once");
    if (once != NULL && once->value.len <= ONCE_CHARS_MAX)
        ctx->once = rq->once = once->value; /* the database layer takes ctx->once away */
    return ST_OK;
}

static enum status check_request(struct ctx *ctx, struct request *rq)
{
    if (rq->method == POST) {
        TRY(check_post(ctx, rq));
        if (resume_is_sign_in(rq))
            resume_collect(rq);
    } else if (urlencoded_parse(rq->arena, rq->query, &rq->raw) != NULL) {
        return fail(&ctx->err, ST_INVALID, "form.bad_encoding", NULL);
    }
    return fields_check(ctx, rq);
}

/* ---- what becomes of it */

/* The second click: lead to where the first one led. */
static enum status lead_to_first(const struct request *rq, struct response *rs)
{
    struct str to = once_place(rq->http->once, rq->arena, rq->once, ONCE_WAIT_MS);
    struct str host, rest;

    if (to.len == 0 && url_cut_host(rq->headers->v[H_REFERER], &host, &rest) &&
        str_eq(host, rq->host))
        to = str_printf(rq->arena, "/" STR_FMT, STR_ARG(rest));
    if (to.len == 0)
        to = S("/");
    response_reset(rs);
    respond_flash(rs, "form.already_sent", S(""));
    return respond_see_other(rs, STR_FMT, STR_ARG(to));
}

static bool key_ends(const struct ctx *ctx, const char *end)
{
    return ctx->err.key != NULL && str_ends(str_from(ctx->err.key), str_from(end));
}

static unsigned http_status_for(const struct ctx *ctx, const struct request *rq, enum status st)
{
    if (st == ST_RULE && key_ends(ctx, ".too_often"))
        return MHD_HTTP_TOO_MANY_REQUESTS;
    if (st == ST_INVALID && rq->body_fault != NULL &&
        strcmp(rq->body_fault, "form.content_type") == 0)
        return MHD_HTTP_UNSUPPORTED_MEDIA_TYPE;
    return http_status_of(st);
}

static bool key_is(const struct ctx *ctx, const char *key)
{
    return ctx->err.key != NULL && strcmp(ctx->err.key, key) == 0;
}

/* What the user can put right in the form itself: a post's, or one that asks by its address and
 * names its page as the one to show again. */
static bool correctable(const struct ctx *ctx, const struct request *rq, enum status st)
{
    if (rq->route == NULL || (rq->method != POST && rq->route->page == NULL))
        return false;
    return st == ST_INVALID || st == ST_RULE || st == ST_CONFLICT ||
           (st == ST_DENIED && key_is(ctx, "form.expired"));
}

static void conclude(struct ctx *ctx, struct request *rq, struct response *rs, enum status st)
{
    if (st == ST_OK && (rs->done || rq->exchange->parked != NULL))
        return;
    if (st == ST_OK)
        st = fail_detail(&ctx->err, ST_INTERNAL, "error.internal", "%s: handler gave no answer",
                         rq->route != NULL ? rq->route->path : "?");
    if (st == ST_CONFLICT && rq->method == POST && key_is(ctx, "form.already_sent") &&
        lead_to_first(rq, rs) == ST_OK)
        return;
    if (correctable(ctx, rq, st) && show_again(ctx, rq, rs, http_status_for(ctx, rq, st)))
        return;
    respond_fault(ctx, rq, rs, st, http_status_for(ctx, rq, st));
}

static enum status handle(struct ctx *ctx, struct request *rq, struct response *rs)
{
    enum status st = authorise(ctx, rq, rs);
    enum sheet_format format;
    bool first;

    if (st != ST_OK || rs->done)
        return st;
    TRY(check_request(ctx, rq));
    if (page_sheet_wanted(rq, &format))
        return page_sheet_handle(ctx, rq, rs, format);
    if (rq->method == GET)
        return rq->route->handler(ctx, rq, rs);
    if (rq->exchange->gathers)
        return crowd_park(ctx, rq, rs);
    if (keyed_wanted(rq))
        return keyed_handle(ctx, rq, rs);
    first = rq->once.len != 0 && once_begin(rq->http->once, rq->once);
    st = rq->route->handler(ctx, rq, rs);
    if (first)
        once_end(rq->http->once, rq->once, st == ST_OK ? rs->location : S(""));
    return st;
}

static void no_route(struct ctx *ctx, struct request *rq, struct response *rs)
{
    struct str params[PATH_PARAMS_MAX];
    const char *allow;
    const struct str trimmed = {rq->raw_path.ptr, rq->raw_path.len - 1};

    if (rq->allow[0] != '\0') {
        respond_header(rs, "Allow", str_from(rq->allow));
        (void)fail(&ctx->err, ST_INVALID, "error.method", NULL);
        respond_fault(ctx, rq, rs, ST_INVALID, MHD_HTTP_METHOD_NOT_ALLOWED);
    } else if (trimmed.len > 1 && rq->raw_path.ptr[trimmed.len] == '/' &&
               trimmed.ptr[trimmed.len - 1] != '/' &&
               router_match(rq->http->router, rq->method,
                            (struct str){rq->path.ptr, rq->path.len - 1}, params, &allow) != NULL) {
        respond_status(rs, MHD_HTTP_PERMANENT_REDIRECT);
        rs->location = str_printf(rq->arena, STR_FMT "%s" STR_FMT, STR_ARG(trimmed),
                                  rq->query.len != 0 ? "?" : "", STR_ARG(rq->query));
        rs->done = true;
    } else {
        (void)fail(&ctx->err, ST_NOT_FOUND, "error.not_found", NULL);
        respond_fault(ctx, rq, rs, ST_NOT_FOUND, MHD_HTTP_NOT_FOUND);
    }
}

/* ---- how often */

static bool limited(struct ctx *ctx, const struct request *rq, struct response *rs,
                    enum rate_kind kind, struct str who, unsigned a_minute, atomic_ullong *count)
{
    const unsigned wait = rate_take(rq->http->rate, kind, who, a_minute, now_ms());

    if (wait == 0)
        return false;
    atomic_fetch_add_explicit(count, 1, memory_order_relaxed);
    ctx->err = (struct err){0};
    respond_header(rs, "Retry-After", str_printf(rq->arena, "%u", wait));
    (void)fail(&ctx->err, ST_RULE, "http.too_often", NULL);
    respond_fault(ctx, rq, rs, ST_RULE, MHD_HTTP_TOO_MANY_REQUESTS);
    return true;
}

/* People who are signed in are not counted: a whole hall may share one address. */
static bool too_often(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct app_config *cfg = &ctx->app->config;
    struct request_counts *counts = &ctx->app->requests;

    if (rq->signed_in && rq->who.token_id != 0)
        return limited(ctx, rq, rs, RATE_TOKEN,
                       str_printf(rq->arena, "%lld", (long long)rq->who.token_id), cfg->rate_token,
                       &counts->limited_token);
    if (rq->signed_in)
        return false;
    if (rq->route != NULL && resume_is_sign_in(rq) &&
        limited(ctx, rq, rs, RATE_SIGN_IN, rq->address, cfg->rate_sign_in,
                &counts->limited_sign_in))
        return true;
    return limited(ctx, rq, rs, RATE_ADDRESS, rq->address, cfg->rate_address,
                   &counts->limited_address);
}

void serve_parked(struct crowd_item *item, struct request *rq, struct response *rs)
{
    enum status st = item->st;

    if (st == ST_OK)
        st = rq->route->crowd->leave(item->ctx, rq, rs, item->data);
    conclude(item->ctx, rq, rs, st);
}

static bool is_probe(const struct request *rq)
{
    return str_eqz(rq->path, "/healthz") || str_eqz(rq->path, "/metrics");
}

/* Strangers are counted for each page, kept or not. */
static bool serve_kept(struct ctx *ctx, struct request *rq, struct response *rs)
{
    struct page *page = page_find(ctx, rq, rs);

    if (page == NULL)
        return false;
    if (page_signed_in(page) || !too_often(ctx, rq, rs))
        page_give(page, rq, rs);
    page_back(page);
    return true;
}

void serve(struct ctx *ctx, struct request *rq, struct response *rs)
{
    enum status st;

    if (rq->refusal != 0) {
        (void)fail(&ctx->err, ST_INVALID, "error.bad_request", NULL);
        respond_fault(ctx, rq, rs, ST_INVALID, rq->refusal);
        return;
    }
    if (rq->method == GET && (static_serve(rq, rs) || serve_kept(ctx, rq, rs)))
        return;
    rs->drawn = crypt_drawn();
    if ((rq->method == GET || rq->exchange->gathers) && ctx->app->db != NULL)
        db_snapshot(ctx);
    st = serve_identify(ctx, rq);
    if (st == ST_OK && !is_probe(rq) && too_often(ctx, rq, rs))
        return;
    if (st == ST_OK && rq->route == NULL) {
        no_route(ctx, rq, rs);
        return;
    }
    if (st == ST_OK)
        st = handle(ctx, rq, rs);
    conclude(ctx, rq, rs, st);
    page_take(ctx, rq, rs);
}
