// SPDX-License-Identifier: MulanPSL-2.0
/** What citizens say: recorded as it came in, and the suggestions formed from it. */
#ifndef OPINION_H
#define OPINION_H
#include "platform/ctx.h"

enum {
    OPINION_PERIOD_MOST = 250, /* working days */
    OPINION_NUMBER_CHARS = 40,
    OPINION_SUBJECT_CHARS = 200,
    OPINION_BODY_CHARS = 20000,
    OPINION_PLACE_CHARS = 100,
    OPINION_CATEGORY_CHARS = 40,
    OPINION_CITIZEN_CHARS = 60,
    OPINION_CONTACT_CHARS = 100,
    OPINION_ADDRESS_CHARS = 100,
    OPINION_WISH_CHARS = 100
};

/** Words of `source`, shown by text keys opinion.source.<word>: what the first records knew. */
#define OPINION_SOURCES "online station visit letter call other"
/** How it reached us, opinion.channel.<word>. The source follows from it. */
#define OPINION_CHANNELS "reception qr portal telephone letter questionnaire visit import other"
/** Who collected it, opinion.collector.<word>; "" when nobody did. */
#define OPINION_COLLECTORS "party leader deputy keeper staff"
/** How far it has come, opinion.state.<word>. rejected, merged and suggestion are ways aside. */
#define OPINION_STATES                                                                             \
    "received classified assigned handling solved explained promised answered rated closed merged" \
    " rejected suggestion"
/** What came of it, opinion.outcome.<word>; "" while nothing has. */
#define OPINION_OUTCOMES "solved explained promised"
#define OPINION_RATINGS  "satisfied basic dissatisfied"

struct opinion {
    int64_t id, version;
    struct str source; /* one of OPINION_SOURCES */
    struct str number; /* as the source numbers it; unique in the source */
    struct str subject, body, place, category;
    struct str state;  /* one of OPINION_STATES */
    int64_t raised_at; /* UTC seconds */
    struct date raised_on;
    int64_t key_id;     /* of the citizen, 0: nobody is named */
    struct str channel; /* one of OPINION_CHANNELS */
    int64_t station_id; /* 0: of no station */
    bool hidden;        /* meant for the office alone: subject and body are sealed, and "" here for
                           who may not handle it */
};

struct opinion_new {
    struct str source, number, subject, body, place, category;
    int64_t raised_at;
    struct str citizen, contact; /* stored encrypted only; may be "" */
    struct opinion_ahead
        *ahead;           /* imports: what was looked up for many at once; NULL: it is asked */
    struct str channel;   /* "": by the source; with a channel the source may be "" */
    struct str address;   /* of the citizen, stored encrypted only */
    struct str wish;      /* how he wants to be told, in his own words, stored encrypted only */
    struct str area;      /* code of the township (9 digits) or village (12), or "" */
    struct str collector; /* one of OPINION_COLLECTORS, or "" */
    struct str code, pin; /* what the person follows it by, kept as keyed hashes; "" : he
                             cannot. See opinion_code() */
    int64_t station_id, problem_id, deputy_id; /* deputy: who collected it; problem: of a station's
                                                  reception (station.h) */
    struct str cover; /* set here: what stands for the subject of a hidden one */
    bool hidden; /* meant for the office alone: subject and body are sealed, nowhere in the index */
    bool open;   /* the person allows it to be published, after review */
};

/** Record one. Emits "opinion.received". ST_INVALID: a field missing or too long; ST_CONFLICT
 *  "opinion.number_taken": the source has used the number. Joins a running transaction: a crowd
 *  (struct crowd) writes many in one. */
MUST_CHECK enum status opinion_add(struct ctx *ctx, const struct opinion_new *in, int64_t *out_id);
/** The same, but a number left empty is given: "D" and the record's id. For everybody but those who
 *  bring numbers of their own. */
MUST_CHECK enum status opinion_register(struct ctx *ctx, const struct opinion_new *in,
                                        int64_t *out_id);
/** The checks of both, before a transaction: notes what is wrong by invalid(). */
void opinion_check_new(struct ctx *ctx, const struct opinion_new *in);
MUST_CHECK enum status opinion_get(struct ctx *ctx, int64_t id, struct opinion *out);

/* ---------------------------------------------------------------- the citizen, without account */

enum { OPINION_CODE_CHARS = 12, OPINION_WORDS_CHARS = 500 };

/** A new code to follow an opinion by: 12 of [a-z2-9] without look-alikes, shown once, in capitals
 *  and groups of four if you like: blanks, hyphens and case do not count when it comes back. */
struct str opinion_code(struct ctx *ctx);
/** Four digits, as the person chooses them? */
bool opinion_pin_good(struct str pin);

/** One step of its way, as the person may see it. */
struct opinion_step {
    struct str kind; /* received, assigned, handled, answered, … : opinion.step.<kind> */
    int64_t at;
    struct str who;  /* organ or station, "" for the office */
    struct str text; /* the answer, the reason; "" if there is nothing to read */
};
struct opinion_followed {
    int64_t id;
    struct str number, subject, body, place, channel;
    struct str state;         /* of OPINION_STATES; of a merged one: that of what it was merged into
                               */
    struct str outcome;       /* of OPINION_OUTCOMES, or "" */
    struct str answer, by;    /* the last answer and who gave it, "" if none */
    struct str rating, words; /* what the person has said of it, "" if nothing */
    struct str handler;       /* organ or station that has it now, "" the office */
    struct date due_on;       /* until when, none if no clock runs */
    int64_t raised_at, answered_at;
    struct opinion_step *steps; /* oldest first */
    size_t steps_count;
    bool may_rate, open, hidden, published, merged;
};
/** What became of it. ST_NOT_FOUND "opinion.follow_unknown" for a wrong code and for wrong digits
 *  alike; who asks too often is for the caller to stop. Needs no permission. */
MUST_CHECK enum status opinion_follow(struct ctx *ctx, struct str code, struct str pin,
                                      struct opinion_followed *out);
struct opinion_rate {
    struct str code, pin;
    struct str rating; /* of OPINION_RATINGS */
    struct str words;  /* why, may be "" */
};
/** The person's word on the answer, once for each answer. Not satisfied for the first time: it is
 *  handled again and counted; for the second time it is closed so. Emits "opinion.rated".
 *  ST_NOT_FOUND as opinion_follow(); ST_RULE "opinion.rate_early", "opinion.rate_done". */
MUST_CHECK enum status opinion_rate(struct ctx *ctx, const struct opinion_rate *in);

/** What others raised and what became of it: published after review, without names. */
struct opinion_public {
    int64_t id;
    struct str subject, body, answer, by; /* as approved for publication; by: who answered */
    struct str topic, place, state, outcome, rating;
    int64_t station_id;
    struct date raised_on, answered_on;
    int64_t alike; /* so many said the same (merged ones and this) */
};
struct opinion_public_filter {
    struct str q, topic, place; /* topic: name of one of the first level */
    int64_t station_id;
    struct str after;
    unsigned limit; /* 0: 20 */
};
MUST_CHECK enum status opinion_public_list(struct ctx *ctx,
                                           const struct opinion_public_filter *filter,
                                           struct opinion_public **out, size_t *out_count,
                                           struct str *out_next);
/** ST_NOT_FOUND: no such opinion, or not published. */
MUST_CHECK enum status opinion_public_get(struct ctx *ctx, int64_t id, struct opinion_public *out);
/** Names of the topics of the first level that are in use, for a choice; may be none. */
MUST_CHECK enum status opinion_public_topics(struct ctx *ctx, struct str **out, size_t *out_count);

/* ---------------------------------------------------------------- deputies and suggestions */

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
    struct str q, category, source, state, channel, place;
    struct str contact, citizen; /* exact, found by keyed hash */
    struct str collector;        /* a word, or "none" */
    struct str without;          /* "category", "place", "station" …: those that have none */
    struct str outcome;          /* a word, or "any" */
    struct str rating;           /* a word, "any" or "good" */
    struct str mine;             /* "wait": for the actor; "own": what his organ has or had */
    struct str clock;            /* "overdue", "soon", "timed" (had a period), "in_time" */
    struct str published;        /* "yes", "review": answered, and not decided yet */
    int64_t station_id, topic_id, organ_id, deputy_id, into_id; /* organ: who has it */
    int64_t delegation_id;                                      /* of this township */
    bool again;
    struct date from, to; /* inclusive; none: open */
    const char *sort;
    struct str after;
    unsigned limit;
};
/** A row of a list: what it is, and how it stands. */
struct opinion_row {
    struct opinion o;
    struct date due_on, settled_on;
    struct str topic, organ, station, outcome, rating, collector, handler;
    int64_t alike;
};
MUST_CHECK enum status opinion_rows(struct ctx *ctx, const struct opinion_filter *filter,
                                    struct opinion_row **out, size_t *out_count,
                                    struct str *out_next, int64_t *out_total);
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

/** How many wait for the office, and for the actor's organ, for the menu; 0 for others. */
MUST_CHECK enum status opinion_office_count(struct ctx *ctx, int64_t *out);
MUST_CHECK enum status opinion_own_count(struct ctx *ctx, int64_t *out);

/* View for joins: opinion_v_used (congress_id, id, opinion_id, suggestion_id, number, subject). */
#endif
