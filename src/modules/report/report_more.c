// SPDX-License-Identifier: MulanPSL-2.0
/* Sources of numbers typed by hand, comments, goals. */
#include "base/utf8.h"
#include "modules/report/report_actions.h"
#include "platform/db.h"
#include "platform/event.h"

enum { ABOUT_CHARS = 40, GOAL_CHARS = 500, YEAR_FIRST = 1949, YEAR_LAST = 2999 };

/* ---------------------------------------------------------------- sources */

struct sourcing {
    struct report_source source;
    int64_t *out_id;
};

static enum status source_tx(struct ctx *ctx, const void *input)
{
    const struct sourcing *in = input;
    struct report_source s = in->source;
    struct report r;

    TRY(report_open(ctx, s.report_id, &r));
    if (s.version == 0)
        s.id = db_new_id(ctx);
    *in->out_id = s.id;
    s.said_by = ctx->actor->name;
    s.said_at = ctx->now;
    TRY(report_store_source_put(ctx, &s));
    return event_emit(ctx, "report.sourced", r.id);
}

enum status report_source_say(struct ctx *ctx, const struct report_source *in, int64_t *out_id)
{
    struct report_source s = *in;

    s.link = str_trim(in->link);
    if (in->source.len == 0)
        invalid(ctx, "source", "report.err.source", NULL);
    invalid_long(ctx, "source", in->source, REPORT_NOTE_CHARS);
    if (s.link.len > 0 && !report_link_read(&s.link))
        invalid(ctx, "link", "report.err.link", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, source_tx, &(struct sourcing){s, out_id});
}

/* ---------------------------------------------------------------- comments */

struct commenting {
    int64_t report_id, block_id;
    struct str text;
};

static struct str begins(struct str s)
{
    return (struct str){s.ptr, utf8_clip_chars(s.ptr, s.len, ABOUT_CHARS)};
}

static enum status comment_tx(struct ctx *ctx, const void *input)
{
    const struct commenting *m = input;
    struct report_comment c = {.report_id = m->report_id,
                               .block_id = m->block_id,
                               .about = S(""),
                               .text = m->text,
                               .said_by = ctx->actor->name,
                               .account_id = ctx->actor->account_id,
                               .said_at = ctx->now};
    struct report_block b;
    struct report r;

    TRY(report_store_get(ctx, m->report_id, &r));
    TRY(report_check_comments(r.state, &ctx->err));
    if (m->block_id != 0) {
        TRY(report_store_block(ctx, m->block_id, &b));
        if (b.report_id != r.id)
            return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
        c.about = begins(b.text);
    }
    c.id = db_new_id(ctx);
    TRY(report_store_comment_insert(ctx, &c));
    TRY(report_tell_opinion(ctx, &r, &c));
    return event_emit(ctx, "report.commented", r.id);
}

enum status report_comment_say(struct ctx *ctx, int64_t report_id, int64_t block_id,
                               struct str text)
{
    if (text.len == 0)
        invalid(ctx, "text", "report.err.comment", NULL);
    invalid_long(ctx, "text", text, REPORT_NOTE_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, comment_tx, &(struct commenting){report_id, block_id, text});
}

struct answering {
    int64_t id, version;
    struct str answer;
};

static enum status answer_tx(struct ctx *ctx, const void *input)
{
    const struct answering *a = input;
    struct report_comment c;
    struct report r;

    TRY(report_store_comment_get(ctx, a->id, &c));
    TRY(report_store_get(ctx, c.report_id, &r));
    c.version = a->version;
    c.done = true;
    c.answer = a->answer;
    TRY(report_store_comment_update(ctx, &c));
    TRY(report_tell_opinion(ctx, &r, &c));
    return event_emit(ctx, "report.answered", c.report_id);
}

enum status report_comment_answer(struct ctx *ctx, int64_t id, int64_t version, struct str answer)
{
    if (answer.len == 0)
        invalid(ctx, "answer", "report.err.answer", NULL);
    invalid_long(ctx, "answer", answer, REPORT_NOTE_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, answer_tx, &(struct answering){id, version, answer});
}

/* ---------------------------------------------------------------- goals */

struct aiming {
    const struct report_goal *in;
    int64_t *out_id;
};

static enum status goal_tx(struct ctx *ctx, const void *input)
{
    const struct aiming *a = input;
    struct report_goal g = *a->in;

    if (g.id == 0) {
        g.id = db_new_id(ctx);
        TRY(report_store_goal_insert(ctx, &g));
    } else {
        TRY(report_store_goal_update(ctx, &g));
    }
    *a->out_id = g.id;
    return event_emit(ctx, "report.goal_set", g.id);
}

/* "{name}" or "name"; "" none. */
static struct str inside_of(struct str token)
{
    token = str_trim(token);
    if (token.len >= 2 && token.ptr[0] == '{' && token.ptr[token.len - 1] == '}')
        return (struct str){token.ptr + 1, token.len - 2};
    return token;
}

enum status report_goal_save(struct ctx *ctx, const struct report_goal *in, int64_t *out_id)
{
    const struct period year = {{(int)in->year, 1, 1}, {(int)in->year, 12, 31}};
    struct report_goal g = *in;
    struct report_value v;

    g.token = inside_of(in->token);
    if (in->text.len == 0)
        invalid(ctx, "text", "report.err.goal", NULL);
    invalid_long(ctx, "text", in->text, GOAL_CHARS);
    invalid_long(ctx, "note", in->note, GOAL_CHARS);
    if (in->year < YEAR_FIRST || in->year > YEAR_LAST)
        invalid(ctx, "year", "report.err.year", NULL);
    else if (g.token.len > 0 && report_value_now(ctx, &year, g.token, &v) != ST_OK)
        invalid(ctx, "token", ctx->err.key, ctx->err.arg);
    if (str_eqz(in->state, "missed") && in->note.len == 0)
        invalid(ctx, "note", "report.err.why", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, goal_tx, &(struct aiming){&g, out_id});
}
