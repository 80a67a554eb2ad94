// SPDX-License-Identifier: MulanPSL-2.0
/** Importing sheets: what a file would bring, row by row, and bringing it in. The kinds of rows are
 *  the `imports` of MODULES; where files come from and who may is module import's business. */
#ifndef PLATFORM_IMPORT_H
#define PLATFORM_IMPORT_H
#include "platform/module.h"

enum {
    IMPORT_HEADER_ROWS = 10, /* the headings stand in one of the first so many rows */
    IMPORT_SAMPLE_ROWS = 20,
    IMPORT_FAULTS_MAX = 500,    /* kept; all are counted */
    IMPORT_ROWS_MAX = 300000,   /* of one file, headings apart */
    IMPORT_FILE_KIB = 32 * 1024 /* what a form takes */
};

/** What to do with rows of one file that have the same natural key. */
enum import_repeats {
    IMPORT_REPEATS_REFUSED, /* each of them is faulty, and the sentence names another */
    IMPORT_KEEP_FIRST,
    IMPORT_KEEP_LAST
};

struct import_fault {
    size_t row;         /* as in the sheet */
    struct str heading; /* of the column, as in the sheet; "": the whole row */
    struct str sentence;
};

struct import_report {
    size_t header_row, columns;
    struct str headings[IMPORT_COLUMNS_MAX]; /* as in the sheet; "": not there */
    struct str ignored;                      /* headings that mean nothing here, joined by 、 */
    /* Every row that is not blank counts in exactly one of these four. */
    size_t good, faulty, present, left_out; /* present: there already; left_out: repeated */
    size_t repeated;                        /* rows that share their key with an earlier one */
    bool knows_present;                     /* the kind can tell */
    struct import_row *sample;              /* as they will be read */
    size_t sample_count;
    struct import_fault *faults; /* by row */
    size_t faults_count, faults_total;
};

/** Read the whole file and write nothing. ST_OK also when rows are faulty. ST_INVALID when the file
 *  as a whole cannot be used: sheet.*, import.no_header, import.missing_columns (arg: headings),
 *  import.no_rows, import.too_many_rows. Memory: the report, and 24 bytes for each row's key. */
MUST_CHECK enum status import_check(struct ctx *ctx, const struct import_kind *kind,
                                    const char *path, enum import_repeats repeats,
                                    struct import_report *out);

/** Can the file be read at all, and are its headings there? Quick: rows are not looked at.
 * ST_INVALID as import_check(). */
MUST_CHECK enum status import_peek(struct ctx *ctx, const struct import_kind *kind,
                                   const char *path);

struct import_counts {
    size_t written, skipped, left_out;
};
/** Write every row, or none: only inside db_tx(). Rows are checked again, for the world may have
 *  changed since the preview. ST_INVALID: as import_check(), or import.rows_faulty (arg: the row;
 *  err.detail: its first fault); what a kind's write() refuses passes through, with the row's
 *  number in *out_row (0: no row's fault). Calls the kind's finish(). */
MUST_CHECK enum status import_write(struct ctx *ctx, const struct import_kind *kind,
                                    const char *path, enum import_repeats repeats,
                                    struct import_counts *out, size_t *out_row);

/** The kind of that name in MODULES, NULL if there is none. */
const struct import_kind *import_kind_find(struct str name);
/** CSV with the headings of a kind and a byte order mark, so that every program reads it well. */
struct str import_template(struct arena *a, const struct import_kind *kind);
/** The first of a column's headings: the one templates and messages show. */
struct str import_heading(const struct import_column *column);

/* ---- files between preview and import: DATA/spool/import, ours alone, forgotten after a day ----
 */

enum { IMPORT_SPOOL_SECONDS = 24 * 3600 };

/** Copy a file into the spool under a random name, and its SM3 in hexadecimal. ST_INVALID:
 *  sheet.too_big past IMPORT_FILE_KIB. ST_INTERNAL: import.spool. */
MUST_CHECK enum status import_spool_keep(struct ctx *ctx, const char *path, struct str *out_name,
                                         struct str *out_hash);
/** Path of a kept file. Names that import_spool_keep() did not make are ST_NOT_FOUND. */
MUST_CHECK enum status import_spool_path(struct ctx *ctx, struct str name, const char **out_path);
/** Forget it now. Nothing when it is gone. */
void import_spool_drop(struct ctx *ctx, struct str name);
/** Forget files older than IMPORT_SPOOL_SECONDS. */
void import_spool_sweep(struct ctx *ctx);
/** SM3 of a file in hexadecimal. ST_INVALID sheet.unreadable. */
MUST_CHECK enum status import_file_hash(struct ctx *ctx, const char *path, struct str *out);
#endif
