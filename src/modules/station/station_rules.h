// SPDX-License-Identifier: MulanPSL-2.0
/** Decisions about stations: states, kinds, whom a station serves. Pure. */
#ifndef STATION_RULES_H
#define STATION_RULES_H
#include "base/date.h"
#include "modules/station/station.h"

/** Is `word` one of the blank separated `words`? */
bool station_word_known(struct str word, const char *words);
/** A point or a room, which belongs to a station. */
bool station_is_small(struct str kind);
/** May a station of this state become that one? From planning to building to running; running ones
 *  are put right and run again; any may be closed, and a closed one run again. The state it has:
 * no.
 */
bool station_may_become(struct str from, struct str to);
/** May a station of kind `child` belong to one of kind `parent`? Points and rooms to any station;
 *  stations of communities and industrial bases to those of a township or the county; those of a
 *  township to the county's. */
bool station_may_belong(struct str child, struct str parent);
/** How near a station with code `station` is to somebody in `person`: 3 his own village, 2 his
 *  township, 1 it serves the whole county ("" or six digits that his code begins with), 0
 * elsewhere.
 */
unsigned station_nearness(struct str station, struct str person);
/** Is it 6, 9 or 12 digits, or ""? */
bool station_division_fits(struct str code);

/** Of 1000, rounded half up; 0 of 0 is 0. */
int64_t station_per_mille(int64_t part, int64_t whole);
/** A degree in decimals, "111.568", into millionths; false unless it is within ±180. */
bool station_parse_degree(struct str text, int64_t *out_e6);
struct str station_degree(struct arena *a, int64_t e6);
/** "9:00" into minutes of the day, up to 24:00; false unless it is a time. */
bool station_parse_clock(struct str text, unsigned *out_minute);
struct str station_clock(struct arena *a, unsigned minute);
#endif
