// SPDX-License-Identifier: MulanPSL-2.0
/* 款 and 项 of an article: its lines. */
#include "modules/statute/statute.h"
#include "modules/statute/statute_parse.h"

/* （一） at the start. */
static bool is_item(struct str line)
{
    const struct str open = str_starts(line, S("（")) ? S("（") : S("(");
    int64_t n;
    size_t len;

    if (!str_starts(line, open))
        return false;
    line = (struct str){line.ptr + open.len, line.len - open.len};
    len = statute_numeral(line, &n);
    line = (struct str){line.ptr + len, line.len - len};
    return len > 0 && (str_starts(line, S("）")) || str_starts(line, S(")")));
}

void clause_parts(struct arena *a, struct str text, struct clause_part **out, size_t *out_count)
{
    struct str rest = text, line;
    int64_t paragraph = 0, item = 0;
    size_t lines = 0;

    arr_each (i, text.len)
        lines += text.ptr[i] == '\n';
    *out = arena_array(a, lines + 1, struct clause_part);
    *out_count = 0;
    while (str_cut(&rest, '\n', &line)) {
        if (line.len == 0)
            continue;
        if (is_item(line)) {
            if (paragraph == 0)
                paragraph = 1;
            item++;
        } else {
            paragraph++;
            item = 0;
        }
        (*out)[(*out_count)++] = (struct clause_part){paragraph, item, line};
    }
}
