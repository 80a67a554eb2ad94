// SPDX-License-Identifier: MulanPSL-2.0
/** One walk through a file. */
#ifndef IMPORT_WALK_H
#define IMPORT_WALK_H
#include "platform/import.h"
#include "platform/import/import_header.h"
#include "platform/import/import_keys.h"

struct walk {
    struct ctx *ctx;
    const struct import_kind *kind;
    const struct import_plan *plan;
    bool preview;       /* tell which rows are there already */
    struct arena *keep; /* what outlives the row */
    struct arena *row;  /* ctx->arena while a row is looked at */
    struct sheet *sheet;
    struct import_header header;
    struct import_keys keys;
    struct import_report report;
    enum import_phase phase;
    size_t next_patch;
    char days[IMPORT_COLUMNS_MAX][DATE_TEXT_SIZE]; /* of the row at hand */
    /* Rows gathered so that the kind looks ahead for all of them: */
    bool gathers;
    struct arena *window_arena;
    struct import_row *window;
    size_t window_count;
};

/** So many rows at once are given to a kind's ahead(). */
enum { IMPORT_AHEAD_ROWS = 128 };

typedef enum status import_row_fn(struct walk *, const struct import_row *, void *);

struct walk *import_walk_new(struct ctx *ctx, const struct import_kind *kind,
                             const struct import_plan *plan);
/** Let the kind look ahead while this walk goes, if it can and if that saves anything here. */
void import_walk_ahead(struct walk *w);
/** Ask ahead() for these rows, and give each of them its answer. ctx->arena keeps it. */
MUST_CHECK enum status import_look_ahead(struct ctx *ctx, const struct import_kind *kind,
                                         struct import_row *rows, size_t count);
/** Open the file and find its headings. */
MUST_CHECK enum status import_walk_open(struct walk *w, const char *path);
/** Call fn for each row below the headings that is not left out, patched, with ctx->arena emptied
 *  each time. */
MUST_CHECK enum status import_walk_rows(struct walk *w, import_row_fn *fn, void *arg);
/** The whole file, counted and its faults in order. */
MUST_CHECK enum status import_walk_look(struct walk *w, const char *path);
/** What the kind says about a row: *out_faults sentences, and its natural key. */
MUST_CHECK enum status import_walk_check(struct walk *w, const struct import_row *row,
                                         struct str *out_key, size_t *out_faults);
/** Does a good row change a record? Its cells are kept for the report. */
MUST_CHECK enum status import_change_look(struct walk *w, const struct import_row *row,
                                          bool *out_changes);
/** What else would a good row make? Kept for the report, each sentence once. */
MUST_CHECK enum status import_brings_look(struct walk *w, const struct import_row *row);
/** The row is left out, or faulty: what was kept of it is of no interest. */
void import_change_drop(struct walk *w, size_t row);
/** What the heading of a column is called in this file. */
struct str import_walk_heading(const struct walk *w, size_t column);
#endif
