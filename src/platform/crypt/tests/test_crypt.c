// SPDX-License-Identifier: MulanPSL-2.0
/* Keys of persons in the database, key files beside it, rotation, destruction. */
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
    journaltest_both("looks", test_looks);
    journaltest_both("journal", test_journal);
    return tap_done();
}
