// SPDX-License-Identifier: MulanPSL-2.0
/** Which numbers in prose are no figures: years, ordinals, names (八项规定), list marks. Pure. */
#ifndef REPORT_SCAN_KIND_H
#define REPORT_SCAN_KIND_H
#include "modules/report/report_scan.h"
#include "modules/report/report_scan_number.h"

/** What a number is by its neighbours. f: digits, whole, value, chinese and measure are set;
 *  measure may be NULL. `end`: behind number and measure. */
enum report_figure_kind report_kind_of(struct str text, const struct report_figure *f,
                                       const struct report_measure *measure, size_t end);
#endif
