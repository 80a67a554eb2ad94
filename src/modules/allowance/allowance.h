// SPDX-License-Identifier: MulanPSL-2.0
/** Money for deputies' work: budgets of activities and what was spent of them, monthly lists of
 *  allowances (误工补助, 交通、通讯补贴) computed from what deputies did, subscriptions (报刊征订).
 *  Amounts are whole fen.
 *  @law  Deputies Law (2025-03-11) art. 41, 42 */
#ifndef ALLOWANCE_H
#define ALLOWANCE_H
#include "platform/ctx.h"

enum {
    ALLOWANCE_LINE_CHARS = 100,
    ALLOWANCE_NOTE_CHARS = 500,
    ALLOWANCE_SOURCES_CHARS = 2000,
    ALLOWANCE_BACK_MONTHS = 12, /* so far back are differences looked for */
    ALLOWANCE_COPIES_MAX = 5000
};

/** What is paid, text keys allowance.kind.<word>: 误工补助, 交通补贴, 通讯补贴, 通讯交通补贴. */
#define ALLOWANCE_KINDS "lost transport phone both"
/** Whose a budget is. */
#define ALLOWANCE_SCOPES "congress body delegation station"
/** What was spent on. */
#define ALLOWANCE_USES "activity training inspection station subscription allowance other"

/** So much of a kind, from a day on. A change is another rule from another day. */
struct allowance_rule {
    int64_t id, version;
    struct str kind;
    int64_t fen;
    struct str per;     /* "day": for each day of duty; "month": in office on its last day */
    struct str whom;    /* "no_wage": without a fixed wage; "all" */
    struct str sources; /* duty sources that count for "day", blank separated; "" all */
    struct date from_on, to_on; /* to_on: none while it lasts */
    struct str basis;           /* the paper it rests on */
};
/** A new rule or, with id and version, its last day and basis. Emits "allowance.rule_saved".
 *  ST_INVALID with fields; ST_RULE: there is one of that kind on one of its days. */
MUST_CHECK enum status allowance_rule_save(struct ctx *ctx, const struct allowance_rule *in,
                                           int64_t *out_id);

/** The list of a month. */
struct allowance_list {
    int64_t id, version;
    struct str month;             /* "2026-10" */
    struct str origin;            /* computed, or taken over from a "sheet" */
    struct str state;             /* draft, submitted, approved, paid */
    int64_t made_by, approved_by; /* accounts, 0: nobody yet, or the program */
    struct str maker, approver;   /* their names */
    struct str note;              /* why it was sent back; "" otherwise */
    struct date made_on, approved_on, paid_on;
    int64_t people, lines, fen; /* when read */
};
/** One amount of one deputy. */
struct allowance_line {
    int64_t id, list_id, deputy_id;
    struct str kind, of_month; /* of_month: for which it is paid; another than the list's: a
                                  difference */
    int64_t days, fen;         /* fen < 0: taken back */
    struct str name, delegation, month, state; /* of the deputy and the list */
    struct date on;                            /* first of the list's month */
};
/** What it rests on. */
struct allowance_fact {
    int64_t id, line_id, record_id;
    struct str source, title, url;
    struct date on;
};
/** Compute the list of a month, or compute a draft anew. For approved months before, what has
 *  changed since is a difference in it. Emits "allowance.computed". ST_INVALID: no month, or one
 *  that is not over; ST_RULE: it is submitted or approved already; no rule is in force. */
MUST_CHECK enum status allowance_compute(struct ctx *ctx, struct str month, int64_t *out_id);
/** To whoever approves. Emits "allowance.submitted". ST_RULE: no draft, empty. */
MUST_CHECK enum status allowance_submit(struct ctx *ctx, int64_t id, int64_t version);
/** By another person than the one who made it. Emits "allowance.approved". */
MUST_CHECK enum status allowance_approve(struct ctx *ctx, int64_t id, int64_t version);
/** A draft again, with the reason. Emits "allowance.returned". ST_RULE: not submitted. */
MUST_CHECK enum status allowance_return(struct ctx *ctx, int64_t id, int64_t version,
                                        struct str why);
/** The finance office has paid it; with `budget_id` it counts as spent of that budget. Emits
 *  "allowance.paid". ST_RULE: not approved. */
MUST_CHECK enum status allowance_pay(struct ctx *ctx, int64_t id, int64_t version, struct date on,
                                     int64_t budget_id);

/** Where a deputy is paid to. Kept encrypted under the deputy's key. */
struct allowance_account {
    int64_t id, version, deputy_id, key_id;
    struct str bank, number; /* number: "" if the key is gone */
};
MUST_CHECK enum status allowance_account_of(struct ctx *ctx, int64_t deputy_id,
                                            struct allowance_account *out);
/** Emits "allowance.account_saved". ST_INVALID: no bank; a number that is none. */
MUST_CHECK enum status allowance_account_save(struct ctx *ctx, const struct allowance_account *in);

struct allowance_budget {
    int64_t id, version, year;
    struct str scope;         /* of ALLOWANCE_SCOPES */
    int64_t scope_id;         /* delegation, station, body; 0: the congress */
    struct str holder, title; /* holder: name of the scope */
    int64_t fen, spent;       /* spent: when read */
};
/** Emits "allowance.budget_saved". ST_INVALID with fields. */
MUST_CHECK enum status allowance_budget_save(struct ctx *ctx, const struct allowance_budget *in,
                                             int64_t *out_id);
struct allowance_spend {
    int64_t id, budget_id, list_id;
    struct str use, what, payee;
    struct date on;
    int64_t fen;
    struct str title;  /* of the budget */
    bool for_deputies; /* said of the use "other"; not stored */
};
/** Emits "allowance.spent". ST_RULE "allowance.err.over": more than is left, and not `sure`;
 *  "allowance.err.earmarked": for something else than deputies' work. */
MUST_CHECK enum status allowance_spend_add(struct ctx *ctx, const struct allowance_spend *in,
                                           bool sure, int64_t *out_id);
MUST_CHECK enum status allowance_spend_drop(struct ctx *ctx, int64_t budget_id, int64_t id);

/** A paper or magazine for deputies. */
struct allowance_subscription {
    int64_t id, version, year;
    struct str title;
    int64_t fen;      /* of one copy for the year */
    struct str state; /* planned, ordered, posted */
    struct date posted_on;
    int64_t copies, received; /* when read */
};
MUST_CHECK enum status allowance_subscription_save(struct ctx *ctx,
                                                   const struct allowance_subscription *in,
                                                   int64_t *out_id);
/** For all deputies in office (or of a delegation) who do not get it yet. Emits
 *  "allowance.copies_added". */
MUST_CHECK enum status allowance_subscription_fill(struct ctx *ctx, int64_t id,
                                                   int64_t delegation_id, size_t *out_added);
/** Ordered (counts as spent of the budget, 0: of none) or posted. Emits "allowance.ordered",
 *  "allowance.posted". */
MUST_CHECK enum status allowance_subscription_order(struct ctx *ctx, int64_t id, int64_t version,
                                                    int64_t budget_id, bool sure);
MUST_CHECK enum status allowance_subscription_post(struct ctx *ctx, int64_t id, int64_t version,
                                                   struct date on);
/** The present deputy has got it. Emits "allowance.received". */
MUST_CHECK enum status allowance_received(struct ctx *ctx, int64_t subscription_id);
#endif
