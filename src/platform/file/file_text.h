// SPDX-License-Identifier: MulanPSL-2.0
/** The text of documents, for search and for marks on their first page. Foreign bytes are unpacked
 *  and parsed here: to be run in a worker (file_task.h). Bounded in what it unpacks and gives. */
#ifndef FILE_TEXT_H
#define FILE_TEXT_H
#include "base/buf.h"
#include "platform/file/file_type.h"

enum { FILE_TEXT_BYTES_MAX = 2 << 20 };

/** Can file_text() read it? DOCX, XLSX, PPTX, OFD, TXT. (PDF: pdftotext, by whoever calls.) */
bool file_text_reads(enum file_type type);

/** Text of the file, paragraphs and cells on lines of their own, at most most_bytes of UTF-8;
 *  *out_cut when there is more. Of sheets the texts, not the numbers. ST_INVALID "file.bomb" when
 * it unpacks without end, "file.broken" when it is no such document or declares entities. */
MUST_CHECK enum status file_text(struct arena *a, struct err *err, const char *path,
                                 enum file_type type, size_t most_bytes, struct str *out,
                                 bool *out_cut);
/** Valid UTF-8 without control characters, blanks and empty lines in plenty made one. */
struct str file_text_tidy(struct arena *a, struct str text);
#endif
