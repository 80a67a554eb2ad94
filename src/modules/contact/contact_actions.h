// SPDX-License-Identifier: MulanPSL-2.0
/** What the pages and imports of contacts ask. */
#ifndef CONTACT_ACTIONS_H
#define CONTACT_ACTIONS_H
#include "modules/contact/contact_list.h"

/** May the actor write down contacts of this pair: its keeper, or the office. */
bool contact_may_write(const struct ctx *ctx, const struct contact_pair *p);
/** May the actor say what came of its matters: as above, and whoever keeps it on after him. */
bool contact_may_settle(const struct ctx *ctx, const struct contact_pair *p);
/** May he see it? */
bool contact_may_see(const struct ctx *ctx, const struct contact_pair *p);
/** What the pair owes in the window of its system that holds today. */
int64_t contact_owed_now(const struct ctx *ctx, const struct contact_pair *p);
/** The same of the window that holds a day. */
int64_t contact_owed_on(const struct contact_pair *p, struct date on);
/** Notes the wrong fields of a system of contact. */
void contact_scheme_check(struct ctx *ctx, const struct contact_scheme *in);
/** The keeper and target by what the office typed: names are looked up among accounts (login),
 *  deputies and organs; notes wrong fields. `login`, `deputy`: of the keeper, one of them or a
 *  name only; `target_name`: of the deputy or organ, or just a name, as the system has it. */
struct contact_ends {
    struct str keeper, login, target;
};
MUST_CHECK enum status contact_ends_find(struct ctx *ctx, const struct contact_scheme *s,
                                         const struct contact_ends *in, struct contact_pair *out);
/** The keeper alone: name or login, as above. */
MUST_CHECK enum status contact_keeper_find(struct ctx *ctx, const struct contact_ends *in,
                                           struct contact_pair *out);
/** The same of the target alone, of a pair there is: whom its name meant stays meant while the name
 *  does, also where he has left office since. */
MUST_CHECK enum status contact_target_find(struct ctx *ctx, const struct contact_scheme *s,
                                           struct str name, const struct contact_pair *have,
                                           struct contact_pair *out);
#endif
