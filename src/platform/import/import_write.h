// SPDX-License-Identifier: MulanPSL-2.0
/** Writing one row of a file that has been checked. */
#ifndef IMPORT_WRITE_H
#define IMPORT_WRITE_H
#include "platform/import/import_walk.h"

struct import_ready {
    const struct import_kind *kind;
    const struct import_plan *plan;
    const char *path;
    struct walk *look; /* the walk that checked: which row of a key is kept */
    /* Rows that would change a record: put off by import_write_pieces(), in order. */
    uint32_t *changes;
    size_t changes_count, changes_room;
    const struct import_keeper *keeper; /* NULL: nobody */
};

enum import_written { IMPORT_ROW_WRITTEN, IMPORT_ROW_SKIPPED, IMPORT_ROW_LEFT_OUT };
/** Check a row once more and write it. *out_id: of a new record, as far as the kind tells it. */
MUST_CHECK enum status import_write_row(struct walk *w, const struct import_ready *ready,
                                        const struct import_row *row, enum import_written *out,
                                        int64_t *out_id);
/** The same without checking it, for kinds whose write() refuses what has become impossible, and
 * files of which no row is left out. */
MUST_CHECK enum status import_write_checked(struct walk *w, const struct import_ready *ready,
                                            const struct import_row *row, enum import_written *out,
                                            int64_t *out_id);
void import_count(struct import_counts *counts, enum import_written what);
/** ST_INVALID import.rows_faulty. */
MUST_CHECK enum status import_fail_faulty(struct ctx *ctx, size_t row);
#endif
