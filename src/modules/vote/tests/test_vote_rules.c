// SPDX-License-Identifier: MulanPSL-2.0
/* Decisions on votes: every state with every act, every ballot. */
#include "base/tap.h"
#include "modules/vote/vote_rules.h"

static void acts(void)
{
    static const char *const WANT[] = {
        /*                   open cast enter way close count announce invalidate */
        [VOTE_PREPARED] = "o......i", [VOTE_OPEN] = ".cewx..i",      [VOTE_CLOSED] = "..e..n.i",
        [VOTE_COUNTED] = "......ai",  [VOTE_ANNOUNCED] = ".......i", [VOTE_INVALID] = "........",
    };
    static const char ACTS[] = "ocewxnai";

    arr_each (s, COUNT(WANT))
        arr_each (a, (size_t)VOTE_ACT_COUNT_ACTS) {
            struct err err = {0};
            const enum status st = vote_rules_may((enum vote_state)s, (enum vote_act)a, &err);

            OK((st == ST_OK) == (WANT[s][a] == ACTS[a]), vote_state_word((enum vote_state)s));
            OK(st == ST_OK || (st == ST_RULE && err.key != NULL), "with a reason");
        }
}

int main(void)
{
    acts();
    return tap_done();
}
