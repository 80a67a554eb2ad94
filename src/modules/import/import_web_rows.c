// SPDX-License-Identifier: MulanPSL-2.0
/* Faulty rows as a form: the cells put right, rows left out. */
#include "import_view.h"
#include "modules/import/import_actions.h"
#include "modules/import/import_web.h"
#include "modules/import/import_web_common.h"
#include "platform/form.h"
#include "platform/text.h"
#include "platform/view.h"

enum { ROWS_SHOWN = 20, OTHERS_SHOWN = 4, LONG_BYTES = 90, LEFT_SHOWN = 200 };

struct page {
    struct ctx *ctx;
    const struct import_kind *kind;
    struct import_upload upload;
    struct import_plan plan;
    const char *path;
    struct import_report report;
};

static enum status page_open(struct ctx *ctx, const struct request *rq, struct page *p)
{
    *p = (struct page){.ctx = ctx};
    TRY(import_allowed_kind(ctx, path_text(rq, "kind"), &p->kind));
    TRY(import_upload_get(ctx, p->kind, path_id(rq, "id"), &p->upload, &p->path));
    import_plan_read(ctx, p->kind, p->upload.spool_name, &p->plan);
    p->plan.repeats = import_repeats_of(form_value(rq, "repeats", param_text(rq, "repeats")));
    return import_check_plan(ctx, p->kind, p->path, &p->plan, &p->report);
}

/* ---- the form ---- */

static const struct import_fault *fault_of(const struct page *p, size_t row, const char *column)
{
    for (size_t i = 0; i < p->report.faults_count; i++) {
        const struct import_fault *f = &p->report.faults[i];

        if (f->row == row && f->column == column)
            return f;
    }
    return NULL;
}

static void add_cell(struct page *p, const struct import_row *row, size_t col, size_t *inputs,
                     struct import_fix_row_v *out, struct import_fix_cell_v *cells)
{
    struct arena *a = p->ctx->arena;
    const char *column = p->kind->columns[col].name;
    const struct import_fault *fault = fault_of(p, row->number, column);
    const struct str value = row->cells[col];

    cells[out->cells_count++] = (struct import_fix_cell_v){
        .name = str_printf(a, "v%zu", *inputs),
        .id = str_printf(a, "f-v%zu", *inputs),
        .at = str_printf(a, "%zu=%zu/%s", *inputs, row->number, column),
        .label = import_heading(&p->kind->columns[col]),
        .value = value,
        .error = fault != NULL ? fault->sentence : S(""),
        .tall = value.len > LONG_BYTES || memchr(value.ptr, '\n', value.len) != NULL,
    };
    ++*inputs;
}

static struct str others_of(struct page *p, const struct import_row *row)
{
    struct str list[OTHERS_SHOWN];
    size_t count = 0;

    for (size_t c = 0; c < p->report.columns && count < OTHERS_SHOWN; c++)
        if (row->cells[c].len > 0 && fault_of(p, row->number, p->kind->columns[c].name) == NULL)
            list[count++] = import_web_clipped(p->ctx, row->cells[c]);
    return str_join(p->ctx->arena, list, count, S("，"));
}

static void row_faults(struct page *p, size_t row, struct import_fix_row_v *out)
{
    struct str *faults = arena_array(p->ctx->arena, p->report.faults_count, struct str);

    arr_each (i, p->report.faults_count)
        if (p->report.faults[i].row == row && p->report.faults[i].column == NULL)
            faults[out->faults_count++] = p->report.faults[i].sentence;
    out->faults = faults;
}

/* The faulty cells; of a row that is faulty as a whole, every cell that it has. */
static bool row_make(struct page *p, const struct import_row *row, size_t *inputs,
                     struct import_fix_row_v *out)
{
    struct import_fix_cell_v *cells =
        arena_array(p->ctx->arena, p->report.columns, struct import_fix_cell_v);
    size_t wanted = 0;

    *out = (struct import_fix_row_v){.row = (int64_t)row->number, .cells = cells};
    row_faults(p, row->number, out);
    for (int pass = 0; pass < 2; pass++) {
        arr_each (c, p->report.columns) {
            if (out->faults_count > 0 ? row->cells[c].len == 0
                                      : fault_of(p, row->number, p->kind->columns[c].name) == NULL)
                continue;
            if (pass == 0)
                wanted++;
            else
                add_cell(p, row, c, inputs, out, cells);
        }
        if (*inputs + wanted > IMPORT_FIXES_MAX)
            return false;
    }
    out->other = others_of(p, row);
    return true;
}

static enum status rows_make(struct page *p, struct import_rows_v *v)
{
    struct import_fix_row_v *rows = arena_array(p->ctx->arena, ROWS_SHOWN, struct import_fix_row_v);
    size_t numbers[ROWS_SHOWN], count = 0, inputs = 0;
    struct import_row *found;

    for (size_t i = 0; i < p->report.faults_count && count < ROWS_SHOWN; i++)
        if (count == 0 || numbers[count - 1] != p->report.faults[i].row)
            numbers[count++] = p->report.faults[i].row;
    TRY(import_rows(p->ctx, p->kind, p->path, &p->plan, numbers, count, &found, &count));
    while (v->rows_count < count &&
           row_make(p, &found[v->rows_count], &inputs, &rows[v->rows_count]))
        v->rows_count++;
    v->rows = rows;
    v->more = v->rows_count < p->report.faulty;
    return ST_OK;
}

static void left_make(struct page *p, struct import_rows_v *v)
{
    struct import_left_row_v *rows =
        arena_array(p->ctx->arena, LEFT_SHOWN, struct import_left_row_v);

    for (size_t i = 0; i < p->plan.patches_count && v->left_count < LEFT_SHOWN; i++)
        if (p->plan.patches[i].column == NULL)
            rows[v->left_count++].row = (int64_t)p->plan.patches[i].row;
    v->left = rows;
}

enum status import_web_rows(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct err refused = ctx->err;
    struct import_rows_v v = {0};
    struct page p;

    TRY(page_open(ctx, rq, &p));
    TRY(rows_make(&p, &v));
    left_make(&p, &v);
    v.label = import_web_label(ctx, p.upload.kind);
    v.file_name = p.upload.file_name;
    v.crumbs = import_web_crumbs(ctx, p.kind, p.upload.file_name);
    v.lead = TF(ctx->arena, "import.rows_lead", str_printf(ctx->arena, "%zu", p.report.faulty));
    v.repeats = form_value(rq, "repeats", param_text(rq, "repeats"));
    v.url = import_web_url(ctx, p.kind, p.upload.id, "/rows");
    v.back = import_web_url(ctx, p.kind, p.upload.id, "");
    ctx->err = refused;
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, TF(ctx->arena, "import.rows_title", v.label),
                        &import_rows_view, &v);
}

/* ---- what was typed ---- */

/* "12=5/raised_at" */
static bool parse_at(const struct import_kind *kind, struct str at, size_t *out_input,
                     struct import_patch *out)
{
    struct str input, row;
    int64_t n, r;

    if (!str_cut(&at, '=', &input) || !str_cut(&at, '/', &row) || !str_to_int(input, &n) ||
        !str_to_int(row, &r) || n < 0 || n >= IMPORT_FIXES_MAX || r <= 0)
        return false;
    *out_input = (size_t)n;
    *out = (struct import_patch){.row = (size_t)r, .column = import_column_named(kind, at)};
    return out->column != NULL;
}

static struct str input_value(const struct request *rq, size_t input)
{
    char name[8];

    snprintf(name, sizeof name, "v%zu", input);
    return param_text(rq, name);
}

static bool is_dropped(const struct import_patch *list, size_t count, size_t row)
{
    arr_each (i, count)
        if (list[i].row == row && list[i].column == NULL)
            return true;
    return false;
}

static size_t dropped(const struct page *p, const struct request *rq, struct import_patch *list)
{
    size_t count = 0;

    arr_each (i, param_count(rq, "drop"))
        if (param_int_at(rq, "drop", i) > 0)
            list[count++] = (struct import_patch){.row = (size_t)param_int_at(rq, "drop", i)};
    for (size_t i = 0; param_bool(rq, "drop_all") && i < p->report.faults_count; i++)
        if (i == 0 || p->report.faults[i].row != p->report.faults[i - 1].row)
            list[count++] = (struct import_patch){.row = p->report.faults[i].row};
    return count;
}

/* Every input of a row that is still faulty. */
static void typed(struct page *p, const struct request *rq, struct import_patch *list,
                  size_t *count)
{
    const size_t drops = *count;
    struct import_patch one;
    size_t input;

    arr_each (i, param_count(rq, "at")) {
        if (!parse_at(p->kind, param_text_at(rq, "at", i), &input, &one) ||
            is_dropped(list, drops, one.row))
            continue;
        if (fault_of(p, one.row, one.column) == NULL && fault_of(p, one.row, NULL) == NULL)
            continue; /* put right elsewhere meanwhile */
        one.value = input_value(rq, input);
        list[(*count)++] = one;
    }
}

enum status import_web_correct(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct import_patch *list;
    struct page p;
    size_t count, *back;

    TRY(page_open(ctx, rq, &p));
    list = arena_array(ctx->arena,
                       param_count(rq, "at") + param_count(rq, "drop") + p.report.faults_count + 1,
                       struct import_patch);
    back = arena_array(ctx->arena, param_count(rq, "back") + 1, size_t);
    arr_each (i, param_count(rq, "back"))
        back[i] = param_int_at(rq, "back", i) > 0 ? (size_t)param_int_at(rq, "back", i) : 0;
    count = dropped(&p, rq, list);
    typed(&p, rq, list, &count);
    TRY(import_correct(ctx, p.kind, &p.upload, list, count, back, param_count(rq, "back")));
    TRY(page_open(ctx, rq, &p));
    return respond_see_other(
        rs, STR_FMT "?repeats=" STR_FMT,
        STR_ARG(import_web_url(ctx, p.kind, p.upload.id, p.report.faulty > 0 ? "/rows" : "")),
        STR_ARG(import_web_repeats(p.plan.repeats)));
}
