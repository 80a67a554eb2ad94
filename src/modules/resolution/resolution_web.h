// SPDX-License-Identifier: MulanPSL-2.0
/** Pages of documents, opinions, duties, minutes and the gazette. */
#ifndef RESOLUTION_WEB_H
#define RESOLUTION_WEB_H
#include "platform/module.h"

/* resolution_web.c */
handler_fn resolution_web_list, resolution_web_opinions, resolution_web_export;
/* resolution_web_form.c: the items one may draft from */
handler_fn resolution_web_from;
/* resolution_web_show.c */
handler_fn resolution_web_show;
/* resolution_web_form.c, resolution_web_decide.c */
handler_fn resolution_web_new_form, resolution_web_new, resolution_web_edit_form,
    resolution_web_edit, resolution_web_submit, resolution_web_drop_form, resolution_web_drop,
    resolution_web_back_form, resolution_web_back;
handler_fn resolution_web_approve_form, resolution_web_approve, resolution_web_confirm_form,
    resolution_web_confirm, resolution_web_sign_form, resolution_web_sign,
    resolution_web_facts_form, resolution_web_facts, resolution_web_end_form, resolution_web_end;
/* resolution_web_text.c */
handler_fn resolution_web_texts;
/* resolution_web_publish.c */
handler_fn resolution_web_publish_form, resolution_web_publish, resolution_web_unpublish;
/* resolution_web_gather.c */
handler_fn resolution_web_gather_page, resolution_web_gather, resolution_web_group,
    resolution_web_remark_form, resolution_web_remark, resolution_web_point_form,
    resolution_web_point, resolution_web_compose;
/* resolution_web_assign.c */
handler_fn resolution_web_assign_form, resolution_web_assign, resolution_web_follow_form,
    resolution_web_follow, resolution_web_mark_form, resolution_web_mark,
    resolution_web_return_form, resolution_web_return, resolution_web_close;
/* resolution_web_work.c */
handler_fn resolution_web_works, resolution_web_work, resolution_web_reply_page,
    resolution_web_receive, resolution_web_reply_form, resolution_web_reply,
    resolution_web_reply_submit, resolution_web_reply_approve, resolution_web_reply_back_form,
    resolution_web_reply_back, resolution_web_reply_send;
/* resolution_web_deliver.c */
handler_fn resolution_web_deliver_form, resolution_web_deliver, resolution_web_given,
    resolution_web_given_answer, resolution_web_given_list;
/* resolution_web_letter.c */
handler_fn resolution_web_letters, resolution_web_letter, resolution_web_answer,
    resolution_web_matters, resolution_web_topics, resolution_web_topic_form, resolution_web_topic;
/* resolution_web_public.c */
handler_fn resolution_web_public_list, resolution_web_public, resolution_web_public_gazette,
    resolution_web_public_pdf;
/* resolution_web_paper.c */
handler_fn resolution_web_paper, resolution_web_reply_paper, resolution_web_minutes_paper,
    resolution_web_gazette_paper;
/* resolution_web_minutes.c */
handler_fn resolution_web_minutes_list, resolution_web_minutes_new_form, resolution_web_minutes_new,
    resolution_web_minutes, resolution_web_part_form, resolution_web_part,
    resolution_web_minutes_refresh, resolution_web_minutes_submit, resolution_web_minutes_back_form,
    resolution_web_minutes_back, resolution_web_minutes_sign_form, resolution_web_minutes_sign,
    resolution_web_minutes_texts;
/* resolution_web_gazette.c */
handler_fn resolution_web_gazettes, resolution_web_gazette_new_form, resolution_web_gazette_new,
    resolution_web_gazette, resolution_web_gazette_add_form, resolution_web_gazette_add,
    resolution_web_gazette_text_form, resolution_web_gazette_text, resolution_web_gazette_move,
    resolution_web_gazette_remove, resolution_web_gazette_issue;
#endif
