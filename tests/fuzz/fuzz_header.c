// SPDX-License-Identifier: MulanPSL-2.0
/* Fuzz target: headers of a request that are taken apart: Range, Cookie, Accept, Origin, the
 * addresses and the id a proxy has added. One in each line of the input, in this order. */
#include "base/utf8.h"
#include "platform/http/exchange.h"
#include "platform/http/respond_file.h"
#include <arpa/inet.h>

const struct module *const MODULES[] = {NULL};
static const uint64_t LARGEST_FILE = (uint64_t)1 << 58; /* of 18 digits, as many as are read */
static const char PROXIES[] = "127.0.0.1, 10.0.0.7";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What is sent lies in the file; asked for by its own first and last byte it is the same. */
static void check_range(struct arena *a, struct str header, uint64_t size)
{
    uint64_t from = 1, len = 2, again_from, again_len;

    if (file_range_parse(header, size, &from, &len) != FILE_RANGE_PART) {
        ASSERT(from == 1 && len == 2);
        return;
    }
    ASSERT(len != 0 && from < size && len <= size - from);
    header = str_printf(a, "bytes=%llu-%llu", (unsigned long long)from,
                        (unsigned long long)(from + len - 1));
    ASSERT(file_range_parse(header, size, &again_from, &again_len) == FILE_RANGE_PART);
    ASSERT(again_from == from && again_len == len);
}

static bool within(struct str part, struct str whole)
{
    return part.len == 0 || (part.ptr >= whole.ptr && part.ptr + part.len <= whole.ptr + whole.len);
}

/* Behind TLS only what the host itself can have set. */
static void check_cookie(const struct request *rq)
{
    const struct str header = rq->headers->v[H_COOKIE], value = request_cookie(rq, "session");

    ASSERT(within(value, header) &&
           memchr(value.len != 0 ? value.ptr : "", ';', value.len) == NULL);
    if (value.len != 0)
        ASSERT(str_has(header, rq->tls ? S("__Host-session=") : S("session=")));
}

static void check_origin(struct str url)
{
    struct str host, rest;

    if (url_cut_host(url, &host, &rest)) {
        ASSERT(within(host, url) && within(rest, url));
        ASSERT(memchr(host.len != 0 ? host.ptr : "", '/', host.len) == NULL);
    }
}

/* An address that is none of our proxies, of the last line that has one; or the connection's. */
static void check_address(const struct request *rq, struct str near)
{
    unsigned char bin[sizeof(struct in6_addr)];

    if (str_eqz(rq->address, rq->exchange->conn->address))
        return;
    ASSERT(rq->exchange->conn->trusted && !address_listed(PROXIES, rq->address.ptr));
    ASSERT(inet_pton(AF_INET, rq->address.ptr, bin) == 1 ||
           inet_pton(AF_INET6, rq->address.ptr, bin) == 1);
    if (near.len != 0)
        ASSERT(str_eq(rq->address, near));
}

static void check_id(const struct exchange *x)
{
    const struct str id = str_from(x->id);

    ASSERT(id.len >= 8 && id.len <= REQUEST_ID_CHARS_MAX);
    arr_each (i, id.len)
        ASSERT(strchr("-0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
                      id.ptr[i]) != NULL);
}

/* `near`: the address in the last line, if the proxy wrote nothing else there. */
static void check_request(struct arena *a, struct headers *h, bool trusted, struct str near)
{
    static struct app app;
    static struct http http = {.app = &app};
    struct conn conn = {.trusted = trusted, .address = "127.0.0.1"};
    struct exchange *x = arena_alloc(a, sizeof *x + 1); /* no target: it ends before the routes */
    const struct request *rq;

    memset(x, 0, sizeof *x + 1);
    app.config.trusted_proxies = PROXIES;
    x->http = &http;
    x->conn = &conn;
    x->headers = h;
    exchange_name(x);
    check_id(x);
    rq = request_make(x, a);
    ASSERT(rq->refusal != 0 && (trusted || !rq->tls));
    check_address(rq, near);
    check_cookie(rq);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const enum header_id LINES[] = {H_RANGE,  H_COOKIE,     H_ACCEPT,
                                           H_ORIGIN, H_REQUEST_ID, H_FORWARDED_PROTO};
    struct arena *a = arena_open(0);
    struct str rest = str_dup(a, (struct str){(const char *)data, size});
    struct headers h = {0};

    arr_each (i, COUNT(LINES))
        (void)str_cut(&rest, '\n', &h.v[LINES[i]]);
    check_range(a, h.v[H_RANGE], size);
    check_range(a, h.v[H_RANGE], LARGEST_FILE);
    check_origin(h.v[H_ORIGIN]);
    while (h.forwarded_count < FORWARDED_MAX - 1 &&
           str_cut(&rest, '\n', &h.forwarded[h.forwarded_count]))
        h.forwarded_count++;
    check_request(a, &h, true, S(""));
    check_request(a, &h, false, S(""));
    h.forwarded[h.forwarded_count++] = S("9.9.9.9");
    check_request(a, &h, true, S("9.9.9.9"));
    arena_close(a);
    return 0;
}
