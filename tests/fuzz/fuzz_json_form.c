// SPDX-License-Identifier: MulanPSL-2.0
/* Fuzz target: JSON bodies. */
#include "base/utf8.h"
#include "platform/http/body.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_open(0);
    struct raw_fields fields = {0};

    (void)json_fields_parse(a, str_dup(a, (struct str){(const char *)data, size}), &fields);
    ASSERT(fields.count <= BODY_FIELDS_MAX);
    for (size_t i = 0; i < fields.count; i++) {
        ASSERT(utf8_valid(fields.at[i].name.ptr, fields.at[i].name.len));
        ASSERT(utf8_valid(fields.at[i].value.ptr, fields.at[i].value.len));
    }
    arena_close(a);
    return 0;
}
