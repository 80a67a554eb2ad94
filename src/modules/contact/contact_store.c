// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of systems, contacts and matters: writing, and one of each. */
#include "modules/contact/contact_store.h"
#include "modules/contact/contact_rules.h"
#include "platform/db.h"
#include "platform/event.h"

enum { SCHEMES_MAX = 200 };

#define CONGRESS B_INT("congress", ctx->congress_id)

/* ---------------------------------------------------------------- systems */

#define SCHEME "id, version, name, target, period, times, note, from_on, to_on"

static struct contact_scheme read_scheme(const struct rows *r, size_t i)
{
    return (struct contact_scheme){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .name = cell_text(r, i, 2),
        .target = cell_text(r, i, 3),
        .period = cell_text(r, i, 4),
        .times = cell_int(r, i, 5),
        .note = cell_text(r, i, 6),
        .from_on = cell_date(r, i, 7),
        .to_on = cell_date(r, i, 8),
    };
}

enum status contact_store_scheme(struct ctx *ctx, int64_t id, struct contact_scheme *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " SCHEME " FROM contact_scheme WHERE congress_id = :congress AND id = :id",
               CONGRESS, B_INT("id", id)));
    *out = read_scheme(&r, 0);
    return ST_OK;
}

enum status contact_store_scheme_named(struct ctx *ctx, struct str name, struct contact_scheme *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " SCHEME " FROM contact_scheme WHERE congress_id = :congress"
               " AND name = :name ORDER BY from_on DESC, id DESC LIMIT 1",
               CONGRESS, B_TEXT("name", name)));
    *out = read_scheme(&r, 0);
    return ST_OK;
}

enum status contact_store_schemes(struct ctx *ctx, struct date on, struct contact_scheme **out,
                                  size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " SCHEME " FROM contact_scheme WHERE congress_id = :congress"
                " AND (:on IS NULL OR (from_on <= :on AND (to_on IS NULL OR to_on >= :on)))"
                " ORDER BY id LIMIT :most",
                CONGRESS, B_DATE(ctx->arena, "on", on), B_INT("most", SCHEMES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct contact_scheme);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_scheme(&r, i);
    return ST_OK;
}

#define SCHEME_VALUES(ctx, s)                                                                      \
    B_INT("congress", (ctx)->congress_id), B_INT("id", (s)->id), B_TEXT("name", (s)->name),        \
        B_TEXT("target", (s)->target), B_TEXT("period", (s)->period), B_INT("times", (s)->times),  \
        B_TEXT("note", (s)->note), B_DATE((ctx)->arena, "from", (s)->from_on),                     \
        B_DATE((ctx)->arena, "to", (s)->to_on)

enum status contact_store_scheme_insert(struct ctx *ctx, const struct contact_scheme *s)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO contact_scheme (congress_id, id, name, target, period, times, note,"
                " from_on, to_on) VALUES (:congress, :id, :name, :target, :period, :times, :note,"
                " :from, :to)",
                SCHEME_VALUES(ctx, s)));
    return event_row(ctx, "contact_scheme", s->id);
}

enum status contact_store_scheme_update(struct ctx *ctx, const struct contact_scheme *s)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE contact_scheme SET name = :name, target = :target, period = :period,"
                    " times = :times, note = :note, from_on = :from, to_on = :to,"
                    " version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    SCHEME_VALUES(ctx, s), B_INT("version", s->version)));
    return event_row(ctx, "contact_scheme", s->id);
}

enum status contact_store_scheme_delete(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM contact_scheme WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", id)));
    return event_row_gone(ctx, "contact_scheme", id);
}

enum status contact_store_pairs_of(struct ctx *ctx, int64_t scheme_id, int64_t *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT COUNT(*) FROM contact_pair WHERE congress_id = :congress"
               " AND scheme_id = :scheme",
               CONGRESS, B_INT("scheme", scheme_id)));
    *out = cell_int(&r, 0, 0);
    return ST_OK;
}

/* ---------------------------------------------------------------- contacts and matters */

enum status contact_store_talk_insert(struct ctx *ctx, const struct contact_talk *t)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO contact_talk (congress_id, id, pair_id, held_on, way, said)"
                " VALUES (:congress, :id, :pair, :on, :way, :said)",
                CONGRESS, B_INT("id", t->id), B_INT("pair", t->pair_id),
                B_DATE(ctx->arena, "on", t->held_on), B_TEXT("way", t->way),
                B_TEXT("said", t->said)));
    return event_row(ctx, "contact_talk", t->id);
}

enum status contact_store_talk_update(struct ctx *ctx, const struct contact_talk *t)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE contact_talk SET held_on = :on, way = :way, said = :said,"
                    " version = version + 1 WHERE congress_id = :congress AND id = :id"
                    " AND version = :version",
                    B_DATE(ctx->arena, "on", t->held_on), B_TEXT("way", t->way),
                    B_TEXT("said", t->said), CONGRESS, B_INT("id", t->id),
                    B_INT("version", t->version)));
    return event_row(ctx, "contact_talk", t->id);
}

#define MATTER_VALUES(ctx, m)                                                                      \
    B_INT("congress", (ctx)->congress_id), B_INT("id", (m)->id), B_TEXT("state", (m)->state),      \
        B_DATE((ctx)->arena, "ended", (m)->ended_on), B_TEXT("result", (m)->result),               \
        B_INT("fen", (m)->fen)

enum status contact_store_matter_insert(struct ctx *ctx, const struct contact_matter *m)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO contact_matter (congress_id, id, pair_id, talk_id, sort, title, state,"
                " raised_on, ended_on, result, fen) VALUES (:congress, :id, :pair, :talk, :sort,"
                " :title, :state, :raised, :ended, :result, :fen)",
                MATTER_VALUES(ctx, m), B_INT("pair", m->pair_id), B_ID("talk", m->talk_id),
                B_TEXT("sort", m->sort), B_TEXT("title", m->title),
                B_DATE(ctx->arena, "raised", m->raised_on)));
    return event_row(ctx, "contact_matter", m->id);
}

enum status contact_store_matter_update(struct ctx *ctx, const struct contact_matter *m)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE contact_matter SET state = :state, ended_on = :ended, result = :result,"
                    " fen = :fen, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    MATTER_VALUES(ctx, m), B_INT("version", m->version)));
    return event_row(ctx, "contact_matter", m->id);
}

enum status contact_store_matter_delete(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM contact_matter WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", id)));
    return event_row_gone(ctx, "contact_matter", id);
}

enum status contact_store_matter_ids(struct ctx *ctx, int64_t after, unsigned limit, int64_t **out,
                                     size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM contact_matter WHERE congress_id = :congress AND id > :after"
                " ORDER BY id LIMIT :limit",
                CONGRESS, B_INT("after", after), B_INT("limit", limit)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}
