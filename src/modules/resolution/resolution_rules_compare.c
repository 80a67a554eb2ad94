// SPDX-License-Identifier: MulanPSL-2.0
/* Comparing two texts line by line. */
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
    size_t most = 1;

    arr_each (i, text.len)
        most += text.ptr[i] == '\n';
    l.at = arena_array(a, most, struct str);
    while (str_cut(&text, '\n', &line))
        l.at[l.count++] = line;
    return l;
}

struct diff {
    struct resolution_line *out;
    size_t count;
};

static void put(struct diff *d, enum resolution_change change, const struct lines *from,
                size_t begin, size_t end)
{
    for (size_t i = begin; i < end; i++)
        d->out[d->count++] = (struct resolution_line){change, from->at[i]};
}

/* length[i][j]: the longest common sequence of the lines from i and from j on. */
static uint32_t *lengths(struct arena *a, const struct lines *x, const struct lines *y, size_t n,
                         size_t m, size_t skip)
{
    uint32_t *len = arena_array(a, (n + 1) * (m + 1), uint32_t);

    for (size_t i = n; i-- > 0;)
        for (size_t j = m; j-- > 0;) {
            const uint32_t down = len[(i + 1) * (m + 1) + j], right = len[i * (m + 1) + j + 1];

            len[i * (m + 1) + j] = str_eq(x->at[skip + i], y->at[skip + j])
                                       ? len[(i + 1) * (m + 1) + j + 1] + 1
                                   : down > right ? down
                                                  : right;
        }
    return len;
}

static void middle(struct arena *a, struct diff *d, const struct lines *x, const struct lines *y,
                   size_t skip, size_t n, size_t m)
{
    const uint32_t *len;
    size_t i = 0, j = 0;

    if (n > LINES_MAX || m > LINES_MAX) {
        put(d, RESOLUTION_REMOVED, x, skip, skip + n);
        put(d, RESOLUTION_ADDED, y, skip, skip + m);
        return;
    }
    len = lengths(a, x, y, n, m, skip);
    while (i < n && j < m) {
        if (str_eq(x->at[skip + i], y->at[skip + j])) {
            put(d, RESOLUTION_SAME, x, skip + i, skip + i + 1);
            i++;
            j++;
        } else if (len[(i + 1) * (m + 1) + j] >= len[i * (m + 1) + j + 1]) {
            put(d, RESOLUTION_REMOVED, x, skip + i, skip + i + 1);
            i++;
        } else {
            put(d, RESOLUTION_ADDED, y, skip + j, skip + j + 1);
            j++;
        }
    }
    put(d, RESOLUTION_REMOVED, x, skip + i, skip + n);
    put(d, RESOLUTION_ADDED, y, skip + j, skip + m);
}

void resolution_compare(struct arena *a, struct str old_text, struct str new_text,
                        struct resolution_line **out, size_t *out_count)
{
    const struct lines x = split(a, old_text), y = split(a, new_text);
    struct diff d = {arena_array(a, x.count + y.count + 1, struct resolution_line), 0};
    size_t head = 0, tail = 0;

    while (head < x.count && head < y.count && str_eq(x.at[head], y.at[head]))
        head++;
    while (tail < x.count - head && tail < y.count - head &&
           str_eq(x.at[x.count - tail - 1], y.at[y.count - tail - 1]))
        tail++;
    put(&d, RESOLUTION_SAME, &x, 0, head);
    middle(a, &d, &x, &y, head, x.count - head - tail, y.count - head - tail);
    put(&d, RESOLUTION_SAME, &x, x.count - tail, x.count);
    *out = d.out;
    *out_count = d.count;
}
