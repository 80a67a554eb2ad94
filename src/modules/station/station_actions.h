// SPDX-License-Identifier: MulanPSL-2.0
/** Use cases of this module's own pages, imports and demo. */
#ifndef STATION_ACTIONS_H
#define STATION_ACTIONS_H
#include "modules/deputy/deputy.h"
#include "modules/station/station_list.h"

enum { STATION_PEOPLE_MAX = 10000, STATION_VISITS_MAX = 40, STATION_PROBLEMS_MAX = 40 };

/** New station, or new values of one (id and version say which; state stays). Emits
 * "station.added", "station.changed". ST_INVALID with fields; ST_RULE: a parent of a kind that
 * cannot have it. */
MUST_CHECK enum status station_add(struct ctx *ctx, const struct station *in, int64_t *out_id);
MUST_CHECK enum status station_change(struct ctx *ctx, const struct station *in);
/** Note what is wrong with the values. */
MUST_CHECK enum status station_check_values(struct ctx *ctx, const struct station *s);
/** It is built, runs, has to be put right, is closed, from a day on. Emits "station.became" with
 * the state. Closed: its reception days to come do not take place, who was on duty is told.
 * ST_RULE: not from the state it has. */
MUST_CHECK enum status station_become(struct ctx *ctx, int64_t id, int64_t version,
                                      struct str state, struct date on);

/** A deputy serves there from–to. level "": of this congress. Emits "station.deputy_assigned".
 *  ST_INVALID; ST_RULE: serves there already, or the station is closed. */
MUST_CHECK enum status station_assign(struct ctx *ctx, const struct station_deputy *in,
                                      int64_t *out_id);
/** His last day. Emits "station.deputy_left". */
MUST_CHECK enum status station_unassign(struct ctx *ctx, int64_t id, int64_t version,
                                        struct date last);
/** The level word of this congress. */
MUST_CHECK enum status station_own_level(struct ctx *ctx, struct str *out);
/** Those of exactly that name in the register of five levels, in office, of a level ("": deputies
 * of this congress). */
MUST_CHECK enum status station_people_named(struct ctx *ctx, struct str level, struct str name,
                                            struct deputy_mandate **out, size_t *out_count);
/** It is this one who serves: his id, name and level. */
void station_deputy_is(struct station_deputy *d, const struct deputy_mandate *m);

/** A reception as it is written down. */
struct station_told {
    struct str subject, body, place, citizen, contact, level;
    struct str state, result, number; /* "" : collected; number only of imports */
    struct date settled_on;
};
struct station_receive {
    struct station_reception r;         /* id, version: to change one */
    const struct station_visit *visits; /* deputy_id, or name and level */
    size_t visits_count;
    const struct station_told *told;
    size_t told_count;
};
/** Write it down. Emits "station.received", and "station.problem_noted" for each problem. The same
 *  r.client again: *out_id is the one written before, nothing else happens. ST_INVALID with fields;
 *  ST_DENIED: not the actor's station. */
MUST_CHECK enum status station_receive(struct ctx *ctx, const struct station_receive *in,
                                       int64_t *out_id);
/** Inside a transaction, without events, checks of rights and rota: for imports and the demo. */
MUST_CHECK enum status station_receive_write(struct ctx *ctx, const struct station_receive *in,
                                             int64_t *out_id);
/** Note what is wrong with it. */
MUST_CHECK enum status station_receive_check(struct ctx *ctx, const struct station_receive *in);
/** People, note and day put right. Emits "station.reception_changed". */
MUST_CHECK enum status station_reception_change(struct ctx *ctx,
                                                const struct station_reception *in);
MUST_CHECK enum status station_reception_get(struct ctx *ctx, int64_t id,
                                             struct station_reception *out);
MUST_CHECK enum status station_reception_problems(struct ctx *ctx, int64_t reception_id,
                                                  struct station_problem **out, size_t *out_count);
/** With everything that belongs to it, for undoing an import. In db_tx(), without an event. */
MUST_CHECK enum status station_reception_remove(struct ctx *ctx, const struct station_reception *r);

/** Something told at the desk, or at that reception (0: at none). Emits "station.problem_noted". */
MUST_CHECK enum status station_problem_note(struct ctx *ctx, int64_t station_id,
                                            int64_t reception_id, struct date on,
                                            const struct station_told *in, int64_t *out_id);

/** May the actor write receptions of the station down: who keeps it, or serves there today? */
MUST_CHECK enum status station_may_receive(struct ctx *ctx, int64_t id, bool *out);
/** The same, and station_may_keep(), of one that has been read. */
MUST_CHECK enum status station_receives(struct ctx *ctx, const struct station *s, bool *out);
MUST_CHECK enum status station_keeps(struct ctx *ctx, const struct station *s, bool *out);
/** Those for which he may, of the open ones. */
MUST_CHECK enum status station_mine(struct ctx *ctx, struct station **out, size_t *out_count);
/** The script that opens the page for receptions without a network. */
/** All that a deputy serves or served at, newest first. */
MUST_CHECK enum status station_of_deputy(struct ctx *ctx, int64_t deputy_id,
                                         struct station_deputy **out, size_t *out_count);
/** All who serve or served there, newest first. */
MUST_CHECK enum status station_all_deputies(struct ctx *ctx, int64_t station_id,
                                            struct station_deputy **out, size_t *out_count);
/** By who keeps the station; whose it is is told. Emits "station.shared". ST_INVALID with fields.
 */
MUST_CHECK enum status station_share_add(struct ctx *ctx, const struct station_joint *in);
/** By whose it is, or who keeps the station; id, its problem_id, version, note. Emits
 *  "station.share_done". ST_NOT_FOUND: it is a share of another problem. */
MUST_CHECK enum status station_share_finish(struct ctx *ctx, const struct station_joint *in);
#endif
