// SPDX-License-Identifier: MulanPSL-2.0
/** Receivers of events: registering them, telling them. */
#ifndef WEBHOOK_ACTIONS_H
#define WEBHOOK_ACTIONS_H
#include "modules/webhook/webhook_list.h"

struct webhook_new {
    struct str name, url, events;
    struct str secret; /* "": one is made */
};
/** Emits "webhook.added". *out_secret: what signs. ST_INVALID: no name, an address that is not
 *  https (unless the program's configuration names its host), patterns that name nothing open, a
 *  secret of less than 16 characters. */
MUST_CHECK enum status webhook_add(struct ctx *ctx, const struct webhook_new *in, int64_t *out_id,
                                   struct str *out_secret);
/** Emits "webhook.switched_on", "…_off". */
MUST_CHECK enum status webhook_switch(struct ctx *ctx, int64_t id, bool on);
/** Emits "webhook.removed". */
MUST_CHECK enum status webhook_remove(struct ctx *ctx, int64_t id);
/** Send a trial now, from here. ST_BUSY or ST_RULE with what went wrong. */
MUST_CHECK enum status webhook_try(struct ctx *ctx, int64_t id);
/** What failed for good is due again. Emits "webhook.sent_again" if there is any. */
MUST_CHECK enum status webhook_again(struct ctx *ctx, int64_t id, int64_t *out_count);

/** Subscriber, job, its question, and the daily tidying. */
struct event_view;
enum status webhook_on_events(struct ctx *ctx, const struct event_view *events, size_t count);
enum status webhook_deliver(struct ctx *ctx);
enum status webhook_waits(struct ctx *ctx, bool *out);
enum status webhook_tidy(struct ctx *ctx);
#endif
