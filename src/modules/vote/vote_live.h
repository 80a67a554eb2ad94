// SPDX-License-Identifier: MulanPSL-2.0
/** For vote_module.c: what runs by itself. */
#ifndef VOTE_LIVE_H
#define VOTE_LIVE_H
#include "modules/vote/vote_actions.h"
#include "platform/module.h"

/** struct module's pulse: tell screens how the vote stands, end it when its time is up. */
int64_t vote_live_pulse(struct ctx *ctx, int64_t id);
/** Jobs: take up the votes that are open after a restart; destroy key files left behind by a
 *  program that died between counting and destroying, count what waits for nothing more. */
extern const struct job VOTE_JOBS[];
/** Numbers for GET /metrics. */
MUST_CHECK enum status vote_metrics(struct ctx *ctx, struct buf *out);
#endif
