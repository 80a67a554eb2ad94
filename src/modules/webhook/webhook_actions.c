// SPDX-License-Identifier: MulanPSL-2.0
/* Registering receivers of events. */
#include "modules/webhook/webhook_actions.h"
#include "modules/webhook/webhook_rules.h"
#include "modules/webhook/webhook_store.h"
#include "platform/app.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"

enum { SECRET_CHARS = 32 };

static void check(struct ctx *ctx, const struct webhook_new *in)
{
    const struct str host = webhook_host(in->url), wrong = webhook_pattern_fault(in->events);

    if (in->name.len == 0)
        invalid(ctx, "name", "form.required", NULL);
    if (host.len == 0 || (!str_starts(in->url, S("https://")) &&
                          !webhook_listed(str_from(ctx->app->config.webhook_hosts), host)))
        invalid(ctx, "url", "webhook.url_wrong", NULL);
    if (str_trim(in->events).len == 0)
        invalid(ctx, "events", "form.required", NULL);
    else if (wrong.len != 0)
        invalid(ctx, "events", "webhook.events_wrong", str_z(ctx->arena, wrong));
    if (in->secret.len != 0 && in->secret.len < WEBHOOK_SECRET_CHARS_MIN)
        invalid(ctx, "secret", "webhook.secret_short", NULL);
}

struct add {
    const struct webhook *hook;
    int64_t *out_id;
};

static enum status add_tx(struct ctx *ctx, const void *input)
{
    const struct add *in = input;
    struct webhook row = *in->hook;

    row.id = *in->out_id = db_new_id(ctx);
    TRY(webhook_store_insert(ctx, &row));
    return event_emit(ctx, "webhook.added", row.id);
}

enum status webhook_add(struct ctx *ctx, const struct webhook_new *in, int64_t *out_id,
                        struct str *out_secret)
{
    struct webhook h = {.name = str_trim(in->name), .url = in->url, .events = str_trim(in->events)};

    check(ctx, in);
    TRY(invalid_done(ctx));
    h.secret = in->secret.len != 0 ? in->secret : crypt_random_text(ctx->arena, SECRET_CHARS);
    TRY(db_tx(ctx, add_tx, &(struct add){&h, out_id}));
    *out_secret = h.secret;
    return ST_OK;
}

struct turn {
    int64_t id;
    bool on;
};

static enum status switch_tx(struct ctx *ctx, const void *input)
{
    const struct turn *in = input;

    TRY(webhook_store_set_active(ctx, in->id, in->on));
    return event_emit(ctx, in->on ? "webhook.switched_on" : "webhook.switched_off", in->id);
}

enum status webhook_switch(struct ctx *ctx, int64_t id, bool on)
{
    return db_tx(ctx, switch_tx, &(struct turn){id, on});
}

static enum status remove_tx(struct ctx *ctx, const void *input)
{
    const int64_t id = *(const int64_t *)input;

    TRY(webhook_store_delete(ctx, id));
    return event_emit(ctx, "webhook.removed", id);
}

enum status webhook_remove(struct ctx *ctx, int64_t id)
{
    return db_tx(ctx, remove_tx, &id);
}

struct again {
    int64_t id;
    int64_t *out_count;
};

static enum status again_tx(struct ctx *ctx, const void *input)
{
    const struct again *in = input;

    TRY(webhook_store_again(ctx, in->id, in->out_count));
    return *in->out_count == 0 ? ST_OK : event_emit(ctx, "webhook.sent_again", in->id);
}

enum status webhook_again(struct ctx *ctx, int64_t id, int64_t *out_count)
{
    return db_tx(ctx, again_tx, &(struct again){id, out_count});
}
