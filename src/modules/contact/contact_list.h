// SPDX-License-Identifier: MulanPSL-2.0
/** What there is, as it is stored; whoever asks has checked who may see it. */
#ifndef CONTACT_LIST_H
#define CONTACT_LIST_H
#include "modules/contact/contact.h"

enum { CONTACT_TOTAL_MAX = 10000 };

MUST_CHECK enum status contact_store_scheme(struct ctx *ctx, int64_t id,
                                            struct contact_scheme *out);
/** In force on a day; no date: all. By name. */
MUST_CHECK enum status contact_store_schemes(struct ctx *ctx, struct date on,
                                             struct contact_scheme **out, size_t *out_count);
MUST_CHECK enum status contact_store_scheme_named(struct ctx *ctx, struct str name,
                                                  struct contact_scheme *out);
/** Contacts of a pair are counted in the window of its system that holds `on`. */
MUST_CHECK enum status contact_store_pair(struct ctx *ctx, int64_t id, struct date on,
                                          struct contact_pair *out);

struct contact_pair_filter {
    int64_t scheme_id;             /* 0: all */
    int64_t account_id, deputy_id; /* of the keeper; both 0: all */
    int64_t about_deputy_id;       /* pairs about this deputy; 0: all */
    struct str q;
    struct date on;   /* there on that day, and counted in its window; none: any */
    const char *sort; /* "id", "-id"; NULL: "-id" */
    struct str after;
    unsigned limit;
};

MUST_CHECK enum status contact_store_pairs(struct ctx *ctx, const struct contact_pair_filter *f,
                                           struct contact_pair **out, size_t *out_count,
                                           struct str *out_next, int64_t *out_total);

MUST_CHECK enum status contact_store_talk(struct ctx *ctx, int64_t id, struct contact_talk *out);
struct contact_filter {
    int64_t scheme_id, pair_id;    /* 0: all */
    int64_t account_id, deputy_id; /* of the keeper; both 0: all */
    struct str q, way, sort, state;
    struct date from, to;             /* held or raised, inclusive; none: open */
    struct date ended_from, ended_to; /* of matters: when they ended */
    struct str month;                 /* "2026-03", "" any */
    const char *order;
    struct str after;
    unsigned limit;
};
/** Newest first. */
MUST_CHECK enum status contact_store_talks(struct ctx *ctx, const struct contact_filter *f,
                                           struct contact_talk **out, size_t *out_count,
                                           struct str *out_next, int64_t *out_total);
MUST_CHECK enum status contact_store_matters(struct ctx *ctx, const struct contact_filter *f,
                                             struct contact_matter **out, size_t *out_count,
                                             struct str *out_next, int64_t *out_total);
MUST_CHECK enum status contact_store_matter(struct ctx *ctx, int64_t id,
                                            struct contact_matter *out);

/** Counts for figures: contacts held; matters that ended well; their money in fen. `by`: NULL,
 *  "month", "scheme" or (matters, money) "sort"; `key` not "": only that part. */
struct contact_share {
    struct str key, label;
    int64_t count;
};
enum contact_measure { CONTACT_TALKS, CONTACT_SOLVED, CONTACT_MONEY };
MUST_CHECK enum status contact_store_shares(struct ctx *ctx, enum contact_measure what,
                                            struct date from, struct date to, const char *by,
                                            struct str key, struct contact_share **out,
                                            size_t *out_count);
/** Contacts that deputies have kept, in the order of deputy and contact. */
MUST_CHECK enum status contact_store_of_deputies(struct ctx *ctx, struct date from, struct date to,
                                                 int64_t deputy_id, int64_t after_deputy,
                                                 int64_t after_talk, unsigned limit,
                                                 struct contact_talk **out, size_t *out_count);
MUST_CHECK enum status contact_store_matter_ids(struct ctx *ctx, int64_t after, unsigned limit,
                                                int64_t **out, size_t *out_count);
#endif
