// SPDX-License-Identifier: MulanPSL-2.0
/** For modules.c. */
#ifndef ALLOWANCE_MODULE_H
#define ALLOWANCE_MODULE_H
#include "platform/module.h"

extern const struct module allowance_module;
#endif
