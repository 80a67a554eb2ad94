// SPDX-License-Identifier: MulanPSL-2.0
/** SQL behind the figures of stations. */
#ifndef STATION_STORE_FIGURE_H
#define STATION_STORE_FIGURE_H
#include "modules/station/station.h"

struct station_span {
    struct date from, to; /* inclusive */
};
/** Stations that had been built by a day and were not closed, by kind ("": of all kinds; else only
 *  that one). */
struct station_share {
    struct str key;
    int64_t count;
};
MUST_CHECK enum status station_store_count_kinds(struct ctx *ctx, struct date on, struct str kind,
                                                 struct station_share **out, size_t *out_count);
/** Those built in a span, the same way. */
MUST_CHECK enum status station_store_built_kinds(struct ctx *ctx, struct station_span span,
                                                 struct str kind, struct station_share **out,
                                                 size_t *out_count);
/** Which stations are meant. */
struct station_scope {
    int64_t station_id;    /* this one; 0: whichever */
    int64_t delegation_id; /* those of this township; 0: whichever */
    bool no_town;          /* those of none */
};
/** The same two by township: key is the id of its delegation, "0" of none. */
MUST_CHECK enum status station_store_count_towns(struct ctx *ctx, struct date on,
                                                 struct str delegation, struct station_share **out,
                                                 size_t *out_count);
MUST_CHECK enum status station_store_built_towns(struct ctx *ctx, struct station_span span,
                                                 struct str delegation, struct station_share **out,
                                                 size_t *out_count);
/** Receptions in a span (party: with a member of the party group; scope zeroed: all). */
struct station_sums {
    int64_t receptions, visits, people, levels;
};
MUST_CHECK enum status station_store_sums(struct ctx *ctx, struct station_span span, bool party,
                                          const struct station_scope *of, struct station_sums *out);
/** Visits of deputies in a span, by the level of the deputy (level "": of all). */
MUST_CHECK enum status station_store_visit_levels(struct ctx *ctx, struct station_span span,
                                                  struct str level, struct station_share **out,
                                                  size_t *out_count);
/** Square metres of the stations that station_store_count_kinds() counts. */
MUST_CHECK enum status station_store_area_kinds(struct ctx *ctx, struct date on, struct str kind,
                                                struct station_share **out, size_t *out_count);
/** Fen allocated for the years of a span, by station: key is its id (station_id 0: all that have
 *  any), label its name. */
struct station_money {
    struct str key, label;
    int64_t fen;
};
MUST_CHECK enum status station_store_allocated(struct ctx *ctx, struct station_span span,
                                               int64_t station_id, struct station_money **out,
                                               size_t *out_count);
/** All stations there are or were, by name. */
struct station_named {
    int64_t id;
    struct str name;
};
MUST_CHECK enum status station_store_named(struct ctx *ctx, struct station_named **out,
                                           size_t *out_count);
/** Problems told in a span, and those of them that are solved, or settled in any way. */
struct station_solved {
    int64_t collected, solved, settled;
};
MUST_CHECK enum status station_store_solved(struct ctx *ctx, struct station_span span, bool party,
                                            const struct station_scope *of,
                                            struct station_solved *out);
#endif
