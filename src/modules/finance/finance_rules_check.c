// SPDX-License-Identifier: MulanPSL-2.0
/* Does a table add up. */
#include "modules/finance/finance_rules.h"

static void tell(struct finance_checks *to, struct str kind, const struct finance_line *l,
                 enum finance_measure m, struct str other, int64_t want)
{
    if (to->count == to->most)
        return;
    to->at[to->count++] = (struct finance_fault){
        .kind = kind,
        .cell = to->cell(to->arena, to->columns, l, m),
        .name = l->name,
        .other = other,
        .have = l->fen[m],
        .want = want,
    };
}

/* ---------------------------------------------------------------- sums */

struct sum {
    int64_t fen[FINANCE_MEASURES];
    unsigned has;
    bool parts;
};

static void add(struct sum *s, const struct finance_line *l)
{
    arr_each (m, FINANCE_MEASURES)
        s->fen[m] += l->fen[m];
    s->has |= l->has;
}

static void compare(struct finance_checks *to, struct str kind, const struct finance_line *l,
                    const struct sum *s)
{
    arr_each (i, FINANCE_MEASURES) {
        const enum finance_measure m = (enum finance_measure)i;

        if (!finance_has(l, m) || (s->has & (1U << m)) == 0)
            continue;
        if (s->parts ? s->fen[m] > l->fen[m] : s->fen[m] != l->fen[m])
            tell(to, s->parts ? S("part") : kind, l, m, S(""), s->fen[m]);
    }
}

void finance_check_sums(struct finance_checks *to, const struct finance_line *lines, size_t count)
{
    struct sum *sums = arena_array(to->arena, count, struct sum);

    arr_each (i, count) {
        if (lines[i].parent == 0)
            continue;
        add(&sums[lines[i].parent - 1], &lines[i]);
        if (lines[i].sort == FINANCE_PART)
            sums[lines[i].parent - 1].parts = true;
    }
    arr_each (i, count)
        compare(to, S("sum"), &lines[i], &sums[i]);
}

/* ---------------------------------------------------------------- totals */

static void check_side(struct finance_checks *to, const struct finance_line *lines, size_t count,
                       unsigned side)
{
    const struct finance_line *first = NULL;
    struct sum sum = {0};

    arr_each (i, count) {
        const struct finance_line *l = &lines[i];

        if (l->side != side)
            continue;
        if (l->sort != FINANCE_TOTAL) {
            if (l->parent == 0)
                add(&sum, l);
            continue;
        }
        if (sum.has == 0) { /* it stands above what it sums up */
            first = l;
            continue;
        }
        if (first != NULL)
            compare(to, S("total"), first, &sum);
        first = NULL;
        compare(to, S("total"), l, &sum);
        sum = (struct sum){0};
        add(&sum, l);
    }
    if (first != NULL)
        compare(to, S("total"), first, &sum);
}

void finance_check_totals(struct finance_checks *to, const struct finance_line *lines, size_t count)
{
    check_side(to, lines, count, 0);
    check_side(to, lines, count, 1);
}

void finance_check_pieces(struct finance_checks *to, const struct finance_line *lines, size_t count)
{
    static const unsigned PIECES = 1U << FINANCE_BASIC | 1U << FINANCE_PROJECT;

    arr_each (i, count) {
        const struct finance_line *l = &lines[i];
        const int64_t sum = l->fen[FINANCE_BASIC] + l->fen[FINANCE_PROJECT];

        if ((l->has & PIECES) != 0 && finance_has(l, FINANCE_BUDGET) &&
            l->fen[FINANCE_BUDGET] != sum)
            tell(to, S("pieces"), l, FINANCE_BUDGET, S(""), sum);
    }
}

static const struct finance_line *last_total(const struct finance_line *lines, size_t count,
                                             unsigned side)
{
    const struct finance_line *found = NULL;

    arr_each (i, count)
        if (lines[i].side == side && lines[i].sort == FINANCE_TOTAL)
            found = &lines[i];
    return found;
}

void finance_check_balance(struct finance_checks *to, const struct finance_line *lines,
                           size_t count)
{
    const struct finance_line *in = last_total(lines, count, 0), *out = last_total(lines, count, 1);

    if (in == NULL || out == NULL)
        return;
    for (enum finance_measure m = FINANCE_PRIOR; m < FINANCE_BASIC; m++) {
        if (!finance_has(in, m) || !finance_has(out, m) || in->fen[m] == out->fen[m])
            continue;
        tell(to, budget_law_balanced(in->fen[m], out->fen[m]) ? S("balance") : S("deficit"), out, m,
             in->name, in->fen[m]);
    }
}

void finance_check_codes(struct finance_checks *to, const struct finance_line *lines, size_t count)
{
    arr_each (i, count) {
        if (lines[i].code.len == 0)
            continue;
        for (size_t k = i; k > 0; k--) {
            if (lines[k - 1].side != lines[i].side || !str_eq(lines[k - 1].code, lines[i].code))
                continue;
            tell(to, S("twice"), &lines[i], FINANCE_BUDGET, lines[i].code,
                 lines[k - 1].fen[FINANCE_BUDGET]);
            break;
        }
    }
}

void finance_check_public(struct finance_checks *to, const struct finance_line *lines, size_t count)
{
    arr_each (i, count)
        if (finance_has(&lines[i], FINANCE_PRIOR) &&
            lines[i].fen[FINANCE_BUDGET] > lines[i].fen[FINANCE_PRIOR])
            tell(to, S("public"), &lines[i], FINANCE_BUDGET, S(""), lines[i].fen[FINANCE_PRIOR]);
}

/* ---------------------------------------------------------------- between tables */

static bool named(const struct finance_line *l, struct str a, struct str b)
{
    return str_has(l->name, a) || str_has(l->name, b);
}

static enum finance_measure newest(const struct finance_line *l)
{
    if (finance_has(l, FINANCE_ACTUAL))
        return FINANCE_ACTUAL;
    return finance_has(l, FINANCE_ADJUSTED) ? FINANCE_ADJUSTED : FINANCE_BUDGET;
}

void finance_check_carry(struct finance_checks *to, const struct finance_line *before,
                         size_t before_count, const struct finance_line *lines, size_t count)
{
    const struct finance_line *over = NULL, *taken = NULL;

    arr_each (i, before_count)
        if (over == NULL && named(&before[i], S("结转下年"), S("年终结余")))
            over = &before[i];
    arr_each (i, count)
        if (taken == NULL && named(&lines[i], S("上年结转"), S("上年结余")))
            taken = &lines[i];
    if (over == NULL || taken == NULL)
        return;
    if (taken->fen[newest(taken)] != over->fen[newest(over)])
        tell(to, S("carry"), taken, newest(taken), over->name, over->fen[newest(over)]);
}

const struct finance_line *finance_same(const struct finance_line *lines, size_t count,
                                        const struct finance_line *like)
{
    arr_each (i, count) {
        if (lines[i].side != like->side)
            continue;
        if (like->code.len > 0 ? str_eq(lines[i].code, like->code)
                               : str_eq(lines[i].name, like->name))
            return &lines[i];
    }
    return NULL;
}

void finance_check_budget(struct finance_checks *to, const struct finance_line *approved,
                          size_t approved_count, const struct finance_line *lines, size_t count)
{
    arr_each (i, count) {
        const struct finance_line *was = finance_same(approved, approved_count, &lines[i]);

        if (was == NULL || !finance_has(&lines[i], FINANCE_BUDGET) ||
            !finance_has(was, FINANCE_BUDGET))
            continue;
        if (was->fen[FINANCE_BUDGET] != lines[i].fen[FINANCE_BUDGET])
            tell(to, S("budget"), &lines[i], FINANCE_BUDGET, S(""), was->fen[FINANCE_BUDGET]);
    }
}
