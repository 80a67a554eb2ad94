// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on sessions, and on who is behind a session's or a machine's token. */
#include "modules/account/account_store.h"
#include "platform/db.h"

enum { POSTS_MAX = 50, SESSIONS_MAX = 200, SESSIONS_COUNTED = 10000 };

#define COLUMNS                                                                                    \
    "id, congress_id, account_id, post_id, way, device, address, created_at, last_seen_at,"        \
    " idle_seconds, ends_at, ended_at"

/* One statement for every request: who, in which posts, with which permissions' stamp. */
#define POSTS_JOIN                                                                                 \
    " LEFT JOIN account_totp tt ON tt.congress_id = a.congress_id AND tt.id = a.id"                \
    " AND tt.confirmed_at IS NOT NULL"                                                             \
    " LEFT JOIN account_post p ON p.account_id = a.id AND p.from_on <= :today"                     \
    " AND (p.to_on IS NULL OR p.to_on >= :today)"                                                  \
    " LEFT JOIN congress_v_name c ON c.congress_id = p.congress_id AND c.id = p.congress_id"       \
    " LEFT JOIN account_stamp st ON st.congress_id = p.congress_id AND st.id = p.congress_id"      \
    " LEFT JOIN account_role_second rs ON rs.congress_id = p.congress_id AND rs.role = p.role"
#define POSTS_COLUMNS                                                                              \
    "a.name, a.must_change, p.id, p.congress_id, p.organ_id, p.deputy_id, p.role, c.short_name,"   \
    " st.stamp, rs.required, tt.id"

static void read_found(struct ctx *ctx, const struct rows *r, size_t at, struct session_found *out)
{
    out->name = cell_text(r, 0, at);
    out->must_change = cell_int(r, 0, at + 1) != 0;
    out->posts = arena_array(ctx->arena, r->count, struct session_post);
    out->posts_count = r->count;
    out->must_set_second = false;
    arr_each (i, r->count) {
        out->must_set_second =
            out->must_set_second || (cell_int(r, i, at + 9) != 0 && cell_null(r, i, at + 10));
        out->posts[i] = (struct session_post){
            .post_id = cell_int(r, i, at + 2),
            .congress_id = cell_int(r, i, at + 3),
            .organ_id = cell_int(r, i, at + 4),
            .deputy_id = cell_int(r, i, at + 5),
            .role = cell_text(r, i, at + 6),
            .congress_name = cell_text(r, i, at + 7),
            .stamp = cell_int(r, i, at + 8),
        };
    }
}

enum status account_store_session_by_token(struct ctx *ctx, struct str token_hash, bool renew,
                                           struct session_found *out)
{
    static const char SQL[] =
        "SELECT s.congress_id, s.id, s.account_id, s.post_id, s.last_seen_at,"
        " s.idle_seconds, s.ends_at, s.csrf, s.way, " POSTS_COLUMNS " FROM account_session s"
        " JOIN account a ON a.congress_id = s.congress_id AND a.id = s.account_id"
        " AND a.active = 1" POSTS_JOIN
        " WHERE s.token_hash = :hash AND s.ended_at IS NULL ORDER BY p.id LIMIT :most";
    const struct bind binds[] = {B_TEXT("hash", token_hash),
                                 B_DATE(ctx->arena, "today", ctx->today), B_INT("most", POSTS_MAX)};
    struct rows r;

    TRY(renew ? db_rows_renewed(ctx, &r, SQL, binds, COUNT(binds))
              : db_rows_kept(ctx, &r, SQL, binds, COUNT(binds)));
    if (r.count == 0)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    *out = (struct session_found){
        .congress_id = cell_int(&r, 0, 0),
        .id = cell_int(&r, 0, 1),
        .account_id = cell_int(&r, 0, 2),
        .post_id = cell_int(&r, 0, 3),
        .last_seen_at = cell_int(&r, 0, 4),
        .idle_seconds = cell_int(&r, 0, 5),
        .ends_at = cell_int(&r, 0, 6),
        .csrf = cell_text(&r, 0, 7),
        .way = cell_text(&r, 0, 8),
    };
    read_found(ctx, &r, 9, out);
    return ST_OK;
}

enum status account_store_token_by_token(struct ctx *ctx, struct str token_hash,
                                         struct session_found *out)
{
    struct rows r;

    TRY(DB_ONE(
        ctx, &r,
        "SELECT t.congress_id, t.id, t.account_id, t.ends_at, t.revoked_at, a.active,"
        " sc.scopes, u.last_used_at, " POSTS_COLUMNS " FROM account_token t"
        " JOIN account a ON a.congress_id = t.congress_id AND a.id = t.account_id"
        " LEFT JOIN account_token_scope sc ON sc.congress_id = t.congress_id"
        " AND sc.id = t.id"
        " LEFT JOIN account_token_use u ON u.congress_id = t.congress_id AND u.id = t.id" POSTS_JOIN
        " WHERE t.token_hash = :hash ORDER BY p.id LIMIT :most",
        B_TEXT("hash", token_hash), B_DATE(ctx->arena, "today", ctx->today),
        B_INT("most", POSTS_MAX)));
    *out = (struct session_found){
        .congress_id = cell_int(&r, 0, 0),
        .id = cell_int(&r, 0, 1),
        .account_id = cell_int(&r, 0, 2),
        .way = S("token"),
        .ends_at = cell_int(&r, 0, 3),
        .revoked = cell_int(&r, 0, 4) != 0,
        .active = cell_int(&r, 0, 5) != 0,
        .scopes = cell_text(&r, 0, 6),
        .last_seen_at = cell_int(&r, 0, 7),
    };
    read_found(ctx, &r, 8, out);
    return ST_OK;
}

static struct session_row read_session(const struct rows *r, size_t i)
{
    return (struct session_row){
        .id = cell_int(r, i, 0),
        .congress_id = cell_int(r, i, 1),
        .account_id = cell_int(r, i, 2),
        .post_id = cell_int(r, i, 3),
        .way = cell_text(r, i, 4),
        .device = cell_text(r, i, 5),
        .address = cell_text(r, i, 6),
        .created_at = cell_int(r, i, 7),
        .last_seen_at = cell_int(r, i, 8),
        .idle_seconds = cell_int(r, i, 9),
        .ends_at = cell_int(r, i, 10),
        .ended_at = cell_int(r, i, 11),
    };
}

enum status account_store_sessions(struct ctx *ctx, int64_t account_id, struct session_row **out,
                                   size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS " FROM account_session"
                " WHERE congress_id = :congress AND account_id = :account AND ended_at IS NULL"
                " AND ends_at > :now AND last_seen_at + idle_seconds > :now"
                " ORDER BY last_seen_at DESC, id DESC LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("account", account_id),
                B_INT("now", ctx->now), B_INT("most", SESSIONS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct session_row);
    *out_count = r.count;
    arr_each (i, r.count) {
        (*out)[i] = read_session(&r, i);
    }
    return ST_OK;
}

#define S_COLUMNS                                                                                  \
    "s.id, s.congress_id, s.account_id, s.post_id, s.way, s.device, s.address, s.created_at,"      \
    " s.last_seen_at, s.idle_seconds, s.ends_at, s.ended_at, a.name, a.login"

enum status account_store_sittings(struct ctx *ctx, const struct account_sitting_filter *filter,
                                   struct account_sitting **out, size_t *out_count,
                                   struct str *out_next, int64_t *out_total)
{
    static const struct db_filter FILTERS[] = {
        {"q", "(a.name LIKE :q ESCAPE '!' OR a.login LIKE :q ESCAPE '!')", BIND_TEXT},
        {0},
    };
    static const struct db_sort SORTS[] = {{"began", "s.created_at", BIND_INT, "s.id"}, {0}};
    static const struct db_list LIST = {
        .select = "SELECT " S_COLUMNS " FROM account_session s JOIN account a"
                  " ON a.congress_id = s.congress_id AND a.id = s.account_id",
        .where = "s.congress_id = :congress AND s.ended_at IS NULL AND s.ends_at > :now"
                 " AND s.last_seen_at + s.idle_seconds > :now",
        .filters = FILTERS,
        .sorts = SORTS,
    };
    const struct bind binds[] = {
        B_INT("congress", ctx->congress_id),
        B_INT("now", ctx->now),
        B_OPT("q", db_contains(ctx->arena, filter->q)),
    };
    const struct db_list_query query = {
        .binds = binds,
        .binds_count = COUNT(binds),
        .sort = "-began",
        .after = filter->after,
        .limit = filter->limit,
    };
    struct rows r;

    TRY(db_list(ctx, &LIST, &query, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct account_sitting);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct account_sitting){read_session(&r, i), .name = cell_text(&r, i, 12),
                                             .login = cell_text(&r, i, 13)};
    return db_list_count(ctx, &LIST, &query, SESSIONS_COUNTED, out_total);
}

enum status account_store_session_get(struct ctx *ctx, int64_t id, struct session_row *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " COLUMNS " FROM account_session"
               " WHERE congress_id = :congress AND id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = read_session(&r, 0);
    return ST_OK;
}

enum status account_store_session_insert(struct ctx *ctx, const struct session_row *row)
{
    return DB_EXEC(ctx,
                   "INSERT INTO account_session (congress_id, id, account_id, token_hash, csrf,"
                   " post_id, way, device, address, created_at, last_seen_at, idle_seconds,"
                   " ends_at) VALUES (:congress, :id, :account, :hash, :csrf, :post, :way, :device,"
                   " :address, :now, :now, :idle, :ends)",
                   B_INT("congress", ctx->congress_id), B_INT("id", row->id),
                   B_INT("account", row->account_id), B_TEXT("hash", row->token_hash),
                   B_TEXT("csrf", row->csrf), B_ID("post", row->post_id), B_TEXT("way", row->way),
                   B_TEXT("device", row->device), B_TEXT("address", row->address),
                   B_INT("now", ctx->now), B_INT("idle", row->idle_seconds),
                   B_INT("ends", row->ends_at));
}

enum status account_store_session_end(struct ctx *ctx, int64_t id)
{
    return DB_EXEC_ONE(ctx,
                       "UPDATE account_session SET ended_at = :now, ended_by = :by"
                       " WHERE congress_id = :congress AND id = :id AND ended_at IS NULL",
                       B_INT("now", ctx->now), B_ID("by", ctx->actor->account_id),
                       B_INT("congress", ctx->congress_id), B_INT("id", id));
}

enum status account_store_sessions_end(struct ctx *ctx, int64_t account_id, int64_t keep_id,
                                       int64_t *out_count)
{
    static const char SQL[] =
        "UPDATE account_session SET ended_at = :now, ended_by = :by WHERE congress_id = :congress"
        " AND account_id = :account AND id <> :keep AND ended_at IS NULL";

    return db_exec(ctx, out_count, SQL,
                   BINDS(B_INT("now", ctx->now), B_ID("by", ctx->actor->account_id),
                         B_INT("congress", ctx->congress_id), B_INT("account", account_id),
                         B_INT("keep", keep_id)));
}

enum status account_store_session_choose(struct ctx *ctx, int64_t session_id, int64_t account_id,
                                         int64_t post_id)
{
    /* By account, not by congress: the post may be in another one than the account. */
    return DB_EXEC_ONE(ctx,
                       "UPDATE account_session SET post_id = :post"
                       " WHERE id = :id AND account_id = :account AND ended_at IS NULL",
                       B_INT("post", post_id), B_INT("id", session_id),
                       B_INT("account", account_id));
}

enum status account_store_session_seen(struct ctx *ctx, int64_t id, int64_t at)
{
    static const char SQL[] =
        "UPDATE account_session SET last_seen_at = :at WHERE congress_id = :congress"
        " AND id = :id AND last_seen_at < :at AND ended_at IS NULL";

    /* Else everybody would have to be looked up again because somebody was seen. */
    return db_exec_aside(
        ctx, SQL, BINDS(B_INT("at", at), B_INT("congress", ctx->congress_id), B_INT("id", id)));
}

enum status account_store_tidy(struct ctx *ctx, int64_t before)
{
    TRY(DB_EXEC(ctx,
                "DELETE FROM account_session WHERE congress_id = :congress"
                " AND (ends_at < :before OR ended_at < :before)",
                B_INT("congress", ctx->congress_id), B_INT("before", before)));
    return DB_EXEC(ctx, "DELETE FROM account_attempt WHERE last_at < :before",
                   B_INT("before", before));
}

/* ---------------------------------------------------------------- how the house stands */

enum status account_health(struct ctx *ctx, struct account_health *out)
{
    enum { SOON_DAYS = 20 };
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT (SELECT COUNT(*) FROM account WHERE congress_id = :congress AND active = 1),"
               " (SELECT COUNT(*) FROM account WHERE congress_id = :congress AND active = 1"
               "  AND must_change = 1),"
               " (SELECT COUNT(*) FROM account_session WHERE congress_id = :congress"
               "  AND ended_at IS NULL AND ends_at > :now AND last_seen_at + idle_seconds > :now),"
               " (SELECT COUNT(*) FROM account_attempt WHERE until_at > :now),"
               " (SELECT COUNT(*) FROM account_token WHERE congress_id = :congress"
               "  AND revoked_at IS NULL AND ends_at > :now AND ends_at <= :soon)",
               B_INT("congress", ctx->congress_id), B_INT("now", ctx->now),
               B_INT("soon", date_begin(date_add_days(ctx->today, SOON_DAYS + 1)))));
    *out = (struct account_health){.active = cell_int(&r, 0, 0),
                                   .fresh = cell_int(&r, 0, 1),
                                   .sessions = cell_int(&r, 0, 2),
                                   .slowed = cell_int(&r, 0, 3),
                                   .tokens_ending = cell_int(&r, 0, 4)};
    return ST_OK;
}
