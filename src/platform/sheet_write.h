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

/** A sheet with one row of headings. */
struct sheet_out *sheet_out_new(struct arena *a, enum sheet_format format,
                                const struct str *headings, size_t columns);
/** One row of as many cells. In XLSX plain numbers of up to 11 digits become numbers. In CSV a text
 *  that a spreadsheet would run as a formula gets an apostrophe in front. */
void sheet_out_row(struct sheet_out *out, const struct str *cells);
/** The file, in the arena. ST_INVALID "sheet.too_big" past 32 MiB. */
MUST_CHECK enum status sheet_out_end(struct sheet_out *out, struct err *err, struct str *out_bytes);
#endif
