// SPDX-License-Identifier: MulanPSL-2.0
/* What a file comes to by the formula, and what a formula, an entry and an appeal must be. */
#include "modules/duty/duty_rules.h"
#include "base/num.h"
#include "base/utf8.h"

enum { TENTH = 10 };
static const uint32_t FULL_ZERO = 0xFF10, FULL_DOT = 0xFF0E;

/* The value of a digit of either width; false if it is none. */
static bool digit(uint32_t c, int64_t *out)
{
    *out = c >= FULL_ZERO ? c - FULL_ZERO : c - (uint32_t)'0';
    return *out <= 9;
}

bool duty_points_parse(struct str s, int64_t *out)
{
    int64_t n = 0, d;
    unsigned before = 0, after = 0;
    bool dot = false;

    for (size_t i = 0, bytes; i < s.len; i += bytes) {
        const uint32_t c = utf8_decode(s.ptr + i, s.len - i, &bytes);

        if ((c == '.' || c == FULL_DOT) && !dot) {
            dot = true;
            continue;
        }
        if (!digit(c, &d) || (dot && after == 1))
            return false;
        n = n * TENTH + d;
        if (n > DUTY_POINTS_MAX)
            return false;
        *(dot ? &after : &before) += 1;
    }
    if (before == 0 || (dot && after == 0))
        return false;
    if (!dot)
        n *= TENTH;
    if (n > DUTY_POINTS_MAX)
        return false;
    *out = n;
    return true;
}

struct str duty_points_text(struct arena *a, int64_t tenths)
{
    const int64_t size = num_max(tenths, -tenths);
    const char *sign = tenths < 0 ? "-" : "";

    if (size % TENTH == 0)
        return str_printf(a, "%s%lld", sign, (long long)(size / TENTH));
    return str_printf(a, "%s%lld.%lld", sign, (long long)(size / TENTH), (long long)(size % TENTH));
}

int64_t duty_line_points(const struct duty_line *line)
{
    int64_t points;

    if (!line->scored)
        return 0;
    points = line->done * line->each;
    if (line->cap > 0)
        points = num_min(points, line->cap);
    return points - line->absent * line->penalty;
}

int64_t duty_file_points(int64_t base, int64_t most, const struct duty_line *lines, size_t count)
{
    int64_t points = base;

    arr_each (i, count)
        points += duty_line_points(&lines[i]);
    if (most > 0)
        points = num_min(points, most);
    return num_max(points, 0);
}

bool duty_entry_may(struct str state, enum duty_act act, bool own)
{
    const bool waiting = str_eqz(state, "waiting"), returned = str_eqz(state, "returned");

    switch (act) {
    case DUTY_CONFIRM:
        return !own && waiting;
    case DUTY_RETURN:
        return !own && (waiting || str_eqz(state, "confirmed"));
    case DUTY_CHANGE:
    case DUTY_WITHDRAW:
        return own && (waiting || returned);
    }
    return false;
}

static bool among(struct str word, const char *const *words)
{
    for (; *words != NULL; words++)
        if (str_eqz(word, *words))
            return true;
    return false;
}

bool duty_standing_fits(struct str word)
{
    static const char *const WORDS[] = {"done", "excused", "absent", "void", NULL};

    return among(word, WORDS);
}

struct str duty_standing_kept(struct str standing)
{
    return duty_standing_fits(standing) ? standing : S("excused");
}

bool duty_unit_fits(struct str word)
{
    static const char *const WORDS[] = {"times",     "piece", "person", "day",
                                        "household", "yuan",  NULL};

    return among(word, WORDS);
}

struct date duty_until(int year, struct date today)
{
    const struct date end = {year, 12, 31};

    return date_earlier(end, today);
}

enum { QUARTERS = 4, QUARTER_MONTHS = 3 };

static int64_t quarter_of(struct date day)
{
    return (int64_t)((day.month - 1) / QUARTER_MONTHS);
}

/* The first quarter of the year that began on `from` or later; past the last one: QUARTERS. */
static int64_t first_whole(struct date from)
{
    const bool first_day = (from.month - 1) % QUARTER_MONTHS == 0 && from.day == 1;

    return quarter_of(from) + (first_day ? 0 : 1);
}

int64_t duty_expected(int64_t least, struct date from, struct date by)
{
    const int64_t since = from.year < by.year ? 0 : first_whole(from),
                  quarters = quarter_of(by) + 1 - since;

    return from.year > by.year ? 0 : least * num_max(quarters, 0) / QUARTERS;
}

void duty_days_add(struct duty_days *days, int year, struct date from, struct date until)
{
    struct date on = date_later(from, (struct date){year, 1, 1});
    const struct date last = date_none(until) ? from : until;

    while (on.year == year && date_cmp(on, last) <= 0) {
        days->months[on.month - 1] |= UINT32_C(1) << on.day;
        on = date_add_days(on, 1);
    }
}

int64_t duty_days_count(const struct duty_days *days)
{
    int64_t n = 0;

    arr_each (m, COUNT(days->months))
        for (uint32_t left = days->months[m]; left != 0; left >>= 1)
            n += left & 1;
    return n;
}

static bool day_in(const struct duty_days *days, struct date on)
{
    return (days->months[on.month - 1] >> on.day & 1) != 0;
}

bool duty_days_run(const struct duty_days *days, struct date after, struct date *out_from,
                   struct date *out_until)
{
    struct date on = after;

    while (on.year == after.year && !day_in(days, on))
        on = date_add_days(on, 1);
    *out_from = on;
    while (on.year == after.year && day_in(days, on)) {
        *out_until = on;
        on = date_add_days(on, 1);
    }
    return out_from->year == after.year;
}

struct date duty_quarter_end(struct date day)
{
    const unsigned month = (unsigned)(quarter_of(day) + 1) * QUARTER_MONTHS;

    return (struct date){day.year, month, days_in_month(day.year, month)};
}
