// SPDX-License-Identifier: MulanPSL-2.0
/** Sheets of stations, assignments and receptions. */
#ifndef STATION_IMPORT_H
#define STATION_IMPORT_H
#include "platform/module.h"

extern const struct import_kind STATION_IMPORTS[];

/** The word of a level, from itself or its label; what is neither comes back. */
struct str station_import_level(struct str cell);
/** A station by its name; none of that name is noted for the column, and *out_id is 0. */
MUST_CHECK enum status station_import_station(struct ctx *ctx, const char *column, struct str name,
                                              int64_t *out_id);
/** What a kind's row of the table STATION_IMPORTS consists of. */
#define STATION_IMPORT_KIND(prefix)                                                                \
    extern const struct import_column prefix##_columns[];                                          \
    enum status prefix##_check(struct ctx *, const struct import_row *, struct str *);             \
    enum status prefix##_write(struct ctx *, const struct import_row *, bool *);                   \
    enum status prefix##_present(struct ctx *, const struct import_row *, bool *);                 \
    enum status prefix##_undo(struct ctx *, int64_t, bool, struct import_undo *)
STATION_IMPORT_KIND(station_import_deputy);
STATION_IMPORT_KIND(station_import_reception);
STATION_IMPORT_KIND(station_import_standard);
STATION_IMPORT_KIND(station_import_fund);
MUST_CHECK enum status station_import_finish(struct ctx *ctx, size_t written, size_t skipped);
#endif
