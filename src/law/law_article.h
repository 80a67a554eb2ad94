// SPDX-License-Identifier: MulanPSL-2.0
/** Articles as people read them on a screen, in minutes and under a result: the full title of the
 *  statute and the article in words, in the version that held on a day.
 */
#ifndef LAW_LAW_ARTICLE_H
#define LAW_LAW_ARTICLE_H
#include "base/date.h"

enum law_article {
    LAW_ARTICLE_NONE, /* no statute speaks: "" */
    /* Organic Law */
    LAW_ARTICLE_CONGRESS_MEETS, /* once a year, two thirds present, a fifth may call it */
    LAW_ARTICLE_FIRST_SESSION,
    LAW_ARTICLE_CONGRESS_BILL,
    LAW_ARTICLE_CONGRESS_QUESTION,
    LAW_ARTICLE_CONGRESS_MAJORITY,
    LAW_ARTICLE_NOMINATION,
    LAW_ARTICLE_CANDIDATES,
    LAW_ARTICLE_SECRET_ELECTION,
    LAW_ARTICLE_LEADERS_ELECTED,
    LAW_ARTICLE_BY_ELECTION,
    LAW_ARTICLE_RECALL,
    LAW_ARTICLE_RECALL_CONSENT, /* of a chief procurator: by the standing committee above */
    LAW_ARTICLE_SPECIAL_COMMITTEES,
    LAW_ARTICLE_COMMITTEE_SEATS, /* in them: by whom, in session and in recess */
    LAW_ARTICLE_PREPARATORY,
    LAW_ARTICLE_RESIGNATION,
    LAW_ARTICLE_STREET_ORGANS,
    LAW_ARTICLE_ATTENDANCE, /* who attends a session without a vote */
    LAW_ARTICLE_TOWNSHIP_CHAIRS,
    LAW_ARTICLE_ACTING_CHAIR,
    LAW_ARTICLE_APPROVAL_ABOVE, /* of a chief procurator elected */
    LAW_ARTICLE_CONGRESS_COMMISSION,
    LAW_ARTICLE_COMMITTEE_SIZE,
    LAW_ARTICLE_COMMITTEE_MEETS, /* every two months, more than half present, majority */
    LAW_ARTICLE_COMMITTEE_BILL,
    LAW_ARTICLE_COMMITTEE_ANSWER, /* to an interpellation: by the head, or over his signature */
    /* Supervision Law */
    LAW_ARTICLE_REPORT_PAPERS,
    LAW_ARTICLE_COMMITTEE_QUESTION,
    LAW_ARTICLE_COMMITTEE_ANSWER_WAY,
    LAW_ARTICLE_COMMITTEE_QUESTION_AGAIN,
    LAW_ARTICLE_COMMITTEE_COMMISSION,
    LAW_ARTICLE_REMOVAL_WHO,
    LAW_ARTICLE_REMOVAL_MOVED,
    LAW_ARTICLE_REMOVAL_VOTED,
    /* Deputies Law */
    LAW_ARTICLE_BALLOT_CHOICES,
    LAW_ARTICLE_QUESTION_AGAIN,
    LAW_ARTICLE_SUSPENSION,
    LAW_ARTICLE_MANDATE_ENDED,      /* who reports and who announces it */
    LAW_ARTICLE_INQUIRY,            /* 询问 while deliberating */
    LAW_ARTICLE_DEPUTIES_COMMITTEE, /* 代表工作委员会 */
    LAW_ARTICLE_DEPUTY_AT_SESSION,  /* invited to the presidium and committees of a session */
    LAW_ARTICLE_DEPUTY_INVITED,     /* to the standing committee and the special committees */
    LAW_ARTICLE_DEPUTY_RELATED,     /* to meetings that these and their offices organise */
    LAW_ARTICLE_DEPUTY_ATTENDS,     /* where he was elected */
    LAW_ARTICLE_DEPUTY_TOWNSHIP,    /* of a county, in the township of his constituency */
    LAW_ARTICLE_HELP,               /* to deputies of a minority or disabled */
    /* Election Law */
    LAW_ARTICLE_DEPUTY_NOMINATION,
    LAW_ARTICLE_DEPUTY_CANDIDATES,
    LAW_ARTICLE_DEPUTY_PRIMARY,
    LAW_ARTICLE_BALLOT_VALID,
    LAW_ARTICLE_DEPUTIES_ELECTED,
    LAW_ARTICLE_DEPUTY_RESIGNATION,
    LAW_ARTICLE_DEPUTY_BY_ELECTION,
    /* models: begin with 参照, they bind only where they were made */
    LAW_ARTICLE_PRESIDIUM_MEETS,
    LAW_ARTICLE_TOWNSHIP_PRESIDIUM_MEETS,
    LAW_ARTICLE_CONGRESS_NOTICE,
    LAW_ARTICLE_CONGRESS_SPEECH,
    LAW_ARTICLE_TOWNSHIP_NOTICE,
    LAW_ARTICLE_COMMITTEE_NOTICE,
    LAW_ARTICLE_ATTENDEES,        /* of a standing committee: a voice, no vote */
    LAW_ARTICLE_DEFERRED,         /* not put to the vote yet */
    LAW_ARTICLE_COMMITTEE_DEVICE, /* where it fails: hands, or another way */
    LAW_ARTICLE_CONGRESS_DEVICE,
    LAW_ARTICLE_REMOTE,      /* by video */
    LAW_ARTICLE_REMOTE_VOTE, /* who is there so raises his hand */
    LAW_ARTICLE_TOWNSHIP_PRESIDIUM_SIZE,
    LAW_ARTICLE_COMMITTEE_BILL_LEAD,
    LAW_ARTICLE_CONGRESS_AMENDMENT,
    LAW_ARTICLE_COMMITTEE_AMENDMENT,
    LAW_ARTICLE_COUNTY_AMENDMENT, /* by analogy to a bill there; the model has five everywhere */
    LAW_ARTICLE_COMMITTEE_WITHDRAWAL,
    LAW_ARTICLE_CONGRESS_AMENDMENT_FIRST,
    LAW_ARTICLE_COMMITTEE_AMENDMENT_FIRST,
    LAW_ARTICLE_RECALL_VOTED, /* in secret */
    LAW_ARTICLE_APPOINTMENT_LEAD,
    LAW_ARTICLE_APPOINTMENT_VOTED,
    LAW_ARTICLE_APPOINTMENT_ORDER,
    LAW_ARTICLE_APPOINTMENT_AGAIN,
    LAW_ARTICLES
};

/** The article in words, e.g. "《地方各级人民代表大会和地方各级人民政府组织法》第五十一条". On a
 * day before the version that is on record here, the title alone: an old number would be a guess.
 *  With no date, the version in force now.
 *
 *  On record: Organic Law from 2022-03-12; Supervision Law from 2007-01-01 and 2024-11-08; Deputies
 *  Law from 2015-08-29 and 2025-03-12; Election Law from 2020-10-18 (days of force: ADR-0005).
 *  Constant text.
 *
 *  @law  Organic Law (2022-03-11) art. 51(3), 51(4)
 *  @law  Deputies Law (2015-08-29) art. 8, 14, 26, 27, 43, 48
 *  @law  Deputies Law (2025-03-11) art. 14, 33, 34, 53, 54, 61(1)
 *  @law  Supervision Law (2006-08-27) art. 35, 37, 40, 45, 46
 */
const char *law_article(enum law_article article, struct date on);

#endif
