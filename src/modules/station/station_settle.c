// SPDX-License-Identifier: MulanPSL-2.0
/* What becomes of a problem: taken up as an opinion, handled, solved, explained. */
#include "base/utf8.h"
#include "modules/station/station_actions.h"
#include "modules/station/station_rules.h"
#include "modules/station/station_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { RESULT_CHARS = 500 };

struct taking_up {
    int64_t id, opinion_id;
};

static enum status take_up_tx(struct ctx *ctx, const void *input)
{
    const struct taking_up *t = input;
    struct station_problem p;

    TRY(station_problem_get(ctx, t->id, &p));
    if (p.opinion_id == t->opinion_id)
        return ST_OK;
    p.opinion_id = t->opinion_id;
    TRY(station_store_problem_update(ctx, &p));
    return event_emit_data(ctx, "station.problem_taken_up", p.id,
                           str_printf(ctx->arena, "{\"opinion\":%lld}", (long long)p.opinion_id));
}

enum status station_problem_take_up(struct ctx *ctx, int64_t id, int64_t opinion_id)
{
    return db_tx(ctx, take_up_tx, &(struct taking_up){id, opinion_id});
}

static bool settled(struct str state)
{
    return str_eqz(state, "solved") || str_eqz(state, "explained");
}

static bool same(const struct station_problem *a, const struct station_problem *b)
{
    return str_eq(a->state, b->state) && str_eq(a->level, b->level) &&
           str_eq(a->result, b->result) && date_cmp(a->settled_on, b->settled_on) == 0;
}

static enum status settle_tx(struct ctx *ctx, const void *input)
{
    const struct station_settle *in = input;
    struct station_problem p, now;

    TRY(station_problem_get(ctx, in->id, &p));
    now = p;
    now.state = str_from(in->state);
    if (in->level != NULL)
        now.level = str_from(in->level);
    if (in->result.len > 0)
        now.result = in->result;
    if (!settled(now.state))
        now.settled_on = (struct date){0};
    else if (!settled(p.state) || !date_none(in->on))
        now.settled_on = date_none(in->on) ? ctx->today : in->on;
    if (!date_none(now.settled_on) && date_cmp(now.settled_on, p.noted_on) < 0) {
        invalid(ctx, "on", "station.settled_before", NULL);
        return invalid_done(ctx);
    }
    if (same(&p, &now))
        return ST_OK;
    TRY(station_store_problem_update(ctx, &now));
    return event_emit_data(
        ctx, "station.problem_settled", p.id,
        str_printf(ctx->arena, "{\"state\":\"" STR_FMT "\"}", STR_ARG(now.state)));
}

enum status station_problem_settle(struct ctx *ctx, const struct station_settle *in)
{
    if (!station_word_known(str_from(in->state), "collected handling solved explained"))
        invalid(ctx, "state", "station.state_wrong", NULL);
    if (in->level != NULL && in->level[0] != '\0' &&
        !station_word_known(str_from(in->level), "station community township county"))
        invalid(ctx, "level", "station.handler_wrong", NULL);
    if (utf8_chars(in->result.ptr, in->result.len) > RESULT_CHARS)
        invalid(ctx, "result", "form.too_long", "500");
    if (date_cmp(in->on, ctx->today) > 0)
        invalid(ctx, "on", "station.day_ahead", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, settle_tx, in);
}
