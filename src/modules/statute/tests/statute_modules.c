// SPDX-License-Identifier: MulanPSL-2.0
/* The modules of the tests of statutes. */
#include "modules/account/account_module.h"
#include "modules/congress/congress_module.h"
#include "modules/deputy/deputy_module.h"
#include "modules/statute/statute_module.h"
#include "platform/event/tests/journaltest.h"

const struct module *const MODULES[] = {
    &event_module,   &crypt_module, &congress_module, &deputy_module, &account_module,
    &statute_module, NULL,
};
