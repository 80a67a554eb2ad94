// SPDX-License-Identifier: MulanPSL-2.0
/** Pages of the assessment of stations. */
#ifndef STATION_WEB_MEASURE_H
#define STATION_WEB_MEASURE_H
#include "platform/module.h"

handler_fn station_web_measures, station_web_measure, station_web_measure_new_page,
    station_web_measure_new, station_web_measure_item_page, station_web_measure_item,
    station_web_measure_item_drop, station_web_measure_move, station_web_score_page,
    station_web_score, station_web_letter;
#endif
