// SPDX-License-Identifier: MulanPSL-2.0
/* Which requests reach a handler, and what the others are told. */
#include "platform/http/static_files.h"
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
    {"numbers for the machine itself", "GET", "/metrics", "", 200, "Content-Type",
     "text/plain; version=0.0.4; charset=utf-8", "renda_http_requests_total{class=\"2xx\"} "},
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
    {"the database is busy", "GET", "/h/item/503", "Cookie: session=reader\r\n", 503, "Retry-After",
     "5", NULL},
    {"busy, JSON", "GET", "/h/item/503", "Cookie: session=reader\r\nAccept: application/json\r\n",
     503, NULL, NULL, "\"key\":\"error.busy\""},
    {"who only reads", "GET", "/h/item/503", "Cookie: session=reader\r\n", 503, NULL, NULL,
     "现在太忙，请过一会儿再打开"},
    {"nor has a program", "GET", "/h/item/503",
     "Cookie: session=reader\r\nAccept: application/json\r\n", 503, NULL, NULL,
     "现在太忙，请过一会儿再打开"},
    {"answers depend on what was asked", "GET", "/h/item/12",
     "Cookie: session=reader\r\nHX-Request: true\r\n", 200, "Vary",
     "Accept, Accept-Encoding, Cookie, HX-Request", "<h1>item"},
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

static void test_static(void)
{
    const char *path = static_url("app.css");
    const struct reply plain =
        client_ask(arena, server.port, "GET %s HTTP/1.1\r\nHost: test\r\n\r\n", path);
    const struct reply gzip =
        client_ask(arena, server.port,
                   "GET %s HTTP/1.1\r\nHost: test\r\nAccept-Encoding: gzip, deflate\r\n\r\n", path);
    const struct reply brotli =
        client_ask(arena, server.port,
                   "GET %s HTTP/1.1\r\nHost: test\r\nAccept-Encoding: gzip, br\r\n\r\n", path);
    const struct str etag = reply_header(&plain, "ETag");
    const struct reply again = client_ask(
        arena, server.port, "GET %s HTTP/1.1\r\nHost: test\r\nIf-None-Match: " STR_FMT "\r\n\r\n",
        path, STR_ARG(etag));
    const struct reply old = client_ask(
        arena, server.port, "GET /static/app.000000000000.css HTTP/1.1\r\nHost: t\r\n\r\n");

    OK(str_starts(str_from(path), S("/static/app.")), "the style has a hashed name");
    EQ_STR(reply_header(&plain, "Content-Type"), "text/css; charset=utf-8", "its type");
    EQ_STR(reply_header(&plain, "Cache-Control"), "public, max-age=31536000, immutable",
           "kept for a year");
    EQ_STR(reply_header(&gzip, "Content-Encoding"), "gzip", "packed in advance");
    EQ_STR(reply_header(&brotli, "Content-Encoding"), "br", "better, where understood");
    OK(brotli.body.len < gzip.body.len && gzip.body.len < plain.body.len / 2, "and smaller");
    EQ_INT(again.status, 304, "not sent twice");
    EQ_INT(old.status, 404, "another hash is another file");
    EQ_STR(str_from(static_url("nothing.css")), "", "no such file");
    EQ_INT(client_ask(arena, server.port, "HEAD %s HTTP/1.1\r\nHost: test\r\n\r\n", path).status,
           200, "HEAD of a file");
}

static void test_sheet(void)
{
    const char *ask = "GET %s HTTP/1.1\r\nHost: test\r\nCookie: session=%s\r\n\r\n";
    const struct reply page = client_ask(arena, server.port, ask, "/h/numbers?q=a", "reader");
    const struct reply csv =
        client_ask(arena, server.port, ask, "/h/numbers?after=4&format=csv", "reader");
    const struct reply once =
        client_ask(arena, server.port, ask, "/h/numbers?q=all&format=csv", "reader");
    const struct reply book =
        client_ask(arena, server.port, ask, "/h/numbers?format=xlsx", "reader");
    const struct reply none = client_ask(arena, server.port, ask, "/?format=csv", "reader");
    const struct reply strange =
        client_ask(arena, server.port, ask, "/h/numbers?format=pdf", "reader");
    const struct reply nobody =
        client_ask(arena, server.port, ask, "/h/numbers?format=csv", "stranger");

    OK(str_has(page.body, S("href=\"/h/numbers?q=a&amp;format=xlsx\"")), "a list offers a sheet");
    EQ_INT(csv.status, 200, "and is one when asked");
    EQ_STR(csv.body,
           "\xEF\xBB\xBF是,否\r\n1,返回\r\n2,\"'=1+1, \"\"x\"\"\"\r\n3,返回\r\n"
           "4,\"'=1+1, \"\"x\"\"\"\r\n5,返回\r\n",
           "page after page, from the first one on");
    OK(str_ends(once.body, S("2,\"'=1+1, \"\"x\"\"\"\r\n")),
       "a handler that gives all of it at once is asked once");
    OK(str_has(reply_header(&csv, "Content-Disposition"), S("numbers.csv")), "by the page's name");
    OK(book.status == 200 && memcmp(book.body.ptr, "PK", 2) == 0, "as a workbook");
    EQ_INT(none.status, 422, "a page without a list is none");
    EQ_INT(strange.status, 200, "another format is not ours");
    OK(str_has(strange.body, S("<html")), "so the page is shown");
    EQ_INT(nobody.status, 303, "nobody gets what he may not see");
}

static void test_openapi(void)
{
    const struct reply r =
        client_ask(arena, server.port, "GET /api/openapi.json HTTP/1.1\r\nHost: test\r\n\r\n");

    EQ_STR(reply_header(&r, "Content-Type"), "application/json", "the description of the API");
    OK(str_has(r.body, S("\"/h/item/{id}\":{\"get\"")), "has the routes");
    OK(str_has(r.body, S("\"$ref\":\"#/components/schemas/h_page\"")), "and their views");
    OK(str_has(r.body, S("\"enum\":[\"red\",\"green\",\"blue\"]")), "and their fields");
    OK(!str_has(r.body, S("/h/closed")), "not what nobody may");
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

static void run_all(const struct app_config *config)
{
    httptest_start(&server, "routes", config);
    run_cases();
    test_refusals_are_told();
    test_safety_headers();
    test_etag();
    test_gzip();
    test_static();
    test_sheet();
    test_openapi();
    test_connection_is_kept();
    OK(httptest_stop(&server), "the server stops");
}

int main(void)
{
    struct app_config config = httptest_config();

    arena = arena_open(0);
    printf("# reads on the event threads\n");
    run_all(&config);
    printf("# everything on workers, as with PostgreSQL\n");
    config.db_url = "postgresql:";
    run_all(&config);
    arena_close(arena);
    return tap_done();
}
