// SPDX-License-Identifier: MulanPSL-2.0
/** Pages of inquiries and investigations. */
#ifndef INQUIRY_WEB_H
#define INQUIRY_WEB_H
#include "inquiry_view.h"
#include "modules/inquiry/inquiry_actions.h"
#include "platform/form_page.h"
#include "platform/list.h"
#include "platform/module.h"

handler_fn inquiry_web_concern_page, inquiry_web_concern, inquiry_web_recuse_page,
    inquiry_web_recuse, inquiry_web_relation_page, inquiry_web_relation;
handler_fn inquiry_web_list, inquiry_web_show, inquiry_web_questions, inquiry_web_screen,
    inquiry_web_stream;
handler_fn inquiry_web_new_page, inquiry_web_new, inquiry_web_edit_page, inquiry_web_edit,
    inquiry_web_collect, inquiry_web_open, inquiry_web_close_page, inquiry_web_close,
    inquiry_web_handle_page, inquiry_web_handle, inquiry_web_cancel_page, inquiry_web_cancel,
    inquiry_web_rate_page, inquiry_web_rate;
handler_fn inquiry_web_ask_page, inquiry_web_ask, inquiry_web_choose, inquiry_web_leave,
    inquiry_web_put, inquiry_web_answer_page, inquiry_web_answer, inquiry_web_problem_page,
    inquiry_web_problem;
handler_fn inquiry_web_probes, inquiry_web_probe, inquiry_web_probe_new_page, inquiry_web_probe_new,
    inquiry_web_probe_step_page, inquiry_web_probe_step, inquiry_web_member_page,
    inquiry_web_member, inquiry_web_act_page, inquiry_web_act;

/* ---- shared by the pages ---- */
struct str inquiry_web_url(struct ctx *ctx, const char *kind, int64_t id, const char *tail);
struct tag_v inquiry_web_tag(const char *prefix, struct str state);
void inquiry_web_words(struct ctx *ctx, struct field_v *f, const char *words, const char *prefix,
                       bool all);
struct crumbs_v inquiry_web_crumbs(struct ctx *ctx, struct str label, struct str url,
                                   struct str here);
struct form_page *inquiry_web_form(struct ctx *ctx, const struct request *rq, struct str title,
                                   struct str url, struct str label, struct str back);
MUST_CHECK enum status inquiry_web_show_form(struct form_page *f, struct response *rs);
MUST_CHECK enum status inquiry_web_filter(struct ctx *ctx, const struct request *rq,
                                          struct inquiry_page *out);
MUST_CHECK enum status inquiry_web_matters(struct form_page *f, int64_t matter_id);
/** Those who look on (screen, phones) hear that something has changed; after the commit. */
void inquiry_web_tell(struct ctx *ctx, int64_t id);

enum { INQUIRY_LINKS = 8, INQUIRY_FACTS = 12, INQUIRY_SECTIONS = 4 };
void inquiry_web_record(struct ctx *ctx, struct inquiry_record_v *v);
void inquiry_web_link(struct inquiry_record_v *v, struct str label, struct str url);
/** The section with what was found of members. */
MUST_CHECK enum status inquiry_web_relations(struct ctx *ctx, int64_t probe_id,
                                             struct inquiry_record_v *v);
/** A form about an investigation, posted to `tail` of its page. */
MUST_CHECK enum status inquiry_web_probe_form(struct ctx *ctx, const struct request *rq,
                                              struct str tail, struct str title,
                                              struct inquiry_probe *p, struct form_page **out);
void inquiry_web_act_to(struct inquiry_record_v *v, struct str label, struct str url, bool primary);
void inquiry_web_fact(struct inquiry_record_v *v, struct str label, struct str value,
                      struct str url);
struct inquiry_section_v *inquiry_web_section(struct ctx *ctx, struct inquiry_record_v *v,
                                              const char *id, struct str title, size_t most);
/** The motion that asks for an investigation, and the resolution that ends one, to choose from. */
MUST_CHECK enum status inquiry_web_motion_field(struct form_page *f);
MUST_CHECK enum status inquiry_web_doc_field(struct form_page *f, const struct inquiry_probe *p);
#endif
