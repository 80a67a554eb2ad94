// SPDX-License-Identifier: MulanPSL-2.0
/* A year of entries of the demo county's deputies. */
#include "duty_demo_texts.h"
#include "modules/deputy/deputy.h"
#include "modules/duty/duty_actions.h"
#include "modules/duty/duty_module.h"
#include "platform/db.h"
#include "platform/demo.h"

enum { ENTRIES = 120, WAITING = 6, DAYS_BACK = 300 };

static const struct duty_kind *kind_of(const struct duty_kind *kinds, size_t count, struct str code)
{
    arr_each (i, count)
        if (str_eq(kinds[i].code, code))
            return &kinds[i];
    return NULL;
}

static enum status add(struct ctx *ctx, uint32_t n, const struct deputy *deputies, size_t count,
                       const struct duty_kind *kinds, size_t kinds_count)
{
    struct str f[DEMO_FIELDS_MAX];
    const struct duty_kind *kind;
    struct duty_entry e;

    (void)demo_fields(
        demo_nth(duty_entries_txt, demo_pick(41, n, (uint32_t)demo_count(duty_entries_txt))), f);
    kind = kind_of(kinds, kinds_count, f[0]);
    if (kind == NULL)
        return ST_OK;
    e = (struct duty_entry){
        .id = db_new_id(ctx),
        .deputy_id = deputies[demo_pick(42, n, (uint32_t)count)].id,
        .kind_id = kind->id,
        .amount = 1,
        .held_on = date_add_days(ctx->today, -(int)demo_pick(43, n, DAYS_BACK) - 1),
        .title = f[1],
        .place = f[2],
        .body = f[3],
        .state = n < WAITING ? S("waiting") : S("confirmed"),
        .answer = S(""),
        .entered_at = ctx->now,
    };
    return duty_entry_put(ctx, &e);
}

static enum status demo_tx(struct ctx *ctx, const void *input)
{
    struct deputy *deputies;
    struct duty_kind *kinds;
    size_t count, kinds_count;

    (void)input;
    TRY(duty_seed(ctx));
    TRY(deputy_in_office(ctx, ctx->today, 0, 0, &deputies, &count));
    TRY(duty_store_kinds(ctx, &kinds, &kinds_count));
    for (uint32_t n = 0; n < ENTRIES && count > 0; n++)
        TRY(add(ctx, n, deputies, count, kinds, kinds_count));
    return ST_OK;
}

enum status duty_demo(struct ctx *ctx)
{
    return db_tx(ctx, demo_tx, NULL);
}
