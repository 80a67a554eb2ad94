// SPDX-License-Identifier: MulanPSL-2.0
/** The parts of a workbook around the rows: which sheet, which formats, the shared strings. */
#ifndef SHEET_BOOK_H
#define SHEET_BOOK_H
#include "platform/sheet/sheet_format.h"
#include "platform/sheet/sheet_part.h"

enum { SHEET_FORMATS_MAX = 65536 };

struct sheet_book {
    bool epoch_1904;
    unsigned char *formats; /* enum sheet_number of each cell style */
    size_t formats_count;
    struct str sheet, strings, styles; /* names of parts; "" if there is none */
};

/** Find the first visible worksheet and its companions. ST_INVALID: sheet.not_a_sheet,
 *  sheet.no_sheet and what sheet_part_open() gives. */
MUST_CHECK enum status sheet_book_find(struct arena *a, struct sheet_package *package,
                                       struct err *err, struct sheet_book *out);

/** Readers of single parts, for sheet_book_find() and the fuzzers. They do not close the part. */
MUST_CHECK enum status sheet_book_read_styles(struct arena *a, struct sheet_part *part,
                                              struct err *err, struct sheet_book *book);

struct sheet_relation {
    struct str id, type, target; /* target: name of the part, resolved */
};
struct sheet_relations {
    struct sheet_relation *list;
    size_t count;
};
/** `base`: the part whose relations these are. */
MUST_CHECK enum status sheet_book_read_relations(struct arena *a, struct sheet_part *part,
                                                 struct err *err, struct str base,
                                                 struct sheet_relations *out);
/** *out_sheet: the part of the first visible worksheet. */
MUST_CHECK enum status sheet_book_read_workbook(struct arena *a, struct sheet_part *part,
                                                struct err *err,
                                                const struct sheet_relations *relations,
                                                struct sheet_book *book);
#endif
