// SPDX-License-Identifier: MulanPSL-2.0
/* Posts: three encodings of one form, tokens, double clicks, sessions that end in between. */
#include "platform/db/tests/dbtest.h"
#include "platform/http/tests/httptest.h"
#include "platform/text.h"
#include <unistd.h>

static struct httptest server;
static struct arena *arena;

/* A page's tokens, as its form would send them; and the cookies of the visit. */
struct form {
    struct str csrf, once;
    const char *cookie;
};

static struct form get_form(const char *path, const char *cookie)
{
    const struct reply r = client_ask(
        arena, server.port, "GET %s HTTP/1.1\r\nHost: test\r\nCookie: %s\r\n\r\n", path, cookie);
    const struct str visit = reply_cookie(&r, "visit");

    return (struct form){
        .csrf = reply_between(&r, "name=_csrf value=\"", '"'),
        .once = reply_between(&r, "name=_once value=\"", '"'),
        .cookie =
            str_printf(arena, "%s%s" STR_FMT, cookie, *cookie != '\0' ? "; " : "", STR_ARG(visit))
                .ptr,
    };
}

static struct reply post(const char *path, const char *cookie, const char *type, struct str body,
                         const char *headers)
{
    return client_ask(arena, server.port,
                      "POST %s HTTP/1.1\r\nHost: test\r\nCookie: %s\r\nContent-Type: %s\r\n"
                      "Content-Length: %zu\r\n%s\r\n" STR_FMT,
                      path, cookie, type, body.len, headers, STR_ARG(body));
}

static struct reply post_form(const char *path, const struct form *f, const char *fields)
{
    return post(path, f->cookie, "application/x-www-form-urlencoded",
                str_printf(arena, "_csrf=" STR_FMT "&_once=" STR_FMT "&%s", STR_ARG(f->csrf),
                           STR_ARG(f->once), fields),
                "");
}

static const char WRITER[] = "session=writer";

/* ---- encodings */

static struct str multipart_body(const struct form *f)
{
    return str_printf(arena,
                      "--XX\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" STR_FMT
                      "\r\n--XX\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\n"
                      " \xe5\xbb\xba\xe8\xae\xae \r\n"
                      "--XX\r\nContent-Disposition: form-data; name=\"body\"\r\n\r\n"
                      "a\r\nb\r\n--XX\r\nContent-Disposition: form-data; name=\"n\"\r\n\r\n-12\r\n"
                      "--XX\r\nContent-Disposition: form-data; name=\"flag\"\r\n\r\non\r\n"
                      "--XX\r\nContent-Disposition: form-data; name=\"on\"\r\n\r\n2026-3-5\r\n"
                      "--XX\r\nContent-Disposition: form-data; name=\"tag\"\r\n\r\nred\r\n"
                      "--XX\r\nContent-Disposition: form-data; name=\"tag\"\r\n\r\nblue\r\n"
                      "--XX--\r\n",
                      STR_ARG(f->csrf));
}

static void test_encodings(void)
{
    static const char WANT[] = "\xe5\xbb\xba\xe8\xae\xae|a\nb|-12|1|2026-03-05|2:blue|:0";
    const struct form f = get_form("/h/form", WRITER);
    const struct reply plain = post_form("/h/echo", &f,
                                         "title=+%E5%BB%BA%E8%AE%AE+&body=a%0D%0Ab&n=-12&flag=on"
                                         "&on=2026%2F3%2F5&tag=red&tag=blue");
    const struct reply multi =
        post("/h/echo", WRITER, "multipart/form-data; boundary=XX", multipart_body(&f), "");
    const struct str json =
        str_printf(arena,
                   "{\"_csrf\":\"" STR_FMT "\",\"title\":\"\xe5\xbb\xba\xe8\xae\xae\","
                   "\"body\":\"a\\r\\nb\",\"n\":-12,\"flag\":true,\"on\":\"2026-03-05\","
                   "\"tag\":[\"red\",\"blue\"],\"secret\":null}",
                   STR_ARG(f.csrf));
    const struct reply js = post("/h/echo", WRITER, "application/json; charset=utf-8", json, "");

    EQ_STR(plain.body, WANT, "urlencoded");
    EQ_STR(multi.body, WANT, "multipart: the same");
    EQ_STR(js.body, WANT, "JSON: the same");
}

static void test_file(void)
{
    const struct form f = get_form("/h/form", WRITER);
    const struct str body =
        str_printf(arena,
                   "--XX\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" STR_FMT
                   "\r\n--XX\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nt\r\n"
                   "--XX\r\nContent-Disposition: form-data; name=\"file\"; "
                   "filename=\"C:\\dir\\a%%22b.txt\"\r\n"
                   "Content-Type: text/plain\r\n\r\nline\r\n--X\r\n-\r\n--XX--\r\n",
                   STR_ARG(f.csrf));
    const struct reply r =
        post("/h/echo", WRITER, "multipart/form-data; boundary=\"XX\"", body, "");
    char spool[100];

    EQ_STR(r.body, "t||0|0||0:|a\"b.txt:12", "a file: its name without directories, its size");
    snprintf(spool, sizeof spool, "%s/spool", server.data_dir);
    EQ_INT(rmdir(spool), 0, "nothing stays in the spool");
}

/* ---- faults of the body and the fields: all 422, each with its key */

static const struct {
    const char *what, *fields, *key;
} FAULTS[] = {
    {"missing", "body=x", "form.required"},
    {"blank is missing", "title=+%E3%80%80+", "form.required"},
    {"unknown field", "title=a&evil=1", "form.unknown_field"},
    {"too long", "title=123456789012345678901", "form.too_long"},
    {"characters are counted, not bytes: 21",
     "title=%E5%BB%BA%E5%BB%BA%E5%BB%BA%E5%BB%BA%E5%BB%BA%E5%BB%BA%E5%BB%BA%E5%BB%BA%E5%BB%BA%E5%BB"
     "%BA%E5%BB%BA%E5%BB%BA%E5%BB%BA%E5%BB%BA%E5%BB%BA%E5%BB%BA%E5%BB%BA%E5%BB%BA%E5%BB%BA%E5%BB%BA"
     "%E5%BB%BA",
     "form.too_long"},
    {"two lines", "title=a%0Ab", "form.one_line"},
    {"twice", "title=a&title=b", "form.only_one"},
    {"no number", "title=a&n=1.5", "form.not_number"},
    {"number too large", "title=a&n=99999999999999999999", "form.not_number"},
    {"no date", "title=a&on=2026-02-30", "form.not_date"},
    {"no word of the list", "title=a&tag=pink", "form.not_word"},
    {"no truth", "title=a&flag=maybe", "form.not_bool"},
    {"a text for a file", "title=a&file=x", "form.not_file"},
    {"control character", "title=a%01", "form.bad_text"},
    {"NUL", "title=a%00b", "form.bad_text"},
    {"not UTF-8", "title=%FF", "form.bad_text"},
    {"broken coding", "title=%4", "form.bad_encoding"},
};

static void test_faults(void)
{
    const struct form f = get_form("/h/form", WRITER);

    for (size_t i = 0; i < COUNT(FAULTS); i++) {
        const struct reply r =
            post("/h/echo", f.cookie, "application/x-www-form-urlencoded",
                 str_printf(arena, "_csrf=" STR_FMT "&%s", STR_ARG(f.csrf), FAULTS[i].fields),
                 "Accept: application/json\r\n");
        const bool good =
            r.status == 422 && str_has(r.body, str_printf(arena, "\"key\":\"%s\"", FAULTS[i].key));

        OK(good, FAULTS[i].what);
        if (!good)
            printf("# %d " STR_FMT "\n", r.status, STR_ARG(r.body));
    }
}

static const struct {
    const char *what, *json, *key;
} JSON_FAULTS[] = {
    {"a key twice", "{\"title\":\"a\",\"title\":\"b\"}", "form.bad_json"},
    {"bad UTF-8", "{\"title\":\"\xff\"}", "form.bad_json"},
    {"cut off", "{\"title\":\"a\"", "form.bad_json"},
    {"not an object", "[1]", "form.json_nested"},
    {"nested", "{\"title\":{\"a\":1}}", "form.json_nested"},
    {"no value", " ", "form.bad_json"},
};

static void test_json_faults(void)
{
    for (size_t i = 0; i < COUNT(JSON_FAULTS); i++) {
        const struct reply r =
            post("/h/echo", "", "application/json", str_from(JSON_FAULTS[i].json),
                 "Authorization: Bearer writer\r\n");

        OK(r.status == 422 && str_has(r.body, str_from(JSON_FAULTS[i].key)), JSON_FAULTS[i].what);
    }
}

static void test_type(void)
{
    EQ_INT(
        post("/h/echo", "", "text/plain", S("title=a"), "Authorization: Bearer writer\r\n").status,
        415, "another type of body");
}

/* ---- what a handler answers */

static void test_outcomes(void)
{
    const struct form f = get_form("/h/form", WRITER);
    const struct reply rule = post_form("/h/echo", &f, "title=rule");
    const struct reply crash = post_form("/h/echo", &f, "title=crash");
    const struct reply silent = post_form("/h/echo", &f, "title=silent");
    const struct reply json = post("/h/echo", "", "application/json", S("{\"title\":\"rule\"}"),
                                   "Authorization: Bearer writer\r\n");

    EQ_INT(rule.status, 409, "a rule refuses: 409");
    OK(str_has(rule.body, S("value=\"rule\"")), "and the form is shown as typed");
    OK(str_has(json.body, S("\"article\":\"\xe6\x9f\x90\xe6\xb3\x95\xe7\xac\xac")),
       "JSON names the article");
    EQ_INT(crash.status, 500, "our own fault: 500");
    OK(!str_has(crash.body, S("on purpose")), "without the detail");
    EQ_INT(silent.status, 500, "a handler that says nothing: 500");
}

/* Nobody knows who writes while the database is away: what he wrote is shown all the same, to
 * whoever sent it from a page of ours. */
static void test_away(void)
{
    const struct form f = get_form("/h/form", "");
    const struct reply r = post_form("/h/echo-public", &f, "title=away&body=my+words");
    const struct reply foreign =
        post("/h/echo-public", "", "application/x-www-form-urlencoded",
             S("title=away&body=my+words"), "Sec-Fetch-Site: cross-site\r\n");

    EQ_INT(r.status, 503, "the database is away");
    OK(str_has(r.body, T("db.away")), "handed in again later");
    OK(str_has(r.body, T("error.typed")) && str_has(r.body, S("my words")), "what was written");
    OK(!str_has(foreign.body, S("my words")), "another site's words are not repeated");
}

static void test_again(void)
{
    const struct form f = get_form("/h/form", WRITER);
    const struct reply r = post_form("/h/form", &f, "title=%22%3E%3Cb&n=x");

    EQ_INT(r.status, 422, "a wrong field: 422");
    OK(str_has(r.body, S("value=\"&quot;&gt;&lt;b\"")) ||
           str_has(r.body, S("value=\"&#34;&gt;&lt;b\"")),
       "the form as typed, escaped");
    OK(str_has(r.body, S("message=form.invalid")), "with the message");
}

/* ---- tokens */

static void test_csrf(void)
{
    const struct form f = get_form("/h/form", WRITER), again = get_form("/h/form", WRITER);
    const struct form other = get_form("/h/form", "");
    struct form bad = f;
    struct reply r;

    OK(f.csrf.len == 64 && !str_eq(f.csrf, again.csrf), "the token differs from page to page");
    EQ_INT(post_form("/h/echo", &f, "title=a").status, 200, "its own token");
    bad.csrf = S("");
    r = post_form("/h/echo", &bad, "title=kept");
    EQ_INT(r.status, 403, "none");
    OK(str_has(r.body, S("value=\"kept\"")), "what was typed is kept");
    bad.csrf = other.csrf;
    EQ_INT(post_form("/h/echo", &bad, "title=a").status, 403, "that of another session");
    EQ_INT(post("/h/echo", WRITER, "application/x-www-form-urlencoded", S("title=a"),
                str_printf(arena, "X-CSRF-Token: " STR_FMT "\r\n", STR_ARG(f.csrf)).ptr)
               .status,
           200, "in a header");
    EQ_INT(post_form("/h/echo-public", &other, "title=a").status, 200,
           "nobody signed in, with the visit's cookie");
    bad = other;
    bad.cookie = "";
    EQ_INT(post_form("/h/echo-public", &bad, "title=a").status, 403, "without it");
    EQ_INT(post("/h/echo", "", "application/json", S("{\"title\":\"a\"}"),
                "Authorization: Bearer writer\r\n")
               .status,
           200, "machines need none");
}

static void test_foreign(void)
{
    static const struct {
        const char *header;
        int status;
    } CASES[] = {
        {"Sec-Fetch-Site: same-origin", 200}, {"Sec-Fetch-Site: cross-site", 403},
        {"Sec-Fetch-Site: same-site", 403},   {"Origin: http://test", 200},
        {"Origin: https://test", 200},        {"Origin: http://evil.example", 403},
        {"Origin: http://test.evil", 403},    {"Origin: null", 200},
    };
    const struct form f = get_form("/h/form", WRITER);

    for (size_t i = 0; i < COUNT(CASES); i++) {
        const struct reply r = post("/h/echo", f.cookie, "application/x-www-form-urlencoded",
                                    str_printf(arena, "_csrf=" STR_FMT "&title=a", STR_ARG(f.csrf)),
                                    str_printf(arena, "%s\r\n", CASES[i].header).ptr);

        EQ_INT(r.status, CASES[i].status, CASES[i].header);
    }
}

static int64_t counter(void)
{
    struct ctx *ctx = ctx_open_system(&server.app, 1);
    const int64_t n = dbtest_int(ctx, "SELECT n FROM t_counter WHERE id = 1");

    ctx_close(ctx);
    return n;
}

static void test_twice(void)
{
    const int64_t before = counter();
    const struct form f = get_form("/h/form", WRITER);
    const struct reply first = post_form("/h/form", &f, "title=a");
    const struct reply second = post_form("/h/form", &f, "title=a");
    struct form next = get_form("/h/form", WRITER);

    EQ_INT(first.status, 303, "the first click");
    EQ_INT(second.status, 303, "the second");
    EQ_STR(reply_header(&second, "Location"), "/h/item/7", "leads to the same place");
    EQ_INT(counter(), before + 1, "and writes nothing");
    OK(str_has(reply_cookie(&second, "flash"), S("form.already_sent")), "and says so");

    EQ_INT(post_form("/h/form", &next, "title=bad").status, 422, "a refused post");
    EQ_INT(post_form("/h/form", &next, "title=good").status, 303, "does not use the token up");
    EQ_INT(counter(), before + 2, "the corrected one writes");
}

/* The page that is shown again may write, too, or lead elsewhere. */
static void test_refused_page(void)
{
    const int64_t before = counter();
    const struct form f = get_form("/h/form", WRITER);
    struct reply r = post_form("/h/looked", &f, "title=bad");

    EQ_INT(r.status, 422, "refused");
    EQ_INT(counter(), before + 1, "its page notes that somebody looked");
    r = post_form("/h/looked", &f, "title=good");
    EQ_STR(reply_header(&r, "Location"), "/h/item/7", "which does not use the form up");
    EQ_INT(counter(), before + 2, "the corrected one writes");
    r = post_form("/h/looked", &f, "title=good");
    OK(str_has(reply_cookie(&r, "flash"), S("form.already_sent")), "once");
    EQ_INT(counter(), before + 2, "and no more");

    r = post_form("/h/looked", &f, "title=lead");
    EQ_INT(r.status, 303, "where the page leads elsewhere, so does the answer");
    EQ_STR(reply_header(&r, "Location"), "/h/form", "there");
}

/* ---- more memory than a request may have */

static void test_too_much(void)
{
    static const char *const PATHS[] = {"/h/greedy/here", "/h/greedy/apart", "/h/greedy-later/here",
                                        "/h/greedy-later/apart"};
    const struct str say = text("error.too_much");
    const int64_t before = counter();
    const struct form f = get_form("/h/form", WRITER);
    struct reply r;

    arr_each (i, 3 * COUNT(PATHS)) {
        r = client_ask(arena, server.port, "GET %s HTTP/1.1\r\nHost: test\r\n\r\n",
                       PATHS[i % COUNT(PATHS)]);
        EQ_INT(r.status, 503, PATHS[i % COUNT(PATHS)]);
        OK(str_has(r.body, say), "a sentence that says what to do");
        OK(reply_header(&r, "Retry-After").len != 0, "and that it may go later");
    }
    r = client_ask(arena, server.port,
                   "GET %s HTTP/1.1\r\nHost: test\r\nAccept: application/json\r\n\r\n", PATHS[0]);
    OK(r.status == 503 && str_has(r.body, S("\"error.too_much\"")), "programs hear the key");

    r = post_form("/h/form", &f, "title=greedy");
    EQ_INT(r.status, 503, "a post that needs too much");
    EQ_INT(counter(), before, "writes nothing");
    EQ_INT(post_form("/h/form", &f, "title=less").status, 303, "the same form, asking for less");
    EQ_INT(counter(), before + 1, "writes");
}

static void test_flash(void)
{
    const struct form f = get_form("/h/form", WRITER);
    const struct reply posted = post_form("/h/form", &f, "title=a");
    struct str flash = str_dup(arena, reply_cookie(&posted, "flash"));
    struct reply page = client_ask(
        arena, server.port, "GET /h/form HTTP/1.1\r\nHost: test\r\nCookie: %s; " STR_FMT "\r\n\r\n",
        WRITER, STR_ARG(flash));

    OK(str_has(page.body, S("\xe5\x86\x85\xe5\xae\xb9\xe5\xb7\xb2\xe4\xbf\x9d\xe7\x95\x99")),
       "the sentence is on the next page");
    OK(str_starts(reply_cookie(&page, "flash"), S("flash=")) &&
           reply_cookie(&page, "flash").len == 6,
       "and gone from the one after");
    ((char *)(uintptr_t)flash.ptr)[6] ^= 1;
    page = client_ask(arena, server.port,
                      "GET /h/form HTTP/1.1\r\nHost: test\r\nCookie: %s; " STR_FMT "\r\n\r\n",
                      WRITER, STR_ARG(flash));
    OK(!str_has(page.body, S("\xe5\x86\x85\xe5\xae\xb9\xe5\xb7\xb2")), "a forged one is not shown");
}

/* ---- the session ends while a form is open */

static void test_resume(void)
{
    const struct form f = get_form("/h/form", WRITER);
    struct form ended = f, login;
    struct reply r;

    ended.cookie = "session=gone";
    r = post_form("/h/item/9/change", &ended, "title=my+words&secret=hush");
    EQ_INT(r.status, 401, "the sign-in page at once");
    OK(str_has(r.body, S("name=\"r.title\" value=\"my words\"")), "with what was typed");
    OK(str_has(r.body, S("name=\"_resume\" value=\"/h/item/9/change\"")), "and where to");
    OK(!str_has(r.body, S("hush")) && !str_has(r.body, S("r._csrf")), "but no secret and no token");

    login = (struct form){.csrf = reply_between(&r, "name=_csrf value=\"", '"'),
                          .once = reply_between(&r, "name=_once value=\"", '"'),
                          .cookie = str_z(arena, reply_cookie(&r, "visit"))};
    r = post_form("/sign-in", &login,
                  "password=wrong&r.title=my+words&_resume=%2Fh%2Fitem%2F9%2Fchange");
    EQ_INT(r.status, 422, "a wrong password");
    OK(str_has(r.body, S("name=\"r.title\" value=\"my words\"")), "loses nothing");
    r = post_form("/sign-in", &login,
                  "password=right&r.title=my+words&_resume=%2Fh%2Fitem%2F9%2Fchange");
    EQ_INT(r.status, 200, "after the right one the form is back");
    OK(str_has(r.body, S("name=title value=\"my words\"")), "as typed");
    login = (struct form){.csrf = reply_between(&r, "name=_csrf value=\"", '"'),
                          .once = reply_between(&r, "name=_once value=\"", '"'),
                          .cookie = WRITER};
    EQ_INT(post_form("/h/item/9/change", &login, "title=my+words").status, 303,
           "and can be sent with the token it carries");
}

static void test_resume_limits(void)
{
    const struct form f = get_form("/sign-in", "");
    const struct reply outside =
        post_form("/sign-in", &f, "password=right&_resume=%2F%2Fevil.example&r.a=1");
    const struct form g = get_form("/sign-in", "");
    const struct reply next = post_form("/sign-in", &g, "password=right&next=%2Fh%2Fitem%2F3");
    const struct form h = get_form("/sign-in", "");
    const struct reply evil = post_form("/sign-in", &h, "password=right&next=https%3A%2F%2Fevil");

    EQ_STR(reply_header(&outside, "Location"), "/", "only to posts of ours");
    EQ_STR(reply_header(&next, "Location"), "/h/item/3", "next: where he wanted to go");
    EQ_STR(reply_header(&evil, "Location"), "/", "next: not to another host");
}

int main(void)
{
    arena = arena_open(0);
    httptest_start(&server, "forms", NULL);
    test_encodings();
    test_file();
    test_faults();
    test_json_faults();
    test_type();
    test_outcomes();
    test_away();
    test_again();
    test_csrf();
    test_foreign();
    test_twice();
    test_refused_page();
    test_too_much();
    test_flash();
    test_resume();
    test_resume_limits();
    OK(httptest_stop(&server), "the server stops");
    arena_close(arena);
    return tap_done();
}
