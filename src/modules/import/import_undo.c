// SPDX-License-Identifier: MulanPSL-2.0
/* Taking an import back: every record it made, or none. */
#include "base/json.h"
#include "modules/import/import_actions.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"
#include <stdlib.h>

enum status import_can_undo(struct ctx *ctx, const struct import_batch *b, bool *out)
{
    const struct import_kind *kind = import_kind_find(b->kind);

    *out = false;
    if (kind == NULL || kind->undo == NULL || b->undone_at != 0)
        return ST_OK;
    return import_store_has_written(ctx, b->id, out);
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

/* Call undo() for each, the last one first; with `look` only count those that have to stay. */
static enum status each(struct ctx *ctx, const struct import_batch *b, bool look,
                        struct import_undo *shown, size_t *out_blocked)
{
    const struct import_kind *kind = import_kind_find(b->kind);
    struct asking q = {.keep = ctx->arena, .one = arena_open(0), .shown = shown};

    arena_on_free(ctx->arena, close_arena, q.one);
    TRY(import_store_written(ctx, b->id, &q.ids, &q.count));
    if (q.count > 1)
        qsort(q.ids, q.count, sizeof *q.ids, compare);
    for (size_t i = q.count; i > 0; i--)
        TRY(ask(ctx, kind, q.ids[i - 1], look, &q));
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

static enum status undo_tx(struct ctx *ctx, const void *input)
{
    const struct import_batch *b = input;
    size_t blocked;

    TRY(db_lock(ctx, import_kind_tables(import_kind_find(b->kind))));
    TRY(each(ctx, b, false, NULL, &blocked)); /* what went comes back when something stays */
    if (blocked > 0) {
        (void)fail_field(&ctx->err, NULL, "import.undo_blocked",
                         str_printf(ctx->arena, "%zu", blocked).ptr);
        return ST_RULE;
    }
    TRY(import_store_drop_written(ctx, b->id));
    TRY(import_store_undone(ctx, b->id, ctx->actor->name));
    return event_emit_data(ctx, "import.undone", b->id, facts(ctx, b));
}

enum status import_undo(struct ctx *ctx, int64_t batch_id)
{
    struct import_batch b;
    bool can;

    TRY(import_batch_get(ctx, batch_id, &b));
    TRY(import_can_undo(ctx, &b, &can));
    if (!can)
        return fail(&ctx->err, ST_RULE, "import.undo_not", NULL);
    return db_tx(ctx, undo_tx, &b);
}
