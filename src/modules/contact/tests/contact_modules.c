// SPDX-License-Identifier: MulanPSL-2.0
/* The modules of the tests of contacts. */
#include "modules/account/account_module.h"
#include "modules/congress/congress_module.h"
#include "modules/contact/contact_module.h"
#include "modules/deputy/deputy_module.h"
#include "modules/notice/notice_parts.h"
#include "platform/event/tests/journaltest.h"

const struct module *const MODULES[] = {
    &event_module,   &crypt_module, &congress_module, &deputy_module,
    &account_module, &notice_core,  &contact_module,  NULL,
};
