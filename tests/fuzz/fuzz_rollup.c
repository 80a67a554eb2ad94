// SPDX-License-Identifier: MulanPSL-2.0
/* Packages of figures from elsewhere: whatever is read has its parts within the file. */
#include "modules/rollup/rollup_rules.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_open(0);
    struct rollup_file f;
    int line;

    if (rollup_read(a, (struct str){(const char *)data, size}, &f, &line) == NULL) {
        ASSERT(f.package.count > 0 && f.package.count <= ROLLUP_FIGURES_MAX);
        ASSERT(f.written.len < size && f.public_hex.len == ROLLUP_KEY_HEX);
        (void)rollup_write(a, &f.package, f.public_hex);
        (void)rollup_same_definition(f.package.figures[0].definition, f.package.congress);
    }
    arena_close(a);
    return 0;
}
