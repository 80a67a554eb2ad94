// SPDX-License-Identifier: MulanPSL-2.0
/** Inside the database layer: answers that are kept, and what tells when they are old. */
#ifndef PLATFORM_DB_KEPT_H
#define PLATFORM_DB_KEPT_H
#include "platform/db/db_internal.h"

/* ---- db_history.c: which tables each commit wrote */

/** `index` is what SQLite shares between programs about the log of the file (the first page of
 *  FILE-shm); NULL: unknown, then nothing is kept. */
struct db_history *db_history_open(const void *index);
void db_history_close(struct db_history *h);
/** Counts the commits of whoever writes to the file. false: it cannot be told. */
bool db_history_version(struct db_history *h, uint32_t *out);
/** What is between `version` and the one before it: a commit of ours that is about to be made
 *  (SQLite: the writer has the file for itself), or several that were (PostgreSQL). */
void db_history_commit(struct db_history *h, uint32_t version, const struct db_tables *wrote);
/** It was not made; or (PostgreSQL) nobody knows what was written. */
void db_history_undo(struct db_history *h, uint32_t version);
/** Is it certain that nobody wrote any of these tables after `from` up to `to`? Commits of another
 *  program may have written anything. */
bool db_history_same(struct db_history *h, const struct db_tables *tables, uint32_t from,
                     uint32_t to);

/* ---- db_kept.c */

/* Answers: their tables go into db->seen, whether they are run or were kept. */

struct kept_store *kept_open(size_t bytes_max);
void kept_close(struct kept_store *k);
void kept_size(struct kept_store *k, size_t *out_count, size_t *out_bytes);
enum kept_how {
    KEPT_ASKED,   /* whoever asks knows that what is written aside may be missing */
    KEPT_RENEWED, /* so, too; it is run anyway */
    KEPT_ALL /* nobody has said so, nor that only tables and parameters go into it: PostgreSQL */
};
/** Answer from what is kept, or run and keep. Not in a transaction. */
enum status db_kept_run(struct ctx *ctx, struct db_stmt *s, const struct bind *binds,
                        enum kept_how how, struct rows *out);
#endif
