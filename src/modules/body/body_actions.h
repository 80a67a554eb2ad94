// SPDX-License-Identifier: MulanPSL-2.0
/** Use cases of this module's own pages and of its subscribers. */
#ifndef BODY_ACTIONS_H
#define BODY_ACTIONS_H
#include "law/level.h"
#include "modules/body/body.h"
#include "platform/module.h"

/** The level of the congress of ctx. */
MUST_CHECK enum status body_level(struct ctx *ctx, enum level *out);
/** The usual title of a post in a body: 主任委员 of a special committee. */
struct str body_usual_title(struct ctx *ctx, enum body_kind kind, enum body_post post);
/** Fill in the title where the stored one is empty. */
void body_fill_title(struct ctx *ctx, enum body_kind kind, struct body_member *m);
/** Put members into the order of the roll. */
void body_sort_roll(struct ctx *ctx, struct body_member *members, size_t count);

/** Who is entered in a body that does not count deputies, on a day; in no order, titles as stored.
 */
MUST_CHECK enum status body_listed_at(struct ctx *ctx, const struct body *b, struct date on,
                                      struct body_member **out, size_t *out_count);
/** How many sit in it on a day. */
MUST_CHECK enum status body_seated_at(struct ctx *ctx, const struct body *b, struct date on,
                                      uint32_t *out);

/** May this seat be taken? Errors as body_seat(); fills in name, deputy and account. m->id: of the
 *  seat that is being changed, 0 of a new one. In db_tx(). */
MUST_CHECK enum status body_check_seat(struct ctx *ctx, const struct body *b,
                                       struct body_member *m);

/** One seat, title filled in. */
MUST_CHECK enum status body_member_get(struct ctx *ctx, int64_t id, struct body_member *out);
/** All seats of a body, ended ones too, by day; titles filled in. */
MUST_CHECK enum status body_all_seats(struct ctx *ctx, const struct body *b,
                                      struct body_member **out, size_t *out_count);
/** Which of the people now seated hold a post that excludes their seat (Organic Law art. 47)? */
struct body_clash {
    const struct body_member *member;
    struct str organ, title;
    struct err why;
};
MUST_CHECK enum status body_clashes(struct ctx *ctx, const struct body *b,
                                    const struct body_member *members, size_t count,
                                    struct body_clash **out, size_t *out_count);
/** Of one person; false: none. */
MUST_CHECK enum status body_clash_of(struct ctx *ctx, enum body_kind kind,
                                     const struct body_member *m, bool *out_clash,
                                     struct body_clash *out);

/** A body for each group that the register names and that there is none for; members who were
 *  listed before the register and the group were one come into the register. Emits what it does;
 *  the second time there is nothing to do. A job, for what an older program has left. */
MUST_CHECK enum status body_groups_follow(struct ctx *ctx);
MUST_CHECK enum status body_groups_waits(struct ctx *ctx, bool *out);
/** The names of groups, for forms of others. */
extern const struct name_source BODY_NAMES[];

/** What others tell of: congresses, terms, delegations, deputies. */
extern const struct subscriber BODY_SUBSCRIBERS[];
/** Is it a group of so many that the law does not speak of it? Not of one that has ended.
 *  @law  Organic Law (2022-03-11) art. 43(3) */
MUST_CHECK enum status body_group_small(struct ctx *ctx, const struct body *b, size_t members,
                                        bool *out);
#endif
