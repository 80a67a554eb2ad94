// SPDX-License-Identifier: MulanPSL-2.0
/* Sessions called in between, first ones, preparatory meetings, video, inquiries. */
#include "law/session_law.h"
#include "law/fraction.h"
#include "law/organic_law.h"

uint32_t session_law_callers(uint32_t all)
{
    return fraction_needed(FRACTION_FIFTH, all);
}

enum status session_law_check_call(enum session_law_call call, uint32_t all, uint32_t proposing,
                                   struct date on, struct err *err)
{
    if (call == SESSION_LAW_NECESSARY || fraction_reached(FRACTION_FIFTH, proposing, all))
        return ST_OK;
    (void)fail(err, ST_RULE, "law.session_callers", law_article(LAW_ARTICLE_CONGRESS_MEETS, on));
    snprintf(err->arg, sizeof err->arg, "%u", session_law_callers(all));
    return ST_RULE;
}

enum session_law_convener session_law_convener(enum level level, bool first)
{
    if (organic_law_has_standing_committee(level))
        return first ? SESSION_LAW_COMMITTEE_BEFORE : SESSION_LAW_COMMITTEE;
    return first ? SESSION_LAW_PRESIDIUM_BEFORE : SESSION_LAW_PRESIDIUM;
}

bool session_law_preparatory_missing(enum level level, bool planned)
{
    return organic_law_has_standing_committee(level) && !planned;
}

enum status session_law_check_remote(enum law_body body, bool has_reason, bool decided,
                                     struct date on, struct err *err)
{
    const char *article = law_article(LAW_ARTICLE_REMOTE, on);

    if (body != LAW_BODY_STANDING_COMMITTEE)
        return fail(err, ST_RULE, "law.remote_body", article);
    if (!has_reason)
        return fail(err, ST_RULE, "law.remote_reason", article);
    return decided ? ST_OK : fail(err, ST_RULE, "law.remote_decided", article);
}

bool session_law_votes_by_device(bool remote)
{
    return !remote;
}

enum status session_law_check_answerer(enum session_law_answerer who, struct date on,
                                       struct err *err)
{
    return who == SESSION_LAW_ANYBODY
               ? fail(err, ST_RULE, "law.inquiry_answerer", law_article(LAW_ARTICLE_INQUIRY, on))
               : ST_OK;
}

enum law_article session_law_attendance(enum law_body body)
{
    if (body == LAW_BODY_CONGRESS)
        return LAW_ARTICLE_ATTENDANCE;
    return body == LAW_BODY_STANDING_COMMITTEE ? LAW_ARTICLE_ATTENDEES : LAW_ARTICLE_NONE;
}

/* The article that says of such deputies what they may attend there. */
static enum law_article speaks(enum session_law_gathering at, enum session_law_deputy who)
{
    if (who != SESSION_LAW_OWN)
        return who == SESSION_LAW_OF_COUNTY ? LAW_ARTICLE_DEPUTY_TOWNSHIP
                                            : LAW_ARTICLE_DEPUTY_ATTENDS;
    if (at == SESSION_LAW_PRESIDIUM_MEETING || at == SESSION_LAW_SPECIAL_AT_SESSION)
        return LAW_ARTICLE_DEPUTY_AT_SESSION;
    return at == SESSION_LAW_RELATED ? LAW_ARTICLE_DEPUTY_RELATED : LAW_ARTICLE_DEPUTY_INVITED;
}

static enum session_law_attends own_attends(bool committee, enum session_law_gathering at)
{
    if (at == SESSION_LAW_PRESIDIUM_MEETING || (committee && at == SESSION_LAW_SPECIAL_AT_SESSION))
        return SESSION_LAW_CHOSEN;
    if (!committee)
        return SESSION_LAW_NOT;
    if (at == SESSION_LAW_RELATED)
        return SESSION_LAW_JOINS;
    return at == SESSION_LAW_COMMITTEE_MEETING || at == SESSION_LAW_SPECIAL_COMMITTEE
               ? SESSION_LAW_INVITED
               : SESSION_LAW_NOT;
}

enum session_law_attends session_law_may_attend(enum level level, enum session_law_gathering at,
                                                enum session_law_deputy who, struct date on,
                                                enum law_article *out_article)
{
    static const struct date FROM_2025 = {2025, 3, 12};
    const bool committee = organic_law_has_standing_committee(level);
    const enum law_article article = speaks(at, who);
    const bool since_2025 =
        article == LAW_ARTICLE_DEPUTY_RELATED || article == LAW_ARTICLE_DEPUTY_TOWNSHIP;

    *out_article = article;
    if (since_2025 && date_cmp(on, FROM_2025) < 0)
        return SESSION_LAW_NOT;
    if (who == SESSION_LAW_OWN)
        return own_attends(committee, at);
    if (who == SESSION_LAW_OF_ELSEWHERE || committee != (who == SESSION_LAW_ELECTED_HERE))
        return SESSION_LAW_NOT;
    if (at == SESSION_LAW_SESSION)
        return SESSION_LAW_MAY;
    return committee && at == SESSION_LAW_COMMITTEE_MEETING ? SESSION_LAW_INVITED : SESSION_LAW_NOT;
}

bool session_law_has_vote(bool member)
{
    return member;
}

enum law_article session_law_deferral(enum law_body body)
{
    return body == LAW_BODY_STANDING_COMMITTEE ? LAW_ARTICLE_DEFERRED : LAW_ARTICLE_NONE;
}

enum law_article session_law_device_fails(enum law_body body)
{
    if (body == LAW_BODY_CONGRESS)
        return LAW_ARTICLE_CONGRESS_DEVICE;
    return body == LAW_BODY_STANDING_COMMITTEE ? LAW_ARTICLE_COMMITTEE_DEVICE : LAW_ARTICLE_NONE;
}
