// SPDX-License-Identifier: MulanPSL-2.0
/* Problems from the day they are found to the day they are solved, round by round. */
#include "base/json.h"
#include "modules/notice/notice.h"
#include "modules/supervision/supervision_actions.h"
#include "modules/supervision/supervision_store.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

/* ---------------------------------------------------------------- telling */

static enum status tell(struct ctx *ctx, const struct supervision_problem *p, const char *kind,
                        bool office, struct str note)
{
    const struct notice_to to = {.role = office ? "office" : "unit",
                                 .organ_id = office ? 0 : p->organ_id};
    struct buf values = buf_new(ctx->arena, 0);
    struct json j = json_begin(&values);

    json_object(&j, NULL);
    json_str(&j, "title", p->title);
    json_str(&j, "organ", p->organ);
    json_str(&j, "due_on",
             date_none(p->due_on) ? S("") : text_date(ctx->arena, p->due_on, ctx->today));
    json_str(&j, "note", note);
    json_object_end(&j);
    return notice_put(
        ctx, &(struct notice_new){
                 .kind = kind,
                 .subject_id = p->id,
                 .url = str_printf(ctx->arena, "/supervision/problem/%lld", (long long)p->id),
                 .values = buf_view(&values),
                 .to = &to,
                 .to_count = 1,
             });
}

/* ---------------------------------------------------------------- reading */

enum status supervision_problem_get(struct ctx *ctx, int64_t id, struct supervision_problem *out)
{
    TRY(supervision_store_problem(ctx, id, out));
    if (ctx->actor->system || may(ctx, "supervision.read"))
        return ST_OK;
    if (may(ctx, "supervision.answer") && supervision_own(ctx, out->organ_id))
        return ST_OK;
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

/* ---------------------------------------------------------------- found */

static void check(struct ctx *ctx, const struct supervision_problem *in)
{
    supervision_need(ctx, "title", in->title, SUPERVISION_TITLE_CHARS);
    invalid_long(ctx, "text", in->text, SUPERVISION_TEXT_CHARS);
    invalid_long(ctx, "place", in->place, SUPERVISION_LINE_CHARS);
    supervision_check_organ(ctx, in->organ_id, false);
    if (!str_among(SUPERVISION_ORIGINS, in->origin))
        invalid(ctx, "origin", "form.choose", NULL);
    if (in->organ_id != 0 && date_none(in->due_on))
        invalid(ctx, "due_on", "supervision.err.due_missing", NULL);
    if (!date_none(in->due_on) && date_cmp(in->due_on, in->found_on) < 0)
        invalid(ctx, "due_on", "supervision.err.due_before", NULL);
    if (date_cmp(in->found_on, ctx->today) > 0)
        invalid(ctx, "found_on", "supervision.err.found_ahead", NULL);
    if (!date_none(in->since_on) && date_cmp(in->since_on, in->found_on) > 0)
        invalid(ctx, "since_on", "supervision.err.since_later", NULL);
}

struct adding {
    const struct supervision_problem *in;
    int64_t *out_id;
};

static enum status add_tx(struct ctx *ctx, const void *input)
{
    const struct adding *a = input;
    struct supervision_problem p = *a->in, like;
    struct matter m;

    if (p.matter_id != 0) {
        TRY(supervision_store_matter(ctx, p.matter_id, &m));
        TRY(supervision_check_going(m.state, &ctx->err));
    }
    if (p.group_id != 0)
        TRY(supervision_store_problem(ctx, p.group_id, &like));
    p.id = db_new_id(ctx);
    p.round = 1;
    p.state = p.organ_id != 0 ? S("assigned") : S("open");
    p.measure = p.report = p.verdict = S("");
    p.measured_on = p.reported_on = p.closed_on = (struct date){0};
    TRY(supervision_store_problem_put(ctx, &p, true));
    TRY(supervision_matter_follow(ctx, p.matter_id));
    TRY(event_emit(ctx, "supervision.problem_found", p.id));
    *a->out_id = p.id;
    TRY(supervision_store_problem(ctx, p.id, &p));
    return p.organ_id != 0 ? tell(ctx, &p, "supervision.assigned", false, S("")) : ST_OK;
}

enum status supervision_problem_add(struct ctx *ctx, const struct supervision_problem *in,
                                    int64_t *out_id)
{
    struct supervision_problem p = *in;

    if (date_none(p.found_on))
        p.found_on = ctx->today;
    check(ctx, &p);
    TRY(invalid_done(ctx));
    return db_tx(ctx, add_tx, &(struct adding){&p, out_id});
}

/* ---------------------------------------------------------------- what is done about it */

static void check_act(struct ctx *ctx, const struct supervision_problem_act *in)
{
    const bool dated =
        in->verb == PROBLEM_ASSIGN || in->verb == PROBLEM_BACK || in->verb == PROBLEM_REOPEN;

    if (in->verb != PROBLEM_ASSIGN && in->verb != PROBLEM_ACCEPT)
        supervision_need(ctx, "text", in->text, SUPERVISION_TEXT_CHARS);
    else
        invalid_long(ctx, "text", in->text, SUPERVISION_TEXT_CHARS);
    if (in->verb == PROBLEM_ASSIGN)
        supervision_check_organ(ctx, in->organ_id, true);
    if (dated && date_none(in->due_on))
        invalid(ctx, "due_on", "form.required", NULL);
    else if (dated && date_cmp(in->due_on, ctx->today) < 0)
        invalid(ctx, "due_on", "supervision.err.due_past", NULL);
}

/* The organ says what it will do and has done; all else is the committee's. */
static enum status check_who(struct ctx *ctx, const struct supervision_problem *p,
                             enum supervision_problem_verb verb)
{
    const bool organs = verb == PROBLEM_MEASURE || verb == PROBLEM_REPORT;

    if (ctx->actor->system || may(ctx, "supervision.write"))
        return ST_OK;
    if (organs && may(ctx, "supervision.answer") && supervision_own(ctx, p->organ_id))
        return ST_OK;
    return fail(&ctx->err, ST_DENIED, "supervision.err.not_yours", NULL);
}

static void change(struct ctx *ctx, struct supervision_problem *p,
                   const struct supervision_problem_act *in)
{
    switch (in->verb) {
    case PROBLEM_ASSIGN:
        p->organ_id = in->organ_id;
        p->due_on = in->due_on;
        break;
    case PROBLEM_MEASURE:
        p->measure = in->text;
        p->measured_on = ctx->today;
        break;
    case PROBLEM_REPORT:
        p->report = in->text;
        p->reported_on = ctx->today;
        break;
    case PROBLEM_BACK:
    case PROBLEM_REOPEN:
        p->verdict = in->text;
        p->due_on = in->due_on;
        p->closed_on = (struct date){0};
        p->round++;
        break;
    case PROBLEM_ACCEPT:
    case PROBLEM_SHELVE:
    case PROBLEM_SOLVED:
    case PROBLEM_LOOK:
    default:
        p->verdict = in->text;
        p->closed_on = ctx->today;
        break;
    }
}

static const char *event_of(enum supervision_problem_verb verb)
{
    static const char *const NAMES[] = {
        [PROBLEM_ASSIGN] = "supervision.problem_assigned",
        [PROBLEM_MEASURE] = "supervision.problem_measured",
        [PROBLEM_REPORT] = "supervision.problem_reported",
        [PROBLEM_ACCEPT] = "supervision.problem_solved",
        [PROBLEM_BACK] = "supervision.problem_again",
        [PROBLEM_SHELVE] = "supervision.problem_shelved",
        [PROBLEM_REOPEN] = "supervision.problem_again",
        [PROBLEM_SOLVED] = "supervision.problem_solved",
        [PROBLEM_LOOK] = "supervision.checked",
    };

    return NAMES[verb];
}

static enum status tell_act(struct ctx *ctx, const struct supervision_problem *p,
                            enum supervision_problem_verb verb, struct str note)
{
    if (verb == PROBLEM_ASSIGN)
        return tell(ctx, p, "supervision.assigned", false, note);
    if (verb == PROBLEM_BACK || verb == PROBLEM_REOPEN)
        return tell(ctx, p, "supervision.again", false, note);
    if (verb == PROBLEM_REPORT)
        return tell(ctx, p, "supervision.reported", true, S(""));
    return ST_OK;
}

static enum status act_tx(struct ctx *ctx, const void *input)
{
    const struct supervision_problem_act *in = input;
    struct supervision_problem p;
    const char *next;

    TRY(supervision_problem_get(ctx, in->id, &p));
    TRY(check_who(ctx, &p, in->verb));
    next = supervision_problem_next(p.state, in->verb);
    if (next == NULL)
        return fail(&ctx->err, ST_RULE, "supervision.err.problem_state", NULL);
    p.version = in->version;
    p.state = str_from(next);
    change(ctx, &p, in);
    TRY(supervision_store_problem_put(ctx, &p, false));
    TRY(supervision_matter_follow(ctx, p.matter_id));
    TRY(event_emit(ctx, event_of(in->verb), p.id));
    TRY(supervision_store_problem(ctx, p.id, &p));
    return tell_act(ctx, &p, in->verb, in->text);
}

enum status supervision_problem_do(struct ctx *ctx, const struct supervision_problem_act *in)
{
    check_act(ctx, in);
    TRY(invalid_done(ctx));
    return db_tx(ctx, act_tx, in);
}

/* ---------------------------------------------------------------- looked at again */

struct looking {
    const struct supervision_check *in;
    int64_t *out_id;
};

static enum status look_tx(struct ctx *ctx, const void *input)
{
    const struct looking *l = input;
    struct supervision_check c = *l->in;
    struct supervision_problem p;
    const char *next;

    TRY(supervision_store_problem(ctx, c.problem_id, &p));
    next = supervision_problem_next(p.state,
                                    str_eqz(c.result, "solved") ? PROBLEM_SOLVED : PROBLEM_LOOK);
    if (next == NULL)
        return fail(&ctx->err, ST_RULE, "supervision.err.problem_state", NULL);
    c.id = db_new_id(ctx);
    TRY(supervision_store_check_add(ctx, &c));
    *l->out_id = c.id;
    if (str_eqz(c.result, "solved")) {
        p.state = str_from(next);
        p.closed_on = c.held_on;
        p.verdict = c.finding;
        TRY(supervision_store_problem_put(ctx, &p, false));
        TRY(supervision_matter_follow(ctx, p.matter_id));
        TRY(event_emit(ctx, "supervision.problem_solved", p.id));
    }
    return event_emit(ctx, "supervision.checked", p.id);
}

enum status supervision_check_save(struct ctx *ctx, const struct supervision_check *in,
                                   int64_t *out_id)
{
    struct supervision_check c = *in;

    if (date_none(c.held_on))
        c.held_on = ctx->today;
    if (date_cmp(c.held_on, ctx->today) > 0)
        invalid(ctx, "held_on", "supervision.err.stage_ahead", NULL);
    if (!date_none(c.next_on) && date_cmp(c.next_on, c.held_on) <= 0)
        invalid(ctx, "next_on", "supervision.err.next_before", NULL);
    supervision_need(ctx, "who", c.who, SUPERVISION_LINE_CHARS);
    invalid_long(ctx, "place", c.place, SUPERVISION_LINE_CHARS);
    supervision_need(ctx, "finding", c.finding, SUPERVISION_TEXT_CHARS);
    if (!str_among("open progress solved", c.result))
        invalid(ctx, "result", "form.choose", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, look_tx, &(struct looking){&c, out_id});
}
