// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of letters to deputies of other levels and to organs. */
#include "modules/resolution/resolution_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { OF_ORGAN_MAX = 1000, COUNT_MAX = 100000 };

#define COLUMNS                                                                                    \
    "SELECT l.id, l.version, l.doc_id, l.outside_id, l.organ_id, l.sent_at, l.answered_at,"        \
    " l.answer, l.noted_by, d.title, d.signed_on, o.name, o.level, o.congress_name, g.name"        \
    " FROM resolution_letter l JOIN resolution_doc d ON d.congress_id = l.congress_id"             \
    " AND d.id = l.doc_id LEFT JOIN deputy_v_outside o ON o.congress_id = l.congress_id"           \
    " AND o.id = l.outside_id LEFT JOIN congress_v_organ g ON g.congress_id = l.congress_id"       \
    " AND g.id = l.organ_id"
#define SELECT COLUMNS " WHERE l.congress_id = :congress"

static struct resolution_letter row_of(const struct rows *r, size_t i)
{
    const int64_t organ_id = cell_int(r, i, 4);

    return (struct resolution_letter){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .doc_id = cell_int(r, i, 2),
        .outside_id = cell_int(r, i, 3),
        .organ_id = organ_id,
        .sent_at = cell_int(r, i, 5),
        .answered_at = cell_int(r, i, 6),
        .answer = cell_text(r, i, 7),
        .noted_by = cell_text(r, i, 8),
        .title = cell_text(r, i, 9),
        .signed_on = cell_date(r, i, 10),
        .name = cell_text(r, i, organ_id != 0 ? 14 : 11),
        .level = cell_text(r, i, 12),
        .congress_name = cell_text(r, i, 13),
    };
}

static void rows_of(struct ctx *ctx, const struct rows *r, struct resolution_letter **out,
                    size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct resolution_letter);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = row_of(r, i);
}

enum status resolution_letters_of_organ(struct ctx *ctx, int64_t organ_id,
                                        struct resolution_letter **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, SELECT " AND l.organ_id = :organ ORDER BY l.id DESC LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("organ", organ_id),
                B_INT("most", OF_ORGAN_MAX)));
    rows_of(ctx, &r, out, out_count);
    return ST_OK;
}

enum status resolution_letter_page(struct ctx *ctx, const struct resolution_letter_filter *f,
                                   struct resolution_letter **out, size_t *out_count,
                                   struct str *out_next, int64_t *out_total)
{
    static const struct db_filter FILTERS[] = {
        {"q", "(o.name LIKE :q ESCAPE '!' OR g.name LIKE :q ESCAPE '!')", BIND_TEXT},
        {"answered", "l.answered_at IS NOT NULL", BIND_INT},
        {"silent", "l.answered_at IS NULL", BIND_INT},
        {0},
    };
    static const struct db_sort SORTS[] = {
        {"name",
         "(CASE WHEN l.organ_id IS NULL THEN '0' ELSE '1' END) || COALESCE(o.level, '') || '/'"
         " || COALESCE(o.name, g.name, '')",
         BIND_TEXT, "l.id"},
        {0},
    };
    static const struct db_list LIST = {
        .select = COLUMNS,
        .where = "l.congress_id = :congress AND l.doc_id = :doc",
        .filters = FILTERS,
        .sorts = SORTS,
    };
    const struct bind binds[] = {
        B_INT("congress", ctx->congress_id),
        B_INT("doc", f->doc_id),
        B_OPT("q", db_contains(ctx->arena, f->q)),
        B_ID("answered", str_eqz(f->state, "answered")),
        B_ID("silent", str_eqz(f->state, "silent")),
    };
    const struct db_list_query q = {.binds = binds,
                                    .binds_count = COUNT(binds),
                                    .sort = "name",
                                    .after = f->after,
                                    .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &LIST, &q, &r, out_next));
    rows_of(ctx, &r, out, out_count);
    return db_list_count(ctx, &LIST, &q, COUNT_MAX, out_total);
}

enum status resolution_letter_counts(struct ctx *ctx, int64_t doc_id, int64_t *out_all,
                                     int64_t *out_answered)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT COUNT(*), COUNT(answered_at) FROM resolution_letter"
               " WHERE congress_id = :congress AND doc_id = :doc",
               B_INT("congress", ctx->congress_id), B_INT("doc", doc_id)));
    *out_all = cell_int(&r, 0, 0);
    *out_answered = cell_int(&r, 0, 1);
    return ST_OK;
}

enum status resolution_store_letter(struct ctx *ctx, int64_t id, struct resolution_letter *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, SELECT " AND l.id = :id", B_INT("congress", ctx->congress_id),
               B_INT("id", id)));
    *out = row_of(&r, 0);
    return ST_OK;
}

enum status resolution_store_insert_letter(struct ctx *ctx, const struct resolution_letter *l,
                                           int64_t *out_id)
{
    const int64_t id = db_new_id(ctx);
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "INSERT INTO resolution_letter (congress_id, id, doc_id, outside_id, organ_id,"
                " sent_at, answer, noted_by) VALUES (:congress, :id, :doc, :outside, :organ, :at,"
                " '', '') ON CONFLICT DO NOTHING RETURNING id",
                B_INT("congress", ctx->congress_id), B_INT("id", id), B_INT("doc", l->doc_id),
                B_ID("outside", l->outside_id), B_ID("organ", l->organ_id), B_INT("at", ctx->now)));
    *out_id = r.count == 1 ? id : 0;
    return *out_id != 0 ? event_row(ctx, "resolution_letter", id) : ST_OK;
}

enum status resolution_store_letter_answer(struct ctx *ctx, const struct resolution_letter *l)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE resolution_letter SET answer = :answer, answered_at = :at,"
                    " noted_by = :by, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_TEXT("answer", l->answer), B_INT("at", ctx->now), B_TEXT("by", l->noted_by),
                    B_INT("congress", ctx->congress_id), B_INT("id", l->id),
                    B_INT("version", l->version)));
    return event_row(ctx, "resolution_letter", l->id);
}
