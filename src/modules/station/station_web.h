// SPDX-License-Identifier: MulanPSL-2.0
/** HTTP in and out of the module station. */
#ifndef STATION_WEB_H
#define STATION_WEB_H
#include "platform/module.h"

handler_fn station_web_list, station_web_list_export, station_web_show;
handler_fn station_web_new_page, station_web_new, station_web_edit_page, station_web_edit;
handler_fn station_web_state_page, station_web_state;
handler_fn station_web_assign_page, station_web_assign, station_web_unassign_page,
    station_web_unassign;
handler_fn station_web_receive_page, station_web_receive;
handler_fn station_web_levels, station_web_receptions, station_web_receptions_export,
    station_web_reception, station_web_reception_edit_page, station_web_reception_edit;
handler_fn station_web_problems, station_web_problems_export, station_web_problem,
    station_web_note_page, station_web_note, station_web_settle_page, station_web_settle,
    station_web_reveal;
handler_fn station_web_map, station_web_poster;
handler_fn station_web_offline;
handler_fn station_web_public_list, station_web_public_show;
handler_fn station_web_share_page, station_web_share, station_web_share_done_page,
    station_web_share_done;
#endif
