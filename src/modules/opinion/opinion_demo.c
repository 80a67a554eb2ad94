// SPDX-License-Identifier: MulanPSL-2.0
/* A year of invented opinions of citizens. */
#include "modules/opinion/opinion.h"
#include "modules/opinion/opinion_module.h"
#include "opinion_demo_texts.h"
#include "platform/db.h"
#include "platform/demo.h"
#include "platform/text.h"

enum { OPINIONS = 440, DAYS = 365 };

/* {0} replaced by the place. */
static struct str filled(struct arena *a, struct str pattern, struct str place)
{
    struct buf b = buf_new(a, 0);
    const struct str mark = S("{0}");

    while (pattern.len != 0) {
        if (str_starts(pattern, mark)) {
            buf_str(&b, place);
            pattern = (struct str){pattern.ptr + mark.len, pattern.len - mark.len};
            continue;
        }
        buf_char(&b, *pattern.ptr++);
        pattern.len--;
    }
    return buf_view(&b);
}

static enum status add_one(struct ctx *ctx, uint32_t n, struct date today)
{
    static const char *const SOURCES[] = {"online", "online", "station", "visit", "call", "letter"};
    const struct date on =
        date_add_days(today, -(int)(DAYS - n * DAYS / OPINIONS) + (int)demo_pick(31, n, 3));
    const struct str place =
        demo_nth(places_txt, demo_pick(32, n, (uint32_t)demo_count(places_txt)));
    struct str f[DEMO_FIELDS_MAX];
    int64_t id;

    demo_fields(demo_nth(matters_txt, demo_pick(33, n, (uint32_t)demo_count(matters_txt))), f);
    demo_act(ctx, NULL, date_cmp(on, today) > 0 ? today : on, 8 + demo_pick(34, n, 10));
    const struct opinion_new in = {
        .source = str_from(SOURCES[demo_pick(35, n, COUNT(SOURCES))]),
        .number = str_printf(ctx->arena, "Y%05u", n + 1),
        .category = f[0],
        .subject = filled(ctx->arena, f[1], place),
        .body = filled(ctx->arena, f[2], place),
        .place = place,
        .raised_at = ctx->now,
        .citizen = TF(ctx->arena, "opinion.demo.citizen", str_printf(ctx->arena, "%u", n + 1)),
        .contact = str_printf(ctx->arena, "1910000%04u", n + 1),
    };
    return opinion_add(ctx, &in, &id);
}

static enum status demo_tx(struct ctx *ctx, const void *input)
{
    const struct date today = *(const struct date *)input;

    for (uint32_t n = 0; n < OPINIONS; n++)
        TRY(add_one(ctx, n, today));
    return ST_OK;
}

enum status opinion_demo(struct ctx *ctx)
{
    const struct date today = ctx->today;
    const int64_t now = ctx->now;

    TRY(db_tx(ctx, demo_tx, &today));
    demo_act(ctx, NULL, today, 0);
    ctx->now = now;
    return ST_OK;
}
