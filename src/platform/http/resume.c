// SPDX-License-Identifier: MulanPSL-2.0
/* A post that met an ended session: its fields travel through the sign-in page as hidden inputs
 * "r.<field>" and "_resume" (where to), and come back as the form, typed as it was. */
#include "platform/http/exchange.h"

static bool kept_apart(const struct request *rq, struct str name)
{
    const struct field *f = rq->route->fields;

    for (; f != NULL && f->name != NULL; f++)
        if (str_eqz(name, f->name))
            return f->type == F_SECRET || f->type == F_FILE;
    return true; /* unknown, _csrf, _once */
}

static const struct route_slot *route_at(const struct request *rq, enum method m, struct str path,
                                         struct str params[PATH_PARAMS_MAX])
{
    const char *allow;

    if (path.len == 0 || path.ptr[0] != '/')
        return NULL;
    return router_match(rq->http->router, m, path, params, &allow);
}

enum status resume_ask(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct request *page = arena_new(rq->arena, struct request);
    bool secret;

    if (csrf_foreign(rq))
        return fail(&ctx->err, ST_DENIED, "http.foreign", NULL);
    *page = *rq;
    page->method = GET;
    page->raw = (struct raw_fields){0};
    page->target = page->query = S("");
    page->path = str_from(ctx->app->auth->sign_in_path);
    page->slot = route_at(rq, GET, page->path, page->params);
    if (page->slot == NULL)
        return fail_detail(&ctx->err, ST_INTERNAL, "error.internal", "no sign-in page");
    page->route = page->slot->route;
    if (rq->route->page == NULL || rq->body_fault != NULL)
        return respond_see_other(rs, "%s", ctx->app->auth->sign_in_path);
    for (size_t i = 0; i < rq->raw.count; i++)
        if (rq->raw.at[i].file == NULL && !kept_apart(rq, rq->raw.at[i].name))
            raw_add(rq->arena, &page->resume,
                    (struct raw_field){
                        .name = str_printf(rq->arena, "r." STR_FMT, STR_ARG(rq->raw.at[i].name)),
                        .value = rq->raw.at[i].value});
    secret = page->resume.count == 0 && rq->route->fields != NULL;
    raw_add(rq->arena, &page->resume, (struct raw_field){.name = S("_resume"), .value = rq->path});
    page->flash_key = secret ? S("http.session_over_secret") : S("http.session_over");
    TRY(page->route->handler(ctx, page, rs));
    respond_status(rs, MHD_HTTP_UNAUTHORIZED);
    return ST_OK;
}

bool resume_is_sign_in(const struct request *rq)
{
    const struct auth_hooks *auth = app_of(rq)->auth;

    return rq->method == POST && auth != NULL && auth->sign_in_path != NULL &&
           strcmp(rq->route->path, auth->sign_in_path) == 0;
}

bool resume_is_field(const struct request *rq, struct str name)
{
    return resume_is_sign_in(rq) && (str_starts(name, S("r.")) || str_eqz(name, "_resume"));
}

void resume_collect(struct request *rq)
{
    for (size_t i = 0; i < rq->raw.count; i++)
        if (resume_is_field(rq, rq->raw.at[i].name))
            raw_add(rq->arena, &rq->resume, rq->raw.at[i]);
}

static enum status go_next(const struct request *rq, struct response *rs)
{
    const struct raw_field *next = raw_find(&rq->raw, "next");

    return respond_see_other(rs, STR_FMT,
                             STR_ARG(next != NULL && next->value.len != 0 ? next->value : S("/")));
}

/* The form's own request, as if its post had just been refused. */
static struct request *form_request(const struct request *rq, struct str path)
{
    struct request *form = arena_new(rq->arena, struct request);

    *form = *rq;
    form->slot = route_at(rq, POST, path, form->params);
    if (form->slot == NULL || form->slot->route->page == NULL)
        return NULL;
    form->route = form->slot->route;
    form->path = path;
    form->target = S("/");
    form->query = S("");
    form->values_count = 0;
    form->raw = form->resume = (struct raw_fields){0};
    form->again = true;
    form->flash_key = S("http.resumed_secret");
    for (size_t i = 0; i < rq->resume.count; i++) {
        const struct str name = rq->resume.at[i].name;

        if (!str_starts(name, S("r.")))
            continue;
        raw_add(rq->arena, &form->raw,
                (struct raw_field){.name = {name.ptr + 2, name.len - 2},
                                   .value = rq->resume.at[i].value});
        form->flash_key = S("http.resumed");
    }
    return form;
}

enum status respond_resume(struct ctx *ctx, const struct request *rq, struct response *rs,
                           const struct actor *now)
{
    const struct raw_field *path = raw_find(&rq->resume, "_resume");
    const struct auth_hooks *auth = ctx->app->auth;
    const struct actor *before = ctx->actor;
    struct request *form;
    enum status st;

    (void)now;
    if (rq->json || path == NULL || (form = form_request(rq, path->value)) == NULL)
        return go_next(rq, rs);
    if (auth->by_cookie(ctx, response_cookie(rs, SESSION_COOKIE), &form->who) != ST_OK)
        return go_next(rq, rs);
    if (form->who.must_change_password)
        return respond_see_other(rs, "%s", auth->first_password_path);
    if (form->who.must_set_second)
        return respond_see_other(rs, "%s", auth->second_path);
    form->signed_in = true;
    ctx->actor = &form->who.actor;
    ctx->congress_id = form->who.actor.congress_id;
    if (strcmp(form->route->permission, SIGNED_IN) != 0 && !may(ctx, form->route->permission))
        return respond_see_other(rs, "/");
    st = form->route->page(ctx, form, rs);
    ctx->actor = before;
    if (st != ST_OK) {
        ctx->err = (struct err){0};
        return respond_see_other(rs, "/");
    }
    rs->rq = form;
    return ST_OK;
}
