// SPDX-License-Identifier: MulanPSL-2.0
/** A county with suggestions in every state, for lists and figures. */
#ifndef SUGTEST_MANY_H
#define SUGTEST_MANY_H
#include "modules/suggestion/tests/sugtest.h"

/** Ids by what they are. */
struct many {
    int64_t draft, submitted, returned, accepted, at_government, handed, given_back, overdue,
        handling, replied, late, closed, basic, redo, chairmen, merged, withdrawn, excluded, key,
        session, separate, extended, promise, published;
};

/** Afterwards it is 2026-06-20 and the daily job has run. */
void populate(struct sugtest *s, struct many *m);
/** How many rows the list shows to the actor, page by page; negative when its pages, its order or
 * its count are wrong. */
int64_t listed(struct sugtest *s, struct suggestion_filter f);
#endif
