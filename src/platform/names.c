// SPDX-License-Identifier: MulanPSL-2.0
/* Names that modules give to others. */
#include "platform/names.h"
#include "platform/module.h"
#include <string.h>

enum status names_ask(struct ctx *ctx, const char *what, struct str **out, size_t *out_count)
{
    *out = NULL;
    *out_count = 0;
    for (const struct module *const *m = MODULES; *m != NULL; m++)
        for (const struct name_source *s = (*m)->names; s != NULL && s->what != NULL; s++) {
            struct str *more, *all;
            size_t count;

            if (strcmp(s->what, what) != 0)
                continue;
            TRY(s->list(ctx, &more, &count));
            all = arena_array(ctx->arena, *out_count + count, struct str);
            arr_each (i, *out_count)
                all[i] = (*out)[i];
            arr_each (i, count)
                all[*out_count + i] = more[i];
            *out = all;
            *out_count += count;
        }
    return ST_OK;
}
