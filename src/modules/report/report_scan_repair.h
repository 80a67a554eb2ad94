// SPDX-License-Identifier: MulanPSL-2.0
/** A text taken out of a printed page made readable again: glyphs that a font got wrong, shadow
 * printing, blanks and line ends inside sentences. Never blindly: each change needs its evidence in
 * the same text, and each byte of the result knows where it comes from. Pure. */
#ifndef REPORT_SCAN_REPAIR_H
#define REPORT_SCAN_REPAIR_H
#include "base/str.h"

enum { REPORT_TEXT_MAX = 1 << 20 }; /* bytes of a text that is read */

struct report_mended {
    struct str text;      /* sentences whole, paragraphs ended by '\n' */
    const uint32_t *from; /* text.len + 1 places in the source */
    unsigned glyphs;      /* 尧袁遥渊冤野冶 that were punctuation */
    unsigned shadows;     /* characters that were printed twice */
    unsigned blanks;      /* blanks inside sentences, runs of them */
    unsigned breaks;      /* lines that were joined to the next */
};

/** ST_INVALID (report.text_unreadable, report.text_long): not UTF-8, or too long. */
MUST_CHECK enum status report_repair(struct arena *a, struct str source, struct report_mended *out,
                                     struct err *err);

/** The same shape for a text that is as it was written. */
struct report_mended report_text_as_is(struct arena *a, struct str text);

/** Where the bytes [at, at + len) of the text stand in the source. len: at least 1. */
void report_text_source(const struct report_mended *t, size_t at, size_t len, size_t *out_at,
                        size_t *out_len);
#endif
