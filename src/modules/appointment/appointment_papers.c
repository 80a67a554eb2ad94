// SPDX-License-Identifier: MulanPSL-2.0
/* On paper: the certificate of appointment, the list for an oath. */
#include "modules/appointment/appointment_web.h"
#include "modules/body/body.h"
#include "modules/congress/congress.h"
#include "platform/paper.h"
#include "platform/text.h"

enum { GAPS = 3 };

static enum status committee_of(struct ctx *ctx, struct date on, struct str *out)
{
    struct congress congress;
    struct body body;
    const enum status st = body_of_kind(ctx, BODY_STANDING_COMMITTEE, on, &body);

    if (st == ST_OK)
        *out = body.name;
    if (st != ST_NOT_FOUND)
        return st;
    TRY(congress_get(ctx, ctx->congress_id, &congress));
    *out = congress.name;
    return ST_OK;
}

static enum status send(struct ctx *ctx, struct response *rs, const struct paper *p,
                        struct str name)
{
    struct str bytes;

    TRY(paper_pdf(ctx, p, &bytes));
    return respond_bytes(rs, paper_format_type(PAPER_PDF),
                         str_printf(ctx->arena, STR_FMT ".pdf", STR_ARG(name)), bytes);
}

enum status appointment_web_certificate_pdf(struct ctx *ctx, const struct request *rq,
                                            struct response *rs)
{
    struct paper *p = paper_new(ctx->arena, PAPER_SHEET, T("appointment.certificate_title"));
    struct appointment_certificate c;
    struct appointment a;
    struct str committee;

    TRY(appointment_store_get(ctx, path_id(rq, "id"), &a));
    TRY(appointment_store_certificate(ctx, a.id, &c));
    TRY(committee_of(ctx, a.decided_on, &committee));
    p->number = appointment_certificate_text(ctx, c.year, c.number);
    paper_gap(p);
    paper_paragraph(p, TF(ctx->arena, "appointment.certificate_body",
                          paper_date(ctx->arena, a.decided_on), committee, a.person, a.post));
    for (int i = 0; i < GAPS; i++)
        paper_gap(p);
    paper_flush(p, TF(ctx->arena, "appointment.certificate_signer", c.signer));
    p->organ = committee;
    p->date = c.signed_on;
    p->sealed = true;
    return send(ctx, rs, p, TF(ctx->arena, "appointment.certificate_file", a.person));
}

static void put_row(struct paper *p, struct paper_table *t, struct str number, struct str name,
                    struct str post, struct str sign, bool head)
{
    const struct paper_cell cells[] = {
        {.text = number, .label = head, .align = PAPER_CENTRE},
        {.text = name, .label = head, .align = PAPER_CENTRE},
        {.text = post, .label = head},
        {.text = sign, .label = head, .align = PAPER_CENTRE},
    };

    paper_row_add(p, t, cells, COUNT(cells), head ? 1 : 2);
}

enum status appointment_web_oath_pdf(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    static const unsigned WIDTHS[] = {1, 3, 6, 4};
    struct appointment_swearer *all;
    struct appointment_oath o;
    struct paper_table *t;
    struct paper *p;
    size_t count;

    TRY(appointment_store_oath(ctx, path_id(rq, "id"), &o));
    TRY(appointment_store_swearers(ctx, o.id, &all, &count));
    p = paper_new(ctx->arena, PAPER_SHEET, T("appointment.oath_list_title"));
    p->number = o.place;
    p->aside = paper_date(ctx->arena, o.held_on);
    t = paper_table_add(p, WIDTHS, COUNT(WIDTHS), 1, 0);
    put_row(p, t, T("appointment.nth"), T("appointment.col.person"), T("appointment.col.post"),
            T("appointment.signature"), true);
    arr_each (i, count)
        put_row(p, t, str_int(ctx->arena, (int64_t)i + 1), all[i].person, all[i].post,
                str_eqz(all[i].state, "listed") ? S("")
                                                : text_of("appointment.swearing.", all[i].state),
                false);
    paper_gap(p);
    paper_heading(p, 1, T("appointment.oath_words"));
    paper_paragraph(p, T("appointment.oath_text"));
    return send(ctx, rs, p, T("appointment.oath_list_title"));
}
