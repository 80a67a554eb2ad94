// SPDX-License-Identifier: MulanPSL-2.0
/* Sheets: the ledger of documents of past years, and the lists of what makers issued. Rows that are
 * there are passed over; both can be taken back. */
#include "modules/congress/congress.h"
#include "modules/filing/filing_actions.h"
#include "modules/filing/filing_fields.h"
#include "modules/filing/filing_parts.h"
#include "modules/filing/filing_rules.h"
#include "modules/filing/filing_store.h"
#include "platform/db.h"
#include "platform/import/import_told.h"
#include "platform/import/import_undo.h"
#include "platform/text.h"

static void read_day(struct ctx *ctx, const char *field, struct str cell, struct date *out)
{
    if (cell.len > 0 && !date_parse(cell, out))
        invalid(ctx, field, "filing.err.day", NULL);
}

static enum status find_organ(struct ctx *ctx, struct str name, struct organ *out)
{
    const enum status st = organ_by_name(ctx, name, out);

    if (st != ST_NOT_FOUND)
        return st;
    ctx->err = (struct err){0};
    invalid(ctx, "organ", "filing.err.organ", NULL);
    return ST_OK;
}

static enum status imported(struct ctx *ctx, size_t written, size_t skipped)
{
    return import_told(ctx, "filing.imported", written, skipped);
}

/* ---------------------------------------------------------------- the ledger */

enum { TITLE, NUMBER, ORGAN, PUBLISHED, FILED, MODE, RESULT, CLOSED };

static const struct import_column COLUMNS[] = {
    [TITLE] = {"title", "文件名称|名称|title", true},
    [NUMBER] = {"number", "发文字号|文号|number", false},
    [ORGAN] = {"organ", "制定机关|报备机关|organ", true},
    [PUBLISHED] = {"published_on", "公布日期|发布日期|published_on", true, .day = true},
    [FILED] = {"filed_on", "报备日期|备案日期|filed_on", true, .day = true},
    [MODE] = {"mode", "审查方式|mode", true},
    [RESULT] = {"result", "审查结果|result", true},
    [CLOSED] = {"closed_on", "办结日期|closed_on", true, .day = true},
    {0},
};

static enum status read_row(struct ctx *ctx, const struct import_row *row, struct filing *f)
{
    struct organ organ = {0};
    struct law_params params;
    struct calendar cal;

    *f = (struct filing){.title = row->cells[TITLE],
                         .number = filing_number_tidy(ctx->arena, row->cells[NUMBER]),
                         .index_number = S(""),
                         .body = S(""),
                         .state = S("closed"),
                         .ground = S(""),
                         .mode = S(""),
                         .result = S("")};
    TRY(find_organ(ctx, row->cells[ORGAN], &organ));
    read_day(ctx, "published_on", row->cells[PUBLISHED], &f->published_on);
    read_day(ctx, "filed_on", row->cells[FILED], &f->filed_on);
    read_day(ctx, "closed_on", row->cells[CLOSED], &f->closed_on);
    if (!text_word(FILING_MODES, "filing.mode.", row->cells[MODE], &f->mode))
        invalid(ctx, "mode", "filing.err.mode", NULL);
    if (!text_word(FILING_RESULTS, "filing.result.", row->cells[RESULT], &f->result))
        invalid(ctx, "result", "filing.err.result", NULL);
    invalid_long(ctx, "title", f->title, FILING_TITLE_CHARS);
    invalid_long(ctx, "number", f->number, FILING_NUMBER_CHARS);
    TRY(invalid_done(ctx));
    if (date_cmp(f->filed_on, f->published_on) < 0 || date_cmp(f->closed_on, f->filed_on) < 0 ||
        date_cmp(f->closed_on, ctx->today) > 0)
        return fail_field(&ctx->err, "closed_on", "filing.err.order", NULL);
    f->organ_id = organ.id;
    TRY(filing_maker_word(ctx, organ.id, &f->maker));
    TRY(congress_calendar(ctx, &cal));
    TRY(congress_law_params(ctx, f->filed_on, &params));
    f->due_on = filing_law_due(FILING_LAW_FILE, &cal, &params, f->published_on, false);
    f->late_days = filing_law_late(&cal, &params, f->published_on, f->filed_on);
    f->registered_on = f->filed_on;
    return ST_OK;
}

static enum status there(struct ctx *ctx, const struct filing *f, bool *out)
{
    const struct filing_filter filter = {
        .q = f->title, .organ_id = f->organ_id, .from = f->filed_on, .to = f->filed_on, .limit = 1};
    struct filing *all;
    struct str next;
    size_t count;
    int64_t total;

    TRY(filing_store_page(ctx, &filter, &all, &count, &next, &total));
    *out = count > 0;
    return ST_OK;
}

static enum status check(struct ctx *ctx, const struct import_row *row, struct str *out_key)
{
    struct filing f;

    *out_key = str_printf(ctx->arena, STR_FMT "/" STR_FMT "/" STR_FMT, STR_ARG(row->cells[TITLE]),
                          STR_ARG(row->cells[ORGAN]), STR_ARG(row->cells[FILED]));
    return read_row(ctx, row, &f);
}

static enum status present(struct ctx *ctx, const struct import_row *row, bool *out)
{
    struct filing f;

    TRY(read_row(ctx, row, &f));
    return there(ctx, &f, out);
}

static enum status write(struct ctx *ctx, const struct import_row *row, bool *out_skipped)
{
    struct filing f;

    TRY(read_row(ctx, row, &f));
    TRY(there(ctx, &f, out_skipped));
    if (*out_skipped)
        return ST_OK;
    f.id = db_new_id(ctx);
    f.register_year = f.registered_on.year;
    TRY(filing_store_next_no(ctx, f.register_year, &f.register_no));
    if (row->out_id != NULL)
        *row->out_id = f.id;
    return filing_store_insert(ctx, &f);
}

static enum status undo(struct ctx *ctx, int64_t id, bool look, struct import_undo *out)
{
    struct filing f;
    const enum status st = filing_store_get(ctx, id, &f);

    out->name = S("");
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    out->name = f.title;
    if (f.version != 1)
        out->why = "import.undo.changed";
    TRY(import_undo_check(ctx, "filing", id, NULL, out));
    return look || out->why != NULL ? ST_OK : filing_store_delete(ctx, id);
}

/* ---------------------------------------------------------------- what was issued */

enum { L_ORGAN, L_NUMBER, L_TITLE, L_PUBLISHED };

static const struct import_column LISTED[] = {
    [L_ORGAN] = {"organ", "制定机关|发文机关|organ", true},
    [L_NUMBER] = {"number", "发文字号|文号|number", false},
    [L_TITLE] = {"title", "文件名称|名称|title", true},
    [L_PUBLISHED] = {"published_on", "公布日期|发布日期|published_on", true, .day = true},
    {0},
};

static enum status read_listed(struct ctx *ctx, const struct import_row *row,
                               struct filing_listed *l)
{
    struct organ organ = {0};

    *l = (struct filing_listed){.number =
                                    row->cells[L_NUMBER].len > 0 ? row->cells[L_NUMBER] : S(""),
                                .title = row->cells[L_TITLE]};
    TRY(find_organ(ctx, row->cells[L_ORGAN], &organ));
    read_day(ctx, "published_on", row->cells[L_PUBLISHED], &l->published_on);
    invalid_long(ctx, "title", l->title, FILING_TITLE_CHARS);
    invalid_long(ctx, "number", l->number, FILING_NUMBER_CHARS);
    l->organ_id = organ.id;
    return invalid_done(ctx);
}

static enum status listed_check(struct ctx *ctx, const struct import_row *row, struct str *out_key)
{
    struct filing_listed l;

    *out_key = str_printf(ctx->arena, STR_FMT "/" STR_FMT "/" STR_FMT "/" STR_FMT,
                          STR_ARG(row->cells[L_ORGAN]), STR_ARG(row->cells[L_NUMBER]),
                          STR_ARG(row->cells[L_TITLE]), STR_ARG(row->cells[L_PUBLISHED]));
    return read_listed(ctx, row, &l);
}

static enum status listed_present(struct ctx *ctx, const struct import_row *row, bool *out)
{
    struct filing_listed l;

    TRY(read_listed(ctx, row, &l));
    return filing_store_listed_there(ctx, &l, out);
}

static enum status listed_write(struct ctx *ctx, const struct import_row *row, bool *out_skipped)
{
    struct filing_listed l;

    TRY(read_listed(ctx, row, &l));
    TRY(filing_store_listed_there(ctx, &l, out_skipped));
    if (*out_skipped)
        return ST_OK;
    l.id = db_new_id(ctx);
    if (row->out_id != NULL)
        *row->out_id = l.id;
    return filing_store_listed_insert(ctx, &l);
}

static enum status listed_undo(struct ctx *ctx, int64_t id, bool look, struct import_undo *out)
{
    out->name = S("");
    TRY(import_undo_check(ctx, "filing_catalogue", id, NULL, out));
    return look || out->why != NULL ? ST_OK : filing_store_listed_delete(ctx, id);
}

const struct import_kind FILING_IMPORTS[] = {
    {"filing", "filing.manage", COLUMNS, check, write, imported, present, undo,
     import_changes_nothing, NULL},
    {"filing_catalogue", "filing.manage", LISTED, listed_check, listed_write, imported,
     listed_present, listed_undo, import_changes_nothing, NULL},
    {0},
};
