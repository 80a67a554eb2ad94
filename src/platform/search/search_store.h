// SPDX-License-Identifier: MulanPSL-2.0
/** SQL on search_doc and search_fts, in the words of each database; and on event_row, to learn what
 *  an event wrote. */
#ifndef PLATFORM_SEARCH_STORE_H
#define PLATFORM_SEARCH_STORE_H
#include "platform/search.h"

/* id = days since 1970 << SEARCH_DAY_SHIFT | a new id; a bucket is 2^SEARCH_BUCKET_SHIFT days. */
enum { SEARCH_DAY_SHIFT = 40, SEARCH_BUCKET_SHIFT = 5 };

/** A row of search_doc. */
struct search_row {
    int64_t id, record_id, chunk, organ_id;
    struct str kind, part, title, body, url, state, people, keys;
    struct date day;
    bool indexed;
};

/** The rows of one record, by part and chunk. */
MUST_CHECK enum status search_store_of_record(struct ctx *ctx, const char *kind, int64_t record_id,
                                              struct search_row **out, size_t *out_count);
/** Write a row; into the index as well when row->indexed. */
MUST_CHECK enum status search_store_insert(struct ctx *ctx, const struct search_row *row);
MUST_CHECK enum status search_store_delete(struct ctx *ctx, const struct search_row *row);
/** Everything of every congress. */
MUST_CHECK enum status search_store_clear(struct ctx *ctx);
/** Put rows that are not yet indexed into the index, oldest day first, at most `limit`. */
MUST_CHECK enum status search_store_index_waiting(struct ctx *ctx, unsigned limit, size_t *out);
/** PostgreSQL, outside of a transaction: a great many rows are going to be written (until it is
 *  said that they are not): the index takes them in larger lots meanwhile. */
MUST_CHECK enum status search_store_many(struct ctx *ctx, bool many);
/** Put the parts of the index together, after a rebuild. */
MUST_CHECK enum status search_store_optimize(struct ctx *ctx);

/** What this program makes of texts in this database. */
int64_t search_store_version_now(const struct ctx *ctx);
MUST_CHECK enum status search_store_version(struct ctx *ctx, int64_t *out);
MUST_CHECK enum status search_store_set_version(struct ctx *ctx, int64_t version);

struct search_written {
    int64_t row; /* number within the event */
    struct str table;
    int64_t id;
};
/** What an event wrote, after row number `after`. */
MUST_CHECK enum status search_store_written(struct ctx *ctx, int64_t event_id, int64_t after,
                                            unsigned limit, struct search_written **out,
                                            size_t *out_count);

/** Ids that match, newest first: below `before` (0: from the newest). */
MUST_CHECK enum status search_store_ids(struct ctx *ctx, const struct search_filter *f,
                                        int64_t before, unsigned limit, int64_t **out,
                                        size_t *out_count);
/** A page as search_store_ids() gives it, and how many hits there are, counted up to `most` + 1. */
MUST_CHECK enum status search_store_page(struct ctx *ctx, const struct search_filter *f,
                                         int64_t before, unsigned limit, int64_t most,
                                         int64_t **out, size_t *out_count, int64_t *out_total);
/** Rows of these ids, in the order of the ids; those gone meanwhile are left out. */
MUST_CHECK enum status search_store_rows(struct ctx *ctx, const int64_t *ids, size_t count,
                                         struct search_row **out, size_t *out_count);
/** PostgreSQL: as search_store_ids(), at most `need`; `likely`: what its index holds likely, not
 *  read (search_holds()). */
MUST_CHECK enum status search_store_newest(struct ctx *ctx, const struct search_filter *f,
                                           int64_t below, size_t need, bool likely, int64_t **out,
                                           size_t *out_count);
/** The newest that match, or with *out_loose are likely to: whoever reads them anyway asks
 *  search_holds() then. */
MUST_CHECK enum status search_store_likely(struct ctx *ctx, const struct search_filter *f,
                                           unsigned limit, int64_t **out, size_t *out_count,
                                           bool *out_loose);
/** What ranking and looking at phrases read of a document. */
struct search_text {
    int64_t id;
    struct str title, body, people; /* people: "" but in the first part of a long text */
};
/** "[1,2]" */
struct str search_store_list(struct arena *a, const int64_t *ids, size_t count);
MUST_CHECK enum status search_store_texts(struct ctx *ctx, const int64_t *ids, size_t count,
                                          struct search_text **out, size_t *out_count);
/** Has no other congress than ctx's a document in the index? */
MUST_CHECK enum status search_store_alone(struct ctx *ctx, bool *out);
#endif
