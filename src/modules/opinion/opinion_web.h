// SPDX-License-Identifier: MulanPSL-2.0
/** Pages of opinions. */
#ifndef OPINION_WEB_H
#define OPINION_WEB_H
#include "platform/module.h"

/* opinion_web.c */
handler_fn opinion_web_list, opinion_web_own, opinion_web_export;
/* opinion_web_show.c */
handler_fn opinion_web_show, opinion_web_reveal;
/* opinion_web_new.c */
handler_fn opinion_web_new_form, opinion_web_new;
/* opinion_web_act.c */
handler_fn opinion_web_classify_form, opinion_web_classify, opinion_web_assign_form,
    opinion_web_assign, opinion_web_finish_form, opinion_web_finish, opinion_web_note_form,
    opinion_web_note;
/* opinion_web_say.c */
handler_fn opinion_web_answer_form, opinion_web_answer, opinion_web_pass_on_form,
    opinion_web_pass_on, opinion_web_give_back_form, opinion_web_give_back, opinion_web_keep_form,
    opinion_web_keep, opinion_web_reject_form, opinion_web_reject, opinion_web_take,
    opinion_web_restore, opinion_web_split, opinion_web_close;
/* opinion_web_merge.c */
handler_fn opinion_web_merge_form, opinion_web_merge, opinion_web_publish_form, opinion_web_publish;
/* opinion_web_setup.c */
handler_fn opinion_web_topics, opinion_web_topic_add, opinion_web_topic_form, opinion_web_topic_set,
    opinion_web_periods, opinion_web_period_form, opinion_web_period_set;
/* opinion_web_hot.c */
handler_fn opinion_web_hot;
#endif
