// SPDX-License-Identifier: MulanPSL-2.0
/* Sheets of stations, row by row. A station that is there and equal is passed over; one that is
 * there and different is a fault: its page is the place to change it. */
#include "modules/station/station_import.h"
#include "modules/congress/congress.h"
#include "modules/station/station_actions.h"
#include "modules/station/station_rules.h"
#include "modules/station/station_store.h"
#include "platform/db.h"
#include "platform/import/import_told.h"
#include "platform/import/import_undo.h"
#include "platform/text.h"

enum {
    NAME,
    KIND,
    PARENT,
    STATE,
    PLACE,
    DIVISION,
    ORGAN,
    AREA,
    BUILT,
    OPENED,
    PHONE,
    HOURS,
    SERVICES,
    LON,
    LAT
};

static const struct import_column COLUMNS[] = {
    [NAME] = {"name", "名称|站点名称|联络站名称|name", true},
    [KIND] = {"kind", "类别|站点类别|kind", true},
    [PARENT] = {"parent", "所属站|上级站|parent", false},
    [STATE] = {"state", "状态|state", false},
    [PLACE] = {"place", "地址|地点|place", false},
    [DIVISION] = {"division", "区划代码|行政区划代码|division", false},
    [ORGAN] = {"organ", "管理单位|organ", false},
    [AREA] = {"area", "面积|建筑面积|面积（平方米）|area", false},
    [BUILT] = {"built_on", "建成日期|built_on", false, .day = true},
    [OPENED] = {"opened_on", "启用日期|opened_on", false, .day = true},
    [PHONE] = {"phone", "电话|站点电话|phone", false},
    [HOURS] = {"hours", "开放时间|hours", false},
    [SERVICES] = {"services", "联络站＋|services", false},
    [LON] = {"lon", "经度|lon", false},
    [LAT] = {"lat", "纬度|lat", false},
    {0},
};

/* The word itself, or its label. */
static struct str word_of(struct str cell, const char *words, const char *prefix)
{
    struct str all = str_from(words), word;

    while (str_cut(&all, ' ', &word)) {
        if (str_eq(cell, word) || str_eq(cell, text_of(prefix, word)))
            return word;
    }
    return cell;
}

static void read_day(struct ctx *ctx, const struct import_row *row, size_t at, struct date *out)
{
    if (row->cells[at].len > 0 && !date_parse(row->cells[at], out))
        invalid(ctx, COLUMNS[at].name, "station.date_wrong", NULL);
}

static void read_numbers(struct ctx *ctx, const struct import_row *row, struct station *s)
{
    if (row->cells[AREA].len > 0 && !str_to_int(row->cells[AREA], &s->area_m2))
        invalid(ctx, "area", "station.area_wrong", NULL);
    if (row->cells[LON].len > 0 && !station_parse_degree(row->cells[LON], &s->lon_e6))
        invalid(ctx, "lon", "station.degree_wrong", NULL);
    if (row->cells[LAT].len > 0 && !station_parse_degree(row->cells[LAT], &s->lat_e6))
        invalid(ctx, "lat", "station.degree_wrong", NULL);
    read_day(ctx, row, BUILT, &s->built_on);
    read_day(ctx, row, OPENED, &s->opened_on);
}

/* A parent may stand above in the same sheet: that it is nowhere is seen when the row is written.
 */
static enum status read_names(struct ctx *ctx, const struct import_row *row, bool writing,
                              struct station *s)
{
    struct station parent;
    struct organ organ;
    enum status st = ST_OK;

    if (row->cells[PARENT].len > 0) {
        st = station_by_name(ctx, row->cells[PARENT], &parent);
        if (st == ST_OK)
            s->parent_id = parent.id;
        else if (st != ST_NOT_FOUND)
            return st;
        else if (writing)
            return fail_field(&ctx->err, "parent", "station.import.parent",
                              str_z(ctx->arena, row->cells[PARENT]));
        if (st == ST_OK && !station_may_belong(s->kind, parent.kind))
            invalid(ctx, "parent", "station.parent_wrong", NULL);
        ctx->err = (struct err){0};
    }
    if (row->cells[ORGAN].len == 0)
        return ST_OK;
    st = organ_by_name(ctx, row->cells[ORGAN], &organ);
    if (st == ST_OK)
        s->organ_id = organ.id;
    else if (st == ST_NOT_FOUND)
        invalid(ctx, "organ", "station.import.organ", str_z(ctx->arena, row->cells[ORGAN]));
    else
        return st;
    ctx->err = (struct err){0};
    return ST_OK;
}

static enum status read_row(struct ctx *ctx, const struct import_row *row, bool writing,
                            struct station *s)
{
    *s = (struct station){
        .name = row->cells[NAME],
        .kind = word_of(row->cells[KIND], STATION_KINDS, "station.kind."),
        .state = row->cells[STATE].len > 0
                     ? word_of(row->cells[STATE], STATION_STATES, "station.state.")
                     : S("running"),
        .place = row->cells[PLACE],
        .division = row->cells[DIVISION],
        .phone = row->cells[PHONE],
        .hours = row->cells[HOURS],
        .services = row->cells[SERVICES],
    };
    if (str_eqz(s->state, "closed"))
        s->closed_on = ctx->today;
    read_numbers(ctx, row, s);
    return read_names(ctx, row, writing, s);
}

static bool same(const struct station *a, const struct station *b)
{
    return str_eq(a->kind, b->kind) && str_eq(a->place, b->place) &&
           str_eq(a->division, b->division);
}

/* The one of that name: 0 none; *out_same: nothing of the row is new. */
static enum status find(struct ctx *ctx, const struct station *s, int64_t *out_id, bool *out_same)
{
    struct station have;
    const enum status st = station_by_name(ctx, s->name, &have);

    *out_id = 0;
    *out_same = false;
    if (st == ST_NOT_FOUND) {
        ctx->err = (struct err){0};
        return ST_OK;
    }
    TRY(st);
    *out_id = have.id;
    *out_same = same(s, &have);
    return ST_OK;
}

static enum status check(struct ctx *ctx, const struct import_row *row, struct str *out_key)
{
    struct station s;
    bool equal;
    int64_t id;

    *out_key = row->cells[NAME];
    TRY(read_row(ctx, row, false, &s));
    TRY(invalid_done(ctx));
    TRY(find(ctx, &s, &id, &equal));
    if (id != 0 && !equal)
        invalid(ctx, "name", "station.import.differs", NULL);
    TRY(invalid_done(ctx));
    s.id = id;
    return station_check_values(ctx, &s);
}

static enum status present(struct ctx *ctx, const struct import_row *row, bool *out_present)
{
    struct station s;
    int64_t id;

    TRY(read_row(ctx, row, false, &s));
    return find(ctx, &s, &id, out_present);
}

static enum status write(struct ctx *ctx, const struct import_row *row, bool *out_skipped)
{
    struct station s;
    int64_t id;

    TRY(read_row(ctx, row, true, &s));
    TRY(find(ctx, &s, &id, out_skipped));
    if (*out_skipped)
        return ST_OK;
    if (id != 0)
        return fail(&ctx->err, ST_CONFLICT, "station.import.differs", NULL);
    TRY(invalid_done(ctx));
    s.id = db_new_id(ctx);
    if (row->out_id != NULL)
        *row->out_id = s.id;
    return station_store_insert(ctx, &s);
}

static enum status undo(struct ctx *ctx, int64_t id, bool look, struct import_undo *out)
{
    struct station s;
    const enum status st = station_get(ctx, id, &s);

    out->name = S("");
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    out->name = s.name;
    if (s.version != 1)
        out->why = "station.import.changed_since";
    TRY(import_undo_check(ctx, "station", id, NULL, out));
    if (look || out->why != NULL)
        return ST_OK;
    TRY(station_store_town_say(ctx, &(struct station){.id = s.id}, s.delegation_id));
    return station_store_delete(ctx, &s);
}

enum status station_import_finish(struct ctx *ctx, size_t written, size_t skipped)
{
    return import_told(ctx, "station.imported", written, skipped);
}

const struct import_kind STATION_IMPORTS[] = {
    {"station", "station.import", COLUMNS, check, write, station_import_finish, present, undo,
     import_changes_nothing},
    {"station_deputy", "station.import", station_import_deputy_columns, station_import_deputy_check,
     station_import_deputy_write, station_import_finish, station_import_deputy_present,
     station_import_deputy_undo, import_changes_nothing},
    {"station_reception", "station.import", station_import_reception_columns,
     station_import_reception_check, station_import_reception_write, station_import_finish,
     station_import_reception_present, station_import_reception_undo, import_changes_nothing},
    {"station_standard", "station.import", station_import_standard_columns,
     station_import_standard_check, station_import_standard_write, station_import_finish,
     station_import_standard_present, station_import_standard_undo, import_changes_nothing},
    {"station_fund", "station.import", station_import_fund_columns, station_import_fund_check,
     station_import_fund_write, station_import_finish, station_import_fund_present,
     station_import_fund_undo, import_changes_nothing},
    {0},
};
