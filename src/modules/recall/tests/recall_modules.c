// SPDX-License-Identifier: MulanPSL-2.0
/* The modules of the tests of recalls. */
#include "modules/account/account_module.h"
#include "modules/body/body_module.h"
#include "modules/congress/congress_module.h"
#include "modules/deputy/deputy_module.h"
#include "modules/notice/notice_parts.h"
#include "modules/recall/recall_module.h"
#include "platform/event/tests/journaltest.h"

const struct module *const MODULES[] = {
    &event_module, &crypt_module, &congress_module, &deputy_module, &account_module,
    &notice_core,  &body_module,  &recall_module,   NULL,
};
