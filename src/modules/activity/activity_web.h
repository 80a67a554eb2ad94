// SPDX-License-Identifier: MulanPSL-2.0
/** Pages of activities. */
#ifndef ACTIVITY_WEB_H
#define ACTIVITY_WEB_H
#include "activity_view.h"
#include "modules/activity/activity_actions.h"
#include "platform/form_page.h"
#include "platform/module.h"

handler_fn activity_web_list, activity_web_show, activity_web_presence, activity_web_deeds;
handler_fn activity_web_new_page, activity_web_new, activity_web_edit_page, activity_web_edit;
handler_fn activity_web_open, activity_web_cancel_page, activity_web_cancel, activity_web_hold_page,
    activity_web_hold;
handler_fn activity_web_invite_page, activity_web_invite, activity_web_unask_page,
    activity_web_unask;
handler_fn activity_web_read, activity_web_yes, activity_web_no_page, activity_web_no;
handler_fn activity_web_levels, activity_web_groups, activity_web_guest_page, activity_web_guest;
handler_fn activity_web_roll_page, activity_web_roll;
handler_fn activity_web_deed_page, activity_web_deed, activity_web_check_page, activity_web_check;

handler_fn activity_web_help, activity_web_help_reveal;

/* ---- shared by the pages ---- */

/** "需要照顾：2人" with its page, for who prepares; NULL: nobody, or not for this reader. */
MUST_CHECK enum status activity_web_help_link(struct ctx *ctx, const struct activity *a,
                                              const struct link_v **out);

struct str activity_web_url(struct ctx *ctx, int64_t id, const char *tail);
struct tag_v activity_web_tag(struct str state);
struct tag_v activity_web_presence_tag(const struct activity_person *p);
struct activity_row_v activity_web_row(const struct activity *a);
struct activity_deed_row_v activity_web_deed_row(struct ctx *ctx, const struct activity_deed *d);
struct crumbs_v activity_web_crumbs(struct ctx *ctx, struct str label, struct str url,
                                    struct str here);
/** A form about an activity. */
struct form_page *activity_web_form(struct ctx *ctx, const struct request *rq,
                                    const struct activity *a, const char *tail, struct str title);
MUST_CHECK enum status activity_web_show_form(struct form_page *f, struct response *rs);
#endif
