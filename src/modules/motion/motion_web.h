// SPDX-License-Identifier: MulanPSL-2.0
/** Pages of motions. */
#ifndef MOTION_WEB_H
#define MOTION_WEB_H
#include "modules/motion/motion_actions.h"
#include "motion_view.h"
#include "platform/form_page.h"
#include "platform/module.h"

/* motion_web.c */
handler_fn motion_web_list, motion_web_export;
/* motion_web_show.c */
handler_fn motion_web_show;
/* motion_web_form.c */
handler_fn motion_web_new_page, motion_web_new, motion_web_edit_page, motion_web_edit,
    motion_web_invite_page, motion_web_invite;
/* motion_web_act.c */
handler_fn motion_web_sign, motion_web_decline, motion_web_submit, motion_web_withdraw,
    motion_web_decide_page, motion_web_decide, motion_web_result_page, motion_web_result,
    motion_web_answer_page, motion_web_answer, motion_web_sign_answer, motion_web_mark_page,
    motion_web_mark, motion_web_close;

/* motion_web_paper.c */
handler_fn motion_web_paper_page, motion_web_paper, motion_web_convert_page, motion_web_convert;
/* motion_web_person.c */
handler_fn motion_web_serve_page, motion_web_serve, motion_web_defend_page, motion_web_defend,
    motion_web_first, motion_web_effect_page, motion_web_effect, motion_web_report_page,
    motion_web_report;

/** Who is to be recalled or removed, in the form of a motion. */
MUST_CHECK enum status motion_web_put_person(struct form_page *f, const struct motion *m);
/** A choice of words with their texts. */
void motion_web_choice(struct form_page *f, const char *kind, const char *name,
                       const char *label_key, const char *prefix, struct str words,
                       struct str stored);
/** A day, today if nothing else is typed. */
void motion_web_day(struct form_page *f, const char *label_key);
MUST_CHECK enum status motion_web_back(struct response *rs, const struct request *rq);
struct tag_v motion_web_tag(enum motion_state state);
/** Name, title, day and state of one, for lists. */
struct motion_row_v motion_web_row(struct ctx *ctx, const struct motion *m);
struct str motion_web_url(struct ctx *ctx, int64_t id, const char *verb);
/** A form about a motion: the way to it, its name and title as facts. */
struct form_page *motion_web_form(struct ctx *ctx, const struct request *rq, const struct motion *m,
                                  const char *verb, struct str title, struct str go);
MUST_CHECK enum status motion_web_show_form(struct form_page *f, struct response *rs);
/** What happens next; motion_web_next.c */
MUST_CHECK enum status motion_web_next(struct ctx *ctx, const struct motion_detail *d,
                                       struct motion_show_v *v);
/** Its files, and where the actor adds some; motion_web_files.c */
MUST_CHECK enum status motion_web_files(struct ctx *ctx, int64_t id, struct motion_show_v *v);
#endif
