// SPDX-License-Identifier: MulanPSL-2.0
/* GET /api: the routes by module, with fields, permission and an example; searched by the server.
 */
#include "modules/api/api_web.h"
#include "api_view.h"
#include "platform/http.h"
#include "platform/text.h"
#include "platform/view.h"

enum { SHOWN_MAX = 120, FIELDS_MAX = 64 };

static const char *const KINDS[] = {
    [F_ID] = "id",     [F_INT] = "int",   [F_BOOL] = "bool",
    [F_LINE] = "line", [F_TEXT] = "text", [F_SECRET] = "secret",
    [F_DATE] = "date", [F_WORD] = "word", [F_FILE] = "file",
};

static bool described(const struct route *r)
{
    return r->permission != NULL && (r->flags & ROUTE_NO_JSON) == 0;
}

static struct str who_of(const struct route *r)
{
    if (strcmp(r->permission, PUBLIC) == 0)
        return T("api.anybody");
    if (strcmp(r->permission, SIGNED_IN) == 0)
        return T("api.any_account");
    return text_of("permission.", str_from(r->permission));
}

static struct str module_title(const struct module *m)
{
    return text_of("account.module.", str_from(m->name));
}

static struct str curl_of(struct ctx *ctx, const struct request *rq, const struct route *r)
{
    struct buf b = buf_new(ctx->arena, 8192);
    const bool open = strcmp(r->permission, PUBLIC) == 0;

    buf_printf(&b, "curl -H 'Accept: application/json'%s",
               open ? "" : " -H \"Authorization: Bearer $TOKEN\"");
    if (r->method == POST)
        buf_z(&b, " -H \"Idempotency-Key: $KEY\"");
    for (const struct field *f = r->fields; r->method == POST && f != NULL && f->name != NULL; f++)
        if (f->required)
            buf_printf(&b, f->type == F_FILE ? " -F %s=@FILE" : " --data-urlencode '%s=…'",
                       f->name);
    if (r->method == POST && (r->fields == NULL || !str_has(buf_view(&b), S("data-url"))))
        buf_z(&b, " -X POST");
    buf_printf(&b, " '" STR_FMT "%s'", STR_ARG(request_origin(rq)), r->path);
    return buf_view(&b);
}

static void put_fields(struct ctx *ctx, const struct route *r, struct api_route_v *out)
{
    struct api_field_v *fields = arena_array(ctx->arena, FIELDS_MAX, struct api_field_v);

    for (const struct field *f = r->fields;
         f != NULL && f->name != NULL && out->fields_count < FIELDS_MAX; f++)
        fields[out->fields_count++] = (struct api_field_v){
            .name = str_from(f->name),
            .kind = str_from(KINDS[f->type]),
            .required = f->required,
            .many = f->many,
            .words = f->type == F_WORD ? str_from(f->words) : S(""),
        };
    out->fields = fields;
}

static struct str anchor_of(struct ctx *ctx, const struct route *r)
{
    struct buf b = buf_new(ctx->arena, 0);

    buf_z(&b, r->method == GET ? "get" : "post");
    for (const char *p = r->path; *p != '\0'; p++)
        buf_char(&b, (char)((*p >= 'a' && *p <= 'z') || *p == '-' || *p == '.' ? *p : '_'));
    return buf_view(&b);
}

static bool wanted(const struct request *rq, const struct module *m, struct str title,
                   struct str summary, const struct route *r)
{
    const struct str q = param_text(rq, "q"), module = param_text(rq, "module");

    if (module.len != 0 && !str_eqz(module, m->name))
        return false;
    if (q.len == 0)
        return module.len != 0;
    return str_has(str_from(r->path), q) || str_has(summary, q) || str_has(title, q);
}

static void put_routes(struct ctx *ctx, const struct request *rq, const struct module *m,
                       struct api_route_v *routes, struct api_show_v *v, int64_t *out_count)
{
    for (const struct route *r = m->routes; r != NULL && r->path != NULL; r++) {
        const struct str summary = openapi_summary(ctx->arena, m->name, r);

        if (!described(r))
            continue;
        ++*out_count;
        if (v->routes_count == SHOWN_MAX || !wanted(rq, m, module_title(m), summary, r))
            continue;
        routes[v->routes_count] = (struct api_route_v){
            .method = r->method == GET ? S("GET") : S("POST"),
            .path = str_from(r->path),
            .summary = summary,
            .permission = strcmp(r->permission, PUBLIC) == 0 ? S("") : str_from(r->permission),
            .who = who_of(r),
            .curl = curl_of(ctx, rq, r),
            .anchor = anchor_of(ctx, r),
        };
        put_fields(ctx, r, &routes[v->routes_count++]);
    }
}

enum status api_web_show(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct api_show_v v = {.q = param_text(rq, "q"), .url = S("/api")};
    struct api_route_v *routes = arena_array(ctx->arena, SHOWN_MAX, struct api_route_v);
    struct api_group_v groups[64];

    v.title = v.q.len != 0 ? TF(ctx->arena, "api.found", v.q) : T("api.routes");
    for (const struct module *const *m = MODULES; *m != NULL && v.groups_count < COUNT(groups);
         m++) {
        struct api_group_v g = {.name = str_from((*m)->name)};

        put_routes(ctx, rq, *m, routes, &v, &g.count);
        if (g.count == 0)
            continue;
        g.title = module_title(*m);
        g.url = str_printf(ctx->arena, "/api?module=%s", (*m)->name);
        g.here = str_eqz(param_text(rq, "module"), (*m)->name);
        if (g.here && v.q.len == 0)
            v.title = g.title;
        groups[v.groups_count++] = g;
    }
    v.groups = groups;
    v.routes = routes;
    v.nothing = v.routes_count == 0 && (v.q.len != 0 || param_text(rq, "module").len != 0);
    return respond_view(ctx, rq, rs, ctx->actor->account_id != 0 ? FRAME_STAFF : FRAME_PUBLIC,
                        T("api.title"), &api_show_view, &v);
}
