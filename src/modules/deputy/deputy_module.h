// SPDX-License-Identifier: MulanPSL-2.0
/** Front door of the module deputy. */
#ifndef DEPUTY_MODULE_H
#define DEPUTY_MODULE_H
#include "platform/module.h"

extern const struct module deputy_module;
/** The demo county's records of this module. */
MUST_CHECK enum status deputy_demo(struct ctx *ctx);
#endif
