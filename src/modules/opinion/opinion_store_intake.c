// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on what the public pages take in. Many at once: on PostgreSQL one statement for up to 256,
 * for each is a journey there and back; on SQLite one by one, where it costs a few microseconds. */
#include "modules/opinion/opinion_store_intake.h"
#include "base/json.h"
#include "platform/db.h"
#include "platform/event.h"

enum { WINDOW = 256, KEYS_MAX = 100 };

/* ---------------------------------------------------------------- taking in */

static enum status insert_one(struct ctx *ctx, struct opinion_intake_row *row)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "INSERT INTO opinion_intake (congress_id, id, once_hash, code_hash, taken_at,"
                " key_id, payload_sealed) VALUES (:congress, :id, :once, :code, :at, :key, :sealed)"
                " ON CONFLICT DO NOTHING RETURNING id",
                B_INT("congress", ctx->congress_id), B_INT("id", row->id),
                B_TEXT("once", row->once_hash), B_TEXT("code", row->code_hash),
                B_INT("at", row->taken_at), B_INT("key", row->key_id),
                B_SEALED("sealed", row->sealed)));
    row->written = r.count == 1;
    return ST_OK;
}

static struct str window_json(struct ctx *ctx, const struct opinion_intake_row *list, size_t count)
{
    struct buf out = buf_new(ctx->arena, 0);
    struct json j = json_begin(&out);

    json_array(&j, NULL);
    arr_each (i, count) {
        json_array(&j, NULL);
        json_int(&j, NULL, list[i].id);
        json_str(&j, NULL, list[i].once_hash);
        json_str(&j, NULL, list[i].code_hash);
        json_int(&j, NULL, list[i].taken_at);
        json_int(&j, NULL, list[i].key_id);
        json_str(&j, NULL, str_hex(ctx->arena, list[i].sealed.ptr, list[i].sealed.len));
        json_array_end(&j);
    }
    json_array_end(&j);
    return buf_view(&out);
}

static enum status insert_window(struct ctx *ctx, struct opinion_intake_row *list, size_t count)
{
    const struct arena_mark mark = arena_mark(ctx->arena);
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "INSERT INTO opinion_intake (congress_id, id, once_hash, code_hash, taken_at,"
                " key_id, payload_sealed)"
                " SELECT :congress, CAST(t.v->>0 AS BIGINT), t.v->>1, t.v->>2,"
                " CAST(t.v->>3 AS BIGINT), CAST(t.v->>4 AS BIGINT), decode(t.v->>5, 'hex')"
                " FROM json_array_elements(CAST(:rows AS JSON)) AS t(v)"
                " ON CONFLICT DO NOTHING RETURNING id",
                B_INT("congress", ctx->congress_id),
                B_TEXT("rows", window_json(ctx, list, count))));
    arr_each (i, count) {
        list[i].written = r.count == count;
        for (size_t k = 0; k < r.count && !list[i].written; k++)
            list[i].written = cell_int(&r, k, 0) == list[i].id;
    }
    arena_reset(ctx->arena, mark);
    return ST_OK;
}

enum status opinion_store_take_in(struct ctx *ctx, struct opinion_intake_row *list, size_t count)
{
    arr_each (i, count)
        list[i].id = db_new_id(ctx);
    for (size_t at = 0; at < count; at += WINDOW) {
        const size_t n = count - at < WINDOW ? count - at : WINDOW;

        if (db_kind(ctx) == DB_PGSQL && n > 1) {
            TRY(insert_window(ctx, &list[at], n));
            continue;
        }
        arr_each (i, n)
            TRY(insert_one(ctx, &list[at + i]));
    }
    arr_each (i, count)
        if (list[i].written)
            TRY(event_row(ctx, "opinion_intake", list[i].id));
    return ST_OK;
}

/* ---------------------------------------------------------------- keys of days */

enum status opinion_store_day_key(struct ctx *ctx, struct date day, int64_t *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT key_id FROM opinion_intake_key WHERE congress_id = :congress"
                " AND day = :day",
                B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "day", day)));
    *out = r.count != 0 ? cell_int(&r, 0, 0) : 0;
    return ST_OK;
}

enum status opinion_store_add_day_key(struct ctx *ctx, struct date day, int64_t key_id)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO opinion_intake_key (congress_id, id, day, key_id)"
                " VALUES (:congress, :id, :day, :key)",
                B_INT("congress", ctx->congress_id), B_INT("id", id),
                B_DATE(ctx->arena, "day", day), B_INT("key", key_id)));
    return event_row(ctx, "opinion_intake_key", id);
}

enum status opinion_store_old_day_keys(struct ctx *ctx, struct date day, int64_t **out_ids,
                                       int64_t **out_key_ids, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT k.id, k.key_id FROM opinion_intake_key k WHERE k.congress_id = :congress"
                " AND k.day < :day AND NOT EXISTS (SELECT 1 FROM opinion_intake i"
                " WHERE i.congress_id = k.congress_id AND i.key_id = k.key_id)"
                " ORDER BY k.day LIMIT :most",
                B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "day", day),
                B_INT("most", KEYS_MAX)));
    *out_ids = arena_array(ctx->arena, r.count, int64_t);
    *out_key_ids = arena_array(ctx->arena, r.count, int64_t);
    arr_each (i, r.count) {
        (*out_ids)[i] = cell_int(&r, i, 0);
        (*out_key_ids)[i] = cell_int(&r, i, 1);
    }
    *out_count = r.count;
    return ST_OK;
}

enum status opinion_store_drop_day_key(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx,
                    "DELETE FROM opinion_intake_key WHERE congress_id = :congress AND id = :id",
                    B_INT("congress", ctx->congress_id), B_INT("id", id)));
    return event_row_gone(ctx, "opinion_intake_key", id);
}

/* ---------------------------------------------------------------- what waits */

#define COLUMNS "id, once_hash, code_hash, taken_at, key_id, payload_sealed, opinion_id"

static struct opinion_intake_row read_row(const struct rows *r, size_t i)
{
    return (struct opinion_intake_row){
        .id = cell_int(r, i, 0),
        .once_hash = cell_text(r, i, 1),
        .code_hash = cell_text(r, i, 2),
        .taken_at = cell_int(r, i, 3),
        .key_id = cell_int(r, i, 4),
        .sealed = r->cells[i * r->cols + 5].s,
        .opinion_id = cell_int(r, i, 6),
    };
}

static void read_rows(struct ctx *ctx, const struct rows *r, struct opinion_intake_row **out,
                      size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct opinion_intake_row);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = read_row(r, i);
}

enum status opinion_store_intake_list(struct ctx *ctx, int64_t after, unsigned limit,
                                      struct opinion_intake_row **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS " FROM opinion_intake WHERE congress_id = :congress"
                " AND id > :after AND key_id IS NOT NULL ORDER BY id LIMIT :limit",
                B_INT("congress", ctx->congress_id), B_INT("after", after), B_INT("limit", limit)));
    read_rows(ctx, &r, out, out_count);
    return ST_OK;
}

enum status opinion_store_intake_half(struct ctx *ctx, int64_t first, int64_t last,
                                      struct opinion_intake_row **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS " FROM opinion_intake WHERE congress_id = :congress"
                " AND id >= :first AND id <= :last AND key_id IS NOT NULL"
                " AND opinion_id IS NOT NULL ORDER BY id",
                B_INT("congress", ctx->congress_id), B_INT("first", first), B_INT("last", last)));
    read_rows(ctx, &r, out, out_count);
    return ST_OK;
}

/* In order, though one is as good as another: by the index of those that wait, or PostgreSQL would
 * look through the table from its beginning, where all are done. */
enum status opinion_store_intake_waits(struct ctx *ctx, bool *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT 1 FROM opinion_intake WHERE congress_id = :congress"
                " AND key_id IS NOT NULL ORDER BY id LIMIT 1",
                B_INT("congress", ctx->congress_id)));
    *out = r.count != 0;
    return ST_OK;
}

static enum status only_row(struct ctx *ctx, const struct rows *r, struct opinion_intake_row *out)
{
    if (r->count == 0)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    *out = read_row(r, 0);
    return ST_OK;
}

enum status opinion_store_intake_by_code(struct ctx *ctx, struct str code_hash,
                                         struct opinion_intake_row *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS " FROM opinion_intake WHERE congress_id = :congress"
                " AND code_hash = :code",
                B_INT("congress", ctx->congress_id), B_TEXT("code", code_hash)));
    return only_row(ctx, &r, out);
}

enum status opinion_store_intake_by_once(struct ctx *ctx, struct str once_hash,
                                         struct opinion_intake_row *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS " FROM opinion_intake WHERE congress_id = :congress"
                " AND once_hash = :once",
                B_INT("congress", ctx->congress_id), B_TEXT("once", once_hash)));
    return only_row(ctx, &r, out);
}

enum status opinion_store_intake_settle(struct ctx *ctx, int64_t id, int64_t opinion_id, bool done)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE opinion_intake SET opinion_id = :opinion,"
                    " key_id = CASE WHEN :done = 1 THEN NULL ELSE key_id END,"
                    " payload_sealed = CASE WHEN :done = 1 THEN NULL ELSE payload_sealed END"
                    " WHERE congress_id = :congress AND id = :id AND key_id IS NOT NULL",
                    B_INT("opinion", opinion_id), B_BOOL("done", done),
                    B_INT("congress", ctx->congress_id), B_INT("id", id)));
    return event_row(ctx, "opinion_intake", id);
}

/* ---------------------------------------------------------------- wrong digits */

enum status opinion_store_tries(struct ctx *ctx, int64_t id, struct follow_tries *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT wrong, since FROM opinion_try WHERE congress_id = :congress AND id = :id",
                B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = (struct follow_tries){0};
    if (r.count != 0)
        *out = (struct follow_tries){cell_int(&r, 0, 0), cell_int(&r, 0, 1)};
    return ST_OK;
}

enum status opinion_store_set_tries(struct ctx *ctx, int64_t id, const struct follow_tries *t)
{
    return DB_EXEC(ctx,
                   "INSERT INTO opinion_try (congress_id, id, wrong, since)"
                   " VALUES (:congress, :id, :wrong, :since)"
                   " ON CONFLICT (congress_id, id) DO UPDATE SET wrong = excluded.wrong,"
                   " since = excluded.since",
                   B_INT("congress", ctx->congress_id), B_INT("id", id), B_INT("wrong", t->wrong),
                   B_INT("since", t->since));
}
