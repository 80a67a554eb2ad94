// SPDX-License-Identifier: MulanPSL-2.0
/** For modules.c. */
#ifndef OPINION_MODULE_H
#define OPINION_MODULE_H
#include "platform/module.h"

extern const struct module opinion_module;
/** The demo county's records of this module. */
MUST_CHECK enum status opinion_demo(struct ctx *ctx);
#endif
