// SPDX-License-Identifier: MulanPSL-2.0
/* What an official document says of itself. */
#include "modules/filing/filing_fields.h"
#include "base/utf8.h"
#include "modules/statute/statute.h"

enum { AGENCY_CHARS = 14, SERIAL_CHARS = 6, HEAD_LINES = 12, TITLE_LINES = 4 };

static struct str rest_of(struct str s, size_t at)
{
    return (struct str){s.ptr + at, s.len - at};
}

static size_t digits(struct str s)
{
    size_t n = 0;

    while (n < s.len && s.ptr[n] >= '0' && s.ptr[n] <= '9')
        n++;
    return n;
}

/* 〔2019〕5号 at the start, with any of the brackets that are in use: bytes. */
static size_t year_and_serial(struct str s)
{
    static const struct {
        const char *open, *close;
    } BRACKETS[] = {{"〔", "〕"}, {"[", "]"}, {"［", "］"}, {"（", "）"}, {"(", ")"}, {"【", "】"}};

    arr_each (i, COUNT(BRACKETS)) {
        const struct str open = str_from(BRACKETS[i].open), close = str_from(BRACKETS[i].close);
        size_t at = open.len, n;

        if (!str_starts(s, open) || digits(rest_of(s, at)) != 4)
            continue;
        at += 4;
        if (!str_starts(rest_of(s, at), close))
            continue;
        at += close.len;
        while (str_starts(rest_of(s, at), S(" ")))
            at++;
        if (str_starts(rest_of(s, at), S("第")))
            at += S("第").len;
        n = digits(rest_of(s, at));
        if (n > 0 && n <= SERIAL_CHARS && str_starts(rest_of(s, at + n), S("号")))
            return at + n + S("号").len;
    }
    return 0;
}

struct str filing_number_tidy(struct arena *a, struct str number)
{
    static const struct {
        const char *typed, *kept;
    } WORDS[] = {{"[", "〔"}, {"［", "〔"}, {"（", "〔"}, {"(", "〔"}, {"【", "〔"},
                 {"]", "〕"}, {"］", "〕"}, {"）", "〕"}, {")", "〕"}, {"】", "〕"},
                 {"第", ""},  {" ", ""},    {"　", ""}};
    struct buf b = buf_new(a, 0);

    while (number.len > 0) {
        size_t used = 0;

        arr_each (i, COUNT(WORDS)) {
            if (!str_starts(number, str_from(WORDS[i].typed)))
                continue;
            used = strlen(WORDS[i].typed);
            buf_z(&b, WORDS[i].kept);
        }
        if (used == 0)
            buf_char(&b, number.ptr[0]);
        number = rest_of(number, used == 0 ? 1 : used);
    }
    return b.len > 0 ? buf_view(&b) : S("");
}

static bool of_agency(uint32_t c)
{
    return (c >= 0x4e00 && c <= 0x9fff) || (c >= 'A' && c <= 'Z');
}

/* Where the name of the agency begins that stands before `at`. */
static size_t agency_start(struct str s, size_t at)
{
    size_t from = at;

    for (unsigned chars = 0; chars < AGENCY_CHARS && from > 0; chars++) {
        size_t back = from - 1, len;

        while (back > 0 && ((unsigned char)s.ptr[back] & 0xc0) == 0x80)
            back--;
        if (!of_agency(utf8_decode(s.ptr + back, s.len - back, &len)))
            break;
        from = back;
    }
    return from;
}

static struct str number_in(struct str s)
{
    for (size_t at = 0; at < s.len; at++) {
        const size_t len = year_and_serial(rest_of(s, at));
        const size_t from = len > 0 ? agency_start(s, at) : at;

        if (len > 0 && from < at)
            return (struct str){s.ptr + from, at - from + len};
    }
    return S("");
}

/* 000014349/2019-00007: digits, a stroke, a year, a dash, digits. */
static struct str index_in(struct str s)
{
    for (size_t at = 0; at < s.len; at++) {
        const size_t a = digits(rest_of(s, at));
        size_t end = at + a, b;

        if (a == 0)
            continue;
        if (a < 6 || end >= s.len || s.ptr[end] != '/' || digits(rest_of(s, end + 1)) != 4 ||
            !str_starts(rest_of(s, end + 5), S("-"))) {
            at = end;
            continue;
        }
        b = digits(rest_of(s, end + 6));
        if (b >= 3)
            return (struct str){s.ptr + at, end + 6 + b - at};
        at = end;
    }
    return S("");
}

/* A line that says nothing but a day, also with a bracket or blanks around it. */
static bool day_alone(struct str line, struct date *out)
{
    size_t at = 0;

    line = str_strip(str_trim(line), " ");
    return line.len > 0 && line.len < 48 && statute_day(line, &at, out) &&
           str_trim(rest_of(line, at)).len <= 3 && (unsigned char)line.ptr[0] < 0xf0 &&
           (digits(line) > 0 || str_starts(line, S("二")) || str_starts(line, S("一")));
}

/* 公布日期：2019年2月15日 */
static bool labelled(struct str line, const char *labels, struct date *out)
{
    struct str rest = str_from(labels), word;
    size_t at = 0;

    while (str_cut(&rest, ' ', &word))
        if (str_has(line, word) && statute_day(line, &at, out))
            return true;
    return false;
}

static bool is_label(struct str line)
{
    return str_has(line, S("索引号")) || str_has(line, S("主题分类")) ||
           str_has(line, S("发文机关")) || str_has(line, S("发文字号"));
}

/* The first lines up to the number, without those that are marks of a form or a red head. */
static struct str title_of(struct arena *a, struct str text)
{
    struct buf title = buf_new(a, 0);
    struct str line;
    struct date d;

    for (size_t n = 0, lines = 0; n < HEAD_LINES && lines < TITLE_LINES; n++) {
        if (!str_cut(&text, '\n', &line))
            break;
        line = str_trim(line);
        if (line.len == 0 || is_label(line))
            continue;
        if (number_in(line).len > 0 || day_alone(line, &d)) {
            if (title.len > 0)
                break;
            continue;
        }
        if (str_ends(line, S("：")) || str_ends(line, S(":")) || str_ends(line, S("。")) ||
            (title.len > 0 && str_starts(line, S("第一"))))
            break;
        if (str_ends(line, S("文件")) && title.len == 0)
            continue;
        buf_str(&title, line);
        lines++;
    }
    return title.len > 0 ? buf_view(&title) : S("");
}

struct filing_fields filing_fields_of(struct arena *a, struct str text)
{
    struct filing_fields f = {
        .title = title_of(a, text), .number = S(""), .index_number = index_in(text)};
    struct str rest = text, line;
    struct date d;

    while (str_cut(&rest, '\n', &line)) {
        size_t at = 0;

        if (f.number.len == 0)
            f.number = filing_number_tidy(a, number_in(line));
        if (labelled(line, "公布日期 发布日期 公开日期", &d))
            f.published_on = d;
        else if (labelled(line, "成文日期 印发日期", &d) || day_alone(line, &d))
            f.signed_on = d; /* the last one: below the text */
        while (statute_day(line, &at, &d))
            if (str_starts(str_trim(rest_of(line, at)), S("起施行")) ||
                str_starts(str_trim(rest_of(line, at)), S("起实施")))
                f.effective_on = d;
    }
    return f;
}
