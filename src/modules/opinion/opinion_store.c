// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on opinions. Lists and counts: opinion_store_list.c */
#include "modules/opinion/opinion_store.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"

enum { USES_MAX = 200 };

static const char CITIZEN[] = "opinion.citizen", CONTACT[] = "opinion.contact";

/* One that came before there were cases has none until a job has made it. */
#define COLUMNS                                                                                    \
    "o.id, o.source, o.number, o.subject, o.body, o.place, o.category, COALESCE(c.state,"          \
    " CASE o.state WHEN 'used' THEN 'suggestion' ELSE 'received' END), o.raised_at,"               \
    " o.raised_on, o.key_id, o.version, c.channel, c.station_id, c.hidden"
#define WITH_CASE " LEFT JOIN opinion_case c ON c.congress_id = o.congress_id AND c.id = o.id"

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
        .channel =
            cell_null(r, i, 12) ? opinion_channel_of(cell_text(r, i, 1)) : cell_text(r, i, 12),
        .station_id = cell_int(r, i, 13),
        .hidden = cell_int(r, i, 14) == 1,
    };
}

enum status opinion_get(struct ctx *ctx, int64_t id, struct opinion *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " COLUMNS " FROM opinion o" WITH_CASE
               " WHERE o.congress_id = :congress AND o.id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = read_opinion(&r, 0);
    return ST_OK;
}

enum status opinion_store_by_number(struct ctx *ctx, struct str source, struct str number,
                                    struct opinion *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " COLUMNS " FROM opinion o" WITH_CASE " WHERE o.congress_id = :congress"
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

struct str opinion_store_blind(struct ctx *ctx, struct str citizen)
{
    return citizen.len > 0 ? crypt_blind(ctx, CITIZEN, citizen) : S("");
}

enum status opinion_store_is_by(struct ctx *ctx, int64_t id, struct str citizen, bool *out_same)
{
    const struct str blind = opinion_store_blind(ctx, citizen);
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
    struct str subject, body, address, contact_blind, code_blind, pin_blind;
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

static struct str blind_of(struct ctx *ctx, const char *column, struct str value)
{
    return value.len > 0 ? crypt_blind(ctx, column, value) : S("");
}

/* The digits count only together with their code: alone they are one of ten thousand. */
struct str opinion_store_pin_blind(struct ctx *ctx, struct str code, struct str pin)
{
    return blind_of(ctx, "opinion.pin",
                    str_printf(ctx->arena, STR_FMT "/" STR_FMT, STR_ARG(code), STR_ARG(pin)));
}

static enum status seal(struct ctx *ctx, const struct opinion_new *in, struct secrets *out)
{
    const struct str code = opinion_code_clean(ctx->arena, in->code);

    *out = (struct secrets){0};
    if (code.len > 0) {
        out->code_blind = crypt_blind(ctx, "opinion.code", code);
        out->pin_blind = opinion_store_pin_blind(ctx, code, in->pin);
    }
    out->contact_blind = blind_of(ctx, CONTACT, opinion_contact_clean(ctx->arena, in->contact));
    if (in->citizen.len == 0 && in->contact.len == 0 && in->address.len == 0 && in->wish.len == 0 &&
        !in->hidden)
        return ST_OK;
    out->blind = blind_of(ctx, CITIZEN, in->citizen);
    TRY(in->ahead != NULL ? opinion_ahead_key(ctx, in->ahead, out->blind, &out->key_id)
                          : key_of(ctx, out->blind, &out->key_id));
    TRY(crypt_seal(ctx, out->key_id, CITIZEN, in->citizen, &out->citizen));
    TRY(crypt_seal(ctx, out->key_id, CONTACT, in->contact, &out->contact));
    TRY(crypt_seal(ctx, out->key_id, "opinion_case.address", in->address, &out->address));
    if (!in->hidden)
        return ST_OK;
    TRY(crypt_seal(ctx, out->key_id, "opinion_case.subject", in->subject, &out->subject));
    return crypt_seal(ctx, out->key_id, "opinion_case.body", in->body, &out->body);
}

/* As it was said, and never changed but for `state`. */
static enum status insert_opinion(struct ctx *ctx, int64_t id, const struct opinion_new *in,
                                  const struct secrets *s)
{
    TRY(DB_EXEC_LATER(
        ctx,
        "INSERT INTO opinion (congress_id, id, source, number, subject, body, raised_at,"
        " raised_on, place, category, state, key_id, citizen_sealed, citizen_blind,"
        " contact_sealed)"
        " VALUES (:congress, :id, :source, :number, :subject, :body, :raised_at,"
        " :raised_on, :place, :category, 'received', :key, :citizen, :blind, :contact)",
        B_INT("congress", ctx->congress_id), B_INT("id", id), B_TEXT("source", in->source),
        B_TEXT("number", in->number), B_TEXT("subject", in->hidden ? in->cover : in->subject),
        B_TEXT("body", in->hidden ? S("") : in->body), B_INT("raised_at", in->raised_at),
        B_DATE(ctx->arena, "raised_on", date_of_instant(in->raised_at, NULL)),
        B_TEXT("place", in->place), B_TEXT("category", in->category), B_ID("key", s->key_id),
        B_SEALED("citizen", s->citizen), B_OPT("blind", s->blind),
        B_SEALED("contact", s->contact)));
    return event_row(ctx, "opinion", id);
}

static enum status insert_case(struct ctx *ctx, int64_t id, const struct opinion_new *in,
                               const struct secrets *s, const struct opinion_case *c)
{
    struct arena *a = ctx->arena;

    TRY(DB_EXEC_LATER(
        ctx,
        "INSERT INTO opinion_case (congress_id, id, channel, collector, deputy_id,"
        " station_id, problem_id, area, hidden, open, key_id, subject_sealed, body_sealed,"
        " address_sealed, contact_blind, code_blind, pin_blind, state, before_state,"
        " topic_id, root_id, topic_by, handler, organ_id, handle_due_on, settled_on, outcome, "
        "rating,"
        " rounds, alike, published, answered_at, raised_at, raised_on)"
        " VALUES (:congress, :id, :channel, :collector, :deputy, :station, :problem, :area,"
        " :hidden, :open, :key, :subject, :body, :address, :contact, :code, :pin, :state,"
        " '', :topic, :root, :topic_by, :handler, :organ, :handle_due, :settled, :outcome, "
        ":rating, 0,"
        " 1, 0, :answered, :raised_at, :raised_on)",
        B_INT("congress", ctx->congress_id), B_INT("id", id), B_TEXT("channel", in->channel),
        B_TEXT("collector", in->collector), B_ID("deputy", in->deputy_id),
        B_ID("station", in->station_id), B_ID("problem", in->problem_id), B_TEXT("area", in->area),
        B_BOOL("hidden", in->hidden), B_BOOL("open", in->open), B_ID("key", s->key_id),
        B_SEALED("subject", s->subject), B_SEALED("body", s->body), B_SEALED("address", s->address),
        B_OPT("contact", s->contact_blind), B_OPT("code", s->code_blind),
        B_OPT("pin", s->pin_blind), B_Z("state", opinion_state_word(c->state)),
        B_ID("topic", c->topic_id), B_ID("root", c->root_id), B_TEXT("topic_by", c->topic_by),
        B_TEXT("handler", c->handler), B_ID("organ", c->organ_id),
        B_DATE(a, "handle_due", c->handle_due_on), B_DATE(a, "settled", c->settled_on),
        B_TEXT("outcome", c->outcome), B_TEXT("rating", c->rating),
        B_ID("answered", c->answered_at), B_INT("raised_at", in->raised_at),
        B_DATE(a, "raised_on", date_of_instant(in->raised_at, NULL))));
    return event_row(ctx, "opinion_case", id);
}

enum status opinion_store_insert(struct ctx *ctx, int64_t id, const struct opinion_new *in,
                                 const struct opinion_case *c)
{
    static const struct opinion_case FRESH = {0};
    struct secrets s;

    TRY(seal(ctx, in, &s));
    TRY(insert_opinion(ctx, id, in, &s));
    TRY(insert_case(ctx, id, in, &s, c == NULL ? &FRESH : c));
    return in->wish.len > 0 ? opinion_store_add_wish(ctx, id, s.key_id, in->wish) : ST_OK;
}

enum status opinion_store_set_used(struct ctx *ctx, int64_t id)
{
    int64_t changed = 0;
    const struct bind binds[] = {B_INT("congress", ctx->congress_id), B_INT("id", id)};

    TRY(db_exec(ctx, &changed,
                "UPDATE opinion SET state = 'used', version = version + 1"
                " WHERE congress_id = :congress AND id = :id AND state <> 'used'",
                binds, COUNT(binds)));
    return changed == 0 ? ST_OK : event_row(ctx, "opinion", id);
}

static enum status delete_steps(struct ctx *ctx, int64_t opinion_id)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "DELETE FROM opinion_step WHERE congress_id = :congress AND opinion_id = :opinion"
                " RETURNING id",
                B_INT("congress", ctx->congress_id), B_INT("opinion", opinion_id)));
    arr_each (i, r.count)
        TRY(event_row_gone(ctx, "opinion_step", cell_int(&r, i, 0)));
    return ST_OK;
}

enum status opinion_store_delete(struct ctx *ctx, const struct opinion *o)
{
    TRY(delete_steps(ctx, o->id));
    TRY(opinion_store_drop_wish(ctx, o->id));
    TRY(DB_EXEC_ONE(ctx,
                    "DELETE FROM opinion WHERE congress_id = :congress AND id = :id"
                    " AND version = :version",
                    B_INT("congress", ctx->congress_id), B_INT("id", o->id),
                    B_INT("version", o->version)));
    TRY(event_row_gone(ctx, "opinion", o->id));
    TRY(DB_EXEC(ctx, "DELETE FROM opinion_case WHERE congress_id = :congress AND id = :id",
                B_INT("congress", ctx->congress_id), B_INT("id", o->id)));
    return event_row_gone(ctx, "opinion_case", o->id);
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
                " ON o.congress_id = u.congress_id AND o.id = u.opinion_id" WITH_CASE
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
