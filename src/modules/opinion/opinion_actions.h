// SPDX-License-Identifier: MulanPSL-2.0
/** What the office and those who handle do with an opinion. Each takes the version that the form
 *  showed (0: not checked): ST_CONFLICT when it has moved on; ST_DENIED who may not; ST_RULE
 *  "opinion.wrong_state" when the table of opinion_rules_flow.c does not allow it. */
#ifndef OPINION_ACTIONS_H
#define OPINION_ACTIONS_H
#include "modules/opinion/opinion_store.h"
#include "platform/search/similar.h"

/** Check the fields, noting each fault by invalid(). Does not read the database. */
void opinion_check(struct ctx *ctx, const struct opinion_new *in);
/** The record with the source and number of `in`: its id and whether it is equal; id 0 if none. */
MUST_CHECK enum status opinion_find_same(struct ctx *ctx, const struct opinion_new *in,
                                         int64_t *out_id, bool *out_same);
/** Channel from source or source from channel, whichever is missing. */
struct opinion_new opinion_completed(const struct opinion_new *in);

/** The actor, as the rules see him. */
struct opinion_who opinion_who(const struct ctx *ctx);
/** May the actor know of it? He reads all, or it is or was his organ's. */
MUST_CHECK enum status opinion_seen(struct ctx *ctx, const struct opinion_case *c, bool *out);
/** May he read what is hidden: the office, and who has it now. */
bool opinion_may_open(const struct ctx *ctx, const struct opinion_case *c);
/** Its case, for who may know of it; ST_NOT_FOUND else. */
MUST_CHECK enum status opinion_case_seen(struct ctx *ctx, int64_t id, struct opinion_case *out);
/** What the actor may do with it now. */
void opinion_verbs(const struct ctx *ctx, const struct opinion_case *c, bool out[OPINION_VERBS]);

struct opinion_classify {
    int64_t id, version, topic_id;
};
MUST_CHECK enum status opinion_classify(struct ctx *ctx, const struct opinion_classify *in);

struct opinion_assign {
    int64_t id, version;
    struct str handler;           /* "office", "station", "township", "organ" */
    int64_t organ_id, station_id; /* the one that the handler needs */
    struct date due_on;           /* none: by the local period */
    struct str note;
};
/** Give it to somebody, or to somebody else. Emits "opinion.assigned". */
MUST_CHECK enum status opinion_assign(struct ctx *ctx, const struct opinion_assign *in);

struct opinion_say {
    int64_t id, version;
    struct str note;
};
MUST_CHECK enum status opinion_take(struct ctx *ctx, const struct opinion_say *in);
/** From a station to the township that runs it. The note is needed. */
MUST_CHECK enum status opinion_pass_on(struct ctx *ctx, const struct opinion_say *in);
/** Back to the office; the note is needed. */
MUST_CHECK enum status opinion_give_back(struct ctx *ctx, const struct opinion_say *in);
/** Not ours to handle, or no opinion at all; the note is needed, and told to the person. */
MUST_CHECK enum status opinion_reject(struct ctx *ctx, const struct opinion_say *in);
MUST_CHECK enum status opinion_restore(struct ctx *ctx, const struct opinion_say *in);
MUST_CHECK enum status opinion_close(struct ctx *ctx, const struct opinion_say *in);
/** What was promised is done: it counts as solved from today. The note is told to the person. */
MUST_CHECK enum status opinion_keep(struct ctx *ctx, const struct opinion_say *in);

struct opinion_finish {
    int64_t id, version;
    struct str outcome;     /* of OPINION_OUTCOMES */
    struct str note;        /* what was done, for the office */
    struct date promise_on; /* with "promised" */
    struct str answer;      /* to the person; "": later */
};
/** Emits "opinion.finished", with an answer also "opinion.answered". */
MUST_CHECK enum status opinion_finish(struct ctx *ctx, const struct opinion_finish *in);
/** Tell the person what came of it. Emits "opinion.answered". */
MUST_CHECK enum status opinion_answer(struct ctx *ctx, const struct opinion_say *in);

struct opinion_note {
    int64_t id;
    struct str text;
    bool shown; /* the person reads it as well */
};
MUST_CHECK enum status opinion_note(struct ctx *ctx, const struct opinion_note *in);

/* ---- alike: opinion_merge.c ---- */

struct opinion_merge {
    int64_t id, version, into_id;
};
/** Handled together with another one from now on: nobody is lost, each follows and rates his own.
 *  ST_RULE: into itself, into a merged or finished one. Emits "opinion.merged". */
MUST_CHECK enum status opinion_merge(struct ctx *ctx, const struct opinion_merge *in);
/** On its own again, in the state it had. Emits "opinion.split". */
MUST_CHECK enum status opinion_split(struct ctx *ctx, const struct opinion_say *in);

struct opinion_alike {
    int64_t id;
    struct str subject, number, state, place;
    struct date raised_on;
    struct similar_result why;
};
/** Those most like it that the actor may see, best first, at most 6. */
MUST_CHECK enum status opinion_alikes(struct ctx *ctx, int64_t id, struct opinion_alike **out,
                                      size_t *out_count);

/* ---- the classifier: opinion_topic.c ---- */

enum { OPINION_GUESSES = 3, OPINION_LEARN_MOST = 4000, OPINION_LEARN_LEAST = 10 };
struct opinion_guess {
    int64_t topic_id;
    struct str path;
    uint32_t share; /* thousandths */
    const struct str *words;
    size_t words_count;
};
/** What an opinion is probably about, best first; none while too little was decided. */
MUST_CHECK enum status opinion_guess(struct ctx *ctx, struct str subject, struct str body,
                                     struct opinion_guess **out, size_t *out_count,
                                     int64_t *out_learnt);
/** Learn from what was decided, if anything was since. The job's work. */
MUST_CHECK enum status opinion_learn(struct ctx *ctx);
/** A topic below another ("" : of the first level), or the one that is there. Joins. */
MUST_CHECK enum status opinion_topic_put(struct ctx *ctx, struct str path, int64_t *out_id,
                                         bool *out_added);
struct opinion_topic_set {
    int64_t id, version, organ_id;
    bool active;
};
MUST_CHECK enum status opinion_topic_set(struct ctx *ctx, const struct opinion_topic_set *in);
MUST_CHECK enum status opinion_topic_add(struct ctx *ctx, struct str path, int64_t *out_id);

/* ---- publication and settings ---- */

struct opinion_publish {
    int64_t id, version;
    bool published;
    struct str subject, body, answer; /* as approved; needed when published */
    struct str why_not;
    const struct str *confirmed; /* findings that somebody has looked at: private_finding.id */
    size_t confirmed_count;
};
/** Decide whether anybody may read it, and in which words. Nothing that looks private goes out
 *  unseen; what the person did not allow or meant for the office alone does not go out at all.
 *  Emits "opinion.published" or "opinion.withheld". */
MUST_CHECK enum status opinion_publish(struct ctx *ctx, const struct opinion_publish *in);

struct opinion_period_set {
    struct str step, basis;
    int64_t days;
};
MUST_CHECK enum status opinion_period_set(struct ctx *ctx, const struct opinion_period_set *in);

/** Opinions of before there were cases; the job's work. */
MUST_CHECK enum status opinion_adopt(struct ctx *ctx);
/** Answered, and nothing was heard for the local period: closed. The job's work. */
MUST_CHECK enum status opinion_close_silent(struct ctx *ctx);
#endif
