// SPDX-License-Identifier: MulanPSL-2.0
/** The journal: what happened, by whom, and what was written; append-only, hash-chained. */
#ifndef PLATFORM_EVENT_H
#define PLATFORM_EVENT_H
#include "platform/ctx.h"

/** Append to the journal in the running transaction; subscribers run after the commit.
 *  Rows noted with event_row() since the last event belong to this one.
 *  `name` is "module.verb_past", subject_id the record it is about. */
MUST_CHECK enum status event_emit(struct ctx *ctx, const char *name, int64_t subject_id);
/** With facts a reader of the history needs, as a JSON object; never personal values. */
MUST_CHECK enum status event_emit_data(struct ctx *ctx, const char *name, int64_t subject_id,
                                       struct str json);

/** The row (ctx->congress_id, id) of `table` has just been written: its SM3, as the row is when the
 *  event is emitted, goes into the next event. Called by the store function that wrote it, as often
 *  as it wrote. `table` is a string constant. Rows of other congresses (ctx->congress_id changed
 *  meanwhile) go into the same event in the journal of their own congress. */
MUST_CHECK enum status event_row(struct ctx *ctx, const char *table, int64_t id);
/** The row has just been deleted. */
MUST_CHECK enum status event_row_gone(struct ctx *ctx, const char *table, int64_t id);

/** How many events have written the row of this congress: 1 when nobody has changed it since it was
 *  made. The event that the running transaction will emit is not counted. */
MUST_CHECK enum status event_row_count(struct ctx *ctx, const char *table, int64_t id,
                                       int64_t *out);

/** What the running transaction emits is held back under this number (an id): it stands in the
 *  journal with its hashes, but is not chained, and nobody is told of it, until event_release().
 *  For work in several transactions that counts only as a whole. */
void event_hold(struct ctx *ctx, int64_t number);
/** Let at most `limit` of the events held under a number go, in the order of writing. Only in
 *  db_tx(); *out_more: there are others. */
MUST_CHECK enum status event_release(struct ctx *ctx, int64_t number, unsigned limit,
                                     bool *out_more);

struct event {
    int64_t id, congress_id, subject_id, account_id;
    int64_t at; /* UTC seconds */
    struct str name, actor_name, data;
};

/** Events about one subject of one module, oldest first, at most `limit`. */
MUST_CHECK enum status event_history(struct ctx *ctx, const char *module, int64_t subject_id,
                                     unsigned limit, const struct event **out, size_t *out_count);

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
