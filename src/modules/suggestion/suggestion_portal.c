// SPDX-License-Identifier: MulanPSL-2.0
/* Published suggestions on the portal: what suggestion_public_list() lets out, and no more. */
#include "modules/suggestion/suggestion_portal.h"
#include "modules/suggestion/suggestion_list.h"
#include "platform/text.h"

enum { FIRST_PAGE = 3 };

static struct public_item item_of(struct ctx *ctx, const struct suggestion_public_row *r)
{
    const struct str organ = r->organ_name;
    struct str meta = r->number_text;

    if (r->has_reply && organ.len != 0)
        meta = TF(ctx->arena, "suggestion.portal.answered", r->number_text, organ,
                  text_date(ctx->arena, r->replied_on, ctx->today));
    return (struct public_item){
        .title = r->title,
        .meta = meta,
        .url = str_printf(ctx->arena, "/p/suggestion/%lld", (long long)r->id),
        .on = date_none(r->replied_on) ? r->tabled_on : r->replied_on,
    };
}

static enum status list(struct ctx *ctx, struct str q, unsigned limit, struct public_item **out,
                        size_t *out_count)
{
    struct suggestion_public_row *rows;
    struct str next;

    TRY(suggestion_public_list(ctx, q, 0, S(""), limit, &rows, out_count, &next));
    *out = arena_array(ctx->arena, *out_count, struct public_item);
    arr_each (i, *out_count)
        (*out)[i] = item_of(ctx, &rows[i]);
    return ST_OK;
}

const struct public_source SUGGESTION_PUBLICS[] = {
    {"suggestion", "/p/suggestion", FIRST_PAGE, list},
    {0},
};
