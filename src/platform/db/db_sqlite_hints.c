// SPDX-License-Identifier: MulanPSL-2.0
/* What the planner of SQLite is told of the tables, whatever is in them. Untold, it takes a
 * congress for ten rows and reads all of it where one record is asked for; ANALYZE with a limit
 * takes it for four hundred and sorts a million; a whole ANALYZE takes long, and the plans change
 * overnight. */
#include "platform/db/db_sqlite.h"

/* A congress is large. By the name of a column: few rows belong to one record, some to a day, many
 * share a word. The last column of a unique index leaves one. */
static const char HINTS[] =
    "PRAGMA analysis_limit=1; ANALYZE; DELETE FROM sqlite_stat1;"
    "INSERT INTO sqlite_stat1 (tbl, idx, stat)"
    " WITH part AS MATERIALIZED ("
    "  SELECT m.name AS tbl, l.name AS idx, i.seqno AS k, l.\"unique\" AS one,"
    "   l.origin = 'pk' AND m.sql LIKE '%WITHOUT ROWID%' AS itself,"
    "   CASE WHEN i.name = 'congress_id' THEN 1000000"
    "    WHEN i.name = 'id' OR i.name LIKE '%!_id' ESCAPE '!' THEN 20"
    "    WHEN i.name IS NULL OR i.name LIKE '%!_on' ESCAPE '!'"
    "     OR i.name LIKE '%!_at' ESCAPE '!' THEN 2000 ELSE 50000 END AS share"
    "  FROM sqlite_schema m, pragma_index_list(m.name) l, pragma_index_info(l.name) i"
    "  WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite!_%' ESCAPE '!'"
    "   AND m.sql NOT LIKE 'CREATE VIRTUAL%'),"
    " least AS MATERIALIZED ("
    "  SELECT tbl, idx, k, itself, CASE WHEN one AND k = MAX(k) OVER (PARTITION BY idx) THEN 1"
    "   ELSE MIN(share) OVER (PARTITION BY idx ORDER BY k) END AS share FROM part),"
    " told AS MATERIALIZED ("
    "  SELECT tbl, idx, itself, k, '1000000 ' || GROUP_CONCAT(share, ' ')"
    "    OVER (PARTITION BY idx ORDER BY k) AS stat,"
    "   MAX(k) OVER (PARTITION BY idx) AS last FROM least)"
    " SELECT tbl, CASE WHEN itself THEN tbl ELSE idx END, stat FROM told WHERE k = last;"
    "ANALYZE sqlite_schema";

enum status sqlite_hints(struct db *db, struct err *err)
{
    return sqlite_script(db, HINTS, err);
}
