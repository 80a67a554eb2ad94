// SPDX-License-Identifier: MulanPSL-2.0
/** The search over what modules give to it. The index is a copy: not journalled, behind the records
 *  by about a second, and it may be built anew at any time (`renda search rebuild`).
 *
 *  A module declares its kinds of records in struct module.searches. A record becomes one or more
 *  documents; each says who may see it by keys ("suggestion.organ:12"). At question time the same
 *  module says which keys the actor holds, and both meet inside the query of the index: what an
 *  actor may not open is neither shown nor counted nor suggested. Encrypted values never come here.
 */
#ifndef PLATFORM_SEARCH_H
#define PLATFORM_SEARCH_H
#include "platform/ctx.h"
#include "platform/search/search_query.h"

struct search_doc {
    struct str part; /* "" or what tells the documents of one record apart; with ':' it is a part of
                        the record ("reply:12"), without another form of it ("public") */
    struct str title, body;
    struct str url;
    struct date day;            /* of the record, for order and the filter by year; never none */
    int64_t organ_id;           /* for the filter; 0: none */
    struct str state;           /* word for the filter; shown by <source.state_text><word> */
    struct str people;          /* names, shown below the title and found; "" if none */
    const struct str *audience; /* keys; whoever holds one of them sees it */
    size_t audience_count;
    const struct str *except; /* keys; whoever holds one of them does not: he sees another part */
    size_t except_count;
};

/** A growing list in an arena. */
struct search_docs {
    struct arena *arena;
    struct search_doc *at;
    size_t count, cap;
};
void search_docs_add(struct search_docs *docs, const struct search_doc *doc);

/** A growing list of keys, or of anything that is text. */
struct search_keys {
    struct arena *arena;
    struct str *at;
    size_t count, cap;
};
void search_key(struct search_keys *keys, const char *fmt, ...) PRINTF_LIKE(2, 3);

struct search_source {
    const char *kind;          /* "suggestion"; text search.kind.<kind> */
    const char *events;        /* "suggestion.": the subjects of these events are records, too */
    const char *state_text;    /* prefix of the text of a state, NULL: no states */
    const char *const *tables; /* journalled tables whose row id is the record's; NULL-terminated */
    /** Documents of a record as it is now, whoever asks. ST_NOT_FOUND: it is out of the index. */
    enum status (*load)(struct ctx *ctx, int64_t id, struct search_docs *out);
    /** Ids of the records after `after`, ascending, at most `limit`. */
    enum status (*ids)(struct ctx *ctx, int64_t after, unsigned limit, int64_t **out,
                       size_t *out_count);
    /** A permission whose name is a key that its holders hold; NULL: no such key. */
    const char *readers;
    /** The other keys the actor of ctx holds, NULL: none. Without any key he sees nothing of this
     *  kind. */
    enum status (*keys)(struct ctx *ctx, struct search_keys *out);
    /** May the actor open the record now? Asked of what is about to be shown, since the index is a
     *  second behind. ST_OK, ST_NOT_FOUND or ST_DENIED; may be NULL: the keys suffice. */
    enum status (*opens)(struct ctx *ctx, int64_t id);
    /** Records that show something of the row (table, row_id), which an event has written; also
     * asked with an event's module and subject ("attachment"). Pages of `limit` ids after `after`,
     *  ascending. May be NULL. */
    enum status (*touched)(struct ctx *ctx, struct str table, int64_t row_id, int64_t after,
                           unsigned limit, int64_t **out, size_t *out_count);
};

/** All keys of that kind that the actor holds, after those in `out`. */
MUST_CHECK enum status search_keys_held(struct ctx *ctx, const struct search_source *source,
                                        struct search_keys *out);

/* ---------------------------------------------------------------- asking */

enum { SEARCH_COUNT_MAX = 1000, SEARCH_RANK_MAX = 2000, SEARCH_PAGE = 20 };

struct search_want {
    struct str q;     /* as typed */
    const char *kind; /* NULL: all */
    struct str state; /* "": all; of a kind */
    int64_t organ_id; /* 0: all */
    int year;         /* 0: all */
    bool relevance;   /* else newest first */
    struct str after; /* cursor */
    unsigned limit;   /* 0: SEARCH_PAGE; at most 100 */
};

struct search_hit {
    int64_t id, record_id; /* id: of the document */
    const struct search_source *source;
    struct str part, title, body, url, state, people;
    struct date day;
    int64_t organ_id;
};

struct search_found {
    struct search_query query; /* as understood */
    const char *say; /* key of a sentence when there is nothing to search for; then no hits */
    struct search_hit *hits;
    size_t count;
    int64_t total;    /* exact up to SEARCH_COUNT_MAX */
    bool many;        /* there are more than SEARCH_COUNT_MAX */
    bool ranked_part; /* by relevance: only the newest SEARCH_RANK_MAX were ranked */
    struct str next;
};
/** ST_INVALID: a cursor that is none. */
MUST_CHECK enum status search_find(struct ctx *ctx, const struct search_want *want,
                                   struct search_found *out);

/** Records of a kind (no parts of them) that share words with `text` and that the actor may see by
 *  the index, newest first, at most `limit`: where to look for what is alike. Before one is shown
 *  ask search_may_open(). */
MUST_CHECK enum status search_candidates(struct ctx *ctx, const char *kind, struct str text,
                                         unsigned limit, struct search_hit **out,
                                         size_t *out_count);

/** May the actor open the record of the hit now? The index is a second behind. */
MUST_CHECK enum status search_may_open(struct ctx *ctx, const struct search_hit *h, bool *out);

/** The title of the record that an address of ours leads to ("/meeting/12", pages below it, too),
 *  as it is now; "": there is no such record, or the actor may not see it. */
MUST_CHECK enum status search_title(struct ctx *ctx, struct str url, struct str *out);

/* ---------------------------------------------------------------- keeping up */

/** Bring the index of these records up to date now, in one transaction. */
MUST_CHECK enum status search_index(struct ctx *ctx, const struct search_source *source,
                                    const int64_t *ids, size_t count);
/** Throw the index of all congresses away and build it from the records. */
MUST_CHECK enum status search_rebuild(struct ctx *ctx, size_t *out_documents);

/** The source of a kind among MODULES; NULL. */
const struct search_source *search_source_of(struct str kind);

/** Tables, subscriber, command and job of the index. For MODULES, before every module that has
 *  searches. */
extern const struct module search_index_module;

#endif
