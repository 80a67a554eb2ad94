// SPDX-License-Identifier: MulanPSL-2.0
/** Pages of reports to voters. */
#ifndef REPORTBACK_WEB_H
#define REPORTBACK_WEB_H
#include "modules/reportback/reportback_list.h"
#include "platform/form_page.h"
#include "platform/module.h"
#include "reportback_view.h"

handler_fn reportback_web_list, reportback_web_show, reportback_web_plan_page, reportback_web_plan,
    reportback_web_edit_page, reportback_web_edit, reportback_web_text_page, reportback_web_text,
    reportback_web_hold_page, reportback_web_hold, reportback_web_open, reportback_web_close,
    reportback_web_count_page, reportback_web_count, reportback_web_publish, reportback_web_cancel;
handler_fn reportback_web_rate_page, reportback_web_rate, reportback_web_slips,
    reportback_web_public_list, reportback_web_public;

/* ---- shared by the pages ---- */

/** "98.0%", "" when nobody has rated. */
struct str reportback_web_rate_text(struct ctx *ctx, const struct reportback *r);
#endif
