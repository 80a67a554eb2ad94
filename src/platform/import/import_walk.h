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
};

typedef enum status import_row_fn(struct walk *, const struct import_row *, void *);

struct walk *import_walk_new(struct ctx *ctx, const struct import_kind *kind,
                             const struct import_plan *plan);
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
#endif
