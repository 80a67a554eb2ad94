// SPDX-License-Identifier: MulanPSL-2.0
/** What is told of the rows behind a published figure. */
#ifndef REPORT_RULES_OPEN_H
#define REPORT_RULES_OPEN_H
#include "base/arena.h"
#include "base/id_set.h"

/** A part of fewer is not told where the rows are about people: somebody might know who it is. */
enum { REPORT_OPEN_LEAST = 3 };

/** Parts as everybody may see them, the largest first (equal ones by word): those under `least`
 *  are taken out and added up in *out_rest; a rest that is itself under `least` takes the next
 *  smallest with it, since whoever knows the total could work it out. Returns how many stay. */
size_t report_open_parts(struct word_count *parts, size_t count, int64_t least, int64_t *out_rest);

/** "finance.warning" of "/finance/warning?state=closed", cut to its first `words` words: what is
 *  said of the rows of a list stands under report.open.<this>. Numbers in an address are no words.
 *  "" when there are none. */
struct str report_open_key(struct arena *a, struct str url, size_t words);
#endif
