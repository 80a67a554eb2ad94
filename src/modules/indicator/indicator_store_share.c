// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of saved selections, their links, and of the figures that everybody may see. */
#include "modules/indicator/indicator_store_share.h"
#include "platform/db.h"
#include "platform/event.h"

enum { SELECTIONS_MOST = 200, LINKS_MOST = 50, PUBLICS_MOST = 1000 };

#define CONGRESS B_INT("congress", ctx->congress_id)
#define SELECTION                                                                                  \
    "id, version, title, names, period, year, from_on, to_on, breakdown, account_id, made_on"

static struct indicator_selection read_selection(const struct rows *r, size_t i)
{
    return (struct indicator_selection){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .title = cell_text(r, i, 2),
        .names = cell_text(r, i, 3),
        .period = cell_text(r, i, 4),
        .year = cell_int(r, i, 5),
        .from_on = cell_date(r, i, 6),
        .to_on = cell_date(r, i, 7),
        .by = cell_text(r, i, 8),
        .account_id = cell_int(r, i, 9),
        .made_on = cell_date(r, i, 10),
    };
}

enum status indicator_store_selections(struct ctx *ctx, struct indicator_selection **out,
                                       size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " SELECTION " FROM indicator_selection WHERE congress_id = :congress"
                " ORDER BY id DESC LIMIT :most",
                CONGRESS, B_INT("most", SELECTIONS_MOST)));
    *out = arena_array(ctx->arena, r.count, struct indicator_selection);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_selection(&r, i);
    return ST_OK;
}

enum status indicator_store_selection(struct ctx *ctx, int64_t id, struct indicator_selection *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " SELECTION " FROM indicator_selection WHERE congress_id = :congress"
               " AND id = :id",
               CONGRESS, B_INT("id", id)));
    *out = read_selection(&r, 0);
    return ST_OK;
}

#define SELECTION_VALUES(s)                                                                        \
    CONGRESS, B_INT("id", (s)->id), B_TEXT("title", (s)->title), B_TEXT("names", (s)->names),      \
        B_TEXT("period", (s)->period), B_INT("year", (s)->year),                                   \
        B_DATE(ctx->arena, "from", (s)->from_on), B_DATE(ctx->arena, "to", (s)->to_on),            \
        B_TEXT("by", (s)->by)

enum status indicator_store_selection_insert(struct ctx *ctx, const struct indicator_selection *s)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO indicator_selection (congress_id, id, title, names, period, year,"
                " from_on, to_on, breakdown, account_id, made_on) VALUES (:congress, :id, :title,"
                " :names, :period, :year, :from, :to, :by, :account, :made)",
                SELECTION_VALUES(s), B_ID("account", s->account_id),
                B_DATE(ctx->arena, "made", s->made_on)));
    return event_row(ctx, "indicator_selection", s->id);
}

enum status indicator_store_selection_update(struct ctx *ctx, const struct indicator_selection *s)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE indicator_selection SET title = :title, names = :names,"
                    " period = :period, year = :year, from_on = :from, to_on = :to,"
                    " breakdown = :by, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    SELECTION_VALUES(s), B_INT("version", s->version)));
    return event_row(ctx, "indicator_selection", s->id);
}

enum status indicator_store_selection_delete(struct ctx *ctx, int64_t id, int64_t version)
{
    TRY(DB_EXEC_ONE(ctx,
                    "DELETE FROM indicator_selection WHERE congress_id = :congress AND id = :id"
                    " AND version = :version",
                    CONGRESS, B_INT("id", id), B_INT("version", version)));
    return event_row_gone(ctx, "indicator_selection", id);
}

/* ---------------------------------------------------------------- links */

#define LINK "id, version, selection_id, code, made_on, until_on, revoked_on"

static struct indicator_link read_link(const struct rows *r, size_t i)
{
    return (struct indicator_link){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .selection_id = cell_int(r, i, 2),
        .code = cell_text(r, i, 3),
        .made_on = cell_date(r, i, 4),
        .until_on = cell_date(r, i, 5),
        .revoked_on = cell_date(r, i, 6),
    };
}

enum status indicator_store_links(struct ctx *ctx, int64_t selection_id,
                                  struct indicator_link **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " LINK " FROM indicator_link WHERE congress_id = :congress"
                " AND selection_id = :of ORDER BY id DESC LIMIT :most",
                CONGRESS, B_INT("of", selection_id), B_INT("most", LINKS_MOST)));
    *out = arena_array(ctx->arena, r.count, struct indicator_link);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_link(&r, i);
    return ST_OK;
}

enum status indicator_store_link(struct ctx *ctx, int64_t id, struct indicator_link *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " LINK " FROM indicator_link WHERE congress_id = :congress AND id = :id",
               CONGRESS, B_INT("id", id)));
    *out = read_link(&r, 0);
    return ST_OK;
}

enum status indicator_store_link_of_code(struct ctx *ctx, struct str code,
                                         struct indicator_link *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " LINK " FROM indicator_link WHERE congress_id = :congress AND code = :code",
               CONGRESS, B_TEXT("code", code)));
    *out = read_link(&r, 0);
    return ST_OK;
}

enum status indicator_store_link_insert(struct ctx *ctx, const struct indicator_link *l)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO indicator_link (congress_id, id, selection_id, code, made_on,"
                " until_on) VALUES (:congress, :id, :of, :code, :made, :until)",
                CONGRESS, B_INT("id", l->id), B_INT("of", l->selection_id), B_TEXT("code", l->code),
                B_DATE(ctx->arena, "made", l->made_on), B_DATE(ctx->arena, "until", l->until_on)));
    return event_row(ctx, "indicator_link", l->id);
}

enum status indicator_store_link_revoke(struct ctx *ctx, int64_t id, int64_t version,
                                        struct date on)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE indicator_link SET revoked_on = :on, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version"
                    " AND revoked_on IS NULL",
                    CONGRESS, B_INT("id", id), B_INT("version", version),
                    B_DATE(ctx->arena, "on", on)));
    return event_row(ctx, "indicator_link", id);
}

/* ---------------------------------------------------------------- what everybody may see */

static struct indicator_public read_public(const struct rows *r, size_t i)
{
    return (struct indicator_public){.id = cell_int(r, i, 0),
                                     .version = cell_int(r, i, 1),
                                     .name = cell_text(r, i, 2),
                                     .least = cell_int(r, i, 3)};
}

enum status indicator_store_publics(struct ctx *ctx, struct indicator_public **out,
                                    size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, version, name, least FROM indicator_public"
                " WHERE congress_id = :congress ORDER BY name LIMIT :most",
                CONGRESS, B_INT("most", PUBLICS_MOST)));
    *out = arena_array(ctx->arena, r.count, struct indicator_public);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_public(&r, i);
    return ST_OK;
}

enum status indicator_store_public_of(struct ctx *ctx, struct str name,
                                      struct indicator_public *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT id, version, name, least FROM indicator_public"
               " WHERE congress_id = :congress AND name = :name",
               CONGRESS, B_TEXT("name", name)));
    *out = read_public(&r, 0);
    return ST_OK;
}

enum status indicator_store_public_insert(struct ctx *ctx, const struct indicator_public *p)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO indicator_public (congress_id, id, name, least)"
                " VALUES (:congress, :id, :name, :least)",
                CONGRESS, B_INT("id", p->id), B_TEXT("name", p->name), B_INT("least", p->least)));
    return event_row(ctx, "indicator_public", p->id);
}

enum status indicator_store_public_update(struct ctx *ctx, const struct indicator_public *p)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE indicator_public SET least = :least, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    CONGRESS, B_INT("id", p->id), B_INT("least", p->least),
                    B_INT("version", p->version)));
    return event_row(ctx, "indicator_public", p->id);
}

enum status indicator_store_public_delete(struct ctx *ctx, int64_t id, int64_t version)
{
    TRY(DB_EXEC_ONE(ctx,
                    "DELETE FROM indicator_public WHERE congress_id = :congress AND id = :id"
                    " AND version = :version",
                    CONGRESS, B_INT("id", id), B_INT("version", version)));
    return event_row_gone(ctx, "indicator_public", id);
}
