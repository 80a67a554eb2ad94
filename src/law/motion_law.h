// SPDX-License-Identifier: MulanPSL-2.0
/** Bills, interpellations, amendments, commissions of inquiry, recalls and removals: who may move
 *  them, how many must sign, where they go, how they are answered. `on` is the day whose law is
 *  cited.
 */
#ifndef LAW_MOTION_LAW_H
#define LAW_MOTION_LAW_H
#include "base/status.h"
#include "law/law_article.h"
#include "law/law_body.h"
#include "law/level.h"
#include <stdint.h>

enum motion_law_kind {
    MOTION_LAW_BILL,       /* 议案 */
    MOTION_LAW_QUESTION,   /* 质询案 */
    MOTION_LAW_AMENDMENT,  /* 修正案, of what is on the agenda */
    MOTION_LAW_COMMISSION, /* 提议组织关于特定问题的调查委员会 */
    MOTION_LAW_RECALL,     /* 罢免案, of leaders whom the congress elected */
    MOTION_LAW_REMOVAL     /* 撤职案, before a standing committee */
};

struct motion_law_need {
    bool possible;    /* members of this body may move such a thing */
    uint32_t signers; /* needed; 0 if not possible */
    enum law_article article;
};

/** How many members of the body must sign. `all` is the whole body (only fractions use it).
 *
 *  Congress: bill ten, township five; interpellation ten at every level; commission a tenth, none
 * in a township; recall a tenth, township a fifth; amendment as many as a bill (model). Standing
 *  committee: bill and interpellation five, county three; commission and removal a fifth; amendment
 *  as many as a bill (model; in a county by analogy to a bill, as the model says five everywhere).
 *  Other bodies: nothing.
 *  @law  Organic Law (2022-03-11) art. 22(2), 24(1), 31(1), 31(2), 36(2), 52(3)
 *  @law  Supervision Law (2024-11-08) art. 51(1), 56(2), 61(3)
 *  @law  Guangdong Congress Procedure (2022-01-22) art. 25
 *  @law  Guangdong Standing Committee Procedure (2023-03-30) art. 26
 */
struct motion_law_need motion_law_need(enum motion_law_kind kind, enum law_body body,
                                       enum level level, uint32_t all);

/** Have enough members signed? ST_RULE with the number needed as argument: too few
 *  ("law.motion_too_few_signers"), or not possible at all ("law.motion_not_possible").
 *  @law  Organic Law (2022-03-11) art. 22(2), 24(1), 52(3)
 *  @law  Supervision Law (2024-11-08) art. 51(1)
 */
MUST_CHECK enum status motion_law_check_signed(const struct motion_law_need *need, uint32_t signers,
                                               struct date on, struct err *err);

/** Organs that move something without signatures. */
enum motion_law_organ {
    MOTION_LAW_PRESIDIUM,
    MOTION_LAW_STANDING_COMMITTEE,
    MOTION_LAW_CHAIRMEN, /* 主任会议 */
    MOTION_LAW_SPECIAL_COMMITTEE,
    MOTION_LAW_GOVERNMENT,
    MOTION_LAW_SUPERVISION, /* 监察委员会 */
    MOTION_LAW_COURT,
    MOTION_LAW_PROCURATORATE
};

/** May this organ move such a thing before the body?
 *
 *  Congress: bills by presidium, standing committee, special committees, government; commission by
 *  the presidium; recall by presidium and standing committee. Standing committee: bills by
 * chairmen, special committees, government; commission by the chairmen; removal by chairmen,
 * government, supervisory commission, court, procuratorate. In a township only presidium and
 * government. Nobody but members moves interpellations and amendments.
 *  @law  Organic Law (2022-03-11) art. 22(1), 31(1), 31(2), 36(2), 52(1), 52(2)
 *  @law  Supervision Law (2024-11-08) art. 56(1), 61(1), 61(2)
 */
bool motion_law_may_move(enum motion_law_kind kind, enum law_body body, enum level level,
                         enum motion_law_organ organ);

/** Can it be moved only while the body meets? Before a congress everything but bills, which come
 *  in before a session too and are joined to it (ADR-0005).
 *  @law  Organic Law (2022-03-11) art. 24(1), 31(1), 36(2)
 */
bool motion_law_in_session_only(enum motion_law_kind kind, enum law_body body);

enum motion_law_route {
    MOTION_LAW_TO_MEETING,        /* goes before the meeting as it is */
    MOTION_LAW_PRESIDIUM_DECIDES, /* whether it goes on the agenda; a committee may look first */
    MOTION_LAW_CHAIRMEN_DECIDE    /* the same, in the standing committee */
};

/** Who decides where a motion goes. Before the congress the presidium, before a standing committee
 *  the chairmen's meeting, whose own motions go straight to the meeting.
 *  @law  Organic Law (2022-03-11) art. 22(1), 22(2), 24(2), 52(1), 52(2), 52(3), 53(2)
 */
enum motion_law_route motion_law_route(enum law_body body, bool by_chairmen);

enum motion_law_choice { MOTION_LAW_ON_AGENDA, MOTION_LAW_TO_COMMITTEE, MOTION_LAW_NOT_ON_AGENDA };
struct motion_law_routing {
    enum motion_law_kind kind;
    enum law_body body;
    enum level level;
    bool by_members;  /* with signatures, not by an organ */
    bool by_chairmen; /* the chairmen's meeting itself */
};

/** May presidium or chairmen's meeting decide so? Only what members move may be kept off the
 *  agenda; what organs move is submitted, and a commission of inquiry is put to the plenary or to
 *  the standing committee. A committee looks first only where there are special committees, not at
 *  a commission before a congress nor at what the chairmen's meeting itself moves. A recall always
 *  comes before the congress, a removal moved by members if the chairmen's meeting says so; "to a
 *  committee" is for both a commission of inquiry, in a township none. ST_RULE.
 *  @law  Organic Law (2022-03-11) art. 22(1), 22(2), 31(1), 31(2), 31(5), 33(1), 36(2), 52(1),
 *  52(2), 52(3)
 *  @law  Supervision Law (2024-11-08) art. 56(1), 56(2), 61(1), 61(2), 61(3)
 */
MUST_CHECK enum status motion_law_check_choice(const struct motion_law_routing *m,
                                               enum motion_law_choice choice, struct date on,
                                               struct err *err);

/** Whom an interpellation is put to. */
enum motion_law_target {
    MOTION_LAW_TO_GOVERNMENT,
    MOTION_LAW_TO_DEPARTMENT, /* of the government */
    MOTION_LAW_TO_SUPERVISION,
    MOTION_LAW_TO_COURT,
    MOTION_LAW_TO_PROCURATORATE
};

/** May it be put to that organ? In a township only to the government itself.
 *  @law  Organic Law (2022-03-11) art. 24(1), 53(1)
 *  @law  Deputies Law (2025-03-11) art. 20(2), 20(3)
 */
bool motion_law_may_question(enum level level, enum motion_law_target target);

struct motion_law_question {
    bool has_target, has_question, has_content;
    bool target_allowed; /* motion_law_may_question() */
    enum law_body body;  /* before which it is put */
    struct date on;
};

/** The article of whom one may ask, in the version of a day.
 *  @law  Organic Law (2022-03-11) art. 24(1), 53(1)
 *  @law  Deputies Law (2025-03-11) art. 20(3)
 */
const char *motion_law_target_article(enum law_body body, struct date on);

/** The article of where an answer is given, in the version of a day.
 *  @law  Organic Law (2022-03-11) art. 24(2)
 *  @law  Supervision Law (2024-11-08) art. 52(2)
 *  @law  Supervision Law (2006-08-27) art. 36
 */
const char *motion_law_way_article(enum law_body body, struct date on);

/** Is an interpellation in form? It names whom it is put to, the question and its content. ST_RULE
 *  with what is missing otherwise.
 *  @law  Organic Law (2022-03-11) art. 24(1), 53(1)
 *  @law  Supervision Law (2024-11-08) art. 51(2)
 *  @law  Deputies Law (2025-03-11) art. 20(3), 20(4)
 */
MUST_CHECK enum status motion_law_check_question(const struct motion_law_question *question,
                                                 struct err *err);

/** Where an answer is given. */
enum motion_law_answer_way {
    MOTION_LAW_ORAL_MEETING,   /* plenary of the congress or of the standing committee */
    MOTION_LAW_ORAL_PRESIDIUM, /* only before a congress */
    MOTION_LAW_ORAL_COMMITTEE, /* a special committee; movers may attend and speak */
    MOTION_LAW_WRITTEN
};

/** May the answer be given that way? Not before a presidium when a standing committee asks; not in
 * a special committee where there is none.
 *  @law  Organic Law (2022-03-11) art. 24(2), 53(2)
 */
bool motion_law_answer_possible(enum law_body body, enum level level,
                                enum motion_law_answer_way way);

struct motion_law_answer {
    enum motion_law_answer_way way;
    bool head_present; /* the head of the organ came and answered */
    bool head_signed;
    enum law_body body; /* that asked */
    struct date on;
};

/** Is the answer in form? Oral by the head in person, written over his signature. ST_RULE
 *  otherwise.
 *  @law  Organic Law (2022-03-11) art. 24(3), 53(3)
 */
MUST_CHECK enum status motion_law_check_answer(const struct motion_law_answer *answer,
                                               struct err *err);

struct motion_law_again {
    uint32_t needed;      /* dissatisfied signers that suffice */
    bool reached;         /* they may ask for a new answer */
    bool chairmen_decide; /* … and the chairmen's meeting must agree */
    const char *article;
};

/** May a new answer be demanded? In a congress by half of those who signed, exactly half included;
 *  in a standing committee by more than half of them, and the chairmen's meeting decides.
 *  @law  Deputies Law (2025-03-11) art. 20(5)
 *  @law  Supervision Law (2024-11-08) art. 53
 */
struct motion_law_again motion_law_again(enum law_body body, uint32_t signers,
                                         uint32_t dissatisfied, struct date on);

struct motion_law_withdrawal {
    enum law_body body;
    bool on_agenda;
    bool put_to_vote;
    bool agreed; /* by the presidium, in a standing committee by the chairmen's meeting */
};

/** May the movers withdraw it? Until it is put to the vote, once on the agenda only with consent;
 * of a standing committee by the model. ST_RULE otherwise.
 *  @law  Organic Law (2022-03-11) art. 22(3)
 *  @law  Guangdong Standing Committee Procedure (2023-03-30) art. 29
 */
MUST_CHECK enum status motion_law_check_withdrawal(const struct motion_law_withdrawal *facts,
                                                   struct err *err);

#endif
