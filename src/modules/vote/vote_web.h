// SPDX-License-Identifier: MulanPSL-2.0
/** Pages of votes. */
#ifndef VOTE_WEB_H
#define VOTE_WEB_H
#include "platform/module.h"

handler_fn vote_web_list, vote_web_export;
/* vote_web_show.c */
handler_fn vote_web_show;
/* vote_web_new.c */
handler_fn vote_web_new_form, vote_web_new, vote_web_repeat_form, vote_web_repeat;
/* vote_web_act.c */
handler_fn vote_web_open_form, vote_web_open, vote_web_close, vote_web_announce;
handler_fn vote_web_invalid_form, vote_web_invalid, vote_web_way_form, vote_web_way;
/* vote_web_names.c */
handler_fn vote_web_names, vote_web_names_export;
/* vote_web_ballot.c */
handler_fn vote_web_ballot, vote_web_again, vote_web_confirm;
/* vote_web_cast.c */
extern const struct crowd VOTE_WEB_CAST;
/* vote_web_terminal.c */
handler_fn vote_web_terminal, vote_web_terminal_code, vote_web_terminal_confirm;
handler_fn vote_web_terminal_cast, vote_web_terminal_done, vote_web_codes_form, vote_web_codes;
/* vote_web_count.c */
handler_fn vote_web_count_form, vote_web_count;
/* vote_web_bundle.c */
handler_fn vote_web_hand_in;
/* vote_web_key.c */
handler_fn vote_web_appoint_form, vote_web_appoint, vote_web_dismiss;
handler_fn vote_web_turn_form, vote_web_turn;
/* vote_web_code.c */
handler_fn vote_web_code_form, vote_web_code, vote_web_code_kept;
/* vote_web_screen.c */
handler_fn vote_web_screen, vote_web_stream;
/* vote_web_paper.c */
handler_fn vote_web_ballot_paper, vote_web_roll_paper, vote_web_result_paper;
#endif
