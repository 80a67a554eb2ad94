// SPDX-License-Identifier: MulanPSL-2.0
/* Keys of persons in the database, key files beside it, rotation, destruction. */
#include "base/arena_limit.h"
#include "platform/crypt/crypt_keys.h"
#include "platform/crypt/key_cache.h"
#include "platform/crypt/keyring_internal.h"
#include "platform/crypt/sm4.h"
#include "platform/event/tests/journaltest.h"
#include "platform/look.h"
#include <fcntl.h>
#include <inttypes.h>
#include <sys/stat.h>
#include <unistd.h>

static const char PHONE[] = "13800001111";

/* ---- a person: a row of t_item whose data is the sealed phone; its key has the id `key` ---- */

struct person {
    int64_t id, key;
};

static enum status person_tx(struct ctx *ctx, const void *input)
{
    struct person *const *out = input;
    struct str sealed;
    struct person p;

    TRY(crypt_key_new(ctx, &p.key));
    TRY(crypt_seal(ctx, p.key, "t_item.data", str_from(PHONE), &sealed));
    p.id = db_new_id(ctx);
    TRY(DB_EXEC(ctx,
                "INSERT INTO t_item (congress_id, id, name, n, data)"
                " VALUES (:congress, :id, :name, :key, :data)",
                B_INT("congress", ctx->congress_id), B_INT("id", p.id),
                B_TEXT("name", str_printf(ctx->arena, "p%" PRId64, p.id)), B_INT("key", p.key),
                B_BLOB("data", sealed.ptr, sealed.len)));
    TRY(event_row(ctx, "t_item", p.id));
    **out = p;
    return event_emit(ctx, "t.person", p.id);
}

static struct person add_person(struct ctx *ctx)
{
    struct person p = {0}, *to = &p;

    if (db_tx(ctx, person_tx, &to) != ST_OK) {
        printf("Bail out! %s %s\n", ctx->err.key, ctx->err.detail);
        exit(1);
    }
    return p;
}

static struct str sealed_of(struct ctx *ctx, const struct person *p)
{
    struct rows r;

    ASSERT(DB_ONE(ctx, &r, "SELECT data FROM t_item WHERE congress_id = :congress AND id = :id",
                  B_INT("congress", ctx->congress_id), B_INT("id", p->id)) == ST_OK);
    return cell_text(&r, 0, 0);
}

/* In a new request, so that no key is cached. */
static enum status read_phone(struct app *app, const struct person *p, bool *out_right,
                              struct err *err)
{
    struct ctx *ctx = ctx_open_system(app, CONGRESS);
    struct str plain = S("");
    const enum status st = crypt_open(ctx, p->key, "t_item.data", sealed_of(ctx, p), &plain);

    *out_right = st == ST_OK && str_eqz(plain, PHONE);
    *err = ctx->err;
    ctx_close(ctx);
    return st;
}

static void reads(struct app *app, const struct person *p, const char *what)
{
    struct err err;
    bool right;

    OK(read_phone(app, p, &right, &err) == ST_OK && right, what);
}

static void does_not_read(struct app *app, const struct person *p, enum status want,
                          const char *key, const char *what)
{
    struct err err;
    bool right;

    OK(read_phone(app, p, &right, &err) == want, what);
    EQ_TEXT(err.key != NULL ? err.key : "", key, "for that reason");
}

static enum status destroy_tx(struct ctx *ctx, const void *input)
{
    const struct person *p = input;

    TRY(crypt_key_destroy(ctx, p->key));
    return event_emit(ctx, "t.forgotten", p->id);
}

/* ---- values ---- */

static enum status undone_tx(struct ctx *ctx, const void *input)
{
    struct person p, *to = &p;

    (void)input;
    TRY(person_tx(ctx, &to));
    return fail(&ctx->err, ST_RULE, "t.no", NULL);
}

static void test_values(struct journaltest *t)
{
    const struct person a = add_person(t->ctx), b = add_person(t->ctx);
    struct str out;

    reads(&t->app, &a, "another request reads the value");
    does_not_read(&t->app, &(struct person){.id = a.id, .key = b.key}, ST_INTERNAL, "crypt.broken",
                  "a value moved to another person does not open");
    OK(crypt_open(t->ctx, a.key, "t_item.other", sealed_of(t->ctx, &a), &out) == ST_INTERNAL,
       "nor in another column");
    does_not_read(&t->app, &(struct person){.id = a.id, .key = 999999}, ST_NOT_FOUND,
                  "crypt.destroyed", "a key that never was is as one destroyed");
    OK(crypt_seal(t->ctx, a.key, "t_item.data", S(""), &out) == ST_OK && out.len == 0,
       "nothing stays nothing");
    OK(crypt_open(t->ctx, a.key, "t_item.data", S(""), &out) == ST_OK && out.len == 0,
       "also when opened");
    OK(db_tx(t->ctx, undone_tx, NULL) == ST_RULE, "a transaction undone");
    EQ_INT(dbtest_int(t->ctx, "SELECT COUNT(*) FROM person_key"), 2, "leaves no key");
    arr_each (i, 70) {
        const struct person p = add_person(t->ctx);

        if (crypt_open(t->ctx, p.key, "t_item.data", sealed_of(t->ctx, &p), &out) != ST_OK ||
            !str_eqz(out, PHONE))
            OK(false, "more persons than the cache holds");
    }
    OK(crypt_open(t->ctx, a.key, "t_item.data", sealed_of(t->ctx, &a), &out) == ST_OK &&
           str_eqz(out, PHONE),
       "more persons in one request than the cache holds");
}

/* Copies of a ctx come and go, and loops reset its arena: the open keys survive both or are found
 * to be gone. */
static void test_copies(struct journaltest *t)
{
    const struct person a = add_person(t->ctx), b = add_person(t->ctx);
    const struct str sealed_a = sealed_of(t->ctx, &a), sealed_b = sealed_of(t->ctx, &b);
    struct arena_mark mark = arena_mark(t->ctx->arena);
    struct str out;

    t->ctx->open_keys = 0;
    arr_each (i, 3) {
        OK(crypt_open(t->ctx, a.key, "t_item.data", sealed_a, &out) == ST_OK && str_eqz(out, PHONE),
           "in a loop that resets the arena");
        arena_reset(t->ctx->arena, mark);
    }
    {
        struct ctx copy = *t->ctx;

        OK(crypt_open(&copy, a.key, "t_item.data", sealed_a, &out) == ST_OK && str_eqz(out, PHONE),
           "by a copy");
        copy.congress_id = 2;
        OK(crypt_open(&copy, a.key, "t_item.data", sealed_a, &out) == ST_NOT_FOUND,
           "a copy in another congress does not know the key");
    }
    OK(crypt_open(t->ctx, b.key, "t_item.data", sealed_b, &out) == ST_OK && str_eqz(out, PHONE),
       "by the first, when the copy is gone");
}

struct putting {
    struct key_caches *all;
    struct arena *full;
    uint64_t number;
};

static void puts_key(void *p)
{
    struct putting *in = p;

    key_cache_put(in->all, in->full, &in->number, CONGRESS, 1, (const uint8_t[KEY_BYTES]){7});
}

/* The keys of all requests are behind one lock, which nobody may be taken away from. */
static void test_full(struct journaltest *t)
{
    enum { LIMIT = 4096, STEP = 16 };
    struct putting in = {.all = keyring_caches(t->app.keys), .full = arena_open(LIMIT)};
    uint8_t key[KEY_BYTES] = {0};

    while (arena_used_bytes(in.full) < LIMIT)
        (void)arena_alloc(in.full, STEP);
    OK(arena_guarded(puts_key, &in), "a key is opened by whom nothing is left to");
    if (in.number == 0) /* the lock is lost, and whoever asks waits for ever */
        exit(1);
    OK(key_cache_get(in.all, in.number, CONGRESS, 1, key) && key[0] == 7, "and is known");
    arena_close(in.full);
    OK(!key_cache_get(in.all, in.number, CONGRESS, 1, key), "until its arena is gone");
}

static void test_blind(struct journaltest *t)
{
    const struct str one = crypt_blind(t->ctx, "t.phone", str_from(PHONE));
    struct crypt_rotation done;
    struct ctx *all = ctx_open_system(&t->app, 0);

    EQ_INT(one.len, 32, "16 bytes in hexadecimal");
    OK(str_eq(one, crypt_blind(t->ctx, "t.phone", str_from(PHONE))), "the same for the same");
    OK(!str_eq(one, crypt_blind(t->ctx, "t.phone", S("13800001112"))), "another for another");
    OK(!str_eq(one, crypt_blind(t->ctx, "t.id", str_from(PHONE))), "another in another column");
    OK(crypt_rotate(all, false, &done) == ST_OK, "rotation");
    OK(str_eq(one, crypt_blind(t->ctx, "t.phone", str_from(PHONE))), "does not change it");
    ctx_close(all);
}

/* An installation that was begun with the national ciphers. */
static void test_blind_national(struct journaltest *t)
{
    struct keyring *const before = t->app.keys;
    const char *dir = str_printf(t->ctx->arena, "%s/national", t->dir).ptr;
    uint8_t key[KEY_BYTES], subkey[HMAC_SM3_BYTES], want[HMAC_SM3_BYTES];
    const struct str other = crypt_blind(t->ctx, "t.phone", str_from(PHONE));
    struct str got;

    ASSERT(mkdir(dir, 0700) == 0 && keyring_open(dir, &t->app.keys, &t->ctx->err) == ST_OK);
    ASSERT(keyring_make(t->app.keys, KEY_BLIND_SM3, &t->ctx->err) == ST_OK);
    ASSERT(keyring_key(t->app.keys, KEY_BLIND, key, &t->ctx->err) == ST_OK);
    hmac_sm3(key, sizeof key, "t.phone", strlen("t.phone"), subkey);
    hmac_sm3(subkey, sizeof subkey, PHONE, strlen(PHONE), want);
    got = crypt_blind(t->ctx, "t.phone", str_from(PHONE));
    OK(str_eq(got, str_hex(t->ctx->arena, want, 16)), "hashes are HMAC-SM3");
    OK(!str_eq(got, other), "others than before");
    OK(keyring_make(t->app.keys, KEY_BLIND, &t->ctx->err) == ST_INTERNAL,
       "two blind keys: nobody knows which it is");
    keyring_close(t->app.keys);
    t->app.keys = before;
}

/* Does a file hold the bytes? */
static bool file_has(const char *path, const char *needle)
{
    static char bytes[8 * 1024 * 1024];
    const int fd = open(path, O_RDONLY);
    ssize_t n = fd >= 0 ? read(fd, bytes, sizeof bytes) : 0;

    if (fd >= 0)
        close(fd);
    return n > 0 && memmem(bytes, (size_t)n, needle, strlen(needle)) != NULL;
}

static void test_no_plain_value(struct journaltest *t)
{
    const struct person p = add_person(t->ctx);
    char path[1200];

    ASSERT(journal_seal_now(t->ctx) == ST_OK);
    if (t->kind == DB_SQLITE) {
        const char *file = dbtest_url(t->kind, t->name) + strlen("sqlite:");

        snprintf(path, sizeof path, "%s-wal", file);
        OK(file_has(path, "t.person") || file_has(file, "t.person"),
           "what is written is found in the raw files");
        OK(!file_has(file, PHONE) && !file_has(path, PHONE), "but no plain value");
        return;
    }
    EQ_INT(dbtest_int(t->ctx, "SELECT COUNT(*) FROM t_item"
                              " WHERE position(convert_to('13800001111', 'UTF8') in data) > 0"),
           0, "no plain value in the row");
    EQ_INT(dbtest_int(t->ctx, "SELECT COUNT(*) FROM event WHERE data LIKE '%1380000%'"), 0,
           "nor in the journal");
    (void)p;
}

/* ---- destruction, precisely ---- */

static struct str wrapped_of(struct journaltest *t, const struct person *p)
{
    struct rows r;

    ASSERT(DB_ONE(t->ctx, &r, "SELECT wrapped FROM person_key WHERE congress_id = 1 AND id = :id",
                  B_INT("id", p->key)) == ST_OK);
    return str_hex(t->ctx->arena, cell_text(&r, 0, 0).ptr, cell_text(&r, 0, 0).len);
}

/* As if the row came back from a backup of the database. */
static void put_back(struct journaltest *t, const struct person *p, struct str wrapped)
{
    journaltest_behind(t,
                       "UPDATE person_key SET destroyed_at = NULL, wrapped = %s" STR_FMT
                       "' WHERE id = %" PRId64,
                       t->kind == DB_SQLITE ? "X'" : "'\\x", STR_ARG(wrapped), p->key);
}

static void test_destroy(struct journaltest *t)
{
    const struct person a = add_person(t->ctx), b = add_person(t->ctx);
    const struct str backup = wrapped_of(t, &a);
    struct ctx *all = ctx_open_system(&t->app, 0);
    struct crypt_rotation done;
    struct str out;

    OK(crypt_open(t->ctx, a.key, "t_item.data", sealed_of(t->ctx, &a), &out) == ST_OK,
       "the key is cached in this request");
    OK(db_tx(t->ctx, destroy_tx, &a) == ST_OK, "destroyed");
    OK(crypt_open(t->ctx, a.key, "t_item.data", sealed_of(t->ctx, &a), &out) == ST_NOT_FOUND,
       "the same request does not read it any more");
    does_not_read(&t->app, &a, ST_NOT_FOUND, "crypt.destroyed", "nor does another");
    reads(&t->app, &b, "other persons' values are untouched");
    EQ_INT(dbtest_int(t->ctx, "SELECT COUNT(*) FROM person_key WHERE wrapped IS NULL"), 1,
           "the wrapped key is gone from the table");
    OK(db_tx(t->ctx, destroy_tx, &a) == ST_CONFLICT, "it cannot be destroyed twice");
    put_back(t, &a, backup);
    reads(&t->app, &a, "an older backup together with the master key file still opens it");
    ASSERT(journal_seal_now(all) == ST_OK);
    journaltest_behind(
        t, "UPDATE person_key SET wrapped = NULL, destroyed_at = %" PRId64 " WHERE id = %" PRId64,
        t->ctx->now, a.key);
    OK(crypt_rotate(all, false, &done) == ST_OK, "the next rotation");
    EQ_INT(done.keys, 1, "wraps only living keys");
    put_back(t, &a, backup);
    does_not_read(&t->app, &a, ST_INTERNAL, "crypt.key_missing",
                  "after it no backup of the database opens it: its master key is no more");
    reads(&t->app, &b, "while the others can be read");
    ctx_close(all);
}

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

/* ---- looks ---- */

static void test_looks(struct journaltest *t)
{
    const struct person p = add_person(t->ctx);
    struct look_new in = {.kind = "t", .id = p.id, .key_id = p.key, .why = S("contact")};
    const struct actor *system = t->ctx->actor;
    struct actor clerk = {
        .account_id = 5, .session_id = 9, .congress_id = CONGRESS, .name = S("何雨")};
    struct look *looks;
    struct str next;
    int64_t until;
    size_t count;

    OK(look_open(t->ctx, "t", p.id, &until) == ST_OK && until > t->ctx->now, "the system sees all");
    t->ctx->actor = &clerk;
    OK(look_open(t->ctx, "t", p.id, &until) == ST_OK && until == 0, "a clerk has to say why");
    in.why = S("curious");
    EQ_INT(look_say(t->ctx, &in), ST_INVALID, "with a reason there is");
    in.why = S("other");
    t->ctx->field_errors_count = 0;
    EQ_INT(look_say(t->ctx, &in), ST_INVALID, "another reason is to be written out");
    EQ_TEXT(t->ctx->field_errors[0].field, "note", "in the note");
    t->ctx->field_errors_count = 0;
    in.note = S("他家的电话13800001111换了");
    EQ_INT(look_say(t->ctx, &in), ST_OK, "so");
    OK(look_open(t->ctx, "t", p.id, &until) == ST_OK && until == t->ctx->now + LOOK_MINUTES * 60,
       "then it is open for a while");
    OK(look_open(t->ctx, "t", p.id + 1, &until) == ST_OK && until == 0, "not another record");
    OK(look_open(t->ctx, "u", p.id, &until) == ST_OK && until == 0, "nor of another kind");
    clerk.session_id = 10;
    OK(look_open(t->ctx, "t", p.id, &until) == ST_OK && until == 0, "nor in another session");
    clerk.session_id = 9;
    t->ctx->now += LOOK_MINUTES * 60;
    OK(look_open(t->ctx, "t", p.id, &until) == ST_OK && until == 0, "nor later");
    t->ctx->now -= LOOK_MINUTES * 60;
    OK(look_page(t->ctx, &(struct look_filter){.limit = 10, .kind = S("t")}, &looks, &count,
                 &next) == ST_OK &&
           count == 1,
       "an inspector sees it");
    if (count == 1) {
        EQ_STR(looks[0].who, "何雨", "by whom");
        EQ_STR(looks[0].why, "other", "and why");
        EQ_INT(looks[0].subject_id, p.id, "of whom");
    }
    EQ_INT(dbtest_int(t->ctx, "SELECT COUNT(*) FROM event WHERE name = 't.looked'"
                              " AND data = '{\"why\":\"other\"}'"),
           1, "the journal has the reason without the note");
    t->ctx->actor = system;
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

/* The journal knows of it all. */
static void test_journal(struct journaltest *t)
{
    const struct person p = add_person(t->ctx);
    struct buf report = buf_new(t->ctx->arena, 0);
    struct ctx *all = ctx_open_system(&t->app, 0);
    struct crypt_rotation done;
    struct journal_result result;

    ASSERT(crypt_rotate(all, false, &done) == ST_OK);
    ASSERT(db_tx(t->ctx, destroy_tx, &p) == ST_OK);
    ASSERT(journal_seal_now(all) == ST_OK);
    OK(journal_verify(all, &(struct journal_check){.all = true}, &report, &result) == ST_OK,
       "check");
    EQ_INT(result.faults, 0, "rotation and destruction leave a sound journal");
    journaltest_behind(t, "UPDATE person_key SET master_no = 1");
    OK(journal_verify(all, &(struct journal_check){.all = true}, &report, &result) == ST_OK,
       "check");
    EQ_INT(result.faults, 1, "a key changed behind the program's back is found");
    ctx_close(all);
}

int main(void)
{
    journaltest_both("values", test_values);
    journaltest_both("copies", test_copies);
    journaltest_both("full", test_full);
    journaltest_both("blind", test_blind);
    journaltest_both("blind_national", test_blind_national);
    journaltest_both("plain", test_no_plain_value);
    journaltest_both("destroy", test_destroy);
    journaltest_both("rotation", test_rotation);
    journaltest_both("short", test_rotation_cut_short);
    journaltest_both("national", test_national);
    journaltest_both("looks", test_looks);
    journaltest_both("start", test_start);
    journaltest_both("journal", test_journal);
    return tap_done();
}
