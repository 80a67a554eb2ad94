// SPDX-License-Identifier: MulanPSL-2.0
/** Stations and what people told there, in the search. */
#ifndef STATION_SEARCH_H
#define STATION_SEARCH_H
#include "platform/search.h"

extern const struct search_source STATION_SEARCHES[];
#endif
