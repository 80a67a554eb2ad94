// SPDX-License-Identifier: MulanPSL-2.0
/* Matters from the plan to their end. */
#include "modules/supervision/supervision_actions.h"
#include "base/utf8.h"
#include "modules/congress/congress.h"
#include "modules/supervision/supervision_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { YEAR_LEAST = 1980, YEAR_MOST = 2100, SHOWN = 200 };

void supervision_need(struct ctx *ctx, const char *field, struct str s, size_t most)
{
    if (s.len == 0)
        invalid(ctx, field, "form.required", NULL);
    invalid_long(ctx, field, s, most);
}

void supervision_check_organ(struct ctx *ctx, int64_t organ_id, bool required)
{
    struct organ organ;

    if (organ_id == 0 && required)
        invalid(ctx, "organ", "form.choose", NULL);
    if (organ_id == 0)
        return;
    if (organ_get(ctx, organ_id, &organ) == ST_OK && organ.active)
        return;
    ctx->err = (struct err){0};
    invalid(ctx, "organ", "form.choose", NULL);
}

/* ---------------------------------------------------------------- who may see it */

bool supervision_own(const struct ctx *ctx, int64_t organ_id)
{
    return organ_id != 0 && ctx->actor->organ_id == organ_id;
}

/* An organ sees what is published, what is about itself and has begun, and what it owes. */
static enum status organ_sees(struct ctx *ctx, const struct matter *m, bool *out)
{
    const struct supervision_page f = {
        .matter_id = m->id, .organ_id = ctx->actor->organ_id, .limit = 1};
    struct supervision_problem *all;
    struct str next;
    int64_t total;
    size_t count;

    *out = supervision_own(ctx, m->organ_id);
    if (*out || ctx->actor->organ_id == 0)
        return ST_OK;
    TRY(supervision_store_problems(ctx, &f, &all, &count, &next, &total));
    *out = count > 0;
    return ST_OK;
}

enum status supervision_sees_whole(struct ctx *ctx, int64_t matter_id, bool *out)
{
    *out = ctx->actor->system || may(ctx, "supervision.read");
    if (*out || ctx->actor->deputy_id == 0)
        return ST_OK;
    return supervision_store_takes_part(ctx, matter_id, ctx->actor->deputy_id, out);
}

enum status supervision_sees_targets(struct ctx *ctx, const struct matter *m,
                                     const struct supervision_step *s, bool *out)
{
    TRY(supervision_sees_whole(ctx, m->id, out));
    if (!date_none(s->held_on))
        *out = *out || supervision_own(ctx, m->organ_id) || supervision_own(ctx, s->organ_id);
    return ST_OK;
}

enum status supervision_matter_get(struct ctx *ctx, int64_t id, struct matter *out)
{
    bool sees;

    TRY(supervision_store_matter(ctx, id, out));
    TRY(supervision_sees_whole(ctx, id, &sees));
    if (sees)
        return ST_OK;
    if (may(ctx, "supervision.answer")) {
        TRY(organ_sees(ctx, out, &sees));
        if (sees)
            return ST_OK;
    }
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

enum status supervision_matters(struct ctx *ctx, struct matter **out, size_t *out_count)
{
    const struct supervision_page f = {.open = true, .limit = SHOWN};
    struct str next;
    int64_t total;

    return supervision_store_matters(ctx, &f, out, out_count, &next, &total);
}

/* ---------------------------------------------------------------- saved */

struct saving {
    const struct matter *in;
    int64_t *out_id;
};

static void check(struct ctx *ctx, const struct matter *in)
{
    supervision_need(ctx, "title", in->title, SUPERVISION_TITLE_CHARS);
    invalid_long(ctx, "goal", in->goal, SUPERVISION_TEXT_CHARS);
    invalid_long(ctx, "lead", in->lead, SUPERVISION_LINE_CHARS);
    invalid_long(ctx, "office", in->office, SUPERVISION_LINE_CHARS);
    if (!str_among(SUPERVISION_FIELDS, in->field))
        invalid(ctx, "field", "form.choose", NULL);
    if (in->year < YEAR_LEAST || in->year > YEAR_MOST)
        invalid(ctx, "year", "supervision.err.year", NULL);
    if (date_none(in->starts_on))
        invalid(ctx, "starts_on", "form.required", NULL);
    else if (date_none(in->ends_on) || date_cmp(in->ends_on, in->starts_on) < 0)
        invalid(ctx, "ends_on", "supervision.err.ends", NULL);
    supervision_check_organ(ctx, in->organ_id, false);
}

/* A topic is used once; the matter that goes on is another one. */
static enum status check_links(struct ctx *ctx, const struct matter *in)
{
    struct supervision_topic t;
    struct matter since;

    if (in->since_id != 0) {
        TRY(supervision_store_matter(ctx, in->since_id, &since));
        if (since.id == in->id)
            return fail(&ctx->err, ST_RULE, "supervision.err.since_itself", NULL);
    }
    if (in->topic_id == 0)
        return ST_OK;
    TRY(supervision_store_topic(ctx, in->topic_id, &t));
    if (t.matter_id != 0 && t.matter_id != in->id)
        return fail(&ctx->err, ST_RULE, "supervision.err.topic_used", NULL);
    if (str_eqz(t.state, "chosen"))
        return ST_OK;
    t.state = S("chosen");
    t.reason = S("");
    return supervision_store_topic_put(ctx, &t, false);
}

static enum status save_tx(struct ctx *ctx, const void *input)
{
    const struct saving *s = input;
    struct matter m = *s->in, have;

    if (m.id == 0) {
        m.id = db_new_id(ctx);
        m.state = S("planned");
        m.result = S("");
        m.published_on = m.closed_on = (struct date){0};
        TRY(check_links(ctx, &m));
        TRY(supervision_store_matter_put(ctx, &m, true));
    } else {
        TRY(supervision_store_matter(ctx, m.id, &have));
        TRY(supervision_check_going(have.state, &ctx->err));
        m.state = have.state;
        m.result = have.result;
        m.published_on = have.published_on;
        m.closed_on = have.closed_on;
        TRY(check_links(ctx, &m));
        TRY(supervision_store_matter_put(ctx, &m, false));
    }
    *s->out_id = m.id;
    return event_emit(ctx, "supervision.saved", m.id);
}

enum status supervision_matter_save(struct ctx *ctx, const struct matter *in, int64_t *out_id)
{
    check(ctx, in);
    TRY(invalid_done(ctx));
    return db_tx(ctx, save_tx, &(struct saving){in, out_id});
}

/* ---------------------------------------------------------------- its state */

enum status supervision_matter_follow(struct ctx *ctx, int64_t matter_id)
{
    int64_t begun, waiting, open;
    struct err ignored = {0};
    struct matter m;
    const char *now;

    if (matter_id == 0)
        return ST_OK;
    TRY(supervision_store_matter(ctx, matter_id, &m));
    if (supervision_check_going(m.state, &ignored) != ST_OK)
        return ST_OK;
    TRY(supervision_store_counts(ctx, matter_id, &begun, &waiting, &open));
    now = supervision_matter_state(begun, waiting, open);
    if (str_eqz(m.state, now))
        return ST_OK;
    m.state = str_from(now);
    return supervision_store_matter_put(ctx, &m, false);
}

struct ending {
    int64_t id, version;
    struct str text;
    bool open;
};

static enum status close_tx(struct ctx *ctx, const void *input)
{
    const struct ending *e = input;
    int64_t begun, waiting, open;
    struct matter m;

    TRY(supervision_store_matter(ctx, e->id, &m));
    TRY(supervision_store_counts(ctx, e->id, &begun, &waiting, &open));
    TRY(supervision_check_close(m.state, waiting, open, &ctx->err));
    m.version = e->version;
    m.state = S("closed");
    m.result = e->text;
    m.closed_on = ctx->today;
    TRY(supervision_store_matter_put(ctx, &m, false));
    return event_emit(ctx, "supervision.closed", m.id);
}

enum status supervision_matter_close(struct ctx *ctx, int64_t id, int64_t version,
                                     struct str result)
{
    supervision_need(ctx, "result", result, SUPERVISION_TEXT_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, close_tx, &(struct ending){id, version, result, false});
}

static enum status cancel_tx(struct ctx *ctx, const void *input)
{
    const struct ending *e = input;
    struct matter m;

    TRY(supervision_store_matter(ctx, e->id, &m));
    TRY(supervision_check_going(m.state, &ctx->err));
    m.version = e->version;
    m.state = S("cancelled");
    m.result = e->text;
    TRY(supervision_store_matter_put(ctx, &m, false));
    return event_emit(ctx, "supervision.cancelled", m.id);
}

enum status supervision_matter_cancel(struct ctx *ctx, int64_t id, int64_t version,
                                      struct str reason)
{
    supervision_need(ctx, "reason", reason, SUPERVISION_TEXT_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, cancel_tx, &(struct ending){id, version, reason, false});
}

static enum status publish_tx(struct ctx *ctx, const void *input)
{
    const struct ending *e = input;
    struct matter m;

    TRY(supervision_store_matter(ctx, e->id, &m));
    if (str_eqz(m.state, "cancelled"))
        return fail(&ctx->err, ST_RULE, "supervision.err.cancelled", NULL);
    m.version = e->version;
    m.published_on = e->open ? ctx->today : (struct date){0};
    TRY(supervision_store_matter_put(ctx, &m, false));
    return event_emit(ctx, e->open ? "supervision.published" : "supervision.unpublished", m.id);
}

enum status supervision_matter_publish(struct ctx *ctx, int64_t id, int64_t version, bool open)
{
    return db_tx(ctx, publish_tx, &(struct ending){id, version, S(""), open});
}
