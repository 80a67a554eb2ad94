// SPDX-License-Identifier: MulanPSL-2.0
/** One suggestion of the demo on its way: who plays, and the steps, each an action that people use.
 *  The plot, which step follows when, is in suggestion_demo.c. */
#ifndef SUGGESTION_DEMO_TALE_H
#define SUGGESTION_DEMO_TALE_H
#include "modules/account/account.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "modules/suggestion/suggestion.h"
#include "platform/demo.h"

/* Fields of a line of matters.txt. */
enum { F_CATEGORY, F_UNIT, F_JOINT, F_TITLE, F_PROBLEM, F_ASK, F_REPLY, F_PROMISE };

/* Who plays in the demo: looked up once. */
struct cast {
    struct congress_session session;
    struct deputy *deputies;
    size_t deputies_count;
    struct organ *organs;
    size_t organs_count;
    struct account_post *handlers, *chiefs, *office, *leaders, *govleaders;
    size_t handlers_count, chiefs_count, office_count, leaders_count, govleaders_count;
    struct suggestion_category *categories;
    size_t categories_count;
    struct date today;
};

/* One suggestion on its way. */
struct tale {
    const struct cast *cast;
    uint32_t n;
    struct str f[DEMO_FIELDS_MAX]; /* the matter, by F_… */
    struct str place;
    const struct deputy *lead;
    int64_t unit_id, joint_id, id;
    struct date on; /* where the tale has come to */
};

/** A number below `of`, the same in each run for the same tale and `what`. */
uint32_t tale_chance(const struct tale *t, uint32_t what, uint32_t of);
/** The category with this code, 0 for none. */
int64_t tale_category(const struct cast *c, struct str code);
/** Days later; false when that lies ahead of today: the tale stops there. */
bool tale_later(struct tale *t, int days);

/** From now on the deputies' office acts, on the tale's day. */
void tale_as_office(struct ctx *ctx, const struct tale *t);
/** The same for the handler of an organ. */
void tale_as_handler(struct ctx *ctx, const struct tale *t, int64_t organ_id);

/** The lead deputy drafts, the others agree, and it is submitted. */
MUST_CHECK enum status tale_table(struct ctx *ctx, struct tale *t);
MUST_CHECK enum status tale_hand_over(struct ctx *ctx, struct tale *t);
/** Every unit of it signs for it. */
MUST_CHECK enum status tale_sign(struct ctx *ctx, struct tale *t);
/** The lead unit speaks with the deputy, the joint one gives its opinion. */
MUST_CHECK enum status tale_contact(struct ctx *ctx, struct tale *t);
/** Drafted, signed off and sent on one day; `again`: after a dissatisfied rating. */
MUST_CHECK enum status tale_reply(struct ctx *ctx, struct tale *t, bool again);
/** The unit says it is not its business; nobody has decided yet. */
MUST_CHECK enum status tale_give_back(struct ctx *ctx, struct tale *t);
/** Asks for an extension, unless the period is the longest already. */
MUST_CHECK enum status tale_ask_for_time(struct ctx *ctx, struct tale *t);
MUST_CHECK enum status tale_rate(struct ctx *ctx, struct tale *t, enum suggestion_mark mark);
/** The text and the first reply become public. */
MUST_CHECK enum status tale_publish(struct ctx *ctx, struct tale *t);
/** Most promises are kept on their day and confirmed by the office; some are put off. */
MUST_CHECK enum status tale_keep_promises(struct ctx *ctx, struct tale *t);
#endif
