// SPDX-License-Identifier: MulanPSL-2.0
/* Finding a page of the handbook. Pure. */
#include "modules/help/help_rules.h"
#include "base/num.h"
#include <string.h>

enum { LITERAL = 11, WILD = 10 }; /* a segment more beats any choice of kinds */

const char *help_part_word(enum help_part part)
{
    static const char *const WORDS[HELP_PARTS] = {"public", "common", "deputy",
                                                  "office", "unit",   "admin"};

    return WORDS[part];
}

const struct help_page *help_page_named(struct str name)
{
    for (const struct help_page *p = HELP_PAGES; p->title != NULL; p++)
        if (str_eqz(name, p->name))
            return p;
    return NULL;
}

static unsigned segment_fit(struct str pattern, struct str segment)
{
    if (str_eq(pattern, segment))
        return LITERAL;
    if (pattern.len == 0 || pattern.ptr[0] != '{')
        return 0;
    return segment.len != 0 && segment.ptr[0] >= '0' && segment.ptr[0] <= '9' ? WILD : 0;
}

unsigned help_fit(struct str pattern, struct str path)
{
    struct str want, have;
    unsigned sum = 1;

    if (str_eqz(pattern, "/"))
        return str_eqz(path, "/");
    if (!str_same_start(pattern, path))
        return 0;
    (void)str_cut(&pattern, '/', &want);
    (void)str_cut(&path, '/', &have);
    while (str_cut(&pattern, '/', &want)) {
        unsigned fit;

        (void)str_cut(&path, '/', &have);
        fit = segment_fit(want, have);
        if (fit == 0)
            return 0;
        sum += fit;
    }
    return sum;
}

/* Each page of the program asks this of every page of the handbook. */
static unsigned page_fit(const struct help_page *page, struct str path)
{
    unsigned best = 0;

    for (const char *at = page->routes, *end; *at != '\0'; at = *end != '\0' ? end + 1 : end) {
        const struct str pattern = {at, (size_t)((end = strchrnul(at, ' ')) - at)};

        if (pattern.len == 1 || str_same_start(pattern, path))
            best = (unsigned)num_max(help_fit(pattern, path), best);
    }
    return best;
}

static size_t rank_of(enum help_part part, const enum help_part *parts, size_t count)
{
    arr_each (i, count)
        if (parts[i] == part)
            return i;
    return count;
}

const struct help_page *help_page_among(const struct help_page *pages, struct str path,
                                        const enum help_part *parts, size_t count)
{
    struct {
        const struct help_page *page;
        unsigned fit;
    } best = {0};

    for (const struct help_page *p = pages; p->title != NULL; p++) {
        const unsigned fit = page_fit(p, path);

        if (fit == 0 || fit < best.fit)
            continue;
        if (best.page != NULL && fit == best.fit &&
            rank_of(p->part, parts, count) >= rank_of(best.page->part, parts, count))
            continue;
        best.page = p;
        best.fit = fit;
    }
    return best.page;
}

const struct help_page *help_page_for(struct str path, const enum help_part *parts, size_t count)
{
    return help_page_among(HELP_PAGES, path, parts, count);
}

bool help_page_has(const struct help_page *page, struct str q)
{
    struct str word;

    while (str_cut(&q, ' ', &word))
        if (word.len != 0 && !str_has(str_from(page->plain), word))
            return false;
    return true;
}
