// SPDX-License-Identifier: MulanPSL-2.0
/* What is told of the rows behind a published figure. */
#include "modules/report/report_rules_open.h"
#include "base/buf.h"
#include <stdlib.h>

static int largest_first(const void *a, const void *b)
{
    const struct word_count *x = a, *y = b;

    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return str_cmp(x->word, y->word);
}

size_t report_open_parts(struct word_count *parts, size_t count, int64_t least, int64_t *out_rest)
{
    *out_rest = 0;
    if (count > 1)
        qsort(parts, count, sizeof *parts, largest_first);
    while (count > 0 && (parts[count - 1].count < least || (*out_rest > 0 && *out_rest < least)))
        *out_rest += parts[--count].count;
    return count;
}

struct str report_open_key(struct arena *a, struct str url, size_t words)
{
    struct buf to = buf_new(a, 0);
    struct str path, word;
    size_t n = 0;

    (void)str_cut(&url, '?', &path);
    while (n < words && str_cut(&path, '/', &word)) {
        int64_t id;

        if (word.len == 0 || str_to_int(word, &id))
            continue;
        if (n++ > 0)
            buf_char(&to, '.');
        buf_str(&to, word);
    }
    return buf_view(&to);
}
