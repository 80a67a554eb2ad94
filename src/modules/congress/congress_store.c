// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on congresses, terms and sessions. */
#include "modules/congress/congress_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { SESSIONS_MAX = 500, CONGRESSES_MAX = 5000 };

#define CONGRESS_COLUMNS "id, parent_id, level, name, short_name, code"
#define TERM_COLUMNS     "id, number, from_on, to_on, version"
#define SESSION_COLUMNS                                                                            \
    "s.id, s.term_id, t.number, s.number, s.name, s.opens_on, s.closes_on, s.version,"             \
    " s.bills_until, s.bills_basis"
#define SESSION_FROM                                                                               \
    " FROM congress_session s"                                                                     \
    " JOIN congress_term t ON t.congress_id = s.congress_id AND t.id = s.term_id"                  \
    " WHERE s.congress_id = :congress "

static struct congress read_congress(const struct rows *r, size_t i)
{
    struct congress c = {
        .id = cell_int(r, i, 0),
        .parent_id = cell_int(r, i, 1),
        .name = cell_text(r, i, 3),
        .short_name = cell_text(r, i, 4),
        .code = cell_text(r, i, 5),
    };

    if (!congress_level_parse(cell_text(r, i, 2), &c.level))
        c.level = CONGRESS_COUNTY;
    return c;
}

enum status congress_get(struct ctx *ctx, int64_t congress_id, struct congress *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, "SELECT " CONGRESS_COLUMNS " FROM congress WHERE congress_id = :id",
               B_INT("id", congress_id)));
    *out = read_congress(&r, 0);
    return ST_OK;
}

enum status congress_all(struct ctx *ctx, struct congress **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, "SELECT " CONGRESS_COLUMNS " FROM congress ORDER BY id LIMIT :most",
                B_INT("most", CONGRESSES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct congress);
    *out_count = r.count;
    arr_each (i, r.count) {
        (*out)[i] = read_congress(&r, i);
    }
    return ST_OK;
}

enum status congress_choose(struct ctx *ctx, struct str code, struct congress *out, bool *out_found)
{
    struct congress *all;
    size_t count;

    *out_found = false;
    TRY(congress_all(ctx, &all, &count));
    arr_each (i, count) {
        const bool fits = code.len != 0           ? str_eq(all[i].code, code)
                          : ctx->congress_id != 0 ? all[i].id == ctx->congress_id
                                                  : count == 1;

        if (!fits)
            continue;
        *out = all[i];
        *out_found = true;
        ctx->congress_id = all[i].id;
        return ST_OK;
    }
    return code.len == 0 ? ST_OK : fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

/* That it is not in one of them is no fault: an earlier one stays what it was. */
static enum status look_in(struct ctx *ctx, int64_t congress_id,
                           enum status (*look)(struct ctx *ctx, void *with), void *with)
{
    const struct err before = ctx->err;
    enum status st;

    ctx->congress_id = congress_id;
    st = look(ctx, with);
    if (st == ST_NOT_FOUND)
        ctx->err = before;
    return st;
}

enum status congress_find_anywhere(struct ctx *ctx,
                                   enum status (*look)(struct ctx *ctx, void *with), void *with)
{
    const int64_t own = ctx->congress_id;
    struct congress *all;
    enum status st = ST_NOT_FOUND;
    size_t count;

    if (own != 0)
        st = look_in(ctx, own, look, with);
    if (st != ST_NOT_FOUND)
        return st;
    TRY(congress_all(ctx, &all, &count));
    arr_each (i, count) {
        st = look_in(ctx, all[i].id, look, with);
        if (st != ST_NOT_FOUND)
            return st;
    }
    ctx->congress_id = own;
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

enum status congress_store_insert(struct ctx *ctx, const struct congress *in)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO congress (congress_id, id, parent_id, level, name, short_name, code,"
                " founded_at) VALUES (:id, :id, :parent, :level, :name, :short, :code, :now)",
                B_INT("id", in->id), B_ID("parent", in->parent_id),
                B_Z("level", congress_level_word(in->level)), B_TEXT("name", in->name),
                B_TEXT("short", in->short_name), B_TEXT("code", in->code), B_INT("now", ctx->now)));
    return event_row(ctx, "congress", in->id);
}

/* ---------------------------------------------------------------- terms */

static struct congress_term read_term(const struct rows *r, size_t i)
{
    return (struct congress_term){
        .id = cell_int(r, i, 0),
        .number = (int)cell_int(r, i, 1),
        .from_on = cell_date(r, i, 2),
        .to_on = cell_date(r, i, 3),
        .version = cell_int(r, i, 4),
    };
}

enum status congress_store_terms(struct ctx *ctx, struct congress_term **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " TERM_COLUMNS " FROM congress_term WHERE congress_id = :congress"
                " ORDER BY number DESC LIMIT 100",
                B_INT("congress", ctx->congress_id)));
    *out = arena_array(ctx->arena, r.count, struct congress_term);
    *out_count = r.count;
    arr_each (i, r.count) {
        (*out)[i] = read_term(&r, i);
    }
    return ST_OK;
}

enum status congress_store_term_get(struct ctx *ctx, int64_t id, struct congress_term *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " TERM_COLUMNS " FROM congress_term"
               " WHERE congress_id = :congress AND id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = read_term(&r, 0);
    return ST_OK;
}

enum status congress_term_now(struct ctx *ctx, struct congress_term *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " TERM_COLUMNS " FROM congress_term"
               " WHERE congress_id = :congress AND from_on <= :today"
               " ORDER BY from_on DESC, number DESC LIMIT 1",
               B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "today", ctx->today)));
    *out = read_term(&r, 0);
    return ST_OK;
}

enum status congress_store_term_insert(struct ctx *ctx, const struct congress_term *in)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO congress_term (congress_id, id, number, from_on)"
                " VALUES (:congress, :id, :number, :from)",
                B_INT("congress", ctx->congress_id), B_INT("id", in->id),
                B_INT("number", in->number), B_DATE(ctx->arena, "from", in->from_on)));
    return event_row(ctx, "congress_term", in->id);
}

enum status congress_store_term_close(struct ctx *ctx, int64_t id, struct date to_on)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE congress_term SET to_on = :to, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id",
                    B_DATE(ctx->arena, "to", to_on), B_INT("congress", ctx->congress_id),
                    B_INT("id", id)));
    return event_row(ctx, "congress_term", id);
}

/* ---------------------------------------------------------------- sessions */

static struct congress_session read_session(const struct rows *r, size_t i)
{
    return (struct congress_session){
        .id = cell_int(r, i, 0),
        .term_id = cell_int(r, i, 1),
        .term_number = (int)cell_int(r, i, 2),
        .number = (int)cell_int(r, i, 3),
        .name = cell_text(r, i, 4),
        .opens_on = cell_date(r, i, 5),
        .closes_on = cell_date(r, i, 6),
        .version = cell_int(r, i, 7),
        .bills_until = cell_int(r, i, 8),
        .bills_basis = cell_text(r, i, 9),
    };
}

enum status congress_session_at(struct ctx *ctx, struct date on, struct congress_session *out,
                                bool *out_open)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " SESSION_COLUMNS SESSION_FROM
               "AND s.opens_on <= :on ORDER BY s.opens_on DESC, s.id DESC LIMIT 1",
               B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "on", on)));
    *out = read_session(&r, 0);
    *out_open = date_cmp(on, out->closes_on) <= 0;
    return ST_OK;
}

enum status congress_session_get(struct ctx *ctx, int64_t id, struct congress_session *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, "SELECT " SESSION_COLUMNS SESSION_FROM "AND s.id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = read_session(&r, 0);
    return ST_OK;
}

enum status congress_sessions(struct ctx *ctx, struct congress_session **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " SESSION_COLUMNS SESSION_FROM
                "ORDER BY s.opens_on DESC, s.id DESC LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("most", SESSIONS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct congress_session);
    *out_count = r.count;
    arr_each (i, r.count) {
        (*out)[i] = read_session(&r, i);
    }
    return ST_OK;
}

enum status congress_store_session_insert(struct ctx *ctx, const struct congress_session *in)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO congress_session (congress_id, id, term_id, number, name, opens_on,"
                " closes_on, bills_until, bills_basis) VALUES (:congress, :id, :term, :number,"
                " :name, :opens, :closes, :until, :basis)",
                B_INT("congress", ctx->congress_id), B_INT("id", in->id),
                B_INT("term", in->term_id), B_INT("number", in->number), B_TEXT("name", in->name),
                B_DATE(ctx->arena, "opens", in->opens_on),
                B_DATE(ctx->arena, "closes", in->closes_on), B_ID("until", in->bills_until),
                B_OPT("basis", in->bills_basis)));
    return event_row(ctx, "congress_session", in->id);
}

enum status congress_store_session_update(struct ctx *ctx, const struct congress_session *in)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE congress_session SET number = :number, name = :name,"
                    " opens_on = :opens, closes_on = :closes, bills_until = :until,"
                    " bills_basis = :basis, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_INT("number", in->number), B_TEXT("name", in->name),
                    B_DATE(ctx->arena, "opens", in->opens_on),
                    B_DATE(ctx->arena, "closes", in->closes_on), B_ID("until", in->bills_until),
                    B_OPT("basis", in->bills_basis), B_INT("congress", ctx->congress_id),
                    B_INT("id", in->id), B_INT("version", in->version)));
    return event_row(ctx, "congress_session", in->id);
}
