// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on receptions and on who came to them. */
#include "modules/station/station_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { TOTAL_MAX = 10000, VISITS_MAX = 200 };

#define COLUMNS                                                                                    \
    "r.id, r.version, r.station_id, r.day_id, r.client, r.number, r.way, r.on_day, r.people,"      \
    " r.note, r.entered_by, r.entered_at"

enum { COLUMNS_COUNT = 12 };

static struct station_reception read_reception(const struct rows *r, size_t i)
{
    return (struct station_reception){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .station_id = cell_int(r, i, 2),
        .day_id = cell_int(r, i, 3),
        .client = cell_text(r, i, 4),
        .number = cell_text(r, i, 5),
        .way = cell_text(r, i, 6),
        .on = cell_date(r, i, 7),
        .people = cell_int(r, i, 8),
        .note = cell_text(r, i, 9),
        .entered_by = cell_int(r, i, 10),
        .entered_at = cell_int(r, i, 11),
    };
}

enum status station_store_reception(struct ctx *ctx, int64_t id, struct station_reception *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " COLUMNS
               " FROM station_reception r WHERE r.congress_id = :congress AND r.id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = read_reception(&r, 0);
    return ST_OK;
}

enum status station_store_reception_by(struct ctx *ctx, const char *what, struct str value,
                                       struct station_reception *out)
{
    static const char CLIENT[] =
        "SELECT " COLUMNS
        " FROM station_reception r WHERE r.congress_id = :congress AND r.client = :value";
    static const char NUMBER[] =
        "SELECT " COLUMNS
        " FROM station_reception r WHERE r.congress_id = :congress AND r.number = :value";
    struct rows r;

    TRY(DB_ONE(ctx, &r, strcmp(what, "client") == 0 ? CLIENT : NUMBER,
               B_INT("congress", ctx->congress_id), B_TEXT("value", value)));
    *out = read_reception(&r, 0);
    return ST_OK;
}

/* ---------------------------------------------------------------- the list */

/* A member of the party group on the day came. */
#define PARTY_VISITS                                                                               \
    " FROM station_visit v"                                                                        \
    " JOIN body_v_member m ON m.congress_id = v.congress_id AND m.deputy_id = v.deputy_id"         \
    " JOIN body_v_name b ON b.congress_id = m.congress_id AND b.id = m.body_id"                    \
    " WHERE v.congress_id = r.congress_id AND v.reception_id = r.id AND b.kind = 'party_group'"    \
    " AND m.from_on <= r.on_day AND (m.to_on IS NULL OR m.to_on >= r.on_day)"
#define PARTY "EXISTS (SELECT 1" PARTY_VISITS ")"

#define TOWN                                                                                       \
    "(SELECT w.delegation_id FROM station_v_delegation w"                                          \
    " WHERE w.congress_id = r.congress_id AND w.station_id = r.station_id)"

static const struct db_filter FILTERS[] = {
    {"station", "r.station_id = :station", BIND_INT},
    {"delegation", TOWN " = :delegation", BIND_INT},
    {"no_town", TOWN " = 0 AND :no_town = 1", BIND_INT},
    {"deputy",
     "EXISTS (SELECT 1 FROM station_visit v WHERE v.congress_id = r.congress_id"
     " AND v.reception_id = r.id AND v.deputy_id = :deputy)",
     BIND_INT},
    {"from", "r.on_day >= :from", BIND_TEXT},
    {"to", "r.on_day <= :to", BIND_TEXT},
    {"party", PARTY, BIND_INT},
    {"level",
     "EXISTS (SELECT 1 FROM station_visit v WHERE v.congress_id = r.congress_id"
     " AND v.reception_id = r.id AND v.level = :level)",
     BIND_TEXT},
    {0},
};

static const struct db_sort SORTS[] = {
    {"day", "r.on_day", BIND_TEXT, "r.id"},
    {"people", "r.people", BIND_INT, "r.id"},
    {0},
};

static const struct db_list LIST = {
    .select = "SELECT " COLUMNS ", s.name,"
              " (SELECT COUNT(*) FROM station_visit v WHERE v.congress_id = r.congress_id"
              "  AND v.reception_id = r.id AND (:of_level = '' OR v.level = :of_level)),"
              " (SELECT COUNT(*) FROM station_problem p WHERE p.congress_id = r.congress_id"
              "  AND p.reception_id = r.id),"
              " (SELECT COUNT(DISTINCT v.id)" PARTY_VISITS ")"
              " FROM station_reception r"
              " JOIN station s ON s.congress_id = r.congress_id AND s.id = r.station_id",
    .where = "r.congress_id = :congress",
    .filters = FILTERS,
    .sorts = SORTS,
    .count_from = " FROM station_reception r",
};

enum status station_reception_page(struct ctx *ctx, const struct station_reception_filter *f,
                                   struct station_reception_row **out, size_t *out_count,
                                   struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {
        B_INT("congress", ctx->congress_id),
        B_ID("station", f->station_id),
        B_ID("delegation", f->delegation_id),
        B_ID("no_town", f->no_town),
        B_ID("deputy", f->deputy_id),
        B_DATE(ctx->arena, "from", f->from),
        B_DATE(ctx->arena, "to", f->to),
        B_ID("party", f->party),
        B_OPT("level", f->level),
        B_TEXT("of_level", f->level), /* last: of the rows only */
    };
    const struct db_list_query query = {.binds = binds,
                                        .binds_count = COUNT(binds),
                                        .sort = f->sort,
                                        .after = f->after,
                                        .limit = f->limit};
    struct db_list_query counted = query;
    struct rows r;

    TRY(db_list(ctx, &LIST, &query, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct station_reception_row);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct station_reception_row){
            .r = read_reception(&r, i),
            .station_name = cell_text(&r, i, COLUMNS_COUNT),
            .visits = cell_int(&r, i, COLUMNS_COUNT + 1),
            .problems = cell_int(&r, i, COLUMNS_COUNT + 2),
            .party = cell_int(&r, i, COLUMNS_COUNT + 3),
        };
    if (out_total == NULL)
        return ST_OK;
    counted.binds_count--;
    return db_list_count(ctx, &LIST, &counted, TOTAL_MAX, out_total);
}

enum status station_visits(struct ctx *ctx, int64_t reception_id, struct station_visit **out,
                           size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT v.id, v.reception_id, v.deputy_id, COALESCE(n.name, v.name), v.level"
                " FROM station_visit v"
                " LEFT JOIN deputy_v_name n ON n.congress_id = v.congress_id AND n.id = "
                "v.deputy_id"
                " WHERE v.congress_id = :congress AND v.reception_id = :reception"
                " ORDER BY v.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("reception", reception_id),
                B_INT("most", VISITS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct station_visit);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct station_visit){
            .id = cell_int(&r, i, 0),
            .reception_id = cell_int(&r, i, 1),
            .deputy_id = cell_int(&r, i, 2),
            .name = cell_text(&r, i, 3),
            .level = cell_text(&r, i, 4),
        };
    return ST_OK;
}

/* ---------------------------------------------------------------- writing */

enum status station_store_reception_insert(struct ctx *ctx, const struct station_reception *r)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO station_reception (congress_id, id, station_id, day_id, client,"
                " number, way, on_day, people, note, entered_by, entered_at)"
                " VALUES (:congress, :id, :station, :day, :client, :number, :way, :on, :people,"
                " :note, :by, :at)",
                B_INT("congress", ctx->congress_id), B_INT("id", r->id),
                B_INT("station", r->station_id), B_ID("day", r->day_id), B_OPT("client", r->client),
                B_OPT("number", r->number), B_TEXT("way", r->way), B_DATE(ctx->arena, "on", r->on),
                B_INT("people", r->people), B_TEXT("note", r->note), B_ID("by", r->entered_by),
                B_INT("at", r->entered_at)));
    return event_row(ctx, "station_reception", r->id);
}

enum status station_store_reception_update(struct ctx *ctx, const struct station_reception *r)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE station_reception SET on_day = :on, people = :people, note = :note,"
                    " day_id = :day, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_DATE(ctx->arena, "on", r->on), B_INT("people", r->people),
                    B_TEXT("note", r->note), B_ID("day", r->day_id),
                    B_INT("congress", ctx->congress_id), B_INT("id", r->id),
                    B_INT("version", r->version)));
    return event_row(ctx, "station_reception", r->id);
}

enum status station_store_reception_delete(struct ctx *ctx, const struct station_reception *r)
{
    TRY(DB_EXEC_ONE(ctx,
                    "DELETE FROM station_reception WHERE congress_id = :congress AND id = :id"
                    " AND version = :version",
                    B_INT("congress", ctx->congress_id), B_INT("id", r->id),
                    B_INT("version", r->version)));
    return event_row_gone(ctx, "station_reception", r->id);
}

enum status station_store_visit_insert(struct ctx *ctx, const struct station_reception *r,
                                       const struct station_visit *v)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO station_visit (congress_id, id, reception_id, station_id, on_day,"
                " deputy_id, name, level) VALUES (:congress, :id, :reception, :station, :on,"
                " :deputy, :name, :level)",
                B_INT("congress", ctx->congress_id), B_INT("id", v->id), B_INT("reception", r->id),
                B_INT("station", r->station_id), B_DATE(ctx->arena, "on", r->on),
                B_ID("deputy", v->deputy_id), B_TEXT("name", v->name), B_TEXT("level", v->level)));
    return event_row(ctx, "station_visit", v->id);
}

enum status station_store_visit_delete(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM station_visit WHERE congress_id = :congress AND id = :id",
                    B_INT("congress", ctx->congress_id), B_INT("id", id)));
    return event_row_gone(ctx, "station_visit", id);
}
