// SPDX-License-Identifier: MulanPSL-2.0
#ifndef ROLLUP_MODULE_H
#define ROLLUP_MODULE_H
#include "platform/module.h"

extern const struct module rollup_module; /* listed in modules/modules.c */
#endif
