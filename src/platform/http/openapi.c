// SPDX-License-Identifier: MulanPSL-2.0
/* GET /api/openapi.json: OpenAPI 3.1 from the tables of routes and fields and the views' schemas.
 */
#include "base/json.h"
#include "platform/http/exchange.h"
#include "platform/text.h"

enum { DOCUMENT_BYTES_MAX = 4 * 1024 * 1024, VIEWS_MAX = 1024 };

struct document {
    struct arena *arena;
    struct json *j;
    const struct view *views[VIEWS_MAX]; /* referred to so far */
    size_t views_count;
};

static bool described(const struct route *r)
{
    return r->permission != NULL && (r->flags & ROUTE_NO_JSON) == 0;
}

static void schema_of_words(struct json *j, const char *words)
{
    struct str rest = str_from(words), one;

    json_str(j, "type", S("string"));
    json_array(j, "enum");
    while (str_cut(&rest, ' ', &one))
        if (one.len != 0)
            json_str(j, NULL, one);
    json_array_end(j);
}

static void schema_of_text(struct json *j, const struct field *f)
{
    json_str(j, "type", S("string"));
    json_int(j, "maxLength", field_max_chars(f));
}

static void field_type(struct json *j, const struct field *f)
{
    switch (f->type) {
    case F_ID:
        json_str(j, "type", S("integer"));
        json_str(j, "format", S("int64"));
        json_int(j, "minimum", 1);
        break;
    case F_INT:
        json_str(j, "type", S("integer"));
        json_str(j, "format", S("int64"));
        break;
    case F_BOOL:
        json_str(j, "type", S("boolean"));
        break;
    case F_LINE:
    case F_TEXT:
    case F_SECRET:
        schema_of_text(j, f);
        break;
    case F_DATE:
        json_str(j, "type", S("string"));
        json_str(j, "format", S("date"));
        break;
    case F_WORD:
        schema_of_words(j, f->words);
        break;
    case F_FILE:
        json_str(j, "type", S("string"));
        json_str(j, "contentMediaType", S("application/octet-stream"));
        break;
    }
}

static void field_schema(struct json *j, const char *name, const struct field *f)
{
    json_object(j, name);
    if (f->many) {
        json_str(j, "type", S("array"));
        json_object(j, "items");
    }
    field_type(j, f);
    if (f->many)
        json_object_end(j);
    json_object_end(j);
}

static void parameter(struct json *j, struct str name, const char *in, const struct field *f)
{
    const struct field plain = {.type = str_eqz(name, "id") || str_ends(name, S("_id")) ? F_ID
                                                                                        : F_LINE};

    json_object(j, NULL);
    json_str(j, "name", name);
    json_str(j, "in", str_from(in));
    json_bool(j, "required", f == NULL || f->required);
    field_schema(j, "schema", f != NULL ? f : &plain);
    json_object_end(j);
}

/* So that a post whose answer got lost can be sent again: done once, answered the same. */
static void key_parameter(struct json *j)
{
    json_raw(j, NULL, S("{\"$ref\":\"#/components/parameters/idempotency_key\"}"));
}

static void parameters(struct json *j, const struct route *r)
{
    struct str rest = str_from(r->path), segment;

    json_array(j, "parameters");
    while (str_cut(&rest, '/', &segment))
        if (segment.len > 2 && segment.ptr[0] == '{')
            parameter(j, (struct str){segment.ptr + 1, segment.len - 2}, "path", NULL);
    for (const struct field *f = r->fields; r->method == GET && f != NULL && f->name != NULL; f++)
        parameter(j, str_from(f->name), "query", f);
    if (r->method == POST)
        key_parameter(j);
    json_array_end(j);
}

static bool has_file(const struct route *r)
{
    for (const struct field *f = r->fields; f != NULL && f->name != NULL; f++)
        if (f->type == F_FILE)
            return true;
    return false;
}

static void body_schema(struct json *j, const struct route *r, bool files)
{
    json_object(j, "schema");
    json_str(j, "type", S("object"));
    json_object(j, "properties");
    for (const struct field *f = r->fields; f != NULL && f->name != NULL; f++)
        if (files || f->type != F_FILE)
            field_schema(j, f->name, f);
    json_object_end(j);
    json_array(j, "required");
    for (const struct field *f = r->fields; f != NULL && f->name != NULL; f++)
        if (f->required && (files || f->type != F_FILE))
            json_str(j, NULL, str_from(f->name));
    json_array_end(j);
    json_object_end(j);
}

static void request_body(struct json *j, const struct route *r)
{
    static const char *const TYPES[] = {"application/json", "application/x-www-form-urlencoded",
                                        "multipart/form-data"};

    if (r->method != POST || r->fields == NULL)
        return;
    json_object(j, "requestBody");
    json_object(j, "content");
    for (size_t i = has_file(r) ? 2 : 0; i < COUNT(TYPES); i++) {
        json_object(j, TYPES[i]);
        body_schema(j, r, i == 2);
        json_object_end(j);
    }
    json_object_end(j);
    json_object_end(j);
}

static void refer(struct document *d, const struct view *v)
{
    size_t i = 0;

    while (i < d->views_count && d->views[i] != v)
        i++;
    if (i == d->views_count) {
        ASSERT(d->views_count < VIEWS_MAX);
        d->views[d->views_count++] = v;
    }
    json_object(d->j, "schema");
    json_str(d->j, "$ref", str_printf(d->arena, "#/components/schemas/%s", v->name));
    json_object_end(d->j);
}

static void answer_content(struct document *d, const struct route *r)
{
    struct json *j = d->j;

    json_object(j, "content");
    json_object(j, (r->flags & ROUTE_STREAM) != 0 ? "text/event-stream" : "application/json");
    if (r->shows != NULL && r->shows->schema != NULL)
        refer(d, r->shows);
    else if (r->method == POST)
        json_raw(j, "schema", S("{\"$ref\":\"#/components/schemas/location\"}"));
    json_object_end(j);
    json_object_end(j);
}

static const struct {
    const char *status;
    bool post_only;
} REFUSALS[] = {{"401", false}, {"403", false}, {"404", false}, {"409", true},
                {"422", false}, {"429", false}, {"503", false}};

static void responses(struct document *d, const struct route *r)
{
    struct json *j = d->j;

    json_object(j, "responses");
    json_object(j, "200");
    json_str(j, "description", r->method == GET ? S("the record") : S("done; where it is shown"));
    answer_content(d, r);
    json_object_end(j);
    arr_each (i, COUNT(REFUSALS)) {
        const bool post_only = REFUSALS[i].post_only;

        if (!post_only || r->method == POST)
            json_raw(j, REFUSALS[i].status,
                     str_printf(d->arena, "{\"$ref\":\"#/components/responses/%s\"}",
                                REFUSALS[i].status));
    }
    json_raw(j, "default", S("{\"$ref\":\"#/components/responses/500\"}"));
    json_object_end(j);
}

static struct str operation_id(struct arena *a, const struct route *r)
{
    struct buf b = buf_new(a, 0);

    buf_z(&b, r->method == GET ? "get" : "post");
    for (const char *p = r->path; *p != '\0'; p++)
        if (*p == '/' || *p == '-' || *p == '.')
            buf_char(&b, '_');
        else if (*p != '{' && *p != '}')
            buf_char(&b, *p);
    return buf_view(&b);
}

static struct str module_name(struct arena *a, const char *module)
{
    const struct str key = str_printf(a, "account.module.%s", module);

    return text_has(key.ptr) ? text(key.ptr) : str_from(module);
}

struct str openapi_summary(struct arena *a, const char *module, const struct route *r)
{
    const struct str label = str_printf(a, "permission.%s", r->permission);
    const struct str what = text_has(label.ptr) ? text(label.ptr) : module_name(a, module);

    return TF(a, r->method == GET ? "http.api.get" : "http.api.post", what);
}

static void operation(struct document *d, const char *module, const struct route *r)
{
    struct json *j = d->j;
    const bool open = strcmp(r->permission, PUBLIC) == 0;

    json_object(j, r->method == GET ? "get" : "post");
    json_str(j, "operationId", operation_id(d->arena, r));
    json_array(j, "tags");
    json_str(j, NULL, str_from(module));
    json_array_end(j);
    json_str(j, "summary", openapi_summary(d->arena, module, r));
    parameters(j, r);
    request_body(j, r);
    responses(d, r);
    json_raw(j, "security", open ? S("[]") : S("[{\"bearer\":[]},{\"session\":[]}]"));
    if (!open)
        json_str(j, "x-permission", str_from(r->permission));
    json_object_end(j);
}

/* Is it the first of its module with this path? Its operations are written together. */
static bool is_first(const struct route *routes, const struct route *r)
{
    for (; routes != r; routes++)
        if (described(routes) && strcmp(routes->path, r->path) == 0)
            return false;
    return true;
}

static void paths_of(struct document *d, const struct module *m)
{
    for (const struct route *r = m->routes; r != NULL && r->path != NULL; r++) {
        if (!described(r) || !is_first(m->routes, r))
            continue;
        json_object(d->j, r->path);
        for (const struct route *o = r; o->path != NULL; o++)
            if (described(o) && strcmp(o->path, r->path) == 0)
                operation(d, m->name, o);
        json_object_end(d->j);
    }
}

static void refusal(struct document *d, const char *status)
{
    const struct str key = str_printf(d->arena, "error.%s.title", status);
    struct json *j = d->j;

    json_object(j, status);
    json_str(j, "description", text_has(key.ptr) ? text(key.ptr) : str_from(status));
    if (strcmp(status, "429") == 0 || strcmp(status, "503") == 0)
        json_raw(j, "headers", S("{\"Retry-After\":{\"schema\":{\"type\":\"integer\"}}}"));
    json_raw(j, "content",
             S("{\"application/problem+json\":{\"schema\":"
               "{\"$ref\":\"#/components/schemas/problem\"}}}"));
    json_object_end(j);
}

static void refusals(struct document *d)
{
    json_object(d->j, "responses");
    arr_each (i, COUNT(REFUSALS))
        refusal(d, REFUSALS[i].status);
    refusal(d, "500");
    json_object_end(d->j);
}

static void tags(struct document *d)
{
    json_array(d->j, "tags");
    for (const struct module *const *m = MODULES; *m != NULL; m++) {
        if ((*m)->routes == NULL)
            continue;
        json_object(d->j, NULL);
        json_str(d->j, "name", str_from((*m)->name));
        json_str(d->j, "description", module_name(d->arena, (*m)->name));
        json_object_end(d->j);
    }
    json_array_end(d->j);
}

static void components(struct document *d)
{
    static const char PROBLEM[] =
        "{\"type\":\"object\",\"required\":[\"type\",\"title\",\"status\",\"key\"],\"properties\":{"
        "\"type\":{\"type\":\"string\"},\"title\":{\"type\":\"string\"},"
        "\"status\":{\"type\":\"integer\"},\"key\":{\"type\":\"string\"},"
        "\"detail\":{\"type\":\"string\"},\"article\":{\"type\":\"string\"},"
        "\"request\":{\"type\":\"string\"},\"errors\":{\"type\":\"array\",\"items\":{"
        "\"type\":\"object\",\"properties\":{\"field\":{\"type\":\"string\"},"
        "\"key\":{\"type\":\"string\"},\"message\":{\"type\":\"string\"}}}}}}";
    struct json *j = d->j;

    json_object(j, "components");
    json_raw(j, "securitySchemes",
             S("{\"bearer\":{\"type\":\"http\",\"scheme\":\"bearer\"},\"session\":"
               "{\"type\":\"apiKey\",\"in\":\"cookie\",\"name\":\"session\"}}"));
    json_raw(j, "parameters",
             S("{\"idempotency_key\":{\"name\":\"Idempotency-Key\",\"in\":\"header\","
               "\"required\":false,\"schema\":{\"type\":\"string\",\"maxLength\":200}}}"));
    refusals(d);
    json_object(j, "schemas");
    json_raw(j, "problem", str_from(PROBLEM));
    json_raw(j, "location",
             S("{\"type\":\"object\",\"properties\":{\"location\":{\"type\":\"string\"}}}"));
    for (size_t i = 0; i < d->views_count; i++)
        json_raw(j, d->views[i]->name, str_from(d->views[i]->schema));
    json_object_end(j);
    json_object_end(j);
}

enum status openapi_get(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct buf out = buf_new(ctx->arena, DOCUMENT_BYTES_MAX);
    struct json j = json_begin(&out);
    struct document *d = arena_new(ctx->arena, struct document);

    (void)rq;
    d->arena = ctx->arena;
    d->j = &j;
    json_object(&j, NULL);
    json_str(&j, "openapi", S("3.1.0"));
    json_object(&j, "info");
    json_str(&j, "title", T("http.api.title"));
    json_str(&j, "version", S("1"));
    json_str(&j, "description", T("http.api.description"));
    json_object_end(&j);
    json_raw(&j, "servers", S("[{\"url\":\"/\"}]"));
    tags(d);
    json_object(&j, "paths");
    for (const struct module *const *m = MODULES; *m != NULL; m++)
        paths_of(d, *m);
    json_object_end(&j);
    components(d);
    json_object_end(&j);
    if (out.overflow)
        return fail_detail(&ctx->err, ST_INTERNAL, "error.internal", "openapi.json too long");
    return respond_bytes(rs, "application/json", S(""), buf_view(&out));
}
