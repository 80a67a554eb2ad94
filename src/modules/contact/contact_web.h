// SPDX-License-Identifier: MulanPSL-2.0
/** Pages of contacts. */
#ifndef CONTACT_WEB_H
#define CONTACT_WEB_H
#include "contact_view.h"
#include "modules/contact/contact_actions.h"
#include "platform/form_page.h"
#include "platform/module.h"

handler_fn contact_web_list, contact_web_scheme, contact_web_pair, contact_web_talks,
    contact_web_matters;
handler_fn contact_web_scheme_new_page, contact_web_scheme_new, contact_web_scheme_edit_page,
    contact_web_scheme_edit, contact_web_pair_new_page, contact_web_pair_new;
handler_fn contact_web_pair_edit_page, contact_web_pair_edit;
handler_fn contact_web_talk_edit_page, contact_web_talk_edit;
handler_fn contact_web_talk_page, contact_web_talk, contact_web_hand_page, contact_web_hand,
    contact_web_end_page, contact_web_end, contact_web_matter_page, contact_web_matter,
    contact_web_reopen;

/* ---- shared by the pages ---- */

struct str contact_web_url(struct ctx *ctx, const char *what, int64_t id, const char *tail);
struct contact_pair_row_v contact_web_pair_row(struct ctx *ctx, const struct contact_pair *p);
/** As it stood on a day: counted in the window that holds it. */
struct contact_pair_row_v contact_web_pair_row_on(struct ctx *ctx, const struct contact_pair *p,
                                                  struct date on);
/** "每季度1次" */
struct str contact_web_rule(struct ctx *ctx, struct str period, int64_t times);
struct tag_v contact_web_matter_tag(struct str state);
/** The way to a page: 联系制度 › … */
struct crumbs_v contact_web_crumbs(struct ctx *ctx, struct str label, struct str url,
                                   struct str here);
MUST_CHECK enum status contact_web_show_form(struct form_page *f, struct response *rs);
#endif
