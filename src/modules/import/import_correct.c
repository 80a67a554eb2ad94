// SPDX-License-Identifier: MulanPSL-2.0
/* What people say about a kept file: its headings, its wrong cells, the rows to leave out. */
#include "base/utf8.h"
#include "modules/import/import_actions.h"
#include "platform/db.h"

enum { HEADING_CHARS_MAX = 100 };

/* ---- headings ---- */

struct naming {
    struct str kind;
    const struct import_alias *aliases;
    size_t count;
};

static enum status remember_tx(struct ctx *ctx, const void *input)
{
    const struct naming *in = input;

    arr_each (i, in->count) {
        const struct import_alias *a = &in->aliases[i];
        const struct import_named named = {a->heading, str_from(a->column)};

        if (utf8_chars(a->heading.ptr, a->heading.len) <= HEADING_CHARS_MAX)
            TRY(import_store_name_heading(ctx, in->kind, &named));
    }
    return ST_OK;
}

static enum status check_twice(struct ctx *ctx, const struct import_kind *kind,
                               const struct import_alias *aliases, size_t count)
{
    for (const struct import_column *c = kind->columns; c->name != NULL; c++) {
        size_t times = 0;

        arr_each (i, count)
            times += aliases[i].column == c->name;
        if (times > 1)
            return fail_field(&ctx->err, "as", "import.assigned_twice",
                              str_z(ctx->arena, import_heading(c)));
    }
    return ST_OK;
}

static enum status check_needed(struct ctx *ctx, const struct import_kind *kind,
                                const struct import_alias *aliases, size_t count)
{
    struct str missing[IMPORT_COLUMNS_MAX];
    size_t missing_count = 0;

    for (const struct import_column *c = kind->columns; c->name != NULL; c++) {
        bool there = !c->required;

        arr_each (i, count)
            there = there || aliases[i].column == c->name;
        if (!there)
            missing[missing_count++] = import_heading(c);
    }
    if (missing_count == 0)
        return ST_OK;
    return fail_field(&ctx->err, "as", "import.columns_needed",
                      str_z(ctx->arena, str_join(ctx->arena, missing, missing_count, S("、"))));
}

enum status import_assign(struct ctx *ctx, const struct import_kind *kind,
                          const struct import_upload *upload, const struct import_alias *aliases,
                          size_t count)
{
    const struct naming in = {str_from(kind->name), aliases, count};
    struct import_plan plan;

    TRY(check_twice(ctx, kind, aliases, count));
    TRY(check_needed(ctx, kind, aliases, count));
    import_plan_read(ctx, kind, upload->spool_name, &plan);
    plan.aliases = aliases;
    plan.aliases_count = count;
    TRY(import_plan_keep(ctx, upload->spool_name, &plan));
    return db_tx(ctx, remember_tx, &in);
}

/* ---- cells and rows ---- */

static bool has_row(const size_t *rows, size_t count, size_t row)
{
    arr_each (i, count)
        if (rows[i] == row)
            return true;
    return false;
}

static void put(struct import_patch *list, size_t *count, const struct import_patch *p)
{
    arr_each (i, *count) {
        if (list[i].row == p->row && list[i].column == p->column) {
            list[i] = *p;
            return;
        }
    }
    list[(*count)++] = *p;
}

enum status import_correct(struct ctx *ctx, const struct import_kind *kind,
                           const struct import_upload *upload, const struct import_patch *patches,
                           size_t count, const size_t *back, size_t back_count)
{
    struct import_progress now;
    struct import_plan plan;
    struct import_patch *list;
    size_t kept = 0;

    import_run_state(ctx, upload->spool_name, &now);
    if (now.state == IMPORT_RUN_ON)
        return fail(&ctx->err, ST_CONFLICT, "import.running", NULL);
    import_plan_read(ctx, kind, upload->spool_name, &plan);
    list = arena_array(ctx->arena, plan.patches_count + count, struct import_patch);
    arr_each (i, plan.patches_count) {
        const struct import_patch *p = &plan.patches[i];

        if (p->column != NULL || !has_row(back, back_count, p->row))
            list[kept++] = *p;
    }
    arr_each (i, count)
        put(list, &kept, &patches[i]);
    plan.patches = list;
    plan.patches_count = kept;
    return import_plan_keep(ctx, upload->spool_name, &plan);
}
