// SPDX-License-Identifier: MulanPSL-2.0
/* Who keeps out of a petition: the form, and the list on its page. */
#include "modules/petition/petition_parts.h"
#include "modules/petition/petition_web.h"
#include "platform/text.h"

enum status petition_web_recuse_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    static const char *const ROLES[] = {"office", "leader", "handler", "chief", NULL};
    struct form_page *f;
    struct petition p;

    TRY(petition_load(ctx, path_id(rq, "id"), &p));
    f = petition_web_form(ctx, rq, &p, petition_url(ctx, p.id, "/recuse"), "petition.do.recuse");
    TRY(petition_web_people(f, "petition.f.recused", ROLES, 0, false));
    (void)form_page_words(f, "select", "ground", "petition.f.ground", PETITION_RECUSAL_GROUNDS,
                          "petition.ground.", S("interest"));
    (void)form_page_words(f, "select", "decided", "petition.f.recusal", "no yes",
                          "petition.recusal.", S("no"));
    f->v.note = T("petition.note.recuse");
    f->v.article = T("petition.recused_article");
    form_page_version(f, p.version);
    return petition_web_show_form(f, rs);
}

enum status petition_web_recuse(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct petition_recusal in = {
        .petition_id = path_id(rq, "id"),
        .account_id = param_id(rq, "account"),
        .ground = param_text(rq, "ground"),
        .decided = str_eqz(param_text(rq, "decided"), "yes"),
    };

    TRY(petition_recuse(ctx, &in, param_int(rq, "version")));
    if (in.account_id == ctx->actor->account_id && str_eqz(in.ground, "accused")) {
        respond_flash(rs, "petition.done.recuse", S("")); /* it is not there for him any more */
        return respond_see_other(rs, "/petition");
    }
    return petition_web_back(rs, in.petition_id, "petition.done.recuse");
}

enum status petition_web_recuse_lift(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(petition_recusal_lift(ctx, path_id(rq, "id"), path_id(rq, "recusal")));
    return petition_web_back(rs, path_id(rq, "id"), "petition.done.unrecuse");
}

enum status petition_web_recusals(struct ctx *ctx, const struct petition *p,
                                  const struct petition_recusal_row_v **out, size_t *out_count)
{
    struct petition_recusal_row_v *rows;
    struct petition_recusal *list;
    struct action_v *lifts;
    bool keeps_out;
    size_t count;

    *out_count = 0;
    TRY(petition_recused(ctx, p->id, ctx->actor->account_id, &keeps_out));
    TRY(petition_recusals(ctx, p->id, &list, &count));
    rows = arena_array(ctx->arena, count, struct petition_recusal_row_v);
    *out = rows;
    lifts = arena_array(ctx->arena, count, struct action_v);
    arr_each (i, count) {
        const struct petition_recusal *r = &list[i];

        if (!date_none(r->lifted_on))
            continue;
        lifts[i] =
            (struct action_v){.label = T("petition.do.unrecuse"),
                              .url = str_printf(ctx->arena, "/petition/%lld/recuse/%lld/lift",
                                                (long long)p->id, (long long)r->id)};
        rows[(*out_count)++] = (struct petition_recusal_row_v){
            .id = r->id,
            .name = petition_web_account(ctx, r->account_id),
            .meta = TF(ctx->arena, "petition.recusal_meta",
                       text_of("petition.recusal.", r->decided ? S("yes") : S("no")),
                       text_date(ctx->arena, r->on, ctx->today),
                       text_of("petition.ground.", r->ground)),
            .lift = p->state != PETITION_ENDED && may(ctx, "petition.assign") && !keeps_out
                        ? &lifts[i]
                        : NULL,
        };
    }
    return ST_OK;
}

/* A charge that turned out to be against the organ for which the handler or the leader works. */
enum status petition_web_partial(struct ctx *ctx, const struct petition *p, bool *out)
{
    bool handler, leader;

    TRY(petition_works_for_charged(ctx, p, p->handler_id, &handler));
    TRY(petition_works_for_charged(ctx, p, p->leader_id, &leader));
    *out = p->state != PETITION_ENDED && (handler || (p->leader_id != 0 && leader));
    return ST_OK;
}
