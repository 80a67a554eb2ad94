// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of activities: writing, and one of each. */
#include "modules/activity/activity_store.h"
#include "platform/db.h"
#include "platform/event.h"

#define CONGRESS B_INT("congress", ctx->congress_id)

/* ---------------------------------------------------------------- activities */

#define ACTIVITY                                                                                   \
    "SELECT a.id, a.version, COALESCE(a.campaign_id, 0), a.sort, a.title, a.text, a.host,"         \
    " a.place, a.starts_on, a.ends_on, a.way, a.quota, a.answer_by, a.state, a.result,"            \
    " COALESCE(g.body_id, 0) FROM activity a LEFT JOIN activity_group g"                           \
    " ON g.congress_id = a.congress_id AND g.id = a.id WHERE a.congress_id = :congress"

static struct activity read_activity(const struct rows *r, size_t i)
{
    return (struct activity){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .campaign_id = cell_int(r, i, 2),
        .sort = cell_text(r, i, 3),
        .title = cell_text(r, i, 4),
        .text = cell_text(r, i, 5),
        .host = cell_text(r, i, 6),
        .place = cell_text(r, i, 7),
        .starts_on = cell_date(r, i, 8),
        .ends_on = cell_date(r, i, 9),
        .way = cell_text(r, i, 10),
        .quota = cell_int(r, i, 11),
        .answer_by = cell_date(r, i, 12),
        .state = cell_text(r, i, 13),
        .result = cell_text(r, i, 14),
        .group_id = cell_int(r, i, 15),
    };
}

enum status activity_store_get(struct ctx *ctx, int64_t id, struct activity *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, ACTIVITY " AND a.id = :id", CONGRESS, B_INT("id", id)));
    *out = read_activity(&r, 0);
    return ST_OK;
}

enum status activity_store_titled(struct ctx *ctx, struct str title, struct date on,
                                  struct activity *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               ACTIVITY " AND a.title = :title AND a.starts_on = :on ORDER BY a.id LIMIT 1",
               CONGRESS, B_TEXT("title", title), B_DATE(ctx->arena, "on", on)));
    *out = read_activity(&r, 0);
    return ST_OK;
}

#define VALUES(ctx, a)                                                                             \
    B_INT("congress", (ctx)->congress_id), B_INT("id", (a)->id),                                   \
        B_ID("campaign", (a)->campaign_id), B_TEXT("sort", (a)->sort),                             \
        B_TEXT("title", (a)->title), B_TEXT("text", (a)->text), B_TEXT("host", (a)->host),         \
        B_TEXT("place", (a)->place), B_DATE((ctx)->arena, "starts", (a)->starts_on),               \
        B_DATE((ctx)->arena, "ends", (a)->ends_on), B_TEXT("way", (a)->way),                       \
        B_INT("quota", (a)->quota), B_DATE((ctx)->arena, "by", (a)->answer_by),                    \
        B_TEXT("state", (a)->state), B_TEXT("result", (a)->result)

enum status activity_store_insert(struct ctx *ctx, const struct activity *a)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO activity (congress_id, id, campaign_id, sort, title, text, host,"
                " place, starts_on, ends_on, way, quota, answer_by, state, result) VALUES"
                " (:congress, :id, :campaign, :sort, :title, :text, :host, :place, :starts, :ends,"
                " :way, :quota, :by, :state, :result)",
                VALUES(ctx, a)));
    return event_row(ctx, "activity", a->id);
}

enum status activity_store_update(struct ctx *ctx, const struct activity *a)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE activity SET campaign_id = :campaign, sort = :sort, title = :title,"
                    " text = :text, host = :host, place = :place, starts_on = :starts,"
                    " ends_on = :ends, way = :way, quota = :quota, answer_by = :by,"
                    " state = :state, result = :result, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    VALUES(ctx, a), B_INT("version", a->version)));
    return event_row(ctx, "activity", a->id);
}

enum status activity_store_delete(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM activity WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", id)));
    return event_row_gone(ctx, "activity", id);
}

enum status activity_store_ids(struct ctx *ctx, int64_t after, unsigned limit, int64_t **out,
                               size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM activity WHERE congress_id = :congress AND id > :after"
                " ORDER BY id LIMIT :limit",
                CONGRESS, B_INT("after", after), B_INT("limit", limit)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

/* ---------------------------------------------------------------- people */

#define PERSON_VALUES(ctx, p)                                                                      \
    B_INT("congress", (ctx)->congress_id), B_INT("id", (p)->id), B_TEXT("team", (p)->team),        \
        B_TEXT("answer", (p)->answer), B_TEXT("reason", (p)->reason),                              \
        B_TEXT("presence", (p)->presence), B_ID("read", (p)->read_at)

enum status activity_store_person_insert(struct ctx *ctx, const struct activity_person *p)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO activity_person (congress_id, id, activity_id, deputy_id, team,"
                " answer, reason, presence, read_at) VALUES (:congress, :id, :activity, :deputy,"
                " :team, :answer, :reason, :presence, :read)",
                PERSON_VALUES(ctx, p), B_INT("activity", p->activity_id),
                B_INT("deputy", p->deputy_id)));
    return event_row(ctx, "activity_person", p->id);
}

enum status activity_store_person_update(struct ctx *ctx, const struct activity_person *p)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE activity_person SET team = :team, answer = :answer, reason = :reason,"
                    " presence = :presence, read_at = :read, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    PERSON_VALUES(ctx, p), B_INT("version", p->version)));
    return event_row(ctx, "activity_person", p->id);
}

enum status activity_store_person_delete(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM activity_person WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", id)));
    return event_row_gone(ctx, "activity_person", id);
}

enum status activity_store_count(struct ctx *ctx, int64_t id, struct activity_count *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT COUNT(*), COALESCE(SUM(CASE WHEN answer = 'yes' THEN 1 ELSE 0 END), 0),"
               " COALESCE(SUM(CASE WHEN presence = '' AND answer <> 'no' THEN 1 ELSE 0 END), 0)"
               " FROM activity_person WHERE congress_id = :congress AND activity_id = :id",
               CONGRESS, B_INT("id", id)));
    *out = (struct activity_count){cell_int(&r, 0, 0), cell_int(&r, 0, 1), cell_int(&r, 0, 2)};
    return ST_OK;
}

/* ---------------------------------------------------------------- deeds */

#define DEED_VALUES(ctx, d)                                                                        \
    B_INT("congress", (ctx)->congress_id), B_INT("id", (d)->id), B_TEXT("state", (d)->state),      \
        B_TEXT("reason", (d)->reason), B_BOOL("example", (d)->example)

enum status activity_store_deed_insert(struct ctx *ctx, const struct activity_deed *d)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO activity_deed (congress_id, id, activity_id, deputy_id, sort, done_on,"
                " text, fen, state, reason, example) VALUES (:congress, :id, :activity, :deputy,"
                " :sort, :on, :text, :fen, :state, :reason, :example)",
                DEED_VALUES(ctx, d), B_INT("activity", d->activity_id),
                B_INT("deputy", d->deputy_id), B_TEXT("sort", d->sort),
                B_DATE(ctx->arena, "on", d->done_on), B_TEXT("text", d->text),
                B_INT("fen", d->fen)));
    return event_row(ctx, "activity_deed", d->id);
}

enum status activity_store_deed_delete(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM activity_deed WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", id)));
    return event_row_gone(ctx, "activity_deed", id);
}

enum status activity_store_deed_update(struct ctx *ctx, const struct activity_deed *d)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE activity_deed SET state = :state, reason = :reason, example = :example,"
                    " version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    DEED_VALUES(ctx, d), B_INT("version", d->version)));
    return event_row(ctx, "activity_deed", d->id);
}
