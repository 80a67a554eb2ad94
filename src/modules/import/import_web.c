// SPDX-License-Identifier: MulanPSL-2.0
/* Pages around an import: what may be brought in, the form, the result. The preview:
 * import_web_preview.c */
#include "modules/import/import_web.h"
#include "import_view.h"
#include "modules/import/import_actions.h"
#include "modules/import/import_web_common.h"
#include "platform/form.h"
#include "platform/text.h"
#include "platform/view.h"

struct str import_web_label(struct ctx *ctx, struct str kind)
{
    const char *key = str_printf(ctx->arena, "import.kind." STR_FMT, STR_ARG(kind)).ptr;

    return text_has(key) ? text(key) : kind;
}

static struct str hint_of(struct ctx *ctx, const struct import_kind *kind)
{
    const char *key = str_printf(ctx->arena, "import.kind.%s.hint", kind->name).ptr;

    return text_has(key) ? text(key) : S("");
}

static struct str template_url(struct ctx *ctx, const struct import_kind *kind)
{
    return str_printf(ctx->arena, "/import/%s/template.csv", kind->name);
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

static struct import_batch_row_v batch_row(struct ctx *ctx, const struct import_batch *b)
{
    return (struct import_batch_row_v){
        .id = b->id,
        .kind = b->kind,
        .kind_label = import_web_label(ctx, b->kind),
        .file_name = b->file_name,
        .written = b->written,
        .skipped = b->skipped,
        .left_out = b->left_out,
        .at = b->at,
        .who = b->account_name,
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

enum status import_web_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct import_batch_row_v *rows;
    struct import_list_v v = {0};
    struct import_batch *batches;
    size_t count;

    kinds_make(ctx, &v);
    TRY(import_batches(ctx, &batches, &count));
    rows = arena_array(ctx->arena, count, struct import_batch_row_v);
    arr_each (i, count)
        rows[i] = batch_row(ctx, &batches[i]);
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
            (struct import_heading_v){.label = import_heading(c), .required = c->required};
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
    v.file.accept = S(".xlsx,.csv");
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, title, &import_form_view, &v);
}

enum status import_web_upload(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct upload *file = param_file(rq, "file");
    const struct import_kind *kind;
    enum status st;
    int64_t id;

    TRY(import_allowed_kind(ctx, path_text(rq, "kind"), &kind));
    if (file == NULL)
        return fail_field(&ctx->err, "file", "import.file_missing", NULL);
    st = import_upload_add(ctx, kind, file->path, file->file_name, &id);
    if (st == ST_INVALID) { /* said at the field, so that the form can show it */
        invalid(ctx, "file", ctx->err.key, ctx->err.arg);
        return invalid_done(ctx);
    }
    TRY(st);
    return respond_see_other(rs, "/import/%s/%lld", kind->name, (long long)id);
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

/* ---- the result ---- */

/* The module whose kind it is: its list shows the rows. */
static struct str list_url(struct ctx *ctx, struct str kind)
{
    for (size_t m = 0; MODULES[m] != NULL; m++) {
        const struct import_kind *k = MODULES[m]->imports;
        const struct str path = str_printf(ctx->arena, "/%s", MODULES[m]->name);

        while (k != NULL && k->name != NULL && !str_eqz(kind, k->name))
            k++;
        if (k == NULL || k->name == NULL)
            continue;
        for (const struct route *r = MODULES[m]->routes; r != NULL && r->path != NULL; r++)
            if (r->method == GET && str_eqz(path, r->path) && may(ctx, r->permission))
                return path;
    }
    return S("");
}

enum status import_web_done(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct import_done_v v = {0};
    struct import_batch b;

    TRY(import_batch_get(ctx, path_id(rq, "id"), &b));
    v.batch = batch_row(ctx, &b);
    v.label = v.batch.kind_label;
    v.crumbs = import_web_crumbs(ctx, NULL, b.file_name);
    v.nothing = b.written == 0;
    v.url = list_url(ctx, b.kind);
    return respond_view(ctx, rq, rs, FRAME_STAFF, TF(ctx->arena, "import.done_title", v.label),
                        &import_done_view, &v);
}
