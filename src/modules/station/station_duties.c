// SPDX-License-Identifier: MulanPSL-2.0
/* What deputies have done at stations, for their duty files. */
#include "modules/station/station_duties.h"

const struct duty_source STATION_DUTIES[] = {
    {"station.received", "unit.times", station_store_received, DUTY_DAY_RECESS},
    {"station.missed", "unit.times", station_store_on_duty},
    {0},
};
