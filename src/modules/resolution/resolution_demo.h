// SPDX-License-Identifier: MulanPSL-2.0
/** What the parts of the demo share: who plays, and the meetings that were held. */
#ifndef RESOLUTION_DEMO_H
#define RESOLUTION_DEMO_H
#include "modules/account/account.h"
#include "modules/congress/congress.h"
#include "modules/meeting/meeting.h"
#include "modules/resolution/resolution_actions.h"
#include "platform/demo.h"

enum { DEMO_MEETINGS = 8, DEMO_ITEMS = 8, DEMO_DOCS = 32 };

struct demo_meeting {
    int64_t id;
    struct str name;
    struct date on;
    struct meeting_item *items;
    size_t items_count;
    struct meeting_person *people; /* members who were there */
    size_t people_count;
};
struct demo_cast {
    struct date today;
    struct account_post *office, *leaders, *handlers, *chiefs;
    size_t office_count, leaders_count, handlers_count, chiefs_count;
    struct organ *organs;
    size_t organs_count;
    struct demo_meeting meetings[DEMO_MEETINGS]; /* of the standing committee, oldest first */
    size_t meetings_count;
    int64_t docs[DEMO_DOCS]; /* signed and published, in the order they were */
    size_t docs_count;
};

void demo_as_office(struct ctx *ctx, const struct demo_cast *c, struct date on);
void demo_as_leader(struct ctx *ctx, const struct demo_cast *c, struct date on);
/** The organ's handler, or its head; somebody without a name when it has no accounts. */
void demo_as_unit(struct ctx *ctx, const struct demo_cast *c, int64_t organ_id, bool head,
                  struct date on);
/** The meetings the demo county's standing committee has held this year. */
MUST_CHECK enum status demo_find_meetings(struct ctx *ctx, struct demo_cast *c);
/** The meeting of that field, NULL if there is none. */
const struct demo_meeting *demo_meeting_of(const struct demo_cast *c, struct str field);
/** The item whose title has these words, 0 for none. */
int64_t demo_item_of(const struct demo_meeting *m, struct str words);
/** The vote that passed an item: the one held, else one by name is written down; 0 when nobody was
 *  there. */
MUST_CHECK enum status demo_vote(struct ctx *ctx, const struct demo_meeting *m, int64_t item_id,
                                 struct str title, uint32_t seed, int64_t *out);
MUST_CHECK enum status demo_opinions(struct ctx *ctx, struct demo_cast *c);
MUST_CHECK enum status demo_minutes(struct ctx *ctx, const struct demo_cast *c);
#endif
