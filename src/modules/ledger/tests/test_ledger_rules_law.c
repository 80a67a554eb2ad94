// SPDX-License-Identifier: MulanPSL-2.0
/* Which kinds the statutes have a congress of each level keep. */
#include "base/tap.h"
#include "modules/ledger/ledger_rules_law.h"

/* @law Deputies Law (2025-03-11) art. 29, 39, 43 */
/* @law Organic Law (2022-03-11) art. 19(2) */
static void test_levels(void)
{
    static const struct {
        const char *kind, *levels; /* of township, county, city, province */
    } WANT[] = {
        {"deputy_plan", ".ccc"},        {"deputy_permission", ".ccc"},
        {"deputy_custody", "c..."},     {"deputy_summons", "cccc"},
        {"presidium_activity", "c..."}, {"street_meeting", "...."}, /* a local rule only */
        {"first_topic", "...."},        {"", "...."},
    };

    arr_each (i, COUNT(WANT))
        for (int level = LEVEL_TOWNSHIP; level <= LEVEL_PROVINCE; level++)
            EQ_INT(ledger_law_asks(str_from(WANT[i].kind), (enum level)level),
                   WANT[i].levels[level] == 'c', WANT[i].kind);
}

static void test_all(void)
{
    size_t n = 0;

    while (ledger_law_kind(n) != NULL)
        n++;
    EQ_INT(n, 5, "so many are asked for somewhere");
    EQ_TEXT(ledger_law_kind(0), "deputy_plan", "the first");
}

int main(void)
{
    test_levels();
    test_all();
    return tap_done();
}
