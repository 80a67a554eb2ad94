// SPDX-License-Identifier: MulanPSL-2.0
/* States of a report, places of its paragraphs. */
#include "modules/report/report_rules.h"

static const struct {
    const char *word, *permissions, *from, *to;
} ACTS[REPORT_ACTS] = {
    [REPORT_ASK] = {"ask", "report.write", "draft", "asked"},
    [REPORT_JUDGE] = {"judge", "report.write", "draft asked", "judged"},
    [REPORT_PASS] = {"pass", "report.approve", "judged", "passed"},
    [REPORT_BACK] = {"back", "report.write report.approve", "asked judged passed", "draft"},
    [REPORT_FREEZE] = {"freeze", "report.write", "passed", "frozen"},
    [REPORT_PUBLISH] = {"publish", "report.publish", "frozen", "published"},
    [REPORT_RETRACT] = {"retract", "report.publish", "published", "frozen"},
    [REPORT_DROP] = {"drop", "report.write", "draft asked", "dropped"},
};

const char *report_act_word(enum report_act act)
{
    return ACTS[act].word;
}

bool report_act_read(struct str word, enum report_act *out)
{
    for (size_t i = 0; i < REPORT_ACTS; i++)
        if (str_eqz(word, ACTS[i].word)) {
            *out = (enum report_act)i;
            return true;
        }
    return false;
}

const char *report_act_permissions(enum report_act act)
{
    return ACTS[act].permissions;
}

bool report_back_needs_reason(struct str state)
{
    return str_among("judged passed", state);
}

enum status report_act_check(struct str state, enum report_act act, struct str *out_next,
                             struct err *err)
{
    if (!str_among(ACTS[act].from, state))
        return fail(err, ST_RULE, "report.err.act", NULL);
    *out_next = str_from(ACTS[act].to);
    return ST_OK;
}

enum status report_check_open(struct str state, struct err *err)
{
    if (!str_among("draft asked", state))
        return fail(err, ST_RULE, "report.err.closed", NULL);
    return ST_OK;
}

enum status report_check_keep(struct str state, struct err *err)
{
    if (!str_among("draft asked judged passed", state))
        return fail(err, ST_RULE, "report.err.closed", NULL);
    return ST_OK;
}

enum status report_check_comments(struct str state, struct err *err)
{
    if (!str_among("draft asked judged", state))
        return fail(err, ST_RULE, "report.err.no_comments", NULL);
    return ST_OK;
}

bool report_link_read(struct str *s)
{
    struct str rest = *s, head;

    if (str_starts(rest, S("https://")) || str_starts(rest, S("http://"))) {
        for (int i = 0; i < 3; i++)
            (void)str_cut(&rest, '/', &head);
        if (rest.len == 0)
            return false;
        *s = (struct str){rest.ptr - 1, rest.len + 1};
    }
    return s->len > 1 && s->len <= REPORT_LINK_BYTES && str_starts(*s, S("/")) &&
           !str_starts(*s, S("//")) && !str_has(*s, S(" ")) && !str_has(*s, S("\\"));
}

bool report_kind_known(struct str kind)
{
    return str_among(REPORT_KINDS, kind);
}

bool report_period_valid(struct date from, struct date to)
{
    return date_valid(from) && date_valid(to) && date_cmp(from, to) <= 0 &&
           to.year - from.year < REPORT_YEARS_MAX;
}

bool report_goal_reached(int64_t numerator, int64_t denominator, int64_t target)
{
    if (denominator < 0)
        return numerator >= target;
    return denominator > 0 && numerator * 100 >= target * denominator;
}

int64_t report_place_step(int64_t before, int64_t behind, size_t count)
{
    return behind == 0 ? REPORT_PLACE_STEP : (behind - before) / ((int64_t)count + 1);
}
