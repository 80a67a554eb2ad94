// SPDX-License-Identifier: MulanPSL-2.0
#ifndef REPORT_WEB_READ_H
#define REPORT_WEB_READ_H
#include "platform/form_page.h"
#include "platform/module.h"

handler_fn report_web_readings, report_web_read_page, report_web_read, report_web_reading,
    report_web_read_choose, report_web_read_drop;

/** 报告编写 > 读旧报告 > here */
struct crumbs_v report_web_read_crumbs(struct ctx *ctx, bool inside, struct str here);
#endif
