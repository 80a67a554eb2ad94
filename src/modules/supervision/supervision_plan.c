// SPDX-License-Identifier: MulanPSL-2.0
/* The annual plan: drafted from the matters, approved by the chairmen's meeting, published, changed
 * by a new revision with its reason. */
#include "modules/meeting/meeting.h"
#include "modules/supervision/supervision_actions.h"
#include "modules/supervision/supervision_store.h"
#include "platform/db.h"
#include "platform/event.h"

/* ---------------------------------------------------------------- drafted */

struct drafting {
    int64_t year;
    struct str intro, reason;
    int64_t *out_id;
};

static enum status take_matters(struct ctx *ctx, const struct supervision_plan *p)
{
    const struct supervision_page f = {
        .year = p->year, .order = "starts", .limit = SUPERVISION_PLAN_MOST};
    struct matter *all;
    struct str next;
    int64_t total, place = 0;
    size_t count;

    TRY(supervision_store_matters(ctx, &f, &all, &count, &next, &total));
    if (next.len > 0)
        return fail(&ctx->err, ST_RULE, "supervision.err.plan_long", NULL);
    arr_each (i, count) {
        const struct matter *m = &all[i];

        if (str_eqz(m->state, "cancelled"))
            continue;
        TRY(supervision_store_plan_item_add(
            ctx, &(struct supervision_plan_item){.id = db_new_id(ctx),
                                                 .plan_id = p->id,
                                                 .place = ++place,
                                                 .matter_id = m->id,
                                                 .title = m->title,
                                                 .methods = m->methods,
                                                 .organ = m->organ,
                                                 .lead = m->lead,
                                                 .office = m->office,
                                                 .starts_on = m->starts_on,
                                                 .ends_on = m->ends_on,
                                                 .key = m->key}));
    }
    if (place == 0)
        return fail(&ctx->err, ST_RULE, "supervision.err.plan_empty", NULL);
    return ST_OK;
}

static enum status drop_items(struct ctx *ctx, int64_t plan_id)
{
    struct supervision_plan_item *items;
    size_t count;

    TRY(supervision_store_plan_items(ctx, plan_id, &items, &count));
    arr_each (i, count)
        TRY(supervision_store_drop(ctx, SUPERVISION_PLAN_ITEMS, items[i].id));
    return ST_OK;
}

static enum status draft_tx(struct ctx *ctx, const void *input)
{
    const struct drafting *d = input;
    struct supervision_plan *have, p = {.year = d->year,
                                        .revision = 1,
                                        .state = S("draft"),
                                        .reason = d->reason,
                                        .intro = d->intro,
                                        .basis = S("")};
    size_t count;

    TRY(supervision_store_plans(ctx, d->year, &have, &count));
    if (count > 0 && str_eqz(have[0].state, "draft")) {
        p.id = have[0].id;
        p.version = have[0].version;
        p.revision = have[0].revision;
        if (p.revision > 1 && p.reason.len == 0)
            p.reason = have[0].reason;
        TRY(drop_items(ctx, p.id));
        TRY(supervision_store_plan_put(ctx, &p, false));
    } else {
        if (count > 0) {
            TRY(supervision_check_plan(have[0].state, PLAN_REVISE, &ctx->err));
            p.revision = have[0].revision + 1;
            if (p.reason.len == 0)
                return fail(&ctx->err, ST_RULE, "supervision.err.plan_reason", NULL);
        }
        p.id = db_new_id(ctx);
        TRY(supervision_store_plan_put(ctx, &p, true));
    }
    TRY(take_matters(ctx, &p));
    *d->out_id = p.id;
    return event_emit(ctx, "supervision.plan_drafted", p.id);
}

enum status supervision_plan_draft(struct ctx *ctx, int64_t year, struct str intro,
                                   struct str reason, int64_t *out_id)
{
    if (year < 1980 || year > 2100)
        invalid(ctx, "year", "supervision.err.year", NULL);
    invalid_long(ctx, "intro", intro, SUPERVISION_TEXT_CHARS);
    invalid_long(ctx, "reason", reason, SUPERVISION_TEXT_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, draft_tx, &(struct drafting){year, intro, reason, out_id});
}

/* ---------------------------------------------------------------- approved, published */

static enum status approve_tx(struct ctx *ctx, const void *input)
{
    const struct supervision_approve *in = input;
    struct supervision_plan p;
    struct meeting m;

    TRY(supervision_store_plan(ctx, in->id, &p));
    TRY(supervision_check_plan(p.state, PLAN_APPROVE, &ctx->err));
    p.version = in->version;
    p.state = S("approved");
    p.approved_on = in->on;
    p.basis = in->basis;
    p.meeting_id = in->meeting_id;
    if (in->meeting_id != 0) {
        TRY(meeting_get(ctx, in->meeting_id, &m));
        TRY(meeting_visible(ctx, &m));
        if (!str_eqz(m.kind, "chairmen"))
            return fail(&ctx->err, ST_RULE, "supervision.err.not_chairmen", NULL);
        if (m.state < MEETING_OPEN || m.state == MEETING_CANCELLED)
            return fail(&ctx->err, ST_RULE, "supervision.err.not_held",
                        "《各级人民代表大会常务委员会监督法》第六十三条");
        p.basis = m.name;
        p.approved_on = m.starts_on;
    }
    TRY(supervision_store_plan_put(ctx, &p, false));
    return event_emit(ctx, "supervision.plan_approved", p.id);
}

enum status supervision_plan_approve(struct ctx *ctx, const struct supervision_approve *in)
{
    struct supervision_approve now = *in;

    if (date_none(now.on))
        now.on = ctx->today;
    if (now.meeting_id == 0)
        supervision_need(ctx, "basis", now.basis, SUPERVISION_LINE_CHARS);
    if (date_cmp(now.on, ctx->today) > 0)
        invalid(ctx, "on", "supervision.err.stage_ahead", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, approve_tx, &now);
}

static enum status publish_tx(struct ctx *ctx, const void *input)
{
    const struct supervision_approve *in = input;
    struct supervision_plan p, *all;
    size_t count;

    TRY(supervision_store_plan(ctx, in->id, &p));
    TRY(supervision_check_plan(p.state, PLAN_PUBLISH, &ctx->err));
    TRY(supervision_store_plans(ctx, p.year, &all, &count));
    arr_each (i, count) {
        if (all[i].id == p.id || !str_eqz(all[i].state, "published"))
            continue;
        all[i].state = S("replaced");
        TRY(supervision_store_plan_put(ctx, &all[i], false));
    }
    p.version = in->version;
    p.state = S("published");
    p.published_on = ctx->today;
    TRY(supervision_store_plan_put(ctx, &p, false));
    return event_emit(ctx, "supervision.plan_published", p.id);
}

enum status supervision_plan_publish(struct ctx *ctx, int64_t id, int64_t version)
{
    return db_tx(ctx, publish_tx, &(struct supervision_approve){.id = id, .version = version});
}
