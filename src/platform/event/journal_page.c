// SPDX-License-Identifier: MulanPSL-2.0
/* The journal page by page, for those who audit. */
#include "platform/db.h"
#include "platform/journal.h"

enum { SECONDS_A_DAY = 86400 };

enum status journal_page(struct ctx *ctx, const struct journal_filter *filter,
                         struct journal_entry **out, size_t *out_count, struct str *out_next)
{
    static const struct db_filter FILTERS[] = {
        {"from", "e.at >= :from", BIND_INT},
        {"until", "e.at < :until", BIND_INT},
        {"account", "e.account_id = :account", BIND_INT},
        {"subject", "e.subject_id = :subject", BIND_INT},
        {"module", "e.name LIKE :module", BIND_TEXT},
        {0},
    };
    static const struct db_sort SORTS[] = {{"id", "e.id", BIND_INT, "e.id"}, {0}};
    static const struct db_list LIST = {
        .select = "SELECT e.id, e.account_id, e.subject_id, e.at, e.name, e.actor_name, e.address,"
                  " e.data FROM event e",
        .where = "e.congress_id = :congress",
        .filters = FILTERS,
        .sorts = SORTS,
    };
    const struct bind binds[] = {
        B_INT("congress", ctx->congress_id),
        B_ID("from", date_none(filter->from) ? 0 : date_begin(filter->from)),
        B_ID("until", date_none(filter->to) ? 0 : date_begin(filter->to) + SECONDS_A_DAY),
        B_ID("account", filter->account_id),
        B_ID("subject", filter->subject_id),
        B_OPT("module", filter->module.len == 0
                            ? S("")
                            : str_printf(ctx->arena, STR_FMT ".%%", STR_ARG(filter->module))),
    };
    const struct db_list_query query = {
        .binds = binds,
        .binds_count = COUNT(binds),
        .after = filter->after,
        .limit = filter->limit,
    };
    struct rows r;

    TRY(db_list(ctx, &LIST, &query, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct journal_entry);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct journal_entry){
            .id = cell_int(&r, i, 0),
            .account_id = cell_int(&r, i, 1),
            .subject_id = cell_int(&r, i, 2),
            .at = cell_int(&r, i, 3),
            .name = cell_text(&r, i, 4),
            .actor_name = cell_text(&r, i, 5),
            .address = cell_text(&r, i, 6),
            .data = cell_text(&r, i, 7),
        };
    return ST_OK;
}
