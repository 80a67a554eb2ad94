// SPDX-License-Identifier: MulanPSL-2.0
/* ZIP members as guarded streams of XML nodes. */
#include "platform/sheet/sheet_part.h"
#include <libxml/xmlreader.h>
#include <pthread.h>
#include <zip.h>

enum {
    MEMBERS_MAX = 4096,
    PROLOG_BYTES = 4096,       /* within these the root element must begin */
    ATTRIBUTES_MAX = 1024,     /* libxml2 compares each with each */
    RATIO_MAX = 200,           /* unpacked to packed … */
    RATIO_FREE_BYTES = 1 << 24 /* … beyond these */
};

struct sheet_part {
    struct sheet_package *package; /* NULL: from memory */
    struct zip_file *file;
    struct str memory;
    uint64_t unpacked, claimed; /* claimed: by the directory, which nothing may exceed */
    char prolog[PROLOG_BYTES];
    size_t prolog_len, prolog_at;
    unsigned assigned; /* `="` since the last `<` */
    bool equals;       /* the last byte but blanks was `=` */
    const char *fault; /* message key */
    xmlTextReaderPtr reader;
    const char *name;
};

static pthread_once_t xml_once = PTHREAD_ONCE_INIT;

/* ---- the package ---- */

enum status sheet_package_open(struct sheet_package *package, struct err *err, const char *path,
                               uint64_t max_unpacked_bytes)
{
    int code = 0;

    package->bytes_left = max_unpacked_bytes;
    package->zip = zip_open(path, ZIP_RDONLY, &code);
    if (package->zip == NULL)
        return fail_detail(err, ST_INVALID, "sheet.broken", "zip_open: %d", code);
    if (zip_get_num_entries(package->zip, 0) > MEMBERS_MAX)
        return fail_detail(err, ST_INVALID, "sheet.too_big", "too many members");
    return ST_OK;
}

void sheet_package_close(struct sheet_package *package)
{
    if (package->zip != NULL)
        zip_discard(package->zip);
    package->zip = NULL;
}

/* ---- bytes of a part ---- */

static bool is_bomb(uint64_t unpacked, uint64_t packed)
{
    return unpacked > RATIO_FREE_BYTES && unpacked / RATIO_MAX > packed;
}

static int fault(struct sheet_part *part, const char *key)
{
    if (part->fault == NULL)
        part->fault = key;
    return -1;
}

/* Bytes from the member, counted against every limit. -1 after a fault. */
static int read_raw(struct sheet_part *part, char *to, size_t max)
{
    zip_int64_t got;

    if (part->package == NULL) {
        const size_t len = part->memory.len < max ? part->memory.len : max;

        if (len > 0)
            memcpy(to, part->memory.ptr, len);
        part->memory.ptr += len;
        part->memory.len -= len;
        return (int)len;
    }
    got = zip_fread(part->file, to, max);
    if (got < 0)
        return fault(part, "sheet.broken");
    if ((uint64_t)got > part->package->bytes_left)
        return fault(part, "sheet.too_big");
    part->package->bytes_left -= (uint64_t)got;
    part->unpacked += (uint64_t)got;
    if (part->unpacked > part->claimed)
        return fault(part, "sheet.broken");
    return (int)got;
}

/* Refuse elements with so many attributes that comparing them would take long. */
static bool few_attributes(struct sheet_part *part, const char *p, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        const char c = p[i];

        if (c == '<')
            part->assigned = 0;
        else if (part->equals && (c == '"' || c == '\'') && ++part->assigned > ATTRIBUTES_MAX)
            return false;
        if (c != ' ' && c != '\t' && c != '\r' && c != '\n')
            part->equals = c == '=';
    }
    return true;
}

static int read_bytes(void *p, char *to, int max)
{
    struct sheet_part *part = p;
    size_t len = part->prolog_len - part->prolog_at;
    int got;

    if (part->fault != NULL)
        return -1;
    if (len > 0) {
        len = len < (size_t)max ? len : (size_t)max;
        memcpy(to, part->prolog + part->prolog_at, len);
        part->prolog_at += len;
        got = (int)len;
    } else {
        got = read_raw(part, to, (size_t)max);
    }
    if (got > 0 && !few_attributes(part, to, (size_t)got))
        return fault(part, "sheet.broken");
    return got;
}

static int close_bytes(void *p)
{
    (void)p;
    return 0;
}

static bool skip_past(struct str *s, const char *end)
{
    const char *at = memmem(s->ptr, s->len, end, strlen(end));

    if (at == NULL)
        return false;
    s->len -= (size_t)(at - s->ptr) + strlen(end);
    s->ptr = at + strlen(end);
    return true;
}

/* Only declaration, comments and blanks may stand before the root element: a document type is where
 * entities would be declared, and no program writes one into a workbook. */
static bool is_prolog_plain(struct str s)
{
    for (;;) {
        s = str_trim(s);
        if (str_starts(s, S("<?"))) {
            if (!skip_past(&s, "?>"))
                return false;
        } else if (str_starts(s, S("<!--"))) {
            if (!skip_past(&s, "-->"))
                return false;
        } else {
            return s.len > 1 && s.ptr[0] == '<' && s.ptr[1] != '!';
        }
    }
}

static enum status read_prolog(struct sheet_part *part, struct err *err)
{
    int got;

    do {
        got = read_raw(part, part->prolog + part->prolog_len, PROLOG_BYTES - part->prolog_len);
        if (got < 0)
            return sheet_part_fault(part, err);
        part->prolog_len += (size_t)got;
    } while (got > 0 && part->prolog_len < PROLOG_BYTES);
    if (part->prolog_len >= 3 && memcmp(part->prolog, "\xEF\xBB\xBF", 3) == 0)
        part->prolog_at = 3;
    if (!is_prolog_plain(
            (struct str){part->prolog + part->prolog_at, part->prolog_len - part->prolog_at}))
        return fail_detail(err, ST_INVALID, "sheet.broken", "document type, or no element");
    return ST_OK;
}

/* ---- opening ---- */

static void ignore_error(void *user, xmlErrorPtr error)
{
    (void)user;
    (void)error;
}

static enum status start_reader(struct sheet_part *part, struct err *err)
{
    const int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                        XML_PARSE_NOCDATA | XML_PARSE_IGNORE_ENC | XML_PARSE_COMPACT;

    pthread_once(&xml_once, xmlInitParser);
    TRY(read_prolog(part, err));
    part->reader = xmlReaderForIO(read_bytes, close_bytes, part, NULL, "UTF-8", options);
    ASSERT(part->reader != NULL);
    xmlTextReaderSetStructuredErrorHandler(part->reader, ignore_error, NULL);
    return ST_OK;
}

static struct sheet_part *part_new(void)
{
    struct sheet_part *part = calloc(1, sizeof *part);

    ASSERT(part != NULL);
    return part;
}

static enum status part_start(struct sheet_part *part, struct err *err, struct sheet_part **out)
{
    const enum status st = start_reader(part, err);

    if (st != ST_OK) {
        sheet_part_close(part);
        return st;
    }
    *out = part;
    return ST_OK;
}

enum status sheet_part_open_memory(struct err *err, struct str bytes, struct sheet_part **out)
{
    struct sheet_part *part = part_new();

    part->memory = bytes;
    return part_start(part, err, out);
}

enum status sheet_part_open(struct sheet_package *package, struct err *err, const char *name,
                            struct sheet_part **out)
{
    struct sheet_part *part;
    struct zip_file *file;
    zip_stat_t st;

    if (zip_stat(package->zip, name, ZIP_FL_NOCASE, &st) != 0)
        return ST_NOT_FOUND;
    if ((st.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && st.encryption_method != ZIP_EM_NONE)
        return fail(err, ST_INVALID, "sheet.encrypted", NULL);
    if (st.size > package->bytes_left || is_bomb(st.size, st.comp_size))
        return fail_detail(err, ST_INVALID, "sheet.too_big", "%llu bytes of %llu",
                           (unsigned long long)st.size, (unsigned long long)st.comp_size);
    file = zip_fopen_index(package->zip, st.index, 0);
    if (file == NULL)
        return fail_detail(err, ST_INVALID, "sheet.broken", "%s", zip_strerror(package->zip));
    part = part_new();
    part->package = package;
    part->file = file;
    part->claimed = st.size;
    return part_start(part, err, out);
}

void sheet_part_close(struct sheet_part *part)
{
    if (part == NULL)
        return;
    if (part->reader != NULL)
        xmlFreeTextReader(part->reader);
    if (part->file != NULL)
        zip_fclose(part->file);
    free(part);
}

/* ---- nodes ---- */

enum sheet_node sheet_part_next(struct sheet_part *part)
{
    for (;;) {
        const int got = xmlTextReaderRead(part->reader);

        if (got < 0 || part->fault != NULL) {
            fault(part, "sheet.broken");
            return SHEET_NODE_FAULT;
        }
        if (got == 0)
            return SHEET_NODE_END;
        switch (xmlTextReaderNodeType(part->reader)) {
        case XML_READER_TYPE_ELEMENT:
            part->name = (const char *)xmlTextReaderConstLocalName(part->reader);
            return SHEET_NODE_OPEN;
        case XML_READER_TYPE_END_ELEMENT:
            part->name = (const char *)xmlTextReaderConstLocalName(part->reader);
            return SHEET_NODE_CLOSE;
        case XML_READER_TYPE_TEXT:
        case XML_READER_TYPE_CDATA:
        case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
            return SHEET_NODE_TEXT;
        case XML_READER_TYPE_DOCUMENT_TYPE:
        case XML_READER_TYPE_ENTITY_REFERENCE:
            fault(part, "sheet.broken");
            return SHEET_NODE_FAULT;
        default:
            break;
        }
    }
}

enum status sheet_part_fault(const struct sheet_part *part, struct err *err)
{
    return fail(err, ST_INVALID, part->fault != NULL ? part->fault : "sheet.broken", NULL);
}

bool sheet_part_is(const struct sheet_part *part, const char *name)
{
    return part->name != NULL && strcmp(part->name, name) == 0;
}

bool sheet_part_empty(struct sheet_part *part)
{
    return xmlTextReaderIsEmptyElement(part->reader) == 1;
}

struct str sheet_part_text(struct sheet_part *part)
{
    return str_from((const char *)xmlTextReaderConstValue(part->reader));
}

void sheet_part_attributes(struct sheet_part *part, const char *const *names, struct str *values,
                           size_t count)
{
    arr_each (i, count)
        values[i] = S("");
    while (xmlTextReaderMoveToNextAttribute(part->reader) == 1) {
        const char *name = (const char *)xmlTextReaderConstLocalName(part->reader);

        for (size_t i = 0; name != NULL && i < count; i++) {
            if (strcmp(name, names[i]) == 0)
                values[i] = str_from((const char *)xmlTextReaderConstValue(part->reader));
        }
    }
    xmlTextReaderMoveToElement(part->reader);
}

void sheet_part_skip(struct sheet_part *part)
{
    unsigned depth = 1;

    if (sheet_part_empty(part))
        return;
    while (depth > 0) {
        switch (sheet_part_next(part)) {
        case SHEET_NODE_OPEN:
            depth += !sheet_part_empty(part);
            break;
        case SHEET_NODE_CLOSE:
            depth--;
            break;
        case SHEET_NODE_TEXT:
            break;
        case SHEET_NODE_END:
        case SHEET_NODE_FAULT:
            return;
        }
    }
}
