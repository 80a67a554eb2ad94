// SPDX-License-Identifier: MulanPSL-2.0
/* The text of documents. Packages are read through platform/sheet's guarded parts: no entities, no
 * network, bounded unpacking. */
#include "platform/file/file_text.h"
#include "base/utf8.h"
#include "platform/sheet/sheet_charset.h"
#include "platform/sheet/sheet_part.h"

enum { PARTS_MAX = 300 };
static const uint64_t UNPACKED_MAX = UINT64_C(128) << 20;

/* What stands in which parts. `name` with %u is tried from 1 on until one is missing. */
struct source {
    enum file_type type;
    const char *name;
    const char *text;      /* element whose text counts */
    const char *line_ends; /* elements after which a line ends, blank separated */
    const char *skip;      /* elements whose content does not count */
    unsigned first;
    bool needed;
};

static const struct source SOURCES[] = {
    {FILE_DOCX, "word/document.xml", "t", "p br cr tc", "Fallback", 0, true},
    {FILE_DOCX, "word/header%u.xml", "t", "p br cr", "", 1, false},
    {FILE_DOCX, "word/footnotes.xml", "t", "p br cr", "", 0, false},
    {FILE_XLSX, "xl/sharedStrings.xml", "t", "si", "rPh", 0, false},
    {FILE_XLSX, "xl/worksheets/sheet%u.xml", "t", "is", "", 1, false},
    {FILE_PPTX, "ppt/slides/slide%u.xml", "t", "p br", "", 1, false},
    {FILE_OFD, "Doc_0/Pages/Page_%u/Content.xml", "TextCode", "TextObject", "", 0, false},
};

struct reading {
    struct buf out;
    size_t most;
    bool cut;
};

static bool in_words(const char *name, const struct sheet_part *part)
{
    struct str rest = str_from(name), one;
    char word[32];

    while (str_cut(&rest, ' ', &one)) {
        snprintf(word, sizeof word, STR_FMT, STR_ARG(one));
        if (one.len != 0 && sheet_part_is(part, word))
            return true;
    }
    return false;
}

static void put(struct reading *r, struct str s)
{
    if (r->out.len + s.len > r->most) {
        r->cut = true;
        s.len = utf8_clip(s.ptr, s.len, r->most - r->out.len);
    }
    buf_str(&r->out, s);
}

static void open_element(struct reading *r, const struct source *from, struct sheet_part *part,
                         unsigned *inside)
{
    if (in_words(from->skip, part)) {
        sheet_part_skip(part);
        return;
    }
    if (sheet_part_is(part, from->text) && !sheet_part_empty(part))
        (*inside)++;
    else if (sheet_part_empty(part) && in_words(from->line_ends, part))
        put(r, S("\n"));
    else if (sheet_part_is(part, "tab"))
        put(r, S("\t"));
}

/* One part to its end, or until there is enough. */
static enum status read_part(struct reading *r, const struct source *from, struct sheet_part *part,
                             struct err *err)
{
    unsigned inside = 0;

    while (!r->cut) {
        switch (sheet_part_next(part)) {
        case SHEET_NODE_OPEN:
            open_element(r, from, part, &inside);
            break;
        case SHEET_NODE_CLOSE:
            if (inside != 0 && sheet_part_is(part, from->text))
                inside--;
            else if (in_words(from->line_ends, part))
                put(r, S("\n"));
            break;
        case SHEET_NODE_TEXT:
            if (inside != 0)
                put(r, sheet_part_text(part));
            break;
        case SHEET_NODE_END:
            return ST_OK;
        case SHEET_NODE_FAULT:
            return sheet_part_fault(part, err);
        }
    }
    return ST_OK;
}

static enum status read_member(struct reading *r, const struct source *from,
                               struct sheet_package *package, const char *name, struct err *err)
{
    struct sheet_part *part;
    enum status st = sheet_part_open(package, err, name, &part);

    if (st != ST_OK)
        return st;
    st = read_part(r, from, part, err);
    sheet_part_close(part);
    return st;
}

static enum status read_source(struct reading *r, const struct source *from,
                               struct sheet_package *package, struct err *err)
{
    const bool many = strchr(from->name, '%') != NULL;
    char name[80];
    enum status st = ST_OK;

    for (unsigned i = from->first; i < from->first + PARTS_MAX && !r->cut; i++) {
        const char *at = strchr(from->name, '%');

        if (many)
            snprintf(name, sizeof name, "%.*s%u%s", (int)(at - from->name), from->name, i, at + 2);
        else
            snprintf(name, sizeof name, "%s", from->name);
        st = read_member(r, from, package, name, err);
        if (st != ST_OK || !many)
            break;
        put(r, S("\n"));
    }
    if (st == ST_NOT_FOUND)
        return from->needed ? fail(err, ST_INVALID, "file.broken", NULL) : ST_OK;
    return st;
}

static enum status read_package(struct reading *r, const char *path, enum file_type type,
                                struct err *err)
{
    struct sheet_package package = {.zip = NULL};
    enum status st = sheet_package_open(&package, err, path, UNPACKED_MAX);

    for (size_t i = 0; i < COUNT(SOURCES) && st == ST_OK; i++)
        if (SOURCES[i].type == type)
            st = read_source(r, &SOURCES[i], &package, err);
    sheet_package_close(&package);
    return st;
}

static enum status read_text(struct reading *r, const char *path, struct err *err)
{
    FILE *file = fopen(path, "re");
    enum sheet_charset charset;
    struct sheet_decoder *decoder;
    struct str block;
    enum status st;

    if (file == NULL)
        return fail(err, ST_INTERNAL, "file.gone", NULL);
    st = sheet_charset_find(file, err, &charset);
    if (st == ST_OK) {
        decoder = sheet_decoder_open(file, charset);
        while (!r->cut && (st = sheet_decoder_next(decoder, err, &block)) == ST_OK &&
               block.len != 0)
            put(r, block);
        sheet_decoder_close(decoder);
    }
    fclose(file);
    return st;
}

bool file_text_reads(enum file_type type)
{
    return type == FILE_DOCX || type == FILE_XLSX || type == FILE_PPTX || type == FILE_OFD ||
           type == FILE_TXT;
}

/* The words of the reader of sheets, said of a file. */
static enum status said(struct err *err, enum status st)
{
    if (st != ST_INVALID)
        return st;
    return fail(err, ST_INVALID,
                err->key != NULL && strcmp(err->key, "sheet.too_big") == 0 ? "file.bomb"
                                                                           : "file.broken",
                NULL);
}

enum status file_text(struct arena *a, struct err *err, const char *path, enum file_type type,
                      size_t most_bytes, struct str *out, bool *out_cut)
{
    struct reading r = {.out = buf_new(a, most_bytes + 16), .most = most_bytes};
    const enum status st =
        type == FILE_TXT ? read_text(&r, path, err) : read_package(&r, path, type, err);

    if (st != ST_OK)
        return said(err, st);
    *out = file_text_tidy(a, buf_view(&r.out));
    *out_cut = r.cut;
    return ST_OK;
}

struct str file_text_tidy(struct arena *a, struct str text)
{
    struct buf out = buf_new(a, text.len + 16);
    bool blank = true, line = true;

    for (size_t at = 0, n; at < text.len; at += n) {
        const unsigned char c = (unsigned char)text.ptr[at];

        n = 1;
        if (c >= 0x80) {
            while (n < 4 && at + n < text.len && ((unsigned char)text.ptr[at + n] & 0xC0) == 0x80)
                n++;
            if (!utf8_valid_text(text.ptr + at, n)) /* nor controls, nor U+FFFF */
                continue;
            buf_put(&out, text.ptr + at, n);
            blank = line = false;
        } else if (c == '\n' || c == '\r' || c == '\f') {
            if (!line)
                buf_char(&out, '\n');
            blank = line = true;
        } else if (c == ' ' || c == '\t') {
            if (!blank)
                buf_char(&out, ' ');
            blank = true;
        } else if (c > ' ' && c != 0x7F) {
            buf_char(&out, (char)c);
            blank = line = false;
        }
    }
    return str_trim(buf_view(&out));
}
