// SPDX-License-Identifier: MulanPSL-2.0
/** What the tests of this module share: documents on their way, an opinion sent out, a meeting
 * held. */
#ifndef RESOLUTIONTEST_H
#define RESOLUTIONTEST_H
#include "modules/resolution/resolution_actions.h"
#include "modules/resolution/resolution_parts.h"
#include "modules/tests/modtest.h"

enum { MEMBERS = 5 };

struct opinion {
    int64_t id, organ, work;
};

struct held {
    int64_t meeting, item, vote;
};

/** A draft of the standing committee, of two paragraphs. */
int64_t draft(struct ctx *ctx, enum resolution_kind kind, const char *title);
struct resolution_doc got(struct ctx *ctx, int64_t id);
void submit(struct ctx *ctx, int64_t id);
/** Approved at the ninth meeting; by a counted vote of 31 present of 35 if `yes` is not 0. */
enum status approve(struct ctx *ctx, int64_t id, uint32_t yes);
/** Signed under that number of 云人常决 (0: the next one). */
enum status sign(struct ctx *ctx, int64_t id, int64_t number, const char *reason);
/** Drafted, submitted, approved, signed. */
int64_t issued(struct ctx *ctx, enum resolution_kind kind, const char *title);
/** An opinion issued and sent to one organ. */
struct opinion sent(struct ctx *ctx);
/** What the organ was given. */
struct resolution_work work(struct ctx *ctx, int64_t id);
/** The organ reports: written, approved, sent. */
enum status reply(struct ctx *ctx, const struct opinion *o, bool consulted);
/** A recorded meeting of five, one absent, with one item and its vote: 4 for, 0 against. */
struct held hold(struct ctx *ctx);
/** A document of that item, drafted and submitted. */
int64_t submitted_of(struct ctx *ctx, const struct held *h, enum resolution_kind kind);
#endif
