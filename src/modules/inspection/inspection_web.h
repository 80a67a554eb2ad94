// SPDX-License-Identifier: MulanPSL-2.0
/** Pages of inspections. */
#ifndef INSPECTION_WEB_H
#define INSPECTION_WEB_H
#include "inspection_view.h"
#include "modules/inspection/inspection_actions.h"
#include "platform/form_page.h"
#include "platform/module.h"

handler_fn inspection_web_notify_page, inspection_web_notify, inspection_web_dismiss_page,
    inspection_web_dismiss;
handler_fn inspection_web_list, inspection_web_show, inspection_web_map, inspection_web_findings,
    inspection_web_finding;
handler_fn inspection_web_new_page, inspection_web_new, inspection_web_edit_page,
    inspection_web_edit, inspection_web_start, inspection_web_report_page, inspection_web_report,
    inspection_web_close;
handler_fn inspection_web_clauses_page, inspection_web_clauses, inspection_web_item_page,
    inspection_web_item;
handler_fn inspection_web_find_page, inspection_web_find, inspection_web_again_page,
    inspection_web_again, inspection_web_confirm;
handler_fn inspection_web_sheet, inspection_web_paper;
handler_fn inspection_web_field;

/* ---- shared by the pages ---- */

struct tag_v inspection_web_tag(struct str state);
struct tag_v inspection_web_verdict(struct str verdict);
struct str inspection_web_heat(unsigned heat);
struct inspection_finding_row_v inspection_web_finding_row(const struct inspection_finding *f);
struct inspection_item_row_v inspection_web_item_row(struct ctx *ctx,
                                                     const struct inspection_item *t);
struct crumbs_v inspection_web_crumbs(struct ctx *ctx, const struct inspection *i, struct str here);
/** A select "organ" of those that can be asked to put something right; may stay empty. */
MUST_CHECK enum status inspection_web_organ(struct form_page *f, int64_t organ_id);
struct form_page *inspection_web_form(struct ctx *ctx, const struct request *rq,
                                      const struct inspection *i, struct str url, struct str title);
MUST_CHECK enum status inspection_web_show_form(struct form_page *f, struct response *rs);
#endif
