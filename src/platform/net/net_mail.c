// SPDX-License-Identifier: MulanPSL-2.0
/* One mail: what it says (RFC 5322, 2045, 2047), and handing it to a server. */
#include "base/arena_limit.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/utf8.h"
#include "platform/net/net_curl.h"
#include <openssl/evp.h>
#include <openssl/hmac.h>

enum { TIMEOUT_MS = 20000, ADDRESS_MAX = 254, LOCAL_MAX = 64, LINE_BYTES = 57, WORD_BYTES = 42 };

/* ---------------------------------------------------------------- codes */

struct str net_base64(struct arena *a, const void *bytes, size_t len)
{
    char *out = arena_alloc(a, (len + 2) / 3 * 4 + 1);

    ASSERT(len < 1 << 30);
    EVP_EncodeBlock((unsigned char *)out, bytes, (int)len);
    return str_from(out);
}

void net_hmac_sha256(struct str key, struct str message, uint8_t out[32])
{
    unsigned len = 32;

    ASSERT(HMAC(EVP_sha256(), key.ptr != NULL ? key.ptr : "", (int)key.len,
                (const unsigned char *)message.ptr, message.len, out, &len) != NULL);
}

/* ---------------------------------------------------------------- addresses */

static bool letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool all_of(struct str s, const char *also)
{
    arr_each (i, s.len)
        if (!letter(s.ptr[i]) && (s.ptr[i] == '\0' || strchr(also, s.ptr[i]) == NULL))
            return false;
    return s.len != 0;
}

bool net_mail_address(struct str s)
{
    struct str domain = s, local, label;

    if (s.len > ADDRESS_MAX || !str_has(s, S("@")))
        return false;
    (void)str_cut(&domain, '@', &local);
    if (local.len > LOCAL_MAX || !all_of(local, "!#$%&'*+-/=?^_`{|}~.") ||
        str_has(local, S("..")) || local.ptr[0] == '.' || local.ptr[local.len - 1] == '.')
        return false;
    if (!all_of(domain, "-.") || domain.ptr[domain.len - 1] == '.')
        return false;
    while (str_cut(&domain, '.', &label))
        if (label.len == 0 || label.len > 63 || label.ptr[0] == '-')
            return false;
    return true;
}

/* ---------------------------------------------------------------- the message */

/* Encoded words of at most 75 characters, cut between characters (RFC 2047). */
static void put_words(struct arena *a, struct buf *b, struct str text)
{
    const char *gap = "";

    while (text.len != 0) {
        size_t n = utf8_clip(text.ptr, text.len, WORD_BYTES);

        if (n == 0)
            n = text.len < WORD_BYTES ? text.len : WORD_BYTES;
        buf_printf(b, "%s=?UTF-8?B?" STR_FMT "?=", gap, STR_ARG(net_base64(a, text.ptr, n)));
        gap = "\r\n ";
        text = (struct str){text.ptr + n, text.len - n};
    }
}

static void put_date(struct buf *b, int64_t at)
{
    static const char *const DAYS[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    static const char *const MONTHS[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    unsigned second;
    const struct date d = date_of_instant(at, &second);

    buf_printf(b, "Date: %s, %u %s %d %02u:%02u:%02u +0800\r\n", DAYS[date_weekday(d) - 1], d.day,
               MONTHS[d.month - 1], d.year, second / 3600, second / 60 % 60, second % 60);
}

static struct str with_crlf(struct arena *a, struct str text)
{
    struct buf b = buf_new(a, 0);

    arr_each (i, text.len) {
        if (text.ptr[i] == '\r')
            continue;
        if (text.ptr[i] == '\n')
            buf_char(&b, '\r');
        buf_char(&b, text.ptr[i]);
    }
    buf_z(&b, "\r\n");
    return buf_view(&b);
}

static void put_body(struct arena *a, struct buf *b, struct str text)
{
    text = with_crlf(a, text);
    while (text.len != 0) {
        const size_t n = text.len < LINE_BYTES ? text.len : LINE_BYTES;

        buf_printf(b, STR_FMT "\r\n", STR_ARG(net_base64(a, text.ptr, n)));
        text = (struct str){text.ptr + n, text.len - n};
    }
}

struct str net_mail_text(struct arena *a, const struct net_mail *mail)
{
    struct buf b = buf_new(a, 0);
    struct str host = mail->from, local;

    (void)str_cut(&host, '@', &local);
    put_date(&b, mail->at);
    buf_z(&b, "From: ");
    if (mail->from_name.len != 0) {
        put_words(a, &b, mail->from_name);
        buf_z(&b, "\r\n ");
    }
    buf_printf(&b, "<" STR_FMT ">\r\nTo: <" STR_FMT ">\r\nSubject: ", STR_ARG(mail->from),
               STR_ARG(mail->to));
    put_words(a, &b, mail->subject);
    buf_printf(&b, "\r\nMessage-ID: <" STR_FMT "@" STR_FMT ">\r\n", STR_ARG(mail->id),
               STR_ARG(host));
    buf_z(&b, "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
              "Content-Type: text/plain; charset=utf-8\r\n"
              "Content-Transfer-Encoding: base64\r\n\r\n");
    put_body(a, &b, mail->body);
    return buf_view(&b);
}

/* ---------------------------------------------------------------- handing it over */

static size_t give(char *to, size_t size, size_t count, void *p)
{
    struct str *rest = p;
    const size_t n = rest->len < size * count ? rest->len : size * count;

    memcpy(to, rest->ptr, n);
    *rest = (struct str){rest->ptr + n, rest->len - n};
    return n;
}

static struct str server_url(struct arena *a, const struct net_mail *mail)
{
    static const unsigned PORTS[] = {
        [NET_TLS_NONE] = 25, [NET_TLS_START] = 587, [NET_TLS_WHOLE] = 465};

    return str_printf(a, "%s://" STR_FMT ":%u", mail->tls == NET_TLS_WHOLE ? "smtps" : "smtp",
                      STR_ARG(mail->server), mail->port != 0 ? mail->port : PORTS[mail->tls]);
}

static struct str in_brackets(struct arena *a, struct str address)
{
    return str_printf(a, "<" STR_FMT ">", STR_ARG(address));
}

static void set_mail(struct arena *a, CURL *c, const struct net_mail *mail, struct str *rest)
{
    curl_easy_setopt(c, CURLOPT_URL, server_url(a, mail).ptr);
    curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(c, CURLOPT_USE_SSL,
                     mail->tls == NET_TLS_NONE ? (long)CURLUSESSL_NONE : (long)CURLUSESSL_ALL);
    if (mail->user.len != 0) {
        curl_easy_setopt(c, CURLOPT_USERNAME, str_z(a, mail->user));
        curl_easy_setopt(c, CURLOPT_PASSWORD, str_z(a, mail->password));
    }
    curl_easy_setopt(c, CURLOPT_MAIL_FROM, in_brackets(a, mail->from).ptr);
    curl_easy_setopt(c, CURLOPT_MAIL_RCPT, net_curl_list(a, NULL, in_brackets(a, mail->to)));
    curl_easy_setopt(c, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(c, CURLOPT_READFUNCTION, give);
    curl_easy_setopt(c, CURLOPT_READDATA, rest);
}

/* 5xx will be said again tomorrow, 4xx perhaps not. */
static enum status outcome(CURL *c, CURLcode code, const char *error, struct err *err)
{
    long said = 0;

    curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &said);
    if (code != CURLE_OK && code != CURLE_LOGIN_DENIED && said >= 500 && said < 600)
        return fail_detail(err, ST_RULE, "net.mail_refused", "%s", error);
    if (code != CURLE_OK && said >= 400 && said < 500)
        return fail_detail(err, ST_BUSY, "net.mail_later", "%s", error);
    return net_curl_status(code, error, err);
}

enum status net_mail_send(struct arena *a, const struct net_mail *mail, struct err *err)
{
    char *error = arena_alloc(a, CURL_ERROR_SIZE);
    struct str *rest = arena_new(a, struct str);
    CURLcode code;
    CURL *c;

    if (!net_mail_address(mail->from) || !net_mail_address(mail->to))
        return fail(err, ST_RULE, "net.bad_address", NULL);
    if (!all_of(mail->server, "-.:[]") || !all_of(mail->id, "-._"))
        return fail(err, ST_RULE, "net.bad_url", NULL);
    c = net_curl_new(a, mail->timeout_ms != 0 ? mail->timeout_ms : TIMEOUT_MS, error);
    if (c == NULL)
        return fail(err, ST_BUSY, "net.unreachable", NULL);
    *rest = net_mail_text(a, mail);
    set_mail(a, c, mail, rest);
    arena_hold();
    code = curl_easy_perform(c);
    arena_let();
    return outcome(c, code, error, err);
}
