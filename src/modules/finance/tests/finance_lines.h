// SPDX-License-Identifier: MulanPSL-2.0
/** Lines of a table, for tests of what is decided about them. */
#ifndef FINANCE_LINES_H
#define FINANCE_LINES_H
#include "base/tap.h"
#include "modules/finance/finance_rules.h"

/* name, side, level's parent, sort, then budget; the measure is the budget. */
static inline struct finance_line line(const char *name, unsigned side, unsigned parent,
                                       enum finance_line_sort sort, int64_t budget)
{
    static unsigned row;

    return (struct finance_line){.name = str_from(name),
                                 .code = S(""),
                                 .basis = S(""),
                                 .row = ++row,
                                 .side = side,
                                 .parent = parent,
                                 .sort = sort,
                                 .fen = {[FINANCE_BUDGET] = budget},
                                 .has = 1U << FINANCE_BUDGET};
}

static inline void set(struct finance_line *l, enum finance_measure m, int64_t fen)
{
    l->fen[m] = fen;
    l->has |= 1U << m;
}

/* NULL if there is none. */
static inline const struct finance_line *line_named(const struct finance_line *lines, size_t count,
                                                    const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (str_eqz(lines[i].name, name))
            return &lines[i];
    return NULL;
}
#endif
