// SPDX-License-Identifier: MulanPSL-2.0
#include "platform/db/tests/dbtest_ready.h"
#include "platform/db/tests/dbtest.h"
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

/* What a schema consists of but its rows. */
#define SHAPE                                                                                      \
    "(SELECT count(*) || ' ' || coalesce(sum(c.relnatts + c.relchecks), 0) || ' ' ||"              \
    " coalesce(sum((SELECT count(*) FROM pg_trigger g WHERE g.tgrelid = c.oid)), 0) || ' ' ||"     \
    " (SELECT count(*) FROM pg_proc f WHERE f.pronamespace = '{s}'::regnamespace)"                 \
    " FROM pg_class c WHERE c.relnamespace = '{s}'::regnamespace)"
static const char DESCRIBE[] =
    "DO $$ BEGIN EXECUTE format('COMMENT ON SCHEMA {k} IS %L', " SHAPE "); END $$";
/* An error when it is not: what was deleted still lies about, and slows whoever comes next. (Of
 * tables alone: to ask the size of every index takes ten times as long.) */
static const char WHOLE[] =
    "SELECT 1 / (CASE WHEN obj_description('{k}'::regnamespace, 'pg_namespace') = " SHAPE
    " AND (SELECT sum(pg_relation_size(c.oid)) < 32000000 FROM pg_class c"
    "      WHERE c.relnamespace = '{s}'::regnamespace AND c.relkind = 'r') THEN 1 ELSE 0 END)";

static const char *const HANDED = "free_", *const HANDED_KEPT = "of_free_";

/* The first value of a statement; false when there is none, or it failed. */
static bool ask(const char *sql, char out[64])
{
    PGresult *r = PQexec(dbtest_connection(), sql);
    const bool found = PQresultStatus(r) == PGRES_TUPLES_OK && PQntuples(r) == 1;

    if (found)
        snprintf(out, 64, "%s", PQgetvalue(r, 0, 0));
    PQclear(r);
    return found;
}

/* Both or none; false: they are not there, somebody else was quicker. */
static bool rename_both(const char *schema, const char *kept, const char *to, const char *kept_to)
{
    char sql[400], took[64];

    snprintf(sql, sizeof sql,
             "ALTER SCHEMA %s RENAME TO %s; ALTER SCHEMA %s RENAME TO %s; SELECT 'took'", schema,
             to, kept, kept_to);
    return ask(sql, took);
}

/* `program --db URL migrate`, on a schema of this server. */
static bool migrate_all(const char *program, const char *schema)
{
    const char *url = getenv("RENDA_TEST_PG");
    char whole[1024], data[] = "/tmp/renda-test-ready-XXXXXX";
    int status = 1;
    pid_t child;

    if (mkdtemp(data) == NULL)
        return false;
    snprintf(whole, sizeof whole, "%s%soptions=-csearch_path%%3D%s", url,
             strchr(url, '?') != NULL ? "&" : "?", schema);
    child = fork();
    if (child == 0) {
        const int none = open("/dev/null", O_WRONLY | O_CLOEXEC);

        dup2(none, STDOUT_FILENO);
        dup2(none, STDERR_FILENO);
        execl(program, program, "--db", whole, "--data", data, "migrate", "--no-backup",
              (char *)NULL);
        _exit(127);
    }
    if (child > 0)
        waitpid(child, &status, 0);
    rmdir(data);
    return status == 0;
}

bool dbtest_ready_take(char schema[64], char kept[64])
{
    const char *program = getenv("RENDA_TEST_READY");
    char from[64], from_kept[80];

    if (program == NULL || access(program, X_OK) != 0)
        return false;
    for (size_t i = 0; MODULES[i] != NULL; i++) {
        if (MODULES[i] == &dbtest_module) /* no program has it */
            return false;
    }
    snprintf(schema, 64, "t_ready_%d", getpid());
    snprintf(kept, 64, "t_kept_%d", getpid());
    for (int i = 0; i < 50; i++) {
        if (!ask("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'free\\_%'"
                 " ORDER BY random() LIMIT 1",
                 from))
            break;
        snprintf(from_kept, sizeof from_kept, "of_%s", from);
        if (rename_both(from, from_kept, schema, kept))
            return true;
    }
    if (dbtest_script("DROP SCHEMA IF EXISTS {s} CASCADE; DROP SCHEMA IF EXISTS {k} CASCADE;"
                      "CREATE SCHEMA {s}",
                      schema, kept) &&
        migrate_all(program, schema) && dbtest_script(DBTEST_KEEP, schema, kept) &&
        dbtest_script(DESCRIBE, schema, kept))
        return true;
    printf("# %s could not make the tables of all modules\n", program);
    *schema = *kept = '\0';
    return false;
}

bool dbtest_ready_trim(const char *schema)
{
    char sql[1900];
    size_t n = (size_t)snprintf(sql, sizeof sql,
                                "DELETE FROM {s}.schema_migration WHERE module NOT IN ('platform'");

    for (size_t i = 0; MODULES[i] != NULL && n < sizeof sql - 80; i++)
        n += (size_t)snprintf(sql + n, sizeof sql - n, ",'%s'", MODULES[i]->name);
    snprintf(sql + n, sizeof sql - n, ")");
    return dbtest_script(sql, schema, "");
}

void dbtest_ready_give(const char *schema, const char *kept)
{
    char to[64], kept_to[64];

    snprintf(to, sizeof to, "%s%d", HANDED, getpid());
    snprintf(kept_to, sizeof kept_to, "%s%d", HANDED_KEPT, getpid());
    if (!dbtest_script(WHOLE, schema, kept) || !rename_both(schema, kept, to, kept_to))
        (void)dbtest_script("DROP SCHEMA IF EXISTS {s} CASCADE; DROP SCHEMA IF EXISTS {k} CASCADE",
                            schema, kept);
}
