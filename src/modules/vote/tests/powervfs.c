// SPDX-License-Identifier: MulanPSL-2.0
/* A shim above SQLite's own file system. For database and log it keeps a copy of what has been
 * flushed and a list of what has not. */
#include "modules/vote/tests/powervfs.h"
#include "base/str.h"
#include <pthread.h>
#include <sqlite3.h>
#include <string.h>

enum { FILES_MAX = 16, PATH_SIZE = 512 };

struct pending {
    struct pending *next;
    sqlite3_int64 at;
    size_t len;
    bool truncate;
    unsigned char bytes[];
};

/* One file as the disk has it; many connections may have it open. */
struct disk {
    char path[PATH_SIZE];
    bool wal;
    unsigned char *bytes;
    size_t len, room;
    struct pending *first, **last;
};

struct power_file {
    sqlite3_file base;
    struct disk *disk; /* NULL: a file that nobody asks for */
    sqlite3_file *real;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct disk disks[FILES_MAX];
static size_t disks_count, flushes;
static sqlite3_vfs power_vfs;

static sqlite3_file *real_of(sqlite3_file *f)
{
    return ((struct power_file *)(void *)f)->real;
}

static struct disk *disk_of(sqlite3_file *f)
{
    return ((struct power_file *)(void *)f)->disk;
}

static void put(struct disk *d, const unsigned char *bytes, size_t len, size_t at)
{
    if (at + len > d->room) {
        d->room = (at + len) * 2;
        d->bytes = realloc(d->bytes, d->room);
        ASSERT(d->bytes != NULL);
    }
    if (at > d->len)
        memset(d->bytes + d->len, 0, at - d->len);
    if (len > 0)
        memcpy(d->bytes + at, bytes, len);
    if (at + len > d->len)
        d->len = at + len;
}

static void apply(struct disk *d, const struct pending *p)
{
    if (p->truncate)
        d->len = (size_t)p->at < d->len ? (size_t)p->at : d->len;
    else
        put(d, p->bytes, p->len, (size_t)p->at);
}

static void note(struct disk *d, const void *bytes, size_t len, sqlite3_int64 at, bool truncate)
{
    struct pending *p = malloc(sizeof *p + len);

    ASSERT(p != NULL);
    *p = (struct pending){.at = at, .len = len, .truncate = truncate};
    if (len > 0)
        memcpy(p->bytes, bytes, len);
    *d->last = p;
    d->last = &p->next;
}

static void flush(struct disk *d)
{
    while (d->first != NULL) {
        struct pending *p = d->first;

        apply(d, p);
        d->first = p->next;
        free(p);
    }
    d->last = &d->first;
    flushes++;
}

/* ---- files ---- */

static int power_close(sqlite3_file *f)
{
    return real_of(f)->pMethods->xClose(real_of(f));
}

static int power_read(sqlite3_file *f, void *to, int len, sqlite3_int64 at)
{
    return real_of(f)->pMethods->xRead(real_of(f), to, len, at);
}

static int power_write(sqlite3_file *f, const void *from, int len, sqlite3_int64 at)
{
    int rc;

    if (disk_of(f) == NULL)
        return real_of(f)->pMethods->xWrite(real_of(f), from, len, at);
    pthread_mutex_lock(&lock);
    rc = real_of(f)->pMethods->xWrite(real_of(f), from, len, at);
    note(disk_of(f), from, (size_t)len, at, false);
    pthread_mutex_unlock(&lock);
    return rc;
}

static int power_truncate(sqlite3_file *f, sqlite3_int64 size)
{
    int rc;

    pthread_mutex_lock(&lock);
    rc = real_of(f)->pMethods->xTruncate(real_of(f), size);
    if (disk_of(f) != NULL)
        note(disk_of(f), NULL, 0, size, true);
    pthread_mutex_unlock(&lock);
    return rc;
}

/* The machine's own flush would only take time. */
static int power_sync(sqlite3_file *f, int flags)
{
    (void)flags;
    if (disk_of(f) == NULL)
        return SQLITE_OK;
    pthread_mutex_lock(&lock);
    flush(disk_of(f));
    pthread_mutex_unlock(&lock);
    return SQLITE_OK;
}

static int power_size(sqlite3_file *f, sqlite3_int64 *out)
{
    return real_of(f)->pMethods->xFileSize(real_of(f), out);
}

static int power_lock(sqlite3_file *f, int how)
{
    return real_of(f)->pMethods->xLock(real_of(f), how);
}

static int power_unlock(sqlite3_file *f, int how)
{
    return real_of(f)->pMethods->xUnlock(real_of(f), how);
}

static int power_reserved(sqlite3_file *f, int *out)
{
    return real_of(f)->pMethods->xCheckReservedLock(real_of(f), out);
}

static int power_control(sqlite3_file *f, int op, void *arg)
{
    return real_of(f)->pMethods->xFileControl(real_of(f), op, arg);
}

static int power_sector(sqlite3_file *f)
{
    return real_of(f)->pMethods->xSectorSize(real_of(f));
}

/* Nothing is promised: neither whole sectors nor order. */
static int power_traits(sqlite3_file *f)
{
    (void)f;
    return 0;
}

static int power_shm_map(sqlite3_file *f, int page, int size, int extend, void volatile **out)
{
    return real_of(f)->pMethods->xShmMap(real_of(f), page, size, extend, out);
}

static int power_shm_lock(sqlite3_file *f, int at, int n, int flags)
{
    return real_of(f)->pMethods->xShmLock(real_of(f), at, n, flags);
}

static void power_shm_barrier(sqlite3_file *f)
{
    real_of(f)->pMethods->xShmBarrier(real_of(f));
}

static int power_shm_unmap(sqlite3_file *f, int remove)
{
    return real_of(f)->pMethods->xShmUnmap(real_of(f), remove);
}

static const sqlite3_io_methods METHODS = {
    .iVersion = 2,
    .xClose = power_close,
    .xRead = power_read,
    .xWrite = power_write,
    .xTruncate = power_truncate,
    .xSync = power_sync,
    .xFileSize = power_size,
    .xLock = power_lock,
    .xUnlock = power_unlock,
    .xCheckReservedLock = power_reserved,
    .xFileControl = power_control,
    .xSectorSize = power_sector,
    .xDeviceCharacteristics = power_traits,
    .xShmMap = power_shm_map,
    .xShmLock = power_shm_lock,
    .xShmBarrier = power_shm_barrier,
    .xShmUnmap = power_shm_unmap,
};

static void read_whole(struct disk *d)
{
    FILE *f = fopen(d->path, "rb");
    unsigned char block[65536];
    size_t got;

    while (f != NULL && (got = fread(block, 1, sizeof block, f)) > 0)
        put(d, block, got, d->len);
    if (f != NULL)
        fclose(f);
}

/* Under the lock. */
static struct disk *find(const char *path, bool wal)
{
    struct disk *d;

    arr_each (i, disks_count)
        if (strcmp(disks[i].path, path) == 0)
            return &disks[i];
    ASSERT(disks_count < FILES_MAX && strlen(path) < PATH_SIZE);
    d = &disks[disks_count++];
    snprintf(d->path, sizeof d->path, "%s", path);
    d->wal = wal;
    d->last = &d->first;
    read_whole(d);
    return d;
}

static int power_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *f, int flags,
                      int *out_flags)
{
    sqlite3_vfs *real = vfs->pAppData;
    struct power_file *p = (struct power_file *)(void *)f;
    int rc;

    p->real = (sqlite3_file *)(void *)(p + 1);
    p->disk = NULL;
    rc = real->xOpen(real, name, p->real, flags, out_flags);
    p->base.pMethods = p->real->pMethods != NULL ? &METHODS : NULL;
    if (rc == SQLITE_OK && name != NULL && (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL)) != 0) {
        pthread_mutex_lock(&lock);
        p->disk = find(name, (flags & SQLITE_OPEN_WAL) != 0);
        pthread_mutex_unlock(&lock);
    }
    return rc;
}

void powervfs_install(void)
{
    sqlite3_vfs *real = sqlite3_vfs_find(NULL);

    power_vfs = *real;
    power_vfs.zName = "power";
    power_vfs.pNext = NULL;
    power_vfs.pAppData = real;
    power_vfs.szOsFile = (int)sizeof(struct power_file) + real->szOsFile;
    power_vfs.xOpen = power_open;
    ASSERT(sqlite3_vfs_register(&power_vfs, 1) == SQLITE_OK);
}

/* ---- the cut ---- */

static void write_image(const struct disk *d, const char *to, bool torn)
{
    struct disk image = {.last = &image.first};
    char path[PATH_SIZE];
    FILE *f;

    put(&image, d->bytes, d->len, 0);
    for (const struct pending *p = d->first; torn && p != NULL; p = p->next)
        if ((rand() & 1) != 0) /* NOLINT: any part of them */
            apply(&image, p);
    snprintf(path, sizeof path, "%s%s", to, d->wal ? "-wal" : "");
    f = fopen(path, "wb");
    ASSERT(f != NULL && fwrite(image.bytes, 1, image.len, f) == image.len && fclose(f) == 0);
    free(image.bytes);
}

void powervfs_cut(const char *path, const char *to, bool torn)
{
    const size_t len = strlen(path);

    pthread_mutex_lock(&lock);
    arr_each (i, disks_count)
        if (strncmp(disks[i].path, path, len) == 0 && (disks[i].path[len] == '\0' || disks[i].wal))
            write_image(&disks[i], to, torn);
    pthread_mutex_unlock(&lock);
}

size_t powervfs_flushes(void)
{
    size_t n;

    pthread_mutex_lock(&lock);
    n = flushes;
    pthread_mutex_unlock(&lock);
    return n;
}
