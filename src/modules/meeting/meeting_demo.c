// SPDX-License-Identifier: MulanPSL-2.0
/* The demo county's meetings. */
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_module.h"

enum status meeting_demo(struct ctx *ctx)
{
    return meeting_kinds_ship(ctx);
}
