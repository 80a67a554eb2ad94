// SPDX-License-Identifier: MulanPSL-2.0
/* What a congress begins with: kinds of entries, and a formula that the office then makes its own.
 */
#include "duty_kinds_text.h"
#include "modules/congress/congress.h"
#include "modules/duty/duty_actions.h"
#include "modules/duty/duty_rules.h"
#include "modules/duty/duty_store.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

enum { FIELDS = 5, ITEMS_MAX = 60 };

static size_t fields_of(struct str line, struct str out[FIELDS])
{
    size_t n = 0;

    while (n < FIELDS && str_cut(&line, '|', &out[n]))
        n++;
    for (size_t i = n; i < FIELDS; i++)
        out[i] = S("");
    return n;
}

static enum status seed_kinds(struct ctx *ctx)
{
    struct str rest = str_from(duty_kinds_txt), line, f[FIELDS];
    int64_t place = 0;

    while (str_cut(&rest, '\n', &line)) {
        if (fields_of(line, f) < 3)
            continue;
        TRY(duty_store_kind_insert(ctx, &(struct duty_kind){.id = db_new_id(ctx),
                                                            .place = ++place,
                                                            .code = f[0],
                                                            .name = f[1],
                                                            .unit = f[2],
                                                            .hint = f[3],
                                                            .active = true}));
    }
    return ST_OK;
}

static int64_t tenths(struct str s)
{
    int64_t n = 0;

    return duty_points_parse(s, &n) ? n : 0;
}

static enum status seed_formula(struct ctx *ctx)
{
    struct duty_item items[ITEMS_MAX];
    struct duty_formula formula = {.id = db_new_id(ctx),
                                   .from_on = {ctx->today.year, 1, 1},
                                   .basis = T("duty.formula.shipped"),
                                   .set_at = ctx->now,
                                   .items = items};
    struct str rest = str_from(duty_formula_txt), line, f[FIELDS];
    struct congress_term term;

    if (congress_term_now(ctx, &term) == ST_OK)
        formula.from_on = term.from_on;
    while (str_cut(&rest, '\n', &line)) {
        const size_t n = fields_of(line, f);

        if (n == 2) {
            formula.base = tenths(f[0]);
            formula.most = tenths(f[1]);
        } else if (n == FIELDS && formula.items_count < ITEMS_MAX) {
            items[formula.items_count++] = (struct duty_item){.what = f[0],
                                                              .points = tenths(f[1]),
                                                              .penalty = tenths(f[2]),
                                                              .most = tenths(f[3]),
                                                              .least = tenths(f[4]) / 10};
        }
    }
    return duty_store_formula_insert(ctx, &formula);
}

static enum status seed_tx(struct ctx *ctx, const void *input)
{
    struct duty_formula *formulas;
    struct duty_kind *kinds;
    size_t kinds_count, formulas_count;

    (void)input;
    TRY(duty_store_kinds(ctx, &kinds, &kinds_count));
    TRY(duty_store_formulas(ctx, &formulas, &formulas_count));
    if (kinds_count > 0 && formulas_count > 0)
        return ST_OK;
    if (kinds_count == 0)
        TRY(seed_kinds(ctx));
    if (formulas_count == 0)
        TRY(seed_formula(ctx));
    return event_emit(ctx, "duty.seeded", ctx->congress_id);
}

enum status duty_seed(struct ctx *ctx)
{
    return db_tx(ctx, seed_tx, NULL);
}
