// SPDX-License-Identifier: MulanPSL-2.0
/* Which entries a figure counts, and what is owed in a period. */
#include "modules/ledger/ledger_actions.h"

static struct str values_text(struct arena *a, const struct ledger_condition *c)
{
    struct buf b = buf_new(a, 0);

    arr_each (i, c->values_count) {
        buf_char(&b, '|');
        buf_str(&b, c->values[i]);
        buf_char(&b, '|');
    }
    return buf_view(&b);
}

void ledger_filter_when(struct ctx *ctx, const struct ledger_when *w, struct ledger_filter *f)
{
    for (size_t i = 0; i < w->count && f->slots_count < LEDGER_SLOTS; i++)
        f->slots[f->slots_count++] =
            (struct ledger_slot){w->at[i].field, values_text(ctx->arena, &w->at[i])};
}

/* Does the figure ask for void entries by the name of their state? */
static bool names_void(const struct ledger_definition *d, const struct ledger_when *w)
{
    arr_each (i, w->count)
        arr_each (k, w->at[i].values_count) {
            const struct ledger_state *s = ledger_state(d, w->at[i].values[k]);

            if (str_eqz(w->at[i].field, "state") && s != NULL && s->void_)
                return true;
        }
    return false;
}

void ledger_filter_figure(struct ctx *ctx, const struct ledger_definition *d,
                          const struct ledger_figure *x, bool below, struct date from,
                          struct date to, struct ledger_filter *f)
{
    if (!below)
        ledger_filter_when(ctx, &x->when, f);
    ledger_filter_when(ctx, &x->of, f);
    f->day_field = x->day;
    f->from = x->standing ? (struct date){0} : from;
    f->to = to;
    f->with_dropped = names_void(d, &x->of) || (!below && names_void(d, &x->when));
}

enum status ledger_owed_now(struct ctx *ctx, const struct ledger_kind *k,
                            const struct ledger_definition *d, struct ledger_owed **out,
                            size_t *out_count)
{
    *out = arena_array(ctx->arena, d->every_count, struct ledger_owed);
    *out_count = d->every_count;
    arr_each (i, d->every_count) {
        const struct ledger_every *x = &d->every[i];
        struct ledger_owed *o = &(*out)[i];
        struct ledger_filter f = {.kind_id = k->id};
        struct ledger_sum *sums;
        size_t count;

        *o = (struct ledger_owed){.label = x->label, .period = x->period, .times = x->times};
        ledger_window(x->period, ctx->today, &o->from, &o->to);
        f.from = o->from;
        f.to = o->to;
        ledger_filter_when(ctx, &x->when, &f);
        TRY(ledger_store_sums(ctx, &f, S(""), S(""), S(""), &sums, &count));
        o->done = count > 0 ? sums[0].count : 0;
    }
    return ST_OK;
}
