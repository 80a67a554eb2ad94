// SPDX-License-Identifier: MulanPSL-2.0
/** The front door of documents of decision, deliberation opinions, minutes and the gazette. */
#ifndef RESOLUTION_MODULE_H
#define RESOLUTION_MODULE_H
#include "platform/module.h"

extern const struct module resolution_module;
/* resolution_module_routes.c */
extern const struct route resolution_routes[];
#endif
