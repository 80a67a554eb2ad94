// SPDX-License-Identifier: MulanPSL-2.0
/** Documents and minutes in the search. */
#ifndef RESOLUTION_SEARCH_H
#define RESOLUTION_SEARCH_H
#include "platform/search.h"

extern const struct search_source RESOLUTION_SEARCHES[];
#endif
