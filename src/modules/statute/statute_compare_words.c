// SPDX-License-Identifier: MulanPSL-2.0
/* Words that differ between two texts, character by character; single characters that happen to be
 * the same between two changes are taken as changed, so that what is marked can be read. */
#include "base/utf8.h"
#include "modules/statute/statute.h"

enum { CELLS_MAX = 9000000, ISLAND = 2 };

struct chars {
    uint32_t *c;
    uint32_t *at; /* where it begins; one more at the end */
    bool *same;
    size_t count;
};

static struct chars chars_of(struct arena *a, struct str s)
{
    struct chars out = {arena_array(a, s.len + 1, uint32_t), arena_array(a, s.len + 1, uint32_t),
                        arena_array(a, s.len + 1, bool), 0};

    for (size_t at = 0, len; at < s.len; at += len) {
        out.at[out.count] = (uint32_t)at;
        out.c[out.count++] = utf8_decode(s.ptr + at, s.len - at, &len);
    }
    out.at[out.count] = (uint32_t)s.len;
    return out;
}

/* The longest common sequence of x[from, n) and y[from, m), marked in both. */
static void common(struct arena *a, struct chars *x, struct chars *y, size_t from, size_t n,
                   size_t m)
{
    const size_t w = m - from + 1;
    const struct arena_mark mark = arena_mark(a);
    uint16_t *length;
    size_t i = from, j = from;

    if ((n - from + 1) * w > CELLS_MAX || n - from >= UINT16_MAX || w >= UINT16_MAX)
        return;
    length = arena_array(a, (n - from + 1) * w, uint16_t);
    for (size_t p = n - from; p-- > 0;)
        for (size_t q = m - from; q-- > 0;) {
            const uint16_t down = length[(p + 1) * w + q], right = length[p * w + q + 1];

            if (x->c[from + p] == y->c[from + q])
                length[p * w + q] = (uint16_t)(length[(p + 1) * w + q + 1] + 1);
            else
                length[p * w + q] = down > right ? down : right;
        }
    while (i < n && j < m) {
        if (x->c[i] == y->c[j])
            x->same[i++] = y->same[j++] = true;
        else if (length[(i - from + 1) * w + (j - from)] >= length[(i - from) * w + (j - from + 1)])
            i++;
        else
            j++;
    }
    arena_reset(a, mark);
}

/* Both sides hold the same characters in the same order: islands are the same on both. */
static void sink_islands(struct chars *x, struct chars *y)
{
    size_t i = 0, j = 0;

    while (i < x->count || j < y->count) {
        size_t run = 0;
        const bool changed_before = i > 0 || j > 0;

        while (i < x->count && !x->same[i])
            i++;
        while (j < y->count && !y->same[j])
            j++;
        while (i + run < x->count && j + run < y->count && x->same[i + run] && y->same[j + run])
            run++;
        if (run > 0 && run < ISLAND && changed_before && i + run < x->count && j + run < y->count)
            for (size_t k = 0; k < run; k++)
                x->same[i + k] = y->same[j + k] = false;
        i += run;
        j += run;
    }
}

static void spans_of(struct arena *a, struct str s, const struct chars *c,
                     struct statute_span **out, size_t *count)
{
    size_t from = 0;

    *out = arena_array(a, c->count + 1, struct statute_span);
    *count = 0;
    for (size_t i = 1; i <= c->count; i++) {
        if (i < c->count && c->same[i] == c->same[from])
            continue;
        (*out)[(*count)++] =
            (struct statute_span){{s.ptr + c->at[from], c->at[i] - c->at[from]}, !c->same[from]};
        from = i;
    }
}

void statute_compare_words(struct arena *a, struct str old, struct str now,
                           struct statute_span **out_old, size_t *old_count,
                           struct statute_span **out_now, size_t *now_count)
{
    struct chars x = chars_of(a, old), y = chars_of(a, now);
    size_t head = 0, n = x.count, m = y.count;

    while (head < n && head < m && x.c[head] == y.c[head])
        x.same[head] = y.same[head] = true, head++;
    while (n > head && m > head && x.c[n - 1] == y.c[m - 1])
        x.same[--n] = y.same[--m] = true;
    common(a, &x, &y, head, n, m);
    sink_islands(&x, &y);
    spans_of(a, old, &x, out_old, old_count);
    spans_of(a, now, &y, out_now, now_count);
}
