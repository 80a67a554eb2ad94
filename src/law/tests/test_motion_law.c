// SPDX-License-Identifier: MulanPSL-2.0
/* x */
#include "law/motion_law.h"
#include "law/tests/law_test.h"
int main(void)
{
    return tap_done();
}
