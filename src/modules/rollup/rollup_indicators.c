// SPDX-License-Identifier: MulanPSL-2.0
/* Sums over what lower congresses have sent, as figures of our own: "rollup.suggestion.tabled". A
 * sum is of the packages for exactly the period asked for. */
#include "base/num.h"
#include "modules/rollup/rollup_actions.h"
#include "modules/rollup/rollup_rules.h"
#include "modules/rollup/rollup_store.h"
#include "platform/indicator.h"
#include "platform/text.h"

enum { PREFIX = sizeof "rollup." - 1 };

static const char *const BY_SENDER[] = {"sender", NULL};

static struct str name_of(const struct indicator_query *q)
{
    return str_from(q->of->name + PREFIX);
}

static enum status values(struct ctx *ctx, const struct indicator_query *q,
                          struct indicator_value **out, size_t *out_count)
{
    struct rollup_part *parts;
    struct indicator_value sum = {.denominator = q->of->ratio ? 0 : -1};
    size_t count;

    TRY(rollup_parts(ctx, q->period.from, q->period.to, name_of(q), q->by != NULL ? q->key : S(""),
                     &parts, &count));
    *out = arena_array(ctx->arena, count + 1, struct indicator_value);
    *out_count = 0;
    arr_each (i, count) {
        sum.numerator += parts[i].numerator;
        sum.denominator += q->of->ratio ? num_max(parts[i].denominator, 0) : 0;
        if (q->by != NULL)
            (*out)[(*out_count)++] = (struct indicator_value){
                parts[i].code, parts[i].sender, parts[i].numerator, parts[i].denominator};
    }
    if (q->by == NULL)
        (*out)[(*out_count)++] = sum;
    return ST_OK;
}

static enum status rows_url(struct ctx *ctx, const struct indicator_query *q, const char *part,
                            struct str *out)
{
    (void)part;
    return indicator_rows(
        ctx, q, str_printf(ctx->arena, "/rollup/figure/%s?", q->of->name + PREFIX).ptr, out);
}

enum status rollup_indicators(struct ctx *ctx, const struct indicator **out)
{
    struct rollup_figure *known;
    struct indicator *made;
    struct indicator_words *words;
    size_t count;

    TRY(rollup_store_known(ctx, &known, &count));
    made = arena_array(ctx->arena, count + 1, struct indicator);
    words = arena_array(ctx->arena, count, struct indicator_words);
    arr_each (i, count) {
        bool money;

        words[i] = (struct indicator_words){
            .label = TF(ctx->arena, "rollup.figure_label", known[i].label),
            .definition = TF(ctx->arena, "rollup.figure_definition", known[i].definition),
            .numerator = T("rollup.figure_rows"),
            .denominator = known[i].denominator >= 0 ? T("rollup.figure_base") : S(""),
        };
        money = rollup_money(known[i].unit, &words[i].unit);
        made[i] = (struct indicator){
            .name = str_printf(ctx->arena, "rollup." STR_FMT, STR_ARG(known[i].name)).ptr,
            .unit = !money                                      ? "unit.piece"
                    : str_eq(words[i].unit, T("unit.wan_yuan")) ? "unit.wan_yuan"
                                                                : "unit.yuan",
            .breakdowns = BY_SENDER,
            .ratio = known[i].denominator >= 0,
            .values = values,
            .rows_url = rows_url,
            .permission = "rollup.read",
            .adds = "numerator",
            .adds_below = "denominator",
            .words = &words[i],
        };
    }
    *out = made;
    return ST_OK;
}
