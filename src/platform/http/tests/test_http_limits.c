// SPDX-License-Identifier: MulanPSL-2.0
/* Slow clients, too many clients, bodies without end, clients that vanish. */
#include "platform/http/tests/httptest.h"
#include "platform/text.h"
#include <dirent.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

/* How long what comes may take on a machine with much to do; what never comes takes longer. */
enum { LONG_MS = 60000 };

static struct httptest server;
static struct arena *arena;
static size_t at_rest; /* sockets while nobody is connected */

/* Send one byte of text every 50 ms until the server closes; the milliseconds that took, or -1. */
static int64_t drip(const char *head, char byte)
{
    const int64_t begun = client_now_ms(); /* before the server's time can begin */
    const int fd = client_connect(server.port);
    int64_t took = -1;

    client_send(fd, str_from(head));
    while (client_now_ms() - begun < LONG_MS) {
        if (client_closed_within(fd, 50)) {
            took = client_now_ms() - begun;
            break;
        }
        send(fd, &byte, 1, MSG_NOSIGNAL);
    }
    close(fd);
    return took;
}

static void test_slow(void)
{
    int64_t took = drip("", 'G');

    OK(took >= 800, "a request line that never ends: closed after a second");
    took = drip("GET / HTTP/1.1\r\nHost: test\r\nX-A: ", 'a');
    OK(took >= 800, "headers that never end: closed after a second");
    took = drip("POST /h/echo-public HTTP/1.1\r\nHost: test\r\nContent-Length: 50000\r\n"
                "Content-Type: application/x-www-form-urlencoded\r\n\r\ntitle=",
                'a');
    OK(took >= 800, "a body below the least rate: closed");
}

static void test_slow_is_told(void)
{
    const int fd = client_connect(server.port);
    struct reply r;

    client_send(fd, S("POST /h/echo-public HTTP/1.1\r\nHost: test\r\nContent-Length: 50000\r\n"
                      "Content-Type: application/x-www-form-urlencoded\r\n\r\ntitle=a"));
    r = client_reply(arena, fd, false);
    EQ_INT(r.status, 408, "a body that stops half way is answered");
    OK(str_has(r.body, text("error.too_slow")), "with a sentence");
    OK(client_closed_within(fd, LONG_MS), "and the connection ends");
    close(fd);
}

static void test_idle(void)
{
    const int fd = client_connect(server.port);
    const int64_t begun = client_now_ms(); /* the server's time begins when it has answered */

    client_send(fd, S("GET /h/who HTTP/1.1\r\nHost: test\r\n\r\n"));
    EQ_INT(client_reply(arena, fd, false).status, 200, "a kept connection");
    OK(client_closed_within(fd, LONG_MS), "is closed when idle");
    OK(client_now_ms() - begun >= 1500, "not before its time");
    close(fd);
}

static void test_working_is_not_idle(void)
{
    const int fd = client_connect(server.port);
    struct pollfd p = {.fd = fd, .events = POLLIN};
    const int before = atomic_load(&httptest_waiting);

    client_send(fd, S("GET /h/slow HTTP/1.1\r\nHost: test\r\n\r\n"));
    OK(client_until(&httptest_waiting, before + 1), "a handler at work");
    EQ_INT(poll(&p, 1, 3500), 0, "is not cut off by the deadlines of clients");
    atomic_store(&httptest_go, true);
    EQ_INT(client_reply(arena, fd, false).status, 200, "and answers");
    close(fd);
    atomic_store(&httptest_go, false);
}

static size_t open_sockets(void)
{
    DIR *d = opendir("/proc/self/fd");
    const struct dirent *e;
    size_t n = 0;

    while ((e = readdir(d)) != NULL) {
        char to[16] = "";

        (void)!readlinkat(dirfd(d), e->d_name, to, sizeof to - 1);
        n += strncmp(to, "socket:", 7) == 0;
    }
    closedir(d);
    return n;
}

/* Reads nothing of 4 MB: the answer has a least rate too. Server and client are one process. */
static void test_reader_that_does_not_read(void)
{
    const int small = 4096;
    int64_t begun = client_now_ms();
    int fd;

    while (open_sockets() > at_rest && client_now_ms() - begun < LONG_MS)
        usleep(10000);
    begun = client_now_ms();
    fd = client_connect(server.port);
    setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
    client_send(fd, S("GET /h/large HTTP/1.1\r\nHost: test\r\n\r\n"));
    OK(poll(&(struct pollfd){.fd = fd, .events = POLLIN}, 1, LONG_MS) == 1,
       "the server has begun to send");
    while (open_sockets() > at_rest + 1 && client_now_ms() - begun < LONG_MS)
        usleep(20000);
    EQ_INT(open_sockets(), at_rest + 1, "a client that does not read is cut off");
    OK(client_now_ms() - begun > 2000, "after its time");
    close(fd);
}

static void test_per_address(void)
{
    int fds[30], served = 0, again;

    for (size_t i = 0; i < COUNT(fds); i++) {
        fds[i] = client_connect(server.port);
        client_send(fds[i], S("GET /h/who HTTP/1.1\r\nHost: test\r\n\r\n"));
    }
    for (size_t i = 0; i < COUNT(fds); i++)
        served += client_reply(arena, fds[i], false).status == 200;
    EQ_INT(served, 20, "20 connections of one address, not 30");
    for (size_t i = 0; i < COUNT(fds); i++)
        close(fds[i]);
    for (int i = 0; i < LONG_MS / 10; i++) { /* until the server has seen them go */
        again = client_ask(arena, server.port, "GET /h/who HTTP/1.1\r\nHost: test\r\n\r\n").status;
        if (again == 200)
            break;
        usleep(10000);
    }
    EQ_INT(again, 200, "and when they are gone there is room again");
}

static struct str much(size_t bytes)
{
    char *p = arena_alloc(arena, bytes);

    memset(p, 'a', bytes);
    return (struct str){p, bytes};
}

static void test_body_too_large(void)
{
    const struct reply known =
        client_ask(arena, server.port,
                   "POST /h/form HTTP/1.1\r\nHost: test\r\nContent-Length: 400000\r\n"
                   "Content-Type: application/x-www-form-urlencoded\r\n\r\n" STR_FMT,
                   STR_ARG(much(400000)));
    const struct reply expect =
        client_ask(arena, server.port,
                   "POST /h/form HTTP/1.1\r\nHost: test\r\nContent-Length: 400000\r\n"
                   "Expect: 100-continue\r\n"
                   "Content-Type: application/x-www-form-urlencoded\r\n\r\n");
    int fd = client_connect(server.port);
    struct reply endless;
    const struct str chunk = str_printf(arena, "1000\r\n" STR_FMT "\r\n", STR_ARG(much(4096)));

    EQ_INT(known.status, 413, "a body longer than the route allows");
    OK(known.body.len != 0, "with a sentence");
    EQ_INT(expect.status, 413, "told before it is sent, to those who ask");

    client_send(fd, S("POST /h/form HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n"
                      "Content-Type: application/x-www-form-urlencoded\r\n\r\n"));
    for (int i = 0; i < 200; i++)
        if (!client_send(fd, chunk))
            break;
    endless = client_reply(arena, fd, false);
    EQ_INT(endless.status, 413, "a body without end");
    for (int i = 0; i < 20000; i++)
        if (!client_send(fd, chunk))
            break;
    OK(client_closed_within(fd, LONG_MS), "is not read for ever");
    close(fd);
}

static void test_stranger_gets_no_large_body(void)
{
    const struct reply r =
        client_ask(arena, server.port,
                   "POST /h/echo HTTP/1.1\r\nHost: test\r\nContent-Length: 900000\r\n"
                   "Expect: 100-continue\r\n"
                   "Content-Type: multipart/form-data; boundary=X\r\n\r\n");
    const struct reply known =
        client_ask(arena, server.port,
                   "POST /h/echo HTTP/1.1\r\nHost: test\r\nContent-Length: 9\r\n"
                   "Cookie: session=writer\r\nAccept: application/json\r\n"
                   "Content-Type: multipart/form-data; boundary=X\r\n\r\n--X--\r\nzz");

    const struct reply made_up =
        client_ask(arena, server.port,
                   "POST /h/echo HTTP/1.1\r\nHost: test\r\nContent-Length: 900000\r\n"
                   "Cookie: session=made-up\r\nExpect: 100-continue\r\n"
                   "Content-Type: multipart/form-data; boundary=X\r\n\r\n");
    const struct reply in_pieces = client_ask(
        arena, server.port,
        "POST /h/echo HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n"
        "Authorization: Bearer made-up\r\n"
        "Content-Type: multipart/form-data; boundary=X\r\n\r\n70000\r\n" STR_FMT "\r\n0\r\n\r\n",
        STR_ARG(much(0x70000)));

    EQ_INT(r.status, 401, "900 KB for a route of 64 MB, from nobody");
    EQ_INT(made_up.status, 401, "with a made-up session: nothing of it is read");
    EQ_INT(in_pieces.status, 401, "with a made-up token, its length not said");
    EQ_INT(known.status, 403, "somebody's is read, then checked");
}

static void test_vanishing(void)
{
    for (int i = 0; i < 40; i++) {
        const int fd = client_connect(server.port);
        const struct linger hard = {1, 0};
        char part[1000];

        client_send(fd, i % 2 == 0 ? S("GET /h/large HTTP/1.1\r\nHost: test\r\n\r\n")
                                   : S("POST /h/echo-public HTTP/1.1\r\nHost: test\r\n"
                                       "Content-Length: 100\r\nContent-Type: application/json\r\n"
                                       "\r\n{"));
        if (i % 4 == 0)
            (void)!recv(fd, part, sizeof part, 0);
        setsockopt(fd, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
        close(fd);
    }
    EQ_INT(client_ask(arena, server.port, "GET /h/who HTTP/1.1\r\nHost: test\r\n\r\n").status, 200,
           "clients that reset in the middle harm nobody");
}

/* Connections on which something has come. */
static int answered(const int *fds, int count)
{
    int n = 0;

    for (int i = 0; i < count; i++) {
        struct pollfd p = {.fd = fds[i], .events = POLLIN};

        n += poll(&p, 1, 1) > 0;
    }
    return n;
}

/* The narrow lane: two at work, 200 waiting, the next is told at once. */
/* Ticked rows of a list travel in the query; their number must not cost the answer. */
static void test_many_arguments(void)
{
    static const size_t MANY[] = {60, 80, 100, 300, 480};

    arr_each (i, COUNT(MANY)) {
        struct buf query = buf_new(arena, 0);
        struct reply r;

        buf_z(&query, "q=a%26b");
        for (size_t k = 0; k < MANY[i]; k++)
            buf_z(&query, "&n=1");
        r = client_ask(arena, server.port,
                       "GET /h/header?" STR_FMT " HTTP/1.1\r\nHost: test\r\n\r\n",
                       STR_ARG(buf_view(&query)));
        EQ_INT(r.status, 422, "a field repeated many times is answered, and read");
    }
    EQ_INT(
        client_ask(arena, server.port, "GET /h/header?q=a%%26b&n=40 HTTP/1.1\r\nHost: test\r\n\r\n")
            .status,
        200, "two arguments stay two");
}

static void test_narrow(void)
{
    enum { MANY = 210 };
    static int fds[MANY];
    const struct str ask = S("POST /h/slow HTTP/1.1\r\nHost: test\r\nContent-Length: 2\r\n"
                             "Content-Type: application/json\r\n\r\n{}");
    const int64_t until = client_now_ms() + LONG_MS;
    int busy = 0, done = 0;

    for (int i = 0; i < MANY; i++) {
        fds[i] = client_connect(server.port);
        client_send(fds[i], ask);
    }
    while (busy < MANY - 202 && client_now_ms() < until)
        busy = answered(fds, MANY);
    EQ_INT(client_ask(arena, server.port, "GET /h/who HTTP/1.1\r\nHost: test\r\n\r\n").status, 200,
           "other requests are served meanwhile");
    busy = answered(fds, MANY);
    atomic_store(&httptest_go, true);
    for (int i = 0; i < MANY; i++) {
        done += client_reply(arena, fds[i], false).status == 200;
        close(fds[i]);
    }
    atomic_store(&httptest_go, false);
    EQ_INT(busy, MANY - 202, "those past two and 200 are refused at once");
    EQ_INT(done, 202, "the others are served");
}

int main(void)
{
    struct app_config config = httptest_config();
    size_t before;

    arena = arena_open(0);
    config.header_seconds = 1;
    config.idle_seconds = 2;
    config.body_grace_seconds = 1;
    config.body_min_bytes_per_second = 2 << 20;
    before = open_sockets();
    httptest_start(&server, "limits", &config);
    at_rest = open_sockets();
    test_slow();
    test_slow_is_told();
    test_idle();
    test_working_is_not_idle();
    test_reader_that_does_not_read();
    OK(httptest_stop(&server), "the server stops");

    /* The same clients are in time here, however slow the machine is. */
    config.header_seconds = config.idle_seconds = config.body_grace_seconds = LONG_MS / 1000;
    config.max_connections_per_address = 20;
    httptest_start(&server, "limits", &config);
    test_per_address();
    test_body_too_large();
    test_stranger_gets_no_large_body();
    test_vanishing();
    OK(httptest_stop(&server), "stops again");

    config.max_connections_per_address = 0;
    httptest_start(&server, "limits", &config);
    test_many_arguments();
    test_narrow();
    OK(httptest_stop(&server), "it stops again");
    EQ_INT(open_sockets(), before, "and leaves no socket open");
    arena_close(arena);
    return tap_done();
}
