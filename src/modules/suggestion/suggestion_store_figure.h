// SPDX-License-Identifier: MulanPSL-2.0
/** SQL of figures: each counts what a list with the same filters shows. */
#ifndef SUGGESTION_STORE_FIGURE_H
#define SUGGESTION_STORE_FIGURE_H
#include "modules/suggestion/suggestion_list.h"

enum suggestion_figure {
    FIGURE_TABLED,
    FIGURE_KEY,
    FIGURE_HANDED_OVER,
    FIGURE_REPLIED,
    FIGURE_ANSWERED,
    FIGURE_ANSWERED_IN_TIME,
    FIGURE_SOLVED,
    FIGURE_IMPLEMENTED,
    FIGURE_SATISFIED,
    FIGURE_SATISFIED_OR_BASIC,
    FIGURE_DISSATISFIED,
    FIGURE_OVERDUE,
    FIGURE_REDO,
    FIGURE_PROMISES_DUE,
    FIGURE_PROMISES_KEPT,
    SUGGESTION_FIGURES
};
enum suggestion_figure_by {
    FIGURE_BY_NOTHING,
    FIGURE_BY_UNIT,
    FIGURE_BY_DEPUTY,
    FIGURE_BY_KIND,
    FIGURE_BY_DELEGATION,
    FIGURE_BY_GOVERNMENT, /* the total of what its organs handle */
    SUGGESTION_FIGURE_BYS
};

struct suggestion_count {
    int64_t key, part, all; /* key: id of the unit, deputy or category; 0 for the total */
    struct str label;
};
/** Most rows first. Promises are not counted by deputy or kind (ST_NOT_FOUND). */
MUST_CHECK enum status suggestion_store_figure(struct ctx *ctx, enum suggestion_figure figure,
                                               enum suggestion_figure_by by, struct date from,
                                               struct date to, struct suggestion_count **out,
                                               size_t *out_count);

/** Parts of the score of every unit that had to reply in the period, promises apart. */
MUST_CHECK enum status suggestion_store_scores(struct ctx *ctx, struct date from, struct date to,
                                               struct suggestion_score **out, size_t *out_count);
MUST_CHECK enum status suggestion_store_progress(struct ctx *ctx, struct date handed_from,
                                                 struct suggestion_unit_progress **out,
                                                 size_t *out_count);
#endif
