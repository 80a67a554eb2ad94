// SPDX-License-Identifier: MulanPSL-2.0
/** Organs in the search. */
#ifndef CONGRESS_SEARCH_H
#define CONGRESS_SEARCH_H
#include "platform/search.h"

extern const struct search_source CONGRESS_SEARCHES[];
#endif
