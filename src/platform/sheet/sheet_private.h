// SPDX-License-Identifier: MulanPSL-2.0
/** What the readers of CSV and XLSX share. Only for src/platform/sheet. */
#ifndef SHEET_PRIVATE_H
#define SHEET_PRIVATE_H
#include "base/buf.h"
#include "platform/sheet.h"

enum {
    SHEET_FILE_BYTES_MAX = 64 * 1024 * 1024,
    SHEET_CELL_RAW_BYTES_MAX = SHEET_CELL_CHARS_MAX * 16, /* with XML escapes undone later */
    SHEET_CELL_BYTES_MAX = SHEET_CELL_CHARS_MAX * 4,
    SHEET_ROWS_MAX = 1048576 /* of XLSX */
};

struct sheet {
    struct arena *row; /* cleared before each row */
    enum status (*next)(struct sheet *s, struct err *err);
    void (*close)(void *reader);
    void *reader; /* struct csv or struct xlsx */

    /* The row being read. */
    size_t number, count;
    struct str cells[SHEET_COLS_MAX];
    unsigned char indents[SHEET_COLS_MAX];
    bool ended;
};

/** A sheet without a reader; closed with the arena. */
struct sheet *sheet_new(struct arena *a);
/** Put a text into column `col` (0: first) of the present row: trimmed, line ends made LF, control
 *  characters dropped. Blank text leaves the cell as it is. ST_INVALID: sheet.too_wide,
 *  sheet.cell_too_long (arg: the row), sheet.encoding. `raw` must live in the row arena or longer.
 */
MUST_CHECK enum status sheet_put_cell(struct sheet *s, struct err *err, size_t col, struct str raw);
/** The clean-up of sheet_put_cell() alone. A text that needs no change is returned as a view. */
struct str sheet_clean(struct arena *a, struct str raw);
/** The same, but the blanks in front of the text stay: by them names are set in. */
struct str sheet_clean_set_in(struct arena *a, struct str raw);
/** ST_INVALID with the present row's number as {0}. */
enum status sheet_fault(const struct sheet *s, struct err *err, const char *key);

MUST_CHECK enum status sheet_csv_open(struct sheet *s, struct err *err, const char *path);
MUST_CHECK enum status sheet_xlsx_open(struct sheet *s, struct err *err, const char *path,
                                       uint64_t max_unpacked_bytes);
#endif
