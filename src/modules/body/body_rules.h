// SPDX-License-Identifier: MulanPSL-2.0
/** What bodies there can be, who may sit in them in which post, in what order a roll is read. Pure.
 */
#ifndef BODY_RULES_H
#define BODY_RULES_H
#include "law/level.h"
#include "modules/body/body.h"

enum { BODY_KINDS = BODY_OTHER + 1, BODY_POSTS = BODY_MEMBER + 1 };

/** Are its members the deputies in office, so that none are listed? */
bool body_counts_deputies(enum body_kind kind);
/** Must whoever sits in it be a deputy of this congress?
 *  @law  Organic Law (2022-03-11) art. 18(1), 34(1), 47(1)-(2), 56(2) */
bool body_wants_deputy(enum body_kind kind);
/** Has it at most one chair at a time? */
bool body_has_one_chair(enum body_kind kind);
/** May a body of this kind exist at this level, and is there such a post in it? A county's standing
 *  committee has no secretary-general, a township no standing committee.
 *  @law  Organic Law (2022-03-11) art. 18(1), 46(1), 47(1)-(2), 54(1) */
bool body_kind_fits(enum body_kind kind, enum level level);
bool body_post_fits(enum body_kind kind, enum level level, enum body_post post);
/** The article on which a refusal of body_post_fits() rests; NULL: usage. */
const char *body_post_article(enum body_kind kind);

/** Are there seats in it that bar offices? */
bool body_bars_offices(enum body_kind kind);
/** May whoever holds a post in an organ of this kind (word of congress.h) have this seat? ST_RULE
 *  otherwise.
 *  @law  Organic Law (2022-03-11) art. 18(2), 47(3) */
MUST_CHECK enum status body_check_office(enum body_kind kind, enum body_post post,
                                         struct str organ_kind, struct err *err);

/** Does a seat in this body need one in the standing committee, in one of the leading posts?
 *  @law  Organic Law (2022-03-11) art. 54(1), 56(2) */
bool body_needs_standing_committee(enum body_kind kind);
bool body_needs_leading_post(enum body_kind kind);
/** The article of body_needs_standing_committee(). */
const char *body_needs_article(enum body_kind kind);

/** The bounds of a standing committee's size as the law has them, first without, then with the
 *  large population that raises the upper one. false: the level has none.
 *  @law  Organic Law (2022-03-11) art. 47(4) */
bool body_size_bounds(enum level level, uint32_t *out_least, uint32_t *out_most,
                      uint32_t *out_most_populous);

struct body_presidium_size {
    uint32_t least, most, most_populous;
    const char *article;
};
/** Is the number of members of a township's presidium within the model?
 *  @law  Chongqing Township Congress Regulation (2016-03-31) art. 30 */
bool body_presidium_fits(uint32_t members, struct date on, struct body_presidium_size *out);
/** May somebody take or lose this seat now? Of a special committee the chair only by the congress,
 *  so not in recess. ST_RULE otherwise; other bodies: ST_OK.
 *  @law  Organic Law (2022-03-11) art. 34(1) */
MUST_CHECK enum status body_check_committee(enum body_kind kind, enum body_post post,
                                            bool in_session, struct date on, struct err *err);

/** Reasons for which a seat ends, NULL-terminated; texts body.reason.<word>. */
extern const char *const BODY_REASONS[];
bool body_reason_fits(struct str reason);

/** A stretch of time on a seat; `to` none: still. */
struct body_span {
    struct date from, to;
};
/** Have both a day in common? */
bool body_spans_meet(struct body_span a, struct body_span b);
/** The most of `spans` that sit on one and the same day of `during`. */
uint32_t body_most_seated(const struct body_span *spans, size_t count, struct body_span during);

/** Order of names in a list: by their bytes, but numbers in them by their size, so that 第2代表小组
 *  stands before 第10代表小组. < 0: a before b. */
int body_name_cmp(struct str a, struct str b);
/** Order of a roll: post, place (0 last), rank of the name. < 0: a before b. */
int body_roll_cmp(const struct body_member *a, size_t rank_a, const struct body_member *b,
                  size_t rank_b);
#endif
