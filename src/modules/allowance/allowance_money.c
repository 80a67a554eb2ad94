// SPDX-License-Identifier: MulanPSL-2.0
/* Budgets and what is spent of them; subscriptions. */
#include "modules/allowance/allowance_actions.h"
#include "modules/allowance/allowance_rules.h"
#include "modules/body/body.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "modules/station/station.h"
#include "platform/db.h"
#include "platform/event.h"

enum { YEAR_FIRST = 1980, YEAR_LAST = 2100 };

struct saving {
    const void *in;
    int64_t *out_id;
    bool sure;
};

/* ---------------------------------------------------------------- budgets */

enum status allowance_holder_of(struct ctx *ctx, struct str scope, struct str name, int64_t *out_id,
                                struct str *out_name)
{
    enum status st = ST_OK;
    struct station station;
    struct congress c;
    struct body body;

    *out_id = 0;
    *out_name = name;
    if (str_eqz(scope, "congress")) {
        TRY(congress_get(ctx, ctx->congress_id, &c));
        *out_name = c.short_name;
        return ST_OK;
    }
    if (str_eqz(scope, "delegation"))
        st = delegation_by_name(ctx, name, out_id);
    else if (str_eqz(scope, "station")) {
        st = station_by_name(ctx, name, &station);
        *out_id = st == ST_OK ? station.id : 0;
    } else {
        st = body_by_name(ctx, name, &body);
        *out_id = st == ST_OK ? body.id : 0;
    }
    if (st == ST_NOT_FOUND) {
        ctx->err = (struct err){0};
        invalid(ctx, "holder", "allowance.err.holder", NULL);
        return ST_OK;
    }
    return st;
}

static void check_year(struct ctx *ctx, int64_t year)
{
    if (year < YEAR_FIRST || year > YEAR_LAST)
        invalid(ctx, "year", "allowance.err.year", NULL);
}

static enum status budget_tx(struct ctx *ctx, const void *input)
{
    const struct saving *s = input;
    struct allowance_budget b = *(const struct allowance_budget *)s->in, have;
    enum status st;

    st = allowance_store_budget_titled(ctx, b.year, b.title, b.holder, &have);
    if (st != ST_OK && st != ST_NOT_FOUND)
        return st;
    ctx->err = (struct err){0};
    if (st == ST_OK && have.id != b.id) {
        invalid(ctx, "title", "allowance.err.budget_there", NULL);
        return invalid_done(ctx);
    }
    if (b.id == 0) {
        b.id = db_new_id(ctx);
        TRY(allowance_store_budget_put(ctx, &b, false));
    } else {
        TRY(allowance_store_budget_put(ctx, &b, true));
    }
    *s->out_id = b.id;
    return event_emit(ctx, "allowance.budget_saved", b.id);
}

enum status allowance_budget_save(struct ctx *ctx, const struct allowance_budget *in,
                                  int64_t *out_id)
{
    struct allowance_budget b = *in;

    check_year(ctx, b.year);
    if (!str_among(ALLOWANCE_SCOPES, b.scope))
        invalid(ctx, "scope", "allowance.err.scope", NULL);
    else
        TRY(allowance_holder_of(ctx, b.scope, in->holder, &b.scope_id, &b.holder));
    if (b.title.len == 0)
        invalid(ctx, "title", "allowance.err.title", NULL);
    if (b.fen < 0)
        invalid(ctx, "yuan", "allowance.err.yuan", NULL);
    invalid_long(ctx, "title", b.title, ALLOWANCE_LINE_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, budget_tx, &(struct saving){&b, out_id, false});
}

/* ---------------------------------------------------------------- spending */

static enum status spend_tx(struct ctx *ctx, const void *input)
{
    const struct saving *s = input;
    struct allowance_spend one = *(const struct allowance_spend *)s->in;
    struct allowance_budget b = {0};

    TRY(allowance_store_budget(ctx, one.budget_id, &b));
    TRY(allowance_check_spend(&b, one.fen, s->sure, &ctx->err));
    one.id = db_new_id(ctx);
    TRY(allowance_store_spend_insert(ctx, &one));
    *s->out_id = one.id;
    return event_emit(ctx, "allowance.spent", b.id);
}

enum status allowance_spend_add(struct ctx *ctx, const struct allowance_spend *in, bool sure,
                                int64_t *out_id)
{
    if (!str_among(ALLOWANCE_USES, in->use))
        invalid(ctx, "use", "allowance.err.use", NULL);
    if (in->what.len == 0)
        invalid(ctx, "what", "allowance.err.what", NULL);
    if (in->fen <= 0)
        invalid(ctx, "yuan", "allowance.err.yuan", NULL);
    if (date_none(in->on) || date_cmp(in->on, ctx->today) > 0)
        invalid(ctx, "on", "allowance.err.on", NULL);
    invalid_long(ctx, "what", in->what, ALLOWANCE_LINE_CHARS);
    invalid_long(ctx, "payee", in->payee, ALLOWANCE_LINE_CHARS);
    TRY(invalid_done(ctx));
    TRY(allowance_check_earmarked(in->use, in->for_deputies, &ctx->err));
    return db_tx(ctx, spend_tx, &(struct saving){in, out_id, sure});
}

struct dropping {
    int64_t budget_id, id;
};

static enum status drop_tx(struct ctx *ctx, const void *input)
{
    const struct dropping *d = input;

    TRY(allowance_store_spend_delete(ctx, d->budget_id, d->id));
    return event_emit(ctx, "allowance.spend_dropped", d->budget_id);
}

enum status allowance_spend_drop(struct ctx *ctx, int64_t budget_id, int64_t id)
{
    return db_tx(ctx, drop_tx, &(struct dropping){budget_id, id});
}

/* ---------------------------------------------------------------- subscriptions */

static enum status subscription_tx(struct ctx *ctx, const void *input)
{
    const struct saving *s = input;
    struct allowance_subscription one = *(const struct allowance_subscription *)s->in, have;
    const bool there = one.id != 0;

    one.state = S("planned");
    if (there) {
        TRY(allowance_store_subscription(ctx, one.id, &have));
        if (!str_eqz(have.state, "planned"))
            return fail(&ctx->err, ST_RULE, "allowance.err.ordered", NULL);
    } else {
        one.id = db_new_id(ctx);
    }
    TRY(allowance_store_subscription_put(ctx, &one, there));
    *s->out_id = one.id;
    return event_emit(ctx, "allowance.subscription_saved", one.id);
}

enum status allowance_subscription_save(struct ctx *ctx, const struct allowance_subscription *in,
                                        int64_t *out_id)
{
    check_year(ctx, in->year);
    if (in->title.len == 0)
        invalid(ctx, "title", "allowance.err.title", NULL);
    if (in->fen <= 0)
        invalid(ctx, "yuan", "allowance.err.yuan", NULL);
    invalid_long(ctx, "title", in->title, ALLOWANCE_LINE_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, subscription_tx, &(struct saving){in, out_id, false});
}

struct filling {
    int64_t id, delegation_id;
    size_t *out_added;
};

static enum status fill_tx(struct ctx *ctx, const void *input)
{
    const struct filling *f = input;
    struct allowance_subscription s = {0};
    struct deputy *all;
    size_t count, added = 0;

    TRY(allowance_store_subscription(ctx, f->id, &s));
    if (!str_eqz(s.state, "planned"))
        return fail(&ctx->err, ST_RULE, "allowance.err.ordered", NULL);
    TRY(deputy_in_office(ctx, ctx->today, f->delegation_id, 0, &all, &count));
    arr_each (i, count) {
        bool fresh;

        TRY(allowance_store_copy_add(ctx, s.id, all[i].id, &fresh));
        added += fresh;
    }
    *f->out_added = added;
    return added == 0 ? ST_OK : event_emit(ctx, "allowance.copies_added", s.id);
}

enum status allowance_subscription_fill(struct ctx *ctx, int64_t id, int64_t delegation_id,
                                        size_t *out_added)
{
    return db_tx(ctx, fill_tx, &(struct filling){id, delegation_id, out_added});
}

struct moving {
    int64_t id, version, budget_id;
    bool sure;
    struct date on;
};

static enum status order_tx(struct ctx *ctx, const void *input)
{
    const struct moving *m = input;
    struct allowance_subscription s = {0};
    struct allowance_budget b = {0};

    TRY(allowance_store_subscription(ctx, m->id, &s));
    if (!str_eqz(s.state, "planned"))
        return fail(&ctx->err, ST_RULE, "allowance.err.ordered", NULL);
    if (s.copies == 0)
        return fail(&ctx->err, ST_RULE, "allowance.err.no_copies", NULL);
    if (m->budget_id != 0) {
        const struct allowance_spend one = {.id = db_new_id(ctx),
                                            .budget_id = m->budget_id,
                                            .use = S("subscription"),
                                            .what = s.title,
                                            .payee = S(""),
                                            .on = ctx->today,
                                            .fen = s.fen * s.copies};

        TRY(allowance_store_budget(ctx, m->budget_id, &b));
        TRY(allowance_check_spend(&b, one.fen, m->sure, &ctx->err));
        TRY(allowance_store_spend_insert(ctx, &one));
    }
    s.version = m->version;
    s.state = S("ordered");
    TRY(allowance_store_subscription_put(ctx, &s, true));
    return event_emit(ctx, "allowance.ordered", s.id);
}

enum status allowance_subscription_order(struct ctx *ctx, int64_t id, int64_t version,
                                         int64_t budget_id, bool sure)
{
    return db_tx(
        ctx, order_tx,
        &(struct moving){.id = id, .version = version, .budget_id = budget_id, .sure = sure});
}

static enum status post_tx(struct ctx *ctx, const void *input)
{
    const struct moving *m = input;
    struct allowance_subscription s = {0};

    TRY(allowance_store_subscription(ctx, m->id, &s));
    if (!str_eqz(s.state, "ordered"))
        return fail(&ctx->err, ST_RULE, "allowance.err.not_ordered", NULL);
    s.version = m->version;
    s.state = S("posted");
    s.posted_on = m->on;
    TRY(allowance_store_subscription_put(ctx, &s, true));
    return event_emit(ctx, "allowance.posted", s.id);
}

enum status allowance_subscription_post(struct ctx *ctx, int64_t id, int64_t version,
                                        struct date on)
{
    if (date_none(on) || date_cmp(on, ctx->today) > 0)
        return fail_field(&ctx->err, "on", "allowance.err.on", NULL);
    return db_tx(ctx, post_tx, &(struct moving){.id = id, .version = version, .on = on});
}

static enum status received_tx(struct ctx *ctx, const void *input)
{
    const int64_t id = *(const int64_t *)input;

    TRY(allowance_store_received(ctx, id, ctx->actor->deputy_id));
    return event_emit(ctx, "allowance.received", id);
}

enum status allowance_received(struct ctx *ctx, int64_t subscription_id)
{
    if (ctx->actor->deputy_id == 0)
        return fail(&ctx->err, ST_DENIED, "allowance.err.deputies_only", NULL);
    return db_tx(ctx, received_tx, &subscription_id);
}
