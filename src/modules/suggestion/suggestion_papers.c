// SPDX-License-Identifier: MulanPSL-2.0
/* Forms about one suggestion: the sheet it is written on, and the one its deputy rates a reply on.
 */
#include "modules/suggestion/suggestion_papers.h"
#include "modules/congress/congress.h"
#include "platform/text.h"

enum { WRITE_LINES = 5 };

static const unsigned FORM_WIDTHS[] = {19, 33, 19, 33};

static struct str number_of(struct ctx *ctx, const struct suggestion *s)
{
    const struct str number = suggestion_number_text(ctx->arena, s);

    return number.len != 0 ? number : T("suggestion.paper.number_blank");
}

static struct str day_of(struct ctx *ctx, struct date d)
{
    return date_none(d) ? T("suggestion.paper.day_blank") : paper_date(ctx->arena, d);
}

/* The congress's name above, what the sheet is below. */
static struct str title_of(struct ctx *ctx, const struct congress *congress, const char *key)
{
    return str_printf(ctx->arena, STR_FMT "\n" STR_FMT, STR_ARG(congress->name),
                      STR_ARG(text(key)));
}

/* label, value over the rest of the row */
static void row_wide(struct paper *p, struct paper_table *t, const char *label, struct str value,
                     unsigned lines)
{
    paper_row_add(
        p, t,
        (struct paper_cell[]){{.text = text(label), .label = true}, {.text = value, .span = 3}}, 2,
        lines);
}

static void row_two(struct paper *p, struct paper_table *t, const char *label1, struct str value1,
                    const char *label2, struct str value2)
{
    paper_row_add(p, t,
                  (struct paper_cell[]){{.text = text(label1), .label = true},
                                        {.text = value1},
                                        {.text = text(label2), .label = true},
                                        {.text = value2}},
                  4, 1);
}

/* Paragraphs with their two characters of indent, without empty lines. */
static struct str indented(struct arena *a, struct str text)
{
    struct buf b = buf_new(a, 0);
    struct str line;

    while (str_cut(&text, '\n', &line)) {
        line = str_trim(line);
        if (line.len == 0)
            continue;
        buf_z(&b, b.len != 0 ? "\n" : "");
        buf_z(&b, "　　");
        buf_str(&b, line);
    }
    return buf_view(&b);
}

static const struct suggestion_signer *lead_of(const struct suggestion_detail *d)
{
    arr_each (i, d->signers_count)
        if (d->signers[i].lead &&
            (d->signers[i].suggestion_id == 0 || d->signers[i].suggestion_id == d->s.id))
            return &d->signers[i];
    return NULL;
}

/* Those who have confirmed; merged authors stand on their own sheets. */
static struct str cosigners(struct ctx *ctx, const struct suggestion_detail *d)
{
    struct buf b = buf_new(ctx->arena, 0);

    arr_each (i, d->signers_count) {
        const struct suggestion_signer *g = &d->signers[i];
        const bool own = g->suggestion_id == 0 || g->suggestion_id == d->s.id;

        if (!own || g->lead || !str_eqz(g->state, "confirmed"))
            continue;
        buf_z(&b, b.len != 0 ? "、" : "");
        buf_str(&b, g->name);
    }
    return buf_view(&b);
}

static struct str units(struct ctx *ctx, const struct suggestion_detail *d)
{
    struct buf b = buf_new(ctx->arena, 0);

    arr_each (i, d->handlings_count) {
        const struct suggestion_handling *h = &d->handlings[i];

        if (h->state == HANDLING_MOVED || h->state == HANDLING_STOPPED)
            continue;
        buf_z(&b, b.len != 0 ? "；" : "");
        buf_str(&b, text_of("suggestion.role.", str_from(suggestion_role_word(h->role))));
        buf_z(&b, "：");
        buf_str(&b, h->organ_name);
    }
    return buf_view(&b);
}

static void authors_rows(const struct suggestion_detail *d, struct paper *p, struct paper_table *t)
{
    const struct suggestion_signer *lead = lead_of(d);

    row_two(p, t, "suggestion.paper.lead", lead != NULL ? lead->name : S(""),
            "suggestion.paper.delegation", lead != NULL ? lead->delegation_name : S(""));
}

/* Of the hand-over that stands beside it; a later round has a day of its own. */
static struct date first_due(const struct suggestion *s)
{
    return s->round > 1 && !date_none(s->first_due_on) ? s->first_due_on : s->due_on;
}

enum status suggestion_paper_sheet(struct ctx *ctx, const struct suggestion_detail *d,
                                   struct paper **out)
{
    const bool bill = d->s.kind == SUGGESTION_KIND_BILL;
    struct congress congress;
    struct paper *p;
    struct paper_table *t;

    TRY(congress_get(ctx, ctx->congress_id, &congress));
    p = paper_new(
        ctx->arena, PAPER_SHEET,
        title_of(ctx, &congress, bill ? "suggestion.paper.bill_title" : "suggestion.paper.title"));
    p->number = TF(ctx->arena, "suggestion.paper.number", number_of(ctx, &d->s));
    t = paper_table_add(p, FORM_WIDTHS, COUNT(FORM_WIDTHS), 0, 28);
    row_wide(p, t, "suggestion.paper.subject", d->s.title, 2);
    authors_rows(d, p, t);
    row_wide(p, t, "suggestion.paper.cosigners", cosigners(ctx, d), 1);
    row_two(p, t, "suggestion.paper.tabled_on", day_of(ctx, d->s.tabled_on),
            "suggestion.paper.when",
            d->s.in_session ? T("suggestion.in_session") : T("suggestion.in_recess"));
    if (bill) {
        row_wide(p, t, "suggestion.paper.cause", indented(ctx->arena, d->text.cause), 4);
        row_wide(p, t, "suggestion.paper.grounds", indented(ctx->arena, d->text.grounds), 4);
        row_wide(p, t, "suggestion.paper.proposal", indented(ctx->arena, d->text.proposal), 4);
    } else {
        row_wide(p, t, "suggestion.paper.body", indented(ctx->arena, d->text.body), 8);
    }
    row_wide(p, t, "suggestion.paper.opinion", S(""), WRITE_LINES);
    row_wide(p, t, "suggestion.paper.units", units(ctx, d), 1);
    row_two(p, t, "suggestion.paper.handed_on", day_of(ctx, d->s.handed_on),
            "suggestion.paper.due_on", day_of(ctx, first_due(&d->s)));
    *out = p;
    return ST_OK;
}

/* ---------------------------------------------------------------- rating */

static const struct suggestion_rating *rating_of(const struct suggestion_detail *d,
                                                 int64_t reply_id)
{
    arr_each (i, d->ratings_count)
        if (d->ratings[i].reply_id == reply_id && d->ratings[i].counts)
            return &d->ratings[i];
    return NULL;
}

/* ■满意 □基本满意 □不满意 */
static struct str boxes(struct ctx *ctx, enum suggestion_mark given)
{
    struct buf b = buf_new(ctx->arena, 0);

    for (enum suggestion_mark m = MARK_SATISFIED; m <= MARK_DISSATISFIED; m++) {
        buf_z(&b, b.len != 0 ? "　　" : "");
        buf_z(&b, m == given ? "■" : "□");
        buf_str(&b, text_of("suggestion.mark.", str_from(suggestion_mark_word(m))));
    }
    return buf_view(&b);
}

static const struct suggestion_reply *reply_of(const struct suggestion_detail *d, int64_t id)
{
    arr_each (i, d->replies_count)
        if (d->replies[i].id == id)
            return &d->replies[i];
    return NULL;
}

enum status suggestion_paper_rating(struct ctx *ctx, const struct suggestion_detail *d,
                                    int64_t reply_id, struct paper **out)
{
    const struct suggestion_reply *r = reply_of(d, reply_id);
    const struct suggestion_rating *given = rating_of(d, reply_id);
    struct congress congress;
    struct paper *p;
    struct paper_table *t;

    if (r == NULL || !str_eqz(r->state, "sent"))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(congress_get(ctx, ctx->congress_id, &congress));
    p = paper_new(ctx->arena, PAPER_SHEET,
                  title_of(ctx, &congress, "suggestion.paper.rating_title"));
    p->number = TF(ctx->arena, "suggestion.paper.number", number_of(ctx, &d->s));
    t = paper_table_add(p, FORM_WIDTHS, COUNT(FORM_WIDTHS), 0, 28);
    row_wide(p, t, "suggestion.paper.subject", d->s.title, 2);
    authors_rows(d, p, t);
    row_two(p, t, "suggestion.paper.unit", r->organ_name, "suggestion.paper.replied_on",
            day_of(ctx, r->sent_on));
    row_wide(
        p, t, "suggestion.paper.result",
        r->class_code.len != 0 ? TF(ctx->arena, "suggestion.class_code", r->class_code) : S(""), 1);
    row_wide(p, t, "suggestion.paper.attitude",
             boxes(ctx, given != NULL ? given->attitude : MARK_NONE), 2);
    row_wide(p, t, "suggestion.paper.outcome",
             boxes(ctx, given != NULL ? given->result : MARK_NONE), 2);
    row_wide(p, t, "suggestion.paper.says",
             given != NULL ? indented(ctx->arena, given->reason) : S(""), 10);
    row_two(p, t, "suggestion.paper.signature", S(""), "suggestion.paper.signed_on",
            day_of(ctx, given != NULL ? given->rated_on : (struct date){0}));
    if (given == NULL && !date_none(d->s.rating_due_on))
        paper_paragraph(p, TF(ctx->arena, "suggestion.paper.send_back",
                              paper_date(ctx->arena, d->s.rating_due_on)));
    *out = p;
    return ST_OK;
}
