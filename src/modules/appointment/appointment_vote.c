// SPDX-License-Identifier: MulanPSL-2.0
/* On an agenda, put to the vote in secret one by one, and what the vote came to. */
#include "law/meeting_law.h"
#include "modules/appointment/appointment_list.h"
#include "modules/appointment/appointment_parts.h"
#include "modules/body/body.h"
#include "modules/congress/congress.h"
#include "modules/meeting/meeting.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

enum { ROUNDS_MAX = 20 };

struct str appointment_certificate_text(struct ctx *ctx, int64_t year, int64_t number)
{
    if (number == 0)
        return S("");
    return TF(ctx->arena, "appointment.certificate_number",
              str_printf(ctx->arena, "%lld", (long long)year),
              str_printf(ctx->arena, "%lld", (long long)number));
}

struct str appointment_sentence(struct ctx *ctx, const struct appointment *a)
{
    return TF(
        ctx->arena,
        str_z(ctx->arena, str_printf(ctx->arena, "appointment.sentence." STR_FMT, STR_ARG(a->act))),
        a->person, a->post);
}

/* ---------------------------------------------------------------- on an agenda */

enum status appointment_item_fits(struct ctx *ctx, const struct meeting_item *item, bool *out)
{
    struct meeting m;
    struct body body = {.kind = BODY_OTHER};

    TRY(meeting_get(ctx, item->meeting_id, &m));
    if (m.body_id != 0)
        TRY(body_get(ctx, m.body_id, &body));
    *out = str_eqz(item->sort, "appointment") && body.kind == BODY_STANDING_COMMITTEE &&
           item->state != MEETING_ITEM_WITHDRAWN;
    return ST_OK;
}

struct listing {
    int64_t letter_id, item_id;
};

static enum status list_tx(struct ctx *ctx, const void *input)
{
    const struct listing *in = input;
    struct meeting_item item;
    struct appointment *all;
    size_t count, listed = 0;
    bool fits;

    TRY(meeting_item_get(ctx, in->item_id, &item));
    TRY(appointment_item_fits(ctx, &item, &fits));
    if (!fits)
        return fail_field(&ctx->err, "item", "appointment.err.item", NULL);
    TRY(appointment_store_of_letter(ctx, in->letter_id, &all, &count));
    arr_each (i, count) {
        if (!str_eqz(all[i].state, "checked") && !str_eqz(all[i].state, "listed"))
            continue;
        TRY(appointment_check_list(&all[i], &ctx->err));
        all[i].state = S("listed");
        all[i].item_id = item.id;
        TRY(appointment_store_update(ctx, &all[i]));
        listed++;
    }
    if (listed == 0)
        return fail(&ctx->err, ST_RULE, "appointment.err.unchecked", NULL);
    return event_emit(ctx, "appointment.listed", in->letter_id);
}

enum status appointment_list(struct ctx *ctx, int64_t letter_id, int64_t item_id)
{
    if (item_id == 0)
        return fail_field(&ctx->err, "item", "appointment.err.no_item", NULL);
    return db_tx(ctx, list_tx, &(struct listing){letter_id, item_id});
}

enum status appointment_lead(struct ctx *ctx, const struct appointment_letter *l, int64_t item_id,
                             struct appointment_lead *out)
{
    struct meeting_law_event event = {.body = LAW_BODY_STANDING_COMMITTEE};
    struct meeting_law_lead lead;
    struct law_params params;
    struct congress congress;
    struct meeting_item item;
    struct calendar cal;
    struct meeting m;

    *out = (struct appointment_lead){.late = false};
    if (item_id == 0)
        return ST_OK;
    TRY(meeting_item_get(ctx, item_id, &item));
    TRY(meeting_get(ctx, item.meeting_id, &m));
    TRY(congress_get(ctx, ctx->congress_id, &congress));
    TRY(congress_law_params(ctx, m.starts_on, &params));
    TRY(congress_calendar(ctx, &cal));
    event.level = congress_law_level(congress.level);
    event.starts_on = m.starts_on;
    lead = meeting_law_lead(MEETING_LAW_APPOINTMENT, &event, &params, &cal);
    out->by = lead.by;
    out->article = str_from(lead.article);
    out->late = !date_none(lead.by) && date_cmp(l->received_on, lead.by) > 0;
    return ST_OK;
}

/* ---------------------------------------------------------------- the vote */

struct voting {
    const struct appointment_ballot *in;
    size_t *out_votes;
};

/* One vote on some of them: each an object of its own, chosen one by one. */
static enum status put_to_vote(struct ctx *ctx, const struct appointment_ballot *in,
                               struct appointment *const *matters, size_t count, bool ends)
{
    struct vote_option *options = arena_array(ctx->arena, count, struct vote_option);
    struct vote_new v = {
        .kind = VOTE_MOTION,
        .method = in->method,
        .secret = true,
        .title = ends ? T("appointment.vote.ends") : T("appointment.vote.begins"),
        .matter = VOTE_LAW_APPOINTMENT,
        .rule = VOTE_HALF_OF_ALL,
        .seconds = in->seconds,
        .again_reason = in->reason,
        .options = options,
        .options_count = count,
    };
    int64_t vote_id;

    arr_each (i, count)
        options[i] = (struct vote_option){.name = matters[i]->person,
                                          .note = appointment_sentence(ctx, matters[i])};
    TRY(meeting_vote_join(ctx, in->item_id, &v,
                          ends ? MEETING_JOIN_DISMISSES : MEETING_JOIN_DECIDES, &vote_id));
    arr_each (i, count) {
        matters[i]->vote_id = vote_id;
        matters[i]->state = S("voting");
        TRY(appointment_store_update(ctx, matters[i]));
    }
    return event_emit_data(ctx, "appointment.voting", matters[0]->id,
                           str_printf(ctx->arena, "{\"vote\":%lld,\"item\":%lld}",
                                      (long long)vote_id, (long long)in->item_id));
}

static enum status vote_some(struct ctx *ctx, const struct voting *v, bool ends)
{
    struct appointment *all, **some;
    struct law_params params;
    size_t count, n = 0;

    TRY(congress_law_params(ctx, ctx->today, &params));
    TRY(appointment_store_of_item(ctx, v->in->item_id, &all, &count));
    some = arena_array(ctx->arena, count, struct appointment *);
    arr_each (i, count) {
        enum office_law_office office = OFFICE_LAW_WORKING;
        enum office_law_act act = OFFICE_LAW_APPOINT;
        struct appointment_facts facts;

        if (!str_eqz(all[i].state, "listed") || appointment_begins(all[i].act) == ends)
            continue;
        (void)appointment_office_of(all[i].office, &office);
        (void)appointment_act_of(all[i].act, &act);
        TRY(appointment_facts_of(ctx, &all[i], &facts));
        TRY(appointment_check_vote(&all[i], office, act, &params, &facts, &ctx->err));
        some[n++] = &all[i];
    }
    if (n == 0)
        return ST_OK;
    *v->out_votes += 1;
    return put_to_vote(ctx, v->in, some, n, ends);
}

static enum status vote_tx(struct ctx *ctx, const void *input)
{
    const struct voting *v = input;

    *v->out_votes = 0;
    TRY(vote_some(ctx, v, true));
    TRY(vote_some(ctx, v, false));
    return *v->out_votes > 0 ? ST_OK
                             : fail(&ctx->err, ST_RULE, "appointment.err.nothing_listed", NULL);
}

enum status appointment_vote(struct ctx *ctx, const struct appointment_ballot *in,
                             size_t *out_votes)
{
    if (in->method == VOTE_HANDS)
        return fail_field(&ctx->err, "method", "vote.hands_not_secret", NULL);
    return db_tx(ctx, vote_tx, &(struct voting){in, out_votes});
}

/* ---------------------------------------------------------------- what follows at once */

static enum status begin_post(struct ctx *ctx, const struct appointment *a, struct date on)
{
    struct appointment_tenure t = {.id = db_new_id(ctx),
                                   .person_id = a->person_id,
                                   .post_id = a->post_id,
                                   .begun_id = a->id,
                                   .acting = str_eqz(a->act, "acting"),
                                   .from_on = on,
                                   .ended_how = S("")};
    struct body_member m = {.title = S(""), .left_reason = S(""), .from_on = on};
    struct appointment_tenure *acting;
    struct appointment_person person;
    struct appointment_post post;
    size_t count;

    TRY(appointment_store_post(ctx, a->post_id, &post));
    TRY(appointment_store_person(ctx, a->person_id, &person));
    if (!t.acting) { /* who acted does so no longer */
        TRY(appointment_store_tenures(ctx, a->post_id, 0, on, &acting, &count));
        arr_each (i, count)
            if (acting[i].acting && date_none(acting[i].to_on)) {
                acting[i].to_on = on;
                acting[i].ended_how = S("acting");
                TRY(appointment_store_tenure_update(ctx, &acting[i]));
            }
    }
    if (post.body_id != 0 && person.deputy_id != 0 && !t.acting) {
        m.body_id = post.body_id;
        m.deputy_id = person.deputy_id;
        m.name = person.name;
        m.post = str_eqz(post.office, "special_vice") ? BODY_VICE_CHAIR : BODY_MEMBER;
        TRY(body_seat(ctx, &m, &t.member_id));
    }
    return appointment_store_tenure_insert(ctx, &t);
}

static enum status end_post(struct ctx *ctx, const struct appointment *a, struct date on)
{
    struct appointment_tenure *held;
    size_t count;

    TRY(appointment_store_tenures(ctx, a->post_id, a->person_id, (struct date){0}, &held, &count));
    arr_each (i, count) {
        if (!date_none(held[i].to_on) || date_cmp(held[i].from_on, on) > 0)
            continue;
        held[i].to_on = on;
        held[i].ended_id = a->id;
        held[i].ended_how = str_from(appointment_ended_how(a->act));
        TRY(appointment_end_seat(ctx, &held[i], on,
                                 str_eqz(a->act, "resign")   ? "resigned"
                                 : str_eqz(a->act, "remove") ? "removed"
                                                             : "moved"));
        TRY(appointment_store_tenure_update(ctx, &held[i]));
    }
    return ST_OK;
}

enum status appointment_take_effect(struct ctx *ctx, const struct appointment *a, struct date on)
{
    return appointment_begins(a->act) ? begin_post(ctx, a, on) : end_post(ctx, a, on);
}

/* ---------------------------------------------------------------- the result */

static const struct vote_line *line_of(struct ctx *ctx, const struct vote_result *r,
                                       const struct appointment *a)
{
    const struct str sentence = appointment_sentence(ctx, a);

    arr_each (i, r->lines_count)
        if (str_eq(r->lines[i].name, a->person) && str_eq(r->lines[i].note, sentence))
            return &r->lines[i];
    return NULL;
}

static enum status decide_one(struct ctx *ctx, struct appointment *a, const struct vote *v,
                              const struct vote_result *r)
{
    const struct vote_line *l = line_of(ctx, r, a);
    enum office_law_office office = OFFICE_LAW_WORKING;
    enum office_law_act act = OFFICE_LAW_APPOINT;

    ASSERT(l != NULL);
    (void)appointment_office_of(a->office, &office);
    (void)appointment_act_of(a->act, &act);
    a->vote_id = v->id;
    a->yes = l->yes;
    a->no = l->no;
    a->abstain = l->abstain;
    a->all_members = r->all_members;
    a->formula =
        TF(ctx->arena, l->passed ? "appointment.formula" : "appointment.formula_not",
           str_printf(ctx->arena, "%u", l->yes), str_printf(ctx->arena, "%u", r->all_members));
    a->article = r->article;
    a->decided_on = v->on;
    a->state = l->passed ? S("passed") : S("refused");
    if (l->passed) {
        a->effect_on = appointment_effect(office, act, v->on, (struct date){0});
        if (!date_none(a->effect_on))
            TRY(appointment_take_effect(ctx, a, a->effect_on));
    }
    TRY(appointment_store_update(ctx, a));
    return event_emit(ctx, "appointment.decided", a->id);
}

static bool is_decided(const struct appointment *a)
{
    return str_eqz(a->state, "passed") || str_eqz(a->state, "refused");
}

/* A void vote: its matters wait on the agenda again, those it had decided, too. They keep the vote,
 * by which one that repeats it finds them. */
static enum status void_all(struct ctx *ctx, struct appointment *all, size_t count, int64_t vote_id)
{
    arr_each (i, count) {
        bool done;

        if (all[i].vote_id == vote_id && (is_decided(&all[i]) || str_eqz(all[i].state, "voting")))
            TRY(appointment_take_back(ctx, &all[i], &done));
    }
    return ST_OK;
}

/* What the vote that this one repeats had decided is decided anew. */
static enum status decide_anew(struct ctx *ctx, struct appointment *a, const struct vote *v,
                               const struct vote_result *r)
{
    bool open = true;

    if (line_of(ctx, r, a) == NULL)
        return ST_OK;
    if (a->vote_id != v->id && is_decided(a))
        TRY(appointment_take_back(ctx, a, &open));
    if (!open || (!str_eqz(a->state, "voting") && !str_eqz(a->state, "listed")))
        return ST_OK;
    return decide_one(ctx, a, v, r);
}

/* The matters of a vote, or of the one that it repeats. */
static enum status matters_of(struct ctx *ctx, const struct vote *v, struct appointment **out,
                              size_t *out_count)
{
    struct vote at = *v;

    for (unsigned n = 0; n < ROUNDS_MAX; n++) {
        TRY(appointment_store_of_vote(ctx, at.id, out, out_count));
        if (*out_count > 0 || at.replaces_id == 0)
            return ST_OK;
        TRY(vote_get(ctx, at.replaces_id, &at));
    }
    return ST_OK;
}

static enum status result_tx(struct ctx *ctx, const void *input)
{
    const struct vote *v = input;
    struct appointment *all;
    struct vote_result r;
    size_t count;

    TRY(matters_of(ctx, v, &all, &count));
    if (v->state == VOTE_INVALID)
        return void_all(ctx, all, count, v->id);
    TRY(vote_result(ctx, v->id, &r));
    if (!r.valid_round) /* more ballots than voters: nobody was refused */
        return void_all(ctx, all, count, v->id);
    arr_each (i, count)
        TRY(decide_anew(ctx, &all[i], v, &r));
    return ST_OK;
}

enum status appointment_result(struct ctx *ctx, int64_t vote_id)
{
    struct appointment *all;
    struct vote v;
    size_t count;

    TRY(vote_get(ctx, vote_id, &v));
    if (v.state != VOTE_ANNOUNCED && v.state != VOTE_INVALID)
        return ST_OK;
    TRY(matters_of(ctx, &v, &all, &count));
    return count == 0 ? ST_OK : db_tx(ctx, result_tx, &v);
}
