// SPDX-License-Identifier: MulanPSL-2.0
/** What the pages of this module share. */
#ifndef CONGRESS_WEB_COMMON_H
#define CONGRESS_WEB_COMMON_H
#include "congress_view.h"
#include "law/law_params.h"
#include "modules/congress/congress_list.h"
#include "platform/form_page.h"
#include "platform/text.h"
#include "platform/view.h"

/** The module's pages as tabs; `here` is the path of the present one. */
struct tabs_v congress_web_tabs(struct ctx *ctx, const char *here);
/** A form below one of the module's pages. */
struct form_page *congress_web_form(struct ctx *ctx, const struct request *rq,
                                    const char *title_key, struct str url, const char *up_key,
                                    const char *up_url, const char *go_key);
MUST_CHECK enum status congress_web_show_form(struct form_page *f, struct response *rs);
/** A button that posts. */
const struct action_v *congress_web_action(struct ctx *ctx, struct str url, const char *label_key);
/** "5个工作日", "是", "交办前": a stored value as people say it. */
struct str congress_web_value(struct ctx *ctx, const struct law_params_field *field,
                              struct str value);
#endif
