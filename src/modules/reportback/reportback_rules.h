// SPDX-License-Identifier: MulanPSL-2.0
/** Decisions about reports to voters. Pure. */
#ifndef REPORTBACK_RULES_H
#define REPORTBACK_RULES_H
#include "modules/reportback/reportback.h"

/** All of both. */
struct reportback_count reportback_sum(const struct reportback *r);
int64_t reportback_all(const struct reportback_count *c);
/** May it still be changed, written? */
MUST_CHECK enum status reportback_check_coming(const struct reportback *r, struct err *err);
MUST_CHECK enum status reportback_check_hold(const struct reportback *r, struct date on,
                                             struct date today, struct err *err);
MUST_CHECK enum status reportback_check_rating(const struct reportback *r, bool open,
                                               struct err *err);
/** May one more phone rate? */
MUST_CHECK enum status reportback_check_rate(const struct reportback *r, struct err *err);
MUST_CHECK enum status reportback_check_count(const struct reportback *r,
                                              const struct reportback_count *paper,
                                              struct err *err);
MUST_CHECK enum status reportback_check_publish(const struct reportback *r, struct err *err);
#endif
