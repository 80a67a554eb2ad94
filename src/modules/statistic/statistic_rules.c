// SPDX-License-Identifier: MulanPSL-2.0
/* Conditions, buckets of days and shares. */
#include "modules/statistic/statistic_rules.h"
#include "base/num.h"

static int compare(struct str text, bool is_number, int64_t number, struct str value)
{
    int64_t wanted;

    if (is_number && str_to_int(value, &wanted))
        return num_cmp(number, wanted);
    return str_cmp(text, value);
}

bool statistic_matches(const struct statistic_condition *c, struct str text, bool is_number,
                       int64_t number)
{
    if (c->member.len == 0)
        return true;
    if (str_eqz(c->op, "is"))
        return str_eq(text, c->value);
    if (str_eqz(c->op, "not"))
        return !str_eq(text, c->value);
    if (str_eqz(c->op, "has"))
        return str_has(text, c->value);
    if (str_eqz(c->op, "empty"))
        return text.len == 0;
    if (str_eqz(c->op, "filled"))
        return text.len > 0;
    if (str_eqz(c->op, "least"))
        return text.len > 0 && compare(text, is_number, number, c->value) >= 0;
    if (str_eqz(c->op, "most"))
        return text.len > 0 && compare(text, is_number, number, c->value) <= 0;
    return false;
}

struct str statistic_bucket(struct arena *a, struct str day, struct str bucket)
{
    struct date d;

    if (bucket.len == 0)
        return day;
    if (!date_parse(day, &d))
        return S("");
    if (str_eqz(bucket, "year"))
        return str_printf(a, "%04d", d.year);
    if (str_eqz(bucket, "quarter"))
        return str_printf(a, "%04d-Q%d", d.year, (d.month + 2) / 3);
    return str_printf(a, "%04d-%02d", d.year, d.month);
}

bool statistic_in(struct str day, struct date from, struct date to)
{
    struct date d;

    return date_parse(day, &d) && date_cmp(d, from) >= 0 && date_cmp(d, to) <= 0;
}

bool statistic_list_valid(struct str list)
{
    if (!str_starts(list, S("/")) || str_starts(list, S("//")))
        return false;
    arr_each (i, list.len)
        if ((unsigned char)list.ptr[i] <= ' ' || (unsigned char)list.ptr[i] >= 0x7f ||
            list.ptr[i] == '\\' || list.ptr[i] == '#')
            return false;
    return true;
}

int64_t statistic_share(int64_t part, int64_t of)
{
    return of <= 0 ? 0 : (num_max(part, 0) * 2000 + of) / (of * 2);
}
