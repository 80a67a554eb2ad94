// SPDX-License-Identifier: MulanPSL-2.0
/** Pages of the rota. */
#ifndef STATION_WEB_ROTA_H
#define STATION_WEB_ROTA_H
#include "modules/station/station_plan.h"
#include "modules/station/station_web_common.h"
#include "platform/module.h"

handler_fn station_web_days, station_web_days_export, station_web_day;
handler_fn station_web_series, station_web_series_new_page, station_web_series_new,
    station_web_series_end_page, station_web_series_end;
handler_fn station_web_day_new_page, station_web_day_new, station_web_day_cancel_page,
    station_web_day_cancel;
handler_fn station_web_swap_page, station_web_swap;
handler_fn station_web_rota_sheet;

/** 9:00—11:00 */
struct str station_web_time(struct ctx *ctx, unsigned from_minute, unsigned to_minute);
/** 每月15日 */
struct str station_web_rule(struct ctx *ctx, const struct station_cycle *c);
struct tag_v station_web_day_tag(struct str state);
/** Names of those on duty (not excused), joined. */
MUST_CHECK enum status station_web_on_duty(struct ctx *ctx, int64_t day_id, struct str *out);
#endif
