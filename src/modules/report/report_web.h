// SPDX-License-Identifier: MulanPSL-2.0
#ifndef REPORT_WEB_H
#define REPORT_WEB_H
#include "modules/report/report_report.h"
#include "platform/form_page.h"
#include "platform/module.h"

handler_fn report_web_list, report_web_new_page, report_web_new, report_web_head_page,
    report_web_head;
handler_fn report_web_show, report_web_block_page, report_web_block, report_web_add_page,
    report_web_add, report_web_up, report_web_down, report_web_drop, report_web_figure,
    report_web_take, report_web_source;
handler_fn report_web_drafts, report_web_draft, report_web_compare;
handler_fn report_web_comments, report_web_comment, report_web_answer;
handler_fn report_web_way, report_web_do, report_web_frozen;
handler_fn report_web_pick, report_web_check, report_web_goals, report_web_goal_new_page,
    report_web_goal_new, report_web_goal_page, report_web_goal;
handler_fn report_web_paper, report_web_extract, report_web_slides;
handler_fn report_web_public_list, report_web_public, report_web_public_file;

struct tag_v;
struct crumbs_v;
/** 报告编写 / the report / here. */
struct crumbs_v report_web_crumbs(struct ctx *ctx, const struct report *r, struct str here);
struct tag_v report_web_tag(struct str state);
/** /report/{id}<tail> */
struct str report_web_url(struct ctx *ctx, int64_t id, const char *tail);
#endif
