// SPDX-License-Identifier: MulanPSL-2.0
/** Running pg_dump and pg_restore. */
#ifndef PLATFORM_BACKUP_RUN_H
#define PLATFORM_BACKUP_RUN_H
#include "base/status.h"

/** A word that stands for the name of the database. */
#define RUN_PGSQL_NAME "{name}"

/** Run a program of PostgreSQL against `url` and wait for it. Host, user and password go by the
 *  environment, so that no list of processes shows them. What it says on stderr becomes the
 *  detail: ST_INTERNAL "backup.failed"; "backup.no_program" when it is not installed. */
MUST_CHECK enum status run_pgsql(const char *url, const char *const *words, struct err *err);
#endif
