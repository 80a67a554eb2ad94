// SPDX-License-Identifier: MulanPSL-2.0
/** Decisions about money for deputies. Pure. */
#ifndef ALLOWANCE_RULES_H
#define ALLOWANCE_RULES_H
#include "modules/allowance/allowance.h"

/** The rule of that kind on that day; NULL: none. */
const struct allowance_rule *allowance_rule_on(const struct allowance_rule *rules, size_t count,
                                               struct str kind, struct date on);
/** Do both hold on one day at least? */
bool allowance_rules_meet(const struct allowance_rule *a, const struct allowance_rule *b);
/** Does the rule speak of a deputy with that wage ("fixed", "none", "")?
 *  @law  Deputies Law (2025-03-11) art. 41 */
bool allowance_speaks_of(const struct allowance_rule *r, struct str wage);
/** Does the rule count days of that duty source? */
bool allowance_counts(const struct allowance_rule *r, struct str source);

struct allowance_span {
    struct date on, until; /* until: none for one day */
};
/** Put the days of the span into `days` (bit 1 for the 1st …) as far as they lie within
 *  [first, last], days of one month. A day is one day, however much was done on it. */
uint32_t allowance_days(uint32_t days, const struct allowance_span *s, struct date first,
                        struct date last);
/** How many days. */
int64_t allowance_day_count(uint32_t days);

/** What is still to be paid (or taken back) of a month: what it comes to now, less what approved
 *  lists have paid for it. */
int64_t allowance_difference(int64_t due_fen, int64_t paid_fen);

/** May the list be computed anew? `there`: NULL, there is none yet. `month_last`: last day. */
MUST_CHECK enum status allowance_check_compute(const struct allowance_list *there,
                                               struct date month_last, struct date today,
                                               struct err *err);
MUST_CHECK enum status allowance_check_submit(const struct allowance_list *l, struct err *err);
/** By another person than its maker; the program (account 0) is nobody. */
MUST_CHECK enum status allowance_check_approve(const struct allowance_list *l, int64_t account_id,
                                               struct err *err);
MUST_CHECK enum status allowance_check_return(const struct allowance_list *l, struct err *err);
MUST_CHECK enum status allowance_check_pay(const struct allowance_list *l, struct date on,
                                           struct date today, struct err *err);
/** What deputies' work is paid from is spent on nothing else (专款专用): a use of no listed kind
 * needs a word that it is for that work all the same.
 *  @law  Deputies Law (2025-03-11) art. 42 */
MUST_CHECK enum status allowance_check_earmarked(struct str use, bool for_deputies,
                                                 struct err *err);
/** More than is left needs a second word.
 *  @law  Deputies Law (2025-03-11) art. 42 */
MUST_CHECK enum status allowance_check_spend(const struct allowance_budget *b, int64_t fen,
                                             bool sure, struct err *err);
/** Approved or paid: what it says may be told to whom it is about. */
bool allowance_settled(struct str state);
/** Sixteen to nineteen digits, blanks between allowed. */
bool allowance_number_ok(struct str number);
#endif
