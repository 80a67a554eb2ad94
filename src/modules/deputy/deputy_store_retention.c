// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on those who left office long ago: telephone, ID number and day of birth are forgotten. */
#include "modules/deputy/deputy_list.h"
#include "modules/deputy/deputy_store_help.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"

enum { LIST_MAX = 1000 };

static void read_all(struct ctx *ctx, const struct rows *r, struct deputy_former **out,
                     size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct deputy_former);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] =
            (struct deputy_former){cell_int(r, i, 0), cell_text(r, i, 1), cell_date(r, i, 2)};
}

/* `more`: what else is known of them. */
#define KNOWN(more)                                                                                \
    " AND to_on <= :until AND (phone_sealed IS NOT NULL OR id_sealed IS NOT NULL"                  \
    " OR born_sealed IS NOT NULL" more ") AND id > :after ORDER BY id LIMIT :most"
#define HELPED                                                                                     \
    " OR EXISTS (SELECT 1 FROM deputy_help h WHERE h.congress_id = deputy.congress_id"             \
    " AND h.id = deputy.id AND h.help_sealed IS NOT NULL)"

enum status deputy_store_former(struct ctx *ctx, struct date until, int64_t after, unsigned limit,
                                struct deputy_former **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, name, to_on FROM deputy WHERE congress_id = :congress" KNOWN(HELPED),
                B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "until", until),
                B_INT("after", after), B_INT("most", limit < LIST_MAX ? limit : LIST_MAX)));
    read_all(ctx, &r, out, out_count);
    return ST_OK;
}

enum status deputy_store_helped_former(struct ctx *ctx, struct date until, int64_t after,
                                       unsigned limit, struct deputy_former **out,
                                       size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT d.id, d.name, d.to_on FROM deputy_help h JOIN deputy d"
                " ON d.congress_id = h.congress_id AND d.id = h.id"
                " WHERE h.congress_id = :congress AND h.id > :after AND d.to_on <= :until"
                " ORDER BY h.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("after", after),
                B_DATE(ctx->arena, "until", until),
                B_INT("most", limit < LIST_MAX ? limit : LIST_MAX)));
    read_all(ctx, &r, out, out_count);
    return ST_OK;
}

enum status deputy_store_outside_former(struct ctx *ctx, struct date until, int64_t after,
                                        unsigned limit, struct deputy_former **out,
                                        size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(
        ctx, &r,
        "SELECT id, name, to_on FROM deputy_outside WHERE congress_id = :congress" KNOWN(""),
        B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "until", until),
        B_INT("after", after), B_INT("most", limit < LIST_MAX ? limit : LIST_MAX)));
    read_all(ctx, &r, out, out_count);
    return ST_OK;
}

#define FORGET                                                                                     \
    " SET phone_sealed = NULL, phone_blind = NULL, id_sealed = NULL, id_blind = NULL,"             \
    " born_sealed = NULL, version = version + 1 WHERE congress_id = :congress AND id = :id"        \
    " AND to_on IS NOT NULL RETURNING key_id"

/* His key goes, too: what backups hold of the values cannot be opened then. */
static enum status forgotten(struct ctx *ctx, const struct rows *r, const char *table, int64_t id)
{
    if (r->count == 0)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(event_row(ctx, table, id));
    return crypt_key_destroy(ctx, cell_int(r, 0, 0));
}

enum status deputy_store_forget(struct ctx *ctx, int64_t id)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, "UPDATE deputy" FORGET, B_INT("congress", ctx->congress_id),
                B_INT("id", id)));
    TRY(deputy_store_help_forget(ctx, id));
    return forgotten(ctx, &r, "deputy", id);
}

enum status deputy_store_outside_forget(struct ctx *ctx, int64_t id)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, "UPDATE deputy_outside" FORGET, B_INT("congress", ctx->congress_id),
                B_INT("id", id)));
    return forgotten(ctx, &r, "deputy_outside", id);
}
