// SPDX-License-Identifier: MulanPSL-2.0
/* What a crowd posts at the same instant: written together, answered one by one. */
#include "platform/db/tests/dbtest.h"
#include "platform/http/tests/httptest.h"
#include "platform/text.h"
#include <unistd.h>

enum { CROWD = 40, WAITING = 60 };

static struct httptest server;
static struct arena *arena;

static void post(int fd, const char *who, const char *body, const char *more)
{
    client_send(fd,
                str_printf(arena,
                           "POST /h/crowd HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer %s\r\n"
                           "Content-Type: application/x-www-form-urlencoded\r\n%s"
                           "Content-Length: %zu\r\n\r\n%s",
                           who, more, strlen(body), body));
}

static struct reply posted(const char *who, const char *body, const char *more)
{
    const int fd = client_connect(server.port);
    struct reply r;

    post(fd, who, body, more);
    r = client_reply(arena, fd, false);
    close(fd);
    return r;
}

static int64_t counter(void)
{
    struct ctx *ctx = ctx_open_system(&server.app, 1);
    const int64_t n = dbtest_int(ctx, "SELECT n FROM t_counter WHERE id = 1");

    ctx_close(ctx);
    return n;
}

static void test_one(void)
{
    const int64_t before = counter();
    struct reply r = posted("writer", "title=x&n=5", "");

    EQ_INT(r.status, 200, "one request is answered");
    OK(str_has(r.body, S("added 5")), "by its own leave()");
    EQ_INT(counter(), before + 5, "and written");
    EQ_INT(posted("reader", "title=x&n=5", "").status, 403, "who may not is refused");
    EQ_INT(posted("nobody", "title=x&n=5", "").status, 401, "a stranger is refused");
    EQ_INT(posted("writer", "title=x&n=-1", "").status, 422, "enter() refuses");
    OK(str_has(posted("writer", "title=x&n=0", "").body, S("nothing")), "enter() may answer");
    EQ_INT(posted("writer", "title=x&n=many", "").status, 422, "fields are checked");
    r = posted("writer", "title=x&n=13", "");
    EQ_INT(r.status, 409, "what write() finds wrong with one");
    OK(str_has(r.body, S("某法第1条")), "is said to it");
    EQ_INT(posted("writer", "title=x&n=99", "").status, 503, "write() itself fails");
    EQ_INT(counter(), before + 5, "none of these wrote anything");
    r = posted("writer", "title=x&n=3", "Idempotency-Key: once-only-1\r\n");
    EQ_INT(r.status, 200, "a program with a key");
    EQ_INT(counter(), before + 8, "is written by itself");
}

/* Until so many have come, the one that is being written among them. */
static void wait_for(unsigned many)
{
    for (int ms = 0; ms < 60000 && atomic_load(&server.app.crowd) < many; ms++)
        usleep(1000);
    EQ_INT(atomic_load(&server.app.crowd), many, "the others wait");
}

static void test_together(void)
{
    const int64_t before = counter();
    const int batches = atomic_load(&httptest_batches);
    int fds[CROWD], good = 0, refused = 0;

    atomic_store(&httptest_hold, true);
    for (int i = 0; i < CROWD; i++) {
        fds[i] = client_connect(server.port);
        post(fds[i], "writer", i == 7 ? "title=x&n=13" : "title=x&n=1", "");
        if (i == 0) /* its transaction has begun: the others gather behind it */
            OK(client_until(&httptest_batches, batches + 1), "the first is being written");
    }
    wait_for(CROWD);
    EQ_INT(client_ask(arena, server.port,
                      "GET /h/who HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n")
               .status,
           200, "meanwhile pages are served");
    atomic_store(&httptest_hold, false);
    for (int i = 0; i < CROWD; i++) {
        const struct reply r = client_reply(arena, fds[i], false);

        good += r.status == 200;
        refused += r.status == 409;
        close(fds[i]);
    }
    EQ_INT(good, CROWD - 1, "everybody is answered");
    EQ_INT(refused, 1, "and the one that was wrong is told so");
    EQ_INT(counter(), before + CROWD - 1, "each is written once");
    OK(atomic_load(&httptest_batches) - batches < CROWD, "in fewer transactions than requests");
}

static struct reply keyed(const char *key, const char *body)
{
    return client_ask(
        arena, server.port,
        "POST /h/item/7/change HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer writer\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\nIdempotency-Key: %s\r\n"
        "Content-Length: %zu\r\nConnection: close\r\n\r\n%s",
        key, strlen(body), body);
}

/* With files it goes alone: they take as long as they take. */
static void test_files(void)
{
    const int64_t before = counter();
    const int fd = client_connect(server.port);
    static const char BODY[] = "--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nx\r\n"
                               "--b\r\nContent-Disposition: form-data; name=\"n\"\r\n\r\n4\r\n"
                               "--b--\r\n";
    struct reply r;

    client_send(fd, str_printf(arena,
                               "POST /h/crowd HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer"
                               " writer\r\nContent-Type: multipart/form-data; boundary=b\r\n"
                               "Content-Length: %zu\r\n\r\n%s",
                               sizeof BODY - 1, BODY));
    r = client_reply(arena, fd, false);
    close(fd);
    EQ_INT(r.status, 200, "a form with files");
    EQ_INT(counter(), before + 4, "is written by itself");
}

/* What is told once (no-store) is kept nowhere, not even for the same question. */
static void test_told_once(void)
{
    const int64_t before = counter();
    struct reply r = keyed("plain-key-1", "title=plain"),
                 again = keyed("plain-key-1", "title=plain");

    EQ_INT(r.status, again.status, "an answer is given again");
    OK(reply_header(&again, "Idempotency-Replayed").len > 0, "and says so");
    r = keyed("secret-key-1", "title=secret");
    OK(r.status == 303 || r.status == 200, "a secret is told");
    again = keyed("secret-key-1", "title=secret");
    EQ_INT(again.status, 409, "not a second time");
    EQ_INT(counter(), before + 2, "each was done once");
}

static void test_gone(void)
{
    const int batches = atomic_load(&httptest_batches);
    const int64_t before = counter();
    int fd = client_connect(server.port);

    atomic_store(&httptest_hold, true);
    post(fd, "writer", "title=x&n=2", "");
    OK(client_until(&httptest_batches, batches + 1), "being written");
    close(fd); /* the phone is gone */
    atomic_store(&httptest_hold, false);
    EQ_INT(posted("writer", "title=x&n=1", "").status, 200, "the next one is answered");
    EQ_INT(counter(), before + 3, "what was being written stays written");
}

/* More than can wait: told so at once, and nothing of theirs is written. */
static void test_too_many(void)
{
    const int batches = atomic_load(&httptest_batches);
    const int64_t before = counter();
    int fds[WAITING + 1], good = 0;
    struct reply r;

    atomic_store(&httptest_hold, true);
    for (int i = 0; i <= WAITING; i++) {
        fds[i] = client_connect(server.port);
        post(fds[i], "writer", "title=x&n=1", "");
        if (i == 0)
            OK(client_until(&httptest_batches, batches + 1), "the first is being written");
    }
    wait_for(WAITING + 1);
    r = posted("writer", "title=x&n=1", "");
    EQ_INT(r.status, 503, "one more is refused");
    OK(str_has(r.body, T("error.busy")), "with a sentence");
    atomic_store(&httptest_hold, false);
    for (int i = 0; i <= WAITING; i++) {
        good += client_reply(arena, fds[i], false).status == 200;
        close(fds[i]);
    }
    EQ_INT(good, WAITING + 1, "who waited is answered");
    EQ_INT(counter(), before + WAITING + 1, "and written, who was refused is not");
}

static void suite(enum db_kind kind)
{
    struct app_config config = httptest_config();

    config.crowd_waiting = WAITING;
    if (!httptest_start_on(&server, kind, "http_crowd", &config)) {
        tap_check(true, "a crowd on PostgreSQL # SKIP RENDA_TEST_PG is not set", __FILE__, 0);
        return;
    }
    printf("# on %s\n", kind == DB_SQLITE ? "SQLite" : "PostgreSQL");
    test_one();
    test_together();
    test_files();
    test_told_once();
    test_gone();
    test_too_many();
    EQ_INT(atomic_load(&server.app.crowd), 0, "nobody is left waiting");
    OK(httptest_stop(&server), "it stops");
}

int main(void)
{
    arena = arena_open(0);
    suite(DB_SQLITE);
    suite(DB_PGSQL);
    arena_close(arena);
    return tap_done();
}
