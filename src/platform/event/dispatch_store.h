// SPDX-License-Identifier: MulanPSL-2.0
/** SQL of the dispatcher: event_lease, event_cursor, sealed events after a cursor. */
#ifndef PLATFORM_EVENT_DISPATCH_STORE_H
#define PLATFORM_EVENT_DISPATCH_STORE_H
#include "platform/module.h"

/** Hold the lease until `until` if it is free, over, or `holder`'s already. */
MUST_CHECK enum status dispatch_store_lease(struct ctx *ctx, struct str holder, int64_t until,
                                            bool *out_ours);
/** Who holds it, and until when; "" and 0 before the first. */
MUST_CHECK enum status dispatch_store_holder(struct ctx *ctx, struct str *out_holder,
                                             int64_t *out_until);
/** Let it be over, if it is holder's. */
MUST_CHECK enum status dispatch_store_release(struct ctx *ctx, struct str holder);

struct dispatch_cursor {
    int64_t id, seal_id, failures, retry_at; /* id 0: none stored yet */
    int64_t was_seal_id, was_failures;       /* as it was read, or stored last */
    struct str name;
};
/** All of the congress that are stored. */
MUST_CHECK enum status dispatch_store_cursors(struct ctx *ctx, struct dispatch_cursor **out,
                                              size_t *out_count);
/** Store it, unless it is no longer as it was read: then another server was here meanwhile, and
 *  *out_stored is false. */
MUST_CHECK enum status dispatch_store_save(struct ctx *ctx, const struct dispatch_cursor *c,
                                           bool *out_stored);
/** The same where nobody asks whether it was stored: one more statement of many in a transaction.
 */
MUST_CHECK enum status dispatch_store_save_later(struct ctx *ctx, const struct dispatch_cursor *c);

struct dispatch_event {
    int64_t seal_id;
    struct event_view view;
};
MUST_CHECK enum status dispatch_store_events(struct ctx *ctx, int64_t after, unsigned limit,
                                             struct dispatch_event **out, size_t *out_count);
#endif
