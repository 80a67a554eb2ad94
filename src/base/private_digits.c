// SPDX-License-Identifier: MulanPSL-2.0
/* What a run of digits may be: by its length, its groups, its check digit and the day in it. */
#include "base/private_digits.h"
#include "base/date.h"
#include <string.h>

enum { ID_PROVINCES = 83, CARD_MIN = 16, CARD_MAX = 19 };

static bool is_day(const char *d)
{
    const struct date born = {
        .year = (d[0] - '0') * 1000 + (d[1] - '0') * 100 + (d[2] - '0') * 10 + (d[3] - '0'),
        .month = (unsigned)((d[4] - '0') * 10 + (d[5] - '0')),
        .day = (unsigned)((d[6] - '0') * 10 + (d[7] - '0')),
    };

    return date_valid(born);
}

/* Written in the groups of an ID number, with a day in their middle: one digit may be mistyped. */
static bool is_grouped_id(const char *d, size_t n, const size_t *groups, size_t groups_count)
{
    return n == PRIVATE_ID_DIGITS && groups_count == 3 && groups[0] == 6 && groups[1] == 8 &&
           d[0] != '0' && is_day(d + 6);
}

static bool is_old_id(const char *d, size_t n, const size_t *groups, size_t groups_count)
{
    const int province = (d[0] - '0') * 10 + (d[1] - '0');
    char day[] = "19yymmdd";

    if (n != PRIVATE_OLD_ID_DIGITS || province < 11 || province >= ID_PROVINCES ||
        !(groups_count == 1 || (groups_count == 3 && groups[0] == 6 && groups[1] == 6)))
        return false;
    memcpy(day + 2, d + 6, 6);
    return is_day(day);
}

static bool is_id_number(const char *d, size_t n)
{
    static const int WEIGHTS[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;

    if (n != PRIVATE_ID_DIGITS || d[0] == '0')
        return false;
    arr_each (i, COUNT(WEIGHTS))
        sum += WEIGHTS[i] * (d[i] - '0');
    return "10X98765432"[sum % 11] == d[PRIVATE_ID_DIGITS - 1] && is_day(d + 6);
}

static bool is_bank_card(const char *d, size_t n)
{
    int sum = 0;

    if (n < CARD_MIN || n > CARD_MAX || d[0] == '0')
        return false;
    arr_each (i, n) {
        int v;

        if (d[i] == 'X')
            return false;
        v = d[i] - '0';
        if ((n - i) % 2 == 0)
            v = v * 2 > 9 ? v * 2 - 9 : v * 2;
        sum += v;
    }
    return sum % 10 == 0;
}

static bool is_mobile(const char *d, size_t n)
{
    if (n == PRIVATE_MOBILE_DIGITS + 4 && memcmp(d, "0086", 4) == 0) {
        d += 4;
        n -= 4;
    } else if (n == PRIVATE_MOBILE_DIGITS + 2 && memcmp(d, "86", 2) == 0) {
        d += 2;
        n -= 2;
    }
    return n == PRIVATE_MOBILE_DIGITS && d[0] == '1' && d[1] >= '3';
}

/* Area codes: 010, 02x with eight digits; 03xx to 09xx with seven or eight. */
static bool is_landline(const char *d, size_t n)
{
    if (n != 11 && n != 12)
        return false;
    if (d[0] != '0' || d[1] == '0')
        return false;
    if (d[1] == '1' || d[1] == '2')
        return n == 11 && (d[1] == '2' || d[2] == '0');
    return true;
}

bool private_digits(const char *d, size_t n, const size_t *groups, size_t groups_count,
                    enum private_kind *out_kind)
{
    if (is_id_number(d, n) || is_grouped_id(d, n, groups, groups_count) ||
        is_old_id(d, n, groups, groups_count)) {
        *out_kind = PRIVATE_ID_NUMBER;
        return true;
    }
    if (is_mobile(d, n)) {
        *out_kind = PRIVATE_MOBILE;
        return true;
    }
    if (is_landline(d, n)) {
        *out_kind = PRIVATE_LANDLINE;
        return true;
    }
    /* Years and amounts side by side would pass Luhn now and then; cards are printed by fours. */
    for (size_t i = 0; i + 1 < groups_count; i++)
        if (groups[i] != 4)
            return false;
    if (!is_bank_card(d, n))
        return false;
    *out_kind = PRIVATE_BANK_CARD;
    return true;
}
