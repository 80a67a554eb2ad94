// SPDX-License-Identifier: MulanPSL-2.0
/** What waits for those who lead a group that has met too seldom. */
#ifndef ACTIVITY_GROUP_H
#define ACTIVITY_GROUP_H
#include "platform/module.h"

/** Each group that by the end of a quarter within has met less often than the place asks for, with
 *  whoever leads it; what is arranged for before that day counts as met. The local number says
 *  whether that is each quarter, half-year or year.
 *  @law  Deputies Law (2025-03-11) art. 26 */
MUST_CHECK enum status activity_group_dues(struct ctx *ctx, struct date from, struct date until,
                                           struct due_item **out, size_t *out_count);
/** The same for the first page of a deputy who leads one, when the day is near. */
MUST_CHECK enum status activity_group_tasks(struct ctx *ctx, struct task **out, size_t *out_count);
#endif
