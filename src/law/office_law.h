// SPDX-License-Identifier: MulanPSL-2.0
/** Offices that a standing committee fills: which it may fill, dismiss from or hand on to an acting
 *  holder, on whose nomination, with which papers, and what follows (oath, certificate, report
 *  above). Removal for cause: removal_law.h; the vote: vote_law.h; the day by which a proposal is
 *  handed in: meeting_law_lead(); a second proposal: appointment_law.h.
 */
#ifndef LAW_OFFICE_LAW_H
#define LAW_OFFICE_LAW_H
#include "base/date.h"
#include "base/status.h"
#include "law/appointment_law.h"

enum office_law_office {
    OFFICE_LAW_GOVERNMENT_HEAD,   /* 县长 */
    OFFICE_LAW_GOVERNMENT_VICE,   /* 副县长 */
    OFFICE_LAW_GOVERNMENT_MEMBER, /* 局长、主任 */
    OFFICE_LAW_SUPERVISION_HEAD,  /* 监委主任 */
    OFFICE_LAW_SUPERVISION_VICE,
    OFFICE_LAW_SUPERVISION_MEMBER,
    OFFICE_LAW_COURT_HEAD, /* 法院院长 */
    OFFICE_LAW_COURT_VICE,
    OFFICE_LAW_COURT_COMMITTEE, /* 审判委员会委员 */
    OFFICE_LAW_TRIBUNAL_HEAD,   /* 庭长 */
    OFFICE_LAW_TRIBUNAL_VICE,
    OFFICE_LAW_JUDGE,           /* 审判员 */
    OFFICE_LAW_ASSESSOR,        /* 人民陪审员 */
    OFFICE_LAW_PROCURATOR_HEAD, /* 检察长 */
    OFFICE_LAW_PROCURATOR_VICE,
    OFFICE_LAW_PROCURATOR_COMMITTEE, /* 检察委员会委员 */
    OFFICE_LAW_PROCURATOR,           /* 检察员 */
    OFFICE_LAW_LOWER_PROCURATOR,     /* 下一级检察长: approved */
    OFFICE_LAW_COMMITTEE_SEAT,       /* 常委会组成人员 */
    OFFICE_LAW_SPECIAL_VICE,         /* 专门委员会副主任委员 */
    OFFICE_LAW_SPECIAL_MEMBER,
    OFFICE_LAW_CREDENTIALS, /* 代表资格审查委员会 */
    OFFICE_LAW_WORKING,     /* 常委会办事机构、工作机构主任、副主任 */
    OFFICE_LAW_STREET,      /* 街道工作机构 */
    OFFICE_LAW_OFFICES
};

enum office_law_act {
    OFFICE_LAW_APPOINT, /* 任命、决定任命、批准任命 */
    OFFICE_LAW_DISMISS, /* 免职 */
    OFFICE_LAW_ACTING,  /* 决定代理 */
    OFFICE_LAW_RESIGN   /* 接受辞职 */
};

/** Does the congress elect to it?
 *  @law  Organic Law (2022-03-11) art. 11, 47(2)
 */
bool office_law_elected(enum office_law_office office);

/** Among the offices as the law of removal tells them apart.
 *  @law  Supervision Law (2024-11-08) art. 60
 */
enum appointment_law_office office_law_removable_as(enum office_law_office office);

/** What kind of organ holds it, as the law tells apart that forbids it to members of the standing
 *  committee.
 *  @law  Organic Law (2022-03-11) art. 47(3)
 */
enum appointment_law_office office_law_held_as(enum office_law_office office);

/** May the standing committee do that with the office? It appoints and dismisses those it fills,
 *  single vice heads of the government and members of special committees only in recess; whom the
 *  congress elects it never dismisses: he resigns, in recess before the standing committee, and in
 *  recess an acting holder is decided for a head. ST_RULE with the article otherwise.
 *  @law  Organic Law (2022-03-11) art. 32(1), 34(1), 50(1), 56(2)
 */
MUST_CHECK enum status office_law_check_act(enum office_law_office office, enum office_law_act act,
                                            bool in_recess, struct err *err);

/** The article under which it is done, in words.
 *  @law  Organic Law (2022-03-11) art. 32(1), 34(1), 50(1), 56(2)
 *  @law  People's Courts Law (2018-10-26) art. 43
 *  @law  People's Procuratorates Law (2018-10-26) art. 38
 *  @law  People's Assessors Law (2018-04-27) art. 10, 27
 *  @law  Guangdong Appointment Measures (2022-07-28) art. 3
 */
const char *office_law_article(enum office_law_office office, enum office_law_act act);

/** Who proposes it. */
enum office_law_nominator {
    OFFICE_LAW_BY_GOVERNMENT,  /* 县长 */
    OFFICE_LAW_BY_SUPERVISION, /* 监委主任 */
    OFFICE_LAW_BY_COURT,       /* 法院院长 */
    OFFICE_LAW_BY_PROCURATOR,  /* 检察长 */
    OFFICE_LAW_BY_CHAIRMEN,    /* 主任会议 */
    OFFICE_LAW_BY_HIMSELF      /* resignation */
};

/** Is it for him to propose? Each head for his own organ; the chairmen's meeting for the committees
 * and offices of the congress and whoever is to act; a resignation is one's own. Of a vice head of
 * government the law names nobody: the head or the chairmen's meeting. ST_RULE with the article
 *  otherwise.
 *  @law  Organic Law (2022-03-11) art. 32(1), 34(1), 50(1), 56(2)
 *  @law  People's Courts Law (2018-10-26) art. 43
 *  @law  People's Procuratorates Law (2018-10-26) art. 38
 *  @law  People's Assessors Law (2018-04-27) art. 10
 */
MUST_CHECK enum status office_law_check_nominator(enum office_law_office office,
                                                  enum office_law_act act,
                                                  enum office_law_nominator by, struct err *err);

/** May the holder of `vice` act for the head `office`? Only a vice head of the same organ; who is
 *  none is appointed to that first. ST_RULE otherwise.
 *  @law  Organic Law (2022-03-11) art. 50(1)
 */
MUST_CHECK enum status office_law_check_acting(enum office_law_office office,
                                               enum office_law_office vice, struct err *err);

/** Must its holder be a deputy of this congress? In special committees; in the credentials
 *  committee even of the standing committee.
 *  @law  Organic Law (2022-03-11) art. 34(1), 56(2)
 */
bool office_law_wants_deputy(enum office_law_office office);

/** Papers that come with a proposal. */
enum office_law_paper {
    OFFICE_LAW_LETTER, /* 任免案，正职领导人签署; of a resignation the letter of resignation */
    OFFICE_LAW_FORM,    /* 任免呈报表 */
    OFFICE_LAW_REASONS, /* 任职、免职理由 */
    OFFICE_LAW_INQUIRY, /* 考察材料 */
    OFFICE_LAW_NOTICE,  /* 公示情况 */
    OFFICE_LAW_PAPERS
};

/** Does it need that paper? Each the letter; appointments form, reasons, report of the inquiry into
 *  the person and of his publication; dismissals form and reasons; a resignation its letter alone.
 *  @law  Guangdong Appointment Measures (2022-07-28) art. 10, 11
 *  @law  Shenzhen Appointment Regulation (2022-12-08) art. 13(1)
 */
bool office_law_needs_paper(enum office_law_act act, enum office_law_paper paper);

/** Is a test of the constitution and the laws passed, and a statement made, before the vote? Where
 *  the place has it so (appoint_test, appoint_statement), by whom is appointed to an organ that the
 *  standing committee supervises; assessors are not asked.
 *  @law  Shenzhen Appointment Regulation (2022-12-08) art. 15(1), 16(2)
 */
bool office_law_wants_test(const struct law_params *params, enum office_law_office office,
                           enum office_law_act act);
bool office_law_wants_statement(const struct law_params *params, enum office_law_office office,
                                enum office_law_act act);

/** Does he get a certificate of appointment? Whoever was appointed, not who acts.
 *  @law  Guangdong Appointment Measures (2022-07-28) art. 22
 */
bool office_law_certified(enum office_law_act act);

/** Does he swear the oath to the constitution before the standing committee? Whoever was appointed;
 *  assessors swear theirs before the court.
 *  @law  Constitution (2018-03-11) art. 27(3)
 *  @law  People's Assessors Law (2018-04-27) art. 12
 */
bool office_law_sworn(enum office_law_office office, enum office_law_act act);

/** Whom it is reported to afterwards. */
enum office_law_report {
    OFFICE_LAW_REPORT_NONE,
    OFFICE_LAW_REPORT_GOVERNMENT, /* members of the government: the government above */
    OFFICE_LAW_REPORT_PROCURATOR, /* acting procurator: procuratorate and committee above */
    OFFICE_LAW_REPORT_CONGRESS,   /* a resignation accepted: the congress */
    OFFICE_LAW_REPORT_CONSENT     /* of the chief procurator: the committee above approves it */
};
/** @law  Organic Law (2022-03-11) art. 32(1), 50(1) */
enum office_law_report office_law_report(enum office_law_office office, enum office_law_act act);

/** Last day on which a new government proposes its members: two months after its election.
 *  @law  Organic Law (2022-03-11) art. 71
 */
struct date office_law_government_by(struct date elected);

#endif
