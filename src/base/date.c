// SPDX-License-Identifier: MulanPSL-2.0
/* Civil dates. Day numbers after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms". */
#include "base/date.h"
#include <stdio.h>

enum { SECONDS_PER_DAY = 86400, BEIJING_OFFSET_SECONDS = 8 * 3600 };

unsigned days_in_month(int year, unsigned month)
{
    static const unsigned char DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return month == 2 && leap ? 29 : DAYS[month - 1];
}

bool date_valid(struct date d)
{
    return d.year >= 1 && d.year <= 9999 && d.month >= 1 && d.month <= 12 && d.day >= 1 &&
           d.day <= days_in_month(d.year, d.month);
}

bool date_none(struct date d)
{
    return d.year == 0 && d.month == 0 && d.day == 0;
}

struct date date_add_months(struct date d, unsigned months)
{
    const unsigned index = d.month - 1 + months;

    d.year += (int)(index / 12);
    d.month = index % 12 + 1;
    if (d.day > days_in_month(d.year, d.month))
        d.day = days_in_month(d.year, d.month);
    return d;
}

int64_t date_to_days(struct date d)
{
    const int64_t y = (int64_t)d.year - (d.month <= 2);
    const int64_t era = (y >= 0 ? y : y - 399) / 400;
    const int64_t yoe = y - era * 400;
    const int64_t shifted = (int64_t)d.month + (d.month > 2 ? -3 : 9);
    const int64_t doy = (153 * shifted + 2) / 5 + (int64_t)d.day - 1;

    return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

struct date date_from_days(int64_t days)
{
    const int64_t z = days + 719468;
    const int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    const int64_t doe = z - era * 146097;
    const int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    const int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    const int64_t mp = (5 * doy + 2) / 153;
    const unsigned month = (unsigned)(mp < 10 ? mp + 3 : mp - 9);

    return (struct date){.year = (int)(yoe + era * 400) + (month <= 2),
                         .month = month,
                         .day = (unsigned)(doy - (153 * mp + 2) / 5 + 1)};
}

struct date date_add_days(struct date d, int days)
{
    return date_from_days(date_to_days(d) + days);
}

int date_diff_days(struct date a, struct date b)
{
    return (int)(date_to_days(a) - date_to_days(b));
}

unsigned date_weekday(struct date d)
{
    const int64_t n = (date_to_days(d) + 3) % 7; /* 1970-01-01 was a Thursday */

    return (unsigned)(n < 0 ? n + 7 : n) + 1;
}

int date_cmp(struct date a, struct date b)
{
    if (a.year != b.year)
        return a.year < b.year ? -1 : 1;
    if (a.month != b.month)
        return a.month < b.month ? -1 : 1;
    if (a.day != b.day)
        return a.day < b.day ? -1 : 1;
    return 0;
}

struct date date_earlier(struct date a, struct date b)
{
    return date_cmp(a, b) < 0 ? a : b;
}

struct date date_later(struct date a, struct date b)
{
    return date_cmp(a, b) > 0 ? a : b;
}

const char *date_format(struct date d, char *text)
{
    if (date_none(d))
        text[0] = '\0';
    else
        snprintf(text, DATE_TEXT_SIZE, "%04u-%02u-%02u", (unsigned)d.year % 10000, d.month % 100,
                 d.day % 100);
    return text;
}

static bool digits(const char *s, unsigned count, unsigned *out)
{
    unsigned n = 0;

    for (unsigned i = 0; i < count; i++) {
        if (s[i] < '0' || s[i] > '9')
            return false;
        n = n * 10 + (unsigned)(s[i] - '0');
    }
    *out = n;
    return true;
}

bool date_parse(struct str text, struct date *out)
{
    unsigned year, month, day;
    struct date d;

    if (text.len != 10 || text.ptr[4] != '-' || text.ptr[7] != '-')
        return false;
    if (!digits(text.ptr, 4, &year) || !digits(text.ptr + 5, 2, &month) ||
        !digits(text.ptr + 8, 2, &day))
        return false;
    d = (struct date){(int)year, month, day};
    if (!date_valid(d))
        return false;
    *out = d;
    return true;
}

/* The digit at the front of either width, its length in *out_bytes; -1: there is none. */
static int digit_at(struct str s, size_t *out_bytes)
{
    const unsigned char *p = (const unsigned char *)s.ptr;

    *out_bytes = 1;
    if (s.len > 0 && p[0] >= '0' && p[0] <= '9')
        return p[0] - '0';
    *out_bytes = 3;
    if (s.len >= 3 && p[0] == 0xEF && p[1] == 0xBC && p[2] >= 0x90 && p[2] <= 0x99)
        return p[2] - 0x90;
    return -1;
}

/* How long the mark is that ends a number of a day; 0: there is none. */
static size_t mark_at(struct str s)
{
    static const char *const WORDS[] = {"年", "月", "日"};

    if (s.len > 0 && (s.ptr[0] == '-' || s.ptr[0] == '/' || s.ptr[0] == '.'))
        return 1;
    arr_each (i, COUNT(WORDS))
        if (str_starts(s, str_from(WORDS[i])))
            return str_from(WORDS[i]).len;
    return 0;
}

static struct str without_midnight(struct str s)
{
    static const char *const ENDS[] = {" 00:00:00", " 0:00:00", " 00:00", " 0:00"};

    arr_each (i, COUNT(ENDS))
        if (str_ends(s, str_from(ENDS[i])))
            return (struct str){s.ptr, s.len - str_from(ENDS[i]).len};
    return s;
}

bool date_read(struct str text, struct date *out)
{
    struct str rest = without_midnight(text);
    unsigned parts[3] = {0};
    size_t n = 0, digits_of_it = 0, all = 0, marks = 0;
    struct date d;

    while (rest.len > 0) {
        size_t bytes;
        const int digit = digit_at(rest, &bytes);

        if (digit >= 0 && n < 3 && digits_of_it < 8) {
            parts[n] = parts[n] * 10 + (unsigned)digit;
            digits_of_it++;
            all++;
        } else {
            bytes = digit < 0 && digits_of_it > 0 ? mark_at(rest) : 0;
            if (bytes == 0)
                return false;
            n++;
            marks++;
            digits_of_it = 0;
        }
        rest = (struct str){rest.ptr + bytes, rest.len - bytes};
    }
    if (marks == 0 && all == 8)
        d = (struct date){(int)(parts[0] / 10000), parts[0] / 100 % 100, parts[0] % 100};
    else if (n + (digits_of_it > 0) == 3)
        d = (struct date){(int)parts[0], parts[1], parts[2]};
    else
        return false;
    if (d.year < 1000 || d.year > 9999 || !date_valid(d))
        return false;
    *out = d;
    return true;
}

struct date date_of_instant(int64_t at, unsigned *out_second_of_day)
{
    const int64_t local = at + BEIJING_OFFSET_SECONDS;
    int64_t days = local / SECONDS_PER_DAY, second = local % SECONDS_PER_DAY;

    if (second < 0) {
        second += SECONDS_PER_DAY;
        days--;
    }
    if (out_second_of_day != NULL)
        *out_second_of_day = (unsigned)second;
    return date_from_days(days);
}

int64_t date_begin(struct date d)
{
    return date_to_days(d) * SECONDS_PER_DAY - BEIJING_OFFSET_SECONDS;
}

bool date_parse_month(struct str text, struct date *out_first, struct date *out_last)
{
    char day[DATE_TEXT_SIZE];

    if (text.len != sizeof "YYYY-MM" - 1)
        return false;
    snprintf(day, sizeof day, STR_FMT "-01", STR_ARG(text));
    if (!date_parse(str_from(day), out_first))
        return false;
    *out_last = *out_first;
    out_last->day = days_in_month(out_first->year, out_first->month);
    return true;
}

bool date_next_month(struct date *rest, struct date to, struct date *out_first,
                     struct date *out_last, char name[DATE_TEXT_SIZE])
{
    if (date_cmp(*rest, to) > 0)
        return false;
    *out_first = *rest;
    *out_last = *rest;
    out_last->day = days_in_month(rest->year, rest->month);
    if (date_cmp(*out_last, to) > 0)
        *out_last = to;
    (void)date_format(*out_first, name);
    name[sizeof "YYYY-MM" - 1] = '\0';
    *rest = date_add_days(*out_last, 1);
    return true;
}
