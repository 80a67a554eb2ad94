// SPDX-License-Identifier: MulanPSL-2.0
#ifndef SUGGESTION_MODULE_H
#define SUGGESTION_MODULE_H
#include "platform/module.h"

extern const struct module suggestion_module; /* listed in modules/modules.c */

/** All routes of the module (suggestion_module_routes.c), staff's forms included. */
extern const struct route suggestion_routes[];
#endif
