// SPDX-License-Identifier: MulanPSL-2.0
/** Where the words of a query stand in a text: marks for the reader, counts for the ranking. */
#ifndef PLATFORM_SEARCH_MARK_H
#define PLATFORM_SEARCH_MARK_H
#include "platform/search/search_query.h"

/** How often each term of the query stands in a folded text; out[query->count], excluded ones 0. */
void search_count(const struct search_query *q, struct str folded, uint32_t *out);

/** HTML: `text` escaped, with <mark> around what was asked for. most_chars 0: all of it; else the
 *  part of at most so many characters that holds most of the different words, "…" where it is cut.
 */
struct str search_mark(struct arena *a, const struct search_query *q, struct str text,
                       size_t most_chars);
#endif
