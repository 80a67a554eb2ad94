// SPDX-License-Identifier: MulanPSL-2.0
/* 办理绩效评估: points of units by a formula that is shown; the weights are settings. */
#include "modules/suggestion/suggestion_act.h"
#include "modules/suggestion/suggestion_list.h"
#include "modules/suggestion/suggestion_store_figure.h"
#include <stdlib.h>

static const struct {
    const char *name, *weight;
} PARTS[] = {
    {"on_time", "weight_on_time"},           {"contact", "weight_contact"},
    {"satisfaction", "weight_satisfaction"}, {"solved", "weight_solved"},
    {"promises", "weight_promises"},
};

static int best_first(const void *left, const void *right)
{
    const struct suggestion_score *a = left, *b = right;

    if (a->tenths != b->tenths)
        return a->tenths > b->tenths ? -1 : 1;
    return a->organ_id < b->organ_id ? -1 : a->organ_id > b->organ_id;
}

/* A part that has nothing to count leaves the others their weight. */
static void add_up(struct suggestion_score *s, const int64_t *weights)
{
    int64_t sum = 0, applying = 0;

    arr_each (i, COUNT(PARTS)) {
        struct suggestion_score_part *p = &s->parts[i];

        p->name = PARTS[i].name;
        p->weight = weights[i];
        p->tenths = suggestion_score_tenths(p->weight, p->numerator, p->denominator);
        sum += p->tenths;
        applying += p->denominator != 0 ? p->weight : 0;
    }
    s->tenths = suggestion_score_total(sum, applying);
}

/* Who counts all units: those who read every suggestion, and the government's office. */
static bool sees_all(const struct ctx *ctx)
{
    return ctx->actor->system || may(ctx, "suggestion.read_all") || may(ctx, "suggestion.govern");
}

/* A unit knows how it stands, by the same formula; the others' points are no business of its. */
static bool sees_own(const struct ctx *ctx)
{
    return ctx->actor->organ_id != 0 &&
           (may(ctx, "suggestion.handle") || may(ctx, "suggestion.chief"));
}

static void keep_own(const struct ctx *ctx, struct suggestion_score *all, size_t *count)
{
    size_t kept = 0;

    arr_each (i, *count) {
        if (all[i].organ_id == ctx->actor->organ_id)
            all[kept++] = all[i];
    }
    *count = kept;
}

enum status suggestion_scores(struct ctx *ctx, struct date from, struct date to,
                              struct suggestion_score **out, size_t *out_count)
{
    int64_t weights[COUNT(PARTS)];

    if (!sees_all(ctx) && !sees_own(ctx))
        return fail(&ctx->err, ST_DENIED, "suggestion.err.not_yours", NULL);
    arr_each (i, COUNT(PARTS))
        TRY(suggestion_setting(ctx, PARTS[i].weight, &weights[i]));
    TRY(suggestion_store_scores(ctx, from, to, out, out_count));
    if (!sees_all(ctx))
        keep_own(ctx, *out, out_count);
    arr_each (i, *out_count)
        add_up(&(*out)[i], weights);
    qsort(*out, *out_count, sizeof **out, best_first);
    return ST_OK;
}

enum status suggestion_unit_progress(struct ctx *ctx, struct suggestion_unit_progress **out,
                                     size_t *out_count)
{
    struct congress_term term = {0};
    const enum status st = congress_term_now(ctx, &term);

    if (st != ST_OK && st != ST_NOT_FOUND)
        return st;
    return suggestion_store_progress(ctx, term.from_on, out, out_count);
}
