// SPDX-License-Identifier: MulanPSL-2.0
/** HTTP in and out of the module deputy. */
#ifndef DEPUTY_WEB_H
#define DEPUTY_WEB_H
#include "platform/module.h"

handler_fn deputy_web_list, deputy_web_export, deputy_web_show;
handler_fn deputy_web_new_page, deputy_web_new, deputy_web_edit_page, deputy_web_edit;
handler_fn deputy_web_leave_page, deputy_web_leave;
handler_fn deputy_web_suspend_page, deputy_web_suspend, deputy_web_resume_page, deputy_web_resume;
#endif
