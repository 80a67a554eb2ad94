// SPDX-License-Identifier: MulanPSL-2.0
/* What a file is, by how it begins. Packages, compound files and pictures have files of their own.
 */
#include "platform/file/file_type.h"
#include "base/utf8.h"
#include <fcntl.h>
#include <strings.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { HEAD_BYTES = 4096 };

#define OFFICE "application/vnd.openxmlformats-officedocument."

static const struct file_kind KINDS[FILE_TYPES] = {
    [FILE_UNKNOWN] = {.word = "unknown"},
    [FILE_EMPTY] = {.word = "empty"},
    [FILE_BROKEN] = {.word = "broken"},
    [FILE_PROGRAM] = {.word = "program"},
    [FILE_SCRIPT] = {.word = "script"},
    [FILE_HTML] = {.word = "html"},
    [FILE_SVG] = {.word = "svg"},
    [FILE_XML] = {.word = "xml"},
    [FILE_ARCHIVE] = {.word = "archive"},
    [FILE_MACROS] = {.word = "macros"},
    [FILE_ENCRYPTED] = {.word = "encrypted"},
    [FILE_BOMB] = {.word = "bomb"},
    [FILE_PDF] = {"pdf", "document", "application/pdf", "pdf", NULL, true},
    [FILE_DOCX] = {"docx", "document", OFFICE "wordprocessingml.document", "docx wps", NULL, false},
    [FILE_XLSX] = {"xlsx", "document", OFFICE "spreadsheetml.sheet", "xlsx et", NULL, false},
    [FILE_PPTX] = {"pptx", "document", OFFICE "presentationml.presentation", "pptx dps", NULL,
                   false},
    [FILE_OFD] = {"ofd", "document", "application/ofd", "ofd", NULL, false},
    [FILE_DOC] = {"doc", "document", "application/msword", "doc wps", "docx", false},
    [FILE_XLS] = {"xls", "document", "application/vnd.ms-excel", "xls et", "xlsx", false},
    [FILE_PPT] = {"ppt", "document", "application/vnd.ms-powerpoint", "ppt dps", "pptx", false},
    [FILE_TXT] = {"txt", "text", "text/plain; charset=utf-8", "txt csv", NULL, false},
    [FILE_JPEG] = {"jpeg", "picture", "image/jpeg", "jpg jpeg jpe", NULL, true},
    [FILE_PNG] = {"png", "picture", "image/png", "png", NULL, true},
    [FILE_GIF] = {"gif", "picture", "image/gif", "gif", NULL, true},
    [FILE_WEBP] = {"webp", "picture", "image/webp", "webp", NULL, true},
    [FILE_HEIC] = {"heic", "picture", "image/heic", "heic heif", NULL, false},
    [FILE_MP3] = {"mp3", "sound", "audio/mpeg", "mp3", NULL, false},
    [FILE_M4A] = {"m4a", "sound", "audio/mp4", "m4a", NULL, false},
    [FILE_MP4] = {"mp4", "film", "video/mp4", "mp4 m4v", NULL, false},
    [FILE_MOV] = {"mov", "film", "video/quicktime", "mov", NULL, false},
};

const struct file_kind *file_kind(enum file_type type)
{
    return &KINDS[type];
}

enum file_type file_type_parse(struct str word)
{
    arr_each (i, COUNT(KINDS))
        if (str_eqz(word, KINDS[i].word))
            return (enum file_type)i;
    return FILE_UNKNOWN;
}

/* ---------------------------------------------------------------- binary forms */

static bool begins(struct str s, const char *bytes, size_t len)
{
    return s.len >= len && memcmp(s.ptr, bytes, len) == 0;
}
#define BEGINS(s, literal) begins((s), "" literal, sizeof(literal) - 1)

static const struct {
    const char *bytes;
    size_t len;
    enum file_type type;
} MAGIC[] = {
#define M(literal, type)                                                                           \
    {                                                                                              \
        literal, sizeof(literal) - 1, type                                                         \
    }
    M("%PDF-", FILE_PDF),
    M("\xFF\xD8\xFF", FILE_JPEG),
    M("\x89PNG\r\n\x1A\n", FILE_PNG),
    M("GIF87a", FILE_GIF),
    M("GIF89a", FILE_GIF),
    M("ID3", FILE_MP3),
    M("\x7F"
      "ELF",
      FILE_PROGRAM),
    M("\xFE\xED\xFA\xCE", FILE_PROGRAM),
    M("\xFE\xED\xFA\xCF", FILE_PROGRAM),
    M("\xCE\xFA\xED\xFE", FILE_PROGRAM),
    M("\xCF\xFA\xED\xFE", FILE_PROGRAM),
    M("\xCA\xFE\xBA\xBE", FILE_PROGRAM),
    M("dex\n03", FILE_PROGRAM),
    M("\x4C\x00\x00\x00\x01\x14\x02\x00", FILE_PROGRAM), /* a shortcut of Windows */
    M("!<arch>\n", FILE_PROGRAM),
    M("Rar!\x1A\x07", FILE_ARCHIVE),
    M("7z\xBC\xAF\x27\x1C", FILE_ARCHIVE),
    M("\x1F\x8B", FILE_ARCHIVE),
    M("BZh", FILE_ARCHIVE),
    M("\xFD"
      "7zXZ",
      FILE_ARCHIVE),
    M("MSCF", FILE_ARCHIVE),
#undef M
};

/* ISO media: a box "ftyp" with the brand. */
static enum file_type iso_type(struct str s)
{
    static const struct {
        const char brand[5];
        enum file_type type;
    } BRANDS[] = {
        {"heic", FILE_HEIC}, {"heix", FILE_HEIC}, {"hevc", FILE_HEIC}, {"mif1", FILE_HEIC},
        {"msf1", FILE_HEIC}, {"M4A ", FILE_M4A},  {"isom", FILE_MP4},  {"iso2", FILE_MP4},
        {"iso4", FILE_MP4},  {"iso5", FILE_MP4},  {"iso6", FILE_MP4},  {"mp41", FILE_MP4},
        {"mp42", FILE_MP4},  {"avc1", FILE_MP4},  {"M4V ", FILE_MP4},  {"qt  ", FILE_MOV},
    };

    if (s.len < 12 || memcmp(s.ptr + 4, "ftyp", 4) != 0)
        return FILE_UNKNOWN;
    arr_each (i, COUNT(BRANDS))
        if (memcmp(s.ptr + 8, BRANDS[i].brand, 4) == 0)
            return BRANDS[i].type;
    return FILE_UNKNOWN;
}

static bool is_mp3_frame(struct str s)
{
    const unsigned char *p = (const unsigned char *)s.ptr;

    /* MPEG layer III, a bit rate and a sample rate that exist */
    return s.len >= 4 && p[0] == 0xFF && (p[1] & 0xE6) == 0xE2 && (p[1] & 0x18) != 0x08 &&
           (p[2] & 0xF0) != 0xF0 && (p[2] & 0xF0) != 0 && (p[2] & 0x0C) != 0x0C;
}

static enum file_type binary_type(struct str s)
{
    const enum file_type iso = iso_type(s);

    if (BEGINS(s, "PK\x03\x04") || BEGINS(s, "PK\x05\x06"))
        return file_type_of_zip(s);
    if (BEGINS(s, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
        return file_type_of_ole(s);
    if (BEGINS(s, "RIFF") && s.len >= 16 && memcmp(s.ptr + 8, "WEBP", 4) == 0)
        return FILE_WEBP;
    if (BEGINS(s, "MZ") && s.len >= 64 && memchr(s.ptr, '\0', 64) != NULL)
        return FILE_PROGRAM;
    if (iso != FILE_UNKNOWN)
        return iso;
    arr_each (i, COUNT(MAGIC))
        if (begins(s, MAGIC[i].bytes, MAGIC[i].len))
            return MAGIC[i].type;
    return is_mp3_frame(s) ? FILE_MP3 : FILE_UNKNOWN;
}

/* ---------------------------------------------------------------- text */

static size_t gb_length(const unsigned char *p, size_t left)
{
    if (p[0] < 0x80)
        return 1;
    if (p[0] == 0x80 || p[0] == 0xFF || left < 2)
        return 0;
    if (p[1] >= 0x40 && p[1] != 0x7F && p[1] != 0xFF)
        return 2;
    if (left >= 4 && p[1] >= 0x30 && p[1] <= 0x39 && p[2] >= 0x81 && p[2] <= 0xFE && p[3] >= 0x30 &&
        p[3] <= 0x39)
        return 4;
    return 0;
}

static bool is_gb18030(struct str s)
{
    for (size_t i = 0; i < s.len;) {
        const size_t n = gb_length((const unsigned char *)s.ptr + i, s.len - i);

        if (n == 0)
            return false;
        i += n;
    }
    return true;
}

static bool is_plain_control(char c)
{
    return c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\x1A';
}

bool file_is_text(struct str s)
{
    if (BEGINS(s, "\xFF\xFE") || BEGINS(s, "\xFE\xFF"))
        return s.len % 2 == 0 && s.len > 2 && (s.len < 4 || memcmp(s.ptr + 2, "\0\0", 2) != 0);
    arr_each (i, s.len)
        if (((unsigned char)s.ptr[i] < ' ' && !is_plain_control(s.ptr[i])) || s.ptr[i] == 0x7F)
            return false;
    return utf8_valid(s.ptr, s.len) || is_gb18030(s);
}

static bool holds(struct str s, const char *word)
{
    const size_t len = strlen(word);

    for (size_t i = 0; i + len <= s.len; i++)
        if (strncasecmp(s.ptr + i, word, len) == 0)
            return true;
    return false;
}

static bool opens(struct str s, const char *word)
{
    return s.len >= strlen(word) && strncasecmp(s.ptr, word, strlen(word)) == 0;
}

/* A browser would run it, whatever it is called. */
static enum file_type markup_type(struct str s)
{
    static const char *const TAGS[] = {"<!doctype html", "<html",  "<head",   "<body",
                                       "<iframe",        "<title", "<script", "<meta"};
    struct str head = {s.ptr, s.len < HEAD_BYTES ? s.len : HEAD_BYTES};

    if (BEGINS(head, "\xEF\xBB\xBF"))
        head = (struct str){head.ptr + 3, head.len - 3};
    head = str_trim(head);
    if (str_starts(head, S("#!")))
        return FILE_SCRIPT;
    if (opens(head, "<svg") || (opens(head, "<?xml") && holds(head, "<svg")))
        return FILE_SVG;
    arr_each (i, COUNT(TAGS))
        if (opens(head, TAGS[i]))
            return FILE_HTML;
    if (holds(head, "<script") || holds(head, "<iframe") || holds(head, "<html"))
        return FILE_HTML;
    return opens(head, "<?xml") ? FILE_XML : FILE_UNKNOWN;
}

static enum file_type text_type(struct str s)
{
    enum file_type markup;

    if (!file_is_text(s))
        return FILE_UNKNOWN;
    markup = markup_type(s);
    return markup != FILE_UNKNOWN ? markup : FILE_TXT;
}

/* ---------------------------------------------------------------- all together */

struct file_facts file_facts_of(struct str bytes)
{
    struct file_facts f = {.type = FILE_EMPTY};
    const char *group;

    if (bytes.len == 0)
        return f;
    f.type = binary_type(bytes);
    if (f.type == FILE_UNKNOWN)
        f.type = text_type(bytes);
    group = KINDS[f.type].group;
    if (group == NULL || strcmp(group, "picture") != 0)
        return f;
    if (!file_picture_size(f.type, bytes, &f.width, &f.height))
        f.type = f.type == FILE_HEIC ? FILE_HEIC : FILE_BROKEN;
    else if (f.width == 0 || f.height == 0)
        f.type = FILE_BROKEN;
    else if ((uint64_t)f.width * f.height > FILE_POINTS_MAX)
        f.type = FILE_BOMB;
    return f;
}

enum status file_facts_at(struct err *err, const char *path, struct file_facts *out)
{
    const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    void *map = NULL;
    struct stat st;

    if (fd < 0 || fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
        if (fd >= 0)
            close(fd);
        return fail(err, ST_INTERNAL, "file.gone", NULL);
    }
    if (st.st_size != 0)
        map = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    close(fd);
    if (map == MAP_FAILED)
        return fail_detail(err, ST_INTERNAL, "file.gone", "mmap");
    *out = file_facts_of((struct str){map, (size_t)st.st_size});
    if (map != NULL)
        munmap(map, (size_t)st.st_size);
    return ST_OK;
}
