// SPDX-License-Identifier: MulanPSL-2.0
/* One HTTP call to where an administrator pointed, and not to where the answer points. */
#include "base/arena_limit.h"
#include "base/buf.h"
#include "platform/net/net_curl.h"
#include <sys/socket.h>
#include <unistd.h>

enum { TIMEOUT_MS = 15000, ANSWER_BYTES = 64 * 1024 };

struct call {
    const struct net_call *in;
    struct buf answer;
    bool trusted, refused;
};

static bool printable(struct str s)
{
    arr_each (i, s.len)
        if ((unsigned char)s.ptr[i] < 0x20 || s.ptr[i] == 0x7f)
            return false;
    return true;
}

static bool listed(struct str hosts, struct str host)
{
    struct str one;

    while (str_cut(&hosts, ' ', &one))
        if (one.len != 0 && str_eq(one, host))
            return true;
    return false;
}

static void free_text(void *p)
{
    curl_free(p);
}

static void free_url(void *p)
{
    curl_url_cleanup(p);
}

/* Is it a URL of HTTP, and is its host one that the administrator named? */
static enum status judge_url(struct arena *a, struct call *c, struct err *err)
{
    CURLU *url = curl_url();
    char *scheme = NULL, *host = NULL, *user = NULL;

    ASSERT(url != NULL);
    arena_on_free(a, free_url, url);
    if (!printable(c->in->url) ||
        curl_url_set(url, CURLUPART_URL, str_z(a, c->in->url), 0) != CURLUE_OK ||
        curl_url_get(url, CURLUPART_SCHEME, &scheme, 0) != CURLUE_OK)
        return fail(err, ST_RULE, "net.bad_url", NULL);
    arena_on_free(a, free_text, scheme);
    if (curl_url_get(url, CURLUPART_HOST, &host, 0) != CURLUE_OK)
        return fail(err, ST_RULE, "net.bad_url", NULL);
    arena_on_free(a, free_text, host);
    if (curl_url_get(url, CURLUPART_USER, &user, 0) == CURLUE_OK) {
        curl_free(user);
        return fail(err, ST_RULE, "net.bad_url", NULL);
    }
    c->trusted = listed(c->in->hosts, str_from(host));
    if (strcmp(scheme, "https") == 0 || (c->trusted && strcmp(scheme, "http") == 0))
        return ST_OK;
    return fail(err, ST_RULE, "net.not_https", NULL);
}

static curl_socket_t open_socket(void *p, curlsocktype purpose, struct curl_sockaddr *address)
{
    struct call *c = p;

    (void)purpose;
    if (!c->trusted && !c->in->private_allowed && !net_public(&address->addr)) {
        c->refused = true;
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

static size_t take(char *bytes, size_t size, size_t count, void *p)
{
    struct call *c = p;

    buf_put(&c->answer, bytes, size * count);
    return c->answer.overflow ? 0 : size * count;
}

static enum status set_headers(struct arena *a, CURL *curl, const struct net_call *in,
                               struct err *err)
{
    struct curl_slist *list = net_curl_list(a, NULL, S("Expect:"));

    arr_each (i, in->headers_count) {
        if (!printable(in->headers[i]))
            return fail(err, ST_RULE, "net.bad_url", NULL);
        list = net_curl_list(a, list, in->headers[i]);
    }
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, list);
    return ST_OK;
}

static void set_call(struct arena *a, CURL *curl, struct call *c)
{
    const bool get = strcmp(c->in->method, "GET") == 0;

    curl_easy_setopt(curl, CURLOPT_URL, str_z(a, c->in->url));
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, c->trusted ? "http,https" : "https");
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "renda");
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, c);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, c);
    if (get)
        return;
    curl_easy_setopt(curl, CURLOPT_POST, 1L);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, c->in->body.ptr != NULL ? c->in->body.ptr : "");
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)c->in->body.len);
    if (strcmp(c->in->method, "POST") != 0)
        curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, c->in->method);
}

enum status net_http(struct arena *a, const struct net_call *call, struct net_answer *out,
                     struct err *err)
{
    struct call *c = arena_new(a, struct call);
    char *error = arena_alloc(a, CURL_ERROR_SIZE);
    CURL *curl;
    CURLcode code;

    *c = (struct call){.in = call,
                       .answer = buf_new(a, call->max_bytes != 0 ? call->max_bytes : ANSWER_BYTES)};
    TRY(judge_url(a, c, err));
    curl = net_curl_new(a, call->timeout_ms != 0 ? call->timeout_ms : TIMEOUT_MS, error);
    if (curl == NULL)
        return fail(err, ST_BUSY, "net.unreachable", NULL);
    TRY(set_headers(a, curl, call, err));
    set_call(a, curl, c);
    arena_hold();
    code = curl_easy_perform(curl);
    arena_let();
    if (c->refused)
        return fail(err, ST_RULE, "net.private_address", NULL);
    if (c->answer.overflow)
        return fail(err, ST_RULE, "net.too_big", NULL);
    TRY(net_curl_status(code, error, err));
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &out->status);
    out->body = str_dup(a, buf_view(&c->answer));
    return ST_OK;
}
