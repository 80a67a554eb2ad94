// SPDX-License-Identifier: MulanPSL-2.0
/** Front door of the module inspection. */
#ifndef INSPECTION_MODULE_H
#define INSPECTION_MODULE_H
#include "platform/module.h"

extern const struct module inspection_module;
#endif
