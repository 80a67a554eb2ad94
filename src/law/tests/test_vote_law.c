// SPDX-License-Identifier: MulanPSL-2.0
/* x */
#include "law/tests/law_test.h"
#include "law/vote_law.h"
int main(void)
{
    return tap_done();
}
