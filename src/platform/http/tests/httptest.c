// SPDX-License-Identifier: MulanPSL-2.0
/* A server and a client for tests. */
#include "platform/http/tests/httptest.h"
#include "platform/db/tests/dbtest.h"
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdarg.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { WAIT_MS = 60000 }; /* how long what comes may take on a machine with much to do */

struct app_config httptest_config(void)
{
    return (struct app_config){
        .bind = "127.0.0.1",
        .threads = 2,
        .workers = 4,
        .max_connections = 4096,
        .header_seconds = WAIT_MS / 1000,
        .idle_seconds = WAIT_MS / 1000,
        .body_grace_seconds = WAIT_MS / 1000,
        .body_min_bytes_per_second = 1024,
        .quiet = true,
        .today = {2026, 11, 20},
    };
}

void httptest_start(struct httptest *t, const char *name, const struct app_config *config)
{
    ASSERT(httptest_start_on(t, DB_SQLITE, name, config));
}

bool httptest_start_on(struct httptest *t, enum db_kind kind, const char *name,
                       const struct app_config *config)
{
    struct err err = {0};
    const struct app_config defaults = httptest_config();

    *t = (struct httptest){.name = name, .kind = kind};
    if (!dbtest_open(kind, name, NULL, &t->app))
        return false;
    t->app.config = config != NULL ? *config : defaults;
    if (kind == DB_PGSQL)
        t->app.config.db_url = dbtest_url(kind, name);
    snprintf(t->data_dir, sizeof t->data_dir, "/tmp/renda-http-%s-%d", name, getpid());
    mkdir(t->data_dir, 0700);
    t->app.config.data_dir = t->data_dir;
    t->app.auth = &httptest_auth;
    if (http_start(&t->app, &t->http, &err) != ST_OK) {
        fprintf(stderr, "http_start: %s\n", err.detail);
        abort();
    }
    t->port = http_port(t->http);
    return true;
}

bool httptest_stop(struct httptest *t)
{
    const bool stopped = http_stop(t->http, WAIT_MS / 1000);
    char spool[80];

    if (stopped)
        dbtest_close(t->kind, t->name, &t->app);
    snprintf(spool, sizeof spool, "%s/spool", t->data_dir);
    rmdir(spool);
    rmdir(t->data_dir);
    return stopped;
}

int64_t client_now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

bool client_until(_Atomic int *value, int least)
{
    const int64_t until = client_now_ms() + WAIT_MS;

    while (atomic_load(value) < least && client_now_ms() < until)
        usleep(2000);
    return atomic_load(value) >= least;
}

int client_connect(unsigned port)
{
    const struct sockaddr_in to = {.sin_family = AF_INET,
                                   .sin_port = htons((uint16_t)port),
                                   .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), on = 1;

    if (fd < 0 || connect(fd, (const struct sockaddr *)(const void *)&to, sizeof to) != 0) {
        fprintf(stderr, "connect: %s\n", strerror(errno));
        abort();
    }
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return fd;
}

bool client_send(int fd, struct str bytes)
{
    while (bytes.len != 0) {
        const ssize_t n = send(fd, bytes.ptr, bytes.len, MSG_NOSIGNAL);

        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        bytes = (struct str){bytes.ptr + n, bytes.len - (size_t)n};
    }
    return true;
}

/* More bytes into b; false at the end, after WAIT_MS, or on error. */
static bool more(int fd, struct buf *b, int64_t until)
{
    struct pollfd p = {.fd = fd, .events = POLLIN};
    const int64_t left = until - client_now_ms();
    char part[16384];
    ssize_t n;

    if (left <= 0 || poll(&p, 1, (int)left) <= 0)
        return false;
    n = recv(fd, part, sizeof part, 0);
    if (n <= 0)
        return false;
    buf_put(b, part, (size_t)n);
    return true;
}

static size_t head_end(const struct buf *b)
{
    const char *at = b->len >= 4 ? memmem(b->ptr, b->len, "\r\n\r\n", 4) : NULL;

    return at != NULL ? (size_t)(at - b->ptr) + 4 : 0;
}

struct str reply_header(const struct reply *r, const char *name)
{
    struct str rest = r->head, line, key;

    while (str_cut(&rest, '\n', &line)) {
        str_cut(&line, ':', &key);
        if (key.len == strlen(name) && strncasecmp(key.ptr, name, key.len) == 0)
            return str_trim(line);
    }
    return S("");
}

struct str reply_cookie(const struct reply *r, const char *name)
{
    struct str rest = r->head, line, key, pair;
    const size_t len = strlen(name);

    while (str_cut(&rest, '\n', &line)) {
        str_cut(&line, ':', &key);
        line = str_trim(line);
        str_cut(&line, ';', &pair);
        if (key.len == 10 && strncasecmp(key.ptr, "set-cookie", 10) == 0 && pair.len > len &&
            strncmp(pair.ptr, name, len) == 0 && pair.ptr[len] == '=')
            return pair;
    }
    return S("");
}

struct str reply_between(const struct reply *r, const char *before, char end)
{
    const char *at =
        r->body.len != 0 ? memmem(r->body.ptr, r->body.len, before, strlen(before)) : NULL;
    struct str rest, found;

    if (at == NULL)
        return S("");
    at += strlen(before);
    rest = (struct str){at, r->body.len - (size_t)(at - r->body.ptr)};
    str_cut(&rest, end, &found);
    return found;
}

static struct str unchunk(struct arena *a, struct str in, bool *out_whole)
{
    struct buf b = buf_new(a, (size_t)64 << 20);

    *out_whole = false;
    for (;;) {
        char *end;
        size_t n;

        if (memchr(in.ptr, '\n', in.len) == NULL)
            break;
        n = strtoul(in.ptr, &end, 16);
        if ((size_t)(end - in.ptr) + 2 + n + 2 > in.len)
            break;
        *out_whole = n == 0;
        if (n == 0)
            break;
        buf_put(&b, end + 2, n);
        in = (struct str){end + 2 + n + 2, in.len - (size_t)(end + 2 + n + 2 - in.ptr)};
    }
    return buf_view(&b);
}

struct reply client_reply(struct arena *a, int fd, bool head_only)
{
    struct buf b = buf_new(a, (size_t)64 << 20);
    struct reply r = {0};
    const int64_t until = client_now_ms() + WAIT_MS;
    size_t head;
    int64_t length = -1;
    bool chunked, whole = false;

    while ((head = head_end(&b)) == 0 && more(fd, &b, until))
        continue;
    r.all = buf_view(&b);
    if (head == 0 || !str_starts(r.all, S("HTTP/1.1 ")))
        return r;
    r.status = atoi(b.ptr + 9);
    r.head = str_dup(a, (struct str){b.ptr, head});
    if (!str_to_int(reply_header(&r, "content-length"), &length))
        length = -1;
    chunked = str_eqz(reply_header(&r, "transfer-encoding"), "chunked");
    if (head_only || r.status == 304 || r.status == 204)
        return r;
    for (;;) {
        r.body = (struct str){b.ptr + head, b.len - head};
        if (chunked)
            r.body = unchunk(a, r.body, &whole);
        if (whole || (length >= 0 && b.len - head >= (size_t)length) || !more(fd, &b, until))
            break;
    }
    if (length >= 0 && r.body.len > (size_t)length)
        r.body.len = (size_t)length;
    r.all = buf_view(&b);
    return r;
}

struct reply client_ask(struct arena *a, unsigned port, const char *fmt, ...)
{
    const int fd = client_connect(port);
    struct reply r;
    va_list ap;
    char *text;
    int len;

    va_start(ap, fmt);
    len = vasprintf(&text, fmt, ap);
    va_end(ap);
    ASSERT(len >= 0);
    client_send(fd, (struct str){text, (size_t)len});
    r = client_reply(a, fd, strncmp(text, "HEAD ", 5) == 0);
    free(text);
    close(fd);
    return r;
}

bool client_closed_within(int fd, int ms)
{
    const int64_t until = client_now_ms() + ms;
    char part[4096];

    for (;;) {
        struct pollfd p = {.fd = fd, .events = POLLIN};
        const int64_t left = until - client_now_ms();

        if (left <= 0 || poll(&p, 1, (int)left) <= 0)
            return false;
        if (recv(fd, part, sizeof part, 0) <= 0)
            return true;
    }
}
