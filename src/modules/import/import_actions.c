// SPDX-License-Identifier: MulanPSL-2.0
/* Use cases around the import engine. */
#include "modules/import/import_actions.h"
#include "base/json.h"
#include "base/utf8.h"
#include "modules/import/import_staged.h"
#include "modules/import/import_was.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

enum { LOOKED_AT = 200, ROWS_TOLD = 200, SECONDS_A_DAY = 24 * 3600 };

enum status import_allowed_kind(struct ctx *ctx, struct str name, const struct import_kind **out)
{
    const struct import_kind *kind = import_kind_of(ctx, name);

    if (kind == NULL)
        return fail(&ctx->err, ST_NOT_FOUND, "import.kind_unknown", NULL);
    if (!may(ctx, kind->permission))
        return fail(&ctx->err, ST_DENIED, "error.denied", NULL);
    *out = kind;
    return ST_OK;
}

enum import_repeats import_repeats_of(struct str word)
{
    if (str_eqz(word, "first"))
        return IMPORT_KEEP_FIRST;
    return str_eqz(word, "last") ? IMPORT_KEEP_LAST : IMPORT_REPEATS_REFUSED;
}

const char *import_column_named(const struct import_kind *kind, struct str name)
{
    const struct import_column *c = kind->columns;

    while (c->name != NULL && !str_eqz(name, c->name))
        c++;
    return c->name;
}

/* ---- files that wait ---- */

static enum status add_upload_tx(struct ctx *ctx, const void *input)
{
    return import_store_add_upload(ctx, input);
}

static struct str clip_name(struct str name)
{
    return (struct str){name.ptr, utf8_clip_chars(name.ptr, name.len, IMPORT_FILE_NAME_CHARS)};
}

struct upload_new {
    struct import_upload upload;
    int64_t *out_id;
};

static enum status keep_tx(struct ctx *ctx, const void *input)
{
    const struct upload_new *in = input;
    struct import_upload upload = in->upload;

    upload.id = db_new_id(ctx);
    TRY(add_upload_tx(ctx, &upload));
    *in->out_id = upload.id;
    return ST_OK;
}

/* What foreign headings were read as the last time. */
static enum status remembered(struct ctx *ctx, const struct import_kind *kind,
                              struct import_plan *out)
{
    struct import_alias *aliases;
    struct import_named *named;
    size_t count;

    *out = (struct import_plan){0};
    TRY(import_store_headings(ctx, str_from(kind->name), &named, &count));
    aliases = arena_array(ctx->arena, count, struct import_alias);
    arr_each (i, count)
        aliases[i] =
            (struct import_alias){named[i].heading, import_column_named(kind, named[i].column)};
    out->aliases = aliases;
    out->aliases_count = count;
    return ST_OK;
}

/* Headings that nobody knows can be assigned; other faults of the file cannot be helped here. */
static enum status look_in(struct ctx *ctx, const struct import_kind *kind, const char *path,
                           const struct import_plan *plan, bool *out_assign)
{
    const enum status st = import_peek(ctx, kind, path, plan);
    struct import_file_column *columns;
    size_t count;

    *out_assign = st == ST_INVALID && (strcmp(ctx->err.key, "import.no_header") == 0 ||
                                       strcmp(ctx->err.key, "import.missing_columns") == 0);
    if (!*out_assign)
        return st;
    return import_file_columns(ctx, kind, path, plan, &columns, &count);
}

enum status import_upload_add(struct ctx *ctx, const struct import_kind *kind, const char *path,
                              struct str file_name, int64_t *out_id, bool *out_assign)
{
    struct upload_new in = {
        .upload = {.account_id = ctx->actor->account_id,
                   .kind = str_from(kind->name),
                   .file_name = clip_name(file_name),
                   .at = ctx->now},
        .out_id = out_id,
    };
    struct import_plan plan;
    enum status st;

    TRY(remembered(ctx, kind, &plan));
    TRY(look_in(ctx, kind, path, &plan, out_assign));
    TRY(import_spool_keep(ctx, path, &in.upload.spool_name, &in.upload.file_hash));
    st = import_plan_keep(ctx, in.upload.spool_name, &plan);
    if (st == ST_OK)
        st = db_tx(ctx, keep_tx, &in);
    if (st != ST_OK)
        import_spool_drop(ctx, in.upload.spool_name);
    return st;
}

enum status import_upload_find(struct ctx *ctx, const struct import_kind *kind, int64_t id,
                               struct import_upload *out)
{
    const enum status st = import_store_upload(ctx, id, out);

    if (st == ST_NOT_FOUND || (st == ST_OK && (out->account_id != ctx->actor->account_id ||
                                               !str_eqz(out->kind, kind->name) ||
                                               out->at < ctx->now - IMPORT_SPOOL_SECONDS)))
        return fail(&ctx->err, ST_NOT_FOUND, "import.upload_gone", NULL);
    return st;
}

enum status import_upload_get(struct ctx *ctx, const struct import_kind *kind, int64_t id,
                              struct import_upload *out, const char **out_path)
{
    TRY(import_upload_find(ctx, kind, id, out));
    return import_spool_path(ctx, out->spool_name, out_path);
}

enum status import_uploads(struct ctx *ctx, struct import_upload **out, size_t *out_count)
{
    return import_store_uploads(ctx, ctx->actor->account_id, ctx->now - IMPORT_SPOOL_SECONDS, out,
                                out_count);
}

static enum status drop_tx(struct ctx *ctx, const void *input)
{
    return import_store_drop_upload(ctx, *(const int64_t *)input);
}

enum status import_upload_drop(struct ctx *ctx, const struct import_kind *kind, int64_t id)
{
    struct import_upload upload;
    const char *path;

    struct import_progress now;

    TRY(import_upload_get(ctx, kind, id, &upload, &path));
    import_run_state(ctx, upload.spool_name, &now);
    if (now.state == IMPORT_RUN_ON)
        return fail(&ctx->err, ST_CONFLICT, "import.running", NULL);
    import_spool_drop(ctx, upload.spool_name);
    return db_tx(ctx, drop_tx, &id);
}

static enum status sweep_tx(struct ctx *ctx, const void *input)
{
    TRY(import_store_was_drop_before(ctx, ctx->now - IMPORT_WAS_DAYS * SECONDS_A_DAY));
    return import_store_drop_uploads_before(ctx, *(const int64_t *)input);
}

enum status import_sweep(struct ctx *ctx)
{
    const int64_t before = ctx->now - IMPORT_SPOOL_SECONDS;

    import_spool_sweep(ctx);
    return db_tx(ctx, sweep_tx, &before);
}

/* ---- bringing in ---- */

struct bringing {
    const struct import_kind *kind;
    struct import_ready *ready;
    const struct import_plan *plan;
    struct import_batch batch;
    int64_t upload_id;
    struct import_batch *out;
    size_t *out_row;
};

static enum status write_in_pieces(struct ctx *ctx, const struct bringing *in)
{
    const struct import_staged staged = {in->kind, in->plan, in->ready, in->batch, in->upload_id};

    return import_staged_write(ctx, &staged, in->out, in->out_row);
}

/* What a reader of the history needs: which file, how many rows. */
static struct str facts(struct ctx *ctx, const struct import_batch *b,
                        const struct import_plan *plan)
{
    struct buf text = buf_new(ctx->arena, 0);
    struct json j = json_begin(&text);

    json_object(&j, NULL);
    json_str(&j, "kind", b->kind);
    json_str(&j, "file_name", b->file_name);
    json_str(&j, "file_hash", b->file_hash);
    json_int(&j, "written", b->written);
    json_int(&j, "skipped", b->skipped);
    json_int(&j, "left_out", b->left_out);
    json_int(&j, "corrected", b->corrected);
    json_int(&j, "excluded", b->excluded);
    json_array(&j, "excluded_rows");
    for (size_t i = 0, told = 0; i < plan->patches_count && told < ROWS_TOLD; i++) {
        if (plan->patches[i].column == NULL) {
            json_int(&j, NULL, (int64_t)plan->patches[i].row);
            told++;
        }
    }
    json_array_end(&j);
    json_object_end(&j);
    return buf_view(&text);
}

enum status import_batch_close(struct ctx *ctx, struct import_batch *batch,
                               const struct import_counts *counts, const struct import_plan *plan,
                               int64_t upload_id)
{
    batch->written = (int64_t)counts->written;
    batch->skipped = (int64_t)counts->skipped;
    batch->left_out = (int64_t)counts->left_out;
    batch->excluded = (int64_t)counts->excluded;
    batch->corrected = (int64_t)counts->corrected;
    TRY(import_store_add_batch(ctx, batch));
    if (upload_id != 0)
        TRY(import_store_upload_done(ctx, upload_id, batch->id));
    return event_emit_data(ctx, "import.done", batch->id, facts(ctx, batch, plan));
}

/* A file of few rows: all in one transaction. */
static enum status import_tx(struct ctx *ctx, const void *input)
{
    const struct bringing *in = input;
    struct import_batch batch = in->batch;
    struct import_counts counts = {0};
    struct import_keeping keeping;

    TRY(import_staged_none(ctx, in->kind));
    TRY(db_lock(ctx, import_kind_tables(in->kind)));
    batch.id = keeping.batch_id = db_new_id(ctx);
    import_was_keep(&keeping, in->ready);
    TRY(import_write_ready(ctx, in->ready, &counts, in->out_row));
    TRY(import_store_add_written(ctx, batch.id, counts.ids, counts.ids_count));
    TRY(import_batch_close(ctx, &batch, &counts, in->plan, in->upload_id));
    *in->out = batch;
    return ST_OK;
}

/* "第5行：…": the row and the sentence that refused it, in place of the sentence alone. */
static enum status tell_row(struct ctx *ctx, enum status st, size_t row)
{
    const struct err why = ctx->err;
    const struct str sentence = TF(ctx->arena, why.key, str_from(why.arg));
    const struct str told =
        TF(ctx->arena, "import.row_and_reason", str_printf(ctx->arena, "%zu", row), sentence);

    if (row == 0 || why.key == NULL || strcmp(why.key, "import.rows_faulty") == 0 ||
        (st != ST_INVALID && st != ST_RULE && st != ST_CONFLICT && st != ST_NOT_FOUND))
        return st;
    (void)fail_field(&ctx->err, NULL, "import.row_refused", told.ptr);
    ctx->err.law = why.law;
    memcpy(ctx->err.detail, why.detail, sizeof why.detail);
    return st == ST_NOT_FOUND ? ST_INVALID : st;
}

enum status import_file_plan(struct ctx *ctx, const struct import_kind *kind, const char *path,
                             struct str file_name, const struct import_plan *plan,
                             int64_t upload_id, struct import_batch *out)
{
    size_t row = 0;
    struct bringing in = {
        .kind = kind,
        .plan = plan,
        .batch = {.kind = str_from(kind->name),
                  .file_name = clip_name(file_name),
                  .at = ctx->now,
                  .account_id = ctx->actor->account_id,
                  .account_name = ctx->actor->name},
        .upload_id = upload_id,
        .out = out,
        .out_row = &row,
    };
    enum status st;

    TRY(import_file_hash(ctx, path, &in.batch.file_hash));
    TRY(import_staged_clear(ctx, kind, plan));
    st = import_prepare(ctx, kind, path, plan, &in.ready, &row);
    if (st == ST_OK)
        st = import_in_pieces(in.ready) && !db_in_tx(ctx) ? write_in_pieces(ctx, &in)
                                                          : db_tx(ctx, import_tx, &in);
    return st == ST_OK ? ST_OK : tell_row(ctx, st, row);
}

enum status import_file(struct ctx *ctx, const struct import_kind *kind, const char *path,
                        struct str file_name, enum import_repeats repeats, struct import_batch *out)
{
    return import_file_plan(ctx, kind, path, file_name, &(struct import_plan){.repeats = repeats},
                            0, out);
}

enum status import_same_file(struct ctx *ctx, const struct import_kind *kind, struct str hash,
                             struct import_batch *out)
{
    return import_store_same(ctx, str_from(kind->name), hash, out);
}

enum status import_batch_get(struct ctx *ctx, int64_t id, struct import_batch *out)
{
    const struct import_kind *kind;

    TRY(import_store_batch(ctx, id, out));
    return import_allowed_kind(ctx, out->kind, &kind);
}

enum status import_batches(struct ctx *ctx, struct import_batch **out, size_t *out_count)
{
    struct import_batch *all;
    size_t count, kept = 0;

    TRY(import_store_batches(ctx, LOOKED_AT, &all, &count));
    arr_each (i, count) {
        const struct import_kind *kind = import_kind_of(ctx, all[i].kind);

        if (kind != NULL && may(ctx, kind->permission) && kept < IMPORT_BATCHES_SHOWN)
            all[kept++] = all[i];
    }
    *out = all;
    *out_count = kept;
    return ST_OK;
}
