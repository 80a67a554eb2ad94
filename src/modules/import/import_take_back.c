// SPDX-License-Identifier: MulanPSL-2.0
/* Taking an import in pieces back, and what a job does about those whose program has died. */
#include "modules/import/import_take_back.h"
#include "base/json.h"
#include "modules/import/import_staged.h"
#include "modules/import/import_was.h"
#include "platform/app.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/task.h"
#include <stdlib.h>
#include <time.h>

enum { RELEASED_TOGETHER = 5000, DEAD_SECONDS = 30, PAUSE_MS = 100, ENDING_MS = 60000 };

/* ---- telling it on ---- */

struct releasing {
    int64_t id;
    bool *more;
};

static enum status release_tx(struct ctx *ctx, const void *input)
{
    const struct releasing *r = input;

    return event_release(ctx, r->id, RELEASED_TOGETHER, r->more);
}

static enum status drop_tx(struct ctx *ctx, const void *input)
{
    return import_store_run_drop(ctx, *(const int64_t *)input);
}

enum status import_settle(struct ctx *ctx, int64_t id, struct import_alive *alive)
{
    bool more = true;
    const struct releasing r = {.id = id, .more = &more};

    while (more)
        TRY(db_tx(ctx, release_tx, &r));
    TRY(db_tx(ctx, drop_tx, &id));
    import_alive_end(alive);
    return ST_OK;
}

/* ---- taking back ---- */

struct going_back {
    const struct import_kind *kind;
    int64_t run_id;
    struct arena *one; /* of one record */
    int64_t *all;      /* what goes with it, ascending */
    size_t all_count;
    /* Of the transaction, set anew by each try: */
    size_t gone, kept;
    bool end;
};

static int compare(const void *a, const void *b)
{
    const int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

    return x < y ? -1 : x > y;
}

static enum status undo_ids(struct ctx *ctx, struct going_back *g, const int64_t *ids, size_t count)
{
    struct arena *const keep = ctx->arena;
    struct db_naming naming = {0};
    enum status st = ST_OK;

    for (size_t i = count; i > 0 && st == ST_OK; i--) {
        struct import_undo undo = {
            .together = g->all, .together_count = g->all_count, .naming = &naming, .keep = keep};

        arena_clear(g->one);
        ctx->arena = g->one;
        st = g->kind->undo(ctx, ids[i - 1], false, &undo);
        ctx->arena = keep;
        g->kept += undo.why != NULL;
        g->gone += undo.why == NULL;
    }
    return st;
}

static enum status part_tx(struct ctx *ctx, const void *input)
{
    struct going_back *g = *(struct going_back *const *)input;
    int64_t part, *ids = NULL;
    size_t count;

    g->gone = g->kept = 0;
    event_hold(ctx, g->run_id);
    TRY(db_lock(ctx, import_kind_tables(g->kind)));
    TRY(import_store_last_part(ctx, g->run_id, &part, &ids, &count));
    g->end = part == 0;
    if (g->end)
        return ST_OK;
    TRY(undo_ids(ctx, g, ids, count));
    TRY(import_store_run_beat(ctx, g->run_id, "back", app_now(ctx->app), 0, (int64_t)g->kept));
    TRY(import_store_drop_part(ctx, part));
    return event_emit_data(
        ctx, "import.piece_taken_back", g->run_id,
        str_printf(ctx->arena, "{\"taken_back\":%zu,\"kept\":%zu}", g->gone, g->kept));
}

static struct str facts(struct ctx *ctx, const struct import_going *run)
{
    struct buf text = buf_new(ctx->arena, 0);
    struct json j = json_begin(&text);

    json_object(&j, NULL);
    json_str(&j, "kind", run->kind);
    json_str(&j, "file_name", run->file_name);
    json_int(&j, "written", run->written);
    json_int(&j, "kept", run->kept);
    json_object_end(&j);
    return buf_view(&text);
}

/* It had been finished before: somebody has undone it. */
static enum status end_undo(struct ctx *ctx, const struct import_going *run,
                            const struct import_batch *b)
{
    TRY(import_store_undone(ctx, b->id, b->undone_by, run->kept));
    return event_emit_data(ctx, "import.undone", b->id, facts(ctx, run));
}

static enum status end_tx(struct ctx *ctx, const void *input)
{
    const struct import_going *run = input;
    struct import_batch b;
    enum status st;

    event_hold(ctx, run->id);
    TRY(import_store_run_state(ctx, run->id, S("back"), "done", run->beat_at, run->beat_at));
    st = import_store_batch(ctx, run->id, &b);
    if (st != ST_NOT_FOUND)
        return st == ST_OK ? end_undo(ctx, run, &b) : st;
    return event_emit_data(ctx, "import.taken_back", run->id, facts(ctx, run));
}

struct turning {
    const struct import_going *run;
    int64_t at;
};

static enum status turn_tx(struct ctx *ctx, const void *input)
{
    const struct turning *t = input;

    return import_store_run_state(ctx, t->run->id, t->run->state, "back", t->run->beat_at, t->at);
}

/* Each is as the import left it: else somebody was faster than the undoing. */
static enum status put_back(struct ctx *ctx, int64_t batch_id)
{
    struct import_putting put = {.room = 0};

    TRY(import_was_look(ctx, batch_id, &put));
    if (put.blocked > 0)
        return fail(&ctx->err, ST_CONFLICT, "db.changed_meanwhile", NULL);
    return import_was_put(ctx, &put);
}

enum status import_undo_begin(struct ctx *ctx, const struct import_batch *b,
                              struct import_going *out)
{
    struct import_changed changed;

    *out = (struct import_going){
        .id = b->id, .beat_at = app_now(ctx->app), .kind = b->kind, .file_name = b->file_name};
    TRY(import_staged_none(ctx, import_kind_of(ctx, b->kind)));
    event_hold(ctx, b->id);
    TRY(import_store_run_add(ctx, out));
    TRY(import_changed_rows(ctx, b, &changed));
    TRY(put_back(ctx, b->id));
    TRY(import_store_run_beat(ctx, b->id, "writing", out->beat_at, b->written, changed.staying));
    TRY(import_store_undoing(ctx, b->id, ctx->actor->name));
    TRY(event_emit(ctx, "import.undo_begun", b->id));
    return import_store_run_get(ctx, b->id, out);
}

static void close_arena(void *p)
{
    arena_close(p);
}

static enum status each_part(struct ctx *ctx, struct going_back *g, const struct import_plan *plan)
{
    struct going_back *const input = g;
    struct arena *const keep = ctx->arena, *tx = arena_open(0);
    enum status st = ST_OK;
    size_t gone = 0;

    arena_on_free(keep, close_arena, tx);
    while (st == ST_OK && !g->end) {
        if (task_stopping(ctx->app)) {
            st = fail(&ctx->err, ST_BUSY, "import.interrupted", NULL);
            break;
        }
        arena_clear(tx);
        ctx->arena = tx;
        st = db_tx(ctx, part_tx, &input);
        ctx->arena = keep;
        gone += g->gone;
        if (plan != NULL && plan->tick != NULL)
            (void)plan->tick(plan->tick_arg, IMPORT_TAKING_BACK, gone);
    }
    return st;
}

enum status import_take_back(struct ctx *ctx, struct import_going *run, struct import_alive *alive,
                             const struct import_plan *plan)
{
    const struct turning turn = {run, app_now(ctx->app)};
    struct going_back g = {
        .kind = import_kind_of(ctx, run->kind), .run_id = run->id, .one = arena_open(0)};

    arena_on_free(ctx->arena, close_arena, g.one);
    if (g.kind == NULL || g.kind->undo == NULL)
        return fail_detail(&ctx->err, ST_INTERNAL, "import.kind_unknown", "import %lld",
                           (long long)run->id);
    TRY(import_store_written(ctx, run->id, &g.all, &g.all_count));
    if (g.all_count > 1)
        qsort(g.all, g.all_count, sizeof *g.all, compare);
    TRY(db_tx(ctx, turn_tx, &turn));
    TRY(each_part(ctx, &g, plan));
    TRY(import_store_run_get(ctx, run->id, run));
    TRY(db_tx(ctx, end_tx, run));
    return import_settle(ctx, run->id, alive);
}

/* ---- whose program has died ---- */

/* On PostgreSQL it may be written by a server on another machine: its beat tells. */
static bool is_dead(struct ctx *ctx, const struct import_going *run)
{
    if (import_alive(ctx, run->id))
        return false;
    return db_kind(ctx) == DB_SQLITE || run->beat_at < app_now(ctx->app) - DEAD_SECONDS;
}

static enum status end_dead(struct ctx *ctx, struct import_going *run)
{
    struct import_alive *alive;
    enum status st;

    TRY(import_alive_begin(ctx, run->id, &alive));
    st = str_eqz(run->state, "done") ? import_settle(ctx, run->id, alive)
                                     : import_take_back(ctx, run, alive, NULL);
    if (st != ST_OK)
        import_alive_leave(alive);
    return st;
}

/* One look: ended by us, or by the job that was faster, or still on. */
static enum status clear_once(struct ctx *ctx, const struct import_kind *kind, bool *out_ending)
{
    struct import_going run;
    enum status st = import_store_run_of(ctx, str_from(kind->name), &run);

    *out_ending = false;
    if (st == ST_OK && is_dead(ctx, &run)) {
        st = end_dead(ctx, &run);
        *out_ending = st == ST_CONFLICT;
        return st;
    }
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    *out_ending = !str_eqz(run.state, "writing");
    return fail(&ctx->err, ST_CONFLICT, "import.other_running", NULL);
}

enum status import_staged_clear(struct ctx *ctx, const struct import_kind *kind,
                                const struct import_plan *plan)
{
    const struct timespec pause = {.tv_nsec = PAUSE_MS * 1000000L};
    const bool in_tx = db_in_tx(ctx);
    enum status st = ST_OK;

    for (unsigned ms = 0; ms < ENDING_MS; ms += PAUSE_MS) {
        bool ending;

        st = clear_once(ctx, kind, &ending);
        if (st == ST_OK || !ending || in_tx)
            return st;
        if (plan->tick != NULL && !plan->tick(plan->tick_arg, IMPORT_CHECKING, 0))
            return fail(&ctx->err, ST_RULE, "import.stopped", NULL);
        nanosleep(&pause, NULL);
    }
    return fail(&ctx->err, st, "import.other_running", NULL);
}

enum status import_recover_waits(struct ctx *ctx, bool *out)
{
    struct import_going *runs;
    size_t count;

    *out = false;
    TRY(import_store_runs(ctx, &runs, &count));
    arr_each (i, count)
        *out = *out || is_dead(ctx, &runs[i]);
    return ST_OK;
}

enum status import_recover(struct ctx *ctx)
{
    struct import_going *runs;
    size_t count;

    TRY(import_store_runs(ctx, &runs, &count));
    arr_each (i, count)
        if (is_dead(ctx, &runs[i]))
            TRY(end_dead(ctx, &runs[i]));
    return ST_OK;
}
