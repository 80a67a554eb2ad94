// SPDX-License-Identifier: MulanPSL-2.0
/* Files as answers: whole, in ranges, not again, and never run by a browser. */
#include "platform/http/respond_file.h"
#include "platform/http/tests/httptest.h"
#include <unistd.h>

enum { SAMPLE_BYTES = 300000 };

static struct httptest server;
static struct arena *arena;
static char sample[SAMPLE_BYTES];

static void put_sample(void)
{
    char path[128];
    FILE *f;

    for (size_t i = 0; i < sizeof sample; i++)
        sample[i] = (char)(i * 7 + i / 251);
    snprintf(path, sizeof path, "%s/sample", server.data_dir);
    f = fopen(path, "w");
    ASSERT(f != NULL && fwrite(sample, 1, sizeof sample, f) == sizeof sample && fclose(f) == 0);
}

static struct reply ask(const char *how, const char *header)
{
    return client_ask(arena, server.port, "GET /h/file/%s HTTP/1.1\r\nHost: test\r\n%s\r\n", how,
                      header);
}

static bool is_piece(const struct reply *r, size_t from, size_t len)
{
    return r->body.len == len && memcmp(r->body.ptr, sample + from, len) == 0;
}

static void test_whole(void)
{
    struct reply r = ask("save", "");

    EQ_INT(r.status, 200, "a file");
    OK(is_piece(&r, 0, SAMPLE_BYTES), "all of it");
    EQ_STR(reply_header(&r, "Content-Type"), "application/pdf", "is what we say it is");
    EQ_STR(reply_header(&r, "X-Content-Type-Options"), "nosniff", "and nothing else");
    EQ_STR(reply_header(&r, "Content-Security-Policy"),
           "sandbox; default-src 'none'; frame-ancestors 'none'", "it may do nothing");
    EQ_STR(
        reply_header(&r, "Content-Disposition"),
        "attachment; filename=\"file.pdf\"; filename*=UTF-8''%E5%85%B3%E4%BA%8E%22%E4%BE%BF%E6%A1"
        "%A5%22%E7%9A%84%E7%AD%94%E5%A4%8D.pdf",
        "saved under its name");
    EQ_STR(reply_header(&r, "Cache-Control"), "private, no-cache", "asked for again each time");
    r = ask("show", "");
    OK(str_starts(reply_header(&r, "Content-Disposition"), S("inline; ")), "or shown in place");
    r = ask("open", "");
    EQ_STR(reply_header(&r, "Cache-Control"), "public, max-age=300", "what is open to all is kept");
    r = client_ask(arena, server.port, "HEAD /h/file/save HTTP/1.1\r\nHost: test\r\n\r\n");
    EQ_INT(r.status, 200, "its head alone");
}

static void test_ranges(void)
{
    struct reply r = ask("save", "Range: bytes=1000-1999\r\n");

    EQ_INT(r.status, 206, "a part");
    OK(is_piece(&r, 1000, 1000), "of it");
    EQ_STR(reply_header(&r, "Content-Range"), "bytes 1000-1999/300000", "says which");
    r = ask("save", "Range: bytes=-5\r\n");
    OK(r.status == 206 && is_piece(&r, SAMPLE_BYTES - 5, 5), "the last bytes");
    r = ask("save", "Range: bytes=299000-\r\n");
    OK(r.status == 206 && is_piece(&r, 299000, 1000), "from there on");
    r = ask("save", "Range: bytes=300000-\r\n");
    EQ_INT(r.status, 416, "past its end");
    EQ_STR(reply_header(&r, "Content-Range"), "bytes */300000", "says how long it is");
    r = ask("save", "Range: bytes=0-1,5-6\r\n");
    OK(r.status == 200 && is_piece(&r, 0, SAMPLE_BYTES), "several parts: the whole");
    r = ask("save", "Range: bytes=0-9\r\nIf-Range: \"abcdef0123456789\"\r\n");
    EQ_INT(r.status, 206, "a part of what one has");
    r = ask("save", "Range: bytes=0-9\r\nIf-Range: \"other\"\r\n");
    EQ_INT(r.status, 200, "the whole when it is another file by now");
}

static void test_again(void)
{
    struct reply r = ask("save", "If-None-Match: \"abcdef0123456789\"\r\n");

    EQ_INT(r.status, 304, "not sent again");
    EQ_INT((int64_t)r.body.len, 0, "nothing at all");
    r = ask("save", "If-None-Match: \"0000\"\r\n");
    EQ_INT(r.status, 200, "unless it is another");
}

static void test_parse(void)
{
    static const struct {
        const char *header;
        enum file_range want;
        uint64_t from, len;
    } CASES[] = {
        {"bytes=0-0", FILE_RANGE_PART, 0, 1},
        {"bytes=0-99", FILE_RANGE_PART, 0, 10},
        {"bytes=9-", FILE_RANGE_PART, 9, 1},
        {"bytes=10-", FILE_RANGE_NONE, 0, 0},
        {"bytes=-3", FILE_RANGE_PART, 7, 3},
        {"bytes=-30", FILE_RANGE_PART, 0, 10},
        {"bytes=-0", FILE_RANGE_NONE, 0, 0},
        {"bytes=5-4", FILE_RANGE_ALL, 0, 0},
        {"bytes=a-b", FILE_RANGE_ALL, 0, 0},
        {"bytes=-", FILE_RANGE_ALL, 0, 0},
        {"bytes=", FILE_RANGE_ALL, 0, 0},
        {"lines=1-2", FILE_RANGE_ALL, 0, 0},
        {"bytes=--3", FILE_RANGE_ALL, 0, 0},
        {"bytes=1--3", FILE_RANGE_ALL, 0, 0},
        {"bytes=99999999999999999999-", FILE_RANGE_ALL, 0, 0},
    };

    arr_each (i, COUNT(CASES)) {
        uint64_t from = 0, len = 0;
        const enum file_range got = file_range_parse(str_from(CASES[i].header), 10, &from, &len);

        OK(got == CASES[i].want && from == CASES[i].from && len == CASES[i].len, CASES[i].header);
    }
}

static void test_missing(void)
{
    char path[128];
    struct reply r;

    snprintf(path, sizeof path, "%s/sample", server.data_dir);
    unlink(path);
    r = ask("save", "");
    EQ_INT(r.status, 500, "a file that is not there any more is our fault");
}

int main(void)
{
    arena = arena_open(0);
    httptest_start(&server, "http_file", NULL);
    put_sample();
    test_whole();
    test_ranges();
    test_again();
    test_parse();
    test_missing();
    OK(httptest_stop(&server), "the server stops");
    arena_close(arena);
    return tap_done();
}
