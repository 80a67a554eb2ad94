// SPDX-License-Identifier: MulanPSL-2.0
/* The list of modules, dependencies first. One line each. */
#include "platform/module.h"

const struct module *const MODULES[] = {
    NULL,
};
