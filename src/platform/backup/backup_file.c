// SPDX-License-Identifier: MulanPSL-2.0
/* Small things on files. */
#include "platform/backup/backup_internal.h"
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHUNK = 1 << 16, OPEN_DIRS = 16 };

enum status file_failed(struct err *err, const char *path, int code)
{
    if (code == ENOSPC || code == EDQUOT || code == EFBIG)
        return fail_detail(err, ST_BUSY, "db.disk_full", "%s", path);
    return fail_detail(err, ST_INTERNAL, "backup.failed", "%s: %s", path, strerror(code));
}

static bool hash_stream(FILE *f, uint8_t out[HASH_BYTES], int64_t *out_bytes)
{
    EVP_MD_CTX *md = EVP_MD_CTX_new();
    char chunk[CHUNK];
    size_t got;
    bool good = md != NULL && EVP_DigestInit_ex(md, EVP_sm3(), NULL) == 1;

    *out_bytes = 0;
    while (good && (got = fread(chunk, 1, sizeof chunk, f)) > 0) {
        good = EVP_DigestUpdate(md, chunk, got) == 1;
        *out_bytes += (int64_t)got;
    }
    good = good && ferror(f) == 0 && EVP_DigestFinal_ex(md, out, NULL) == 1;
    EVP_MD_CTX_free(md);
    return good;
}

enum status file_hash(const char *path, uint8_t out[HASH_BYTES], int64_t *out_bytes,
                      struct err *err)
{
    FILE *f = fopen(path, "re");
    bool good;

    if (f == NULL)
        return file_failed(err, path, errno);
    good = hash_stream(f, out, out_bytes);
    fclose(f);
    return good ? ST_OK : file_failed(err, path, EIO);
}

enum status file_flush(const char *path, struct err *err)
{
    const int fd = open(path, O_RDONLY | O_CLOEXEC);
    int code = 0;

    if (fd < 0)
        return file_failed(err, path, errno);
    if (fsync(fd) != 0)
        code = errno;
    close(fd);
    return code == 0 ? ST_OK : file_failed(err, path, code);
}

enum status make_parents(const char *path, struct err *err)
{
    char part[BACKUP_PATH_SIZE];
    const size_t len = strlen(path);

    if (len >= sizeof part)
        return file_failed(err, path, ENAMETOOLONG);
    for (size_t i = 1; i < len; i++) {
        if (path[i] != '/')
            continue;
        memcpy(part, path, i);
        part[i] = '\0';
        if (mkdir(part, 0700) != 0 && errno != EEXIST)
            return file_failed(err, part, errno);
    }
    return ST_OK;
}

static int remove_one(const char *path, const struct stat *s, int flag, struct FTW *at)
{
    (void)s;
    (void)flag;
    (void)at;
    return remove(path);
}

void remove_tree(const char *path)
{
    (void)nftw(path, remove_one, OPEN_DIRS, FTW_DEPTH | FTW_PHYS);
}

enum status backup_lock(const char *data_dir, bool exclusive, int *out_fd, struct err *err)
{
    char path[BACKUP_PATH_SIZE];
    int fd;

    *out_fd = -1;
    snprintf(path, sizeof path, "%s/serve.lock", data_dir);
    fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0)
        return file_failed(err, path, errno);
    if (flock(fd, (exclusive ? LOCK_EX : LOCK_SH) | LOCK_NB) != 0) {
        close(fd);
        return fail_detail(err, ST_CONFLICT, "backup.running", "%s", data_dir);
    }
    *out_fd = fd;
    return ST_OK;
}
