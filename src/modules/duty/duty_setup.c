// SPDX-License-Identifier: MulanPSL-2.0
/* What the office sets: the formula, the kinds of entries, and who is commended. */
#include "base/utf8.h"
#include "modules/deputy/deputy.h"
#include "modules/duty/duty_actions.h"
#include "modules/duty/duty_rules.h"
#include "modules/duty/duty_store.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"

enum { CODE_CHARS = 8, LEAST_MAX = 1000 };

static void check_line(struct ctx *ctx, const char *field, struct str value, size_t most)
{
    if (utf8_chars(value.ptr, value.len) > most)
        invalid(ctx, field, "duty.too_long",
                str_z(ctx->arena, str_printf(ctx->arena, "%zu", most)));
}

struct set_formula {
    const struct duty_formula *in;
    int64_t *out_id;
};

static enum status formula_tx(struct ctx *ctx, const void *input)
{
    const struct set_formula *in = input;
    struct duty_formula f = *in->in, old;
    struct duty_formula *all;
    size_t count;

    f.set_at = ctx->now;
    if (f.id != 0) {
        TRY(duty_store_formula(ctx, f.id, &old));
        if (date_cmp(old.from_on, ctx->today) <= 0)
            return fail(&ctx->err, ST_RULE, "duty.formula_in_force", NULL);
        TRY(duty_store_formula_update(ctx, &f));
        *in->out_id = f.id;
        return event_emit(ctx, "duty.formula_set", f.id);
    }
    TRY(duty_store_formulas(ctx, &all, &count));
    arr_each (i, count)
        if (date_cmp(all[i].from_on, f.from_on) == 0)
            return fail(&ctx->err, ST_RULE, "duty.formula_that_day", NULL);
    f.id = db_new_id(ctx);
    TRY(duty_store_formula_insert(ctx, &f));
    *in->out_id = f.id;
    return event_emit(ctx, "duty.formula_set", f.id);
}

enum status duty_formula_set(struct ctx *ctx, const struct duty_formula *in, int64_t *out_id)
{
    if (!date_valid(in->from_on))
        invalid(ctx, "from_on", "duty.from_missing", NULL);
    check_line(ctx, "basis", in->basis, DUTY_BASIS_CHARS);
    if (in->items_count == 0)
        invalid(ctx, "points", "duty.formula_empty", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, formula_tx, &(struct set_formula){in, out_id});
}

struct set_kind {
    const struct duty_kind *in;
    int64_t *out_id;
};

static enum status kind_tx(struct ctx *ctx, const void *input)
{
    const struct set_kind *in = input;
    struct duty_kind k = *in->in;

    *in->out_id = k.id;
    if (k.id != 0) {
        TRY(duty_store_kind_update(ctx, &k));
        return event_emit(ctx, "duty.kind_set", k.id);
    }
    k.id = db_new_id(ctx);
    k.place = k.id;
    k.code = crypt_random_text(ctx->arena, CODE_CHARS);
    TRY(duty_store_kind_insert(ctx, &k));
    *in->out_id = k.id;
    return event_emit(ctx, "duty.kind_set", k.id);
}

enum status duty_kind_set(struct ctx *ctx, const struct duty_kind *in, int64_t *out_id)
{
    if (in->name.len == 0)
        invalid(ctx, "name", "duty.name_missing", NULL);
    check_line(ctx, "name", in->name, DUTY_NAME_CHARS);
    check_line(ctx, "hint", in->hint, DUTY_TITLE_CHARS);
    if (!duty_unit_fits(in->unit))
        invalid(ctx, "unit", "duty.unit_missing", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, kind_tx, &(struct set_kind){in, out_id});
}

struct give_award {
    const struct duty_award *in;
    int64_t *out_id;
};

static enum status award_tx(struct ctx *ctx, const void *input)
{
    const struct give_award *in = input;
    struct duty_award a = *in->in;
    struct deputy d;

    TRY(deputy_get(ctx, a.deputy_id, &d));
    a.id = db_new_id(ctx);
    TRY(duty_store_award_insert(ctx, &a));
    *in->out_id = a.id;
    return event_emit(ctx, "duty.awarded", a.deputy_id);
}

enum status duty_award_give(struct ctx *ctx, const struct duty_award *in, int64_t *out_id)
{
    if (in->title.len == 0)
        invalid(ctx, "title", "duty.award_missing", NULL);
    check_line(ctx, "title", in->title, DUTY_NAME_CHARS);
    check_line(ctx, "reason", in->reason, DUTY_REASON_CHARS);
    check_line(ctx, "decided_by", in->decided_by, DUTY_BASIS_CHARS);
    if (!date_valid(in->decided_on))
        invalid(ctx, "decided_on", "duty.decided_missing", NULL);
    if (in->year < DUTY_YEAR_MIN || in->year > ctx->today.year)
        invalid(ctx, "year", "duty.year_wrong", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, award_tx, &(struct give_award){in, out_id});
}
