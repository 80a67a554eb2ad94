// SPDX-License-Identifier: MulanPSL-2.0
/* What the modules' demo records share. */
#include "platform/demo.h"

bool demo_line(struct str *rest, struct str *out_line)
{
    while (str_cut(rest, '\n', out_line)) {
        *out_line = str_trim(*out_line);
        if (out_line->len != 0)
            return true;
    }
    return false;
}

size_t demo_fields(struct str line, struct str out[DEMO_FIELDS_MAX])
{
    size_t n = 0;

    for (size_t i = 0; i < DEMO_FIELDS_MAX; i++)
        out[i] = (struct str){"", 0};
    while (n < DEMO_FIELDS_MAX && str_cut(&line, '|', &out[n]))
        n++;
    return n;
}

size_t demo_count(const char *lines)
{
    struct str rest = str_from(lines), line;
    size_t n = 0;

    while (demo_line(&rest, &line))
        n++;
    return n;
}

struct str demo_nth(const char *lines, size_t n)
{
    struct str rest = str_from(lines), line;

    while (demo_line(&rest, &line))
        if (n-- == 0)
            return line;
    return (struct str){"", 0};
}

/* Integer hash by Chris Wellons ("lowbias32"). */
static uint32_t mixed(uint32_t x)
{
    x ^= x >> 16;
    x *= UINT32_C(0x7feb352d);
    x ^= x >> 15;
    x *= UINT32_C(0x846ca68b);
    return x ^ x >> 16;
}

uint32_t demo_pick(uint32_t seed, uint32_t at, uint32_t n)
{
    return mixed(seed * UINT32_C(0x9e3779b9) + at + 1) % n;
}

void demo_act(struct ctx *ctx, const struct actor *who, struct date on, unsigned hour)
{
    struct actor *actor = arena_new(ctx->arena, struct actor);

    if (who != NULL)
        *actor = *who;
    actor->system = true;
    actor->congress_id = ctx->congress_id;
    ctx->actor = actor;
    ctx->today = on;
    ctx->now = date_begin(on) + (int64_t)hour * 3600;
}
