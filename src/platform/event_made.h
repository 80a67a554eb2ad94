// SPDX-License-Identifier: MulanPSL-2.0
/** What the journal knows of how rows came about. */
#ifndef PLATFORM_EVENT_MADE_H
#define PLATFORM_EVENT_MADE_H
#include "platform/ctx.h"

/** Two rows of this congress: was the first event that wrote the one the first that wrote the
 * other, so that one act made both? `table` and `other` are string constants. */
MUST_CHECK enum status event_made_together(struct ctx *ctx, const char *table, int64_t id,
                                           const char *other, int64_t other_id, bool *out);

struct event_row_of {
    const char *table; /* a string constant */
    int64_t id;
};
struct event_wrote {
    int64_t event_id; /* of two events about one record, the later has the greater number */
    int64_t at;       /* UTC seconds */
    int64_t row_id;
    struct str name, table;
};
/** The events that wrote rows of this congress, in the order in which they happened; one that wrote
 *  several of the rows stands there for each. */
MUST_CHECK enum status event_wrote(struct ctx *ctx, const struct event_row_of *rows, size_t count,
                                   struct event_wrote **out, size_t *out_count);
#endif
