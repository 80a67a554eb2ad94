// SPDX-License-Identifier: MulanPSL-2.0
/** What deputies have done at stations, for their duty files. */
#ifndef STATION_DUTIES_H
#define STATION_DUTIES_H
#include "platform/module.h"

extern const struct duty_source STATION_DUTIES[];

MUST_CHECK enum status station_store_received(struct ctx *ctx, const struct duty_query *q,
                                              struct duty_fact **out, size_t *out_count);
MUST_CHECK enum status station_store_on_duty(struct ctx *ctx, const struct duty_query *q,
                                             struct duty_fact **out, size_t *out_count);
#endif
