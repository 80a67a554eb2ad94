// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on proposed topics. */
#include "modules/meeting/meeting_plan.h"
#include "modules/meeting/meeting_store_plan.h"
#include "platform/db.h"
#include "platform/event.h"

enum { TOPICS_MAX = 200 };

#define COLUMNS                                                                                    \
    "id, version, organ_id, kind_id, proposed_by, title, reason, sort, source, state, answer,"     \
    " url, wanted_on, proposed_on"

static struct meeting_topic read_topic(const struct rows *r, size_t i)
{
    return (struct meeting_topic){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .organ_id = cell_int(r, i, 2),
        .kind_id = cell_int(r, i, 3),
        .proposed_by = cell_int(r, i, 4),
        .title = cell_text(r, i, 5),
        .reason = cell_text(r, i, 6),
        .sort = cell_text(r, i, 7),
        .source = cell_text(r, i, 8),
        .state = cell_text(r, i, 9),
        .answer = cell_text(r, i, 10),
        .url = cell_text(r, i, 11),
        .wanted_on = cell_date(r, i, 12),
        .proposed_on = cell_date(r, i, 13),
    };
}

enum status meeting_store_topic(struct ctx *ctx, int64_t id, struct meeting_topic *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " COLUMNS " FROM meeting_topic WHERE congress_id = :congress AND id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = read_topic(&r, 0);
    return ST_OK;
}

enum status meeting_store_topics(struct ctx *ctx, struct str state, int64_t proposed_by,
                                 struct meeting_topic **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS " FROM meeting_topic WHERE congress_id = :congress"
                " AND (:state IS NULL OR state = :state) AND (:by IS NULL OR proposed_by = :by)"
                " ORDER BY proposed_on DESC, id DESC LIMIT :most",
                B_INT("congress", ctx->congress_id), B_OPT("state", state), B_ID("by", proposed_by),
                B_INT("most", TOPICS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct meeting_topic);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_topic(&r, i);
    return ST_OK;
}

enum status meeting_store_topic_insert(struct ctx *ctx, const struct meeting_topic *t)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO meeting_topic (congress_id, id, title, reason, sort, source, organ_id,"
                " kind_id, wanted_on, state, answer, url, proposed_by, proposed_on)"
                " VALUES (:congress, :id, :title, :reason, :sort, :source, :organ, :kind, :wanted,"
                " :state, :answer, :url, :by, :today)",
                B_INT("congress", ctx->congress_id), B_INT("id", t->id), B_TEXT("title", t->title),
                B_TEXT("reason", t->reason), B_TEXT("sort", t->sort), B_TEXT("source", t->source),
                B_ID("organ", t->organ_id), B_ID("kind", t->kind_id),
                B_DATE(ctx->arena, "wanted", t->wanted_on), B_TEXT("state", t->state),
                B_TEXT("answer", t->answer), B_TEXT("url", t->url), B_ID("by", t->proposed_by),
                B_DATE(ctx->arena, "today", ctx->today)));
    return event_row(ctx, "meeting_topic", t->id);
}

enum status meeting_store_topic_save(struct ctx *ctx, const struct meeting_topic *t)
{
    TRY(DB_EXEC_ONE(
        ctx,
        "UPDATE meeting_topic SET state = :state, answer = :answer, version = version + 1"
        " WHERE congress_id = :congress AND id = :id AND version = :version",
        B_TEXT("state", t->state), B_TEXT("answer", t->answer), B_INT("congress", ctx->congress_id),
        B_INT("id", t->id), B_INT("version", t->version)));
    return event_row(ctx, "meeting_topic", t->id);
}
