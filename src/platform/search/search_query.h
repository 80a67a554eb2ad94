// SPDX-License-Identifier: MulanPSL-2.0
/** What somebody typed into the search box, read: words that must all be there, "phrases" in
 *  quotes, -exclusions. Whatever was typed is a query or a sentence; never an error of a database.
 *  Pure. */
#ifndef PLATFORM_SEARCH_QUERY_H
#define PLATFORM_SEARCH_QUERY_H
#include "platform/search/search_tokens.h"

enum { SEARCH_TERMS_MAX = 12, SEARCH_QUERY_CHARS = 100 };

struct search_term {
    bool exclude;
    struct search_tokens tokens; /* at least one; side by side unless one stands alone */
};

struct search_query {
    struct search_term terms[SEARCH_TERMS_MAX];
    size_t count, excluded; /* excluded ones are counted in both */
};

/** NULL: understood (count may be 0 when nothing was typed). Else the key of the sentence that says
 *  why not: too long, too many words, only exclusions, nothing to search for. */
const char *search_query_parse(struct arena *a, struct str typed, struct search_query *out);

/* The same question for the two databases. `keys`: tokens of the index that must all be there, each
 * a list of alternatives. Names of keys have only a-z, 0-9, '_', '.', ':'. */
struct search_keys_any {
    const struct str *at;
    size_t count;
};
struct search_filter {
    const struct search_query *query;   /* NULL: every document */
    const struct search_keys_any *keys; /* all of these groups; an empty group lets nothing pass */
    size_t keys_count;
    struct search_keys_any except; /* none of these */
    struct search_keys_any any;    /* plain tokens of which one must be there; empty: not asked */
};
/** An FTS5 expression. */
struct str search_query_fts5(struct arena *a, const struct search_filter *f);
/** A tsquery literal: pairs, triples and words that must all be there. Where they must stand side
 * by side it does not say: see search_query_loose(). */
struct str search_query_tsquery(struct arena *a, const struct search_filter *f);
/** PostgreSQL's index knows pairs and triples of characters and words, but not their places: for
 *  what is longer its hits are only likely, and search_holds() has to look at each. */
bool search_query_loose(const struct search_query *q);
/** Do these folded texts have what was asked for where the index does not know it, and nothing of
 *  what is excluded there? No phrase reaches from one into the next. */
enum { SEARCH_PARTS = 3 };
bool search_holds(struct arena *a, const struct search_query *q,
                  const struct str parts[SEARCH_PARTS]);
/** What the index keeps of a text, for each database: `keys` blank-separated. */
struct str search_index_fts5(struct arena *a, struct str keys, struct str title, struct str body);
struct str search_index_tsvector(struct arena *a, struct str keys, struct str title,
                                 struct str body);
#endif
