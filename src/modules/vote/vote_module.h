// SPDX-License-Identifier: MulanPSL-2.0
/** For modules.c, and the tables that stand beside the pages (vote_module_routes.c). */
#ifndef VOTE_MODULE_H
#define VOTE_MODULE_H
#include "platform/module.h"

extern const struct module vote_module;

extern const struct route VOTE_ROUTES[];
extern const struct permission VOTE_PERMISSIONS[];
extern const struct menu_item VOTE_MENU[];
#endif
