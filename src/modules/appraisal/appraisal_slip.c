// SPDX-License-Identifier: MulanPSL-2.0
/* Slips of paper with a code that rates once: as many as a group has people. */
#include "modules/appraisal/appraisal_parts.h"
#include "platform/slip.h"

static const char PURPOSE[] = "appraisal.slip";

static struct str owner_of(struct ctx *ctx, const struct appraisal_group *g)
{
    return str_printf(ctx->arena, "%lld/" STR_FMT, (long long)g->id, STR_ARG(g->code));
}

struct str appraisal_slip(struct ctx *ctx, const struct appraisal_group *g, int64_t n)
{
    return slip_code(ctx, PURPOSE, owner_of(ctx, g), n);
}

bool appraisal_slip_good(struct ctx *ctx, const struct appraisal_group *g, struct str slip)
{
    return str_eqz(g->way, "phone") &&
           slip_number(ctx, PURPOSE, owner_of(ctx, g), g->people, slip) > 0;
}
