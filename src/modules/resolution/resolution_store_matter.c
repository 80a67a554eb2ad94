// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on the list of major matters. */
#include "modules/resolution/resolution_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { TOPICS_MAX = 500, DECISIONS_MAX = 50 };

#define TOPIC_SELECT                                                                               \
    "SELECT t.id, t.version, t.year, t.organ_id, t.title, t.state, t.note, t.plan_on,"             \
    " (SELECT COUNT(*) FROM resolution_doc d WHERE d.congress_id = t.congress_id"                  \
    " AND d.topic_id = t.id), COALESCE(m.id, 0), COALESCE(m.version, 0), COALESCE(m.form, ''),"    \
    " COALESCE(m.must, 0), COALESCE(m.ballot, 0), m.submitted_on, COALESCE(m.special, ''),"        \
    " m.deliberated_on FROM resolution_topic t LEFT JOIN resolution_matter m"                      \
    " ON m.congress_id = t.congress_id AND m.topic_id = t.id WHERE t.congress_id = :congress"

static struct resolution_topic read_topic(const struct rows *r, size_t i)
{
    return (struct resolution_topic){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .year = cell_int(r, i, 2),
        .organ_id = cell_int(r, i, 3),
        .title = cell_text(r, i, 4),
        .state = cell_text(r, i, 5),
        .note = cell_text(r, i, 6),
        .plan_on = cell_date(r, i, 7),
        .docs = cell_int(r, i, 8),
        .matter = {.id = cell_int(r, i, 9),
                   .version = cell_int(r, i, 10),
                   .form = cell_text(r, i, 11),
                   .must = cell_int(r, i, 12) != 0,
                   .ballot = cell_int(r, i, 13) != 0,
                   .submitted_on = cell_date(r, i, 14),
                   .special = cell_text(r, i, 15),
                   .deliberated_on = cell_date(r, i, 16)},
    };
}

enum status resolution_topic_get(struct ctx *ctx, int64_t id, struct resolution_topic *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, TOPIC_SELECT " AND t.id = :id", B_INT("congress", ctx->congress_id),
               B_INT("id", id)));
    *out = read_topic(&r, 0);
    return ST_OK;
}

enum status resolution_topics(struct ctx *ctx, int64_t year, struct resolution_topic **out,
                              size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                TOPIC_SELECT " AND (:year IS NULL OR t.year = :year)"
                             " ORDER BY t.year DESC, t.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_ID("year", year),
                B_INT("most", TOPICS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct resolution_topic);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_topic(&r, i);
    return ST_OK;
}

enum status resolution_store_insert_topic(struct ctx *ctx, const struct resolution_topic *t)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO resolution_topic (congress_id, id, year, title, organ_id, state,"
                " plan_on, note) VALUES (:congress, :id, :year, :title, :organ, :state, :plan_on,"
                " :note)",
                B_INT("congress", ctx->congress_id), B_INT("id", t->id), B_INT("year", t->year),
                B_TEXT("title", t->title), B_ID("organ", t->organ_id), B_TEXT("state", t->state),
                B_DATE(ctx->arena, "plan_on", t->plan_on), B_TEXT("note", t->note)));
    return event_row(ctx, "resolution_topic", t->id);
}

enum status resolution_store_update_topic(struct ctx *ctx, const struct resolution_topic *t)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE resolution_topic SET year = :year, title = :title, organ_id = :organ,"
                    " state = :state, plan_on = :plan_on, note = :note, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_INT("congress", ctx->congress_id), B_INT("id", t->id), B_INT("year", t->year),
                    B_TEXT("title", t->title), B_ID("organ", t->organ_id),
                    B_TEXT("state", t->state), B_DATE(ctx->arena, "plan_on", t->plan_on),
                    B_TEXT("note", t->note), B_INT("version", t->version)));
    return event_row(ctx, "resolution_topic", t->id);
}

enum status resolution_store_matter_put(struct ctx *ctx, int64_t topic_id,
                                        const struct resolution_matter *m, bool new_one)
{
    if (new_one)
        TRY(DB_EXEC(ctx,
                    "INSERT INTO resolution_matter (congress_id, id, topic_id, form, must, ballot,"
                    " submitted_on, special, deliberated_on) VALUES (:congress, :id, :topic, :form,"
                    " :must, :ballot, :submitted, :special, :deliberated)",
                    B_INT("congress", ctx->congress_id), B_INT("id", m->id),
                    B_INT("topic", topic_id), B_TEXT("form", m->form), B_BOOL("must", m->must),
                    B_BOOL("ballot", m->ballot), B_DATE(ctx->arena, "submitted", m->submitted_on),
                    B_TEXT("special", m->special),
                    B_DATE(ctx->arena, "deliberated", m->deliberated_on)));
    else
        TRY(DB_EXEC_ONE(
            ctx,
            "UPDATE resolution_matter SET form = :form, must = :must, ballot = :ballot,"
            " submitted_on = :submitted, special = :special,"
            " deliberated_on = :deliberated, version = version + 1"
            " WHERE congress_id = :congress AND id = :id AND version = :version",
            B_INT("congress", ctx->congress_id), B_INT("id", m->id), B_INT("version", m->version),
            B_TEXT("form", m->form), B_BOOL("must", m->must), B_BOOL("ballot", m->ballot),
            B_DATE(ctx->arena, "submitted", m->submitted_on), B_TEXT("special", m->special),
            B_DATE(ctx->arena, "deliberated", m->deliberated_on)));
    return event_row(ctx, "resolution_matter", m->id);
}

enum status resolution_store_decisions(struct ctx *ctx, int64_t topic_id, int64_t **out,
                                       size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT COALESCE(vote_id, 0) FROM resolution_doc WHERE congress_id = :congress"
                " AND topic_id = :topic AND kind IN ('resolution', 'decision')"
                " AND state IN ('approved', 'signed', 'ended') ORDER BY id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("topic", topic_id),
                B_INT("most", DECISIONS_MAX)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}
