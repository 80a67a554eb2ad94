// SPDX-License-Identifier: MulanPSL-2.0
/* Sessions called in between, the first of a term, preparatory meetings. */
#include "modules/meeting/meeting_session.h"
#include "base/utf8.h"
#include "law/meeting_law.h"
#include "law/session_law.h"
#include "modules/body/body.h"
#include "modules/congress/congress.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_rules.h"
#include "modules/meeting/meeting_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { BEFORE_DAYS = 15, TERM_MOST = 200 };

static enum status level_of(struct ctx *ctx, enum level *out)
{
    struct congress congress;

    TRY(congress_get(ctx, ctx->congress_id, &congress));
    *out = congress_law_level(congress.level);
    return ST_OK;
}

/* ---------------------------------------------------------------- called in between */

bool meeting_is_session(const struct meeting *m)
{
    return m->parent_id == 0 &&
           (str_eqz(m->kind, "congress") || str_eqz(m->kind, "township_congress"));
}

enum status meeting_extra_of(struct ctx *ctx, int64_t meeting_id, struct meeting_extra *out,
                             bool *out_found)
{
    return meeting_store_extra(ctx, meeting_id, out, out_found);
}

static enum status extra_tx(struct ctx *ctx, const void *input)
{
    struct meeting_extra e = *(const struct meeting_extra *)input, old;
    enum session_law_call call =
        str_eqz(e.called_by, "deputies") ? SESSION_LAW_DEPUTIES : SESSION_LAW_NECESSARY;
    struct meeting m;
    bool found;

    TRY(meeting_get(ctx, e.meeting_id, &m));
    if (!meeting_is_session(&m))
        return fail(&ctx->err, ST_RULE, "meeting.extra.err.session", NULL);
    if (m.state == MEETING_CANCELLED || meeting_was_held(m.state))
        return fail(&ctx->err, ST_RULE, "meeting.over", NULL);
    TRY(body_whole_at(ctx, m.body_id, ctx->today, &e.whole));
    TRY(session_law_check_call(call, e.whole, e.proposing, ctx->today, &ctx->err));
    if (call == SESSION_LAW_NECESSARY)
        e.proposing = 0;
    TRY(meeting_store_extra(ctx, m.id, &old, &found));
    e.id = found ? old.id : db_new_id(ctx);
    e.version = found ? old.version : 0;
    TRY(meeting_store_extra_put(ctx, &e));
    return event_emit(ctx, "meeting.extra_called", m.id);
}

enum status meeting_extra_set(struct ctx *ctx, const struct meeting_extra *in)
{
    struct meeting_extra e = *in;

    e.reason = str_trim(in->reason);
    if (e.reason.len == 0)
        invalid(ctx, "reason", "meeting.extra.err.reason", NULL);
    if (utf8_chars(e.reason.ptr, e.reason.len) > MEETING_REASON_CHARS)
        invalid(ctx, "reason", "form.too_long", "500");
    if (!date_valid(e.decided_on) || date_cmp(e.decided_on, ctx->today) > 0)
        invalid(ctx, "decided_on", "meeting.extra.err.day", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, extra_tx, &e);
}

/* ---------------------------------------------------------------- the first of a term */

enum status meeting_terms(struct ctx *ctx, struct meeting_term **out, size_t *out_count)
{
    return meeting_store_terms(ctx, out, out_count);
}

static enum status term_tx(struct ctx *ctx, const void *input)
{
    struct meeting_term t = *(const struct meeting_term *)input;
    struct meeting_term *all;
    size_t count;

    TRY(meeting_store_terms(ctx, &all, &count));
    t.id = 0;
    t.version = 0;
    arr_each (i, count)
        if (all[i].number == t.number) {
            t.id = all[i].id;
            t.version = all[i].version;
        }
    if (t.id == 0)
        t.id = db_new_id(ctx);
    TRY(meeting_store_term_put(ctx, &t));
    return event_emit(ctx, "meeting.term_elected", t.id);
}

enum status meeting_term_set(struct ctx *ctx, const struct meeting_term *in)
{
    if (in->number < 1 || in->number > TERM_MOST)
        invalid(ctx, "number", "meeting.first.err.number", NULL);
    if (!date_valid(in->elected_on) || date_cmp(in->elected_on, ctx->today) > 0)
        invalid(ctx, "elected_on", "meeting.first.err.day", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, term_tx, in);
}

static const char *convener_word(enum session_law_convener convener)
{
    switch (convener) {
    case SESSION_LAW_COMMITTEE:
        return "committee";
    case SESSION_LAW_COMMITTEE_BEFORE:
        return "committee_before";
    case SESSION_LAW_PRESIDIUM:
        return "presidium";
    case SESSION_LAW_PRESIDIUM_BEFORE:
        break;
    }
    return "presidium_before";
}

/* The day of the first session of a term, none: it is not on record. */
static enum status first_of(struct ctx *ctx, int number, struct date *out)
{
    struct congress_session *all;
    size_t count;

    *out = (struct date){0};
    TRY(congress_sessions(ctx, &all, &count));
    arr_each (i, count)
        if (all[i].term_number == number && all[i].number == 1)
            *out = all[i].opens_on;
    return ST_OK;
}

enum status meeting_first_due(struct ctx *ctx, struct meeting_first *out, bool *out_found)
{
    struct meeting_term *terms;
    enum level level;
    size_t count;

    *out_found = false;
    TRY(level_of(ctx, &level));
    TRY(meeting_store_terms(ctx, &terms, &count));
    for (size_t i = 0; i < count && !*out_found; i++) {
        struct meeting_first f = {
            .number = terms[i].number,
            .elected_on = terms[i].elected_on,
            .by = meeting_law_first_session_due(terms[i].elected_on),
            .convener = convener_word(session_law_convener(level, true)),
            .article = law_article(LAW_ARTICLE_FIRST_SESSION, terms[i].elected_on),
        };

        TRY(first_of(ctx, terms[i].number, &f.planned));
        if (!date_none(f.planned) && date_cmp(f.planned, ctx->today) < 0)
            continue; /* it was held */
        f.late = date_cmp(date_none(f.planned) ? ctx->today : f.planned, f.by) > 0;
        *out = f;
        *out_found = true;
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- preparatory meetings */

enum status meeting_lacks_preparatory(struct ctx *ctx, const struct meeting *m, bool *out)
{
    struct meeting *all;
    enum level level;
    bool planned = false;
    size_t count;

    *out = false;
    if (!meeting_is_session(m) || m->recorded || m->state == MEETING_CANCELLED ||
        meeting_was_held(m->state))
        return ST_OK;
    TRY(level_of(ctx, &level));
    TRY(meeting_store_between(ctx, S("preparatory"), date_add_days(m->starts_on, -BEFORE_DAYS),
                              m->ends_on, &all, &count));
    arr_each (i, count)
        planned = planned || all[i].parent_id == m->id || all[i].parent_id == 0;
    *out = session_law_preparatory_missing(level, planned);
    return ST_OK;
}

static enum law_body body_of_rule(const struct meeting_rule *rule)
{
    enum law_body body = LAW_BODY_OTHER;

    (void)meeting_body_in_law(rule->body_kind, &body);
    return body;
}

struct str meeting_attendance_article(const struct meeting_rule *rule, struct date on)
{
    return str_from(law_article(session_law_attendance(body_of_rule(rule)), on));
}

struct str meeting_deferral_article(const struct meeting_rule *rule, struct date on)
{
    return str_from(law_article(session_law_deferral(body_of_rule(rule)), on));
}
