// SPDX-License-Identifier: MulanPSL-2.0
/* The PDF as pdftotext -bbox measures it: margins, characters per line, line pitch, lines per page,
 * sides of the page numbers; and what becomes of papers that are too large. */
#include "base/tap.h"
#include "paper_samples.h"
#include "platform/app.h"
#include "platform/worker.h"
#include <math.h>
#include <stdlib.h>
#include <unistd.h>

static const struct worker_task TASKS[] = {{PAPER_PDF_TASK, paper_pdf_run}, {0}};

#define MM_PER_PT (25.4 / 72)

/* One word of the page, in millimetres. */
struct word {
    unsigned page;
    double x0, y0, x1, y1;
    struct str text;
};

struct measured {
    struct word *words;
    size_t count;
    unsigned pages;
};

static double attribute(struct str tag, const char *name)
{
    const char *at = memmem(tag.ptr, tag.len, name, strlen(name));

    return at != NULL ? strtod(at + strlen(name), NULL) * MM_PER_PT : -1;
}

static bool measure(struct ctx *ctx, struct str pdf, struct measured *out)
{
    const struct worker_call call = {.input = pdf, .limits = {.seconds = 60}};
    struct str text, line;

    *out = (struct measured){.words = arena_array(ctx->arena, 20000, struct word)};
    if (worker_program(ctx, (const char *[]){"pdftotext", "-bbox", "-", "-", NULL}, &call, &text) !=
        ST_OK) {
        printf("# %s %s\n", ctx->err.key, ctx->err.detail);
        return false;
    }
    while (str_cut(&text, '\n', &line)) {
        const char *from = memchr(line.ptr, '>', line.len);

        if (str_has(line, S("<page ")))
            out->pages++;
        if (!str_has(line, S("<word ")) || from == NULL || out->count == 20000)
            continue;
        from++;
        out->words[out->count++] = (struct word){
            .page = out->pages,
            .x0 = attribute(line, "xMin=\""),
            .x1 = attribute(line, "xMax=\""),
            .y0 = attribute(line, "yMin=\""),
            .y1 = attribute(line, "yMax=\""),
            .text = {from, line.len - (size_t)(from - line.ptr) - strlen("</word>")},
        };
    }
    return true;
}

static void near(double got, double want, double within, const char *what)
{
    OK(fabs(got - want) <= within, what);
    if (fabs(got - want) > within)
        printf("#   got:  %.3f\n#   want: %.3f\n", got, want);
}

static bool make(struct ctx *ctx, struct paper *p, struct measured *out)
{
    struct str pdf;

    if (paper_pdf(ctx, p, &pdf) != ST_OK) {
        printf("# %s %s\n", ctx->err.key, ctx->err.detail);
        return false;
    }
    return str_starts(pdf, S("%PDF-")) && measure(ctx, pdf, out);
}

/* GB/T 9704-2012 5.2: nothing but 字, so that each line is full. */
static void type_area(struct ctx *ctx)
{
    struct measured m;
    double left = 1000, right = 0, first = 1000, last = 0, middles[100];
    size_t lines = 0;

    OK(make(ctx, sample_lines(ctx->arena), &m), "a paper of full lines");
    EQ_INT(m.pages, 3, "50 lines and a title are three pages");
    arr_each (i, m.count) {
        const struct word *w = &m.words[i];

        if (w->page != 2 || !str_starts(w->text, S("字")))
            continue;
        EQ_INT(w->text.len / strlen("字"), 28, "28 characters stand in a line");
        left = fmin(left, w->x0);
        right = fmax(right, w->x1);
        middles[lines++] = (w->y0 + w->y1) / 2;
        first = fmin(first, middles[lines - 1]);
        last = fmax(last, middles[lines - 1]);
    }
    EQ_INT(lines, 22, "22 lines stand on a page");
    near(left, 28, 1, "left margin 28 mm");
    near(right, 210 - 26, 1, "the lines are 156 mm long");
    near((last - first) / 21, 225.0 / 22, 0.02, "line pitch 225/22 mm");
    near(first - 225.0 / 44, 37, 1, "top margin 37 mm");
    near(last + 225.0 / 44, 37 + 225, 1, "the type area is 225 mm high");
}

static const struct word *find(const struct measured *m, unsigned page, const char *text)
{
    static const struct word NONE = {.x0 = -1, .x1 = -1, .y0 = -1, .y1 = -1};

    arr_each (i, m->count)
        if (m->words[i].page == page && str_has(m->words[i].text, str_from(text)))
            return &m->words[i];
    return &NONE;
}

/* The page number: the word below the type area that is a number. */
static const struct word *number_of(const struct measured *m, unsigned page)
{
    char text[12];

    snprintf(text, sizeof text, "%u", page);
    arr_each (i, m->count)
        if (m->words[i].page == page && m->words[i].y0 > 37 + 225 &&
            str_eqz(m->words[i].text, text))
            return &m->words[i];
    return NULL;
}

static void official(struct ctx *ctx)
{
    struct measured m;
    const struct word *w;

    OK(make(ctx, sample_official(ctx->arena), &m) && m.pages >= 4, "an official paper");
    w = find(&m, 1, "云溪县人民代表大会常务委员会办公室文件");
    near((w->x0 + w->x1) / 2, 106, 1, "the red name stands in the middle");
    near((w->y0 + w->y1) / 2, 37 + 35 + 156.0 / 19 / 2, 1,
         "35 mm below the upper edge of the type area");
    OK(find(&m, 1, "〔")->x0 > 0 && find(&m, 1, "〕")->x0 > 0,
       "the number has its six-cornered brackets");
    for (unsigned page = 1; page <= m.pages; page++) {
        w = number_of(&m, page);
        OK(w != NULL, "each page has a number");
        if (w == NULL)
            continue;
        OK(page % 2 == 1 ? w->x1 > 165 && w->x1 < 184 - 4 : w->x0 > 28 + 4 && w->x0 < 47,
           "odd pages on the right, even ones on the left, one character from the edge");
        near((w->y0 + w->y1) / 2, 37 + 225 + 7, 1, "7 mm below the type area");
    }
    w = find(&m, m.pages, "月6日印发");
    near(w->x1, 184 - 14 * MM_PER_PT, 0.8, "the day of printing, one character from the right");
    OK(w->y1 < 37 + 225 && w->y1 > 37 + 225 - 10, "ends the last page");
    OK(find(&m, m.pages, "2026年3月5日")->x0 > 0 || find(&m, m.pages, "5日")->x0 > 0,
       "the date has no leading zeros");
}

static void letter(struct ctx *ctx)
{
    struct measured m;
    const struct word *w;

    OK(make(ctx, sample_letter(ctx->arena), &m) && m.pages == 2, "a letter");
    w = find(&m, 1, "云溪县教育局");
    near((w->y0 + w->y1) / 2, 30 + 46 * MM_PER_PT / 2, 1.5,
         "its name stands 30 mm below the edge of the page");
    OK(number_of(&m, 1) == NULL, "its first page has no number");
    OK(number_of(&m, 2) != NULL, "its second page has one");
    OK(find(&m, 1, "＿＿号")->x0 > 0, "an unknown number is a line to write on");
    OK(find(&m, 2, "抄送：")->y1 > 37 + 225 - 12, "copies stand at the end of the last page");
}

/* 避头尾 over the whole of a long paper. */
static void no_mark_begins_a_line(struct ctx *ctx)
{
    struct measured m;
    size_t bad = 0, begins = 0;

    OK(make(ctx, sample_official(ctx->arena), &m), "lines");
    arr_each (i, m.count) {
        const struct word *w = &m.words[i];

        if (w->x0 > 30)
            continue;
        begins++;
        bad += str_starts(w->text, S("，")) || str_starts(w->text, S("。")) ||
               str_starts(w->text, S("”")) || str_starts(w->text, S("、"));
    }
    OK(begins > 40, "many lines begin at the edge");
    EQ_INT(bad, 0, "none begins with a closing mark");
}

static void tables(struct ctx *ctx)
{
    struct measured m;

    OK(make(ctx, sample_sheet(ctx->arena), &m) && m.pages > 2, "a list over several pages");
    for (unsigned page = 1; page <= m.pages; page++)
        OK(find(&m, page, "答复期限")->x0 > 0, "has its headings on each");
    OK(make(ctx, sample_form(ctx->arena), &m) && m.pages > 2, "a cell longer than a page goes on");
    OK(make(ctx, sample_minutes(ctx->arena), &m), "minutes");
    OK(find(&m, 1, "出席：")->x0 > 0, "name who was there");
}

static void too_large(struct ctx *ctx)
{
    struct paper *p = paper_new(ctx->arena, PAPER_OFFICIAL, S("长"));
    struct str out;

    arr_each (i, 100000)
        paper_paragraph(p, S("一段"));
    OK(paper_pdf(ctx, p, &out) == ST_INVALID, "100,000 paragraphs are refused");
    EQ_TEXT(ctx->err.key, "paper.too_long", "with a reason");
    p = paper_new(ctx->arena, PAPER_OFFICIAL, S("长"));
    arr_each (i, 15000)
        paper_paragraph(p, S("一段"));
    OK(paper_pdf(ctx, p, &out) == ST_OK, "15,000 are many pages");
}

static void marks_of_every_kind(struct ctx *ctx)
{
    struct paper *p = paper_new(ctx->arena, PAPER_OFFICIAL, S(""));
    struct str out;

    paper_flush(
        p, S("（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（"));
    paper_flush(
        p, S("。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。"));
    paper_flush(p, S("Pneumonoultramicroscopicsilicovolcanoconiosis-"
                     "Pneumonoultramicroscopicsilicovolcanoconiosis-0123456789"));
    paper_flush(p, S("😀𠮷 \xF0\xA0\xAE\xB7 é — ……——"));
    OK(paper_pdf(ctx, p, &out) == ST_OK, "odd text, empty head: still a paper");
}

int main(int argc, char **argv)
{
    char dir[] = "/tmp/renda-paper-XXXXXX";
    struct app app = {0};
    struct ctx ctx = {.arena = arena_open(0), .app = &app};

    if (argc == 4 && strcmp(argv[1], "worker") == 0)
        worker_child(TASKS);
    if (!worker_has_program("pdftotext")) {
        printf("1..0 # SKIP pdftotext (poppler-utils) is not installed\n");
        return 0;
    }
    if (mkdtemp(dir) == NULL || worker_pool_open(dir, 2, NULL, &app.worker, &ctx.err) != ST_OK)
        return 1;
    type_area(&ctx);
    official(&ctx);
    letter(&ctx);
    no_mark_begins_a_line(&ctx);
    tables(&ctx);
    too_large(&ctx);
    marks_of_every_kind(&ctx);
    worker_pool_close(app.worker);
    rmdir(dir);
    arena_close(ctx.arena);
    return tap_done();
}
