// SPDX-License-Identifier: MulanPSL-2.0
/** Pages of recalls. */
#ifndef RECALL_WEB_H
#define RECALL_WEB_H
#include "modules/recall/recall_actions.h"
#include "platform/form_page.h"
#include "platform/module.h"
#include "recall_view.h"

/* recall_web.c */
handler_fn recall_web_list, recall_web_show, recall_web_reveal;
/* recall_web_form.c */
handler_fn recall_web_new_page, recall_web_new, recall_web_signer_page, recall_web_signer,
    recall_web_do_page, recall_web_do, recall_web_answer_page, recall_web_answer;

struct tag_v recall_web_tag(const struct recall *r);
#endif
