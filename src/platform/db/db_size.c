// SPDX-License-Identifier: MulanPSL-2.0
/* How much room the database takes, and is left for it. */
#include "platform/db/db_internal.h"
#include "platform/kept.h"
#include <sys/statvfs.h>

enum status db_bytes(struct ctx *ctx, int64_t *out)
{
    static const char *const SQL[] = {
        [DB_SQLITE] = "SELECT c.page_count * s.page_size FROM pragma_page_count() c,"
                      " pragma_page_size() s",
        [DB_PGSQL] = "SELECT pg_database_size(current_database())",
    };
    struct rows r;

    db_beside(ctx);
    TRY(db_one(ctx, &r, SQL[db_kind(ctx)], NULL, 0));
    *out = cell_int(&r, 0, 0);
    return ST_OK;
}

bool db_disk(const char *path, int64_t *out_free, int64_t *out_all)
{
    struct statvfs fs;

    if (statvfs(path, &fs) != 0)
        return false;
    *out_free = (int64_t)(fs.f_bavail * fs.f_frsize);
    *out_all = (int64_t)(fs.f_blocks * fs.f_frsize);
    return true;
}
