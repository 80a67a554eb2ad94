// SPDX-License-Identifier: MulanPSL-2.0
/* The demo county has packages of four invented townships for the first half of the year; the key
 * of the last is still to be compared. */
#include "modules/rollup/rollup_actions.h"
#include "modules/rollup/rollup_rules.h"
#include "platform/demo.h"
#include "platform/sign.h"
#include "rollup_demo_texts.h"

enum { TOWN_FIELDS = 6, RECEIVED_HOUR = 9 };

struct town {
    struct str code, name;
    int64_t suggestions, in_time, people, stations;
};

static struct str package_of(struct ctx *ctx, const struct town *t, uint8_t seed_byte)
{
    struct rollup_figure figures[] = {
        {S("suggestion.tabled"), demo_nth(rollup_figures_txt, 0), demo_nth(rollup_figures_txt, 1),
         demo_nth(rollup_figures_txt, 2), t->suggestions, -1},
        {S("suggestion.answered_in_time"), demo_nth(rollup_figures_txt, 3),
         demo_nth(rollup_figures_txt, 4), demo_nth(rollup_figures_txt, 5), t->in_time,
         t->suggestions},
        {S("station.people"), demo_nth(rollup_figures_txt, 6), demo_nth(rollup_figures_txt, 7),
         demo_nth(rollup_figures_txt, 8), t->people, -1},
        {S("station.there"), demo_nth(rollup_figures_txt, 9), demo_nth(rollup_figures_txt, 10),
         demo_nth(rollup_figures_txt, 11), t->stations, -1},
    };
    const struct rollup_package p = {.code = t->code,
                                     .congress = t->name,
                                     .level = S("township"),
                                     .from = {ctx->today.year, 1, 1},
                                     .to = {ctx->today.year, 6, 30},
                                     .made_at = ctx->now - 3600,
                                     .figures = figures,
                                     .count = COUNT(figures)};
    uint8_t seed[SIGN_SEED], public[SIGN_PUBLIC], signature[SIGN_BYTES];
    struct str written;

    memset(seed, seed_byte, sizeof seed);
    sign_public_key(seed, public);
    written = rollup_write(ctx->arena, &p, str_hex(ctx->arena, public, sizeof public));
    sign_make(seed, written, signature);
    return rollup_sign(ctx->arena, written, str_hex(ctx->arena, signature, sizeof signature));
}

static bool next_town(struct str *rest, struct town *out)
{
    struct str line, f[DEMO_FIELDS_MAX];

    if (!demo_line(rest, &line) || demo_fields(line, f) != TOWN_FIELDS)
        return false;
    *out = (struct town){.code = f[0], .name = f[1]};
    return str_to_int(f[2], &out->suggestions) && str_to_int(f[3], &out->in_time) &&
           str_to_int(f[4], &out->people) && str_to_int(f[5], &out->stations);
}

enum status rollup_demo(struct ctx *ctx)
{
    struct str rest = str_from(rollup_towns_txt);
    const struct date today = ctx->today;
    uint8_t seed = 0;
    struct town t;

    while (next_town(&rest, &t)) {
        struct rollup_taken taken;
        struct rollup_sender s;
        int64_t id;

        demo_act(ctx, NULL, today, RECEIVED_HOUR);
        TRY(rollup_take(ctx, package_of(ctx, &t, ++seed), &id));
        TRY(rollup_taken_get(ctx, id, &taken));
        TRY(rollup_sender_get(ctx, taken.sender_id, &s));
        if (rest.len > 0)
            TRY(rollup_decide(ctx, s.id, s.version, true));
    }
    return ST_OK;
}
