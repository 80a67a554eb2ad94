// SPDX-License-Identifier: MulanPSL-2.0
/** Votes in the search. */
#ifndef VOTE_SEARCH_H
#define VOTE_SEARCH_H
#include "platform/search.h"

extern const struct search_source VOTE_SEARCHES[];
#endif
