// SPDX-License-Identifier: MulanPSL-2.0
/* The pool of topics: from the sources the law names, each with the record it comes from. */
#include "modules/opinion/opinion.h"
#include "modules/suggestion/suggestion.h"
#include "modules/supervision/supervision_actions.h"
#include "modules/supervision/supervision_store.h"
#include "platform/db.h"
#include "platform/event.h"

/* "/suggestion/47": 47 when the path begins so and ends with the number. */
static int64_t id_in(struct str url, const char *prefix)
{
    const struct str before = str_from(prefix);
    int64_t id;

    if (!str_starts(url, before) ||
        !str_to_int((struct str){url.ptr + before.len, url.len - before.len}, &id))
        return 0;
    return id;
}

static enum status title_of(struct ctx *ctx, struct str url, struct str *out)
{
    struct supervision_problem p;
    struct suggestion s;
    struct opinion o;
    int64_t id;

    if ((id = id_in(url, "/suggestion/")) != 0) {
        TRY(suggestion_get(ctx, id, &s));
        *out = s.title;
    } else if ((id = id_in(url, "/opinion/")) != 0) {
        TRY(opinion_get(ctx, id, &o));
        *out = o.subject;
    } else if ((id = id_in(url, "/supervision/problem/")) != 0) {
        TRY(supervision_problem_get(ctx, id, &p));
        *out = p.title;
    }
    return ST_OK;
}

enum status supervision_source_title(struct ctx *ctx, struct str url, struct str *out)
{
    *out = S("");
    return title_of(ctx, url, out);
}

/* ---------------------------------------------------------------- saved */

static enum status check(struct ctx *ctx, struct supervision_topic *t)
{
    struct str name;
    enum status st;

    supervision_need(ctx, "title", t->title, SUPERVISION_TITLE_CHARS);
    invalid_long(ctx, "text", t->text, SUPERVISION_TEXT_CHARS);
    invalid_long(ctx, "proposer", t->proposer, SUPERVISION_LINE_CHARS);
    invalid_long(ctx, "source_name", t->source_name, SUPERVISION_TITLE_CHARS);
    invalid_long(ctx, "source_url", t->source_url, SUPERVISION_URL_CHARS);
    if (!str_among(SUPERVISION_SOURCES, t->source))
        invalid(ctx, "source", "form.choose", NULL);
    if (!str_among(SUPERVISION_FIELDS, t->field))
        invalid(ctx, "field", "form.choose", NULL);
    supervision_check_organ(ctx, t->organ_id, false);
    if (t->source_url.len == 0)
        return invalid_done(ctx);
    if (t->source_url.ptr[0] != '/' || str_starts(t->source_url, S("//"))) {
        invalid(ctx, "source_url", "supervision.err.source_url", NULL);
        return invalid_done(ctx);
    }
    st = supervision_source_title(ctx, t->source_url, &name);
    if (st == ST_NOT_FOUND || st == ST_DENIED) {
        ctx->err = (struct err){0};
        invalid(ctx, "source_url", "supervision.err.source_unknown", NULL);
    } else if (st != ST_OK) {
        return st;
    } else if (t->source_name.len == 0) {
        t->source_name = name;
    }
    return invalid_done(ctx);
}

struct saving {
    const struct supervision_topic *in;
    int64_t *out_id;
};

static enum status save_tx(struct ctx *ctx, const void *input)
{
    const struct saving *s = input;
    struct supervision_topic t = *s->in, have;

    t.state = S("pool");
    t.reason = S("");
    if (t.id == 0) {
        t.id = db_new_id(ctx);
        TRY(supervision_store_topic_put(ctx, &t, true));
    } else {
        TRY(supervision_store_topic(ctx, t.id, &have));
        if (!str_eqz(have.state, "pool"))
            return fail(&ctx->err, ST_RULE, "supervision.err.topic_decided", NULL);
        t.proposed_on = have.proposed_on;
        TRY(supervision_store_topic_put(ctx, &t, false));
    }
    *s->out_id = t.id;
    return event_emit(ctx, "supervision.topic_saved", t.id);
}

enum status supervision_topic_save(struct ctx *ctx, const struct supervision_topic *in,
                                   int64_t *out_id)
{
    struct supervision_topic t = *in;

    if (date_none(t.proposed_on))
        t.proposed_on = ctx->today;
    if (t.year == 0)
        t.year = ctx->today.year;
    TRY(check(ctx, &t));
    return db_tx(ctx, save_tx, &(struct saving){&t, out_id});
}

/* ---------------------------------------------------------------- left out, taken back */

struct deciding {
    int64_t id, version;
    struct str reason;
};

static enum status drop_tx(struct ctx *ctx, const void *input)
{
    const struct deciding *d = input;
    struct supervision_topic t;

    TRY(supervision_store_topic(ctx, d->id, &t));
    if (str_eqz(t.state, "chosen"))
        return fail(&ctx->err, ST_RULE, "supervision.err.topic_decided", NULL);
    t.version = d->version;
    t.state = d->reason.len > 0 ? S("dropped") : S("pool");
    t.reason = d->reason;
    TRY(supervision_store_topic_put(ctx, &t, false));
    return event_emit(ctx, "supervision.topic_decided", t.id);
}

enum status supervision_topic_drop(struct ctx *ctx, int64_t id, int64_t version, struct str reason)
{
    invalid_long(ctx, "reason", reason, SUPERVISION_LINE_CHARS * 2);
    TRY(invalid_done(ctx));
    return db_tx(ctx, drop_tx, &(struct deciding){id, version, reason});
}
