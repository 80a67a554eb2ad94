// SPDX-License-Identifier: MulanPSL-2.0
/* 催办: reminding those who handle several suggestions at once, chosen from the list. */
#include "modules/suggestion/suggestion_actions.h"
#include "modules/suggestion/suggestion_web.h"
#include "modules/suggestion/suggestion_web_office.h"
#include "platform/text.h"

enum { URGE_MOST = 200, URGE_CHARS = 1000 };

/* "12 15 30" as the form keeps them; the list sends them one by one. */
static struct str chosen_text(struct ctx *ctx, const struct request *rq)
{
    struct buf b = buf_new(ctx->arena, 0);

    if (form_again(rq))
        return form_value(rq, "ids", S(""));
    for (size_t i = 0; i < param_count(rq, "id") && i < URGE_MOST; i++)
        buf_printf(&b, "%s%lld", i == 0 ? "" : " ", (long long)param_int_at(rq, "id", i));
    return buf_view(&b);
}

static enum status chosen(struct ctx *ctx, struct str text, int64_t **out, size_t *out_count)
{
    struct str one;

    *out = arena_array(ctx->arena, URGE_MOST, int64_t);
    *out_count = 0;
    while (str_cut(&text, ' ', &one) && *out_count < URGE_MOST)
        if (str_to_int(one, &(*out)[*out_count]))
            (*out_count)++;
    return *out_count != 0 ? ST_OK : fail_field(&ctx->err, "ids", "suggestion.urge_none", NULL);
}

static enum status names_of(struct ctx *ctx, const int64_t *ids, size_t count, struct str *out)
{
    struct buf b = buf_new(ctx->arena, 0);

    arr_each (i, count) {
        struct suggestion s;

        TRY(suggestion_get(ctx, ids[i], &s));
        buf_z(&b, i == 0 ? "" : "、");
        buf_str(&b, suggestion_web_number(ctx, &s));
    }
    *out = buf_view(&b);
    return ST_OK;
}

enum status suggestion_web_urge_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str which = chosen_text(ctx, rq);
    struct suggestion_form *f;
    struct str names;
    int64_t *ids;
    size_t count;

    if (which.len == 0 && !wants_json(rq)) {
        respond_flash(rs, "suggestion.urge_none", S(""));
        return respond_see_other(rs, "/suggestion");
    }
    TRY(chosen(ctx, which, &ids, &count));
    TRY(names_of(ctx, ids, count, &names));
    f = suggestion_form_open(ctx, rq, "urge", S("/suggestion/urge"), S("/suggestion"));
    f->v.meta = TF(ctx->arena, "suggestion.urge_count", suggestion_web_int(ctx, (int64_t)count));
    suggestion_form_fact(f, "suggestion.urge_which", names);
    suggestion_form_hidden(f, "ids", which);
    form_max(suggestion_form_put(f, "text", "body", "suggestion.f.reminder",
                                 T("suggestion.f.urge_text")),
             URGE_CHARS, 4);
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_urge(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct suggestion_urge in = {.body = param_text(rq, "body")};
    int64_t *ids;

    TRY(chosen(ctx, param_text(rq, "ids"), &ids, &in.count));
    in.ids = ids;
    TRY(suggestion_urge(ctx, &in));
    respond_flash(rs, "suggestion.urge_done", suggestion_web_int(ctx, (int64_t)in.count));
    return respond_see_other(rs, "/suggestion");
}
