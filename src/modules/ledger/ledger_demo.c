// SPDX-License-Identifier: MulanPSL-2.0
/* The demo county's ledgers: the first kinds switched on, with entries at every step. */
#include "ledger_demo_texts.h"
#include "modules/account/account.h"
#include "modules/congress/congress.h"
#include "modules/ledger/ledger_actions.h"
#include "modules/ledger/ledger_parts.h"
#include "platform/db.h"
#include "platform/demo.h"

enum { DAYS_BETWEEN = 3, HOUR = 10, GIVEN_MAX = 20 };

struct demo {
    struct date today;
    const struct actor *who;
    int64_t id;       /* of the entry that was made last */
    struct date last; /* when something was done with it last */
};

static struct str value_of(struct ctx *ctx, const struct demo *d, struct str value)
{
    char text[DATE_TEXT_SIZE];
    int64_t days;

    if (value.len < 2 || value.ptr[0] != '@' ||
        !str_to_int((struct str){value.ptr + 1, value.len - 1}, &days))
        return value;
    return str_dup(ctx->arena, str_from(date_format(date_add_days(d->today, (int)days), text)));
}

/* " field=value | field=value": the last day named is the day it was done. */
static size_t given(struct ctx *ctx, const struct demo *d, struct str rest,
                    struct ledger_given *out, struct date *on)
{
    struct str part, name;
    size_t n = 0;

    while (n < GIVEN_MAX && str_cut(&rest, '|', &part)) {
        struct date day;

        part = str_trim(part);
        if (!str_cut(&part, '=', &name))
            continue;
        out[n] = (struct ledger_given){str_z(ctx->arena, name), value_of(ctx, d, part)};
        if (date_parse(out[n].value, &day) && date_cmp(day, d->today) <= 0)
            *on = day;
        n++;
    }
    return n;
}

static enum status take_step(struct ctx *ctx, struct demo *d, struct str step, struct str rest)
{
    struct ledger_given values[GIVEN_MAX];
    struct ledger_entry e;
    struct ledger_entry_step in;
    struct date on = date_earlier(date_add_days(d->last, DAYS_BETWEEN), d->today);

    TRY(ledger_entry_get(ctx, d->id, &e));
    in = (struct ledger_entry_step){.change = {.id = e.id, .version = e.version, .values = values},
                                    .step = step,
                                    .note = S("")};
    in.change.count = given(ctx, d, rest, values, &on);
    if (date_cmp(on, d->last) < 0)
        on = d->last;
    d->last = on;
    demo_act(ctx, d->who, on, HOUR);
    return ledger_entry_step(ctx, &in);
}

static enum status add_entry(struct ctx *ctx, struct demo *d, struct str kind, struct str rest)
{
    struct ledger_given values[GIVEN_MAX];
    struct ledger_entry_new in = {.kind = kind, .values = values, .state = S("")};
    struct date on = d->today;
    int64_t id;

    in.count = given(ctx, d, rest, values, &on);
    d->last = on;
    demo_act(ctx, d->who, on, HOUR);
    TRY(ledger_kind_on(ctx, kind, &id));
    return ledger_entry_add(ctx, &in, &d->id);
}

static enum status all_lines(struct ctx *ctx, struct demo d, struct str rest)
{
    struct str line, head;

    while (demo_line(&rest, &line)) {
        if (line.len == 0 || line.ptr[0] == '#')
            continue;
        str_cut(&line, '|', &head);
        head = str_trim(head);
        if (head.ptr[0] == '>')
            TRY(take_step(ctx, &d, str_trim((struct str){head.ptr + 1, head.len - 1}), line));
        else
            TRY(add_entry(ctx, &d, head, line));
    }
    return ST_OK;
}

static enum status demo_tx(struct ctx *ctx, const void *input)
{
    const struct demo *d = input;

    TRY(ledger_seed(ctx));
    TRY(all_lines(ctx, *d, str_from(ledger_entries_txt)));
    return all_lines(ctx, *d, str_from(ledger_year_txt));
}

enum status ledger_demo(struct ctx *ctx)
{
    struct demo d = {.today = ctx->today};
    const int64_t now = ctx->now;
    struct account_post *clerks;
    struct actor who;
    size_t count;

    TRY(account_holders(ctx, "office", 0, &clerks, &count));
    if (count > 0) {
        who = (struct actor){.account_id = clerks[0].account_id,
                             .congress_id = ctx->congress_id,
                             .organ_id = clerks[0].organ_id,
                             .name = clerks[0].name};
        d.who = &who;
    }
    TRY(db_tx(ctx, demo_tx, &d));
    demo_act(ctx, NULL, d.today, 0);
    ctx->now = now;
    return ST_OK;
}
