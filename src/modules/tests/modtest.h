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
/** How many events of that name there are in ctx's congress. */
int64_t modtest_events(struct ctx *ctx, const char *name);
/** An organ (a department that handles), an account in it, a deputy. */
int64_t modtest_organ(struct ctx *ctx, const char *name);
int64_t modtest_account(struct ctx *ctx, const char *login, const char *role, int64_t organ_id);
int64_t modtest_deputy(struct ctx *ctx, const char *name, const char *delegation);
#endif
