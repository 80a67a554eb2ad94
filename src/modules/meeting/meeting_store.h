// SPDX-License-Identifier: MulanPSL-2.0
/** SQL on kinds, meetings, items and people. Lists: meeting_store_list.c; topics, papers, notices,
 *  leave: meeting_store_plan.h */
#ifndef MEETING_STORE_H
#define MEETING_STORE_H
#include "modules/meeting/meeting.h"

/* ---- kinds ---- */

struct meeting_kind {
    int64_t id, version;
    struct str code;
    bool active;
    struct meeting_rule rule; /* the newest */
};
/** By place; only those in use unless `all`. */
MUST_CHECK enum status meeting_store_kinds(struct ctx *ctx, bool all, struct meeting_kind **out,
                                           size_t *out_count);
MUST_CHECK enum status meeting_store_kind(struct ctx *ctx, int64_t id, struct meeting_kind *out);
MUST_CHECK enum status meeting_store_kind_by_code(struct ctx *ctx, struct str code,
                                                  struct meeting_kind *out);
/** A kind with its first rule; rule->code names it. */
MUST_CHECK enum status meeting_store_kind_insert(struct ctx *ctx, const struct meeting_rule *rule,
                                                 unsigned place, int64_t *out_id);
/** A further rule for a kind, which is its newest from now on. */
MUST_CHECK enum status meeting_store_kind_rule(struct ctx *ctx, const struct meeting_kind *kind,
                                               const struct meeting_rule *rule);
MUST_CHECK enum status meeting_store_kind_use(struct ctx *ctx, const struct meeting_kind *kind,
                                              bool active);
/** All rules a kind has had, newest first. */
MUST_CHECK enum status meeting_store_rule(struct ctx *ctx, int64_t rule_id,
                                          struct meeting_rule *out);
MUST_CHECK enum status meeting_store_rule_of_kind(struct ctx *ctx, struct str code,
                                                  struct meeting_rule *out);
MUST_CHECK enum status meeting_store_rules(struct ctx *ctx, int64_t kind_id,
                                           struct meeting_rule **out, size_t *out_count);

/* ---- meetings ---- */

/** Insert `m` (id, kind_id, rule_id, … filled in). */
MUST_CHECK enum status meeting_store_insert(struct ctx *ctx, const struct meeting *m);
/** Everything that may change of a meeting, where its version is still m->version. */
MUST_CHECK enum status meeting_store_save(struct ctx *ctx, const struct meeting *m);
/** It was held elsewhere. */
MUST_CHECK enum status meeting_store_set_recorded(struct ctx *ctx, int64_t id);
/** As if it had never been, when nothing belongs to it any more: taking back an import. */
MUST_CHECK enum status meeting_store_delete(struct ctx *ctx, int64_t id);
/** The highest number of a meeting of that kind and body that starts on or after `from`; 0 none. */
MUST_CHECK enum status meeting_store_last_number(struct ctx *ctx, int64_t kind_id, int64_t body_id,
                                                 struct date from, int *out);
/** Meetings below one (presidium, delegations, plenary meetings of a session), by time. */
MUST_CHECK enum status meeting_store_below(struct ctx *ctx, int64_t parent_id, struct meeting **out,
                                           size_t *out_count);
/** Not called off, of a kind, from `from` to `to` inclusive, by day; kind "": all. At most 400. */
MUST_CHECK enum status meeting_store_between(struct ctx *ctx, struct str kind, struct date from,
                                             struct date to, struct meeting **out,
                                             size_t *out_count);
/** Recorded afterwards, with an item of that sort, newest first. */
MUST_CHECK enum status meeting_store_recorded(struct ctx *ctx, const char *sort, struct date from,
                                              unsigned limit, struct meeting **out,
                                              size_t *out_count);
/** Those where the account is one of the people and notices are out, newest first. */
MUST_CHECK enum status meeting_store_of_account(struct ctx *ctx, int64_t account_id, unsigned limit,
                                                struct meeting **out, size_t *out_count);
MUST_CHECK enum status meeting_store_ids(struct ctx *ctx, int64_t after, unsigned limit,
                                         int64_t **out, size_t *out_count);

struct meeting_filter {
    struct str q, kind, state;
    int64_t body_id, session_id;
    struct date from, to; /* of the first day, inclusive */
    int64_t account_id;   /* not 0: only where he is one of the people and notices are out */
    bool closed_door;     /* those behind closed doors too */
    bool held;            /* only those that have begun */
    const char *sort;     /* "starts", "name" */
    struct str after;
    unsigned limit;
};
MUST_CHECK enum status meeting_store_page(struct ctx *ctx, const struct meeting_filter *f,
                                          struct meeting **out, size_t *out_count,
                                          struct str *out_next, int64_t *out_total);

/* ---- items ---- */

/** As stored: by place, the levels mixed. */
MUST_CHECK enum status meeting_store_items(struct ctx *ctx, int64_t meeting_id,
                                           struct meeting_item **out, size_t *out_count);
MUST_CHECK enum status meeting_store_item_insert(struct ctx *ctx, const struct meeting_item *it);
/** Everything of an item, where its version is still it->version. */
MUST_CHECK enum status meeting_store_item_save(struct ctx *ctx, const struct meeting_item *it);
MUST_CHECK enum status meeting_store_item_delete(struct ctx *ctx, const struct meeting_item *it);
MUST_CHECK enum status meeting_store_item_has_papers(struct ctx *ctx, int64_t item_id, bool *out);
/** Items that name this one as the one before. */
MUST_CHECK enum status meeting_store_items_after(struct ctx *ctx, int64_t item_id,
                                                 struct meeting_item **out, size_t *out_count);
/** Top items of meetings of that kind that may serve as the one before, newest first. */
MUST_CHECK enum status meeting_store_priors(struct ctx *ctx, struct str kind, struct date until,
                                            struct meeting_item **out, size_t *out_count);

/** The newest item of a topic on a meeting of that kind; 0 none. */
MUST_CHECK enum status meeting_store_topic_item(struct ctx *ctx, int64_t topic_id, struct str kind,
                                                int64_t *out);

/* ---- people ---- */

MUST_CHECK enum status meeting_store_person_insert(struct ctx *ctx, const struct meeting_person *p);
MUST_CHECK enum status meeting_store_person_save(struct ctx *ctx, const struct meeting_person *p);
MUST_CHECK enum status meeting_store_person_delete(struct ctx *ctx, const struct meeting_person *p);
/** As whom a deputy takes part in meetings that are called or go on. */
MUST_CHECK enum status meeting_store_of_deputy(struct ctx *ctx, int64_t deputy_id,
                                               struct meeting_person **out, size_t *out_count);
struct meeting_invited {
    int64_t deputy_id;
    unsigned times;
    struct date last;
};
/** How often each deputy was invited in turn to meetings of a kind from a day on, but those called
 *  off and the meeting `but`. */
MUST_CHECK enum status meeting_store_invited(struct ctx *ctx, struct str kind, struct date from,
                                             int64_t but, struct meeting_invited **out,
                                             size_t *out_count);
#endif
