// SPDX-License-Identifier: MulanPSL-2.0
/** What is different between two definitions of a kind, in words that an office understands. Pure.
 */
#ifndef LEDGER_RULES_COMPARE_H
#define LEDGER_RULES_COMPARE_H
#include "modules/ledger/ledger_rules_definition.h"

/** What a difference asks of the entries that are there. */
enum ledger_effect {
    LEDGER_EFFECT_NONE,   /* nothing: they read as before */
    LEDGER_EFFECT_VALUES, /* entries with a value in `field` (and, if given, the value `value`) */
    LEDGER_EFFECT_BLANK,  /* entries without a value in `field` */
    LEDGER_EFFECT_STATE   /* entries in the state `value` */
};

struct ledger_change {
    const char
        *key; /* text key ledger.change.<key>; its arguments: what is not "" of label, was, now */
    struct str label, was, now;
    enum ledger_effect effect;
    struct str field, value;
    bool forbidden; /* not while there are such entries */
};
enum { LEDGER_CHANGES_MAX = 200 };

/** All of them, in the order of the definition; at most LEDGER_CHANGES_MAX. */
size_t ledger_compare(struct arena *a, const struct ledger_definition *was,
                      const struct ledger_definition *now, struct ledger_change *out);
/** May values of the one type be read as the other? */
bool ledger_type_fits(enum ledger_type was, enum ledger_type now);
#endif
