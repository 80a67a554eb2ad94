// SPDX-License-Identifier: MulanPSL-2.0
/** Sessions beyond the ordinary: called in between, the first of a term, with or without a
 *  preparatory meeting; who attends by video; who answers what deputies ask while they deliberate.
 *  How often and how soon: meeting_law.h. `on` is the day whose law is cited.
 */
#ifndef LAW_SESSION_LAW_H
#define LAW_SESSION_LAW_H
#include "base/status.h"
#include "law/law_article.h"
#include "law/law_body.h"
#include "law/level.h"
#include <stdint.h>

/** Why a session is called that is none of the year's. */
enum session_law_call {
    SESSION_LAW_NECESSARY, /* standing committee, in a township the presidium, finds it necessary */
    SESSION_LAW_DEPUTIES   /* deputies propose it */
};

/** Deputies who suffice to have a session called: a fifth of all.
 *  @law  Organic Law (2022-03-11) art. 14(3)
 */
uint32_t session_law_callers(uint32_t all);

/** May the session be called? When it is found necessary, or on the proposal of a fifth of all
 *  deputies. ST_RULE "law.session_callers" with the number otherwise.
 *  @law  Organic Law (2022-03-11) art. 14(3)
 */
MUST_CHECK enum status session_law_check_call(enum session_law_call call, uint32_t all,
                                              uint32_t proposing, struct date on, struct err *err);

enum session_law_convener {
    SESSION_LAW_COMMITTEE,
    SESSION_LAW_COMMITTEE_BEFORE, /* of the term before */
    SESSION_LAW_PRESIDIUM,        /* of a township */
    SESSION_LAW_PRESIDIUM_BEFORE  /* of its last session */
};

/** Who convenes a session: the standing committee, in a township the presidium; the first of a term
 *  those of the term before.
 *  @law  Organic Law (2022-03-11) art. 13, 20
 */
enum session_law_convener session_law_convener(enum level level, bool first);

/** Is the preparatory meeting missing that each session needs, which elects presidium and
 *  secretary-general and passes the agenda? From the county up; of a township the national law
 *  knows none.
 *  @law  Organic Law (2022-03-11) art. 17(1)
 */
bool session_law_preparatory_missing(enum level level, bool planned);

/** May a member attend by video? Of the standing committee, for a special reason, when the
 *  chairmen's meeting has decided it; so the model. ST_RULE otherwise.
 *  @law  Guangdong Standing Committee Procedure (2023-03-30) art. 6
 */
MUST_CHECK enum status session_law_check_remote(enum law_body body, bool has_reason, bool decided,
                                                struct date on, struct err *err);

/** Does somebody vote by device? Who attends by video does not: by show of hands or another way.
 *  @law  Chongqing Standing Committee Procedure (2023-03-30) art. 44
 */
bool session_law_votes_by_device(bool remote);

/** The article of those who attend without being members (列席): of a session the leaders of the
 *  other organs, by statute; of a standing committee's meeting by the model. None elsewhere.
 *  @law  Organic Law (2022-03-11) art. 21
 *  @law  Chongqing Standing Committee Procedure (2023-03-30) art. 13
 */
enum law_article session_law_attendance(enum law_body body);

/** A meeting, as far as deputies who are not members attend it. */
enum session_law_gathering {
    SESSION_LAW_SESSION,            /* of the congress */
    SESSION_LAW_PRESIDIUM_MEETING,  /* while a session goes on */
    SESSION_LAW_SPECIAL_AT_SESSION, /* 专门委员会, while a session goes on */
    SESSION_LAW_COMMITTEE_MEETING,  /* of the standing committee */
    SESSION_LAW_SPECIAL_COMMITTEE,  /* 专门委员会, between sessions */
    SESSION_LAW_RELATED, /* 有关会议 organised by the standing committee, special committees or
                            the committee's offices */
    SESSION_LAW_AMONG_THEMSELVES /* chairmen, party group, a delegation, a township's presidium
                                    between sessions: no law speaks */
};
/** A deputy, seen from the congress that meets. */
enum session_law_deputy {
    SESSION_LAW_OWN,
    SESSION_LAW_ELECTED_HERE, /* of a congress above, which this one elects deputies to */
    SESSION_LAW_OF_COUNTY,    /* of the county, elected by voters of this township */
    SESSION_LAW_OF_ELSEWHERE
};
enum session_law_attends {
    SESSION_LAW_NOT,     /* no law lets him */
    SESSION_LAW_INVITED, /* 可以应邀列席 */
    SESSION_LAW_CHOSEN,  /* 可以被推选或者受邀请列席 */
    SESSION_LAW_JOINS,   /* 可以应邀参加 */
    SESSION_LAW_MAY      /* 可以列席: the invitation tells him when */
};

/** May a deputy who is no member attend on that day, without a vote? *out_article: the article that
 *  says so; for SESSION_LAW_NOT the one that would have to.
 *  - Own deputies by invitation: while a session goes on its presidium and, from the county up, the
 *    special committees; from the county up the standing committee, the special committees, and
 *    since 2025-03-12 the related meetings that these organise.
 *  - Deputies of a congress above may attend the session of the congress that elected them, and by
 *    invitation its standing committee.
 *  - Deputies of a county may, since 2025-03-12, attend the session of the township their
 *    constituency lies in.
 *  @law  Deputies Law (2025-03-11) art. 14(3)
 *  @law  Deputies Law (2025-03-11) art. 33(1)
 *  @law  Deputies Law (2025-03-11) art. 34(1)
 *  @law  Deputies Law (2025-03-11) art. 34(2)
 */
enum session_law_attends session_law_may_attend(enum level level, enum session_law_gathering at,
                                                enum session_law_deputy who, struct date on,
                                                enum law_article *out_article);

/** Does he vote? Members do; who attends has a voice and no vote.
 *  @law  Chongqing Standing Committee Procedure (2023-03-30) art. 13
 */
bool session_law_has_vote(bool member);

/** The article by which a matter of a standing committee is not put to the vote yet, with the
 *  consent of the meeting. None elsewhere.
 *  @law  Guangdong Standing Committee Procedure (2023-03-30) art. 27
 */
enum law_article session_law_deferral(enum law_body body);

/** The article by which a vote goes on by hands or another way when the devices fail. None where no
 *  model speaks.
 *  @law  Guangdong Standing Committee Procedure (2023-03-30) art. 52
 *  @law  Guangdong Congress Procedure (2022-01-22) art. 62
 */
enum law_article session_law_device_fails(enum law_body body);

enum session_law_answerer {
    SESSION_LAW_HEAD,        /* 负责人 */
    SESSION_LAW_RESPONSIBLE, /* 负责人员 */
    SESSION_LAW_ANYBODY
};

/** May he answer what deputies ask while they deliberate a bill or report (询问)? The organ asked
 *  sends its head or somebody responsible. ST_RULE otherwise.
 *  @law  Deputies Law (2025-03-11) art. 19
 */
MUST_CHECK enum status session_law_check_answerer(enum session_law_answerer who, struct date on,
                                                  struct err *err);

#endif
