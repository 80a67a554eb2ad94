// SPDX-License-Identifier: MulanPSL-2.0
/* Cards to print, each with a code that leads to what the public may read of the deputy.
 * @law Deputies Law (2025-03-11) art. 49 */
#include "deputy_seat_view.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "modules/deputy/deputy_web.h"
#include "platform/qr.h"
#include "platform/text.h"
#include "platform/view.h"

enum { CARDS_MAX = 1000 };

static enum status card_make(struct ctx *ctx, const struct request *rq, const struct deputy *d,
                             const struct congress *c, const struct congress_term *term,
                             struct deputy_card_one_v *out)
{
    const struct str origin = request_origin(rq);
    const struct str url = str_printf(ctx->arena, STR_FMT "/p/deputy/%lld?c=" STR_FMT,
                                      STR_ARG(origin), (long long)d->id, STR_ARG(c->code));

    *out = (struct deputy_card_one_v){
        .name = d->name,
        .congress = TF(ctx->arena, "deputy.card.congress",
                       str_printf(ctx->arena, "%d", term->number), c->name),
        .number = str_printf(ctx->arena, "%02d-%06lld", term->number, (long long)d->id),
        .delegation = d->delegation_name,
        .constituency = d->constituency,
        .until = text_date(ctx->arena, d->from_on, (struct date){1, 1, 1}),
    };
    return qr_path(ctx->arena, url, &out->side, &out->path, &ctx->err);
}

static enum status show(struct ctx *ctx, const struct request *rq, struct response *rs,
                        const struct deputy *list, size_t count, struct str back)
{
    struct deputy_card_one_v *cards = arena_array(ctx->arena, count, struct deputy_card_one_v);
    struct deputy_card_v v = {.title = T("deputy.card.title"), .back = back, .cards = cards};
    struct congress_term term;
    struct congress c;

    TRY(congress_get(ctx, ctx->congress_id, &c));
    TRY(congress_term_now(ctx, &term));
    for (size_t i = 0; i < count && i < CARDS_MAX; i++)
        TRY(card_make(ctx, rq, &list[i], &c, &term, &cards[v.cards_count++]));
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &deputy_card_view, &v);
}

enum status deputy_web_card(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct deputy d;

    TRY(deputy_get(ctx, path_id(rq, "id"), &d));
    return show(ctx, rq, rs, &d, 1, str_printf(ctx->arena, "/deputy/%lld", (long long)d.id));
}

enum status deputy_web_cards(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct deputy *list;
    size_t count;

    TRY(deputy_in_office(ctx, ctx->today, param_id(rq, "delegation"), 0, &list, &count));
    return show(ctx, rq, rs, list, count, S("/deputy"));
}
