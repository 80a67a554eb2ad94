// SPDX-License-Identifier: MulanPSL-2.0
/* SQL behind the figures of stations. Who belonged to the party group is read as of the day. */
#include "modules/station/station_store_figure.h"
#include "modules/station/station_list.h"
#include "platform/db.h"

enum { KINDS_MAX = 20, TOWNS_MAX = 500, STATIONS_MAX = 5000 };

static enum status shares(struct ctx *ctx, const char *sql, const struct bind *binds, size_t count,
                          struct station_share **out, size_t *out_count)
{
    struct rows r;

    TRY(db_rows_kept(ctx, &r, sql, binds, count));
    *out = arena_array(ctx->arena, r.count, struct station_share);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct station_share){cell_text(&r, i, 0), cell_int(&r, i, 1)};
    return ST_OK;
}

enum status station_store_count_kinds(struct ctx *ctx, struct date on, struct str kind,
                                      struct station_share **out, size_t *out_count)
{
    static const char SQL[] =
        "SELECT kind, COUNT(*) FROM station WHERE congress_id = :congress AND state <> 'planned'"
        " AND (built_on IS NULL OR built_on <= :on) AND (closed_on IS NULL OR closed_on > :on)"
        " AND (:kind IS NULL OR kind = :kind) GROUP BY kind ORDER BY kind LIMIT :most";
    const struct bind binds[] = {B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "on", on),
                                 B_OPT("kind", kind), B_INT("most", KINDS_MAX)};

    return shares(ctx, SQL, binds, COUNT(binds), out, out_count);
}

enum status station_levels(struct ctx *ctx, struct date from, struct date to,
                           struct station_level **out, size_t *out_count)
{
    static const char SQL[] =
        "SELECT level, COUNT(*) FROM station_visit WHERE congress_id = :congress"
        " AND on_day >= :from AND on_day <= :to GROUP BY level ORDER BY CASE level"
        " WHEN 'nation' THEN 1 WHEN 'province' THEN 2 WHEN 'city' THEN 3 WHEN 'county' THEN 4"
        " ELSE 5 END LIMIT :most";
    const struct bind binds[] = {B_INT("congress", ctx->congress_id),
                                 B_DATE(ctx->arena, "from", from), B_DATE(ctx->arena, "to", to),
                                 B_INT("most", KINDS_MAX)};
    struct station_share *found;

    TRY(shares(ctx, SQL, binds, COUNT(binds), &found, out_count));
    *out = arena_array(ctx->arena, *out_count, struct station_level);
    arr_each (i, *out_count)
        (*out)[i] = (struct station_level){found[i].key, found[i].count};
    return ST_OK;
}

enum status station_store_built_kinds(struct ctx *ctx, struct station_span span, struct str kind,
                                      struct station_share **out, size_t *out_count)
{
    static const char SQL[] =
        "SELECT kind, COUNT(*) FROM station WHERE congress_id = :congress"
        " AND built_on >= :from AND built_on <= :to AND (:kind IS NULL OR kind = :kind)"
        " GROUP BY kind ORDER BY kind LIMIT :most";
    const struct bind binds[] = {
        B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "from", span.from),
        B_DATE(ctx->arena, "to", span.to), B_OPT("kind", kind), B_INT("most", KINDS_MAX)};

    return shares(ctx, SQL, binds, COUNT(binds), out, out_count);
}

#define BY_TOWN                                                                                    \
    "SELECT CAST(w.delegation_id AS TEXT), COUNT(*) FROM station s JOIN station_v_delegation w"    \
    " ON w.congress_id = s.congress_id AND w.station_id = s.id WHERE s.congress_id = :congress"    \
    " AND (:town IS NULL OR CAST(w.delegation_id AS TEXT) = :town)"
#define TOWNS_IN_ORDER " GROUP BY w.delegation_id ORDER BY w.delegation_id LIMIT :most"

enum status station_store_count_towns(struct ctx *ctx, struct date on, struct str delegation,
                                      struct station_share **out, size_t *out_count)
{
    static const char SQL[] =
        BY_TOWN " AND s.state <> 'planned' AND (s.built_on IS NULL OR s.built_on <= :on)"
                " AND (s.closed_on IS NULL OR s.closed_on > :on)" TOWNS_IN_ORDER;
    const struct bind binds[] = {B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "on", on),
                                 B_OPT("town", delegation), B_INT("most", TOWNS_MAX)};

    return shares(ctx, SQL, binds, COUNT(binds), out, out_count);
}

enum status station_store_built_towns(struct ctx *ctx, struct station_span span,
                                      struct str delegation, struct station_share **out,
                                      size_t *out_count)
{
    static const char SQL[] =
        BY_TOWN " AND s.built_on >= :from AND s.built_on <= :to" TOWNS_IN_ORDER;
    const struct bind binds[] = {
        B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "from", span.from),
        B_DATE(ctx->arena, "to", span.to), B_OPT("town", delegation), B_INT("most", TOWNS_MAX)};

    return shares(ctx, SQL, binds, COUNT(binds), out, out_count);
}

enum status station_store_area_kinds(struct ctx *ctx, struct date on, struct str kind,
                                     struct station_share **out, size_t *out_count)
{
    static const char SQL[] =
        "SELECT kind, CAST(SUM(area_m2) AS BIGINT) FROM station WHERE congress_id = :congress"
        " AND state <> 'planned' AND (built_on IS NULL OR built_on <= :on)"
        " AND (closed_on IS NULL OR closed_on > :on)"
        " AND (:kind IS NULL OR kind = :kind) GROUP BY kind ORDER BY kind LIMIT :most";
    const struct bind binds[] = {B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "on", on),
                                 B_OPT("kind", kind), B_INT("most", KINDS_MAX)};

    return shares(ctx, SQL, binds, COUNT(binds), out, out_count);
}

enum status station_store_visit_levels(struct ctx *ctx, struct station_span span, struct str level,
                                       struct station_share **out, size_t *out_count)
{
    static const char SQL[] =
        "SELECT level, COUNT(*) FROM station_visit WHERE congress_id = :congress"
        " AND on_day >= :from AND on_day <= :to AND (:level IS NULL OR level = :level)"
        " GROUP BY level ORDER BY level LIMIT :most";
    const struct bind binds[] = {
        B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "from", span.from),
        B_DATE(ctx->arena, "to", span.to), B_OPT("level", level), B_INT("most", KINDS_MAX)};

    return shares(ctx, SQL, binds, COUNT(binds), out, out_count);
}

enum status station_store_allocated(struct ctx *ctx, struct station_span span, int64_t station_id,
                                    struct station_money **out, size_t *out_count)
{
    static const char SQL[] =
        "SELECT CAST(s.id AS TEXT), s.name, CAST(SUM(f.amount_fen) AS BIGINT) FROM station_fund f"
        " JOIN station s ON s.congress_id = f.congress_id AND s.id = f.station_id"
        " WHERE f.congress_id = :congress AND f.kind = 'allocated'"
        " AND f.year >= :from AND f.year <= :to AND (:station IS NULL OR s.id = :station)"
        " GROUP BY s.id, s.name ORDER BY s.id LIMIT :most";
    const struct bind binds[] = {B_INT("congress", ctx->congress_id), B_INT("from", span.from.year),
                                 B_INT("to", span.to.year), B_ID("station", station_id),
                                 B_INT("most", STATIONS_MAX)};
    struct rows r;

    TRY(db_rows_kept(ctx, &r, SQL, binds, COUNT(binds)));
    *out = arena_array(ctx->arena, r.count, struct station_money);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] =
            (struct station_money){cell_text(&r, i, 0), cell_text(&r, i, 1), cell_int(&r, i, 2)};
    return ST_OK;
}

/* A visit by a member of the party group on that day. */
#define BY_PARTY                                                                                   \
    "EXISTS (SELECT 1 FROM body_v_member m"                                                        \
    " JOIN body_v_name b ON b.congress_id = m.congress_id AND b.id = m.body_id"                    \
    " WHERE m.congress_id = v.congress_id AND m.deputy_id = v.deputy_id"                           \
    " AND b.kind = 'party_group' AND m.from_on <= v.on_day"                                        \
    " AND (m.to_on IS NULL OR m.to_on >= v.on_day))"
#define PARTY_CAME                                                                                 \
    "EXISTS (SELECT 1 FROM station_visit v WHERE v.congress_id = r.congress_id"                    \
    " AND v.reception_id = r.id AND " BY_PARTY ")"

/* Nothing is asked of townships unless one is meant, or none. */
#define OF_TOWN(row)                                                                               \
    " AND ((:delegation IS NULL AND :no_town = 0) OR " row ".station_id IN"                        \
    " (SELECT w.station_id FROM station_v_delegation w WHERE w.congress_id = :congress"            \
    "  AND w.delegation_id = COALESCE(:delegation, 0)))"

enum status station_store_sums(struct ctx *ctx, struct station_span span, bool party,
                               const struct station_scope *of, struct station_sums *out)
{
    static const char VISITS[] =
        "SELECT COUNT(*), COUNT(DISTINCT v.level) FROM station_visit v"
        " WHERE v.congress_id = :congress AND v.on_day >= :from AND v.on_day <= :to"
        " AND (:station IS NULL OR v.station_id = :station)" OF_TOWN(
            "v") " AND (:party IS NULL OR " BY_PARTY ")";
    static const char RECEPTIONS[] =
        "SELECT COUNT(*), COALESCE(SUM(r.people), 0) FROM station_reception r"
        " WHERE r.congress_id = :congress AND r.on_day >= :from AND r.on_day <= :to"
        " AND (:station IS NULL OR r.station_id = :station)" OF_TOWN(
            "r") " AND (:party IS NULL OR " PARTY_CAME ")";
    const struct bind binds[] = {B_INT("congress", ctx->congress_id),
                                 B_DATE(ctx->arena, "from", span.from),
                                 B_DATE(ctx->arena, "to", span.to),
                                 B_ID("station", of->station_id),
                                 B_ID("delegation", of->delegation_id),
                                 B_BOOL("no_town", of->no_town),
                                 B_ID("party", party)};
    struct rows v, r;

    TRY(db_one_kept(ctx, &v, VISITS, binds, COUNT(binds)));
    TRY(db_one_kept(ctx, &r, RECEPTIONS, binds, COUNT(binds)));
    *out = (struct station_sums){.receptions = cell_int(&r, 0, 0),
                                 .people = cell_int(&r, 0, 1),
                                 .visits = cell_int(&v, 0, 0),
                                 .levels = cell_int(&v, 0, 1)};
    return ST_OK;
}

enum status station_store_solved(struct ctx *ctx, struct station_span span, bool party,
                                 const struct station_scope *of, struct station_solved *out)
{
    static const char SQL[] =
        "SELECT COUNT(*), COALESCE(SUM(CASE WHEN p.state = 'solved' THEN 1 ELSE 0 END), 0),"
        " COALESCE(SUM(CASE WHEN p.state IN ('solved', 'explained') THEN 1 ELSE 0 END), 0)"
        " FROM station_problem p WHERE p.congress_id = :congress"
        " AND p.noted_on >= :from AND p.noted_on <= :to"
        " AND (:station IS NULL OR p.station_id = :station)" OF_TOWN(
            "p") " AND (:party IS NULL OR EXISTS (SELECT 1 FROM station_visit v"
                 "  WHERE v.congress_id = p.congress_id AND v.reception_id = p.reception_id"
                 "  AND " BY_PARTY "))";
    const struct bind binds[] = {B_INT("congress", ctx->congress_id),
                                 B_DATE(ctx->arena, "from", span.from),
                                 B_DATE(ctx->arena, "to", span.to),
                                 B_ID("station", of->station_id),
                                 B_ID("delegation", of->delegation_id),
                                 B_BOOL("no_town", of->no_town),
                                 B_ID("party", party)};
    struct rows r;

    TRY(db_one_kept(ctx, &r, SQL, binds, COUNT(binds)));
    *out = (struct station_solved){cell_int(&r, 0, 0), cell_int(&r, 0, 1), cell_int(&r, 0, 2)};
    return ST_OK;
}

enum status station_store_named(struct ctx *ctx, struct station_named **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS_KEPT(ctx, &r,
                     "SELECT id, name FROM station WHERE congress_id = :congress"
                     " ORDER BY name, id LIMIT :most",
                     B_INT("congress", ctx->congress_id), B_INT("most", STATIONS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct station_named);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct station_named){cell_int(&r, i, 0), cell_text(&r, i, 1)};
    return ST_OK;
}
