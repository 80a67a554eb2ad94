// SPDX-License-Identifier: MulanPSL-2.0
/* What an office chooses and says of figures: notes, the leader's page, the screen; periods and
 * amounts as people type them. */
#include "base/money.h"
#include "modules/congress/congress.h"
#include "modules/indicator/indicator_actions.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/module.h"
#include "platform/text.h"

static enum status term_from(struct ctx *ctx, struct date *out)
{
    const struct err was = ctx->err;
    struct congress_term t;
    const enum status st = congress_term_now(ctx, &t);

    *out = (struct date){0};
    if (st == ST_NOT_FOUND) {
        ctx->err = was;
        return ST_OK;
    }
    TRY(st);
    *out = t.from_on;
    return ST_OK;
}

enum status indicator_days_of(struct ctx *ctx, const char *field, struct str word, int year,
                              struct indicator_span own, struct indicator_span *out)
{
    struct date term = {0};

    if (str_eqz(word, "term"))
        TRY(term_from(ctx, &term));
    *out = own;
    if (!str_eqz(word, "days") && !indicator_span_of(word, year, ctx->today, term, out))
        return fail_field(&ctx->err, field, "indicator.period_none", NULL);
    if (!indicator_period_valid(out->from, out->to))
        return fail_field(&ctx->err, "from", "indicator.period_wrong", NULL);
    return ST_OK;
}

bool indicator_amount(struct ctx *ctx, const struct indicator *i, struct str typed, int64_t *out)
{
    const struct str s = str_trim(typed);

    if (i->ratio)
        return indicator_permille_parse(s, out);
    if (strcmp(i->unit, "unit.yuan") == 0)
        return money_parse(s, out);
    if (strcmp(i->unit, "unit.wan_yuan") != 0)
        return str_to_int(s, out) && *out >= 0;
    if (s.len > 0 && s.ptr[s.len - 1] >= '0' && s.ptr[s.len - 1] <= '9')
        return money_parse(TF(ctx->arena, "indicator.wan", s), out);
    return money_parse(s, out);
}

struct str indicator_amount_text(struct ctx *ctx, const struct indicator *i, int64_t amount)
{
    const struct indicator_value v = {.numerator = amount, .denominator = -1};

    return i->ratio ? indicator_permille_text(ctx->arena, amount)
                    : indicator_value_text(ctx, i, &v);
}

/* ---------------------------------------------------------------- notes */

static enum status note_tx(struct ctx *ctx, const void *input)
{
    struct indicator_note n = *(const struct indicator_note *)input;

    n.id = db_new_id(ctx);
    n.written_at = ctx->now;
    TRY(indicator_store_note_insert(ctx, &n));
    return event_emit(ctx, "indicator.note_written", n.id);
}

enum status indicator_note_add(struct ctx *ctx, const struct indicator_note *in)
{
    const struct indicator *i;

    TRY(indicator_find(ctx, in->name, &i));
    if (in->text.len == 0)
        invalid(ctx, "text", "indicator.err.note", NULL);
    invalid_long(ctx, "text", in->text, INDICATOR_NOTE_CHARS);
    if (date_none(in->from_on))
        invalid(ctx, "from_on", "indicator.err.from", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, note_tx, in);
}

/* ---------------------------------------------------------------- the leader's page, the screen */

struct pinning {
    const struct indicator_pin *in;
    int64_t *out_id;
};

static enum status room_for(struct ctx *ctx, const struct indicator_pin *p)
{
    struct indicator_pin *all;
    size_t count, others = 0;

    TRY(indicator_store_pins(ctx, &all, &count));
    arr_each (i, count) {
        if (p->id == 0 && str_eq(all[i].name, p->name)) {
            invalid(ctx, "name", "indicator.err.chosen", NULL);
            return invalid_done(ctx);
        }
        others += all[i].screen && all[i].id != p->id ? 1 : 0;
    }
    if (p->id == 0 && count >= INDICATOR_PINS_MOST)
        return fail(&ctx->err, ST_RULE, "indicator.err.pins_full", NULL);
    if (p->screen && others >= INDICATOR_SCREEN_MOST)
        return fail(&ctx->err, ST_RULE, "indicator.err.screen_full", NULL);
    return ST_OK;
}

static enum status pin_tx(struct ctx *ctx, const void *input)
{
    const struct pinning *a = input;
    struct indicator_pin p = *a->in, was;

    TRY(room_for(ctx, &p));
    if (p.id == 0) {
        p.id = db_new_id(ctx);
        TRY(indicator_store_pin_insert(ctx, &p));
    } else {
        TRY(indicator_store_pin(ctx, p.id, &was));
        p.name = was.name;
        TRY(indicator_store_pin_update(ctx, &p));
    }
    *a->out_id = p.id;
    return event_emit(ctx, "indicator.chosen", p.id);
}

enum status indicator_pin_save(struct ctx *ctx, const struct indicator_pin *in, struct str goal,
                               int64_t *out_id)
{
    struct indicator_pin p = *in;
    const struct indicator *i;

    TRY(indicator_find(ctx, in->name, &i));
    p.has_goal = goal.len > 0;
    if (p.has_goal && !indicator_amount(ctx, i, goal, &p.goal))
        invalid(ctx, "goal", "indicator.err.amount", NULL);
    if (!str_among(INDICATOR_MOVING, p.period))
        invalid(ctx, "period", "indicator.period_none", NULL);
    if (!p.cockpit && !p.screen)
        invalid(ctx, "place", "indicator.err.nowhere", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, pin_tx, &(struct pinning){&p, out_id});
}

static enum status unpin_tx(struct ctx *ctx, const void *input)
{
    const int64_t *a = input;

    TRY(indicator_store_pin_delete(ctx, a[0], a[1]));
    return event_emit(ctx, "indicator.unchosen", a[0]);
}

enum status indicator_pin_remove(struct ctx *ctx, int64_t id, int64_t version)
{
    return db_tx(ctx, unpin_tx, (const int64_t[]){id, version});
}
