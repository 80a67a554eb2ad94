// SPDX-License-Identifier: MulanPSL-2.0
/* The sheet of findings that were written down on paper. Rows that are there are passed over; an
 * import can be taken back. */
#include "modules/congress/congress.h"
#include "modules/inspection/inspection_actions.h"
#include "modules/inspection/inspection_parts.h"
#include "modules/inspection/inspection_store.h"
#include "platform/import/import_told.h"
#include "platform/import/import_undo.h"
#include "platform/text.h"

enum { C_TITLE, C_CITE, C_PLACE, C_VERDICT, C_ON, C_TEXT, C_ORGAN, C_DUE, C_FINDER };

static const struct import_column COLUMNS[] = {
    [C_TITLE] = {"title", "执法检查名称|执法检查|title", true},
    [C_CITE] = {"cite", "条款|条文|cite", true},
    [C_PLACE] = {"place", "检查地点|地点|place", true},
    [C_VERDICT] = {"verdict", "检查情况|结论|verdict", true},
    [C_ON] = {"found_on", "检查日期|日期|found_on", true, .day = true},
    [C_TEXT] = {"text", "发现的问题|情况说明|text", false},
    [C_ORGAN] = {"organ", "责任单位|organ", false},
    [C_DUE] = {"due_on", "整改期限|due_on", false, .day = true},
    [C_FINDER] = {"finder", "检查人员|finder", false},
    {0},
};

static enum status find_item(struct ctx *ctx, const struct import_row *row,
                             struct inspection_finding *f)
{
    struct inspection_item *items;
    struct inspection i = {0};
    const enum status st = inspection_store_titled(ctx, row->cells[C_TITLE], &i);
    size_t count = 0;

    if (st == ST_NOT_FOUND) {
        ctx->err = (struct err){0};
        invalid(ctx, "title", "inspection.err.unknown", NULL);
        return ST_OK;
    }
    TRY(st);
    TRY(inspection_store_items(ctx, i.id, &items, &count));
    arr_each (n, count) {
        if (!str_eq(items[n].cite, row->cells[C_CITE]))
            continue;
        f->inspection_id = i.id;
        f->item_id = items[n].id;
        return ST_OK;
    }
    invalid(ctx, "cite", "inspection.err.no_line", NULL);
    return ST_OK;
}

static enum status find_organ(struct ctx *ctx, const struct import_row *row,
                              struct inspection_finding *f)
{
    struct organ organ = {0};
    enum status st;

    if (row->cells[C_ORGAN].len == 0)
        return ST_OK;
    st = organ_by_name(ctx, row->cells[C_ORGAN], &organ);
    if (st == ST_NOT_FOUND) {
        ctx->err = (struct err){0};
        invalid(ctx, "organ", "inspection.err.organ_unknown", NULL);
        return ST_OK;
    }
    f->organ_id = organ.id;
    return st;
}

static enum status read_row(struct ctx *ctx, const struct import_row *row,
                            struct inspection_finding *f)
{
    *f = (struct inspection_finding){.client = S(""),
                                     .way = S("paper"),
                                     .verdict = S(""),
                                     .place = row->cells[C_PLACE],
                                     .text = row->cells[C_TEXT],
                                     .finder = row->cells[C_FINDER]};
    if (!text_word(INSPECTION_VERDICTS, "inspection.verdict.", row->cells[C_VERDICT], &f->verdict))
        invalid(ctx, "verdict", "inspection.err.verdict", NULL);
    else if (!str_eqz(f->verdict, "ok") && f->text.len == 0)
        invalid(ctx, "text", "inspection.err.text", NULL);
    if (!date_parse(row->cells[C_ON], &f->found_on) || date_cmp(f->found_on, ctx->today) > 0)
        invalid(ctx, "found_on", "inspection.err.found_on", NULL);
    if (row->cells[C_DUE].len > 0 && !date_parse(row->cells[C_DUE], &f->due_on))
        invalid(ctx, "due_on", "inspection.err.due_on", NULL);
    invalid_long(ctx, "place", f->place, INSPECTION_LINE_CHARS);
    invalid_long(ctx, "text", f->text, INSPECTION_TEXT_CHARS);
    TRY(find_item(ctx, row, f));
    TRY(find_organ(ctx, row, f));
    return invalid_done(ctx);
}

static enum status there(struct ctx *ctx, const struct inspection_finding *f, bool *out)
{
    struct inspection_finding have = {0};
    const enum status st = inspection_store_same(ctx, f, &have);

    *out = st == ST_OK;
    if (st == ST_NOT_FOUND)
        ctx->err = (struct err){0};
    return st == ST_NOT_FOUND ? ST_OK : st;
}

static enum status check_row(struct ctx *ctx, const struct import_row *row, struct str *out_key)
{
    struct inspection_finding f = {0};

    *out_key = str_printf(ctx->arena, STR_FMT "/" STR_FMT "/" STR_FMT "/" STR_FMT,
                          STR_ARG(row->cells[C_TITLE]), STR_ARG(row->cells[C_CITE]),
                          STR_ARG(row->cells[C_PLACE]), STR_ARG(row->cells[C_TEXT]));
    return read_row(ctx, row, &f);
}

static enum status present(struct ctx *ctx, const struct import_row *row, bool *out)
{
    struct inspection_finding f = {0};

    TRY(read_row(ctx, row, &f));
    return there(ctx, &f, out);
}

static enum status write_row(struct ctx *ctx, const struct import_row *row, bool *out_skipped)
{
    struct inspection_finding f = {0};

    TRY(read_row(ctx, row, &f));
    TRY(there(ctx, &f, out_skipped));
    if (*out_skipped)
        return ST_OK;
    TRY(inspection_write(ctx, &f));
    if (row->out_id != NULL)
        *row->out_id = f.id;
    return ST_OK;
}

static enum status undo(struct ctx *ctx, int64_t id, bool look, struct import_undo *out)
{
    struct inspection_finding f = {0};
    const enum status st = inspection_store_finding(ctx, id, &f);

    out->name = S("");
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    out->name = f.place;
    if (f.version != 1 || f.later_id != 0 || f.problem_id != 0)
        out->why = "import.undo.changed";
    TRY(import_undo_check(ctx, "inspection_finding", id, NULL, out));
    return look || out->why != NULL ? ST_OK : inspection_store_finding_delete(ctx, id);
}

static enum status imported(struct ctx *ctx, size_t written, size_t skipped)
{
    return import_told(ctx, "inspection.imported", written, skipped);
}

const struct import_kind INSPECTION_IMPORTS[] = {
    {"inspection_finding", "inspection.manage", COLUMNS, check_row, write_row, imported, present,
     undo, import_changes_nothing, NULL},
    {0},
};
