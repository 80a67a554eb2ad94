// SPDX-License-Identifier: MulanPSL-2.0
/* Decisions about appraisals. */
#include "modules/appraisal/appraisal_rules.h"

enum { PER_CENT = 100, PER_MILLE = 1000 };

struct totals {
    int64_t sum, weights; /* shares in parts of a million */
};

enum status appraisal_check_draft(const struct appraisal *a, struct err *err)
{
    return str_eqz(a->state, "draft") ? ST_OK : fail(err, ST_RULE, "appraisal.err.begun", NULL);
}

enum status appraisal_check_begin(const struct appraisal *a, size_t items, size_t groups,
                                  size_t subjects, struct err *err)
{
    TRY(appraisal_check_draft(a, err));
    if (subjects == 0)
        return fail(err, ST_RULE, "appraisal.err.no_subjects", NULL);
    if (!str_eqz(a->kind, "yearly") && (items == 0 || groups == 0))
        return fail(err, ST_RULE, "appraisal.err.no_form", NULL);
    return ST_OK;
}

enum status appraisal_check_report(const struct appraisal *a, struct err *err)
{
    return str_eqz(a->state, "reporting") ? ST_OK
                                          : fail(err, ST_RULE, "appraisal.err.no_reports", NULL);
}

enum status appraisal_check_rate(const struct appraisal *a, size_t unreported, struct err *err)
{
    TRY(appraisal_check_report(a, err));
    if (!date_none(a->reports_by) && unreported > 0)
        return fail(err, ST_RULE, "appraisal.err.unreported", NULL);
    return ST_OK;
}

enum status appraisal_check_rating(const struct appraisal *a, struct err *err)
{
    return str_eqz(a->state, "rating") ? ST_OK
                                       : fail(err, ST_RULE, "appraisal.err.not_rating", NULL);
}

enum status appraisal_check_send(const struct appraisal *a, struct err *err)
{
    return str_among("counted sent", a->state)
               ? ST_OK
               : fail(err, ST_RULE, "appraisal.err.not_counted", NULL);
}

enum status appraisal_check_close(const struct appraisal *a, struct err *err)
{
    return appraisal_check_send(a, err);
}

enum status appraisal_check_cancel(const struct appraisal *a, struct err *err)
{
    return str_among("draft reporting rating", a->state)
               ? ST_OK
               : fail(err, ST_RULE, "appraisal.err.counted", NULL);
}

int64_t appraisal_ballots(const struct appraisal_counts *n)
{
    return n->satisfied + n->basic + n->dissatisfied + n->abstain;
}

int64_t appraisal_good(const struct appraisal *a, const struct appraisal_counts *n)
{
    return a->counts_basic ? n->satisfied + n->basic : n->satisfied;
}

enum status appraisal_check_counts(const struct appraisal_group *g,
                                   const struct appraisal_counts *n, struct err *err)
{
    const int64_t each[] = {n->satisfied, n->basic, n->dissatisfied, n->abstain};

    arr_each (i, COUNT(each)) /* before they are added: what a form sends may be any number */
        if (each[i] > g->people)
            return fail(err, ST_RULE, "appraisal.err.too_many", NULL);
    return appraisal_ballots(n) <= g->people ? ST_OK
                                             : fail(err, ST_RULE, "appraisal.err.too_many", NULL);
}

static bool same(const struct appraisal_counts *x, const struct appraisal_counts *y)
{
    return x->satisfied == y->satisfied && x->basic == y->basic &&
           x->dissatisfied == y->dissatisfied && x->abstain == y->abstain;
}

enum appraisal_pair appraisal_cell(const struct appraisal_group *g,
                                   const struct appraisal_entry *entries, size_t count,
                                   int64_t subject_id, int64_t item_id,
                                   struct appraisal_counts *out)
{
    const bool phone = str_eqz(g->way, "phone");
    bool any = false, differ = false;

    for (size_t i = 0; i < count; i++) {
        const struct appraisal_entry *e = &entries[i];

        if (e->group_id != g->id || e->subject_id != subject_id || e->item_id != item_id)
            continue;
        if (any && same(out, &e->n))
            return APPRAISAL_AGREE;
        differ = any;
        any = true;
        *out = e->n;
        if (phone)
            return APPRAISAL_AGREE;
    }
    return differ ? APPRAISAL_DIFFER : APPRAISAL_MISSING;
}

struct appraisal_result appraisal_score(const struct appraisal *a,
                                        const struct appraisal_group *groups, size_t groups_count,
                                        const struct appraisal_item *items, size_t items_count,
                                        const struct appraisal_entry *entries, size_t count,
                                        int64_t subject_id)
{
    struct appraisal_result r = {.score = 0};
    struct totals t = {0};

    for (size_t g = 0; g < groups_count; g++)
        for (size_t i = 0; i < items_count; i++) {
            struct appraisal_counts n = {0};
            const int64_t weight = groups[g].weight * items[i].weight;
            int64_t whole;

            if (appraisal_cell(&groups[g], entries, count, subject_id, items[i].id, &n) !=
                    APPRAISAL_AGREE ||
                appraisal_ballots(&n) == 0)
                continue;
            whole = a->of_all ? groups[g].people : appraisal_ballots(&n);
            r.good += appraisal_good(a, &n);
            r.ballots += appraisal_ballots(&n);
            t.sum += weight * PER_MILLE * PER_MILLE * appraisal_good(a, &n) / whole;
            t.weights += weight;
        }
    if (t.weights == 0)
        return r;
    r.score = t.sum / t.weights / PER_MILLE;
    r.passed = a->of_all ? 2 * t.sum > t.weights * PER_MILLE * PER_MILLE
                         : PER_CENT * t.sum >= t.weights * a->pass_percent * PER_MILLE * PER_MILLE;
    return r;
}
