// SPDX-License-Identifier: MulanPSL-2.0
/* Telling the modules' subscribers what happened: each from its own cursor, at least once, in order
 * of the chain, one server at a time.
 *
 * There are dozens of subscribers, most of whom want none of what has just happened, and nearly all
 * stand at the same place: events after it are read once for all, and where those who wanted none
 * stand now is noted in one transaction. */
#include "platform/event/dispatch.h"
#include "platform/db.h"
#include "platform/event/dispatch_store.h"
#include "platform/give_way.h"
#include "platform/guarded.h"
#include "platform/journal.h"
#include "platform/log.h"
#include <inttypes.h>
#include <unistd.h>

enum {
    BATCH = 100,
    WINDOW = 5 * BATCH,
    PASSED_MOST = 50, /* batches that hold nothing for a subscriber who lags behind, in one round */
    ROUNDS_MOST = 2,  /* of one congress, before the others have theirs */
    LEASE_SECONDS = 60,
    RENEW_SECONDS = 30,
    RETRY_MOST_SECONDS = 300
};

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

/* What one call knows of its lease. */
struct turn {
    int64_t until; /* 0: it is another's */
};

/* Time goes on while many are told. */
static void look_at_clock(struct ctx *ctx)
{
    const int64_t now = app_now(ctx->app);

    if (now > ctx->now)
        ctx->now = now;
}

/* Take it, or have it for longer: written at most twice a minute, and not even read while there is
 * much left of it. */
static enum status keep_lease(struct ctx *ctx, struct turn *turn)
{
    struct str holder;
    int64_t until;
    bool ours;
    const struct lease in = {.holder = self(ctx), .until = ctx->now + LEASE_SECONDS, .ours = &ours};

    TRY(dispatch_store_holder(ctx, &holder, &until));
    ours = str_eq(holder, in.holder);
    if (until < ctx->now || (ours && until <= ctx->now + RENEW_SECONDS)) {
        TRY(db_tx(ctx, lease_tx, &in));
        until = in.until;
    }
    turn->until = ours ? until : 0;
    return ST_OK;
}

/* Asked before each piece of work; *out_goes_on false: another server has taken over, because a
 * piece took longer than the lease, or the program stops. */
static enum status may_go_on(struct ctx *ctx, struct turn *turn, bool *out_goes_on)
{
    look_at_clock(ctx);
    *out_goes_on = !journal_stopping(ctx->app);
    if (!*out_goes_on || turn->until > ctx->now + RENEW_SECONDS)
        return ST_OK;
    TRY(keep_lease(ctx, turn));
    *out_goes_on = turn->until != 0;
    return ST_OK;
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

struct saving {
    const struct dispatch_cursor *cursor;
    bool *stored;
};

static enum status save_tx(struct ctx *ctx, const void *input)
{
    const struct saving *in = input;

    return dispatch_store_save(ctx, in->cursor, in->stored);
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

/* ---------------------------------------------------------------- one round of a congress */

struct round {
    struct dispatch_cursor *cursors; /* of all its subscribers, as they are stored */
    size_t cursors_count;
    int64_t after; /* where the foremost stands; the events behind it: */
    struct dispatch_event *events;
    size_t count;
    struct dispatch_cursor *moved; /* over what they do not want; to be stored at the end */
    size_t moved_count;
    bool advanced, left; /* somebody has got further; somebody has not come to the end */
};

static size_t subscribers_count(void)
{
    size_t n = 0;

    for (size_t m = 0; MODULES[m] != NULL; m++)
        for (const struct subscriber *s = MODULES[m]->subscribers; s != NULL && s->event != NULL;
             s++)
            n++;
    return n;
}

static enum status round_begin(struct ctx *ctx, struct round *r)
{
    *r = (struct round){.moved =
                            arena_array(ctx->arena, subscribers_count(), struct dispatch_cursor)};
    TRY(dispatch_store_cursors(ctx, &r->cursors, &r->cursors_count));
    arr_each (i, r->cursors_count)
        if (r->cursors[i].seal_id > r->after)
            r->after = r->cursors[i].seal_id;
    give_way(ctx->app);
    return dispatch_store_events(ctx, r->after, WINDOW, &r->events, &r->count);
}

static struct dispatch_cursor cursor_of(const struct round *r, struct str name)
{
    arr_each (i, r->cursors_count)
        if (str_eq(r->cursors[i].name, name))
            return r->cursors[i];
    return (struct dispatch_cursor){.name = name};
}

static enum status save_all_tx(struct ctx *ctx, const void *input)
{
    const struct round *r = input;

    arr_each (i, r->moved_count)
        TRY(dispatch_store_save_later(ctx, &r->moved[i]));
    return ST_OK;
}

/* Behind `after`, of what this round has read, or of the journal for one who lags behind. */
static enum status events_after(struct ctx *ctx, const struct round *r, int64_t after,
                                struct dispatch_event **out, size_t *out_count)
{
    size_t i = 0;

    if (after < r->after) {
        give_way(ctx->app);
        return dispatch_store_events(ctx, after, BATCH, out, out_count);
    }
    while (i < r->count && r->events[i].seal_id <= after)
        i++;
    *out = &r->events[i];
    *out_count = r->count - i < BATCH ? r->count - i : BATCH;
    return ST_OK;
}

static bool wants_any(const struct subscriber *s, const struct dispatch_event *events, size_t count)
{
    arr_each (i, count)
        if (wants(s, events[i].view.name))
            return true;
    return false;
}

/* Past batches that hold nothing for it, which is remembered in memory alone; *out_count 0: there
 * are no more, or enough of them for this round. */
static enum status next_batch(struct ctx *ctx, struct round *r, const struct subscriber *s,
                              struct dispatch_cursor *c, struct dispatch_event **out,
                              size_t *out_count)
{
    for (int passed = 0;; passed++) {
        const struct arena_mark mark = arena_mark(ctx->arena);

        TRY(events_after(ctx, r, c->seal_id, out, out_count));
        if (*out_count == 0 || wants_any(s, *out, *out_count))
            return ST_OK;
        if (passed == PASSED_MOST || journal_stopping(ctx->app)) {
            r->left = true;
            *out_count = 0;
            return ST_OK;
        }
        c->seal_id = (*out)[*out_count - 1].seal_id;
        arena_reset(ctx->arena, mark);
    }
}

/* Where nobody has moved it meanwhile; otherwise *out_stored is false. */
static enum status save(struct ctx *ctx, struct dispatch_cursor *c, bool *out_stored)
{
    TRY(db_tx(ctx, save_tx, &(struct saving){c, out_stored}));
    c->was_seal_id = c->seal_id;
    c->was_failures = c->failures;
    return ST_OK;
}

/* One batch; *out_more: there may be another. The cursor moves over what was done, also when one
 * event fails: it is told again after a pause that doubles, and nothing after it before. If another
 * server has moved it meanwhile, that one goes on from there. */
static enum status serve_batch(struct ctx *ctx, struct round *r, const struct subscriber *s,
                               struct dispatch_cursor *c, bool *out_more)
{
    struct dispatch_event *events;
    size_t count, done;
    bool stored;

    *out_more = false;
    if (c->retry_at > ctx->now)
        return ST_OK;
    TRY(next_batch(ctx, r, s, c, &events, &count));
    if (count == 0)
        return ST_OK;
    give_way(ctx->app);
    done =
        s->run_many != NULL ? tell_many(ctx, s, events, count) : tell_each(ctx, s, events, count);
    look_at_clock(ctx);
    if (done != 0)
        c->seal_id = events[done - 1].seal_id;
    c->failures = done < count ? (done == 0 ? c->failures : 0) + 1 : 0;
    c->retry_at = done < count ? ctx->now + pause_after(c->failures) : 0;
    TRY(save(ctx, c, &stored));
    r->advanced = r->advanced || (stored && done != 0);
    *out_more = stored && done == BATCH;
    return ST_OK;
}

/* As many batches as there are in what is read at once for all. */
static enum status serve(struct ctx *ctx, struct turn *turn, struct round *r,
                         const struct module *m, const struct subscriber *s)
{
    struct dispatch_cursor c = cursor_of(r, str_printf(ctx->arena, "%s %s", m->name, s->event));
    bool more = true, goes_on = true;

    for (int batches = 0; more && goes_on && batches < WINDOW / BATCH; batches++) {
        const struct arena_mark mark = arena_mark(ctx->arena);

        TRY(may_go_on(ctx, turn, &goes_on));
        if (goes_on)
            TRY(serve_batch(ctx, r, s, &c, &more));
        arena_reset(ctx->arena, mark);
    }
    r->left = r->left || more;
    if (c.seal_id != c.was_seal_id)
        r->moved[r->moved_count++] = c;
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

static enum status serve_all(struct ctx *ctx, struct turn *turn, struct round *r)
{
    for (size_t m = 0; MODULES[m] != NULL; m++)
        for (const struct subscriber *s = MODULES[m]->subscribers; s != NULL && s->event != NULL;
             s++)
            TRY(serve(ctx, turn, r, MODULES[m], s));
    return ST_OK;
}

/* *out_more: somebody got further and has not come to the end. (Where nobody moves, those who fail
 * are told again later.) */
static enum status serve_round(struct ctx *ctx, struct turn *turn, bool *out_more)
{
    struct round r;
    enum status st;
    bool goes_on;

    *out_more = false;
    TRY(may_go_on(ctx, turn, &goes_on));
    if (!goes_on)
        return ST_OK;
    TRY(round_begin(ctx, &r));
    st = serve_all(ctx, turn, &r);
    if (r.moved_count != 0) {
        const struct err why = ctx->err;
        const enum status saved = db_tx(ctx, save_all_tx, &r);

        if (st == ST_OK)
            st = saved;
        else
            ctx->err = why;
    }
    *out_more = (r.count == WINDOW || r.left) && (r.advanced || r.moved_count != 0);
    return st;
}

/* Some rounds: where events come all the time others are told as well. */
static enum status serve_congress(struct ctx *ctx, struct turn *turn, bool *out_more)
{
    bool more = true;

    for (int rounds = 0; more && rounds < ROUNDS_MOST; rounds++) {
        const struct arena_mark mark = arena_mark(ctx->arena);

        TRY(serve_round(ctx, turn, &more));
        arena_reset(ctx->arena, mark);
    }
    *out_more = *out_more || more;
    return ST_OK;
}

/* *out_more: one of them at least has not come to the end. */
static enum status serve_congresses(struct ctx *ctx, struct turn *turn, bool *out_more)
{
    const struct arena_mark mark = arena_mark(ctx->arena);
    const int64_t home = ctx->congress_id;
    enum status st = ST_OK;
    int64_t *congresses;
    size_t count;

    *out_more = false;
    TRY(journal_congresses(ctx, &congresses, &count));
    for (size_t i = 0; st == ST_OK && i < count && !journal_stopping(ctx->app); i++) {
        ctx->congress_id = congresses[i];
        st = serve_congress(ctx, turn, out_more);
    }
    ctx->congress_id = home;
    arena_reset(ctx->arena, mark);
    return st;
}

enum status journal_dispatch_now(struct ctx *ctx)
{
    struct turn turn = {0};
    enum status st = ST_OK;
    bool more = true;

    if (!has_subscribers())
        return ST_OK;
    TRY(may_go_on(ctx, &turn, &more));
    if (!more)
        return ST_OK;
    while (st == ST_OK && more)
        st = serve_congresses(ctx, &turn, &more);
    if (st == ST_OK && ctx->app->journal == NULL) /* a command: the next one need not wait */
        st = journal_dispatch_end(ctx);
    return st;
}
