// SPDX-License-Identifier: MulanPSL-2.0
/** Front door of the module congress. */
#ifndef CONGRESS_MODULE_H
#define CONGRESS_MODULE_H
#include "platform/module.h"

extern const struct module congress_module;
/** The demo county's records of this module. */
MUST_CHECK enum status congress_demo(struct ctx *ctx);
#endif
