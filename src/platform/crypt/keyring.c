// SPDX-License-Identifier: MulanPSL-2.0
/* Key files: read, made and removed; kept in locked memory. */
#include "platform/crypt/key_cache.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

struct master {
    int64_t number;
    uint8_t key[KEY_BYTES];
};

/* In memory of sodium_malloc(): locked, never swapped out, between guard pages, wiped on free. */
struct secrets {
    bool has_blind, blind_sm3;
    uint8_t blind[KEY_BYTES];
    size_t count;
    struct master masters[KEY_MASTERS_MAX];
};

struct keyring {
    pthread_mutex_t lock;
    char *dir; /* DATA/keys */
    struct secrets *secrets;
    struct key_caches *caches;
};

struct key_caches *keyring_caches(struct keyring *k)
{
    return k->caches;
}

const char *keyring_file_name(int64_t number, char name[KEY_NAME_SIZE])
{
    if (number == KEY_BLIND)
        return "blind.key";
    if (number == KEY_BLIND_SM3)
        return "blind-sm3.key";
    snprintf(name, KEY_NAME_SIZE, "master-%lld.key", (long long)number);
    return name;
}

/* Number in "master-<n>.key", KEY_BLIND for "blind.key", KEY_BLIND_SM3 for "blind-sm3.key", -1 for
 * anything else. */
static int64_t number_of(const char *name)
{
    const struct str s = str_from(name), head = S("master-"), tail = S(".key");
    int64_t n;

    if (str_eqz(s, "blind.key"))
        return KEY_BLIND;
    if (str_eqz(s, "blind-sm3.key"))
        return KEY_BLIND_SM3;
    if (s.len <= head.len + tail.len || !str_starts(s, head) || !str_ends(s, tail))
        return -1;
    if (!str_to_int((struct str){s.ptr + head.len, s.len - head.len - tail.len}, &n) || n < 1)
        return -1;
    return n;
}

static enum status failed(struct err *err, const struct keyring *k, const char *name,
                          const char *what)
{
    return fail_detail(err, ST_INTERNAL, "crypt.keys", "%s%s%s: %s", k->dir,
                       name[0] != '\0' ? "/" : "", name, what);
}

static struct master *find(const struct keyring *k, int64_t number)
{
    arr_each (i, k->secrets->count)
        if (k->secrets->masters[i].number == number)
            return &k->secrets->masters[i];
    return NULL;
}

/* Is there nobody else who may read what fd is? */
static enum status check_private(const struct keyring *k, int fd, const char *name, bool dir,
                                 struct err *err)
{
    struct stat st;

    if (fstat(fd, &st) != 0)
        return failed(err, k, name, strerror(errno));
    if (!(dir ? S_ISDIR(st.st_mode) : S_ISREG(st.st_mode)))
        return failed(err, k, name, dir ? "is not a directory" : "is not a regular file");
    if (st.st_uid != geteuid())
        return failed(err, k, name, "belongs to another user; chown it to the user of the server");
    if ((st.st_mode & 077) != 0)
        return failed(err, k, name,
                      dir ? "others may enter it; run chmod 700 on it"
                          : "others may read it; run chmod 600 on it, and rotate the keys if "
                            "somebody could have read it");
    return ST_OK;
}

static enum status open_dir(const struct keyring *k, int *out_fd, struct err *err)
{
    const int fd = open(k->dir, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    enum status st;

    if (fd < 0)
        return failed(err, k, "", strerror(errno));
    st = check_private(k, fd, "", true, err);
    if (st != ST_OK) {
        close(fd);
        return st;
    }
    *out_fd = fd;
    return ST_OK;
}

static enum status read_key(const struct keyring *k, int dir, const char *name,
                            uint8_t out[KEY_BYTES], struct err *err)
{
    uint8_t bytes[KEY_BYTES + 1];
    const int fd = openat(dir, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    enum status st;
    ssize_t n;

    if (fd < 0)
        return failed(err, k, name, strerror(errno));
    st = check_private(k, fd, name, false, err);
    n = st == ST_OK ? read(fd, bytes, sizeof bytes) : 0;
    close(fd);
    if (st == ST_OK && n != KEY_BYTES)
        st = failed(err, k, name, "has not 32 bytes; put the file back from its backup");
    if (st == ST_OK)
        memcpy(out, bytes, KEY_BYTES);
    sodium_memzero(bytes, sizeof bytes);
    return st;
}

/* Which of the two files there is says how hashes are made. */
static enum status load_blind(struct keyring *k, int dir, int64_t number, struct err *err)
{
    struct secrets *s = k->secrets;
    const bool sm3 = number == KEY_BLIND_SM3;
    char name[KEY_NAME_SIZE];

    if (s->has_blind && s->blind_sm3 != sm3)
        return failed(err, k, keyring_file_name(number, name),
                      "stands beside the other blind key; put away the one that is not of this "
                      "database");
    if (s->has_blind)
        return ST_OK;
    TRY(read_key(k, dir, keyring_file_name(number, name), s->blind, err));
    s->blind_sm3 = sm3;
    s->has_blind = true;
    return ST_OK;
}

static enum status load_one(struct keyring *k, int dir, const char *name, struct err *err)
{
    struct secrets *s = k->secrets;
    const int64_t number = number_of(name);

    if (number == KEY_BLIND || number == KEY_BLIND_SM3)
        return load_blind(k, dir, number, err);
    if (number < 0 || find(k, number) != NULL)
        return ST_OK;
    if (s->count == KEY_MASTERS_MAX)
        return failed(err, k, name, "too many master keys; run renda key rotate");
    TRY(read_key(k, dir, name, s->masters[s->count].key, err));
    s->masters[s->count++].number = number;
    return ST_OK;
}

static enum status load(struct keyring *k, struct err *err)
{
    enum status st = ST_OK;
    struct dirent *entry;
    int fd = -1;
    DIR *dir;

    if (access(k->dir, F_OK) != 0 && errno == ENOENT)
        return ST_OK;
    TRY(open_dir(k, &fd, err));
    dir = fdopendir(fd);
    if (dir == NULL) {
        close(fd);
        return failed(err, k, "", strerror(errno));
    }
    while (st == ST_OK && (entry = readdir(dir)) != NULL)
        st = load_one(k, dirfd(dir), entry->d_name, err);
    closedir(dir);
    return st;
}

enum status keyring_reload(struct keyring *k, struct err *err)
{
    enum status st;

    pthread_mutex_lock(&k->lock);
    st = load(k, err);
    pthread_mutex_unlock(&k->lock);
    return st;
}

enum status keyring_open(const char *data_dir, struct keyring **out, struct err *err)
{
    const size_t size = strlen(data_dir) + sizeof "/keys";
    struct keyring *k = calloc(1, sizeof *k);
    enum status st;

    ASSERT(k != NULL && sodium_init() >= 0);
    pthread_mutex_init(&k->lock, NULL);
    k->dir = malloc(size);
    k->secrets = sodium_malloc(sizeof *k->secrets);
    ASSERT(k->dir != NULL && k->secrets != NULL);
    snprintf(k->dir, size, "%s/keys", data_dir);
    sodium_memzero(k->secrets, sizeof *k->secrets);
    k->caches = key_caches_open();
    st = load(k, err);
    if (st != ST_OK) {
        keyring_close(k);
        return st;
    }
    *out = k;
    return ST_OK;
}

void keyring_close(struct keyring *k)
{
    if (k == NULL)
        return;
    key_caches_close(k->caches);
    sodium_free(k->secrets);
    pthread_mutex_destroy(&k->lock);
    free(k->dir);
    free(k);
}

static bool copy_key(struct keyring *k, int64_t number, uint8_t out[KEY_BYTES])
{
    const struct master *m = number != KEY_BLIND ? find(k, number) : NULL;

    if (number == KEY_BLIND ? !k->secrets->has_blind : m == NULL)
        return false;
    memcpy(out, m != NULL ? m->key : k->secrets->blind, KEY_BYTES);
    return true;
}

enum status keyring_key(struct keyring *k, int64_t number, uint8_t out[KEY_BYTES], struct err *err)
{
    char name[KEY_NAME_SIZE];
    enum status st = ST_OK;
    bool found;

    pthread_mutex_lock(&k->lock);
    found = copy_key(k, number, out);
    if (!found) {
        st = load(k, err);
        found = st == ST_OK && copy_key(k, number, out);
    }
    pthread_mutex_unlock(&k->lock);
    if (st != ST_OK || found)
        return st;
    return fail_detail(err, ST_INTERNAL, "crypt.key_missing",
                       "%s/%s is missing; put it back from the backup of the keys", k->dir,
                       keyring_file_name(number, name));
}

bool keyring_blind_sm3(struct keyring *k)
{
    bool sm3;

    pthread_mutex_lock(&k->lock);
    sm3 = k->secrets->blind_sm3;
    pthread_mutex_unlock(&k->lock);
    return sm3;
}

bool keyring_has(struct keyring *k, int64_t number)
{
    uint8_t key[KEY_BYTES];
    bool found;

    pthread_mutex_lock(&k->lock);
    found = copy_key(k, number, key);
    pthread_mutex_unlock(&k->lock);
    sodium_memzero(key, sizeof key);
    return found;
}

int64_t keyring_highest(struct keyring *k)
{
    int64_t highest = 0;

    pthread_mutex_lock(&k->lock);
    arr_each (i, k->secrets->count)
        if (k->secrets->masters[i].number > highest)
            highest = k->secrets->masters[i].number;
    pthread_mutex_unlock(&k->lock);
    return highest;
}

/* A whole private file under a name of its own, so that nobody ever reads half a key. */
static enum status write_temporary(const struct keyring *k, int dir, const char *name,
                                   struct err *err)
{
    uint8_t key[KEY_BYTES];
    int fd;
    bool good;

    unlinkat(dir, name, 0);
    fd = openat(dir, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0)
        return failed(err, k, name, strerror(errno));
    randombytes_buf(key, sizeof key);
    good = write(fd, key, sizeof key) == (ssize_t)sizeof key && fsync(fd) == 0;
    sodium_memzero(key, sizeof key);
    good = close(fd) == 0 && good;
    return good ? ST_OK : failed(err, k, name, "cannot be written; is the disk full?");
}

static enum status make_file(const struct keyring *k, int dir, int64_t number, struct err *err)
{
    char name[KEY_NAME_SIZE], temporary[KEY_NAME_SIZE];
    const char *final = keyring_file_name(number, name);
    int linked;

    snprintf(temporary, sizeof temporary, ".new-%ld-%lld", (long)getpid(), (long long)number);
    TRY(write_temporary(k, dir, temporary, err));
    linked = linkat(dir, temporary, dir, final, 0); /* never replaces a key */
    if (linked != 0 && errno != EEXIST) {
        const int code = errno;

        unlinkat(dir, temporary, 0);
        return failed(err, k, final, strerror(code));
    }
    unlinkat(dir, temporary, 0);
    if (fsync(dir) != 0)
        return failed(err, k, "", strerror(errno));
    return ST_OK;
}

enum status keyring_make(struct keyring *k, int64_t number, struct err *err)
{
    enum status st;
    int dir = -1;

    if (mkdir(k->dir, 0700) != 0 && errno != EEXIST)
        return failed(err, k, "", strerror(errno));
    TRY(open_dir(k, &dir, err));
    st = make_file(k, dir, number, err);
    close(dir);
    return st == ST_OK ? keyring_reload(k, err) : st;
}

/* Overwriting helps on plain disks; on flash and on copy-on-write file systems only the file
 * system's own encryption does. docs/personal-data.md says so. */
static void overwrite(int dir, const char *name)
{
    const uint8_t zero[KEY_BYTES] = {0};
    const int fd = openat(dir, name, O_WRONLY | O_NOFOLLOW | O_CLOEXEC);

    if (fd < 0)
        return;
    if (write(fd, zero, sizeof zero) == (ssize_t)sizeof zero)
        fsync(fd);
    close(fd);
}

enum status keyring_remove(struct keyring *k, int64_t number, struct err *err)
{
    char name[KEY_NAME_SIZE];
    enum status st = ST_OK;
    struct master *m;
    int dir = -1;

    ASSERT(number > KEY_BLIND);
    TRY(open_dir(k, &dir, err));
    keyring_file_name(number, name);
    overwrite(dir, name);
    if (unlinkat(dir, name, 0) != 0 && errno != ENOENT)
        st = failed(err, k, name, strerror(errno));
    else if (fsync(dir) != 0)
        st = failed(err, k, "", strerror(errno));
    close(dir);
    TRY(st);

    pthread_mutex_lock(&k->lock);
    m = find(k, number);
    if (m != NULL) {
        struct master *last = &k->secrets->masters[--k->secrets->count];

        *m = *last;
        sodium_memzero(last, sizeof *last);
    }
    pthread_mutex_unlock(&k->lock);
    return ST_OK;
}

enum status keyring_fingerprint(struct keyring *k, int64_t number, char out[KEY_FINGERPRINT_SIZE],
                                struct err *err)
{
    const bool sm3 = number == KEY_BLIND && keyring_blind_sm3(k);
    const char *label = sm3 ? "renda.fingerprint.sm3.v1" : "renda.fingerprint.v1";
    uint8_t key[KEY_BYTES], hash[(KEY_FINGERPRINT_SIZE - 1) / 2];

    TRY(keyring_key(k, number, key, err));
    crypto_generichash(hash, sizeof hash, (const uint8_t *)label, strlen(label), key, sizeof key);
    sodium_memzero(key, sizeof key);
    sodium_bin2hex(out, KEY_FINGERPRINT_SIZE, hash, sizeof hash);
    return ST_OK;
}
