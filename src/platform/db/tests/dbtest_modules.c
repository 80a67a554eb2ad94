// SPDX-License-Identifier: MulanPSL-2.0
/* Only the invented module. A file of its own: a test with more modules has its own MODULES. */
#include "platform/db/tests/dbtest.h"

const struct module *const MODULES[] = {&dbtest_module, NULL};
