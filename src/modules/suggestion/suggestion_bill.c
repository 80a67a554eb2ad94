// SPDX-License-Identifier: MulanPSL-2.0
/* Bills and the time that the presidium set for them: what comes later is a suggestion. */
#include "modules/suggestion/suggestion_act.h"
#include "modules/suggestion/suggestion_list.h"
#include "platform/text.h"

static const char LATE_LAW[] =
    "参照《重庆市实施代表法办法》第11条、《上海市人民代表大会议事规则》第34条";

/* The session on that day and the time it set; 0 in recess, and where none was set. */
static enum status until_on(struct ctx *ctx, struct date on, int64_t *out)
{
    struct congress_session session;
    bool open = false;
    enum status st;

    *out = 0;
    st = congress_session_at(ctx, on, &session, &open);
    if (st == ST_OK && open)
        *out = session.bills_until;
    return st == ST_NOT_FOUND ? ST_OK : st;
}

enum status suggestion_bill_until(struct ctx *ctx, int64_t *out_until, bool *out_late)
{
    TRY(until_on(ctx, ctx->today, out_until));
    *out_late = suggestion_law_bill_late(*out_until, ctx->now);
    return ST_OK;
}

static enum status refuse_late(struct ctx *ctx, const char *field, const char *key, int64_t until)
{
    const struct str time = text_instant(ctx->arena, until, ctx->today);

    (void)fail_field(&ctx->err, field, key, str_z(ctx->arena, time));
    ctx->err.law = LATE_LAW;
    return ST_RULE;
}

enum status suggestion_check_bill_day(struct ctx *ctx, const struct suggestion *s)
{
    int64_t until;
    unsigned second;

    if (s->kind != SUGGESTION_KIND_BILL)
        return ST_OK;
    TRY(until_on(ctx, s->tabled_on, &until));
    if (until == 0 || !suggestion_law_bill_late(date_begin(date_of_instant(until, &second)),
                                                date_begin(s->tabled_on)))
        return ST_OK;
    return refuse_late(ctx, "kind", "suggestion.err.bill_late_paper", until);
}

struct str suggestion_bill_as_body(struct arena *a, const struct suggestion_text *t)
{
    const struct str parts[] = {t->cause, t->grounds, t->proposal, t->body};
    struct buf to = buf_new(a, 0);

    arr_each (i, COUNT(parts)) {
        if (parts[i].len == 0)
            continue;
        if (to.len != 0)
            buf_z(&to, "\n\n");
        buf_str(&to, parts[i]);
    }
    return str_dup(a, buf_view(&to));
}

/* The words stay, so the signatures do; the bill is kept as the revision before. */
static enum status turn_into_suggestion(struct ctx *ctx, struct act *a)
{
    struct suggestion_text t;

    TRY(suggestion_store_text(ctx, a->s.id, a->s.text_revision, &t));
    t.body = suggestion_bill_as_body(ctx->arena, &t);
    t.cause = t.grounds = t.proposal = S("");
    t.id = 0;
    t.revision = ++a->s.text_revision;
    TRY(suggestion_store_save_text(ctx, a->s.id, &t));
    a->s.kind = SUGGESTION_KIND_SUGGESTION;
    json_bool(&a->json, "late_bill", true);
    return ST_OK;
}

enum status suggestion_bill_in_time(struct ctx *ctx, struct act *a, bool as_suggestion)
{
    int64_t until;
    bool late;

    if (a->s.kind != SUGGESTION_KIND_BILL)
        return ST_OK;
    TRY(suggestion_bill_until(ctx, &until, &late));
    if (!late)
        return ST_OK;
    return as_suggestion ? turn_into_suggestion(ctx, a)
                         : refuse_late(ctx, "as_suggestion", "suggestion.err.bill_late", until);
}

enum status suggestion_bill_in_recess(struct ctx *ctx, bool *out)
{
    int64_t allowed;

    TRY(suggestion_setting(ctx, "bill_in_recess", &allowed));
    *out = allowed != 0;
    return ST_OK;
}
