// SPDX-License-Identifier: MulanPSL-2.0
/* Fuzz target: a report's final file, whoever made it. It is refused, or judged. */
#include "modules/report/report.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_open(0);
    struct buf said = buf_new(a, 0);
    struct report_verdict v = {0};
    struct err err = {0};
    const struct str bytes = str_dup(a, (struct str){(const char *)data, size});

    if (report_verify(a, bytes, &said, &v, &err) != ST_OK)
        ASSERT(err.key != NULL);
    else
        ASSERT(v.hash.len == 64 && (v.faults == 0 || said.len > 0 || said.overflow));
    arena_close(a);
    return 0;
}
