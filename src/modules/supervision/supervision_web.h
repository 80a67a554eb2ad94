// SPDX-License-Identifier: MulanPSL-2.0
/** Pages of supervision. */
#ifndef SUPERVISION_WEB_H
#define SUPERVISION_WEB_H
#include "modules/supervision/supervision_actions.h"
#include "platform/form_page.h"
#include "platform/list.h"
#include "platform/module.h"
#include "supervision_view.h"

handler_fn supervision_web_list, supervision_web_show;
handler_fn supervision_web_new_page, supervision_web_new, supervision_web_edit_page,
    supervision_web_edit, supervision_web_close_page, supervision_web_close,
    supervision_web_cancel_page, supervision_web_cancel, supervision_web_publish,
    supervision_web_unpublish;
handler_fn supervision_web_topics, supervision_web_topic, supervision_web_topic_new_page,
    supervision_web_topic_new, supervision_web_topic_edit_page, supervision_web_topic_edit,
    supervision_web_topic_drop_page, supervision_web_topic_drop, supervision_web_topic_back;
handler_fn supervision_web_plans, supervision_web_plan, supervision_web_plan_new_page,
    supervision_web_plan_new, supervision_web_plan_approve_page, supervision_web_plan_approve,
    supervision_web_plan_publish;
handler_fn supervision_web_steps, supervision_web_step, supervision_web_step_new_page,
    supervision_web_step_new, supervision_web_step_edit_page, supervision_web_step_edit,
    supervision_web_advance_page, supervision_web_advance, supervision_web_step_cancel_page,
    supervision_web_step_cancel, supervision_web_people_page, supervision_web_people,
    supervision_web_roll_page, supervision_web_roll, supervision_web_target_page,
    supervision_web_target, supervision_web_target_drop, supervision_web_rate_page,
    supervision_web_rate;
handler_fn supervision_web_problems, supervision_web_problem, supervision_web_problem_new_page,
    supervision_web_problem_new, supervision_web_problem_act_page, supervision_web_problem_act,
    supervision_web_check_page, supervision_web_check, supervision_web_mine;
handler_fn supervision_web_organs, supervision_web_organ, supervision_web_checks,
    supervision_web_targets;
handler_fn supervision_web_public, supervision_web_public_plan, supervision_web_public_matter;

/* ---- shared by the pages (supervision_web_common.c) ---- */

struct str supervision_web_url(struct ctx *ctx, const char *kind, int64_t id, const char *tail);
struct tag_v supervision_web_tag(const char *prefix, struct str state);
/** Names of methods: "专题调研、视察". */
struct str supervision_web_methods(struct ctx *ctx, struct str words);
struct str supervision_web_stage(struct ctx *ctx, struct str method, struct str stage);
/** Options of a field from words and the texts prefix + word; `all`: first "全部" with "". */
void supervision_web_words(struct ctx *ctx, struct field_v *f, const char *words,
                           const char *prefix, bool all);
MUST_CHECK enum status supervision_web_organ_field(struct form_page *f, int64_t organ_id,
                                                   bool optional);
struct field_v supervision_web_select(struct ctx *ctx, const struct request *rq, const char *name,
                                      const char *label, const char *words, const char *prefix);
/** 监督工作 / label / here; label "" for none. */
struct crumbs_v supervision_web_crumbs(struct ctx *ctx, struct str label, struct str url,
                                       struct str here);
struct empty_v *supervision_web_empty(struct ctx *ctx, const char *title, const char *text);
/** A form below a record: crumbs lead to it. */
struct form_page *supervision_web_form(struct ctx *ctx, const struct request *rq, struct str title,
                                       struct str url, struct str label, struct str back);
MUST_CHECK enum status supervision_web_show_form(struct form_page *f, struct response *rs);
/** The filter of a list as its fields say. ST_INVALID: a month that is none. */
MUST_CHECK enum status supervision_web_filter(struct ctx *ctx, const struct request *rq,
                                              struct supervision_page *out);

/* ---- records ---- */
enum { SUPERVISION_SECTIONS = 8, SUPERVISION_LINKS = 10, SUPERVISION_FACTS = 16 };
void supervision_web_record(struct ctx *ctx, struct supervision_record_v *v);
void supervision_web_link(struct supervision_record_v *v, struct str label, struct str url);
void supervision_web_act(struct supervision_record_v *v, struct str label, struct str url,
                         bool primary);
void supervision_web_fact(struct supervision_record_v *v, struct str label, struct str value,
                          struct str url);
void supervision_web_fact_day(struct ctx *ctx, struct supervision_record_v *v, struct str label,
                              struct date on);
struct supervision_section_v *supervision_web_section(struct ctx *ctx,
                                                      struct supervision_record_v *v,
                                                      const char *id, struct str title,
                                                      size_t most);
struct supervision_line_v *supervision_web_item(struct supervision_section_v *s);
void supervision_web_more(struct ctx *ctx, struct supervision_section_v *s, struct str label,
                          struct str url);
MUST_CHECK enum status supervision_web_respond(struct ctx *ctx, const struct request *rq,
                                               struct response *rs, struct supervision_record_v *v);
struct tag_v *supervision_web_tag_of(struct ctx *ctx, const char *prefix, struct str state);
/** What everybody reads of a published plan. */
MUST_CHECK enum status supervision_web_plan_fill(struct ctx *ctx, const struct supervision_plan *p,
                                                 struct supervision_record_v *v);
/** Lines of problems into a section. */
void supervision_web_problem_lines(struct ctx *ctx, struct supervision_section_v *s,
                                   const struct supervision_problem *all, size_t count);
/* ---- records of other modules (supervision_web_survey.c) ---- */
/** A select of questionnaires, of questions of inquiry; `url`: the record that is linked now. */
MUST_CHECK enum status supervision_web_survey_field(struct form_page *f, struct str url);
MUST_CHECK enum status supervision_web_motion_field(struct form_page *f, struct str url);
/** The address of the one that was chosen for that method, else what was typed. */
struct str supervision_web_record_url(struct ctx *ctx, struct str method, int64_t survey_id,
                                      int64_t motion_id, struct str typed);
/** What came back, as a section of the method's page. */
MUST_CHECK enum status supervision_web_survey_part(struct ctx *ctx,
                                                   const struct supervision_step *s,
                                                   struct supervision_record_v *v);
#endif
