// SPDX-License-Identifier: MulanPSL-2.0
/* Fuzz target: a page or a document, and what it says of itself. */
#include "base/utf8.h"
#include "modules/filing/filing_fields.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_open(0);
    const struct str bytes = str_dup(a, (struct str){(const char *)data, size});
    const struct str text = filing_html_text(a, bytes);

    if (utf8_valid(bytes.ptr, bytes.len)) {
        const struct filing_fields f = filing_fields_of(a, text);

        ASSERT(utf8_valid(text.ptr, text.len));
        /* A bracket of one byte is written as one of three. */
        ASSERT(f.number.len <= text.len + 4 && f.index_number.len <= text.len);
        ASSERT(utf8_valid(f.number.ptr, f.number.len) && utf8_valid(f.title.ptr, f.title.len));
    }
    arena_close(a);
    return 0;
}
