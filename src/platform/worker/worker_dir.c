// SPDX-License-Identifier: MulanPSL-2.0
/* Private directories of workers: made, and removed with all that is in them. */
#include "platform/worker/worker_internal.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    DEPTH_MAX = 40
}; /* nothing honest makes deeper trees; what is left goes with the next start */

enum status dir_make(const char *below, char *out_path, size_t cap, struct err *err)
{
    const int len = snprintf(out_path, cap, "%s/w.XXXXXX", below);

    if (len < 0 || (size_t)len >= cap || mkdtemp(out_path) == NULL)
        return fail_detail(err, ST_INTERNAL, "worker.refused", "private directory: %s",
                           strerror(errno));
    return ST_OK;
}

/* Everything in the open directory; closes it. Links are removed, never followed. */
static void empty(int fd, unsigned depth)
{
    DIR *dir = fdopendir(fd);
    const struct dirent *e;

    if (dir == NULL) {
        close(fd);
        return;
    }
    while ((e = readdir(dir)) != NULL) {
        int inner;

        if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
            continue;
        if (unlinkat(dirfd(dir), e->d_name, 0) == 0 || depth == DEPTH_MAX ||
            fchmodat(dirfd(dir), e->d_name, 0700, 0) != 0)
            continue;
        inner = openat(dirfd(dir), e->d_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (inner >= 0)
            empty(inner, depth + 1);
        (void)unlinkat(dirfd(dir), e->d_name, AT_REMOVEDIR);
    }
    closedir(dir);
}

void dir_remove(const char *path)
{
    const int fd = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

    if (fd >= 0)
        empty(fd, 0);
    (void)rmdir(path);
}

void dir_remove_old(const char *below, int64_t before)
{
    DIR *dir = opendir(below);
    const struct dirent *e;
    char path[4096];
    struct stat st;

    if (dir == NULL)
        return;
    while ((e = readdir(dir)) != NULL) {
        if (strncmp(e->d_name, "w.", 2) != 0)
            continue;
        if (fstatat(dirfd(dir), e->d_name, &st, AT_SYMLINK_NOFOLLOW) != 0 ||
            st.st_mtim.tv_sec >= before)
            continue;
        if (snprintf(path, sizeof path, "%s/%s", below, e->d_name) < (int)sizeof path)
            dir_remove(path);
    }
    closedir(dir);
}

bool worker_has_program(const char *name)
{
    char path[256];

    for (const char *at = WORKER_PATH; *at != '\0'; at += *at == ':') {
        const size_t len = strcspn(at, ":");
        const int n = snprintf(path, sizeof path, "%.*s/%s", (int)len, at, name);

        if (strchr(name, '/') == NULL && n > 0 && n < (int)sizeof path && access(path, X_OK) == 0)
            return true;
        at += len;
    }
    return false;
}
