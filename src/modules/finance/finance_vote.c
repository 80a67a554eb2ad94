// SPDX-License-Identifier: MulanPSL-2.0
/* Reports on the agenda of a meeting and how they were rated there; findings on the list of
 * problems. */
#include "base/utf8.h"
#include "modules/congress/congress.h"
#include "modules/finance/finance_actions.h"
#include "modules/finance/finance_store.h"
#include "modules/meeting/meeting.h"
#include "modules/supervision/supervision.h"
#include "modules/vote/vote.h"
#include "platform/db.h"
#include "platform/event.h"

struct attaching {
    int64_t id, version, meeting_item_id;
};

enum status finance_item_decider(struct ctx *ctx, struct str kind, enum budget_law_decider *out,
                                 const char **out_article)
{
    enum budget_law_item law;
    struct congress c;

    *out = BUDGET_LAW_NOBODY;
    *out_article = "";
    if (!finance_item_parse(kind, &law))
        return ST_OK;
    TRY(congress_get(ctx, ctx->congress_id, &c));
    *out = budget_law_decided_by(congress_law_level(c.level), law);
    *out_article = budget_law_article(congress_law_level(c.level), law);
    return ST_OK;
}

bool finance_item_heard(struct str kind)
{
    enum budget_law_item law;

    return finance_item_parse(kind, &law) && budget_law_heard(law);
}

/* What is decided goes to a meeting of whoever may decide it. */
static enum status check_decider(struct ctx *ctx, const struct finance_item *i,
                                 const struct meeting *m)
{
    enum budget_law_decider decider;
    const char *article;

    TRY(finance_item_decider(ctx, i->kind, &decider, &article));
    if (!finance_item_heard(i->kind))
        return fail(&ctx->err, ST_RULE, "finance.err.not_heard", article);
    if (decider == BUDGET_LAW_BY_CONGRESS &&
        !str_among("congress plenary township_congress", m->kind))
        return fail(&ctx->err, ST_RULE, "finance.err.by_congress", article);
    if (decider == BUDGET_LAW_BY_COMMITTEE && !str_eqz(m->kind, "sc"))
        return fail(&ctx->err, ST_RULE, "finance.err.by_committee", article);
    return ST_OK;
}

static enum status attach_tx(struct ctx *ctx, const void *input)
{
    const struct attaching *a = input;
    struct meeting_item on;
    struct finance_item i;
    struct meeting m;

    TRY(finance_store_item(ctx, a->id, &i));
    TRY(meeting_item_get(ctx, a->meeting_item_id, &on));
    TRY(meeting_get(ctx, on.meeting_id, &m));
    TRY(meeting_visible(ctx, &m));
    TRY(check_decider(ctx, &i, &m));
    i.version = a->version;
    i.meeting_item_id = on.id;
    i.url = str_printf(ctx->arena, "/meeting/%lld", (long long)m.id);
    if (date_none(i.done_on) && date_none(i.plan_on))
        i.plan_on = m.starts_on;
    TRY(finance_store_item_update(ctx, &i));
    return event_emit(ctx, "finance.item_saved", i.id);
}

/* Of a meeting that was held before: what was voted there holds at once. */
static enum status take_votes(struct ctx *ctx, int64_t meeting_item_id)
{
    struct vote *all;
    size_t count;

    TRY(vote_of_origin(ctx, "meeting_item", meeting_item_id, &all, &count));
    arr_each (i, count)
        if (all[i].state == VOTE_ANNOUNCED)
            TRY(finance_item_voted(ctx, all[i].id));
    return ST_OK;
}

enum status finance_item_attach(struct ctx *ctx, int64_t id, int64_t version,
                                int64_t meeting_item_id)
{
    TRY(db_tx(ctx, attach_tx, &(struct attaching){id, version, meeting_item_id}));
    return take_votes(ctx, meeting_item_id);
}

/* ---------------------------------------------------------------- the result */

struct noting {
    int64_t meeting_item_id, vote_id;
    struct date on;
    bool passed;
};

static enum status note_tx(struct ctx *ctx, const void *input)
{
    const struct noting *n = input;
    struct finance_item *items;
    struct law_params p;
    size_t count;

    TRY(congress_law_params(ctx, ctx->today, &p));
    TRY(finance_store_items_at(ctx, n->meeting_item_id, &items, &count));
    arr_each (k, count) {
        struct finance_item i = items[k];

        if (i.vote_id == n->vote_id || finance_item_approved_by_vote(i.kind))
            continue; /* a rating approves nothing */
        if (str_eqz(i.verdict, "failed"))
            i.round++;
        i.vote_id = n->vote_id;
        i.verdict = n->passed ? S("passed") : S("failed");
        i.again_on = n->passed ? (struct date){0} : date_add_months(n->on, p.opinion_reply_months);
        if (date_none(i.done_on))
            i.done_on = n->on;
        TRY(finance_store_item_update(ctx, &i));
        TRY(event_emit(ctx, "finance.vote_noted", i.id));
    }
    return ST_OK;
}

enum status finance_item_rated(struct ctx *ctx, int64_t meeting_item_id, int64_t vote_id,
                               struct date on, bool passed)
{
    return db_tx(ctx, note_tx, &(struct noting){meeting_item_id, vote_id, on, passed});
}

/* Budgets, accounts and adjustments are approved by a vote on the item, or are not. */
static enum status approve_tx(struct ctx *ctx, const void *input)
{
    const struct noting *n = input;
    struct finance_item *items;
    size_t count;

    TRY(finance_store_items_at(ctx, n->meeting_item_id, &items, &count));
    arr_each (k, count) {
        struct finance_item i = items[k];

        if (i.vote_id == n->vote_id || !finance_item_approved_by_vote(i.kind))
            continue;
        i.vote_id = n->vote_id;
        i.backfill = S(""); /* the vote is there */
        i.verdict = n->passed ? S("passed") : S("failed");
        i.done_on = n->passed ? n->on : (struct date){0};
        TRY(finance_store_item_update(ctx, &i));
        TRY(event_emit(ctx, "finance.vote_noted", i.id));
    }
    return ST_OK;
}

static enum status is_deciding(struct ctx *ctx, const struct vote *v, bool *out)
{
    int64_t *votes;
    size_t count;

    *out = false;
    TRY(meeting_item_deciding(ctx, v->origin_id, false, &votes, &count));
    arr_each (i, count)
        *out = *out || votes[i] == v->id;
    return ST_OK;
}

enum status finance_item_voted(struct ctx *ctx, int64_t vote_id)
{
    struct finance_item *items;
    struct vote_result r;
    struct vote v;
    size_t count;
    bool decides;

    TRY(vote_get(ctx, vote_id, &v));
    if (v.rule == VOTE_NOTED || v.state != VOTE_ANNOUNCED || !str_eqz(v.origin, "meeting_item"))
        return ST_OK;
    TRY(finance_store_items_at(ctx, v.origin_id, &items, &count));
    if (count == 0 || v.kind == VOTE_ELECTION)
        return ST_OK;
    TRY(vote_result(ctx, vote_id, &r));
    if (v.kind == VOTE_RATING)
        return finance_item_rated(ctx, v.origin_id, vote_id, v.on, r.passed);
    TRY(is_deciding(ctx, &v, &decides));
    return decides ? db_tx(ctx, approve_tx, &(struct noting){v.origin_id, vote_id, v.on, r.passed})
                   : ST_OK;
}

/* ---------------------------------------------------------------- the common list of problems */

enum status finance_finding_problem(struct ctx *ctx, int64_t id, int64_t *out_problem)
{
    struct supervision_problem *all;
    size_t count;

    TRY(supervision_problems_of(ctx, "audit", id, &all, &count));
    *out_problem = count > 0 ? all[0].id : 0;
    return ST_OK;
}

struct listing {
    int64_t id, *out_problem;
};

static enum status list_tx(struct ctx *ctx, const void *input)
{
    const struct listing *a = input;
    struct supervision_problem p = {
        .origin = S("audit"), .origin_id = a->id, .place = S(""), .found_on = ctx->today};
    struct finance_finding f;

    TRY(finance_store_finding(ctx, a->id, &f));
    TRY(finance_finding_problem(ctx, f.id, a->out_problem));
    if (*a->out_problem != 0)
        return fail(&ctx->err, ST_RULE, "finance.err.listed", NULL);
    p.url = str_printf(ctx->arena, "/finance/finding/%lld", (long long)f.id);
    p.title = (struct str){f.title.ptr,
                           utf8_clip_chars(f.title.ptr, f.title.len, SUPERVISION_TITLE_CHARS)};
    p.text = f.title;
    p.organ_id = f.organ_id;
    p.organ = f.organ;
    p.found_on = f.found_on;
    p.due_on = date_later(f.due_on, ctx->today);
    return supervision_problem_add(ctx, &p, a->out_problem);
}

enum status finance_finding_list(struct ctx *ctx, int64_t id, int64_t *out_problem)
{
    return db_tx(ctx, list_tx, &(struct listing){id, out_problem});
}
