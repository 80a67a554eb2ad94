// SPDX-License-Identifier: MulanPSL-2.0
/** Major matters (重大事项) before the standing committee: when they are handed in, how long it may
 *  take over them, which of them it has to decide. National law has no numbers; those here are a
 *  model, and a place may have its own. */
#ifndef LAW_MATTER_LAW_H
#define LAW_MATTER_LAW_H
#include "base/status.h"
#include "law/calendar.h"
#include "law/law_params.h"
#include "law/level.h"

enum matter_law_form { MATTER_LAW_BILL, MATTER_LAW_REPORT };

/** Last day on which it is handed in for a meeting that begins on a day: a bill thirty, a report
 *  twenty days before it, or as many as the place has set. to_workday: the workday before, if it is
 * a day off, as is wise to tell people; the article knows no days off, so what is late is not
 * judged by it.
 *  @law  Zhejiang Major Matters Provisions (2018-07-27) art. 10(1); counting: Civil Code art. 201,
 *        ADR-0005
 */
struct date matter_law_lead(enum matter_law_form form, const struct calendar *cal,
                            const struct law_params *params, struct date meeting_on,
                            bool to_workday);

/** May it still come before that meeting when it is handed in on a day? A bill as a rule in time; a
 *  report in time, or for a special reason. ST_RULE "matter.err.late" with the article otherwise.
 *  @law  Zhejiang Major Matters Provisions (2018-07-27) art. 10(1)
 */
MUST_CHECK enum status matter_law_check_lead(enum matter_law_form form, bool late,
                                             bool special_reason, struct err *err);

/** Last day on which the standing committee deliberates what it received on a day: three months, or
 *  as many as the place has set.
 *  @law  Zhejiang Major Matters Provisions (2018-07-27) art. 10(2)
 */
struct date matter_law_deliberate_due(const struct calendar *cal, const struct law_params *params,
                                      struct date received_on);

/** Is it decided so that it may be called decided? What a statute or the congress gives to the
 *  standing committee to decide needs its decision; other matters may end with opinions.
 *  @law  Organic Law (2022-03-11) art. 50(2)
 *  @law  Zhejiang Major Matters Provisions (2018-07-27) art. 4(2)
 */
bool matter_law_decided(bool must_decide, bool has_decision);
/** Has a congress of that level a list of them? Major matters are the standing committee's: a
 *  township has none, its congress itself decides on plans and projects, in session.
 *  @law  Organic Law (2022-03-11) art. 12(1), 50(1)
 */
bool matter_law_listed(enum level level);

/** The article of the periods, in words. Constant text. */
const char *matter_law_article(void);
#endif
