// SPDX-License-Identifier: MulanPSL-2.0
/** What the tests of votes share: the module without its pages, a county, people who vote. */
#ifndef VOTETEST_H
#define VOTETEST_H
#include "modules/vote/vote_actions.h"
#include "platform/event/tests/journaltest.h"

/** Run fn on both databases, with a county founded, today 2026-11-20. */
void votetest_both(const char *name, void (*fn)(struct journaltest *));
void votetest_one(enum db_kind kind, const char *name, void (*fn)(struct journaltest *));
/** On SQLite, flushed as a server does it. */
void votetest_durable(const char *name, void (*fn)(struct journaltest *));
/** Forget the failure of the last call. */
void votetest_clear(struct ctx *ctx);
/** A motion of the standing committee, by name, by device; change what the test is about. */
struct vote_new votetest_motion(const char *title);
int64_t votetest_create(struct ctx *ctx, const struct vote_new *in);
/** Open it for voters with the accounts 1001, 1002 …, the first `present` of them there. */
void votetest_open(struct ctx *ctx, int64_t id, size_t voters, size_t present);
/** The voter with account 1000 + n casts `marks`. */
enum status votetest_cast(struct ctx *ctx, int64_t id, size_t n, const char *marks,
                          struct vote_receipt *out);
int64_t votetest_voter(struct ctx *ctx, int64_t id, size_t n);
/** So many of them one after another from `first` cast the same. */
void votetest_cast_many(struct ctx *ctx, int64_t id, size_t first, size_t count, const char *marks);
/** Appoint a scrutineer without an account and show him his code at the desk; "" if refused. */
struct str votetest_scrutineer(struct ctx *ctx, int64_t vote_id, const char *name);
int64_t votetest_events(struct ctx *ctx, const char *name);
#endif
