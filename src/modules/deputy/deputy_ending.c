// SPDX-License-Identifier: MulanPSL-2.0
/* Resignations handed in and decided; the end of a mandate announced. */
#include "modules/deputy/deputy_ending.h"
#include "base/utf8.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy_rules_ending.h"
#include "modules/deputy/deputy_store.h"
#include "modules/deputy/deputy_store_help.h"
#include "platform/db.h"
#include "platform/event.h"

enum { LINE_CHARS = 100, WHOLE_MAX = 3000 };

static bool past(struct ctx *ctx, struct date on)
{
    return date_valid(on) && date_cmp(on, ctx->today) <= 0;
}

static void check_line(struct ctx *ctx, const char *field, struct str value, const char *missing)
{
    if (missing != NULL && value.len == 0)
        invalid(ctx, field, missing, NULL);
    else if (utf8_chars(value.ptr, value.len) > LINE_CHARS)
        invalid(ctx, field, "deputy.too_long", "100");
}

/* ---------------------------------------------------------------- handed in */

struct hand_in {
    const struct deputy_resignation_new *in;
    int64_t *out_id;
};

enum status deputy_elected_here(struct ctx *ctx, struct str level, bool *out)
{
    enum congress_level theirs;
    struct congress here;

    TRY(congress_get(ctx, ctx->congress_id, &here));
    *out = congress_level_parse(level, &theirs) &&
           deputy_elected_by(congress_law_level(here.level), here.code, congress_law_level(theirs),
                             theirs == CONGRESS_NATION);
    return ST_OK;
}

static enum status forum_of(struct ctx *ctx, const struct deputy_mandate *m, struct str *out)
{
    enum mandate_law_forum forum = MANDATE_LAW_CONGRESS;
    enum congress_level theirs = CONGRESS_TOWNSHIP;
    bool elected, garrison = false;

    TRY(deputy_elected_here(ctx, m->level, &elected));
    if (m->own)
        TRY(deputy_constituency_garrison(ctx, m->constituency, &garrison));
    (void)congress_level_parse(m->level, &theirs);
    if (!deputy_resigns_here(m->own, elected, garrison, congress_law_level(theirs), &forum))
        return fail(&ctx->err, ST_RULE, "deputy.resign.elsewhere",
                    law_article(LAW_ARTICLE_DEPUTY_RESIGNATION, ctx->today));
    *out = str_from(deputy_forum_word(forum, m->own));
    return ST_OK;
}

static enum status hand_in_tx(struct ctx *ctx, const void *input)
{
    const struct hand_in *a = input;
    struct deputy_resignation r = {.mandate_id = a->in->mandate_id,
                                   .handed_in_on = a->in->handed_in_on,
                                   .ordered = a->in->ordered},
                              *before;
    struct deputy_mandate m;
    size_t count;

    TRY(deputy_mandate_get(ctx, r.mandate_id, &m));
    if (deputy_left(m.to_on, ctx->today))
        return fail(&ctx->err, ST_RULE, "deputy.left_already", NULL);
    if (date_cmp(r.handed_in_on, m.from_on) < 0) {
        invalid(ctx, "handed_in_on", "deputy.resign.before_from", NULL);
        return invalid_done(ctx);
    }
    TRY(forum_of(ctx, &m, &r.forum));
    TRY(deputy_resignations(ctx, m.id, &before, &count));
    if (count > 0 && str_eqz(before[0].state, "waiting"))
        return fail(&ctx->err, ST_RULE, "deputy.resign.waiting_already", NULL);
    r.id = db_new_id(ctx);
    TRY(deputy_store_resignation_insert(ctx, &r));
    *a->out_id = r.id;
    return event_emit(ctx, "deputy.resignation_handed_in", m.id);
}

enum status deputy_resignation_hand_in(struct ctx *ctx, const struct deputy_resignation_new *in,
                                       int64_t *out_id)
{
    if (!past(ctx, in->handed_in_on))
        invalid(ctx, "handed_in_on", "deputy.seats.day_wrong", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, hand_in_tx, &(struct hand_in){in, out_id});
}

/* ---------------------------------------------------------------- decided */

static void check_votes(struct ctx *ctx, const struct deputy_resignation *r,
                        const struct deputy_resignation_decision *in)
{
    const bool ours = !str_eqz(r->forum, "electors") && !str_eqz(in->state, "withdrawn");
    const bool said = in->yes != 0 || in->whole != 0;

    if ((ours || said) && (in->whole < 1 || in->whole > WHOLE_MAX))
        invalid(ctx, "whole", "deputy.resign.whole_wrong", NULL);
    else if (in->yes < 0 || in->yes > in->whole)
        invalid(ctx, "yes", "deputy.resign.yes_wrong", NULL);
}

/* The mandate ends on the day of the decision. */
static enum status leave(struct ctx *ctx, const struct deputy_resignation *r, struct date on)
{
    struct deputy_mandate m;
    struct deputy d;

    TRY(deputy_mandate_get(ctx, r->mandate_id, &m));
    if (deputy_left(m.to_on, on))
        return fail(&ctx->err, ST_RULE, "deputy.left_already", NULL);
    if (!r->own)
        return deputy_store_outside_leave(ctx, r->mandate_id, on);
    TRY(deputy_get(ctx, r->mandate_id, &d));
    TRY(deputy_store_leave(ctx, d.id, d.version, on, S("resigned")));
    TRY(deputy_store_help_forget(ctx, d.id));
    return event_emit(ctx, "deputy.left", d.id);
}

static enum status decide_tx(struct ctx *ctx, const void *input)
{
    const struct deputy_resignation_decision *in = input;
    const bool accepted = str_eqz(in->state, "accepted");
    struct deputy_resignation r;

    TRY(deputy_resignation_get(ctx, in->id, &r));
    if (!str_eqz(r.state, "waiting"))
        return fail(&ctx->err, ST_RULE, "deputy.resign.decided_already", NULL);
    if (date_cmp(in->decided_on, r.handed_in_on) < 0)
        invalid(ctx, "decided_on", "deputy.resign.before_letter", NULL);
    check_votes(ctx, &r, in);
    TRY(invalid_done(ctx));
    if (accepted && in->whole > 0)
        TRY(mandate_law_check_accepted((uint32_t)in->yes, (uint32_t)in->whole, in->decided_on,
                                       &ctx->err));
    TRY(deputy_store_resignation_decide(ctx, in));
    if (accepted)
        TRY(leave(ctx, &r, in->decided_on));
    return event_emit(ctx, "deputy.resignation_decided", r.mandate_id);
}

enum status deputy_resignation_decide(struct ctx *ctx, const struct deputy_resignation_decision *in)
{
    const bool withdrawn = str_eqz(in->state, "withdrawn");

    if (!withdrawn && !str_eqz(in->state, "accepted") && !str_eqz(in->state, "refused"))
        invalid(ctx, "state", "deputy.resign.state_missing", NULL);
    if (!past(ctx, in->decided_on))
        invalid(ctx, "decided_on", "deputy.seats.day_wrong", NULL);
    check_line(ctx, "decided_by", in->decided_by, withdrawn ? NULL : "deputy.decided_by_missing");
    check_line(ctx, "document", in->document, NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, decide_tx, in);
}

/* ---------------------------------------------------------------- announced */

/* Is it on file above, too: a resignation of somebody whom a congress elected. */
static bool is_filed(struct str reason, struct str level)
{
    enum congress_level theirs = CONGRESS_TOWNSHIP;

    return str_eqz(reason, "resigned") && congress_level_parse(level, &theirs) &&
           mandate_law_resign_filed(congress_law_level(theirs));
}

/* Why the mandate of somebody of another level ended is known only where it was decided here. */
static enum status reason_of(struct ctx *ctx, const struct deputy_mandate *m, struct str *out)
{
    struct deputy_resignation *all;
    struct deputy d;
    size_t count;

    *out = S("");
    if (m->own) {
        TRY(deputy_get(ctx, m->id, &d));
        *out = d.left_reason;
        return ST_OK;
    }
    TRY(deputy_resignations(ctx, m->id, &all, &count));
    if (count > 0 && str_eqz(all[0].state, "accepted"))
        *out = S("resigned");
    return ST_OK;
}

enum status deputy_ending_get(struct ctx *ctx, int64_t mandate_id, struct deputy_ending *out)
{
    const struct err before = ctx->err;
    struct deputy_ending e = {.id = mandate_id};
    struct deputy_mandate m;
    struct str reason;
    enum status st;

    TRY(deputy_mandate_get(ctx, mandate_id, &m));
    TRY(reason_of(ctx, &m, &reason));
    if (!deputy_left(m.to_on, ctx->today) || reason.len == 0 || str_eqz(reason, "term"))
        return fail(&ctx->err, ST_RULE, "deputy.ending.in_office", NULL);
    st = deputy_store_ending(ctx, mandate_id, &e);
    if (st != ST_OK && st != ST_NOT_FOUND)
        return st;
    ctx->err = before;
    e.id = mandate_id;
    e.name = m.name;
    e.reason = reason;
    e.ended_on = m.to_on;
    e.own = m.own;
    e.filed = is_filed(reason, m.level);
    *out = e;
    return ST_OK;
}

enum status deputy_endings_open(struct ctx *ctx, struct deputy_ending **out, size_t *out_count)
{
    const struct err before = ctx->err;
    struct congress congress;
    struct congress_term term = {.id = 0};
    const enum status st = congress_term_now(ctx, &term);

    if (st != ST_OK && st != ST_NOT_FOUND)
        return st;
    ctx->err = before;
    TRY(congress_get(ctx, ctx->congress_id, &congress));
    return deputy_store_endings_open(
        ctx, term.from_on, is_filed(S("resigned"), str_from(congress_level_word(congress.level))),
        out, out_count);
}

static enum status announce_tx(struct ctx *ctx, const void *input)
{
    const struct deputy_ending *in = input;
    struct deputy_ending now;

    TRY(deputy_ending_get(ctx, in->id, &now));
    if (date_cmp(in->announced_on, now.ended_on) < 0) {
        invalid(ctx, "announced_on", "deputy.ending.too_early", NULL);
        return invalid_done(ctx);
    }
    TRY(deputy_store_ending_set(ctx, in));
    return event_emit(ctx, "deputy.ending_announced", in->id);
}

enum status deputy_ending_announce(struct ctx *ctx, const struct deputy_ending *in)
{
    if (!past(ctx, in->announced_on))
        invalid(ctx, "announced_on", "deputy.seats.day_wrong", NULL);
    if (!date_none(in->reported_on) &&
        (!past(ctx, in->reported_on) || date_cmp(in->reported_on, in->announced_on) > 0))
        invalid(ctx, "reported_on", "deputy.ending.reported_late", NULL);
    if (!date_none(in->filed_on) && !past(ctx, in->filed_on))
        invalid(ctx, "filed_on", "deputy.seats.day_wrong", NULL);
    check_line(ctx, "announced_by", in->announced_by, "deputy.ending.by_missing");
    check_line(ctx, "document", in->document, NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, announce_tx, in);
}

/* ---------------------------------------------------------------- recalled */

struct recalled {
    int64_t id;
    struct date on;
};

static enum status recalled_tx(struct ctx *ctx, const void *input)
{
    const struct recalled *in = input;
    struct deputy_mandate m;
    struct deputy d;

    TRY(deputy_mandate_get(ctx, in->id, &m));
    if (m.own) {
        TRY(deputy_get(ctx, in->id, &d));
        return deputy_leave(ctx, d.id, d.version, in->on, S("recalled"));
    }
    if (deputy_left(m.to_on, in->on))
        return fail(&ctx->err, ST_RULE, "deputy.left_already", NULL);
    TRY(deputy_store_outside_leave(ctx, in->id, in->on));
    return event_emit(ctx, "deputy.outside_ended", in->id);
}

enum status deputy_mandate_recalled(struct ctx *ctx, int64_t id, struct date on)
{
    return db_tx(ctx, recalled_tx, &(struct recalled){id, on});
}

struct announced {
    int64_t id;
    struct date on;
    struct str by, document;
};

static enum status announced_tx(struct ctx *ctx, const void *input)
{
    const struct announced *in = input;
    struct deputy_ending e;

    TRY(deputy_ending_get(ctx, in->id, &e));
    if (!date_none(e.announced_on))
        return ST_OK;
    e.announced_on = in->on;
    e.announced_by = in->by;
    e.document = in->document;
    return deputy_ending_announce(ctx, &e);
}

enum status deputy_mandate_announced(struct ctx *ctx, int64_t id, struct date on, struct str by,
                                     struct str document)
{
    return db_tx(ctx, announced_tx, &(struct announced){id, on, by, document});
}
