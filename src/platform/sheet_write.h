// SPDX-License-Identifier: MulanPSL-2.0
/** Writing a list as CSV (UTF-8 with byte order mark, as Chinese Excel and WPS open it) or XLSX. */
#ifndef PLATFORM_SHEET_WRITE_H
#define PLATFORM_SHEET_WRITE_H
#include "base/str.h"

enum sheet_format { SHEET_CSV, SHEET_XLSX };

struct sheet_out;

/** "csv" or "xlsx" (the request field `format`); false for anything else. */
bool sheet_format_parse(struct str word, enum sheet_format *out);
/** Content type, and ".csv" or ".xlsx". */
const char *sheet_format_type(enum sheet_format format);
const char *sheet_format_suffix(enum sheet_format format);

/** A sheet with one row of headings: a file in $TMPDIR that grows row by row while memory does not,
 *  and is gone with the arena. In XLSX the headings are bold and stay in view, with a filter. */
struct sheet_out *sheet_out_new(struct arena *a, enum sheet_format format,
                                const struct str *headings, size_t columns);
/** One row of as many cells. In XLSX plain numbers of up to 9 digits become numbers, all else is
 * text and never a formula. In CSV a text that a spreadsheet would run as a formula gets an
 * apostrophe in front. */
void sheet_out_row(struct sheet_out *out, const struct str *cells);
/** Go on with a further sheet of the workbook (XLSX only), under a name of at most 31 characters.
 */
void sheet_out_next(struct sheet_out *out, struct str name, const struct str *headings,
                    size_t columns);
/** The finished file, there until the arena goes. ST_INVALID "sheet.too_big" past the 1,048,576
 * rows of XLSX, ST_BUSY when the disk is full. */
MUST_CHECK enum status sheet_out_end(struct sheet_out *out, struct err *err, const char **out_path);
#endif
