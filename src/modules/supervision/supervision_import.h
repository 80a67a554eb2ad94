// SPDX-License-Identifier: MulanPSL-2.0
/** The sheet of follow-ups (supervision_import_check.c). */
#ifndef SUPERVISION_IMPORT_H
#define SUPERVISION_IMPORT_H
#include "platform/module.h"

extern const struct import_column SUPERVISION_CHECK_COLUMNS[];
MUST_CHECK enum status supervision_check_row(struct ctx *ctx, const struct import_row *row,
                                             struct str *out_key);
MUST_CHECK enum status supervision_check_present(struct ctx *ctx, const struct import_row *row,
                                                 bool *out);
MUST_CHECK enum status supervision_check_write(struct ctx *ctx, const struct import_row *row,
                                               bool *out_skipped);
MUST_CHECK enum status supervision_check_undo(struct ctx *ctx, int64_t id, bool look,
                                              struct import_undo *out);
#endif
