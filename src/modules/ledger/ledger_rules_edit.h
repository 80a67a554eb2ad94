// SPDX-License-Identifier: MulanPSL-2.0
/** A kind changed piece by piece, as an office does it in the browser. Pure. What comes out is
 * printed and read again by whoever stores it, so that nothing unsound is kept. */
#ifndef LEDGER_RULES_EDIT_H
#define LEDGER_RULES_EDIT_H
#include "modules/ledger/ledger_rules_definition.h"

/** In the order of LEDGER_PARTS. */
enum ledger_part {
    LEDGER_PART_FIELD,
    LEDGER_PART_STATE,
    LEDGER_PART_STEP,
    LEDGER_PART_DEADLINE,
    LEDGER_PART_EVERY,
    LEDGER_PART_FIGURE,
    LEDGER_PART_COUNT_
};
#define LEDGER_PARTS "field state step deadline every figure"

/** The part of that word; LEDGER_PART_COUNT_ if there is none. */
enum ledger_part ledger_part_of(struct str word);
size_t ledger_part_count(const struct ledger_definition *d, enum ledger_part part);
/** Name and label of one of them. */
struct str ledger_part_name(const struct ledger_definition *d, enum ledger_part part, size_t at);
struct str ledger_part_label(const struct ledger_definition *d, enum ledger_part part, size_t at);
/** Which of them has the name; SIZE_MAX: none. */
size_t ledger_part_find(const struct ledger_definition *d, enum ledger_part part, struct str name);

/** One more at the end, all zero but for a name that neither it nor `before` (NULL: nothing) has: a
 *  letter of its part and a number. Its place; SIZE_MAX: there are too many. */
size_t ledger_edit_add(struct arena *a, struct ledger_definition *d,
                       const struct ledger_definition *before, enum ledger_part part);
/** Change places with the one before (or, `down`, behind). False: there is none. */
bool ledger_edit_move(struct ledger_definition *d, enum ledger_part part, size_t at, bool down);

/** Who still needs a field or a state. */
struct ledger_use {
    const char *word; /* "step", "deadline", "every", "figure"; "title", "day" of the kind itself */
    struct str label; /* of the step …; "" of the kind itself */
};
/** Take one away, also from columns and from what steps ask and conditions list beside others.
 * False: something would lose its sense without it, see *out. */
bool ledger_edit_remove(struct ledger_definition *d, enum ledger_part part, size_t at,
                        struct ledger_use *out);
#endif
