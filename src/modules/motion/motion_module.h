// SPDX-License-Identifier: MulanPSL-2.0
/** For modules.c. */
#ifndef MOTION_MODULE_H
#define MOTION_MODULE_H
#include "platform/module.h"

extern const struct module motion_module;
/** The demo county's records of this module. */
MUST_CHECK enum status motion_demo(struct ctx *ctx);
#endif
