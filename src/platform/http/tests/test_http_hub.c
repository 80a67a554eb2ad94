// SPDX-License-Identifier: MulanPSL-2.0
/* 2,000 event streams, half of which vanish. */
#include "platform/http/tests/httptest.h"
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#elif defined(__has_feature)
#define SANITIZED (__has_feature(address_sanitizer) || __has_feature(thread_sanitizer))
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

enum { STREAMS = 2000, WAIT_MS = 60000, KIB_PER_STREAM_MAX = 2 };

static struct httptest server;
static struct arena *arena;
static int fds[STREAMS];

static long rss_kib(void)
{
    FILE *f = fopen("/proc/self/statm", "r");
    long pages = 0;

    if (f == NULL || fscanf(f, "%*s %ld", &pages) != 1)
        pages = 0;
    if (f != NULL)
        fclose(f);
    return pages * (sysconf(_SC_PAGESIZE) / 1024);
}

/* Read what is there until `want` was seen. The client keeps 200 bytes. */
static bool hears(int fd, const char *want, int wait_ms)
{
    const int64_t until = client_now_ms() + wait_ms;
    char tail[1200] = "";
    size_t len = 0;

    for (;;) {
        struct pollfd p = {.fd = fd, .events = POLLIN};
        ssize_t n;

        if (memmem(tail, len, want, strlen(want)) != NULL)
            return true;
        if (len > 600) {
            memmove(tail, tail + len - 200, 200);
            len = 200;
        }
        if (client_now_ms() >= until || poll(&p, 1, (int)(until - client_now_ms())) <= 0)
            return false;
        n = recv(fd, tail + len, sizeof tail - len, 0);
        if (n <= 0)
            return false;
        len += (size_t)n;
    }
}

static void open_all(void)
{
    int open = 0;

    for (int i = 0; i < STREAMS; i++) {
        fds[i] = client_connect(server.port);
        client_send(fds[i], S("GET /h/stream HTTP/1.1\r\nHost: test\r\n\r\n"));
    }
    for (int i = 0; i < STREAMS; i++)
        open += hears(fds[i], "event: hello\ndata: hello\n\n", WAIT_MS);
    EQ_INT(open, STREAMS, "2,000 streams are open");
}

static void wait_streams(size_t want)
{
    const int64_t until = client_now_ms() + WAIT_MS;

    while (hub_streams(server.app.hub) != want && client_now_ms() < until)
        usleep(20000);
}

static void test_all(void)
{
    const long before = rss_kib();
    int64_t begun;
    int heard = 0;

    open_all();
    printf("# %.1f KiB a stream, both ends in this process\n",
           (double)(rss_kib() - before) / STREAMS);
    if (!SANITIZED)
        OK((rss_kib() - before) / STREAMS < KIB_PER_STREAM_MAX, "memory of a stream is bounded");
    wait_streams(STREAMS);
    EQ_INT(hub_streams(server.app.hub), STREAMS, "the hub counts them");
    begun = client_now_ms();
    EQ_INT(hub_publish(&server.app, "h.all", "tick", S("1\n2")), STREAMS, "all are told");
    EQ_INT(hub_publish(&server.app, "h.other", "tick", S("x")), 0, "nobody on another channel");
    for (int i = 0; i < STREAMS; i++)
        heard += hears(fds[i], "event: tick\ndata: 1\ndata: 2\n\n", WAIT_MS);
    EQ_INT(heard, STREAMS, "and all hear it");
    printf("# broadcast heard by all after %lld ms\n", (long long)(client_now_ms() - begun));
}

static void test_half(void)
{
    int heard = 0;

    for (int i = 0; i < STREAMS; i += 2)
        close(fds[i]);
    wait_streams(STREAMS / 2);
    EQ_INT(hub_streams(server.app.hub), STREAMS / 2, "the vanished are found by heartbeats");
    hub_publish(&server.app, "h.all", "tock", S("3"));
    for (int i = 1; i < STREAMS; i += 2)
        heard += hears(fds[i], "event: tock\ndata: 3\n\n", WAIT_MS);
    EQ_INT(heard, STREAMS / 2, "the rest hear the next message");
}

/* Never reads: is cut off, costs nobody else. */
static void test_slow_reader(void)
{
    const int fd = client_connect(server.port), small = 4096;
    char *text = arena_alloc(arena, 60000);
    const int64_t until = client_now_ms() + WAIT_MS;

    memset(text, 'x', 60000);
    setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
    client_send(fd, S("GET /h/stream HTTP/1.1\r\nHost: test\r\n\r\n"));
    wait_streams(STREAMS / 2 + 1);
    for (int i = 1; i < STREAMS; i += 2) /* these would have to read it too */
        close(fds[i]);
    wait_streams(1);
    while (hub_streams(server.app.hub) != 0 && client_now_ms() < until) {
        hub_publish(&server.app, "h.all", "big", (struct str){text, 60000});
        usleep(5000);
    }
    EQ_INT(hub_streams(server.app.hub), 0, "a client that does not read is cut off");
    close(fd);
}

static void test_end(void)
{
    const int fd = client_connect(server.port);

    client_send(fd, S("GET /h/stream HTTP/1.1\r\nHost: test\r\n\r\n"));
    OK(hears(fd, "hello", WAIT_MS), "a stream is open");
    OK(httptest_stop(&server), "the server stops all the same");
    OK(client_closed_within(fd, WAIT_MS), "and the stream has ended");
    close(fd);
}

int main(void)
{
    struct app_config config = httptest_config();
    const struct rlimit files = {8192, 8192};

    arena = arena_open(0);
    setrlimit(RLIMIT_NOFILE, &files);
    config.heartbeat_seconds = 1;
    httptest_start(&server, "hub", &config);
    test_all();
    test_half();
    test_slow_reader();
    test_end();
    arena_close(arena);
    return tap_done();
}
