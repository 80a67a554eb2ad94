// SPDX-License-Identifier: MulanPSL-2.0
/** One XML part of a package, read node by node, under hard limits: bytes unpacked in all, how much
 *  they shrank, attributes per element; no document type, so no entities; no network. */
#ifndef SHEET_PART_H
#define SHEET_PART_H
#include "base/str.h"

/** The package: a ZIP file and what may still be unpacked from it. */
struct sheet_package {
    struct zip *zip;
    uint64_t bytes_left;
};

/** ST_INVALID: sheet.broken, sheet.too_big (too many members). Close in any case. */
MUST_CHECK enum status sheet_package_open(struct sheet_package *package, struct err *err,
                                          const char *path, uint64_t max_unpacked_bytes);
void sheet_package_close(struct sheet_package *package);

struct sheet_part;

enum sheet_node {
    SHEET_NODE_END,   /* of the part */
    SHEET_NODE_OPEN,  /* an element begins */
    SHEET_NODE_CLOSE, /* it ends; empty elements have none */
    SHEET_NODE_TEXT,
    SHEET_NODE_FAULT
};

/** ST_NOT_FOUND: no such member (err untouched). ST_INVALID: sheet.broken, sheet.encrypted,
 *  sheet.too_big. */
MUST_CHECK enum status sheet_part_open(struct sheet_package *package, struct err *err,
                                       const char *name, struct sheet_part **out);
/** A part from memory, for tests. The bytes are borrowed. */
MUST_CHECK enum status sheet_part_open_memory(struct err *err, struct str bytes,
                                              struct sheet_part **out);
void sheet_part_close(struct sheet_part *part);

/** Go to the next node that matters. */
enum sheet_node sheet_part_next(struct sheet_part *part);
/** After SHEET_NODE_FAULT: ST_INVALID with sheet.broken, or what went wrong. */
enum status sheet_part_fault(const struct sheet_part *part, struct err *err);

/** Of OPEN and CLOSE: is the local name `name`? */
bool sheet_part_is(const struct sheet_part *part, const char *name);
/** Of OPEN: has it no content? */
bool sheet_part_empty(struct sheet_part *part);
/** Of TEXT. Valid until the next node. */
struct str sheet_part_text(struct sheet_part *part);
/** Of OPEN: fetch the attributes with these local names ("" if absent), in one walk. The texts are
 *  valid until the next node. */
void sheet_part_attributes(struct sheet_part *part, const char *const *names, struct str *values,
                           size_t count);
/** Skip the content of the element just opened. */
void sheet_part_skip(struct sheet_part *part);
#endif
