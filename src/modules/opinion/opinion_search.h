// SPDX-License-Identifier: MulanPSL-2.0
/** Opinions in the search: what was said, never by whom. */
#ifndef OPINION_SEARCH_H
#define OPINION_SEARCH_H
#include "platform/search.h"

extern const struct search_source OPINION_SEARCHES[];
#endif
