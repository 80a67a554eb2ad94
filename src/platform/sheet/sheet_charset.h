// SPDX-License-Identifier: MulanPSL-2.0
/** Text files in UTF-8, GB18030 or UTF-16 as a stream of UTF-8. */
#ifndef SHEET_CHARSET_H
#define SHEET_CHARSET_H
#include "base/str.h"
#include <stdio.h>

enum sheet_charset { SHEET_UTF8, SHEET_GB18030, SHEET_UTF16LE, SHEET_UTF16BE };

/** Find the charset from the whole file: a byte order mark, else UTF-8 if all of it is well formed,
 *  else GB18030 if all of it can be converted. Leaves the file behind the mark.
 *  ST_INVALID: sheet.encoding, sheet.not_a_sheet (bytes that no text has). */
MUST_CHECK enum status sheet_charset_find(FILE *file, struct err *err, enum sheet_charset *out);

struct sheet_decoder;

/** Read `file` from where it stands. The decoder borrows the file. */
struct sheet_decoder *sheet_decoder_open(FILE *file, enum sheet_charset charset);
void sheet_decoder_close(struct sheet_decoder *d);
/** The next block of UTF-8, at least one byte; empty at the end. Valid until the next call.
 *  UTF-8 input is passed on unchecked. ST_INVALID: sheet.encoding. */
MUST_CHECK enum status sheet_decoder_next(struct sheet_decoder *d, struct err *err,
                                          struct str *out);
#endif
