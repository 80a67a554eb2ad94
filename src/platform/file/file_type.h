// SPDX-License-Identifier: MulanPSL-2.0
/** What a file is, found from its bytes alone: whatever its name or its sender says. The readers
 * see foreign bytes first: they take memory and a length, allocate nothing, and are fuzzed. */
#ifndef FILE_TYPE_H
#define FILE_TYPE_H
#include "base/str.h"

enum file_type {
    /* never taken */
    FILE_UNKNOWN,
    FILE_EMPTY,
    FILE_BROKEN, /* begins like one of those below, and does not go on so */
    FILE_PROGRAM,
    FILE_SCRIPT, /* begins with #! */
    FILE_HTML,
    FILE_SVG,
    FILE_XML,
    FILE_ARCHIVE, /* zip, rar, 7z, gzip …: nobody has looked inside */
    FILE_MACROS,
    FILE_ENCRYPTED, /* a document with a password */
    FILE_BOMB,      /* unpacks to far more than it is; a picture of too many points */
    /* documents */
    FILE_PDF,
    FILE_DOCX,
    FILE_XLSX,
    FILE_PPTX,
    FILE_OFD,
    FILE_DOC,
    FILE_XLS,
    FILE_PPT,
    /* text */
    FILE_TXT,
    /* pictures */
    FILE_JPEG,
    FILE_PNG,
    FILE_GIF,
    FILE_WEBP,
    FILE_HEIC,
    /* sound and film */
    FILE_MP3,
    FILE_M4A,
    FILE_MP4,
    FILE_MOV,
    FILE_TYPES
};

enum { FILE_POINTS_MAX = 100 * 1000 * 1000 }; /* of a picture */

/** What is known of a type. */
struct file_kind {
    const char *word;  /* "docx"; stored */
    const char *group; /* "document", "text", "picture", "sound", "film"; NULL: never taken */
    const char *content_type; /* as it is sent */
    const char *extensions;   /* that its name may have, blank separated; the first is the usual */
    const char *new_form;     /* of old forms: the word of what it is turned into */
    bool show;                /* a browser may show it in place */
};
const struct file_kind *file_kind(enum file_type type);
/** By its word; FILE_UNKNOWN for any other. */
enum file_type file_type_parse(struct str word);

struct file_facts {
    enum file_type type;
    uint32_t width, height; /* of pictures, 0: not known */
};
/** Look at all bytes of a file. */
struct file_facts file_facts_of(struct str bytes);
/** The same for a file on disk, which is read as it is needed. ST_INTERNAL "file.gone". */
MUST_CHECK enum status file_facts_at(struct err *err, const char *path, struct file_facts *out);

/* parts, for tests and fuzzers */

/** A ZIP by its directory: office documents, OFD, or an archive. */
enum file_type file_type_of_zip(struct str bytes);
/** A compound file (OLE): old office documents. */
enum file_type file_type_of_ole(struct str bytes);
/** Width and height of a picture; false: not found. */
bool file_picture_size(enum file_type type, struct str bytes, uint32_t *out_width,
                       uint32_t *out_height);
/** Is it text in UTF-8 or GB18030 (or marked UTF-16), without the bytes that no text has? */
bool file_is_text(struct str bytes);
#endif
