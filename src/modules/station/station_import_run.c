// SPDX-License-Identifier: MulanPSL-2.0
/* Sheets on how stations are kept: items of the standard, money booked. Rows that are there are
 * passed over. */
#include "base/money.h"
#include "modules/station/station_import.h"
#include "modules/station/station_report.h"
#include "modules/station/station_store_report.h"
#include "platform/import/import_undo.h"
#include "platform/text.h"

/* ---------------------------------------------------------------- the standard */

enum { S_GROUP, S_TITLE, S_PLACE };

const struct import_column station_import_standard_columns[] = {
    [S_GROUP] = {"grouping", "分组|grouping", true},
    [S_TITLE] = {"title", "项目|标准项目|title", true},
    [S_PLACE] = {"place", "次序|place", false},
    {0},
};

static enum status read_standard(struct ctx *ctx, const struct import_row *row,
                                 struct station_standard *s)
{
    *s = (struct station_standard){
        .grouping = row->cells[S_GROUP], .title = row->cells[S_TITLE], .active = true};
    if (row->cells[S_PLACE].len > 0 && !str_to_int(row->cells[S_PLACE], &s->place))
        invalid(ctx, "place", "station.place_number", NULL);
    return invalid_done(ctx);
}

enum status station_import_standard_check(struct ctx *ctx, const struct import_row *row,
                                          struct str *out_key)
{
    struct station_standard s;

    *out_key = str_printf(ctx->arena, STR_FMT "/" STR_FMT, STR_ARG(row->cells[S_GROUP]),
                          STR_ARG(row->cells[S_TITLE]));
    return read_standard(ctx, row, &s);
}

static enum status standard_named(struct ctx *ctx, struct str grouping, struct str title,
                                  int64_t *out)
{
    struct station_standard *all;
    size_t count;

    *out = 0;
    TRY(station_standards(ctx, true, &all, &count));
    arr_each (i, count)
        if (str_eq(all[i].grouping, grouping) && str_eq(all[i].title, title))
            *out = all[i].id;
    return ST_OK;
}

enum status station_import_standard_present(struct ctx *ctx, const struct import_row *row,
                                            bool *out)
{
    int64_t id;

    TRY(standard_named(ctx, row->cells[S_GROUP], row->cells[S_TITLE], &id));
    *out = id != 0;
    return ST_OK;
}

enum status station_import_standard_write(struct ctx *ctx, const struct import_row *row,
                                          bool *out_skipped)
{
    struct station_standard s;
    int64_t id = 0;

    TRY(read_standard(ctx, row, &s));
    TRY(station_import_standard_present(ctx, row, out_skipped));
    if (*out_skipped)
        return ST_OK;
    TRY(station_standard_add(ctx, &s));
    TRY(standard_named(ctx, s.grouping, s.title, &id));
    if (row->out_id != NULL)
        *row->out_id = id;
    return ST_OK;
}

enum status station_import_standard_undo(struct ctx *ctx, int64_t id, bool look,
                                         struct import_undo *out)
{
    struct station_standard *all;
    size_t count;

    out->name = S("");
    TRY(station_standards(ctx, true, &all, &count));
    arr_each (i, count) {
        if (all[i].id != id)
            continue;
        out->name = all[i].title;
        if (all[i].version != 1)
            out->why = "import.undo.changed";
        TRY(import_undo_check(ctx, "standard", id, NULL, out));
        return look || out->why != NULL ? ST_OK : station_store_standard_delete(ctx, id);
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- money */

enum { F_STATION, F_YEAR, F_KIND, F_YUAN, F_ON, F_PURPOSE, F_DOCUMENT };

const struct import_column station_import_fund_columns[] = {
    [F_STATION] = {"station", "联络站|站点名称|站点|station", true},
    [F_YEAR] = {"year", "年度|year", true},
    [F_KIND] = {"kind", "类别|kind", false},
    [F_YUAN] = {"yuan", "金额（元）|金额|yuan", true},
    [F_ON] = {"on", "日期|on", true, .day = true},
    [F_PURPOSE] = {"purpose", "用途|purpose", true},
    [F_DOCUMENT] = {"document", "文件或凭证号|凭证号|document", false},
    {0},
};

static enum status read_fund(struct ctx *ctx, const struct import_row *row, struct station_fund *f)
{
    *f = (struct station_fund){.kind = S("allocated"),
                               .purpose = row->cells[F_PURPOSE],
                               .document = row->cells[F_DOCUMENT]};
    TRY(station_import_station(ctx, "station", row->cells[F_STATION], &f->station_id));
    if (!str_to_int(row->cells[F_YEAR], &f->year))
        invalid(ctx, "year", "station.year_wrong", NULL);
    if (row->cells[F_KIND].len > 0 &&
        !text_word(STATION_FUND_KINDS, "station.fund.", row->cells[F_KIND], &f->kind))
        invalid(ctx, "kind", "station.state_wrong", NULL);
    if (!money_parse(row->cells[F_YUAN], &f->amount_fen) || f->amount_fen <= 0)
        invalid(ctx, "yuan", "station.amount_wrong", NULL);
    if (!date_parse(row->cells[F_ON], &f->on))
        invalid(ctx, "on", "station.date_wrong", NULL);
    return invalid_done(ctx);
}

enum status station_import_fund_check(struct ctx *ctx, const struct import_row *row,
                                      struct str *out_key)
{
    struct station_fund f;

    *out_key = str_printf(ctx->arena, STR_FMT "/" STR_FMT "/" STR_FMT "/" STR_FMT "/" STR_FMT,
                          STR_ARG(row->cells[F_STATION]), STR_ARG(row->cells[F_KIND]),
                          STR_ARG(row->cells[F_ON]), STR_ARG(row->cells[F_PURPOSE]),
                          STR_ARG(row->cells[F_DOCUMENT]));
    return read_fund(ctx, row, &f);
}

/* The entry of that station, day, kind, purpose and document; 0: none. */
static enum status fund_like(struct ctx *ctx, const struct station_fund *f, int64_t *out)
{
    struct station_fund *all;
    size_t count;

    *out = 0;
    TRY(station_funds(ctx, f->station_id, f->year, &all, &count));
    arr_each (i, count)
        if (date_cmp(all[i].on, f->on) == 0 && str_eq(all[i].kind, f->kind) &&
            str_eq(all[i].purpose, f->purpose) && str_eq(all[i].document, f->document))
            *out = all[i].id;
    return ST_OK;
}

enum status station_import_fund_present(struct ctx *ctx, const struct import_row *row, bool *out)
{
    struct station_fund f;
    int64_t id;

    TRY(read_fund(ctx, row, &f));
    TRY(fund_like(ctx, &f, &id));
    *out = id != 0;
    return ST_OK;
}

enum status station_import_fund_write(struct ctx *ctx, const struct import_row *row,
                                      bool *out_skipped)
{
    struct station_fund f;
    int64_t id = 0;

    TRY(read_fund(ctx, row, &f));
    TRY(fund_like(ctx, &f, &id));
    *out_skipped = id != 0;
    if (*out_skipped)
        return ST_OK;
    TRY(station_fund_add(ctx, &f));
    TRY(fund_like(ctx, &f, &id));
    if (row->out_id != NULL)
        *row->out_id = id;
    return ST_OK;
}

enum status station_import_fund_undo(struct ctx *ctx, int64_t id, bool look,
                                     struct import_undo *out)
{
    struct station_fund f;
    const enum status st = station_store_fund(ctx, id, &f);

    out->name = S("");
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    out->name = f.purpose;
    return look ? ST_OK : station_store_fund_delete(ctx, id);
}
