// SPDX-License-Identifier: MulanPSL-2.0
/** What this module's pages read: receivers, and what was sent to them. */
#ifndef WEBHOOK_LIST_H
#define WEBHOOK_LIST_H
#include "platform/ctx.h"

struct webhook {
    int64_t id, version, created_at;
    struct str name, url, secret, events;
    bool active;
};
struct webhook_delivery {
    int64_t id, hook_id, event_id, subject_id, event_at, tries, next_at, ended_at;
    struct str event, state, error;
};

/** All of this congress, newest first. */
MUST_CHECK enum status webhook_store_all(struct ctx *ctx, struct webhook **out, size_t *out_count);
MUST_CHECK enum status webhook_store_get(struct ctx *ctx, int64_t id, struct webhook *out);
/** The newest of one receiver. */
MUST_CHECK enum status webhook_store_deliveries(struct ctx *ctx, int64_t hook_id, unsigned limit,
                                                struct webhook_delivery **out, size_t *out_count);
#endif
