// SPDX-License-Identifier: MulanPSL-2.0
/* Tokens of reports: cut out of the text, read, and written back. */
#include "modules/report/report_rules_token.h"
#include "base/buf.h"
#include "base/utf8.h"

enum { YEAR_FIRST = 1949, YEAR_LAST = 2999, STEP_MAX = 100000000, WAN = 10000, YI = 100000000 };

enum option {
    OPTION_YEAR,
    OPTION_FROM,
    OPTION_TO,
    OPTION_BY,
    OPTION_PART,
    OPTION_AS,
    OPTION_DIGITS,
    OPTION_STEP,
    OPTION_SCALE,
    OPTION_NAMES,
    OPTIONS
};
/* In Chinese, as the picker writes them, and in English. */
static const struct {
    const char *zh, *en;
} OPTION_WORDS[OPTIONS] = {
    [OPTION_YEAR] = {"年", "year"},       [OPTION_FROM] = {"从", "from"},
    [OPTION_TO] = {"到", "to"},           [OPTION_BY] = {"按", "by"},
    [OPTION_PART] = {"取", "part"},       [OPTION_AS] = {"作", "as"},
    [OPTION_DIGITS] = {"小数", "digits"}, [OPTION_STEP] = {"取整", "step"},
    [OPTION_SCALE] = {"单位", "in"},      [OPTION_NAMES] = {"名单", "names"},
};
static const char *const AS_WORDS[REPORT_ASES] = {"", "余", "多", "近", "以上", "约"};
static const struct {
    const char *zh, *en;
} PARTS[] = {{"", ""}, {"分子", "numerator"}, {"分母", "denominator"}};

/* ---------------------------------------------------------------- reading */

static bool number_of(struct str s, int64_t least, int64_t most, int64_t *out)
{
    return str_to_int(s, out) && *out >= least && *out <= most;
}

static bool read_by(struct str value, struct report_token *t)
{
    struct str by;

    if (!str_cut(&value, ':', &by) || by.len == 0)
        return false;
    t->by = str_trim(by);
    t->key = str_trim(value);
    return true;
}

static bool read_part(struct str value, struct report_token *t)
{
    for (size_t i = 1; i < COUNT(PARTS); i++)
        if (str_eqz(value, PARTS[i].zh) || str_eqz(value, PARTS[i].en)) {
            t->part = (enum report_part)i;
            return true;
        }
    return false;
}

static bool read_as(struct str value, struct report_token *t)
{
    for (size_t i = 1; i < REPORT_ASES; i++)
        if (str_eqz(value, AS_WORDS[i])) {
            t->as = (enum report_as)i;
            return true;
        }
    return false;
}

static bool read_scale(struct str value, struct report_token *t)
{
    t->scale = str_eqz(value, "万") ? WAN : str_eqz(value, "亿") ? YI : 0;
    return t->scale != 0;
}

static bool read_year(struct str value, struct report_token *t)
{
    int64_t n;

    if (!number_of(value, YEAR_FIRST, YEAR_LAST, &n))
        return false;
    t->year = (int)n;
    return true;
}

static bool read_digits(struct str value, struct report_token *t)
{
    int64_t n;

    if (!number_of(value, 0, REPORT_DIGITS_MAX, &n))
        return false;
    t->digits = (int)n;
    return true;
}

static bool read_names(struct str value, struct report_token *t)
{
    int64_t n;

    if (!number_of(value, 1, REPORT_NAMES_MAX, &n))
        return false;
    t->names = (unsigned)n;
    return true;
}

static bool read_step(struct str value, struct report_token *t)
{
    return number_of(value, 1, STEP_MAX, &t->step);
}

static bool read_from(struct str value, struct report_token *t)
{
    return date_parse(value, &t->from);
}

static bool read_to(struct str value, struct report_token *t)
{
    return date_parse(value, &t->to);
}

static bool (*const READERS[OPTIONS])(struct str value, struct report_token *t) = {
    [OPTION_YEAR] = read_year,     [OPTION_FROM] = read_from, [OPTION_TO] = read_to,
    [OPTION_BY] = read_by,         [OPTION_PART] = read_part, [OPTION_AS] = read_as,
    [OPTION_DIGITS] = read_digits, [OPTION_STEP] = read_step, [OPTION_SCALE] = read_scale,
    [OPTION_NAMES] = read_names,
};

/* OPTIONS: no such word. */
static size_t option_of(struct str word)
{
    size_t i = 0;

    while (i < OPTIONS && !(str_eqz(word, OPTION_WORDS[i].zh) || str_eqz(word, OPTION_WORDS[i].en)))
        i++;
    return i;
}

static const char *whole(const struct report_token *t)
{
    if (date_none(t->from) != date_none(t->to))
        return "report.token.half_period";
    if (!date_none(t->from) && (t->year != 0 || date_cmp(t->from, t->to) > 0))
        return "report.token.period";
    return NULL;
}

const char *report_token_read(struct str inside, struct report_token *out)
{
    struct report_token t = {.digits = -1, .scale = 1};
    struct str pair, word;
    bool seen[OPTIONS] = {false};

    if (!utf8_valid_text(inside.ptr, inside.len) ||
        utf8_chars(inside.ptr, inside.len) > REPORT_TOKEN_CHARS)
        return "report.token.long";
    (void)str_cut(&inside, '|', &t.name);
    t.name = str_trim(t.name);
    if (t.name.len == 0)
        return "report.token.empty";
    while (str_cut(&inside, '|', &pair)) {
        const struct str whole_pair = pair;
        size_t option;

        (void)str_cut(&pair, '=', &word);
        option = option_of(str_trim(word));
        if (option == OPTIONS || whole_pair.len == word.len || seen[option])
            return "report.token.option";
        seen[option] = true;
        if (!READERS[option](str_trim(pair), &t))
            return "report.token.value";
    }
    *out = t;
    return whole(&t);
}

/* ---------------------------------------------------------------- writing */

static void put(struct buf *to, enum option option, struct str value)
{
    buf_printf(to, "|%s=", OPTION_WORDS[option].zh);
    buf_str(to, value);
}

static void put_int(struct buf *to, enum option option, int64_t n)
{
    buf_printf(to, "|%s=%lld", OPTION_WORDS[option].zh, (long long)n);
}

static void put_date(struct buf *to, enum option option, struct date d)
{
    char text[DATE_TEXT_SIZE];

    put(to, option, str_from(date_format(d, text)));
}

struct str report_token_write(struct arena *a, const struct report_token *t)
{
    struct buf to = buf_new(a, 0);

    buf_char(&to, '{');
    buf_str(&to, t->name);
    if (t->year != 0)
        put_int(&to, OPTION_YEAR, t->year);
    if (!date_none(t->from)) {
        put_date(&to, OPTION_FROM, t->from);
        put_date(&to, OPTION_TO, t->to);
    }
    if (t->by.len > 0)
        put(&to, OPTION_BY, t->by);
    if (t->key.len > 0) {
        buf_char(&to, ':');
        buf_str(&to, t->key);
    }
    if (t->part != REPORT_WHOLE)
        put(&to, OPTION_PART, str_from(PARTS[t->part].zh));
    if (t->as != REPORT_EXACT)
        put(&to, OPTION_AS, str_from(AS_WORDS[t->as]));
    if (t->digits >= 0)
        put_int(&to, OPTION_DIGITS, t->digits);
    if (t->step != 0)
        put_int(&to, OPTION_STEP, t->step);
    if (t->scale != 1)
        put(&to, OPTION_SCALE, t->scale == WAN ? S("万") : S("亿"));
    if (t->names != 0)
        put_int(&to, OPTION_NAMES, t->names);
    buf_char(&to, '}');
    return buf_view(&to);
}

/* ---------------------------------------------------------------- cutting */

static struct str slice(struct str s, size_t from, size_t to)
{
    return (struct str){s.ptr + from, to - from};
}

static size_t find(struct str s, size_t from, char c)
{
    while (from < s.len && s.ptr[from] != c)
        from++;
    return from;
}

/* A brace that is not closed on its line, or in which another opens, is a fault of its own. */
static size_t end_of(struct str s, size_t open)
{
    size_t at = open + 1;

    while (at < s.len && s.ptr[at] != '}' && s.ptr[at] != '{' && s.ptr[at] != '\n')
        at++;
    return at;
}

/* Into `out`, or only counted. */
static size_t cut(struct str text, struct report_piece *out)
{
    size_t n = 0;

    for (size_t at = 0; at < text.len;) {
        const size_t open = find(text, at, '{');
        struct report_piece p = {.text = slice(text, at, open)};

        at = open;
        if (p.text.len == 0) {
            const size_t end = end_of(text, open);
            const bool closed = end < text.len && text.ptr[end] == '}';

            p = (struct report_piece){.text = slice(text, open + 1, end), .is_token = true};
            p.fault = closed ? report_token_read(p.text, &p.token) : "report.token.open";
            at = closed ? end + 1 : end;
        }
        if (out != NULL)
            out[n] = p;
        n++;
    }
    return n;
}

void report_pieces(struct arena *a, struct str text, struct report_piece **out, size_t *out_count)
{
    *out = arena_array(a, cut(text, NULL), struct report_piece);
    *out_count = cut(text, *out);
}
