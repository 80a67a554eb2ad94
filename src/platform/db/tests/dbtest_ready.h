// SPDX-License-Identifier: MulanPSL-2.0
/** Tables of all modules on PostgreSQL, handed on from one test program to the next: to make them
 * takes a second, and hundreds of programs run. Environment RENDA_TEST_READY names the built
 * program (script/test); without it nothing is handed on, and each test program makes the tables of
 * its own modules. */
#ifndef DBTEST_READY_H
#define DBTEST_READY_H
#include <libpq-fe.h>
#include <stdbool.h>

/** A connection of the tests themselves, behind the pool, kept open; made anew when it was lost. */
PGconn *dbtest_connection(void);
/** Run statements on it, in one transaction, in which {s} and {k} stand for two schemas. Errors are
 * printed. */
bool dbtest_script(const char *sql, const char *s, const char *k);
/** Remember in schema {k} the rows that migrations have brought to {s}. */
extern const char DBTEST_KEEP[];

/** Take a schema with the tables of all modules, and the one with the rows its migrations have
 * brought; both belong to this process then. The rows of whoever had it before are still there.
 * false: there is none to take. */
bool dbtest_ready_take(char schema[64], char kept[64]);
/** After its rows were reset: let the schema say of migrations only what this test program knows
 * of. */
bool dbtest_ready_trim(const char *schema);
/** Hand it on, or drop it when its tables were changed or much was written. */
void dbtest_ready_give(const char *schema, const char *kept);
#endif
