// SPDX-License-Identifier: MulanPSL-2.0
/* The list of modules, dependencies first. One line each. */
#include "platform/journal.h"
#include "platform/keyring.h"

const struct module *const MODULES[] = {
    &event_module,
    &crypt_module,
    NULL,
};
