// SPDX-License-Identifier: MulanPSL-2.0
/* Reports as DOCX and PDF, and parts of them for newspapers. */
#include "modules/report/report_papers.h"
#include "platform/text.h"

static void put_block(struct ctx *ctx, struct paper *p, const struct report_paragraph *b)
{
    const struct str words = report_paragraph_text(ctx->arena, b);

    if (b->block.level == REPORT_PART)
        paper_centred(p, words);
    else
        paper_typed(p, words);
}

/* 注：收到群众意见412条，截至2026年11月15日。 */
static void put_notes(struct ctx *ctx, struct paper *p, const struct report_sheet *s)
{
    const struct date other_year = {.year = 0, .month = 1, .day = 1};
    bool first = true;

    arr_each (i, s->count)
        arr_each (k, s->paragraphs[i].runs_count) {
            const struct report_run *run = &s->paragraphs[i].runs[k];

            if (run->kind != REPORT_FIGURE || run->figure == NULL ||
                date_none(run->figure->kept_on))
                continue;
            if (first)
                paper_gap(p);
            first = false;
            paper_paragraph(p, TF(ctx->arena, "report.kept_note", run->figure->shown,
                                  text_date(ctx->arena, run->figure->kept_on, other_year)));
        }
}

static struct paper *begin(struct ctx *ctx, const struct report_sheet *s)
{
    struct paper *p = paper_new(ctx->arena, PAPER_SHEET, s->report.title);

    if (!str_among("frozen published", s->report.state) && s->report.draft_no > 0)
        p->aside = TF(ctx->arena, "report.draft_no", str_int(ctx->arena, s->report.draft_no));
    return p;
}

struct paper *report_paper(struct ctx *ctx, const struct report_sheet *s)
{
    struct paper *p = begin(ctx, s);

    if (s->report.byline.len > 0) {
        paper_centred(p, s->report.byline);
        paper_gap(p);
    }
    arr_each (i, s->count)
        put_block(ctx, p, &s->paragraphs[i]);
    put_notes(ctx, p, s);
    return p;
}

struct paper *report_paper_extract(struct ctx *ctx, const struct report_sheet *s,
                                   const bool *chosen)
{
    struct paper *p = begin(ctx, s);

    arr_each (i, s->count)
        if (chosen[i])
            put_block(ctx, p, &s->paragraphs[i]);
    return p;
}

struct str report_text_extract(struct ctx *ctx, const struct report_sheet *s, const bool *chosen)
{
    struct buf to = buf_new(ctx->arena, 0);

    buf_str(&to, s->report.title);
    buf_z(&to, "\n\n");
    arr_each (i, s->count)
        if (chosen[i]) {
            if (s->paragraphs[i].block.level == REPORT_PARAGRAPH)
                buf_z(&to, "　　");
            buf_str(&to, report_paragraph_text(ctx->arena, &s->paragraphs[i]));
            buf_z(&to, "\n");
        }
    return buf_view(&to);
}
