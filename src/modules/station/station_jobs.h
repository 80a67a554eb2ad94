// SPDX-License-Identifier: MulanPSL-2.0
/** Whom the rota tells what, its deadlines and its jobs. */
#ifndef STATION_JOBS_H
#define STATION_JOBS_H
#include "modules/station/station_list.h"
#include "modules/station/station_plan.h"
#include "platform/module.h"

extern const struct notice_kind STATION_NOTICES[];
extern const struct due_source STATION_DUES[];
extern const struct job STATION_JOBS[];
extern const struct retention STATION_RETENTIONS[];

/** Tell the deputy of the duty; the keeper of the station (else the office). In db_tx(). */
MUST_CHECK enum status station_tell(struct ctx *ctx, const char *kind, const struct station_day *d,
                                    const struct station_duty *u);
MUST_CHECK enum status station_tell_keeper(struct ctx *ctx, const char *kind,
                                           const struct station_day *d,
                                           const struct station_duty *u);
/** Tell whose task of a problem it is. In db_tx(). */
MUST_CHECK enum status station_tell_share(struct ctx *ctx, const struct station_joint *h);
/** For struct module.tasks. */
MUST_CHECK enum status station_tasks(struct ctx *ctx, unsigned limit, struct task **out,
                                     size_t *out_count, int64_t *out_total);
#endif
