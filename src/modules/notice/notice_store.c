// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of notices, their readers and their texts. */
#include "modules/notice/notice_store.h"
#include "modules/notice/notice.h"
#include "platform/db.h"
#include "platform/event.h"

enum { DEAF_MAX = 5000, UNREAD_MAX = 100, TEXTS_MAX = 500 };

#define CONGRESS B_INT("congress", ctx->congress_id)
#define ME       B_INT("me", ctx->actor->account_id)

/* ---------------------------------------------------------------- writing */

enum status notice_store_add(struct ctx *ctx, const struct notice_row *row)
{
    return DB_EXEC(ctx,
                   "INSERT INTO notice (congress_id, id, kind, subject_id, url, title, body,"
                   " account_id, at)"
                   " VALUES (:congress, :id, :kind, :subject, :url, :title, :body, :who, :now)",
                   CONGRESS, B_INT("id", row->id), B_Z("kind", row->kind),
                   B_ID("subject", row->subject_id), B_TEXT("url", row->url),
                   B_TEXT("title", row->title), B_TEXT("body", row->body),
                   B_ID("who", ctx->actor->account_id), B_INT("now", ctx->now));
}

enum status notice_store_add_reader(struct ctx *ctx, int64_t notice_id, int64_t account_id,
                                    bool hidden)
{
    return DB_EXEC(
        ctx,
        "INSERT INTO notice_recipient (congress_id, id, notice_id, account_id, at, hidden)"
        " VALUES (:congress, :id, :notice, :account, :now, :hidden)"
        " ON CONFLICT (congress_id, notice_id, account_id) DO NOTHING",
        CONGRESS, B_INT("id", db_new_id(ctx)), B_INT("notice", notice_id),
        B_INT("account", account_id), B_INT("now", ctx->now), B_BOOL("hidden", hidden));
}

enum status notice_store_deaf(struct ctx *ctx, const char *kind, int64_t **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT account_id FROM notice_choice WHERE congress_id = :congress"
                " AND kind = :kind AND channel = 'inside' AND choice = 'off' LIMIT :most",
                CONGRESS, B_Z("kind", kind), B_INT("most", DEAF_MAX)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

/* ---------------------------------------------------------------- reading */

#define COLUMNS "r.id, r.notice_id, r.at, r.read_at, n.kind, n.url, n.title, n.body"
#define FROM                                                                                       \
    " FROM notice_recipient r"                                                                     \
    " JOIN notice n ON n.congress_id = r.congress_id AND n.id = r.notice_id"

static struct notice read_notice(const struct rows *r, size_t i)
{
    return (struct notice){
        .id = cell_int(r, i, 0),
        .notice_id = cell_int(r, i, 1),
        .at = cell_int(r, i, 2),
        .read_at = cell_int(r, i, 3),
        .kind = cell_text(r, i, 4),
        .url = cell_text(r, i, 5),
        .title = cell_text(r, i, 6),
        .body = cell_text(r, i, 7),
    };
}

enum status notice_unread(struct ctx *ctx, int64_t *out)
{
    struct rows r;

    TRY(DB_ONE_KEPT(
        ctx, &r,
        "SELECT COUNT(*) FROM (SELECT 1 FROM notice_recipient WHERE congress_id = :congress"
        " AND account_id = :me AND read_at IS NULL AND hidden = 0 LIMIT :most) AS unread",
        CONGRESS, ME, B_INT("most", UNREAD_MAX)));
    *out = cell_int(&r, 0, 0);
    return ST_OK;
}

enum status notice_store_mine(struct ctx *ctx, int64_t reader_id, struct notice *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " COLUMNS FROM " WHERE r.congress_id = :congress AND r.id = :id"
               " AND r.account_id = :me AND r.hidden = 0",
               CONGRESS, ME, B_INT("id", reader_id)));
    *out = read_notice(&r, 0);
    return ST_OK;
}

static const struct db_filter FILTERS[] = {
    {"unread", "r.read_at IS NULL AND :unread = 1", BIND_INT},
    {"kind", "n.kind = :kind", BIND_TEXT},
    {0},
};
static const struct db_sort SORTS[] = {{"at", "r.at", BIND_INT, "r.id"}, {0}};
static const struct db_list LIST = {
    .select = "SELECT " COLUMNS FROM,
    .where = "r.congress_id = :congress AND r.account_id = :me AND r.hidden = 0",
    .filters = FILTERS,
    .sorts = SORTS,
};

enum status notice_page(struct ctx *ctx, const struct notice_filter *filter, struct notice **out,
                        size_t *out_count, struct str *out_next)
{
    const struct bind binds[] = {
        CONGRESS,
        ME,
        B_ID("unread", filter->unread),
        B_OPT("kind", filter->kind),
    };
    const struct db_list_query q = {.binds = binds,
                                    .binds_count = COUNT(binds),
                                    .after = filter->after,
                                    .limit = filter->limit};
    struct rows r;

    TRY(db_list(ctx, &LIST, &q, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct notice);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_notice(&r, i);
    return ST_OK;
}

enum status notice_store_set_read(struct ctx *ctx, int64_t reader_id, bool read)
{
    return DB_EXEC(ctx,
                   "UPDATE notice_recipient SET read_at = :at"
                   " WHERE congress_id = :congress AND id = :id AND account_id = :me",
                   CONGRESS, ME, B_INT("id", reader_id), B_ID("at", read ? ctx->now : 0));
}

enum status notice_store_set_all_read(struct ctx *ctx)
{
    return DB_EXEC(ctx,
                   "UPDATE notice_recipient SET read_at = :now WHERE congress_id = :congress"
                   " AND account_id = :me AND read_at IS NULL AND hidden = 0",
                   CONGRESS, ME, B_INT("now", ctx->now));
}

enum status notice_store_settle(struct ctx *ctx, int64_t before)
{
    return DB_EXEC(ctx,
                   "UPDATE notice_recipient SET spread = 1, read_at = COALESCE(read_at, :now)"
                   " WHERE congress_id = :congress AND (read_at IS NULL OR spread = 0)"
                   " AND notice_id IN (SELECT id FROM notice WHERE congress_id = :congress"
                   " AND at < :before)",
                   CONGRESS, B_INT("now", ctx->now), B_INT("before", before));
}

enum status notice_store_withdraw(struct ctx *ctx, int64_t subject_id)
{
    TRY(DB_EXEC(ctx,
                "UPDATE notice_recipient SET hidden = 1, spread = 1 WHERE congress_id = :congress"
                " AND notice_id IN (SELECT id FROM notice WHERE congress_id = :congress"
                " AND subject_id = :subject)",
                CONGRESS, B_INT("subject", subject_id)));
    return DB_EXEC(ctx,
                   "UPDATE notice_delivery SET state = 'dropped' WHERE congress_id = :congress"
                   " AND state = 'waiting' AND notice_id IN (SELECT id FROM notice"
                   " WHERE congress_id = :congress AND subject_id = :subject)",
                   CONGRESS, B_INT("subject", subject_id));
}

enum status notice_store_move_unread(struct ctx *ctx, int64_t from, int64_t to)
{
    return DB_EXEC(ctx,
                   "UPDATE notice_recipient SET account_id = :to WHERE congress_id = :congress"
                   " AND account_id = :from AND read_at IS NULL AND hidden = 0"
                   " AND NOT EXISTS (SELECT 1 FROM notice_recipient x"
                   "  WHERE x.congress_id = notice_recipient.congress_id"
                   "  AND x.notice_id = notice_recipient.notice_id AND x.account_id = :to)",
                   CONGRESS, B_INT("from", from), B_INT("to", to));
}

/* ---------------------------------------------------------------- texts */

enum status notice_store_text(struct ctx *ctx, struct str kind, struct notice_text_row *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT id, version, title, body FROM notice_text"
               " WHERE congress_id = :congress AND kind = :kind",
               CONGRESS, B_TEXT("kind", kind)));
    *out = (struct notice_text_row){.id = cell_int(&r, 0, 0),
                                    .version = cell_int(&r, 0, 1),
                                    .title = cell_text(&r, 0, 2),
                                    .body = cell_text(&r, 0, 3)};
    return ST_OK;
}

static enum status add_text(struct ctx *ctx, struct str kind, struct str title, struct str body)
{
    const int64_t id = db_new_id(ctx);
    int64_t added;

    TRY(db_exec(ctx, &added,
                "INSERT INTO notice_text (congress_id, id, kind, title, body)"
                " VALUES (:congress, :id, :kind, :title, :body)"
                " ON CONFLICT (congress_id, kind) DO NOTHING",
                BINDS(CONGRESS, B_INT("id", id), B_TEXT("kind", kind), B_TEXT("title", title),
                      B_TEXT("body", body))));
    if (added == 0)
        return fail(&ctx->err, ST_CONFLICT, "db.changed_meanwhile", NULL);
    return event_row(ctx, "notice_text", id);
}

enum status notice_store_save_text(struct ctx *ctx, struct str kind, struct str title,
                                   struct str body, int64_t version)
{
    struct notice_text_row row;

    if (version == 0)
        return add_text(ctx, kind, title, body);
    TRY(notice_store_text(ctx, kind, &row));
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE notice_text SET title = :title, body = :body, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    CONGRESS, B_TEXT("title", title), B_TEXT("body", body), B_INT("id", row.id),
                    B_INT("version", version)));
    return event_row(ctx, "notice_text", row.id);
}

enum status notice_store_drop_text(struct ctx *ctx, struct str kind, int64_t version)
{
    struct notice_text_row row;

    TRY(notice_store_text(ctx, kind, &row));
    TRY(DB_EXEC_ONE(ctx,
                    "DELETE FROM notice_text"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    CONGRESS, B_INT("id", row.id), B_INT("version", version)));
    return event_row_gone(ctx, "notice_text", row.id);
}

enum status notice_store_texts(struct ctx *ctx, struct str **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT kind FROM notice_text WHERE congress_id = :congress"
                " ORDER BY kind LIMIT :most",
                CONGRESS, B_INT("most", TEXTS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct str);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = cell_text(&r, i, 0);
    return ST_OK;
}
