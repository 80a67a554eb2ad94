// SPDX-License-Identifier: MulanPSL-2.0
/** Writing of activities. */
#ifndef ACTIVITY_STORE_H
#define ACTIVITY_STORE_H
#include "modules/activity/activity_list.h"

MUST_CHECK enum status activity_store_insert(struct ctx *ctx, const struct activity *a);
MUST_CHECK enum status activity_store_update(struct ctx *ctx, const struct activity *a);
/** Whose own it is, 0 nobody's; `had`: it was some group's. */
MUST_CHECK enum status activity_store_set_group(struct ctx *ctx, int64_t activity_id,
                                                int64_t group_id, bool had);
MUST_CHECK enum status activity_store_person_insert(struct ctx *ctx,
                                                    const struct activity_person *p);
MUST_CHECK enum status activity_store_person_update(struct ctx *ctx,
                                                    const struct activity_person *p);
MUST_CHECK enum status activity_store_deed_insert(struct ctx *ctx, const struct activity_deed *d);
MUST_CHECK enum status activity_store_deed_update(struct ctx *ctx, const struct activity_deed *d);
MUST_CHECK enum status activity_store_guest_insert(struct ctx *ctx, const struct activity_guest *g);
MUST_CHECK enum status activity_store_guest_update(struct ctx *ctx, const struct activity_guest *g);
MUST_CHECK enum status activity_store_guest_delete(struct ctx *ctx, int64_t id);
MUST_CHECK enum status activity_store_delete(struct ctx *ctx, int64_t id);
MUST_CHECK enum status activity_store_deed_delete(struct ctx *ctx, int64_t id);
MUST_CHECK enum status activity_store_person_delete(struct ctx *ctx, int64_t id);
/** By title and first day, for imports; ST_NOT_FOUND. */
MUST_CHECK enum status activity_store_titled(struct ctx *ctx, struct str title, struct date on,
                                             struct activity *out);
#endif
