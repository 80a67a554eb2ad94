// SPDX-License-Identifier: MulanPSL-2.0
/* Papers joined into one PDF by qpdf and our own pages: pages, bookmarks, what cannot be joined. */
#include "base/tap.h"
#include "platform/app.h"
#include "platform/paper.h"
#include "platform/paper_pack.h"
#include "platform/worker.h"
#include <unistd.h>

static const struct worker_task TASKS[] = {
    {PAPER_PDF_TASK, paper_pdf_run}, {PAPER_PACK_TASK, paper_pack_run}, {0}};

static struct str a_paper(struct ctx *ctx, const char *title)
{
    struct paper *p = paper_new(ctx->arena, PAPER_SHEET, str_from(title));
    struct str pdf = S("");

    paper_paragraph(p, S("One paragraph."));
    ASSERT(paper_pdf(ctx, p, &pdf) == ST_OK);
    return pdf;
}

static struct str by_qpdf(struct ctx *ctx, struct str pdf, const char *const *argv)
{
    const struct worker_call call = {
        .input = pdf, .input_name = "in.pdf", .output_name = "out.pdf"};
    struct str out = S("");

    ASSERT(worker_program(ctx, argv, &call, &out) == ST_OK);
    return out;
}

static void looked_at(struct ctx *ctx, struct str pdf)
{
    static const char *const LOCK[] = {"qpdf", "--encrypt", "user",    "owner", "256",
                                       "--",   "in.pdf",    "out.pdf", NULL};
    struct paper_part part = {.title = S("report"), .bytes = pdf};
    unsigned pages = 0;

    EQ_INT(paper_pack_look(ctx, &part, &pages), ST_OK, "a sound one");
    EQ_INT(pages, 1, "has one page");
    part.bytes = by_qpdf(ctx, pdf, LOCK);
    EQ_INT(paper_pack_look(ctx, &part, &pages), ST_INVALID, "one that wants a password");
    EQ_TEXT(ctx->err.key, "paper.pack_locked", "says so");
    EQ_TEXT(ctx->err.arg, "report", "by its title");
    ctx->err = (struct err){0};
    part.bytes = S("%PDF-1.4\nnothing more");
    EQ_INT(paper_pack_look(ctx, &part, &pages), ST_INVALID, "a damaged one");
    EQ_TEXT(ctx->err.key, "paper.pack_damaged", "says so");
    ctx->err = (struct err){0};
}

static void joined(struct ctx *ctx, struct str first, struct str second)
{
    static const char *const OUTLINES[] = {"qpdf", "--json=2", "--json-key=outlines", "in.pdf",
                                           NULL};
    struct paper_part parts[40] = {
        {.title = S("Item one"), .level = 1},
        {.title = S("Report\nof the office"), .level = 2, .bytes = first},
        {.title = S("Missing"), .level = 2, .note = S("no file")},
        {.title = S("Item two"), .level = 1, .bytes = second},
    };
    struct paper_part whole = {.title = S("whole")};
    struct worker_call call = {.input_name = "in.pdf"};
    struct str json = S("");
    unsigned pages = 0;

    ASSERT(paper_pack(ctx, S("All papers"), S("today"), parts, 4, &whole.bytes) == ST_OK);
    ASSERT(paper_pack_look(ctx, &whole, &pages) == ST_OK);
    EQ_INT(pages, 3, "contents and two papers");
    call.input = whole.bytes;
    ASSERT(worker_program(ctx, OUTLINES, &call, &json) == ST_OK);
    OK(str_has(json, S("Report of the office")) && str_has(json, S("Item two")), "with bookmarks");
    OK(str_has(json, S("\"destpageposfrom1\": 3")), "that lead to their pages");
    for (size_t i = 4; i < COUNT(parts); i++)
        parts[i] = (struct paper_part){.title = S("More"), .level = 9};
    ASSERT(paper_pack(ctx, S("All papers"), S("today"), parts, COUNT(parts), &whole.bytes) ==
           ST_OK);
    ASSERT(paper_pack_look(ctx, &whole, &pages) == ST_OK);
    EQ_INT(pages, 4, "contents of two pages");
    ASSERT(paper_pack(ctx, S("None"), S(""), parts, 0, &whole.bytes) == ST_OK);
    ASSERT(paper_pack_look(ctx, &whole, &pages) == ST_OK);
    EQ_INT(pages, 1, "nothing but contents");
    parts[1].bytes = S("%PDF-1.4");
    EQ_INT(paper_pack(ctx, S("All"), S(""), parts, 4, &whole.bytes), ST_INVALID,
           "a damaged one stops the pack");
    ctx->err = (struct err){0};
    EQ_INT(paper_pack(ctx, S("All"), S(""), parts, PAPER_PACK_PARTS + 1, &whole.bytes), ST_INVALID,
           "too many");
}

int main(int argc, char **argv)
{
    char dir[] = "/tmp/renda-pack-XXXXXX";
    struct app app = {0};
    struct ctx ctx = {.app = &app, .arena = arena_open(0)};
    struct str first;

    if (argc == 4 && strcmp(argv[1], "worker") == 0)
        worker_child(TASKS);
    if (!paper_pack_works()) {
        OK(true, "joined # SKIP qpdf is not installed");
        return tap_done();
    }
    ASSERT(mkdtemp(dir) != NULL && worker_pool_open(dir, 2, NULL, &app.worker, &ctx.err) == ST_OK);
    first = a_paper(&ctx, "First");
    looked_at(&ctx, first);
    joined(&ctx, first, a_paper(&ctx, "Second"));
    worker_pool_close(app.worker);
    (void)rmdir(dir);
    arena_close(ctx.arena);
    return tap_done();
}
