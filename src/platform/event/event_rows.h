// SPDX-License-Identifier: MulanPSL-2.0
/** The rows of one event: their hashes as they are now, into event_row and into the event's hash.
 */
#ifndef PLATFORM_EVENT_ROWS_H
#define PLATFORM_EVENT_ROWS_H
#include "platform/db/db_internal.h"
#include "platform/event/event_hash.h"

/** Those of the notes that are of the event's congress, in order. ST_INTERNAL db.no_event: a row is
 *  not there, or still there. */
MUST_CHECK enum status event_rows_write(struct ctx *ctx, struct event_hash *eh,
                                        const struct event_fields *e,
                                        const struct db_row_note *const *notes, size_t count);
#endif
