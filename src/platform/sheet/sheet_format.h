// SPDX-License-Identifier: MulanPSL-2.0
/** Numbers of a spreadsheet as text: which number formats mean dates, and serial numbers as dates.
 *  Pure. */
#ifndef SHEET_FORMAT_H
#define SHEET_FORMAT_H
#include "base/str.h"

/** What a number format makes of a number. */
enum sheet_number {
    SHEET_NUMBER,
    SHEET_DATE,
    SHEET_TIME,
    SHEET_DATE_TIME,
    SHEET_ELAPSED /* [h]:mm, hours past 24 */
};

/** Built-in format by its id, with the East Asian ones (27-36, 50-58) read as Chinese Excel and WPS
 *  do. */
enum sheet_number sheet_format_built_in(unsigned id);
/** Format code ("yyyy\"年\"m\"月\"d\"日\"", "0.00", "[$-804]aaaa"); its first section decides. */
enum sheet_number sheet_format_of_code(struct str code);
/** The text of a stored number: plain decimals with at most 15 significant digits (whole numbers
 *  keep every digit), "YYYY-MM-DD", "HH:MM:SS" or both. Serial numbers outside 1900..9999 stay
 *  numbers; what is not a number is returned as it is. */
struct str sheet_number_text(struct arena *a, struct str stored, enum sheet_number as,
                             bool epoch_1904);
/** ISO 8601 date and time of a cell of type "d": the T becomes a blank, fractions and zone go. */
struct str sheet_iso_text(struct arena *a, struct str stored);
#endif
