// SPDX-License-Identifier: MulanPSL-2.0
#ifndef DESK_MODULE_H
#define DESK_MODULE_H
#include "platform/module.h"

extern const struct module desk_module; /* listed last in modules/modules.c */
#endif
