// SPDX-License-Identifier: MulanPSL-2.0
/* From nominees to candidates: all of them, or those whom a primary leaves; then the vote. */
#include "modules/meeting/meeting.h"
#include "modules/nomination/nomination_actions.h"
#include "modules/nomination/nomination_parts.h"
#include "modules/nomination/nomination_rules.h"
#include "modules/nomination/nomination_store.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

static enum status tell(struct ctx *ctx, const char *event, const struct nomination_post *p)
{
    return event_emit_data(ctx, event, p->election_id,
                           str_printf(ctx->arena, "{\"post\":%lld,\"primary\":%lld,\"vote\":%lld}",
                                      (long long)p->id, (long long)p->primary_id,
                                      (long long)p->vote_id));
}

struct vote_law_candidates nomination_bounds(const struct nomination_post *p)
{
    if (p->office == NOMINATION_LAW_ACTING_CHAIR)
        return (struct vote_law_candidates){.min = 1, .article = LAW_ARTICLE_ACTING_CHAIR};
    return vote_law_candidates(nomination_law_post(p->office), p->occasion, p->seats);
}

/* ---------------------------------------------------------------- who stands */

static void by_strokes(struct ctx *ctx, struct nomination *list, size_t count)
{
    struct nomination *was = arena_array(ctx->arena, count, struct nomination);
    struct str *names = arena_array(ctx->arena, count, struct str);
    size_t *order = arena_array(ctx->arena, count, size_t);

    arr_each (i, count) {
        was[i] = list[i];
        names[i] = list[i].name;
    }
    text_stroke_order(ctx->arena, names, count, order);
    arr_each (i, count)
        list[i] = was[order[i]];
}

static enum status those(struct ctx *ctx, const struct nomination_post *p, bool formal,
                         struct nomination **out, size_t *out_count)
{
    uint32_t needed;
    size_t count;

    TRY(nomination_needed(ctx, p, &needed));
    TRY(nomination_store_of_post(ctx, p->id, out, &count));
    *out_count = 0;
    arr_each (i, count)
        if (formal ? (*out)[i].formal : nomination_holds(&(*out)[i], needed))
            (*out)[(*out_count)++] = (*out)[i];
    by_strokes(ctx, *out, *out_count);
    return ST_OK;
}

enum status nomination_standing(struct ctx *ctx, const struct nomination_post *p,
                                struct nomination **out, size_t *out_count)
{
    return those(ctx, p, false, out, out_count);
}

/* ---------------------------------------------------------------- settling */

struct settling {
    const struct nomination_list *in;
    bool *out_primary;
};

static enum status too_few(struct ctx *ctx, const struct vote_law_candidates *bounds)
{
    (void)fail(&ctx->err, ST_RULE, "nomination.err.too_few",
               law_article(bounds->article, ctx->today));
    snprintf(ctx->err.arg, sizeof ctx->err.arg, "%u", bounds->min);
    return ST_RULE;
}

static enum status list_all(struct ctx *ctx, struct nomination_post *p,
                            const struct nomination *people, size_t count)
{
    arr_each (i, count) {
        struct nomination n = people[i];

        n.formal = true;
        TRY(nomination_store_update(ctx, &n));
    }
    p->listed_on = ctx->today;
    TRY(nomination_store_post_update(ctx, p));
    TRY(nomination_tell_people(ctx, "nomination.listed", p, people, count));
    return tell(ctx, "nomination.listed", p);
}

/* The post of an election whose nominations are over, to be written with the version that was seen.
 */
static enum status load(struct ctx *ctx, int64_t post_id, int64_t version,
                        struct nomination_post *p)
{
    struct nomination_election e;

    TRY(nomination_store_post(ctx, post_id, p));
    TRY(nomination_store_election(ctx, p->election_id, &e));
    if (e.state != NOMINATION_CLOSED)
        return fail(&ctx->err, ST_RULE, "nomination.err.still_open", NULL);
    p->version = version;
    return ST_OK;
}

static enum status settle_tx(struct ctx *ctx, const void *input)
{
    const struct settling *s = input;
    struct vote_law_candidates bounds;
    struct nomination *people;
    struct nomination_post p;
    size_t count;

    TRY(load(ctx, s->in->post_id, s->in->version, &p));
    if (!date_none(p.listed_on))
        return fail(&ctx->err, ST_RULE, "nomination.err.listed", NULL);
    if (p.primary_id != 0)
        return fail(&ctx->err, ST_RULE, "nomination.err.primary_runs", NULL);
    bounds = nomination_bounds(&p);
    TRY(vote_law_check_candidates(&bounds, s->in->fixed, ctx->today, &ctx->err));
    TRY(nomination_standing(ctx, &p, &people, &count));
    p.fixed = s->in->fixed;
    *s->out_primary = false;
    switch (nomination_law_next(&bounds, p.fixed, (unsigned)count)) {
    case NOMINATION_LAW_TOO_FEW:
        return too_few(ctx, &bounds);
    case NOMINATION_LAW_STAND:
        return list_all(ctx, &p, people, count);
    case NOMINATION_LAW_PRIMARY:
        break;
    }
    *s->out_primary = true;
    TRY(nomination_store_post_update(ctx, &p));
    return tell(ctx, "nomination.primary_due", &p);
}

enum status nomination_settle(struct ctx *ctx, const struct nomination_list *in, bool *out_primary)
{
    if (in->fixed == 0)
        return fail_field(&ctx->err, "fixed", "nomination.err.fixed", NULL);
    return db_tx(ctx, settle_tx, &(struct settling){in, out_primary});
}

/* ---------------------------------------------------------------- votes */

struct balloting {
    const struct nomination_ballot *in;
    int64_t *out_vote_id;
};

static void options_of(struct ctx *ctx, const struct nomination *people, size_t count,
                       struct vote_new *out)
{
    struct vote_option *options = arena_array(ctx->arena, count, struct vote_option);

    arr_each (i, count)
        options[i] = (struct vote_option){
            .name = people[i].name, .note = people[i].occupation, .deputy_id = people[i].deputy_id};
    out->options = options;
    out->options_count = count;
}

static enum status vote_of(struct ctx *ctx, const struct nomination_post *p,
                           const struct nomination_ballot *in, struct vote_new *out)
{
    if (in->method == VOTE_HANDS)
        return fail_field(&ctx->err, "method", "vote.hands_not_secret", NULL);
    *out = (struct vote_new){
        .kind = VOTE_ELECTION,
        .method = in->method,
        .secret = true,
        .title = TF(ctx->arena,
                    p->occasion == VOTE_LAW_BY_ELECTION ? "nomination.vote_title_by"
                    : p->occasion == VOTE_LAW_ANOTHER   ? "nomination.vote_title_another"
                                                        : "nomination.vote_title",
                    p->name),
        .matter = VOTE_LAW_ELECTION,
        .seconds = in->seconds,
        .occasion = p->occasion,
        .again_reason = in->reason,
    };
    return ST_OK;
}

static enum status primary_tx(struct ctx *ctx, const void *input)
{
    const struct balloting *b = input;
    struct nomination *people;
    struct nomination_post p;
    struct vote_new v;
    size_t count;

    TRY(load(ctx, b->in->post_id, b->in->version, &p));
    if (!date_none(p.listed_on) || p.primary_id != 0 || p.fixed == 0)
        return fail(&ctx->err, ST_RULE, "nomination.err.no_primary", NULL);
    TRY(vote_of(ctx, &p, b->in, &v));
    TRY(nomination_standing(ctx, &p, &people, &count));
    options_of(ctx, people, count, &v);
    v.title = TF(ctx->arena, "nomination.primary_title", v.title);
    v.rule = VOTE_MOST_VOTES; /* ranked; equal votes for the last place are voted on again */
    v.seats = p.fixed;
    TRY(meeting_vote_join(ctx, b->in->item_id, &v, MEETING_JOIN_PREPARES, &p.primary_id));
    *b->out_vote_id = p.primary_id;
    TRY(nomination_store_post_update(ctx, &p));
    return tell(ctx, "nomination.primary", &p);
}

enum status nomination_primary(struct ctx *ctx, const struct nomination_ballot *in,
                               int64_t *out_vote_id)
{
    return db_tx(ctx, primary_tx, &(struct balloting){in, out_vote_id});
}

struct taking {
    int64_t post_id, version;
};

static bool among(const struct nomination_outcome *o, const struct nomination *n)
{
    arr_each (i, o->count) {
        const struct nomination other = {.deputy_id = o->elected[i].deputy_id,
                                         .name = o->elected[i].name};

        if (nomination_same(n, &other))
            return true;
    }
    return false;
}

static enum status taken_tx(struct ctx *ctx, const void *input)
{
    const struct taking *in = input;
    struct nomination_outcome o;
    struct nomination *people;
    struct nomination_post p;
    size_t count, kept = 0;

    TRY(load(ctx, in->post_id, in->version, &p));
    if (!date_none(p.listed_on) || p.primary_id == 0)
        return fail(&ctx->err, ST_RULE, "nomination.err.no_primary", NULL);
    TRY(nomination_outcome(ctx, &p, p.primary_id, p.fixed, &o));
    if (!o.announced)
        return fail(&ctx->err, ST_RULE, "nomination.err.not_announced", NULL);
    if (o.tied > 0)
        return fail(&ctx->err, ST_RULE, "nomination.err.tied", NULL);
    TRY(nomination_standing(ctx, &p, &people, &count));
    arr_each (i, count)
        if (among(&o, &people[i]))
            people[kept++] = people[i];
    if (kept == 0)
        return fail(&ctx->err, ST_RULE, "nomination.err.nobody", NULL);
    return list_all(ctx, &p, people, kept);
}

enum status nomination_primary_taken(struct ctx *ctx, int64_t post_id, int64_t version)
{
    return db_tx(ctx, taken_tx, &(struct taking){post_id, version});
}

static enum status vote_tx(struct ctx *ctx, const void *input)
{
    const struct balloting *b = input;
    struct nomination *people;
    struct nomination_post p;
    struct vote_new v;
    size_t count;
    bool acting;

    TRY(load(ctx, b->in->post_id, b->in->version, &p));
    if (date_none(p.listed_on))
        return fail(&ctx->err, ST_RULE, "nomination.err.not_listed", NULL);
    if (p.vote_id != 0)
        return fail(&ctx->err, ST_RULE, "nomination.err.voted", NULL);
    TRY(vote_of(ctx, &p, b->in, &v));
    TRY(those(ctx, &p, true, &people, &count));
    options_of(ctx, people, count, &v);
    acting = p.office == NOMINATION_LAW_ACTING_CHAIR;
    v.rule = VOTE_HALF_OF_ALL;
    v.seats = p.seats;
    v.write_in = !acting;
    v.check_candidates = !acting;
    v.post = nomination_law_post(p.office);
    v.occasion = p.occasion;
    TRY(meeting_vote_join(ctx, b->in->item_id, &v, MEETING_JOIN_DECIDES, &p.vote_id));
    *b->out_vote_id = p.vote_id;
    TRY(nomination_store_post_update(ctx, &p));
    return tell(ctx, "nomination.voted", &p);
}

enum status nomination_vote(struct ctx *ctx, const struct nomination_ballot *in,
                            int64_t *out_vote_id)
{
    return db_tx(ctx, vote_tx, &(struct balloting){in, out_vote_id});
}
