// SPDX-License-Identifier: MulanPSL-2.0
/* The demo county's choice: what its leader and its screen show, limits, what everybody may see. */
#include "indicator_demo_texts.h"
#include "modules/indicator/indicator_actions.h"
#include "modules/indicator/indicator_parts.h"
#include "platform/db.h"
#include "platform/demo.h"

enum { HOUR = 9, NOTE_MONTH = 3 };

static enum status add_pin(struct ctx *ctx, const struct str f[DEMO_FIELDS_MAX], int64_t number)
{
    const struct indicator_pin p = {.name = f[1],
                                    .period = f[2],
                                    .number = number,
                                    .cockpit = !str_eqz(f[3], "screen"),
                                    .screen = !str_eqz(f[3], "cockpit"),
                                    .at_most = str_eqz(f[5], "1")};
    int64_t id;

    return indicator_pin_save(ctx, &p, f[4], &id);
}

static enum status add_limit(struct ctx *ctx, const struct str f[DEMO_FIELDS_MAX])
{
    const struct indicator_limit l = {
        .name = f[1], .period = f[2], .above = str_eqz(f[3], "1"), .role = f[5], .note = f[6]};
    int64_t id;

    return indicator_limit_save(ctx, &l, f[4], &id);
}

static enum status add_selection(struct ctx *ctx, const struct str f[DEMO_FIELDS_MAX])
{
    const struct indicator_selection s = {.title = f[1], .names = f[2], .period = f[3], .by = f[4]};
    int64_t id;

    return indicator_selection_save(ctx, &s, &id);
}

static enum status add(struct ctx *ctx, struct str line, int64_t number)
{
    struct str f[DEMO_FIELDS_MAX];
    int64_t least = 0;

    demo_fields(line, f);
    if (str_eqz(f[0], "pin"))
        return add_pin(ctx, f, number);
    if (str_eqz(f[0], "limit"))
        return add_limit(ctx, f);
    if (str_eqz(f[0], "keep"))
        return add_selection(ctx, f);
    if (str_eqz(f[0], "note"))
        return indicator_note_add(
            ctx, &(struct indicator_note){
                     .name = f[1], .text = f[2], .from_on = {ctx->today.year, NOTE_MONTH, 1}});
    (void)str_to_int(f[2], &least);
    return indicator_open(ctx, f[1], least);
}

static enum status demo_tx(struct ctx *ctx, const void *input)
{
    const struct date today = *(const struct date *)input;
    struct str rest = str_from(indicator_demo_txt), line;
    int64_t number = 0;
    size_t noted;

    demo_act(ctx, NULL, (struct date){today.year - 1, 1, 1}, HOUR);
    TRY(indicator_definitions_note(ctx, &noted));
    demo_act(ctx, NULL, (struct date){today.year, 1, 8}, HOUR);
    while (demo_line(&rest, &line))
        TRY(add(ctx, line, ++number));
    return ST_OK;
}

enum status indicator_demo(struct ctx *ctx)
{
    const struct date today = ctx->today;
    const int64_t now = ctx->now;

    TRY(db_tx(ctx, demo_tx, &today));
    demo_act(ctx, NULL, today, 0);
    ctx->now = now;
    return ST_OK;
}
