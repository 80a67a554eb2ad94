// SPDX-License-Identifier: MulanPSL-2.0
/* What this module does by itself when something has happened elsewhere. */
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_parts.h"

/* Also told of congresses founded before this program knew of meetings. */
enum status meeting_on_founded(struct ctx *ctx, const struct event_view *e)
{
    (void)e;
    return meeting_kinds_ship(ctx);
}
