// SPDX-License-Identifier: MulanPSL-2.0
/* Quorum, frequency, notice and speaking time. */
#include "law/meeting_law.h"
#include "law/civil_code.h"
#include "law/organic_law.h"

enum {
    COMMITTEE_MONTHS = 2,
    TOWNSHIP_PRESIDIUM_MONTHS = 3,
    FIRST_SESSION_MONTHS = 2,
    CONGRESS_NOTICE_MONTHS = 1,
    SESSIONS = 1,
    SESSIONS_TOWNSHIP = 2,
    REPORT_DRAFT_DAYS = 20,
    REPORT_DAYS = 10,
    REPORT_TO_MEMBERS_DAYS = 7,
    TURNS = 2
};

struct rule {
    enum fraction fraction;
    enum law_article article;
};

static struct rule quorum_rule(enum law_body body)
{
    switch (body) {
    case LAW_BODY_CONGRESS:
        return (struct rule){FRACTION_TWO_THIRDS, LAW_ARTICLE_CONGRESS_MEETS};
    case LAW_BODY_PRESIDIUM:
        return (struct rule){FRACTION_TWO_THIRDS, LAW_ARTICLE_PRESIDIUM_MEETS};
    case LAW_BODY_STANDING_COMMITTEE:
        return (struct rule){FRACTION_MORE_THAN_HALF, LAW_ARTICLE_COMMITTEE_MEETS};
    case LAW_BODY_TOWNSHIP_PRESIDIUM:
        return (struct rule){FRACTION_MORE_THAN_HALF, LAW_ARTICLE_TOWNSHIP_PRESIDIUM_MEETS};
    case LAW_BODY_OTHER:
        break;
    }
    return (struct rule){FRACTION_MORE_THAN_HALF, LAW_ARTICLE_NONE};
}

struct meeting_law_quorum meeting_law_quorum(enum law_body body, uint32_t all, uint32_t present,
                                             struct date on)
{
    const struct rule rule = quorum_rule(body);

    return (struct meeting_law_quorum){
        .fraction = rule.fraction,
        .needed = fraction_needed(rule.fraction, all),
        .met = fraction_reached(rule.fraction, present, all),
        .article = law_article(rule.article, on),
    };
}

/* Blocks begin with January, so that of an odd month ends with the month after it. */
static struct date end_of_next_block(struct date d)
{
    const struct date in_end = date_add_months(d, COMMITTEE_MONTHS + d.month % 2);

    return (struct date){in_end.year, in_end.month, days_in_month(in_end.year, in_end.month)};
}

struct date meeting_law_next_due(enum law_body body, const struct law_params *params,
                                 struct date latest)
{
    switch (body) {
    case LAW_BODY_STANDING_COMMITTEE:
        return params->sc_two_month_blocks ? end_of_next_block(latest)
                                           : date_add_months(latest, COMMITTEE_MONTHS);
    case LAW_BODY_TOWNSHIP_PRESIDIUM:
        return date_add_months(latest, TOWNSHIP_PRESIDIUM_MONTHS);
    case LAW_BODY_CONGRESS:
    case LAW_BODY_PRESIDIUM:
    case LAW_BODY_OTHER:
        break;
    }
    return (struct date){0};
}

unsigned meeting_law_sessions_a_year(enum level level)
{
    return level == LEVEL_TOWNSHIP ? SESSIONS_TOWNSHIP : SESSIONS;
}

struct date meeting_law_congress_due(enum level level, struct date latest, unsigned held)
{
    const bool done = held >= meeting_law_sessions_a_year(level);
    const struct date new_year = {.year = latest.year, .month = 1, .day = 1};

    return date_add_days(date_add_months(new_year, done ? 24 : 12), -1);
}

struct date meeting_law_first_session_due(struct date elected)
{
    return date_add_months(elected, FIRST_SESSION_MONTHS);
}

bool meeting_law_extra_session(uint32_t all, uint32_t proposing)
{
    return fraction_at_least_fifth(proposing, all);
}

bool meeting_law_has_preparatory(enum level level)
{
    return organic_law_has_standing_committee(level);
}

struct days {
    unsigned days;
    enum law_article article;
    unsigned months;
};

static struct days no_rule(void)
{
    return (struct days){0, LAW_ARTICLE_NONE, 0};
}

unsigned meeting_law_notice_months(const struct law_params *params)
{
    return params->congress_notice_days == 0 ? CONGRESS_NOTICE_MONTHS : 0;
}

/* Notice and papers: the bodies differ, and what is called at short notice has no fixed time. */
static struct days notice_days(const struct meeting_law_event *event, const struct law_params *p,
                               bool papers)
{
    if (event->urgent)
        return no_rule();
    if (event->body == LAW_BODY_STANDING_COMMITTEE)
        return (struct days){papers ? p->sc_papers_days : p->sc_notice_days,
                             LAW_ARTICLE_COMMITTEE_NOTICE, 0};
    if (event->body != LAW_BODY_CONGRESS)
        return no_rule();
    if (event->level == LEVEL_TOWNSHIP)
        return (struct days){papers ? p->township_papers_days : p->township_notice_days,
                             LAW_ARTICLE_TOWNSHIP_NOTICE, 0};
    if (papers)
        return (struct days){p->congress_papers_days, LAW_ARTICLE_CONGRESS_NOTICE, 0};
    return (struct days){p->congress_notice_days, LAW_ARTICLE_CONGRESS_NOTICE,
                         meeting_law_notice_months(p)};
}

/* What is handed in beforehand: only the standing committee has rules. */
static struct days lead_days(enum meeting_law_task task, const struct meeting_law_event *event,
                             const struct law_params *p)
{
    struct days lead = no_rule();

    switch (task) {
    case MEETING_LAW_NOTICE:
        return notice_days(event, p, false);
    case MEETING_LAW_PAPERS:
        return notice_days(event, p, true);
    case MEETING_LAW_BILL:
        lead = (struct days){p->bill_lead_days, LAW_ARTICLE_COMMITTEE_BILL_LEAD, 0};
        break;
    case MEETING_LAW_APPOINTMENT:
        lead = (struct days){p->appoint_lead_days, LAW_ARTICLE_APPOINTMENT_LEAD, 0};
        break;
    case MEETING_LAW_REPORT_DRAFT:
        lead = (struct days){REPORT_DRAFT_DAYS, LAW_ARTICLE_REPORT_PAPERS, 0};
        break;
    case MEETING_LAW_REPORT:
        lead = (struct days){REPORT_DAYS, LAW_ARTICLE_REPORT_PAPERS, 0};
        break;
    case MEETING_LAW_REPORT_TO_MEMBERS:
        lead = (struct days){REPORT_TO_MEMBERS_DAYS, LAW_ARTICLE_REPORT_PAPERS, 0};
        break;
    }
    return event->body == LAW_BODY_STANDING_COMMITTEE ? lead : no_rule();
}

struct meeting_law_lead meeting_law_lead(enum meeting_law_task task,
                                         const struct meeting_law_event *event,
                                         const struct law_params *params,
                                         const struct calendar *cal)
{
    const struct days lead = lead_days(task, event, params);
    const enum civil_code_before reading =
        params->days_before_strict ? CIVIL_CODE_BEFORE_STRICT : CIVIL_CODE_BEFORE_INCLUSIVE;
    struct meeting_law_lead out = {.months = lead.months,
                                   .days = lead.days,
                                   .article = law_article(lead.article, event->starts_on)};

    if (lead.months != 0)
        out.by = civil_code_latest_months_before(cal, event->starts_on, lead.months, reading, true);
    else if (lead.days != 0)
        out.by = civil_code_latest_before(cal, event->starts_on, lead.days, reading, true);
    return out;
}

unsigned meeting_law_speech_minutes(const struct law_params *params, enum law_body body,
                                    enum meeting_law_floor floor, unsigned turn)
{
    const bool first = turn <= 1;

    if (body == LAW_BODY_STANDING_COMMITTEE && floor == MEETING_LAW_GROUP)
        return first ? params->sc_group_speech_minutes : params->sc_group_again_minutes;
    if (body == LAW_BODY_STANDING_COMMITTEE)
        return params->sc_speech_minutes;
    if (floor == MEETING_LAW_GROUP)
        return 0;
    if (body == LAW_BODY_CONGRESS)
        return first ? params->congress_speech_minutes : params->congress_again_minutes;
    if (body == LAW_BODY_PRESIDIUM)
        return first ? params->presidium_speech_minutes : params->presidium_again_minutes;
    return 0;
}

unsigned meeting_law_speeches(enum law_body body, enum meeting_law_floor floor)
{
    const bool limited = body == LAW_BODY_CONGRESS || body == LAW_BODY_PRESIDIUM;

    return limited && floor == MEETING_LAW_PLENARY ? TURNS : 0;
}

struct date meeting_law_publish_due(const struct law_params *params, const struct calendar *cal,
                                    struct date decided)
{
    return civil_code_period_end_days(cal, decided, params->decision_publish_days,
                                      params->roll_to_workday);
}

struct date meeting_law_opinion_send_due(const struct law_params *params,
                                         const struct calendar *cal, struct date closed)
{
    return civil_code_period_end_days(cal, closed, params->opinion_send_days,
                                      params->roll_to_workday);
}

struct date meeting_law_opinion_reply_due(const struct law_params *params,
                                          const struct calendar *cal, struct date received)
{
    return civil_code_period_end_months(cal, received, params->opinion_reply_months,
                                        params->roll_to_workday);
}
