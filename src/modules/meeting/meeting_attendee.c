// SPDX-License-Identifier: MulanPSL-2.0
/* Deputies who may attend a meeting without being its members: who, by which article; asked. */
#include "law/law_article.h"
#include "law/session_law.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_plan.h"
#include "modules/meeting/meeting_rules.h"
#include "modules/meeting/meeting_session.h"
#include "modules/meeting/meeting_tell.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

/* The meeting and the congress that holds it, as the law sees them. */
struct here {
    const struct meeting *m;
    enum congress_level level;
    enum session_law_gathering at;
};

/* Is it a part of a session, or held on a day of one? */
static enum status at_session(struct ctx *ctx, const struct meeting *m, bool *out)
{
    struct congress_session session;
    struct meeting whole;
    enum status st;

    *out = false;
    if (m->parent_id != 0) {
        TRY(meeting_get(ctx, m->parent_id, &whole));
        *out = meeting_is_session(&whole);
    }
    if (*out)
        return ST_OK;
    st = congress_session_at(ctx, m->starts_on, &session, out);
    if (st != ST_NOT_FOUND)
        return st;
    ctx->err = (struct err){0};
    *out = false;
    return ST_OK;
}

enum status meeting_gathers(struct ctx *ctx, const struct meeting *m,
                            enum session_law_gathering *out)
{
    struct meeting_rule rule;
    bool session;

    TRY(meeting_rule_get(ctx, m->rule_id, &rule));
    TRY(at_session(ctx, m, &session));
    *out = meeting_gathering(&rule, session);
    return ST_OK;
}

static enum status here_of(struct ctx *ctx, const struct meeting *m, struct here *out)
{
    struct congress c;

    TRY(congress_get(ctx, ctx->congress_id, &c));
    *out = (struct here){.m = m, .level = c.level};
    return meeting_gathers(ctx, m, &out->at);
}

/* What a deputy of that level is to this congress, if he is not its own. */
static enum status stranger(struct ctx *ctx, const struct here *h, struct str level,
                            enum session_law_deputy *out)
{
    enum congress_level theirs;
    bool elected;

    TRY(deputy_elected_here(ctx, level, &elected));
    *out = elected ? SESSION_LAW_ELECTED_HERE
           : h->level == CONGRESS_TOWNSHIP && congress_level_parse(level, &theirs) &&
                   theirs == CONGRESS_COUNTY
               ? SESSION_LAW_OF_COUNTY
               : SESSION_LAW_OF_ELSEWHERE;
    return ST_OK;
}

static enum status attends(struct ctx *ctx, const struct here *h, bool own, struct str level,
                           enum session_law_attends *out, const char **out_article)
{
    enum session_law_deputy who = SESSION_LAW_OWN;
    enum law_article article;

    if (!own)
        TRY(stranger(ctx, h, level, &who));
    *out =
        session_law_may_attend(congress_law_level(h->level), h->at, who, h->m->starts_on, &article);
    *out_article = law_article(article, h->m->starts_on);
    return ST_OK;
}

/* ---------------------------------------------------------------- who may */

static struct str title_of(struct ctx *ctx, const struct deputy_mandate *d)
{
    return TF(ctx->arena, "meeting.attendee.title", d->congress);
}

/* A deputy of another level is no deputy here: he is known by the mandate he was asked by, for
 * names are not one man's. */
static bool is_there(const struct meeting_person *people, size_t count,
                     const struct deputy_mandate *d)
{
    arr_each (i, count)
        if (people[i].mandate_id == d->id || (d->own && people[i].deputy_id == d->id))
            return true;
    return false;
}

struct listing {
    struct here here;
    struct meeting_person *people;
    size_t people_count;
    int64_t *suspended;
    size_t suspended_count;
    struct meeting_attendee *out;
    size_t n;
    bool more;
};

static bool may_be_asked(const struct listing *l, bool own, const struct deputy_mandate *d)
{
    return d->own == own && !is_there(l->people, l->people_count, d) &&
           !(own && deputy_among(l->suspended, l->suspended_count, d->id));
}

/* Own deputies, or those of one level who are not: the first that may be asked, however many
 * members stand before them. */
static enum status list_some(struct ctx *ctx, struct listing *l, bool own, struct str level,
                             struct str q)
{
    enum session_law_attends how;
    struct deputy_mandate *all;
    struct str after = S("");
    const char *article;
    size_t count, listed = 0;

    TRY(attends(ctx, &l->here, own, level, &how, &article));
    if (how == SESSION_LAW_NOT)
        return ST_OK;
    do {
        TRY(deputy_mandates_page(ctx, level, q, MEETING_ATTENDEES_AT_ONCE, &after, &all, &count));
        arr_each (i, count) {
            if (!may_be_asked(l, own, &all[i]))
                continue;
            if (listed == MEETING_ATTENDEES_AT_ONCE) {
                l->more = true;
                return ST_OK;
            }
            listed++;
            l->out[l->n++] = (struct meeting_attendee){
                .id = all[i].id,
                .own = own,
                .name = all[i].name,
                .congress = all[i].congress,
                .constituency = all[i].constituency,
                .level = all[i].level,
                .how = how,
                .article = article,
            };
        }
    } while (after.len > 0);
    return ST_OK;
}

enum status meeting_attendees(struct ctx *ctx, const struct meeting *m, struct str q,
                              struct meeting_attendee **out, size_t *out_count, bool *out_more)
{
    struct listing l = {.out = arena_array(ctx->arena,
                                           (CONGRESS_NATION + 2) * MEETING_ATTENDEES_AT_ONCE,
                                           struct meeting_attendee)};

    TRY(here_of(ctx, m, &l.here));
    TRY(meeting_people(ctx, m->id, &l.people, &l.people_count));
    TRY(deputy_suspended_on(ctx, m->starts_on, &l.suspended, &l.suspended_count));
    TRY(list_some(ctx, &l, true, str_from(congress_level_word(l.here.level)), q));
    for (enum congress_level level = CONGRESS_TOWNSHIP; level <= CONGRESS_NATION; level++)
        TRY(list_some(ctx, &l, false, str_from(congress_level_word(level)), q));
    *out = l.out;
    *out_count = l.n;
    *out_more = l.more;
    return ST_OK;
}

enum status meeting_attendees_any(struct ctx *ctx, const struct meeting *m, bool *out)
{
    enum session_law_attends how;
    const char *article;
    struct here h;

    TRY(here_of(ctx, m, &h));
    TRY(attends(ctx, &h, true, S(""), &how, &article));
    *out = how != SESSION_LAW_NOT;
    for (enum congress_level level = CONGRESS_TOWNSHIP; !*out && level <= CONGRESS_NATION;
         level++) {
        TRY(attends(ctx, &h, false, str_from(congress_level_word(level)), &how, &article));
        *out = how != SESSION_LAW_NOT;
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- asked */

struct inviting {
    const struct meeting_asking *in;
    size_t *out_added;
};

/* The meeting's list as it grows: read once. */
struct roll {
    struct meeting_person *people;
    size_t count;
};

/* That he was elected by this congress, or here, the register of five levels does not know: his
 * level is not enough. Somebody looks, and says so. */
static enum status looked_at(struct ctx *ctx, const struct meeting_asking *in,
                             const struct deputy_mandate *d)
{
    if (d->own)
        return ST_OK;
    arr_each (i, in->looked_count)
        if (in->looked[i] == d->id)
            return ST_OK;
    return fail_field(&ctx->err, "looked", "meeting.attendee.err.not_looked",
                      str_z(ctx->arena, d->name));
}

/* Who stands on the roll already, or comes twice, is left out. */
static enum status invite_one(struct ctx *ctx, const struct here *h,
                              const struct meeting_asking *in, int64_t id, struct roll *roll)
{
    enum session_law_attends how;
    struct deputy_mandate d;
    const char *article;

    TRY(deputy_mandate_get(ctx, id, &d));
    if (!d.in_office)
        return fail(&ctx->err, ST_RULE, "meeting.attendee.err.ended", NULL);
    TRY(attends(ctx, h, d.own, d.level, &how, &article));
    if (how == SESSION_LAW_NOT)
        return fail(&ctx->err, ST_RULE, "meeting.attendee.err.may_not", article);
    if (d.own)
        TRY(deputy_check_acting(ctx, d.id, h->m->starts_on));
    if (is_there(roll->people, roll->count, &d))
        return ST_OK;
    TRY(looked_at(ctx, in, &d));
    TRY(meeting_person_put_among(ctx,
                                 &(struct meeting_person_new){
                                     .meeting_id = h->m->id,
                                     .deputy_id = d.own ? d.id : 0,
                                     .name = d.own ? S("") : d.name,
                                     .title = d.own ? S("") : title_of(ctx, &d),
                                     .capacity = MEETING_ATTENDEE,
                                     .mandate_id = d.id,
                                 },
                                 roll->people, roll->count, &roll->people[roll->count]));
    roll->count++;
    return ST_OK;
}

static enum status read_roll(struct ctx *ctx, int64_t meeting_id, size_t more, struct roll *out)
{
    struct meeting_person *people;

    TRY(meeting_people(ctx, meeting_id, &people, &out->count));
    out->people = arena_array(ctx->arena, out->count + more, struct meeting_person);
    arr_each (i, out->count)
        out->people[i] = people[i];
    return ST_OK;
}

static enum status invite_tx(struct ctx *ctx, const void *input)
{
    const struct inviting *inviting = input;
    const struct meeting_asking *in = inviting->in;
    struct notice_to *to = arena_array(ctx->arena, in->count, struct notice_to);
    size_t told = 0, before;
    struct roll roll;
    struct here h;
    struct meeting m;

    TRY(meeting_get(ctx, in->meeting_id, &m));
    if (!meeting_in_preparation(m.state))
        return fail(&ctx->err, ST_RULE, "meeting.begun", NULL);
    TRY(here_of(ctx, &m, &h));
    TRY(read_roll(ctx, m.id, in->count, &roll));
    before = roll.count;
    arr_each (i, in->count)
        TRY(invite_one(ctx, &h, in, in->ids[i], &roll));
    *inviting->out_added = roll.count - before;
    if (roll.count == before)
        return ST_OK;
    for (size_t i = before; i < roll.count; i++)
        if (roll.people[i].account_id != 0)
            to[told++].account_id = roll.people[i].account_id;
    if (m.state == MEETING_NOTICED && told > 0)
        TRY(meeting_tell(ctx, "meeting.invited", &m, to, told, S("")));
    return event_emit_data(ctx, "meeting.attendees_invited", m.id,
                           str_printf(ctx->arena, "{\"people\":%zu}", roll.count - before));
}

enum status meeting_attendees_invite(struct ctx *ctx, const struct meeting_asking *in,
                                     size_t *out_added)
{
    if (in->count == 0)
        return fail_field(&ctx->err, "who", "meeting.attendee.err.nobody", NULL);
    if (in->count > MEETING_ATTENDEES_AT_ONCE)
        return fail_field(&ctx->err, "who", "meeting.attendee.err.many", "200");
    return db_tx(ctx, invite_tx, &(struct inviting){in, out_added});
}
