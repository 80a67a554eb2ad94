// SPDX-License-Identifier: MulanPSL-2.0
/** For modules.c. */
#ifndef IMPORT_MODULE_H
#define IMPORT_MODULE_H
#include "platform/module.h"

extern const struct module import_module;
#endif
