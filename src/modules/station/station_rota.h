// SPDX-License-Identifier: MulanPSL-2.0
/** What the files about the rota share. */
#ifndef STATION_ROTA_H
#define STATION_ROTA_H
#include "modules/station/station_plan.h"

/** A day with so many deputies on duty. In db_tx(), without an event. */
MUST_CHECK enum status station_day_put(struct ctx *ctx, const struct station_day *in, int64_t seats,
                                       int64_t *out_id);
/** It does not take place, and those on duty are told why. In db_tx(), without an event. */
MUST_CHECK enum status station_day_drop(struct ctx *ctx, struct station_day *d, struct str reason);
/** The station is closed from that day on: its series end, days after it that are still scheduled
 *  are dropped. In db_tx(), without an event. */
MUST_CHECK enum status station_rota_over(struct ctx *ctx, int64_t station_id, struct date on);
#endif
