// SPDX-License-Identifier: MulanPSL-2.0
/* Calls and mails, to servers that behave and servers that do not. */
#include "base/tap.h"
#include "platform/net.h"
#include "platform/net/tests/standin.h"
#include <arpa/inet.h>

/* How long what comes may take on a machine with much to do; what never comes takes longer. */
enum { SHORT_MS = 400, LONG_MS = 60000 };

/* ---------------------------------------------------------------- calls */

static const char *call(struct arena *a, struct net_call in, struct net_answer *out)
{
    struct err err = {0};

    if (in.method == NULL)
        in.method = "POST";
    return net_http(a, &in, out, &err) == ST_OK ? "" : err.key;
}

static void test_calls(struct arena *a)
{
    const struct str header = S("X-Test: 1"), split = S("X-Test: 1\r\nX-Other: 2");
    struct net_answer answer = {0};
    struct net_call in = {
        .body = S("{\"a\":1}"), .hosts = S("mail.lan 127.0.0.1"), .timeout_ms = LONG_MS};
    struct standin s;

    standin_start(&s, HTTP_TAKES);
    in.url = standin_url(a, &s);
    in.headers = &header;
    in.headers_count = 1;
    EQ_TEXT(call(a, in, &answer), "", "a call to a host that was named");
    EQ_INT(answer.status, 200, "its status");
    EQ_STR(answer.body, "ok", "its body");
    OK(strstr(standin_message(&s, 0), "X-Test: 1\r\n") != NULL &&
           strstr(standin_message(&s, 0), "{\"a\":1}") != NULL,
       "header and body arrived");
    in.headers = &split;
    EQ_TEXT(call(a, in, &answer), "net.bad_url", "a header with a line end");
    in.headers_count = 0;
    standin_now(&s, HTTP_FAILS);
    EQ_TEXT(call(a, in, &answer), "", "500 is an answer");
    EQ_INT(answer.status, 500, "and said to be one");
    standin_now(&s, HTTP_REDIRECTS);
    EQ_TEXT(call(a, in, &answer), "", "so is a redirect");
    EQ_INT(answer.status, 302, "which is not followed");
    EQ_INT(standin_connections(&s), 3, "nobody went elsewhere");
    standin_now(&s, HTTP_HUGE);
    EQ_TEXT(call(a, in, &answer), "net.too_big", "an answer without end");
    standin_now(&s, HTTP_CUTS);
    EQ_TEXT(call(a, in, &answer), "net.cut_off", "half an answer");
    standin_now(&s, HTTP_STALLS);
    in.timeout_ms = SHORT_MS;
    EQ_TEXT(call(a, in, &answer), "net.too_slow", "no answer");
    standin_stop(&s);
    in.timeout_ms = LONG_MS;
    EQ_TEXT(call(a, in, &answer), "net.unreachable", "nobody there");
}

static void test_guard(struct arena *a)
{
    static const char *const BAD[] = {"",
                                      "hook",
                                      "//x",
                                      "https://",
                                      "http://[::1",
                                      "https://a b/",
                                      "https://user:pass@example.org/",
                                      "https://x/\r\nHost: y"};
    struct net_answer answer = {0};
    struct standin s;
    struct net_call in = {.timeout_ms = LONG_MS};

    standin_start(&s, HTTP_TAKES);
    in.url = standin_url(a, &s);
    EQ_TEXT(call(a, in, &answer), "net.not_https", "plain HTTP to a host nobody named");
    in.url = str_printf(a, "https://127.0.0.1:%u/hook", s.port);
    EQ_TEXT(call(a, in, &answer), "net.private_address", "this machine");
    in.url = str_printf(a, "https://localhost:%u/hook", s.port);
    EQ_TEXT(call(a, in, &answer), "net.private_address", "by its name");
    in.url = S("https://[::ffff:127.0.0.1]:9/");
    EQ_TEXT(call(a, in, &answer), "net.private_address", "in another dress");
    in.url = S("https://2130706433/");
    EQ_TEXT(call(a, in, &answer), "net.private_address", "as one number");
    EQ_INT(standin_connections(&s), 0, "nobody was connected to");
    in.url = S("file:///etc/passwd");
    EQ_TEXT(call(a, in, &answer), "net.bad_url", "files are not called");
    in.url = S("gopher://example.org/");
    EQ_TEXT(call(a, in, &answer), "net.not_https", "nor other schemes");
    arr_each (i, COUNT(BAD)) {
        const char *key;

        in.url = str_from(BAD[i]);
        key = call(a, in, &answer);
        OK(strcmp(key, "net.bad_url") == 0, str_printf(a, "no URL: %zu", i).ptr);
        if (strcmp(key, "net.bad_url") != 0)
            printf("#   got: %s\n", key);
    }
    standin_stop(&s);
}

static void test_addresses(void)
{
    static const struct {
        const char *text;
        bool is_public;
    } ALL[] = {
        {"8.8.8.8", true},
        {"1.1.1.1", true},
        {"10.0.0.1", false},
        {"172.15.0.1", true},
        {"172.16.0.1", false},
        {"172.31.255.255", false},
        {"172.32.0.1", true},
        {"192.168.1.1", false},
        {"169.254.169.254", false},
        {"100.64.0.1", false},
        {"100.63.0.1", true},
        {"0.0.0.0", false},
        {"127.8.8.8", false},
        {"224.0.0.1", false},
        {"255.255.255.255", false},
        {"::", false},
        {"::1", false},
        {"fe80::1", false},
        {"fd00::1", false},
        {"ff02::1", false},
        {"2400:3200::1", true},
        {"::ffff:10.0.0.1", false},
        {"::ffff:8.8.8.8", true},
        {"64:ff9b::10.0.0.1", false},
        {"64:ff9b::8.8.8.8", true},
        {"2002:a00:1::1", false},
        {"2001:db8::1", false},
        {"2001::1", false},
    };

    arr_each (i, COUNT(ALL)) {
        struct sockaddr_in in4 = {.sin_family = AF_INET};
        struct sockaddr_in6 in6 = {.sin6_family = AF_INET6};
        const bool four = inet_pton(AF_INET, ALL[i].text, &in4.sin_addr) == 1;

        ASSERT(four || inet_pton(AF_INET6, ALL[i].text, &in6.sin6_addr) == 1);
        OK(net_public(four ? (struct sockaddr *)&in4 : (struct sockaddr *)&in6) == ALL[i].is_public,
           ALL[i].text);
    }
}

/* ---------------------------------------------------------------- mails */

static struct net_mail letter(const struct standin *s)
{
    return (struct net_mail){
        .server = S("127.0.0.1"),
        .port = s->port,
        .from = S("renda@yunxi.example"),
        .from_name = S("云溪县人大"),
        .to = S("fang.chenglin@jiaotong.example"),
        .subject = S("第47号建议已交你单位办理"),
        .body = S("《关于修复青石岭村机耕路的建议》\n.\n请签收。"),
        .id = S("n.1.2"),
        .at = 1772409600,
        .timeout_ms = LONG_MS,
    };
}

static const char *send_mail(struct arena *a, const struct net_mail *m)
{
    struct err err = {0};

    return net_mail_send(a, m, &err) == ST_OK ? "" : err.key;
}

static void test_mail(struct arena *a)
{
    struct standin s;
    struct net_mail m;

    standin_start(&s, MAIL_TAKES);
    m = letter(&s);
    EQ_TEXT(send_mail(a, &m), "", "a mail is taken");
    EQ_INT(standin_messages(&s), 1, "once");
    OK(strstr(standin_message(&s, 0), "To: <fang.chenglin@jiaotong.example>\r\n") != NULL,
       "addressed");
    standin_now(&s, MAIL_REFUSES);
    EQ_TEXT(send_mail(a, &m), "net.mail_refused", "nobody of that name: for good");
    standin_now(&s, MAIL_LATER);
    EQ_TEXT(send_mail(a, &m), "net.mail_later", "come again");
    standin_now(&s, MAIL_CUTS);
    EQ_TEXT(send_mail(a, &m), "net.cut_off", "hung up in the middle");
    standin_now(&s, MAIL_STALLS);
    m.timeout_ms = SHORT_MS;
    EQ_TEXT(send_mail(a, &m), "net.too_slow", "says nothing");
    m.timeout_ms = LONG_MS;
    standin_now(&s, MAIL_NO_SIGN_IN);
    m.user = S("renda");
    m.password = S("wrong");
    EQ_TEXT(send_mail(a, &m), "net.mail_sign_in", "wrong password");
    m.user = S("");
    m.tls = NET_TLS_START;
    EQ_TEXT(send_mail(a, &m), "net.tls", "a server without TLS is not talked to in clear");
    EQ_INT(standin_messages(&s), 1, "no other mail has arrived");
    standin_stop(&s);
    EQ_TEXT(send_mail(a, &m), "net.unreachable", "nobody there");
}

static void test_message(struct arena *a)
{
    const struct standin s = {0};
    struct net_mail m = letter(&s);
    struct str text, line;
    bool short_lines = true, ascii = true;

    m.subject =
        S("关于进一步加强全县农村饮用水水源地保护和水质监测工作的建议已经超过答复期限请抓紧办理");
    text = net_mail_text(a, &m);
    OK(str_has(text, S("Date: Mon, 2 Mar 2026 08:00:00 +0800\r\n")), "the date, in Beijing");
    OK(str_has(text, S("Message-ID: <n.1.2@yunxi.example>\r\n")), "its own name");
    OK(str_has(text, S("From: =?UTF-8?B?5LqR5rqq5Y6/5Lq65aSn?=\r\n <renda@yunxi.example>\r\n")),
       "from whom");
    while (str_cut(&text, '\n', &line)) {
        short_lines = short_lines && line.len <= 78;
        arr_each (i, line.len)
            ascii = ascii && (unsigned char)line.ptr[i] < 0x80;
    }
    OK(short_lines, "no line is longer than 78");
    OK(ascii, "nothing but ASCII travels");
}

static void test_mail_addresses(struct arena *a)
{
    static const char *const GOOD[] = {"a@b", "li.wenjing@yunxi.gov.cn", "a+b_c-d@x-y.cn"};
    static const char *const BAD[] = {
        "",      "a",     "a@",   "@b",     "a@b@c",  "a b@c", "a@b c", "a@b\r\nRCPT TO:<x@y>",
        "a\n@b", "<a@b>", "a@-b", "a@b..c", "a..b@c", ".a@b",  "a@b.",  "李@b.cn"};
    const struct standin s = {.port = 9};
    struct net_mail m = letter(&s);

    arr_each (i, COUNT(GOOD))
        OK(net_mail_address(str_from(GOOD[i])), GOOD[i]);
    arr_each (i, COUNT(BAD))
        OK(!net_mail_address(str_from(BAD[i])), str_printf(a, "not an address: %zu", i).ptr);
    m.to = S("a@b\r\nRCPT TO:<x@y>");
    EQ_TEXT(send_mail(a, &m), "net.bad_address", "a line end in an address goes nowhere");
    m = letter(&s);
    m.server = S("mail/../x");
    EQ_TEXT(send_mail(a, &m), "net.bad_url", "nor does a server that is none");
}

static void test_codes(struct arena *a)
{
    uint8_t mac[32];

    EQ_STR(net_base64(a, "renda", 5), "cmVuZGE=", "base64");
    net_hmac_sha256(S("key"), S("The quick brown fox jumps over the lazy dog"), mac);
    EQ_STR(str_hex(a, mac, 32), "f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8",
           "HMAC-SHA256");
}

int main(void)
{
    struct arena *a = arena_open(0);

    test_calls(a);
    test_guard(a);
    test_addresses();
    test_mail(a);
    test_message(a);
    test_mail_addresses(a);
    test_codes(a);
    arena_close(a);
    return tap_done();
}
