// SPDX-License-Identifier: MulanPSL-2.0
/** Where opinions come from and go to: stations and suggestions; and the names of who has them. */
#ifndef OPINION_PARTS_H
#define OPINION_PARTS_H
#include "modules/opinion/opinion_store.h"
#include "platform/module.h"

/** The organ or station that a step or case names; "" for the office. `station_id` with handler
 *  "station". Those that are gone have no name. */
MUST_CHECK enum status opinion_handler_name(struct ctx *ctx, struct str handler, int64_t organ_id,
                                            int64_t station_id, struct str *out);
/** A problem noted at a station becomes an opinion; again, or gone: nothing. */
MUST_CHECK enum status opinion_take_up(struct ctx *ctx, int64_t problem_id);
/** Name of a station; "" if there is none. */
MUST_CHECK enum status opinion_station_name(struct ctx *ctx, int64_t id, struct str *out);

/** What waits for the actor (struct module.tasks). */
MUST_CHECK enum status opinion_tasks(struct ctx *ctx, unsigned limit, struct task **out,
                                     size_t *out_count, int64_t *out_total);

extern const struct subscriber OPINION_SUBSCRIBERS[];
extern const struct notice_kind OPINION_NOTICES[];
extern const struct due_source OPINION_DUES[];
extern const struct retention OPINION_RETENTIONS[];
extern const struct attachment_owner OPINION_ATTACHMENTS[];
/** Is there anything for the jobs to do? */
MUST_CHECK enum status opinion_adopt_waits(struct ctx *ctx, bool *out);
MUST_CHECK enum status opinion_learn_waits(struct ctx *ctx, bool *out);
#endif
