// SPDX-License-Identifier: MulanPSL-2.0
/* What the statutes have every congress of a level record. */
#include "modules/ledger/ledger_rules_law.h"

enum {
    IN_TOWNSHIPS = 1U << LEVEL_TOWNSHIP,
    WITH_COMMITTEE = 1U << LEVEL_COUNTY | 1U << LEVEL_CITY | 1U << LEVEL_PROVINCE,
    EVERYWHERE = IN_TOWNSHIPS | WITH_COMMITTEE
};

static const struct {
    const char *kind;
    unsigned levels;
} ASKED[] = {
    /* Art. 43: standing committees make it; a township has none. */
    {"deputy_plan", WITH_COMMITTEE},
    /* Art. 39: leave to arrest a deputy, in a township the report of it. No congress knows when. */
    {"deputy_permission", WITH_COMMITTEE},
    {"deputy_custody", IN_TOWNSHIPS},
    /* Art. 29: deputies on an inspection may ask at any time. */
    {"deputy_summons", EVERYWHERE},
    /* Organic Law art. 19(2): of the presidium, which reports on it; a county only looks on. */
    {"presidium_activity", IN_TOWNSHIPS},
};

bool ledger_law_asks(struct str kind, enum level level)
{
    arr_each (i, COUNT(ASKED))
        if (str_eqz(kind, ASKED[i].kind))
            return (ASKED[i].levels >> level & 1U) != 0;
    return false;
}

const char *ledger_law_kind(size_t index)
{
    return index < COUNT(ASKED) ? ASKED[index].kind : NULL;
}
