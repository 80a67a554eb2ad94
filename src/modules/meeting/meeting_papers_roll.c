// SPDX-License-Identifier: MulanPSL-2.0
/* The roll and the slips with codes. */
#include "modules/meeting/meeting_papers_roll.h"
#include "modules/meeting/meeting_papers.h"
#include "platform/text.h"

static struct paper_cell head(struct str text)
{
    return (struct paper_cell){.text = text, .label = true};
}

const struct paper *meeting_roll_paper(struct ctx *ctx, const struct meeting *m,
                                       const struct meeting_presence *presence,
                                       const struct meeting_roll_line *lines, size_t count)
{
    static const unsigned WIDTHS[] = {1, 3, 4, 3, 5, 3};
    struct paper *p =
        paper_new(ctx->arena, PAPER_SHEET, TF(ctx->arena, "meeting.roll.paper_title", m->name));
    const struct paper_cell heads[] = {
        head(T("meeting.roll.no")),    head(T("meeting.roll.name")),
        head(T("meeting.roll.post")),  head(T("meeting.roll.capacity")),
        head(T("meeting.roll.stays")), head(T("meeting.roll.state")),
    };
    struct paper_table *t;

    p->number = paper_date(ctx->arena, m->starts_on);
    p->aside = m->place;
    t = paper_table_add(p, WIDTHS, COUNT(WIDTHS), 1, 0);
    paper_row_add(p, t, heads, COUNT(heads), 0);
    arr_each (i, count) {
        const struct paper_cell cells[] = {
            {.text = str_printf(ctx->arena, "%zu", i + 1), .align = PAPER_CENTRE},
            {.text = lines[i].name},
            {.text = lines[i].title},
            {.text = lines[i].capacity},
            {.text = lines[i].stays},
            {.text = lines[i].state},
        };

        paper_row_add(p, t, cells, COUNT(cells), 0);
    }
    paper_flush(p, presence->formula);
    if (presence->article.len > 0)
        paper_flush(p, presence->article);
    return p;
}

const struct paper *meeting_codes_paper(struct ctx *ctx, const struct meeting *m,
                                        const struct meeting_roll_line *lines, size_t count)
{
    static const unsigned WIDTHS[] = {3, 4, 4};
    struct paper *p =
        paper_new(ctx->arena, PAPER_SHEET, TF(ctx->arena, "meeting.codes.paper_title", m->name));
    const struct paper_cell heads[] = {head(T("meeting.roll.name")), head(T("meeting.roll.post")),
                                       head(T("meeting.codes.code"))};
    struct paper_table *t;

    p->number = paper_date(ctx->arena, m->starts_on);
    t = paper_table_add(p, WIDTHS, COUNT(WIDTHS), 1, 0);
    paper_row_add(p, t, heads, COUNT(heads), 0);
    arr_each (i, count) {
        const struct paper_cell cells[] = {
            {.text = lines[i].name},
            {.text = lines[i].title},
            {.text = meeting_code_halves(ctx, lines[i].code), .align = PAPER_CENTRE},
        };

        paper_row_add(p, t, cells, COUNT(cells), 2);
    }
    paper_flush(p, T("meeting.codes.note"));
    return p;
}
