// SPDX-License-Identifier: MulanPSL-2.0
/** For modules.c. */
#ifndef NOMINATION_MODULE_H
#define NOMINATION_MODULE_H
#include "platform/module.h"

extern const struct module nomination_module;
/** An election of the demo county, held at its last session. */
MUST_CHECK enum status nomination_demo(struct ctx *ctx);
#endif
