// SPDX-License-Identifier: MulanPSL-2.0
/* Behind a proxy: whose word counts; and what the log says. */
#include "platform/http/tests/httptest.h"
#include <fcntl.h>
#include <unistd.h>

static struct httptest server;
static struct arena *arena;

static struct reply ask(const char *path, const char *headers)
{
    return client_ask(arena, server.port, "GET %s HTTP/1.1\r\nHost: renda.example\r\n%s\r\n", path,
                      headers);
}

/* ---- nobody is trusted */

static void test_untrusted(void)
{
    const struct reply r = ask("/h/who", "X-Forwarded-For: 9.9.9.9\r\nX-Forwarded-Proto: https\r\n"
                                         "X-Request-Id: abcdef1234567890\r\n");

    OK(str_starts(r.body, S("0 127.0.0.1 http://renda.example ")),
       "a client's claims count nothing");
    OK(!str_has(r.body, S("abcdef1234567890")), "nor its request id");
    EQ_STR(reply_header(&r, "Strict-Transport-Security"), "", "no promise of TLS");
}

/* ---- 127.0.0.1 is our proxy */

static const struct {
    const char *what, *header, *address;
} CHAINS[] = {
    {"one address", "9.9.9.9", "9.9.9.9"},
    {"what the client put in front does not count", "1.1.1.1, 9.9.9.9", "9.9.9.9"},
    {"our own proxies are passed over", "9.9.9.9, 10.0.0.7,127.0.0.1", "9.9.9.9"},
    {"a line that the client sent itself does not count", "1.1.1.1\r\nX-Forwarded-For: 9.9.9.9",
     "9.9.9.9"},
    {"nor does it open what is for the machine itself",
     "127.0.0.1\r\nX-Forwarded-For: 9.9.9.9\r\nx-forwarded-for: 10.0.0.7", "9.9.9.9"},
    {"version 6", "2001:db8::5", "2001:db8::5"},
    {"no address", "unknown", "127.0.0.1"},
    {"nothing", "", "127.0.0.1"},
};

static void test_chains(void)
{
    for (size_t i = 0; i < COUNT(CHAINS); i++) {
        const struct reply r =
            ask("/h/who", str_printf(arena, "X-Forwarded-For: %s\r\n", CHAINS[i].header).ptr);

        OK(str_starts(r.body, str_printf(arena, "0 %s http:", CHAINS[i].address)), CHAINS[i].what);
    }
    EQ_INT(ask("/h/who", "X-Forwarded-For: 1.1.1.1\r\nX-Forwarded-For: 2.2.2.2\r\n"
                         "X-Forwarded-For: 3.3.3.3\r\nX-Forwarded-For: 4.4.4.4\r\n"
                         "X-Forwarded-For: 5.5.5.5\r\n")
               .status,
           400, "more lines than anybody has proxies are refused");
}

static void test_metrics(void)
{
    const struct reply here = ask("/metrics", ""),
                       there = ask("/metrics", "X-Forwarded-For: 9.9.9.9\r\n");

    EQ_INT(here.status, 200, "numbers for the machine itself");
    EQ_INT(there.status, 404, "and for nobody behind the proxy");
}

static void test_tls(void)
{
    const struct reply page = ask("/h/form", "X-Forwarded-Proto: https\r\n");
    const struct str cookie = reply_cookie(&page, "__Host-visit");
    const struct reply who = ask("/h/any", "X-Forwarded-Proto: https\r\n"
                                           "X-Request-Id: abcdef1234567890\r\n"
                                           "Cookie: __Host-session=reader\r\n");
    const struct reply weak =
        ask("/h/any", "X-Forwarded-Proto: https\r\nCookie: session=reader\r\n");

    OK(cookie.len != 0, "behind TLS cookies are bound to the host");
    OK(str_has(page.head, S("; Secure")), "and to TLS");
    OK(reply_header(&page, "Strict-Transport-Security").len != 0, "which is promised");
    OK(str_has(who.body, S(" https://renda.example abcdef1234567890")),
       "links and the request id are the proxy's");
    EQ_INT(weak.status, 303, "a cookie that a neighbour could set is not believed");
}

/* ---- the log */

/* Longer than any number of the log itself, of which the request's is one of chance. */
#define ITEM "90817263544536271"

static void test_log(void)
{
    struct app_config config = httptest_config();
    char path[64], text[4096] = "";
    int file, saved;
    struct str line;

    snprintf(path, sizeof path, "/tmp/renda-http-log-%d", getpid());
    file = open(path, O_CREAT | O_TRUNC | O_RDWR | O_CLOEXEC, 0600);
    saved = dup(STDERR_FILENO);
    dup2(file, STDERR_FILENO);
    config.quiet = false;
    httptest_start(&server, "log", &config);
    client_ask(arena, server.port,
               "GET /h/item/" ITEM "?q=hidden HTTP/1.1\r\nHost: test\r\n"
               "Cookie: session=reader\r\n\r\n");
    OK(httptest_stop(&server), "the server stops");
    dup2(saved, STDERR_FILENO);
    close(saved);
    (void)!pread(file, text, sizeof text - 1, 0);
    close(file);
    unlink(path);

    line = str_from(text);
    OK(str_has(line, S("\"what\":\"http.request\"")), "a line for the request");
    OK(str_has(line, S("\"route\":\"/h/item/{id}\"")), "with the route's pattern");
    OK(str_has(line, S("\"status\":200")), "and the status");
    OK(!str_has(line, S(ITEM)) && !str_has(line, S("hidden")) && !str_has(line, S("reader")) &&
           !str_has(line, S("127.0.0.1")),
       "without path, query, cookie or address");
}

/* ---- starting */

static void test_port_taken(void)
{
    struct app other = server.app;
    struct http *http;
    struct err err = {0};

    other.hub = NULL;
    other.config.port = server.port;
    EQ_INT(http_start(&other, &http, &err), ST_INTERNAL, "a port that is taken");
    OK(err.key != NULL && strcmp(err.key, "http.port_taken") == 0, "is said as such");
    OK(strstr(err.detail, "port ") != NULL, "and named in the error");
}

int main(void)
{
    struct app_config config = httptest_config();

    arena = arena_open(0);
    httptest_start(&server, "proxy", NULL);
    test_untrusted();
    test_port_taken();
    OK(httptest_stop(&server), "the server stops");
    config.trusted_proxies = "127.0.0.1, 10.0.0.7";
    httptest_start(&server, "proxy", &config);
    test_chains();
    test_metrics();
    test_tls();
    OK(httptest_stop(&server), "the server stops");
    test_log();
    arena_close(arena);
    return tap_done();
}
