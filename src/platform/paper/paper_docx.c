// SPDX-License-Identifier: MulanPSL-2.0
/* A paper as a DOCX package: its parts, its section, its styles. */
#include "platform/paper/paper_docx.h"
#include "base/utf8.h"
#include <zip.h>

#define XML  "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define W    "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define REL  "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACK "http://schemas.openxmlformats.org/package/2006"
#define TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."

enum { PART_MAX = 32 * 1024 * 1024, PARTS_MAX = 16 };

/* ---------------------------------------------------------------- text */

void docx_text(struct buf *b, struct str s)
{
    size_t n;

    for (size_t i = 0; i < s.len; i += n) {
        const uint32_t c = utf8_decode(s.ptr + i, s.len - i, &n);

        if (c == '&')
            buf_z(b, "&amp;");
        else if (c == '<')
            buf_z(b, "&lt;");
        else if (c == '>')
            buf_z(b, "&gt;");
        else if (c == '"')
            buf_z(b, "&quot;");
        else if (c >= ' ' && c != 0xFFFE && c != 0xFFFF)
            buf_put(b, s.ptr + i, n);
        else
            buf_char(b, ' ');
    }
}

static const struct {
    const char *name, *other;
} FONTS[PAPER_FONTS] = {
    [PAPER_FANG] = {"仿宋_GB2312", "仿宋"},
    [PAPER_KAI] = {"楷体_GB2312", "楷体"},
    [PAPER_HEI] = {"黑体", "SimHei"},
    [PAPER_SONG] = {"宋体", "SimSun"},
    [PAPER_XIAOBIAO] = {"方正小标宋简体", "方正小标宋_GBK"},
};

const char *docx_font(enum paper_font font)
{
    return FONTS[font].name;
}

void docx_open(struct buf *b, const char *properties)
{
    buf_printf(b, "<w:p><w:pPr>%s</w:pPr>", properties);
}

void docx_close(struct buf *b)
{
    buf_z(b, "</w:p>");
}

static void fonts(struct buf *b, enum paper_font font)
{
    const char *name = docx_font(font);

    buf_printf(b, "<w:rFonts w:ascii=\"%s\" w:hAnsi=\"%s\" w:eastAsia=\"%s\" w:cs=\"%s\"/>", name,
               name, name, name);
}

void docx_run(struct buf *b, struct docx_run run, struct str text)
{
    if (text.len == 0)
        return;
    buf_z(b, "<w:r><w:rPr>");
    if (run.font != PAPER_FANG)
        fonts(b, run.font);
    if (run.red)
        buf_z(b, "<w:color w:val=\"DB0000\"/>");
    if (run.half_points != 0)
        buf_printf(b, "<w:sz w:val=\"%u\"/><w:szCs w:val=\"%u\"/>", run.half_points,
                   run.half_points);
    buf_z(b, "</w:rPr><w:t xml:space=\"preserve\">");
    docx_text(b, text);
    buf_z(b, "</w:t></w:r>");
}

void docx_tab(struct buf *b)
{
    buf_z(b, "<w:r><w:tab/></w:r>");
}

void docx_break(struct buf *b)
{
    buf_z(b, "<w:r><w:br/></w:r>");
}

static double half(void *self, struct str run, enum paper_font font)
{
    (void)self;
    (void)font;
    return (double)utf8_chars(run.ptr, run.len) / 2;
}

const struct paper_measure docx_measure = {half, NULL};

/* ---------------------------------------------------------------- parts */

struct package {
    struct arena *arena;
    struct {
        const char *name;
        struct str bytes;
    } parts[PARTS_MAX];
    size_t count;
    bool overflow;
};

static void keep(struct package *k, const char *name, const struct buf *b)
{
    ASSERT(k->count < PARTS_MAX);
    k->parts[k->count].name = name;
    k->parts[k->count++].bytes = buf_view(b);
    k->overflow = k->overflow || b->overflow;
}

static void keep_z(struct package *k, const char *name, const char *bytes)
{
    struct buf b = buf_new(k->arena, PART_MAX);

    buf_z(&b, bytes);
    keep(k, name, &b);
}

static void styles(struct package *k)
{
    struct buf b = buf_new(k->arena, PART_MAX);

    buf_z(&b, XML "<w:styles xmlns:w=\"" W "\"><w:docDefaults><w:rPrDefault><w:rPr>");
    fonts(&b, PAPER_FANG);
    buf_printf(&b,
               "<w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/><w:lang w:val=\"zh-CN\" "
               "w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
               "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name "
               "w:val=\"Normal\"/><w:pPr><w:overflowPunct w:val=\"0\"/><w:spacing w:before=\"0\" "
               "w:after=\"0\" w:line=\"%d\" "
               "w:lineRule=\"exact\"/><w:jc w:val=\"both\"/></w:pPr><w:rPr><w:spacing "
               "w:val=\"%d\"/><w:sz w:val=\"32\"/>"
               "<w:szCs w:val=\"32\"/></w:rPr></w:style>"
               "<w:style w:type=\"paragraph\" w:styleId=\"body\"><w:name w:val=\"Body Text\"/>"
               "<w:basedOn w:val=\"a\"/><w:pPr><w:ind w:firstLineChars=\"200\" "
               "w:firstLine=\"632\"/></w:pPr></w:style>",
               TW_LINE, TW_CHAR_SPACE);
    for (unsigned level = 1; level <= 4; level++) {
        buf_printf(&b,
                   "<w:style w:type=\"paragraph\" w:styleId=\"h%u\"><w:name w:val=\"heading %u\"/>"
                   "<w:basedOn w:val=\"body\"/><w:next w:val=\"body\"/><w:pPr>"
                   "<w:outlineLvl w:val=\"%u\"/></w:pPr></w:style>",
                   level, level, level - 1);
    }
    buf_z(&b, "<w:style w:type=\"paragraph\" w:styleId=\"title\"><w:name w:val=\"Title\"/>"
              "<w:basedOn w:val=\"a\"/><w:pPr><w:keepNext/><w:snapToGrid w:val=\"0\"/><w:jc "
              "w:val=\"center\"/></w:pPr><w:rPr>");
    fonts(&b, PAPER_XIAOBIAO);
    buf_z(&b, "<w:sz w:val=\"44\"/><w:szCs w:val=\"44\"/></w:rPr></w:style>"
              "<w:style w:type=\"paragraph\" w:styleId=\"cell\"><w:name w:val=\"Table Text\"/>"
              "<w:basedOn w:val=\"a\"/><w:pPr><w:snapToGrid w:val=\"0\"/><w:spacing "
              "w:line=\"300\" w:lineRule=\"auto\"/><w:jc w:val=\"left\"/></w:pPr></w:style>"
              "</w:styles>");
    keep(k, "word/styles.xml", &b);
}

static void font_table(struct package *k)
{
    struct buf b = buf_new(k->arena, PART_MAX);

    buf_z(&b, XML "<w:fonts xmlns:w=\"" W "\">");
    arr_each (i, PAPER_FONTS)
        buf_printf(&b,
                   "<w:font w:name=\"%s\"><w:altName w:val=\"%s\"/><w:charset w:val=\"86\"/>"
                   "</w:font>",
                   FONTS[i].name, FONTS[i].other);
    buf_z(&b, "</w:fonts>");
    keep(k, "word/fontTable.xml", &b);
}

/* Odd pages on the right, even ones on the left, one character from the edge. */
static void page_footer(struct package *k, const char *name, bool odd)
{
    struct buf b = buf_new(k->arena, PART_MAX);
    const struct docx_run run = {PAPER_SONG, 28, false};

    buf_z(&b, XML "<w:ftr xmlns:w=\"" W "\">");
    docx_open(&b, odd ? "<w:spacing w:line=\"280\" w:lineRule=\"exact\"/><w:ind w:right=\"280\"/>"
                        "<w:jc w:val=\"right\"/>"
                      : "<w:spacing w:line=\"280\" w:lineRule=\"exact\"/><w:ind w:left=\"280\"/>"
                        "<w:jc w:val=\"left\"/>");
    docx_run(&b, run, S("— "));
    buf_z(&b, "<w:fldSimple w:instr=\" PAGE \">");
    docx_run(&b, run, S("1"));
    buf_z(&b, "</w:fldSimple>");
    docx_run(&b, run, S(" —"));
    docx_close(&b);
    buf_z(&b, "</w:ftr>");
    keep(k, name, &b);
}

static void section(struct buf *b, const struct paper *p)
{
    const bool wide = p->landscape, letter = p->kind == PAPER_LETTER;

    buf_z(b, "<w:sectPr>");
    if (letter)
        buf_z(b, "<w:headerReference w:type=\"first\" r:id=\"rId6\"/>"
                 "<w:footerReference w:type=\"first\" r:id=\"rId7\"/>");
    buf_z(b, "<w:footerReference w:type=\"default\" r:id=\"rId4\"/>"
             "<w:footerReference w:type=\"even\" r:id=\"rId5\"/>");
    if (wide)
        buf_printf(b,
                   "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/><w:pgMar "
                   "w:top=\"1587\" w:right=\"%d\" w:bottom=\"1474\" w:left=\"%d\" "
                   "w:header=\"851\" w:footer=\"794\" w:gutter=\"0\"/>",
                   TW_SIDE, TW_SIDE);
    else
        buf_printf(b,
                   "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"2098\" "
                   "w:right=\"1469\" w:bottom=\"1984\" w:left=\"1587\" w:header=\"%d\" "
                   "w:footer=\"%d\" w:gutter=\"0\"/>",
                   letter ? 1701 : 851, letter ? 1134 : 1304);
    if (letter)
        buf_z(b, "<w:titlePg/>");
    buf_printf(b, "<w:docGrid w:type=\"lines\" w:linePitch=\"%d\"/></w:sectPr>", TW_LINE);
}

static void document(struct package *k, const struct paper *p)
{
    struct buf b = buf_new(k->arena, PART_MAX);

    buf_z(&b, XML "<w:document xmlns:w=\"" W "\" xmlns:r=\"" REL "\"><w:body>");
    docx_head(&b, p);
    docx_body(&b, p);
    docx_end(&b, p);
    section(&b, p);
    buf_z(&b, "</w:body></w:document>");
    keep(k, "word/document.xml", &b);
}

static void properties(struct package *k, const struct paper *p)
{
    struct buf b = buf_new(k->arena, PART_MAX);

    buf_z(&b, XML "<cp:coreProperties xmlns:cp=\"" PACK "/metadata/core-properties\" "
                  "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>");
    docx_text(&b, paper_title(p));
    buf_z(&b, "</dc:title><dc:creator>");
    docx_text(&b, p->organ.len != 0 ? p->organ : p->mark);
    buf_z(&b, "</dc:creator><dc:language>zh-CN</dc:language></cp:coreProperties>");
    keep(k, "docProps/core.xml", &b);
}

static void letter_parts(struct package *k, const struct paper *p)
{
    struct buf header = buf_new(k->arena, PART_MAX), footer = buf_new(k->arena, PART_MAX);

    buf_z(&header, XML "<w:hdr xmlns:w=\"" W "\">");
    docx_letter_header(&header, p);
    buf_z(&header, "</w:hdr>");
    keep(k, "word/header1.xml", &header);
    buf_z(&footer, XML "<w:ftr xmlns:w=\"" W "\">");
    docx_letter_footer(&footer);
    buf_z(&footer, "</w:ftr>");
    keep(k, "word/footer3.xml", &footer);
}

static const char CONTENT_TYPES[] = XML
    "<Types xmlns=\"" PACK "/content-types\"><Default Extension=\"rels\" ContentType=\"application/"
    "vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" "
    "ContentType=\"application/xml\"/>"
    "<Override PartName=\"/word/document.xml\" ContentType=\"" TYPE "document.main+xml\"/>"
    "<Override PartName=\"/word/styles.xml\" ContentType=\"" TYPE "styles+xml\"/>"
    "<Override PartName=\"/word/settings.xml\" ContentType=\"" TYPE "settings+xml\"/>"
    "<Override PartName=\"/word/fontTable.xml\" ContentType=\"" TYPE "fontTable+xml\"/>"
    "<Override PartName=\"/word/footer1.xml\" ContentType=\"" TYPE "footer+xml\"/>"
    "<Override PartName=\"/word/footer2.xml\" ContentType=\"" TYPE "footer+xml\"/>"
    "<Override PartName=\"/docProps/core.xml\" "
    "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>";
static const char LETTER_TYPES[] =
    "<Override PartName=\"/word/header1.xml\" ContentType=\"" TYPE "header+xml\"/>"
    "<Override PartName=\"/word/footer3.xml\" ContentType=\"" TYPE "footer+xml\"/>";

static const char ROOT_RELS[] =
    XML "<Relationships xmlns=\"" PACK "/relationships\"><Relationship Id=\"rId1\" Type=\"" REL
        "/officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"rId2\" Type=\"" PACK
        "/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>";

static const char DOCUMENT_RELS[] =
    XML "<Relationships xmlns=\"" PACK "/relationships\">"
        "<Relationship Id=\"rId1\" Type=\"" REL "/styles\" Target=\"styles.xml\"/>"
        "<Relationship Id=\"rId2\" Type=\"" REL "/settings\" Target=\"settings.xml\"/>"
        "<Relationship Id=\"rId3\" Type=\"" REL "/fontTable\" Target=\"fontTable.xml\"/>"
        "<Relationship Id=\"rId4\" Type=\"" REL "/footer\" Target=\"footer1.xml\"/>"
        "<Relationship Id=\"rId5\" Type=\"" REL "/footer\" Target=\"footer2.xml\"/>";
static const char LETTER_RELS[] =
    "<Relationship Id=\"rId6\" Type=\"" REL "/header\" Target=\"header1.xml\"/>"
    "<Relationship Id=\"rId7\" Type=\"" REL "/footer\" Target=\"footer3.xml\"/>";

static const char SETTINGS[] =
    XML "<w:settings xmlns:w=\"" W "\"><w:evenAndOddHeaders/><w:characterSpacingControl "
        "w:val=\"doNotCompress\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" "
        "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>";

static const char *joined(struct arena *a, const char *head, const char *more, const char *end)
{
    return str_z(a, str_printf(a, "%s%s%s", head, more, end));
}

static void all_parts(struct package *k, const struct paper *p)
{
    const bool letter = p->kind == PAPER_LETTER;

    keep_z(k, "[Content_Types].xml",
           joined(k->arena, CONTENT_TYPES, letter ? LETTER_TYPES : "", "</Types>"));
    keep_z(k, "_rels/.rels", ROOT_RELS);
    document(k, p);
    keep_z(k, "word/_rels/document.xml.rels",
           joined(k->arena, DOCUMENT_RELS, letter ? LETTER_RELS : "", "</Relationships>"));
    styles(k);
    font_table(k);
    keep_z(k, "word/settings.xml", SETTINGS);
    page_footer(k, "word/footer1.xml", true);
    page_footer(k, "word/footer2.xml", false);
    properties(k, p);
    if (letter)
        letter_parts(k, p);
}

/* ---------------------------------------------------------------- the zip file */

static bool add_parts(struct zip *z, const struct package *k)
{
    arr_each (i, k->count) {
        struct zip_source *from =
            zip_source_buffer(z, k->parts[i].bytes.ptr, k->parts[i].bytes.len, 0);

        if (from != NULL && zip_file_add(z, k->parts[i].name, from, ZIP_FL_ENC_UTF_8) >= 0)
            continue;
        zip_source_free(from);
        return false;
    }
    return true;
}

static bool read_back(struct arena *a, struct zip_source *source, struct str *out)
{
    zip_stat_t st;
    char *bytes;
    bool good;

    if (zip_source_stat(source, &st) != 0 || zip_source_open(source) != 0)
        return false;
    bytes = arena_alloc(a, (size_t)st.size);
    good = zip_source_read(source, bytes, st.size) == (zip_int64_t)st.size;
    zip_source_close(source);
    *out = (struct str){bytes, (size_t)st.size};
    return good;
}

static bool zipped(const struct package *k, struct str *out)
{
    struct zip_source *source = zip_source_buffer_create(NULL, 0, 0, NULL);
    struct zip *z = source != NULL ? zip_open_from_source(source, ZIP_TRUNCATE, NULL) : NULL;
    bool good;

    if (z == NULL) {
        zip_source_free(source);
        return false;
    }
    zip_source_keep(source);
    good = add_parts(z, k);
    if (!good || zip_close(z) != 0) {
        zip_discard(z);
        good = false;
    }
    good = good && read_back(k->arena, source, out);
    zip_source_free(source);
    return good;
}

enum status paper_docx(const struct paper *p, struct err *err, struct str *out)
{
    struct package *k = arena_new(p->arena, struct package);

    TRY(paper_check(p, err));
    k->arena = p->arena;
    all_parts(k, p);
    if (k->overflow)
        return fail(err, ST_INVALID, "paper.too_long", NULL);
    return zipped(k, out) ? ST_OK
                          : fail_detail(err, ST_INTERNAL, "error.internal", "writing a document");
}
