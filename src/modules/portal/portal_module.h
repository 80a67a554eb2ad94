// SPDX-License-Identifier: MulanPSL-2.0
/** For modules.c. */
#ifndef PORTAL_MODULE_H
#define PORTAL_MODULE_H
#include "platform/module.h"

extern const struct module portal_module;
#endif
