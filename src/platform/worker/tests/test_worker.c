// SPDX-License-Identifier: MulanPSL-2.0
/* Workers that behave and workers that hang, crash, swell, write without end, fork and babble. */
#include "base/tap.h"
#include "platform/app.h"
#include "platform/worker.h"
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#if defined __SANITIZE_ADDRESS__
#define SANITIZED true
#elif defined __has_feature
#define SANITIZED __has_feature(address_sanitizer)
#else
#define SANITIZED false
#endif

extern char **environ;

/* ---------------------------------------------------------------- tasks */

static enum status shout(struct worker_io *io)
{
    struct str in;
    char *loud;

    TRY(worker_read_all(io, 1000, &in));
    loud = str_z(io->arena, in);
    for (char *c = loud; *c != '\0'; c++)
        *c = (char)toupper((unsigned char)*c);
    TRY(worker_write(io, loud, in.len));
    return worker_write(io, worker_arg(io, "end").ptr, worker_arg(io, "end").len);
}

/* Which descriptors, which environment, which directory. */
static enum status look_around(struct worker_io *io)
{
    char text[600];
    int open_files = 0, words = 0;
    const struct dirent *e;
    DIR *dir = opendir("/proc/self/fd");

    while ((e = readdir(dir)) != NULL)
        open_files += isdigit((unsigned char)e->d_name[0]) != 0;
    closedir(dir);
    for (char **w = environ; *w != NULL; w++)
        words++;
    (void)close(open("left-behind", O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
    snprintf(text, sizeof text, "%d %d %d %s", open_files - 1, words, getenv("SECRET") != NULL,
             io->dir);
    return worker_write(io, text, strlen(text));
}

static enum status hang(struct worker_io *io)
{
    while (io->in >= 0)
        pause();
    return ST_OK;
}

static enum status spin(struct worker_io *io)
{
    volatile unsigned n = 0;

    while (io->in >= 0)
        n++;
    return ST_OK;
}

static enum status crash(struct worker_io *io)
{
    (void)io;
    signal(SIGSEGV, SIG_DFL); /* not a sanitizer's long story */
    raise(SIGSEGV);
    return ST_OK;
}

static enum status eat(struct worker_io *io)
{
    for (size_t i = 0; i < 100000; i++)
        memset(arena_alloc(io->arena, 1024 * 1024), 7, 1024 * 1024);
    return ST_OK;
}

static enum status pour(struct worker_io *io)
{
    static const char FULL[64 * 1024] = "x";

    for (;;)
        TRY(worker_write(io, FULL, sizeof FULL));
}

static enum status multiply(struct worker_io *io)
{
    const pid_t pid = fork();
    const int socket_fd = socket(AF_UNIX, SOCK_STREAM, 0);
    char text[100];

    snprintf(text, sizeof text, "fork %s, exec %s, socket %s", pid < 0 ? "refused" : "done",
             execl("/bin/true", "true", NULL) < 0 && errno == EPERM ? "refused" : "done",
             socket_fd < 0 ? "refused" : "done");
    return worker_write(io, text, strlen(text));
}

static enum status babble(struct worker_io *io)
{
    for (int i = 0; i < 100000; i++) {
        printf("rubbish %d\n", i);
        fprintf(stderr, "more rubbish %d\n", i);
    }
    return worker_write(io, "result", 6);
}

static enum status object(struct worker_io *io)
{
    return fail_field(&io->err, "page", "worker.too_big", "第三页");
}

static enum status vanish(struct worker_io *io)
{
    (void)io;
    _exit(0);
}

static const char *try(const char *path, int flags)
{
    const int fd = open(path, flags | O_CLOEXEC, 0600);

    if (fd >= 0)
        close(fd);
    return fd >= 0 ? "yes" : errno == EACCES ? "no" : "?";
}

/* Which files can be opened: the one named, the directory of all private ones, its own, the
 * system's, its input once more. */
static enum status peek(struct worker_io *io)
{
    const char *other = str_z(io->arena, worker_arg(io, "other"));
    char text[100];

    snprintf(text, sizeof text, "%s %s %s %s %s %s", try(other, O_RDONLY), try(other, O_WRONLY),
             try("..", O_RDONLY | O_DIRECTORY), try("own", O_RDWR | O_CREAT),
             try("/usr/bin/env", O_RDONLY), try("/proc/self/fd/0", O_RDONLY));
    return worker_write(io, text, strlen(text));
}

static const struct worker_task TASKS[] = {
    {"shout", shout},
    {"look", look_around},
    {"hang", hang},
    {"spin", spin},
    {"crash", crash},
    {"eat", eat},
    {"pour", pour},
    {"multiply", multiply},
    {"babble", babble},
    {"object", object},
    {"vanish", vanish},
    {"peek", peek},
    {0},
};

/* ---------------------------------------------------------------- tests */

static char base[] = "/tmp/renda-worker-XXXXXX";
static char pool_path[64];

struct world {
    struct app app;
    struct ctx ctx;
};

static void open_world(struct world *w, const char *name, unsigned at_once)
{
    *w = (struct world){0};
    snprintf(pool_path, sizeof pool_path, "%s/%s", base, name);
    w->ctx = (struct ctx){.arena = arena_open(0), .app = &w->app};
    OK(worker_pool_open(pool_path, at_once, NULL, &w->app.worker, &w->ctx.err) == ST_OK,
       "places are made");
}

static void close_world(struct world *w)
{
    worker_pool_close(w->app.worker);
    arena_close(w->ctx.arena);
}

static size_t entries(const char *path)
{
    DIR *dir = opendir(path);
    const struct dirent *e;
    size_t n = 0;

    while (dir != NULL && (e = readdir(dir)) != NULL)
        n += e->d_name[0] != '.';
    if (dir != NULL)
        closedir(dir);
    return n;
}

static void run_bad(struct world *w, const char *task, const struct worker_call *call,
                    const char *key, const char *what)
{
    struct str out = S("untouched");

    w->ctx.err = (struct err){0};
    OK(worker_run(&w->ctx, task, call, &out) != ST_OK, what);
    EQ_TEXT(w->ctx.err.key, key, what);
    EQ_STR(out, "untouched", "and no result is given");
}

static void good_tasks(struct world *w)
{
    const struct worker_arg args[] = {{"end", S("!=三")}};
    const struct worker_call call = {.input = S("abc"), .args = args, .args_count = 1};
    struct str out;

    OK(worker_run(&w->ctx, "shout", &call, &out) == ST_OK, "a task runs");
    EQ_STR(out, "ABC!=三", "bytes in, arguments, bytes out");
    run_bad(w, "shout", &(struct worker_call){.input = {arena_alloc(w->ctx.arena, 1001), 1001}},
            "worker.too_big", "a task refuses input that is too long");
    run_bad(w, "no such", &(struct worker_call){0}, "worker.refused", "an unknown task");
    OK(worker_run(&w->ctx, "babble", &(struct worker_call){0}, &out) == ST_OK,
       "rubbish is printed");
    EQ_STR(out, "result", "but the result is the result");
}

static void files_in_and_out(struct world *w)
{
    char in[64], out[64], text[16] = "";
    const struct worker_call call = {.input_path = in, .output_path = out};
    int fd;

    snprintf(in, sizeof in, "%s/in", base);
    snprintf(out, sizeof out, "%s/out", base);
    fd = open(in, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    OK(write(fd, "from a file", 11) == 11, "a file");
    close(fd);
    OK(worker_run(&w->ctx, "shout", &call, NULL) == ST_OK, "file in, file out");
    fd = open(out, O_RDONLY | O_CLOEXEC);
    OK(read(fd, text, sizeof text - 1) == 11, "the file has the result");
    EQ_TEXT(text, "FROM A FILE", "and nothing else");
    close(fd);
    run_bad(w, "crash", &call, "worker.crashed", "a crash with a file");
    OK(access(out, F_OK) != 0, "leaves no file");
}

static void nothing_leaks(struct world *w)
{
    const int leaky = open("/dev/null", O_RDONLY); /* without O_CLOEXEC, as a library might */
    struct str out, rest;
    char *dir;

    setenv("SECRET", "x", 1);
    OK(worker_run(&w->ctx, "look", &(struct worker_call){0}, &out) == ST_OK, "a look around");
    OK(str_starts(out, S("5 4 0 /")), "five descriptors, four words of environment, no secret");
    rest = out;
    (void)str_cut(&rest, '/', &out);
    dir = str_z(w->ctx.arena, str_printf(w->ctx.arena, "/" STR_FMT, STR_ARG(rest)));
    OK(access(dir, F_OK) != 0, "the private directory is gone, with what was left in it");
    close(leaky);
}

static void bad_tasks(struct world *w)
{
    const struct worker_call call = {.limits = {.memory_mib = 100, .output_mib = 1}};
    struct str out;

    run_bad(w, "crash", &call, "worker.crashed", "a crash");
    run_bad(w, "vanish", &call, "worker.crashed", "an end without a report");
    run_bad(w, "pour", &call, "worker.too_big", "writing without end");
    run_bad(w, "object", &call, "worker.too_big", "what the task says is passed on");
    EQ_TEXT(w->ctx.err.arg, "第三页", "with its argument");
    EQ_TEXT(w->ctx.err.field, "page", "and its field");
    if (SANITIZED)
        OK(true, "eating memory # SKIP a sanitizer has no limit of address space");
    else
        run_bad(w, "eat", &call, "worker.crashed", "eating memory");
    OK(worker_run(&w->ctx, "multiply", &call, &out) == ST_OK, "a task that would start others");
    EQ_STR(out, "fork refused, exec refused, socket refused", "may not, nor reach out");
}

static bool still_runs(struct str pid_text)
{
    int64_t pid = 0;

    OK(str_to_int(str_trim(pid_text), &pid), "a process number");
    /* Killed with its group; init may take a moment to bury it. */
    for (int i = 0; i < 6000; i++) {
        char path[64], state[256] = "";
        int fd;

        snprintf(path, sizeof path, "/proc/%" PRId64 "/stat", pid);
        fd = open(path, O_RDONLY | O_CLOEXEC);
        if (fd < 0)
            return false;
        if (read(fd, state, sizeof state - 1) > 0 && strstr(state, ") Z") != NULL)
            return close(fd), false;
        close(fd);
        nanosleep(&(struct timespec){.tv_nsec = 10000000}, NULL);
    }
    return true;
}

static void programs(struct world *w)
{
    const struct worker_call call = {.input = S("in\n"), .limits = {.seconds = 120}};
    struct worker_call named = {.input = S("x"),
                                .input_name = "in.txt",
                                .output_name = "out.txt",
                                .limits = {.seconds = 120}};
    struct str out;

    OK(worker_has_program("sh") && !worker_has_program("no-such-program") &&
           !worker_has_program("../bin/sh"),
       "which programs there are");
    OK(worker_program(&w->ctx, (const char *[]){"cat", NULL}, &call, &out) == ST_OK, "cat");
    EQ_STR(out, "in\n", "standard input and output");
    OK(worker_program(&w->ctx, (const char *[]){"no-such-program", NULL}, &call, &out) ==
           ST_NOT_FOUND,
       "a program that is not installed");
    OK(worker_program(&w->ctx, (const char *[]){"sh", "-c", "echo why >&2; exit 3", NULL}, &call,
                      &out) == ST_INVALID,
       "a program that fails");
    EQ_TEXT(w->ctx.err.detail, "exit 3: why", "and what it said");
    OK(worker_program(&w->ctx, (const char *[]){"sh", "-c", "kill -SEGV $$", NULL}, &call, &out) ==
           ST_INVALID,
       "a program that crashes");
    EQ_TEXT(w->ctx.err.key, "worker.crashed", "is told");
    OK(worker_program(&w->ctx, (const char *[]){"sh", "-c", "sleep 1000 & echo $!", NULL}, &call,
                      &out) == ST_OK,
       "a program that leaves another behind");
    OK(!still_runs(out), "does not leave it");
    OK(worker_program(&w->ctx,
                      (const char *[]){"sh", "-c", "cat in.txt in.txt > {dir}/out.txt", NULL},
                      &named, &out) == ST_OK,
       "files by name");
    EQ_STR(out, "xx", "in the private directory");
    OK(worker_program(&w->ctx, (const char *[]){"ln", "-s", "/etc/passwd", "out.txt", NULL}, &named,
                      &out) == ST_INVALID,
       "a result that is a link is none");
    OK(worker_program(&w->ctx, (const char *[]){"true", NULL}, &named, &out) == ST_INVALID,
       "no result");
    EQ_TEXT(w->ctx.err.key, "worker.failed", "is a failure");
}

/* What a converter that was taken over would look for: the database, the keys, other files. */
static void files_of_others(struct world *w)
{
    char secret[64], in[64];
    struct worker_arg args[] = {{"other", S("")}};
    const struct worker_call call = {.args = args, .args_count = 1, .input_path = in};
    const struct worker_call program = {.limits = {.seconds = 120}};
    struct str out = S("");
    int fd;

    snprintf(secret, sizeof secret, "%s/secret", base);
    snprintf(in, sizeof in, "%s/in", base);
    if (syscall(444 /* landlock_create_ruleset */, NULL, 0, 1) < 1) {
        OK(true, "files of others # SKIP the kernel has no Landlock");
        return;
    }
    fd = open(secret, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    OK(write(fd, "key", 3) == 3, "a file of the server");
    close(fd);
    args[0].value = str_from(secret);
    OK(worker_run(&w->ctx, "peek", &call, &out) == ST_OK, "a task looks at files");
    EQ_STR(out, "no no no yes yes yes", "only its own, its input and the system's");
    OK(worker_program(&w->ctx, (const char *[]){"cat", secret, NULL}, &program, &out) == ST_INVALID,
       "a program cannot read it");
    OK(strstr(w->ctx.err.detail, "Permission denied") != NULL, "it is refused");
    unlink(secret);
}

static void program_writes_without_end(struct world *w)
{
    const struct worker_call call = {.limits = {.seconds = 120, .output_mib = 1}};
    struct str out;

    OK(worker_program(&w->ctx, (const char *[]){"cat", "/dev/zero", NULL}, &call, &out) ==
           ST_INVALID,
       "a program that writes without end");
    EQ_TEXT(w->ctx.err.key, "worker.too_big", "is stopped");
}

/* ---------------------------------------------------------------- several at once */

struct job_of_thread {
    struct app *app;
    const char *task;
    struct worker_limits limits;
    const char *key;
};

static void *run_thread(void *p)
{
    struct job_of_thread *j = p;
    struct ctx ctx = {.arena = arena_open(0), .app = j->app};
    const struct worker_call call = {.limits = j->limits};
    struct str out;

    j->key = worker_run(&ctx, j->task, &call, &out) == ST_OK ? "" : ctx.err.key;
    arena_close(ctx.arena);
    return NULL;
}

static int64_t seconds_now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec;
}

static void hangs_and_waits(void)
{
    enum { HANG_SECONDS = 6 }; /* longer than who is hurried waits */
    struct world two, one;
    struct job_of_thread jobs[] = {
        {.task = "hang", .limits = {.seconds = HANG_SECONDS}},
        {.task = "hang", .limits = {.seconds = HANG_SECONDS}},
        {.task = "shout", .limits = {.wait_seconds = 120}}, /* waits, then runs */
        {.task = "spin", .limits = {.seconds = 120, .cpu_seconds = 1}},
    };
    const struct worker_call hurried = {.limits = {.wait_seconds = 1}};
    const int64_t begun = seconds_now();
    pthread_t threads[COUNT(jobs)];
    struct str out = S("");
    enum status st;
    char path[64];

    open_world(&one, "one", 1);
    open_world(&two, "two", 2);
    snprintf(path, sizeof path, "%s", pool_path);
    arr_each (i, COUNT(jobs)) {
        jobs[i].app = i == 3 ? &one.app : &two.app;
        if (i == 2) /* both places taken: seen by their directories */
            for (int n = 0; n < 5000 && entries(path) < 2; n++)
                nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
        pthread_create(&threads[i], NULL, run_thread, &jobs[i]);
    }
    st = worker_run(&two.ctx, "shout", &hurried, &out);
    /* A machine that stood still so long has let the hanging ones come to their end before. */
    if (seconds_now() - begun < HANG_SECONDS) {
        OK(st != ST_OK && out.len == 0, "who cannot wait gets nothing");
        EQ_TEXT(two.ctx.err.key, "worker.busy", "and is told so");
    }
    arr_each (i, COUNT(jobs))
        pthread_join(threads[i], NULL);
    EQ_TEXT(jobs[0].key, "worker.too_slow", "what hangs is stopped");
    EQ_TEXT(jobs[1].key, "worker.too_slow", "both of them");
    EQ_TEXT(jobs[2].key, "", "who can wait gets his turn");
    EQ_TEXT(jobs[3].key, "worker.too_slow", "what spins is stopped by its processor time");
    EQ_INT(entries(path), 0, "and nothing is left");
    close_world(&two);
    close_world(&one);
}

static void remains_are_removed(void)
{
    struct world w;
    char old[128], young[128];
    const struct timespec past[2] = {{.tv_sec = 1000}, {.tv_sec = 1000}};

    snprintf(old, sizeof old, "%s/again", base);
    mkdir(old, 0700);
    snprintf(old, sizeof old, "%s/again/w.old", base);
    snprintf(young, sizeof young, "%s/again/w.young", base);
    OK(mkdir(old, 0700) == 0 && mkdir(young, 0700) == 0 && utimensat(0, old, past, 0) == 0,
       "remains of a dead server");
    open_world(&w, "again", 1);
    OK(access(old, F_OK) != 0, "old ones are removed");
    OK(access(young, F_OK) == 0, "young ones may belong to a server that lives");
    close_world(&w);
    rmdir(young);
}

int main(int argc, char **argv)
{
    struct world w;

    if (argc > 1 && strcmp(argv[1], "worker") == 0)
        worker_child(TASKS);
    if (mkdtemp(base) == NULL)
        return 1;
    open_world(&w, "pool", 2);
    good_tasks(&w);
    files_in_and_out(&w);
    files_of_others(&w);
    nothing_leaks(&w);
    bad_tasks(&w);
    programs(&w);
    program_writes_without_end(&w);
    EQ_INT(entries(pool_path), 0, "no private directory is left");
    close_world(&w);
    hangs_and_waits();
    remains_are_removed();
    snprintf(pool_path, sizeof pool_path, "%s/in", base);
    unlink(pool_path);
    return tap_done();
}
