// SPDX-License-Identifier: MulanPSL-2.0
#ifndef WEBHOOK_MODULE_H
#define WEBHOOK_MODULE_H
#include "platform/module.h"

extern const struct module webhook_module; /* listed in modules/modules.c */
#endif
