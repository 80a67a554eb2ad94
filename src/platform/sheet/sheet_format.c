// SPDX-License-Identifier: MulanPSL-2.0
/* Number formats of spreadsheets, and numbers as text. */
#include "platform/sheet/sheet_format.h"
#include "base/date.h"
#include <math.h>
#include <strings.h>

enum { LAST_SERIAL_1900 = 2958465, LAST_SERIAL_1904 = 2957003, DAY_SECONDS = 86400 };

enum sheet_number sheet_format_built_in(unsigned id)
{
    static const struct {
        unsigned char from, to;
        unsigned char as;
    } RANGES[] = {
        {14, 17, SHEET_DATE}, {18, 21, SHEET_TIME},    {22, 22, SHEET_DATE_TIME},
        {27, 31, SHEET_DATE}, {32, 35, SHEET_TIME},    {36, 36, SHEET_DATE},
        {45, 45, SHEET_TIME}, {46, 46, SHEET_ELAPSED}, {47, 47, SHEET_TIME},
        {50, 54, SHEET_DATE}, {55, 56, SHEET_TIME},    {57, 58, SHEET_DATE},
    };

    arr_each (i, COUNT(RANGES)) {
        if (id >= RANGES[i].from && id <= RANGES[i].to)
            return (enum sheet_number)RANGES[i].as;
    }
    return SHEET_NUMBER;
}

struct tokens {
    bool year_or_day, month, clock, elapsed;
};

/* Length of what stands at code[0] and is no format letter: quoted text, escapes, brackets. */
static size_t skip_literal(struct str code, struct tokens *found)
{
    const char *end;

    switch (code.ptr[0]) {
    case '"':
        end = code.len > 1 ? memchr(code.ptr + 1, '"', code.len - 1) : NULL;
        return end != NULL ? (size_t)(end - code.ptr) + 1 : code.len;
    case '[':
        end = memchr(code.ptr, ']', code.len);
        if (end == NULL)
            return code.len;
        if (end - code.ptr > 1 && strchr("hHmMsS", code.ptr[1]) != NULL &&
            (end - code.ptr == 2 || code.ptr[2] == code.ptr[1]))
            found->elapsed = true;
        return (size_t)(end - code.ptr) + 1;
    case '\\':
    case '_':
    case '*':
        return code.len < 2 ? code.len : 2;
    default:
        return 0;
    }
}

static bool starts_with_any_case(struct str code, const char *word)
{
    const size_t len = strlen(word);

    return code.len >= len && strncasecmp(code.ptr, word, len) == 0;
}

/* Note the letter at code[0]; its length. */
static size_t note_letter(struct str code, struct tokens *found)
{
    if (starts_with_any_case(code, "AM/PM") || starts_with_any_case(code, "A/P")) {
        found->clock = true;
        return code.ptr[1] == '/' ? 3 : 5;
    }
    switch (code.ptr[0]) {
    case 'e':
    case 'E': /* era year, unless it is the exponent of 0.00E+00 */
        if (code.len > 1 && (code.ptr[1] == '+' || code.ptr[1] == '-'))
            return 2;
        found->year_or_day = true;
        break;
    case 'y':
    case 'Y':
    case 'd':
    case 'D':
    case 'a': /* aaaa: day of the week */
        found->year_or_day = true;
        break;
    case 'm':
    case 'M':
        found->month = true;
        break;
    case 'h':
    case 'H':
    case 's':
    case 'S':
        found->clock = true;
        break;
    default:
        break;
    }
    return 1;
}

enum sheet_number sheet_format_of_code(struct str code)
{
    struct tokens found = {0};

    if ((code.len == 7 && starts_with_any_case(code, "General")) ||
        (code.len == 8 && starts_with_any_case(code, "Standard")))
        return SHEET_NUMBER;
    while (code.len > 0 && code.ptr[0] != ';') {
        size_t len = skip_literal(code, &found);

        if (len == 0)
            len = note_letter(code, &found);
        code.ptr += len;
        code.len -= len;
    }
    if (found.elapsed)
        return SHEET_ELAPSED;
    if (found.year_or_day)
        return found.clock ? SHEET_DATE_TIME : SHEET_DATE;
    if (found.clock)
        return SHEET_TIME;
    return found.month ? SHEET_DATE : SHEET_NUMBER;
}

static size_t digits_at(struct str s, size_t at)
{
    const size_t from = at;

    while (at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9')
        at++;
    return at - from;
}

/* -12, 12.5, .5, 1.2E-3; *out_whole: nothing but digits after the sign. */
static bool is_number(struct str s, bool *out_whole)
{
    size_t at = s.len > 0 && (s.ptr[0] == '-' || s.ptr[0] == '+');
    const size_t whole = digits_at(s, at);
    size_t fraction = 0;

    at += whole;
    *out_whole = whole > 0 && at == s.len;
    if (at < s.len && s.ptr[at] == '.') {
        fraction = digits_at(s, at + 1);
        at += 1 + fraction;
    }
    if (whole + fraction == 0)
        return false;
    if (at < s.len && (s.ptr[at] == 'e' || s.ptr[at] == 'E')) {
        size_t exponent;

        at++;
        if (at < s.len && (s.ptr[at] == '-' || s.ptr[at] == '+'))
            at++;
        exponent = digits_at(s, at);
        if (exponent == 0)
            return false;
        at += exponent;
    }
    return at == s.len;
}

/* Every digit as stored: long numbers are often codes that must not be rounded. */
static struct str whole_text(struct arena *a, struct str s)
{
    const bool minus = s.ptr[0] == '-';

    if (s.ptr[0] == '-' || s.ptr[0] == '+') {
        s.ptr++;
        s.len--;
    }
    while (s.len > 1 && s.ptr[0] == '0') {
        s.ptr++;
        s.len--;
    }
    if (!minus || str_eqz(s, "0"))
        return s;
    return str_printf(a, "-" STR_FMT, STR_ARG(s));
}

/* 15 significant digits, as the programs that write sheets keep them. */
static struct str decimal_text(struct arena *a, double v)
{
    char digits[40];
    const char *e;
    int exponent;
    struct str s;

    if (v == 0)
        return S("0");
    snprintf(digits, sizeof digits, "%.14e", v);
    e = strchr(digits, 'e');
    ASSERT(e != NULL);
    exponent = (int)strtol(e + 1, NULL, 10);
    if (exponent > 14) {
        const char *first = digits + (digits[0] == '-');

        return str_printf(a, "%s%c%.14s%0*d", v < 0 ? "-" : "", first[0], first + 2, exponent - 14,
                          0);
    }
    s = str_printf(a, "%.*f", 14 - exponent, v);
    if (memchr(s.ptr, '.', s.len) != NULL) {
        while (s.ptr[s.len - 1] == '0')
            s.len--;
        if (s.ptr[s.len - 1] == '.')
            s.len--;
    }
    return s;
}

/* In the 1900 system day 60 is a 29 February that never was; days before it count from a day later.
 */
static struct date date_of_serial(int64_t days, bool epoch_1904)
{
    static const struct date EPOCH_1904 = {1904, 1, 1}, EPOCH_1900 = {1899, 12, 30};

    if (epoch_1904)
        return date_from_days(date_to_days(EPOCH_1904) + days);
    return date_from_days(date_to_days(EPOCH_1900) + days + (days < 60 ? 1 : 0));
}

static struct str clock_text(struct arena *a, int64_t seconds)
{
    return str_printf(a, "%02d:%02d:%02d", (int)(seconds / 3600), (int)(seconds / 60 % 60),
                      (int)(seconds % 60));
}

static struct str serial_text(struct arena *a, double v, enum sheet_number as, bool epoch_1904)
{
    const double last = epoch_1904 ? LAST_SERIAL_1904 : LAST_SERIAL_1900;
    char day_text[DATE_TEXT_SIZE];
    int64_t days, seconds;

    if (v < 0 || v >= last + 1)
        return decimal_text(a, v);
    days = (int64_t)floor(v);
    seconds = llround((v - (double)days) * DAY_SECONDS);
    if (as == SHEET_ELAPSED)
        return clock_text(a, days * DAY_SECONDS + seconds);
    if (as == SHEET_TIME && days == 0)
        return clock_text(a, seconds % DAY_SECONDS);
    if (seconds == DAY_SECONDS) {
        days++;
        seconds = 0;
    }
    date_format(date_of_serial(days, epoch_1904), day_text);
    if (as == SHEET_DATE)
        return str_dup(a, str_from(day_text));
    return str_printf(a, "%s " STR_FMT, day_text, STR_ARG(clock_text(a, seconds)));
}

struct str sheet_number_text(struct arena *a, struct str stored, enum sheet_number as,
                             bool epoch_1904)
{
    bool whole;
    double v;

    stored = str_trim(stored);
    if (!is_number(stored, &whole))
        return stored;
    if (whole && as == SHEET_NUMBER)
        return whole_text(a, stored);
    v = strtod(str_z(a, stored), NULL);
    if (!isfinite(v))
        return stored;
    return as == SHEET_NUMBER ? decimal_text(a, v) : serial_text(a, v, as, epoch_1904);
}

struct str sheet_iso_text(struct arena *a, struct str stored)
{
    struct str s = str_trim(stored);
    struct date day;

    if (s.len < 10 || !date_parse((struct str){s.ptr, 10}, &day))
        return s;
    if (s.len < 19 || s.ptr[10] != 'T')
        return (struct str){s.ptr, 10};
    return str_printf(a, "%.10s %.8s", s.ptr, s.ptr + 11);
}
