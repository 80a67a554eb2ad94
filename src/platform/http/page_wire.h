// SPDX-License-Identifier: MulanPSL-2.0
/** A page as it goes over the wire, with places left for the tokens of its forms. */
#ifndef HTTP_PAGE_WIRE_H
#define HTTP_PAGE_WIRE_H
#include "base/str.h"

enum { PAGE_CUTS_MAX = 64, PAGE_CSRF_CHARS = 64, PAGE_ONCE_CHARS = 32 };

struct page_tokens {
    char csrf[PAGE_CSRF_CHARS], once[PAGE_ONCE_CHARS];
};

/** One place: where it is, and (gzip) the checksum of what stands behind it up to the next. */
struct page_cut {
    size_t at;
    bool once;
    unsigned long crc, over; /* over: takes a checksum across that piece */
};

struct page_wire {
    char *bytes; /* malloc */
    size_t len;
    bool gzip;
    struct page_cut cuts[PAGE_CUTS_MAX];
    size_t cuts_count;
    unsigned long crc; /* of what stands before the first place */
    unsigned long over_csrf, over_once;
};

/** `csrf` and `once` are the tokens that the page was made with: wherever they stand is a place.
 *  In gzip the places are stored, not compressed: the length of the answer tells nothing of the
 *  tokens. false: too many places, or not to be packed; then nothing is to be freed. */
bool page_wire_make(struct page_wire *w, struct str body, struct str csrf, struct str once,
                    bool gzip);
void page_wire_free(struct page_wire *w);
/** The same page with other tokens: w->len bytes, to be freed. */
char *page_wire_fill(const struct page_wire *w, const struct page_tokens *tokens);
#endif
