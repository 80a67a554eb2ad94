// SPDX-License-Identifier: MulanPSL-2.0
/* Writing an import in pieces. Until the last one the events are held back: the search, notices and
 * webhooks learn of nothing that may still be taken back. */
#include "modules/import/import_staged.h"
#include "modules/import/import_store_run.h"
#include "modules/import/import_take_back.h"
#include "modules/import/import_was.h"
#include "platform/app.h"
#include "platform/db.h"
#include "platform/event.h"

/* ---- the pieces ---- */

struct staging {
    const struct import_staged *in;
    struct import_going run;
    struct import_counts counts;
    struct import_batch *out;
    size_t *out_row;
};

static enum status fail_taken_over(struct ctx *ctx, enum status st)
{
    return st == ST_CONFLICT ? fail(&ctx->err, ST_CONFLICT, "import.interrupted", NULL) : st;
}

enum status import_staged_none(struct ctx *ctx, const struct import_kind *kind)
{
    struct import_going other;
    const enum status st = import_store_run_of(ctx, str_from(kind->name), &other);

    if (st == ST_OK)
        return fail(&ctx->err, ST_CONFLICT, "import.other_running", NULL);
    return st == ST_NOT_FOUND ? ST_OK : st;
}

static enum status begin_tx(struct ctx *ctx, const void *input)
{
    struct staging *s = *(struct staging *const *)input;

    TRY(import_staged_none(ctx, s->in->kind));
    s->run.id = db_new_id(ctx);
    s->run.beat_at = app_now(ctx->app);
    return import_store_run_add(ctx, &s->run);
}

static enum status piece_begin(struct ctx *ctx, void *arg)
{
    const struct staging *s = arg;

    event_hold(ctx, s->run.id);
    return db_lock(ctx, import_kind_tables(s->in->kind));
}

static enum status piece_end(struct ctx *ctx, void *arg, const struct import_counts *piece)
{
    const struct staging *s = arg;
    const enum status st = import_store_run_beat(ctx, s->run.id, "writing", app_now(ctx->app),
                                                 (int64_t)piece->written, 0);

    TRY(fail_taken_over(ctx, st));
    if (piece->written == 0)
        return ST_OK;
    TRY(import_store_add_written(ctx, s->run.id, piece->ids, piece->ids_count));
    return event_emit_data(ctx, "import.piece", s->run.id,
                           str_printf(ctx->arena, "{\"kind\":\"%s\",\"written\":%zu}",
                                      s->in->kind->name, piece->written));
}

static enum status last_tx(struct ctx *ctx, const void *input)
{
    struct staging *s = *(struct staging *const *)input;
    struct import_batch batch = s->in->batch;
    struct import_keeping keeping = {.batch_id = s->run.id};
    struct import_counts counts;
    enum status st;

    TRY(piece_begin(ctx, s));
    import_was_keep(&keeping, s->in->ready);
    st = import_store_run_beat(ctx, s->run.id, "writing", app_now(ctx->app), 0, 0);
    TRY(fail_taken_over(ctx, st));
    TRY(import_write_rest(ctx, s->in->ready, &s->counts, &counts, s->out_row));
    batch.id = s->run.id;
    TRY(import_batch_close(ctx, &batch, &counts, s->in->plan, s->in->upload_id));
    TRY(import_store_run_get(ctx, s->run.id, &s->run));
    TRY(import_store_run_state(ctx, s->run.id, S("writing"), "done", s->run.beat_at,
                               s->run.beat_at));
    *s->out = batch;
    return ST_OK;
}

static enum status write_all(struct ctx *ctx, struct staging *s)
{
    const struct import_pieces pieces = {.begin = piece_begin, .end = piece_end, .arg = s};

    TRY(import_write_pieces(ctx, s->in->ready, &pieces, &s->counts, s->out_row));
    return db_tx(ctx, last_tx, &s);
}

/* ---- how it ends ---- */

/* What was written goes; why it failed is still what the person is told. */
static enum status give_up(struct ctx *ctx, const struct staging *s, struct import_alive *alive,
                           enum status st)
{
    const struct err why = ctx->err;
    struct import_going run;
    enum status back = import_store_run_get(ctx, s->run.id, &run);

    if (back == ST_OK)
        back = import_take_back(ctx, &run, alive, s->in->plan);
    if (back != ST_OK) /* the job goes on with it */
        import_alive_leave(alive);
    ctx->err = why;
    if (back != ST_OK || run.kept == 0)
        return st;
    *s->out_row = 0;
    (void)fail_field(&ctx->err, NULL, "import.kept",
                     str_printf(ctx->arena, "%lld", (long long)run.kept).ptr);
    return ST_RULE;
}

enum status import_staged_write(struct ctx *ctx, const struct import_staged *in,
                                struct import_batch *out, size_t *out_row)
{
    struct staging s = {.in = in, .out = out, .out_row = out_row};
    struct staging *const input = &s;
    struct import_alive *alive;
    enum status st;

    s.run.kind = in->batch.kind;
    s.run.file_name = in->batch.file_name;
    TRY(db_tx(ctx, begin_tx, &input));
    TRY(import_alive_begin(ctx, s.run.id, &alive));
    st = write_all(ctx, &s);
    if (st != ST_OK)
        return give_up(ctx, &s, alive, st);
    if (import_settle(ctx, s.run.id, alive) != ST_OK) /* it is written: the job tells it on */
        import_alive_leave(alive);
    return ST_OK;
}
