// SPDX-License-Identifier: MulanPSL-2.0
/** The module ledger, for modules.c. */
#ifndef LEDGER_MODULE_H
#define LEDGER_MODULE_H
#include "platform/module.h"

extern const struct module ledger_module;
#endif
