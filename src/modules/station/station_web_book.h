// SPDX-License-Identifier: MulanPSL-2.0
/** Pages on how stations are run: the check list, and the book of a station. */
#ifndef STATION_WEB_BOOK_H
#define STATION_WEB_BOOK_H
#include "platform/module.h"

handler_fn station_web_standards, station_web_standard_new_page, station_web_standard_new,
    station_web_standard_page, station_web_standard;
handler_fn station_web_book;
handler_fn station_web_check_page, station_web_check, station_web_rectified_page,
    station_web_rectified;
handler_fn station_web_fund_page, station_web_fund, station_web_funds, station_web_funds_export;
handler_fn station_web_guide_page, station_web_guide, station_web_guide_end_page,
    station_web_guide_end, station_web_guidance_page, station_web_guidance;
handler_fn station_web_activity_page, station_web_activity, station_web_activity_edit_page,
    station_web_activity_edit;
#endif
