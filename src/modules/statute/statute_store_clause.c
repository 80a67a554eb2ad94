// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of clauses: as they were cut, what the office says of them, pairs of characters, words. */
#include "modules/statute/statute_store.h"
#include "platform/db.h"
#include "platform/event.h"

#define CONGRESS B_INT("congress", ctx->congress_id)

#define CLAUSE                                                                                     \
    "SELECT c.id, t.statute_id, c.text_id, c.place, c.level, c.number, c.n, c.sub, c.heading,"     \
    " c.text, COALESCE(m.kind, c.kind), COALESCE(m.id, 0), t.title, s.level"
#define CLAUSE_FROM                                                                                \
    " FROM statute_clause c JOIN statute_text t ON t.congress_id = c.congress_id"                  \
    " AND t.id = c.text_id JOIN statute s ON s.congress_id = c.congress_id"                        \
    " AND s.id = t.statute_id LEFT JOIN statute_mark m ON m.congress_id = c.congress_id"           \
    " AND m.clause_id = c.id"

static struct statute_clause_row read_clause(const struct rows *r, size_t i)
{
    return (struct statute_clause_row){
        .clause =
            {
                .id = cell_int(r, i, 0),
                .statute_id = cell_int(r, i, 1),
                .text_id = cell_int(r, i, 2),
                .place = cell_int(r, i, 3),
                .level = cell_text(r, i, 4),
                .number = cell_text(r, i, 5),
                .n = cell_int(r, i, 6),
                .sub = cell_int(r, i, 7),
                .heading = cell_text(r, i, 8),
                .text = cell_text(r, i, 9),
                .kind = cell_text(r, i, 10),
                .by_hand = cell_int(r, i, 11) != 0,
            },
        .title = cell_text(r, i, 12),
        .level = cell_text(r, i, 13),
    };
}

enum status statute_store_clause_insert(struct ctx *ctx, const struct clause *c)
{
    return DB_EXEC_LATER(ctx,
                         "INSERT INTO statute_clause (congress_id, id, text_id, place, level,"
                         " number, n, sub, heading, text, kind) VALUES (:congress, :id, :text_id,"
                         " :place, :level, :number, :n, :sub, :heading, :text, :kind)",
                         CONGRESS, B_INT("id", c->id), B_INT("text_id", c->text_id),
                         B_INT("place", c->place), B_TEXT("level", c->level),
                         B_TEXT("number", c->number), B_INT("n", c->n), B_INT("sub", c->sub),
                         B_TEXT("heading", c->heading), B_TEXT("text", c->text),
                         B_TEXT("kind", c->kind));
}

enum status statute_store_clauses(struct ctx *ctx, int64_t text_id, struct str kind,
                                  struct clause **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                CLAUSE CLAUSE_FROM
                " WHERE c.congress_id = :congress AND c.text_id = :text"
                " AND (:kind = '' OR (c.level = 'article' AND COALESCE(m.kind, c.kind) = :kind))"
                " ORDER BY c.place LIMIT :most",
                CONGRESS, B_INT("text", text_id), B_TEXT("kind", kind),
                B_INT("most", STATUTE_CLAUSES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct clause);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_clause(&r, i).clause;
    return ST_OK;
}

enum status statute_store_clause(struct ctx *ctx, int64_t id, struct clause *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, CLAUSE CLAUSE_FROM " WHERE c.congress_id = :congress AND c.id = :id",
               CONGRESS, B_INT("id", id)));
    *out = read_clause(&r, 0).clause;
    return ST_OK;
}

enum status statute_store_clause_at(struct ctx *ctx, int64_t text_id, int64_t place,
                                    struct statute_clause_row *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               CLAUSE CLAUSE_FROM " WHERE c.congress_id = :congress AND c.text_id = :text"
                                  " AND c.place = :place",
               CONGRESS, B_INT("text", text_id), B_INT("place", place)));
    *out = read_clause(&r, 0);
    return ST_OK;
}

static const struct db_filter FILTERS[] = {
    {"level", "s.level = :level", BIND_TEXT},
    {"kind", "COALESCE(m.kind, c.kind) = :kind", BIND_TEXT},
    {"q", "c.text LIKE :q ESCAPE '!'", BIND_TEXT},
    {0},
};
static const struct db_sort SORTS[] = {{"place", "s.place", BIND_INT, "c.id"}, {0}};
static const struct db_list LIST = {
    .select = CLAUSE CLAUSE_FROM,
    .where = "c.congress_id = :congress AND c.level = 'article' AND s.text_id = c.text_id"
             " AND s.repealed = 0",
    .filters = FILTERS,
    .sorts = SORTS,
};

enum status statute_store_clause_page(struct ctx *ctx, const struct statute_clause_filter *f,
                                      struct statute_clause_row **out, size_t *out_count,
                                      struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {
        CONGRESS,
        B_OPT("level", f->level),
        B_OPT("kind", f->kind),
        B_OPT("q", db_contains(ctx->arena, f->q)),
    };
    const struct db_list_query q = {.binds = binds,
                                    .binds_count = COUNT(binds),
                                    .sort = "place",
                                    .after = f->after,
                                    .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &LIST, &q, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct statute_clause_row);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_clause(&r, i);
    return db_list_count(ctx, &LIST, &q, STATUTE_TOTAL_MAX, out_total);
}

/* ---------------------------------------------------------------- what the office says */

enum status statute_store_mark(struct ctx *ctx, int64_t clause_id, struct str kind)
{
    struct rows r;
    int64_t id = db_new_id(ctx);

    TRY(DB_ROWS(ctx, &r,
                "INSERT INTO statute_mark (congress_id, id, clause_id, kind) VALUES (:congress,"
                " :id, :clause, :kind) ON CONFLICT (congress_id, clause_id) DO UPDATE SET"
                " kind = :kind, version = statute_mark.version + 1 RETURNING id",
                CONGRESS, B_INT("id", id), B_INT("clause", clause_id), B_TEXT("kind", kind)));
    id = cell_int(&r, 0, 0);
    return event_row(ctx, "statute_mark", id);
}

/* ---------------------------------------------------------------- pairs of characters */

enum status statute_store_grams_insert(struct ctx *ctx, int64_t text_id, struct str grams)
{
    return DB_EXEC(ctx,
                   "INSERT INTO statute_gram (congress_id, id, grams) VALUES (:congress, :id,"
                   " :grams)",
                   CONGRESS, B_INT("id", text_id), B_BLOB("grams", grams.ptr, grams.len));
}

enum status statute_store_grams(struct ctx *ctx, int rank, int64_t after, unsigned limit,
                                struct statute_grams **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT g.id, g.grams FROM statute_gram g JOIN statute_text t"
                " ON t.congress_id = g.congress_id AND t.id = g.id JOIN statute s"
                " ON s.congress_id = g.congress_id AND s.id = t.statute_id AND s.text_id = g.id"
                " WHERE g.congress_id = :congress AND g.id > :after AND s.place < :rank"
                " AND s.repealed = 0 ORDER BY g.id LIMIT :limit",
                CONGRESS, B_INT("after", after), B_INT("rank", rank), B_INT("limit", limit)));
    *out = arena_array(ctx->arena, r.count, struct statute_grams);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct statute_grams){cell_int(&r, i, 0), cell_text(&r, i, 1)};
    return ST_OK;
}

/* ---------------------------------------------------------------- words */

enum status statute_store_setting(struct ctx *ctx, struct statute_setting *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT id, version, words FROM statute_setting WHERE congress_id = :congress"
               " ORDER BY id LIMIT 1",
               CONGRESS));
    *out = (struct statute_setting){cell_int(&r, 0, 0), cell_int(&r, 0, 1), cell_text(&r, 0, 2)};
    return ST_OK;
}

enum status statute_store_setting_put(struct ctx *ctx, const struct statute_setting *s)
{
    if (s->version == 0)
        TRY(DB_EXEC(ctx,
                    "INSERT INTO statute_setting (congress_id, id, words) VALUES (:congress, :id,"
                    " :words)",
                    CONGRESS, B_INT("id", s->id), B_TEXT("words", s->words)));
    else
        TRY(DB_EXEC_ONE(ctx,
                        "UPDATE statute_setting SET words = :words, version = version + 1"
                        " WHERE congress_id = :congress AND id = :id AND version = :version",
                        CONGRESS, B_INT("id", s->id), B_INT("version", s->version),
                        B_TEXT("words", s->words)));
    return event_row(ctx, "statute_setting", s->id);
}
