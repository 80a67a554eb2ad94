// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of limits and of how often they were crossed. */
#include "modules/indicator/indicator_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { LIMITS_MOST = 200 };

#define CONGRESS B_INT("congress", ctx->congress_id)
#define LIMIT    "id, version, name, period, above, value, role, account_id, note, crossed, stopped"

static struct indicator_limit read_limit(const struct rows *r, size_t i)
{
    return (struct indicator_limit){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .name = cell_text(r, i, 2),
        .period = cell_text(r, i, 3),
        .above = cell_int(r, i, 4) != 0,
        .value = cell_int(r, i, 5),
        .role = cell_text(r, i, 6),
        .account_id = cell_int(r, i, 7),
        .note = cell_text(r, i, 8),
        .crossed = cell_int(r, i, 9) != 0,
        .stopped = cell_int(r, i, 10) != 0,
    };
}

enum status indicator_store_limits(struct ctx *ctx, struct indicator_limit **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " LIMIT " FROM indicator_limit WHERE congress_id = :congress"
                " ORDER BY stopped, id LIMIT :most",
                CONGRESS, B_INT("most", LIMITS_MOST)));
    *out = arena_array(ctx->arena, r.count, struct indicator_limit);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_limit(&r, i);
    return ST_OK;
}

enum status indicator_store_limit(struct ctx *ctx, int64_t id, struct indicator_limit *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " LIMIT " FROM indicator_limit WHERE congress_id = :congress AND id = :id",
               CONGRESS, B_INT("id", id)));
    *out = read_limit(&r, 0);
    return ST_OK;
}

#define LIMIT_VALUES(l)                                                                            \
    CONGRESS, B_INT("id", (l)->id), B_TEXT("name", (l)->name), B_TEXT("period", (l)->period),      \
        B_BOOL("above", (l)->above), B_INT("value", (l)->value), B_TEXT("role", (l)->role),        \
        B_ID("account", (l)->account_id), B_TEXT("note", (l)->note),                               \
        B_BOOL("crossed", (l)->crossed), B_BOOL("stopped", (l)->stopped)

enum status indicator_store_limit_insert(struct ctx *ctx, const struct indicator_limit *l)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO indicator_limit (congress_id, id, name, period, above, value, role,"
                " account_id, note, crossed, stopped) VALUES (:congress, :id, :name, :period,"
                " :above, :value, :role, :account, :note, :crossed, :stopped)",
                LIMIT_VALUES(l)));
    return event_row(ctx, "indicator_limit", l->id);
}

enum status indicator_store_limit_update(struct ctx *ctx, const struct indicator_limit *l)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE indicator_limit SET name = :name, period = :period, above = :above,"
                    " value = :value, role = :role, account_id = :account, note = :note,"
                    " crossed = :crossed, stopped = :stopped, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    LIMIT_VALUES(l), B_INT("version", l->version)));
    return event_row(ctx, "indicator_limit", l->id);
}

/* ---------------------------------------------------------------- crossings */

#define ALERT                                                                                      \
    "id, version, limit_id, name, seen_on, from_on, to_on, numerator, denominator, above, value,"  \
    " over_on"

static struct indicator_alert read_alert(const struct rows *r, size_t i)
{
    return (struct indicator_alert){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .limit_id = cell_int(r, i, 2),
        .name = cell_text(r, i, 3),
        .seen_on = cell_date(r, i, 4),
        .from_on = cell_date(r, i, 5),
        .to_on = cell_date(r, i, 6),
        .numerator = cell_int(r, i, 7),
        .denominator = cell_int(r, i, 8),
        .above = cell_int(r, i, 9) != 0,
        .value = cell_int(r, i, 10),
        .over_on = cell_date(r, i, 11),
    };
}

enum status indicator_store_alerts(struct ctx *ctx, struct str name, int64_t after, unsigned limit,
                                   struct indicator_alert **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " ALERT " FROM indicator_alert WHERE congress_id = :congress"
                " AND (:name = '' OR name = :name) AND (:after = 0 OR id < :after)"
                " ORDER BY id DESC LIMIT :limit",
                CONGRESS, B_TEXT("name", name), B_INT("after", after), B_INT("limit", limit)));
    *out = arena_array(ctx->arena, r.count, struct indicator_alert);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_alert(&r, i);
    return ST_OK;
}

enum status indicator_store_alert_open(struct ctx *ctx, int64_t limit_id,
                                       struct indicator_alert *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " ALERT " FROM indicator_alert WHERE congress_id = :congress"
               " AND limit_id = :of AND over_on IS NULL ORDER BY id DESC LIMIT 1",
               CONGRESS, B_INT("of", limit_id)));
    *out = read_alert(&r, 0);
    return ST_OK;
}

enum status indicator_store_alert_insert(struct ctx *ctx, const struct indicator_alert *a)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO indicator_alert (congress_id, id, limit_id, name, seen_on, from_on,"
                " to_on, numerator, denominator, above, value) VALUES (:congress, :id, :of, :name,"
                " :seen, :from, :to, :numerator, :denominator, :above, :value)",
                CONGRESS, B_INT("id", a->id), B_INT("of", a->limit_id), B_TEXT("name", a->name),
                B_DATE(ctx->arena, "seen", a->seen_on), B_DATE(ctx->arena, "from", a->from_on),
                B_DATE(ctx->arena, "to", a->to_on), B_INT("numerator", a->numerator),
                B_INT("denominator", a->denominator), B_BOOL("above", a->above),
                B_INT("value", a->value)));
    return event_row(ctx, "indicator_alert", a->id);
}

enum status indicator_store_alert_over(struct ctx *ctx, int64_t id, int64_t version, struct date on)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE indicator_alert SET over_on = :on, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    CONGRESS, B_INT("id", id), B_INT("version", version),
                    B_DATE(ctx->arena, "on", on)));
    return event_row(ctx, "indicator_alert", id);
}
