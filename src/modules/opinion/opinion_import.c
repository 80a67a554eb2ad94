// SPDX-License-Identifier: MulanPSL-2.0
/* Sheets of citizens' messages, row by row. A message that is there already is never changed: what
 * was said stays as it was said. */
#include "modules/opinion/opinion_import.h"
#include "modules/opinion/opinion_actions.h"
#include "modules/opinion/opinion_rules.h"
#include "modules/opinion/opinion_store.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/import/import_undo.h"
#include "platform/text.h"

enum { NUMBER, CITIZEN, SUBJECT, TIME, BODY, CATEGORY, PLACE, CONTACT, SOURCE };

static const struct import_column COLUMNS[] = {
    [NUMBER] = {"number", "留言编号|编号|意见编号|number", true},
    [CITIZEN] = {"citizen", "留言用户|姓名|反映人|citizen", false},
    [SUBJECT] = {"subject", "留言主题|主题|标题|意见标题|subject", true},
    [TIME] = {"raised_at", "留言时间|时间|反映时间|日期|raised_at", true},
    [BODY] = {"body", "留言详情|内容|意见内容|详情|body", true},
    [CATEGORY] = {"category", "一级分类|一级标签|类别|分类|category", false},
    [PLACE] = {"place", "地点|所在地|乡镇|place", false},
    [CONTACT] = {"contact", "联系方式|联系电话|手机号|电话|contact", false},
    [SOURCE] = {"source", "来源|渠道|source", false},
    {0},
};

/* By its word or by the label that the pages show; the web when nothing is said. */
static struct str source_of(struct str cell)
{
    struct str all = S(OPINION_SOURCES), word;

    if (cell.len == 0)
        return S("online");
    while (str_cut(&all, ' ', &word))
        if (str_eq(cell, word) || str_eq(cell, text_of("opinion.source.", word)))
            return word;
    return S("");
}

static bool read_row(struct ctx *ctx, const struct import_row *row, struct opinion_new *out)
{
    struct arena *a = ctx->arena;

    *out = (struct opinion_new){
        .source = source_of(row->cells[SOURCE]),
        .number = row->cells[NUMBER],
        .subject = opinion_line_clean(a, row->cells[SUBJECT]),
        .body = opinion_body_clean(a, row->cells[BODY]),
        .place = opinion_line_clean(a, row->cells[PLACE]),
        .category = opinion_line_clean(a, row->cells[CATEGORY]),
        .citizen = opinion_line_clean(a, row->cells[CITIZEN]),
        .contact = opinion_line_clean(a, row->cells[CONTACT]),
    };
    return opinion_time_parse(row->cells[TIME], &out->raised_at);
}

static enum status check(struct ctx *ctx, const struct import_row *row, struct str *out_key)
{
    struct opinion_new in;
    int64_t id;
    bool same;

    if (!read_row(ctx, row, &in))
        invalid(ctx, "raised_at", "opinion.time_wrong", NULL);
    opinion_check(ctx, &in);
    *out_key = str_printf(ctx->arena, STR_FMT "/" STR_FMT, STR_ARG(in.source), STR_ARG(in.number));
    TRY(invalid_done(ctx));
    TRY(opinion_find_same(ctx, &in, &id, &same));
    if (id != 0 && !same)
        invalid(ctx, "number", "opinion.import.differs", NULL);
    return invalid_done(ctx);
}

static enum status present(struct ctx *ctx, const struct import_row *row, bool *out_present)
{
    struct opinion_new in;
    int64_t id;

    *out_present = false;
    return read_row(ctx, row, &in) ? opinion_find_same(ctx, &in, &id, out_present) : ST_OK;
}

static enum status write(struct ctx *ctx, const struct import_row *row, bool *out_skipped)
{
    struct opinion_new in;
    int64_t id;

    if (!read_row(ctx, row, &in))
        return fail_field(&ctx->err, "raised_at", "opinion.time_wrong", NULL);
    TRY(opinion_find_same(ctx, &in, &id, out_skipped));
    if (*out_skipped)
        return ST_OK;
    if (id != 0)
        return fail(&ctx->err, ST_CONFLICT, "opinion.import.differs", NULL);
    id = db_new_id(ctx);
    if (row->out_id != NULL)
        *row->out_id = id;
    return opinion_store_insert(ctx, id, &in);
}

/* A message that has become the origin of a suggestion, or was changed, stays. */
static enum status undo(struct ctx *ctx, int64_t id, bool look, struct import_undo *out)
{
    struct opinion o;
    const enum status st = opinion_get(ctx, id, &o);

    out->name = S("");
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    out->name = str_printf(ctx->arena, STR_FMT " " STR_FMT, STR_ARG(o.number), STR_ARG(o.subject));
    if (!str_eqz(o.state, "received"))
        out->why = "opinion.import.used_since";
    else if (o.version != 1)
        out->why = "opinion.import.changed_since";
    return look || out->why != NULL ? ST_OK : opinion_store_delete(ctx, &o);
}

static enum status finish(struct ctx *ctx, size_t written, size_t skipped)
{
    if (written == 0)
        return ST_OK;
    return event_emit_data(
        ctx, "opinion.imported", ctx->congress_id,
        str_printf(ctx->arena, "{\"written\":%zu,\"skipped\":%zu}", written, skipped));
}

const struct import_kind OPINION_IMPORTS[] = {
    {"opinion", "opinion.import", COLUMNS, check, write, finish, present, undo,
     import_changes_nothing},
    {0},
};
