// SPDX-License-Identifier: MulanPSL-2.0
/* Load, decide, store, tell: the parts every action shares. */
#include "modules/suggestion/suggestion_act.h"
#include "modules/deputy/deputy.h"
#include "modules/suggestion/suggestion_notices.h"

void act_data_begin(struct ctx *ctx, struct act *a)
{
    a->data = buf_new(ctx->arena, 0);
    a->json = json_begin(&a->data);
    json_object(&a->json, NULL);
}

/* Its unit had this suggestion before another got it: worth another word than "not found". */
static bool was_ours(struct ctx *ctx, const struct act *a)
{
    arr_each (i, a->units_count) {
        const struct suggestion_handling *h = &a->units[i];

        if (ctx->actor->organ_id != 0 && h->organ_id == ctx->actor->organ_id &&
            h->state == HANDLING_MOVED)
            return may(ctx, "suggestion.handle") || may(ctx, "suggestion.sign_off");
    }
    return false;
}

enum status act_load(struct ctx *ctx, int64_t id, struct act *a)
{
    *a = (struct act){0};
    TRY(suggestion_store_get(ctx, id, &a->s));
    a->from = a->s.state;
    TRY(suggestion_store_units(ctx, id, &a->units, &a->units_count));
    TRY(suggestion_store_signers(ctx, id, &a->signers, &a->signers_count));
    TRY(suggestion_who_of(ctx, a, &a->who));
    if (!suggestion_visible(&a->who, a->s.state))
        return was_ours(ctx, a) ? fail(&ctx->err, ST_RULE, "suggestion.err.moved_on", NULL)
                                : fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    act_data_begin(ctx, a);
    json_str(&a->json, "from", str_from(suggestion_state_word(a->from)));
    return ST_OK;
}

/* What a deputy does as such; suspended he does not. @law Deputies Law (2025-03-11) art. 61(1) */
static bool is_mandate(enum suggestion_verb verb)
{
    return verb == DO_ASK_CONFIRM || verb == DO_CONFIRM || verb == DO_SUBMIT || verb == DO_RATE;
}

enum status act_begin(struct ctx *ctx, int64_t id, int64_t version, enum suggestion_verb verb,
                      struct act *a)
{
    TRY(act_load(ctx, id, a));
    if (!suggestion_may(&a->who, verb))
        return fail(&ctx->err, ST_DENIED, "suggestion.err.not_yours", NULL);
    if (version != 0 && version != a->s.version)
        return fail(&ctx->err, ST_CONFLICT, "db.changed_meanwhile", NULL);
    if (!suggestion_allowed(a->s.state, verb))
        return fail(&ctx->err, ST_RULE, "suggestion.err.wrong_state", NULL);
    return is_mandate(verb) ? deputy_check_acting(ctx, ctx->actor->deputy_id, ctx->today) : ST_OK;
}

enum status act_move(struct ctx *ctx, struct act *a, enum suggestion_verb verb,
                     enum suggestion_turn turn)
{
    return suggestion_next(a->s.state, verb, turn,
                           suggestion_whole(a->units, a->units_count, a->s.round), &a->s.state,
                           &ctx->err);
}

enum status act_tell(struct ctx *ctx, struct act *a, const char *event)
{
    json_str(&a->json, "to", str_from(suggestion_state_word(a->s.state)));
    json_object_end(&a->json);
    TRY(event_emit_data(ctx, event, a->s.id, buf_view(&a->data)));
    return suggestion_notify(ctx, a, event, buf_view(&a->data));
}

enum status act_save(struct ctx *ctx, struct act *a, const char *event)
{
    TRY(suggestion_store_update(ctx, &a->s));
    return act_tell(ctx, a, event);
}

bool suggestion_only_public(const struct act *a)
{
    struct suggestion_who private = a->who;

    private.is_public = false;
    return !suggestion_visible(&private, a->s.state);
}

/* ---------------------------------------------------------------- units */

enum status act_unit(struct ctx *ctx, struct act *a, int64_t handling_id, bool any_organ,
                     struct suggestion_handling **out)
{
    const bool any = any_organ || a->who.system;

    arr_each (i, a->units_count) {
        struct suggestion_handling *h = &a->units[i];

        if (!suggestion_unit_live(h) || h->state == HANDLING_PLANNED)
            continue;
        if (handling_id != 0 ? h->id != handling_id : h->organ_id != ctx->actor->organ_id)
            continue;
        if (!any && h->organ_id != ctx->actor->organ_id)
            break;
        *out = h;
        return ST_OK;
    }
    return fail(&ctx->err, ST_NOT_FOUND, "suggestion.err.not_your_unit", NULL);
}

enum status act_unit_move(struct ctx *ctx, struct suggestion_handling *h,
                          enum suggestion_unit_event event)
{
    return suggestion_unit_next(h->state, event, &h->state, &ctx->err);
}

void act_due(struct act *a)
{
    const struct date due = suggestion_due(a->units, a->units_count);

    if (date_none(due))
        return;
    a->s.due_on = due;
    if (a->s.round == 1)
        a->s.first_due_on = due;
}

enum status act_stop_units(struct ctx *ctx, struct act *a)
{
    arr_each (i, a->units_count) {
        struct suggestion_handling *h = &a->units[i];

        if (!suggestion_unit_live(h))
            continue;
        if (h->state == HANDLING_PLANNED) {
            TRY(suggestion_store_drop_unit(ctx, h->id));
            continue;
        }
        TRY(act_unit_move(ctx, h, UNIT_STOP));
        h->escalation = ESCALATION_NONE;
        TRY(suggestion_store_update_unit(ctx, h));
    }
    return ST_OK;
}

struct suggestion_signer *act_own_signer(struct ctx *ctx, struct act *a)
{
    arr_each (i, a->signers_count) {
        struct suggestion_signer *g = &a->signers[i];

        if (g->deputy_id == ctx->actor->deputy_id && g->suggestion_id == a->s.id && !g->lead)
            return g;
    }
    return NULL;
}

/* ---------------------------------------------------------------- law and input */

enum status act_law(struct ctx *ctx, struct date on, struct act_law *out)
{
    struct congress congress;

    TRY(congress_law_params(ctx, on, &out->params));
    TRY(congress_calendar(ctx, &out->cal));
    TRY(congress_get(ctx, ctx->congress_id, &congress));
    out->level = congress_law_level(congress.level);
    return ST_OK;
}

enum status act_refuse(struct ctx *ctx, const char *key, const char *param)
{
    struct str basis;

    TRY(congress_law_basis(ctx, param, ctx->today, &basis));
    return fail(&ctx->err, ST_RULE, key, str_z(ctx->arena, basis));
}

void need(struct ctx *ctx, const char *name, struct str value)
{
    if (str_trim(value).len == 0)
        invalid(ctx, name, "form.required", NULL);
}

void need_word(struct ctx *ctx, const char *name, struct str value, const char *words)
{
    struct str rest = str_from(words), word;

    while (str_cut(&rest, ' ', &word))
        if (value.len != 0 && str_eq(word, value))
            return;
    invalid(ctx, name, "form.not_a_choice", NULL);
}

struct date need_day(struct ctx *ctx, const char *name, struct date on, struct date from)
{
    const struct date day = date_none(on) ? ctx->today : on;

    if (!date_valid(day) || date_cmp(day, ctx->today) > 0)
        invalid(ctx, name, "suggestion.err.future", NULL);
    else if (!date_none(from) && date_cmp(day, from) < 0)
        invalid(ctx, name, "suggestion.err.too_early", NULL);
    return day;
}

static enum status find_class(struct ctx *ctx, struct str code, struct str kind,
                              struct suggestion_class *out)
{
    struct suggestion_class *all;
    size_t count;

    TRY(suggestion_store_classes(ctx, &all, &count));
    arr_each (i, count) {
        if (code.len != 0 ? str_eq(all[i].code, code) : str_eq(all[i].kind, kind)) {
            *out = all[i];
            return ST_OK;
        }
    }
    return ST_NOT_FOUND;
}

enum status suggestion_class_by_code(struct ctx *ctx, struct str code, struct suggestion_class *out)
{
    return find_class(ctx, code, S(""), out);
}

enum status suggestion_class_by_kind(struct ctx *ctx, struct str kind, struct suggestion_class *out)
{
    return find_class(ctx, S(""), kind, out);
}
