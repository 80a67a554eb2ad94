// SPDX-License-Identifier: MulanPSL-2.0
/** Random acts for the walk: whoever acts, with whatever input. */
#ifndef SUGTEST_WALK_H
#define SUGTEST_WALK_H
#include "modules/suggestion/tests/sugtest.h"

enum { PAPERS_MAX = 130, LATEST = 4, UNITS = 4 };

struct walk {
    struct sugtest *s;
    uint64_t seed;
    int64_t ids[PAPERS_MAX], organs[UNITS];
    size_t count;
    size_t done[SUGGESTION_VERBS], tried[SUGGESTION_VERBS], refused, wrong, days;
};

uint32_t roll(struct walk *w, uint32_t below);
int64_t any_paper(struct walk *w);
int64_t any_organ(struct walk *w);
/** Do it, as the present actor, with input drawn by chance. */
enum status act(struct walk *w, int64_t id, enum suggestion_verb verb);
#endif
