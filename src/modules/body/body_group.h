// SPDX-License-Identifier: MulanPSL-2.0
/** Groups of deputies, one with the register of deputies: who belongs to a group stands there. */
#ifndef BODY_GROUP_H
#define BODY_GROUP_H
#include "modules/body/body.h"
#include "platform/module.h"

/** Who is in the group on a day: its seats (who leads it), and the deputies of whom the register
 *  says so (version 0, id of the deputy). In no order, titles as stored. */
MUST_CHECK enum status body_group_members(struct ctx *ctx, const struct body *b, struct date on,
                                          struct body_member **out, size_t *out_count);

/* In db_tx(), of any body; nothing to do for those that are no groups. */

/** A seat was taken, put right or left: the register names the group of who is named in none there;
 *  who belongs to one already sits in two (by region, by field), and no other seat ends. Who has
 *  led a group and does so no longer stays in it.
 *  @law  Deputies Law (2025-03-11) art. 27(1) */
MUST_CHECK enum status body_group_seated(struct ctx *ctx, const struct body *b,
                                         const struct body_member *m);
/** It is called `name` now. */
MUST_CHECK enum status body_group_renamed(struct ctx *ctx, const struct body *had, struct str name);
/** ST_INVALID at "on": a group ends today or ended, for the register holds no days of it. */
MUST_CHECK enum status body_group_check_end(struct ctx *ctx, const struct body *b, struct date on);
/** It has ended: nobody belongs to it. */
MUST_CHECK enum status body_group_ended(struct ctx *ctx, const struct body *b);

/** Deputies were added or changed: their groups are there, and who has moved in the register sits
 *  no longer in the group that it named before. */
MUST_CHECK enum status body_group_told(struct ctx *ctx, const struct event_view *events,
                                       size_t count);
#endif
