// SPDX-License-Identifier: MulanPSL-2.0
/** Files of the demo's suggestions. */
#ifndef SUGGESTION_DEMO_FILES_H
#define SUGGESTION_DEMO_FILES_H
#include "platform/ctx.h"

/** suggestion_demo(), then a few invented photographs, notes and lists on its records. */
MUST_CHECK enum status suggestion_demo_with_files(struct ctx *ctx);
#endif
