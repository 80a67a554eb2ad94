// SPDX-License-Identifier: MulanPSL-2.0
/** For modules.c. */
#ifndef ACTIVITY_MODULE_H
#define ACTIVITY_MODULE_H
#include "platform/module.h"

extern const struct module activity_module;
#endif
