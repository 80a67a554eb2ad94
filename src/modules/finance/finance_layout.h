// SPDX-License-Identifier: MulanPSL-2.0
/** From the rows of a sheet as a finance office sends it to lines of money: title, unit, headings
 * over several rows, one or two halves side by side, names set in, totals. Pure: no file, no
 * database. */
#ifndef FINANCE_LAYOUT_H
#define FINANCE_LAYOUT_H
#include "modules/finance/finance.h"

enum { LAYOUT_COLUMNS = 64, LAYOUT_FAULTS = 200 };

struct layout_row {
    size_t number; /* 1: first of the sheet */
    size_t count;
    const struct str *cells;
    const unsigned char *indents;
};

struct layout {
    struct str title;
    int year;                        /* 0: the title names none */
    unsigned month;                  /* "1—6月", "6月": 6; 0: none */
    struct str kind, account, stage; /* as the title and the headings say; "" where they do not */
    int64_t unit_fen;                /* 0: the sheet does not say */
    struct str columns;
    struct finance_line *lines;
    size_t count;
    struct finance_fault *faults; /* cells that are no number … */
    size_t faults_count;
};

/** `unit_fen`: of the amounts where the sheet names no unit; 0: yuan. ST_INVALID with err->key:
 * finance.err.no_header (no row of headings with a name and an amount), finance.err.no_lines,
 * finance.err.too_many_lines. */
MUST_CHECK enum status finance_layout(struct arena *a, struct err *err,
                                      const struct layout_row *rows, size_t count, int64_t unit_fen,
                                      struct layout *out);
/** "C12": where a measure of a line stood; "" if it stood nowhere. `columns` of the table. */
struct str finance_cell(struct arena *a, struct str columns, const struct finance_line *l,
                        enum finance_measure m);
/** "1,234.56", "-5", "(5)", "—" and "" as nothing (*out_there false). Parts of a fen are rounded.
 *  False: no number, or too large. */
bool finance_amount(struct str text, int64_t unit_fen, int64_t *out_fen, bool *out_there);
#endif
