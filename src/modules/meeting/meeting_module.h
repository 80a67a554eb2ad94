// SPDX-License-Identifier: MulanPSL-2.0
/** For modules.c. */
#ifndef MEETING_MODULE_H
#define MEETING_MODULE_H
#include "platform/module.h"

extern const struct module meeting_module;
/** The demo county's records of this module. */
MUST_CHECK enum status meeting_demo(struct ctx *ctx);
#endif
