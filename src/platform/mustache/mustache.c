// SPDX-License-Identifier: MulanPSL-2.0
/* Checking a template's names, and filling it. */
#include "platform/mustache.h"
#include "base/utf8.h"
#include "platform/mustache/mustache_token.h"
#include <jansson.h>

/* Values may be read as deep as sections go, and one for the whole. */
struct filler {
    struct arena *arena;
    const struct token *tokens;
    const json_t *scopes[MUSTACHE_DEPTH_MAX + 1];
    size_t depth;
    enum mustache_escape escape;
    struct buf out;
    unsigned steps;
    struct err *err;
};

/* ---------------------------------------------------------------- names */

static bool listed(const char *allowed, struct str name)
{
    struct str rest = str_from(allowed), one;

    while (str_cut(&rest, ' ', &one))
        if (one.len != 0 && str_eq(one, name))
            return true;
    return false;
}

enum status mustache_check(struct arena *a, struct str text, const char *allowed, struct err *err)
{
    struct token *tokens;
    size_t count;

    TRY(mustache_tokens(a, text, &tokens, &count, err));
    arr_each (i, count) {
        struct str rest = tokens[i].text, first;

        if (tokens[i].kind == TOKEN_TEXT || str_eqz(rest, "."))
            continue;
        (void)str_cut(&rest, '.', &first);
        if (allowed != NULL && !listed(allowed, first))
            return fail_field(err, NULL, "mustache.unknown", allowed);
    }
    return ST_OK;
}

static const json_t *member(const json_t *of, struct str name)
{
    return json_is_object(of) ? json_object_getn(of, name.ptr, name.len) : NULL;
}

/* The first part is looked up from the inside out, the others only below it. NULL: nothing. */
static const json_t *look_up(const struct filler *f, struct str name)
{
    const json_t *found = NULL;
    struct str first;

    if (str_eqz(name, "."))
        return f->scopes[f->depth];
    (void)str_cut(&name, '.', &first);
    for (size_t i = f->depth + 1; i > 0 && found == NULL; i--)
        found = member(f->scopes[i - 1], first);
    while (found != NULL && str_cut(&name, '.', &first))
        found = member(found, first);
    return found;
}

static bool truthy(const json_t *v)
{
    if (v == NULL || json_is_null(v) || json_is_false(v))
        return false;
    if (json_is_array(v))
        return json_array_size(v) != 0;
    if (json_is_string(v))
        return json_string_length(v) != 0;
    return !json_is_integer(v) || json_integer_value(v) != 0;
}

/* ---------------------------------------------------------------- values */

static void put_html(struct buf *out, char c)
{
    if (c == '&')
        buf_z(out, "&amp;");
    else if (c == '"')
        buf_z(out, "&quot;");
    else if (c == '<')
        buf_z(out, "&lt;");
    else if (c == '>')
        buf_z(out, "&gt;");
    else
        buf_char(out, c);
}

static void put_json(struct buf *out, char c)
{
    if (c == '"' || c == '\\')
        buf_printf(out, "\\%c", c);
    else if ((unsigned char)c < 0x20)
        buf_printf(out, "\\u%04x", (unsigned)c);
    else
        buf_char(out, c);
}

static void put_url(struct buf *out, char c)
{
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
        strchr("-._~", c) != NULL)
        buf_char(out, c);
    else
        buf_printf(out, "%%%02X", (unsigned)(unsigned char)c);
}

static void put_escaped(struct filler *f, struct str s, enum mustache_escape how)
{
    arr_each (i, s.len) {
        switch (how) {
        case MUSTACHE_PLAIN:
            buf_str(&f->out, s);
            return;
        case MUSTACHE_HTML:
            put_html(&f->out, s.ptr[i]);
            break;
        case MUSTACHE_JSON:
            put_json(&f->out, s.ptr[i]);
            break;
        case MUSTACHE_URL:
            put_url(&f->out, (char)(s.ptr[i] != '\0' ? s.ptr[i] : ' '));
            break;
        }
    }
}

static void put_value(struct filler *f, const json_t *v, enum mustache_escape how)
{
    if (json_is_string(v))
        put_escaped(f, (struct str){json_string_value(v), json_string_length(v)}, how);
    else if (json_is_integer(v))
        buf_int(&f->out, json_integer_value(v));
    else if (json_is_real(v))
        buf_printf(&f->out, "%.15g", json_real_value(v));
    else if (json_is_boolean(v))
        buf_z(&f->out, json_is_true(v) ? "true" : "false");
}

/* ---------------------------------------------------------------- filling */

static enum status fill(struct filler *f, size_t from, size_t to);

static enum status fill_with(struct filler *f, const json_t *scope, size_t from, size_t to)
{
    f->scopes[++f->depth] = scope;
    TRY(fill(f, from, to));
    f->depth--;
    return ST_OK;
}

static enum status fill_section(struct filler *f, size_t at)
{
    const struct token *t = &f->tokens[at];
    const json_t *v = look_up(f, t->text);
    const bool on = truthy(v);

    if (t->kind == TOKEN_INVERTED)
        return on ? ST_OK : fill_with(f, f->scopes[f->depth], at + 1, t->end);
    if (!on)
        return ST_OK;
    if (!json_is_array(v))
        return fill_with(f, v, at + 1, t->end);
    arr_each (i, json_array_size(v))
        TRY(fill_with(f, json_array_get(v, i), at + 1, t->end));
    return ST_OK;
}

static enum status fill(struct filler *f, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        const struct token *t = &f->tokens[i];

        if (++f->steps > MUSTACHE_STEPS_MAX || f->out.overflow)
            return fail(f->err, ST_INVALID, "mustache.too_long", NULL);
        switch (t->kind) {
        case TOKEN_TEXT:
            buf_str(&f->out, t->text);
            break;
        case TOKEN_VALUE:
            put_value(f, look_up(f, t->text), f->escape);
            break;
        case TOKEN_RAW:
            put_value(f, look_up(f, t->text), MUSTACHE_PLAIN);
            break;
        case TOKEN_SECTION:
        case TOKEN_INVERTED:
            TRY(fill_section(f, i));
            i = t->end;
            break;
        case TOKEN_END:
            break;
        }
    }
    return ST_OK;
}

static void drop(void *p)
{
    json_decref(p);
}

static json_t *values_of(struct arena *a, struct str json)
{
    json_t *values = json.len == 0 ? json_object()
                                   : json_loadb(json.ptr, json.len,
                                                JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, NULL);

    if (values != NULL)
        arena_on_free(a, drop, values);
    return values;
}

enum status mustache_render(struct arena *a, struct str text, struct str json,
                            enum mustache_escape escape, size_t max_bytes, struct str *out,
                            struct err *err)
{
    struct filler f = {.arena = a, .escape = escape, .out = buf_new(a, max_bytes), .err = err};
    struct token *tokens;
    size_t count;

    TRY(mustache_tokens(a, text, &tokens, &count, err));
    f.tokens = tokens;
    f.scopes[0] = values_of(a, json);
    if (f.scopes[0] == NULL)
        return fail(err, ST_INVALID, "mustache.values", NULL);
    TRY(fill(&f, 0, count));
    if (f.out.overflow)
        return fail(err, ST_INVALID, "mustache.too_long", NULL);
    *out = str_dup(a, buf_view(&f.out));
    return ST_OK;
}
