// SPDX-License-Identifier: MulanPSL-2.0
/* What calls and mails share of libcurl. */
#include "platform/net/net_curl.h"
#include <pthread.h>

static void start(void)
{
    ASSERT(curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK);
}

static void close_handle(void *p)
{
    curl_easy_cleanup(p);
}

static void free_list(void *p)
{
    curl_slist_free_all(p);
}

CURL *net_curl_new(struct arena *a, unsigned timeout_ms, char error[CURL_ERROR_SIZE])
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    CURL *c;

    pthread_once(&once, start);
    c = curl_easy_init();
    if (c == NULL)
        return NULL;
    arena_on_free(a, close_handle, c);
    error[0] = '\0';
    curl_easy_setopt(c, CURLOPT_ERRORBUFFER, error);
    curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(c, CURLOPT_FORBID_REUSE, 1L);
    curl_easy_setopt(c, CURLOPT_PROXY, "");
    curl_easy_setopt(c, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(c, CURLOPT_TIMEOUT_MS, (long)timeout_ms);
    curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT_MS, (long)(timeout_ms / 2 + 1));
    return c;
}

struct curl_slist *net_curl_list(struct arena *a, struct curl_slist *list, struct str line)
{
    struct curl_slist *longer = curl_slist_append(list, str_z(a, line));

    ASSERT(longer != NULL);
    if (list == NULL)
        arena_on_free(a, free_list, longer);
    return longer;
}

enum status net_curl_status(CURLcode code, const char *error, struct err *err)
{
    const struct {
        CURLcode code;
        enum status st;
        const char *key;
    } known[] = {
        {CURLE_URL_MALFORMAT, ST_RULE, "net.bad_url"},
        {CURLE_UNSUPPORTED_PROTOCOL, ST_RULE, "net.not_https"},
        {CURLE_OPERATION_TIMEDOUT, ST_BUSY, "net.too_slow"},
        {CURLE_SSL_CONNECT_ERROR, ST_BUSY, "net.tls"},
        {CURLE_PEER_FAILED_VERIFICATION, ST_BUSY, "net.tls"},
        {CURLE_USE_SSL_FAILED, ST_BUSY, "net.tls"},
        {CURLE_LOGIN_DENIED, ST_RULE, "net.mail_sign_in"},
        {CURLE_SEND_ERROR, ST_BUSY, "net.cut_off"},
        {CURLE_RECV_ERROR, ST_BUSY, "net.cut_off"},
        {CURLE_GOT_NOTHING, ST_BUSY, "net.cut_off"},
        {CURLE_PARTIAL_FILE, ST_BUSY, "net.cut_off"},
    };

    if (code == CURLE_OK)
        return ST_OK;
    if (error[0] == '\0')
        error = curl_easy_strerror(code);
    for (size_t i = 0; i < COUNT(known); i++)
        if (known[i].code == code)
            return fail_detail(err, known[i].st, known[i].key, "%s", error);
    return fail_detail(err, ST_BUSY, "net.unreachable", "%s", error);
}
