// SPDX-License-Identifier: MulanPSL-2.0
/* Taking petitions in: registered, put right, linked to what came before and to opinions. */
#include "base/utf8.h"
#include "modules/congress/congress.h"
#include "modules/opinion/opinion.h"
#include "modules/petition/petition_actions.h"
#include "modules/petition/petition_parts.h"
#include "modules/petition/petition_store.h"
#include "modules/petition/petition_store_follow.h"
#include "platform/db.h"
#include "platform/event.h"

static void check_person(struct ctx *ctx, const struct petition_person *p)
{
    invalid_long(ctx, "name", p->name, PETITION_NAME_CHARS);
    invalid_long(ctx, "phone", p->phone, PETITION_PHONE_CHARS);
    invalid_long(ctx, "id_number", p->id_number, PETITION_PHONE_CHARS);
    invalid_long(ctx, "address", p->address, PETITION_ADDRESS_CHARS);
}

static void check_about(struct ctx *ctx, const struct petition *p)
{
    if (p->category.len == 0)
        invalid(ctx, "category", "petition.err.category", NULL);
    invalid_long(ctx, "category", p->category, PETITION_CATEGORY_CHARS);
    invalid_long(ctx, "place", p->place, PETITION_PLACE_CHARS);
    if (p->people == 0 || p->people > PETITION_PEOPLE_MAX)
        invalid(ctx, "people", "petition.err.people", NULL);
}

void petition_check(struct ctx *ctx, const struct petition_new *in)
{
    if (!petition_word_among(in->p.kind, PETITION_KINDS))
        invalid(ctx, "kind", "petition.err.kind", NULL);
    if (date_none(in->p.received_on) || date_cmp(in->p.received_on, ctx->today) > 0)
        invalid(ctx, "received_on", "petition.err.received", NULL);
    check_about(ctx, &in->p);
    check_person(ctx, &in->person);
    if (in->text.subject.len == 0)
        invalid(ctx, "subject", "petition.err.subject", NULL);
    invalid_long(ctx, "subject", in->text.subject, PETITION_SUBJECT_CHARS);
    invalid_long(ctx, "body", in->text.body, PETITION_BODY_CHARS);
    invalid_long(ctx, "wish", in->text.wish, PETITION_WISH_CHARS);
}

/* ---------------------------------------------------------------- registering */

enum status petition_clock(struct ctx *ctx, struct petition *p)
{
    struct law_params params;
    struct petition_due due;
    struct calendar cal;

    TRY(congress_calendar(ctx, &cal));
    TRY(congress_law_params(ctx, p->received_on, &params));
    due = petition_due_of(p, &cal, params.roll_to_workday);
    p->due_on = due.on;
    p->due_kind = str_from(due.kind);
    if (p->state == PETITION_REGISTERED)
        p->tell_due_on = due.on;
    return ST_OK;
}

/* Name and a way to write or call. */
static bool is_reachable(const struct petition_person *p)
{
    return p->name.len > 0 && (p->address.len > 0 || p->phone.len > 0);
}

enum status petition_add(struct ctx *ctx, const struct petition_new *in, int64_t *out_id)
{
    struct petition_person person = in->person;
    struct petition p = in->p;

    person.phone = petition_phone_clean(ctx->arena, person.phone);
    person.id_number = petition_number_clean(ctx->arena, person.id_number);
    p.id = db_new_id(ctx);
    p.year = p.received_on.year;
    p.state = date_none(p.ended_on) ? PETITION_REGISTERED : PETITION_ENDED;
    p.reachable = is_reachable(&person);
    p.handler_id = p.handler_id != 0 ? p.handler_id : ctx->actor->account_id;
    if (p.state == PETITION_REGISTERED)
        p.outcome = S("");
    else
        p.decided_on = p.received_on;
    TRY(petition_clock(ctx, &p));
    TRY(petition_store_next_number(ctx, p.year, &p.number));
    TRY(petition_store_insert(ctx, &p, &in->text));
    if (person.name.len > 0 || person.phone.len > 0 || person.id_number.len > 0) {
        person.petition_id = p.id;
        person.representative = p.people > 1;
        TRY(petition_store_person_insert(ctx, &person, 1));
    }
    TRY(petition_store_step(
        ctx, &p,
        &(struct petition_step){.act = S("register"), .on = p.received_on, .word = S("")}));
    *out_id = p.id;
    return ST_OK;
}

struct registering {
    const struct petition_new *in;
    int64_t *out_id;
};

/* Who said it goes along when nobody was typed; only for those who may see him there. */
static enum status take_citizen(struct ctx *ctx, struct petition_new *in)
{
    struct petition_person *p = &in->person;
    struct opinion o;

    if (!may(ctx, "opinion.contact"))
        return fail(&ctx->err, ST_DENIED, "petition.not_yours", NULL);
    TRY(opinion_get(ctx, in->opinion_id, &o));
    if (p->name.len > 0 || p->phone.len > 0 || p->id_number.len > 0 || p->address.len > 0)
        return ST_OK;
    return opinion_citizen(ctx, o.id, &p->name, &p->phone);
}

static enum status register_tx(struct ctx *ctx, const void *input)
{
    const struct registering *r = input;
    struct petition_new in = *r->in;

    if (in.opinion_id != 0)
        TRY(take_citizen(ctx, &in));
    TRY(petition_add(ctx, &in, r->out_id));
    if (in.opinion_id != 0)
        TRY(petition_store_link(ctx, *r->out_id, in.opinion_id, "petition"));
    return event_emit(ctx, "petition.registered", *r->out_id);
}

enum status petition_register(struct ctx *ctx, const struct petition_new *in, int64_t *out_id)
{
    petition_check(ctx, in);
    TRY(invalid_done(ctx));
    return db_tx(ctx, register_tx, &(struct registering){in, out_id});
}

/* ---------------------------------------------------------------- putting right */

/* It turns out to be against whoever has got it: it is taken back, and nothing of it is theirs any
 * more. What was already answered stays answered. */
static enum status take_back(struct ctx *ctx, struct petition *p)
{
    const int64_t organ_id = p->organ_id;
    struct err ignored = {0};

    if (petition_law_check_transfer(p->matter, p->against_id, organ_id, &ignored) == ST_OK)
        return ST_OK;
    if (p->state == PETITION_TRANSFERRED) {
        p->state = PETITION_REGISTERED;
        petition_unsend(p);
    }
    p->organ_id = 0;
    return petition_store_step(
        ctx, p,
        &(struct petition_step){
            .act = S("take_back"), .on = ctx->today, .organ_id = organ_id, .word = S("charged")});
}

static enum status edit_tx(struct ctx *ctx, const void *input)
{
    const struct petition *in = input;
    struct petition_person *persons;
    struct petition p;
    size_t count;

    TRY(petition_load_own(ctx, in->id, &p));
    if (p.state == PETITION_ENDED)
        return fail(&ctx->err, ST_RULE, "petition.is_ended", NULL);
    TRY(petition_store_persons(ctx, p.id, &persons, &count));
    if (in->people < count)
        return fail_field(&ctx->err, "people", "petition.err.fewer", NULL);
    p.version = in->version;
    p.matter = in->matter;
    p.category = in->category;
    p.place = in->place;
    p.against_id = in->against_id;
    p.people = in->people;
    p.may_publish = in->may_publish;
    TRY(take_back(ctx, &p));
    TRY(petition_clock(ctx, &p));
    TRY(petition_store_update(ctx, &p));
    return event_emit(ctx, "petition.changed", p.id);
}

enum status petition_edit(struct ctx *ctx, const struct petition *in)
{
    check_about(ctx, in);
    TRY(invalid_done(ctx));
    return db_tx(ctx, edit_tx, in);
}

struct person_ref {
    int64_t id, person_id;
    const struct petition_person *in;
};

static uint32_t representatives(const struct petition_person *all, size_t count)
{
    uint32_t n = 0;

    arr_each (i, count)
        n += all[i].representative;
    return n;
}

/* A code does not outlive the rule by which it was given: where representatives are chosen, only
 * theirs stand. */
static enum status drop_codes(struct ctx *ctx, int64_t petition_id)
{
    struct petition_code_row *codes;
    struct petition_person *persons;
    size_t count, codes_count;

    TRY(petition_store_persons(ctx, petition_id, &persons, &count));
    TRY(petition_store_codes(ctx, petition_id, &codes, &codes_count));
    arr_each (i, codes_count)
        if (!petition_gets_code(persons, count, codes[i].person_id))
            TRY(petition_store_codes_delete(ctx, petition_id, codes[i].person_id));
    return ST_OK;
}

static enum status add_person_tx(struct ctx *ctx, const void *input)
{
    const struct person_ref *in = input;
    struct petition_person person = *in->in, *have;
    struct petition p;
    size_t count;

    TRY(petition_load_own(ctx, in->id, &p));
    if (p.state == PETITION_ENDED)
        return fail(&ctx->err, ST_RULE, "petition.is_ended", NULL);
    TRY(petition_store_persons(ctx, p.id, &have, &count));
    if (count >= PETITION_PERSONS_MAX)
        return fail(&ctx->err, ST_RULE, "petition.err.persons", NULL);
    TRY(petition_law_check_representatives(
        str_eqz(p.kind, "visit"), p.people > count ? p.people : (uint32_t)count + 1,
        representatives(have, count) + person.representative, &ctx->err));
    person.petition_id = p.id;
    person.phone = petition_phone_clean(ctx->arena, person.phone);
    person.id_number = petition_number_clean(ctx->arena, person.id_number);
    TRY(petition_store_person_insert(ctx, &person, (int64_t)count + 1));
    TRY(drop_codes(ctx, p.id));
    if (p.people < count + 1)
        p.people = (uint32_t)count + 1;
    p.reachable = p.reachable || person.address.len > 0 || person.phone.len > 0;
    TRY(petition_clock(ctx, &p));
    TRY(petition_store_update(ctx, &p));
    return event_emit(ctx, "petition.person_added", p.id);
}

enum status petition_person_add(struct ctx *ctx, int64_t id, const struct petition_person *in)
{
    if (in->name.len == 0)
        invalid(ctx, "name", "petition.err.name", NULL);
    check_person(ctx, in);
    TRY(invalid_done(ctx));
    return db_tx(ctx, add_person_tx, &(struct person_ref){.id = id, .in = in});
}

static enum status drop_person_tx(struct ctx *ctx, const void *input)
{
    const struct person_ref *in = input;
    struct petition_person *have;
    struct petition p;
    bool there = false;
    size_t count;

    TRY(petition_load_own(ctx, in->id, &p));
    if (p.state == PETITION_ENDED)
        return fail(&ctx->err, ST_RULE, "petition.is_ended", NULL);
    TRY(petition_store_persons(ctx, p.id, &have, &count));
    p.reachable = false;
    arr_each (i, count) {
        if (have[i].id == in->person_id)
            there = true;
        else
            p.reachable = p.reachable || is_reachable(&have[i]);
    }
    if (!there)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(petition_store_codes_delete(ctx, p.id, in->person_id));
    TRY(petition_store_person_delete(ctx, in->person_id));
    TRY(drop_codes(ctx, p.id));
    TRY(petition_clock(ctx, &p));
    TRY(petition_store_update(ctx, &p));
    return event_emit(ctx, "petition.person_dropped", p.id);
}

enum status petition_person_drop(struct ctx *ctx, int64_t id, int64_t person_id)
{
    return db_tx(ctx, drop_person_tx, &(struct person_ref){.id = id, .person_id = person_id});
}

/* ---------------------------------------------------------------- the same matter */

struct linking {
    int64_t id, version, first_id;
};

static enum status same_tx(struct ctx *ctx, const void *input)
{
    const struct linking *in = input;
    struct petition p, first;

    TRY(petition_load_own(ctx, in->id, &p));
    if (p.state == PETITION_ENDED)
        return fail(&ctx->err, ST_RULE, "petition.is_ended", NULL);
    if (in->first_id != 0) {
        TRY(petition_get(ctx, in->first_id, &first));
        if (first.first_id != 0)
            TRY(petition_get(ctx, first.first_id, &first));
        if (first.id >= p.id)
            return fail(&ctx->err, ST_RULE, "petition.not_first", NULL);
        p.first_id = first.id;
    } else {
        p.first_id = 0;
    }
    p.version = in->version;
    TRY(petition_store_update(ctx, &p));
    return event_emit_data(ctx, "petition.linked", p.id,
                           str_printf(ctx->arena, "{\"first\":%lld}", (long long)p.first_id));
}

enum status petition_same(struct ctx *ctx, int64_t id, int64_t version, int64_t first_id)
{
    return db_tx(ctx, same_tx, &(struct linking){id, version, first_id});
}

/* ---------------------------------------------------------------- opinions */

struct conversion {
    int64_t id;
    struct str subject, body;
    int64_t *out_id;
};

/* The person stays sealed there as well; what is said in the open was written anew, without him. */
static enum status opinion_tx(struct ctx *ctx, const void *input)
{
    const struct conversion *in = input;
    struct petition_person *persons;
    struct petition_link *links;
    struct petition p;
    size_t count, links_count;

    TRY(petition_load_own(ctx, in->id, &p));
    TRY(petition_law_check_told(p.matter, &ctx->err));
    TRY(petition_store_links(ctx, p.id, &links, &links_count));
    if (links_count > 0)
        return fail(&ctx->err, ST_RULE, "petition.has_opinion", NULL);
    TRY(petition_store_persons(ctx, p.id, &persons, &count));
    const struct opinion_new o = {
        .source = p.kind,
        .number = str_printf(ctx->arena, "X%lld-%lld", (long long)p.year, (long long)p.number),
        .subject = in->subject,
        .body = in->body,
        .place = p.place,
        .category = p.category,
        .raised_at = date_begin(p.received_on),
        .citizen = count > 0 ? persons[0].name : S(""),
        .contact = count > 0 ? persons[0].phone : S(""),
    };
    TRY(opinion_add(ctx, &o, in->out_id));
    TRY(petition_store_link(ctx, p.id, *in->out_id, "opinion"));
    return event_emit_data(ctx, "petition.made_opinion", p.id,
                           str_printf(ctx->arena, "{\"opinion\":%lld}", (long long)*in->out_id));
}

enum status petition_to_opinion(struct ctx *ctx, int64_t id, struct str subject, struct str body,
                                int64_t *out_opinion_id)
{
    if (subject.len == 0)
        invalid(ctx, "subject", "petition.err.subject", NULL);
    invalid_long(ctx, "subject", subject, PETITION_SUBJECT_CHARS);
    if (body.len == 0)
        invalid(ctx, "body", "petition.err.body", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, opinion_tx, &(struct conversion){id, subject, body, out_opinion_id});
}
