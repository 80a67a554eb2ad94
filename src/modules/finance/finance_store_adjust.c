// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of adjustments of budgets. */
#include "modules/finance/finance_store.h"
#include "platform/db.h"
#include "platform/event.h"

#define CONGRESS B_INT("congress", ctx->congress_id)

#define ADJUSTMENT                                                                                 \
    "SELECT a.id, a.version, a.year, a.number, a.account, a.total_before, a.total_after,"          \
    " a.fund_before, a.fund_after, a.key_name, a.key_before, a.key_after, a.debt_before,"          \
    " a.debt_after, a.reason, COALESCE(a.item_id, 0), a.published_on, a.text,"                     \
    " CASE WHEN i.verdict = 'passed' OR (i.verdict = '' AND i.backfill <> '') THEN i.done_on END," \
    " COALESCE(a.transfers, 0), CASE WHEN i.verdict = '' THEN COALESCE(i.backfill, '') ELSE ''"    \
    " END FROM finance_adjustment a"                                                               \
    " LEFT JOIN finance_item i ON i.congress_id = a.congress_id AND i.id = a.item_id"

static struct finance_adjustment read_adjustment(const struct rows *r, size_t i)
{
    return (struct finance_adjustment){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .year = (int)cell_int(r, i, 2),
        .number = (unsigned)cell_int(r, i, 3),
        .account = cell_text(r, i, 4),
        .change = {.total_before = cell_int(r, i, 5),
                   .total_after = cell_int(r, i, 6),
                   .fund_before = cell_int(r, i, 7),
                   .fund_after = cell_int(r, i, 8),
                   .key_before = cell_int(r, i, 10),
                   .key_after = cell_int(r, i, 11),
                   .debt_before = cell_int(r, i, 12),
                   .debt_after = cell_int(r, i, 13),
                   .transfers = cell_int(r, i, 19)},
        .key_name = cell_text(r, i, 9),
        .reason = cell_text(r, i, 14),
        .item_id = cell_int(r, i, 15),
        .published_on = cell_date(r, i, 16),
        .text = cell_text(r, i, 17),
        .approved_on = cell_date(r, i, 18),
        .backfill = cell_text(r, i, 20),
    };
}

static const struct db_filter FILTERS[] = {
    {"year", "a.year = :year", BIND_INT},
    {"published", "a.published_on IS NOT NULL AND :published = 1", BIND_INT},
    {"q", "a.reason LIKE :q ESCAPE '!'", BIND_TEXT},
    {0},
};
static const struct db_sort SORTS[] = {{"id", "a.id", BIND_INT, "a.id"}, {0}};
static const struct db_list LIST = {
    .select = ADJUSTMENT,
    .where = "a.congress_id = :congress",
    .filters = FILTERS,
    .sorts = SORTS,
};

enum status finance_store_adjustments(struct ctx *ctx, const struct finance_adjustment_filter *f,
                                      struct finance_adjustment **out, size_t *out_count,
                                      struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {CONGRESS, B_ID("year", f->year), B_ID("published", f->published),
                                 B_OPT("q", db_contains(ctx->arena, f->q))};
    const struct db_list_query q = {.binds = binds,
                                    .binds_count = COUNT(binds),
                                    .sort = "-id",
                                    .after = f->after,
                                    .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &LIST, &q, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct finance_adjustment);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_adjustment(&r, i);
    return db_list_count(ctx, &LIST, &q, FINANCE_TOTAL_MAX, out_total);
}

enum status finance_store_adjustment(struct ctx *ctx, int64_t id, struct finance_adjustment *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, ADJUSTMENT " WHERE a.congress_id = :congress AND a.id = :id", CONGRESS,
               B_INT("id", id)));
    *out = read_adjustment(&r, 0);
    return ST_OK;
}

static enum status next_number(struct ctx *ctx, struct finance_adjustment *a)
{
    struct rows r;

    if (a->number != 0)
        return ST_OK;
    TRY(DB_ONE(ctx, &r,
               "SELECT COALESCE(MAX(number), 0) + 1 FROM finance_adjustment"
               " WHERE congress_id = :congress AND year = :year AND account = :account",
               CONGRESS, B_INT("year", a->year), B_TEXT("account", a->account)));
    a->number = (unsigned)cell_int(&r, 0, 0);
    return ST_OK;
}

#define VALUES(ctx, a)                                                                             \
    B_INT("congress", (ctx)->congress_id), B_INT("id", (a)->id),                                   \
        B_INT("total_before", (a)->change.total_before),                                           \
        B_INT("total_after", (a)->change.total_after),                                             \
        B_INT("fund_before", (a)->change.fund_before),                                             \
        B_INT("fund_after", (a)->change.fund_after), B_TEXT("key_name", (a)->key_name),            \
        B_INT("key_before", (a)->change.key_before), B_INT("key_after", (a)->change.key_after),    \
        B_INT("debt_before", (a)->change.debt_before),                                             \
        B_INT("debt_after", (a)->change.debt_after), B_TEXT("reason", (a)->reason),                \
        B_ID("item", (a)->item_id), B_DATE((ctx)->arena, "published", (a)->published_on),          \
        B_TEXT("text", (a)->text), B_ID("transfers", (a)->change.transfers)

enum status finance_store_adjustment_put(struct ctx *ctx, struct finance_adjustment *a,
                                         bool new_one)
{
    if (new_one) {
        TRY(next_number(ctx, a));
        TRY(DB_EXEC(ctx,
                    "INSERT INTO finance_adjustment (congress_id, id, year, number, account,"
                    " total_before, total_after, fund_before, fund_after, key_name, key_before,"
                    " key_after, debt_before, debt_after, reason, item_id, published_on, text,"
                    " transfers)"
                    " VALUES (:congress, :id, :year, :number, :account, :total_before,"
                    " :total_after, :fund_before, :fund_after, :key_name, :key_before, :key_after,"
                    " :debt_before, :debt_after, :reason, :item, :published, :text,"
                    " :transfers)",
                    VALUES(ctx, a), B_INT("year", a->year), B_INT("number", a->number),
                    B_TEXT("account", a->account)));
    } else {
        TRY(DB_EXEC_ONE(
            ctx,
            "UPDATE finance_adjustment SET total_before = :total_before,"
            " total_after = :total_after, fund_before = :fund_before, fund_after = :fund_after,"
            " key_name = :key_name, key_before = :key_before, key_after = :key_after,"
            " debt_before = :debt_before, debt_after = :debt_after, reason = :reason,"
            " item_id = :item, published_on = :published, text = :text, transfers = :transfers,"
            " version = version + 1"
            " WHERE congress_id = :congress AND id = :id AND version = :version",
            VALUES(ctx, a), B_INT("version", a->version)));
    }
    return event_row(ctx, "finance_adjustment", a->id);
}

/* ---------------------------------------------------------------- agendas */

enum status finance_store_agenda(struct ctx *ctx, enum budget_law_decider decider,
                                 struct date since, unsigned limit, struct finance_agenda **out,
                                 size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT i.id, i.title, i.number, m.name FROM meeting_v_item i"
                " JOIN meeting_v_name m ON m.congress_id = i.congress_id AND m.id = i.meeting_id"
                " WHERE i.congress_id = :congress AND m.kind IN ('sc', 'congress', 'plenary',"
                " 'township_congress')"
                " AND m.starts_on >= :since AND m.state <> 'cancelled' AND i.state <> 'withdrawn'"
                " AND i.sort NOT IN ('appointment', 'election', 'procedure')"
                " AND (:committee = 0 OR m.kind = 'sc') AND (:plenum = 0 OR m.kind <> 'sc')"
                " ORDER BY m.starts_on DESC, i.id LIMIT :limit",
                CONGRESS, B_BOOL("committee", decider == BUDGET_LAW_BY_COMMITTEE),
                B_BOOL("plenum", decider == BUDGET_LAW_BY_CONGRESS),
                B_DATE(ctx->arena, "since", since), B_INT("limit", limit)));
    *out = arena_array(ctx->arena, r.count, struct finance_agenda);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct finance_agenda){cell_int(&r, i, 0), cell_text(&r, i, 1),
                                            cell_text(&r, i, 2), cell_text(&r, i, 3)};
    return ST_OK;
}
