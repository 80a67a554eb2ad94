// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of statutes and their versions. */
#include "modules/statute/statute_store.h"
#include "platform/db.h"
#include "platform/event.h"

#define CONGRESS B_INT("congress", ctx->congress_id)

/* ---------------------------------------------------------------- statutes */

#define STATUTE                                                                                    \
    "SELECT s.id, s.version, s.title, s.level, s.issuer, COALESCE(s.text_id, 0), s.repealed,"      \
    " t.adopted_on, t.effective_on, COALESCE(t.articles, 0),"                                      \
    " (SELECT COUNT(*) FROM statute_text x WHERE x.congress_id = s.congress_id"                    \
    " AND x.statute_id = s.id)"                                                                    \
    " FROM statute s LEFT JOIN statute_text t ON t.congress_id = s.congress_id"                    \
    " AND t.id = s.text_id"

static struct statute read_statute(const struct rows *r, size_t i)
{
    return (struct statute){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .title = cell_text(r, i, 2),
        .level = cell_text(r, i, 3),
        .issuer = cell_text(r, i, 4),
        .text_id = cell_int(r, i, 5),
        .repealed = cell_int(r, i, 6) != 0,
        .adopted_on = cell_date(r, i, 7),
        .effective_on = cell_date(r, i, 8),
        .articles = cell_int(r, i, 9),
        .texts = cell_int(r, i, 10),
    };
}

enum status statute_store_get(struct ctx *ctx, int64_t id, struct statute *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, STATUTE " WHERE s.congress_id = :congress AND s.id = :id", CONGRESS,
               B_INT("id", id)));
    *out = read_statute(&r, 0);
    return ST_OK;
}

enum status statute_store_named(struct ctx *ctx, struct str name, struct statute *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, STATUTE " WHERE s.congress_id = :congress AND s.name = :name", CONGRESS,
               B_TEXT("name", name)));
    *out = read_statute(&r, 0);
    return ST_OK;
}

enum status statute_store_insert(struct ctx *ctx, const struct statute *s, struct str name,
                                 int rank)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO statute (congress_id, id, title, name, level, place, issuer, text_id,"
                " repealed) VALUES (:congress, :id, :title, :name, :level, :place, :issuer, :text,"
                " 0)",
                CONGRESS, B_INT("id", s->id), B_TEXT("title", s->title), B_TEXT("name", name),
                B_TEXT("level", s->level), B_INT("place", rank), B_TEXT("issuer", s->issuer),
                B_ID("text", s->text_id)));
    return event_row(ctx, "statute", s->id);
}

enum status statute_store_update(struct ctx *ctx, const struct statute *s, int rank)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE statute SET level = :level, place = :place, issuer = :issuer,"
                    " text_id = :text, repealed = :repealed, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    CONGRESS, B_INT("id", s->id), B_INT("version", s->version),
                    B_TEXT("level", s->level), B_INT("place", rank), B_TEXT("issuer", s->issuer),
                    B_ID("text", s->text_id), B_BOOL("repealed", s->repealed)));
    return event_row(ctx, "statute", s->id);
}

static const struct db_filter FILTERS[] = {
    {"level", "s.level = :level", BIND_TEXT},
    {"standing", "s.repealed < :standing", BIND_INT},
    {"odd", "(:odd = 1 AND t.odd <> '')", BIND_INT},
    {"q", "s.title LIKE :q ESCAPE '!'", BIND_TEXT},
    {0},
};
static const struct db_sort SORTS[] = {
    {"place", "s.place", BIND_INT, "s.id"},
    {"adopted", "COALESCE(t.adopted_on, '')", BIND_TEXT, "s.id"},
    {0},
};
static const struct db_list LIST = {
    .select = STATUTE,
    .where = "s.congress_id = :congress",
    .filters = FILTERS,
    .sorts = SORTS,
    .count_from = " FROM statute s LEFT JOIN statute_text t ON t.congress_id = s.congress_id"
                  " AND t.id = s.text_id",
};

enum status statute_store_page(struct ctx *ctx, const struct statute_filter *f,
                               struct statute **out, size_t *out_count, struct str *out_next,
                               int64_t *out_total)
{
    const struct bind binds[] = {
        CONGRESS,
        B_OPT("level", f->level),
        B_ID("standing", f->repealed ? 0 : 1),
        B_ID("odd", f->odd),
        B_OPT("q", db_contains(ctx->arena, f->q)),
    };
    const struct db_list_query q = {.binds = binds,
                                    .binds_count = COUNT(binds),
                                    .sort = "place",
                                    .after = f->after,
                                    .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &LIST, &q, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct statute);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_statute(&r, i);
    return db_list_count(ctx, &LIST, &q, STATUTE_TOTAL_MAX, out_total);
}

enum status statute_store_ids(struct ctx *ctx, int64_t after, unsigned limit, int64_t **out,
                              size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM statute WHERE congress_id = :congress AND id > :after"
                " ORDER BY id LIMIT :limit",
                CONGRESS, B_INT("after", after), B_INT("limit", limit)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

/* Statutes of which a version other than the present one has come into force by that day. */
enum status statute_store_coming(struct ctx *ctx, struct date on, int64_t **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT DISTINCT s.id FROM statute s JOIN statute_text h"
                " ON h.congress_id = s.congress_id AND h.id = s.text_id JOIN statute_text t"
                " ON t.congress_id = s.congress_id AND t.statute_id = s.id"
                " WHERE s.congress_id = :congress AND t.effective_on <= :on"
                " AND t.effective_on > h.effective_on ORDER BY s.id LIMIT 1000",
                CONGRESS, B_DATE(ctx->arena, "on", on)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

/* ---------------------------------------------------------------- versions */

#define TEXT                                                                                       \
    "SELECT t.id, t.version, t.statute_id, t.title, t.history, t.adopted_on, t.effective_on,"      \
    " t.articles, t.odd, t.source"

static struct statute_text read_text(const struct rows *r, size_t i)
{
    return (struct statute_text){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .statute_id = cell_int(r, i, 2),
        .title = cell_text(r, i, 3),
        .history = cell_text(r, i, 4),
        .adopted_on = cell_date(r, i, 5),
        .effective_on = cell_date(r, i, 6),
        .articles = cell_int(r, i, 7),
        .odd = cell_text(r, i, 8),
        .source = cell_text(r, i, 9),
        .body = S(""),
    };
}

enum status statute_store_texts(struct ctx *ctx, int64_t statute_id, struct statute_text **out,
                                size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                TEXT " FROM statute_text t WHERE t.congress_id = :congress"
                     " AND t.statute_id = :statute ORDER BY COALESCE(t.adopted_on, '') DESC,"
                     " t.id DESC LIMIT :most",
                CONGRESS, B_INT("statute", statute_id), B_INT("most", STATUTE_TEXTS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct statute_text);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_text(&r, i);
    return ST_OK;
}

enum status statute_store_text(struct ctx *ctx, int64_t id, struct statute_text *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               TEXT ", t.body FROM statute_text t WHERE t.congress_id = :congress AND t.id = :id",
               CONGRESS, B_INT("id", id)));
    *out = read_text(&r, 0);
    out->body = cell_text(&r, 0, 10);
    return ST_OK;
}

enum status statute_store_same(struct ctx *ctx, int64_t statute_id, struct str digest,
                               int64_t *out_id)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT id FROM statute_text WHERE congress_id = :congress"
               " AND statute_id = :statute AND digest = :digest",
               CONGRESS, B_INT("statute", statute_id), B_TEXT("digest", digest)));
    *out_id = cell_int(&r, 0, 0);
    return ST_OK;
}

enum status statute_store_text_insert(struct ctx *ctx, const struct statute_text *t,
                                      struct str digest)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO statute_text (congress_id, id, statute_id, title, history,"
                " adopted_on, effective_on, body, digest, articles, odd, source) VALUES"
                " (:congress, :id, :statute, :title, :history, :adopted, :effective, :body,"
                " :digest, :articles, :odd, :source)",
                CONGRESS, B_INT("id", t->id), B_INT("statute", t->statute_id),
                B_TEXT("title", t->title), B_TEXT("history", t->history),
                B_DATE(ctx->arena, "adopted", t->adopted_on),
                B_DATE(ctx->arena, "effective", t->effective_on), B_TEXT("body", t->body),
                B_TEXT("digest", digest), B_INT("articles", t->articles), B_TEXT("odd", t->odd),
                B_TEXT("source", t->source)));
    return event_row(ctx, "statute_text", t->id);
}
