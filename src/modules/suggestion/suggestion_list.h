// SPDX-License-Identifier: MulanPSL-2.0
/** Lists, the work queue, the ledger of promises, settings, figures of units, the public side. */
#ifndef SUGGESTION_LIST_H
#define SUGGESTION_LIST_H
#include "base/private.h"
#include "modules/suggestion/suggestion.h"

/** Filters of /suggestion by query name = member name; every rows_url of an indicator uses these.
 *  Zero members are not applied. */
struct suggestion_filter {
    struct str state;      /* word of a state */
    struct str tabled;     /* "1": tabled and not returned, withdrawn or converted */
    struct str open;       /* "1": handed over, not replied (at_government … handling, redo) */
    struct str kind;       /* "suggestion","bill" */
    int64_t session;       /* id */
    struct str in_session; /* "1" 大会期间, "0" 闭会期间 */
    int64_t organ;         /* lead or separate handler */
    int64_t deputy;        /* lead deputy or co-signer */
    int64_t lead_deputy;   /* the lead alone */
    struct str lead;       /* his name as it is listed; several may bear it */
    int64_t delegation, category, batch;
    struct str class_code;  /* query name "class": "A" … */
    struct str solved;      /* "1": class kind solved */
    struct str implemented; /* "1": solved, or every promise of it kept and confirmed */
    struct str government;  /* "1": the government or something below it has it to reply to */
    struct str own;         /* "1": by deputies of this congress, not handed up to it */
    struct str rating;      /* "satisfied","basic","dissatisfied","satisfied_or_basic","rated",
                               "due","excluded" */
    struct str key;         /* "1" */
    struct str overdue;     /* "1": due before today and still owed */
    struct str in_time;     /* "1","0": first reply in time; "0" also those overdue now */
    struct str replied;     /* "1": has had a reply */
    struct str redo;        /* "1": sent back at least once */
    struct str is_public;   /* query name "public": "1","0" */
    struct str promises;    /* "1": open promises */
    struct str mine;        /* "1": the actor's own: author, unit, or leader */
    int64_t escalated;      /* at least this level */
    struct date due_from, due_to, tabled_from, tabled_to, handed_from, handed_to;
    struct date first_replied_from, first_replied_to, replied_from, replied_to;
    struct date rated_from, rated_to;
    struct date answerable_from, answerable_to; /* first reply or first due day in the period */
    struct date redo_from, redo_to;             /* sent back in the period */
    struct str q;                               /* in the title or number */
};

/** Set a member by its query name; false: no such filter, or not a value of its kind. "" clears. */
bool suggestion_filter_set(struct suggestion_filter *f, const char *name, struct str value);
/** The i-th query name (for field tables, forms and CSV links); NULL past the end. */
const char *suggestion_filter_name(size_t i);

struct suggestion_row {
    int64_t id, number, round, escalation, signer_count, reminders;
    enum suggestion_kind kind;
    enum suggestion_state state;
    struct str number_text, title, deputy_name, delegation_name, organ_name, category_name;
    struct str class_code, class_kind;
    enum suggestion_mark attitude, result;
    enum suggestion_rating_state rating_state;
    struct date tabled_on, handed_on, due_on, replied_on, rating_due_on;
    struct date dispatch_due_on; /* to be handed over until then */
    bool in_session, is_key, overdue, in_time, extended;
    int64_t organ_id, lead_deputy_id, category_id;
};

struct suggestion_list_query {
    struct suggestion_filter filter;
    const char *sort; /* "new" (default), "due", "tabled", "number", "-…" */
    struct str after;
    unsigned limit; /* 0: 20 */
};
/** A page of what the actor may see. Counts are exact up to `count_most` (0: not counted). */
MUST_CHECK enum status suggestion_list(struct ctx *ctx, const struct suggestion_list_query *q,
                                       struct suggestion_row **out, size_t *out_count,
                                       struct str *out_next);
MUST_CHECK enum status suggestion_list_count(struct ctx *ctx, const struct suggestion_filter *f,
                                             int64_t most, int64_t *out_count);

/* ---- what waits for the actor ---- */

struct suggestion_task {
    const char *kind; /* text key suggestion.task.<kind>, see suggestion_store_queue.c */
    int64_t id, handling_id, promise_id;
    struct str number_text, title, who; /* who: deputy, unit or leader concerned */
    struct date handed_on, due_on;      /* none: not yet, no deadline */
    const char *verb;                   /* path segment of the act: /suggestion/{id}/<verb> */
};
/** Replies to sign first, then by due day, those without one last; at most `limit`. What it holds
 * depends on the roles: see suggestion_queue.c. *out_total counts all. */
MUST_CHECK enum status suggestion_queue(struct ctx *ctx, unsigned limit,
                                        struct suggestion_task **out, size_t *out_count,
                                        int64_t *out_total);
/** Closed ones whose publication nobody has decided, by id: one task for whoever publishes, as
 *  soon as they are more than a handful. */
MUST_CHECK enum status suggestion_undecided(struct ctx *ctx, int64_t **out, size_t *out_count);
/** The page where the task is done. */
struct str suggestion_task_url(struct ctx *ctx, const struct suggestion_task *t);
/** For the menu: all of them. */
MUST_CHECK enum status suggestion_queue_count(struct ctx *ctx, int64_t *out);

/** Deadlines at a glance: owed replies overdue, due in 3 and in 7 days (visible to the actor). */
struct suggestion_deadlines {
    int64_t overdue, in_3_days, in_7_days;
};
MUST_CHECK enum status suggestion_deadlines(struct ctx *ctx, struct suggestion_deadlines *out);

/** Progress of each unit: replied, at work, of these overdue (main roles, current term's open and
 * closed).
 */
struct suggestion_unit_progress {
    int64_t organ_id, replied, working, overdue;
    struct str organ_name;
};
MUST_CHECK enum status
suggestion_unit_progress(struct ctx *ctx, struct suggestion_unit_progress **out, size_t *out_count);

struct suggestion_escalation {
    int64_t id, suggestion_id, handling_id, level, organ_id, number;
    struct str kind; /* "reply","sign","opinion","promise","dispatch","evaluation" */
    struct str title, organ_name, number_text;
    struct date on, due_on;
};
/** Open escalations, most severe first. */
MUST_CHECK enum status suggestion_escalations(struct ctx *ctx, unsigned limit,
                                              struct suggestion_escalation **out,
                                              size_t *out_count);

/** prefix + word as people of this congress say it: text key <prefix><word>.township where there is
 *  one and the congress is a township's (主席团, not 主任会议). */
struct str suggestion_word(struct ctx *ctx, const char *prefix, struct str word);

/* ---- opinions to begin from ---- */

struct opinion;
/** Opinions near the deputy who asks (opinion_near()), newest first, without their bodies; what
 *  looks private in them is masked. ST_DENIED: not a deputy. */
MUST_CHECK enum status suggestion_opinions(struct ctx *ctx, unsigned limit, struct opinion **out,
                                           size_t *out_count);
/** One that the actor may begin a suggestion from: any for who reads opinions, else as above.
 *  ST_NOT_FOUND. */
MUST_CHECK enum status suggestion_opinion(struct ctx *ctx, int64_t id, struct opinion *out);

/* ---- ledger of promises ---- */

struct suggestion_promise_filter {
    int64_t organ;
    struct str government;        /* "1": of the government and what is below it */
    struct str state;             /* word */
    struct str due;               /* "1": open and due today or earlier */
    struct str kept;              /* "1": kept in time */
    struct str matured;           /* "1": done, or its first due day is over */
    struct date due_from, due_to; /* first due day */
};
MUST_CHECK enum status suggestion_promises(struct ctx *ctx,
                                           const struct suggestion_promise_filter *f,
                                           struct str after, unsigned limit,
                                           struct suggestion_promise **out, size_t *out_count,
                                           struct str *out_next);
MUST_CHECK enum status suggestion_promise_reports(struct ctx *ctx, int64_t promise_id,
                                                  struct suggestion_promise_report **out,
                                                  size_t *out_count);

/* ---- performance of units (办理绩效评估), formula shown ---- */

struct suggestion_score_part {
    const char *name; /* "on_time","contact","satisfaction","solved","promises" */
    int64_t weight;
    int64_t numerator, denominator; /* denominator 0: the part is left out of the weights */
    int64_t tenths;                 /* points won: weight * n / d in tenths, rounded half up */
};
struct suggestion_score {
    int64_t organ_id, handled;
    struct str organ_name;
    struct suggestion_score_part parts[5];
    int64_t tenths; /* of 1000, over the weights that apply */
};
/** Units that had to reply in [from, to], best first; a unit gets its own alone. ST_DENIED for
 *  whoever is no unit and does not count all. */
MUST_CHECK enum status suggestion_scores(struct ctx *ctx, struct date from, struct date to,
                                         struct suggestion_score **out, size_t *out_count);

/* ---- batches, classes, categories, settings ---- */

MUST_CHECK enum status suggestion_batches(struct ctx *ctx, struct suggestion_batch **out,
                                          size_t *out_count);
MUST_CHECK enum status suggestion_batch_get(struct ctx *ctx, int64_t id,
                                            struct suggestion_batch *out);
struct suggestion_planned {
    int64_t id, number;
    struct str number_text, title, deputy_name;
    struct str units; /* "主办 交通运输局；协办 …" */
};
MUST_CHECK enum status suggestion_batch_items(struct ctx *ctx, int64_t batch_id,
                                              struct suggestion_planned **out, size_t *out_count);
MUST_CHECK enum status suggestion_classes(struct ctx *ctx, struct suggestion_class **out,
                                          size_t *out_count);
MUST_CHECK enum status suggestion_categories(struct ctx *ctx, struct suggestion_category **out,
                                             size_t *out_count);
MUST_CHECK enum status suggestion_signoff_steps(struct ctx *ctx, int64_t organ_id,
                                                struct suggestion_signoff_step **out,
                                                size_t *out_count);
struct suggestion_setting {
    const char *key; /* text key suggestion.setting.<key> */
    int64_t initial, min, max;
};
extern const struct suggestion_setting SUGGESTION_SETTINGS[]; /* ends in {0} */
/** The stored value, or the initial one. `key` is one of SUGGESTION_SETTINGS. */
MUST_CHECK enum status suggestion_setting(struct ctx *ctx, const char *key, int64_t *out);

/* ---- the public side: no sign-in, published fields only ---- */

struct suggestion_public_row {
    int64_t id, number;
    struct str number_text, title, deputy_name, organ_name, class_code, class_kind, result;
    struct date tabled_on, replied_on;
    bool has_reply;
};
struct suggestion_public_reply {
    int64_t id, round;
    struct str organ_name, title, body, class_code, class_kind, doc_number, result;
    struct date sent_on;
};
struct suggestion_public {
    struct suggestion_public_row row;
    struct str body;
    struct suggestion_public_reply *replies;
    size_t replies_count;
};
enum { SUGGESTION_RECESS = -1 };
/** Newest first. `session`: tabled at that session; SUGGESTION_RECESS: between sessions; 0: all. */
MUST_CHECK enum status suggestion_public_list(struct ctx *ctx, struct str q, int64_t session,
                                              struct str after, unsigned limit,
                                              struct suggestion_public_row **out, size_t *out_count,
                                              struct str *out_next);
MUST_CHECK enum status suggestion_public_get(struct ctx *ctx, int64_t id,
                                             struct suggestion_public *out);

#endif
