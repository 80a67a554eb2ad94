// SPDX-License-Identifier: MulanPSL-2.0
/** What a worker does with files, and asking for it. */
#ifndef FILE_TASK_H
#define FILE_TASK_H
#include "platform/file/file_text.h"
#include "platform/worker.h"

/* Tasks, for the table of worker_child(). */
#define FILE_TEXT_TASK  "file.text"
#define FILE_THUMB_TASK "file.thumb"
#define FILE_PHOTO_TASK "file.photo"
enum status file_text_run(struct worker_io *io);
enum status file_thumb_run(struct worker_io *io);
enum status file_photo_run(struct worker_io *io);

enum { FILE_THUMB_POINTS = 320, FILE_PHOTO_POINTS = 1600 };

/** Text of the file at `path` (also PDF, by pdftotext), at most FILE_TEXT_BYTES_MAX. Errors as
 *  file_text() and worker_run(); ST_NOT_FOUND "file.no_text" for types without any. */
MUST_CHECK enum status file_task_text(struct ctx *ctx, const char *path, enum file_type type,
                                      unsigned seconds, struct str *out, bool *out_cut);
/** Can pictures of this sort ("heic", "jpeg") be read here at all? */
bool file_thumb_reads(const char *extension);
/** A small JPEG of a picture, upright, at most FILE_THUMB_POINTS a side. */
MUST_CHECK enum status file_task_thumb(struct ctx *ctx, const char *path, struct str *out);
/** The picture drawn anew as a JPEG, upright, at most FILE_PHOTO_POINTS a side: nothing else of the
 *  file is left, such as where it was taken. */
MUST_CHECK enum status file_task_photo(struct ctx *ctx, const char *path, struct str *out);
/** Can this old office form be turned into its new one here: is the part of LibreOffice installed
 *  that reads it? */
bool file_task_converts(enum file_type type);
/** The new form of an old one: a DOCX of a DOC … ST_NOT_FOUND "worker.no_program". */
MUST_CHECK enum status file_task_convert(struct ctx *ctx, const char *path, enum file_type type,
                                         struct str *out);
#endif
