// SPDX-License-Identifier: MulanPSL-2.0
/** Front door of the module account. */
#ifndef ACCOUNT_MODULE_H
#define ACCOUNT_MODULE_H
#include "platform/module.h"

extern const struct module account_module;
/** The demo county's records of this module. */
MUST_CHECK enum status account_demo(struct ctx *ctx);
#endif
