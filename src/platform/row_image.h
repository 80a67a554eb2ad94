// SPDX-License-Identifier: MulanPSL-2.0
/** A row of a table as text, to be put back as it was. What is sealed in the row is sealed in its
 *  image. */
#ifndef PLATFORM_ROW_IMAGE_H
#define PLATFORM_ROW_IMAGE_H
#include "platform/ctx.h"

struct row_place {
    const char *table; /* of a module; must outlive the program */
    int64_t congress_id, id;
};

/** *out: "" where there is no such row. Columns without a value are not in it. */
MUST_CHECK enum status row_image_take(struct ctx *ctx, const struct row_place *at, struct str *out);
/** SM3 of an image in hexadecimal: where it is enough to know whether a row is still the same. */
struct str row_image_hash(struct ctx *ctx, struct str image);
/** Make the row what its image says, and note it for the next event; "" deletes it. Its `version`
 *  goes on counting, so that nobody saves over it what he read before. Only in db_tx(). ST_INTERNAL
 *  "error.internal": no image; ST_NOT_FOUND: the row has gone since. */
MUST_CHECK enum status row_image_put(struct ctx *ctx, const struct row_place *at, struct str image);
#endif
