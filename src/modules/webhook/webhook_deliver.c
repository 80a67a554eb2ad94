// SPDX-License-Identifier: MulanPSL-2.0
/* From the journal to the receivers. After the commit a subscriber writes down what is to be sent;
 * a job sends it, on any number of servers, and tries again later and later. The letters of module
 * notice are not used for it: they belong to notices with texts for people, while a program wants
 * every event, in order, with its number. */
#include "base/json.h"
#include "modules/webhook/webhook_actions.h"
#include "modules/webhook/webhook_rules.h"
#include "modules/webhook/webhook_store.h"
#include "platform/app.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/module.h"
#include "platform/net.h"

enum {
    CALL_MS = 10000,
    ANSWER_BYTES = 16384,
    BATCH = 20,
    LEASE_SECONDS = 300, /* longer than a batch can take */
    RUN_SECONDS = 60,
    CLAIM_CHARS = 20,
    DOWN_MAX = 50,
    KEEP_SECONDS = 30 * 86400
};

/* ---------------------------------------------------------------- writing it down */

struct portion {
    const struct event_view *events;
    size_t count;
};

static enum status ask_tx(struct ctx *ctx, const void *input)
{
    const struct portion *in = input;
    struct webhook *hooks;
    size_t count;

    TRY(webhook_store_all(ctx, &hooks, &count));
    arr_each (e, in->count) {
        const struct event_view *event = &in->events[e];

        arr_each (i, count) {
            const struct webhook_delivery d = {
                .hook_id = hooks[i].id,
                .event_id = event->id,
                .event = event->name,
                .subject_id = event->subject_id,
                .event_at = event->at,
            };

            if (hooks[i].active && hooks[i].created_at <= event->at &&
                webhook_wants(hooks[i].events, event->name))
                TRY(webhook_store_ask(ctx, &d));
        }
    }
    return ST_OK;
}

static bool any_wanted(const struct webhook *hooks, size_t count, const struct portion *p)
{
    arr_each (e, p->count)
        arr_each (i, count)
            if (hooks[i].active && webhook_wants(hooks[i].events, p->events[e].name))
                return true;
    return false;
}

enum status webhook_on_events(struct ctx *ctx, const struct event_view *events, size_t count)
{
    const int64_t before = ctx->congress_id;
    enum status st = ST_OK;

    for (size_t i = 0, n; st == ST_OK && i < count; i += n) {
        struct portion p = {.events = &events[i]};
        struct webhook *hooks;
        size_t hooks_count;

        for (n = 1; i + n < count && events[i + n].congress_id == events[i].congress_id; n++)
            ;
        p.count = n;
        ctx->congress_id = events[i].congress_id;
        st = webhook_store_all(ctx, &hooks, &hooks_count);
        if (st == ST_OK && any_wanted(hooks, hooks_count, &p))
            st = db_tx(ctx, ask_tx, &p);
    }
    ctx->congress_id = before;
    return st;
}

/* ---------------------------------------------------------------- what is said */

/* Where the record is shown: "/suggestion/47", if its module has such a page. */
static struct str link_of(struct ctx *ctx, struct str event, int64_t subject_id)
{
    struct str module;

    (void)str_cut(&event, '.', &module);
    for (const struct module *const *m = MODULES; *m != NULL; m++)
        for (const struct route *r = (*m)->routes;
             r != NULL && r->path != NULL && str_eqz(module, (*m)->name); r++)
            if (r->method == GET &&
                str_eqz(str_printf(ctx->arena, "/" STR_FMT "/{id}", STR_ARG(module)), r->path))
                return str_printf(ctx->arena, "/" STR_FMT "/%lld", STR_ARG(module),
                                  (long long)subject_id);
    return S("");
}

static struct str body_of(struct ctx *ctx, const struct webhook_delivery *d)
{
    struct buf b = buf_new(ctx->arena, 0);
    struct json j = json_begin(&b);

    json_object(&j, NULL);
    json_int(&j, "id", d->event_id);
    json_str(&j, "event", d->event);
    json_int(&j, "subject", d->subject_id);
    json_instant(&j, "at", d->event_at);
    json_int(&j, "congress", ctx->congress_id);
    json_str(&j, "link", link_of(ctx, d->event, d->subject_id));
    json_object_end(&j);
    return buf_view(&b);
}

/* X-Renda-Signature: sha256=hex(HMAC-SHA256(secret, "TIMESTAMP.BODY")), as notices to robots. */
static struct str signature(struct ctx *ctx, const struct webhook *h, struct str body)
{
    const struct str message =
        str_printf(ctx->arena, "%lld." STR_FMT, (long long)ctx->now, STR_ARG(body));
    uint8_t mac[32];

    net_hmac_sha256(h->secret, message, mac);
    return str_printf(ctx->arena, "X-Renda-Signature: sha256=" STR_FMT,
                      STR_ARG(str_hex(ctx->arena, mac, sizeof mac)));
}

static enum status send(struct ctx *ctx, const struct webhook *h, const struct webhook_delivery *d)
{
    const struct str body = body_of(ctx, d);
    const struct str headers[] = {
        S("Content-Type: application/json; charset=utf-8"),
        str_printf(ctx->arena, "X-Renda-Event: " STR_FMT, STR_ARG(d->event)),
        str_printf(ctx->arena, "X-Renda-Delivery: %lld", (long long)d->event_id),
        str_printf(ctx->arena, "X-Renda-Timestamp: %lld", (long long)ctx->now),
        signature(ctx, h, body),
    };
    const struct net_call call = {.method = "POST",
                                  .url = h->url,
                                  .headers = headers,
                                  .headers_count = COUNT(headers),
                                  .body = body,
                                  .timeout_ms = CALL_MS,
                                  .max_bytes = ANSWER_BYTES,
                                  .hosts = str_from(ctx->app->config.webhook_hosts)};
    struct net_answer answer;

    TRY(net_http(ctx->arena, &call, &answer, &ctx->err));
    if (answer.status >= 200 && answer.status < 300)
        return ST_OK;
    return fail_detail(&ctx->err, ST_BUSY, "webhook.answer", "HTTP %ld", answer.status);
}

/* ---------------------------------------------------------------- the job */

struct run {
    int64_t began;
    int64_t down[DOWN_MAX];
    size_t down_count;
};

static bool is_down(const struct run *run, int64_t hook_id)
{
    arr_each (i, run->down_count)
        if (run->down[i] == hook_id)
            return true;
    return false;
}

struct claim {
    struct str mark;
};

static enum status claim_tx(struct ctx *ctx, const void *input)
{
    const struct claim *c = input;

    return webhook_store_claim(ctx, c->mark, BATCH, ctx->now + LEASE_SECONDS);
}

static enum status end_tx(struct ctx *ctx, const void *input)
{
    return webhook_store_end(ctx, input);
}

static struct webhook_end ending(struct ctx *ctx, const struct webhook_delivery *d, enum status st,
                                 bool tried)
{
    struct webhook_end end = {.id = d->id, .tried = tried, .state = "sent"};
    uint32_t random;

    if (st == ST_OK && tried)
        return end;
    crypt_random(&random, sizeof random);
    end.error = str_printf(ctx->arena, "%s",
                           tried && ctx->err.key != NULL ? ctx->err.key : "webhook.put_off");
    end.state = tried && d->tries + 1 >= WEBHOOK_TRIES_MAX ? "failed" : "waiting";
    end.next_at = ctx->now + webhook_backoff(d->tries + tried, random);
    return end;
}

/* A receiver that did not answer is not asked again in this run: the order stays, and the others do
 * not wait for it. */
static enum status deliver_one(struct ctx *ctx, struct run *run, const struct webhook_delivery *d,
                               struct str mark)
{
    const bool tried = !is_down(run, d->hook_id) && app_now(ctx->app) - run->began < RUN_SECONDS;
    struct webhook_end end;
    struct webhook h;
    enum status st = ST_OK;

    ctx->err = (struct err){0};
    if (tried) {
        st = webhook_store_get(ctx, d->hook_id, &h);
        if (st == ST_OK)
            st = h.active ? send(ctx, &h, d) : fail(&ctx->err, ST_RULE, "webhook.is_off", NULL);
        ctx->now = app_now(ctx->app);
    }
    if (st != ST_OK && run->down_count < DOWN_MAX)
        run->down[run->down_count++] = d->hook_id;
    end = ending(ctx, d, st, tried);
    end.mark = mark;
    return db_tx(ctx, end_tx, &end);
}

enum status webhook_deliver(struct ctx *ctx)
{
    struct run run = {.began = app_now(ctx->app)};
    struct webhook_delivery *all;
    size_t count;

    do {
        const struct arena_mark before = arena_mark(ctx->arena);
        const struct claim c = {.mark = crypt_random_text(ctx->arena, CLAIM_CHARS)};

        ctx->now = app_now(ctx->app);
        TRY(db_tx(ctx, claim_tx, &c));
        TRY(webhook_store_claimed(ctx, c.mark, &all, &count));
        arr_each (i, count)
            TRY(deliver_one(ctx, &run, &all[i], c.mark));
        arena_reset(ctx->arena, before);
    } while (count == BATCH && app_now(ctx->app) - run.began < RUN_SECONDS);
    ctx->err = (struct err){0};
    return ST_OK;
}

enum status webhook_waits(struct ctx *ctx, bool *out)
{
    return webhook_store_waits(ctx, out);
}

static enum status tidy_tx(struct ctx *ctx, const void *input)
{
    (void)input;
    return webhook_store_purge(ctx, ctx->now - KEEP_SECONDS);
}

enum status webhook_tidy(struct ctx *ctx)
{
    return db_tx(ctx, tidy_tx, NULL);
}

enum status webhook_try(struct ctx *ctx, int64_t id)
{
    const struct webhook_delivery trial = {.event = S("webhook.trial"), .event_at = ctx->now};
    struct webhook h;

    TRY(webhook_store_get(ctx, id, &h));
    return send(ctx, &h, &trial);
}
