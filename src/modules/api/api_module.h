// SPDX-License-Identifier: MulanPSL-2.0
#ifndef API_MODULE_H
#define API_MODULE_H
#include "platform/module.h"

extern const struct module api_module; /* listed in modules/modules.c */
#endif
