// SPDX-License-Identifier: MulanPSL-2.0
/* The platform's modules and the invented one; a test with others has its own MODULES. */
#include "platform/event/tests/journaltest.h"

const struct module *const MODULES[] = {&event_module, &crypt_module, &dbtest_module, NULL};
