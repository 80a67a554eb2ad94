// SPDX-License-Identifier: MulanPSL-2.0
/* How far a running import is: a line in a file beside the waiting one, locked while it runs. The
 * lock goes with the program, so that after a crash nobody believes it still runs. */
#include "platform/import/import_spool.h"
#include "platform/text.h"
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

enum { LINE_BYTES = 512 };

static const char *const PHASES[] = {
    [IMPORT_CHECKING] = "checking", [IMPORT_WRITING] = "writing", [IMPORT_TAKING_BACK] = "back"};

struct import_run {
    int fd;
    const char *stop;
};

static bool locked(int fd)
{
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};

    return fcntl(fd, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
}

static void say(const struct import_run *run, const char *text, size_t len)
{
    if (pwrite(run->fd, text, len, 0) == (ssize_t)len && ftruncate(run->fd, (off_t)len) != 0)
        return; /* an old end stays behind the new line: it is not read */
}

static void run_close(void *p)
{
    struct import_run *run = p;

    if (run->fd >= 0)
        close(run->fd);
    run->fd = -1;
}

enum status import_run_begin(struct ctx *ctx, struct str name, struct import_run **out)
{
    struct import_run *run = arena_new(ctx->arena, struct import_run);
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};

    run->stop = import_spool_beside(ctx, name, "stop");
    run->fd = open(import_spool_beside(ctx, name, "run"), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (run->fd < 0)
        return fail_detail(&ctx->err, ST_INTERNAL, "import.spool", "%s", strerror(errno));
    if (fcntl(run->fd, F_OFD_SETLK, &lock) != 0) {
        close(run->fd);
        return fail(&ctx->err, ST_CONFLICT, "import.running", NULL);
    }
    unlink(run->stop);
    import_run_say(run, IMPORT_CHECKING, 0, 0);
    arena_on_free(ctx->arena, run_close, run);
    *out = run;
    return ST_OK;
}

void import_run_say(const struct import_run *run, enum import_phase phase, size_t rows, size_t all)
{
    char line[LINE_BYTES];
    const int len = snprintf(line, sizeof line, "%s %zu %zu\n", PHASES[phase], rows, all);

    say(run, line, (size_t)len);
}

bool import_run_stopped(const struct import_run *run)
{
    return access(run->stop, F_OK) == 0;
}

void import_run_end(struct import_run *run, enum status st, const struct err *err)
{
    char line[LINE_BYTES];
    const int len = st == ST_OK
                        ? snprintf(line, sizeof line, "done 0 0\n")
                        : snprintf(line, sizeof line, "failed %d 0\n%s\n%s\n", (int)st,
                                   err->key != NULL ? err->key : "error.internal", err->arg);

    say(run, line, (size_t)(len < LINE_BYTES ? len : LINE_BYTES - 1));
    run_close(run);
    unlink(run->stop);
}

static void read_failure(struct ctx *ctx, struct str rest, struct import_progress *out)
{
    struct str key, arg;

    (void)str_cut(&rest, '\n', &key);
    (void)str_cut(&rest, '\n', &arg);
    out->key = str_z(ctx->arena, key);
    out->arg = str_z(ctx->arena, arg);
    if (!text_has(out->key))
        out->key = "error.internal";
}

static enum import_phase phase_of(const char *word)
{
    arr_each (i, COUNT(PHASES))
        if (strcmp(word, PHASES[i]) == 0)
            return (enum import_phase)i;
    return IMPORT_CHECKING;
}

static void read_state(struct ctx *ctx, int fd, struct import_progress *out)
{
    char text[LINE_BYTES + 1], word[16];
    const bool runs = locked(fd);
    const ssize_t got = pread(fd, text, LINE_BYTES, 0);
    struct str all, line;
    size_t rows, total;

    if (got <= 0)
        return;
    text[got] = '\0';
    all = str_dup(ctx->arena, (struct str){text, (size_t)got});
    (void)str_cut(&all, '\n', &line);
    if (sscanf(text, "%15s %zu %zu", word, &rows, &total) != 3)
        return;
    *out = (struct import_progress){.state = IMPORT_RUN_STOPPED_SHORT, .rows = rows, .all = total};
    if (strcmp(word, "done") == 0) {
        out->state = IMPORT_RUN_DONE;
    } else if (strcmp(word, "failed") == 0) {
        out->state = IMPORT_RUN_FAILED;
        out->status = rows > ST_OK && rows <= ST_INTERNAL ? (enum status)rows : ST_INTERNAL;
        read_failure(ctx, all, out);
    } else if (runs) {
        out->state = IMPORT_RUN_ON;
        out->phase = phase_of(word);
    }
}

void import_run_state(struct ctx *ctx, struct str name, struct import_progress *out)
{
    const int fd = open(import_spool_beside(ctx, name, "run"), O_RDWR | O_CLOEXEC);

    *out = (struct import_progress){.state = IMPORT_RUN_NONE};
    if (fd < 0)
        return;
    read_state(ctx, fd, out);
    close(fd);
}

void import_run_forget(struct ctx *ctx, struct str name)
{
    struct import_progress p;

    import_run_state(ctx, name, &p);
    if (p.state != IMPORT_RUN_ON)
        unlink(import_spool_beside(ctx, name, "run"));
}

enum status import_run_stop(struct ctx *ctx, struct str name)
{
    const int fd =
        open(import_spool_beside(ctx, name, "stop"), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);

    if (fd < 0)
        return fail_detail(&ctx->err, ST_INTERNAL, "import.spool", "%s", strerror(errno));
    close(fd);
    return ST_OK;
}
