// SPDX-License-Identifier: MulanPSL-2.0
/* Text of the HTML that web sites of offices publish documents in. */
#include "base/utf8.h"
#include "modules/filing/filing_fields.h"

enum { TAG_CHARS = 12, ENTITY_CHARS = 10 };

static char lower(char c)
{
    static const char UPPER[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
                      LOWER[] = "abcdefghijklmnopqrstuvwxyz";
    const char *at = c != '\0' ? strchr(UPPER, c) : NULL;

    if (at == NULL)
        return c;
    return LOWER[at - UPPER];
}

/* The name of the tag at `at` (behind '<'), with '/' in front when it closes. */
static struct str tag_name(struct str s, size_t at, char out[TAG_CHARS])
{
    size_t n = 0;

    while (at < s.len && n < TAG_CHARS) {
        const char c = lower(s.ptr[at++]);

        if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && !(c == '/' && n == 0))
            break;
        out[n++] = c;
    }
    return (struct str){out, n};
}

static bool is_any(struct str name, const char *words)
{
    struct str rest = str_from(words), word;

    if (name.len > 0 && name.ptr[0] == '/')
        name = (struct str){name.ptr + 1, name.len - 1};
    while (str_cut(&rest, ' ', &word))
        if (str_eq(name, word))
            return true;
    return false;
}

static size_t tag_end(struct str s, size_t at)
{
    char quote = '\0';

    for (; at < s.len; at++) {
        if (quote != '\0' && s.ptr[at] == quote)
            quote = '\0';
        else if (quote != '\0')
            continue;
        else if (s.ptr[at] == '"' || s.ptr[at] == '\'')
            quote = s.ptr[at];
        else if (s.ptr[at] == '>')
            return at + 1;
    }
    return s.len;
}

/* Behind the end of <script>, <style>. */
static size_t skip_to(struct str s, size_t at, struct str name)
{
    char tag[TAG_CHARS];

    for (; at < s.len; at++) {
        struct str found;

        if (s.ptr[at] != '<')
            continue;
        found = tag_name(s, at + 1, tag);
        if (found.len == name.len + 1 && found.ptr[0] == '/' &&
            memcmp(found.ptr + 1, name.ptr, name.len) == 0)
            return tag_end(s, at);
    }
    return s.len;
}

static void put_code(struct buf *out, uint32_t c)
{
    char bytes[UTF8_BYTES];

    if (c == 0xa0 || c == 0x3000)
        c = ' ';
    if (c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0xd800 && c < 0xe000) || c > 0x10ffff ||
        (c & 0xfffe) == 0xfffe)
        return;
    buf_put(out, bytes, utf8_encode(c, bytes));
}

/* &nbsp; &#12345; … at `at`; bytes it takes, 0: none. */
static size_t put_entity(struct str s, size_t at, struct buf *out)
{
    static const struct {
        const char *name;
        uint32_t code;
    } NAMES[] = {{"nbsp", 0xa0},    {"lt", '<'},        {"gt", '>'},       {"amp", '&'},
                 {"quot", '"'},     {"ldquo", 0x201c},  {"rdquo", 0x201d}, {"middot", 0xb7},
                 {"mdash", 0x2014}, {"hellip", 0x2026}, {"ensp", 0xa0},    {"emsp", 0xa0}};
    size_t end = at + 1;
    uint32_t code = 0;

    while (end < s.len && end - at <= ENTITY_CHARS && s.ptr[end] != ';')
        end++;
    if (end >= s.len || s.ptr[end] != ';' || end == at + 1)
        return 0;
    if (s.ptr[at + 1] == '#') {
        for (size_t i = at + 2; i < end; i++) {
            if (s.ptr[i] < '0' || s.ptr[i] > '9' || code > 0x10ffff)
                return 0;
            code = code * 10 + (uint32_t)(s.ptr[i] - '0');
        }
        put_code(out, code);
        return end + 1 - at;
    }
    arr_each (i, COUNT(NAMES))
        if (str_eqz((struct str){s.ptr + at + 1, end - at - 1}, NAMES[i].name)) {
            put_code(out, NAMES[i].code);
            return end + 1 - at;
        }
    return 0;
}

/* Lines trimmed, blank ones left out. */
static struct str tidy(struct arena *a, struct str text)
{
    struct buf out = buf_new(a, text.len + 1);
    struct str line;

    while (str_cut(&text, '\n', &line)) {
        line = str_trim(line);
        if (line.len == 0)
            continue;
        if (out.len > 0)
            buf_char(&out, '\n');
        buf_str(&out, line);
    }
    return buf_view(&out);
}

struct str filing_html_text(struct arena *a, struct str html)
{
    struct buf out = buf_new(a, html.len * 2 + 16);
    char tag[TAG_CHARS];

    for (size_t at = 0; at < html.len;) {
        const char c = html.ptr[at];
        size_t used;

        if (c == '<') {
            const struct str name = tag_name(html, at + 1, tag);

            at = is_any(name, "script style") && name.ptr[0] != '/' ? skip_to(html, at + 1, name)
                                                                    : tag_end(html, at);
            if (is_any(name, "p br div tr li h1 h2 h3 h4 table title"))
                buf_char(&out, '\n');
            else if (str_eqz(name, "td"))
                buf_char(&out, ' ');
            continue;
        }
        used = c == '&' ? put_entity(html, at, &out) : 0;
        if (used == 0)
            buf_put(&out, c == '\n' || c == '\r' || c == '\t' ? " " : &html.ptr[at], 1);
        at += used == 0 ? 1 : used;
    }
    return out.len > 0 ? tidy(a, buf_view(&out)) : S("");
}

bool filing_is_html(struct str text)
{
    return str_has(text, S("<p")) || str_has(text, S("<td")) || str_has(text, S("<div")) ||
           str_has(text, S("<html")) || str_has(text, S("<br"));
}
