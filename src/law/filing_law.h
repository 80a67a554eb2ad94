// SPDX-License-Identifier: MulanPSL-2.0
/** Filing and review of normative documents (备案审查): what is reviewed, on what grounds it falls,
 *  and the clocks. The procedure is set by each province (Supervision Law art. 40); where there is
 *  no number in national law the Beijing regulation is the model.
 *  @law  Supervision Law (2024-11-08) art. 40
 */
#ifndef LAW_FILING_LAW_H
#define LAW_FILING_LAW_H
#include "base/status.h"
#include "law/calendar.h"
#include "law/law_params.h"

enum {
    FILING_LAW_FILE_DAYS = 30,
    FILING_LAW_COMPLETE_WORKDAYS = 5,
    FILING_LAW_DECLINE_DAYS = 10,
    FILING_LAW_TRANSFER_DAYS = 10,
    FILING_LAW_REPORT_DAYS = 30,
    FILING_LAW_UPWARD_DAYS = 30
};

/** Who made the document. */
enum filing_law_maker {
    FILING_LAW_LOWER_CONGRESS, /* the congress or standing committee one level below */
    FILING_LAW_GOVERNMENT,
    FILING_LAW_COMMISSION, /* 监察委员会 */
    FILING_LAW_COURT,
    FILING_LAW_PROCURATORATE,
    FILING_LAW_OTHER /* a department, a party organ, another level */
};

/** Is the document reviewed by the standing committee of that level? Of a lower congress its
 *  resolutions and decisions, of the others their normative documents.
 *  @law  Supervision Law (2024-11-08) art. 39
 */
bool filing_law_reviewed(enum filing_law_maker maker);

enum filing_law_clock {
    FILING_LAW_FILE,     /* to file, from publication */
    FILING_LAW_FORMAL,   /* to look at the papers, from receipt */
    FILING_LAW_CORRECT,  /* the maker brings what is missing, from the notice */
    FILING_LAW_DISPATCH, /* to committees, from registration */
    FILING_LAW_OPINION,  /* of a committee; once longer by as much */
    FILING_LAW_REVIEW,   /* active review, from registration; once longer by as much */
    FILING_LAW_COMPLETE, /* to say what an incomplete suggestion lacks */
    FILING_LAW_DECLINE,  /* to say why a suggestion is not reviewed, from the decision */
    FILING_LAW_TRANSFER, /* to whoever may review it */
    FILING_LAW_REPLY,    /* the maker answers a written opinion */
    FILING_LAW_REPORT,   /* the maker reports, from amendment or repeal */
    FILING_LAW_REFILE,   /* … and files the text as amended */
    FILING_LAW_UPWARD    /* the committee above hears how the yearly report was heard */
};

/** Last day, inclusive, of a clock that begins with an event on `from`; its length is the place's
 *  where the model lets places differ.
 *  @law  Legislation Law (2023-03-13) art. 109
 *  @law  Beijing Filing Regulation (2024-09-27) art. 11, 12, 17, 22, 23, 24, 25, 29, 30, 40;
 * counting: Civil Code art. 201-203, ADR-0004
 */
struct date filing_law_due(enum filing_law_clock clock, const struct calendar *cal,
                           const struct law_params *params, struct date from, bool extended);
/** The article that sets it, in words; of the model with 参照. Constant text.
 *  @law  Legislation Law (2023-03-13) art. 109
 *  @law  Beijing Filing Regulation (2024-09-27) art. 11
 */
const char *filing_law_article(enum filing_law_clock clock);

/** Days by which a document published on a day was filed too late; 0: in time.
 *  @law  Legislation Law (2023-03-13) art. 109
 */
int filing_law_late(const struct calendar *cal, const struct law_params *params,
                    struct date published, struct date filed);

/** Last day on which a maker sends the list of what it made, amended and repealed in `year`: the
 * end of January after it, or of the month that the place has set.
 *  @law  Beijing Filing Regulation (2024-09-27) art. 13
 */
struct date filing_law_catalogue_due(const struct law_params *params, int year);

/** Has its maker put a document right? One that was repealed: yes; one that was amended: when the
 *  text as amended has been filed as well.
 *  @law  Beijing Filing Regulation (2024-09-27) art. 30
 */
bool filing_law_settled(bool repealed, bool text_filed);

/** Why a document falls. */
enum filing_law_ground {
    FILING_LAW_GROUND_NONE,
    FILING_LAW_GROUND_POWER,    /* beyond power: limits rights, adds duties */
    FILING_LAW_GROUND_CONFLICT, /* against a law or regulation */
    FILING_LAW_GROUND_IMPROPER
};
/** May the document be revoked? Only by the standing committee itself, on one of the three grounds,
 *  and only what it reviews. ST_RULE otherwise.
 *  @law  Supervision Law (2024-11-08) art. 39
 */
MUST_CHECK enum status filing_law_check_revoke(enum filing_law_maker maker,
                                               enum filing_law_ground ground, bool by_committee,
                                               struct err *err);

/** Last day on which the standing committee hears the report that it hears every year.
 *  @law  Supervision Law (2024-11-08) art. 45
 */
struct date filing_law_report_by(int year);

/** Has the standing committee to hear the report on the work of a year? Every year once.
 *  @law  Supervision Law (2024-11-08) art. 45
 */
bool filing_law_report_missing(int year, struct date today, bool heard);
#endif
