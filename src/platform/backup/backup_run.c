// SPDX-License-Identifier: MulanPSL-2.0
/* pg_dump and pg_restore as child processes. */
#include "platform/backup/backup_run.h"
#include "base/buf.h"
#include <errno.h>
#include <fcntl.h>
#include <libpq-fe.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORDS_MAX = 32, VARIABLES_MAX = 32, SAID_MAX = 400 };

/* The parameters of the address as libpq's environment variables. */
static void environment(struct arena *a, const PQconninfoOption *options, char **env,
                        const char **out_name)
{
    const char *path = getenv("PATH");
    size_t n = 0;

    env[n++] = str_z(a, str_printf(a, "PATH=%s", path != NULL ? path : "/usr/bin"));
    env[n++] = str_z(a, S("LC_ALL=C.UTF-8"));
    for (const PQconninfoOption *o = options; o->keyword != NULL && n < VARIABLES_MAX - 1; o++) {
        if (o->val == NULL)
            continue;
        if (strcmp(o->keyword, "dbname") == 0)
            *out_name = o->val;
        if (o->envvar != NULL)
            env[n++] = str_z(a, str_printf(a, "%s=%s", o->envvar, o->val));
    }
    env[n] = NULL;
}

/* The start of what the program said, on one line; the rest is read and dropped. */
static void listen_to(int fd, char said[SAID_MAX])
{
    char chunk[512];
    size_t len = 0;
    ssize_t got;

    while ((got = read(fd, chunk, sizeof chunk)) > 0 || (got < 0 && errno == EINTR))
        for (ssize_t i = 0; i < got && len < SAID_MAX - 1; i++)
            said[len++] = (char)(chunk[i] == '\n' ? ' ' : chunk[i]);
    said[len] = '\0';
}

static enum status spawn(char *const *words, char *const *env, struct err *err)
{
    posix_spawn_file_actions_t actions;
    char said[SAID_MAX];
    int ends[2], code, state = 0;
    pid_t pid;

    if (pipe2(ends, O_CLOEXEC) != 0)
        return fail_detail(err, ST_INTERNAL, "backup.failed", "%s", strerror(errno));
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, ends[1], 2);
    code = posix_spawnp(&pid, words[0], &actions, NULL, words, env);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    if (code == 0)
        listen_to(ends[0], said);
    close(ends[0]);
    if (code != 0)
        return fail_detail(err, ST_INTERNAL, "backup.no_program", "%s: %s", words[0],
                           strerror(code));
    while (waitpid(pid, &state, 0) < 0 && errno == EINTR)
        ;
    if (WIFEXITED(state) && WEXITSTATUS(state) == 0)
        return ST_OK;
    return fail_detail(err, ST_INTERNAL, "backup.failed", "%s", said);
}

enum status run_pgsql(const char *url, const char *const *words, struct err *err)
{
    PQconninfoOption *options = PQconninfoParse(url, NULL);
    char *env[VARIABLES_MAX], *command[WORDS_MAX];
    const char *name = "postgres";
    struct arena *a;
    size_t n = 0;
    enum status st;

    if (options == NULL)
        return fail(err, ST_INVALID, "db.url", NULL);
    a = arena_open(0);
    environment(a, options, env, &name);
    for (; words[n] != NULL && n < WORDS_MAX - 1; n++)
        command[n] = str_z(a, str_from(strcmp(words[n], RUN_PGSQL_NAME) == 0 ? name : words[n]));
    command[n] = NULL;
    ASSERT(n > 0);
    st = spawn(command, env, err);
    arena_close(a);
    PQconninfoFree(options);
    return st;
}
