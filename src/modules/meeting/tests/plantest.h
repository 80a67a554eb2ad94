// SPDX-License-Identifier: MulanPSL-2.0
/** What the tests of preparation share: a county with its bodies, meetings and items. */
#ifndef PLANTEST_H
#define PLANTEST_H
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_plan.h"
#include "modules/tests/modtest.h"

enum { MEMBERS = 7, OTHERS = 6 };

/** Founds a standing committee of `deputies`, a chairmen's meeting of the first three, a party
 * group of two; other deputies; the kinds of meetings. */
void county(struct ctx *ctx, int64_t *deputies);
/** A meeting of that kind in so many days. */
int64_t create(struct ctx *ctx, const char *kind, int days);
/** An item on its agenda, from an item of an earlier meeting if not 0. */
enum status add(struct ctx *ctx, int64_t meeting, int64_t prior, int64_t *out);
/** The second member, who signs in as a deputy. */
struct actor second_member(struct ctx *ctx, int64_t deputy_id);
#endif
