// SPDX-License-Identifier: MulanPSL-2.0
/* Timed work: noting what figures mean, looking at limits; who is told of one that is crossed. */
#include "modules/indicator/indicator_parts.h"
#include "modules/indicator/indicator_actions.h"

enum { DEFINE_SECONDS = 600 };

const struct notice_kind INDICATOR_NOTICES[] = {
    {"indicator.crossed", "name value limit how note", false, "indicator.read"},
    {0},
};

static enum status define(struct ctx *ctx)
{
    size_t noted;

    return indicator_definitions_note(ctx, &noted);
}

const struct job INDICATOR_JOBS[] = {
    {.name = "indicator.define",
     .period_seconds = DEFINE_SECONDS,
     .run = define,
     .waits = indicator_definitions_wait},
    {.name = "indicator.watch", .daily = true, .run = indicator_watch},
    {0},
};
