// SPDX-License-Identifier: MulanPSL-2.0
/* Keys of sealed values on both databases: turned, cut short, kept where the law asks for national
 * ciphers, missing when the program starts. */
#include "base/arena_limit.h"
#include "platform/crypt/crypt_keys.h"
#include "platform/crypt/key_cache.h"
#include "platform/crypt/keyring_internal.h"
#include "platform/crypt/sm4.h"
#include "platform/crypt/tests/crypttest.h"
#include "platform/event/tests/journaltest.h"
#include "platform/look.h"
#include <fcntl.h>
#include <inttypes.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- rotation ---- */

static bool exists(const struct journaltest *t, const char *name)
{
    char path[128];

    snprintf(path, sizeof path, "%s/keys/%s", t->dir, name);
    return access(path, F_OK) == 0;
}

static void test_rotation(struct journaltest *t)
{
    struct person persons[3];
    struct ctx *all = ctx_open_system(&t->app, 0);
    struct crypt_rotation done;
    struct app running = t->app; /* a server that read its keys before */
    struct err err;

    arr_each (i, COUNT(persons)) {
        t->ctx->congress_id = i == 2 ? 2 : CONGRESS;
        persons[i] = add_person(t->ctx);
    }
    ASSERT(keyring_open(t->dir, &running.keys, &err) == ST_OK);
    OK(crypt_rotate(all, true, &done) == ST_OK, "rotation that keeps the old file");
    EQ_INT(done.master_no, 2, "a second master key");
    EQ_INT(done.keys, 3, "all keys of all congresses wrapped anew");
    OK(exists(t, "master-1.key") && exists(t, "master-2.key"), "both files are there");
    EQ_INT(dbtest_int(t->ctx, "SELECT COUNT(*) FROM person_key WHERE master_no = 2"), 3,
           "all rows name the new one");
    reads(&t->app, &persons[0], "values can be read");
    reads(&running, &persons[1], "also by a server that runs on");
    OK(crypt_rotate(all, false, &done) == ST_OK && done.master_no == 3, "rotation");
    OK(!exists(t, "master-1.key") && !exists(t, "master-2.key") && exists(t, "master-3.key"),
       "only the newest file is left");
    reads(&running, &persons[1], "the running server reads on");
    {
        struct ctx *ctx = ctx_open_system(&running, CONGRESS);
        const struct person late = add_person(ctx);

        ctx_close(ctx);
        EQ_INT(dbtest_int(t->ctx, "SELECT COUNT(*) FROM person_key WHERE master_no = 3"), 4,
               "and wraps new keys with the newest master");
        reads(&t->app, &late, "which everybody reads");
    }
    keyring_close(running.keys);
    ctx_close(all);
}

static void test_rotation_cut_short(struct journaltest *t)
{
    const struct person a = add_person(t->ctx), b = add_person(t->ctx);
    const struct str good = wrapped_of(t, &b);
    struct ctx *all = ctx_open_system(&t->app, 0);
    struct crypt_rotation done;

    journaltest_behind(t, "UPDATE person_key SET wrapped = %s WHERE id = %" PRId64,
                       t->kind == DB_SQLITE ? "X'01'" : "'\\x01'", b.key);
    OK(crypt_rotate(all, false, &done) == ST_INTERNAL, "a damaged key stops the rotation");
    EQ_TEXT(all->err.key, "crypt.broken", "and is named");
    OK(exists(t, "master-1.key") && exists(t, "master-2.key"), "no file was removed");
    reads(&t->app, &a, "the others can be read");
    put_back(t, &b, good);
    OK(crypt_rotate(all, false, &done) == ST_OK, "rotation again, when it is repaired");
    EQ_INT(done.master_no, 2, "goes on with the same new master");
    OK(!exists(t, "master-1.key"), "and removes the old");
    reads(&t->app, &a, "one");
    reads(&t->app, &b, "and the other can be read");
    ctx_close(all);
}

static int64_t sealed_as(struct journaltest *t, enum seal_cipher cipher)
{
    const char first = (char)cipher;
    struct rows r;

    ASSERT(DB_ROWS(t->ctx, &r, "SELECT COUNT(*) FROM t_item WHERE substr(data, 1, 1) = :first",
                   B_BLOB("first", &first, 1)) == ST_OK);
    return cell_int(&r, 0, 0);
}

/* From one cipher to the other and back: both are read, before, between and after. */
static void test_national(struct journaltest *t)
{
    struct ctx *all = ctx_open_system(&t->app, 0);
    struct buf report = buf_new(t->ctx->arena, 0);
    struct journal_result result;
    struct person persons[4], late;
    struct crypt_rotation done;

    arr_each (i, COUNT(persons)) {
        t->ctx->congress_id = i == 2 ? 2 : CONGRESS;
        persons[i] = add_person(t->ctx);
    }
    t->ctx->congress_id = CONGRESS;
    t->app.config.national_cipher = true;
    late = add_person(t->ctx);
    EQ_INT(sealed_as(t, SEAL_STANDARD), 4, "what was sealed stays as it was");
    EQ_INT(sealed_as(t, SEAL_NATIONAL), 1, "what is new is sealed the new way");
    reads(&t->app, &persons[0], "the old is read");
    reads(&t->app, &late, "beside the new");
    ASSERT(db_tx(t->ctx, destroy_tx, &persons[3]) == ST_OK);
    OK(crypt_rotate(all, false, &done) == ST_OK, "the rotation");
    EQ_INT(done.values, 3, "moves the others, of all congresses");
    EQ_INT(sealed_as(t, SEAL_NATIONAL), 4, "to the new way");
    EQ_INT(sealed_as(t, SEAL_STANDARD), 1, "but not one whose key is no more");
    EQ_INT(dbtest_int(t->ctx, "SELECT MAX(length(wrapped)) FROM person_key"),
           KEY_BYTES + SEAL_NATIONAL_EXTRA_BYTES, "keys are wrapped the new way");
    reads(&t->app, &persons[1], "they are read");
    reads(&t->app, &late, "all of them");
    OK(crypt_rotate(all, false, &done) == ST_OK && done.values == 0, "again: nothing to do");
    t->app.config.national_cipher = false;
    OK(crypt_rotate(all, false, &done) == ST_OK && done.values == 4, "and back");
    EQ_INT(sealed_as(t, SEAL_NATIONAL), 0, "nothing is left of it");
    reads(&t->app, &persons[1], "they are read again");
    ASSERT(journal_seal_now(all) == ST_OK);
    OK(journal_verify(all, &(struct journal_check){.all = true}, &report, &result) == ST_OK,
       "check");
    EQ_INT(result.faults, 0, "the journal is sound");
    ctx_close(all);
}

/* ---- starting ---- */

static enum status start(struct journaltest *t, struct err *err)
{
    struct app app = t->app;
    enum status st = keyring_open(t->dir, &app.keys, err);
    struct ctx *ctx;

    if (st != ST_OK)
        return st;
    ctx = ctx_open_system(&app, 0);
    st = crypt_start(ctx);
    *err = ctx->err;
    ctx_close(ctx);
    keyring_close(app.keys);
    return st;
}

static void refuses(struct journaltest *t, const char *want, const char *what)
{
    struct err err = {0};
    const enum status st = start(t, &err);

    OK(st == ST_INTERNAL && str_has(str_from(err.detail), str_from(want)), what);
    if (st != ST_INTERNAL || !str_has(str_from(err.detail), str_from(want)))
        printf("# %s: %s\n", status_name(st), err.detail);
}

static void test_start(struct journaltest *t)
{
    char dir[96], master[128], away[128], blind[128];
    struct err err = {0};
    int fd;

    snprintf(dir, sizeof dir, "%s/keys", t->dir);
    snprintf(master, sizeof master, "%s/master-1.key", dir);
    snprintf(blind, sizeof blind, "%s/blind.key", dir);
    snprintf(away, sizeof away, "%s/away", t->dir);
    OK(start(t, &err) == ST_OK, "starts with its keys");
    EQ_INT(dbtest_int(t->ctx, "SELECT COUNT(*) FROM crypt_master"), 2, "and makes no others");
    ASSERT(chmod(master, 0640) == 0);
    refuses(t, "others may read it; run chmod 600", "not when others may read a key");
    ASSERT(chmod(master, 0600) == 0 && chmod(dir, 0750) == 0);
    refuses(t, "others may enter it; run chmod 700", "not when others may enter the directory");
    ASSERT(chmod(dir, 0700) == 0 && rename(master, away) == 0);
    refuses(t, "master-1.key is missing; put it back", "not without the master key");
    ASSERT(symlink(away, master) == 0);
    refuses(t, "master-1.key", "not with a link to it");
    ASSERT(unlink(master) == 0);
    fd = open(master, O_WRONLY | O_CREAT, 0600);
    ASSERT(fd >= 0 && write(fd, "short", 5) == 5 && close(fd) == 0);
    refuses(t, "has not 32 bytes", "not with half a key");
    ASSERT(unlink(master) == 0 && rename(blind, master) == 0);
    ASSERT(rename(away, blind) == 0);
    refuses(t, "is not the key of this database", "not with another key");
    ASSERT(rename(blind, away) == 0 && rename(master, blind) == 0 && rename(away, master) == 0);
    OK(start(t, &err) == ST_OK, "starts again when all is as it was");
    ASSERT(rename(dir, away) == 0);
    refuses(t, "is missing; put it back from the backup", "not without the directory");
    OK(access(dir, F_OK) != 0, "and makes no new keys then");
    ASSERT(rename(away, dir) == 0);
}

int main(void)
{
    journaltest_both("rotation", test_rotation);
    journaltest_both("short", test_rotation_cut_short);
    journaltest_both("national", test_national);
    journaltest_both("start", test_start);
    return tap_done();
}
