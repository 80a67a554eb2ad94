// SPDX-License-Identifier: MulanPSL-2.0
/* Taking an import back: every record it made, or none. Many of them in pieces, as they came in. */
#include "base/json.h"
#include "modules/import/import_actions.h"
#include "modules/import/import_take_back.h"
#include "modules/import/import_was.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/log.h"
#include "platform/task.h"
#include "platform/text.h"
#include <stdlib.h>

enum status import_can_undo(struct ctx *ctx, const struct import_batch *b, bool *out)
{
    const struct import_kind *kind = import_kind_of(ctx, b->kind);
    int64_t changed;

    *out = false;
    if (kind == NULL || kind->undo == NULL || b->undone_at != 0)
        return ST_OK;
    TRY(import_store_has_written(ctx, b->id, out));
    TRY(import_store_was_count(ctx, b->id, &changed));
    *out = *out || changed > 0;
    return ST_OK;
}

enum status import_changed_rows(struct ctx *ctx, const struct import_batch *b,
                                struct import_changed *out)
{
    int64_t *ids, other;
    size_t made;

    TRY(import_store_written(ctx, b->id, &ids, &made));
    TRY(import_store_was_count(ctx, b->id, &out->restorable));
    other = b->written - (int64_t)made - out->restorable;
    out->staying = other > 0 ? other : 0;
    return ST_OK;
}

static void close_arena(void *p)
{
    arena_close(p);
}

struct asking {
    struct arena *keep, *one; /* of the answer; of one record, emptied before the next */
    struct import_undo *shown;
    size_t blocked;
    int64_t *ids; /* ascending */
    size_t count;
    struct db_naming naming;
};

static enum status ask(struct ctx *ctx, const struct import_kind *kind, int64_t id, bool look,
                       struct asking *q)
{
    struct import_undo undo = {
        .together = q->ids, .together_count = q->count, .naming = &q->naming, .keep = q->keep};
    enum status st;

    arena_clear(q->one);
    ctx->arena = q->one;
    st = kind->undo(ctx, id, look, &undo);
    ctx->arena = q->keep;
    if (st != ST_OK || undo.why == NULL)
        return st;
    if (q->shown != NULL && q->blocked < IMPORT_BLOCKED_SHOWN)
        q->shown[q->blocked] =
            (struct import_undo){.name = str_dup(q->keep, undo.name), .why = undo.why};
    q->blocked++;
    return ST_OK;
}

static int compare(const void *a, const void *b)
{
    const int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

    return x < y ? -1 : x > y;
}

/* Put back what was changed, then call undo() for each record that was made, the last one first;
 * with `look` only count those that have to stay. */
static enum status each(struct ctx *ctx, const struct import_batch *b, bool look,
                        struct import_undo *shown, size_t *out_blocked)
{
    const struct import_kind *kind = import_kind_of(ctx, b->kind);
    struct asking q = {.keep = ctx->arena, .one = arena_open(0), .shown = shown};
    struct import_putting put = {.shown = shown, .room = IMPORT_BLOCKED_SHOWN};
    int64_t *made;
    size_t count;

    arena_on_free(ctx->arena, close_arena, q.one);
    TRY(import_store_written(ctx, b->id, &made, &count));
    if (count > 1)
        qsort(made, count, sizeof *made, compare);
    q.ids = made;
    q.count = count;
    TRY(import_was_together(ctx, b->id, &q.ids, &q.count));
    TRY(import_was_look(ctx, b->id, &put));
    q.blocked = put.blocked;
    if (!look && put.blocked == 0)
        TRY(import_was_put(ctx, &put));
    for (size_t i = count; i > 0; i--)
        TRY(ask(ctx, kind, made[i - 1], look, &q));
    *out_blocked = q.blocked;
    return ST_OK;
}

enum status import_blocked(struct ctx *ctx, const struct import_batch *b, struct import_undo **out,
                           size_t *out_count)
{
    bool can;

    *out = arena_array(ctx->arena, IMPORT_BLOCKED_SHOWN, struct import_undo);
    *out_count = 0;
    TRY(import_can_undo(ctx, b, &can));
    if (!can)
        return ST_OK;
    TRY(each(ctx, b, true, *out, out_count));
    if (*out_count > IMPORT_BLOCKED_SHOWN)
        *out_count = IMPORT_BLOCKED_SHOWN;
    return ST_OK;
}

static struct str facts(struct ctx *ctx, const struct import_batch *b)
{
    struct buf text = buf_new(ctx->arena, 0);
    struct json j = json_begin(&text);

    json_object(&j, NULL);
    json_str(&j, "kind", b->kind);
    json_str(&j, "file_name", b->file_name);
    json_int(&j, "written", b->written);
    json_object_end(&j);
    return buf_view(&text);
}

static enum status fail_blocked(struct ctx *ctx, size_t blocked)
{
    (void)fail_field(&ctx->err, NULL, "import.undo_blocked",
                     str_printf(ctx->arena, "%zu", blocked).ptr);
    return ST_RULE;
}

/* An import of few rows: all in one transaction. */
static enum status undo_tx(struct ctx *ctx, const void *input)
{
    const struct import_batch *b = input;
    struct import_changed changed;
    size_t blocked;

    TRY(import_changed_rows(ctx, b, &changed));
    TRY(db_lock(ctx, import_kind_tables(import_kind_of(ctx, b->kind))));
    TRY(each(ctx, b, false, NULL, &blocked)); /* what went comes back when something stays */
    if (blocked > 0)
        return fail_blocked(ctx, blocked);
    TRY(import_store_drop_written(ctx, b->id));
    TRY(import_store_undone(ctx, b->id, ctx->actor->name, changed.staying));
    return event_emit_data(ctx, "import.undone", b->id, facts(ctx, b));
}

/* ---- many rows: short transactions that count as one ---- */

struct undoing {
    struct import_batch batch;
    struct import_going run;
    struct import_alive *alive;
};

static enum status begin_tx(struct ctx *ctx, const void *input)
{
    struct undoing *u = *(struct undoing *const *)input;

    return import_undo_begin(ctx, &u->batch, &u->run);
}

/* Nothing has to stay: from here on it goes to its end, whoever ends it. */
static enum status begin(struct ctx *ctx, struct undoing *u)
{
    size_t blocked;
    enum status st;

    TRY(each(ctx, &u->batch, true, NULL, &blocked));
    if (blocked > 0)
        return fail_blocked(ctx, blocked);
    TRY(import_alive_begin(ctx, u->batch.id, &u->alive));
    st = db_tx(ctx, begin_tx, &u);
    if (st != ST_OK)
        import_alive_end(u->alive);
    return st;
}

static enum status go_on(struct ctx *ctx, struct undoing *u)
{
    const enum status st = import_take_back(ctx, &u->run, u->alive, NULL);

    if (st != ST_OK) /* the job goes on with it */
        import_alive_leave(u->alive);
    return st;
}

static void undo_task(struct ctx *ctx, void *arg)
{
    struct undoing *u = arg;
    const int64_t id = u->run.id;
    const enum status st = go_on(ctx, u);

    if (st != ST_OK)
        log_line(LOG_ERROR, "import.undo", LOG_INT("import", id), LOG_STATUS(st),
                 LOG_Z("detail", ctx->err.detail));
}

static enum status may_undo(struct ctx *ctx, int64_t batch_id, struct import_batch *out)
{
    bool can;

    TRY(import_batch_get(ctx, batch_id, out));
    TRY(import_can_undo(ctx, out, &can));
    return can ? ST_OK : fail(&ctx->err, ST_RULE, "import.undo_not", NULL);
}

static bool is_large(const struct ctx *ctx, const struct import_batch *b)
{
    return b->written > IMPORT_WHOLE_ROWS && !db_in_tx(ctx);
}

enum status import_undo(struct ctx *ctx, int64_t batch_id)
{
    struct undoing u = {.alive = NULL};

    TRY(may_undo(ctx, batch_id, &u.batch));
    if (!is_large(ctx, &u.batch))
        return db_tx(ctx, undo_tx, &u.batch);
    TRY(begin(ctx, &u));
    return go_on(ctx, &u);
}

enum status import_undo_start(struct ctx *ctx, int64_t batch_id, bool *out_going)
{
    struct ctx *own;
    struct undoing *u;
    struct import_batch b;
    enum status st;

    *out_going = false;
    TRY(may_undo(ctx, batch_id, &b));
    if (!is_large(ctx, &b))
        return db_tx(ctx, undo_tx, &b);
    own = task_ctx(ctx);
    u = arena_new(own->arena, struct undoing);
    st = import_batch_get(own, batch_id, &u->batch);
    if (st == ST_OK)
        st = begin(own, u);
    if (st != ST_OK) {
        ctx->err = own->err;
        ctx_close(own);
        return st;
    }
    *out_going = true;
    return task_start(ctx, own, undo_task, u);
}

enum status import_undoing(struct ctx *ctx, const struct import_batch *b, bool *out_going)
{
    struct import_going run;
    const enum status st = import_store_run_get(ctx, b->id, &run);

    *out_going = st == ST_OK;
    return st == ST_NOT_FOUND ? ST_OK : st;
}
