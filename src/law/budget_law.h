// SPDX-License-Identifier: MulanPSL-2.0
/** The year of plan, budget, final accounts, audit, state assets and government debt: what a
 * people's congress receives, hears and approves, and until when.
 *
 *  Days are counted as civil_code.h has it. A day that hangs on an event that has no day yet is no
 *  day. Where the statute says "every year" and no more, it is the last day of the year.
 */
#ifndef LAW_BUDGET_LAW_H
#define LAW_BUDGET_LAW_H
#include "law/civil_code.h"
#include "law/level.h"

/** What is due in a year, in the order of the year. */
enum budget_law_item {
    BUDGET_LAW_LISTEN,           /* deputies hear voters before the budget is examined */
    BUDGET_LAW_DRAFT,            /* first draft of the budget, for the first examination */
    BUDGET_LAW_APPROVAL,         /* by the congress, in session */
    BUDGET_LAW_PUBLISHED,        /* the approved budget */
    BUDGET_LAW_REPLIED,          /* budgets given to the departments */
    BUDGET_LAW_GENERAL_TRANSFER, /* general transfers handed down */
    BUDGET_LAW_SPECIAL_TRANSFER, /* special transfers */
    BUDGET_LAW_ACCOUNTS_DRAFT,   /* final accounts of last year, for opinions */
    BUDGET_LAW_ACCOUNTS,    /* approved by the standing committee, or the township's congress */
    BUDGET_LAW_AUDIT,       /* audit report, heard together with them */
    BUDGET_LAW_PLAN_HALF,   /* how the plan of this year stands */
    BUDGET_LAW_BUDGET_HALF, /* how the budget of this year stands */
    BUDGET_LAW_ACCOUNTS_PUBLISHED,   /* the approved accounts */
    BUDGET_LAW_ACCOUNTS_REPLIED,     /* accounts given to the departments */
    BUDGET_LAW_ADJUSTMENT_DRAFT,     /* of an adjustment, for opinions */
    BUDGET_LAW_ADJUSTMENT,           /* approved by the standing committee; only where needed */
    BUDGET_LAW_ADJUSTMENT_PUBLISHED, /* the approved adjustment */
    BUDGET_LAW_PLAN_ADJUSTMENT,      /* of the year's plan, approved; only where needed */
    BUDGET_LAW_ENVIRONMENT,          /* state of the environment, goals of its protection */
    BUDGET_LAW_PLAN_MIDTERM,         /* mid-term evaluation of the five-year plan */
    BUDGET_LAW_OUTLINE_ADJUSTMENT,   /* of the five-year plan after it; only where needed */
    BUDGET_LAW_ASSETS,               /* state assets */
    BUDGET_LAW_DEBT,                 /* government debt */
    BUDGET_LAW_RECTIFICATION,        /* of what the audit found */
    /* later ones come last: reminders are kept by these numbers */
    BUDGET_LAW_ADJUSTMENT_FILED, /* the approved adjustment, with the government above */
    BUDGET_LAW_TRANSFERS,        /* special transfers added from above, reported; where there are */
    BUDGET_LAW_LOWER_BUDGETS,    /* budgets of the level below, filed with the committee */
    BUDGET_LAW_LOWER_ACCOUNTS,   /* their final accounts */
    BUDGET_LAW_FINANCIAL_REPORT  /* of the government as a whole, filed with the committee */
};
enum { BUDGET_LAW_ITEMS = BUDGET_LAW_FINANCIAL_REPORT + 1 };

/** What is known of a year. Days that are not known are none. */
struct budget_law_year {
    int year;
    enum level level;
    struct date session_opens; /* of the congress */
    struct date session_closes;
    struct date budget_approved;  /* by the congress */
    struct date accounts_meeting; /* of the standing committee that examines the final accounts */
    struct date accounts_approved;
    struct date audit_heard;
    struct date adjustment_meeting; /* of the standing committee that examines an adjustment */
    struct date adjustment_approved;
    const struct calendar *calendar; /* not NULL */
    enum civil_code_before reading;  /* of "N days before" */
    bool roll;                       /* a last day off moves to the next workday */
};

/** Is it owed in that year at that level? A township has no standing committee: its congress itself
 *  approves adjustments and final accounts, and what is for standing committees falls away. Voters
 *  are heard before the budget in counties and townships alone. The
 *  mid-term evaluation falls into the third of the five years of a plan (2021, 2026 … are the
 *  first), an adjustment of that plan into the third and those after it.
 *  @law  Supervision Law (2024-11-08) art. 19(2), 20, 22, 23, 24(2), 25(2), 27(1), 27(2)
 *  @law  Organic Law (2022-03-11) art. 50(1)
 *  @law  Budget Law (2018-12-29) art. 45, 50(2), 71(2), 73, 77(3), 81(2), 86, 97
 */
bool budget_law_owed(const struct budget_law_year *y, enum budget_law_item item);

/** Is it owed only where something is to be changed, or has come from above? An adjustment of the
 *  budget by its cases, budget_law_adjust(); a report on special transfers once there are some.
 *  @law  Budget Law (2018-12-29) art. 67, 71(2), 73
 *  @law  Supervision Law (2024-11-08) art. 22, 23
 */
bool budget_law_only_if_needed(enum budget_law_item item);

/** Does it come with each adjustment of the budget that there is: its first draft, its publication,
 *  its filing with the government above? A township has no first draft.
 *  @law  Budget Law (2018-12-29) art. 14(1), 69(4), 69(5), 69(6), 73
 */
bool budget_law_with_adjustment(enum level level, enum budget_law_item item);

/** Who decides it; what is only reported or done, nobody does. Budgets are approved by the congress
 *  alone, accounts and adjustments by the standing committee; in a township all by the congress.
 *  @law  Budget Law (2018-12-29) art. 43(2), 69(7), 77(3)
 *  @law  Supervision Law (2024-11-08) art. 19(2), 22, 23
 */
enum budget_law_decider { BUDGET_LAW_NOBODY, BUDGET_LAW_BY_COMMITTEE, BUDGET_LAW_BY_CONGRESS };
enum budget_law_decider budget_law_decided_by(enum level level, enum budget_law_item item);

/** Does a meeting hear or decide it? What is only sent, handed down, published, or filed comes
 * before none: first drafts of accounts and adjustments go for opinions to an office or a
 * committee; the first draft of a budget is examined by the standing committee itself in a county,
 * or by a committee of the congress, which may take it to one.
 *  @law  Budget Law (2018-12-29) art. 14(1), 43(2), 44(4), 45, 50(2), 52(1), 52(4), 69(6), 71(2)
 *  @law  Budget Law (2018-12-29) art. 73, 78(4), 80, 81(2), 86, 97
 *  @law  Supervision Law (2024-11-08) art. 19(2), 20, 22, 23, 24(2), 25(2), 27(1), 27(2)
 *  @law  Organic Law (2022-03-11) art. 50(1)
 */
bool budget_law_heard(enum budget_law_item item);

/** Does the day count on which it is laid before the standing committee, not the day on which that
 *  has decided? Final accounts are "laid before" it from June to September.
 *  @law  Supervision Law (2024-11-08) art. 19(2)
 */
bool budget_law_by_submission(enum level level, enum budget_law_item item);

/** The last day on which it is in time; no date: the event it hangs on has no day yet. The audit
 *  report is heard together with the final accounts: with them it is in time. Where the statute has
 *  no day at all (an adjustment filed above, transfers reported, what the level below files) it is
 *  the last day of the year, for the adjustment of that in which it was approved.
 *  @law  Organic Law (2022-03-11) art. 50(1)
 *  @law  Budget Law (2018-12-29) art. 14(1), 44(4), 45, 50(2), 52(1), 52(4), 69(6), 71(2), 73
 *  @law  Budget Law (2018-12-29) art. 78(4), 80, 81(2), 86, 97
 *  @law  Supervision Law (2024-11-08) art. 19(2), 20, 24(2), 25(2), 27(1), 27(2)
 */
struct date budget_law_due(const struct budget_law_year *y, enum budget_law_item item);

/** Is whatever comes after budget_law_due() late? Not an approval by a session whose closing day is
 *  not known: its opening day stands for it.
 *  @law  Budget Law (2018-12-29) art. 43(2)
 */
bool budget_law_is_last_day(const struct budget_law_year *y, enum budget_law_item item);

/** Has the statute a day or a year for it? Where not (at once, or nothing is said), the last day of
 *  the year is only a reminder.
 *  @law  Budget Law (2018-12-29) art. 50(2), 71(2), 73, 81(2)
 */
bool budget_law_has_day(enum budget_law_item item);

/** The first day on which it is in time, where the statute has one (June to September); else none.
 *  @law  Supervision Law (2024-11-08) art. 19(2), 20, 27(1)
 *  @law  Budget Law (2018-12-29) art. 86
 */
struct date budget_law_from(const struct budget_law_year *y, enum budget_law_item item);

/** The article it rests on at that level, in words. First drafts go to a special committee in a
 *  province, to it or to an office of the standing committee in a city, to the standing committee
 * or its office in a county, each by a paragraph of its own. Constant text.
 *  @law  Organic Law (2022-03-11) art. 50(1)
 *  @law  Budget Law (2018-12-29) art. 14(1), 43(2), 44(2), 44(3), 44(4), 45, 50(2), 52(1), 52(4)
 *  @law  Budget Law (2018-12-29) art. 69(4), 69(5), 69(6), 69(7), 71(2), 73, 77(3), 78(2), 78(3)
 *  @law  Budget Law (2018-12-29) art. 78(4), 80, 81(2), 86, 97
 *  @law  Supervision Law (2024-11-08) art. 19(2), 20, 22, 23, 24(2), 25(2), 27(1), 27(2)
 */
const char *budget_law_article(enum level level, enum budget_law_item item);

/** Why a budget in execution has to be adjusted; several at once are joined by |. */
enum budget_law_case {
    BUDGET_LAW_TOTAL = 1,   /* total expenditure goes up or down */
    BUDGET_LAW_FUND = 2,    /* the stabilisation fund is drawn on */
    BUDGET_LAW_KEY_CUT = 4, /* a key expenditure is cut */
    BUDGET_LAW_BORROWED = 8 /* more is borrowed */
};
/** Before and after, in fen. */
struct budget_law_change {
    int64_t total_before, total_after;
    int64_t fund_before, fund_after; /* drawn from the stabilisation fund */
    int64_t key_before, key_after;   /* of the key expenditure that falls most */
    int64_t debt_before, debt_after; /* borrowed in the year */
    int64_t transfers; /* by so much more special transfers from above that need no money of one's
                          own: what changes by them is no adjustment */
};
/** Which of the four cases it is; 0: none, no adjustment is needed.
 *  @law  Budget Law (2018-12-29) art. 67, 71(1)
 */
unsigned budget_law_adjust(const struct budget_law_change *change);

/** May the year be closed so: revenue covers expenditure? Local budgets have no deficit.
 *  @law  Budget Law (2018-12-29) art. 35(1)
 */
bool budget_law_balanced(int64_t revenue_fen, int64_t expenditure_fen);
#endif
