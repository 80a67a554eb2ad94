// SPDX-License-Identifier: MulanPSL-2.0
/** One character for each state of a ledger, as the picture of its steps shows them. Pure. */
#ifndef LEDGER_RULES_MARK_H
#define LEDGER_RULES_MARK_H
#include "base/str.h"

/** Of each label its first character, or the second where the first is among `skip` (已 of 已交办);
 *  where two would be alike, a character that no other label has (待学习, 已学习: 待, 学). Labels
 *  that no character tells apart are numbered from 1, all of them. out[i] has no two alike. */
void ledger_marks(struct arena *a, const struct str *labels, size_t count, struct str skip,
                  struct str *out);
#endif
