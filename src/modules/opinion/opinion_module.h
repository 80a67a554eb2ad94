// SPDX-License-Identifier: MulanPSL-2.0
/** For modules.c. */
#ifndef OPINION_MODULE_H
#define OPINION_MODULE_H
#include "platform/module.h"

extern const struct module opinion_module;
#endif
