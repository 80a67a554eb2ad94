// SPDX-License-Identifier: MulanPSL-2.0
/* Fuzz target: a law as text. Whatever it is, it is cut without loss or refused. */
#include "base/utf8.h"
#include "modules/statute/statute.h"
#include "modules/statute/statute_parse.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_open(0);
    const struct str text = str_dup(a, (struct str){(const char *)data, size});
    struct statute_parsed p;
    struct err err = {0};
    size_t left = 0;

    if (!utf8_valid_text(text.ptr, text.len)) {
        arena_close(a);
        return 0;
    }
    if (statute_parse(a, &err, text, &p) != ST_OK) {
        ASSERT(err.key != NULL);
        arena_close(a);
        return 0;
    }
    for (size_t i = 0; i < p.count; i++) {
        struct clause_part *parts;
        size_t count;

        left += p.pieces[i].text.len + p.pieces[i].number.len;
        clause_parts(a, p.pieces[i].text, &parts, &count);
        for (size_t k = 0; k < count; k++)
            ASSERT(parts[k].paragraph > 0);
    }
    ASSERT(left <= text.len && p.articles <= p.count);
    arena_close(a);
    return 0;
}
