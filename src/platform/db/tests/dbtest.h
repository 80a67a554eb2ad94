// SPDX-License-Identifier: MulanPSL-2.0
/** What the tests of the database share: an invented module "t", a database, a ctx. */
#ifndef DBTEST_H
#define DBTEST_H
#include "base/tap.h"
#include "platform/app.h"
#include "platform/db/db_internal.h"
#include "platform/migrate.h"

/** The module's tables: t_item (journalled), t_child (journalled, refers to t_item), t_scratch and
 *  t_counter (not journalled), t_unlisted (in no list). */
extern const struct module dbtest_module;

/** A ctx of the pool, as the system actor of congress 1. */
struct ctx *dbtest_ctx(struct app *app);
/** A fresh, empty database of either kind with the tables in it; migrated once in a program, then
 *  copied (SQLite) or emptied and renamed (PostgreSQL: the schema `name` of RENDA_TEST_PG), so a
 * test must not change tables. false: PostgreSQL is not there; the reason has been printed. A
 * `name` is a-z, 0-9 and _ (on SQLite alone whatever a file may be called), else the program
 * ends: no test is left out by mistake. */
bool dbtest_open(enum db_kind kind, const char *name, const struct db_options *options,
                 struct app *app);
/** As dbtest_open(), but nothing is opened and there are no tables. */
bool dbtest_empty(enum db_kind kind, const char *name);
/** The URL that dbtest_open() used last for `name`: for other processes. */
const char *dbtest_url(enum db_kind kind, const char *name);
void dbtest_close(enum db_kind kind, const char *name, struct app *app);

/** One number from a query without parameters; -1 when it fails. */
int64_t dbtest_int(struct ctx *ctx, const char *sql);
/** Insert a row into t_item, with its event. */
struct dbtest_item {
    int64_t id; /* 0: a new one */
    struct str name;
    int64_t n;
};
enum status dbtest_add(struct ctx *ctx, const void *item);
/** What event_emit() will do to the bookkeeping. */
void dbtest_event(struct ctx *ctx);
#endif
