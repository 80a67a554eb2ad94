// SPDX-License-Identifier: MulanPSL-2.0
/** Reading spreadsheets row by row: XLSX and CSV (UTF-8 or GB18030, found from the bytes). */
#ifndef PLATFORM_SHEET_H
#define PLATFORM_SHEET_H
#include "base/str.h"

enum { SHEET_COLS_MAX = 256, SHEET_CELL_CHARS_MAX = 32767 };

struct sheet;

struct sheet_row {
    size_t number;           /* 1 = first row of the sheet, blank rows counted */
    size_t count;            /* cells, trailing blank ones left out */
    const struct str *cells; /* trimmed valid UTF-8; dates as YYYY-MM-DD or YYYY-MM-DD HH:MM:SS,
                                numbers as plain decimals without needless zeros;
                                formulas give their last value, errors "#N/A" */
    const unsigned char *indents; /* of each cell: the blanks before its text, a wide one as two */
};

/** Open a file by content (its name does not matter): of a workbook the first visible sheet, of a
 *  text the separator found (comma, tab, semicolon). Faults are ST_INVALID with one of the keys
 *  sheet.* of platform/sheet/text/zh.txt (err->arg: the row, where the sentence has {0}).
 *  The sheet is closed with the arena. At most max_unpacked_bytes (0: 256 MiB) are unpacked, of a
 *  file of at most 64 MiB. */
MUST_CHECK enum status sheet_open(struct arena *a, struct err *err, const char *path,
                                  uint64_t max_unpacked_bytes, struct sheet **out);
/** Next row that is not wholly blank. ST_NOT_FOUND at the end (err untouched). The row is valid
 *  until the next call. Memory is constant: shared strings aside. */
MUST_CHECK enum status sheet_next(struct sheet *s, struct err *err, struct sheet_row *out);
#endif
