// SPDX-License-Identifier: MulanPSL-2.0
/** Reading what other systems export: their times, their texts. Pure. */
#ifndef OPINION_RULES_H
#define OPINION_RULES_H
#include "base/date.h"
#include "modules/opinion/opinion.h"

/** Beijing time as people and systems write it: 2019/2/28 11:25:05, 2017-06-08 17:31:20,
 *  2019.2.28, 2019年2月28日 9:05. Without a time of day: midnight. */
bool opinion_time_parse(struct str text, int64_t *out_at);
/** Text of several lines without what copying leaves behind: blanks of every kind at both ends of
 *  each line, and lines that hold nothing. */
struct str opinion_body_clean(struct arena *a, struct str body);
/** The same on one line. */
struct str opinion_line_clean(struct arena *a, struct str line);
/** How an opinion stands, as people write it in a sheet: 已解决, 办结, 解释, 列入计划, 办理中 …;
 *  empty: received. Words of OPINION_STATES and OPINION_OUTCOMES. */
bool opinion_state_read(struct str text, struct str *out_state, struct str *out_outcome);
/** Is it one of OPINION_SOURCES? */
bool opinion_source_known(struct str word);
#endif
