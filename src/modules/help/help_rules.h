// SPDX-License-Identifier: MulanPSL-2.0
/** The handbook: its pages, made at build time from docs/handbook by tools/handbook.py, and finding
 *  one by the page of the program that it explains, or by words. */
#ifndef HELP_RULES_H
#define HELP_RULES_H
#include "base/str.h"

enum help_part {
    HELP_PUBLIC, /* anybody may read it */
    HELP_COMMON, /* everybody who signs in */
    HELP_DEPUTY,
    HELP_OFFICE,
    HELP_UNIT, /* 承办单位 */
    HELP_ADMIN,
    HELP_PARTS
};

struct help_page {
    enum help_part part;
    const char *name;   /* docs/handbook/<name>.md, /help/<name> */
    const char *title;  /* NULL ends the table */
    const char *routes; /* what it explains: path patterns, blank separated */
    const char *html;   /* safe markup below the title */
    const char *plain;  /* title and text, on one line */
};

/** Generated; by part and order, ends in {0}. */
extern const struct help_page HELP_PAGES[];

/** Word of a part: texts help.part.<word>. */
const char *help_part_word(enum help_part part);
/** NULL if there is none. */
const struct help_page *help_page_named(struct str name);
/** How closely does `pattern` ("/suggestion/{id}") describe `path`? 0: not at all. The path may go
 *  on below the pattern; {x} stands for a segment that begins with a digit; "/" is itself only. */
unsigned help_fit(struct str pattern, struct str path);
/** The page that explains `path`: the closest one; among equals the one of the part that stands
 *  first in `parts`. NULL if none. */
const struct help_page *help_page_for(struct str path, const enum help_part *parts, size_t count);
/** The same among other pages. */
const struct help_page *help_page_among(const struct help_page *pages, struct str path,
                                        const enum help_part *parts, size_t count);
/** Do all blank-separated words of `q` stand in the page? */
bool help_page_has(const struct help_page *page, struct str q);
#endif
