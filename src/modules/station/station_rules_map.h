// SPDX-License-Identifier: MulanPSL-2.0
/** Where stations stand on a plain sketch. Pure. */
#ifndef STATION_RULES_MAP_H
#define STATION_RULES_MAP_H
#include "modules/station/station.h"

struct station_spot {
    int64_t lat_e6, lon_e6;
    int64_t x, y; /* out: 0 … width, 0 … height; y grows to the south */
};
/** Put the spots on a sketch of so many points, all to the same scale (a degree of longitude counts
 *  as four fifths of one of latitude: right at 37° north), in the middle. */
void station_sketch(struct station_spot *spots, size_t count, int64_t width, int64_t height);
#endif
