// SPDX-License-Identifier: MulanPSL-2.0
/** What a page was read from, so that a page that is kept is shown only while making it anew would
 *  give the same. Inside the platform; modules only need db_beside(). */
#ifndef PLATFORM_KEPT_H
#define PLATFORM_KEPT_H
#include "platform/ctx.h"

/** Something that is not in the database (a file, the disk, memory of this program) goes into the
 *  page that is being made: it is not kept. */
void db_beside(struct ctx *ctx);

/** The tables that were read, and the version of all rows that was seen. */
struct db_source {
    uint64_t tables[4];
    uint32_t version;
};
/** Before db_source_same() is asked: on PostgreSQL the snapshot of db_snapshot() is opened, which
 * is a journey. SQLite: nothing happens. */
void db_source_begin(struct ctx *ctx);
/** All that this ctx has read since db_snapshot(). false: that is not all that went into it (a
 *  transaction, db_beside(), two snapshots), or nobody can tell. */
bool db_source(const struct ctx *ctx, struct db_source *out);
/** Would the same reads give the same answers now (PostgreSQL: at db_source_begin())? Certain,
 *  also for what another program writes. *source is moved on to the version of now. The caller
 *  keeps other threads from *source. */
bool db_source_same(const struct ctx *ctx, struct db_source *source);

/** How often this thread has drawn at random (crypt.h) so far. */
uint64_t crypt_drawn(void);
#endif
