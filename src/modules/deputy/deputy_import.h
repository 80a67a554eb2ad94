// SPDX-License-Identifier: MulanPSL-2.0
/** The sheet of deputies, row by row. */
#ifndef DEPUTY_IMPORT_H
#define DEPUTY_IMPORT_H
#include "platform/module.h"

extern const struct import_kind DEPUTY_IMPORTS[]; /* ends in {0} */

/* Of the sheet of deputies of other levels: deputy_import_outside.c */
extern const struct import_column DEPUTY_OUTSIDE_COLUMNS[];
MUST_CHECK enum status deputy_outside_row_check(struct ctx *ctx, const struct import_row *row,
                                                struct str *out_key);
MUST_CHECK enum status deputy_outside_write(struct ctx *ctx, const struct import_row *row,
                                            bool *out_skipped);
MUST_CHECK enum status deputy_outside_finish(struct ctx *ctx, size_t written, size_t skipped);
MUST_CHECK enum status deputy_outside_present(struct ctx *ctx, const struct import_row *row,
                                              bool *out_present);
MUST_CHECK enum status deputy_outside_undo(struct ctx *ctx, int64_t id, bool look,
                                           struct import_undo *out);
MUST_CHECK enum status deputy_outside_differs(struct ctx *ctx, const struct import_row *row,
                                              struct import_difference *out);
#endif
