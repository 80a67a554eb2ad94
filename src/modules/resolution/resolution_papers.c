// SPDX-License-Identifier: MulanPSL-2.0
/* Documents, replies, minutes and the gazette as papers. */
#include "modules/resolution/resolution_papers.h"
#include "modules/congress/congress.h"
#include "platform/text.h"

static enum status issuer(struct ctx *ctx, enum resolution_body body, struct str *out)
{
    struct congress congress;

    TRY(congress_get(ctx, ctx->congress_id, &congress));
    *out = body == RESOLUTION_OF_CONGRESS
               ? congress.name
               : TF(ctx->arena,
                    body == RESOLUTION_OF_TOWNSHIP ? "resolution.paper.presidium"
                                                   : "resolution.paper.committee",
                    congress.name);
    return ST_OK;
}

/* （2026年11月20日云溪县第十八届人大常委会第三十六次会议通过） */
static struct str passed_line(struct ctx *ctx, const struct resolution_doc *d)
{
    if (date_none(d->passed_on))
        return S("");
    return TF(ctx->arena, "resolution.paper.passed", paper_date(ctx->arena, d->passed_on),
              d->origin.len != 0 ? d->origin : d->approved_by);
}

static enum status opinion_addressee(struct ctx *ctx, const struct resolution_doc *d,
                                     struct str *out)
{
    struct buf b = buf_new(ctx->arena, 0);
    struct resolution_work *all;
    struct organ organ;
    size_t count;

    TRY(resolution_works(ctx, d->id, 0, &all, &count));
    arr_each (i, d->kind == RESOLUTION_OPINION ? count : 0) {
        TRY(organ_get(ctx, all[i].organ_id, &organ));
        buf_z(&b, b.len != 0 ? "、" : "");
        buf_str(&b, organ.name);
    }
    *out = buf_view(&b);
    return ST_OK;
}

enum status resolution_paper(struct ctx *ctx, const struct resolution_doc *d, struct paper **out)
{
    const bool opinion = d->kind == RESOLUTION_OPINION;
    struct resolution_text t;
    struct str organ, line;
    struct paper *p;

    TRY(resolution_text_of(ctx, "doc", d->id, d->revision, &t));
    TRY(issuer(ctx, d->body_kind, &organ));
    p = paper_new(ctx->arena, opinion ? PAPER_LETTER : PAPER_OFFICIAL, t.title);
    p->mark = organ;
    p->number = d->number_text.len != 0 ? d->number_text
                                        : paper_number_line(ctx->arena, S(""), ctx->today.year);
    if (date_none(d->signed_on))
        p->corner = T("resolution.paper.draft");
    p->signer = opinion ? d->signer : S("");
    TRY(opinion_addressee(ctx, d, &p->addressee));
    line = passed_line(ctx, d);
    if (line.len != 0)
        paper_centred(p, line);
    paper_paragraph(p, t.body);
    p->organ = d->kind == RESOLUTION_APPOINTMENT || opinion || d->kind == RESOLUTION_LETTER ||
                       d->kind == RESOLUTION_ANNOUNCEMENT
                   ? organ
                   : S("");
    p->date = p->organ.len != 0 ? d->signed_on : (struct date){0};
    p->date_line = p->organ.len != 0;
    p->sealed = p->organ.len != 0;
    *out = p;
    return ST_OK;
}

enum status resolution_paper_reply(struct ctx *ctx, const struct resolution_work *w,
                                   const struct resolution_reply *y, struct paper **out)
{
    const int year = date_none(y->sent_on) ? ctx->today.year : y->sent_on.year;
    struct paper *p = paper_new(ctx->arena, PAPER_LETTER, y->title);

    p->mark = w->organ_name;
    p->number = paper_number_line(ctx->arena, y->doc_number, year);
    p->signer = y->signer;
    p->signer_line = true;
    if (y->state != REPLY_SENT)
        p->corner = T("resolution.paper.draft");
    TRY(issuer(ctx, RESOLUTION_OF_COMMITTEE, &p->addressee));
    paper_typed(p, y->body);
    p->organ = w->organ_name;
    p->date = y->sent_on;
    p->date_line = true;
    p->sealed = true;
    if (y->contact.len != 0)
        p->note = TF(ctx->arena, "resolution.paper.contact", y->contact);
    *out = p;
    return ST_OK;
}

/* ---------------------------------------------------------------- minutes */

/* 出席：name name: a part whose label ends the line of names. */
static void part_put(struct paper *p, const struct resolution_part *part)
{
    const bool named = str_eqz(part->kind, "head") || str_eqz(part->kind, "speech");

    if (str_eqz(part->kind, "item")) {
        paper_heading(p, 1, part->label);
        if (part->body.len != 0)
            paper_paragraph(p, part->body);
    } else if (named && part->label.len != 0)
        paper_names(p, part->label, part->body);
    else
        paper_paragraph(p, part->body);
}

enum status resolution_paper_minutes(struct ctx *ctx, const struct resolution_minutes *m,
                                     struct paper **out)
{
    struct resolution_part *parts;
    struct paper *p;
    size_t count;

    TRY(resolution_parts(ctx, m->id, &parts, &count));
    p = paper_new(ctx->arena, PAPER_MINUTES, m->title);
    TRY(issuer(ctx, RESOLUTION_OF_COMMITTEE, &p->mark));
    p->mark = TF(ctx->arena, m->summary ? "resolution.paper.summary" : "resolution.paper.record",
                 p->mark);
    p->number = m->number;
    arr_each (i, count)
        part_put(p, &parts[i]);
    paper_gap(p);
    paper_names(p, T("resolution.minutes.chair"),
                m->chair.len != 0 ? m->chair : T("resolution.paper.blank"));
    paper_names(p, T("resolution.minutes.recorder"),
                m->recorder.len != 0 ? m->recorder : T("resolution.paper.blank"));
    if (m->hash.len != 0)
        p->note = TF(ctx->arena, "resolution.paper.hash", m->hash);
    else
        p->corner = T("resolution.paper.draft");
    p->printer = p->mark;
    p->printed_on = m->chair_on;
    *out = p;
    return ST_OK;
}

/* ---------------------------------------------------------------- the gazette */

enum status resolution_paper_gazette(struct ctx *ctx, const struct resolution_gazette *g,
                                     struct paper **out)
{
    struct resolution_gazette_part *parts;
    struct paper *p;
    size_t count;

    TRY(resolution_gazette_parts(ctx, g->id, &parts, &count));
    p = paper_new(ctx->arena, PAPER_OFFICIAL, T("resolution.gazette.contents"));
    TRY(issuer(ctx, RESOLUTION_OF_COMMITTEE, &p->mark));
    p->mark = TF(ctx->arena, "resolution.paper.gazette", p->mark);
    p->number = TF(ctx->arena, "resolution.gazette.number_of",
                   str_printf(ctx->arena, "%lld", (long long)g->year),
                   str_printf(ctx->arena, "%lld", (long long)g->number));
    arr_each (i, count)
        paper_flush(p, str_printf(ctx->arena, STR_FMT "、" STR_FMT,
                                  STR_ARG(paper_numeral(ctx->arena, (unsigned)i + 1)),
                                  STR_ARG(parts[i].title)));
    arr_each (i, count) {
        paper_break(p);
        paper_centred(p, parts[i].title);
        if (parts[i].number_text.len != 0)
            paper_centred(p, parts[i].number_text);
        paper_gap(p);
        paper_paragraph(p, parts[i].body);
    }
    p->printer = p->mark;
    p->printed_on = g->issued_on;
    *out = p;
    return ST_OK;
}
