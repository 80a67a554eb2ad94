// SPDX-License-Identifier: MulanPSL-2.0
/** What runs by itself: the daily look at deadlines, and what other modules' events ask for. */
#ifndef SUGGESTION_JOBS_H
#define SUGGESTION_JOBS_H
#include "platform/module.h"

/** Every deadline: who hears of it is computed anew; unanswered ratings are reminded of and then
 *  left out; what is no longer due ends. Safe to repeat. Emits "suggestion.escalated", "…reminded",
 *  "…excluded". */
enum status suggestion_escalate(struct ctx *ctx);
/** The same, looking at so many suggestions together. */
enum status suggestion_escalate_by(struct ctx *ctx, unsigned most);

/** A congress was founded: it gets classes and categories. */
enum status suggestion_on_founded(struct ctx *ctx, const struct event_view *e);
/** A person left: steps and supervision that name him go to his successor. */
enum status suggestion_on_handed_on(struct ctx *ctx, const struct event_view *e);

extern const struct job SUGGESTION_JOBS[];               /* ends in {0} */
extern const struct subscriber SUGGESTION_SUBSCRIBERS[]; /* ends in {0} */
#endif
