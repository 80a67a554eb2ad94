// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of receivers of events, and of what is sent to them. */
#include "modules/webhook/webhook_store.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"

enum { HOOKS_MAX = 50 };

#define CONGRESS B_INT("congress", ctx->congress_id)
#define NOW      B_INT("now", ctx->now)

static const char URL[] = "webhook.url", SECRET[] = "webhook.secret";

/* ---------------------------------------------------------------- receivers */

#define HOOK_SELECT                                                                                \
    "SELECT id, version, created_at, name, events, active, key_id, url_sealed, secret_sealed"      \
    " FROM webhook WHERE congress_id = :congress"

static enum status read_hook(struct ctx *ctx, const struct rows *r, size_t i, struct webhook *out)
{
    *out = (struct webhook){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .created_at = cell_int(r, i, 2),
        .name = cell_text(r, i, 3),
        .events = cell_text(r, i, 4),
        .active = cell_int(r, i, 5) != 0,
    };
    TRY(crypt_open_kept(ctx, cell_int(r, i, 6), URL, cell_text(r, i, 7), &out->url));
    return crypt_open_kept(ctx, cell_int(r, i, 6), SECRET, cell_text(r, i, 8), &out->secret);
}

enum status webhook_store_all(struct ctx *ctx, struct webhook **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, HOOK_SELECT " ORDER BY id DESC LIMIT :most", CONGRESS,
                B_INT("most", HOOKS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct webhook);
    *out_count = r.count;
    arr_each (i, r.count)
        TRY(read_hook(ctx, &r, i, &(*out)[i]));
    return ST_OK;
}

enum status webhook_store_get(struct ctx *ctx, int64_t id, struct webhook *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, HOOK_SELECT " AND id = :id", CONGRESS, B_INT("id", id)));
    return read_hook(ctx, &r, 0, out);
}

enum status webhook_store_insert(struct ctx *ctx, const struct webhook *h)
{
    struct str url, secret;
    int64_t key;

    TRY(crypt_key_new(ctx, &key));
    TRY(crypt_seal(ctx, key, URL, h->url, &url));
    TRY(crypt_seal(ctx, key, SECRET, h->secret, &secret));
    TRY(DB_EXEC(ctx,
                "INSERT INTO webhook (congress_id, id, name, key_id, url_sealed, secret_sealed,"
                " events, active, created_at)"
                " VALUES (:congress, :id, :name, :key, :url, :secret, :events, 1, :now)",
                CONGRESS, NOW, B_INT("id", h->id), B_TEXT("name", h->name), B_INT("key", key),
                B_SEALED("url", url), B_SEALED("secret", secret), B_TEXT("events", h->events)));
    return event_row(ctx, "webhook", h->id);
}

enum status webhook_store_set_active(struct ctx *ctx, int64_t id, bool active)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE webhook SET active = :active, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", id), B_BOOL("active", active)));
    return event_row(ctx, "webhook", id);
}

enum status webhook_store_delete(struct ctx *ctx, int64_t id)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, "SELECT key_id FROM webhook WHERE congress_id = :congress AND id = :id",
               CONGRESS, B_INT("id", id)));
    TRY(DB_EXEC(ctx, "DELETE FROM webhook_delivery WHERE congress_id = :congress AND hook_id = :id",
                CONGRESS, B_INT("id", id)));
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM webhook WHERE congress_id = :congress AND id = :id", CONGRESS,
                    B_INT("id", id)));
    TRY(event_row_gone(ctx, "webhook", id));
    return crypt_key_destroy(ctx, cell_int(&r, 0, 0));
}

/* ---------------------------------------------------------------- deliveries */

enum status webhook_store_ask(struct ctx *ctx, const struct webhook_delivery *d)
{
    return DB_EXEC(
        ctx,
        "INSERT INTO webhook_delivery (congress_id, id, hook_id, event_id, event,"
        " subject_id, event_at, state, next_at) VALUES (:congress, :id, :hook, :event_id,"
        " :event, :subject, :at, 'waiting', :now)"
        " ON CONFLICT (congress_id, hook_id, event_id) DO NOTHING",
        CONGRESS, NOW, B_INT("id", db_new_id(ctx)), B_INT("hook", d->hook_id),
        B_INT("event_id", d->event_id), B_TEXT("event", d->event), B_INT("subject", d->subject_id),
        B_INT("at", d->event_at));
}

#define DUE                                                                                        \
    " FROM webhook_delivery WHERE congress_id = :congress"                                         \
    " AND state IN ('waiting', 'sending') AND ((state = 'waiting' AND next_at <= :now)"            \
    " OR (state = 'sending' AND lease_until <= :now))"

enum status webhook_store_claim(struct ctx *ctx, struct str mark, unsigned limit,
                                int64_t lease_until)
{
    return DB_EXEC(ctx,
                   "UPDATE webhook_delivery SET state = 'sending', claim = :mark,"
                   " lease_until = :until WHERE congress_id = :congress AND id IN (SELECT id" DUE
                   " ORDER BY id LIMIT :limit)",
                   CONGRESS, NOW, B_TEXT("mark", mark), B_INT("until", lease_until),
                   B_INT("limit", limit));
}

#define DELIVERY_SELECT                                                                            \
    "SELECT id, hook_id, event_id, subject_id, event_at, tries, next_at, ended_at, event, state,"  \
    " error FROM webhook_delivery WHERE congress_id = :congress "

static void read_deliveries(struct ctx *ctx, const struct rows *r, struct webhook_delivery **out,
                            size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct webhook_delivery);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = (struct webhook_delivery){
            .id = cell_int(r, i, 0),
            .hook_id = cell_int(r, i, 1),
            .event_id = cell_int(r, i, 2),
            .subject_id = cell_int(r, i, 3),
            .event_at = cell_int(r, i, 4),
            .tries = cell_int(r, i, 5),
            .next_at = cell_int(r, i, 6),
            .ended_at = cell_int(r, i, 7),
            .event = cell_text(r, i, 8),
            .state = cell_text(r, i, 9),
            .error = cell_text(r, i, 10),
        };
}

enum status webhook_store_claimed(struct ctx *ctx, struct str mark, struct webhook_delivery **out,
                                  size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                DELIVERY_SELECT "AND claim = :mark AND state = 'sending' ORDER BY id LIMIT 200",
                CONGRESS, B_TEXT("mark", mark)));
    read_deliveries(ctx, &r, out, out_count);
    return ST_OK;
}

enum status webhook_store_deliveries(struct ctx *ctx, int64_t hook_id, unsigned limit,
                                     struct webhook_delivery **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, DELIVERY_SELECT "AND hook_id = :hook ORDER BY event_id DESC LIMIT :limit",
                CONGRESS, B_INT("hook", hook_id), B_INT("limit", limit)));
    read_deliveries(ctx, &r, out, out_count);
    return ST_OK;
}

enum status webhook_store_end(struct ctx *ctx, const struct webhook_end *end)
{
    const bool over = strcmp(end->state, "waiting") != 0;

    return DB_EXEC(ctx,
                   "UPDATE webhook_delivery SET state = :state, claim = '', lease_until = 0,"
                   " tries = tries + :tried, error = :error, next_at = :next, ended_at = :ended"
                   " WHERE congress_id = :congress AND id = :id AND claim = :mark"
                   " AND state = 'sending'",
                   CONGRESS, B_INT("id", end->id), B_TEXT("mark", end->mark),
                   B_Z("state", end->state), B_INT("tried", end->tried),
                   B_TEXT("error", end->error), B_INT("next", over ? ctx->now : end->next_at),
                   B_ID("ended", over ? ctx->now : 0));
}

enum status webhook_store_waits(struct ctx *ctx, bool *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, "SELECT 1" DUE " LIMIT 1", CONGRESS, NOW));
    *out = r.count != 0;
    return ST_OK;
}

enum status webhook_store_again(struct ctx *ctx, int64_t hook_id, int64_t *out_count)
{
    return db_exec(ctx, out_count,
                   "UPDATE webhook_delivery SET state = 'waiting', tries = 0, next_at = :now,"
                   " ended_at = NULL WHERE congress_id = :congress AND hook_id = :hook"
                   " AND state = 'failed'",
                   BINDS(CONGRESS, NOW, B_INT("hook", hook_id)));
}

enum status webhook_store_purge(struct ctx *ctx, int64_t before)
{
    return DB_EXEC(ctx,
                   "DELETE FROM webhook_delivery WHERE congress_id = :congress"
                   " AND event_at < :before AND state IN ('sent', 'failed')",
                   CONGRESS, B_INT("before", before));
}
