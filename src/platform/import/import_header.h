// SPDX-License-Identifier: MulanPSL-2.0
/** Which row holds the headings, and which column is which. Pure. */
#ifndef IMPORT_HEADER_H
#define IMPORT_HEADER_H
#include "platform/import.h"
#include "platform/sheet.h"

struct import_header {
    const struct import_kind *kind;
    size_t row;                           /* 0: none found */
    size_t matched;                       /* columns found */
    bool complete;                        /* all required ones among them */
    size_t columns;                       /* of the kind */
    size_t at[IMPORT_COLUMNS_MAX];        /* where in the sheet; SHEET_COLS_MAX: nowhere */
    struct str names[IMPORT_COLUMNS_MAX]; /* as in the sheet, in the arena */
    struct str ignored;
    const char *units[IMPORT_COLUMNS_MAX]; /* of columns "…（元）": what the sheet counts in, or
                                              NULL: yuan */
    const char *sheet_unit; /* "单位：万元" above the headings; NULL none is told */
};

/** Headings are equal without blanks, stars, width, case, and with or without a remark in brackets:
 *  "姓 名*" and "姓名（必填）" are 姓名. */
bool import_heading_is(const struct import_column *column, struct str heading);
/** Where a column stands among the kind's; their number if it does not. */
size_t import_column_at(const struct import_kind *kind, const char *column);
/** Take `row` as the row of headings if it is a better one than *best so far. A row without any
 *  known heading never is. `plan` may be NULL. */
void import_header_try(struct arena *a, const struct import_kind *kind,
                       const struct import_plan *plan, const struct sheet_row *row,
                       struct import_header *best);
/** Headings of required columns that are missing, joined by 、. */
struct str import_header_missing(struct arena *a, const struct import_kind *kind,
                                 const struct import_header *header);
/** The row in order of the kind's columns. The texts are borrowed. */
void import_header_pick(const struct import_header *header, const struct sheet_row *row,
                        struct import_row *out);
/** Bare numbers of columns "…（元）" get the unit that the sheet counts in ("金额（万元）", or
 * 单位：万元 above the headings), so that nobody reads 100 of ten thousand as 100. */
void import_header_units(const struct import_header *header, struct arena *a,
                         struct import_row *row);
size_t import_columns_count(const struct import_kind *kind);
#endif
