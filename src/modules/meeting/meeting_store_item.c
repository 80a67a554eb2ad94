// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on the items of agendas. */
#include "modules/meeting/meeting_rules.h"
#include "modules/meeting/meeting_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { ITEMS_MAX = 500, PRIORS_MAX = 100 };

#define COLUMNS                                                                                    \
    "i.id, i.meeting_id, i.parent_id, i.prior_item_id, i.topic_id, i.version, i.place, i.number,"  \
    " i.title, i.sort, i.organ_id, i.presenter, i.minutes, i.state, i.outcome, i.url, i.begun_at," \
    " i.ended_at"

static struct meeting_item read_item(const struct rows *r, size_t i)
{
    struct meeting_item it = {
        .id = cell_int(r, i, 0),
        .meeting_id = cell_int(r, i, 1),
        .parent_id = cell_int(r, i, 2),
        .prior_item_id = cell_int(r, i, 3),
        .topic_id = cell_int(r, i, 4),
        .version = cell_int(r, i, 5),
        .place = (unsigned)cell_int(r, i, 6),
        .number = cell_text(r, i, 7),
        .title = cell_text(r, i, 8),
        .sort = cell_text(r, i, 9),
        .organ_id = cell_int(r, i, 10),
        .presenter = cell_text(r, i, 11),
        .minutes = (unsigned)cell_int(r, i, 12),
        .outcome = cell_text(r, i, 14),
        .url = cell_text(r, i, 15),
        .begun_at = cell_int(r, i, 16),
        .ended_at = cell_int(r, i, 17),
    };

    (void)meeting_item_state_parse(cell_text(r, i, 13), &it.state);
    return it;
}

static void read_all(struct ctx *ctx, const struct rows *r, struct meeting_item **out,
                     size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct meeting_item);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = read_item(r, i);
}

enum status meeting_store_items(struct ctx *ctx, int64_t meeting_id, struct meeting_item **out,
                                size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS " FROM meeting_item i WHERE i.congress_id = :congress"
                " AND i.meeting_id = :meeting ORDER BY i.place, i.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("meeting", meeting_id),
                B_INT("most", ITEMS_MAX)));
    read_all(ctx, &r, out, out_count);
    return ST_OK;
}

enum status meeting_items(struct ctx *ctx, int64_t meeting_id, struct meeting_item **out,
                          size_t *out_count)
{
    TRY(meeting_store_items(ctx, meeting_id, out, out_count));
    meeting_items_number(ctx->arena, *out, *out_count);
    return ST_OK;
}

enum status meeting_item_get(struct ctx *ctx, int64_t id, struct meeting_item *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " COLUMNS " FROM meeting_item i WHERE i.congress_id = :congress"
               " AND i.id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = read_item(&r, 0);
    return ST_OK;
}

enum status meeting_store_items_after(struct ctx *ctx, int64_t item_id, struct meeting_item **out,
                                      size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS " FROM meeting_item i WHERE i.congress_id = :congress"
                " AND i.prior_item_id = :item ORDER BY i.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("item", item_id),
                B_INT("most", PRIORS_MAX)));
    read_all(ctx, &r, out, out_count);
    return ST_OK;
}

enum status meeting_store_item_has_papers(struct ctx *ctx, int64_t item_id, bool *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM meeting_paper WHERE congress_id = :congress AND item_id = :item"
                " LIMIT 1",
                B_INT("congress", ctx->congress_id), B_INT("item", item_id)));
    *out = r.count > 0;
    return ST_OK;
}

enum status meeting_store_priors(struct ctx *ctx, struct str kind, struct date until,
                                 struct meeting_item **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS " FROM meeting_item i"
                " JOIN meeting m ON m.congress_id = i.congress_id AND m.id = i.meeting_id"
                " JOIN meeting_kind k ON k.congress_id = m.congress_id AND k.id = m.kind_id"
                " WHERE i.congress_id = :congress AND k.code = :kind AND m.starts_on <= :until"
                " AND m.state <> 'cancelled' AND i.state NOT IN ('withdrawn', 'deferred')"
                " AND i.parent_id IS NULL AND i.sort <> 'procedure'"
                " ORDER BY m.starts_on DESC, m.id DESC, i.place LIMIT :most",
                B_INT("congress", ctx->congress_id), B_TEXT("kind", kind),
                B_DATE(ctx->arena, "until", until), B_INT("most", PRIORS_MAX)));
    read_all(ctx, &r, out, out_count);
    return ST_OK;
}

enum status meeting_store_topic_item(struct ctx *ctx, int64_t topic_id, struct str kind,
                                     int64_t *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT i.id FROM meeting_item i"
                " JOIN meeting m ON m.congress_id = i.congress_id AND m.id = i.meeting_id"
                " JOIN meeting_kind k ON k.congress_id = m.congress_id AND k.id = m.kind_id"
                " WHERE i.congress_id = :congress AND i.topic_id = :topic AND k.code = :kind"
                " AND i.state NOT IN ('withdrawn', 'deferred')"
                " ORDER BY m.starts_on DESC, i.id DESC LIMIT 1",
                B_INT("congress", ctx->congress_id), B_INT("topic", topic_id),
                B_TEXT("kind", kind)));
    *out = r.count > 0 ? cell_int(&r, 0, 0) : 0;
    return ST_OK;
}

/* ---------------------------------------------------------------- writing */

enum status meeting_store_item_insert(struct ctx *ctx, const struct meeting_item *it)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO meeting_item (congress_id, id, meeting_id, parent_id, prior_item_id,"
                " topic_id, place, number, title, sort, organ_id, presenter, minutes, state,"
                " outcome, url, begun_at, ended_at)"
                " VALUES (:congress, :id, :meeting, :parent, :prior, :topic, :place, :number,"
                " :title, :sort, :organ, :presenter, :minutes, :state, :outcome, :url, :begun,"
                " :ended)",
                B_INT("congress", ctx->congress_id), B_INT("id", it->id),
                B_INT("meeting", it->meeting_id), B_ID("parent", it->parent_id),
                B_ID("prior", it->prior_item_id), B_ID("topic", it->topic_id),
                B_INT("place", it->place), B_TEXT("number", it->number), B_TEXT("title", it->title),
                B_TEXT("sort", it->sort), B_ID("organ", it->organ_id),
                B_TEXT("presenter", it->presenter), B_INT("minutes", it->minutes),
                B_Z("state", meeting_item_state_word(it->state)), B_TEXT("outcome", it->outcome),
                B_TEXT("url", it->url), B_ID("begun", it->begun_at), B_ID("ended", it->ended_at)));
    return event_row(ctx, "meeting_item", it->id);
}

enum status meeting_store_item_save(struct ctx *ctx, const struct meeting_item *it)
{
    TRY(DB_EXEC_ONE(
        ctx,
        "UPDATE meeting_item SET parent_id = :parent, prior_item_id = :prior, topic_id = :topic,"
        " place = :place, number = :number, title = :title, sort = :sort, organ_id = :organ,"
        " presenter = :presenter, minutes = :minutes, state = :state, outcome = :outcome,"
        " url = :url, begun_at = :begun, ended_at = :ended, version = version + 1"
        " WHERE congress_id = :congress AND id = :id AND version = :version",
        B_ID("parent", it->parent_id), B_ID("prior", it->prior_item_id),
        B_ID("topic", it->topic_id), B_INT("place", it->place), B_TEXT("number", it->number),
        B_TEXT("title", it->title), B_TEXT("sort", it->sort), B_ID("organ", it->organ_id),
        B_TEXT("presenter", it->presenter), B_INT("minutes", it->minutes),
        B_Z("state", meeting_item_state_word(it->state)), B_TEXT("outcome", it->outcome),
        B_TEXT("url", it->url), B_ID("begun", it->begun_at), B_ID("ended", it->ended_at),
        B_INT("congress", ctx->congress_id), B_INT("id", it->id), B_INT("version", it->version)));
    return event_row(ctx, "meeting_item", it->id);
}

enum status meeting_store_item_delete(struct ctx *ctx, const struct meeting_item *it)
{
    TRY(DB_EXEC_ONE(ctx,
                    "DELETE FROM meeting_item WHERE congress_id = :congress AND id = :id"
                    " AND version = :version",
                    B_INT("congress", ctx->congress_id), B_INT("id", it->id),
                    B_INT("version", it->version)));
    return event_row_gone(ctx, "meeting_item", it->id);
}
