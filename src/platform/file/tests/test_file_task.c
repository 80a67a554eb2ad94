// SPDX-License-Identifier: MulanPSL-2.0
/* Texts, small pictures and what hostile files do to the workers that read them. */
#include "base/tap.h"
#include "platform/app.h"
#include "platform/file/file_task.h"
#include "platform/file/tests/filetest.h"
#include <libdeflate.h>
#include <unistd.h>

const struct module *const MODULES[] = {NULL};

static const struct worker_task TASKS[] = {
    {FILE_TEXT_TASK, file_text_run},
    {FILE_THUMB_TASK, file_thumb_run},
    {FILE_PHOTO_TASK, file_photo_run},
    {0},
};

#define HEAD "<?xml version=\"1.0\"?>"

static struct arena *arena;
static struct ctx *ctx;
static char dir[] = "/tmp/renda-task-XXXXXX";

static const char *on_disk(struct str bytes)
{
    const char *path = str_printf(arena, "%s/file", dir).ptr;
    FILE *f = fopen(path, "w");

    ASSERT(f != NULL && fwrite(bytes.ptr, 1, bytes.len, f) == bytes.len && fclose(f) == 0);
    return path;
}

static struct str package(const char *part, const char *bytes)
{
    const struct filetest_member members[] = {
        {.name = "[Content_Types].xml", .bytes = HEAD "<Types/>"}, {.name = part, .bytes = bytes}};

    return filetest_zip(arena, members, 2);
}

static enum status read_it(struct str bytes, enum file_type type, struct str *out, bool *out_cut)
{
    struct err err = {.key = NULL};
    const enum status st =
        file_text(arena, &err, on_disk(bytes), type, FILE_TEXT_BYTES_MAX, out, out_cut);

    ctx->err = err;
    return st;
}

static void test_texts(void)
{
    struct str text = S("");
    bool cut = true;

    EQ_INT(read_it(package("word/document.xml", HEAD
                           "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>便桥</w:t></w:r>"
                           "<w:r><w:tab/><w:t> 已修好</w:t></w:r></w:p><w:p><w:r><w:instrText>PAGE"
                           "</w:instrText><w:t>第二段</w:t></w:r></w:p></w:body></w:document>"),
                   FILE_DOCX, &text, &cut),
           ST_OK, "a document");
    EQ_STR(text, "便桥 已修好\n第二段", "its paragraphs, without fields");
    OK(!cut, "all of it");
    ASSERT(read_it(package("xl/sharedStrings.xml",
                           HEAD "<sst><si><t>单位</t><rPh><t>danwei</t></rPh></si>"
                                "<si><r><t>交通</t></r><r><t>局</t></r></si></sst>"),
                   FILE_XLSX, &text, &cut) == ST_OK);
    EQ_STR(text, "单位\n交通局", "texts of a sheet");
    ASSERT(
        read_it(package("xl/worksheets/sheet1.xml", HEAD
                        "<worksheet><c t=\"inlineStr\"><is><t>格里的字</t></is></c></worksheet>"),
                FILE_XLSX, &text, &cut) == ST_OK);
    EQ_STR(text, "格里的字", "and those inside cells");
    ASSERT(read_it(package("ppt/slides/slide1.xml",
                           HEAD "<p:sld xmlns:p=\"p\" xmlns:a=\"a\"><a:p><a:t>"
                                "汇报</a:t></a:p></p:sld>"),
                   FILE_PPTX, &text, &cut) == ST_OK);
    EQ_STR(text, "汇报", "slides");
    ASSERT(read_it(package("Doc_0/Pages/Page_0/Content.xml",
                           HEAD "<o:Page xmlns:o=\"o\"><o:TextObject><o:TextCode>公文</o:TextCode>"
                                "</o:TextObject></o:Page>"),
                   FILE_OFD, &text, &cut) == ST_OK);
    EQ_STR(text, "公文", "OFD");
    ASSERT(read_it(S("\xB1\xE3\xC7\xC5\r\n\r\n  \xD0\xDE\xBA\xC3\n"), FILE_TXT, &text, &cut) ==
           ST_OK);
    EQ_STR(text, "便桥\n修好", "a text in GB18030, tidied");
}

static void test_hostile(void)
{
    struct buf many = buf_new(arena, 0);
    struct str text = S("");
    bool cut = false;

    EQ_INT(
        read_it(package("word/document.xml",
                        "<!DOCTYPE a [<!ENTITY l \"lol\"><!ENTITY m \"&l;&l;&l;&l;\">]><a>&m;</a>"),
                FILE_DOCX, &text, &cut),
        ST_INVALID, "entities are not read at all");
    EQ_TEXT(ctx->err.key, "file.broken", "no document has them");
    EQ_INT(read_it(package("word/other.xml", "<a/>"), FILE_DOCX, &text, &cut), ST_INVALID,
           "a document without its part");
    EQ_INT(read_it(package("word/document.xml", HEAD "<a><b></a>"), FILE_DOCX, &text, &cut),
           ST_INVALID, "XML that does not close");
    EQ_INT(read_it(S("PK\3\4 half a file"), FILE_DOCX, &text, &cut), ST_INVALID, "half a file");
    buf_z(&many, HEAD "<sst>");
    arr_each (i, 90000)
        buf_z(&many, "<si><t>一个格子里的字一个格子</t></si>");
    buf_z(&many, "</sst>");
    ASSERT(read_it(package("xl/sharedStrings.xml", str_z(arena, buf_view(&many))), FILE_XLSX, &text,
                   &cut) == ST_OK);
    OK(cut && text.len <= FILE_TEXT_BYTES_MAX && text.len > FILE_TEXT_BYTES_MAX / 2,
       "of a sheet without end the beginning");
}

/* 64 x 48 points, as telephones take them. */
/* clang-format off */
static const char HEIC[] =
    "\000\000\000\034\146\164\171\160\150\145\151\143\000\000\000\000\155\151\146\061\150"
    "\145\151\143\155\151\141\146\000\000\001\255\155\145\164\141\000\000\000\000\000\000"
    "\000\041\150\144\154\162\000\000\000\000\000\000\000\000\160\151\143\164\000\000\000"
    "\000\000\000\000\000\000\000\000\000\000\000\000\000\016\160\151\164\155\000\000\000"
    "\000\000\002\000\000\000\020\151\144\141\164\000\000\000\000\000\100\000\060\000\000"
    "\000\070\151\154\157\143\001\000\000\000\104\100\000\002\000\001\000\000\000\000\000"
    "\000\001\321\000\001\000\000\000\000\000\000\000\110\000\002\000\001\000\000\000\000"
    "\000\000\000\001\000\000\000\000\000\000\000\010\000\000\000\070\151\151\156\146\000"
    "\000\000\000\000\002\000\000\000\025\151\156\146\145\002\000\000\001\000\001\000\000"
    "\150\166\143\061\000\000\000\000\025\151\156\146\145\002\000\000\000\000\002\000\000"
    "\147\162\151\144\000\000\000\000\330\151\160\162\160\000\000\000\266\151\160\143\157"
    "\000\000\000\166\150\166\143\103\001\003\160\000\000\000\000\000\000\000\000\000\036"
    "\360\000\374\375\370\370\000\000\017\003\040\000\001\000\030\100\001\014\001\377\377"
    "\003\160\000\000\003\000\220\000\000\003\000\000\003\000\036\272\002\100\041\000\001"
    "\000\052\102\001\001\003\160\000\000\003\000\220\000\000\003\000\000\003\000\036\240"
    "\040\201\005\226\352\344\246\271\270\020\020\060\040\000\000\003\000\040\000\000\003"
    "\000\041\042\000\001\000\006\104\001\301\163\300\211\000\000\000\024\151\163\160\145"
    "\000\000\000\000\000\000\000\100\000\000\000\100\000\000\000\024\151\163\160\145\000"
    "\000\000\000\000\000\000\100\000\000\000\060\000\000\000\020\160\151\170\151\000\000"
    "\000\000\003\010\010\010\000\000\000\032\151\160\155\141\000\000\000\000\000\000\000"
    "\002\000\001\002\201\002\000\002\002\003\204\000\000\000\032\151\162\145\146\000\000"
    "\000\000\000\000\000\016\144\151\155\147\000\002\000\001\000\001\000\000\000\120\155"
    "\144\141\164\000\000\000\104\050\001\257\031\200\357\120\111\216\221\263\357\331\145"
    "\043\376\134\007\036\326\157\327\347\314\133\303\017\217\032\206\041\261\252\070\305"
    "\201\260\151\231\206\325\135\221\156\315\175\162\262\242\153\040\071\104\261\064\352"
    "\350\217\020\220\137\045\351\271\064\305\370\133";
/* clang-format on */

static void heic(void)
{
    const struct str photo = {HEIC, sizeof HEIC - 1};
    struct file_facts f;
    struct str got;

    OK(file_thumb_reads("jpeg") && !file_thumb_reads("nothing"), "what can be drawn is known");
    EQ_INT(file_facts_of(photo).type, FILE_HEIC, "a photograph of a telephone");
    if (access("/usr/share/doc/heif-gdk-pixbuf", R_OK) != 0) {
        OK(true, "its small picture # SKIP heif-gdk-pixbuf is not installed (script/bootstrap)");
        return;
    }
    EQ_INT(file_task_thumb(ctx, on_disk(photo), &got), ST_OK, "has a small picture");
    f = file_facts_of(got);
    OK(f.type == FILE_JPEG && f.width == 64 && f.height == 48, "which is a JPEG");
}

/* A JPEG as a telephone makes it: with a part (APP1) that says where it was taken. */
static struct str with_place(struct str jpeg)
{
    static const char APP1[] = "\xff\xe1\0\x16"
                               "Exif\0\0GPS-112.15-37.55";

    return str_join(
        arena,
        (const struct str[]){{jpeg.ptr, 2}, {APP1, sizeof APP1 - 1}, {jpeg.ptr + 2, jpeg.len - 2}},
        3, S(""));
}

static void test_photo(void)
{
    struct file_facts f;
    struct str got = S(""), again = S("");

    ASSERT(file_task_photo(ctx, on_disk(filetest_png(arena, 3200, 800)), &got) == ST_OK);
    f = file_facts_of(got);
    OK(f.type == FILE_JPEG && f.width == 1600 && f.height == 400, "drawn anew, not too large");
    OK(str_has(with_place(got), S("GPS")), "a photograph says where it was taken");
    ASSERT(file_task_photo(ctx, on_disk(with_place(got)), &again) == ST_OK);
    f = file_facts_of(again);
    OK(f.width == 1600 && !str_has(again, S("GPS")) && !str_has(again, S("Exif")),
       "drawn anew it says nothing");
    EQ_INT(file_task_photo(ctx, on_disk(S("\xff\xd8\xff no picture")), &got), ST_INVALID,
           "what is no picture is refused");
}

static void test_workers(void)
{
    struct file_facts f;
    struct str got = S("");
    bool cut = false;
    enum status st;

    st = file_task_text(ctx, on_disk(S("走访情况\n四个村")), FILE_TXT, 20, &got, &cut);
    if (st != ST_OK)
        printf("# %s %s\n", ctx->err.key, ctx->err.detail);
    EQ_INT(st, ST_OK, "read in a worker");
    EQ_STR(got, "走访情况\n四个村", "the same text");
    EQ_INT(file_task_text(ctx, on_disk(S("PK\3\4")), FILE_DOCX, 20, &got, &cut), ST_INVALID,
           "a broken one there");
    EQ_TEXT(ctx->err.key, "file.broken", "is told as such");
    EQ_INT(file_task_text(ctx, on_disk(S("GIF")), FILE_GIF, 20, &got, &cut), ST_NOT_FOUND,
           "pictures have no text");
    st = file_task_thumb(ctx, on_disk(filetest_png(arena, 800, 400)), &got);
    if (st != ST_OK)
        printf("# %s %s\n", ctx->err.key, ctx->err.detail);
    EQ_INT(st, ST_OK, "a small picture");
    f = file_facts_of(got);
    OK(f.type == FILE_JPEG && f.width == 320 && f.height == 160, "is a JPEG of 320 points");
    EQ_INT(file_task_thumb(ctx, on_disk(S("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\1\0\0\0\1\0\0\x08\x02")),
                           &got),
           ST_INVALID, "a picture that would fill the memory");
    heic();
    test_photo();
}

/* One page whose text is drawn without end: small on disk, endless for who reads it. */
static struct str endless_pdf(void)
{
    enum { DRAWN = 60 << 20 };
    struct libdeflate_compressor *c = libdeflate_alloc_compressor(1);
    struct buf b = buf_new(arena, 0);
    char *drawn = arena_alloc(arena, DRAWN);
    const size_t most = libdeflate_zlib_compress_bound(c, DRAWN);
    char *packed = arena_alloc(arena, most);
    size_t len;

    for (size_t i = 0; i < DRAWN; i++)
        drawn[i] = "(a)Tj 1 1 Td "[i % 13];
    memcpy(drawn, "BT /F1 9 Tf  ", 13);
    len = libdeflate_zlib_compress(c, drawn, DRAWN, packed, most);
    libdeflate_free_compressor(c);
    buf_z(&b,
          "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
          "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
          "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R"
          "/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n");
    buf_printf(&b, "4 0 obj<</Length %zu/Filter/FlateDecode>>stream\n", len);
    buf_put(&b, packed, len);
    buf_z(&b, "\nendstream endobj\ntrailer<</Root 1 0 R>>\n");
    return buf_view(&b);
}

static void test_pdf(void)
{
    struct str got = S("");
    bool cut;
    enum status st;

    if (!worker_has_program("pdftotext")) {
        printf("ok %d - # SKIP pdftotext is not installed\n", ++tap_count);
        return;
    }
    st = file_task_text(ctx, on_disk(endless_pdf()), FILE_PDF, 1, &got, &cut);
    EQ_INT(st, ST_INVALID, "a PDF that never ends");
    OK(strcmp(ctx->err.key, "worker.too_slow") == 0 ||
           strcmp(ctx->err.key, "worker.too_big") == 0 ||
           strcmp(ctx->err.key, "worker.failed") == 0,
       "is cut off");
    st = file_task_text(ctx, on_disk(S("%PDF-1.4\nnot really\n")), FILE_PDF, 20, &got, &cut);
    EQ_INT(st, ST_INVALID, "what only says it is a PDF");
}

int main(int argc, char **argv)
{
    struct app app = {.config = {.data_dir = dir}};
    struct err err;

    if (argc == 4 && strcmp(argv[1], "worker") == 0)
        worker_child(TASKS);
    arena = arena_open(0);
    ASSERT(mkdtemp(dir) != NULL);
    if (worker_pool_open(str_printf(arena, "%s/worker", dir).ptr, 2, NULL, &app.worker, &err) !=
        ST_OK) {
        printf("Bail out! %s\n", err.detail);
        return 1;
    }
    ctx = arena_new(arena, struct ctx);
    ctx->arena = arena;
    ctx->app = &app;
    test_texts();
    test_hostile();
    test_workers();
    test_pdf();
    worker_pool_close(app.worker);
    unlink(str_printf(arena, "%s/file", dir).ptr);
    rmdir(str_printf(arena, "%s/worker", dir).ptr);
    rmdir(dir);
    arena_close(arena);
    return tap_done();
}
