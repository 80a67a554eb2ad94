// SPDX-License-Identifier: MulanPSL-2.0
/** What the pages, imports and other parts of activities share. */
#ifndef ACTIVITY_ACTIONS_H
#define ACTIVITY_ACTIONS_H
#include "modules/activity/activity_list.h"

/** Tell those on the list (of one answer, "" all) by the notice `kind`. In the transaction. */
MUST_CHECK enum status activity_tell(struct ctx *ctx, const struct activity *a, const char *kind,
                                     const char *answer, struct str note);
/** Tell these deputies. */
MUST_CHECK enum status activity_tell_deputies(struct ctx *ctx, const struct activity *a,
                                              const char *kind, const int64_t *deputies,
                                              size_t count, struct str note);

enum { ACTIVITY_GUESTS_PEOPLE = 10000, ACTIVITY_NAMES_CHARS = 500 };

/** How many of a level came; 0 takes them away. Emits "activity.guests_noted". ST_INVALID: of our
 * own level, whose deputies are noted by name. */
MUST_CHECK enum status activity_guest_note(struct ctx *ctx, const struct activity_guest *in);

/** Every group that there is on `by`, or today if that is still to come, by name, with the
 * activities of its own that were held since the year began. *out_least: the number of the place.
 *  @law  Deputies Law (2025-03-11) art. 26 */
MUST_CHECK enum status activity_groups(struct ctx *ctx, struct date by,
                                       struct activity_group_count **out, size_t *out_count,
                                       int64_t *out_least);
/** Is it a group of deputies that there is? ST_INVALID at "group" otherwise. 0 is none. */
MUST_CHECK enum status activity_check_group(struct ctx *ctx, const struct activity *a);
#endif
