// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on opinions. Lists and counts: opinion_store_list.c */
#include "modules/opinion/opinion_store.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"

enum { USES_MAX = 200 };

static const char CITIZEN[] = "opinion.citizen", CONTACT[] = "opinion.contact";

#define COLUMNS                                                                                    \
    "o.id, o.source, o.number, o.subject, o.body, o.place, o.category, o.state, o.raised_at,"      \
    " o.raised_on, o.key_id, o.version"

static struct opinion read_opinion(const struct rows *r, size_t i)
{
    return (struct opinion){
        .id = cell_int(r, i, 0),
        .source = cell_text(r, i, 1),
        .number = cell_text(r, i, 2),
        .subject = cell_text(r, i, 3),
        .body = cell_text(r, i, 4),
        .place = cell_text(r, i, 5),
        .category = cell_text(r, i, 6),
        .state = cell_text(r, i, 7),
        .raised_at = cell_int(r, i, 8),
        .raised_on = cell_date(r, i, 9),
        .key_id = cell_int(r, i, 10),
        .version = cell_int(r, i, 11),
    };
}

enum status opinion_get(struct ctx *ctx, int64_t id, struct opinion *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " COLUMNS " FROM opinion o WHERE o.congress_id = :congress AND o.id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = read_opinion(&r, 0);
    return ST_OK;
}

enum status opinion_store_by_number(struct ctx *ctx, struct str source, struct str number,
                                    struct opinion *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " COLUMNS " FROM opinion o WHERE o.congress_id = :congress"
               " AND o.source = :source AND o.number = :number",
               B_INT("congress", ctx->congress_id), B_TEXT("source", source),
               B_TEXT("number", number)));
    *out = read_opinion(&r, 0);
    return ST_OK;
}

enum status opinion_citizen(struct ctx *ctx, int64_t id, struct str *out_citizen,
                            struct str *out_contact)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT key_id, citizen_sealed, contact_sealed FROM opinion"
               " WHERE congress_id = :congress AND id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out_citizen = *out_contact = S("");
    if (cell_null(&r, 0, 0))
        return ST_OK;
    TRY(crypt_open_kept(ctx, cell_int(&r, 0, 0), CITIZEN, cell_text(&r, 0, 1), out_citizen));
    return crypt_open_kept(ctx, cell_int(&r, 0, 0), CONTACT, cell_text(&r, 0, 2), out_contact);
}

enum status opinion_store_is_by(struct ctx *ctx, int64_t id, struct str citizen, bool *out_same)
{
    const struct str blind = citizen.len > 0 ? crypt_blind(ctx, CITIZEN, citizen) : S("");
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT citizen_blind FROM opinion WHERE congress_id = :congress AND id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out_same = str_eq(cell_text(&r, 0, 0), blind);
    return ST_OK;
}

/* ---- writing ---- */

struct secrets {
    int64_t key_id;
    struct str citizen, contact, blind;
};

/* One person, one key: destroying it takes back all he said. */
static enum status key_of(struct ctx *ctx, struct str blind, int64_t *out)
{
    struct rows r;

    if (blind.len > 0) {
        TRY(DB_ROWS(ctx, &r,
                    "SELECT key_id FROM opinion WHERE congress_id = :congress"
                    " AND citizen_blind = :blind AND key_id IS NOT NULL ORDER BY id LIMIT 1",
                    B_INT("congress", ctx->congress_id), B_TEXT("blind", blind)));
        if (r.count > 0) {
            *out = cell_int(&r, 0, 0);
            return ST_OK;
        }
    }
    return crypt_key_new(ctx, out);
}

static enum status seal(struct ctx *ctx, const struct opinion_new *in, struct secrets *out)
{
    *out = (struct secrets){0};
    if (in->citizen.len == 0 && in->contact.len == 0)
        return ST_OK;
    if (in->citizen.len > 0)
        out->blind = crypt_blind(ctx, CITIZEN, in->citizen);
    TRY(key_of(ctx, out->blind, &out->key_id));
    TRY(crypt_seal(ctx, out->key_id, CITIZEN, in->citizen, &out->citizen));
    return crypt_seal(ctx, out->key_id, CONTACT, in->contact, &out->contact);
}

enum status opinion_store_insert(struct ctx *ctx, int64_t id, const struct opinion_new *in)
{
    struct secrets s;

    TRY(seal(ctx, in, &s));
    TRY(DB_EXEC(ctx,
                "INSERT INTO opinion (congress_id, id, source, number, subject, body, raised_at,"
                " raised_on, place, category, state, key_id, citizen_sealed, citizen_blind,"
                " contact_sealed)"
                " VALUES (:congress, :id, :source, :number, :subject, :body, :raised_at,"
                " :raised_on, :place, :category, 'received', :key, :citizen, :blind, :contact)",
                B_INT("congress", ctx->congress_id), B_INT("id", id), B_TEXT("source", in->source),
                B_TEXT("number", in->number), B_TEXT("subject", in->subject),
                B_TEXT("body", in->body), B_INT("raised_at", in->raised_at),
                B_DATE(ctx->arena, "raised_on", date_of_instant(in->raised_at, NULL)),
                B_TEXT("place", in->place), B_TEXT("category", in->category), B_ID("key", s.key_id),
                B_SEALED("citizen", s.citizen), B_OPT("blind", s.blind),
                B_SEALED("contact", s.contact)));
    return event_row(ctx, "opinion", id);
}

enum status opinion_store_set_state(struct ctx *ctx, const struct opinion *o, const char *state)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE opinion SET state = :state, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_Z("state", state), B_INT("congress", ctx->congress_id), B_INT("id", o->id),
                    B_INT("version", o->version)));
    return event_row(ctx, "opinion", o->id);
}

enum status opinion_store_delete(struct ctx *ctx, const struct opinion *o)
{
    TRY(DB_EXEC_ONE(ctx,
                    "DELETE FROM opinion WHERE congress_id = :congress AND id = :id"
                    " AND version = :version",
                    B_INT("congress", ctx->congress_id), B_INT("id", o->id),
                    B_INT("version", o->version)));
    return event_row_gone(ctx, "opinion", o->id);
}

/* ---- suggestions formed from opinions ---- */

enum status opinion_store_add_use(struct ctx *ctx, int64_t opinion_id, int64_t suggestion_id,
                                  bool *out_added)
{
    struct rows r;
    int64_t id;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM opinion_use WHERE congress_id = :congress"
                " AND opinion_id = :opinion AND suggestion_id = :suggestion",
                B_INT("congress", ctx->congress_id), B_INT("opinion", opinion_id),
                B_INT("suggestion", suggestion_id)));
    *out_added = r.count == 0;
    if (r.count > 0)
        return ST_OK;
    id = db_new_id(ctx);
    TRY(DB_EXEC(ctx,
                "INSERT INTO opinion_use (congress_id, id, opinion_id, suggestion_id, used_on)"
                " VALUES (:congress, :id, :opinion, :suggestion, :today)",
                B_INT("congress", ctx->congress_id), B_INT("id", id), B_INT("opinion", opinion_id),
                B_INT("suggestion", suggestion_id), B_DATE(ctx->arena, "today", ctx->today)));
    return event_row(ctx, "opinion_use", id);
}

enum status opinion_uses(struct ctx *ctx, int64_t opinion_id, int64_t **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT suggestion_id FROM opinion_use WHERE congress_id = :congress"
                " AND opinion_id = :opinion ORDER BY id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("opinion", opinion_id),
                B_INT("most", USES_MAX)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

enum status opinion_of_suggestion(struct ctx *ctx, int64_t suggestion_id, struct opinion **out,
                                  size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS " FROM opinion_use u JOIN opinion o"
                " ON o.congress_id = u.congress_id AND o.id = u.opinion_id"
                " WHERE u.congress_id = :congress AND u.suggestion_id = :suggestion"
                " ORDER BY o.raised_at, o.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("suggestion", suggestion_id),
                B_INT("most", USES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct opinion);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_opinion(&r, i);
    return ST_OK;
}
