// SPDX-License-Identifier: MulanPSL-2.0
/** Deputies' liaison stations (代表联络站、点、室): where they are, who serves there, who is on
 * duty when, whom they received and what people told them. */
#ifndef STATION_H
#define STATION_H
#include "platform/ctx.h"

enum {
    STATION_NAME_CHARS = 80,
    STATION_PLACE_CHARS = 200,
    STATION_PROBLEM_CHARS = 200, /* of a subject */
    STATION_BODY_CHARS = 4000,
    STATION_PERSON_CHARS = 60
};

/** Words of `kind`: stations of the county, of a township, of a community, of an industrial base
 *  (开发区); points and rooms below them. Shown by text keys station.kind.<word>. */
#define STATION_KINDS "county township community base point room"
/** Words of `state`; people may come to those that run. */
#define STATION_STATES "planned built running rectify closed"
/** Levels of deputies, station.level.<word>. */
#define STATION_LEVELS "township county city province nation"

struct station {
    int64_t id, version, parent_id; /* parent: the station a point or room belongs to, 0 none */
    struct str name, kind, state;
    struct str place;    /* address */
    struct str division; /* code of the township (9 digits) or village, community (12); may be "" */
    int64_t delegation_id;  /* of the township, as the office said; 0: see station_towns() */
    int64_t organ_id;       /* the township, office … that runs it; 0 none */
    int64_t keeper_id;      /* account of who keeps it, 0 none */
    int64_t area_m2;        /* 0: not known */
    int64_t lat_e6, lon_e6; /* millionths of a degree; both 0: not known */
    struct date built_on, opened_on, closed_on;
    struct str phone;    /* of the station, public */
    struct str hours;    /* when it is open: 周一至周五 9:00—17:00 */
    struct str services; /* 联络站＋: legal advice, mediation … */
    struct str note;
};

MUST_CHECK enum status station_get(struct ctx *ctx, int64_t id, struct station *out);
/** A township by its delegation; id 0, name "": none of them. */
struct station_town {
    int64_t delegation_id;
    struct str name; /* 青石岭镇代表团 */
};
/** The townships for which stations work, by id; of one station (0: of all) the only one. What the
 *  office said of it or of the station it belongs to goes first, then its division's township, then
 *  the organ that runs it. */
MUST_CHECK enum status station_towns(struct ctx *ctx, int64_t station_id, struct station_town **out,
                                     size_t *out_count);
/** By exact name; ST_NOT_FOUND if none. */
MUST_CHECK enum status station_by_name(struct ctx *ctx, struct str name, struct station *out);
/** Those people may come to (running, or being put right), by kind and name, at most `limit`:
 *  below `division` ("" all; a township's code takes its villages with it) and with q in name or
 *  place. Public. */
MUST_CHECK enum status station_find(struct ctx *ctx, struct str division, struct str q,
                                    unsigned limit, struct station **out, size_t *out_count);
/** The one a citizen of this village or township is best served by: of the village, else of its
 *  township, else of the county. ST_NOT_FOUND if there is none. Public. */
MUST_CHECK enum status station_of_area(struct ctx *ctx, struct str division, struct station *out);
/** Can people come there, and raise opinions? */
bool station_open(const struct station *s);
/** May the actor act for the station (its keeper, or the office)? */
MUST_CHECK enum status station_may_keep(struct ctx *ctx, int64_t id, bool *out);

/** A reception day to come, for public pages. */
struct station_duty_day {
    int64_t id, station_id;
    struct date on;
    unsigned from_minute, to_minute; /* of the day */
    struct str station;              /* its name */
    struct str names;                /* deputies on duty, joined by 、 */
};
/** The next ones of a station (0: of all), by day, at most `limit`. Public. */
MUST_CHECK enum status station_next_days(struct ctx *ctx, int64_t station_id, unsigned limit,
                                         struct station_duty_day **out, size_t *out_count);

/** Deputies who serve at a station on a day, by level and name. */
struct station_deputy {
    int64_t id, version, station_id, deputy_id; /* deputy_id: 0 when he is not of this congress */
    int64_t outside_id; /* of another level: his entry in the register of five levels; 0 none */
    struct str name, level;
    struct date from_on, to_on;
};
MUST_CHECK enum status station_deputies_at(struct ctx *ctx, int64_t station_id, struct date on,
                                           struct station_deputy **out, size_t *out_count);

/** What somebody told the deputies at a reception (or at the station's desk). It is the record of
 *  the station; module opinion takes it up as an opinion, handles it and tells the end by
 *  station_problem_settle(). Event "station.problem_noted" (subject: the problem) is emitted for
 *  each new one that is not settled already, but for those of imports. */
struct station_problem {
    int64_t id, version, station_id, reception_id, opinion_id;
    struct date noted_on;
    struct str subject, body, place;
    struct str level; /* who solves it: "station", "community", "township", "county"; "" not said */
    struct str state; /* "collected", "handling", "solved", "explained" */
    struct str result;
    struct date settled_on;
    bool named;     /* somebody said who he is */
    int64_t key_id; /* of him; 0 none */
};
MUST_CHECK enum status station_problem_get(struct ctx *ctx, int64_t id,
                                           struct station_problem *out);
/** Who told it; "" when nobody is named or the key was destroyed. Whoever shows it has checked who
 *  asks. */
MUST_CHECK enum status station_problem_citizen(struct ctx *ctx, int64_t id, struct str *out_name,
                                               struct str *out_contact);
/** It has become that opinion. Twice the same changes nothing. Emits "station.problem_taken_up".
 *  Joins a running transaction. */
MUST_CHECK enum status station_problem_take_up(struct ctx *ctx, int64_t id, int64_t opinion_id);
struct station_settle {
    int64_t id;
    const char *state; /* as in struct station_problem */
    const char *level; /* who solved it; NULL: as it is */
    struct str result; /* one sentence without personal data; "": as it is */
    struct date on;    /* for solved and explained; none: today */
};
/** How far it has come. The same again changes nothing. Emits "station.problem_settled". Joins a
 *  running transaction. */
MUST_CHECK enum status station_problem_settle(struct ctx *ctx, const struct station_settle *in);

/* Views for joins: station_v_delegation (congress_id, station_id, delegation_id, 0 none).
 * Views for joins: station_v_name (congress_id, id, parent_id, name, kind, state, division,
 * organ_id, keeper_id), station_v_visit (congress_id, id, reception_id, station_id, on_day,
 * deputy_id), station_v_problem (congress_id, id, station_id, reception_id, opinion_id, noted_on,
 * state). */
#endif
