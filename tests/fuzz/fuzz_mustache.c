// SPDX-License-Identifier: MulanPSL-2.0
/* Fuzz target: a template, and after the first NUL byte the values to fill it with. */
#include "platform/mustache.h"
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { OUT_MAX = 1 << 14 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_open(0);
    struct str json = str_dup(a, (struct str){(const char *)data, size}), text, out;
    struct err err = {0};
    enum status checked;

    (void)str_cut(&json, '\0', &text);
    checked = mustache_check(a, text, NULL, &err);
    ASSERT(checked == ST_OK || err.key != NULL);
    for (int how = MUSTACHE_PLAIN; how <= MUSTACHE_URL; how++) {
        const enum status st =
            mustache_render(a, text, json, (enum mustache_escape)how, OUT_MAX, &out, &err);

        ASSERT(st != ST_OK || (checked == ST_OK && out.len <= OUT_MAX && out.ptr[out.len] == '\0'));
    }
    arena_close(a);
    return 0;
}
