// SPDX-License-Identifier: MulanPSL-2.0
/* Published documents and issued gazettes on the portal: the text made for the public, no other. */
#include "modules/resolution/resolution_portal.h"
#include "modules/resolution/resolution_list.h"
#include "platform/text.h"

enum { FIRST_PAGE = 3 };

static struct str meta_of(struct ctx *ctx, const struct resolution_doc *d)
{
    return str_printf(ctx->arena, STR_FMT " · " STR_FMT,
                      STR_ARG(text_of("resolution.kind.", str_from(resolution_kind_word(d->kind)))),
                      STR_ARG(d->number_text));
}

static enum status docs(struct ctx *ctx, struct str q, unsigned limit, struct public_item **out,
                        size_t *out_count)
{
    const struct resolution_filter f = {.q = q, .public_only = true, .limit = limit};
    struct resolution_row *rows;
    struct public_item *items;
    struct str next;
    int64_t total;

    TRY(resolution_page(ctx, &f, &rows, out_count, &next, &total));
    items = arena_array(ctx->arena, *out_count, struct public_item);
    arr_each (i, *out_count) {
        const struct resolution_doc *d = &rows[i].d;
        struct resolution_text t;

        TRY(resolution_text_of(ctx, "public", d->id, 0, &t));
        items[i] = (struct public_item){
            .title = t.title,
            .meta = meta_of(ctx, d),
            .url = str_printf(ctx->arena, "/p/resolution/%lld", (long long)d->id),
            .on = d->published_on,
        };
    }
    *out = items;
    return ST_OK;
}

static enum status gazettes(struct ctx *ctx, struct str q, unsigned limit, struct public_item **out,
                            size_t *out_count)
{
    struct resolution_gazette *all;
    struct public_item *items;
    size_t count;

    *out_count = 0;
    TRY(resolution_gazettes(ctx, true, &all, &count));
    items = arena_array(ctx->arena, count, struct public_item);
    for (size_t i = 0; i < count && *out_count < limit; i++)
        if (q.len == 0 || str_has(all[i].title, q))
            items[(*out_count)++] = (struct public_item){
                .title = all[i].title,
                .url = str_printf(ctx->arena, "/p/resolution/gazette/%lld", (long long)all[i].id),
                .on = all[i].issued_on,
            };
    *out = items;
    return ST_OK;
}

const struct public_source RESOLUTION_PUBLICS[] = {
    {"resolution", "/p/resolution", FIRST_PAGE, docs},
    {"gazette", "/p/resolution", 1, gazettes},
    {0},
};
