// SPDX-License-Identifier: MulanPSL-2.0
/* The DOCX: its XML is whole whatever the text; LibreOffice opens it, and finds the text and the
 * 22 lines of 28 characters. */
#include "base/tap.h"
#include "paper_samples.h"
#include "platform/app.h"
#include "platform/worker.h"
#include <libxml/parser.h>
#include <stdlib.h>
#include <unistd.h>
#include <zip.h>

static struct str part(struct arena *a, struct str docx, const char *name)
{
    struct zip_source *source = zip_source_buffer_create(docx.ptr, docx.len, 0, NULL);
    struct zip *z = zip_open_from_source(source, ZIP_RDONLY, NULL);
    struct zip_file *f = z != NULL ? zip_fopen(z, name, 0) : NULL;
    zip_stat_t st = {0};
    char *bytes = NULL;

    if (f != NULL && zip_stat(z, name, 0, &st) == 0) {
        bytes = arena_alloc(a, (size_t)st.size);
        if (zip_fread(f, bytes, st.size) != (zip_int64_t)st.size)
            bytes = NULL;
    }
    if (f != NULL)
        zip_fclose(f);
    zip_discard(z);
    return (struct str){bytes, bytes != NULL ? (size_t)st.size : 0};
}

static bool is_xml(struct str bytes)
{
    xmlDoc *doc = xmlReadMemory(bytes.ptr, (int)bytes.len, "part", NULL,
                                XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);

    xmlFreeDoc(doc);
    return doc != NULL;
}

static void whole(struct ctx *ctx, struct paper *p, const char *what)
{
    static const char *const PARTS[] = {"[Content_Types].xml", "_rels/.rels",
                                        "word/document.xml",   "word/_rels/document.xml.rels",
                                        "word/styles.xml",     "word/settings.xml",
                                        "word/fontTable.xml",  "word/footer1.xml",
                                        "word/footer2.xml",    "docProps/core.xml"};
    struct str docx;
    size_t good = 0;

    OK(paper_docx(p, &ctx->err, &docx) == ST_OK, what);
    arr_each (i, COUNT(PARTS))
        good += is_xml(part(ctx->arena, docx, PARTS[i]));
    if (p->kind == PAPER_LETTER)
        OK(is_xml(part(ctx->arena, docx, "word/header1.xml")) &&
               is_xml(part(ctx->arena, docx, "word/footer3.xml")),
           "first header and footer are XML");
    EQ_INT(good, COUNT(PARTS), "every part is XML");
}

static void parts(struct ctx *ctx)
{
    struct paper *odd = paper_new(ctx->arena, PAPER_OFFICIAL, S("<a & \"b\">\x01"));
    struct str docx;

    whole(ctx, sample_official(ctx->arena), "an official paper");
    whole(ctx, sample_letter(ctx->arena), "a letter");
    whole(ctx, sample_minutes(ctx->arena), "minutes");
    whole(ctx, sample_sheet(ctx->arena), "a list");
    paper_typed(odd, S("一、</w:t>&amp;\n（二）]]>。x\x0b\n12.3亩\n"));
    whole(ctx, odd, "text that looks like XML");
    arr_each (i, 100000)
        paper_paragraph(odd, S("一段"));
    OK(paper_docx(odd, &ctx->err, &docx) == ST_INVALID, "100,000 paragraphs are refused");
    EQ_TEXT(ctx->err.key, "paper.too_long", "with a reason");
}

/* By LibreOffice to PDF, and its text. */
static struct str text_of_docx(struct ctx *ctx, struct paper *p)
{
    struct str docx, pdf, text;
    struct worker_call call = {.input_name = "in.docx",
                               .output_name = "in.pdf",
                               .limits = {.seconds = 120, .cpu_seconds = 60}};

    if (paper_docx(p, &ctx->err, &docx) != ST_OK)
        return S("");
    call.input = docx;
    if (worker_program(ctx,
                       (const char *[]){"soffice", "--headless",
                                        "-env:UserInstallation=file://{dir}/profile",
                                        "--convert-to", "pdf", "in.docx", NULL},
                       &call, &pdf) != ST_OK) {
        printf("# %s: %s\n", ctx->err.key, ctx->err.detail);
        return S("");
    }
    call = (struct worker_call){.input = pdf, .limits = {.seconds = 60}};
    if (worker_program(ctx, (const char *[]){"pdftotext", "-layout", "-", "-", NULL}, &call,
                       &text) != ST_OK)
        return S("");
    return text;
}

/* Without blanks and line ends: what a reader reads. */
static struct str words_of(struct arena *a, struct str text)
{
    struct buf b = buf_new(a, 0);

    arr_each (i, text.len)
        if ((unsigned char)text.ptr[i] > ' ')
            buf_char(&b, text.ptr[i]);
    return buf_view(&b);
}

static size_t full_lines(struct str text)
{
    struct str line;
    size_t n = 0, page = 1;

    while (str_cut(&text, '\n', &line)) {
        if (line.len > 0 && line.ptr[0] == '\f') {
            page++;
            line = (struct str){line.ptr + 1, line.len - 1};
        }
        line = str_trim(line);
        n += page == 2 && str_starts(line, S("字")) && line.len == 28 * strlen("字");
    }
    return n;
}

static void in_an_office(struct ctx *ctx)
{
    static const char *const WANT[] = {"季长松代表：",
                                       "一、办理情况",
                                       "占地12.5亩，设15个班",
                                       "云溪县教育局",
                                       "2026年6月8日",
                                       "（联系人：陶小满",
                                       "抄送：县人大常委会代表工作委员会，县人民政府办公室。",
                                       "签发人："};
    struct str text = words_of(ctx->arena, text_of_docx(ctx, sample_letter(ctx->arena)));

    arr_each (i, COUNT(WANT))
        OK(str_has(text, words_of(ctx->arena, str_from(WANT[i]))), WANT[i]);
    EQ_INT(full_lines(text_of_docx(ctx, sample_lines(ctx->arena))), 22,
           "LibreOffice sets 22 lines of 28 characters on a page");
}

int main(int argc, char **argv)
{
    char dir[] = "/tmp/renda-paper-XXXXXX";
    struct app app = {0};
    struct ctx ctx = {.arena = arena_open(0), .app = &app};

    if (argc == 4 && strcmp(argv[1], "worker") == 0)
        worker_child((const struct worker_task[]){{0}});
    if (mkdtemp(dir) == NULL || worker_pool_open(dir, 2, NULL, &app.worker, &ctx.err) != ST_OK)
        return 1;
    parts(&ctx);
    if (worker_has_program("soffice") && worker_has_program("pdftotext"))
        in_an_office(&ctx);
    else
        OK(true, "in an office # SKIP soffice or pdftotext is not installed");
    worker_pool_close(app.worker);
    rmdir(dir);
    arena_close(ctx.arena);
    return tap_done();
}
