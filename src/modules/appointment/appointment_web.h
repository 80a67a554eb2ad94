// SPDX-License-Identifier: MulanPSL-2.0
/** Pages of appointments. */
#ifndef APPOINTMENT_WEB_H
#define APPOINTMENT_WEB_H
#include "appointment_view.h"
#include "modules/appointment/appointment_list.h"
#include "modules/appointment/appointment_parts.h"
#include "platform/form_page.h"
#include "platform/module.h"

handler_fn appointment_web_sanction_page, appointment_web_sanction, appointment_web_decide_page,
    appointment_web_decide;
handler_fn appointment_web_list, appointment_web_show;
handler_fn appointment_web_record_page, appointment_web_record;
handler_fn appointment_web_papers_page, appointment_web_papers, appointment_web_check_page,
    appointment_web_check, appointment_web_test_page, appointment_web_test,
    appointment_web_statement_page, appointment_web_statement, appointment_web_withdraw_page,
    appointment_web_withdraw, appointment_web_certificate_page, appointment_web_certificate,
    appointment_web_handed_page, appointment_web_handed, appointment_web_report_page,
    appointment_web_report;
handler_fn appointment_web_letters, appointment_web_letter, appointment_web_letter_new_page,
    appointment_web_letter_new, appointment_web_letter_edit_page, appointment_web_letter_edit,
    appointment_web_add_page, appointment_web_add, appointment_web_agenda_page,
    appointment_web_agenda, appointment_web_vote_page, appointment_web_vote, appointment_web_draft,
    appointment_web_bank_page, appointment_web_bank;
handler_fn appointment_web_posts, appointment_web_post, appointment_web_post_new_page,
    appointment_web_post_new, appointment_web_post_edit_page, appointment_web_post_edit,
    appointment_web_post_close_page, appointment_web_post_close, appointment_web_end_page,
    appointment_web_end;
handler_fn appointment_web_people, appointment_web_person, appointment_web_person_edit_page,
    appointment_web_person_edit;
handler_fn appointment_web_oaths, appointment_web_oath, appointment_web_oath_new_page,
    appointment_web_oath_new, appointment_web_hold_page, appointment_web_hold;
handler_fn appointment_web_certificate_pdf, appointment_web_oath_pdf;

/* ---- shared by the pages ---- */

/** "/appointment<part>/12<tail>". */
struct str appointment_web_url(struct ctx *ctx, const char *part, int64_t id, const char *tail);
struct tag_v appointment_web_tag(struct str state);
struct appointment_row_v appointment_web_row(struct ctx *ctx, const struct appointment *a);
/** The five lists of this module; `here`: matters, letters, posts, people, oaths. */
struct tabs_v appointment_web_tabs(struct ctx *ctx, const char *here);
/** Options of a list of words; with `all` "全部" before them. */
void appointment_web_words(struct ctx *ctx, struct field_v *f, const char *words,
                           const char *prefix, bool all);
MUST_CHECK enum status appointment_web_form(struct form_page *f, struct response *rs);
/** "县第3次会议　第5项", the address of its hall; "" when the item is none of ours to see. */
struct str appointment_web_item(struct ctx *ctx, int64_t item_id, struct str *out_url);
/** Sanctions on the page of a person. */
MUST_CHECK enum status appointment_web_sanctions(struct ctx *ctx, int64_t person_id,
                                                 struct appointment_person_show_v *v);
#endif
