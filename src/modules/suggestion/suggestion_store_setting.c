// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on batches, classes, categories and settings. */
#include "modules/suggestion/suggestion_store.h"
#include "modules/suggestion/suggestion_store_row.h"
#include "platform/event.h"

enum { SETTINGS_MAX = 2000 };

#define BATCH_SELECT                                                                               \
    "SELECT b.id, b.version, (SELECT COUNT(*) FROM suggestion s"                                   \
    "  WHERE s.congress_id = b.congress_id AND s.batch_id = b.id), b.name, b.place, b.state,"      \
    " b.meeting_on, b.handed_on FROM suggestion_batch b WHERE b.congress_id = :congress"

static void read_batch(const struct rows *r, size_t row, struct suggestion_batch *b)
{
    struct cells c = {r, row, 0};

    *b = (struct suggestion_batch){.id = next_int(&c)};
    b->version = next_int(&c);
    b->count = next_int(&c);
    b->name = next_text(&c);
    b->place = next_text(&c);
    b->state = next_text(&c);
    b->meeting_on = next_date(&c);
    b->handed_on = next_date(&c);
}

enum status suggestion_store_batches(struct ctx *ctx, struct suggestion_batch **out,
                                     size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, BATCH_SELECT " ORDER BY b.id DESC LIMIT :most", CONGRESS,
                B_INT("most", SUGGESTION_PARTS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct suggestion_batch);
    *out_count = r.count;
    arr_each (i, r.count)
        read_batch(&r, i, &(*out)[i]);
    return ST_OK;
}

enum status suggestion_store_batch(struct ctx *ctx, int64_t id, struct suggestion_batch *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, BATCH_SELECT " AND b.id = :id", CONGRESS, B_INT("id", id)));
    read_batch(&r, 0, out);
    return ST_OK;
}

enum status suggestion_store_save_batch(struct ctx *ctx, const struct suggestion_batch *b,
                                        int64_t *out_id)
{
    static const char INSERT[] =
        "INSERT INTO suggestion_batch (congress_id, id, version, name, place, meeting_on, state,"
        " handed_on) VALUES (:congress, :id, :version + 1, :name, :place, :meeting, :state,"
        " :handed)";
    static const char UPDATE[] =
        "UPDATE suggestion_batch SET version = version + 1, name = :name, place = :place,"
        " meeting_on = :meeting, state = :state, handed_on = :handed"
        " WHERE congress_id = :congress AND id = :id AND version = :version";
    const int64_t id = b->id != 0 ? b->id : db_new_id(ctx);

    TRY(DB_EXEC_ONE(ctx, b->id != 0 ? UPDATE : INSERT, CONGRESS, B_INT("id", id),
                    B_INT("version", b->version), B_STR("name", b->name), B_OPT("place", b->place),
                    B_DATE(ctx->arena, "meeting", b->meeting_on), B_TEXT("state", b->state),
                    B_DATE(ctx->arena, "handed", b->handed_on)));
    *out_id = id;
    return event_row(ctx, "suggestion_batch", id);
}

enum status suggestion_store_classes(struct ctx *ctx, struct suggestion_class **out,
                                     size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS_KEPT(ctx, &r,
                     "SELECT id, position, code, name, kind, active FROM suggestion_class"
                     " WHERE congress_id = :congress ORDER BY position, id LIMIT :most",
                     CONGRESS, B_INT("most", SETTINGS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct suggestion_class);
    *out_count = r.count;
    arr_each (i, r.count) {
        struct cells c = {&r, i, 0};
        struct suggestion_class *k = &(*out)[i];

        k->id = next_int(&c);
        k->position = next_int(&c);
        k->code = next_text(&c);
        k->name = next_text(&c);
        k->kind = next_text(&c);
        k->active = next_bool(&c);
    }
    return ST_OK;
}

enum status suggestion_store_save_class(struct ctx *ctx, const struct suggestion_class *k,
                                        int64_t *out_id)
{
    static const char INSERT[] =
        "INSERT INTO suggestion_class (congress_id, id, position, code, name, kind, active)"
        " VALUES (:congress, :id, :position, :code, :name, :kind, :active)";
    static const char UPDATE[] =
        "UPDATE suggestion_class SET position = :position, code = :code, name = :name,"
        " kind = :kind, active = :active WHERE congress_id = :congress AND id = :id";
    const int64_t id = k->id != 0 ? k->id : db_new_id(ctx);

    TRY(DB_EXEC_ONE(ctx, k->id != 0 ? UPDATE : INSERT, CONGRESS, B_INT("id", id),
                    B_INT("position", k->position), B_STR("code", k->code), B_STR("name", k->name),
                    B_TEXT("kind", k->kind), B_BOOL("active", k->active)));
    *out_id = id;
    return event_row(ctx, "suggestion_class", id);
}

enum status suggestion_store_categories(struct ctx *ctx, struct suggestion_category **out,
                                        size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, parent_id, position, code, name, active FROM suggestion_category"
                " WHERE congress_id = :congress ORDER BY position, id LIMIT :most",
                CONGRESS, B_INT("most", SETTINGS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct suggestion_category);
    *out_count = r.count;
    arr_each (i, r.count) {
        struct cells c = {&r, i, 0};
        struct suggestion_category *k = &(*out)[i];

        k->id = next_int(&c);
        k->parent_id = next_int(&c);
        k->position = next_int(&c);
        k->code = next_text(&c);
        k->name = next_text(&c);
        k->active = next_bool(&c);
    }
    return ST_OK;
}

enum status suggestion_store_save_category(struct ctx *ctx, const struct suggestion_category *k,
                                           int64_t *out_id)
{
    static const char INSERT[] =
        "INSERT INTO suggestion_category (congress_id, id, parent_id, position, code, name, active)"
        " VALUES (:congress, :id, :parent, :position, :code, :name, :active)";
    static const char UPDATE[] =
        "UPDATE suggestion_category SET parent_id = :parent, position = :position, code = :code,"
        " name = :name, active = :active WHERE congress_id = :congress AND id = :id";
    const int64_t id = k->id != 0 ? k->id : db_new_id(ctx);

    TRY(DB_EXEC_ONE(ctx, k->id != 0 ? UPDATE : INSERT, CONGRESS, B_INT("id", id),
                    B_ID("parent", k->parent_id), B_INT("position", k->position),
                    B_STR("code", k->code), B_STR("name", k->name), B_BOOL("active", k->active)));
    *out_id = id;
    return event_row(ctx, "suggestion_category", id);
}

enum status suggestion_store_setting(struct ctx *ctx, struct str key, int64_t *out)
{
    struct rows r;

    TRY(DB_ROWS_KEPT(ctx, &r,
                     "SELECT value FROM suggestion_setting"
                     " WHERE congress_id = :congress AND key = :key",
                     CONGRESS, B_TEXT("key", key)));
    if (r.count == 0)
        return ST_NOT_FOUND;
    *out = cell_int(&r, 0, 0);
    return ST_OK;
}

enum status suggestion_store_save_setting(struct ctx *ctx, struct str key, int64_t value)
{
    struct rows r;
    int64_t id;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM suggestion_setting WHERE congress_id = :congress AND key = :key",
                CONGRESS, B_TEXT("key", key)));
    id = r.count != 0 ? cell_int(&r, 0, 0) : db_new_id(ctx);
    TRY(DB_EXEC_ONE(ctx,
                    r.count != 0 ? "UPDATE suggestion_setting SET value = :value"
                                   " WHERE congress_id = :congress AND id = :id AND key = :key"
                                 : "INSERT INTO suggestion_setting (congress_id, id, key, value)"
                                   " VALUES (:congress, :id, :key, :value)",
                    CONGRESS, B_INT("id", id), B_TEXT("key", key), B_INT("value", value)));
    return event_row(ctx, "suggestion_setting", id);
}
