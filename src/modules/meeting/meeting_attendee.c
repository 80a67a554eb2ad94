// SPDX-License-Identifier: MulanPSL-2.0
/* Deputies who may attend a meeting without being its members: who, by which article; asked. */
#include "law/law_article.h"
#include "law/session_law.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_plan.h"
#include "modules/meeting/meeting_rules.h"
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

static enum status here_of(struct ctx *ctx, const struct meeting *m, struct here *out)
{
    struct meeting_rule rule;
    struct congress c;

    TRY(meeting_rule_get(ctx, m->rule_id, &rule));
    TRY(congress_get(ctx, ctx->congress_id, &c));
    *out = (struct here){.m = m, .level = c.level, .at = meeting_gathering(&rule)};
    return ST_OK;
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
    *out = session_law_may_attend(congress_law_level(h->level), h->at, who, &article);
    *out_article = law_article(article, h->m->starts_on);
    return ST_OK;
}

/* ---------------------------------------------------------------- who may */

static struct str title_of(struct ctx *ctx, const struct deputy_mandate *d)
{
    return TF(ctx->arena, "meeting.attendee.title", d->congress);
}

/* A deputy of another level has neither deputy nor account here: by name and congress. */
static bool is_there(struct ctx *ctx, const struct meeting_person *people, size_t count,
                     const struct deputy_mandate *d)
{
    const struct str title = d->own ? S("") : title_of(ctx, d);

    arr_each (i, count)
        if (d->own ? people[i].deputy_id == d->id
                   : people[i].deputy_id == 0 && str_eq(people[i].name, d->name) &&
                         str_eq(people[i].title, title))
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

/* Own deputies, or those of one level who are not. */
static enum status list_some(struct ctx *ctx, struct listing *l, bool own, struct str level,
                             struct str q)
{
    enum session_law_attends how;
    struct deputy_mandate *all;
    const char *article;
    size_t count;

    TRY(attends(ctx, &l->here, own, level, &how, &article));
    if (how == SESSION_LAW_NOT)
        return ST_OK;
    TRY(deputy_mandates(ctx, level, q, MEETING_ATTENDEES_AT_ONCE, &all, &count));
    l->more = l->more || count == MEETING_ATTENDEES_AT_ONCE;
    arr_each (i, count) {
        if (all[i].own != own || is_there(ctx, l->people, l->people_count, &all[i]) ||
            (own && deputy_among(l->suspended, l->suspended_count, all[i].id)))
            continue;
        l->out[l->n++] = (struct meeting_attendee){
            .id = all[i].id,
            .own = own,
            .name = all[i].name,
            .congress = all[i].congress,
            .constituency = all[i].constituency,
            .level = all[i].level,
            .by_right = how == SESSION_LAW_MAY,
            .article = article,
        };
    }
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
    int64_t meeting_id;
    const int64_t *ids;
    size_t count;
    size_t *out_added;
};

/* *out_person 0: he stands on the list already. */
static enum status invite_one(struct ctx *ctx, const struct here *h, int64_t id,
                              int64_t *out_person)
{
    struct meeting_person *people;
    enum session_law_attends how;
    struct deputy_mandate d;
    const char *article;
    size_t count;

    *out_person = 0;
    TRY(deputy_mandate_get(ctx, id, &d));
    TRY(attends(ctx, h, d.own, d.level, &how, &article));
    if (how == SESSION_LAW_NOT || !d.in_office)
        return fail(&ctx->err, ST_RULE, "meeting.attendee.err.may_not",
                    law_article(LAW_ARTICLE_DEPUTY_INVITED, h->m->starts_on));
    if (d.own)
        TRY(deputy_check_acting(ctx, d.id, h->m->starts_on));
    TRY(meeting_people(ctx, h->m->id, &people, &count));
    if (is_there(ctx, people, count, &d))
        return ST_OK;
    return meeting_person_put(ctx,
                              &(struct meeting_person_new){
                                  .meeting_id = h->m->id,
                                  .deputy_id = d.own ? d.id : 0,
                                  .name = d.own ? S("") : d.name,
                                  .title = d.own ? S("") : title_of(ctx, &d),
                                  .capacity = MEETING_ATTENDEE,
                                  .mandate_id = d.id,
                              },
                              out_person);
}

static enum status invite_tx(struct ctx *ctx, const void *input)
{
    const struct inviting *in = input;
    struct notice_to *to = arena_array(ctx->arena, in->count, struct notice_to);
    struct meeting_person p;
    size_t told = 0, added = 0;
    struct here h;
    struct meeting m;

    TRY(meeting_get(ctx, in->meeting_id, &m));
    if (!meeting_in_preparation(m.state))
        return fail(&ctx->err, ST_RULE, "meeting.begun", NULL);
    TRY(here_of(ctx, &m, &h));
    arr_each (i, in->count) {
        int64_t person;

        TRY(invite_one(ctx, &h, in->ids[i], &person));
        if (person == 0)
            continue;
        added++;
        TRY(meeting_person_get(ctx, person, &p));
        if (p.account_id != 0)
            to[told++].account_id = p.account_id;
    }
    *in->out_added = added;
    if (added == 0)
        return ST_OK;
    if (m.state == MEETING_NOTICED && told > 0)
        TRY(meeting_tell(ctx, "meeting.invited", &m, to, told, S("")));
    return event_emit_data(ctx, "meeting.attendees_invited", m.id,
                           str_printf(ctx->arena, "{\"people\":%zu}", added));
}

enum status meeting_attendees_invite(struct ctx *ctx, int64_t meeting_id, const int64_t *ids,
                                     size_t count, size_t *out_added)
{
    if (count == 0)
        return fail_field(&ctx->err, "who", "meeting.attendee.err.nobody", NULL);
    return db_tx(ctx, invite_tx, &(struct inviting){meeting_id, ids, count, out_added});
}
