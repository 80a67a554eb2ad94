// SPDX-License-Identifier: MulanPSL-2.0
/** What the public side shows of stations. */
#ifndef STATION_PORTAL_H
#define STATION_PORTAL_H
#include "platform/module.h"

extern const struct public_source STATION_PUBLICS[];
#endif
