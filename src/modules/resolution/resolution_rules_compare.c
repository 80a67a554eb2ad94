// SPDX-License-Identifier: MulanPSL-2.0
/* Comparing two texts line by line. */
#include "base/num.h"
#include "modules/resolution/resolution_rules.h"

enum { LINES_MAX = 1000 };

struct lines {
    struct str *at;
    size_t count;
};

static struct lines split(struct arena *a, struct str text)
{
    struct lines l = {0};
    struct str line;

    l.at = arena_array(a, text.len, struct str); /* none is shorter than its end */
    while (str_cut(&text, '\n', &line))
        l.at[l.count++] = line;
    return l;
}

struct diff {
    struct resolution_line *out;
    size_t count;
};

/* The longest common sequence of the n lines from i and of the m lines from j on. */
struct lengths {
    uint32_t *at;
    size_t n, m;
    uint32_t beyond; /* the last line: nothing */
};

static uint32_t length(const struct lengths *l, size_t i, size_t j)
{
    return i < l->n && j < l->m ? l->at[i * l->m + j] : l->beyond;
}

static struct lengths lengths(struct arena *a, const struct str *x, const struct str *y, size_t n,
                              size_t m)
{
    const struct lengths l = {.at = arena_array(a, n * m, uint32_t), .n = n, .m = m};

    for (size_t i = n; i-- > 0;)
        for (size_t j = m; j-- > 0;) {
            uint32_t *here = &l.at[i * m + j];

            if (str_eq(x[i], y[j])) {
                *here = length(&l, i + 1, j + 1);
                (*here)++;
            } else {
                *here = (uint32_t)num_max(length(&l, i + 1, j), length(&l, i, j + 1));
            }
        }
    return l;
}

static void put(struct diff *d, enum resolution_change change, const struct str *lines,
                size_t count)
{
    arr_each (i, count)
        d->out[d->count++] = (struct resolution_line){change, lines[i]};
}

static void middle(struct arena *a, struct diff *d, const struct str *x, const struct str *y,
                   size_t n, size_t m)
{
    struct lengths l;
    size_t i = 0, j = 0;

    if (n <= LINES_MAX && m <= LINES_MAX) {
        l = lengths(a, x, y, n, m);
        while (i < n && j < m) {
            if (str_eq(x[i], y[j])) {
                put(d, RESOLUTION_SAME, &x[i++], 1);
                j++;
            } else if (length(&l, i + 1, j) == length(&l, i, j)) {
                put(d, RESOLUTION_REMOVED, &x[i++], 1);
            } else {
                put(d, RESOLUTION_ADDED, &y[j++], 1);
            }
        }
    }
    put(d, RESOLUTION_REMOVED, x + i, n - i);
    put(d, RESOLUTION_ADDED, y + j, m - j);
}

void resolution_compare(struct arena *a, struct str old_text, struct str new_text,
                        struct resolution_line **out, size_t *out_count)
{
    const struct lines x = split(a, old_text), y = split(a, new_text);
    struct diff d = {arena_array(a, x.count + y.count, struct resolution_line), 0};
    size_t head = 0, tail = 0;

    while (head < x.count && head < y.count && str_eq(x.at[head], y.at[head]))
        head++;
    while (tail < x.count - head && tail < y.count - head &&
           str_eq(x.at[x.count - tail - 1], y.at[y.count - tail - 1]))
        tail++;
    put(&d, RESOLUTION_SAME, x.at, head);
    middle(a, &d, x.at + head, y.at + head, x.count - head - tail, y.count - head - tail);
    put(&d, RESOLUTION_SAME, x.at + x.count - tail, tail);
    *out = d.out;
    *out_count = d.count;
}
