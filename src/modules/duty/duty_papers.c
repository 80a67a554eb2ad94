// SPDX-License-Identifier: MulanPSL-2.0
/* The sheet of a deputy's year: who he is, what it comes to and how, and each fact. */
#include "modules/duty/duty_papers.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "platform/text.h"

enum { FACTS_MOST = 400, SIZE_5 = 20 };

static const unsigned HEAD[] = {18, 34, 18, 34}, LINES[] = {44, 16, 30, 14},
                      FACTS[] = {18, 30, 42, 14};

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

static struct paper_table *table_of(struct paper *p, const unsigned *widths, const char *a,
                                    const char *b, const char *c, const char *d)
{
    struct paper_table *t = paper_table_add(p, widths, 4, 1, SIZE_5);

    paper_row_add(p, t,
                  (struct paper_cell[]){{.text = text(a), .label = true},
                                        {.text = text(b), .label = true},
                                        {.text = text(c), .label = true},
                                        {.text = text(d), .label = true}},
                  4, 1);
    return t;
}

static struct str number(struct ctx *ctx, int64_t n, struct str unit)
{
    return str_printf(ctx->arena, "%lld" STR_FMT, (long long)n, STR_ARG(unit));
}

static void lines_put(struct ctx *ctx, struct paper *p, const struct duty_file *file)
{
    struct paper_table *t =
        table_of(p, LINES, "duty.what", "duty.count", "duty.paper.absent", "sheet.col.points");

    arr_each (i, file->lines_count) {
        const struct duty_line *l = &file->lines[i];

        if (l->done == 0 && l->absent == 0 && l->excused == 0)
            continue;
        paper_row_add(
            p, t,
            (struct paper_cell[]){
                {.text = l->label},
                {.text = number(ctx, l->done, l->unit), .align = PAPER_CENTRE},
                {.text = TF(ctx->arena, "duty.paper.absent_of", number(ctx, l->absent, S("")),
                            number(ctx, l->excused, S(""))),
                 .align = PAPER_CENTRE},
                {.text = l->scored ? duty_points_text(ctx->arena, l->points) : S(""),
                 .align = PAPER_CENTRE}},
            4, 1);
    }
}

static void facts_put(struct ctx *ctx, struct paper *p, const struct duty_file *file,
                      const struct duty_standing *facts, size_t count)
{
    struct paper_table *t =
        table_of(p, FACTS, "duty.on", "duty.what", "duty.title", "duty.state_of");

    for (size_t i = 0; i < count && i < FACTS_MOST; i++)
        paper_row_add(
            p, t,
            (struct paper_cell[]){
                {.text = text_date(ctx->arena, facts[i].on, facts[i].on), .align = PAPER_CENTRE},
                {.text = file->lines[facts[i].line].label},
                {.text = facts[i].title.len > 0 ? facts[i].title : T("duty.untitled")},
                {.text = text_of("duty.standing.", facts[i].state), .align = PAPER_CENTRE}},
            4, 1);
}

enum status duty_sheet(struct ctx *ctx, int64_t deputy_id, int year, struct paper **out,
                       struct str *out_name)
{
    const struct str of_year = number(ctx, year, S(""));
    struct duty_standing *facts;
    struct congress congress;
    struct paper_table *t;
    struct duty_file file;
    struct paper *p;
    struct deputy d;
    size_t count;

    TRY(deputy_get(ctx, deputy_id, &d));
    TRY(congress_get(ctx, ctx->congress_id, &congress));
    TRY(duty_facts(ctx, deputy_id, year, &file, &facts, &count));
    p = paper_new(ctx->arena, PAPER_SHEET,
                  str_printf(ctx->arena, STR_FMT "\n" STR_FMT, STR_ARG(congress.name),
                             STR_ARG(TF(ctx->arena, "duty.paper.title", of_year))));
    t = paper_table_add(p, HEAD, 4, 0, 0);
    row_two(p, t, "duty.deputy", d.name, "duty.delegation", d.delegation_name);
    row_two(p, t, "duty.paper.constituency", d.constituency, "duty.paper.occupation", d.occupation);
    row_two(p, t, "duty.points",
            file.formula_id != 0 ? duty_points_text(ctx->arena, file.points) : S(""),
            "duty.paper.base", duty_points_text(ctx->arena, file.base));
    paper_heading(p, 1, T("duty.lines"));
    lines_put(ctx, p, &file);
    paper_heading(p, 1, T("duty.facts"));
    facts_put(ctx, p, &file, facts, count);
    paper_gap(p);
    paper_flush(p, T("duty.paper.sign"));
    *out = p;
    *out_name = TF(ctx->arena, "duty.paper.file", d.name, of_year);
    return ST_OK;
}
