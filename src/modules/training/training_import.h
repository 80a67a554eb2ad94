// SPDX-License-Identifier: MulanPSL-2.0
/** What the sheets of classes and of questions share. */
#ifndef TRAINING_IMPORT_H
#define TRAINING_IMPORT_H
#include "platform/module.h"

/** The word itself, or what it is called. */
bool training_word_of(const char *words, const char *prefix, struct str cell, struct str *out);
MUST_CHECK enum status training_imported(struct ctx *ctx, size_t written, size_t skipped);

/* The bank: one row, one question. */

/** "AC", "a、c" or "1 3" as "1 3"; of true or false 对, 错 and the like. */
struct str training_answer_of(struct ctx *ctx, struct str cell);
extern const struct import_column TRAINING_QUESTION_COLUMNS[];
MUST_CHECK enum status training_question_row(struct ctx *ctx, const struct import_row *row,
                                             struct str *out_key);
MUST_CHECK enum status training_question_write(struct ctx *ctx, const struct import_row *row,
                                               bool *out_skipped);
MUST_CHECK enum status training_question_present(struct ctx *ctx, const struct import_row *row,
                                                 bool *out_present);
MUST_CHECK enum status training_question_undo(struct ctx *ctx, int64_t id, bool look,
                                              struct import_undo *out);
#endif
