// SPDX-License-Identifier: MulanPSL-2.0
/* When a notice goes out, and when a rule speaks. */
#include "modules/notice/notice_rules.h"
#include "base/num.h"

enum { FIRST_WAIT = 60, LONGEST_WAIT = 6 * 3600 };

int64_t notice_backoff(int64_t tries, uint32_t random)
{
    return num_backoff(FIRST_WAIT, LONGEST_WAIT, tries, random);
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
    const int64_t into = (minute_of(at) - quiet_from + NOTICE_DAY_MINUTES) % NOTICE_DAY_MINUTES;
    const int64_t length = (quiet_to - quiet_from + NOTICE_DAY_MINUTES) % NOTICE_DAY_MINUTES;

    return into < length ? notice_next_minute(at, quiet_to) : at;
}

bool notice_rule_speaks(const struct calendar *cal, struct date today, struct date due_on,
                        int64_t days)
{
    const int64_t now = -(int64_t)calendar_workdays_between(cal, today, due_on);

    if (now < days || now > days + NOTICE_LATE_DAYS)
        return false;
    return days > 0 || date_cmp(today, due_on) <= 0;
}

int64_t notice_days_apart(struct date today, struct date due_on)
{
    return abs(date_diff_days(due_on, today));
}

/* Before and after a colon of either width; all of it is the hour when there is none. */
static void cut_clock(struct str text, struct str *hour, struct str *minute)
{
    const struct str wide = S("：");
    const char *at = memmem(text.ptr, text.len, wide.ptr, wide.len);

    *minute = text;
    (void)str_cut(minute, ':', hour);
    if (at != NULL) {
        *hour = (struct str){text.ptr, (size_t)(at - text.ptr)};
        *minute = (struct str){at + wide.len, text.len - hour->len - wide.len};
    }
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
