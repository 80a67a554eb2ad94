// SPDX-License-Identifier: MulanPSL-2.0
/** What this module's pages read. Names as in the store, which they come from. */
#ifndef DEPUTY_LIST_H
#define DEPUTY_LIST_H
#include "modules/deputy/deputy.h"

struct deputy_filter {
    struct str q;  /* part of the name; with by_phone eleven digits are a phone number */
    bool by_phone; /* the reader may know phone numbers */
    int64_t delegation_id;
    bool former;                    /* those who have left, too */
    struct date on;                 /* those in office on that day; none: today */
    struct str constituency, group; /* "" all */
    const char *sort;
    struct str after;
    unsigned limit;
};
MUST_CHECK enum status deputy_store_page(struct ctx *ctx, const struct deputy_filter *filter,
                                         struct deputy **out, size_t *out_count,
                                         struct str *out_next, int64_t *out_total);

/** Every group that there is (module body), those that the register names besides, and `stored`
 *  where it is none of them ("" nothing): what forms and lists choose from. */
MUST_CHECK enum status deputy_groups(struct ctx *ctx, struct str stored, struct str **out,
                                     size_t *out_count);
/** What bringing in a deputy of this group makes besides him, as a sentence; "" nothing. */
MUST_CHECK enum status deputy_group_brings(struct ctx *ctx, struct str group, struct str *out);

/** What a name is sorted by (text_sort_key()), and by which collation. */
struct deputy_keys {
    struct str pinyin, stroke, made_by;
};

/* ---------------------------------------------------------------- the register of five levels */

struct deputy_outside_new {
    int64_t id, version; /* id 0: new */
    struct str level, congress_name, name, sex, ethnic, party, education, occupation, class_name,
        constituency, place;
    struct str phone, id_number; /* stored encrypted only */
    struct date born_on;         /* stored encrypted only */
    struct date from_on, to_on;
    bool keep_secrets;
};
struct deputy_outside {
    struct deputy_mandate m;
    int64_t version, key_id, class_id;
    struct str phone_blind, id_blind;
};
MUST_CHECK enum status deputy_store_outside(struct ctx *ctx, int64_t id,
                                            struct deputy_outside *out);
/** Ids after `after`, ascending, at most `limit`. */
MUST_CHECK enum status deputy_store_outside_ids(struct ctx *ctx, int64_t after, unsigned limit,
                                                int64_t **out, size_t *out_count);
MUST_CHECK enum status deputy_store_outside_secret(struct ctx *ctx, int64_t id,
                                                   struct deputy_secret *out);

struct deputy_library_filter {
    struct str level, q; /* "" all */
    int64_t id;          /* 0 all */
    bool former;
    struct date on;  /* in office on that day; none: today */
    struct str sort; /* pinyin, stroke, level */
    struct str after;
    unsigned limit;
};
/** Own deputies and those of other levels in one list. */
MUST_CHECK enum status deputy_library(struct ctx *ctx, const struct deputy_library_filter *filter,
                                      struct deputy_mandate **out, size_t *out_count,
                                      struct str *out_next, int64_t *out_total);
/** How many mandates of each level are in office on a day, and how many human beings they are
 *  (NULL: not asked for; it takes long). */
struct deputy_level_count {
    struct str level;
    int64_t mandates;
};
MUST_CHECK enum status deputy_level_counts(struct ctx *ctx, struct date on,
                                           struct deputy_level_count out[5], int64_t *out_people);

/** Two entries with the same name of whom nobody has decided, or has: */
struct deputy_pair {
    int64_t id; /* of the decision, 0: none yet */
    struct deputy_mandate one, other;
    struct str decision;        /* "" none, "same", "different" */
    bool same_phone, same_id;   /* both known and equal */
    bool other_phone, other_id; /* both known and not */
    int64_t decided_at;
};
/** Those to be decided, or those that are. */
MUST_CHECK enum status deputy_pairs(struct ctx *ctx, bool decided, struct deputy_pair **out,
                                    size_t *out_count);

/* ---- who has left office: deputy_store_retention.c ---- */

struct deputy_former {
    int64_t id;
    struct str name;
    struct date left_on;
};
/** Who left on `until` or before and of whom something is still known, by id, after `after`. */
MUST_CHECK enum status deputy_store_former(struct ctx *ctx, struct date until, int64_t after,
                                           unsigned limit, struct deputy_former **out,
                                           size_t *out_count);
/** Who left on `until` or before and of whom a row says what help he needed, by id, after `after`.
 */
MUST_CHECK enum status deputy_store_helped_former(struct ctx *ctx, struct date until, int64_t after,
                                                  unsigned limit, struct deputy_former **out,
                                                  size_t *out_count);
MUST_CHECK enum status deputy_store_outside_former(struct ctx *ctx, struct date until,
                                                   int64_t after, unsigned limit,
                                                   struct deputy_former **out, size_t *out_count);
/** Forget telephone, ID number and day of birth, and destroy the key. ST_NOT_FOUND: in office. */
MUST_CHECK enum status deputy_store_forget(struct ctx *ctx, int64_t id);
MUST_CHECK enum status deputy_store_outside_forget(struct ctx *ctx, int64_t id);
/** The articles by which deputies are helped, as a form cites them. */
const char *deputy_help_article(struct date on);
#endif
