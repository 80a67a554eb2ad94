// SPDX-License-Identifier: MulanPSL-2.0
/* Saying which column of a foreign file is which. */
#include "import_view.h"
#include "modules/import/import_actions.h"
#include "modules/import/import_web.h"
#include "modules/import/import_web_common.h"
#include "platform/form.h"
#include "platform/text.h"
#include "platform/view.h"

enum { ALL_MAX = 256 };

/* "3=subject" */
static bool parse_choice(const struct import_kind *kind, struct str choice, int64_t *out_at,
                         const char **out_column)
{
    struct str at;

    if (!str_cut(&choice, '=', &at) || !str_to_int(at, out_at))
        return false;
    *out_column = import_column_named(kind, choice);
    return *out_column != NULL;
}

/* What was chosen for a column, when the form is shown again. */
static const char *typed(const struct request *rq, const struct import_kind *kind, size_t at)
{
    const char *column;
    int64_t n;

    arr_each (i, param_count(rq, "as"))
        if (parse_choice(kind, param_text_at(rq, "as", i), &n, &column) && n == (int64_t)at)
            return column;
    return NULL;
}

static struct str samples_of(struct ctx *ctx, const struct import_file_column *c)
{
    struct str list[IMPORT_SAMPLES];
    size_t count = 0;

    arr_each (i, IMPORT_SAMPLES)
        if (c->samples[i].len > 0)
            list[count++] = import_web_clipped(ctx, c->samples[i]);
    return str_join(ctx->arena, list, count, S("；"));
}

static void options_make(struct ctx *ctx, const struct import_kind *kind, size_t at,
                         const char *chosen, struct import_assigned_v *out)
{
    struct option_v *options = arena_array(ctx->arena, IMPORT_COLUMNS_MAX + 1, struct option_v);
    size_t count = 0;

    options[count++] = (struct option_v){.label = T("import.not_read"), .on = chosen == NULL};
    for (const struct import_column *c = kind->columns; c->name != NULL; c++)
        options[count++] = (struct option_v){
            .value = str_printf(ctx->arena, "%zu=%s", at, c->name),
            .label = c->required ? TF(ctx->arena, "import.needed", import_heading(c))
                                 : import_heading(c),
            .on = chosen == c->name,
        };
    out->options = options;
    out->options_count = count;
}

enum status import_web_columns(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct err refused = ctx->err;
    const struct import_kind *kind;
    struct import_columns_v v = {0};
    struct import_file_column *columns;
    struct import_assigned_v *rows;
    struct import_upload upload;
    struct import_plan plan;
    const char *path;
    size_t count;

    TRY(import_allowed_kind(ctx, path_text(rq, "kind"), &kind));
    TRY(import_upload_get(ctx, kind, path_id(rq, "id"), &upload, &path));
    import_plan_read(ctx, kind, upload.spool_name, &plan);
    TRY(import_file_columns(ctx, kind, path, &plan, &columns, &count));
    rows = arena_array(ctx->arena, count, struct import_assigned_v);
    arr_each (i, count) {
        rows[i].heading = columns[i].heading;
        rows[i].samples = samples_of(ctx, &columns[i]);
        rows[i].guessed = columns[i].guessed && !form_again(rq);
        options_make(ctx, kind, i, form_again(rq) ? typed(rq, kind, i) : columns[i].column,
                     &rows[i]);
    }
    v.columns = rows;
    v.columns_count = count;
    v.label = import_web_label(ctx, upload.kind);
    v.file_name = upload.file_name;
    v.crumbs = import_web_crumbs(ctx, kind, upload.file_name);
    v.url = import_web_url(ctx, kind, upload.id, "/columns");
    v.drop = import_web_url(ctx, kind, upload.id, "/drop");
    ctx->err = refused;
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, TF(ctx->arena, "import.columns_title", v.label),
                        &import_columns_view, &v);
}

enum status import_web_assign(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct import_alias aliases[ALL_MAX];
    const struct import_kind *kind;
    struct import_file_column *columns;
    struct import_upload upload;
    struct import_plan plan;
    const char *path;
    size_t count;
    enum status st;

    TRY(import_allowed_kind(ctx, path_text(rq, "kind"), &kind));
    TRY(import_upload_get(ctx, kind, path_id(rq, "id"), &upload, &path));
    import_plan_read(ctx, kind, upload.spool_name, &plan);
    TRY(import_file_columns(ctx, kind, path, &plan, &columns, &count));
    for (size_t i = 0; i < count && i < ALL_MAX; i++)
        aliases[i] = (struct import_alias){columns[i].heading, typed(rq, kind, i)};
    st = import_assign(ctx, kind, &upload, aliases, count < ALL_MAX ? count : ALL_MAX);
    if (st == ST_INVALID) {
        invalid(ctx, "as", ctx->err.key, ctx->err.arg);
        return invalid_done(ctx);
    }
    TRY(st);
    return respond_see_other(rs, STR_FMT, STR_ARG(import_web_url(ctx, kind, upload.id, "")));
}
