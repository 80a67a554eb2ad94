// SPDX-License-Identifier: MulanPSL-2.0
/* Systems, contacts and matters: load, decide, store, tell. */
#include "modules/contact/contact_actions.h"
#include "base/utf8.h"
#include "modules/contact/contact_rules.h"
#include "modules/contact/contact_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { NAME_CHARS = 80, NOTE_CHARS = 500, SAID_CHARS = 2000, TITLE_CHARS = 200, TIMES_MOST = 366 };

static bool is_keeper(const struct ctx *ctx, const struct contact_pair *p)
{
    const struct actor *a = ctx->actor;

    return (p->keeper_account_id != 0 && p->keeper_account_id == a->account_id) ||
           (p->keeper_deputy_id != 0 && p->keeper_deputy_id == a->deputy_id);
}

bool contact_may_write(const struct ctx *ctx, const struct contact_pair *p)
{
    return ctx->actor->system || may(ctx, "contact.manage") || is_keeper(ctx, p);
}

static bool keeps_next(const struct ctx *ctx, const struct contact_pair *p)
{
    const struct contact_pair next = {.keeper_account_id = p->next.account_id,
                                      .keeper_deputy_id = p->next.deputy_id};

    return is_keeper(ctx, &next);
}

bool contact_may_settle(const struct ctx *ctx, const struct contact_pair *p)
{
    return contact_may_write(ctx, p) || keeps_next(ctx, p);
}

bool contact_may_see(const struct ctx *ctx, const struct contact_pair *p)
{
    return ctx->actor->system || may(ctx, "contact.read") || is_keeper(ctx, p) ||
           keeps_next(ctx, p) ||
           (p->target_deputy_id != 0 && p->target_deputy_id == ctx->actor->deputy_id);
}

int64_t contact_owed_on(const struct contact_pair *p, struct date on)
{
    const struct date to = date_none(p->scheme_to_on) ? p->to_on
                           : date_none(p->to_on)      ? p->scheme_to_on
                                                      : date_earlier(p->to_on, p->scheme_to_on);

    return contact_owed(p->times, contact_window_of(p->period, on), p->from_on, to);
}

int64_t contact_owed_now(const struct ctx *ctx, const struct contact_pair *p)
{
    return contact_owed_on(p, ctx->today);
}

enum status contact_pair_get(struct ctx *ctx, int64_t id, struct contact_pair *out)
{
    TRY(contact_store_pair(ctx, id, ctx->today, out));
    if (!contact_may_see(ctx, out))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    return ST_OK;
}

/* ---------------------------------------------------------------- systems */

struct scheme_saving {
    const struct contact_scheme *in;
    int64_t *out_id;
};

void contact_scheme_check(struct ctx *ctx, const struct contact_scheme *in)
{
    if (in->name.len == 0)
        invalid(ctx, "name", "contact.err.name", NULL);
    invalid_long(ctx, "name", in->name, NAME_CHARS);
    invalid_long(ctx, "note", in->note, NOTE_CHARS);
    if (!str_among(CONTACT_TARGETS, in->target))
        invalid(ctx, "target", "contact.err.target_kind", NULL);
    if (!str_among(CONTACT_PERIODS, in->period))
        invalid(ctx, "period", "contact.err.period", NULL);
    if (in->times < 1 || in->times > TIMES_MOST)
        invalid(ctx, "times", "contact.err.times", NULL);
    if (date_none(in->from_on))
        invalid(ctx, "from_on", "contact.err.from", NULL);
    else if (!contact_days_fit(in->from_on, in->to_on))
        invalid(ctx, "to_on", "contact.err.days", NULL);
}

static enum status scheme_tx(struct ctx *ctx, const void *input)
{
    const struct scheme_saving *a = input;
    struct contact_scheme s = *a->in, have;
    int64_t pairs;

    if (s.id == 0) {
        s.id = db_new_id(ctx);
        TRY(contact_store_scheme_insert(ctx, &s));
        *a->out_id = s.id;
        return event_emit(ctx, "contact.scheme_saved", s.id);
    }
    TRY(contact_store_scheme(ctx, s.id, &have));
    TRY(contact_store_pairs_of(ctx, s.id, &pairs));
    if (pairs > 0 && !str_eq(have.target, s.target))
        return fail(&ctx->err, ST_RULE, "contact.err.target_fixed", NULL);
    TRY(contact_store_scheme_update(ctx, &s));
    *a->out_id = s.id;
    return event_emit(ctx, "contact.scheme_saved", s.id);
}

enum status contact_scheme_save(struct ctx *ctx, const struct contact_scheme *in, int64_t *out_id)
{
    contact_scheme_check(ctx, in);
    TRY(invalid_done(ctx));
    return db_tx(ctx, scheme_tx, &(struct scheme_saving){in, out_id});
}

/* ---------------------------------------------------------------- contacts */

struct talking {
    const struct contact_talk *in;
    const struct contact_matter *matter;
    int64_t *out_id;
};

static enum status talk_tx(struct ctx *ctx, const void *input)
{
    const struct talking *a = input;
    struct contact_talk t = *a->in;
    struct contact_matter m = *a->matter;
    struct contact_pair p;

    TRY(contact_store_pair(ctx, t.pair_id, ctx->today, &p));
    if (!contact_may_write(ctx, &p))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    if (!contact_days_meet(t.held_on, t.held_on, p.from_on, p.to_on)) {
        invalid(ctx, "held_on", "contact.err.not_then", NULL);
        return invalid_done(ctx);
    }
    t.id = db_new_id(ctx);
    TRY(contact_store_talk_insert(ctx, &t));
    if (m.title.len > 0) {
        m.id = db_new_id(ctx);
        m.pair_id = t.pair_id;
        m.talk_id = t.id;
        m.state = S("open");
        m.raised_on = t.held_on;
        m.result = S("");
        TRY(contact_store_matter_insert(ctx, &m));
    }
    *a->out_id = t.id;
    return event_emit(ctx, "contact.held", p.id);
}

static void check_talk(struct ctx *ctx, const struct contact_talk *in)
{
    if (date_none(in->held_on) || date_cmp(in->held_on, ctx->today) > 0)
        invalid(ctx, "held_on", "contact.err.ahead", NULL);
    if (!str_among(CONTACT_WAYS, in->way))
        invalid(ctx, "way", "contact.err.way", NULL);
    if (in->said.len == 0)
        invalid(ctx, "said", "contact.err.said", NULL);
    invalid_long(ctx, "said", in->said, SAID_CHARS);
}

static enum status talk_change_tx(struct ctx *ctx, const void *input)
{
    const struct contact_talk *in = input;
    struct contact_talk t;
    struct contact_pair p;

    TRY(contact_store_talk(ctx, in->id, &t));
    TRY(contact_store_pair(ctx, t.pair_id, ctx->today, &p));
    if (!contact_may_write(ctx, &p))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    if (!contact_days_meet(in->held_on, in->held_on, p.from_on, p.to_on)) {
        invalid(ctx, "held_on", "contact.err.not_then", NULL);
        return invalid_done(ctx);
    }
    TRY(contact_store_talk_update(ctx, in));
    return event_emit(ctx, "contact.talk_changed", p.id);
}

enum status contact_talk_change(struct ctx *ctx, const struct contact_talk *in)
{
    check_talk(ctx, in);
    TRY(invalid_done(ctx));
    return db_tx(ctx, talk_change_tx, in);
}

enum status contact_talk_add(struct ctx *ctx, const struct contact_talk *in,
                             const struct contact_matter *matter, int64_t *out_id)
{
    check_talk(ctx, in);
    invalid_long(ctx, "title", matter->title, TITLE_CHARS);
    if (matter->title.len > 0 && !str_among(CONTACT_SORTS, matter->sort))
        invalid(ctx, "kind", "contact.err.sort", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, talk_tx, &(struct talking){in, matter, out_id});
}

/* ---------------------------------------------------------------- matters */

static enum status open_matter(struct ctx *ctx, int64_t id, struct contact_matter *out)
{
    struct contact_pair p;

    TRY(contact_store_matter(ctx, id, out));
    TRY(contact_store_pair(ctx, out->pair_id, ctx->today, &p));
    if (!contact_may_settle(ctx, &p))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    return ST_OK;
}

static enum status matter_end_tx(struct ctx *ctx, const void *input)
{
    const struct contact_matter *in = input;
    struct contact_matter m;

    TRY(open_matter(ctx, in->id, &m));
    if (!str_eqz(m.state, "open"))
        return fail(&ctx->err, ST_RULE, "contact.err.matter_over", NULL);
    if (date_cmp(in->ended_on, m.raised_on) < 0) {
        invalid(ctx, "ended_on", "contact.err.ended_before", NULL);
        return invalid_done(ctx);
    }
    m.version = in->version;
    m.state = in->state;
    m.ended_on = in->ended_on;
    m.result = in->result;
    m.fen = in->fen;
    TRY(contact_store_matter_update(ctx, &m));
    return event_emit(ctx, "contact.matter_ended", m.pair_id);
}

enum status contact_matter_end(struct ctx *ctx, const struct contact_matter *in)
{
    if (!str_among("solved explained", in->state))
        invalid(ctx, "state", "contact.err.state", NULL);
    if (in->result.len == 0)
        invalid(ctx, "result", "contact.err.result", NULL);
    invalid_long(ctx, "result", in->result, SAID_CHARS);
    if (date_none(in->ended_on) || date_cmp(in->ended_on, ctx->today) > 0)
        invalid(ctx, "ended_on", "contact.err.ahead", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, matter_end_tx, in);
}

static enum status reopen_tx(struct ctx *ctx, const void *input)
{
    struct contact_matter m;

    TRY(open_matter(ctx, *(const int64_t *)input, &m));
    if (str_eqz(m.state, "open"))
        return fail(&ctx->err, ST_RULE, "contact.err.matter_open", NULL);
    m.state = S("open");
    m.ended_on = (struct date){0};
    TRY(contact_store_matter_update(ctx, &m));
    return event_emit(ctx, "contact.matter_reopened", m.pair_id);
}

enum status contact_matter_reopen(struct ctx *ctx, int64_t id)
{
    return db_tx(ctx, reopen_tx, &id);
}
