// SPDX-License-Identifier: MulanPSL-2.0
/** What there is, as it is stored; whoever asks has checked who may see it. */
#ifndef ACTIVITY_LIST_H
#define ACTIVITY_LIST_H
#include "modules/activity/activity.h"

enum { ACTIVITY_TOTAL_MAX = 10000, ACTIVITY_PEOPLE_MAX = 5000 };

MUST_CHECK enum status activity_store_get(struct ctx *ctx, int64_t id, struct activity *out);
/** How many are on its list, come, and of how many presence is not noted (those who said no count
 *  as noted). */
struct activity_count {
    int64_t asked, coming, unnoted;
};
MUST_CHECK enum status activity_store_count(struct ctx *ctx, int64_t id,
                                            struct activity_count *out);

struct activity_filter {
    struct str q, sort, state;
    struct date from, to; /* day of its start, inclusive; none: open */
    struct str month;     /* "2026-03", "" any */
    int64_t campaign_id;  /* 0: all */
    int64_t group_id;     /* that are this group's own; 0: all */
    bool counted;         /* without campaigns and bulletins, which nobody attends */
    int64_t deputy_id;    /* for this deputy: open to all, or he is on its list; 0: all */
    const char *order;
    struct str after;
    unsigned limit;
};
/** Latest first. */
MUST_CHECK enum status activity_store_page(struct ctx *ctx, const struct activity_filter *f,
                                           struct activity **out, size_t *out_count,
                                           struct str *out_next, int64_t *out_total);
/** Everybody on its list, by delegation and name. */
MUST_CHECK enum status activity_store_people(struct ctx *ctx, int64_t activity_id,
                                             struct activity_person **out, size_t *out_count);
/** ST_NOT_FOUND: he is not on it. */
MUST_CHECK enum status activity_store_place(struct ctx *ctx, int64_t activity_id, int64_t deputy_id,
                                            struct activity_person *out);

MUST_CHECK enum status activity_store_person(struct ctx *ctx, int64_t id,
                                             struct activity_person *out);

struct activity_person_filter {
    struct str q, sort, presence;
    struct date from, to;
    struct str month;
    int64_t activity_id, deputy_id, delegation_id, campaign_id; /* 0: all */
    bool once; /* each deputy's last one of those that are asked for */
    struct str after;
    unsigned limit;
};
/** Participation (人次) over all activities that were not cancelled, latest first. */
MUST_CHECK enum status activity_store_person_page(struct ctx *ctx,
                                                  const struct activity_person_filter *f,
                                                  struct activity_person **out, size_t *out_count,
                                                  struct str *out_next, int64_t *out_total);

/** Deputies of another level who took part. */
struct activity_guest {
    int64_t id, version, activity_id, people;
    struct str level; /* township county city province nation */
    struct str names; /* may be "" */
    struct str title; /* of the activity */
};
MUST_CHECK enum status activity_store_guests(struct ctx *ctx, int64_t activity_id,
                                             struct activity_guest **out, size_t *out_count);
MUST_CHECK enum status activity_store_guest(struct ctx *ctx, int64_t id,
                                            struct activity_guest *out);
/** ST_NOT_FOUND: none of that level. */
MUST_CHECK enum status activity_store_guest_of(struct ctx *ctx, int64_t activity_id,
                                               struct str level, struct activity_guest *out);

/** How many deputies of a level took part in an activity: our own and guests alike. */
struct activity_level {
    int64_t id, activity_id, people;
    struct str title, level, names;
    struct date on;
};
struct activity_level_filter {
    struct str level; /* "" all */
    struct date from, to;
    struct str after;
    unsigned limit;
};
/** Of activities that were not cancelled, latest first. */
MUST_CHECK enum status activity_store_levels(struct ctx *ctx, const struct activity_level_filter *f,
                                             struct activity_level **out, size_t *out_count,
                                             struct str *out_next, int64_t *out_total);

struct activity_deed_filter {
    struct str q, sort, state;
    struct date from, to;
    struct str month;
    int64_t activity_id, deputy_id; /* 0: all */
    bool example;                   /* only those chosen as examples */
    struct str after;
    unsigned limit;
};
MUST_CHECK enum status activity_store_deeds(struct ctx *ctx, const struct activity_deed_filter *f,
                                            struct activity_deed **out, size_t *out_count,
                                            struct str *out_next, int64_t *out_total);
MUST_CHECK enum status activity_store_deed(struct ctx *ctx, int64_t id, struct activity_deed *out);
MUST_CHECK enum status activity_store_ids(struct ctx *ctx, int64_t after, unsigned limit,
                                          int64_t **out, size_t *out_count);

/** How often a group of deputies has met in a year, and how often it should have. */
struct activity_group_count {
    int64_t group_id;
    struct str name;
    int64_t held, due; /* in the year so far; the local number by its quarters that are over */
    int64_t ahead;     /* arranged for, not held yet */
    struct date last_on;
};
/** Held in these days or arranged for, of each group that has any; without names and what is due.
 */
MUST_CHECK enum status activity_store_group_counts(struct ctx *ctx, struct date from,
                                                   struct date to,
                                                   struct activity_group_count **out,
                                                   size_t *out_count);

/** Counts for figures. `by`: NULL, "month" (not of people), "kind" (sort), of activities and
 *  participation "campaign", of participation and people "delegation". */
enum activity_measure {
    ACTIVITY_HELD,
    ACTIVITY_PRESENT, /* 人次 */
    ACTIVITY_PEOPLE,  /* 人数: each deputy once */
    ACTIVITY_DEED,
    ACTIVITY_MONEY
};
struct activity_share {
    struct str key, label;
    int64_t count;
};
/** Participation of all levels (人次), by level. */
MUST_CHECK enum status activity_store_level_sums(struct ctx *ctx, struct date from, struct date to,
                                                 struct activity_share **out, size_t *out_count);
MUST_CHECK enum status activity_store_shares(struct ctx *ctx, enum activity_measure what,
                                             struct date from, struct date to, const char *by,
                                             struct str key, struct activity_share **out,
                                             size_t *out_count);
/** Noted presence and checked deeds of deputies, in the order of deputy and record. */
MUST_CHECK enum status activity_store_duties(struct ctx *ctx, struct date from, struct date to,
                                             int64_t deputy_id, int64_t after_deputy, int64_t after,
                                             unsigned limit, struct activity_person **out,
                                             size_t *out_count);
MUST_CHECK enum status activity_store_deed_duties(struct ctx *ctx, struct date from, struct date to,
                                                  int64_t deputy_id, int64_t after_deputy,
                                                  int64_t after, unsigned limit,
                                                  struct activity_deed **out, size_t *out_count);
/** How often each deputy was asked since a day, and when last; only those ever asked. */
struct activity_turns {
    int64_t deputy_id, times;
    struct date last_on;
};
MUST_CHECK enum status activity_store_turns(struct ctx *ctx, struct date since,
                                            struct activity_turns **out, size_t *out_count);
/** Activities that wait: open with an answer missing until `until`, by deputy. */
MUST_CHECK enum status activity_store_unanswered(struct ctx *ctx, struct date from,
                                                 struct date until, int64_t deputy_id,
                                                 struct activity_person **out, size_t *out_count);
/** Activities whose last day is within, that are neither held nor cancelled. */
MUST_CHECK enum status activity_store_unclosed(struct ctx *ctx, struct date from, struct date until,
                                               struct activity **out, size_t *out_count);
#endif
