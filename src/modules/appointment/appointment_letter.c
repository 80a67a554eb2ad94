// SPDX-License-Identifier: MulanPSL-2.0
/* A proposal comes in: whom, for which post, with which papers; the check, the test, the statement.
 */
#include "law/appointment_law.h"
#include "modules/appointment/appointment_list.h"
#include "modules/appointment/appointment_parts.h"
#include "modules/body/body.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "platform/db.h"
#include "platform/event.h"

/* ---------------------------------------------------------------- the letter */

struct saving {
    const struct appointment_letter *in;
    int64_t *out_id;
};

static enum status letter_tx(struct ctx *ctx, const void *input)
{
    const struct saving *s = input;
    struct appointment_letter l = *s->in;

    if (l.id == 0) {
        l.id = db_new_id(ctx);
        TRY(appointment_store_letter_insert(ctx, &l));
    } else {
        struct appointment *matters;
        struct appointment_letter old;
        size_t count;

        TRY(appointment_store_letter(ctx, l.id, &old));
        TRY(appointment_store_of_letter(ctx, l.id, &matters, &count));
        if (count > 0 && !str_eq(old.nominator, l.nominator))
            return fail_field(&ctx->err, "nominator", "appointment.err.nominator_fixed", NULL);
        TRY(appointment_store_letter_update(ctx, &l));
    }
    *s->out_id = l.id;
    return event_emit(ctx, "appointment.letter_saved", l.id);
}

enum status appointment_letter_save(struct ctx *ctx, const struct appointment_letter *in,
                                    int64_t *out_id)
{
    if (!str_among(APPOINTMENT_NOMINATORS, in->nominator))
        invalid(ctx, "nominator", "appointment.err.nominator", NULL);
    if (in->title.len == 0)
        invalid(ctx, "title", "appointment.err.title", NULL);
    if (in->signer.len == 0)
        invalid(ctx, "signer", "appointment.err.signer", NULL);
    if (date_none(in->dated_on))
        invalid(ctx, "dated_on", "appointment.err.when", NULL);
    if (date_none(in->received_on) || date_cmp(in->received_on, ctx->today) > 0 ||
        date_cmp(in->received_on, in->dated_on) < 0)
        invalid(ctx, "received_on", "appointment.err.received", NULL);
    invalid_long(ctx, "title", in->title, APPOINTMENT_LINE_CHARS);
    invalid_long(ctx, "number", in->number, APPOINTMENT_LINE_CHARS);
    invalid_long(ctx, "signer", in->signer, APPOINTMENT_NAME_CHARS);
    invalid_long(ctx, "text", in->text, APPOINTMENT_TEXT_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, letter_tx, &(struct saving){in, out_id});
}

/* ---------------------------------------------------------------- facts */

static enum status in_committee(struct ctx *ctx, int64_t deputy_id, bool *out)
{
    struct body_member *members;
    struct body body;
    size_t count;
    enum status st;

    *out = false;
    if (deputy_id == 0)
        return ST_OK;
    st = body_of_kind(ctx, BODY_STANDING_COMMITTEE, ctx->today, &body);
    if (st == ST_NOT_FOUND)
        return ST_OK;
    TRY(st);
    TRY(body_members_at(ctx, body.id, ctx->today, &members, &count));
    arr_each (i, count)
        *out = *out || members[i].deputy_id == deputy_id;
    return ST_OK;
}

static enum status is_deputy(struct ctx *ctx, int64_t deputy_id, bool *out)
{
    struct deputy d = {.in_office = false};

    if (deputy_id != 0)
        TRY(deputy_get(ctx, deputy_id, &d));
    *out = d.in_office;
    return ST_OK;
}

enum status appointment_facts_of(struct ctx *ctx, const struct appointment *a,
                                 struct appointment_facts *out)
{
    struct appointment_tenure *held;
    struct appointment_person person;
    struct appointment *others;
    struct appointment_paper *papers;
    struct appointment_test *tests;
    struct appointment_statement said;
    size_t count;
    enum status st;

    *out = (struct appointment_facts){.holders = 0};
    TRY(appointment_store_tenures(ctx, a->post_id, 0, ctx->today, &held, &count));
    arr_each (i, count) {
        out->holders += !held[i].acting;
        out->holds = out->holds || held[i].person_id == a->person_id;
    }
    TRY(appointment_store_of_post(ctx, a->post_id, &others, &count));
    arr_each (i, count)
        if (!appointment_begins(others[i].act) && appointment_is_open(others[i].state)) {
            out->dismissals++;
            out->waiting += !str_eqz(others[i].state, "voting");
        }
    TRY(appointment_store_papers(ctx, a->id, &papers, &count));
    arr_each (i, count) {
        enum office_law_paper paper;

        if (appointment_paper_of(papers[i].paper, &paper))
            out->papers[paper] = true;
    }
    TRY(appointment_store_tests(ctx, a->id, &tests, &count));
    arr_each (i, count)
        out->tested = out->tested || tests[i].passed;
    st = appointment_store_statement(ctx, a->id, &said);
    out->stated = st == ST_OK;
    if (st != ST_NOT_FOUND)
        TRY(st);
    TRY(appointment_store_person(ctx, a->person_id, &person));
    TRY(in_committee(ctx, person.deputy_id, &out->in_committee));
    return is_deputy(ctx, person.deputy_id, &out->is_deputy);
}

/* ---------------------------------------------------------------- one person, one post */

struct adding {
    const struct appointment_new *in;
    int64_t *out_id;
};

/* Who is to act has to be a vice head of that organ. */
static enum status check_vice(struct ctx *ctx, int64_t person_id, enum office_law_office head)
{
    struct appointment_tenure *held;
    size_t count;

    TRY(appointment_store_tenures(ctx, 0, person_id, ctx->today, &held, &count));
    arr_each (i, count) {
        enum office_law_office vice = OFFICE_LAW_WORKING;
        struct err none = {0};

        if (!held[i].acting && appointment_office_of(held[i].office, &vice) &&
            office_law_check_acting(head, vice, &none) == ST_OK)
            return ST_OK;
    }
    return office_law_check_acting(head, OFFICE_LAW_WORKING, &ctx->err);
}

static enum status check_law(struct ctx *ctx, const struct appointment_post *post,
                             const struct appointment_letter *l, const struct appointment *a)
{
    struct appointment_law_history history = {.refusals = 0};
    enum office_law_office office = OFFICE_LAW_WORKING;
    enum office_law_act act = OFFICE_LAW_APPOINT;
    enum office_law_nominator by = OFFICE_LAW_BY_CHAIRMEN;
    struct congress_session session;
    struct congress_term term;
    struct law_params params;
    bool open = false;
    enum status st;

    (void)appointment_office_of(post->office, &office);
    (void)appointment_act_of(a->act, &act);
    (void)appointment_nominator_of(l->nominator, &by);
    st = congress_session_at(ctx, ctx->today, &session, &open);
    if (st != ST_OK && st != ST_NOT_FOUND)
        return st;
    TRY(office_law_check_act(office, act, !open, &ctx->err));
    TRY(office_law_check_nominator(office, act, by, &ctx->err));
    if (act == OFFICE_LAW_ACTING)
        TRY(check_vice(ctx, a->person_id, office));
    if (act != OFFICE_LAW_APPOINT)
        return ST_OK;
    TRY(congress_law_params(ctx, ctx->today, &params));
    TRY(congress_term_now(ctx, &term));
    TRY(appointment_store_refusals(ctx, a->person_id, a->post_id, term.from_on, &history.refusals,
                                   &history.refused));
    return appointment_law_check_again(&params, &history, ctx->today, &ctx->err);
}

static enum status check_seat(struct ctx *ctx, const struct appointment_post *post,
                              int64_t person_id)
{
    enum office_law_office office = OFFICE_LAW_WORKING;
    struct appointment_person person;
    bool member;

    (void)appointment_office_of(post->office, &office);
    TRY(appointment_store_person(ctx, person_id, &person));
    TRY(in_committee(ctx, person.deputy_id, &member));
    return appointment_law_check_office(member ? APPOINTMENT_LAW_COMMITTEE_SEAT
                                               : APPOINTMENT_LAW_DEPUTY_SEAT,
                                        office_law_held_as(office), &ctx->err);
}

static enum status check_twice(struct ctx *ctx, const struct appointment *a)
{
    struct appointment *others;
    size_t count;

    TRY(appointment_store_of_post(ctx, a->post_id, &others, &count));
    arr_each (i, count)
        if (others[i].person_id == a->person_id && str_eq(others[i].act, a->act) &&
            appointment_is_open(others[i].state))
            return fail(&ctx->err, ST_RULE, "appointment.err.twice", NULL);
    return ST_OK;
}

static enum status add_tx(struct ctx *ctx, const void *input)
{
    const struct adding *d = input;
    struct appointment a = {.letter_id = d->in->letter_id,
                            .post_id = d->in->post_id,
                            .act = d->in->act,
                            .reason = d->in->reason,
                            .state = S("received")};
    enum office_law_office office = OFFICE_LAW_WORKING;
    enum office_law_act act = OFFICE_LAW_APPOINT;
    struct appointment_facts facts;
    struct appointment_letter l;
    struct appointment_post post;

    TRY(appointment_store_letter(ctx, a.letter_id, &l));
    TRY(appointment_store_post(ctx, a.post_id, &post));
    if (!date_none(post.closed_on))
        return fail_field(&ctx->err, "post", "appointment.err.post_closed", NULL);
    (void)appointment_office_of(post.office, &office);
    (void)appointment_act_of(a.act, &act);
    TRY(appointment_person_find(ctx, &d->in->person, &a.person_id));
    TRY(check_law(ctx, &post, &l, &a));
    TRY(check_twice(ctx, &a));
    TRY(appointment_facts_of(ctx, &a, &facts));
    TRY(appointment_check_fit(office, act, post.seats, &facts, &ctx->err));
    if (act == OFFICE_LAW_APPOINT)
        TRY(check_seat(ctx, &post, a.person_id));
    a.id = db_new_id(ctx);
    TRY(appointment_store_insert(ctx, &a));
    TRY(appointment_store_paper_add(ctx, a.id, S("letter"), l.received_on));
    *d->out_id = a.id;
    return event_emit(ctx, "appointment.added", a.id);
}

enum status appointment_add(struct ctx *ctx, const struct appointment_new *in, int64_t *out_id)
{
    enum office_law_act act;

    appointment_person_check(ctx, &in->person);
    if (!appointment_act_of(in->act, &act))
        invalid(ctx, "act", "appointment.err.act", NULL);
    if (in->post_id == 0)
        invalid(ctx, "post", "appointment.err.post", NULL);
    invalid_long(ctx, "reason", in->reason, APPOINTMENT_TEXT_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, add_tx, &(struct adding){in, out_id});
}

/* ---------------------------------------------------------------- papers, check */

struct noting {
    int64_t id, version;
    struct str text;
    bool flag;
};

struct papers {
    int64_t id, version;
    const bool *there;
    struct date on;
};

/* Two who have the same matter open at once are met by its version; 0: the caller has seen none. */
static enum status touch(struct ctx *ctx, struct appointment *a, int64_t version)
{
    if (version != 0)
        a->version = version;
    return appointment_store_update(ctx, a);
}

static enum status papers_tx(struct ctx *ctx, const void *input)
{
    const struct papers *in = input;
    bool had[OFFICE_LAW_PAPERS] = {false};
    struct appointment_paper *papers;
    struct appointment a;
    size_t count;

    TRY(appointment_store_get(ctx, in->id, &a));
    TRY(appointment_check_open(&a, &ctx->err));
    TRY(touch(ctx, &a, in->version));
    TRY(appointment_store_papers(ctx, a.id, &papers, &count));
    arr_each (i, count) {
        enum office_law_paper paper = OFFICE_LAW_LETTER;

        (void)appointment_paper_of(papers[i].paper, &paper);
        had[paper] = true;
        if (!in->there[paper])
            TRY(appointment_store_paper_drop(ctx, papers[i].id));
    }
    for (int p = 0; p < OFFICE_LAW_PAPERS; p++)
        if (in->there[p] && !had[p])
            TRY(appointment_store_paper_add(
                ctx, a.id, str_from(appointment_paper_word((enum office_law_paper)p)), in->on));
    return event_emit(ctx, "appointment.paper", a.id);
}

enum status appointment_papers_note(struct ctx *ctx, int64_t id, int64_t version,
                                    const bool there[OFFICE_LAW_PAPERS], struct date on)
{
    if (date_none(on) || date_cmp(on, ctx->today) > 0)
        return fail_field(&ctx->err, "on", "appointment.err.when", NULL);
    return db_tx(ctx, papers_tx, &(struct papers){id, version, there, on});
}

static enum status check_tx(struct ctx *ctx, const void *input)
{
    const struct noting *n = input;
    enum office_law_act act = OFFICE_LAW_APPOINT;
    struct appointment_facts facts;
    struct appointment a;

    TRY(appointment_store_get(ctx, n->id, &a));
    (void)appointment_act_of(a.act, &act);
    TRY(appointment_facts_of(ctx, &a, &facts));
    TRY(appointment_check_papers(&a, act, &facts, &ctx->err));
    a.version = n->version;
    a.finding = n->text;
    a.checked_on = ctx->today;
    a.state = S("checked");
    TRY(appointment_store_update(ctx, &a));
    return event_emit(ctx, "appointment.checked", a.id);
}

enum status appointment_check(struct ctx *ctx, int64_t id, int64_t version, struct str finding)
{
    if (finding.len == 0)
        invalid(ctx, "finding", "appointment.err.finding", NULL);
    invalid_long(ctx, "finding", finding, APPOINTMENT_TEXT_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, check_tx, &(struct noting){.id = id, .version = version, .text = finding});
}

static enum status withdraw_tx(struct ctx *ctx, const void *input)
{
    const struct noting *n = input;
    struct appointment a;

    TRY(appointment_store_get(ctx, n->id, &a));
    TRY(appointment_check_withdraw(&a, n->flag, &ctx->err));
    a.version = n->version;
    a.note = n->text;
    a.state = S("withdrawn");
    TRY(appointment_store_update(ctx, &a));
    return event_emit(ctx, "appointment.withdrawn", a.id);
}

enum status appointment_withdraw(struct ctx *ctx, int64_t id, int64_t version, struct str reason,
                                 bool consent)
{
    if (reason.len == 0)
        invalid(ctx, "reason", "appointment.err.reason", NULL);
    invalid_long(ctx, "reason", reason, APPOINTMENT_TEXT_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, withdraw_tx,
                 &(struct noting){.id = id, .version = version, .text = reason, .flag = consent});
}

static enum status statement_tx(struct ctx *ctx, const void *input)
{
    const struct appointment_statement *in = input;
    struct appointment_statement s = *in, old;
    struct appointment a;
    const enum status st = appointment_store_statement(ctx, in->appointment_id, &old);

    if (st != ST_OK && st != ST_NOT_FOUND)
        return st;
    TRY(appointment_store_get(ctx, in->appointment_id, &a));
    TRY(appointment_check_open(&a, &ctx->err));
    ctx->err = (struct err){0};
    TRY(touch(ctx, &a, in->version));
    s.id = st == ST_OK ? old.id : db_new_id(ctx);
    TRY(appointment_store_statement_put(ctx, &s));
    return event_emit(ctx, "appointment.stated", a.id);
}

enum status appointment_statement_note(struct ctx *ctx, const struct appointment_statement *in)
{
    if (!str_among("spoken written", in->way))
        invalid(ctx, "way", "appointment.err.way", NULL);
    if (date_none(in->made_on) || date_cmp(in->made_on, ctx->today) > 0)
        invalid(ctx, "made_on", "appointment.err.when", NULL);
    if (in->text.len == 0)
        invalid(ctx, "text", "appointment.err.statement", NULL);
    invalid_long(ctx, "text", in->text, APPOINTMENT_TEXT_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, statement_tx, in);
}
