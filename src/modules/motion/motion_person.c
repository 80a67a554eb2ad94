// SPDX-License-Identifier: MulanPSL-2.0
/* Recalls and removals: from which seat, given to the person concerned, what he answers, and the
 * end of his post. What a committee reports of any motion. */
#include "modules/account/account.h"
#include "modules/body/body.h"
#include "modules/motion/motion_act.h"
#include "modules/motion/motion_store.h"
#include "platform/db.h"
#include "platform/text.h"

enum { SEATS_MAX = 400 };

static struct date day_of(const struct ctx *ctx, struct date on)
{
    return date_none(on) ? ctx->today : on;
}

/* ---------------------------------------------------------------- seats */

/* The office that a seat is for the law; NULL: nobody is recalled or removed from such a one. */
static const char *office_of(const struct body *b, const struct body_member *m)
{
    const bool chairs = m->post == BODY_CHAIR || m->post == BODY_VICE_CHAIR;

    if (b->kind == BODY_STANDING_COMMITTEE)
        return "committee_seat";
    if (b->kind == BODY_TOWNSHIP_PRESIDIUM)
        return chairs ? "township_chair" : NULL;
    return b->kind == BODY_OTHER ? "" : NULL;
}

static bool takes(enum motion_kind kind, enum body_kind body)
{
    if (body == BODY_OTHER)
        return true;
    return kind == MOTION_RECALL &&
           (body == BODY_STANDING_COMMITTEE || body == BODY_TOWNSHIP_PRESIDIUM);
}

static enum status add_seats(struct ctx *ctx, const struct body *b, struct motion_seat *out,
                             size_t *count)
{
    const struct str body = b->short_name.len > 0 ? b->short_name : b->name;
    struct body_member *members;
    size_t n;

    TRY(body_members_at(ctx, b->id, ctx->today, &members, &n));
    arr_each (i, n) {
        const char *office = office_of(b, &members[i]);

        if (office == NULL || *count >= SEATS_MAX)
            continue;
        out[(*count)++] = (struct motion_seat){
            .member_id = members[i].id,
            .version = members[i].version,
            .deputy_id = members[i].deputy_id,
            .account_id = members[i].account_id,
            .name = members[i].name,
            .post =
                str_printf(ctx->arena, STR_FMT STR_FMT, STR_ARG(body), STR_ARG(members[i].title)),
            .office = str_from(office),
        };
    }
    return ST_OK;
}

enum status motion_seats(struct ctx *ctx, enum motion_kind kind, struct motion_seat **out,
                         size_t *out_count)
{
    struct body *bodies;
    size_t count;

    *out = arena_array(ctx->arena, SEATS_MAX, struct motion_seat);
    *out_count = 0;
    TRY(body_list(ctx, ctx->today, &bodies, &count));
    arr_each (i, count)
        if (takes(kind, bodies[i].kind))
            TRY(add_seats(ctx, &bodies[i], *out, out_count));
    return ST_OK;
}

static enum status seat_of(struct ctx *ctx, enum motion_kind kind, int64_t member_id,
                           const struct motion_seat **out)
{
    struct motion_seat *seats;
    size_t count;

    *out = NULL;
    TRY(motion_seats(ctx, kind, &seats, &count));
    arr_each (i, count)
        if (seats[i].member_id == member_id)
            *out = &seats[i];
    return ST_OK;
}

enum status motion_person_of(struct ctx *ctx, const struct motion_draft *in, struct motion *m)
{
    const struct motion_seat *seat;

    m->member_id = in->member_id;
    m->person_name = in->person_name;
    m->person_post = in->person_post;
    m->office = in->office;
    m->person_deputy_id = m->person_account_id = 0;
    if (in->member_id == 0)
        return ST_OK;
    TRY(seat_of(ctx, m->kind, in->member_id, &seat));
    if (seat == NULL)
        return fail_field(&ctx->err, "member", "motion.err.seat", NULL);
    m->person_name = seat->name;
    m->person_post = seat->post;
    m->person_deputy_id = seat->deputy_id;
    m->person_account_id = seat->account_id;
    if (seat->office.len > 0)
        m->office = seat->office;
    return ST_OK;
}

/* ---------------------------------------------------------------- given to him */

static enum status find_account(struct ctx *ctx, struct motion *m, const struct motion_serve *in)
{
    struct account account;

    if (in->login.len > 0) {
        const enum status st = account_by_login(ctx, in->login, &account);

        if (st == ST_NOT_FOUND)
            return fail_field(&ctx->err, "login", "motion.err.login", NULL);
        TRY(st);
        m->person_account_id = account.id;
    }
    if (m->person_deputy_id != 0 && m->person_account_id == 0) {
        const enum status st = account_of_deputy(ctx, m->person_deputy_id, &m->person_account_id);

        if (st != ST_OK && st != ST_NOT_FOUND)
            return st;
        ctx->err = (struct err){0};
    }
    if (m->person_account_id == 0)
        return fail_field(&ctx->err, "login", "motion.err.no_account", NULL);
    return ST_OK;
}

static enum status serve_tx(struct ctx *ctx, const void *input)
{
    const struct motion_serve *in = input;
    const struct date on = day_of(ctx, in->on);
    struct motion_act a;

    TRY(motion_act_begin(ctx, in->id, in->version, MOTION_SERVE, &a));
    TRY(motion_check_day(ctx, &a.m, on));
    if (!in->by_paper)
        TRY(find_account(ctx, &a.m, in));
    a.m.served_on = on;
    a.m.served_how = in->by_paper ? S("paper") : S("account");
    if (!in->by_paper)
        TRY(motion_tell(ctx, &a, "motion.served", MOTION_TO_PERSON, S("")));
    return motion_act_end(ctx, &a, "motion.served");
}

enum status motion_serve(struct ctx *ctx, const struct motion_serve *in)
{
    return db_tx(ctx, serve_tx, in);
}

enum status motion_check_heard(struct ctx *ctx, const struct motion *m)
{
    if (!motion_of_person(m->kind))
        return ST_OK;
    return removal_law_check_heard(motion_removal_kind(m->kind), !date_none(m->served_on),
                                   ctx->today, &ctx->err);
}

/* ---------------------------------------------------------------- what he answers */

static enum status defend_tx(struct ctx *ctx, const void *input)
{
    const struct motion_defend *in = input;
    const struct date on = day_of(ctx, in->on);
    enum removal_law_kind kind;
    enum removal_law_defence way;
    struct motion_act a;
    bool own;

    TRY(motion_act_begin(ctx, in->id, in->version, MOTION_DEFEND, &a));
    own = a.who.person && !a.who.office;
    if (!motion_defence_parse(own ? S("written") : in->way, &way))
        invalid(ctx, "way", "form.required", NULL);
    if (in->body.len == 0)
        invalid(ctx, "body", "form.required", NULL);
    TRY(invalid_done(ctx));
    TRY(motion_check_day(ctx, &a.m, on));
    kind = motion_removal_kind(a.m.kind);
    TRY(removal_law_check_defence(kind, way, !date_none(a.m.put_to_vote_on), ctx->today,
                                  &ctx->err));
    TRY(motion_store_add_defence(
        ctx, a.m.id,
        &(struct motion_defence){.way = own ? S("written") : in->way,
                                 .on = on,
                                 .body = in->body,
                                 .by_person = own,
                                 .printed = removal_law_defence_printed(kind, way) ||
                                            (a.who.office && in->printed)}));
    TRY(motion_tell(ctx, &a, "motion.defended", MOTION_TO_OFFICE | MOTION_TO_SIGNERS,
                    a.m.person_name));
    return motion_act_end(ctx, &a, "motion.defended");
}

enum status motion_defend(struct ctx *ctx, const struct motion_defend *in)
{
    return db_tx(ctx, defend_tx, in);
}

/* ---------------------------------------------------------------- the end of the post */

static struct str reason_of(const struct motion *m)
{
    return m->kind == MOTION_RECALL ? S("recalled") : S("removed");
}

static enum status end_post(struct ctx *ctx, struct motion *m, struct date on, struct str note)
{
    const struct motion_seat *seat = NULL;

    if (m->member_id != 0)
        TRY(seat_of(ctx, m->kind, m->member_id, &seat));
    if (seat != NULL) /* he may have left it meanwhile */
        TRY(body_leave(ctx, seat->member_id, seat->version, on, reason_of(m)));
    m->ended_on = on;
    m->ended_note = note;
    return ST_OK;
}

static enum status check_effect(struct ctx *ctx, const struct motion *m, bool consent)
{
    const struct removal_law_post post = motion_post_of(m->office);

    return removal_law_check_effect(motion_removal_kind(m->kind), &post, consent, ctx->today,
                                    &ctx->err);
}

enum status motion_take_effect(struct ctx *ctx, struct motion *m, struct date on)
{
    enum status st;

    if (m->member_id == 0)
        return ST_OK;
    st = check_effect(ctx, m, false);
    if (st != ST_RULE)
        return st == ST_OK ? end_post(ctx, m, on, S("")) : st;
    ctx->err = (struct err){0};
    return ST_OK;
}

enum status motion_undo_effect(struct ctx *ctx, struct motion *m, struct str *note)
{
    enum status st = ST_OK;

    *note = S("");
    if (date_none(m->ended_on))
        return ST_OK;
    if (m->member_id != 0)
        st = body_restore(ctx, m->member_id, m->ended_on, reason_of(m));
    if (st != ST_RULE && st != ST_INVALID)
        TRY(st);
    if (st != ST_OK) { /* somebody else has the post, say: people have to see to it */
        *note = TF(ctx->arena, "motion.seat_not_restored", m->person_name, m->person_post);
        ctx->err = (struct err){0};
        ctx->field_errors_count = 0;
    }
    m->ended_on = (struct date){0};
    m->ended_note = S("");
    return ST_OK;
}

static enum status effect_tx(struct ctx *ctx, const void *input)
{
    const struct motion_effect *in = input;
    struct motion_act a;
    struct date on;

    TRY(motion_act_begin(ctx, in->id, in->version, MOTION_EFFECT, &a));
    on = date_none(in->on) ? a.m.closed_on : in->on;
    if (date_cmp(on, a.m.closed_on) < 0)
        invalid(ctx, "on", "motion.err.before_vote", NULL);
    TRY(invalid_done(ctx));
    TRY(motion_check_day(ctx, &a.m, on));
    TRY(check_effect(ctx, &a.m, in->consent));
    TRY(end_post(ctx, &a.m, on, in->note));
    return motion_act_end(ctx, &a, "motion.post_ended");
}

enum status motion_effect(struct ctx *ctx, const struct motion_effect *in)
{
    return db_tx(ctx, effect_tx, in);
}

/* ---------------------------------------------------------------- reports */

/* The committee that it was sent to last. */
static enum status sent_to(struct ctx *ctx, int64_t id, int64_t *out)
{
    struct motion_decision *list;
    size_t count;

    *out = 0;
    TRY(motion_store_decisions(ctx, id, &list, &count));
    arr_each (i, count)
        if (str_eqz(list[i].decision, "committee"))
            *out = list[i].organ_id;
    return ST_OK;
}

static enum status report_tx(struct ctx *ctx, const void *input)
{
    const struct motion_report_new *in = input;
    struct motion_report r = {.organ_id = in->organ_id,
                              .advice = in->advice.len > 0 ? in->advice : S("none"),
                              .on = day_of(ctx, in->on),
                              .body = in->body};
    struct motion_act a;

    TRY(motion_act_begin(ctx, in->id, in->version, MOTION_REPORT, &a));
    if (in->body.len == 0)
        invalid(ctx, "body", "form.required", NULL);
    TRY(invalid_done(ctx));
    TRY(motion_check_day(ctx, &a.m, r.on));
    if (r.organ_id == 0)
        TRY(sent_to(ctx, a.m.id, &r.organ_id));
    TRY(motion_store_add_report(ctx, a.m.id, &r));
    TRY(motion_tell(ctx, &a, "motion.reported", MOTION_TO_SIGNERS, S("")));
    return motion_act_end(ctx, &a, "motion.reported");
}

enum status motion_report(struct ctx *ctx, const struct motion_report_new *in)
{
    return db_tx(ctx, report_tx, in);
}
