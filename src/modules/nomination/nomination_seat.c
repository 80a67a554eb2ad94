// SPDX-License-Identifier: MulanPSL-2.0
/* Who is elected, over all rounds; the posts they take; another election for what is left. */
#include "base/utf8.h"
#include "modules/body/body.h"
#include "modules/deputy/deputy.h"
#include "modules/nomination/nomination_actions.h"
#include "modules/nomination/nomination_parts.h"
#include "modules/nomination/nomination_rules.h"
#include "modules/nomination/nomination_store.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"
#include <stdlib.h>

enum { ROUNDS_MAX = 20, PAPER_CHARS = 100 };

/* ---------------------------------------------------------------- what the votes came to */

/* The round that follows: the same once more, or among those tied. One that was void itself does
 * not count unless it is the last. */
static enum status next_round(struct ctx *ctx, const struct vote *v, struct vote *out,
                              bool *out_found)
{
    struct vote *all;
    size_t count;

    *out_found = false;
    TRY(vote_of_origin(ctx, str_z(ctx->arena, v->origin), v->origin_id, &all, &count));
    arr_each (i, count)
        if (all[i].replaces_id == v->id) {
            *out = all[i];
            *out_found = true;
        }
    return ST_OK;
}

/* The nomination behind a line of the ballot; NULL: written in. */
static const struct nomination *nominee_of(const struct nomination *people, size_t count,
                                           const struct vote_line *line)
{
    arr_each (i, count)
        if (str_eq(people[i].name, line->name) && str_eq(people[i].occupation, line->note))
            return &people[i];
    return NULL;
}

/* Who is elected stays so over the rounds; who is tied or left is as the last round has it. */
static enum status add_round(struct ctx *ctx, const struct nomination_post *p, const struct vote *v,
                             struct nomination_outcome *o)
{
    struct nomination_elected *all;
    struct nomination *people;
    struct vote_result r;
    size_t count;

    TRY(vote_result(ctx, v->id, &r));
    TRY(nomination_store_of_post(ctx, p->id, &people, &count));
    all = arena_array(ctx->arena, o->count + r.lines_count, struct nomination_elected);
    arr_each (i, o->count)
        all[i] = o->elected[i];
    o->elected = all;
    o->others = arena_array(ctx->arena, r.lines_count, struct nomination_elected);
    o->others_count = 0;
    o->tied = 0;
    arr_each (i, r.lines_count) {
        const struct vote_line *l = &r.lines[i];
        const struct nomination *n = nominee_of(people, count, l);
        const struct nomination_elected e = {.post_id = p->id,
                                             .vote_id = v->id,
                                             .name = l->name,
                                             .votes = l->yes,
                                             .deputy_id = n != NULL ? n->deputy_id : 0};

        o->tied += l->tied;
        if (l->passed)
            o->elected[o->count++] = e;
        else
            o->others[o->others_count++] = e;
    }
    return ST_OK;
}

static int by_votes(const void *a, const void *b)
{
    const struct nomination_elected *x = a, *y = b;

    return x->votes != y->votes ? (x->votes > y->votes ? -1 : 1) : 0;
}

enum status nomination_outcome(struct ctx *ctx, const struct nomination_post *p, int64_t vote_id,
                               unsigned seats, struct nomination_outcome *out)
{
    struct nomination_outcome o = {.announced = true, .vacant = seats};
    bool more = true;
    struct vote v;

    TRY(vote_get(ctx, vote_id, &v));
    for (unsigned round = 0; more && round < ROUNDS_MAX; round++) {
        struct vote next = v;

        o.announced = v.state == VOTE_ANNOUNCED;
        o.on = v.on;
        if (o.announced)
            TRY(add_round(ctx, p, &v, &o));
        TRY(next_round(ctx, &v, &next, &more));
        v = next;
    }
    o.vacant = o.count < seats ? seats - (unsigned)o.count : 0;
    if (o.others_count > 1)
        qsort(o.others, o.others_count, sizeof *o.others, by_votes);
    *out = o;
    return ST_OK;
}

/* ---------------------------------------------------------------- taking the posts */

static enum status tell(struct ctx *ctx, const char *event, const struct nomination_post *p)
{
    return event_emit_data(ctx, event, p->election_id,
                           str_printf(ctx->arena, "{\"post\":%lld,\"vote\":%lld}", (long long)p->id,
                                      (long long)p->vote_id));
}

static bool seat_of(enum nomination_law_office office, enum body_kind *kind, enum body_post *post)
{
    static const struct {
        enum nomination_law_office office;
        enum body_kind kind;
        enum body_post post;
    } SEATS[] = {
        {NOMINATION_LAW_COMMITTEE_CHAIR, BODY_STANDING_COMMITTEE, BODY_CHAIR},
        {NOMINATION_LAW_COMMITTEE_VICE, BODY_STANDING_COMMITTEE, BODY_VICE_CHAIR},
        {NOMINATION_LAW_COMMITTEE_SECRETARY, BODY_STANDING_COMMITTEE, BODY_SECRETARY_GENERAL},
        {NOMINATION_LAW_COMMITTEE_MEMBER, BODY_STANDING_COMMITTEE, BODY_MEMBER},
        {NOMINATION_LAW_TOWNSHIP_CHAIR, BODY_TOWNSHIP_PRESIDIUM, BODY_CHAIR},
        {NOMINATION_LAW_TOWNSHIP_VICE, BODY_TOWNSHIP_PRESIDIUM, BODY_VICE_CHAIR},
    };

    arr_each (i, COUNT(SEATS))
        if (SEATS[i].office == office) {
            *kind = SEATS[i].kind;
            *post = SEATS[i].post;
            return true;
        }
    return false;
}

enum status nomination_unknown(struct ctx *ctx, const struct nomination_post *p,
                               const struct nomination_outcome *o, struct str **out,
                               size_t *out_count)
{
    enum body_kind kind;
    enum body_post post;

    *out = arena_array(ctx->arena, o->count, struct str);
    *out_count = 0;
    if (p->office != NOMINATION_LAW_ACTING_CHAIR && !seat_of(p->office, &kind, &post))
        return ST_OK;
    arr_each (i, o->count)
        if (o->elected[i].deputy_id == 0)
            (*out)[(*out_count)++] = o->elected[i].name;
    return ST_OK;
}

/* Written in: the deputy whom somebody has named for him. */
static enum status deputy_named(struct ctx *ctx, const struct nomination_seating *in,
                                struct nomination_elected *e)
{
    struct deputy d;

    for (size_t i = 0; e->deputy_id == 0 && i < in->count; i++) {
        TRY(deputy_get(ctx, in->deputies[i], &d));
        if (d.in_office && str_eq(d.name, e->name))
            e->deputy_id = d.id;
    }
    return e->deputy_id != 0 ? ST_OK
                             : fail_field(&ctx->err, "who", "nomination.err.who_is_it",
                                          str_z(ctx->arena, e->name));
}

/* Who sits there already in another post leaves it the day before. */
static enum status leave_old(struct ctx *ctx, int64_t body_id, int64_t deputy_id, struct date on)
{
    const struct date before = date_add_days(on, -1);
    struct body_member *members;
    size_t count;

    TRY(body_members_at(ctx, body_id, on, &members, &count));
    arr_each (i, count)
        if (members[i].deputy_id == deputy_id)
            return body_leave(ctx, members[i].id, members[i].version, before, S("other"));
    return ST_OK;
}

static enum status take_seat(struct ctx *ctx, const struct nomination_seating *in,
                             const struct nomination_post *p, struct date on,
                             struct nomination_elected *e)
{
    struct body_member m = {.title = S(""), .left_reason = S(""), .from_on = on};
    enum body_kind kind;
    struct body body;

    if (!seat_of(p->office, &kind, &m.post))
        return ST_OK;
    TRY(deputy_named(ctx, in, e));
    TRY(body_of_kind(ctx, kind, on, &body));
    TRY(leave_old(ctx, body.id, e->deputy_id, on));
    m.body_id = body.id;
    m.deputy_id = e->deputy_id;
    m.name = e->name;
    return body_seat(ctx, &m, &e->member_id);
}

/* A vice-chair stays what he is and acts as chair: his title says so. */
static enum status act_as_chair(struct ctx *ctx, const struct nomination_seating *in,
                                struct date on, struct nomination_elected *e)
{
    struct body_member *members;
    struct body body;
    size_t count;

    TRY(deputy_named(ctx, in, e));
    TRY(body_of_kind(ctx, BODY_STANDING_COMMITTEE, on, &body));
    TRY(body_members_at(ctx, body.id, on, &members, &count));
    arr_each (i, count) {
        if (members[i].deputy_id != e->deputy_id || members[i].post != BODY_VICE_CHAIR)
            continue;
        members[i].title = T("nomination.acting_title");
        e->member_id = members[i].id;
        return body_change_seat(ctx, &members[i]);
    }
    return fail(&ctx->err, ST_RULE, "nomination.err.vice_only",
                law_article(LAW_ARTICLE_ACTING_CHAIR, on));
}

struct post_act {
    int64_t post_id, version;
    struct date on;
    struct str paper;
};

static enum status final_outcome(struct ctx *ctx, const struct nomination_post *p,
                                 struct nomination_outcome *out)
{
    if (p->vote_id == 0)
        return fail(&ctx->err, ST_RULE, "nomination.err.not_voted", NULL);
    TRY(nomination_outcome(ctx, p, p->vote_id, p->seats, out));
    if (!out->announced)
        return fail(&ctx->err, ST_RULE, "nomination.err.not_announced", NULL);
    return out->tied > 0 ? fail(&ctx->err, ST_RULE, "nomination.err.tied", NULL) : ST_OK;
}

static enum status seat_tx(struct ctx *ctx, const void *input)
{
    const struct nomination_seating *in = input;
    struct nomination_outcome o = {.count = 0};
    struct nomination_post p;

    TRY(nomination_store_post(ctx, in->post_id, &p));
    if (!date_none(p.seated_on))
        return fail(&ctx->err, ST_RULE, "nomination.err.seated", NULL);
    TRY(final_outcome(ctx, &p, &o));
    if (o.count == 0)
        return fail(&ctx->err, ST_RULE, "nomination.err.nobody", NULL);
    if (p.office == NOMINATION_LAW_PROCURATOR_HEAD && date_none(p.approved_on))
        return fail(&ctx->err, ST_RULE, "nomination.err.not_approved",
                    law_article(LAW_ARTICLE_APPROVAL_ABOVE, o.on));
    arr_each (i, o.count) {
        if (p.office == NOMINATION_LAW_ACTING_CHAIR)
            TRY(act_as_chair(ctx, in, o.on, &o.elected[i]));
        else
            TRY(take_seat(ctx, in, &p, o.on, &o.elected[i]));
        TRY(nomination_store_elect(ctx, &o.elected[i]));
        TRY(nomination_tell_people(
            ctx, "nomination.elected", &p,
            &(struct nomination){.name = o.elected[i].name, .deputy_id = o.elected[i].deputy_id},
            1));
    }
    p.version = in->version;
    p.seated_on = ctx->today;
    TRY(nomination_store_post_update(ctx, &p));
    return tell(ctx, "nomination.seated", &p);
}

enum status nomination_seat(struct ctx *ctx, const struct nomination_seating *in)
{
    return db_tx(ctx, seat_tx, in);
}

static enum status approve_tx(struct ctx *ctx, const void *input)
{
    const struct post_act *in = input;
    struct nomination_outcome o = {.count = 0};
    struct nomination_post p;

    TRY(nomination_store_post(ctx, in->post_id, &p));
    if (p.office != NOMINATION_LAW_PROCURATOR_HEAD || !date_none(p.seated_on))
        return fail(&ctx->err, ST_RULE, "nomination.err.no_approval", NULL);
    TRY(final_outcome(ctx, &p, &o));
    p.version = in->version;
    p.approved_on = in->on;
    p.approval = in->paper;
    TRY(nomination_store_post_update(ctx, &p));
    return tell(ctx, "nomination.approved", &p);
}

enum status nomination_approve(struct ctx *ctx, int64_t post_id, int64_t version, struct date on,
                               struct str paper)
{
    if (!date_valid(on))
        invalid(ctx, "on", "nomination.err.approved_on", NULL);
    if (paper.len == 0)
        invalid(ctx, "paper", "nomination.err.approval", NULL);
    if (utf8_chars(paper.ptr, paper.len) > PAPER_CHARS)
        invalid(ctx, "paper", "form.too_long", "100");
    TRY(invalid_done(ctx));
    return db_tx(ctx, approve_tx, &(struct post_act){post_id, version, on, paper});
}

/* ---------------------------------------------------------------- another election */

struct repeating {
    const struct nomination_again *in;
    int64_t *out_id;
};

/* The next by votes are the candidates: copies of their nominations. */
static enum status next_by_votes(struct ctx *ctx, const struct nomination_post *old,
                                 struct nomination_post *p, const struct nomination_outcome *o,
                                 unsigned fixed)
{
    const struct vote_law_candidates bounds = nomination_bounds(p);
    struct nomination *people;
    size_t count, taken = 0;

    TRY(vote_law_check_candidates(&bounds, fixed, ctx->today, &ctx->err));
    TRY(nomination_store_of_post(ctx, old->id, &people, &count));
    for (size_t i = 0; i < o->others_count && taken < fixed; i++) {
        const struct nomination who = {.deputy_id = o->others[i].deputy_id,
                                       .name = o->others[i].name};
        struct nomination n = who;

        arr_each (k, count)
            if (people[k].formal && nomination_same(&people[k], &who))
                n = people[k];
        n.id = db_new_id(ctx);
        n.post_id = p->id;
        n.source = S("votes");
        n.formal = true;
        n.withdrawn = false;
        n.proposed_at = ctx->now;
        TRY(nomination_store_insert(ctx, &n));
        taken++;
    }
    return taken >= bounds.min
               ? ST_OK
               : vote_law_check_candidates(&bounds, (unsigned)taken, ctx->today, &ctx->err);
}

static enum status again_tx(struct ctx *ctx, const void *input)
{
    const struct repeating *r = input;
    struct nomination_post p, *posts;
    struct nomination_outcome o = {.count = 0};
    struct nomination_post old;
    size_t count;

    TRY(nomination_store_post(ctx, r->in->post_id, &old));
    TRY(final_outcome(ctx, &old, &o));
    TRY(nomination_store_posts(ctx, old.election_id, &posts, &count));
    arr_each (i, count)
        if (posts[i].after_id == old.id)
            return fail(&ctx->err, ST_RULE, "nomination.err.again_there", NULL);
    if (o.vacant == 0)
        return fail(&ctx->err, ST_RULE, "nomination.err.none_left", NULL);
    p = (struct nomination_post){
        .id = db_new_id(ctx),
        .election_id = old.election_id,
        .after_id = old.id,
        .office = old.office,
        .name = old.name,
        .occasion = VOTE_LAW_ANOTHER,
        .seats = o.vacant,
    };
    if (r->in->by_votes) {
        p.fixed = r->in->fixed;
        p.listed_on = ctx->today;
    }
    TRY(nomination_store_post_insert(ctx, &p));
    if (r->in->by_votes)
        TRY(next_by_votes(ctx, &old, &p, &o, p.fixed));
    *r->out_id = p.id;
    return tell(ctx, "nomination.again", &p);
}

enum status nomination_again(struct ctx *ctx, const struct nomination_again *in,
                             int64_t *out_post_id)
{
    if (in->by_votes && in->fixed == 0)
        return fail_field(&ctx->err, "fixed", "nomination.err.fixed", NULL);
    return db_tx(ctx, again_tx, &(struct repeating){in, out_post_id});
}
