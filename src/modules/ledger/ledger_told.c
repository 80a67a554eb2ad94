// SPDX-License-Identifier: MulanPSL-2.0
/* What figures measure: entries, sums, and how many different ones are named (名 against 人次). */
#include "base/money.h"
#include "modules/ledger/ledger_actions.h"
#include "platform/text.h"
#include <stdlib.h>

/* One name in one entry. */
struct named {
    struct str part, name;
    size_t entry; /* in the order of parts and ids */
};

static int by_name(const void *a, const void *b)
{
    const struct named *x = a, *y = b;
    const int part = str_cmp(x->part, y->part), name = str_cmp(x->name, y->name);

    if (part != 0)
        return part;
    if (name != 0)
        return name;
    return x->entry < y->entry ? -1 : x->entry > y->entry;
}

static size_t names_in(const struct ledger_field *f, const struct ledger_text *all, size_t count)
{
    size_t n = 0;

    arr_each (i, count) {
        struct str rest = all[i].text, name;

        while (ledger_name_next(f->type, &rest, &name))
            n++;
    }
    return n;
}

enum status ledger_told(struct ctx *ctx, const struct ledger_filter *filter, struct str by,
                        struct str key, const struct ledger_field *f, struct ledger_text **out,
                        size_t *out_count)
{
    struct ledger_text *all;
    struct named *names;
    size_t n = 0;

    TRY(ledger_store_texts(ctx, filter, by, key, f->name, out, out_count));
    all = *out;
    names = arena_array(ctx->arena, names_in(f, all, *out_count), struct named);
    arr_each (i, *out_count) {
        struct str rest = all[i].text, name;

        while (ledger_name_next(f->type, &rest, &name))
            names[n++] = (struct named){.part = all[i].part, .name = name, .entry = i};
    }
    qsort(names, n, sizeof *names, by_name);
    arr_each (i, n)
        if (i == 0 || !str_eq(names[i].part, names[i - 1].part) ||
            !str_eq(names[i].name, names[i - 1].name))
            all[names[i].entry].fresh++;
    return ST_OK;
}

static enum status told_sums(struct ctx *ctx, const struct ledger_filter *filter, struct str by,
                             struct str key, const struct ledger_field *f, struct ledger_sum **out,
                             size_t *out_count)
{
    struct ledger_text *all;
    size_t count;

    TRY(ledger_told(ctx, filter, by, key, f, &all, &count));
    *out = arena_array(ctx->arena, count, struct ledger_sum);
    *out_count = 0;
    arr_each (i, count) {
        if (i == 0 || !str_eq(all[i].part, all[i - 1].part))
            (*out)[(*out_count)++] = (struct ledger_sum){.key = all[i].part};
        (*out)[*out_count - 1].count++;
        (*out)[*out_count - 1].sum += all[i].fresh;
    }
    return ST_OK;
}

enum status ledger_measured(struct ctx *ctx, const struct ledger_definition *d,
                            const struct ledger_figure *x, const struct ledger_filter *filter,
                            struct str by, struct str key, struct ledger_sum **out,
                            size_t *out_count)
{
    const struct ledger_field *f = ledger_field(d, x->field);

    if (x->measure == LEDGER_DISTINCT && f != NULL)
        return told_sums(ctx, filter, by, key, f, out, out_count);
    TRY(ledger_store_sums(ctx, filter, by, key, x->field, out, out_count));
    if (x->measure != LEDGER_SUM)
        arr_each (i, *out_count)
            (*out)[i].sum = (*out)[i].count;
    return ST_OK;
}

const char *ledger_money_unit(const struct ledger_definition *d, const struct ledger_figure *x)
{
    const struct ledger_field *f = ledger_field(d, x->field);

    if (x->measure != LEDGER_SUM || f == NULL || f->type != LEDGER_MONEY)
        return NULL;
    return str_eq(x->unit, T("unit.yuan")) ? "unit.yuan" : "unit.wan_yuan";
}

struct str ledger_figure_text(struct ctx *ctx, const struct ledger_definition *d,
                              const struct ledger_figure *x, int64_t n)
{
    const char *money = ledger_money_unit(d, x);

    if (money == NULL)
        return str_int(ctx->arena, n);
    return strcmp(money, "unit.yuan") == 0 ? money_text(ctx->arena, n) : money_wan(ctx->arena, n);
}

struct str ledger_figure_unit(const struct ledger_definition *d, const struct ledger_figure *x)
{
    const char *money = ledger_money_unit(d, x);

    return money != NULL ? text(money) : x->unit;
}
