// SPDX-License-Identifier: MulanPSL-2.0
/* What goes out of the house: by choice, at its hour, once, again when it fails, and not for ever.
 */
#include "modules/notice/notice_actions.h"
#include "modules/notice/notice_delivery.h"
#include "modules/notice/tests/noticetest.h"
#include "platform/net.h"
#include "platform/net/tests/standin.h"
#include <pthread.h>

/* ---------------------------------------------------------------- settings */

static void set(struct noticetest *t, const char *page, const char *const *pairs)
{
    struct str *values;

    ASSERT(notice_settings_shown(t->ctx, &values) == ST_OK);
    for (; pairs[0] != NULL; pairs += 2)
        for (size_t i = 0; NOTICE_SETTINGS[i].name != NULL; i++)
            if (strcmp(NOTICE_SETTINGS[i].name, pairs[0]) == 0)
                values[i] = str_from(pairs[1]);
    if (notice_settings_save(t->ctx, page, values) != ST_OK) {
        printf("Bail out! %s %s\n", t->ctx->field_errors[0].field, t->ctx->field_errors[0].key);
        exit(1);
    }
}

static void mail_on(struct noticetest *t, const struct standin *s)
{
    const char *port = str_printf(t->ctx->arena, "%u", s->port).ptr;

    set(t, "mail",
        (const char *const[]){"mail_on", "1", "mail_server", "127.0.0.1", "mail_port", port,
                              "mail_tls", "none", "mail_from", "renda@yunxi.example", NULL});
    set(t, "general", (const char *const[]){"site_url", "https://renda.yunxi.example/", NULL});
}

static void has_mail(struct noticetest *t, int64_t account_id, const char *choice)
{
    const struct notice_choice c = {S("test.handed_over"), S("mail"), str_from(choice)};

    noticetest_as(t, account_id);
    ASSERT(notice_me_save(t->ctx, &(struct notice_me_save){.mail = S("fang@jiaotong.example"),
                                                           .choices = &c,
                                                           .choices_count = 1}) == ST_OK);
    noticetest_as(t, 0);
}

static void tell(struct noticetest *t, const char *name)
{
    const struct notice_to to = {.account_id = t->handler};

    ASSERT(noticetest_put(
               t, &to, 1,
               str_printf(t->ctx->arena, "{\"name\":\"%s\",\"title\":\"内容\"}", name).ptr) ==
           ST_OK);
}

/* All that waits, and all that was claimed, is due now. */
static void make_due(struct noticetest *t)
{
    journaltest_behind(&t->j, "UPDATE notice_delivery SET next_at = 1, lease_until = 1");
}

/* The job as it would run at a good hour. */
static void run(struct noticetest *t)
{
    OK(notice_spread(t->ctx) == ST_OK, "the job spreads");
    make_due(t);
    OK(notice_deliver(t->ctx) == ST_OK, "and sends");
}

/* The job as it runs now. */
static void run_now(struct noticetest *t)
{
    OK(notice_run(t->ctx) == ST_OK, "the job runs");
}

static int64_t in_state(struct noticetest *t, const char *state)
{
    int64_t n = -1;

    ASSERT(notice_sent_count(t->ctx, state, &n) == ST_OK);
    return n;
}

/* ---------------------------------------------------------------- mail */

static void test_mail(struct noticetest *t)
{
    struct standin s;

    standin_start(&s, MAIL_TAKES);
    tell(t, "第1号");
    run(t);
    EQ_INT(noticetest_int(t, "SELECT COUNT(*) FROM notice_recipient WHERE spread = 0"), 0,
           "without channels nothing waits");
    mail_on(t, &s);
    run(t);
    EQ_INT(standin_messages(&s), 0, "and the old is not dug out when one is opened");
    tell(t, "第2号");
    run(t);
    EQ_INT(standin_messages(&s), 0, "who has no address gets no mail");
    has_mail(t, t->handler, "now");
    tell(t, "第3号");
    run(t);
    run(t);
    EQ_INT(standin_messages(&s), 1, "who has one gets one");
    OK(strstr(standin_message(&s, 0), "To: <fang@jiaotong.example>") != NULL, "at his address");
    EQ_INT(in_state(t, "sent"), 1, "noted as sent");
    OK(strstr(standin_message(&s, 0), net_base64(t->ctx->arena, "内容", 6).ptr) == NULL,
       "what it is about stays in the house");
    has_mail(t, t->second, "off");
    standin_stop(&s);
}

static void test_trouble(struct noticetest *t)
{
    struct standin s;
    int64_t again = 0, before;

    standin_start(&s, MAIL_STALLS);
    mail_on(t, &s);
    set(t, "general", (const char *const[]){"max_tries", "3", NULL});
    has_mail(t, t->handler, "now");
    standin_now(&s, MAIL_LATER);
    tell(t, "第1号");
    tell(t, "第2号");
    before = app_now(&t->j.app);
    run(t);
    EQ_INT(in_state(t, "waiting"), 2, "a server that says later: both wait");
    EQ_INT(standin_connections(&s), 1, "it was asked once in this run");
    EQ_INT(noticetest_int(t, "SELECT CAST(SUM(tries) AS BIGINT) FROM notice_delivery"), 1,
           "who was not tried has no try less");
    OK(noticetest_int(t, "SELECT MIN(next_at) FROM notice_delivery") >= before + 50,
       "a minute at least");
    arr_each (i, 6) {
        make_due(t);
        ASSERT(notice_run(t->ctx) == ST_OK);
    }
    EQ_INT(in_state(t, "failed"), 2, "given up after three tries each");
    EQ_STR(noticetest_text(t, "SELECT error FROM notice_delivery"), "net.mail_later", "and why");
    EQ_INT(standin_connections(&s), 6, "no more than that");
    standin_now(&s, MAIL_TAKES);
    OK(notice_send_again(t->ctx, 0, &again) == ST_OK && again == 2,
       "the administrator sends again");
    run(t);
    EQ_INT(standin_messages(&s), 2, "now both arrive");
    standin_now(&s, MAIL_REFUSES);
    tell(t, "第3号");
    run(t);
    EQ_INT(in_state(t, "failed"), 1, "a refusal for good is not tried again");
    standin_stop(&s);
}

static void test_digest(struct noticetest *t)
{
    struct standin s;

    standin_start(&s, MAIL_TAKES);
    mail_on(t, &s);
    has_mail(t, t->handler, "digest");
    t->ctx->now = app_now(t->ctx->app); /* what is due is asked of the clock of the day */
    tell(t, "第1号");
    tell(t, "第2号");
    tell(t, "第3号");
    run_now(t);
    EQ_INT(standin_messages(&s), 0, "nothing before the hour");
    EQ_INT(noticetest_int(t, "SELECT MIN(next_at) FROM notice_delivery") % 86400, 0,
           "eight o'clock in Beijing, midnight in Greenwich");
    run(t);
    EQ_INT(standin_messages(&s), 1, "one mail for all three");
    EQ_INT(in_state(t, "sent"), 3, "which are sent with it");
    standin_stop(&s);
}

static void test_quiet(struct noticetest *t)
{
    struct standin s;

    standin_start(&s, MAIL_TAKES);
    mail_on(t, &s);
    has_mail(t, t->handler, "now");
    set(t, "general", (const char *const[]){"quiet_from", "0:00", "quiet_to", "23:59", NULL});
    tell(t, "第1号");
    OK(notice_spread(t->ctx) == ST_OK, "spread in the quiet hours");
    EQ_INT((noticetest_int(t, "SELECT next_at FROM notice_delivery") + 8 * 3600) % 86400,
           23 * 3600 + 59 * 60, "it waits for their end");
    standin_stop(&s);
}

/* ---------------------------------------------------------------- two servers */

static void *server(void *p)
{
    struct noticetest *t = p;
    struct ctx *ctx = ctx_open_system(&t->j.app, t->ctx->congress_id);
    const enum status st = notice_deliver(ctx);

    if (st != ST_OK)
        printf("# %s %s\n", ctx->err.key, ctx->err.detail);
    ctx_close(ctx);
    return NULL;
}

enum { SERVERS = 3, LETTERS = 12 };

static void test_two_servers(struct noticetest *t)
{
    pthread_t threads[SERVERS];
    struct standin s;

    standin_start(&s, MAIL_TAKES);
    mail_on(t, &s);
    has_mail(t, t->handler, "now");
    arr_each (i, LETTERS)
        tell(t, "第1号");
    OK(notice_spread(t->ctx) == ST_OK, "spread");
    make_due(t);
    arr_each (i, SERVERS)
        ASSERT(pthread_create(&threads[i], NULL, server, t) == 0);
    arr_each (i, SERVERS)
        pthread_join(threads[i], NULL);
    EQ_INT(standin_messages(&s), LETTERS, "three servers send each letter once");
    EQ_INT(in_state(t, "sent"), LETTERS, "and note it");
    standin_stop(&s);
}

/* "Message-ID: <…>" of a mail, "" if it has none. */
static struct str message_id(struct noticetest *t, const char *mail)
{
    struct str rest = str_from(mail), line;

    while (str_cut(&rest, '\n', &line))
        if (str_starts(line, S("Message-ID:")))
            return str_dup(t->ctx->arena, line);
    return S("");
}

static void test_died(struct noticetest *t)
{
    struct standin s;

    standin_start(&s, MAIL_TAKES);
    mail_on(t, &s);
    has_mail(t, t->handler, "now");
    tell(t, "第1号");
    OK(notice_spread(t->ctx) == ST_OK, "spread");
    make_due(t);
    journaltest_behind(&t->j, "UPDATE notice_delivery SET state = 'sending', claim = 'another',"
                              " lease_until = 4000000000");
    run_now(t);
    EQ_INT(standin_messages(&s), 0, "what another server has claimed is left alone");
    run(t);
    EQ_INT(standin_messages(&s), 1, "until its lease is over");
    journaltest_behind(&t->j, "UPDATE notice_delivery SET state = 'sending', claim = 'another',"
                              " lease_until = 1");
    run(t);
    EQ_INT(standin_messages(&s), 2, "one that died after sending: the letter goes out once more");
    OK(message_id(t, standin_message(&s, 0)).len > 0 &&
           str_eq(message_id(t, standin_message(&s, 0)), message_id(t, standin_message(&s, 1))),
       "under the same Message-ID, by which mail programs know it again");
    standin_stop(&s);
}

/* ---------------------------------------------------------------- robots and messages */

static void hook(struct noticetest *t, const struct standin *s, const char *format,
                 const char *secret)
{
    const struct notice_hook h = {.name = S("办公群"),
                                  .format = str_from(format),
                                  .url = standin_url(t->ctx->arena, s),
                                  .secret = str_from(secret),
                                  .kinds = S("test.handed_over test.due"),
                                  .active = true};
    int64_t id;

    ASSERT(notice_hook_save(t->ctx, &h, &id) == ST_OK);
    set(t, "general",
        (const char *const[]){"trusted_hosts", "127.0.0.1", "quiet_from", "0:00", "quiet_to",
                              "0:00", NULL});
}

static void test_hook(struct noticetest *t)
{
    const char *stamp, *body;
    struct standin s;
    uint8_t mac[32];
    struct str signed_text;

    standin_start(&s, HTTP_TAKES);
    hook(t, &s, "json", "gemeinsam");
    tell(t, "第1号");
    run(t);
    EQ_INT(standin_messages(&s), 1, "the webhook is called");
    body = strstr(standin_message(&s, 0), "\r\n\r\n");
    stamp = strstr(standin_message(&s, 0), "X-Renda-Timestamp: ");
    OK(body != NULL && stamp != NULL && strstr(body, "\"kind\":\"test.handed_over\"") != NULL,
       "with the kind");
    OK(body != NULL && strstr(body, "内容") == NULL, "and not with what it is about");
    ASSERT(body != NULL && stamp != NULL);
    signed_text = str_printf(t->ctx->arena, "%.10s.%s", stamp + 19, body + 4);
    net_hmac_sha256(S("gemeinsam"), signed_text, mac);
    OK(strstr(standin_message(&s, 0),
              str_printf(t->ctx->arena, "X-Renda-Signature: sha256=" STR_FMT,
                         STR_ARG(str_hex(t->ctx->arena, mac, 32)))
                  .ptr) != NULL,
       "signed over time and body");
    ASSERT(noticetest_put_kind(t, "test.small", &(struct notice_to){.account_id = t->handler}, 1,
                               "{}") == ST_OK);
    run(t);
    EQ_INT(standin_messages(&s), 1, "kinds it did not ask for stay here");
    standin_now(&s, HTTP_REDIRECTS);
    tell(t, "第2号");
    run(t);
    EQ_STR(noticetest_text(t, "SELECT error FROM notice_delivery WHERE state = 'failed'"),
           "notice.err_redirect", "a redirect is a failure");
    standin_now(&s, HTTP_FAILS);
    tell(t, "第3号");
    run(t);
    EQ_INT(in_state(t, "waiting"), 1, "500 may be better later");
    standin_now(&s, HTTP_HUGE);
    run(t);
    EQ_INT(in_state(t, "failed"), 2, "an answer without end is no answer");
    standin_stop(&s);
}

static void test_robots(struct noticetest *t)
{
    struct standin s;

    standin_start(&s, HTTP_TAKES);
    s.answer = "{\"errcode\":0,\"errmsg\":\"ok\"}";
    hook(t, &s, "wecom", "");
    hook(t, &s, "dingtalk", "SECabc");
    tell(t, "第1号");
    run(t);
    EQ_INT(standin_messages(&s), 2, "both robots are told");
    OK(strstr(standin_message(&s, 0), "{\"msgtype\":\"text\",\"text\":{\"content\":\"第1号") !=
           NULL,
       "in their form");
    OK(strstr(standin_message(&s, 1), "POST /hook?timestamp=") != NULL &&
           strstr(standin_message(&s, 1), "000&sign=") != NULL,
       "signed in the address");
    EQ_INT(in_state(t, "sent"), 2, "both took it");
    s.answer = "{\"errcode\":310000,\"errmsg\":\"sign not match\"}";
    tell(t, "第2号");
    run(t);
    EQ_INT(in_state(t, "failed"), 2, "200 with an error inside is a failure");
    standin_stop(&s);
}

static void test_sms(struct noticetest *t)
{
    const char *url;
    struct standin s;

    standin_start(&s, HTTP_TAKES);
    s.answer = "<code>0</code>";
    url = standin_url(t->ctx->arena, &s).ptr;
    set(t, "general",
        (const char *const[]){"trusted_hosts", "127.0.0.1", "quiet_from", "0:00", "quiet_to",
                              "0:00", NULL});
    set(t, "sms",
        (const char *const[]){"sms_on", "1", "sms_url", url, "sms_header", "Authorization: k 1",
                              "sms_success", "<code>0</code>", NULL});
    tell(t, "第1号");
    run(t);
    EQ_INT(standin_messages(&s), 1, "a message");
    OK(strstr(standin_message(&s, 0), "mobile=13900000000&content=%E7%AC%AC1%E5%8F%B7") != NULL,
       "number and text, encoded");
    OK(strstr(standin_message(&s, 0), "Authorization: k 1\r\n") != NULL, "with its header");
    EQ_INT(in_state(t, "sent"), 1, "taken");
    s.answer = "<code>17</code>";
    tell(t, "第2号");
    run(t);
    EQ_INT(in_state(t, "failed"), 1, "the answer does not say success");
    EQ_INT(noticetest_int(t, "SELECT COUNT(*) FROM notice_setting WHERE value LIKE '%Auth%'"), 0,
           "the header is not in the clear");
    standin_stop(&s);
}

int main(void)
{
    static const struct noticetest_case CASES[] = {
        {"mail", test_mail},   {"trouble", test_trouble},     {"digest", test_digest},
        {"quiet", test_quiet}, {"servers", test_two_servers}, {"died", test_died},
        {"hook", test_hook},   {"robots", test_robots},       {"sms", test_sms},
    };

    noticetest_both("notice_send", CASES, COUNT(CASES));
    return tap_done();
}
