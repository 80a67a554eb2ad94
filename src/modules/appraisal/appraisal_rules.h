// SPDX-License-Identifier: MulanPSL-2.0
/** Decisions about appraisals. Pure. */
#ifndef APPRAISAL_RULES_H
#define APPRAISAL_RULES_H
#include "modules/appraisal/appraisal.h"

/** May items, groups and people appraised still be changed? In a draft. */
MUST_CHECK enum status appraisal_check_draft(const struct appraisal *a, struct err *err);
/** May it begin? With somebody to appraise; with items and groups unless it is a yearly report. */
MUST_CHECK enum status appraisal_check_begin(const struct appraisal *a, size_t items, size_t groups,
                                             size_t subjects, struct err *err);
/** May a report be written? While reports are taken. */
MUST_CHECK enum status appraisal_check_report(const struct appraisal *a, struct err *err);
/** May the rating begin? Everybody has reported; not of a yearly report, which then ends. */
MUST_CHECK enum status appraisal_check_rate(const struct appraisal *a, size_t unreported,
                                            struct err *err);
/** Is it being rated? */
MUST_CHECK enum status appraisal_check_rating(const struct appraisal *a, struct err *err);
/** May letters go out, may it be closed? */
MUST_CHECK enum status appraisal_check_send(const struct appraisal *a, struct err *err);
MUST_CHECK enum status appraisal_check_close(const struct appraisal *a, struct err *err);
MUST_CHECK enum status appraisal_check_cancel(const struct appraisal *a, struct err *err);

int64_t appraisal_ballots(const struct appraisal_counts *n);
int64_t appraisal_good(const struct appraisal *a, const struct appraisal_counts *n);
/** No more ballots than people in the group. */
MUST_CHECK enum status appraisal_check_counts(const struct appraisal_group *g,
                                              const struct appraisal_counts *n, struct err *err);

enum appraisal_pair { APPRAISAL_MISSING, APPRAISAL_DIFFER, APPRAISAL_AGREE };
/** How the counts of a cell stand: two tellers who agree (*out is it), phones, or not yet. */
enum appraisal_pair appraisal_cell(const struct appraisal_group *g,
                                   const struct appraisal_entry *entries, size_t count,
                                   int64_t subject_id, int64_t item_id,
                                   struct appraisal_counts *out);

struct appraisal_result {
    int64_t good, ballots, score; /* score: per mille */
    bool passed;
};
/** The mean of the shares of good ballots (of_all: of good votes among all raters), weighted by
 *  group and item; a group or item without a ballot is left out. Passed: more than half (of_all),
 *  or at least pass_percent.
 *  @law  Chongqing Standing Committee Procedure (2023-03-30) art. 33 */
struct appraisal_result appraisal_score(const struct appraisal *a,
                                        const struct appraisal_group *groups, size_t groups_count,
                                        const struct appraisal_item *items, size_t items_count,
                                        const struct appraisal_entry *entries, size_t count,
                                        int64_t subject_id);
#endif
