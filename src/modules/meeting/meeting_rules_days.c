// SPDX-License-Identifier: MulanPSL-2.0
/* Days of notice, the rhythm of meetings, whose turn it is to sit in, seats, clocks. */
#include "base/num.h"
#include "law/civil_code.h"
#include "modules/meeting/meeting_rules.h"

/* ---------------------------------------------------------------- notice */

struct date meeting_day_before(const struct calendar *cal, struct date starts_on, unsigned days)
{
    return calendar_prev_workday(cal, date_add_days(starts_on, -(int)days));
}

bool meeting_has_notice(const struct meeting_rule *rule)
{
    return rule->notice_months != 0 || rule->notice_days != 0;
}

struct date meeting_notice_latest(const struct meeting_rule *rule, struct date starts_on)
{
    static const struct calendar PLAIN = {0}; /* not asked: days off stay */
    const struct date months = civil_code_latest_months_before(
        &PLAIN, starts_on, rule->notice_months, CIVIL_CODE_BEFORE_INCLUSIVE, false);

    return date_add_days(months, -(int)rule->notice_days);
}

struct date meeting_notice_by(const struct calendar *cal, const struct meeting_rule *rule,
                              struct date starts_on)
{
    return calendar_prev_workday(cal, meeting_notice_latest(rule, starts_on));
}

bool meeting_notice_in_time(const struct meeting_rule *rule, struct date starts_on,
                            struct date sent_on)
{
    return date_cmp(sent_on, meeting_notice_latest(rule, starts_on)) <= 0;
}

enum status meeting_notice_check(const struct meeting_rule *rule, struct date starts_on,
                                 struct date sent_on, struct str reason, struct err *err)
{
    const char *law = rule->notice_article.len != 0 ? rule->notice_article.ptr : NULL;

    if (meeting_notice_in_time(rule, starts_on, sent_on))
        return ST_OK;
    if (!rule->urgent)
        return fail(err, ST_RULE, "meeting.notice_late", law);
    return reason.len != 0 ? ST_OK : fail(err, ST_RULE, "meeting.notice_why", law);
}

/* ---------------------------------------------------------------- rhythm */

struct date meeting_next_by(struct date last, unsigned every_months)
{
    return date_add_months(last, every_months);
}

enum meeting_rhythm meeting_rhythm_at(struct date today, struct date planned, struct date by,
                                      int warn_days)
{
    if (date_none(by))
        return MEETING_RHYTHM_NONE;
    if (!date_none(planned))
        return date_cmp(planned, by) > 0 ? MEETING_LATE : MEETING_RHYTHM_OK;
    if (date_cmp(today, by) > 0)
        return MEETING_LATE;
    return date_diff_days(by, today) <= warn_days ? MEETING_RHYTHM_SOON : MEETING_RHYTHM_OK;
}

/* ---------------------------------------------------------------- turns */

int meeting_turn_cmp(const struct meeting_turn *a, const struct meeting_turn *b)
{
    const int by_times = num_cmp(a->times, b->times);
    const int by_day = date_cmp(a->last, b->last); /* no date comes before all dates */
    const int by_rank = num_cmp((int64_t)a->rank, (int64_t)b->rank);

    if (by_times != 0)
        return by_times;
    if (by_day != 0)
        return by_day;
    return by_rank != 0 ? by_rank : num_cmp(a->deputy_id, b->deputy_id);
}

/* ---------------------------------------------------------------- seats and clocks */

void meeting_seat_at(unsigned n, unsigned cols, unsigned *out_row, unsigned *out_col)
{
    const unsigned row = n / cols, at = n % cols, middle = (cols + 1) / 2;
    const unsigned step = (at + 1) / 2;

    *out_row = row + 1;
    /* Middle, one left, one right, two left … ; with an even number the left one of both middles
     * comes first, then the right one. */
    if (cols % 2 == 1)
        *out_col = at % 2 == 1 ? middle - step : middle + step;
    else
        *out_col = at % 2 == 1 ? middle + step : middle - step;
}

/* Takes one or two digits off the text; how many there were. */
static size_t take_digits(struct str *text, unsigned *out)
{
    size_t n = 0;

    *out = 0;
    for (; n < 2 && text->len > 0 && *text->ptr >= '0' && *text->ptr <= '9'; n++) {
        *out = *out * 10 + (unsigned)(*text->ptr - '0');
        text->ptr++;
        text->len--;
    }
    return n;
}

bool meeting_clock_parse(struct str text, unsigned *out_minute)
{
    static const struct str COLONS[] = {SI(":"), SI("\xEF\xBC\x9A")}; /* ： */
    unsigned hour, minute = 0;

    text = str_trim(text);
    if (take_digits(&text, &hour) == 0)
        return false;
    arr_each (i, COUNT(COLONS)) {
        if (!str_starts(text, COLONS[i]))
            continue;
        text = (struct str){text.ptr + COLONS[i].len, text.len - COLONS[i].len};
        if (take_digits(&text, &minute) != 2)
            return false;
        break;
    }
    if (text.len != 0 || hour > 23 || minute > 59)
        return false;
    *out_minute = hour * 60 + minute;
    return true;
}
