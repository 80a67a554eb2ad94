// SPDX-License-Identifier: MulanPSL-2.0
/* Requests that two servers might understand differently, and targets that lead astray. */
#include "platform/http/tests/httptest.h"
#include <sys/socket.h>
#include <unistd.h>

static struct httptest server;
static struct arena *arena;

#define SMUGGLED "GET /h/who HTTP/1.1\r\nHost: test\r\n\r\n"

static const struct {
    const char *what, *text;
    int first, second; /* status codes seen; 0: closed or nothing */
} CASES[] = {
    {"Content-Length and Transfer-Encoding",
     "POST /h/echo-public HTTP/1.1\r\nHost: test\r\nContent-Length: 6\r\n"
     "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nX" SMUGGLED,
     400, 0},
    {"two Content-Length",
     "POST /h/echo-public HTTP/1.1\r\nHost: test\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\n"
     "a=b" SMUGGLED,
     400, 0},
    {"the same Content-Length twice",
     "POST /h/echo-public HTTP/1.1\r\nHost: test\r\nContent-Length: 3\r\nContent-Length: "
     "3\r\n\r\na=b" SMUGGLED,
     400, 0},
    {"Content-Length with a sign",
     "POST /h/echo-public HTTP/1.1\r\nHost: test\r\nContent-Length: +3\r\n\r\na=b" SMUGGLED, 400,
     0},
    {"Content-Length with a list",
     "POST /h/echo-public HTTP/1.1\r\nHost: test\r\nContent-Length: 3, 3\r\n\r\na=b" SMUGGLED, 400,
     0},
    {"negative Content-Length",
     "POST /h/echo-public HTTP/1.1\r\nHost: test\r\nContent-Length: -1\r\n\r\n" SMUGGLED, 400, 0},
    {"Transfer-Encoding: xchunked",
     "POST /h/echo-public HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: xchunked\r\n\r\n"
     "0\r\n\r\n" SMUGGLED,
     400, 0},
    {"Transfer-Encoding: chunked, identity",
     "POST /h/echo-public HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked, identity\r\n\r\n"
     "0\r\n\r\n" SMUGGLED,
     400, 0},
    {"two Transfer-Encoding",
     "POST /h/echo-public HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: identity\r\n"
     "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" SMUGGLED,
     400, 0},
    {"a blank before the colon",
     "POST /h/echo-public HTTP/1.1\r\nHost: test\r\nTransfer-Encoding : chunked\r\n\r\n"
     "0\r\n\r\n" SMUGGLED,
     400, 0},
    {"a chunk size of 0x3",
     "POST /h/echo-public HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n"
     "0x3\r\na=b\r\n0\r\n\r\n" SMUGGLED,
     400, 0},
    {"a negative chunk size",
     "POST /h/echo-public HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n"
     "-3\r\na=b\r\n0\r\n\r\n" SMUGGLED,
     400, 0},
    {"a chunk size past 64 bits",
     "POST /h/echo-public HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n"
     "ffffffffffffffffff\r\na=b\r\n0\r\n\r\n" SMUGGLED,
     413, 0},
    {"no Host", "GET /h/who HTTP/1.1\r\n\r\n" SMUGGLED, 400, 0},
    {"an empty Host", "GET /h/who HTTP/1.1\r\nHost:\r\n\r\n" SMUGGLED, 400, 0},
    {"two Host", "GET /h/who HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n" SMUGGLED, 400, 0},
    {"a Host that is none", "GET /h/who HTTP/1.1\r\nHost: a/b@c\r\n\r\n" SMUGGLED, 400, 0},
    {"a control character in a value",
     "GET /h/who HTTP/1.1\r\nHost: test\r\nX-A: a\x01z\r\n\r\n" SMUGGLED, 400, 0},
    {"a body on a GET is read and left",
     "GET /h/who HTTP/1.1\r\nHost: test\r\nContent-Length: 3\r\n\r\na=b" SMUGGLED, 200, 200},
    {"pipelined requests are answered in order",
     "GET /nothing HTTP/1.1\r\nHost: test\r\n\r\n" SMUGGLED, 404, 200},
    {"a percent sign alone", "GET /h/% HTTP/1.1\r\nHost: test\r\n\r\n", 400, 0},
    {"bad digits", "GET /h/%zz HTTP/1.1\r\nHost: test\r\n\r\n", 400, 0},
    {"NUL in the path", "GET /h/%00 HTTP/1.1\r\nHost: test\r\n\r\n", 400, 0},
    {"a line end in the path", "GET /h/%0d%0a HTTP/1.1\r\nHost: test\r\n\r\n", 400, 0},
    {"not UTF-8 in the path", "GET /h/%ff HTTP/1.1\r\nHost: test\r\n\r\n", 400, 0},
    {"bytes that should be coded", "GET /h/\xe5\xbb\xba HTTP/1.1\r\nHost: test\r\n\r\n", 400, 0},
    {"up", "GET /h/../h/who HTTP/1.1\r\nHost: test\r\n\r\n", 400, 0},
    {"up, coded", "GET /h/%2e%2e/h/who HTTP/1.1\r\nHost: test\r\n\r\n", 400, 0},
    {"here", "GET /h/./who HTTP/1.1\r\nHost: test\r\n\r\n", 400, 0},
    {"a coded slash", "GET /h%2Fwho HTTP/1.1\r\nHost: test\r\n\r\n", 400, 0},
    {"a backslash", "GET /h%5cwho HTTP/1.1\r\nHost: test\r\n\r\n", 400, 0},
    {"another host's address", "GET http://evil.example/h/who HTTP/1.1\r\nHost: test\r\n\r\n", 400,
     0},
    {"an asterisk", "GET * HTTP/1.1\r\nHost: test\r\n\r\n", 400, 0},
    {"a method that is no word", "G=T /h/who HTTP/1.1\r\nHost: test\r\n\r\n", 501, 0},
    {"HTTP/2 spoken to us", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505, 0},
};

static int send_raw(struct str text)
{
    const int fd = client_connect(server.port);

    client_send(fd, text);
    shutdown(fd, SHUT_WR);
    return fd;
}

/* Status of the first and the second answer on one connection. */
static void read_raw(int fd, int *out_first, int *out_second)
{
    struct reply r = client_reply(arena, fd, false);

    *out_first = r.status;
    /* The two answers may arrive together: count them in all that came. */
    *out_second = 0;
    if (r.status != 0) {
        const size_t used = r.head.len + r.body.len;
        struct str rest = {r.all.ptr + used, r.all.len > used ? r.all.len - used : 0};

        if (rest.len == 0) {
            r = client_reply(arena, fd, false);
            *out_second = r.status;
        } else if (str_starts(rest, S("HTTP/1.1 "))) {
            *out_second =
                (rest.ptr[9] - '0') * 100 + (rest.ptr[10] - '0') * 10 + rest.ptr[11] - '0';
        }
    }
    close(fd);
}

static void ask_raw(struct str text, int *out_first, int *out_second)
{
    read_raw(send_raw(text), out_first, out_second);
}

/* Side by side: many end only when the connection has been idle for a second. */
static void run_cases(void)
{
    int fds[COUNT(CASES)];

    for (size_t i = 0; i < COUNT(CASES); i++)
        fds[i] = send_raw(str_from(CASES[i].text));
    for (size_t i = 0; i < COUNT(CASES); i++) {
        int first, second;

        read_raw(fds[i], &first, &second);
        OK(first == CASES[i].first && second == CASES[i].second, CASES[i].what);
        if (first != CASES[i].first || second != CASES[i].second)
            printf("# %d %d\n", first, second);
    }
}

static void test_sizes(void)
{
    struct buf b = buf_new(arena, 0);
    int first, second;

    buf_z(&b, "GET /h/who?");
    for (int i = 0; i < 2100; i++)
        buf_char(&b, 'a');
    buf_z(&b, " HTTP/1.1\r\nHost: test\r\n\r\n");
    ask_raw(buf_view(&b), &first, &second);
    EQ_INT(first, 414, "a target of 2,100 bytes");

    b = buf_new(arena, 0);
    buf_z(&b, "GET /h/who HTTP/1.1\r\nHost: test\r\n");
    for (int i = 0; i < 40; i++)
        buf_printf(&b,
                   "X-Header-%03d: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                   "aaaaaaaaaaaaaaaaaaaaaaaa\r\n",
                   i);
    buf_z(&b, "\r\n");
    ask_raw(buf_view(&b), &first, &second);
    EQ_INT(first, 431, "4 KB of headers");

    b = buf_new(arena, 0);
    buf_z(&b, "GET /h/who HTTP/1.1\r\nHost: test\r\nX-A: ");
    for (int i = 0; i < 65536; i++)
        buf_char(&b, 'a');
    buf_z(&b, "\r\n\r\n");
    ask_raw(buf_view(&b), &first, &second);
    OK(first == 431 || first == 0, "64 KB of headers");

    b = buf_new(arena, 0);
    buf_z(&b, "GET /h/form HTTP/1.1\r\nHost: test\r\nAccept: text/html\r\n");
    for (int i = 0; i < 20; i++)
        buf_printf(&b,
                   "X-Header-%03d: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                   "aaaaaaaaaaaaaaaaaaaaaaaa\r\n",
                   i);
    buf_z(&b, "\r\n");
    ask_raw(buf_view(&b), &first, &second);
    EQ_INT(first, 200, "2 KB of headers leave room for the answer's");
}

int main(void)
{
    struct app_config config = httptest_config();

    arena = arena_open(0);
    config.idle_seconds = 1; /* a client that has shut its side is noticed then at the latest */
    httptest_start(&server, "framing", &config);
    run_cases();
    test_sizes();
    OK(httptest_stop(&server), "the server stops");
    arena_close(arena);
    return tap_done();
}
