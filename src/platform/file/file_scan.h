// SPDX-License-Identifier: MulanPSL-2.0
/** Looking for viruses: a file is sent to clamd (INSTREAM) and its verdict read. */
#ifndef FILE_SCAN_H
#define FILE_SCAN_H
#include "base/str.h"

enum file_verdict {
    FILE_CLEAN,
    FILE_INFECTED,
    FILE_TOO_LONG /* more than the scanner takes (its StreamMaxLength) */
};

/** Ask the scanner at `where`: "unix:/run/clamav/clamd.ctl" or "tcp:127.0.0.1:3310" (an address, no
 *  name). *out_name (in the arena) is what it found. ST_BUSY "file.no_scanner": it cannot be
 *  reached, says nothing within `seconds`, or nothing that can be understood; ask again later.
 *  ST_INVALID "file.scanner": `where` is no such place. */
MUST_CHECK enum status file_scan(struct arena *a, struct err *err, const char *where,
                                 const char *path, unsigned seconds, enum file_verdict *out,
                                 struct str *out_name);
/** The verdict in an answer ("stream: OK", "stream: X FOUND"); false: not understood. */
bool file_scan_answer(struct str answer, enum file_verdict *out, struct str *out_name);
#endif
