// SPDX-License-Identifier: MulanPSL-2.0
/** Deputies in the search: what everybody at work here may know of them. */
#ifndef DEPUTY_SEARCH_H
#define DEPUTY_SEARCH_H
#include "platform/search.h"

extern const struct search_source DEPUTY_SEARCHES[];
#endif
