// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on the table station. */
#include "modules/station/station_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { TOTAL_MAX = 10000, FIND_MAX = 1000 };

#define COLUMNS                                                                                    \
    "s.id, s.version, s.parent_id, s.name, s.kind, s.state, s.place, s.division, s.organ_id,"      \
    " s.keeper_id, s.area_m2, s.lat_e6, s.lon_e6, s.built_on, s.opened_on, s.closed_on, s.phone,"  \
    " s.hours, s.services, s.note, (SELECT w.delegation_id FROM station_town w"                    \
    " WHERE w.congress_id = s.congress_id AND w.id = s.id)"

enum { COLUMNS_COUNT = 21 };

static struct station read_station(const struct rows *r, size_t i)
{
    return (struct station){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .parent_id = cell_int(r, i, 2),
        .name = cell_text(r, i, 3),
        .kind = cell_text(r, i, 4),
        .state = cell_text(r, i, 5),
        .place = cell_text(r, i, 6),
        .division = cell_text(r, i, 7),
        .organ_id = cell_int(r, i, 8),
        .keeper_id = cell_int(r, i, 9),
        .area_m2 = cell_int(r, i, 10),
        .lat_e6 = cell_int(r, i, 11),
        .lon_e6 = cell_int(r, i, 12),
        .built_on = cell_date(r, i, 13),
        .opened_on = cell_date(r, i, 14),
        .closed_on = cell_date(r, i, 15),
        .phone = cell_text(r, i, 16),
        .hours = cell_text(r, i, 17),
        .services = cell_text(r, i, 18),
        .note = cell_text(r, i, 19),
        .delegation_id = cell_int(r, i, 20),
    };
}

enum status station_get(struct ctx *ctx, int64_t id, struct station *out)
{
    struct rows r;

    TRY(DB_ONE_KEPT(
        ctx, &r, "SELECT " COLUMNS " FROM station s WHERE s.congress_id = :congress AND s.id = :id",
        B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = read_station(&r, 0);
    return ST_OK;
}

enum status station_by_name(struct ctx *ctx, struct str name, struct station *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " COLUMNS
               " FROM station s WHERE s.congress_id = :congress AND s.name = :name",
               B_INT("congress", ctx->congress_id), B_TEXT("name", name)));
    *out = read_station(&r, 0);
    return ST_OK;
}

/* Those people may come to. */
#define OPEN "s.congress_id = :congress AND s.state IN ('running', 'rectify')"

enum status station_placed(struct ctx *ctx, unsigned limit, struct station_point **out,
                           size_t *out_count, int64_t *out_lost)
{
    struct rows r, lost;

    TRY(DB_ROWS_KEPT(ctx, &r,
                     "SELECT s.id, s.name, s.place, s.lat_e6, s.lon_e6 FROM station s"
                     " WHERE " OPEN " AND (s.lat_e6 <> 0 OR s.lon_e6 <> 0)"
                     " ORDER BY CASE s.kind WHEN 'county' THEN 0 WHEN 'township' THEN 1"
                     " WHEN 'community' THEN 2 WHEN 'base' THEN 3 ELSE 4 END, s.division, s.name"
                     " LIMIT :most",
                     B_INT("congress", ctx->congress_id), B_INT("most", limit)));
    TRY(DB_ONE_KEPT(ctx, &lost,
                    "SELECT COUNT(*) FROM station s WHERE " OPEN
                    " AND s.lat_e6 = 0 AND s.lon_e6 = 0",
                    B_INT("congress", ctx->congress_id)));
    *out = arena_array(ctx->arena, r.count, struct station_point);
    *out_count = r.count;
    *out_lost = cell_int(&lost, 0, 0);
    arr_each (i, r.count)
        (*out)[i] = (struct station_point){.id = cell_int(&r, i, 0),
                                           .name = cell_text(&r, i, 1),
                                           .place = cell_text(&r, i, 2),
                                           .lat_e6 = cell_int(&r, i, 3),
                                           .lon_e6 = cell_int(&r, i, 4)};
    return ST_OK;
}

enum status station_find(struct ctx *ctx, struct str division, struct str q, unsigned limit,
                         struct station **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS_KEPT(ctx, &r,
                     "SELECT " COLUMNS " FROM station s WHERE s.congress_id = :congress"
                     " AND s.state IN ('running', 'rectify')"
                     " AND (:below IS NULL OR s.division LIKE :below ESCAPE '!')"
                     " AND (:q IS NULL OR s.name LIKE :q ESCAPE '!' OR s.place LIKE :q ESCAPE '!')"
                     /* As the index station_by_rank has it. */
                     " ORDER BY CASE s.kind WHEN 'county' THEN 0 WHEN 'township' THEN 1"
                     " WHEN 'community' THEN 2 WHEN 'base' THEN 3 ELSE 4 END, s.division, s.name"
                     " LIMIT :most",
                     B_INT("congress", ctx->congress_id),
                     B_OPT("below", division.len > 0
                                        ? str_printf(ctx->arena, STR_FMT "%%", STR_ARG(division))
                                        : S("")),
                     B_OPT("q", db_contains(ctx->arena, q)),
                     B_INT("most", limit < FIND_MAX ? limit : FIND_MAX)));
    *out = arena_array(ctx->arena, r.count, struct station);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_station(&r, i);
    return ST_OK;
}

/* ---------------------------------------------------------------- the list */

#define TOWN                                                                                       \
    "(SELECT w.delegation_id FROM station_v_delegation w"                                          \
    " WHERE w.congress_id = s.congress_id AND w.station_id = s.id)"

static const struct db_filter FILTERS[] = {
    {"q", "(s.name LIKE :q ESCAPE '!' OR s.place LIKE :q ESCAPE '!')", BIND_TEXT},
    {"kind", "s.kind = :kind", BIND_TEXT},
    {"state", "s.state = :state", BIND_TEXT},
    {"division", "s.division LIKE :division ESCAPE '!'", BIND_TEXT},
    {"parent", "s.parent_id = :parent", BIND_INT},
    {"delegation", TOWN " = :delegation", BIND_INT},
    {"no_town", TOWN " = 0 AND :no_town = 1", BIND_INT},
    {"organ", "s.organ_id = :organ", BIND_INT},
    {"keeper", "s.keeper_id = :keeper", BIND_INT},
    {"built_from", "s.built_on >= :built_from", BIND_TEXT},
    {"built_to", "s.built_on <= :built_to", BIND_TEXT},
    {"open", "s.state IN ('running', 'rectify')", BIND_INT},
    {"on",
     "(s.state <> 'planned' AND (s.built_on IS NULL OR s.built_on <= :on)"
     " AND (s.closed_on IS NULL OR s.closed_on > :on))",
     BIND_TEXT},
    {"halls", "s.kind NOT IN ('point', 'room')", BIND_INT},
    {0},
};

static const struct db_sort SORTS[] = {
    {"made", "s.id", BIND_INT, "s.id"},
    {"name", "s.name", BIND_TEXT, "s.id"},
    {"division", "s.division", BIND_TEXT, "s.id"},
    {0},
};

static const struct db_list LIST = {
    .select = "SELECT " COLUMNS ", p.name, o.short_name, a.name,"
              " (SELECT COUNT(*) FROM station_deputy d WHERE d.congress_id = s.congress_id"
              "  AND d.station_id = s.id AND d.from_on <= :today"
              "  AND (d.to_on IS NULL OR d.to_on >= :today))"
              " FROM station s"
              " LEFT JOIN station p ON p.congress_id = s.congress_id AND p.id = s.parent_id"
              " LEFT JOIN congress_v_organ o ON o.congress_id = s.congress_id AND o.id = "
              "s.organ_id"
              " LEFT JOIN account_v_name a ON a.congress_id = s.congress_id AND a.id = s.keeper_id",
    .where = "s.congress_id = :congress AND :today > '0'", /* counting names it, too */
    .filters = FILTERS,
    .sorts = SORTS,
    .count_from = " FROM station s",
};

enum status station_page(struct ctx *ctx, const struct station_filter *f, struct station_row **out,
                         size_t *out_count, struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {
        B_INT("congress", ctx->congress_id),
        B_DATE(ctx->arena, "today", ctx->today),
        B_OPT("q", db_contains(ctx->arena, f->q)),
        B_OPT("kind", f->kind),
        B_OPT("state", f->state),
        B_OPT("division", f->division.len > 0
                              ? str_printf(ctx->arena, STR_FMT "%%", STR_ARG(f->division))
                              : S("")),
        B_ID("parent", f->parent_id),
        B_ID("delegation", f->delegation_id),
        B_ID("no_town", f->no_town),
        B_ID("organ", f->organ_id),
        B_ID("keeper", f->keeper_id),
        B_DATE(ctx->arena, "built_from", f->built_from),
        B_DATE(ctx->arena, "built_to", f->built_to),
        B_ID("open", f->open),
        B_DATE(ctx->arena, "on", f->on),
        B_ID("halls", f->halls),
    };
    const struct db_list_query query = {.binds = binds,
                                        .binds_count = COUNT(binds),
                                        .sort = f->sort,
                                        .after = f->after,
                                        .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &LIST, &query, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct station_row);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct station_row){
            .s = read_station(&r, i),
            .parent_name = cell_text(&r, i, COLUMNS_COUNT),
            .organ_name = cell_text(&r, i, COLUMNS_COUNT + 1),
            .keeper_name = cell_text(&r, i, COLUMNS_COUNT + 2),
            .deputies = cell_int(&r, i, COLUMNS_COUNT + 3),
        };
    return out_total == NULL ? ST_OK : db_list_count(ctx, &LIST, &query, TOTAL_MAX, out_total);
}

/* ---------------------------------------------------------------- writing */

#define VALUES(s)                                                                                  \
    B_INT("congress", ctx->congress_id), B_INT("id", (s)->id), B_ID("parent", (s)->parent_id),     \
        B_TEXT("name", (s)->name), B_TEXT("kind", (s)->kind), B_TEXT("state", (s)->state),         \
        B_TEXT("place", (s)->place), B_TEXT("division", (s)->division),                            \
        B_ID("organ", (s)->organ_id), B_ID("keeper", (s)->keeper_id), B_INT("area", (s)->area_m2), \
        B_INT("lat", (s)->lat_e6), B_INT("lon", (s)->lon_e6),                                      \
        B_DATE(ctx->arena, "built", (s)->built_on), B_DATE(ctx->arena, "opened", (s)->opened_on),  \
        B_DATE(ctx->arena, "closed", (s)->closed_on), B_TEXT("phone", (s)->phone),                 \
        B_TEXT("hours", (s)->hours), B_TEXT("services", (s)->services), B_TEXT("note", (s)->note)

enum status station_store_insert(struct ctx *ctx, const struct station *s)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO station (congress_id, id, parent_id, name, kind, state, place,"
                " division, organ_id, keeper_id, area_m2, lat_e6, lon_e6, built_on, opened_on,"
                " closed_on, phone, hours, services, note)"
                " VALUES (:congress, :id, :parent, :name, :kind, :state, :place, :division, :organ,"
                " :keeper, :area, :lat, :lon, :built, :opened, :closed, :phone, :hours, :services,"
                " :note)",
                VALUES(s)));
    return event_row(ctx, "station", s->id);
}

enum status station_store_update(struct ctx *ctx, const struct station *s)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE station SET parent_id = :parent, name = :name, kind = :kind,"
                    " state = :state, place = :place, division = :division, organ_id = :organ,"
                    " keeper_id = :keeper, area_m2 = :area, lat_e6 = :lat, lon_e6 = :lon,"
                    " built_on = :built, opened_on = :opened, closed_on = :closed, phone = :phone,"
                    " hours = :hours, services = :services, note = :note, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    VALUES(s), B_INT("version", s->version)));
    return event_row(ctx, "station", s->id);
}

enum status station_store_delete(struct ctx *ctx, const struct station *s)
{
    TRY(DB_EXEC_ONE(ctx,
                    "DELETE FROM station WHERE congress_id = :congress AND id = :id"
                    " AND version = :version",
                    B_INT("congress", ctx->congress_id), B_INT("id", s->id),
                    B_INT("version", s->version)));
    return event_row_gone(ctx, "station", s->id);
}

enum status station_store_small(struct ctx *ctx, int64_t station_id, int64_t **out,
                                size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM station WHERE congress_id = :congress AND parent_id = :station"
                " AND kind IN ('point', 'room') ORDER BY id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("station", station_id),
                B_INT("most", FIND_MAX)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

enum status station_store_ids(struct ctx *ctx, int64_t after, unsigned limit, int64_t **out,
                              size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM station WHERE congress_id = :congress AND id > :after"
                " ORDER BY id LIMIT :limit",
                B_INT("congress", ctx->congress_id), B_INT("after", after), B_INT("limit", limit)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}
