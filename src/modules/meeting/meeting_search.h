// SPDX-License-Identifier: MulanPSL-2.0
/** Meetings in the search. */
#ifndef MEETING_SEARCH_H
#define MEETING_SEARCH_H
#include "platform/search.h"

extern const struct search_source MEETING_SEARCHES[];
#endif
