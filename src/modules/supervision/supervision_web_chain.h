// SPDX-License-Identifier: MulanPSL-2.0
/** The whole chain of a matter on one page, from topic to effect. */
#ifndef SUPERVISION_WEB_CHAIN_H
#define SUPERVISION_WEB_CHAIN_H
#include "modules/supervision/supervision_web.h"

/** Fills v->chain, newest first: topic, plan, stages of each method, opinions and their answers,
 *  votes of satisfaction, problems found and solved, the end. */
MUST_CHECK enum status supervision_web_chain(struct ctx *ctx, const struct matter *m,
                                             const struct supervision_step *steps, size_t count,
                                             struct supervision_record_v *v);
#endif
