// SPDX-License-Identifier: MulanPSL-2.0
/* The key file of a secret vote. Written in place with a fixed layout, so that opening a half and
 * destroying the file leave no older copy of it on the disk. */
#include "modules/vote/vote_keys.h"
#include "platform/app.h"
#include "platform/crypt.h"
#include "platform/kept.h"
#include "platform/log.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_SIZE = 4096, LIST_MAX = 10000 };

static const char MAGIC[16] = "renda.votekey.1";

struct half {
    int64_t scrutineer_id;
    uint8_t open;
    uint8_t clear[BOX_SEED];
    uint8_t sealed[BOX_SEED + BOX_OVERHEAD];
    uint8_t fill[7];
};

struct key_file {
    char magic[sizeof MAGIC];
    int64_t congress_id, vote_id;
    struct half halves[VOTE_KEY_HALVES];
};

static const char *folder(struct ctx *ctx)
{
    db_beside(ctx);
    return str_printf(ctx->arena, "%s/votes", ctx->app->config.data_dir).ptr;
}

static const char *path_of(struct ctx *ctx, int64_t vote_id)
{
    return str_printf(ctx->arena, "%s/%lld-%lld.key", folder(ctx), (long long)ctx->congress_id,
                      (long long)vote_id)
        .ptr;
}

static enum status failed(struct ctx *ctx, const char *what)
{
    return fail_detail(&ctx->err, ST_INTERNAL, "vote.key_file", "%s: %s", what, strerror(errno));
}

static struct str bound_to(struct ctx *ctx, int64_t vote_id, size_t half)
{
    return str_printf(ctx->arena, "renda.vote.key %lld %lld %zu", (long long)ctx->congress_id,
                      (long long)vote_id, half);
}

static bool flush_folder(const char *path)
{
    const int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool ok = fd >= 0 && fsync(fd) == 0;

    if (fd >= 0)
        close(fd);
    return ok;
}

static bool write_whole(int fd, const struct key_file *k)
{
    return pwrite(fd, k, sizeof *k, 0) == (ssize_t)sizeof *k && fsync(fd) == 0;
}

static enum status store(struct ctx *ctx, const struct key_file *k, bool make)
{
    const char *path = path_of(ctx, k->vote_id);
    bool ok;
    int fd;

    if (mkdir(folder(ctx), S_IRWXU) == 0 ? !flush_folder(ctx->app->config.data_dir)
                                         : errno != EEXIST)
        return failed(ctx, folder(ctx));
    fd = open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW | (make ? O_CREAT : 0), S_IRUSR | S_IWUSR);
    if (fd < 0)
        return failed(ctx, path);
    ok = write_whole(fd, k);
    ok = close(fd) == 0 && ok && (!make || flush_folder(folder(ctx)));
    return ok ? ST_OK : failed(ctx, path);
}

/* ST_NOT_FOUND: none here. */
static enum status load(struct ctx *ctx, int64_t vote_id, struct key_file *out)
{
    const int fd = open(path_of(ctx, vote_id), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    ssize_t got;

    if (fd < 0)
        return errno == ENOENT ? ST_NOT_FOUND : failed(ctx, path_of(ctx, vote_id));
    got = pread(fd, out, sizeof *out, 0);
    close(fd);
    if (got != (ssize_t)sizeof *out || memcmp(out->magic, MAGIC, sizeof MAGIC) != 0 ||
        out->congress_id != ctx->congress_id || out->vote_id != vote_id)
        return ST_NOT_FOUND;
    return ST_OK;
}

enum status vote_keys_make(struct ctx *ctx, int64_t vote_id,
                           const struct vote_key_holder holders[VOTE_KEY_HALVES],
                           uint8_t out_public[BOX_KEY])
{
    struct key_file k = {.congress_id = ctx->congress_id, .vote_id = vote_id};
    uint8_t seed[BOX_SEED] = {0}, part[BOX_SEED];
    enum status st;
    bool ok = true;

    memcpy(k.magic, MAGIC, sizeof MAGIC);
    arr_each (i, (size_t)VOTE_KEY_HALVES) {
        crypt_random(part, sizeof part);
        k.halves[i].scrutineer_id = holders[i].scrutineer_id;
        ok = ok && box_seal(holders[i].public_key, bound_to(ctx, vote_id, i),
                            (struct str){(const char *)part, sizeof part}, k.halves[i].sealed);
        arr_each (b, sizeof seed)
            seed[b] ^= part[b];
    }
    box_public_key(seed, out_public);
    box_wipe(seed, sizeof seed);
    box_wipe(part, sizeof part);
    st = ok ? store(ctx, &k, true)
            : fail_detail(&ctx->err, ST_INTERNAL, "vote.key_file", "a scrutineer's key is none");
    return st;
}

enum status vote_keys_look(struct ctx *ctx, int64_t vote_id, struct vote_keys_state *out)
{
    struct key_file k;
    const enum status st = load(ctx, vote_id, &k);

    *out = (struct vote_keys_state){.there = st == ST_OK};
    if (st == ST_NOT_FOUND)
        return ST_OK;
    TRY(st);
    arr_each (i, (size_t)VOTE_KEY_HALVES) {
        out->scrutineer_id[i] = k.halves[i].scrutineer_id;
        out->open[i] = k.halves[i].open != 0;
    }
    box_wipe(&k, sizeof k);
    return ST_OK;
}

/* Which half the code opens; its bytes. VOTE_KEY_HALVES: none. */
static size_t half_of(struct ctx *ctx, const struct key_file *k, struct str code,
                      uint8_t out[BOX_SEED])
{
    uint8_t seed[BOX_SEED];
    size_t at = 0;

    if (!box_seed_of_code(VOTE_KEYS_PURPOSE, code, seed))
        return VOTE_KEY_HALVES;
    while (at < VOTE_KEY_HALVES &&
           !box_open(seed, bound_to(ctx, k->vote_id, at),
                     (struct str){(const char *)k->halves[at].sealed, sizeof k->halves[at].sealed},
                     out))
        at++;
    box_wipe(seed, sizeof seed);
    return at;
}

enum status vote_keys_whose(struct ctx *ctx, int64_t vote_id, struct str code,
                            int64_t *out_scrutineer_id)
{
    uint8_t part[BOX_SEED];
    struct key_file k;
    size_t at;

    TRY(load(ctx, vote_id, &k));
    at = half_of(ctx, &k, code, part);
    box_wipe(part, sizeof part);
    *out_scrutineer_id = at < VOTE_KEY_HALVES ? k.halves[at].scrutineer_id : 0;
    box_wipe(&k, sizeof k);
    return at < VOTE_KEY_HALVES ? ST_OK : ST_NOT_FOUND;
}

enum status vote_keys_turn(struct ctx *ctx, int64_t vote_id, struct str code)
{
    uint8_t part[BOX_SEED];
    enum status st = ST_NOT_FOUND;
    struct key_file k;
    size_t at;

    TRY(load(ctx, vote_id, &k));
    at = half_of(ctx, &k, code, part);
    if (at < VOTE_KEY_HALVES) {
        memcpy(k.halves[at].clear, part, sizeof part);
        k.halves[at].open = 1;
        st = store(ctx, &k, false);
    }
    box_wipe(part, sizeof part);
    box_wipe(&k, sizeof k);
    return st;
}

enum status vote_keys_seed(struct ctx *ctx, int64_t vote_id, uint8_t out[BOX_SEED])
{
    struct key_file k;
    bool open = true;

    TRY(load(ctx, vote_id, &k));
    memset(out, 0, BOX_SEED);
    arr_each (i, (size_t)VOTE_KEY_HALVES) {
        open = open && k.halves[i].open != 0;
        arr_each (b, (size_t)BOX_SEED)
            out[b] ^= k.halves[i].clear[b];
    }
    box_wipe(&k, sizeof k);
    return open ? ST_OK : ST_NOT_FOUND;
}

void vote_keys_destroy(struct ctx *ctx, int64_t vote_id)
{
    static const struct key_file NOTHING;
    const char *path = path_of(ctx, vote_id);
    const int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW);

    if (fd < 0 && errno == ENOENT)
        return;
    if (fd < 0 || !write_whole(fd, &NOTHING) || unlink(path) != 0 || !flush_folder(folder(ctx)))
        log_line(LOG_ERROR, "vote.key_file", LOG_Z("path", path), LOG_Z("error", strerror(errno)));
    if (fd >= 0)
        close(fd);
}

/* "<congress>-<vote>.key" */
static int64_t vote_of(const struct ctx *ctx, struct str name)
{
    struct str congress;
    int64_t c, v;

    if (!str_ends(name, S(".key")))
        return 0;
    name.len -= sizeof ".key" - 1;
    if (!str_cut(&name, '-', &congress) || !str_to_int(congress, &c) || !str_to_int(name, &v))
        return 0;
    return c == ctx->congress_id ? v : 0;
}

enum status vote_keys_list(struct ctx *ctx, int64_t **out, size_t *out_count)
{
    struct dirent *entry;
    DIR *d = opendir(folder(ctx));

    *out = arena_array(ctx->arena, d != NULL ? LIST_MAX : 0, int64_t);
    *out_count = 0;
    while (d != NULL && *out_count < LIST_MAX && (entry = readdir(d)) != NULL) {
        const int64_t id = vote_of(ctx, str_from(entry->d_name));

        if (id > 0)
            (*out)[(*out_count)++] = id;
    }
    if (d != NULL)
        closedir(d);
    return ST_OK;
}
