// SPDX-License-Identifier: MulanPSL-2.0
/* Objections of modules. */
#include "platform/objection.h"
#include "platform/module.h"
#include <string.h>

enum status objection_ask(struct ctx *ctx, const char *act, int64_t id, struct str *out_where)
{
    *out_where = S("");
    for (const struct module *const *m = MODULES; *m != NULL; m++)
        for (const struct objection *o = (*m)->objections; o != NULL && o->act != NULL; o++)
            if (strcmp(o->act, act) == 0)
                TRY(o->ask(ctx, id, out_where));
    return ST_OK;
}
