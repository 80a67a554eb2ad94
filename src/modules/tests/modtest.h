// SPDX-License-Identifier: MulanPSL-2.0
/** What the tests of congress, deputy and account share: a database with the platform's modules and
 *  these three, and an invented county in it. */
#ifndef MODTEST_H
#define MODTEST_H
#include "modules/account/account.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "platform/event/tests/journaltest.h"

/** Run fn on SQLite and on PostgreSQL, each time with the county founded (t->ctx->congress_id) and
 *  today 2026-11-20. */
void modtest_both(const char *name, void (*fn)(struct journaltest *));
/** On SQLite alone, where only the answers of actions matter. */
void modtest_one(const char *name, void (*fn)(struct journaltest *));

/** Forget the failure of the last call. */
void modtest_clear(struct ctx *ctx);
/** The first wrong field noted since, "" if none; then forget. */
const char *modtest_field(struct ctx *ctx);
/** The call answers ST_OK; if not, why not is printed. Then the failure is forgotten. */
#define MUST(ctx, got, what) modtest_must((ctx), (got), (what), __FILE__, __LINE__)
/** The call answers want, and that key is the first thing said of it, at a field or as a whole
 *  ("" if nothing is said). what NULL: the key names the test. Then the failure is forgotten. */
#define REFUSED(ctx, got, want, key, what)                                                         \
    modtest_refused((ctx), (got), (want), (key), (what), __FILE__, __LINE__)
void modtest_must(struct ctx *ctx, enum status got, const char *what, const char *file, int line);
void modtest_refused(struct ctx *ctx, enum status got, enum status want, const char *key,
                     const char *what, const char *file, int line);
/** How many events of that name there are in ctx's congress. */
int64_t modtest_events(struct ctx *ctx, const char *name);
/** How many notices of that kind this account was sent in ctx's congress; their text is LIKE body
 *  ("%": any). Only for programs that have the module notice. */
int64_t modtest_noticed(struct ctx *ctx, int64_t account_id, const char *kind, const char *body);
/** An organ of that kind, one (a department) that handles, an account in it, a deputy. */
int64_t modtest_organ_of(struct ctx *ctx, enum organ_kind kind, const char *name);
int64_t modtest_organ(struct ctx *ctx, const char *name);
int64_t modtest_account(struct ctx *ctx, const char *login, const char *role, int64_t organ_id);
int64_t modtest_deputy(struct ctx *ctx, const char *name, const char *delegation);
#endif
