// SPDX-License-Identifier: MulanPSL-2.0
/** Importing sheets: what a file would bring, row by row, and bringing it in. The kinds of rows are
 *  the `imports` of MODULES; where files come from and who may is module import's business. */
#ifndef PLATFORM_IMPORT_H
#define PLATFORM_IMPORT_H
#include "platform/module.h"

enum {
    IMPORT_HEADER_ROWS = 10, /* the headings stand in one of the first so many rows */
    IMPORT_SAMPLE_ROWS = 20,
    IMPORT_FAULTS_MAX = 500,  /* kept; all are counted */
    IMPORT_CHANGES_MAX = 200, /* kept; all are counted */
    IMPORT_BRINGS_MAX = 20,
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
    const char *column; /* of the kind; NULL: the whole row */
    struct str heading; /* of the column, as in the sheet; "": the whole row */
    struct str sentence;
};

/** A row that changes a record, and its cells old and new. */
struct import_change {
    size_t row;
    struct str name; /* of the record */
    const struct import_cell_change {
        struct str heading, was, now;
    } * cells;
    size_t cells_count;
};

/** A heading of the file that somebody has assigned. */
struct import_alias {
    struct str heading;
    const char *column; /* of the kind; NULL: is not read */
};
/** A cell that somebody has put right, or a row that he has left out. */
struct import_patch {
    size_t row;
    const char *column; /* of the kind; NULL: the row is left out */
    struct str value;
};
enum import_phase { IMPORT_CHECKING, IMPORT_WRITING, IMPORT_TAKING_BACK };
/** How one file is read. All zero: as it is. */
struct import_plan {
    enum import_repeats repeats;
    const struct import_alias *aliases; /* go before the headings that the kind knows */
    size_t aliases_count;
    const struct import_patch *patches; /* by row */
    size_t patches_count;
    /** Told of the rows done, now and then; false stops: ST_RULE "import.stopped". May be NULL. */
    bool (*tick)(void *arg, enum import_phase phase, size_t rows);
    void *tick_arg;
};

struct import_report {
    size_t header_row, columns;
    struct str headings[IMPORT_COLUMNS_MAX]; /* as in the sheet; "": not there */
    struct str ignored;                      /* headings that mean nothing here, joined by 、 */
    /* Every row that is not blank counts in exactly one of these five. */
    size_t good, faulty, present, left_out; /* present: there already; left_out: repeated */
    size_t excluded;                        /* by a patch */
    size_t corrected;                       /* rows with a patched cell, among the others */
    size_t repeated;                        /* rows that share their key with an earlier one */
    size_t changed;                         /* rows that change a record, among the good ones */
    bool knows_present;                     /* the kind can tell */
    bool knows_changed;
    struct import_row *sample; /* as they will be read */
    size_t sample_count;
    struct import_fault *faults; /* by row */
    size_t faults_count, faults_total;
    struct import_change *changes; /* by row */
    size_t changes_count;
    struct str brings[IMPORT_BRINGS_MAX]; /* what is made besides the records */
    size_t brings_count;
};

/** Read the whole file and write nothing. ST_OK also when rows are faulty. ST_INVALID when the file
 *  as a whole cannot be used: sheet.*, import.no_header, import.missing_columns (arg: headings),
 *  import.no_rows, import.too_many_rows. Memory: the report, and 24 bytes for each row's key. */
MUST_CHECK enum status import_check(struct ctx *ctx, const struct import_kind *kind,
                                    const char *path, enum import_repeats repeats,
                                    struct import_report *out);

/** The same with all that was said about the file. */
MUST_CHECK enum status import_check_plan(struct ctx *ctx, const struct import_kind *kind,
                                         const char *path, const struct import_plan *plan,
                                         struct import_report *out);

/** Can the file be read at all, and are its headings there? Quick: rows are not looked at.
 * ST_INVALID as import_check(). */
MUST_CHECK enum status import_peek(struct ctx *ctx, const struct import_kind *kind,
                                   const char *path, const struct import_plan *plan);

enum { IMPORT_SAMPLES = 3 };
/** A column of the file, for assigning it. */
struct import_file_column {
    struct str heading; /* never "" */
    struct str samples[IMPORT_SAMPLES];
    const char *column; /* what it is read as, or (guessed) what it is like; NULL: nothing */
    bool guessed;
};
/** The columns that have a heading, in order. Where no row has a known heading, the row with most
 *  cells among the first ones is taken. ST_INVALID: as import_peek(), but for missing headings. */
MUST_CHECK enum status import_file_columns(struct ctx *ctx, const struct import_kind *kind,
                                           const char *path, const struct import_plan *plan,
                                           struct import_file_column **out, size_t *out_count);
/** The cells of the rows with these numbers (ascending), as they will be read. Numbers without a
 *  row are left out. */
MUST_CHECK enum status import_rows(struct ctx *ctx, const struct import_kind *kind,
                                   const char *path, const struct import_plan *plan,
                                   const size_t *numbers, size_t count, struct import_row **out,
                                   size_t *out_count);

struct import_counts {
    size_t written, skipped, left_out, excluded, corrected;
    int64_t *ids; /* of the records written, as far as the kind tells them */
    size_t ids_count;
};
/** A file that has been checked, ready to be written without being looked through again. */
struct import_ready;
/** Check every row, before the transaction: other writers do not wait for it. ST_INVALID: as
 *  import_check(), or import.rows_faulty. */
MUST_CHECK enum status import_prepare(struct ctx *ctx, const struct import_kind *kind,
                                      const char *path, const struct import_plan *plan,
                                      struct import_ready **out, size_t *out_row);
/** Who wants to know, while rows are written, what those change that change a record. */
struct import_differing;
struct import_keeper {
    /** Before the row is written; and after it. Both in the same transaction and arena. */
    enum status (*before)(struct ctx *, void *arg, const struct import_differing *);
    enum status (*after)(struct ctx *, void *arg, const struct import_differing *);
    void *arg;
};
/** From now on import_write_ready() and import_write_rest() tell this one; it outlives `ready`. Of
 *  kinds with differs(). */
void import_keep_with(struct import_ready *ready, const struct import_keeper *keeper);
/** Write what import_prepare() has checked, each row being checked once more: the world may have
 *  changed. Only inside db_tx(). Errors as import_write(). */
MUST_CHECK enum status import_write_ready(struct ctx *ctx, const struct import_ready *ready,
                                          struct import_counts *out, size_t *out_row);
/** Write every row, or none: only inside db_tx(). Rows are checked again, for the world may have
 *  changed since the preview. ST_INVALID: as import_check(), or import.rows_faulty (arg: the row;
 *  err.detail: its first fault); what a kind's write() refuses passes through, with the row's
 *  number in *out_row (0: no row's fault). Calls the kind's finish(). */
MUST_CHECK enum status import_write(struct ctx *ctx, const struct import_kind *kind,
                                    const char *path, enum import_repeats repeats,
                                    struct import_counts *out, size_t *out_row);

/* ---- in pieces: other writers wait for one of them, not for the file ---- */

enum {
    IMPORT_WHOLE_ROWS = 500, /* a file of so many good rows is written in one transaction */
    IMPORT_PIECE_ROWS = 1000,
    IMPORT_PIECE_MS = 150 /* a transaction that has lasted so long takes no further row */
};

/** Has the file more rows than one transaction should hold, and can its kind be taken back? */
bool import_in_pieces(const struct import_ready *ready);
/** Called inside each transaction of import_write_pieces(). Both may run again. */
struct import_pieces {
    enum status (*begin)(struct ctx *, void *arg); /* before its rows */
    /** After them: what was written, and the ids of the new records in order. */
    enum status (*end)(struct ctx *, void *arg, const struct import_counts *piece);
    void *arg;
};
/** Write what import_prepare() has checked, but for changes of records that are there, in
 *  transactions of its own: not inside db_tx(). Errors as import_write(): what was written before
 *  stands, and is for the caller to take back. out: the sums, without ids. */
MUST_CHECK enum status import_write_pieces(struct ctx *ctx, struct import_ready *ready,
                                           const struct import_pieces *pieces,
                                           struct import_counts *out, size_t *out_row);
/** The rest: the rows that change records, and the kind's finish(). Inside db_tx(); `counts` are
 *  those of the pieces, *out the sums of all. */
MUST_CHECK enum status import_write_rest(struct ctx *ctx, const struct import_ready *ready,
                                         const struct import_counts *counts,
                                         struct import_counts *out, size_t *out_row);
/** The kind of that name in MODULES, NULL if there is none. */
const struct import_kind *import_kind_find(struct str name);
/** The same, and those that the installation has made itself ("ledger.first_topic"), as long as
 *  ctx->arena lives. */
const struct import_kind *import_kind_of(struct ctx *ctx, struct str name);
/** The journalled tables of the module that a kind belongs to. */
const char *const *import_kind_tables(const struct import_kind *kind);
/** The kind of documents of that name in MODULES, NULL if there is none. */
const struct import_document_kind *import_document_kind_find(struct str name);
/** Bring documents in, all of them or none, in one transaction; with `look` write nothing.
 *  ST_INVALID "import.document_unreadable", "import.document_too_big", "import.document_not_text";
 *  what the kind refuses passes through; out->document says which file. */
MUST_CHECK enum status import_documents(struct ctx *ctx, const struct import_document_kind *kind,
                                        const char *const *paths, size_t count, bool look,
                                        struct import_document_report *out);

/** CSV with the headings of a kind and a byte order mark, so that every program reads it well. */
struct str import_template(struct arena *a, const struct import_kind *kind);
/** A workbook with the headings of a kind, and a second sheet that says of each column what it
 *  means, with an example. The file is there until the arena goes. */
MUST_CHECK enum status import_template_book(struct ctx *ctx, const struct import_kind *kind,
                                            const char **out_path);
/** Text import.about.<kind>.<column> (meaning) or ….example; "" where there is none. */
struct str import_about(struct arena *a, const struct import_kind *kind,
                        const struct import_column *column, const char *suffix);
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
/** What was said about a kept file (import_spool_path() has accepted the name): nothing at first.
 */
void import_plan_read(struct ctx *ctx, const struct import_kind *kind, struct str name,
                      struct import_plan *out);
/** ST_INVALID "import.too_many_fixes" past 8 MiB. ST_INTERNAL "import.spool". */
MUST_CHECK enum status import_plan_keep(struct ctx *ctx, struct str name,
                                        const struct import_plan *plan);

enum import_run_state {
    IMPORT_RUN_NONE, /* was never begun */
    IMPORT_RUN_ON,
    IMPORT_RUN_STOPPED_SHORT, /* the program that ran it is gone: nothing was written */
    IMPORT_RUN_FAILED,        /* status, key, arg say why: nothing was written */
    IMPORT_RUN_DONE
};
struct import_progress {
    enum import_run_state state;
    enum import_phase phase;
    size_t rows, all; /* all: 0 while it is not known */
    enum status status;
    const char *key, *arg;
};
struct import_run;
/** A kept file is being brought in from now on. ST_CONFLICT "import.running": it is already. End it
 *  by import_run_end() in the same program; a crash ends it, too. */
MUST_CHECK enum status import_run_begin(struct ctx *ctx, struct str name, struct import_run **out);
void import_run_say(const struct import_run *run, enum import_phase phase, size_t rows, size_t all);
/** Has somebody called import_run_stop()? */
bool import_run_stopped(const struct import_run *run);
void import_run_end(struct import_run *run, enum status st, const struct err *err);
void import_run_state(struct ctx *ctx, struct str name, struct import_progress *out);
/** Forget how it ended. */
void import_run_forget(struct ctx *ctx, struct str name);
/** Ask a running import to stop. Needs no database: an import may be holding it. */
MUST_CHECK enum status import_run_stop(struct ctx *ctx, struct str name);

/** As long as it is held, others see that the import `id` is being written; a crash lets go of it.
 */
struct import_alive;
MUST_CHECK enum status import_alive_begin(struct ctx *ctx, int64_t id, struct import_alive **out);
/** It has come to its end. */
void import_alive_end(struct import_alive *alive);
/** It is left to others. */
void import_alive_leave(struct import_alive *alive);
/** Does a program on this machine, with this data directory, hold it? */
bool import_alive(struct ctx *ctx, int64_t id);

/** SM3 of a file in hexadecimal. ST_INVALID sheet.unreadable. */
MUST_CHECK enum status import_file_hash(struct ctx *ctx, const char *path, struct str *out);
#endif
