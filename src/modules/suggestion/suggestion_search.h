// SPDX-License-Identifier: MulanPSL-2.0
/** Suggestions and their replies in the search. */
#ifndef SUGGESTION_SEARCH_H
#define SUGGESTION_SEARCH_H
#include "platform/search.h"

extern const struct search_source SUGGESTION_SEARCHES[];
#endif
