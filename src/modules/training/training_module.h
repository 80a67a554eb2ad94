// SPDX-License-Identifier: MulanPSL-2.0
/** The module, for modules.c. */
#ifndef TRAINING_MODULE_H
#define TRAINING_MODULE_H
#include "platform/module.h"

extern const struct module training_module;
#endif
