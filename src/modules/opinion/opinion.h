// SPDX-License-Identifier: MulanPSL-2.0
/** What citizens say: recorded as it came in, and the suggestions formed from it. */
#ifndef OPINION_H
#define OPINION_H
#include "platform/ctx.h"

enum {
    OPINION_NUMBER_CHARS = 40,
    OPINION_SUBJECT_CHARS = 200,
    OPINION_BODY_CHARS = 20000,
    OPINION_PLACE_CHARS = 100,
    OPINION_CATEGORY_CHARS = 40,
    OPINION_CITIZEN_CHARS = 60,
    OPINION_CONTACT_CHARS = 100
};

/** Words of `source`, shown by text keys opinion.source.<word>. */
#define OPINION_SOURCES "online station visit letter call other"

struct opinion {
    int64_t id, version;
    struct str source; /* one of OPINION_SOURCES */
    struct str number; /* as the source numbers it; unique in the source */
    struct str subject, body, place, category;
    struct str state;  /* received, used */
    int64_t raised_at; /* UTC seconds */
    struct date raised_on;
    int64_t key_id; /* of the citizen, 0: nobody is named */
};

struct opinion_new {
    struct str source, number, subject, body, place, category;
    int64_t raised_at;
    struct str citizen, contact; /* stored encrypted only; may be "" */
};

/** Record one. Emits "opinion.received". ST_INVALID: a field missing or too long; ST_CONFLICT
 *  "opinion.number_taken": the source has used the number. */
MUST_CHECK enum status opinion_add(struct ctx *ctx, const struct opinion_new *in, int64_t *out_id);
/** Record by hand what a citizen said. A number left empty is given: "D" and the record's id.
 *  Everything else as opinion_add(). */
MUST_CHECK enum status opinion_register(struct ctx *ctx, const struct opinion_new *in,
                                        int64_t *out_id);
MUST_CHECK enum status opinion_get(struct ctx *ctx, int64_t id, struct opinion *out);
/** Where a deputy is at home: his town, and everything his record says of the place. */
struct opinion_home {
    struct str town; /* 青石岭镇 */
    struct str here; /* delegation, group and constituency in one text */
};
/** May a deputy from there read it? What was said in the open or at a deputies' station, about his
 *  town or a place of his constituency. Letters, visits and calls were meant for the office alone,
 *  and of an opinion without a place nobody knows whose it is. */
bool opinion_near(const struct opinion *o, const struct opinion_home *home);
/** Of the 500 newest said in the open those that are near, newest first, at most `limit`. */
MUST_CHECK enum status opinion_list_near(struct ctx *ctx, const struct opinion_home *home,
                                         unsigned limit, struct opinion **out, size_t *out_count);
/** Who said it; "" when nobody is named or the key was destroyed. */
MUST_CHECK enum status opinion_citizen(struct ctx *ctx, int64_t id, struct str *out_citizen,
                                       struct str *out_contact);
/** A suggestion was formed from this opinion (由来). Twice the same changes nothing. Emits
 *  "opinion.used". ST_NOT_FOUND. Joins a running transaction. */
MUST_CHECK enum status opinion_mark_used(struct ctx *ctx, int64_t opinion_id,
                                         int64_t suggestion_id);
/** The opinions a suggestion was formed from, oldest first. */
MUST_CHECK enum status opinion_of_suggestion(struct ctx *ctx, int64_t suggestion_id,
                                             struct opinion **out, size_t *out_count);

struct opinion_filter {
    struct str q, category, source, state;
    struct date from, to; /* inclusive; none: open */
    const char *sort;
    struct str after;
    unsigned limit;
};
/** One page, newest first unless sorted otherwise; texts of the bodies are left out. */
MUST_CHECK enum status opinion_page(struct ctx *ctx, const struct opinion_filter *filter,
                                    struct opinion **out, size_t *out_count, struct str *out_next,
                                    int64_t *out_total);

struct opinion_share {
    struct str key; /* category or month */
    int64_t count;
};
/** How many were received by category, by month ("YYYY-MM"), or in all (by NULL: one row, key "").
 *  `key` not "": only that category or month. */
MUST_CHECK enum status opinion_counts(struct ctx *ctx, struct date from, struct date to,
                                      const char *by, struct str key, struct opinion_share **out,
                                      size_t *out_count);
/** The categories in use, by name; quick however many opinions there are. */
MUST_CHECK enum status opinion_categories(struct ctx *ctx, struct str **out, size_t *out_count);
/** Suggestions formed from an opinion, oldest first. */
MUST_CHECK enum status opinion_uses(struct ctx *ctx, int64_t opinion_id, int64_t **out,
                                    size_t *out_count);

/* View for joins: opinion_v_used (congress_id, id, opinion_id, suggestion_id, number, subject). */
#endif
