// SPDX-License-Identifier: MulanPSL-2.0
/** Pages of questionnaires. */
#ifndef SURVEY_WEB_H
#define SURVEY_WEB_H
#include "platform/module.h"

/* survey_web.c */
handler_fn survey_web_list, survey_web_new_form, survey_web_new, survey_web_show,
    survey_web_question_form, survey_web_question, survey_web_drop, survey_web_open,
    survey_web_close, survey_web_links_form, survey_web_links, survey_web_edit_form,
    survey_web_edit, survey_web_lift;
/* survey_web_answer.c */
handler_fn survey_web_paper_form, survey_web_paper, survey_web_telephone_form, survey_web_telephone,
    survey_web_public_form, survey_web_public;
/* survey_web_result.c */
handler_fn survey_web_result, survey_web_export, survey_web_public_result;

/* survey_web_public.c, survey_web_sheet.c */
handler_fn survey_web_public_list, survey_web_sheet;

/** The parameters of an answer: q1, q2 …, each repeatable. */
#define SURVEY_ANSWER_FIELD(word)                                                                  \
    {                                                                                              \
        .name = word, .type = F_TEXT, .max = SURVEY_TEXT_CHARS, .many = true                       \
    }
#endif
