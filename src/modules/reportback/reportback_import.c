// SPDX-License-Identifier: MulanPSL-2.0
/* A sheet of reports that were held, with the count of their ratings. */
#include "modules/deputy/deputy.h"
#include "modules/reportback/reportback_list.h"
#include "modules/reportback/reportback_parts.h"
#include "modules/reportback/reportback_rules.h"
#include "platform/crypt.h"
#include "platform/import/import_told.h"
#include "platform/import/import_undo.h"
#include "platform/text.h"

enum { NAME, DELEGATION, AUDIENCE, HELD, PRESENT, SATISFIED, BASIC, DISSATISFIED, CODE_CHARS = 10 };

static const struct import_column COLUMNS[] = {
    [NAME] = {"name", "代表姓名|姓名|name", true},
    [DELEGATION] = {"delegation", "代表团|delegation", false},
    [AUDIENCE] = {"audience", "述职对象|audience", true},
    [HELD] = {"held_on", "述职日期|日期|held_on", true, .day = true},
    [PRESENT] = {"present", "到会人数|present", true},
    [SATISFIED] = {"satisfied", "满意|满意票|satisfied", true},
    [BASIC] = {"basic", "基本满意|基本满意票|basic", true},
    [DISSATISFIED] = {"dissatisfied", "不满意|不满意票|dissatisfied", true},
    {0},
};

static bool audience_of(struct str cell, struct str *out)
{
    static const char *const WORDS[] = {"voters", "unit", "committee"};

    arr_each (i, COUNT(WORDS)) {
        const struct str word = str_from(WORDS[i]);

        if (!str_eq(cell, word) && !str_eq(cell, text_of("reportback.audience.", word)))
            continue;
        *out = word;
        return true;
    }
    return false;
}

static void read_count(struct ctx *ctx, const struct import_row *row, size_t at, int64_t *out)
{
    if (!str_to_int(row->cells[at], out) || *out < 0)
        invalid(ctx, COLUMNS[at].name, "reportback.err.counts", NULL);
}

static enum status find_deputy(struct ctx *ctx, const struct import_row *row, int64_t *out)
{
    struct deputy *all;
    size_t count, fits = 0;

    TRY(deputy_by_name(ctx, row->cells[NAME], &all, &count));
    arr_each (i, count) {
        if (row->cells[DELEGATION].len > 0 &&
            !str_eq(all[i].delegation_name, row->cells[DELEGATION]))
            continue;
        *out = all[i].id;
        fits++;
    }
    if (fits != 1)
        invalid(ctx, "name", fits == 0 ? "reportback.err.who" : "reportback.err.several", NULL);
    return ST_OK;
}

static enum status read_row(struct ctx *ctx, const struct import_row *row, struct reportback *r)
{
    *r = (struct reportback){.audience = S(""),
                             .organiser = S(""),
                             .place = S(""),
                             .text = S(""),
                             .asked = S(""),
                             .state = S("rated"),
                             .code = S("")};
    if (!audience_of(row->cells[AUDIENCE], &r->audience))
        invalid(ctx, "audience", "reportback.err.audience", NULL);
    if (!date_parse(row->cells[HELD], &r->held_on) || date_cmp(r->held_on, ctx->today) > 0)
        invalid(ctx, "held_on", "reportback.err.when", NULL);
    r->planned_on = r->held_on;
    read_count(ctx, row, PRESENT, &r->present);
    read_count(ctx, row, SATISFIED, &r->paper.satisfied);
    read_count(ctx, row, BASIC, &r->paper.basic);
    read_count(ctx, row, DISSATISFIED, &r->paper.dissatisfied);
    if (reportback_all(&r->paper) > r->present)
        invalid(ctx, "present", "reportback.err.too_many", NULL);
    TRY(find_deputy(ctx, row, &r->deputy_id));
    return invalid_done(ctx);
}

static enum status there(struct ctx *ctx, const struct reportback *r, bool *out)
{
    const struct reportback_filter f = {.deputy_id = r->deputy_id,
                                        .audience = r->audience,
                                        .from = r->held_on,
                                        .to = r->held_on,
                                        .held = true,
                                        .limit = 1};
    struct reportback *all;
    struct str next;
    int64_t total;
    size_t count;

    TRY(reportback_store_page(ctx, &f, &all, &count, &next, &total));
    *out = count > 0;
    return ST_OK;
}

static enum status check(struct ctx *ctx, const struct import_row *row, struct str *out_key)
{
    struct reportback r;

    *out_key = str_printf(ctx->arena, STR_FMT "/" STR_FMT "/" STR_FMT "/" STR_FMT,
                          STR_ARG(row->cells[NAME]), STR_ARG(row->cells[DELEGATION]),
                          STR_ARG(row->cells[AUDIENCE]), STR_ARG(row->cells[HELD]));
    return read_row(ctx, row, &r);
}

static enum status present(struct ctx *ctx, const struct import_row *row, bool *out)
{
    struct reportback r;

    TRY(read_row(ctx, row, &r));
    return there(ctx, &r, out);
}

static enum status write(struct ctx *ctx, const struct import_row *row, bool *out_skipped)
{
    struct reportback r;

    TRY(read_row(ctx, row, &r));
    TRY(there(ctx, &r, out_skipped));
    if (*out_skipped)
        return ST_OK;
    r.id = db_new_id(ctx);
    r.code = crypt_random_text(ctx->arena, CODE_CHARS);
    if (row->out_id != NULL)
        *row->out_id = r.id;
    return reportback_store_insert(ctx, &r);
}

static enum status finish(struct ctx *ctx, size_t written, size_t skipped)
{
    return import_told(ctx, "reportback.imported", written, skipped);
}

static enum status undo(struct ctx *ctx, int64_t id, bool look, struct import_undo *out)
{
    struct reportback r;
    const enum status st = reportback_store_get(ctx, id, &r);

    out->name = S("");
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    out->name = TF(ctx->arena, "reportback.title_of", r.name);
    if (r.version != 1)
        out->why = "import.undo.changed";
    TRY(import_undo_check(ctx, "reportback", id, NULL, out));
    return look || out->why != NULL ? ST_OK : reportback_store_delete(ctx, id);
}

const struct import_kind REPORTBACK_IMPORTS[] = {
    {"reportback", "reportback.manage", COLUMNS, check, write, finish, present, undo,
     import_changes_nothing, NULL},
    {0},
};
