// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of letters to deputies of other levels and to organs. */
#include "modules/resolution/resolution_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { LETTERS_MAX = 10000 };

#define SELECT                                                                                     \
    "SELECT l.id, l.version, l.doc_id, l.outside_id, l.organ_id, l.sent_at, l.answered_at,"        \
    " l.answer, l.noted_by, d.title, d.signed_on, o.name, o.level, o.congress_name, g.name"        \
    " FROM resolution_letter l JOIN resolution_doc d ON d.congress_id = l.congress_id"             \
    " AND d.id = l.doc_id LEFT JOIN deputy_v_outside o ON o.congress_id = l.congress_id"           \
    " AND o.id = l.outside_id LEFT JOIN congress_v_organ g ON g.congress_id = l.congress_id"       \
    " AND g.id = l.organ_id WHERE l.congress_id = :congress"
#define ORDER                                                                                      \
    " ORDER BY (CASE WHEN l.organ_id IS NULL THEN 0 ELSE 1 END), o.level, o.name, g.name, l.id"    \
    " LIMIT :most"

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

enum status resolution_letters(struct ctx *ctx, int64_t doc_id, int64_t organ_id,
                               struct resolution_letter **out, size_t *out_count)
{
    struct rows r;

    if (doc_id != 0)
        TRY(DB_ROWS(ctx, &r, SELECT " AND l.doc_id = :doc" ORDER,
                    B_INT("congress", ctx->congress_id), B_INT("doc", doc_id),
                    B_INT("most", LETTERS_MAX)));
    else
        TRY(DB_ROWS(ctx, &r, SELECT " AND l.organ_id = :organ" ORDER,
                    B_INT("congress", ctx->congress_id), B_INT("organ", organ_id),
                    B_INT("most", LETTERS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct resolution_letter);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = row_of(&r, i);
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
    const int64_t id = *out_id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO resolution_letter (congress_id, id, doc_id, outside_id, organ_id,"
                " sent_at, answer, noted_by) VALUES (:congress, :id, :doc, :outside, :organ, :at,"
                " '', '')",
                B_INT("congress", ctx->congress_id), B_INT("id", id), B_INT("doc", l->doc_id),
                B_ID("outside", l->outside_id), B_ID("organ", l->organ_id), B_INT("at", ctx->now)));
    return event_row(ctx, "resolution_letter", id);
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
