// SPDX-License-Identifier: MulanPSL-2.0
/* The preview of a file, and the button that brings it in. */
#include "base/utf8.h"
#include "import_view.h"
#include "modules/import/import_actions.h"
#include "modules/import/import_web.h"
#include "modules/import/import_web_common.h"
#include "platform/form.h"
#include "platform/text.h"
#include "platform/view.h"

enum { FAULTS_SHOWN = 100, CELL_CHARS_SHOWN = 60, ROWS_NAMED = 20 };

static struct str number(struct ctx *ctx, size_t n)
{
    return str_printf(ctx->arena, "%zu", n);
}

struct str import_web_clipped(struct ctx *ctx, struct str cell)
{
    const size_t len = utf8_clip_chars(cell.ptr, cell.len, CELL_CHARS_SHOWN);

    return len == cell.len ? cell : str_printf(ctx->arena, "%.*s\xE2\x80\xA6", (int)len, cell.ptr);
}

/* Only columns that the sheet has. */
static void sample_make(struct ctx *ctx, const struct import_report *r, struct import_preview_v *v)
{
    struct import_sample_v *rows = arena_array(ctx->arena, r->sample_count, struct import_sample_v);
    struct str *headings = arena_array(ctx->arena, r->columns, struct str);

    v->headings = headings;
    arr_each (c, r->columns) {
        if (r->headings[c].len > 0)
            headings[v->headings_count++] = r->headings[c];
    }
    arr_each (i, r->sample_count) {
        struct import_cell_v *cells = arena_array(ctx->arena, r->columns, struct import_cell_v);

        rows[i].row = (int64_t)r->sample[i].number;
        rows[i].cells = cells;
        arr_each (c, r->columns) {
            if (r->headings[c].len > 0)
                cells[rows[i].cells_count++] = (struct import_cell_v){
                    r->headings[c], import_web_clipped(ctx, r->sample[i].cells[c])};
        }
    }
    v->sample = rows;
    v->sample_count = r->sample_count;
    v->sample_lead = TF(ctx->arena, "import.sample_lead", number(ctx, r->sample_count));
}

static void faults_make(struct ctx *ctx, const struct import_report *r, struct import_preview_v *v)
{
    const size_t shown = r->faults_count < FAULTS_SHOWN ? r->faults_count : FAULTS_SHOWN;
    struct import_fault_row_v *rows = arena_array(ctx->arena, shown, struct import_fault_row_v);

    arr_each (i, shown)
        rows[i] = (struct import_fault_row_v){
            .row = (int64_t)r->faults[i].row,
            .heading = r->faults[i].heading.len > 0 ? r->faults[i].heading : T("import.whole_row"),
            .sentence = r->faults[i].sentence,
        };
    v->faults = rows;
    v->faults_count = shown;
    v->faults_more = (int64_t)(r->faults_total - shown);
}

/* What the rows would change, cell by cell. */
static void changes_make(struct ctx *ctx, const struct import_report *r, struct import_preview_v *v)
{
    struct import_change_row_v *rows =
        arena_array(ctx->arena, r->changes_count, struct import_change_row_v);

    arr_each (i, r->changes_count) {
        const struct import_change *c = &r->changes[i];
        struct import_change_cell_v *cells =
            arena_array(ctx->arena, c->cells_count, struct import_change_cell_v);

        arr_each (k, c->cells_count)
            cells[k] = (struct import_change_cell_v){c->cells[k].heading,
                                                     import_web_clipped(ctx, c->cells[k].was),
                                                     import_web_clipped(ctx, c->cells[k].now)};
        rows[i] = (struct import_change_row_v){
            .row = (int64_t)c->row, .name = c->name, .cells = cells, .cells_count = c->cells_count};
    }
    v->alterations = rows;
    v->alterations_count = r->changes_count;
    v->alterations_more = (int64_t)(r->changed - r->changes_count);
    v->alters = (int64_t)r->changed;
    v->added = (int64_t)(r->good - r->changed);
    v->knows_alters = r->knows_changed;
}

static enum status same_make(struct ctx *ctx, const struct import_kind *kind, struct str hash,
                             struct import_preview_v *v)
{
    struct note_v *note = arena_new(ctx->arena, struct note_v);
    struct link_v *more = arena_new(ctx->arena, struct link_v);
    struct import_batch before;
    const enum status st = import_same_file(ctx, kind, hash, &before);

    if (st == ST_NOT_FOUND)
        return ST_OK;
    TRY(st);
    *more = (struct link_v){
        .label = T("import.same_link"),
        .url = str_printf(ctx->arena, "/import/batch/%lld", (long long)before.id),
    };
    *note = (struct note_v){
        .warn = true,
        .title = T("import.same_title"),
        .text = TF(ctx->arena, "import.same", text_instant(ctx->arena, before.at, ctx->today),
                   number(ctx, (size_t)before.written)),
        .more = more,
    };
    v->same = note;
    v->same_batch = before.id;
    return ST_OK;
}

static struct note_v state_make(struct ctx *ctx, const struct import_report *r, bool choose)
{
    if (r->faulty == 0)
        return (struct note_v){.ok = true, .text = T("import.state.good")};
    return (struct note_v){
        .bad = true,
        .text = choose ? T("import.state.repeated")
                       : TF(ctx->arena, "import.state.faulty", number(ctx, r->faulty)),
    };
}

static const struct field_v *choice_make(struct ctx *ctx, const struct request *rq,
                                         const struct import_report *r, struct str chosen)
{
    const struct option_v options[] = {
        {.value = S("refuse"), .label = T("import.repeats.refuse")},
        {.value = S("first"), .label = T("import.repeats.first")},
        {.value = S("last"), .label = T("import.repeats.last")},
    };
    struct field_v *f = arena_new(ctx->arena, struct field_v);

    if (r->repeated == 0)
        return NULL;
    *f = form_field(ctx, rq, "radio", "repeats", "import.repeats.legend", chosen);
    form_options(ctx, f, options, COUNT(options));
    return f;
}

struct str import_web_repeats(enum import_repeats repeats)
{
    switch (repeats) {
    case IMPORT_KEEP_FIRST:
        return S("first");
    case IMPORT_KEEP_LAST:
        return S("last");
    case IMPORT_REPEATS_REFUSED:
        break;
    }
    return S("refuse");
}

static void counts_make(struct ctx *ctx, const struct import_report *r, struct import_preview_v *v)
{
    v->good = (int64_t)r->good;
    v->faulty = (int64_t)r->faulty;
    v->present = (int64_t)r->present;
    v->knows_present = r->knows_present;
    v->left_out = (int64_t)r->left_out;
    v->repeated = (int64_t)r->repeated;
    v->excluded = (int64_t)r->excluded;
    v->corrected = (int64_t)r->corrected;
    v->ignored = r->ignored;
    v->may_commit = r->faulty == 0;
    v->go = r->good > 0 ? TF(ctx->arena, "import.do.commit", number(ctx, r->good))
                        : T("import.do.commit_none");
}

static void addresses_make(struct ctx *ctx, const struct import_kind *kind, int64_t id,
                           struct import_preview_v *v)
{
    v->self = str_printf(ctx->arena, "/import/%s/%lld", kind->name, (long long)id);
    v->commit = str_printf(ctx->arena, STR_FMT "/commit", STR_ARG(v->self));
    v->drop = str_printf(ctx->arena, STR_FMT "/drop", STR_ARG(v->self));
    v->columns_url = str_printf(ctx->arena, STR_FMT "/columns", STR_ARG(v->self));
    if (v->faulty > 0 || v->excluded > 0)
        v->rows_url = str_printf(ctx->arena, STR_FMT "/rows?repeats=" STR_FMT, STR_ARG(v->self),
                                 STR_ARG(v->repeats));
}

/* What is done to the file by hand, so that whoever presses the button knows. */
static const struct note_v *changed_make(struct ctx *ctx, const struct import_plan *plan,
                                         const struct import_preview_v *v)
{
    struct note_v *note = arena_new(ctx->arena, struct note_v);
    struct str rows[ROWS_NAMED];
    size_t count = 0;

    if (v->excluded == 0 && v->corrected == 0)
        return NULL;
    for (size_t i = 0; i < plan->patches_count && count < ROWS_NAMED; i++)
        if (plan->patches[i].column == NULL)
            rows[count++] = number(ctx, plan->patches[i].row);
    note->text = TF(ctx->arena, "import.corrected", number(ctx, (size_t)v->corrected));
    if (count > 0)
        note->text =
            TF(ctx->arena, "import.corrected_and_left", number(ctx, (size_t)v->corrected),
               number(ctx, (size_t)v->excluded), str_join(ctx->arena, rows, count, S("、")));
    return note;
}

enum status import_web_preview(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct err refused = ctx->err; /* of a failed import: reading again must not lose it */
    const enum import_repeats repeats =
        import_repeats_of(form_value(rq, "repeats", param_text(rq, "repeats")));
    const struct import_kind *kind;
    struct import_preview_v v = {0};
    struct import_progress now;
    struct import_upload upload;
    struct import_plan plan;
    struct import_report r;
    const char *path;

    TRY(import_allowed_kind(ctx, path_text(rq, "kind"), &kind));
    TRY(import_upload_get(ctx, kind, path_id(rq, "id"), &upload, &path));
    if (!form_again(rq)) {
        import_run_state(ctx, upload.spool_name, &now);
        if (now.state == IMPORT_RUN_ON)
            return respond_see_other(rs, STR_FMT,
                                     STR_ARG(import_web_url(ctx, kind, upload.id, "/run")));
    }
    import_plan_read(ctx, kind, upload.spool_name, &plan);
    plan.repeats = repeats;
    TRY(import_check_plan(ctx, kind, path, &plan, &r));
    v.kind = upload.kind;
    v.label = import_web_label(ctx, upload.kind);
    v.file_name = upload.file_name;
    v.file_hash = upload.file_hash;
    v.meta = TF(ctx->arena, "import.preview_meta", upload.file_name, number(ctx, r.header_row));
    v.crumbs = import_web_crumbs(ctx, kind, upload.file_name);
    v.repeats = import_web_repeats(repeats);
    counts_make(ctx, &r, &v);
    addresses_make(ctx, kind, upload.id, &v);
    sample_make(ctx, &r, &v);
    faults_make(ctx, &r, &v);
    changes_make(ctx, &r, &v);
    v.brings = r.brings;
    v.brings_count = r.brings_count;
    v.changed = changed_make(ctx, &plan, &v);
    v.choice = choice_make(ctx, rq, &r, v.repeats);
    v.state = state_make(ctx, &r, v.choice != NULL && repeats == IMPORT_REPEATS_REFUSED);
    TRY(same_make(ctx, kind, upload.file_hash, &v));
    ctx->err = refused;
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, TF(ctx->arena, "import.preview_title", v.label),
                        &import_preview_view, &v);
}

/* How it ended, if it has: the failure as if it had happened here. */
static enum status ended(struct ctx *ctx, const struct import_upload *upload)
{
    struct import_progress now;

    import_run_state(ctx, upload->spool_name, &now);
    if (now.state != IMPORT_RUN_FAILED)
        return ST_OK;
    import_run_forget(ctx, upload->spool_name);
    (void)fail_field(&ctx->err, NULL, now.key, now.arg);
    return now.status;
}

enum status import_web_commit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct import_kind *kind;
    struct import_upload upload;
    const char *path;
    enum status st;

    TRY(import_allowed_kind(ctx, path_text(rq, "kind"), &kind));
    TRY(import_upload_get(ctx, kind, path_id(rq, "id"), &upload, &path));
    st = import_start(ctx, kind, &upload, path, import_repeats_of(param_text(rq, "repeats")));
    if (st != ST_OK && st != ST_CONFLICT) /* conflict: it runs already */
        return st;
    import_wait(ctx, &upload, IMPORT_WAIT_MS);
    TRY(ended(ctx, &upload));
    TRY(import_upload_find(ctx, kind, upload.id, &upload));
    if (upload.batch_id != 0)
        return respond_see_other(rs, "/import/batch/%lld", (long long)upload.batch_id);
    return respond_see_other(rs, STR_FMT, STR_ARG(import_web_url(ctx, kind, upload.id, "/run")));
}

enum status import_web_drop(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct import_kind *kind;

    TRY(import_allowed_kind(ctx, path_text(rq, "kind"), &kind));
    TRY(import_upload_drop(ctx, kind, path_id(rq, "id")));
    return respond_see_other(rs, "/import/%s", kind->name);
}
