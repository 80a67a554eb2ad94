// SPDX-License-Identifier: MulanPSL-2.0
/** Points of the assessment of stations, in hundredths. Pure. */
#ifndef STATION_RULES_SCORE_H
#define STATION_RULES_SCORE_H
#include "base/str.h"

/** Points of a figure: all of them when the target is reached, else its share, rounded half up. No
 *  target: all. */
int64_t station_points(int64_t figure, int64_t target, int64_t full);
/** Places by points, highest first; the same points share a place, and the next one is as far down
 *  as there are before it (1, 2, 2, 4). */
void station_places(const int64_t *points, size_t count, int64_t *out_places);
/** "8" or "8.5" into hundredths, between 0 and full; false otherwise. */
bool station_parse_points(struct str text, int64_t full, int64_t *out);
/** "8.50" */
struct str station_points_text(struct arena *a, int64_t points);
/** Is the figure ("solved", "held", "standards") a rate, kept per mille and read as percent? */
bool station_figure_is_rate(struct str figure);
/** What is typed as the target of a figure: "40", of a rate "70", "70.5" or "70%" into per mille.
 *  False: it is none. */
bool station_parse_target(struct str figure, struct str text, int64_t *out);
/** From which state an assessment goes to which: draft, self, review, done. */
bool station_measure_may(struct str from, struct str to);
#endif
