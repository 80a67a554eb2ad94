// SPDX-License-Identifier: MulanPSL-2.0
/* States and kinds of stations, whom they serve, what people type. */
#include "modules/station/station_rules.h"
#include "base/buf.h"
#include "base/num.h"

enum { E6 = 1000000, HOUR = 60, DAY_MINUTES = 24 * HOUR };

bool station_word_known(struct str word, const char *words)
{
    struct str all = str_from(words), one;

    while (str_cut(&all, ' ', &one)) {
        if (str_eq(one, word))
            return true;
    }
    return false;
}

bool station_is_small(struct str kind)
{
    return str_eqz(kind, "point") || str_eqz(kind, "room");
}

bool station_open(const struct station *s)
{
    return str_eqz(s->state, "running") || str_eqz(s->state, "rectify");
}

/* ---------------------------------------------------------------- states and kinds */

static const struct {
    const char *from, *to;
} MOVES[] = {
    {"planned", "built running closed"}, {"built", "running closed"}, {"running", "rectify closed"},
    {"rectify", "running closed"},       {"closed", "running"},
};

bool station_may_become(struct str from, struct str to)
{
    arr_each (i, COUNT(MOVES)) {
        if (str_eqz(from, MOVES[i].from))
            return station_word_known(to, MOVES[i].to);
    }
    return false;
}

static const struct {
    const char *child, *parents;
} BELONGS[] = {
    {"point", "county township community base"},
    {"room", "county township community base"},
    {"community", "county township"},
    {"base", "county township"},
    {"township", "county"},
};

bool station_may_belong(struct str child, struct str parent)
{
    arr_each (i, COUNT(BELONGS)) {
        if (str_eqz(child, BELONGS[i].child))
            return station_word_known(parent, BELONGS[i].parents);
    }
    return false;
}

/* ---------------------------------------------------------------- divisions */

enum { COUNTY_DIGITS = 6, TOWNSHIP_DIGITS = 9, VILLAGE_DIGITS = 12 };

static struct str first(struct str code, size_t digits)
{
    return (struct str){code.ptr, (size_t)num_min((int64_t)code.len, (int64_t)digits)};
}

unsigned station_nearness(struct str station, struct str person)
{
    if (station.len == 0)
        return 1;
    if (!str_starts(person, first(station, TOWNSHIP_DIGITS)))
        return 0;
    if (station.len <= COUNTY_DIGITS)
        return 1;
    return station.len == VILLAGE_DIGITS && str_eq(station, person) ? 3 : 2;
}

bool station_division_fits(struct str code)
{
    arr_each (i, code.len) {
        if (code.ptr[i] < '0' || code.ptr[i] > '9')
            return false;
    }
    return code.len == 0 || code.len == COUNTY_DIGITS || code.len == TOWNSHIP_DIGITS ||
           code.len == VILLAGE_DIGITS;
}

/* ---------------------------------------------------------------- numbers as people write them */

int64_t station_per_mille(int64_t part, int64_t whole)
{
    return whole == 0 ? 0 : (part * 1000 * 2 + whole) / (whole * 2);
}

/* Digits and up to six decimals, in millionths. */
static bool parse_e6(struct str text, int64_t *out)
{
    struct str whole, rest = text;
    int64_t n, part = 0;

    (void)str_cut(&rest, '.', &whole);
    if (rest.len > 6 || (rest.len == 0 && str_ends(text, S("."))))
        return false;
    if (!str_to_int(whole, &n) || (rest.len > 0 && !str_to_int(rest, &part)) || n < 0 || part < 0)
        return false;
    for (size_t i = rest.len; i < 6; i++)
        part *= 10;
    *out = num_min(n, E6) * E6 + part;
    return true;
}

bool station_parse_degree(struct str text, int64_t *out_e6)
{
    const bool minus = str_starts(text, S("-"));
    int64_t n = {0};

    if (minus)
        text = (struct str){text.ptr + 1, text.len - 1};
    if (!parse_e6(text, &n) || n > (int64_t)180 * E6)
        return false;
    *out_e6 = minus ? -n : n;
    return true;
}

struct str station_degree(struct arena *a, int64_t e6)
{
    const int64_t n = num_max(e6, -e6);

    return str_printf(a, "%s%lld.%06lld", e6 < 0 ? "-" : "", (long long)(n / E6),
                      (long long)(n % E6));
}

bool station_parse_clock(struct str text, unsigned *out_minute)
{
    struct str hour, minute = text;
    int64_t h, m;

    (void)str_cut(&minute, ':', &hour);
    if (minute.len != 2 || !str_to_int(hour, &h) || !str_to_int(minute, &m))
        return false;
    if (h < 0 || m < 0 || m >= HOUR || h * HOUR + m > DAY_MINUTES)
        return false;
    *out_minute = (unsigned)(h * HOUR + m);
    return true;
}

struct str station_clock(struct arena *a, unsigned minute)
{
    return str_printf(a, "%u:%02u", minute / HOUR, minute % HOUR);
}
