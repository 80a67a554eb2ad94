// SPDX-License-Identifier: MulanPSL-2.0
/* PostgreSQL by libpq. */
#include "platform/db/db_internal.h"

static enum status pgsql_start(struct db_pool *pool, struct err *err)
{
    (void)pool;
    return fail_detail(err, ST_INTERNAL, "db.cannot_open", "PostgreSQL follows");
}
const struct db_driver db_pgsql_driver = {.kind = DB_PGSQL, .start = pgsql_start};
