// SPDX-License-Identifier: MulanPSL-2.0
/** For modules.c. */
#ifndef SEARCH_MODULE_H
#define SEARCH_MODULE_H
#include "platform/module.h"

extern const struct module search_module;
#endif
