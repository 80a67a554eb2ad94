// SPDX-License-Identifier: MulanPSL-2.0
/* Sheets of deputies who serve at stations, row by row. Those of other congresses are known by
 * level and name. */
#include "modules/deputy/deputy.h"
#include "modules/station/station_actions.h"
#include "modules/station/station_import.h"
#include "modules/station/station_rules.h"
#include "modules/station/station_store.h"
#include "platform/db.h"
#include "platform/import/import_undo.h"
#include "platform/text.h"

enum { STATION, NAME, LEVEL, DELEGATION, FROM, TO };

const struct import_column station_import_deputy_columns[] = {
    [STATION] = {"station", "联络站|站点名称|站点|station", true},
    [NAME] = {"name", "代表姓名|姓名|代表|name", true},
    [LEVEL] = {"level", "层级|代表层级|level", false},
    [DELEGATION] = {"delegation", "代表团|delegation", false},
    [FROM] = {"from_on", "进站日期|from_on", true, .day = true},
    [TO] = {"to_on", "离站日期|to_on", false, .day = true},
    {0},
};

struct str station_import_level(struct str cell)
{
    struct str all = S(STATION_LEVELS), word;

    while (str_cut(&all, ' ', &word)) {
        if (str_eq(cell, word) || str_eq(cell, text_of("station.level.", word)))
            return word;
    }
    return cell;
}

enum status station_import_station(struct ctx *ctx, const char *column, struct str name,
                                   int64_t *out_id)
{
    struct station s;
    const enum status st = station_by_name(ctx, name, &s);

    *out_id = 0;
    if (st == ST_NOT_FOUND) {
        ctx->err = (struct err){0};
        invalid(ctx, column, "station.import.parent", str_z(ctx->arena, name));
        return ST_OK;
    }
    TRY(st);
    *out_id = s.id;
    return ST_OK;
}

/* The deputy of this congress that is meant. */
static enum status find_deputy(struct ctx *ctx, const struct import_row *row,
                               struct station_deputy *d)
{
    struct deputy *found;
    size_t count, fits = 0;

    TRY(deputy_by_name(ctx, d->name, &found, &count));
    arr_each (i, count) {
        if (row->cells[DELEGATION].len > 0 &&
            !str_eq(found[i].delegation_name, row->cells[DELEGATION]))
            continue;
        d->deputy_id = found[i].id;
        fits++;
    }
    if (fits == 0)
        invalid(ctx, "name", "station.deputy_unknown", str_z(ctx->arena, d->name));
    else if (fits > 1)
        invalid(ctx, "name", "station.deputy_several",
                str_z(ctx->arena, str_printf(ctx->arena, "%zu", fits)));
    return ST_OK;
}

/* One of another level is tied to the register when only one there bears the name. */
static enum status find_outside(struct ctx *ctx, struct station_deputy *d)
{
    struct deputy_mandate *named;
    size_t count;

    TRY(station_people_named(ctx, d->level, d->name, &named, &count));
    if (count == 1)
        station_deputy_is(d, &named[0]);
    return ST_OK;
}

static enum status read_row(struct ctx *ctx, const struct import_row *row, struct station_deputy *d)
{
    struct str own;

    *d = (struct station_deputy){.name = row->cells[NAME],
                                 .level = station_import_level(row->cells[LEVEL])};
    TRY(station_own_level(ctx, &own));
    if (d->level.len == 0)
        d->level = own;
    if (!station_word_known(d->level, STATION_LEVELS))
        invalid(ctx, "level", "station.level_missing", NULL);
    if (!date_parse(row->cells[FROM], &d->from_on))
        invalid(ctx, "from_on", "station.date_wrong", NULL);
    if (row->cells[TO].len > 0 && !date_parse(row->cells[TO], &d->to_on))
        invalid(ctx, "to_on", "station.date_wrong", NULL);
    if (!date_none(d->to_on) && date_cmp(d->to_on, d->from_on) < 0)
        invalid(ctx, "to_on", "station.to_before", NULL);
    TRY(station_import_station(ctx, "station", row->cells[STATION], &d->station_id));
    if (str_eq(d->level, own))
        TRY(find_deputy(ctx, row, d));
    else
        TRY(find_outside(ctx, d));
    return invalid_done(ctx);
}

enum status station_import_deputy_check(struct ctx *ctx, const struct import_row *row,
                                        struct str *out_key)
{
    struct station_deputy d;

    *out_key = str_printf(ctx->arena, STR_FMT "/" STR_FMT "/" STR_FMT "/" STR_FMT,
                          STR_ARG(row->cells[STATION]), STR_ARG(row->cells[NAME]),
                          STR_ARG(row->cells[LEVEL]), STR_ARG(row->cells[FROM]));
    return read_row(ctx, row, &d);
}

static enum status there(struct ctx *ctx, const struct station_deputy *d, bool *out)
{
    struct station_deputy have;
    const enum status st = station_store_assigned(ctx, d, &have);

    *out = st == ST_OK;
    if (st != ST_NOT_FOUND)
        return st;
    ctx->err = (struct err){0};
    return ST_OK;
}

enum status station_import_deputy_present(struct ctx *ctx, const struct import_row *row,
                                          bool *out_present)
{
    struct station_deputy d;

    TRY(read_row(ctx, row, &d));
    return there(ctx, &d, out_present);
}

enum status station_import_deputy_write(struct ctx *ctx, const struct import_row *row,
                                        bool *out_skipped)
{
    struct station_deputy d;

    TRY(read_row(ctx, row, &d));
    TRY(there(ctx, &d, out_skipped));
    if (*out_skipped)
        return ST_OK;
    d.id = db_new_id(ctx);
    if (row->out_id != NULL)
        *row->out_id = d.id;
    return station_store_deputy_insert(ctx, &d);
}

enum status station_import_deputy_undo(struct ctx *ctx, int64_t id, bool look,
                                       struct import_undo *out)
{
    struct station_deputy d;
    const enum status st = station_store_deputy(ctx, id, &d);

    out->name = S("");
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    out->name = d.name;
    if (d.version != 1)
        out->why = "station.import.changed_since";
    return look || out->why != NULL ? ST_OK : station_store_deputy_delete(ctx, &d);
}
