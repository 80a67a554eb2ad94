// SPDX-License-Identifier: MulanPSL-2.0
/** The sheet of deputies of other levels who took part. */
#ifndef ACTIVITY_GUEST_H
#define ACTIVITY_GUEST_H
#include "platform/import.h"

extern const struct import_column ACTIVITY_GUEST_COLUMNS[];
enum status activity_guest_row_check(struct ctx *ctx, const struct import_row *row,
                                     struct str *out_key);
enum status activity_guest_row_write(struct ctx *ctx, const struct import_row *row,
                                     bool *out_skipped);
enum status activity_guest_row_present(struct ctx *ctx, const struct import_row *row, bool *out);
enum status activity_guest_row_undo(struct ctx *ctx, int64_t id, bool look,
                                    struct import_undo *out);
#endif
