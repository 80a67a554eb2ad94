// SPDX-License-Identifier: MulanPSL-2.0
/** Pages of the notices. */
#ifndef NOTICE_WEB_H
#define NOTICE_WEB_H
#include "platform/module.h"

/* one's own */
handler_fn notice_web_list, notice_web_open, notice_web_read, notice_web_read_all;
handler_fn notice_web_settings, notice_web_settings_save;
/* the office's */
handler_fn notice_web_texts, notice_web_text, notice_web_text_save, notice_web_text_reset;
handler_fn notice_web_rules, notice_web_rule, notice_web_rule_save, notice_web_rule_drop;
/* the administrator's */
handler_fn notice_web_setup, notice_web_setup_general, notice_web_setup_mail, notice_web_setup_sms,
    notice_web_setup_general_save, notice_web_setup_mail_save, notice_web_setup_sms_save;
handler_fn notice_web_hook, notice_web_hook_save, notice_web_hook_drop, notice_web_hook_try;
handler_fn notice_web_sent, notice_web_sent_again;
#endif
