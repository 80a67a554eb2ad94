// SPDX-License-Identifier: MulanPSL-2.0
/* Finding a declared figure and computing it. */
#include "modules/indicator/indicator.h"
#include "platform/module.h"

const struct indicator *indicator_find(struct str name)
{
    for (const struct module *const *m = MODULES; *m != NULL; m++)
        for (const struct indicator *i = (*m)->indicators; i != NULL && i->name != NULL; i++)
            if (str_eqz(name, i->name))
                return i;
    return NULL;
}

enum status indicator_total(struct ctx *ctx, const char *name, const struct period *period,
                            struct indicator_value *out)
{
    const struct indicator *i = indicator_find(str_from(name));
    const struct indicator_query q = {.period = *period};
    struct indicator_value *values;
    size_t count;

    if (i == NULL)
        return fail(&ctx->err, ST_NOT_FOUND, "indicator.unknown", NULL);
    if (!may(ctx, i->permission))
        return fail(&ctx->err, ST_DENIED, "indicator.denied", NULL);
    TRY(i->values(ctx, &q, &values, &count));
    if (count != 1)
        return fail_detail(&ctx->err, ST_INTERNAL, "db.internal", "%s: %zu totals", name, count);
    *out = values[0];
    return ST_OK;
}

struct period indicator_year(int year)
{
    return (struct period){.from = {year, 1, 1}, .to = {year, 12, 31}};
}
