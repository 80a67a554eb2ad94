// SPDX-License-Identifier: MulanPSL-2.0
/* A year of decisions, opinions, minutes and gazettes of the invented county. */
#include "modules/resolution/resolution_actions.h"
#include "modules/resolution/resolution_parts.h"

enum status resolution_demo(struct ctx *ctx)
{
    (void)ctx;
    return ST_OK;
}
