// SPDX-License-Identifier: MulanPSL-2.0
/** Texts of an XLSX file: the shared strings in one block of memory, and rich text as plain. */
#ifndef SHEET_STRINGS_H
#define SHEET_STRINGS_H
#include "base/buf.h"
#include "platform/sheet/sheet_part.h"

enum { SHEET_STRINGS_MAX = 2000000, SHEET_STRINGS_BYTES_MAX = 128 * 1024 * 1024 };

struct sheet_strings {
    char *bytes;
    uint32_t *ends; /* where each string ends in bytes */
    size_t count, ends_cap, bytes_cap;
};

/** Read all <si> of a sharedStrings part, cleaned. ST_INVALID: sheet.too_big past the limits,
 *  sheet.encoding. */
MUST_CHECK enum status sheet_strings_read(struct sheet_strings *strings, struct sheet_part *part,
                                          struct err *err);
void sheet_strings_free(struct sheet_strings *strings);
/** String `index`, "" past the end. */
struct str sheet_strings_at(const struct sheet_strings *strings, size_t index);

/** Collect the text of the element just opened (<si>, <is>): its <t>, directly or in runs, without
 *  phonetic guides. ST_INVALID: sheet.broken. */
MUST_CHECK enum status sheet_strings_collect(struct sheet_part *part, struct err *err,
                                             struct buf *out);
/** Undo _x000D_ escapes, in place; what they spell beyond tab and line ends is dropped. */
struct str sheet_strings_unescape(char *text, size_t len);
#endif
