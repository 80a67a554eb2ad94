// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of who signed a recall, and of what the deputy answers. */
#include "modules/recall/recall_store.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"

enum { DEFENCES_MAX = 50 };

static const char NAME[] = "recall_signer.name", ABOUT[] = "recall_signer.about",
                  TEXT[] = "recall_defence.text";

enum status recall_store_signer_insert(struct ctx *ctx, struct recall_signer *in, int64_t place)
{
    struct str name, about;

    in->id = db_new_id(ctx);
    TRY(crypt_key_new(ctx, &in->key_id));
    TRY(crypt_seal(ctx, in->key_id, NAME, in->name, &name));
    TRY(crypt_seal(ctx, in->key_id, ABOUT, in->about, &about));
    TRY(DB_EXEC(ctx,
                "INSERT INTO recall_signer (congress_id, id, recall_id, place, key_id,"
                " name_sealed, about_sealed) VALUES (:congress, :id, :recall, :place, :key, :name,"
                " :about)",
                B_INT("congress", ctx->congress_id), B_INT("id", in->id),
                B_INT("recall", in->recall_id), B_INT("place", place), B_INT("key", in->key_id),
                B_SEALED("name", name), B_SEALED("about", about)));
    return event_row(ctx, "recall_signer", in->id);
}

enum status recall_signers(struct ctx *ctx, int64_t id, struct recall_signer **out,
                           size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, key_id, name_sealed, about_sealed FROM recall_signer"
                " WHERE congress_id = :congress AND recall_id = :recall ORDER BY place, id"
                " LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("recall", id),
                B_INT("most", RECALL_SIGNERS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct recall_signer);
    *out_count = r.count;
    arr_each (i, r.count) {
        struct recall_signer *s = &(*out)[i];

        *s = (struct recall_signer){
            .id = cell_int(&r, i, 0), .recall_id = id, .key_id = cell_int(&r, i, 1)};
        TRY(crypt_open_kept(ctx, s->key_id, NAME, cell_text(&r, i, 2), &s->name));
        TRY(crypt_open_kept(ctx, s->key_id, ABOUT, cell_text(&r, i, 3), &s->about));
    }
    return ST_OK;
}

enum status recall_signers_count(struct ctx *ctx, int64_t id, int64_t *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT COUNT(*) FROM recall_signer WHERE congress_id = :congress"
               " AND recall_id = :recall",
               B_INT("congress", ctx->congress_id), B_INT("recall", id)));
    *out = cell_int(&r, 0, 0);
    return ST_OK;
}

/* ---------------------------------------------------------------- answers */

enum status recall_store_defence_insert(struct ctx *ctx, const struct recall *rc,
                                        struct recall_defence *in)
{
    struct str text;

    in->id = db_new_id(ctx);
    TRY(crypt_seal(ctx, rc->key_id, TEXT, in->text, &text));
    TRY(DB_EXEC(ctx,
                "INSERT INTO recall_defence (congress_id, id, recall_id, on_day, way, text_sealed)"
                " VALUES (:congress, :id, :recall, :on, :way, :text)",
                B_INT("congress", ctx->congress_id), B_INT("id", in->id), B_INT("recall", rc->id),
                B_DATE(ctx->arena, "on", in->on), B_TEXT("way", in->way), B_SEALED("text", text)));
    return event_row(ctx, "recall_defence", in->id);
}

enum status recall_defences(struct ctx *ctx, const struct recall *rc, struct recall_defence **out,
                            size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, on_day, way, text_sealed, printed_on FROM recall_defence"
                " WHERE congress_id = :congress AND recall_id = :recall ORDER BY id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("recall", rc->id),
                B_INT("most", DEFENCES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct recall_defence);
    *out_count = r.count;
    arr_each (i, r.count) {
        struct recall_defence *d = &(*out)[i];

        *d = (struct recall_defence){.id = cell_int(&r, i, 0),
                                     .on = cell_date(&r, i, 1),
                                     .way = cell_text(&r, i, 2),
                                     .printed_on = cell_date(&r, i, 4)};
        TRY(crypt_open_kept(ctx, rc->key_id, TEXT, cell_text(&r, i, 3), &d->text));
    }
    return ST_OK;
}

enum status recall_store_defences_printed(struct ctx *ctx, int64_t id, struct date on)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "UPDATE recall_defence SET printed_on = :on, version = version + 1"
                " WHERE congress_id = :congress AND recall_id = :recall AND way = 'written'"
                " AND printed_on IS NULL RETURNING id",
                B_INT("congress", ctx->congress_id), B_INT("recall", id),
                B_DATE(ctx->arena, "on", on)));
    arr_each (i, r.count)
        TRY(event_row(ctx, "recall_defence", cell_int(&r, i, 0)));
    return ST_OK;
}

enum status recall_store_forget(struct ctx *ctx, const struct recall *rc)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT key_id FROM recall_signer WHERE congress_id = :congress"
                " AND recall_id = :recall",
                B_INT("congress", ctx->congress_id), B_INT("recall", rc->id)));
    arr_each (i, r.count)
        TRY(crypt_key_destroy(ctx, cell_int(&r, i, 0)));
    return crypt_key_destroy(ctx, rc->key_id);
}
