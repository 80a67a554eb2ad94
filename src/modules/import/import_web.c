// SPDX-License-Identifier: MulanPSL-2.0
/* Pages around an import: what may be brought in, the form, the sheet to fill in. A waiting
 * file: import_web_preview.c; the result: import_web_done.c */
#include "modules/import/import_web.h"
#include "import_view.h"
#include "modules/import/import_actions.h"
#include "modules/import/import_web_common.h"
#include "platform/form.h"
#include "platform/sheet_write.h"
#include "platform/text.h"
#include "platform/view.h"

struct str import_web_label(struct ctx *ctx, struct str kind)
{
    const char *key = str_printf(ctx->arena, "import.kind." STR_FMT, STR_ARG(kind)).ptr;

    const struct import_kind *made;

    if (text_has(key))
        return text(key);
    made = import_kind_of(ctx, kind);
    return made != NULL && made->label.len > 0 ? made->label : kind;
}

static struct str hint_of(struct ctx *ctx, const struct import_kind *kind)
{
    const char *key = str_printf(ctx->arena, "import.kind.%s.hint", kind->name).ptr;

    return text_has(key) ? text(key) : kind->hint;
}

static struct str template_url(struct ctx *ctx, const struct import_kind *kind)
{
    return str_printf(ctx->arena, "/import/%s/template.xlsx", kind->name);
}

static struct str kind_url(struct ctx *ctx, const struct import_kind *kind)
{
    return str_printf(ctx->arena, "/import/%s", kind->name);
}

struct crumbs_v import_web_crumbs(struct ctx *ctx, const struct import_kind *kind, struct str here)
{
    struct link_v *items = arena_array(ctx->arena, 2, struct link_v);
    size_t count = 0;

    items[count++] = (struct link_v){.label = T("import.title"), .url = S("/import")};
    if (kind != NULL)
        items[count++] = (struct link_v){.label = import_web_label(ctx, str_from(kind->name)),
                                         .url = kind_url(ctx, kind)};
    return (struct crumbs_v){.items = items, .items_count = count, .here = here};
}

/* ---- what may be brought in ---- */

struct import_batch_row_v import_web_batch(struct ctx *ctx, const struct import_batch *b)
{
    return (struct import_batch_row_v){
        .id = b->id,
        .kind = b->kind,
        .kind_label = import_web_label(ctx, b->kind),
        .file_name = b->file_name,
        .written = b->written,
        .skipped = b->skipped,
        .left_out = b->left_out,
        .excluded = b->excluded,
        .corrected = b->corrected,
        .at = b->at,
        .who = b->account_name,
        .undone_at = b->undone_at,
        .undone_by = b->undone_by,
        .state = b->undone_at != 0 ? (struct tag_v){.label = T("import.state.undone")}
                                   : (struct tag_v){T("import.state.done"), S("ok")},
    };
}

static size_t count_kinds(void)
{
    size_t n = 0;

    for (size_t m = 0; MODULES[m] != NULL; m++)
        for (const struct import_kind *k = MODULES[m]->imports; k != NULL && k->name != NULL; k++)
            n++;
    return n;
}

static void kinds_make(struct ctx *ctx, struct import_list_v *v)
{
    struct import_kind_row_v *rows =
        arena_array(ctx->arena, count_kinds(), struct import_kind_row_v);

    v->kinds = rows;
    for (size_t m = 0; MODULES[m] != NULL; m++) {
        for (const struct import_kind *k = MODULES[m]->imports; k != NULL && k->name != NULL; k++) {
            if (!may(ctx, k->permission))
                continue;
            rows[v->kinds_count++] = (struct import_kind_row_v){
                .name = str_from(k->name),
                .label = import_web_label(ctx, str_from(k->name)),
                .hint = hint_of(ctx, k),
                .url = kind_url(ctx, k),
                .template = template_url(ctx, k),
            };
        }
    }
}

struct str import_web_url(struct ctx *ctx, const struct import_kind *kind, int64_t upload_id,
                          const char *rest)
{
    return str_printf(ctx->arena, "/import/%s/%lld%s", kind->name, (long long)upload_id, rest);
}

static struct import_pending_row_v pending_row(struct ctx *ctx, const struct import_kind *kind,
                                               const struct import_upload *u)
{
    struct import_pending_row_v row = {
        .file_name = u->file_name,
        .kind_label = import_web_label(ctx, u->kind),
        .at = u->at,
        .state = {.label = T("import.state.waiting"), .class = S("wait")},
        .url = import_web_url(ctx, kind, u->id, ""),
    };
    struct import_progress now;

    import_run_state(ctx, u->spool_name, &now);
    if (now.state == IMPORT_RUN_ON)
        row.state = (struct tag_v){T("import.state.running"), S("doing")};
    else if (now.state == IMPORT_RUN_FAILED || now.state == IMPORT_RUN_STOPPED_SHORT)
        row.state = (struct tag_v){T("import.state.not_done"), S("bad")};
    if (now.state != IMPORT_RUN_NONE)
        row.url = import_web_url(ctx, kind, u->id, "/run");
    return row;
}

/* What the actor has begun within a day. */
static enum status pending_make(struct ctx *ctx, struct import_list_v *v)
{
    struct import_pending_row_v *rows;
    struct import_upload *uploads;
    size_t count;

    TRY(import_uploads(ctx, &uploads, &count));
    rows = arena_array(ctx->arena, count, struct import_pending_row_v);
    arr_each (i, count) {
        const struct import_kind *kind = import_kind_of(ctx, uploads[i].kind);

        if (kind != NULL && may(ctx, kind->permission))
            rows[v->pending_count++] = pending_row(ctx, kind, &uploads[i]);
    }
    v->pending = rows;
    return ST_OK;
}

enum status import_web_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct import_batch_row_v *rows;
    struct import_list_v v = {0};
    struct import_batch *batches;
    size_t count;

    kinds_make(ctx, &v);
    TRY(pending_make(ctx, &v));
    TRY(import_batches(ctx, &batches, &count));
    rows = arena_array(ctx->arena, count, struct import_batch_row_v);
    arr_each (i, count)
        rows[i] = import_web_batch(ctx, &batches[i]);
    v.batches = rows;
    v.batches_count = count;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("import.title"), &import_list_view, &v);
}

/* ---- the form ---- */

static void headings_make(struct ctx *ctx, const struct import_kind *kind, struct import_form_v *v)
{
    struct import_heading_v *headings =
        arena_array(ctx->arena, IMPORT_COLUMNS_MAX, struct import_heading_v);

    v->headings = headings;
    for (const struct import_column *c = kind->columns; c->name != NULL; c++)
        headings[v->headings_count++] =
            (struct import_heading_v){.label = import_heading(c),
                                      .required = c->required,
                                      .about = import_about(ctx->arena, kind, c, "")};
}

enum status import_web_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct import_kind *kind;
    struct import_form_v v = {0};
    struct str title;

    TRY(import_allowed_kind(ctx, path_text(rq, "kind"), &kind));
    v.kind = str_from(kind->name);
    v.label = import_web_label(ctx, v.kind);
    title = TF(ctx->arena, "import.form_title", v.label);
    v.crumbs = import_web_crumbs(ctx, NULL, v.label);
    v.hint = hint_of(ctx, kind);
    v.url = kind_url(ctx, kind);
    v.template = template_url(ctx, kind);
    headings_make(ctx, kind, &v);
    v.file = form_field(ctx, rq, "file", "file", "import.file", S(""));
    v.file.accept = S(".xlsx,.csv,.xls,.et");
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, title, &import_form_view, &v);
}

enum status import_web_upload(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct upload *file = param_file(rq, "file");
    const struct import_kind *kind;
    bool assign = false;
    enum status st;
    int64_t id;

    TRY(import_allowed_kind(ctx, path_text(rq, "kind"), &kind));
    if (file == NULL)
        return fail_field(&ctx->err, "file", "import.file_missing", NULL);
    st = import_upload_add(ctx, kind, file->path, file->file_name, &id, &assign);
    if (st == ST_INVALID) { /* said at the field, so that the form can show it */
        invalid(ctx, "file", ctx->err.key, ctx->err.arg);
        return invalid_done(ctx);
    }
    TRY(st);
    return respond_see_other(rs, STR_FMT,
                             STR_ARG(import_web_url(ctx, kind, id, assign ? "/columns" : "")));
}

enum status import_web_template(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct import_kind *kind;
    struct str name;

    TRY(import_allowed_kind(ctx, path_text(rq, "kind"), &kind));
    name = str_printf(
        ctx->arena, STR_FMT ".csv",
        STR_ARG(TF(ctx->arena, "import.template_of", import_web_label(ctx, str_from(kind->name)))));
    return respond_bytes(rs, "text/csv; charset=utf-8", name, import_template(ctx->arena, kind));
}

enum status import_web_template_book(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct file_answer file = {.content_type = sheet_format_type(SHEET_XLSX)};
    const struct import_kind *kind;

    TRY(import_allowed_kind(ctx, path_text(rq, "kind"), &kind));
    file.name = str_printf(
        ctx->arena, STR_FMT ".xlsx",
        STR_ARG(TF(ctx->arena, "import.template_of", import_web_label(ctx, str_from(kind->name)))));
    TRY(import_template_book(ctx, kind, &file.path));
    return respond_file(ctx, rq, rs, &file);
}
