// SPDX-License-Identifier: MulanPSL-2.0
/* The list of what went out of the house. */
#include "modules/notice/notice.h"
#include "modules/notice/notice_list.h"
#include "platform/db.h"

enum { COUNT_MAX = 1000 };

#define CONGRESS B_INT("congress", ctx->congress_id)

static const struct db_filter FILTERS[] = {
    {"channel", "d.channel = :channel", BIND_TEXT},
    {"state", "d.state = :state", BIND_TEXT},
    {0},
};
static const struct db_sort SORTS[] = {{"id", "d.id", BIND_INT, "d.id"}, {0}};
static const struct db_list LIST = {
    .select = "SELECT d.id, d.account_id, d.hook_id, d.tries, d.next_at, d.created_at, d.ended_at,"
              " d.channel, d.state, n.kind, d.error, COALESCE(a.name, h.name, ''), d.digest"
              " FROM notice_delivery d"
              " JOIN notice n ON n.congress_id = d.congress_id AND n.id = d.notice_id"
              " LEFT JOIN account_v_name a ON a.id = d.account_id AND d.account_id <> 0"
              " LEFT JOIN notice_hook h ON h.congress_id = d.congress_id AND h.id = d.hook_id",
    .where = "d.congress_id = :congress",
    .filters = FILTERS,
    .sorts = SORTS,
};

enum status notice_sent_page(struct ctx *ctx, const struct notice_sent_filter *filter,
                             struct notice_sent **out, size_t *out_count, struct str *out_next)
{
    const struct bind binds[] = {CONGRESS, B_OPT("channel", filter->channel),
                                 B_OPT("state", filter->state)};
    const struct db_list_query q = {.binds = binds,
                                    .binds_count = COUNT(binds),
                                    .after = filter->after,
                                    .limit = filter->limit};
    struct rows r;

    TRY(db_list(ctx, &LIST, &q, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct notice_sent);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct notice_sent){
            .id = cell_int(&r, i, 0),
            .account_id = cell_int(&r, i, 1),
            .hook_id = cell_int(&r, i, 2),
            .tries = cell_int(&r, i, 3),
            .next_at = cell_int(&r, i, 4),
            .created_at = cell_int(&r, i, 5),
            .ended_at = cell_int(&r, i, 6),
            .channel = cell_text(&r, i, 7),
            .state = cell_text(&r, i, 8),
            .kind = cell_text(&r, i, 9),
            .error = cell_text(&r, i, 10),
            .who = cell_text(&r, i, 11),
            .digest = cell_int(&r, i, 12) != 0,
        };
    return ST_OK;
}

enum status notice_sent_count(struct ctx *ctx, const char *state, int64_t *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT COUNT(*) FROM (SELECT 1 FROM notice_delivery WHERE congress_id = :congress"
               " AND state = :state LIMIT :most) AS found",
               CONGRESS, B_Z("state", state), B_INT("most", COUNT_MAX)));
    *out = cell_int(&r, 0, 0);
    return ST_OK;
}

enum status notice_outbox(struct ctx *ctx, struct notice_outbox *out)
{
    struct rows r;

    *out = (struct notice_outbox){.error = S("")};
    TRY(DB_ONE(ctx, &r,
               "SELECT COALESCE(SUM(CASE WHEN state IN ('waiting', 'sending') THEN 1 END), 0),"
               " COALESCE(SUM(CASE WHEN state = 'failed' THEN 1 END), 0),"
               " COALESCE(SUM(CASE WHEN state = 'sent' AND ended_at >= :today THEN 1 END), 0),"
               " MIN(CASE WHEN state = 'waiting' THEN created_at END)"
               " FROM notice_delivery WHERE congress_id = :congress",
               B_INT("congress", ctx->congress_id), B_INT("today", date_begin(ctx->today))));
    out->waiting = cell_int(&r, 0, 0);
    out->failed = cell_int(&r, 0, 1);
    out->sent_today = cell_int(&r, 0, 2);
    out->oldest_at = cell_int(&r, 0, 3);
    TRY(DB_ROWS(ctx, &r,
                "SELECT error, COALESCE(ended_at, created_at) FROM notice_delivery"
                " WHERE congress_id = :congress AND error <> '' AND state IN ('waiting', 'failed')"
                " ORDER BY id DESC LIMIT 1",
                B_INT("congress", ctx->congress_id)));
    if (r.count > 0) {
        out->error = cell_text(&r, 0, 0);
        out->error_at = cell_int(&r, 0, 1);
    }
    return ST_OK;
}
