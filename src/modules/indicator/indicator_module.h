// SPDX-License-Identifier: MulanPSL-2.0
#ifndef INDICATOR_MODULE_H
#define INDICATOR_MODULE_H
#include "platform/module.h"

extern const struct module indicator_module; /* listed in modules/modules.c */
#endif
