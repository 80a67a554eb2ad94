// SPDX-License-Identifier: MulanPSL-2.0
#ifndef SUGGESTION_IMPORT_H
#define SUGGESTION_IMPORT_H
#include "platform/module.h"

/** Kind "suggestion": one row, one suggestion handed in on paper; with 编号 it is accepted, with
 *  主办单位 (or 分办单位) and 交办日期 it is handed over too. Kind "suggestion_result": how one was
 *  answered and rated, in a year that is over. Safe to repeat. Ends in {0}. */
extern const struct import_kind SUGGESTION_IMPORTS[];

/* Of the kind "suggestion_result" (suggestion_import_result.c). */
extern const struct import_column suggestion_import_result_columns[];
MUST_CHECK enum status suggestion_import_result_check(struct ctx *ctx, const struct import_row *row,
                                                      struct str *out_key);
MUST_CHECK enum status suggestion_import_result_present(struct ctx *ctx,
                                                        const struct import_row *row, bool *out);
MUST_CHECK enum status suggestion_import_result_undo(struct ctx *ctx, int64_t id, bool look,
                                                     struct import_undo *out);
MUST_CHECK enum status suggestion_import_result_write(struct ctx *ctx, const struct import_row *row,
                                                      bool *out_skipped);
#endif
