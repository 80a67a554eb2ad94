// SPDX-License-Identifier: MulanPSL-2.0
/** For modules.c. */
#ifndef REPORTBACK_MODULE_H
#define REPORTBACK_MODULE_H
#include "platform/module.h"

extern const struct module reportback_module;
#endif
