// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of special transfers added from above. */
#include "modules/finance/finance_store.h"
#include "platform/db.h"
#include "platform/event.h"

#define CONGRESS B_INT("congress", ctx->congress_id)

enum { UNTOLD_MAX = 500 };

#define TRANSFER                                                                                   \
    "SELECT t.id, t.version, t.year, t.account, t.name, t.number, t.received_on, t.fen,"           \
    " t.matched, t.note, COALESCE(t.item_id, 0), i.done_on FROM finance_transfer t"                \
    " LEFT JOIN finance_item i ON i.congress_id = t.congress_id AND i.id = t.item_id"

static void read_transfers(struct ctx *ctx, const struct rows *r, struct finance_transfer **out,
                           size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct finance_transfer);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = (struct finance_transfer){
            .id = cell_int(r, i, 0),
            .version = cell_int(r, i, 1),
            .year = (int)cell_int(r, i, 2),
            .account = cell_text(r, i, 3),
            .name = cell_text(r, i, 4),
            .number = cell_text(r, i, 5),
            .received_on = cell_date(r, i, 6),
            .fen = cell_int(r, i, 7),
            .matched = cell_int(r, i, 8) != 0,
            .note = cell_text(r, i, 9),
            .item_id = cell_int(r, i, 10),
            .heard_on = cell_date(r, i, 11),
        };
}

static const struct db_filter FILTERS[] = {
    {"year", "t.year = :year", BIND_INT},
    {"account", "t.account = :account", BIND_TEXT},
    {"untold", "t.item_id IS NULL AND :untold = 1", BIND_INT},
    {"q", "(t.name LIKE :q ESCAPE '!' OR t.number LIKE :q ESCAPE '!')", BIND_TEXT},
    {0},
};
static const struct db_sort SORTS[] = {{"received", "t.received_on", BIND_TEXT, "t.id"}, {0}};
static const struct db_list LIST = {
    .select = TRANSFER,
    .where = "t.congress_id = :congress",
    .filters = FILTERS,
    .sorts = SORTS,
    .count_from = " FROM finance_transfer t",
};

enum status finance_store_transfers(struct ctx *ctx, const struct finance_transfer_filter *f,
                                    struct finance_transfer **out, size_t *out_count,
                                    struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {CONGRESS, B_ID("year", f->year), B_OPT("account", f->account),
                                 B_ID("untold", f->untold),
                                 B_OPT("q", db_contains(ctx->arena, f->q))};
    const struct db_list_query q = {
        .binds = binds, .binds_count = COUNT(binds), .after = f->after, .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &LIST, &q, &r, out_next));
    read_transfers(ctx, &r, out, out_count);
    return db_list_count(ctx, &LIST, &q, FINANCE_TOTAL_MAX, out_total);
}

enum status finance_store_transfer_like(struct ctx *ctx, const struct finance_transfer *like,
                                        struct finance_transfer *out)
{
    struct finance_transfer *all;
    struct rows r;
    size_t count;

    TRY(DB_ROWS(ctx, &r,
                TRANSFER " WHERE t.congress_id = :congress AND t.year = :year"
                         " AND t.name = :name AND t.number = :number"
                         " AND (:number <> '' OR t.received_on = :received) ORDER BY t.id LIMIT 1",
                CONGRESS, B_INT("year", like->year), B_TEXT("name", like->name),
                B_TEXT("number", like->number), B_DATE(ctx->arena, "received", like->received_on)));
    read_transfers(ctx, &r, &all, &count);
    if (count == 0)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    *out = all[0];
    return ST_OK;
}

enum status finance_store_transfer(struct ctx *ctx, int64_t id, struct finance_transfer *out)
{
    struct finance_transfer *all;
    struct rows r;
    size_t count;

    TRY(DB_ONE(ctx, &r, TRANSFER " WHERE t.congress_id = :congress AND t.id = :id", CONGRESS,
               B_INT("id", id)));
    read_transfers(ctx, &r, &all, &count);
    *out = all[0];
    return ST_OK;
}

enum status finance_store_transfers_untold(struct ctx *ctx, int year, struct finance_transfer **out,
                                           size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                TRANSFER " WHERE t.congress_id = :congress AND t.year = :year"
                         " AND t.item_id IS NULL ORDER BY t.received_on, t.id LIMIT :most",
                CONGRESS, B_INT("year", year), B_INT("most", UNTOLD_MAX)));
    read_transfers(ctx, &r, out, out_count);
    return ST_OK;
}

enum status finance_store_transfer_sum(struct ctx *ctx, int year, struct str account,
                                       int64_t *out_fen)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT CAST(COALESCE(SUM(fen), 0) AS BIGINT) FROM finance_transfer"
               " WHERE congress_id = :congress AND year = :year AND account = :account"
               " AND matched = 0",
               CONGRESS, B_INT("year", year), B_TEXT("account", account)));
    *out_fen = cell_int(&r, 0, 0);
    return ST_OK;
}

enum status finance_store_transfer_put(struct ctx *ctx, const struct finance_transfer *t,
                                       bool new_one)
{
    const struct bind binds[] = {CONGRESS,
                                 B_INT("id", t->id),
                                 B_INT("year", t->year),
                                 B_TEXT("account", t->account),
                                 B_TEXT("name", t->name),
                                 B_TEXT("number", t->number),
                                 B_DATE(ctx->arena, "received", t->received_on),
                                 B_INT("fen", t->fen),
                                 B_BOOL("matched", t->matched),
                                 B_TEXT("note", t->note),
                                 B_ID("item", t->item_id),
                                 B_INT("version", t->version)};

    if (new_one)
        TRY(db_exec(ctx, NULL,
                    "INSERT INTO finance_transfer (congress_id, id, year, account, name, number,"
                    " received_on, fen, matched, note, item_id) VALUES (:congress, :id, :year,"
                    " :account, :name, :number, :received, :fen, :matched, :note, :item)",
                    binds, COUNT(binds) - 1));
    else
        TRY(db_exec_one(ctx,
                        "UPDATE finance_transfer SET year = :year, account = :account,"
                        " name = :name, number = :number, received_on = :received, fen = :fen,"
                        " matched = :matched, note = :note, item_id = :item,"
                        " version = version + 1"
                        " WHERE congress_id = :congress AND id = :id AND version = :version",
                        binds, COUNT(binds)));
    return event_row(ctx, "finance_transfer", t->id);
}
