// SPDX-License-Identifier: MulanPSL-2.0
/* Cutting a template into pieces: delimiters, names, lines that hold nothing but a tag. */
#include "platform/mustache/mustache_token.h"
#include "base/utf8.h"

enum { TOKENS_MAX = 2 * MUSTACHE_TAGS_MAX + 1 };

struct lexer {
    struct arena *arena;
    struct str text;
    size_t at;
    struct str open, close;
    struct token *tokens;
    size_t count;
    size_t sections[MUSTACHE_DEPTH_MAX], depth;
    struct err *err;
};

static enum status refuse(struct lexer *l, const char *key, struct str what)
{
    const size_t len = utf8_clip(what.ptr, what.len, sizeof l->err->arg - 1);

    (void)fail(l->err, ST_INVALID, key, NULL);
    if (len > 0)
        memcpy(l->err->arg, what.ptr, len);
    l->err->arg[len] = '\0';
    return ST_INVALID;
}

static size_t find(struct str text, size_t from, struct str needle)
{
    for (size_t i = from; i + needle.len <= text.len; i++)
        if (memcmp(text.ptr + i, needle.ptr, needle.len) == 0)
            return i;
    return SIZE_MAX;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool is_space(char c)
{
    return is_blank(c) || c == '\n' || c == '\r';
}

static struct str trim(struct str s)
{
    while (s.len > 0 && is_space(s.ptr[0]))
        s = (struct str){s.ptr + 1, s.len - 1};
    while (s.len > 0 && is_space(s.ptr[s.len - 1]))
        s.len--;
    return s;
}

static enum status push(struct lexer *l, enum token_kind kind, struct str text)
{
    if (l->count == TOKENS_MAX)
        return refuse(l, "mustache.too_many", S(""));
    l->tokens[l->count++] = (struct token){.kind = kind, .text = text};
    return ST_OK;
}

/* ---------------------------------------------------------------- lines of their own */

static bool begins_line(const struct lexer *l, size_t tag, size_t *out_from)
{
    size_t from = tag;

    while (from > 0 && is_blank(l->text.ptr[from - 1]))
        from--;
    *out_from = from;
    return from == 0 || l->text.ptr[from - 1] == '\n';
}

static bool ends_line(const struct lexer *l, size_t after, size_t *out_next)
{
    size_t at = after;

    while (at < l->text.len && is_blank(l->text.ptr[at]))
        at++;
    if (at + 1 < l->text.len && l->text.ptr[at] == '\r' && l->text.ptr[at + 1] == '\n')
        at++;
    if (at < l->text.len && l->text.ptr[at] == '\n')
        at++;
    else if (at < l->text.len)
        return false;
    *out_next = at;
    return true;
}

/* ---------------------------------------------------------------- tags */

struct tag {
    char sign; /* '\0': a plain name */
    struct str name;
    size_t from, after;
};

static enum status read_tag(struct lexer *l, size_t from, struct tag *out)
{
    const size_t sign_at = from + l->open.len;
    const char first = (char)(sign_at < l->text.len ? l->text.ptr[sign_at] : '\0');
    const char sign = (char)(first != '\0' && strchr("{&#^/!=>", first) != NULL ? first : '\0');
    const size_t inside = sign_at + (sign != '\0');
    struct str end = l->close;
    size_t close;

    if (sign == '{' || sign == '=')
        end = str_printf(l->arena, "%c" STR_FMT, sign == '{' ? '}' : '=', STR_ARG(l->close));
    close = find(l->text, inside, end);
    if (close == SIZE_MAX)
        return refuse(l, "mustache.unclosed_tag",
                      (struct str){l->text.ptr + from, l->text.len - from});
    *out = (struct tag){
        .sign = sign,
        .name = trim((struct str){l->text.ptr + inside, close - inside}),
        .from = from,
        .after = close + end.len,
    };
    return ST_OK;
}

static enum status set_delimiters(struct lexer *l, struct str both)
{
    size_t i = 0;
    struct str open, close;

    while (i < both.len && !is_space(both.ptr[i]))
        i++;
    open = (struct str){both.ptr, i};
    close = trim((struct str){both.ptr + i, both.len - i});
    if (open.len == 0 || close.len == 0 || str_has(open, S("=")) || str_has(close, S("=")) ||
        str_has(close, S(" ")))
        return refuse(l, "mustache.delimiters", both);
    l->open = open;
    l->close = close;
    return ST_OK;
}

static enum status open_section(struct lexer *l, const struct tag *tag)
{
    if (l->depth == MUSTACHE_DEPTH_MAX)
        return refuse(l, "mustache.too_deep", tag->name);
    l->sections[l->depth++] = l->count;
    return push(l, tag->sign == '#' ? TOKEN_SECTION : TOKEN_INVERTED, tag->name);
}

static enum status close_section(struct lexer *l, const struct tag *tag)
{
    if (l->depth == 0 || !str_eq(l->tokens[l->sections[l->depth - 1]].text, tag->name))
        return refuse(l, "mustache.not_open", tag->name);
    l->tokens[l->sections[--l->depth]].end = l->count;
    return push(l, TOKEN_END, tag->name);
}

static enum status put_tag(struct lexer *l, const struct tag *tag)
{
    if (tag->sign == '!')
        return ST_OK;
    if (tag->sign == '=')
        return set_delimiters(l, tag->name);
    if (tag->sign == '>')
        return refuse(l, "mustache.partial", tag->name);
    if (tag->name.len == 0)
        return refuse(l, "mustache.empty_name", S(""));
    if (tag->sign == '#' || tag->sign == '^')
        return open_section(l, tag);
    if (tag->sign == '/')
        return close_section(l, tag);
    return push(l, tag->sign == '\0' ? TOKEN_VALUE : TOKEN_RAW, tag->name);
}

static enum status next(struct lexer *l)
{
    const size_t begin = l->at;
    size_t from = find(l->text, begin, l->open), line, end, after;
    struct tag tag = {0};

    if (from == SIZE_MAX) {
        l->at = l->text.len;
        return push(l, TOKEN_TEXT, (struct str){l->text.ptr + begin, l->text.len - begin});
    }
    TRY(read_tag(l, from, &tag));
    end = from;
    l->at = tag.after;
    if (tag.sign != '\0' && strchr("#^/!=", tag.sign) != NULL && begins_line(l, from, &line) &&
        ends_line(l, tag.after, &after)) {
        end = line;
        l->at = after;
    }
    if (end > begin)
        TRY(push(l, TOKEN_TEXT, (struct str){l->text.ptr + begin, end - begin}));
    return put_tag(l, &tag);
}

enum status mustache_tokens(struct arena *a, struct str text, struct token **out, size_t *out_count,
                            struct err *err)
{
    struct lexer l = {
        .arena = a,
        .text = text,
        .open = S("{{"),
        .close = S("}}"),
        .tokens = arena_array(a, TOKENS_MAX, struct token),
        .err = err,
    };

    while (l.at < text.len)
        TRY(next(&l));
    if (l.depth != 0)
        return refuse(&l, "mustache.unclosed_section", l.tokens[l.sections[l.depth - 1]].text);
    *out = l.tokens;
    *out_count = l.count;
    return ST_OK;
}
