// SPDX-License-Identifier: MulanPSL-2.0
/** What the imports of this module share. */
#ifndef FINANCE_IMPORT_H
#define FINANCE_IMPORT_H
#include "modules/finance/finance_actions.h"
#include "platform/import/import_undo.h"
#include "platform/module.h"

/** A cell as a day, money, a year; notes what is none. */
void finance_import_day(struct ctx *ctx, const char *field, struct str cell, struct date *out);
void finance_import_money(struct ctx *ctx, const char *field, struct str cell, int64_t *out);
int finance_import_year(struct ctx *ctx, struct str cell);
/** What a search has said: found, not found, or another failure. */
MUST_CHECK enum status finance_import_there(struct ctx *ctx, enum status st, bool *out_there);
/** Take a row of `table` back unless it has been changed since. */
MUST_CHECK enum status finance_import_undo(struct ctx *ctx, const char *table, int64_t id,
                                           bool look, struct import_undo *out);

extern const struct import_column FINANCE_PROJECT_COLUMNS[], FINANCE_READING_COLUMNS[],
    FINANCE_TRANSFER_COLUMNS[];
MUST_CHECK enum status finance_import_project_check(struct ctx *ctx, const struct import_row *row,
                                                    struct str *out_key);
MUST_CHECK enum status finance_import_project_present(struct ctx *ctx, const struct import_row *row,
                                                      bool *out);
MUST_CHECK enum status finance_import_project_write(struct ctx *ctx, const struct import_row *row,
                                                    bool *out_skipped);
MUST_CHECK enum status finance_import_project_undo(struct ctx *ctx, int64_t id, bool look,
                                                   struct import_undo *out);
MUST_CHECK enum status finance_import_transfer_check(struct ctx *ctx, const struct import_row *row,
                                                     struct str *out_key);
MUST_CHECK enum status finance_import_transfer_present(struct ctx *ctx,
                                                       const struct import_row *row, bool *out);
MUST_CHECK enum status finance_import_transfer_write(struct ctx *ctx, const struct import_row *row,
                                                     bool *out_skipped);
MUST_CHECK enum status finance_import_transfer_undo(struct ctx *ctx, int64_t id, bool look,
                                                    struct import_undo *out);
MUST_CHECK enum status finance_import_reading_check(struct ctx *ctx, const struct import_row *row,
                                                    struct str *out_key);
MUST_CHECK enum status finance_import_reading_present(struct ctx *ctx, const struct import_row *row,
                                                      bool *out);
MUST_CHECK enum status finance_import_reading_write(struct ctx *ctx, const struct import_row *row,
                                                    bool *out_skipped);
MUST_CHECK enum status finance_import_reading_undo(struct ctx *ctx, int64_t id, bool look,
                                                   struct import_undo *out);
MUST_CHECK enum status finance_import_reading_changes(struct ctx *ctx, const struct import_row *row,
                                                      bool *out);
#endif
