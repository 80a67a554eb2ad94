// SPDX-License-Identifier: MulanPSL-2.0
/** Files made by hand for tests. */
#ifndef FILETEST_H
#define FILETEST_H
#include "base/buf.h"

struct filetest_member {
    const char *name, *bytes;
    uint32_t claims; /* unpacked size in the directory; 0: the true one */
    bool locked;
};
/** A ZIP of stored (not packed) members. */
struct str filetest_zip(struct arena *a, const struct filetest_member *members, size_t count);
/** A compound file whose directory has these streams (at most three). */
struct str filetest_ole(struct arena *a, const char *const *streams, size_t count);
/** A PNG of one colour, with correct sums: width × height points. */
struct str filetest_png(struct arena *a, uint32_t width, uint32_t height);
#endif
