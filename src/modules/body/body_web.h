// SPDX-License-Identifier: MulanPSL-2.0
/** HTTP in and out of the module body. */
#ifndef BODY_WEB_H
#define BODY_WEB_H
#include "platform/module.h"

handler_fn body_web_list, body_web_export_all, body_web_show, body_web_export;
handler_fn body_web_new_page, body_web_new, body_web_edit_page, body_web_edit;
handler_fn body_web_close_page, body_web_close;
handler_fn body_web_seat_page, body_web_seat;
handler_fn body_web_member_page, body_web_member, body_web_leave_page, body_web_leave;
handler_fn body_web_organs, body_web_organ_page, body_web_organ, body_web_organ_drop;
#endif
