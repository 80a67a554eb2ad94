// SPDX-License-Identifier: MulanPSL-2.0
/* Stopping: what runs is finished, what is new is refused; and large uploads in little memory. */
#include "platform/http/tests/httptest.h"
#include <pthread.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

enum { UPLOAD_MIB = 300, GROWTH_KIB_MAX = 24 * 1024 };

static struct httptest server;
static struct arena *arena;
static _Atomic bool stopped;

static void *stop_run(void *arg)
{
    (void)arg;
    atomic_store(&stopped, httptest_stop(&server));
    return NULL;
}

static void test_graceful(void)
{
    const int running = client_connect(server.port), idle = client_connect(server.port);
    const int before = atomic_load(&httptest_waiting);
    pthread_t stopper;
    struct reply r;

    client_send(idle, S("GET /h/who HTTP/1.1\r\nHost: test\r\n\r\n"));
    EQ_INT(client_reply(arena, idle, false).status, 200, "a kept connection");
    client_send(running, S("GET /h/slow HTTP/1.1\r\nHost: test\r\n\r\n"));
    OK(client_until(&httptest_waiting, before + 1), "a request at work");
    pthread_create(&stopper, NULL, stop_run, NULL);
    usleep(100000);
    OK(!atomic_load(&stopped), "stopping waits for it");
    atomic_store(&httptest_go, true);
    r = client_reply(arena, running, false);
    EQ_INT(r.status, 200, "it is answered");
    OK(str_has(r.body, S("<h1>slow")), "in full");
    pthread_join(stopper, NULL);
    OK(atomic_load(&stopped), "then the server has stopped");
    OK(client_closed_within(idle, 60000), "idle connections are closed");
    atomic_store(&httptest_go, false);
    close(running);
    close(idle);
}

static long peak_kib(void)
{
    struct rusage usage;

    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

static void test_upload(void)
{
    static const char HEAD[] = "--B\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nt\r\n"
                               "--B\r\nContent-Disposition: form-data; name=\"file\"; "
                               "filename=\"f.bin\"\r\n\r\n";
    static const char TAIL[] = "\r\n--B--\r\n";
    static char block[1 << 20];
    const int fd = client_connect(server.port);
    const size_t length = sizeof HEAD - 1 + (size_t)UPLOAD_MIB * sizeof block + sizeof TAIL - 1;
    const long before = peak_kib();
    struct reply r;
    char want[64];

    memset(block, '\r', sizeof block / 2);
    client_send(fd, str_printf(arena,
                               "POST /h/echo-public HTTP/1.1\r\nHost: test\r\n"
                               "Authorization: Bearer writer\r\nContent-Length: %zu\r\n"
                               "Content-Type: multipart/form-data; boundary=B\r\n\r\n%s",
                               length, HEAD));
    for (int i = 0; i < UPLOAD_MIB; i++)
        client_send(fd, (struct str){block, sizeof block});
    client_send(fd, str_from(TAIL));
    r = client_reply(arena, fd, false);
    close(fd);
    snprintf(want, sizeof want, "t||0|0||0:|f.bin:%zu", (size_t)UPLOAD_MIB * sizeof block);
    EQ_STR(r.body, want, "300 MiB arrive whole");
    printf("# peak memory grew by %ld KiB\n", peak_kib() - before);
    OK(peak_kib() - before < GROWTH_KIB_MAX, "in little memory");
}

int main(void)
{
    arena = arena_open(0);
    httptest_start(&server, "stop", NULL);
    test_upload();
    test_graceful();
    arena_close(arena);
    return tap_done();
}
