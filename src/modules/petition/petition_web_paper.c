// SPDX-License-Identifier: MulanPSL-2.0
/* Letters (GB/T 9704): to the petitioner, and to the organ a petition is transferred to. Only for
 * those who handle the case and have said why they look. */
#include "modules/congress/congress.h"
#include "modules/petition/petition_list.h"
#include "modules/petition/petition_parts.h"
#include "modules/petition/petition_public.h"
#include "modules/petition/petition_web.h"
#include "platform/look.h"
#include "platform/paper_web.h"
#include "platform/text.h"

struct letter {
    struct ctx *ctx;
    struct petition p;
    struct petition_text text;
    struct petition_person *persons;
    size_t persons_count;
    struct petition_step *steps;
    size_t steps_count;
    struct str code, digits; /* just made for the petitioner; "" on all other papers */
    struct str origin;
};

/* What was written last under one of these acts; "" if nothing. */
static struct str written(const struct letter *l, const char *acts)
{
    arr_each (i, l->steps_count)
        if (petition_word_among(l->steps[i].act, acts) && l->steps[i].text.len > 0)
            return l->steps[i].text;
    return S("");
}

static struct str addressee(const struct letter *l)
{
    struct str *names = arena_array(l->ctx->arena, l->persons_count, struct str);

    if (l->persons_count == 0)
        return T("petition.letter.unknown");
    arr_each (i, l->persons_count)
        names[i] = l->persons[i].name;
    return str_join(l->ctx->arena, names, l->persons_count, T("petition.mark.and"));
}

static struct str received_line(const struct letter *l)
{
    return TF(l->ctx->arena, "petition.letter.received",
              paper_date(l->ctx->arena, l->p.received_on), text_of("petition.kind.", l->p.kind),
              l->text.subject, petition_number_text(l->ctx->arena, &l->p));
}

static void elsewhere(struct letter *l, struct paper *p)
{
    const enum petition_law_matter matter = l->p.matter;

    paper_paragraph(p, TF(l->ctx->arena, "petition.letter.elsewhere",
                          str_from(petition_law_elsewhere_article(matter)),
                          text_of("petition.elsewhere.", str_from(petition_matter_word(matter)))));
}

/* What became of it: accepted, transferred, told to go elsewhere (also when that was seen late). */
static void told(struct letter *l, struct paper *p)
{
    struct arena *a = l->ctx->arena;
    const struct petition *x = &l->p;
    const bool not_ours = petition_law_elsewhere(x->matter),
               taken = x->organ_id != 0 || !date_none(x->accepted_on);

    paper_paragraph(p, received_line(l));
    if (not_ours && (!taken || str_eqz(x->outcome, "elsewhere")))
        elsewhere(l, p);
    else if (x->organ_id != 0)
        paper_paragraph(
            p, TF(a, "petition.letter.transferred", petition_web_organ(l->ctx, x->organ_id)));
    else if (taken)
        paper_paragraph(p, T("petition.letter.accepted"));
    else if (x->state == PETITION_ENDED)
        paper_paragraph(p, text_of("petition.letter.ended.", x->outcome));
    paper_typed(p, written(l, "accept tell end"));
    if (l->code.len > 0)
        paper_paragraph(p, TF(a, "petition.letter.code", l->origin, l->code, l->digits));
    paper_paragraph(p, T("petition.letter.told_end"));
}

static void reply(struct letter *l, struct paper *p)
{
    struct err ignored = {0};

    paper_paragraph(p, received_line(l));
    paper_typed(p, written(l, "reply report"));
    if (petition_law_check_review(l->p.matter, &ignored) == ST_OK)
        paper_paragraph(p, T("petition.letter.rights"));
}

static void transfer(struct letter *l, struct paper *p)
{
    paper_paragraph(p, TF(l->ctx->arena, "petition.letter.to_organ", received_line(l),
                          paper_date(l->ctx->arena, l->p.report_on)));
    paper_heading(p, 1, T("petition.letter.content"));
    paper_typed(p, l->text.body.len > 0 ? l->text.body : l->text.subject);
    paper_typed(p, written(l, "transfer"));
    paper_paragraph(p, T("petition.letter.secrecy"));
}

static enum status load(struct ctx *ctx, const struct request *rq, struct letter *l)
{
    int64_t until;

    *l = (struct letter){.ctx = ctx};
    TRY(petition_load_own(ctx, path_id(rq, "id"), &l->p));
    TRY(look_open(ctx, "petition", l->p.id, &until));
    if (until == 0)
        return fail(&ctx->err, ST_RULE, "petition.say_why_first", NULL);
    TRY(petition_text_of(ctx, &l->p, &l->text));
    TRY(petition_persons(ctx, l->p.id, &l->persons, &l->persons_count));
    return petition_steps(ctx, &l->p, true, &l->steps, &l->steps_count);
}

static enum status answer(struct ctx *ctx, const struct request *rq, struct response *rs,
                          struct letter *l, struct str which)
{
    const bool to_organ = str_eqz(which, "transfer");
    struct congress congress;
    struct paper *p;

    TRY(congress_get(ctx, ctx->congress_id, &congress));
    p = paper_new(ctx->arena, PAPER_LETTER,
                  text_of("petition.letter.title.", which.len > 0 ? which : S("told")));
    p->mark = TF(ctx->arena, "petition.letter.office", congress.name);
    p->number = paper_number_line(ctx->arena, S(""), ctx->today.year);
    p->addressee = to_organ ? petition_web_organ(ctx, l->p.organ_id) : addressee(l);
    if (to_organ)
        transfer(l, p);
    else if (str_eqz(which, "reply"))
        reply(l, p);
    else
        told(l, p);
    p->organ = p->mark;
    p->date = ctx->today;
    p->sealed = true;
    return respond_paper(ctx, rq, rs, p, petition_number_text(ctx->arena, &l->p));
}

enum status petition_web_paper(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct letter l;

    TRY(load(ctx, rq, &l));
    return answer(ctx, rq, rs, &l, param_text(rq, "which"));
}

/* The letter that tells what becomes of it, with the code that was made for him a moment ago: that
 * is stored nowhere, so the page it was shown on posts it. */
enum status petition_web_paper_code(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct letter l;

    TRY(load(ctx, rq, &l));
    l.code = param_text(rq, "code");
    l.digits = param_text(rq, "digits");
    l.origin = request_origin(rq);
    TRY(petition_code_check(ctx, l.p.id, l.code, l.digits));
    respond_header(rs, "Cache-Control", S("no-store"));
    return answer(ctx, rq, rs, &l, S("told"));
}
