// SPDX-License-Identifier: MulanPSL-2.0
/** For modules.c. */
#ifndef SUPERVISION_MODULE_H
#define SUPERVISION_MODULE_H
#include "platform/module.h"

extern const struct module supervision_module;
#endif
