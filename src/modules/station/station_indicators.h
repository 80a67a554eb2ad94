// SPDX-License-Identifier: MulanPSL-2.0
/** Figures about stations. */
#ifndef STATION_INDICATORS_H
#define STATION_INDICATORS_H
#include "platform/module.h"

extern const struct indicator STATION_INDICATORS[];

/* Floor area, items of the standard, money (station_indicators_run.c). */
#define STATION_FIGURE(name)                                                                       \
    MUST_CHECK enum status name##_values(struct ctx *, const struct indicator_query *,             \
                                         struct indicator_value **, size_t *);                     \
    MUST_CHECK enum status name##_url(struct ctx *, const struct indicator_query *, const char *,  \
                                      struct str *)
STATION_FIGURE(station_area);
STATION_FIGURE(station_standard_items);
STATION_FIGURE(station_funded);
#endif
