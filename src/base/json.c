// SPDX-License-Identifier: MulanPSL-2.0
/* Writing JSON (RFC 8259). */
#include "base/json.h"

static void quoted(struct buf *to, struct str s)
{
    static const char DIGITS[] = "0123456789abcdef";
    size_t from = 0;

    buf_char(to, '"');
    arr_each (i, s.len) {
        const unsigned char c = (unsigned char)s.ptr[i];

        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        buf_put(to, s.ptr + from, i - from);
        from = i + 1;
        if (c == '"' || c == '\\') {
            buf_char(to, '\\');
            buf_char(to, (char)c);
        } else if (c == '\n') {
            buf_z(to, "\\n");
        } else {
            buf_z(to, "\\u00");
            buf_char(to, DIGITS[c >> 4]);
            buf_char(to, DIGITS[c & 15]);
        }
    }
    if (from < s.len)
        buf_put(to, s.ptr + from, s.len - from);
    buf_char(to, '"');
}

static void name_of(struct json *j, const char *name)
{
    if (j->comma)
        buf_char(j->to, ',');
    j->comma = true;
    if (name != NULL) {
        quoted(j->to, str_from(name));
        buf_char(j->to, ':');
    }
}

void json_object(struct json *j, const char *name)
{
    name_of(j, name);
    buf_char(j->to, '{');
    j->comma = false;
}

void json_object_end(struct json *j)
{
    buf_char(j->to, '}');
    j->comma = true;
}

void json_array(struct json *j, const char *name)
{
    name_of(j, name);
    buf_char(j->to, '[');
    j->comma = false;
}

void json_array_end(struct json *j)
{
    buf_char(j->to, ']');
    j->comma = true;
}

void json_str(struct json *j, const char *name, struct str value)
{
    name_of(j, name);
    quoted(j->to, value);
}

void json_int(struct json *j, const char *name, int64_t value)
{
    name_of(j, name);
    buf_int(j->to, value);
}

void json_bool(struct json *j, const char *name, bool value)
{
    name_of(j, name);
    buf_z(j->to, value ? "true" : "false");
}

void json_null(struct json *j, const char *name)
{
    name_of(j, name);
    buf_z(j->to, "null");
}

void json_date(struct json *j, const char *name, struct date value)
{
    char text[DATE_TEXT_SIZE];

    if (date_none(value))
        json_null(j, name);
    else
        json_str(j, name, str_from(date_format(value, text)));
}

void json_instant(struct json *j, const char *name, int64_t at)
{
    unsigned s;
    const struct date d = date_of_instant(at, &s);
    char text[DATE_TEXT_SIZE];

    if (at == 0) {
        json_null(j, name);
        return;
    }
    name_of(j, name);
    buf_printf(j->to, "\"%sT%02u:%02u:%02u+08:00\"", date_format(d, text), s / 3600, s / 60 % 60,
               s % 60);
}

void json_raw(struct json *j, const char *name, struct str value)
{
    name_of(j, name);
    buf_str(j->to, value);
}
