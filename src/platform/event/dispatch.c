// SPDX-License-Identifier: MulanPSL-2.0
/* Telling the modules' subscribers what happened: each from its own cursor, at least once, in order
 * of the chain, one server at a time. */
#include "platform/event/dispatch.h"
#include "platform/db.h"
#include "platform/event/dispatch_store.h"
#include "platform/give_way.h"
#include "platform/guarded.h"
#include "platform/journal.h"
#include "platform/log.h"
#include <inttypes.h>
#include <unistd.h>

enum { BATCH = 100, LEASE_SECONDS = 60, RENEW_SECONDS = 30, RETRY_MOST_SECONDS = 300 };

/* ---------------------------------------------------------------- who does it */

struct lease {
    struct str holder;
    int64_t until;
    bool *ours;
};

static enum status lease_tx(struct ctx *ctx, const void *input)
{
    const struct lease *in = input;

    return dispatch_store_lease(ctx, in->holder, in->until, in->ours);
}

/* The running program: two in one process (tests) differ by their app. */
static struct str self(struct ctx *ctx)
{
    char host[65] = "";

    if (gethostname(host, sizeof host - 1) != 0)
        host[0] = '\0';
    return str_printf(ctx->arena, "%s %ld %p", host, (long)getpid(), (void *)ctx->app);
}

/* Written at most twice a minute. */
static enum status take_lease(struct ctx *ctx, bool *out_ours)
{
    struct str holder;
    int64_t until;
    const struct lease in = {
        .holder = self(ctx), .until = ctx->now + LEASE_SECONDS, .ours = out_ours};

    TRY(dispatch_store_holder(ctx, &holder, &until));
    *out_ours = str_eq(holder, in.holder);
    if (until >= ctx->now && (!*out_ours || until > ctx->now + RENEW_SECONDS))
        return ST_OK;
    return db_tx(ctx, lease_tx, &in);
}

static enum status release_tx(struct ctx *ctx, const void *input)
{
    return dispatch_store_release(ctx, ((const struct lease *)input)->holder);
}

enum status journal_dispatch_end(struct ctx *ctx)
{
    struct str holder;
    int64_t until;
    const struct lease in = {.holder = self(ctx)};

    TRY(dispatch_store_holder(ctx, &holder, &until));
    return str_eq(holder, in.holder) && until != 0 ? db_tx(ctx, release_tx, &in) : ST_OK;
}

/* ---------------------------------------------------------------- one subscriber */

static bool wants(const struct subscriber *s, struct str event)
{
    const struct str pattern = str_from(s->event);

    if (str_eqz(pattern, "*"))
        return true;
    if (!str_ends(pattern, S(".*")))
        return str_eq(pattern, event);
    return str_starts(event, (struct str){pattern.ptr, pattern.len - 1});
}

static enum status save_tx(struct ctx *ctx, const void *input)
{
    return dispatch_store_save(ctx, input);
}

struct told {
    const struct subscriber *s;
    const struct event_view *events;
    size_t count;
};

static enum status run_told(struct ctx *ctx, void *with)
{
    const struct told *t = with;

    return t->s->run_many != NULL ? t->s->run_many(ctx, t->events, t->count)
                                  : t->s->run(ctx, t->events);
}

/* In a ctx of its own: whatever it leaves behind goes with it. */
static enum status tell(struct ctx *ctx, const struct subscriber *s, const struct event_view *e)
{
    struct ctx *own = ctx_open_system(ctx->app, ctx->congress_id);
    const enum status st = ctx_guarded(own, run_told, &(struct told){s, e, 1});

    if (st != ST_OK)
        log_line(LOG_ERROR, "event.subscriber", LOG_Z("subscriber", s->event),
                 LOG_INT("congress", ctx->congress_id), LOG_INT("event", e->id), LOG_STATUS(st),
                 LOG_Z("key", own->err.key), LOG_Z("detail", own->err.detail));
    ctx_close(own);
    return st;
}

/* All that it wants of a batch at once; how many events are done with. */
static size_t tell_many(struct ctx *ctx, const struct subscriber *s,
                        const struct dispatch_event *events, size_t count)
{
    struct event_view *wanted = arena_array(ctx->arena, count, struct event_view);
    struct ctx *own;
    enum status st;
    size_t n = 0;

    arr_each (i, count)
        if (wants(s, events[i].view.name))
            wanted[n++] = events[i].view;
    own = ctx_open_system(ctx->app, ctx->congress_id);
    st = ctx_guarded(own, run_told, &(struct told){s, wanted, n});
    if (st != ST_OK)
        log_line(LOG_ERROR, "event.subscriber", LOG_Z("subscriber", s->event),
                 LOG_INT("congress", ctx->congress_id), LOG_INT("events", (int64_t)n),
                 LOG_STATUS(st), LOG_Z("key", own->err.key), LOG_Z("detail", own->err.detail));
    ctx_close(own);
    return st == ST_OK ? count : 0;
}

static size_t tell_each(struct ctx *ctx, const struct subscriber *s,
                        const struct dispatch_event *events, size_t count)
{
    size_t done = 0;

    while (done < count &&
           (!wants(s, events[done].view.name) || tell(ctx, s, &events[done].view) == ST_OK))
        done++;
    return done;
}

static int64_t pause_after(int64_t failures)
{
    const int64_t seconds = failures < 9 ? (int64_t)1 << failures : RETRY_MOST_SECONDS;

    return seconds < RETRY_MOST_SECONDS ? seconds : RETRY_MOST_SECONDS;
}

static bool wants_any(const struct subscriber *s, const struct dispatch_event *events, size_t count)
{
    arr_each (i, count)
        if (wants(s, events[i].view.name))
            return true;
    return false;
}

/* Past batches that hold nothing for it, which is remembered in memory alone; *out_count 0: there
 * are no more. */
static enum status next_batch(struct ctx *ctx, const struct subscriber *s,
                              struct dispatch_cursor *c, struct dispatch_event **out,
                              size_t *out_count)
{
    for (;;) {
        const struct arena_mark mark = arena_mark(ctx->arena);

        give_way(ctx->app);
        TRY(dispatch_store_events(ctx, c->seal_id, BATCH, out, out_count));
        if (*out_count == 0 || wants_any(s, *out, *out_count))
            return ST_OK;
        if (journal_stopping(ctx->app)) {
            *out_count = 0;
            return ST_OK;
        }
        c->seal_id = (*out)[*out_count - 1].seal_id;
        arena_reset(ctx->arena, mark);
    }
}

/* One batch; *out_more: there may be another. The cursor moves over what was done, also when one
 * event fails: it is told again after a pause that doubles, and nothing after it before. */
static enum status serve_batch(struct ctx *ctx, const struct subscriber *s, struct str name,
                               bool *out_more)
{
    struct dispatch_cursor c;
    struct dispatch_event *events;
    size_t count, done;
    int64_t before;

    TRY(dispatch_store_cursor(ctx, name, &c));
    *out_more = false;
    if (c.retry_at > ctx->now)
        return ST_OK;
    before = c.seal_id;
    TRY(next_batch(ctx, s, &c, &events, &count));
    if (count == 0)
        return c.seal_id != before ? db_tx(ctx, save_tx, &c) : ST_OK;
    done =
        s->run_many != NULL ? tell_many(ctx, s, events, count) : tell_each(ctx, s, events, count);
    if (done != 0)
        c.seal_id = events[done - 1].seal_id;
    c.failures = done < count ? (done == 0 ? c.failures : 0) + 1 : 0;
    c.retry_at = done < count ? ctx->now + pause_after(c.failures) : 0;
    *out_more = done == BATCH;
    return db_tx(ctx, save_tx, &c);
}

static enum status serve(struct ctx *ctx, const struct module *m, const struct subscriber *s)
{
    const struct str name = str_printf(ctx->arena, "%s %s", m->name, s->event);
    bool more = true;

    while (more && !journal_stopping(ctx->app)) {
        const struct arena_mark mark = arena_mark(ctx->arena);

        TRY(serve_batch(ctx, s, name, &more));
        arena_reset(ctx->arena, mark);
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- all of them */

static bool has_subscribers(void)
{
    for (size_t m = 0; MODULES[m] != NULL; m++)
        if (MODULES[m]->subscribers != NULL && MODULES[m]->subscribers[0].event != NULL)
            return true;
    return false;
}

static enum status serve_congress(struct ctx *ctx)
{
    for (size_t m = 0; MODULES[m] != NULL; m++)
        for (const struct subscriber *s = MODULES[m]->subscribers; s != NULL && s->event != NULL;
             s++)
            TRY(serve(ctx, MODULES[m], s));
    return ST_OK;
}

enum status journal_dispatch_now(struct ctx *ctx)
{
    const int64_t home = ctx->congress_id;
    enum status st = ST_OK;
    int64_t *congresses;
    size_t count;
    bool ours;

    if (!has_subscribers())
        return ST_OK;
    TRY(take_lease(ctx, &ours));
    if (!ours)
        return ST_OK;
    TRY(journal_congresses(ctx, &congresses, &count));
    for (size_t i = 0; st == ST_OK && i < count; i++) {
        ctx->congress_id = congresses[i];
        st = serve_congress(ctx);
    }
    ctx->congress_id = home;
    if (st == ST_OK && ctx->app->journal == NULL) /* a command: the next one need not wait */
        st = journal_dispatch_end(ctx);
    return st;
}
