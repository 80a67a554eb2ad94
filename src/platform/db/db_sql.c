// SPDX-License-Identifier: MulanPSL-2.0
/* Reading our own constant SQL: parameters, the table it writes, where statements end. */
#include "platform/db/db_internal.h"
#include <strings.h>

enum token { TOKEN_END, TOKEN_WORD, TOKEN_PARAM, TOKEN_OTHER };

static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static const char *skip_quoted(const char *p, const char *end)
{
    const char quote = *p++;

    while (p < end && *p != quote)
        p++;
    return p < end ? p + 1 : p;
}

static const char *skip_blank(const char *p, const char *end)
{
    for (;;) {
        if (p < end && (*p == ' ' || *p == '\n' || *p == '\t' || *p == '\r')) {
            p++;
        } else if (end - p >= 2 && p[0] == '-' && p[1] == '-') {
            while (p < end && *p != '\n')
                p++;
        } else if (end - p >= 2 && p[0] == '/' && p[1] == '*') {
            p += 2;
            while (end - p >= 2 && !(p[0] == '*' && p[1] == '/'))
                p++;
            p = end - p >= 2 ? p + 2 : end;
        } else {
            return p;
        }
    }
}

/* A doubled quote inside a string is simply two strings side by side. */
static enum token next_token(const char **at, const char *end, struct str *out)
{
    const char *p = skip_blank(*at, end), *from = p;
    enum token kind = TOKEN_OTHER;

    if (p == end)
        return TOKEN_END;
    if (*p == '\'' || *p == '"') {
        p = skip_quoted(p, end);
    } else if (end - p >= 2 && p[0] == ':' && p[1] == ':') {
        p += 2;
    } else if (end - p >= 2 && p[0] == ':' && is_word(p[1])) {
        for (p++; p < end && is_word(*p); p++)
            ;
        kind = TOKEN_PARAM;
    } else if (is_word(*p)) {
        while (p < end && is_word(*p))
            p++;
        kind = TOKEN_WORD;
    } else {
        p++;
    }
    *out = (struct str){from, (size_t)(p - from)};
    *at = p;
    return kind;
}

static bool word_is(struct str w, const char *name)
{
    return w.len == strlen(name) && strncasecmp(w.ptr, name, w.len) == 0;
}

/* After INSERT, UPDATE, DELETE or REPLACE: skip what stands before the table. */
static void read_target(const char *p, const char *end, struct sql_info *info)
{
    static const char *const NOISE[] = {"INTO", "FROM", "OR", "ONLY", "IGNORE", "REPLACE"};
    struct str w;

    while (next_token(&p, end, &w) == TOKEN_WORD) {
        bool noise = false;

        for (size_t i = 0; i < COUNT(NOISE); i++)
            noise = noise || word_is(w, NOISE[i]);
        if (noise)
            continue;
        if (w.len < sizeof info->table) {
            memcpy(info->table, w.ptr, w.len);
            info->table[w.len] = '\0';
        }
        return;
    }
}

static void read_verb(const char *sql, const char *end, struct sql_info *info)
{
    const char *p = sql;
    struct str w;
    int depth = 0;
    bool first = true, with = false;
    enum token t;

    info->verb = SQL_OTHER;
    while ((t = next_token(&p, end, &w)) != TOKEN_END) {
        if (t == TOKEN_OTHER)
            depth += *w.ptr == '(' ? 1 : *w.ptr == ')' ? -1 : 0;
        if (t != TOKEN_WORD || depth != 0)
            continue;
        if (word_is(w, "SELECT") || word_is(w, "VALUES") || (first && word_is(w, "EXPLAIN"))) {
            info->verb = SQL_READ;
            return;
        }
        if (word_is(w, "INSERT") || word_is(w, "UPDATE") || word_is(w, "DELETE") ||
            word_is(w, "REPLACE")) {
            info->verb = SQL_WRITE;
            read_target(p, end, info);
            return;
        }
        with = with || (first && word_is(w, "WITH"));
        if (!with)
            return;
        first = false;
    }
}

static char *copy(struct str s)
{
    char *z = malloc(s.len + 1);

    ASSERT(z != NULL);
    if (s.len != 0)
        memcpy(z, s.ptr, s.len);
    z[s.len] = '\0';
    return z;
}

/* Number of the parameter, from 1; a new one if it was not met before. 0: too many. */
static size_t param_number(struct sql_info *info, struct str name)
{
    for (size_t i = 0; i < info->names_count; i++)
        if (str_eqz(name, info->names[i]))
            return i + 1;
    if (info->names_count == SQL_PARAMS_MAX)
        return 0;
    info->names[info->names_count++] = copy(name);
    return info->names_count;
}

bool sql_parse(const char *sql, struct sql_info *out)
{
    const char *end = sql + strlen(sql), *p = sql, *copied = sql;
    char *to;
    struct str w;
    enum token t;

    *out = (struct sql_info){0};
    out->names = calloc(SQL_PARAMS_MAX, sizeof *out->names);
    /* ":a" may become "$64": at most twice as long. */
    out->numbered = to = malloc(2 * (size_t)(end - sql) + 1);
    ASSERT(out->names != NULL && to != NULL);
    while ((t = next_token(&p, end, &w)) != TOKEN_END) {
        size_t n;

        if (t != TOKEN_PARAM)
            continue;
        n = param_number(out, (struct str){w.ptr + 1, w.len - 1});
        if (n == 0)
            return false;
        memcpy(to, copied, (size_t)(w.ptr - copied));
        to += w.ptr - copied;
        to += snprintf(to, 8, "$%zu", n);
        copied = p;
    }
    memcpy(to, copied, (size_t)(end - copied));
    to[end - copied] = '\0';
    read_verb(sql, end, out);
    return true;
}

void sql_info_free(struct sql_info *info)
{
    for (size_t i = 0; i < info->names_count; i++)
        free(info->names[i]);
    free(info->names);
    free(info->numbered);
    *info = (struct sql_info){0};
}

bool sql_next_statement(struct str *script, struct str *out)
{
    const char *end = script->ptr + script->len;
    const char *from = script->len != 0 ? skip_blank(script->ptr, end) : end, *p = from;
    struct str w;
    enum token t;

    if (from == end)
        return false;
    while ((t = next_token(&p, end, &w)) != TOKEN_END && !(t == TOKEN_OTHER && *w.ptr == ';'))
        ;
    if (t == TOKEN_END)
        p = end;
    *out = str_trim((struct str){from, (size_t)((t == TOKEN_END ? end : p - 1) - from)});
    *script = (struct str){p, (size_t)(end - p)};
    return true;
}
