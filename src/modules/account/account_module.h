// SPDX-License-Identifier: MulanPSL-2.0
/** Front door of the module account. */
#ifndef ACCOUNT_MODULE_H
#define ACCOUNT_MODULE_H
#include "platform/module.h"

extern const struct module account_module;
#endif
