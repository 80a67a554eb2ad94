// SPDX-License-Identifier: MulanPSL-2.0
/** For modules.c. */
#ifndef OPINION_MODULE_H
#define OPINION_MODULE_H
#include "platform/module.h"

/** Its journalled tables, for its own list and for tests that take the module without pages. */
#define OPINION_TABLES                                                                             \
    "opinion", "opinion_use", "opinion_topic", "opinion_case", "opinion_wish", "opinion_step",     \
        "opinion_publication", "opinion_period"

extern const struct module opinion_module;
extern const struct route opinion_routes[];
/** The demo county's records of this module. */
MUST_CHECK enum status opinion_demo(struct ctx *ctx);
#endif
