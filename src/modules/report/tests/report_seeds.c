// SPDX-License-Identifier: MulanPSL-2.0
/* Reads ../shared, or RENDA_SHARED. */
#include "report_seeds.h"
#include "base/buf.h"
#include <stdio.h>

static const char *const FILES[SEEDS] = {
    "000_4551ee83b3a7b0dd.txt", "001_73afdd1df5b9533d.txt", "002_8ce6929504822e66.txt",
    "003_56ef8349eb519220.txt", "004_02dbb7f516d568dd.txt",
};

struct str shared_file(struct arena *a, const char *path)
{
    const char *dir = getenv("RENDA_SHARED");
    struct buf b = buf_new(a, 0);
    char name[512], bytes[4096];
    FILE *f;

    snprintf(name, sizeof(name), "%s/%s", dir != NULL ? dir : SHARED_DIR, path);
    f = fopen(name, "r");
    if (f == NULL)
        return S("");
    for (size_t n; (n = fread(bytes, 1, sizeof(bytes), f)) > 0;)
        buf_put(&b, bytes, n);
    fclose(f);
    return buf_view(&b);
}

bool seeds_read(struct arena *a, struct seed seeds[SEEDS])
{
    struct err err = {0};

    for (size_t i = 0; i < SEEDS; i++) {
        char path[64];
        struct str source;

        snprintf(seeds[i].file, sizeof(seeds[i].file), "%s", FILES[i]);
        snprintf(path, sizeof(path), "seeds/%s", FILES[i]);
        source = shared_file(a, path);
        if (source.len == 0 || report_repair(a, source, &seeds[i].text, &err) != ST_OK)
            return false;
        report_scan(a, seeds[i].text.text, &seeds[i].figures, &seeds[i].count);
    }
    return true;
}

const struct report_figure *seed_figure(const struct seed *s, const char *printed)
{
    for (size_t i = 0; i < s->count; i++)
        if (report_figure_counts(&s->figures[i]) &&
            str_eqz(report_span_of(s->text.text, s->figures[i].whole), printed))
            return &s->figures[i];
    return NULL;
}

/* A field of a line of CSV; *at goes behind it. */
static struct str field(struct arena *a, struct str all, size_t *at)
{
    struct buf b = buf_new(a, 0);
    bool quoted = *at < all.len && all.ptr[*at] == '"';

    for (*at += quoted; *at < all.len; ++*at) {
        const char c = all.ptr[*at];

        if (quoted && c == '"') {
            if (*at + 1 == all.len || all.ptr[*at + 1] != '"') {
                quoted = false;
                continue;
            }
            ++*at;
        } else if (!quoted && (c == ',' || c == '\n')) {
            break;
        }
        if (c != '\r')
            buf_char(&b, all.ptr[*at]);
    }
    return b.len > 0 ? buf_view(&b) : S("");
}

size_t figures_read(struct arena *a, struct known_figure *out, size_t room)
{
    const struct str all = shared_file(a, "domain/figures.csv");
    size_t count = 0, at = 0;

    for (bool head = true; at < all.len && count < room; head = false) {
        struct str cells[12] = {0};

        for (size_t i = 0; i < COUNT(cells); i++, at += at < all.len) {
            cells[i] = field(a, all, &at);
            if (at < all.len && all.ptr[at] == '\n')
                break;
        }
        at += at < all.len && all.ptr[at] == '\n';
        if (!head && cells[0].len > 0)
            out[count++] = (struct known_figure){cells[0], cells[1], cells[4], cells[5],
                                                 cells[7], cells[8], cells[11]};
    }
    return count;
}
