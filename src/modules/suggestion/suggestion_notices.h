// SPDX-License-Identifier: MulanPSL-2.0
/** Whom the events of a suggestion are told to, in the same transaction. */
#ifndef SUGGESTION_NOTICES_H
#define SUGGESTION_NOTICES_H
#include "modules/suggestion/suggestion_act.h"

/** Tell those whom `event` concerns; `data` is what the journal says of it. */
MUST_CHECK enum status suggestion_notify(struct ctx *ctx, const struct act *a, const char *event,
                                         struct str data);
#endif
