// SPDX-License-Identifier: MulanPSL-2.0
/** The unit's reply as a letter, and its way through sign-off. */
#ifndef SUGGESTION_WEB_LETTER_H
#define SUGGESTION_WEB_LETTER_H
#include "modules/suggestion/suggestion_web_party.h"
#include "suggestion_party_view.h"

/** The reply of the actor's unit in its present round, NULL if nothing is drafted. */
const struct suggestion_reply *suggestion_web_own_reply(const struct suggestion_detail *d);
/** The letter as it goes out, with the contact's phone. ST_NOT_FOUND: not a reply to this
 *  suggestion. */
MUST_CHECK enum status suggestion_web_letter_of(struct ctx *ctx, const struct suggestion_detail *d,
                                                int64_t reply_id, struct suggestion_letter_v *out);
/** What joint handlers say in the letter of a reply; reply_id 0: now. */
MUST_CHECK enum status suggestion_web_joint(struct ctx *ctx, const struct suggestion_detail *d,
                                            int64_t reply_id, const struct suggestion_said_v **out,
                                            size_t *out_count);
/** What a reply promises. */
void suggestion_web_promises_of(struct ctx *ctx, const struct suggestion_detail *d,
                                int64_t reply_id, const struct suggestion_letter_promise_v **out,
                                size_t *out_count);
/** Sign-offs so far, and the steps still to come. */
MUST_CHECK enum status suggestion_web_sign_steps(struct ctx *ctx, const struct suggestion_detail *d,
                                                 const struct suggestion_reply *r,
                                                 const struct suggestion_step_v **out,
                                                 size_t *out_count);
#endif
