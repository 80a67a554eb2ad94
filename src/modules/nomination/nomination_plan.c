// SPDX-License-Identifier: MulanPSL-2.0
/* What the presidium prepares: an election, its offices and seats, from when to when. */
#include "base/utf8.h"
#include "modules/congress/congress.h"
#include "modules/nomination/nomination_actions.h"
#include "modules/nomination/nomination_parts.h"
#include "modules/nomination/nomination_rules.h"
#include "modules/nomination/nomination_store.h"
#include "modules/notice/notice.h"
#include "platform/db.h"
#include "platform/event.h"

enum { TITLE_CHARS = 120, BASIS_CHARS = 200, SEATS_MOST = 200 };

enum status nomination_level(struct ctx *ctx, enum level *out)
{
    struct congress c;

    TRY(congress_get(ctx, ctx->congress_id, &c));
    *out = congress_law_level(c.level);
    return ST_OK;
}

enum status nomination_election_get(struct ctx *ctx, int64_t id, struct nomination_election *out)
{
    TRY(nomination_store_election(ctx, id, out));
    if (out->state == NOMINATION_DRAFT && !ctx->actor->system && !may(ctx, "nomination.manage"))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    return ST_OK;
}

/* ---------------------------------------------------------------- the election */

struct saving {
    const struct nomination_election *in;
    int64_t *out_id;
};

static void check(struct ctx *ctx, const struct nomination_election *in)
{
    if (in->title.len == 0)
        invalid(ctx, "title", "nomination.err.title", NULL);
    if (utf8_chars(in->title.ptr, in->title.len) > TITLE_CHARS)
        invalid(ctx, "title", "form.too_long", "120");
    if (utf8_chars(in->basis.ptr, in->basis.len) > BASIS_CHARS)
        invalid(ctx, "basis", "form.too_long", "200");
    if (in->closes_at != 0 && in->closes_at <= ctx->now)
        invalid(ctx, "closes_on", "nomination.err.closes_past", NULL);
}

static enum status save_tx(struct ctx *ctx, const void *input)
{
    const struct saving *s = input;
    struct nomination_election e;

    if (s->in->id == 0) {
        e = *s->in;
        e.id = db_new_id(ctx);
        e.state = NOMINATION_DRAFT;
        e.created_at = ctx->now;
        TRY(nomination_store_election_insert(ctx, &e));
        *s->out_id = e.id;
        return event_emit(ctx, "nomination.prepared", e.id);
    }
    TRY(nomination_store_election(ctx, s->in->id, &e));
    if (e.state == NOMINATION_CLOSED)
        return fail(&ctx->err, ST_RULE, "nomination.err.over", NULL);
    e.version = s->in->version;
    e.title = s->in->title;
    e.new_term = s->in->new_term;
    e.basis = s->in->basis;
    e.closes_at = s->in->closes_at;
    TRY(nomination_store_election_update(ctx, &e));
    *s->out_id = e.id;
    return event_emit(ctx, "nomination.changed", e.id);
}

enum status nomination_save(struct ctx *ctx, const struct nomination_election *in, int64_t *out_id)
{
    check(ctx, in);
    TRY(invalid_done(ctx));
    return db_tx(ctx, save_tx, &(struct saving){in, out_id});
}

/* ---------------------------------------------------------------- its posts */

struct adding {
    const struct nomination_post *in;
    int64_t *out_id;
};

static enum status too_many_seats(struct ctx *ctx, enum nomination_law_office office, unsigned most)
{
    (void)fail(&ctx->err, ST_RULE, "nomination.err.seats",
               office == NOMINATION_LAW_TOWNSHIP_VICE
                   ? law_article(LAW_ARTICLE_TOWNSHIP_CHAIRS, ctx->today)
                   : NULL);
    snprintf(ctx->err.arg, sizeof ctx->err.arg, "%u", most);
    return ST_RULE;
}

static enum status add_tx(struct ctx *ctx, const void *input)
{
    const struct adding *a = input;
    const unsigned most = nomination_law_seats(a->in->office);
    struct nomination_post p = *a->in;
    struct nomination_election e;
    enum level level;

    TRY(nomination_store_election(ctx, p.election_id, &e));
    if (e.state == NOMINATION_CLOSED)
        return fail(&ctx->err, ST_RULE, "nomination.err.over", NULL);
    TRY(nomination_level(ctx, &level));
    if (!nomination_law_office_fits(level, p.office))
        return fail(&ctx->err, ST_RULE, "nomination.err.office",
                    law_article(LAW_ARTICLE_NOMINATION, ctx->today));
    if (most != 0 && p.seats > most)
        return too_many_seats(ctx, p.office, most);
    p.id = db_new_id(ctx);
    TRY(nomination_store_post_insert(ctx, &p));
    *a->out_id = p.id;
    return event_emit_data(ctx, "nomination.post_added", e.id,
                           str_printf(ctx->arena, "{\"post\":%lld}", (long long)p.id));
}

enum status nomination_post_add(struct ctx *ctx, const struct nomination_post *in, int64_t *out_id)
{
    if (in->name.len == 0)
        invalid(ctx, "name", "nomination.err.post_name", NULL);
    if (utf8_chars(in->name.ptr, in->name.len) > TITLE_CHARS)
        invalid(ctx, "name", "form.too_long", "120");
    if (in->seats == 0 || in->seats > SEATS_MOST)
        invalid(ctx, "seats", "nomination.err.no_seats", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, add_tx, &(struct adding){in, out_id});
}

struct post_ref {
    int64_t id, version;
};

static enum status drop_tx(struct ctx *ctx, const void *input)
{
    const struct post_ref *in = input;
    struct nomination *people;
    struct nomination_post p;
    size_t count;

    TRY(nomination_store_post(ctx, in->id, &p));
    TRY(nomination_store_of_post(ctx, p.id, &people, &count));
    if (count > 0)
        return fail(&ctx->err, ST_RULE, "nomination.err.post_used", NULL);
    p.version = in->version;
    TRY(nomination_store_post_delete(ctx, &p));
    return event_emit_data(ctx, "nomination.post_dropped", p.election_id,
                           str_printf(ctx->arena, "{\"post\":%lld}", (long long)p.id));
}

enum status nomination_post_drop(struct ctx *ctx, int64_t post_id, int64_t version)
{
    return db_tx(ctx, drop_tx, &(struct post_ref){post_id, version});
}

/* ---------------------------------------------------------------- from when to when */

static enum status open_tx(struct ctx *ctx, const void *input)
{
    const struct post_ref *in = input;
    struct nomination_election e;
    struct nomination_post *posts;
    size_t count;

    TRY(nomination_store_election(ctx, in->id, &e));
    TRY(nomination_store_posts(ctx, e.id, &posts, &count));
    if (count == 0)
        return fail(&ctx->err, ST_RULE, "nomination.err.no_posts", NULL);
    if (e.state == NOMINATION_OPEN)
        return fail(&ctx->err, ST_RULE, "nomination.err.is_open", NULL);
    if (e.closes_at != 0 && e.closes_at <= ctx->now)
        e.closes_at = 0; /* of the round before */
    e.version = in->version;
    e.state = NOMINATION_OPEN;
    e.opened_on = ctx->today;
    e.closed_on = (struct date){0};
    TRY(nomination_store_election_update(ctx, &e));
    TRY(nomination_notify(ctx, "nomination.opened", &(struct nomination_news){.election_id = e.id},
                          &(struct notice_to){.role = "deputy"}, 1));
    return event_emit(ctx, "nomination.opened", e.id);
}

enum status nomination_open(struct ctx *ctx, int64_t id, int64_t version)
{
    return db_tx(ctx, open_tx, &(struct post_ref){id, version});
}

/* Whose nominations came to nothing learn it from us, not from the list. */
static enum status tell_failed(struct ctx *ctx, const struct nomination_post *p)
{
    struct nomination *people;
    uint32_t needed;
    size_t count;

    TRY(nomination_needed(ctx, p, &needed));
    TRY(nomination_store_of_post(ctx, p->id, &people, &count));
    arr_each (i, count)
        if (!people[i].withdrawn && !nomination_holds(&people[i], needed))
            TRY(nomination_tell_people(ctx, "nomination.failed", p, &people[i], 1));
    return ST_OK;
}

static enum status close_tx(struct ctx *ctx, const void *input)
{
    const struct post_ref *in = input;
    struct nomination_election e;
    struct nomination_post *posts;
    enum level level;
    size_t count;

    TRY(nomination_store_election(ctx, in->id, &e));
    TRY(nomination_check_close(&e, ctx->now, &ctx->err));
    TRY(nomination_level(ctx, &level));
    TRY(nomination_store_posts(ctx, e.id, &posts, &count));
    arr_each (i, count)
        if (date_none(posts[i].listed_on))
            TRY(nomination_law_check_days(level, posts[i].office, e.new_term, e.opened_on,
                                          ctx->today, &ctx->err));
    e.version = in->version;
    e.state = NOMINATION_CLOSED;
    e.closed_on = ctx->today;
    TRY(nomination_store_election_update(ctx, &e));
    arr_each (i, count)
        if (date_none(posts[i].listed_on))
            TRY(tell_failed(ctx, &posts[i]));
    return event_emit(ctx, "nomination.closed", e.id);
}

enum status nomination_close(struct ctx *ctx, int64_t id, int64_t version)
{
    return db_tx(ctx, close_tx, &(struct post_ref){id, version});
}
