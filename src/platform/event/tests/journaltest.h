// SPDX-License-Identifier: MulanPSL-2.0
/** What the tests of journal, keys and jobs share: a database with the platform's modules and the
 *  invented module of dbtest.h, and writing as an ordinary program would. */
#ifndef JOURNALTEST_H
#define JOURNALTEST_H
#include "platform/crypt.h"
#include "platform/db/tests/dbtest.h"
#include "platform/event.h"
#include "platform/journal.h"
#include "platform/keyring.h"

/** The congress of journaltest_open(). */
enum { CONGRESS = 1 };

struct journaltest {
    enum db_kind kind;
    const char *name;
    char dir[64]; /* a data directory of its own */
    struct app app;
    struct ctx *ctx; /* the system, congress CONGRESS */
};

/** A fresh database and data directory, keys made. false: PostgreSQL is not there. */
bool journaltest_open(struct journaltest *t, enum db_kind kind, const char *name);
/** The same with options of its own (NULL: as a server has them). */
bool journaltest_open_with(struct journaltest *t, enum db_kind kind, const char *name,
                           const struct db_options *options);
void journaltest_close(struct journaltest *t);
/** Run fn for SQLite and PostgreSQL. */
void journaltest_both(const char *name, void (*fn)(struct journaltest *));

/** Add an item with its event t.added; its id. */
int64_t journaltest_add(struct ctx *ctx, const char *name);
/** Change its number, with the event t.changed. */
void journaltest_change(struct ctx *ctx, int64_t id, int64_t n);
void journaltest_remove(struct ctx *ctx, int64_t id);
/** Statements run past the program, as somebody with a database client would. */
void journaltest_behind(struct journaltest *t, const char *fmt, ...) PRINTF_LIKE(2, 3);
#endif
