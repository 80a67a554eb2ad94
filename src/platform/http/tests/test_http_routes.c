// SPDX-License-Identifier: MulanPSL-2.0
/* Which requests reach a handler, and what the others are told. */
#include "platform/http/tests/httptest.h"

#include <unistd.h>

static struct httptest server;
static struct arena *arena;

static const struct {
    const char *what, *method, *path, *headers;
    int status;
    const char *header, *value; /* one header of the answer, or NULL */
    const char *body;           /* must be in it, or NULL */
} CASES[] = {
    {"the home page", "GET", "/", "", 200, "Content-Type", "text/html; charset=utf-8", "<h1>home"},
    {"HEAD as GET", "HEAD", "/", "", 200, "Content-Type", "text/html; charset=utf-8", NULL},
    {"health", "GET", "/healthz", "", 200, NULL, NULL, "ok"},
    {"no such page", "GET", "/nothing", "", 404, NULL, NULL, "<h1"},
    {"no such page, JSON", "GET", "/nothing", "Accept: application/json\r\n", 404, "Content-Type",
     "application/problem+json", "\"key\":\"error.not_found\""},
    {"wrong method", "POST", "/h/item/1", "Content-Length: 0\r\n", 405, "Allow", "GET, HEAD", NULL},
    {"get what is posted", "GET", "/h/echo", "", 405, "Allow", "POST", NULL},
    {"unknown method", "DELETE", "/", "", 501, NULL, NULL, NULL},
    {"trailing slash", "GET", "/h/form/?a=1", "", 308, "Location", "/h/form?a=1", NULL},
    {"trailing slash of nothing", "GET", "/nothing/", "", 404, NULL, NULL, NULL},
    {"two slashes", "GET", "//h/form", "", 404, NULL, NULL, NULL},
    {"two slashes at the end", "GET", "/h/form//", "", 404, NULL, NULL, NULL},
    {"literal before parameter", "GET", "/h/item/new", "Cookie: session=reader\r\n", 200, NULL,
     NULL, "<h1>form"},
    {"a path parameter", "GET", "/h/item/12", "Cookie: session=reader\r\n", 200, NULL, NULL,
     "text=12"},
    {"two parameters, coded", "GET", "/h/item/12/%E5%BB%BA%20x", "Cookie: session=reader\r\n", 200,
     NULL, NULL, "text=12 建 x"},
    {"id that is no number", "GET", "/h/item/12a", "Cookie: session=reader\r\n", 404, NULL, NULL,
     NULL},
    {"id too large", "GET", "/h/item/99999999999999999999", "Cookie: session=reader\r\n", 404, NULL,
     NULL, NULL},
    {"the handler finds nothing", "GET", "/h/item/404", "Cookie: session=reader\r\n", 404, NULL,
     NULL, NULL},
    {"anonymous is asked to sign in", "GET", "/h/item/12?x=1", "", 303, "Location",
     "/sign-in?next=%2Fh%2Fitem%2F12%3Fx%3D1", NULL},
    {"anonymous, JSON", "GET", "/h/item/12", "Accept: application/json\r\n", 401,
     "WWW-Authenticate", "Bearer", "http.sign_in_first"},
    {"anonymous, fragment", "GET", "/h/item/12", "HX-Request: true\r\n", 401, "HX-Redirect",
     "/sign-in?next=%2Fh%2Fitem%2F12", NULL},
    {"an ended session", "GET", "/h/any", "Cookie: session=gone\r\n", 303, NULL, NULL, NULL},
    {"any account", "GET", "/h/any", "Cookie: a=b; session=reader\r\n", 200, NULL, NULL, "5 "},
    {"a bearer", "GET", "/h/any", "Authorization: Bearer reader\r\n", 200, NULL, NULL, "5 "},
    {"a wrong bearer", "GET", "/h/any", "Authorization: Bearer nobody\r\n", 401, NULL, NULL, NULL},
    {"a bearer beats the cookie", "GET", "/h/any",
     "Authorization: Bearer nobody\r\nCookie: session=reader\r\n", 401, NULL, NULL, NULL},
    {"no permission column: nobody", "GET", "/h/closed", "Cookie: session=writer\r\n", 403, NULL,
     NULL, NULL},
    {"first password before anything", "GET", "/h/any", "Cookie: session=fresh\r\n", 303,
     "Location", "/h/first", NULL},
    {"first password, JSON", "GET", "/h/any",
     "Cookie: session=fresh\r\nAccept: application/json\r\n", 403, NULL, NULL,
     "http.first_password"},
    {"the page for it", "GET", "/h/first", "Cookie: session=fresh\r\n", 200, NULL, NULL,
     "<h1>form"},
    {"a query", "GET", "/h/list?q=%E5%BB%BA+%E8%AE%AE&n=3&other=1", "Cookie: session=reader\r\n",
     200, NULL, NULL, "q=建 议 n=3"},
    {"an empty filter", "GET", "/h/list?q=&n=", "Cookie: session=reader\r\n", 200, NULL, NULL,
     "q= n=0"},
    {"a query of the wrong type", "GET", "/h/list?n=x", "Cookie: session=reader\r\n", 422, NULL,
     NULL, NULL},
    {"a broken query", "GET", "/h/list?q=%E5", "Cookie: session=reader\r\n", 422, NULL, NULL, NULL},
    {"a view as JSON", "GET", "/h/item/12",
     "Cookie: session=reader\r\nAccept: application/json\r\n", 200, "Content-Type",
     "application/json", "{\"title\":\"item\",\"text\":\"12 \"}"},
    {"JSON liked less than HTML", "GET", "/h/item/12",
     "Cookie: session=reader\r\nAccept: text/html, application/json;q=0.5\r\n", 200, "Content-Type",
     "text/html; charset=utf-8", NULL},
    {"signed in: no copy anywhere", "GET", "/h/item/12", "Cookie: session=reader\r\n", 200,
     "Cache-Control", "no-store", NULL},
    {"large print on", "GET", "/big?on=1&back=/h/form", "", 303, "Location", "/h/form", NULL},
    {"no way out to another host", "GET", "/big?on=1&back=//evil.example", "", 303, "Location", "/",
     NULL},
    {"nor with a backslash", "GET", "/big?on=1&back=/%5Cevil.example", "", 303, "Location", "/",
     NULL},
};

static void run_cases(void)
{
    for (size_t i = 0; i < COUNT(CASES); i++) {
        const struct reply r =
            client_ask(arena, server.port, "%s %s HTTP/1.1\r\nHost: test\r\n%s\r\n",
                       CASES[i].method, CASES[i].path, CASES[i].headers);
        bool good = r.status == CASES[i].status;

        if (CASES[i].header != NULL && !str_eqz(reply_header(&r, CASES[i].header), CASES[i].value))
            good = false;
        if (CASES[i].body != NULL && !str_has(r.body, str_from(CASES[i].body)))
            good = false;
        OK(good, CASES[i].what);
        if (!good)
            printf("# %d\n# " STR_FMT "\n", r.status, STR_ARG(r.all));
    }
}

static void test_refusals_are_told(void)
{
    const int before = atomic_load(&httptest_refused);

    client_ask(arena, server.port,
               "GET /h/closed HTTP/1.1\r\nHost: test\r\nCookie: session=writer\r\n\r\n");
    EQ_INT(atomic_load(&httptest_refused), before + 1, "a refusal is told to the journal");
}

static void test_safety_headers(void)
{
    static const char *const PATHS[] = {"/", "/nothing", "/healthz", "/h/item/1"};
    bool csp = true, sniff = true, referrer = true;

    for (size_t i = 0; i < COUNT(PATHS); i++) {
        const struct reply r =
            client_ask(arena, server.port, "GET %s HTTP/1.1\r\nHost: test\r\n\r\n", PATHS[i]);

        csp = csp &&
              str_starts(reply_header(&r, "Content-Security-Policy"), S("default-src 'none'; "));
        sniff = sniff && str_eqz(reply_header(&r, "X-Content-Type-Options"), "nosniff");
        referrer = referrer && str_eqz(reply_header(&r, "Referrer-Policy"), "same-origin");
    }
    OK(csp, "every answer has the CSP");
    OK(sniff, "every answer forbids sniffing");
    OK(referrer, "every answer keeps the referrer");
}

static void test_etag(void)
{
    const struct reply first =
        client_ask(arena, server.port, "GET / HTTP/1.1\r\nHost: test\r\n\r\n");
    const struct str etag = reply_header(&first, "ETag");
    const struct reply again = client_ask(
        arena, server.port, "GET / HTTP/1.1\r\nHost: test\r\nIf-None-Match: " STR_FMT "\r\n\r\n",
        STR_ARG(etag));
    const struct reply form =
        client_ask(arena, server.port, "GET /h/form HTTP/1.1\r\nHost: test\r\n\r\n");

    OK(etag.len != 0, "a public page has an ETag");
    EQ_INT(again.status, 304, "and is not sent again");
    EQ_STR(reply_header(&form, "ETag"), "", "a page with a form has none");
    EQ_STR(reply_header(&form, "Cache-Control"), "no-store", "and is not kept");
}

static void test_gzip(void)
{
    const struct reply r = client_ask(
        arena, server.port,
        "GET /h/list?q=%s HTTP/1.1\r\nHost: test\r\nCookie: session=reader\r\n"
        "Accept-Encoding: br, gzip\r\n\r\n",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
        "a");
    const struct reply none = client_ask(
        arena, server.port, "GET / HTTP/1.1\r\nHost: test\r\nAccept-Encoding: gzip;q=0\r\n\r\n");

    EQ_STR(reply_header(&r, "Content-Encoding"), "gzip", "pages are packed");
    OK(r.body.len > 20 && memcmp(r.body.ptr, "\x1f\x8b", 2) == 0, "as gzip");
    EQ_STR(reply_header(&none, "Content-Encoding"), "", "unless forbidden");
}

static void test_connection_is_kept(void)
{
    const int fd = client_connect(server.port);
    const struct str ask = S("GET /h/who HTTP/1.1\r\nHost: test\r\n\r\n");
    int good = 0;

    for (int i = 0; i < 3; i++) {
        client_send(fd, ask);
        good += client_reply(arena, fd, false).status == 200;
    }
    EQ_INT(good, 3, "three requests over one connection");
    client_send(fd, S("GET /h/who HTTP/1.1\r\nHost: test\r\n\r\n"
                      "GET /h/nothing HTTP/1.1\r\nHost: test\r\n\r\n"));
    EQ_INT(client_reply(arena, fd, false).status, 200, "two at once: the first is answered");
    close(fd);
}

int main(void)
{
    arena = arena_open(0);
    httptest_start(&server, "routes", NULL);
    run_cases();
    test_refusals_are_told();
    test_safety_headers();
    test_etag();
    test_gzip();
    test_connection_is_kept();
    OK(httptest_stop(&server), "the server stops");
    arena_close(arena);
    return tap_done();
}
