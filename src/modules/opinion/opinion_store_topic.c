// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on the tree of topics, on what was decided by it, and on what was learnt from that. */
#include "modules/opinion/opinion_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { TOPICS_MAX = 5000 };

#define TOPIC "id, version, parent_id, root_id, organ_id, level, name, path, active"

static struct opinion_topic read_topic(const struct rows *r, size_t i)
{
    return (struct opinion_topic){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .parent_id = cell_int(r, i, 2),
        .root_id = cell_int(r, i, 3),
        .organ_id = cell_int(r, i, 4),
        .level = cell_int(r, i, 5),
        .name = cell_text(r, i, 6),
        .path = cell_text(r, i, 7),
        .active = cell_int(r, i, 8) == 1,
    };
}

enum status opinion_store_topics(struct ctx *ctx, bool active_only, struct opinion_topic **out,
                                 size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS_KEPT(ctx, &r,
                     "SELECT " TOPIC " FROM opinion_topic WHERE congress_id = :congress"
                     " AND active >= :least ORDER BY path LIMIT :most",
                     B_INT("congress", ctx->congress_id), B_BOOL("least", active_only),
                     B_INT("most", TOPICS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct opinion_topic);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_topic(&r, i);
    return ST_OK;
}

enum status opinion_store_topic(struct ctx *ctx, int64_t id, struct opinion_topic *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " TOPIC " FROM opinion_topic WHERE congress_id = :congress AND id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = read_topic(&r, 0);
    return ST_OK;
}

enum status opinion_store_topic_by_path(struct ctx *ctx, struct str path, struct opinion_topic *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " TOPIC " FROM opinion_topic WHERE congress_id = :congress"
               " AND path = :path",
               B_INT("congress", ctx->congress_id), B_TEXT("path", path)));
    *out = read_topic(&r, 0);
    return ST_OK;
}

enum status opinion_store_add_topic(struct ctx *ctx, struct opinion_topic *t)
{
    t->id = db_new_id(ctx);
    if (t->root_id == 0)
        t->root_id = t->id;
    TRY(DB_EXEC(ctx,
                "INSERT INTO opinion_topic (congress_id, id, parent_id, root_id, organ_id, level,"
                " name, path, active) VALUES (:congress, :id, :parent, :root, :organ, :level,"
                " :name, :path, 1)",
                B_INT("congress", ctx->congress_id), B_INT("id", t->id),
                B_INT("parent", t->parent_id), B_INT("root", t->root_id),
                B_ID("organ", t->organ_id), B_INT("level", t->level), B_TEXT("name", t->name),
                B_TEXT("path", t->path)));
    return event_row(ctx, "opinion_topic", t->id);
}

enum status opinion_store_save_topic(struct ctx *ctx, const struct opinion_topic *t)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE opinion_topic SET organ_id = :organ, active = :active,"
                    " version = version + 1 WHERE congress_id = :congress AND id = :id"
                    " AND version = :version",
                    B_ID("organ", t->organ_id), B_BOOL("active", t->active),
                    B_INT("congress", ctx->congress_id), B_INT("id", t->id),
                    B_INT("version", t->version)));
    return event_row(ctx, "opinion_topic", t->id);
}

enum status opinion_store_delete_topic(struct ctx *ctx, const struct opinion_topic *t)
{
    TRY(DB_EXEC_ONE(ctx,
                    "DELETE FROM opinion_topic WHERE congress_id = :congress AND id = :id"
                    " AND version = :version",
                    B_INT("congress", ctx->congress_id), B_INT("id", t->id),
                    B_INT("version", t->version)));
    return event_row_gone(ctx, "opinion_topic", t->id);
}

enum status opinion_store_topic_used(struct ctx *ctx, int64_t id, bool *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT 1 FROM opinion_topic t WHERE t.congress_id = :congress"
                " AND t.parent_id = :id"
                " UNION ALL SELECT 1 FROM opinion_case c WHERE c.congress_id = :congress"
                " AND (c.topic_id = :id OR c.root_id = :id) LIMIT 1",
                B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = r.count != 0;
    return ST_OK;
}

/* ---------------------------------------------------------------- what was decided */

enum status opinion_store_decided(struct ctx *ctx, unsigned limit, struct opinion_decided **out,
                                  size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT c.id, c.topic_id, c.root_id, o.subject, substr(o.body, 1, 2000)"
                " FROM opinion_case c JOIN opinion o ON o.congress_id = c.congress_id"
                " AND o.id = c.id WHERE c.congress_id = :congress AND c.topic_by <> ''"
                " AND c.hidden = 0 ORDER BY c.id DESC LIMIT :limit",
                B_INT("congress", ctx->congress_id), B_INT("limit", limit)));
    *out = arena_array(ctx->arena, r.count, struct opinion_decided);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct opinion_decided){
            .id = cell_int(&r, i, 0),
            .topic_id = cell_int(&r, i, 1),
            .root_id = cell_int(&r, i, 2),
            .subject = cell_text(&r, i, 3),
            .body = cell_text(&r, i, 4),
        };
    return ST_OK;
}

enum status opinion_store_decisions(struct ctx *ctx, int64_t *out_last, int64_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT COALESCE(MAX(c.id), 0), COUNT(*) FROM opinion_case c"
                " WHERE c.congress_id = :congress AND c.topic_by <> '' AND c.hidden = 0",
                B_INT("congress", ctx->congress_id)));
    *out_last = cell_int(&r, 0, 0);
    *out_count = cell_int(&r, 0, 1);
    return ST_OK;
}

enum status opinion_store_model(struct ctx *ctx, struct opinion_model_row *out)
{
    struct rows r;

    *out = (struct opinion_model_row){.bytes = S("")};
    TRY(DB_ROWS(ctx, &r,
                "SELECT learnt_at, decided, last_id, bytes FROM opinion_model"
                " WHERE congress_id = :congress AND id = 1",
                B_INT("congress", ctx->congress_id)));
    if (r.count != 0)
        *out = (struct opinion_model_row){cell_int(&r, 0, 0), cell_int(&r, 0, 1),
                                          cell_int(&r, 0, 2), cell_text(&r, 0, 3)};
    return ST_OK;
}

enum status opinion_store_save_model(struct ctx *ctx, const struct opinion_model_row *m)
{
    return DB_EXEC(ctx,
                   "INSERT INTO opinion_model (congress_id, id, learnt_at, decided, last_id, bytes)"
                   " VALUES (:congress, 1, :at, :decided, :last, :bytes)"
                   " ON CONFLICT (congress_id, id) DO UPDATE SET learnt_at = excluded.learnt_at,"
                   " decided = excluded.decided, last_id = excluded.last_id,"
                   " bytes = excluded.bytes",
                   B_INT("congress", ctx->congress_id), B_INT("at", m->learnt_at),
                   B_INT("decided", m->decided), B_INT("last", m->last_id),
                   B_BLOB("bytes", m->bytes.ptr, m->bytes.len));
}
