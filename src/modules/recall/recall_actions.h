// SPDX-License-Identifier: MulanPSL-2.0
/** Use cases of recalls. Each runs in a transaction and ends with an event, none of which holds a
 *  name or a word of what was said. */
#ifndef RECALL_ACTIONS_H
#define RECALL_ACTIONS_H
#include "modules/recall/recall_list.h"
#include "modules/recall/recall_rules.h"

struct recall_new {
    struct str level, name, constituency; /* the deputy; constituency "" unless two bear the name */
    int64_t mandate_id;                   /* or he himself, 0 */
    struct str mover;                     /* of RECALL_MOVERS */
    struct date received_on;
    struct str reasons;
    struct str signers; /* a line each: name, blank, what tells that he is a voter; may be "" */
};
/** A request or motion is taken in. Emits "recall.received". ST_INVALID with fields; ST_RULE: not
 *  in that way, or one about him is under way.
 *  @law  Election Law (2020-10-17) art. 50, 51 */
MUST_CHECK enum status recall_receive(struct ctx *ctx, const struct recall_new *in,
                                      int64_t *out_id);
/** More who signed, a line each. Emits "recall.signers_added". ST_RULE: has been decided on. */
MUST_CHECK enum status recall_signers_add(struct ctx *ctx, int64_t id, struct str lines,
                                          size_t *out_added);

struct recall_do {
    int64_t id, version;
    enum recall_act act;
    struct date on;                /* of the act; of RECALL_SET_DAY: of the vote */
    int64_t signers;               /* accept: how many were found to be voters there */
    struct str way;                /* defend: written, oral */
    struct str text;               /* defend: what he says; refuse, withdraw: why */
    struct str place, chair;       /* set */
    struct recall_law_count count; /* count; of a body its whole is looked up */
    struct str number;             /* announce, file: of the paper; count: of the minutes */
};
/** Do it. Emits "recall.did_<word of the act>". A count that passes ends the mandate on that day.
 *  ST_INVALID with fields; ST_RULE with the article.
 *  @law  Election Law (2020-10-17) art. 50, 51, 52, 53, 54 */
MUST_CHECK enum status recall_do(struct ctx *ctx, const struct recall_do *in);
/** All members of the body that decides (deputies, standing committee) on a day; of voters 0:
 *  nobody has them in a register.
 *  @law  Election Law (2020-10-17) art. 53 */
MUST_CHECK enum status recall_whole(struct ctx *ctx, const struct recall *r, struct date on,
                                    uint32_t *out);
/** The deputy himself answers in writing, today, which the office is told. Emits
 *  "recall.did_defend". ST_NOT_FOUND: not his. ST_RULE: the day of the vote is over. */
MUST_CHECK enum status recall_answer(struct ctx *ctx, int64_t id, struct str text);
/** The recall, for the deputy whom it is about and who was given it. ST_NOT_FOUND otherwise. */
MUST_CHECK enum status recall_load_answer(struct ctx *ctx, int64_t id, struct recall *out);
/** In db_tx(): keys of texts and of those who signed are destroyed. Emits "recall.erased". */
MUST_CHECK enum status recall_erase(struct ctx *ctx, int64_t id);
#endif
