// SPDX-License-Identifier: MulanPSL-2.0
/** Pages of appraisals. */
#ifndef APPRAISAL_WEB_H
#define APPRAISAL_WEB_H
#include "appraisal_view.h"
#include "modules/appraisal/appraisal_list.h"
#include "modules/appraisal/appraisal_parts.h"
#include "platform/form_page.h"
#include "platform/module.h"

handler_fn appraisal_web_list, appraisal_web_subjects, appraisal_web_show, appraisal_web_subject;
handler_fn appraisal_web_new_page, appraisal_web_new, appraisal_web_edit_page, appraisal_web_edit,
    appraisal_web_add_page, appraisal_web_add, appraisal_web_fill, appraisal_web_begin,
    appraisal_web_rating, appraisal_web_count, appraisal_web_close, appraisal_web_cancel,
    appraisal_web_drop, appraisal_web_report_page, appraisal_web_report, appraisal_web_send_page,
    appraisal_web_send, appraisal_web_received_page, appraisal_web_received,
    appraisal_web_problem_page, appraisal_web_problem, appraisal_web_again_page,
    appraisal_web_again;
handler_fn appraisal_web_enter_page, appraisal_web_enter, appraisal_web_slips,
    appraisal_web_rate_page, appraisal_web_rate, appraisal_web_letter_pdf;

/* ---- shared by the pages ---- */

/** "/appraisal<part>/12<tail>". */
struct str appraisal_web_url(struct ctx *ctx, const char *part, int64_t id, const char *tail);
struct tag_v appraisal_web_tag(struct str state);
/** "92.5%", "" not counted. */
struct str appraisal_web_score(struct ctx *ctx, int64_t score);
struct appraisal_subject_row_v appraisal_web_subject_row(struct ctx *ctx,
                                                         const struct appraisal_subject *s);
void appraisal_web_words(struct ctx *ctx, struct field_v *f, const char *words, const char *prefix,
                         bool all);
#endif
