// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on townships: the delegation that a station's work is counted for. */
#include "modules/station/station_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { TOWNS_MAX = 500 };

enum status station_towns(struct ctx *ctx, int64_t station_id, struct station_town **out,
                          size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS_KEPT(ctx, &r,
                     "SELECT DISTINCT w.delegation_id, COALESCE(g.name, '')"
                     " FROM station_v_delegation w LEFT JOIN congress_v_delegation g"
                     " ON g.congress_id = w.congress_id AND g.id = w.delegation_id"
                     " WHERE w.congress_id = :congress"
                     " AND (:station IS NULL OR w.station_id = :station)"
                     " ORDER BY w.delegation_id LIMIT :most",
                     B_INT("congress", ctx->congress_id), B_ID("station", station_id),
                     B_INT("most", TOWNS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct station_town);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct station_town){cell_int(&r, i, 0), cell_text(&r, i, 1)};
    return ST_OK;
}

static enum status town_write(struct ctx *ctx, const char *sql, const struct station *s)
{
    const struct bind binds[] = {B_INT("congress", ctx->congress_id), B_INT("id", s->id),
                                 B_INT("delegation", s->delegation_id)};

    TRY(db_exec_one(ctx, sql, binds, COUNT(binds)));
    return event_row(ctx, "station_town", s->id);
}

enum status station_store_town_say(struct ctx *ctx, const struct station *s, int64_t before)
{
    static const char ADD[] = "INSERT INTO station_town (congress_id, id, delegation_id)"
                              " VALUES (:congress, :id, :delegation)";
    static const char CHANGE[] =
        "UPDATE station_town SET delegation_id = :delegation, version = version + 1"
        " WHERE congress_id = :congress AND id = :id";

    if (s->delegation_id == before)
        return ST_OK;
    if (s->delegation_id != 0)
        return town_write(ctx, before == 0 ? ADD : CHANGE, s);
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM station_town WHERE congress_id = :congress AND id = :id",
                    B_INT("congress", ctx->congress_id), B_INT("id", s->id)));
    return event_row_gone(ctx, "station_town", s->id);
}
