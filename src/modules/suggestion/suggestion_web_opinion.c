// SPDX-License-Identifier: MulanPSL-2.0
/* What citizens near a deputy say, each the beginning of a suggestion. */
#include "modules/opinion/opinion.h"
#include "modules/suggestion/suggestion_list.h"
#include "modules/suggestion/suggestion_web_party.h"
#include "platform/text.h"
#include "suggestion_party_view.h"

enum { ROWS_MOST = 50 };

enum status suggestion_web_opinions(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct suggestion_opinions_v v = {0};
    struct suggestion_opinion_row_v *rows;
    struct opinion *all;
    struct empty_v empty = {
        .title = T("suggestion.opinion.none"),
        .text = T("suggestion.opinion.none_text"),
        .more =
            link_next(ctx, "suggestion.propose", T("suggestion.do.draft"), "/suggestion/draft/new"),
    };

    TRY(suggestion_opinions(ctx, ROWS_MOST, &all, &v.rows_count));
    rows = arena_array(ctx->arena, v.rows_count, struct suggestion_opinion_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct suggestion_opinion_row_v){
            .id = all[i].id,
            .subject = all[i].subject,
            .meta = TF(ctx->arena, "suggestion.opinion.meta", all[i].place,
                       text_date(ctx->arena, all[i].raised_on, ctx->today)),
            .url =
                str_printf(ctx->arena, "/suggestion/draft/new?opinion=%lld", (long long)all[i].id),
        };
    v.rows = rows;
    if (v.rows_count == 0)
        v.empty = &empty;
    return respond_view(ctx, rq, rs, FRAME_PHONE, T("suggestion.opinion.title"),
                        &suggestion_opinions_view, &v);
}
