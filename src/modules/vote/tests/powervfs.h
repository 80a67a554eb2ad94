// SPDX-License-Identifier: MulanPSL-2.0
/** A file system for SQLite that remembers what a disk would still have after the power has gone:
 *  what was flushed, and of what was written since, any part. */
#ifndef POWERVFS_H
#define POWERVFS_H
#include <stdbool.h>
#include <stddef.h>

/** From now on all databases are opened through it. */
void powervfs_install(void);
/** What the disk has of the database `path` and its log at this instant, into `to` and `to`-wal.
 * With `torn`, each write that was not flushed is there by chance. */
void powervfs_cut(const char *path, const char *to, bool torn);
/** Flushes so far. */
size_t powervfs_flushes(void);
#endif
