// SPDX-License-Identifier: MulanPSL-2.0
/* The child's side: read the note, enter the jail, run the task or start the program, report. */
#include "platform/worker/worker_internal.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { EXIT_CANNOT_START = 127, READ_BYTES = 64 * 1024 };

struct str worker_arg(const struct worker_io *io, const char *name)
{
    arr_each (i, io->args_count)
        if (strcmp(io->args[i].name, name) == 0)
            return io->args[i].value;
    return S("");
}

enum status worker_read_all(struct worker_io *io, size_t max_bytes, struct str *out)
{
    struct buf b = buf_new(io->arena, max_bytes + 1);
    struct stat st;
    ssize_t got;

    if (fstat(io->in, &st) == 0 && S_ISREG(st.st_mode) && (uint64_t)st.st_size > max_bytes)
        return fail(&io->err, ST_INVALID, "worker.too_big", NULL);
    do {
        const size_t left = max_bytes + 1 - b.len;
        const size_t want = left < READ_BYTES ? left : READ_BYTES;

        got = read(io->in, buf_room(&b, want), want);
        if (got > 0)
            b.len += (size_t)got;
        if (b.len > max_bytes)
            return fail(&io->err, ST_INVALID, "worker.too_big", NULL);
    } while (got > 0 || (got < 0 && errno == EINTR));
    if (got < 0)
        return fail_detail(&io->err, ST_INTERNAL, "worker.failed", "read: %s", strerror(errno));
    *out = buf_view(&b);
    return ST_OK;
}

enum status worker_write(struct worker_io *io, const void *bytes, size_t len)
{
    const char *at = bytes;

    while (len > 0) {
        const ssize_t put = write(io->out, at, len);

        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0 && errno == EFBIG)
            return fail(&io->err, ST_INVALID, "worker.too_big", NULL);
        if (put <= 0)
            return fail_detail(&io->err, ST_INTERNAL, "worker.failed", "write: %s",
                               strerror(errno));
        at += put;
        len -= (size_t)put;
    }
    return ST_OK;
}

_Noreturn static void report_and_end(const struct note_report *r)
{
    note_write_report(FD_NOTE, r);
    _exit(EXIT_SUCCESS);
}

_Noreturn static void refuse(const char *why)
{
    struct note_report r = {.status = ST_INTERNAL};

    (void)fail_detail(&r.err, ST_INTERNAL, "worker.refused", "%s", why);
    report_and_end(&r);
}

/* ---------------------------------------------------------------- tasks */

static const struct worker_task *find_task(const struct worker_task *tasks, const char *name)
{
    for (const struct worker_task *t = tasks; t->name != NULL; t++)
        if (strcmp(t->name, name) == 0)
            return t;
    refuse("no such task");
}

_Noreturn static void run_task(struct arena *a, const struct worker_task *task,
                               const struct note_call *call)
{
    struct worker_io io = {.arena = a,
                           .dir = call->dir,
                           .in = FD_IN,
                           .args = call->args,
                           .args_count = call->args_count};
    struct note_report r = {0};

    /* The result is only what the task writes on purpose; what a library prints goes to the log. */
    io.out = fcntl(FD_OUT, F_DUPFD_CLOEXEC, FD_FIRST_OTHER);
    if (io.out < 0 || dup2(FD_ERR, FD_OUT) < 0)
        refuse("descriptors");
    if (jail_enter(&call->limits, call->dir, true, &r.err) != ST_OK)
        refuse(r.err.detail);
    r.status = task->run(&io);
    r.err = io.err;
    report_and_end(&r);
}

/* ---------------------------------------------------------------- programs */

static void end_all(int sig)
{
    (void)sig;
    (void)kill(0, SIGKILL); /* our process group, ourselves included */
}

_Noreturn static void become(const struct note_call *call)
{
    struct err err = {0};

    signal(SIGTERM, SIG_DFL);
    signal(SIGXFSZ, SIG_DFL); /* ends the program: the file was too big */
    close(FD_NOTE);
    if (jail_enter(&call->limits, call->dir, false, &err) != ST_OK)
        fprintf(stderr, "%s\n", err.detail);
    else
        execvp(call->words[0], (char *const *)call->words);
    _exit(EXIT_CANNOT_START);
}

/* We stay beside the program: if the server dies, so does everything that the program started. */
_Noreturn static void run_program(const struct note_call *call)
{
    struct note_report r = {0};
    int ended;
    pid_t pid;

    signal(SIGTERM, end_all);
    if (prctl(PR_SET_PDEATHSIG, SIGTERM) != 0 || getppid() != call->parent)
        refuse("parent gone");
    pid = fork();
    if (pid == 0)
        become(call);
    if (pid < 0)
        refuse("fork");
    while (waitpid(pid, &ended, 0) < 0)
        if (errno != EINTR)
            refuse("wait");
    if (WIFEXITED(ended))
        r.exit_code = WEXITSTATUS(ended);
    else
        r.signal = WTERMSIG(ended);
    report_and_end(&r);
}

_Noreturn void worker_child(const struct worker_task *tasks)
{
    struct arena *a = arena_open(0);
    struct note_call *call = arena_new(a, struct note_call);

    /* Started by hand there is no note: say what this is, instead of failing strangely. */
    if (note_read_call(FD_NOTE, a, call) != ST_OK) {
        fputs("renda: tasks are started by the server itself\n", stderr);
        _exit(EXIT_FAILURE);
    }
    if (chdir(call->dir) != 0)
        refuse("private directory");
    if (call->task == NULL)
        run_program(call);
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != call->parent)
        refuse("parent gone");
    signal(SIGXFSZ, SIG_IGN);
    run_task(a, find_task(tasks, call->task), call);
}
