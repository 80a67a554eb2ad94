// SPDX-License-Identifier: MulanPSL-2.0
/* Entries that deputies make of their own doings, and their checking. */
#include "base/utf8.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "modules/duty/duty_actions.h"
#include "modules/duty/duty_rules.h"
#include "modules/duty/duty_store.h"
#include "platform/db.h"
#include "platform/event.h"

static bool own(const struct ctx *ctx, const struct duty_entry *e)
{
    return ctx->actor->deputy_id != 0 && ctx->actor->deputy_id == e->deputy_id;
}

bool duty_entry_checks(const struct ctx *ctx, const struct duty_entry *e)
{
    if (own(ctx, e) && !ctx->actor->system)
        return false; /* nobody confirms what he says of himself */
    return may(ctx, "duty.check") ||
           (may(ctx, "duty.organise") && e->organ_id != 0 && e->organ_id == ctx->actor->organ_id);
}

bool duty_entry_seen(const struct ctx *ctx, const struct duty_entry *e)
{
    return own(ctx, e) || may(ctx, "duty.read") || duty_entry_checks(ctx, e);
}

static void too_long(struct ctx *ctx, const char *field, struct str value, size_t most)
{
    if (utf8_chars(value.ptr, value.len) > most)
        invalid(ctx, field, "duty.too_long",
                str_z(ctx->arena, str_printf(ctx->arena, "%zu", most)));
}

static void check(struct ctx *ctx, const struct duty_entry_new *in)
{
    if (in->title.len == 0)
        invalid(ctx, "title", "duty.title_missing", NULL);
    too_long(ctx, "title", in->title, DUTY_TITLE_CHARS);
    too_long(ctx, "place", in->place, DUTY_PLACE_CHARS);
    too_long(ctx, "body", in->body, DUTY_BODY_CHARS);
    if (!date_valid(in->held_on))
        invalid(ctx, "on", "duty.day_missing", NULL);
    else if (date_cmp(in->held_on, ctx->today) > 0)
        invalid(ctx, "on", "duty.day_ahead", NULL);
    if (in->amount < 1 || in->amount > DUTY_AMOUNT_MAX)
        invalid(ctx, "amount", "duty.amount_wrong", NULL);
    if (in->kind_id == 0)
        invalid(ctx, "kind", "duty.kind_missing", NULL);
}

/* Whose duties are suspended does none. */
static enum status check_acting(struct ctx *ctx, const struct duty_entry_new *in)
{
    const enum status st = deputy_check_acting(ctx, in->deputy_id, in->held_on);

    return st == ST_RULE ? fail(&ctx->err, ST_RULE, "duty.suspended", ctx->err.law) : st;
}

static enum status check_world(struct ctx *ctx, const struct duty_entry_new *in)
{
    struct duty_kind kind;
    struct deputy d;
    struct organ organ;

    TRY(deputy_get(ctx, in->deputy_id, &d));
    if (date_cmp(in->held_on, d.from_on) < 0 ||
        (!date_none(d.to_on) && date_cmp(in->held_on, d.to_on) > 0)) {
        invalid(ctx, "on", "duty.not_in_office", NULL);
        return invalid_done(ctx);
    }
    TRY(check_acting(ctx, in));
    TRY(duty_store_kind(ctx, in->kind_id, &kind));
    return in->organ_id != 0 ? organ_get(ctx, in->organ_id, &organ) : ST_OK;
}

static void fill(struct duty_entry *e, const struct duty_entry_new *in)
{
    e->kind_id = in->kind_id;
    e->amount = in->amount;
    e->organ_id = in->organ_id;
    e->held_on = in->held_on;
    e->title = in->title;
    e->place = in->place;
    e->body = in->body;
}

struct enter {
    const struct duty_entry_new *in;
    int64_t *out_id;
};

static enum status enter_tx(struct ctx *ctx, const void *input)
{
    const struct enter *a = input;
    const bool self = a->in->deputy_id == ctx->actor->deputy_id && !ctx->actor->system;
    struct duty_entry e = {.id = db_new_id(ctx),
                           .deputy_id = a->in->deputy_id,
                           .state = self ? S("waiting") : S("confirmed"),
                           .answer = S(""),
                           .entered_by = ctx->actor->account_id,
                           .entered_at = ctx->now};

    TRY(check_world(ctx, a->in));
    if (!self) {
        e.checked_by = ctx->actor->account_id;
        e.checked_at = ctx->now;
    }
    fill(&e, a->in);
    TRY(duty_store_entry_insert(ctx, &e));
    *a->out_id = e.id;
    return event_emit(ctx, "duty.entered", e.id);
}

enum status duty_entry_put(struct ctx *ctx, const struct duty_entry *e)
{
    TRY(duty_store_entry_insert(ctx, e));
    return event_emit(ctx, "duty.entered", e->id);
}

static enum status change_tx(struct ctx *ctx, const void *input)
{
    const struct enter *a = input;
    struct duty_entry e;

    TRY(duty_store_entry(ctx, a->in->id, &e));
    if (!own(ctx, &e))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    if (!duty_entry_may(e.state, DUTY_CHANGE, true))
        return fail(&ctx->err, ST_RULE, "duty.checked_already", NULL);
    TRY(check_world(ctx, a->in));
    fill(&e, a->in);
    e.version = a->in->version;
    e.state = S("waiting");
    TRY(duty_store_entry_update(ctx, &e));
    *a->out_id = e.id;
    return event_emit(ctx, "duty.entry_changed", e.id);
}

enum status duty_enter(struct ctx *ctx, const struct duty_entry_new *in, int64_t *out_id)
{
    if (in->deputy_id == 0)
        return fail(&ctx->err, ST_DENIED, "duty.whose", NULL);
    if (in->deputy_id != ctx->actor->deputy_id && !may(ctx, "duty.check"))
        return fail(&ctx->err, ST_DENIED, "duty.not_yours", NULL);
    check(ctx, in);
    TRY(invalid_done(ctx));
    return db_tx(ctx, in->id != 0 ? change_tx : enter_tx, &(struct enter){in, out_id});
}

/* ---------------------------------------------------------------- checking */

struct settle {
    int64_t id, version;
    struct str act, answer;
};

static enum status settle_tx(struct ctx *ctx, const void *input)
{
    const struct settle *in = input;
    struct duty_entry e;

    TRY(duty_store_entry(ctx, in->id, &e));
    if (!duty_entry_seen(ctx, &e))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    e.version = in->version;
    if (str_eqz(in->act, "withdraw")) {
        if (!duty_entry_may(e.state, DUTY_WITHDRAW, own(ctx, &e)))
            return fail(&ctx->err, ST_RULE, "duty.checked_already", NULL);
        e.state = S("withdrawn");
        TRY(duty_store_entry_update(ctx, &e));
        return event_emit(ctx, "duty.withdrawn", e.id);
    }
    if (!duty_entry_checks(ctx, &e))
        return fail(&ctx->err, ST_DENIED, "duty.not_yours", NULL);
    const bool confirm = str_eqz(in->act, "confirm");
    if (!duty_entry_may(e.state, confirm ? DUTY_CONFIRM : DUTY_RETURN, false))
        return fail(&ctx->err, ST_RULE, "duty.checked_already", NULL);
    e.state = confirm ? S("confirmed") : S("returned");
    e.answer = in->answer;
    e.checked_by = ctx->actor->account_id;
    e.checked_at = ctx->now;
    TRY(duty_store_entry_update(ctx, &e));
    TRY(duty_tell(ctx, confirm ? "duty.confirmed" : "duty.returned", e.deputy_id, e.id,
                  str_printf(ctx->arena, "/duty/entry/%lld", (long long)e.id), e.title, e.answer));
    return event_emit(ctx, confirm ? "duty.confirmed" : "duty.returned", e.id);
}

enum status duty_settle(struct ctx *ctx, int64_t id, int64_t version, struct str act,
                        struct str answer)
{
    if (str_eqz(act, "return") && answer.len == 0)
        invalid(ctx, "answer", "duty.answer_missing", NULL);
    too_long(ctx, "answer", answer, DUTY_REASON_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, settle_tx, &(struct settle){id, version, act, answer});
}

enum status duty_waiting(struct ctx *ctx, int64_t *out)
{
    int64_t entries = 0, appeals = 0;

    *out = 0;
    if (!may(ctx, "duty.check") && !may(ctx, "duty.organise"))
        return ST_OK;
    if (may(ctx, "duty.check")) {
        TRY(duty_store_waiting(ctx, 0, &entries, &appeals));
        *out = entries + appeals;
        return ST_OK;
    }
    if (ctx->actor->organ_id == 0)
        return ST_OK;
    TRY(duty_store_waiting(ctx, ctx->actor->organ_id, &entries, &appeals));
    *out = entries;
    return ST_OK;
}
