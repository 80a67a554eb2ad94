// SPDX-License-Identifier: MulanPSL-2.0
/** Pages of learning. */
#ifndef TRAINING_WEB_H
#define TRAINING_WEB_H
#include "modules/training/training_actions.h"
#include "platform/form_page.h"
#include "platform/module.h"
#include "training_view.h"

/** One field for each question of a paper: a1 … */
extern const char *const TRAINING_ANSWERS[TRAINING_DRAW_MAX];

handler_fn training_web_list, training_web_show, training_web_presence, training_web_results;
handler_fn training_web_new_page, training_web_new, training_web_edit_page, training_web_edit;
handler_fn training_web_open, training_web_cancel_page, training_web_cancel, training_web_hold_page,
    training_web_hold;
handler_fn training_web_unask_page, training_web_unask;
handler_fn training_web_invite_page, training_web_invite, training_web_roll_page, training_web_roll;
handler_fn training_web_yes, training_web_no_page, training_web_no, training_web_sign_page,
    training_web_sign;
handler_fn training_web_lesson_page, training_web_lesson, training_web_lesson_drop;
handler_fn training_web_material_page, training_web_material, training_web_material_drop,
    training_web_read, training_web_readers;
handler_fn training_web_certify, training_web_certificates, training_web_certificate;
handler_fn training_web_questions, training_web_question_new_page, training_web_question_new,
    training_web_question_page, training_web_question, training_web_question_retire;
handler_fn training_web_tests, training_web_test, training_web_test_new_page, training_web_test_new,
    training_web_test_edit_page, training_web_test_edit, training_web_test_open,
    training_web_test_close, training_web_admit_page, training_web_admit;
handler_fn training_web_sit_page, training_web_begin, training_web_sit, training_web_seat;
handler_fn training_web_public_page, training_web_public_begin, training_web_public;

/* ---- shared by the pages ---- */

struct str training_web_url(struct ctx *ctx, const char *what, int64_t id, const char *tail);
struct str training_web_percent(struct ctx *ctx, int64_t n);
struct tag_v training_web_tag(struct str state);
struct tag_v training_web_presence_tag(const struct training_member *m);
struct tag_v training_web_seat_tag(struct str state);
/** label "": one step up only. */
struct crumbs_v training_web_crumbs(struct ctx *ctx, struct str label, struct str url,
                                    struct str here);
/** A select of a filter. */
struct field_v training_web_filter(struct ctx *ctx, const struct request *rq, const char *name,
                                   const char *label, const char *words, const char *prefix);
MUST_CHECK enum status training_web_month(struct ctx *ctx, const struct request *rq);
/** A form about a class. */
struct form_page *training_web_form(struct ctx *ctx, const struct request *rq,
                                    const struct training *c, const char *tail, struct str title);
MUST_CHECK enum status training_web_show_form(struct form_page *f, struct response *rs);
struct training_seat_row_v training_web_seat_row(struct ctx *ctx, const struct training_seat *s);
/** Names of deputies in office, apart by blanks, commas or line ends. */
MUST_CHECK enum status training_web_names(struct ctx *ctx, struct str names, int64_t *ids,
                                          size_t most, size_t *count);
#endif
