// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of what goes out of the house. */
#include "modules/notice/notice_store_delivery.h"
#include "platform/db.h"

#define CONGRESS B_INT("congress", ctx->congress_id)
#define NOW      B_INT("now", ctx->now)

enum status notice_store_fresh(struct ctx *ctx, unsigned limit, struct notice_fresh **out,
                               size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT r.id, r.notice_id, r.account_id, n.kind FROM notice_recipient r"
                " JOIN notice n ON n.congress_id = r.congress_id AND n.id = r.notice_id"
                " WHERE r.congress_id = :congress AND r.spread = 0 ORDER BY r.id LIMIT :limit",
                CONGRESS, B_INT("limit", limit)));
    *out = arena_array(ctx->arena, r.count, struct notice_fresh);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct notice_fresh){cell_int(&r, i, 0), cell_int(&r, i, 1),
                                          cell_int(&r, i, 2), cell_text(&r, i, 3)};
    return ST_OK;
}

enum status notice_store_set_spread(struct ctx *ctx, int64_t reader_id)
{
    return DB_EXEC(ctx,
                   "UPDATE notice_recipient SET spread = 1"
                   " WHERE congress_id = :congress AND id = :id",
                   CONGRESS, B_INT("id", reader_id));
}

enum status notice_store_set_all_spread(struct ctx *ctx)
{
    return DB_EXEC(ctx,
                   "UPDATE notice_recipient SET spread = 1"
                   " WHERE congress_id = :congress AND spread = 0",
                   CONGRESS);
}

enum status notice_store_ask(struct ctx *ctx, const struct notice_delivery_new *d)
{
    return DB_EXEC(ctx,
                   "INSERT INTO notice_delivery (congress_id, id, notice_id, channel, account_id,"
                   " hook_id, digest, state, tries, next_at, created_at)"
                   " VALUES (:congress, :id, :notice, :channel, :account, :hook, :digest,"
                   " 'waiting', 0, :next, :now)"
                   " ON CONFLICT (congress_id, notice_id, channel, account_id, hook_id) DO NOTHING",
                   CONGRESS, NOW, B_INT("id", db_new_id(ctx)), B_INT("notice", d->notice_id),
                   B_Z("channel", d->channel), B_INT("account", d->account_id),
                   B_INT("hook", d->hook_id), B_BOOL("digest", d->digest),
                   B_INT("next", d->next_at));
}

#define DUE                                                                                        \
    " FROM notice_delivery WHERE congress_id = :congress"                                          \
    " AND state IN ('waiting', 'sending')"                                                         \
    " AND ((state = 'waiting' AND next_at <= :now) OR (state = 'sending' AND lease_until <= "      \
    ":now))"

enum status notice_store_due(struct ctx *ctx, unsigned limit, int64_t **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, "SELECT id" DUE " ORDER BY digest, channel, account_id, id LIMIT :limit",
                CONGRESS, NOW, B_INT("limit", limit)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

enum status notice_store_has_work(struct ctx *ctx, bool *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT 1 FROM notice_recipient WHERE congress_id = :congress AND spread = 0"
                " LIMIT 1",
                CONGRESS));
    *out = r.count != 0;
    if (*out)
        return ST_OK;
    TRY(DB_ROWS(ctx, &r, "SELECT 1" DUE " LIMIT 1", CONGRESS, NOW));
    *out = r.count != 0;
    return ST_OK;
}

enum status notice_store_claim(struct ctx *ctx, int64_t id, struct str claim, int64_t lease_until,
                               bool *out_ours)
{
    int64_t changed;

    TRY(db_exec(ctx, &changed,
                "UPDATE notice_delivery SET state = 'sending', claim = :claim,"
                " lease_until = :until WHERE congress_id = :congress AND id = :id"
                " AND ((state = 'waiting' AND next_at <= :now)"
                " OR (state = 'sending' AND lease_until <= :now))",
                BINDS(CONGRESS, NOW, B_TEXT("claim", claim), B_INT("until", lease_until),
                      B_INT("id", id))));
    *out_ours = changed == 1;
    return ST_OK;
}

enum status notice_store_claimed(struct ctx *ctx, struct str claim, struct notice_letter **out,
                                 size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT d.id, d.notice_id, d.account_id, d.hook_id, d.tries, n.at, d.channel,"
                " n.kind, n.url, n.title, n.body, d.digest FROM notice_delivery d"
                " JOIN notice n ON n.congress_id = d.congress_id AND n.id = d.notice_id"
                " WHERE d.congress_id = :congress AND d.claim = :claim AND d.state = 'sending'"
                " ORDER BY d.digest, d.channel, d.account_id, d.id LIMIT 200",
                CONGRESS, B_TEXT("claim", claim)));
    *out = arena_array(ctx->arena, r.count, struct notice_letter);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct notice_letter){
            .id = cell_int(&r, i, 0),
            .notice_id = cell_int(&r, i, 1),
            .account_id = cell_int(&r, i, 2),
            .hook_id = cell_int(&r, i, 3),
            .tries = cell_int(&r, i, 4),
            .at = cell_int(&r, i, 5),
            .channel = cell_text(&r, i, 6),
            .kind = cell_text(&r, i, 7),
            .url = cell_text(&r, i, 8),
            .title = cell_text(&r, i, 9),
            .body = cell_text(&r, i, 10),
            .digest = cell_int(&r, i, 11) != 0,
        };
    return ST_OK;
}

enum status notice_store_end(struct ctx *ctx, const struct notice_end *end)
{
    const bool over = strcmp(end->state, "waiting") != 0;

    return DB_EXEC(ctx,
                   "UPDATE notice_delivery SET state = :state, claim = '', lease_until = 0,"
                   " tries = tries + :tried, error = :error,"
                   " next_at = CASE WHEN :over = 1 THEN next_at ELSE :next END, ended_at = :ended"
                   " WHERE congress_id = :congress AND id = :id AND claim = :claim"
                   " AND state = 'sending'",
                   CONGRESS, B_INT("id", end->id), B_TEXT("claim", end->claim),
                   B_Z("state", end->state), B_INT("tried", end->tried),
                   B_TEXT("error", end->error), B_BOOL("over", over), B_INT("next", end->next_at),
                   B_ID("ended", over ? ctx->now : 0));
}

enum status notice_store_retry(struct ctx *ctx, int64_t id, int64_t *out_count)
{
    return db_exec(ctx, out_count,
                   "UPDATE notice_delivery SET state = 'waiting', tries = 0, next_at = :now,"
                   " ended_at = NULL WHERE congress_id = :congress AND state = 'failed'"
                   " AND (:id = 0 OR id = :id)",
                   BINDS(CONGRESS, NOW, B_INT("id", id)));
}
