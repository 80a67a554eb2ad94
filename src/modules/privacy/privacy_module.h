// SPDX-License-Identifier: MulanPSL-2.0
/** For modules.c. */
#ifndef PRIVACY_MODULE_H
#define PRIVACY_MODULE_H
#include "platform/module.h"

extern const struct module privacy_module;
#endif
