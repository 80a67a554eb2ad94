// SPDX-License-Identifier: MulanPSL-2.0
/** The module's table, for modules.c and tests. */
#ifndef FINANCE_MODULE_H
#define FINANCE_MODULE_H
#include "platform/module.h"

extern const struct module finance_module;
#endif
