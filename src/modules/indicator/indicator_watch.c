// SPDX-License-Identifier: MulanPSL-2.0
/* Limits: what is watched, who is told, and when it is over again. */
#include "base/json.h"
#include "modules/account/account.h"
#include "modules/indicator/indicator_actions.h"
#include "modules/notice/notice.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/module.h"
#include "platform/text.h"

struct saving {
    const struct indicator_limit *in;
    int64_t *out_id;
};

static enum status limit_tx(struct ctx *ctx, const void *input)
{
    const struct saving *a = input;
    struct indicator_limit l = *a->in, was;

    *a->out_id = l.id;
    if (l.id == 0) {
        l.id = *a->out_id = db_new_id(ctx);
        TRY(indicator_store_limit_insert(ctx, &l));
        return event_emit(ctx, "indicator.limit_set", l.id);
    }
    TRY(indicator_store_limit(ctx, l.id, &was));
    l.name = was.name;
    l.crossed = was.crossed;
    l.stopped = was.stopped;
    TRY(indicator_store_limit_update(ctx, &l));
    return event_emit(ctx, "indicator.limit_set", l.id);
}

enum status indicator_limit_save(struct ctx *ctx, const struct indicator_limit *in,
                                 struct str value, int64_t *out_id)
{
    struct indicator_limit l = *in;
    const struct indicator *i;

    TRY(indicator_find_own(ctx, in->name, &i));
    if (!indicator_amount(ctx, i, value, &l.value))
        invalid(ctx, "value", "indicator.err.amount", NULL);
    if (!str_among(INDICATOR_MOVING, l.period))
        invalid(ctx, "period", "indicator.period_none", NULL);
    if (!str_among(INDICATOR_WHOM, l.role))
        invalid(ctx, "whom", "indicator.err.whom", NULL);
    invalid_long(ctx, "note", l.note, INDICATOR_NOTE_CHARS);
    l.account_id = str_eqz(l.role, "me") ? ctx->actor->account_id : 0;
    TRY(invalid_done(ctx));
    return db_tx(ctx, limit_tx, &(struct saving){&l, out_id});
}

struct stopping {
    int64_t id, version;
    bool stop;
};

static enum status stop_tx(struct ctx *ctx, const void *input)
{
    const struct stopping *a = input;
    struct indicator_limit l;

    TRY(indicator_store_limit(ctx, a->id, &l));
    l.version = a->version;
    l.stopped = a->stop;
    TRY(indicator_store_limit_update(ctx, &l));
    return event_emit(ctx, a->stop ? "indicator.limit_stopped" : "indicator.limit_set", l.id);
}

enum status indicator_limit_stop(struct ctx *ctx, int64_t id, int64_t version, bool stop)
{
    return db_tx(ctx, stop_tx, &(struct stopping){id, version, stop});
}

/* ---------------------------------------------------------------- looking */

/* A limit whose state changes, and the value that changes it. */
struct crossing {
    const struct indicator *of;
    struct indicator_limit limit;
    struct indicator_span days;
    struct indicator_value value;
};

static struct str with_unit(struct ctx *ctx, const struct indicator *i, struct str value)
{
    return str_printf(ctx->arena, STR_FMT STR_FMT, STR_ARG(value),
                      STR_ARG(indicator_words_of(ctx, i).unit));
}

/* Somebody who asked to be told and has lost the right since is not: nor is his successor. */
static enum status may_hear(struct ctx *ctx, const struct crossing *c, bool *out)
{
    int64_t account;

    *out = true;
    if (c->limit.account_id == 0)
        return ST_OK;
    TRY(account_successor(ctx, c->limit.account_id, &account));
    return account_permits(ctx, account, c->of->permission, out);
}

static enum status tell(struct ctx *ctx, const struct crossing *c)
{
    const struct indicator_limit *l = &c->limit;
    const struct notice_to to = {.account_id = l->account_id,
                                 .role = l->account_id == 0 ? str_z(ctx->arena, l->role) : NULL};
    struct buf values = buf_new(ctx->arena, 0);
    struct json j = json_begin(&values);
    bool hears;

    TRY(may_hear(ctx, c, &hears));
    if (!hears)
        return ST_OK;
    json_object(&j, NULL);
    json_str(&j, "name", indicator_words_of(ctx, c->of).label);
    json_str(&j, "value", with_unit(ctx, c->of, indicator_value_text(ctx, c->of, &c->value)));
    json_str(&j, "limit", with_unit(ctx, c->of, indicator_amount_text(ctx, c->of, l->value)));
    json_str(&j, "how", text(l->above ? "indicator.above.1" : "indicator.above.0"));
    json_str(&j, "note", l->note);
    json_object_end(&j);
    return notice_put(ctx, &(struct notice_new){
                               .kind = "indicator.crossed",
                               .subject_id = l->id,
                               .url = str_printf(ctx->arena, "/indicator/%s?period=" STR_FMT,
                                                 c->of->name, STR_ARG(l->period)),
                               .values = buf_view(&values),
                               .to = &to,
                               .to_count = 1,
                           });
}

static enum status crossed_tx(struct ctx *ctx, const void *input)
{
    const struct crossing *c = input;
    struct indicator_limit l = c->limit;
    const struct indicator_alert a = {
        .id = db_new_id(ctx),
        .limit_id = l.id,
        .name = l.name,
        .seen_on = ctx->today,
        .from_on = c->days.from,
        .to_on = c->days.to,
        .numerator = c->value.numerator,
        .denominator = c->value.denominator,
        .above = l.above,
        .value = l.value,
    };

    l.crossed = true;
    TRY(indicator_store_limit_update(ctx, &l));
    TRY(indicator_store_alert_insert(ctx, &a));
    TRY(tell(ctx, c));
    return event_emit(ctx, "indicator.crossed", l.id);
}

static enum status eased_tx(struct ctx *ctx, const void *input)
{
    const struct crossing *c = input;
    struct indicator_limit l = c->limit;
    struct indicator_alert a;

    l.crossed = false;
    TRY(indicator_store_limit_update(ctx, &l));
    TRY(indicator_store_alert_open(ctx, l.id, &a));
    TRY(indicator_store_alert_over(ctx, a.id, a.version, ctx->today));
    return event_emit(ctx, "indicator.eased", l.id);
}

static enum status look(struct ctx *ctx, const struct indicator_limit *l)
{
    const struct indicator_before before = indicator_before(ctx);
    struct crossing c = {.limit = *l};
    struct indicator_query q = {0};
    int64_t value;
    enum status st = indicator_find(ctx, l->name, &c.of);

    if (st == ST_NOT_FOUND) { /* a ledger's figure that is no more */
        ctx->err = before.err;
        return ST_OK;
    }
    TRY(st);
    TRY(indicator_days_of(ctx, "period", l->period, 0, (struct indicator_span){{0}, {0}}, &c.days));
    q.period = (struct period){c.days.from, c.days.to};
    st = indicator_value_of(ctx, c.of, &q, &c.value);
    if (indicator_left_out(ctx, c.of, st, &before))
        return ST_OK;
    TRY(st);
    if (!indicator_measure(c.value.numerator, c.value.denominator, &value))
        return ST_OK;
    switch (indicator_alarm_of(l->crossed, indicator_crosses(value, l->value, l->above))) {
    case INDICATOR_TELL:
        return db_tx(ctx, crossed_tx, &c);
    case INDICATOR_OVER:
        return db_tx(ctx, eased_tx, &c);
    case INDICATOR_QUIET:
        break;
    }
    return ST_OK;
}

enum status indicator_watch(struct ctx *ctx)
{
    struct indicator_limit *all;
    size_t count;

    TRY(indicator_store_limits(ctx, &all, &count));
    arr_each (i, count)
        if (!all[i].stopped)
            TRY(look(ctx, &all[i]));
    return ST_OK;
}

void indicator_limit_look(struct ctx *ctx, int64_t id)
{
    const struct actor *const who = ctx->actor;
    const struct actor program = {.congress_id = ctx->congress_id, .system = true};
    const struct err before = ctx->err;
    struct indicator_limit l;

    ctx->actor = &program; /* as the job sees it: a statistic counts under the rights of who asks */
    if (indicator_store_limit(ctx, id, &l) != ST_OK || l.stopped || look(ctx, &l) != ST_OK)
        ctx->err = before;
    ctx->actor = who;
}
