// SPDX-License-Identifier: MulanPSL-2.0
/** SQL on what has been brought in from published records. */
#ifndef MEETING_STORE_ROLL_H
#define MEETING_STORE_ROLL_H
#include "modules/meeting/meeting.h"

struct meeting_source {
    int64_t id, version;
    struct str source;                    /* "meeting:19957", "item:392213" */
    int64_t meeting_id, item_id, vote_id; /* item and vote: 0 none */
};
/** id 0 when there is none. */
MUST_CHECK enum status meeting_store_source(struct ctx *ctx, struct str source,
                                            struct meeting_source *out);
MUST_CHECK enum status meeting_store_source_add(struct ctx *ctx, const struct meeting_source *s);
/** Its vote is here now. ST_CONFLICT: changed meanwhile. */
MUST_CHECK enum status meeting_store_source_vote(struct ctx *ctx, const struct meeting_source *s);
#endif
