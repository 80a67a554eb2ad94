// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of pairs: who with whom, what is written down about it, how often. */
#include "modules/contact/contact_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { SAME_MAX = 100 };

#define CONGRESS B_INT("congress", ctx->congress_id)
#define DAYS(p)  B_DATE(ctx->arena, "from", (p)->from_on), B_DATE(ctx->arena, "to", (p)->to_on)
#define TARGET(p)                                                                                  \
    B_ID("about", (p)->target_deputy_id), B_ID("organ", (p)->target_organ_id),                     \
        B_TEXT("target", (p)->target)

enum status contact_store_pair_insert(struct ctx *ctx, const struct contact_pair *p)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO contact_pair (congress_id, id, scheme_id, keeper_account_id,"
                " keeper_deputy_id, keeper, target_deputy_id, target_organ_id, target, from_on,"
                " to_on) VALUES (:congress, :id, :scheme, :account, :deputy, :keeper, :about,"
                " :organ, :target, :from, :to)",
                CONGRESS, B_INT("id", p->id), B_INT("scheme", p->scheme_id),
                B_ID("account", p->keeper_account_id), B_ID("deputy", p->keeper_deputy_id),
                B_TEXT("keeper", p->keeper), TARGET(p), DAYS(p)));
    return event_row(ctx, "contact_pair", p->id);
}

enum status contact_store_pair_update(struct ctx *ctx, const struct contact_pair *p)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE contact_pair SET target_deputy_id = :about, target_organ_id = :organ,"
                    " target = :target, from_on = :from, to_on = :to, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    TARGET(p), DAYS(p), CONGRESS, B_INT("id", p->id),
                    B_INT("version", p->version)));
    return event_row(ctx, "contact_pair", p->id);
}

enum status contact_store_pair_fact(struct ctx *ctx, const struct contact_pair *p)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO contact_pair_fact (congress_id, id, place, note, end_reason)"
                " VALUES (:congress, :id, :place, :note, :reason)"
                " ON CONFLICT (congress_id, id) DO UPDATE SET place = :place, note = :note,"
                " end_reason = :reason, version = contact_pair_fact.version + 1",
                CONGRESS, B_INT("id", p->id), B_TEXT("place", p->place), B_TEXT("note", p->note),
                B_TEXT("reason", p->end_reason)));
    return event_row(ctx, "contact_pair_fact", p->id);
}

enum status contact_store_handover(struct ctx *ctx, int64_t id, int64_t next_id)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO contact_handover (congress_id, id, next_id)"
                " VALUES (:congress, :id, :next)",
                CONGRESS, B_INT("id", id), B_INT("next", next_id)));
    return event_row(ctx, "contact_handover", id);
}

enum status contact_store_pace(struct ctx *ctx, int64_t pair_id, struct date from, int64_t times)
{
    const struct bind day = B_DATE(ctx->arena, "from", from);
    int64_t id = db_new_id(ctx);
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM contact_pace WHERE congress_id = :congress AND pair_id = :pair"
                " AND from_on = :from",
                CONGRESS, B_INT("pair", pair_id), day));
    if (r.count != 0)
        id = cell_int(&r, 0, 0);
    TRY(DB_EXEC(ctx,
                "INSERT INTO contact_pace (congress_id, id, pair_id, from_on, times)"
                " VALUES (:congress, :id, :pair, :from, :times)"
                " ON CONFLICT (congress_id, id) DO UPDATE SET times = :times,"
                " version = contact_pace.version + 1",
                CONGRESS, B_INT("id", id), B_INT("pair", pair_id), day, B_INT("times", times)));
    return event_row(ctx, "contact_pace", id);
}

enum status contact_store_pair_delete(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM contact_pair WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", id)));
    return event_row_gone(ctx, "contact_pair", id);
}

enum status contact_store_same(struct ctx *ctx, const struct contact_pair *p,
                               struct contact_pair **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, from_on, to_on FROM contact_pair WHERE congress_id = :congress"
                " AND scheme_id = :scheme AND keeper = :keeper AND target = :target"
                " AND COALESCE(keeper_account_id, 0) = :account"
                " AND COALESCE(keeper_deputy_id, 0) = :deputy"
                " AND COALESCE(target_deputy_id, 0) = :about AND id <> :id"
                " ORDER BY id LIMIT :most",
                CONGRESS, B_INT("scheme", p->scheme_id), B_TEXT("keeper", p->keeper),
                B_TEXT("target", p->target), B_INT("account", p->keeper_account_id),
                B_INT("deputy", p->keeper_deputy_id), B_INT("about", p->target_deputy_id),
                B_INT("id", p->id), B_INT("most", SAME_MAX)));
    *out = arena_array(ctx->arena, r.count, struct contact_pair);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct contact_pair){
            .id = cell_int(&r, i, 0), .from_on = cell_date(&r, i, 1), .to_on = cell_date(&r, i, 2)};
    return ST_OK;
}

enum status contact_store_pair_span(struct ctx *ctx, int64_t id, struct date *out_first,
                                    struct date *out_last)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT MIN(x.day), MAX(x.day) FROM (SELECT held_on AS day FROM contact_talk"
               "  WHERE congress_id = :congress AND pair_id = :pair UNION ALL"
               " SELECT raised_on AS day FROM contact_matter"
               "  WHERE congress_id = :congress AND pair_id = :pair) x",
               CONGRESS, B_INT("pair", id)));
    *out_first = cell_date(&r, 0, 0);
    *out_last = cell_date(&r, 0, 1);
    return ST_OK;
}
