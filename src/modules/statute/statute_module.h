// SPDX-License-Identifier: MulanPSL-2.0
/** The module, for the list of modules. */
#ifndef STATUTE_MODULE_H
#define STATUTE_MODULE_H
#include "platform/module.h"

extern const struct module statute_module;
#endif
