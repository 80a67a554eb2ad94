// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of who petitions, and of what was done step by step. */
#include "modules/petition/petition_rules.h"
#include "modules/petition/petition_store.h"
#include "modules/petition/petition_store_follow.h"
#include "modules/petition/petition_store_row.h"
#include "platform/crypt.h"
#include "platform/event.h"

enum { STEPS_MAX = 200, SAME_MAX = 20 };

static const char NAME[] = "petition_person.name", PHONE[] = "petition_person.phone",
                  NUMBER[] = "petition_person.number", ADDRESS[] = "petition_person.address",
                  STEP[] = "petition_step.text";

struct str petition_store_blind(struct ctx *ctx, struct str cleaned, bool number)
{
    return cleaned.len > 0 ? crypt_blind(ctx, number ? NUMBER : PHONE, cleaned) : S("");
}

enum status petition_store_person_insert(struct ctx *ctx, struct petition_person *in, int64_t place)
{
    struct str name, phone, number, address;

    in->id = db_new_id(ctx);
    TRY(crypt_key_new(ctx, &in->key_id));
    TRY(crypt_seal(ctx, in->key_id, NAME, in->name, &name));
    TRY(crypt_seal(ctx, in->key_id, PHONE, in->phone, &phone));
    TRY(crypt_seal(ctx, in->key_id, NUMBER, in->id_number, &number));
    TRY(crypt_seal(ctx, in->key_id, ADDRESS, in->address, &address));
    TRY(DB_EXEC(ctx,
                "INSERT INTO petition_person (congress_id, id, petition_id, place, representative,"
                " key_id, name_sealed, phone_sealed, phone_blind, number_sealed, number_blind,"
                " address_sealed) VALUES (:congress, :id, :petition, :place, :representative,"
                " :key, :name, :phone, :phone_blind, :number, :number_blind, :address)",
                B_INT("congress", ctx->congress_id), B_INT("id", in->id),
                B_INT("petition", in->petition_id), B_INT("place", place),
                B_BOOL("representative", in->representative), B_INT("key", in->key_id),
                B_SEALED("name", name), B_SEALED("phone", phone),
                B_OPT("phone_blind", petition_store_blind(ctx, in->phone, false)),
                B_SEALED("number", number),
                B_OPT("number_blind", petition_store_blind(ctx, in->id_number, true)),
                B_SEALED("address", address)));
    return event_row(ctx, "petition_person", in->id);
}

enum status petition_store_person_delete(struct ctx *ctx, int64_t id)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "DELETE FROM petition_person WHERE congress_id = :congress AND id = :id"
               " RETURNING key_id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    TRY(event_row_gone(ctx, "petition_person", id));
    return crypt_key_destroy(ctx, cell_int(&r, 0, 0));
}

enum status petition_store_persons(struct ctx *ctx, int64_t petition_id,
                                   struct petition_person **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, key_id, representative, name_sealed, phone_sealed, number_sealed,"
                " address_sealed FROM petition_person WHERE congress_id = :congress"
                " AND petition_id = :petition ORDER BY place, id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("petition", petition_id),
                B_INT("most", PETITION_PERSONS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct petition_person);
    *out_count = r.count;
    arr_each (i, r.count) {
        struct petition_person *p = &(*out)[i];

        *p = (struct petition_person){.id = cell_int(&r, i, 0),
                                      .petition_id = petition_id,
                                      .key_id = cell_int(&r, i, 1),
                                      .representative = cell_int(&r, i, 2) != 0};
        TRY(crypt_open_kept(ctx, p->key_id, NAME, cell_text(&r, i, 3), &p->name));
        TRY(crypt_open_kept(ctx, p->key_id, PHONE, cell_text(&r, i, 4), &p->phone));
        TRY(crypt_open_kept(ctx, p->key_id, NUMBER, cell_text(&r, i, 5), &p->id_number));
        TRY(crypt_open_kept(ctx, p->key_id, ADDRESS, cell_text(&r, i, 6), &p->address));
    }
    return ST_OK;
}

/* The hashes go as well: they would tell that the same person came again. The codes go, too: from
 * then on they lead nowhere. */
enum status petition_store_forget(struct ctx *ctx, const struct petition *p)
{
    struct rows r;

    TRY(petition_store_file_delete(ctx, p->id, 0));
    TRY(petition_store_codes_delete(ctx, p->id, 0));
    TRY(crypt_key_destroy(ctx, p->key_id));
    TRY(DB_ROWS(ctx, &r,
                "UPDATE petition_person SET phone_blind = NULL, number_blind = NULL"
                " WHERE congress_id = :congress AND petition_id = :petition RETURNING id, key_id",
                B_INT("congress", ctx->congress_id), B_INT("petition", p->id)));
    arr_each (i, r.count) {
        TRY(event_row(ctx, "petition_person", cell_int(&r, i, 0)));
        TRY(crypt_key_destroy(ctx, cell_int(&r, i, 1)));
    }
    return ST_OK;
}

enum status petition_store_same_person(struct ctx *ctx, int64_t petition_id, struct petition **out,
                                       size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " PETITION_COLUMNS " FROM petition p WHERE p.congress_id = :congress"
                " AND p.id <> :petition AND p.id IN (SELECT o.petition_id FROM petition_person m"
                " JOIN petition_person o ON o.congress_id = m.congress_id"
                " AND (o.phone_blind = m.phone_blind OR o.number_blind = m.number_blind)"
                " WHERE m.congress_id = :congress AND m.petition_id = :petition)"
                " ORDER BY p.received_on DESC, p.id DESC LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("petition", petition_id),
                B_INT("most", SAME_MAX)));
    *out = arena_array(ctx->arena, r.count, struct petition);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = petition_row_read(&r, i);
    return ST_OK;
}

/* ---------------------------------------------------------------- steps */

enum status petition_store_step(struct ctx *ctx, const struct petition *p,
                                const struct petition_step *s)
{
    const int64_t id = db_new_id(ctx);
    struct str text;

    TRY(crypt_seal(ctx, p->key_id, STEP, s->text, &text));
    TRY(DB_EXEC(ctx,
                "INSERT INTO petition_step (congress_id, id, petition_id, act, on_day, at,"
                " account_id, organ_id, until_on, word, text_sealed) VALUES (:congress, :id,"
                " :petition, :act, :on, :at, :account, :organ, :until, :word, :text)",
                B_INT("congress", ctx->congress_id), B_INT("id", id), B_INT("petition", p->id),
                B_TEXT("act", s->act), B_DATE(ctx->arena, "on", s->on), B_INT("at", ctx->now),
                B_ID("account", ctx->actor->account_id), B_ID("organ", s->organ_id),
                B_DATE(ctx->arena, "until", s->until), B_TEXT("word", s->word),
                B_SEALED("text", text)));
    return event_row(ctx, "petition_step", id);
}

enum status petition_store_steps(struct ctx *ctx, const struct petition *p, bool open,
                                 struct petition_step **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, act, on_day, at, account_id, organ_id, until_on, word, text_sealed"
                " FROM petition_step WHERE congress_id = :congress AND petition_id = :petition"
                " ORDER BY at DESC, id DESC LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("petition", p->id),
                B_INT("most", STEPS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct petition_step);
    *out_count = r.count;
    arr_each (i, r.count) {
        struct petition_step *s = &(*out)[i];

        *s = (struct petition_step){.id = cell_int(&r, i, 0),
                                    .act = cell_text(&r, i, 1),
                                    .on = cell_date(&r, i, 2),
                                    .at = cell_int(&r, i, 3),
                                    .account_id = cell_int(&r, i, 4),
                                    .organ_id = cell_int(&r, i, 5),
                                    .until = cell_date(&r, i, 6),
                                    .word = cell_text(&r, i, 7),
                                    .text = S("")};
        if (open)
            TRY(crypt_open_kept(ctx, p->key_id, STEP, cell_text(&r, i, 8), &s->text));
    }
    return ST_OK;
}
