// SPDX-License-Identifier: MulanPSL-2.0
/** Which of the shipped kinds the law gives every congress of a level a reason to keep. Pure. */
#ifndef LEDGER_RULES_LAW_H
#define LEDGER_RULES_LAW_H
#include "base/str.h"
#include "law/level.h"

/** Is this kind on in a new installation, because what it records happens by law in every congress
 *  of this level? What only a local rule asks for, and what another level has to do, is not.
 *  @law  Deputies Law (2025-03-11) art. 29, 39, 43; Organic Law (2022-03-11) art. 19(2) */
bool ledger_law_asks(struct str kind, enum level level);
/** The kinds of which that is true at some level, by index; NULL after the last. */
const char *ledger_law_kind(size_t index);
#endif
