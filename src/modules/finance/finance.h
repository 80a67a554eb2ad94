// SPDX-License-Identifier: MulanPSL-2.0
/** Plan, budget, final accounts, audit, state assets, government debt, economic indicators: what
 * the government has to lay before the congress, what stands in it, and what is asked about it. All
 *  money is whole fen, ratios are basis points (1/100 %). */
#ifndef FINANCE_H
#define FINANCE_H
#include "law/budget_law.h"
#include "platform/ctx.h"

/** Words of a table's kind, text keys finance.kind.<word>: both sides on one sheet, revenue,
 *  expenditure by function, by economic class, by department, by project, transfers, three public
 *  expenses. */
#define FINANCE_KINDS "balance revenue function economy department project transfer public"
/** Of its stage, text keys finance.stage.<word>. */
#define FINANCE_STAGES "draft approved adjusted executed final"
/** Of the account book (四本预算), text keys finance.account.<word>. */
#define FINANCE_ACCOUNTS "general fund capital social"
/** Of what is examined by the rules, text keys finance.rule.<word>. */
#define FINANCE_RULES "behind over no_basis unapproved jump public idle paid_ahead"
/** Of where a warning stands, text keys finance.warning.<word>. */
#define FINANCE_WARNING_STATES "open asked answered closed"
/** Of the calendar's matters, in the order of enum budget_law_item; text keys finance.item.<word>.
 */
#define FINANCE_ITEMS                                                                              \
    "listen draft approval published replied general_transfer special_transfer accounts_draft "    \
    "accounts audit plan_half budget_half accounts_published accounts_replied adjustment_draft "   \
    "adjustment adjustment_published plan_adjustment environment plan_midterm "                    \
    "outline_adjustment assets debt rectification adjustment_filed transfers lower_budgets "       \
    "lower_accounts financial_report"
/** Of what an audit finding is about, and where it stands. */
#define FINANCE_FINDING_SORTS  "budget fund project asset debt livelihood other"
#define FINANCE_FINDING_STATES "found rectifying reported closed"
/** Of state assets, in the order of the cycle, text keys finance.asset.<word>. */
#define FINANCE_ASSETS "firm bank office nature all"
/** Of government debt. */
#define FINANCE_DEBTS "general special"

enum {
    FINANCE_TITLE_CHARS = 120,
    FINANCE_NAME_CHARS = 120,
    FINANCE_BASIS_CHARS = 200,
    FINANCE_TEXT_CHARS = 2000,
    FINANCE_CODE_CHARS = 20,
    FINANCE_YEAR_FIRST = 1990,
    FINANCE_YEAR_LAST = 2099,
    FINANCE_LINES_MAX = 5000,
    FINANCE_LIMIT_BP_MAX = 100000
};

/** What an amount of a line is. */
enum finance_measure {
    FINANCE_PRIOR,    /* of the year before */
    FINANCE_BUDGET,   /* as drafted or approved */
    FINANCE_ADJUSTED, /* after an adjustment */
    FINANCE_ACTUAL,   /* spent or received; of final accounts and of execution */
    FINANCE_BASIC,    /* part of the budget: basic expenditure */
    FINANCE_PROJECT,  /* part of the budget: for projects */
    FINANCE_MEASURES
};

enum finance_line_sort {
    FINANCE_ITEM,  /* a subject, department, project … */
    FINANCE_TOTAL, /* 合计, 总计 */
    FINANCE_PART   /* 其中：a part that need not make up the whole with its neighbours */
};

/** One line of a table. */
struct finance_line {
    int64_t id, table_id;
    unsigned place;  /* in the table, from 1; both halves of a sheet in one count */
    unsigned row;    /* of the sheet */
    unsigned side;   /* 0, or 1: the right half of a sheet with two */
    unsigned level;  /* 1: uppermost */
    unsigned parent; /* place of the line it is a part of, 0 none */
    enum finance_line_sort sort;
    struct str code, name, organ, basis, note;
    int64_t fen[FINANCE_MEASURES];
    unsigned has; /* bit 1 << measure: that amount is given */
};

/** One table of money as it was received. */
struct finance_table {
    int64_t id, version;
    int year;
    unsigned month; /* of execution: up to this month; else 0 */
    struct str kind, stage, account, title;
    int64_t unit_fen;   /* of the amounts in the sheet */
    struct str columns; /* where the amounts stood: finance_cell() */
    struct date received_on, approved_on;
    struct str basis; /* of the approval: the resolution */
    int64_t vote_id;  /* which approved it; 0 with a day: noted afterwards, from that basis */
    struct str file;  /* name of the sheet */
    int64_t lines, faults;
    bool void_; /* withdrawn: another one took its place */
};

/** Something that does not add up, as it is told. Texts finance.fault.<kind>. */
struct finance_fault {
    struct str kind;
    struct str cell;    /* "C12", "" for none */
    struct str name;    /* of the line */
    struct str other;   /* what it was held against: the other line or cell */
    int64_t have, want; /* fen */
};

/** One matter of a year's calendar: what is planned, when it was done, and what came of it. */
struct finance_item {
    int64_t id, version;
    int year;
    struct str kind;  /* word of finance_item_word() */
    unsigned number;  /* 1; further ones of the same kind in a year (a second adjustment) */
    struct str title; /* "" : the kind's */
    int fiscal_year;  /* whose money it is about: of final accounts the year before */
    struct str month_from, month_to; /* "2026-01": of a report on part of a year; "" none */
    struct str asset;                /* of state assets: word of FINANCE_ASSETS, "" none */
    struct date plan_on, done_on;
    struct date submitted_on; /* laid before the committee; where that day counts */
    struct str url, note;
    struct str
        backfill; /* why it counts without a vote here, where one is needed; "" it does not */
    int64_t meeting_item_id, vote_id;
    unsigned round;       /* of the satisfaction vote, from 1 */
    struct str verdict;   /* "", passed, failed */
    struct date again_on; /* after a failed vote: until when it is to be reported again */
};
/** "draft", "accounts", "audit" …; text keys finance.item.<word>. */
const char *finance_item_word(enum budget_law_item item);
bool finance_item_parse(struct str word, enum budget_law_item *out);

/** An adjustment of a budget in execution, in fen. */
struct finance_adjustment {
    int64_t id, version;
    int year;
    unsigned number; /* of the year and account, from 1 */
    struct str account;
    struct budget_law_change change;
    struct str key_name; /* the key expenditure that falls most, "" none */
    struct str reason;
    int64_t item_id; /* its matter of the calendar, 0 none yet */
    struct date published_on;
    struct str text;         /* as published */
    struct date approved_on; /* when read: none, not approved */
    struct str backfill;     /* when read: approved without a vote here, why; "" by a vote */
};

/** A special transfer added from above in the course of the year. */
struct finance_transfer {
    int64_t id, version;
    int year;
    struct str account, name, number, note;
    struct date received_on;
    int64_t fen;
    bool matched;         /* it needs money of one's own */
    int64_t item_id;      /* the matter of the calendar that tells the committee, 0 none yet */
    struct date heard_on; /* when read: of that matter */
};

/** A payment. */
struct finance_voucher {
    int64_t id, version;
    int year;
    struct date paid_on;
    struct str number, organ, code, project, payee, summary;
    int64_t fen;
};

bool finance_has(const struct finance_line *l, enum finance_measure m);
/** What was granted for the line: adjusted, else budget; false: neither. */
bool finance_granted(const struct finance_line *l, int64_t *out);

/* ---------------------------------------------------------------- tables */

/** Read a sheet and keep it with what does not add up in it. What `want` says goes before what the
 *  sheet says (kind, stage, account, year, month; "" and 0: the sheet). Emits
 *  "finance.table_received". ST_INVALID: it cannot be read, or year, unit are missing. */
MUST_CHECK enum status finance_table_take(struct ctx *ctx, const char *path, struct str file,
                                          const struct finance_table *want, int64_t *out_id);
/** A key expenditure of a year's list. */
struct finance_key {
    int64_t id, version;
    int year;
    struct str code; /* of the functional classification; "": by its name */
    struct str name;
};
struct finance_approval {
    int64_t id, version;
    int64_t vote_id;  /* which approved it: day and basis are the vote's; 0: noted afterwards */
    struct date on;   /* noted afterwards: the day … */
    struct str basis; /* … and where it is written */
};
/** It was approved. Emits "finance.table_approved". ST_INVALID: a vote that did not pass, is not
 *  announced, or of a meeting that may not decide it (meeting_decision_by()); without a vote: no
 *  day, one ahead, no source. ST_RULE: is approved, is void, or is of execution.
 *  @law  Budget Law (2018-12-29) art. 21, 43, 69(7), 77(3) */
MUST_CHECK enum status finance_table_approve(struct ctx *ctx, const struct finance_approval *in);
struct meeting_decided;
/** The votes that may approve it. ST_RULE: nobody approves execution. */
MUST_CHECK enum status finance_table_decided(struct ctx *ctx, const struct finance_table *t,
                                             struct meeting_decided *out);
/** The vote that approved the matter of the calendar that it belongs to; 0 none is known. */
MUST_CHECK enum status finance_table_vote_hint(struct ctx *ctx, const struct finance_table *t,
                                               int64_t *out_vote_id);
/** It is withdrawn, a corrected one follows. Emits "finance.table_withdrawn". ST_RULE: is. */
MUST_CHECK enum status finance_table_withdraw(struct ctx *ctx, int64_t id, int64_t version);

/* ---------------------------------------------------------------- the calendar */

/** Note what is planned or done of a year's matter (by id, or a new one by year, kind, number).
 *  What is approved by a vote is done by that vote, or noted afterwards with the reason why there
 *  is none here. Emits "finance.item_saved". ST_INVALID; also a second draft, budget, account
 *  or audit of a year. */
MUST_CHECK enum status finance_item_save(struct ctx *ctx, const struct finance_item *in,
                                         int64_t *out_id);
#endif
