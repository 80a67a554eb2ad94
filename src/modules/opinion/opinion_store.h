// SPDX-License-Identifier: MulanPSL-2.0
/** All SQL on the tables of this module. */
#ifndef OPINION_STORE_H
#define OPINION_STORE_H
#include "modules/opinion/opinion_rules_flow.h"

/** What becomes of an opinion; has the opinion's id. */
struct opinion_case {
    int64_t id, version;
    struct str channel, collector, area;
    int64_t deputy_id, station_id, problem_id;
    bool hidden, open, published, coded; /* coded: the person can follow it */
    int64_t key_id;                      /* of what is sealed in it, 0: nothing */
    enum opinion_state state, before;
    int64_t topic_id, root_id; /* root: the topic's first level */
    struct str topic_by;       /* "", "person", "import" */
    int64_t into_id;
    struct str handler; /* "", "office", "station", "township", "organ" */
    int64_t organ_id;
    struct date due_on, handle_due_on, settled_on, promise_on, rated_on;
    struct str outcome, rating;
    int64_t answered_at, rounds, alike, raised_at;
    struct date raised_on;
};

/** Insert it and its case; makes a key for the citizen, or takes the one his other words are sealed
 *  with. `c`: what differs from a fresh case (of an import that tells the end); NULL: nothing. */
MUST_CHECK enum status opinion_store_insert(struct ctx *ctx, int64_t id,
                                            const struct opinion_new *in,
                                            const struct opinion_case *c);
MUST_CHECK enum status opinion_store_by_number(struct ctx *ctx, struct str source,
                                               struct str number, struct opinion *out);
/** Has the opinion been said by that citizen (by keyed hash)? "" means nobody named. */
MUST_CHECK enum status opinion_store_is_by(struct ctx *ctx, int64_t id, struct str citizen,
                                           bool *out_same);
MUST_CHECK enum status opinion_store_add_use(struct ctx *ctx, int64_t opinion_id,
                                             int64_t suggestion_id, bool *out_added);
/** Of one that nothing refers to, with its case. ST_CONFLICT: somebody has changed it. */
MUST_CHECK enum status opinion_store_delete(struct ctx *ctx, const struct opinion *o);
MUST_CHECK enum status opinion_store_set_used(struct ctx *ctx, int64_t id);

/* ---- many at once: what each would be asked for by itself, in two questions ---- */

struct opinion_known {
    int64_t id, raised_at;
    struct str source, number, subject, body, place, category, blind;
};
/** Opinions with the numbers of these, and keys of the people in them; in ctx->arena. PostgreSQL
 *  only. Of a transaction that writes, the keys it makes are noted as they come. */
MUST_CHECK enum status opinion_store_look_ahead(struct ctx *ctx, const struct opinion_new *list,
                                                size_t count, struct opinion_ahead **out);
/** NULL: there is none with that number. */
const struct opinion_known *opinion_ahead_find(const struct opinion_ahead *ahead, struct str source,
                                               struct str number);
/** The key of that person: one there is, or a new one. */
MUST_CHECK enum status opinion_ahead_key(struct ctx *ctx, struct opinion_ahead *ahead,
                                         struct str blind, int64_t *out);
/** As it stands in opinion.citizen_blind; "" for nobody. */
struct str opinion_store_blind(struct ctx *ctx, struct str citizen);

/** Ids after `after`, ascending, at most `limit`. */
MUST_CHECK enum status opinion_store_ids(struct ctx *ctx, int64_t after, unsigned limit,
                                         int64_t **out, size_t *out_count);

/* ---- cases: opinion_store_case.c ---- */

MUST_CHECK enum status opinion_store_case(struct ctx *ctx, int64_t id, struct opinion_case *out);
/** ST_CONFLICT when the version has moved on. */
MUST_CHECK enum status opinion_store_save_case(struct ctx *ctx, const struct opinion_case *c);
/** By code and digits; ST_NOT_FOUND. */
/** The keyed hash of code and digits together. */
struct str opinion_store_pin_blind(struct ctx *ctx, struct str code, struct str pin);
MUST_CHECK enum status opinion_store_by_code(struct ctx *ctx, struct str code, struct str pin,
                                             int64_t *out_id);
MUST_CHECK enum status opinion_store_by_problem(struct ctx *ctx, int64_t problem_id,
                                                int64_t *out_id);
/** Those merged into it, oldest first. */
MUST_CHECK enum status opinion_store_merged(struct ctx *ctx, int64_t id, int64_t **out,
                                            size_t *out_count);
/** The sealed words of a hidden one, opened; "" when the key is gone. */
MUST_CHECK enum status opinion_store_words(struct ctx *ctx, int64_t id, struct str *out_subject,
                                           struct str *out_body);
MUST_CHECK enum status opinion_store_address(struct ctx *ctx, int64_t id, struct str *out);
/** Opinions of before there were cases get theirs, newest first, at most `limit`. */
MUST_CHECK enum status opinion_store_adopt(struct ctx *ctx, unsigned limit, size_t *out_count);
MUST_CHECK enum status opinion_store_unadopted(struct ctx *ctx, bool *out);
/** States with a clock and their days, for dues: due_on, or with `promise` promise_on. */
MUST_CHECK enum status opinion_store_due(struct ctx *ctx, bool promise, struct date from,
                                         struct date until, int64_t after, unsigned limit,
                                         int64_t **out, size_t *out_count);
/** Received and not yet sorted, raised from one day until another. */
MUST_CHECK enum status opinion_store_unsorted(struct ctx *ctx, struct date from, struct date until,
                                              int64_t after, unsigned limit, int64_t **out,
                                              size_t *out_count);
/** Answered before that second and still open, with a word of the person on it or without. */
MUST_CHECK enum status opinion_store_to_close(struct ctx *ctx, int64_t before, unsigned limit,
                                              int64_t **out, size_t *out_count);
/** How many lie with the office ("received", "classified" …: `office`), or with an organ. */
MUST_CHECK enum status opinion_store_waiting(struct ctx *ctx, bool office, int64_t organ_id,
                                             int64_t *out);

/* ---- steps, publications, periods: opinion_store_step.c ---- */

struct opinion_step_row {
    int64_t id, opinion_id, organ_id, other_id, account_id, at;
    struct str kind, handler, word, text;
    struct date due_on;
    bool shown; /* to the person */
};
/** `seal_with`: key of a hidden opinion, 0: as it is. */
MUST_CHECK enum status opinion_store_add_step(struct ctx *ctx, const struct opinion_step_row *s,
                                              int64_t seal_with);
/** Oldest first. */
MUST_CHECK enum status opinion_store_steps(struct ctx *ctx, int64_t opinion_id, int64_t seal_with,
                                           struct opinion_step_row **out, size_t *out_count);

struct opinion_publication {
    int64_t id, opinion_id, version; /* id 0: none yet */
    bool published;
    struct str subject, body, answer, why_not, confirmed;
    struct date decided_on;
};
MUST_CHECK enum status opinion_store_publication(struct ctx *ctx, int64_t opinion_id,
                                                 struct opinion_publication *out);
MUST_CHECK enum status opinion_store_save_publication(struct ctx *ctx,
                                                      const struct opinion_publication *p);

struct opinion_period_row {
    int64_t id, version;
    enum opinion_step_period step;
    unsigned days;
    struct str basis;
};
/** All of them, in order of enum; id 0 where the built-in number holds. */
MUST_CHECK enum status opinion_store_periods(struct ctx *ctx,
                                             struct opinion_period_row out[OPINION_PERIODS]);
MUST_CHECK enum status opinion_store_save_period(struct ctx *ctx,
                                                 const struct opinion_period_row *p);

/* ---- topics and what was learnt: opinion_store_topic.c ---- */

struct opinion_topic {
    int64_t id, version, parent_id, root_id, organ_id, level;
    struct str name, path;
    bool active;
};
/** By path; all, or active ones only. */
MUST_CHECK enum status opinion_store_topics(struct ctx *ctx, bool active_only,
                                            struct opinion_topic **out, size_t *out_count);
MUST_CHECK enum status opinion_store_topic(struct ctx *ctx, int64_t id, struct opinion_topic *out);
/** By its whole path ("城乡建设/住房保障"), or "" not found: ST_NOT_FOUND. */
MUST_CHECK enum status opinion_store_topic_by_path(struct ctx *ctx, struct str path,
                                                   struct opinion_topic *out);
MUST_CHECK enum status opinion_store_add_topic(struct ctx *ctx, struct opinion_topic *t);
MUST_CHECK enum status opinion_store_save_topic(struct ctx *ctx, const struct opinion_topic *t);
MUST_CHECK enum status opinion_store_delete_topic(struct ctx *ctx, const struct opinion_topic *t);
/** Does an opinion, or a topic below it, name this topic? */
MUST_CHECK enum status opinion_store_topic_used(struct ctx *ctx, int64_t id, bool *out);

struct opinion_decided {
    int64_t id, topic_id, root_id;
    struct str subject, body;
};
/** Decided by the office, newest first, hidden ones left out; bodies cut. */
MUST_CHECK enum status opinion_store_decided(struct ctx *ctx, unsigned limit,
                                             struct opinion_decided **out, size_t *out_count);
/** The last decision there is: id of the newest decided opinion and how many there are. */
MUST_CHECK enum status opinion_store_decisions(struct ctx *ctx, int64_t *out_last,
                                               int64_t *out_count);
struct opinion_model_row {
    int64_t learnt_at, decided, last_id;
    struct str bytes; /* "" : nothing learnt yet */
};
MUST_CHECK enum status opinion_store_model(struct ctx *ctx, struct opinion_model_row *out);
MUST_CHECK enum status opinion_store_save_model(struct ctx *ctx, const struct opinion_model_row *m);

/* ---- figures: opinion_store_figure.c ---- */

struct opinion_spot_words {
    int64_t root_id, count; /* 0: not classified */
};
/** What is most said of in one place, most first. */
MUST_CHECK enum status opinion_store_spot(struct ctx *ctx, struct date from, struct date to,
                                          struct str place, unsigned limit,
                                          struct opinion_spot_words **out, size_t *out_count);

/** How many were raised of one topic (key: id of its root, "0" of none) or at one place in a month
 *  ("2026-11"); only what there is. Of the places those twelve that are named most. */
struct opinion_month_count {
    struct str key, month;
    int64_t count;
};
MUST_CHECK enum status opinion_store_over_time(struct ctx *ctx, struct date from, struct date to,
                                               bool by_place, struct opinion_month_count **out,
                                               size_t *out_count);

struct opinion_figure {
    struct str key, label; /* of the breakdown; label "" : the key says it */
    int64_t received, solved, settled, timed, in_time, rated, good, again;
};
/** SQL: the township (its delegation's id, 0 none) of an opinion: of the station it was told at,
 *  else that whose name begins the place. c, o: rows with congress_id and station_id, and place. */
#define OPINION_TOWN(c, o)                                                                         \
    "COALESCE((SELECT w.delegation_id FROM station_v_delegation w"                                 \
    " WHERE w.congress_id = " c ".congress_id AND w.station_id = " c ".station_id"                 \
    "  AND w.delegation_id <> 0),"                                                                 \
    " (SELECT t.delegation_id FROM congress_v_town t WHERE t.congress_id = " c ".congress_id"      \
    "  AND t.name <> '' AND substr(" o ".place, 1, length(t.name)) = t.name"                       \
    "  ORDER BY length(t.name) DESC, t.delegation_id LIMIT 1), 0)"
/** Opinions raised in the period. `by`: NULL, month, category, channel, collector, station, topic,
 *  handler, place, delegation. */
MUST_CHECK enum status opinion_store_figures(struct ctx *ctx, struct date from, struct date to,
                                             const char *by, struct str key,
                                             struct opinion_figure **out, size_t *out_count);

/* ---- when their time is over: opinion_store_retention.c ---- */

struct opinion_ended {
    int64_t id;
    struct str number;
    struct date ended_on;
};
/** Settled on `until` or before, and it is still stored who raised it. */
MUST_CHECK enum status opinion_store_ended(struct ctx *ctx, struct date until, int64_t after,
                                           unsigned limit, struct opinion_ended **out,
                                           size_t *out_count);
/** Who raised it, his address and his code to follow it are gone; his key with his last one. */
MUST_CHECK enum status opinion_store_forget(struct ctx *ctx, int64_t id);
/** How a person wants to be told: "" nothing said; sealed. */
MUST_CHECK enum status opinion_store_add_wish(struct ctx *ctx, int64_t id, int64_t key_id,
                                              struct str wish);
MUST_CHECK enum status opinion_store_wish(struct ctx *ctx, int64_t id, struct str *out);
MUST_CHECK enum status opinion_store_drop_wish(struct ctx *ctx, int64_t id);
#endif
