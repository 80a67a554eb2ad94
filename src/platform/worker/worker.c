// SPDX-License-Identifier: MulanPSL-2.0
/* The server's side: start a child with nothing of ours, wait for it with a clock, judge its end.
 *
 * posix_spawn() and not fork(): the server has many threads, and between fork() and exec() next to
 * nothing is allowed. Limits are therefore set by the child itself after exec. */
#include "base/arena_limit.h"
#include "platform/app.h"
#include "platform/worker/worker_internal.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { COPY_BYTES = 64 * 1024, FD_SAFE = 16 }; /* above all numbers that the child gets */

/** One run; everything in it is released by run_close(). */
struct run {
    const struct worker_call *call;
    struct note_call note;
    bool program;
    char dir[4096];
    int in, out, err_read, err_write, fd_note;
    char said[160]; /* what it said first on stderr */
    size_t said_len;
};

static void shut(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

static void run_close(struct run *r)
{
    shut(&r->in);
    shut(&r->out);
    shut(&r->err_read);
    shut(&r->err_write);
    shut(&r->fd_note);
    if (r->dir[0] != '\0')
        dir_remove(r->dir);
}

static enum status refused(struct err *err, const char *what)
{
    return fail_detail(err, ST_INTERNAL, "worker.refused", "%s: %s", what, strerror(errno));
}

/* Give the descriptor a number that the child's own do not overlap. */
static int high(int fd)
{
    int moved;

    if (fd < 0 || fd >= FD_SAFE)
        return fd;
    moved = fcntl(fd, F_DUPFD_CLOEXEC, FD_SAFE);
    close(fd);
    return moved;
}

static bool put_all(int fd, const char *bytes, size_t len)
{
    while (len > 0) {
        const ssize_t put = write(fd, bytes, len);

        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        bytes += put;
        len -= (size_t)put;
    }
    return true;
}

static bool copy_all(int from, int to)
{
    char bytes[COPY_BYTES];

    for (;;) {
        const ssize_t got = read(from, bytes, sizeof bytes);

        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return got == 0;
        if (!put_all(to, bytes, (size_t)got))
            return false;
    }
}

/* ---------------------------------------------------------------- before */

static int file_in_dir(const struct run *r, const char *name, int flags)
{
    char path[4400];

    if (strchr(name, '/') != NULL ||
        snprintf(path, sizeof path, "%s/%s", r->dir, name) >= (int)sizeof path) {
        errno = EINVAL;
        return -1;
    }
    return open(path, flags | O_CLOEXEC | O_NOFOLLOW, 0600);
}

static enum status put_files(const struct run *r, struct err *err)
{
    for (size_t i = 0; i < r->call->files_count; i++) {
        const struct worker_file *f = &r->call->files[i];
        int from = f->path != NULL ? open(f->path, O_RDONLY | O_CLOEXEC) : -1;
        int to = file_in_dir(r, f->name, O_WRONLY | O_CREAT | O_EXCL);
        const bool done = to >= 0 && (f->path != NULL ? from >= 0 && copy_all(from, to)
                                                      : put_all(to, f->bytes.ptr, f->bytes.len));

        shut(&from);
        shut(&to);
        if (!done)
            return refused(err, "further file");
    }
    return ST_OK;
}

/* Bytes become a file in memory: the child may seek and map it, and nobody has to feed a pipe. */
static enum status open_input(struct run *r, struct err *err)
{
    const struct worker_call *c = r->call;
    int to;
    bool done;

    r->in = high(c->input_path != NULL ? open(c->input_path, O_RDONLY | O_CLOEXEC)
                                       : memfd_create("renda-in", MFD_CLOEXEC));
    if (r->in < 0)
        return refused(err, "input");
    if (c->input_path == NULL &&
        (!put_all(r->in, c->input.ptr, c->input.len) || lseek(r->in, 0, SEEK_SET) != 0))
        return refused(err, "input");
    if (put_files(r, err) != ST_OK)
        return ST_INTERNAL;
    if (c->input_name == NULL)
        return ST_OK;
    to = file_in_dir(r, c->input_name, O_WRONLY | O_CREAT | O_EXCL);
    done = to >= 0 && copy_all(r->in, to);
    if (!done)
        return shut(&to), refused(err, "input file");
    shut(&to);
    shut(&r->in);
    r->in = high(open("/dev/null", O_RDONLY | O_CLOEXEC));
    return r->in >= 0 ? ST_OK : refused(err, "/dev/null");
}

static enum status open_output(struct run *r, struct err *err)
{
    const struct worker_call *c = r->call;
    const bool direct = c->output_path != NULL && c->output_name == NULL;
    int ends[2];

    r->out = high(direct ? open(c->output_path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)
                         : memfd_create("renda-out", MFD_CLOEXEC));
    if (r->out < 0)
        return refused(err, "output");
    if (pipe2(ends, O_CLOEXEC) != 0)
        return refused(err, "pipe");
    r->err_read = ends[0];
    r->err_write = high(ends[1]);
    (void)fcntl(r->err_read, F_SETFL, O_NONBLOCK);
    return r->err_write >= 0 ? ST_OK : refused(err, "pipe");
}

static enum status open_note(struct run *r, struct err *err)
{
    r->note.dir = r->dir;
    r->note.parent = (int)getpid();
    r->fd_note = high(memfd_create("renda-note", MFD_CLOEXEC));
    if (r->fd_note < 0)
        return refused(err, "note");
    return note_write_call(r->fd_note, &r->note) == ST_OK
               ? ST_OK
               : fail_detail(err, ST_INTERNAL, "worker.refused", "arguments too long");
}

static const char *with_dir(struct arena *a, const char *word, const char *dir)
{
    const char *at = strstr(word, "{dir}");

    if (at == NULL)
        return word;
    return str_z(a, str_printf(a, "%.*s%s%s", (int)(at - word), word, dir, at + strlen("{dir}")));
}

/* ---------------------------------------------------------------- the child */

/* Nothing of ours but the four descriptors; its own process group; every signal as at birth. */
static int spawn(struct run *r, const char *exe, pid_t *out)
{
    const char *const argv[] = {"renda", "worker", "--task",
                                r->program ? r->note.words[0] : r->note.task, NULL};
    char home[4200], tmp[4200];
    static const char PATH[] = "PATH=" WORKER_PATH;
    const char *const envp[] = {PATH, "LANG=C.UTF-8", home, tmp, NULL};
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attr;
    sigset_t none, all;
    int error;

    snprintf(home, sizeof home, "HOME=%s", r->dir);
    snprintf(tmp, sizeof tmp, "TMPDIR=%s", r->dir);
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, r->in, FD_IN);
    posix_spawn_file_actions_adddup2(&files, r->out, FD_OUT);
    posix_spawn_file_actions_adddup2(&files, r->err_write, FD_ERR);
    posix_spawn_file_actions_adddup2(&files, r->fd_note, FD_NOTE);
    posix_spawn_file_actions_addclosefrom_np(&files, FD_FIRST_OTHER);
    posix_spawnattr_init(&attr);
    posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK |
                                        POSIX_SPAWN_SETSIGDEF);
    posix_spawnattr_setpgroup(&attr, 0);
    posix_spawnattr_setsigmask(&attr, &none);
    posix_spawnattr_setsigdefault(&attr, &all);
    error = posix_spawn(out, exe, &files, &attr, (char *const *)argv, (char *const *)envp);
    posix_spawnattr_destroy(&attr);
    posix_spawn_file_actions_destroy(&files);
    return error;
}

static int64_t now_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Keep the first words, drop the rest: rubbish without end may neither fill memory nor stop it. */
static void listen_to(struct run *r)
{
    char bytes[4096];
    ssize_t got;

    while ((got = read(r->err_read, bytes, sizeof bytes)) > 0) {
        size_t room = sizeof r->said - 1 - r->said_len;

        if (room > (size_t)got)
            room = (size_t)got;
        memcpy(r->said + r->said_len, bytes, room);
        r->said_len += room;
    }
    if (got == 0)
        shut(&r->err_read);
}

/* true: it ended within its time. */
static bool wait_for_end(struct run *r, int pidfd)
{
    const int64_t until = now_ms() + (int64_t)r->note.limits.seconds * 1000;

    for (;;) {
        struct pollfd what[2] = {{.fd = pidfd, .events = POLLIN},
                                 {.fd = r->err_read, .events = POLLIN}};
        const int64_t left = until - now_ms();

        if (left <= 0)
            return false;
        if (poll(what, 2, (int)left) < 0 && errno != EINTR)
            return false;
        if (r->err_read >= 0 && what[1].revents != 0)
            listen_to(r);
        if (what[0].revents != 0)
            return true;
    }
}

struct ending {
    bool in_time;
    bool signalled;
    int code; /* exit code or signal */
};

/* The leader stays a zombie until its group is dead, so that the group's number means nobody else.
 */
static enum status run_child(struct run *r, const char *exe, struct ending *out, struct err *err)
{
    siginfo_t info = {0};
    pid_t pid;
    const int error = spawn(r, exe, &pid);
    int pidfd;

    if (error != 0)
        return errno = error, refused(err, "spawn");
    shut(&r->err_write);
    pidfd = pidfd_open(pid, 0);
    out->in_time = pidfd >= 0 && wait_for_end(r, pidfd);
    shut(&pidfd);
    if (!out->in_time)
        (void)kill(-pid, SIGKILL);
    while (waitid(P_PID, (id_t)pid, &info, WEXITED | WNOWAIT) != 0 && errno == EINTR)
        continue;
    (void)kill(-pid, SIGKILL);
    while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
        continue;
    if (r->err_read >= 0)
        listen_to(r);
    out->signalled = info.si_code != CLD_EXITED;
    out->code = info.si_status;
    return ST_OK;
}

/* ---------------------------------------------------------------- after */

static enum status ended_by(int sig, const char *said, struct err *err)
{
    if (sig == SIGXCPU)
        return fail_detail(err, ST_INVALID, "worker.too_slow", "processor time: %s", said);
    if (sig == SIGXFSZ)
        return fail_detail(err, ST_INVALID, "worker.too_big", "a file past its limit: %s", said);
    return fail_detail(err, ST_INVALID, "worker.crashed", "signal %d: %s", sig, said);
}

/* One line of what it said, for the log. */
static const char *first_words(struct run *r)
{
    r->said[strcspn(r->said, "\r\n")] = '\0';
    for (char *c = r->said; *c != '\0'; c++)
        if ((unsigned char)*c < ' ' || (unsigned char)*c > '~')
            *c = '?';
    return r->said;
}

static enum status judge(struct run *r, const struct ending *end, struct arena *a, struct err *err)
{
    struct note_report report;
    const char *said = first_words(r);

    if (!end->in_time)
        return fail_detail(err, ST_INVALID, "worker.too_slow", "%u seconds: %s",
                           r->note.limits.seconds, said);
    if (end->signalled)
        return ended_by(end->code, said, err);
    note_read_report(r->fd_note, a, &report);
    if (!report.there)
        return fail_detail(err, ST_INVALID, "worker.crashed", "exit %d without a word: %s",
                           end->code, said);
    if (report.status != ST_OK) {
        *err = report.err;
        if (err->key == NULL)
            err->key = "worker.failed";
        return report.status;
    }
    if (report.signal != 0)
        return ended_by(report.signal, said, err);
    if (report.exit_code != 0)
        return fail_detail(err, ST_INVALID, "worker.failed", "exit %d: %s", report.exit_code, said);
    return ST_OK;
}

static enum status read_result(int fd, size_t max, struct arena *a, struct str *out,
                               struct err *err)
{
    struct stat st;
    char *bytes;
    size_t len = 0;

    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
        return fail_detail(err, ST_INVALID, "worker.failed", "the result is no plain file");
    if ((uint64_t)st.st_size > max)
        return fail(err, ST_INVALID, "worker.too_big", NULL);
    bytes = arena_alloc(a, (size_t)st.st_size + 1);
    while (len < (size_t)st.st_size) {
        const ssize_t got = pread(fd, bytes + len, (size_t)st.st_size - len, (off_t)len);

        if (got <= 0)
            return refused(err, "result");
        len += (size_t)got;
    }
    *out = (struct str){bytes, len};
    return ST_OK;
}

/* From the file that the program made to the one that the caller wants. */
static enum status move_result(int from, const char *path, struct err *err)
{
    struct stat st;
    int to;
    bool done;

    if (fstat(from, &st) != 0 || !S_ISREG(st.st_mode))
        return fail_detail(err, ST_INVALID, "worker.failed", "the result is no plain file");
    to = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    done = to >= 0 && copy_all(from, to);
    shut(&to);
    return done ? ST_OK : refused(err, "output file");
}

static enum status take_result(struct run *r, struct arena *a, struct str *out, struct err *err)
{
    const struct worker_call *c = r->call;

    if (c->output_name != NULL) {
        shut(&r->out);
        r->out = file_in_dir(r, c->output_name, O_RDONLY | O_NONBLOCK);
        if (r->out < 0)
            return fail_detail(err, ST_INVALID, "worker.failed", "it made no result");
        if (c->output_path != NULL)
            return move_result(r->out, c->output_path, err);
    }
    if (c->output_path != NULL)
        return ST_OK;
    return read_result(r->out, (size_t)r->note.limits.output_mib * 1024 * 1024, a, out, err);
}

static enum status run_all(struct run *r, const char *exe, struct arena *a, struct str *out,
                           struct err *err)
{
    struct ending end = {0};

    TRY(open_input(r, err));
    TRY(open_output(r, err));
    TRY(open_note(r, err));
    TRY(run_child(r, exe, &end, err));
    TRY(judge(r, &end, a, err));
    return take_result(r, a, out, err);
}

static enum status run_in_place(struct ctx *ctx, struct run *r, struct str *out)
{
    struct worker_pool *pool = ctx->app->worker;
    struct str result = S("");
    enum status st;

    r->in = r->out = r->err_read = r->err_write = r->fd_note = -1;
    r->note.limits = limits_settle(r->call->limits, r->program);
    TRY(pool_enter(pool, r->note.limits.wait_seconds, &ctx->err));
    arena_hold(); /* the place in the pool is given back, whatever comes */
    st = dir_make(pool_dir(pool), r->dir, sizeof r->dir, &ctx->err);
    if (st == ST_OK) {
        arr_each (i, WORKER_WORDS_MAX)
            if (r->note.words[i] != NULL)
                r->note.words[i] = with_dir(ctx->arena, r->note.words[i], r->dir);
        st = run_all(r, pool_exe(pool), ctx->arena, &result, &ctx->err);
    } else {
        r->dir[0] = '\0';
    }
    run_close(r);
    pool_leave(pool);
    arena_let();
    if (st != ST_OK && r->call->output_path != NULL)
        (void)unlink(r->call->output_path);
    if (st == ST_OK && out != NULL)
        *out = result;
    return st;
}

enum status worker_run(struct ctx *ctx, const char *name, const struct worker_call *call,
                       struct str *out)
{
    struct run *r = arena_new(ctx->arena, struct run);

    ASSERT(call->args_count <= WORKER_ARGS_MAX);
    r->call = call;
    r->note.task = name;
    arr_each (i, call->args_count)
        r->note.args[r->note.args_count++] = call->args[i];
    return run_in_place(ctx, r, out);
}

enum status worker_program(struct ctx *ctx, const char *const *argv, const struct worker_call *call,
                           struct str *out)
{
    struct run *r = arena_new(ctx->arena, struct run);

    if (!worker_has_program(argv[0])) {
        const enum status st =
            fail_detail(&ctx->err, ST_NOT_FOUND, "worker.no_program", "%s", argv[0]);

        snprintf(ctx->err.arg, sizeof ctx->err.arg, "%s", argv[0]);
        return st;
    }
    r->call = call;
    r->program = true;
    for (size_t i = 0; argv[i] != NULL; i++) {
        ASSERT(i < WORKER_WORDS_MAX);
        r->note.words[i] = argv[i];
    }
    return run_in_place(ctx, r, out);
}
