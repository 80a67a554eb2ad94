// SPDX-License-Identifier: MulanPSL-2.0
/** Bodies in the search. */
#ifndef BODY_SEARCH_H
#define BODY_SEARCH_H
#include "platform/search.h"

extern const struct search_source BODY_SEARCHES[];
#endif
