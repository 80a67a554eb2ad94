// SPDX-License-Identifier: MulanPSL-2.0
/* The demo library, invented: a regulation on household waste in two versions, one on
 * heating. */
#include "modules/statute/statute.h"
#include "modules/statute/statute_parts.h"
#include "platform/demo.h"
#include "statute_demo_texts.h"

enum status statute_demo(struct ctx *ctx)
{
    static const char *const TEXTS[] = {statute_waste_old_txt, statute_waste_txt,
                                        statute_heating_txt};
    const struct date today = ctx->today;
    const int64_t now = ctx->now;

    demo_act(ctx, NULL, date_add_days(today, -300), 9);
    arr_each (i, COUNT(TEXTS)) {
        const struct statute_new in = {.text = str_trim(str_from(TEXTS[i]))};
        struct statute_taken taken;

        TRY(statute_import(ctx, &in, &taken));
    }
    ctx->today = today;
    ctx->now = now;
    return ST_OK;
}
