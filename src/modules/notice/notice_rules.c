// SPDX-License-Identifier: MulanPSL-2.0
/* When a notice goes out, and when a rule speaks. */
#include "modules/notice/notice_rules.h"

enum { FIRST_WAIT = 60, LONGEST_WAIT = 6 * 3600 };

int64_t notice_backoff(int64_t tries, uint32_t random)
{
    int64_t wait = FIRST_WAIT;

    for (int64_t i = 1; i < tries && wait < LONGEST_WAIT; i++)
        wait *= 2;
    if (wait > LONGEST_WAIT)
        wait = LONGEST_WAIT;
    return wait + (int64_t)(random % (uint32_t)(wait / 4 + 1));
}

static int64_t minute_of(int64_t at)
{
    unsigned second;

    (void)date_of_instant(at, &second);
    return second / 60;
}

int64_t notice_next_minute(int64_t at, int64_t minute)
{
    const int64_t then = date_begin(date_of_instant(at, NULL)) + minute * 60;

    return then >= at ? then : then + (int64_t)NOTICE_DAY_MINUTES * 60;
}

int64_t notice_after_quiet(int64_t at, int64_t quiet_from, int64_t quiet_to)
{
    const int64_t m = minute_of(at);
    const bool quiet =
        quiet_from < quiet_to ? m >= quiet_from && m < quiet_to : m >= quiet_from || m < quiet_to;

    if (quiet_from == quiet_to || !quiet)
        return at;
    return notice_next_minute(at, quiet_to);
}

bool notice_rule_speaks(const struct calendar *cal, struct date today, struct date due_on,
                        int64_t days)
{
    const int64_t now = -(int64_t)calendar_workdays_between(cal, today, due_on);

    if (now < days || now > days + NOTICE_LATE_DAYS)
        return false;
    return days > 0 ? date_cmp(today, due_on) > 0 : date_cmp(today, due_on) <= 0;
}

int64_t notice_days_apart(struct date today, struct date due_on)
{
    const int days = date_diff_days(due_on, today);

    return days < 0 ? -(int64_t)days : days;
}

/* Before and after a colon of either width; all of it is the hour when there is none. */
static void cut_clock(struct str text, struct str *hour, struct str *minute)
{
    const struct str wide = S("：");

    for (size_t i = 0; i + wide.len <= text.len; i++) {
        if (memcmp(text.ptr + i, wide.ptr, wide.len) != 0)
            continue;
        *hour = (struct str){text.ptr, i};
        *minute = (struct str){text.ptr + i + wide.len, text.len - i - wide.len};
        return;
    }
    *minute = text;
    (void)str_cut(minute, ':', hour);
}

bool notice_clock_parse(struct str text, int64_t *out_minute)
{
    struct str hour, minute;
    int64_t h, m = 0;

    cut_clock(str_trim(text), &hour, &minute);
    if (!str_to_int(hour, &h) || (minute.len != 0 && (minute.len != 2 || !str_to_int(minute, &m))))
        return false;
    if (h < 0 || h > 23 || m < 0 || m > 59)
        return false;
    *out_minute = h * 60 + m;
    return true;
}

struct str notice_clock(struct arena *a, int64_t minute)
{
    return str_printf(a, "%d:%02d", (int)(minute / 60), (int)(minute % 60));
}
