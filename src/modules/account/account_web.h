// SPDX-License-Identifier: MulanPSL-2.0
/** HTTP in and out of the module account. */
#ifndef ACCOUNT_WEB_H
#define ACCOUNT_WEB_H
#include "platform/module.h"

/* account_web.c: signing in, oneself */
handler_fn account_web_sign_in_page, account_web_sign_in, account_web_sign_out;
handler_fn account_web_slip_page, account_web_slip, account_web_slip_type, account_web_slip_typed;
handler_fn account_web_me, account_web_end_session, account_web_end_others;
handler_fn account_web_password_page, account_web_password;
handler_fn account_web_choose_page, account_web_choose;

/* account_web_admin.c: the list, one account */
handler_fn account_web_list, account_web_sessions, account_web_export, account_web_show,
    account_web_end_any, account_web_end_all;
handler_fn account_web_close, account_web_open;

/* account_web_edit.c: forms about an account */
handler_fn account_web_new_page, account_web_new, account_web_edit_page, account_web_edit;
handler_fn account_web_post_page, account_web_post, account_web_end_post_page, account_web_end_post;
handler_fn account_web_hand_on_page, account_web_hand_on;

/* account_web_paper.c: slips, first passwords */
handler_fn account_web_slips_ask, account_web_slips_print;
handler_fn account_web_slip_ask, account_web_slip_print, account_web_reset_ask, account_web_reset;

/* account_web_role.c: roles and tokens */
handler_fn account_web_role_page, account_web_role;
handler_fn account_web_token_page, account_web_token, account_web_token_revoke;

/* account_web_totp.c: the second step */
handler_fn account_web_totp_page, account_web_totp_start, account_web_totp_confirm,
    account_web_totp_codes, account_web_totp_off, account_web_totp_reset;
handler_fn account_web_second_page, account_web_second;

/* account_web_journal.c */
handler_fn account_web_journal, account_web_journal_export;

/* account_web_system.c */
handler_fn account_web_system, account_web_run_job;
#endif
