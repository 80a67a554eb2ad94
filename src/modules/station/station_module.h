// SPDX-License-Identifier: MulanPSL-2.0
/** Front door of the module station. */
#ifndef STATION_MODULE_H
#define STATION_MODULE_H
#include "platform/module.h"

extern const struct module station_module;
/** The demo county's stations, with a year of receptions. */
MUST_CHECK enum status station_demo(struct ctx *ctx);
#endif
