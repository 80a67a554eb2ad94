// SPDX-License-Identifier: MulanPSL-2.0
/** The sheets of bodies and of seats. */
#ifndef BODY_IMPORT_H
#define BODY_IMPORT_H
#include "platform/module.h"

extern const struct import_kind BODY_IMPORTS[];

/* Of the kind "body" (body_import_body.c). */
extern const struct import_column body_import_columns[];
MUST_CHECK enum status body_import_check(struct ctx *ctx, const struct import_row *row,
                                         struct str *out_key);
MUST_CHECK enum status body_import_present(struct ctx *ctx, const struct import_row *row,
                                           bool *out);
MUST_CHECK enum status body_import_write(struct ctx *ctx, const struct import_row *row,
                                         bool *out_skipped);
MUST_CHECK enum status body_import_undo(struct ctx *ctx, int64_t id, bool look,
                                        struct import_undo *out);
#endif
