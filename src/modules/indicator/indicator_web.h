// SPDX-License-Identifier: MulanPSL-2.0
#ifndef INDICATOR_WEB_H
#define INDICATOR_WEB_H
#include "platform/module.h"

handler_fn indicator_web_list, indicator_web_show, indicator_web_note, indicator_web_note_page;
handler_fn indicator_web_cockpit, indicator_web_screen, indicator_web_screen_stream;
handler_fn indicator_web_pins, indicator_web_pin_new, indicator_web_pin_new_page,
    indicator_web_pin_edit, indicator_web_pin_edit_page, indicator_web_pin_remove;
handler_fn indicator_web_limits, indicator_web_limit_new, indicator_web_limit_new_page,
    indicator_web_limit_edit, indicator_web_limit_edit_page, indicator_web_limit_stop,
    indicator_web_limit_go, indicator_web_alerts;
handler_fn indicator_web_selections, indicator_web_selection, indicator_web_selection_new,
    indicator_web_selection_new_page, indicator_web_selection_edit,
    indicator_web_selection_edit_page, indicator_web_selection_remove, indicator_web_link,
    indicator_web_link_revoke, indicator_web_public;
handler_fn indicator_web_opens, indicator_web_open, indicator_web_open_page, indicator_web_shut;
#endif
