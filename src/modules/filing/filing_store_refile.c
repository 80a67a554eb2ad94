// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of texts that were filed as amended. */
#include "modules/filing/filing_store.h"
#include "platform/db.h"
#include "platform/event.h"

#define CONGRESS B_INT("congress", ctx->congress_id)

enum status filing_store_refiled_insert(struct ctx *ctx, int64_t id, int64_t amendment_id,
                                        int64_t refiled_id)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO filing_refiled (congress_id, id, amendment_id, refiled_id) VALUES"
                " (:congress, :id, :amendment, :refiled)",
                CONGRESS, B_INT("id", id), B_INT("amendment", amendment_id),
                B_INT("refiled", refiled_id)));
    return event_row(ctx, "filing_refiled", id);
}

#define REFILED                                                                                    \
    "SELECT r.amendment_id, a.filing_id, r.refiled_id, n.title, n.number, n.state, n.filed_on"     \
    " FROM filing_refiled r JOIN filing_amendment a ON a.congress_id = r.congress_id"              \
    " AND a.id = r.amendment_id JOIN filing n ON n.congress_id = r.congress_id"                    \
    " AND n.id = r.refiled_id WHERE r.congress_id = :congress"

static struct filing_refiled read_refiled(const struct rows *r, size_t i)
{
    return (struct filing_refiled){
        .amendment_id = cell_int(r, i, 0),
        .filing_id = cell_int(r, i, 1),
        .refiled_id = cell_int(r, i, 2),
        .title = cell_text(r, i, 3),
        .number = cell_text(r, i, 4),
        .state = cell_text(r, i, 5),
        .filed_on = cell_date(r, i, 6),
    };
}

enum status filing_store_refiled(struct ctx *ctx, int64_t filing_id, struct filing_refiled **out,
                                 size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, REFILED " AND a.filing_id = :filing ORDER BY r.id LIMIT 50", CONGRESS,
                B_INT("filing", filing_id)));
    *out = arena_array(ctx->arena, r.count, struct filing_refiled);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_refiled(&r, i);
    return ST_OK;
}

enum status filing_store_refiled_of(struct ctx *ctx, int64_t refiled_id, struct filing_refiled *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, REFILED " AND r.refiled_id = :refiled", CONGRESS,
               B_INT("refiled", refiled_id)));
    *out = read_refiled(&r, 0);
    return ST_OK;
}

enum status filing_store_refilable(struct ctx *ctx, const struct filing *of, struct date from,
                                   struct filing **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT n.id, n.title, n.number, n.filed_on FROM filing n"
                " WHERE n.congress_id = :congress AND n.organ_id = :organ AND n.id <> :id"
                " AND n.published_on >= :from AND n.state NOT IN ('refused', 'returned')"
                " AND NOT EXISTS (SELECT 1 FROM filing_refiled r"
                " WHERE r.congress_id = n.congress_id AND r.refiled_id = n.id)"
                " ORDER BY n.published_on DESC, n.id DESC LIMIT 50",
                CONGRESS, B_INT("organ", of->organ_id), B_INT("id", of->id),
                B_DATE(ctx->arena, "from", from)));
    *out = arena_array(ctx->arena, r.count, struct filing);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct filing){.id = cell_int(&r, i, 0),
                                    .title = cell_text(&r, i, 1),
                                    .number = cell_text(&r, i, 2),
                                    .filed_on = cell_date(&r, i, 3)};
    return ST_OK;
}

enum status filing_store_unrefiled(struct ctx *ctx, struct date from, struct date until,
                                   struct filing_amendment **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT a.id, a.filing_id, a.due_on, f.organ_id, f.title FROM filing_amendment a"
                " JOIN filing f ON f.congress_id = a.congress_id AND f.id = a.filing_id"
                " WHERE a.congress_id = :congress AND a.how = 'corrected'"
                " AND a.due_on >= :from AND a.due_on <= :until"
                " AND NOT EXISTS (SELECT 1 FROM filing_refiled r JOIN filing n"
                " ON n.congress_id = r.congress_id AND n.id = r.refiled_id"
                " WHERE r.congress_id = a.congress_id AND r.amendment_id = a.id"
                " AND n.state NOT IN ('refused', 'returned'))"
                " ORDER BY a.due_on, a.id LIMIT 500",
                CONGRESS, B_DATE(ctx->arena, "from", from), B_DATE(ctx->arena, "until", until)));
    *out = arena_array(ctx->arena, r.count, struct filing_amendment);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct filing_amendment){.id = cell_int(&r, i, 0),
                                              .filing_id = cell_int(&r, i, 1),
                                              .due_on = cell_date(&r, i, 2),
                                              .organ_id = cell_int(&r, i, 3),
                                              .title = cell_text(&r, i, 4)};
    return ST_OK;
}
