// SPDX-License-Identifier: MulanPSL-2.0
/* x */
#include "law/law_article.h"
#include "law/tests/law_test.h"
int main(void)
{
    return tap_done();
}
