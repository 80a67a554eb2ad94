// SPDX-License-Identifier: MulanPSL-2.0
/** What the parts of the demo share: who plays, and the meetings that were held. */
#ifndef RESOLUTION_DEMO_H
#define RESOLUTION_DEMO_H
#include "modules/account/account.h"
#include "modules/congress/congress.h"
#include "modules/resolution/resolution_actions.h"
#include "platform/demo.h"

enum { DEMO_MEETINGS = 6, DEMO_ITEMS = 8, DEMO_DOCS = 32 };

struct demo_meeting {
    int64_t id;
    struct str name;
    struct date on;
    struct {
        struct str title;
        const char *sort;
        int64_t id;
    } items[DEMO_ITEMS];
    size_t items_count;
};
struct demo_cast {
    struct date today;
    struct account_post *office, *leaders, *handlers, *chiefs;
    size_t office_count, leaders_count, handlers_count, chiefs_count;
    struct organ *organs;
    size_t organs_count;
    struct demo_meeting meetings[DEMO_MEETINGS];
    int64_t docs[DEMO_DOCS]; /* signed and published, in the order they were */
    size_t docs_count;
};

void demo_as_office(struct ctx *ctx, const struct demo_cast *c, struct date on);
void demo_as_leader(struct ctx *ctx, const struct demo_cast *c, struct date on);
/** The organ's handler, or its head; somebody without a name when it has no accounts. */
void demo_as_unit(struct ctx *ctx, const struct demo_cast *c, int64_t organ_id, bool head,
                  struct date on);
/** Meetings of the standing committee, each with the items the two lists name for it. */
MUST_CHECK enum status demo_hold_meetings(struct ctx *ctx, struct demo_cast *c);
/** The vote by name that passed an item; 0 when nobody sits in the committee. */
MUST_CHECK enum status demo_vote(struct ctx *ctx, const struct demo_meeting *m, int64_t item_id,
                                 struct str title, uint32_t seed, int64_t *out);
MUST_CHECK enum status demo_opinions(struct ctx *ctx, struct demo_cast *c);
MUST_CHECK enum status demo_minutes(struct ctx *ctx, const struct demo_cast *c);
#endif
