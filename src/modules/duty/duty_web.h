// SPDX-License-Identifier: MulanPSL-2.0
/** Pages of the file of duties. */
#ifndef DUTY_WEB_H
#define DUTY_WEB_H
#include "modules/duty/duty_list.h"
#include "platform/module.h"

handler_fn duty_web_joined, duty_web_list, duty_web_mine, duty_web_file, duty_web_paper,
    duty_web_certificate;
handler_fn duty_web_entries, duty_web_own_entries, duty_web_entry, duty_web_new_page, duty_web_new,
    duty_web_edit_page, duty_web_edit, duty_web_settle, duty_web_withdraw;
handler_fn duty_web_formula, duty_web_formula_one, duty_web_formula_page, duty_web_formula_set;
handler_fn duty_web_kinds, duty_web_kind_page, duty_web_kind;
handler_fn duty_web_appeals, duty_web_appeal, duty_web_appeal_page, duty_web_appeal_new,
    duty_web_answer, duty_web_drop;
handler_fn duty_web_awards, duty_web_award_page, duty_web_award;
handler_fn duty_web_public;

/* Shared. */
struct tag_v;
/** "3次", "1200元" */
struct str duty_web_count(struct ctx *ctx, int64_t n, struct str unit);
/** "2.5分" */
struct str duty_web_points(struct ctx *ctx, int64_t tenths);
/** The field "year", within what there is; this year if it is not given. */
int duty_web_year(const struct ctx *ctx, const struct request *rq);
/** Class of a tag for a state of an entry or an appeal. */
struct str duty_web_class(struct str state);
#endif
