// SPDX-License-Identifier: MulanPSL-2.0
/** The structure of the deputies: groups, shares, targets. */
#ifndef DEPUTY_REPORT_H
#define DEPUTY_REPORT_H
#include "law/share_law.h"
#include "modules/deputy/deputy_rules_structure.h"

struct deputy_person {
    struct deputy d;
    struct date born_on;
    bool grassroots;
};
/** Everybody in office on a day, with the day of birth: opens what is sealed, never shown. */
MUST_CHECK enum status deputy_structure_people(struct ctx *ctx, struct date on,
                                               struct deputy_person **out, size_t *out_count);

struct deputy_group {
    struct str key; /* as deputy_group_of() */
    int64_t count;
};
/** Groups of a dimension: sexes and ages in their own order, others by size. */
void deputy_structure_count(struct arena *a, enum deputy_dimension by,
                            const struct deputy_person *people, size_t count, struct date on,
                            struct deputy_group **out, size_t *out_count);

struct deputy_target {
    int64_t id;
    struct str dimension, value; /* word and key of a group */
    bool least;                  /* else at most */
    int64_t permille;
    struct str basis;
};
MUST_CHECK enum status deputy_targets(struct ctx *ctx, struct deputy_target **out,
                                      size_t *out_count);
/** Replaces what was wanted of that group. Emits "deputy.target_set". ST_INVALID with fields. */
MUST_CHECK enum status deputy_target_set(struct ctx *ctx, const struct deputy_target *in);
/** Emits "deputy.target_dropped". */
MUST_CHECK enum status deputy_target_drop(struct ctx *ctx, int64_t id);

/** How many people live in a constituency, or belong to a people that lives together here. */
struct deputy_people {
    int64_t id, version, people;
    int64_t seated;        /* deputies in office of that people; 0 of a constituency */
    struct str kind, name; /* "constituency", "ethnic"; as in the register */
};
/** Those of a kind, the largest first. */
MUST_CHECK enum status deputy_people(struct ctx *ctx, struct str kind, struct deputy_people **out,
                                     size_t *out_count);
/** What seats are shared out by; the one of that kind and name is replaced. Emits
 *  "deputy.people_set". ST_INVALID with fields; ST_CONFLICT: changed meanwhile.
 *  @law  Election Law (2020-10-17) art. 15, 19 */
MUST_CHECK enum status deputy_people_set(struct ctx *ctx, const struct deputy_people *in);
/** SQL: a new row (version 0), or a new number. */
MUST_CHECK enum status deputy_store_people_set(struct ctx *ctx, const struct deputy_people *p);
#endif
