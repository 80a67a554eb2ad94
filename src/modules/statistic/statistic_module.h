// SPDX-License-Identifier: MulanPSL-2.0
#ifndef STATISTIC_MODULE_H
#define STATISTIC_MODULE_H
#include "platform/module.h"

extern const struct module statistic_module; /* listed in modules/modules.c */
#endif
