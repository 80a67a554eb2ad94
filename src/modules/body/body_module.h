// SPDX-License-Identifier: MulanPSL-2.0
/** Front door of the module body. */
#ifndef BODY_MODULE_H
#define BODY_MODULE_H
#include "platform/module.h"

extern const struct module body_module;
/** The demo county's bodies. */
MUST_CHECK enum status body_demo(struct ctx *ctx);
#endif
