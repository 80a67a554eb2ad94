// SPDX-License-Identifier: MulanPSL-2.0
/** What is done with appraisals. Each act is one transaction and emits the event named. */
#ifndef APPRAISAL_ACTIONS_H
#define APPRAISAL_ACTIONS_H
#include "modules/appraisal/appraisal_rules.h"

struct appraisal_form {
    struct appraisal a;
    struct str items; /* a line each: "总体评价 100" (name, weight) */
    struct str groups; /* a line each: "常委会组成人员 60 35 纸票" (name, weight, people, way) */
};
/** A draft or, with id and version, another one. Emits "appraisal.saved". ST_INVALID with fields.
 */
MUST_CHECK enum status appraisal_save(struct ctx *ctx, const struct appraisal_form *in,
                                      int64_t *out_id);
/** The heads of departments in office (of departments: the departments) are put on the list, those
 *  on it stay. Emits "appraisal.filled". */
MUST_CHECK enum status appraisal_fill(struct ctx *ctx, int64_t id);
MUST_CHECK enum status appraisal_subject_add(struct ctx *ctx, const struct appraisal_subject *in,
                                             int64_t *out_id);
MUST_CHECK enum status appraisal_subject_drop(struct ctx *ctx, int64_t subject_id);
/** Reports are taken; units are told. Emits "appraisal.begun". */
MUST_CHECK enum status appraisal_begin(struct ctx *ctx, int64_t id, int64_t version);
/** His report, by his unit or the office. Emits "appraisal.reported". ST_NOT_FOUND for others. */
MUST_CHECK enum status appraisal_report(struct ctx *ctx, int64_t subject_id, int64_t version,
                                        struct str text);
/** The rating begins; a yearly report ends. Emits "appraisal.rating". */
MUST_CHECK enum status appraisal_rate(struct ctx *ctx, int64_t id, int64_t version);
/** What one teller has counted from the papers of a group: subjects in order, in each the items,
 *  in each the four words. Emits "appraisal.entered". *out_agree: two tellers have the same. */
MUST_CHECK enum status appraisal_enter(struct ctx *ctx, int64_t group_id, const int64_t *cells,
                                       size_t count, bool *out_agree);
/** A phone rates everybody at once: words in the same order. Emits "appraisal.rated". ST_CONFLICT:
 *  the slip has been used. */
MUST_CHECK enum status appraisal_phone(struct ctx *ctx, int64_t group_id, struct str slip,
                                       const struct str *grades, size_t count);
/** Scores from what two tellers agree on and phones have sent. Emits "appraisal.counted". ST_RULE:
 *  tellers differ, or have not counted a group. */
MUST_CHECK enum status appraisal_count(struct ctx *ctx, int64_t id, int64_t version);
/** The result goes to these, a line each. Emits "appraisal.sent". */
MUST_CHECK enum status appraisal_send(struct ctx *ctx, int64_t id, int64_t version, struct str to,
                                      struct str number, struct date on);
MUST_CHECK enum status appraisal_letter_received(struct ctx *ctx, int64_t id, int64_t letter_id,
                                                 struct date on);
/** What is wrong goes on the list of problems of module supervision. Emits "appraisal.problem". */
MUST_CHECK enum status appraisal_problem(struct ctx *ctx, int64_t subject_id, struct str title,
                                         struct str text, struct date due_on, int64_t *out_id);
/** A draft for those who failed, with the same form. Emits "appraisal.saved". ST_RULE: nobody. */
MUST_CHECK enum status appraisal_again(struct ctx *ctx, int64_t id, struct date on,
                                       int64_t *out_id);
MUST_CHECK enum status appraisal_close(struct ctx *ctx, int64_t id, int64_t version);
MUST_CHECK enum status appraisal_cancel(struct ctx *ctx, int64_t id, int64_t version);
/** Readers see all; units see where they are appraised themselves. */
MUST_CHECK enum status appraisal_see(struct ctx *ctx, int64_t subject_id,
                                     struct appraisal_subject *out);
struct appraisal_record {
    struct appraisal a;
    struct appraisal_subject s;
    struct appraisal_counts n;
};
/** One of years before, with its counts. In a transaction; emits nothing. */
MUST_CHECK enum status appraisal_record(struct ctx *ctx, const struct appraisal_record *in,
                                        int64_t *out_subject_id);
/** Write one; as a method of its matter it stands there, too. In db_tx(). */
MUST_CHECK enum status appraisal_keep(struct ctx *ctx, const struct appraisal *a, bool fresh);
#endif
