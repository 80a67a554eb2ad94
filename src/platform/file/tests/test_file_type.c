// SPDX-License-Identifier: MulanPSL-2.0
/* What a file is by its bytes, and names made safe. */
#include "base/tap.h"
#include "platform/file/file_name.h"
#include "platform/file/file_type.h"
#include "platform/file/tests/filetest.h"
#include <unistd.h>

static struct arena *arena;

static void is(struct str bytes, enum file_type want, const char *what)
{
    const enum file_type got = file_facts_of(bytes).type;

    EQ_TEXT(file_kind(got)->word, file_kind(want)->word, what);
}
#define IS(literal, want, what) is(S(literal), (want), (what))

static struct str zip(const char *a, const char *b, uint32_t claims, bool locked)
{
    const struct filetest_member members[] = {{.name = a, .bytes = "x"},
                                              {.name = b, .bytes = "<xml/>", claims, locked}};

    return filetest_zip(arena, members, 2);
}

static void test_documents(void)
{
    static const char TYPES[] = "[Content_Types].xml";
    static const char *const DOC[] = {"WordDocument"}, *const XLS[] = {"Workbook"},
                             *const PPT[] = {"PowerPoint Document"},
                             *const LOCKED[] = {"EncryptedPackage"},
                             *const MACROS[] = {"WordDocument", "_VBA_PROJECT"};

    IS("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", FILE_PDF, "a PDF");
    is(zip(TYPES, "word/document.xml", 0, false), FILE_DOCX, "a DOCX by its parts");
    is(zip(TYPES, "xl/workbook.xml", 0, false), FILE_XLSX, "an XLSX");
    is(zip(TYPES, "ppt/presentation.xml", 0, false), FILE_PPTX, "a PPTX");
    is(zip("OFD.xml", "Doc_0/Document.xml", 0, false), FILE_OFD, "an OFD");
    is(zip("a.txt", "word/document.xml", 0, false), FILE_ARCHIVE, "a ZIP with a part like it");
    is(zip("run.exe", "b.txt", 0, false), FILE_ARCHIVE, "an archive");
    is(zip(TYPES, "word/vbaProject.bin", 0, false), FILE_MACROS, "with macros");
    is(zip(TYPES, "word/document.xml", 0, true), FILE_ENCRYPTED, "with a password");
    is(zip(TYPES, "word/document.xml", 2000000000u, false), FILE_BOMB, "that unpacks to 2 GB");
    is(zip(TYPES, "word/document.xml", 40000000u, false), FILE_BOMB, "that unpacks 1:1000000");
    is(filetest_ole(arena, DOC, 1), FILE_DOC, "an old text document");
    is(filetest_ole(arena, XLS, 1), FILE_XLS, "an old sheet");
    is(filetest_ole(arena, PPT, 1), FILE_PPT, "old slides");
    is(filetest_ole(arena, LOCKED, 1), FILE_ENCRYPTED, "a new one with a password");
    is(filetest_ole(arena, MACROS, 2), FILE_MACROS, "an old one with macros");
    is(filetest_ole(arena, NULL, 0), FILE_UNKNOWN, "some other compound file");
}

static void test_half(void)
{
    const struct str doc = zip("[Content_Types].xml", "word/document.xml", 0, false);
    static const char *const DOC[] = {"WordDocument"};
    const struct str ole = filetest_ole(arena, DOC, 1);

    is((struct str){doc.ptr, doc.len - 10}, FILE_BROKEN, "a DOCX cut in half");
    is((struct str){doc.ptr, 40}, FILE_BROKEN, "its beginning");
    is((struct str){ole.ptr, 600}, FILE_BROKEN, "an old document cut in half");
    is((struct str){ole.ptr, 100}, FILE_BROKEN, "not even its head");
    IS("\x89PNG\r\n\x1A\n\0\0", FILE_BROKEN, "a PNG without a size");
    IS("\xFF\xD8\xFF\xE0", FILE_BROKEN, "a JPEG without a frame");
    arr_each (cut, doc.len)
        (void)file_facts_of((struct str){doc.ptr, cut});
    arr_each (cut, ole.len)
        (void)file_facts_of((struct str){ole.ptr, cut});
    OK(true, "cut anywhere, nobody falls");
}

static void test_pictures(void)
{
    struct file_facts f = file_facts_of(filetest_png(arena, 30, 20));

    OK(f.type == FILE_PNG && f.width == 30 && f.height == 20, "a PNG and its size");
    IS("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\1\0\0\0\1\0\0\x08\x02\0\0\0", FILE_BOMB,
       "a PNG of 65536 × 65536 points");
    f = file_facts_of(S("\xFF\xD8\xFF\xE1\0\4ab\xFF\xC0\0\x11\x08\x0B\xD0\x0F\xC0\3\1\x22\0"));
    OK(f.type == FILE_JPEG && f.width == 4032 && f.height == 3024, "a photograph");
    f = file_facts_of(S("GIF89a\x0A\0\x05\0\0\0\0"));
    OK(f.type == FILE_GIF && f.width == 10 && f.height == 5, "a GIF");
    f = file_facts_of(S("RIFF\x40\0\0\0WEBPVP8X\x0A\0\0\0\0\0\0\0\x63\0\0\x31\0\0pad"));
    OK(f.type == FILE_WEBP && f.width == 100 && f.height == 50, "a WebP");
    IS("\0\0\0\x18"
       "ftypheic\0\0\0\0mif1heic",
       FILE_HEIC, "a picture of an iPhone");
}

static void test_sound(void)
{
    IS("ID3\x04\0\0\0\0\0\0", FILE_MP3, "an MP3 with a title");
    IS("\xFF\xFB\x90\x64\0\0\0\0", FILE_MP3, "and without");
    IS("\0\0\0\x20"
       "ftypM4A \0\0\0\0",
       FILE_M4A, "a recording of a phone");
    IS("\0\0\0\x20"
       "ftypisom\0\0\0\0",
       FILE_MP4, "a film");
    IS("\0\0\0\x14"
       "ftypqt  \0\0\0\0",
       FILE_MOV, "a film of an iPhone");
}

static void test_refused(void)
{
    IS("", FILE_EMPTY, "nothing");
    IS("MZ\x90\0\3\0\0\0\4\0\0\0\xFF\xFF\0\0\xB8\0\0\0\0\0\0\0\x40\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
       "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x80\0\0\0",
       FILE_PROGRAM, "a program of Windows");
    IS("\x7F"
       "ELF\2\1\1\0",
       FILE_PROGRAM, "of Linux");
    IS("#!/bin/sh\nrm -rf /\n", FILE_SCRIPT, "a script");
    IS("\xEF\xBB\xBF \r\n<!DOCTYPE HTML>\n<p>", FILE_HTML, "a page");
    IS("hello <ScRiPt>alert(1)</script>", FILE_HTML, "text that holds a script");
    IS("<?xml version=\"1.0\"?><svg xmlns=\"x\">", FILE_SVG, "a drawing that may hold scripts");
    IS("<?xml version=\"1.0\"?><a/>", FILE_XML, "any other XML");
    IS("Rar!\x1A\x07\1\0", FILE_ARCHIVE, "an archive");
    IS("\x1F\x8B\x08\0", FILE_ARCHIVE, "a packed file");
    IS("\1\2\3\4\5", FILE_UNKNOWN, "bytes");
}

static void test_texts(void)
{
    IS("关于修路的说明\r\n一、……\n", FILE_TXT, "text in UTF-8");
    IS("\xB9\xD8\xD3\xDA\xD0\xDE\xC2\xB7\n", FILE_TXT, "in GB18030");
    IS("\xFF\xFE\x73\x51\x8E\x4E", FILE_TXT, "in UTF-16 with its mark");
    IS("MZ is how it begins, and goes on as any other text does, for a good while", FILE_TXT,
       "text that begins like a program");
    IS("a\0b", FILE_UNKNOWN, "text has no NUL");
    IS("\xB9\xD8\xFF", FILE_UNKNOWN, "nor bytes of no charset");
}

static void test_on_disk(void)
{
    char path[] = "/tmp/renda-type-XXXXXX";
    const int fd = mkstemp(path);
    struct file_facts f;
    struct err err;

    ASSERT(fd >= 0);
    ASSERT(file_facts_at(&err, path, &f) == ST_OK);
    EQ_INT(f.type, FILE_EMPTY, "an empty file");
    ASSERT(write(fd, "%PDF-1.4\n", 9) == 9);
    close(fd);
    ASSERT(file_facts_at(&err, path, &f) == ST_OK);
    EQ_INT(f.type, FILE_PDF, "a file");
    unlink(path);
    EQ_INT(file_facts_at(&err, path, &f), ST_INTERNAL, "one that is gone");
    arr_each (t, FILE_TYPES)
        ASSERT(file_type_parse(str_from(file_kind((enum file_type)t)->word)) == (enum file_type)t);
    EQ_INT(file_type_parse(S("exe")), FILE_UNKNOWN, "a word of no type");
}

static void test_names(void)
{
    static const struct {
        const char *name, *want, *what;
    } CASES[] = {
        {"现场照片.jpg", "现场照片.jpg", "a good name stays"},
        {"../../etc/passwd", "passwd", "no directories"},
        {"C:\\Users\\a\\报告.docx", "报告.docx", "nor those of Windows"},
        {"答复\xE2\x80\xAE"
         "fdp.exe",
         "答复fdp.exe", "nothing turns the direction"},
        {"a\x01\x7F\r\nb.txt", "ab.txt", "no control characters"},
        {"a\xE2\x80\x8B\xEF\xBB\xBF.txt", "a.txt", "nothing unseen"},
        {"a<b>:\"c|?*.txt", "a_b___c___.txt", "nothing that Windows refuses"},
        {"  ..隐藏. . ", "隐藏", "no dots and blanks at the ends"},
        {"a   b\xE3\x80\x80\xE3\x80\x80"
         "c.txt",
         "a b c.txt", "one blank is enough"},
        {"...", "未命名", "nothing left"},
        {"\xFF\xFE.txt", "未命名", "no UTF-8"},
    };
    struct str longest = S("");
    struct buf b = buf_new(arena, 0);

    arr_each (i, COUNT(CASES))
        EQ_STR(file_name_safe(arena, str_from(CASES[i].name), S("未命名")), CASES[i].want,
               CASES[i].what);
    arr_each (i, 200)
        buf_z(&b, "长");
    buf_z(&b, ".docx");
    longest = file_name_safe(arena, buf_view(&b), S("x"));
    EQ_INT(longest.len, 115 * 3 + 5, "a long one is cut");
    OK(str_ends(longest, S("长.docx")), "before its extension");
    EQ_STR(file_name_extension(arena, S("a.b.DOCX")), "docx", "an extension");
    EQ_STR(file_name_extension(arena, S("a.附件")), "", "is ASCII");
    EQ_STR(file_name_extension(arena, S("noext")), "", "or none");
    EQ_STR(file_name_extension(arena, S(".profile")), "", "a dot at the start makes none");
    OK(file_extension_in(S("jpeg"), "jpg jpeg jpe"), "one of several");
    OK(!file_extension_in(S(""), "jpg") && !file_extension_in(S("jp"), "jpg"), "or not");
    EQ_STR(file_name_with(arena, S("a.b.jpg"), "webp"), "a.b.webp", "another extension");
    EQ_STR(file_name_with(arena, S("照片"), "jpg"), "照片.jpg", "or a first one");
}

int main(void)
{
    arena = arena_open(0);
    test_documents();
    test_half();
    test_pictures();
    test_sound();
    test_refused();
    test_texts();
    test_on_disk();
    test_names();
    arena_close(arena);
    return tap_done();
}
