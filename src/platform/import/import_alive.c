// SPDX-License-Identifier: MulanPSL-2.0
/* Does the program that writes an import in pieces still live? A locked file says so: the lock goes
 * with the program. */
#include "platform/import/import_spool.h"
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

struct import_alive {
    int fd;
    const char *path;
};

static void alive_close(void *p)
{
    struct import_alive *a = p;

    if (a->fd >= 0)
        close(a->fd);
    a->fd = -1;
}

enum status import_alive_begin(struct ctx *ctx, int64_t id, struct import_alive **out)
{
    struct import_alive *a = arena_new(ctx->arena, struct import_alive);
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};

    a->path = import_spool_named(ctx, "alive", id);
    a->fd = open(a->path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (a->fd < 0)
        return fail_detail(&ctx->err, ST_INTERNAL, "import.spool", "%s", strerror(errno));
    arena_on_free(ctx->arena, alive_close, a);
    if (fcntl(a->fd, F_OFD_SETLK, &lock) != 0) {
        alive_close(a);
        return fail(&ctx->err, ST_CONFLICT, "import.running", NULL);
    }
    *out = a;
    return ST_OK;
}

void import_alive_end(struct import_alive *a)
{
    unlink(a->path);
    alive_close(a);
}

void import_alive_leave(struct import_alive *a)
{
    alive_close(a);
}

bool import_alive(struct ctx *ctx, int64_t id)
{
    const int fd = open(import_spool_named(ctx, "alive", id), O_RDWR | O_CLOEXEC);
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    bool held;

    if (fd < 0)
        return false;
    held = fcntl(fd, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
    close(fd);
    return held;
}
