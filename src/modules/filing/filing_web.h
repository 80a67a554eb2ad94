// SPDX-License-Identifier: MulanPSL-2.0
/** Pages of filing and review. */
#ifndef FILING_WEB_H
#define FILING_WEB_H
#include "filing_view.h"
#include "modules/filing/filing_actions.h"
#include "platform/form_page.h"
#include "platform/module.h"

handler_fn filing_web_list, filing_web_show, filing_web_beside;
handler_fn filing_web_new_page, filing_web_new, filing_web_again_page, filing_web_again;
handler_fn filing_web_act_page, filing_web_act, filing_web_distribute_page, filing_web_distribute;
handler_fn filing_web_review_page, filing_web_review, filing_web_task_page, filing_web_task;
handler_fn filing_web_setups, filing_web_setup_new_page, filing_web_setup_new;
handler_fn filing_web_annul_page, filing_web_annul, filing_web_amend_page, filing_web_amend;
handler_fn filing_web_asks, filing_web_ask, filing_web_ask_new_page, filing_web_ask_new,
    filing_web_look_page, filing_web_look, filing_web_decide_page, filing_web_decide,
    filing_web_reveal;
handler_fn filing_web_campaigns, filing_web_campaign, filing_web_campaign_new_page,
    filing_web_campaign_new, filing_web_campaign_fill, filing_web_campaign_end,
    filing_web_item_new_page, filing_web_item_new, filing_web_item_page, filing_web_item;
handler_fn filing_web_crosses, filing_web_cross_new_page, filing_web_cross_new,
    filing_web_cross_page, filing_web_cross, filing_web_catalogue, filing_web_sent;
handler_fn filing_web_years, filing_web_year, filing_web_year_page, filing_web_year_save,
    filing_web_year_paper;
handler_fn filing_web_public_list, filing_web_public, filing_web_public_ask_page,
    filing_web_public_ask, filing_web_follow_page, filing_web_follow, filing_web_public_year;

handler_fn filing_web_refile_page, filing_web_refile, filing_web_compare;
handler_fn filing_web_list_page, filing_web_list_send, filing_web_upward_page, filing_web_upward;

/* ---- shared by the pages ---- */
/** The fields of a document in a form, read from one, and its file kept. */
void filing_web_put_document(struct form_page *p, const struct filing *f);
MUST_CHECK enum status filing_web_read_document(struct ctx *ctx, const struct request *rq,
                                                struct filing *f);
MUST_CHECK enum status filing_web_keep_file(struct ctx *ctx, const struct request *rq, int64_t id);
struct str filing_web_url(struct ctx *ctx, int64_t id, const char *tail);
struct crumbs_v filing_web_crumbs(struct ctx *ctx, struct str label, struct str url,
                                  struct str here);
void filing_web_options(struct ctx *ctx, struct field_v *f, const char *words, const char *prefix,
                        bool all);
struct tag_v filing_web_tag(const struct filing *f);
struct tag_v filing_web_ask_tag(struct str state);
/** A form about a document, posted to `tail` of its page. */
struct form_page *filing_web_open_form(struct ctx *ctx, const struct request *rq,
                                       const struct filing *f, const char *tail, struct str title);
MUST_CHECK enum status filing_web_form(struct form_page *f, struct response *rs);
/** A select of organs: those that may file, or committees and offices. */
MUST_CHECK enum status filing_web_organs(struct form_page *f, const char *name, const char *label,
                                         bool makers, int64_t chosen, bool optional);
const struct empty_v *filing_web_empty(struct ctx *ctx, struct str title, struct str text);
void filing_web_kpi(struct ctx *ctx, struct kpi_v *to, struct str label, int64_t n, struct str url);
/** What was put to the vote, what was reported of an amendment, which clocks run. */
MUST_CHECK enum status filing_web_after_facts(struct ctx *ctx, const struct filing *f,
                                              struct kv_item_v *items, size_t room, size_t *n);
MUST_CHECK enum status filing_web_ask_clocks(struct ctx *ctx, const struct filing_ask *ask,
                                             struct kv_item_v *items, size_t room, size_t *n);
/** The figures of a year, each leading to its rows. */
struct kpis_v filing_web_sums(struct ctx *ctx, int64_t year, const struct filing_sums *s);
#endif
