// SPDX-License-Identifier: MulanPSL-2.0
/* Escaping, and the small formats of templates. */
#include "platform/view/put.h"

/* What HTML treats specially, in text and in quoted attributes alike. */
static const char *entity(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

static uint64_t has_zero_byte(uint64_t x)
{
    return (x - UINT64_C(0x0101010101010101)) & ~x & UINT64_C(0x8080808080808080);
}

/* May one of these eight bytes need an entity? '<' and '>' differ in one bit, '"' '&' '\'' in two;
 * '#' shares those bits and is let through by the slow path. */
static bool maybe_special(const char *p)
{
    uint64_t eight;

    memcpy(&eight, p, sizeof eight);
    return (has_zero_byte((eight | UINT64_C(0x0202020202020202)) ^ UINT64_C(0x3e3e3e3e3e3e3e3e)) |
            has_zero_byte((eight | UINT64_C(0x0505050505050505)) ^ UINT64_C(0x2727272727272727))) !=
           0;
}

void html_put_text(struct buf *out, struct str s)
{
    size_t from = 0, i = 0;

    while (i < s.len) {
        const char *with;

        if (s.len - i >= 8 && !maybe_special(s.ptr + i)) {
            i += 8;
            continue;
        }
        with = entity(s.ptr[i]);
        if (with != NULL) {
            buf_put(out, s.ptr + from, i - from);
            buf_z(out, with);
            from = i + 1;
        }
        i++;
    }
    if (from < s.len)
        buf_put(out, s.ptr + from, s.len - from);
}

struct html html_escape(struct arena *a, struct str s)
{
    struct buf out = buf_new(a, s.len * 6 + 1);

    html_put_text(&out, s);
    return (struct html){buf_view(&out)};
}

static bool is_unreserved(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

void html_put_url(struct buf *out, struct str s)
{
    static const char DIGITS[] = "0123456789ABCDEF";

    arr_each (i, s.len) {
        const unsigned char c = (unsigned char)s.ptr[i];

        if (is_unreserved(c)) {
            buf_char(out, (char)c);
        } else {
            buf_char(out, '%');
            buf_char(out, DIGITS[c >> 4]);
            buf_char(out, DIGITS[c & 15]);
        }
    }
}

static bool starts_with_scheme(struct str s, struct str scheme)
{
    if (s.len <= scheme.len)
        return false;
    arr_each (i, scheme.len) {
        const char c = s.ptr[i];

        if ((c >= 'A' && c <= 'Z' ? (char)(c + 32) : c) != scheme.ptr[i])
            return false;
    }
    return true;
}

bool html_href_safe(struct str url)
{
    /* Browsers drop tabs and line ends inside a URL, so that "/\t/host" would leave us. */
    arr_each (i, url.len) {
        const unsigned char c = (unsigned char)url.ptr[i];

        if (c < 0x20 || c == 0x7f || c == '\\')
            return false;
    }
    if (url.len == 0 || url.ptr[0] == '?' || url.ptr[0] == '#')
        return true;
    if (url.ptr[0] == '/')
        return url.len == 1 || url.ptr[1] != '/';
    return starts_with_scheme(url, S("https://")) || starts_with_scheme(url, S("http://"));
}

void html_put_href(struct buf *out, struct str url)
{
    html_put_text(out, html_href_safe(url) ? url : S("#"));
}

void html_put_paras(struct buf *out, struct str s)
{
    struct str line;

    while (str_cut(&s, '\n', &line)) {
        line = str_trim(line);
        if (line.len == 0)
            continue;
        buf_z(out, "<p>");
        html_put_text(out, line);
        buf_z(out, "</p>");
    }
}

void html_put_lines(struct buf *out, struct str s)
{
    struct str line;
    bool first = true;

    while (str_cut(&s, '\n', &line)) {
        if (!first)
            buf_z(out, "<br>");
        first = false;
        if (line.len != 0 && line.ptr[line.len - 1] == '\r')
            line.len--;
        html_put_text(out, line);
    }
}

void view_put_pad(struct buf *out, int64_t n, unsigned width)
{
    int64_t limit = 10;

    for (unsigned digits = 1; digits < width; digits++, limit *= 10)
        if (n >= 0 && n < limit)
            buf_char(out, '0');
    buf_int(out, n);
}

void view_put_iso_date(struct buf *out, struct date d)
{
    char text[DATE_TEXT_SIZE];

    buf_z(out, date_format(d, text));
}

static void put_two(struct buf *out, unsigned n)
{
    buf_char(out, (char)('0' + n / 10 % 10));
    buf_char(out, (char)('0' + n % 10));
}

void view_put_iso_time(struct buf *out, int64_t at)
{
    unsigned second;
    struct date d;

    if (at == 0)
        return;
    d = date_of_instant(at, &second);
    view_put_iso_date(out, d);
    buf_char(out, 'T');
    put_two(out, second / 3600);
    buf_char(out, ':');
    put_two(out, second / 60 % 60);
    buf_char(out, ':');
    put_two(out, second % 60);
    buf_z(out, "+08:00");
}

void view_put_csrf(const struct view_env *env, struct buf *out)
{
    buf_z(out, "<input type=\"hidden\" name=\"_csrf\" value=\"");
    html_put_text(out, env->csrf);
    buf_z(out, "\"><input type=\"hidden\" name=\"_once\" value=\"");
    html_put_text(out, env->once);
    buf_z(out, "\">");
}
