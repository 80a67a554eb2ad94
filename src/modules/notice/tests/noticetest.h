// SPDX-License-Identifier: MulanPSL-2.0
/** What the tests of this module share: an invented county with two units, and an invented module
 *  "test" that has something to tell. */
#ifndef NOTICETEST_H
#define NOTICETEST_H
#include "modules/account/account.h"
#include "modules/notice/notice.h"
#include "modules/notice/notice_jobs.h"
#include "platform/event/tests/journaltest.h"

struct noticetest {
    struct journaltest j;
    struct ctx *ctx;
    const struct actor *system;
    struct actor actor;
    int64_t traffic, water; /* units; water has no handler */
    int64_t handler, second, chief, water_chief, deputy, deputy_account;
};

struct noticetest_case {
    const char *name;
    void (*fn)(struct noticetest *);
};
/** Run the cases on SQLite and on PostgreSQL, one after the other in the same county, what the
 *  module holds wiped between them; today is Friday 2026-11-20, nine o'clock. */
void noticetest_both(const char *name, const struct noticetest_case *cases, size_t count);
/** Who acts from now on; 0: the system. */
void noticetest_as(struct noticetest *t, int64_t account_id);
/** Tell of test.handed_over (statutory; values name, title) or another kind, in a transaction. */
enum status noticetest_put(struct noticetest *t, const struct notice_to *to, size_t count,
                           const char *values);
enum status noticetest_put_kind(struct noticetest *t, const char *kind, const struct notice_to *to,
                                size_t count, const char *values);
/** One number or text of a query; copies of a person. */
int64_t noticetest_int(struct noticetest *t, const char *sql);
struct str noticetest_text(struct noticetest *t, const char *sql);
int64_t noticetest_copies(struct noticetest *t, int64_t account_id);
/** The one deadline of source test.reply is on that day. */
void noticetest_due(struct noticetest *t, const char *iso);
/** So many deadlines of source test.many are on that day. */
void noticetest_many(struct noticetest *t, const char *iso, int64_t count);
/** Forget the failure of the last call. */
void noticetest_clear(struct noticetest *t);
#endif
