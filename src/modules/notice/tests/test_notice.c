// SPDX-License-Identifier: MulanPSL-2.0
/* Telling people: whom, in which words, together with the act; texts; choices; reminders. */
#include "modules/notice/notice.h"
#include "modules/notice/notice_actions.h"
#include "modules/notice/tests/noticetest.h"
#include "platform/db.h"

static void test_put(struct noticetest *t)
{
    const struct notice_to two[] = {{.role = "unit", .organ_id = t->traffic},
                                    {.account_id = t->handler}};
    int64_t unread = 0;

    OK(noticetest_put(t, two, 2, "{\"name\":\"第47号建议\",\"title\":\"修路\"}") == ST_OK,
       "a notice is written");
    EQ_INT(noticetest_int(t, "SELECT COUNT(*) FROM notice"), 1, "one");
    EQ_INT(noticetest_int(t, "SELECT COUNT(*) FROM notice_recipient"), 1,
           "one copy, though meant twice");
    noticetest_as(t, t->handler);
    OK(notice_unread(t->ctx, &unread) == ST_OK && unread == 1, "the handler has one to read");
    noticetest_as(t, t->chief);
    OK(notice_unread(t->ctx, &unread) == ST_OK && unread == 0, "the head has none");
    noticetest_as(t, t->handler);
    OK(noticetest_put(t, two, 2, "{}") == ST_OK, "telling oneself");
    OK(notice_unread(t->ctx, &unread) == ST_OK && unread == 1, "is not done");
    noticetest_as(t, 0);
}

static enum status fails_after(struct ctx *ctx, const void *input)
{
    const struct notice_new *in = input;

    TRY(notice_put(ctx, in));
    return fail(&ctx->err, ST_RULE, "notice.needed", NULL);
}

static void test_together(struct noticetest *t)
{
    const struct notice_to to = {.account_id = t->handler};
    const struct notice_new in = {.kind = "test.handed_over",
                                  .url = S("/test/1"),
                                  .values = S("{\"name\":\"n\"}"),
                                  .to = &to,
                                  .to_count = 1};

    OK(db_tx(t->ctx, fails_after, &in) == ST_RULE, "the act fails after its notice");
    EQ_INT(noticetest_int(t, "SELECT COUNT(*) FROM notice"), 0, "and nobody was told");
    EQ_INT(noticetest_int(t, "SELECT COUNT(*) FROM notice_recipient"), 0, "not even half");
    t->ctx->err = (struct err){0};
}

static void test_whom(struct noticetest *t)
{
    const struct notice_to unit = {.role = "unit", .organ_id = t->water},
                           deputy = {.deputy_id = t->deputy}, nobody = {.role = "govleader"};

    OK(noticetest_put(t, &unit, 1, "{}") == ST_OK, "a unit without a handler");
    EQ_INT(noticetest_copies(t, t->water_chief), 1, "its head is told");
    OK(noticetest_put(t, &deputy, 1, "{}") == ST_OK, "a deputy");
    EQ_INT(noticetest_copies(t, t->deputy_account), 1, "by his account");
    OK(noticetest_put(t, &nobody, 1, "{}") == ST_OK, "a role nobody has");
    EQ_INT(noticetest_int(t, "SELECT COUNT(*) FROM notice_recipient"), 2, "is no error");
}

static void test_reading(struct noticetest *t)
{
    const struct notice_to to = {.account_id = t->handler};
    const struct notice_filter filter = {.limit = 20};
    struct notice *list;
    struct str next, url = S("");
    int64_t unread = 0;
    size_t count;

    OK(noticetest_put(t, &to, 1, "{\"name\":\"第1号\"}") == ST_OK, "one");
    OK(noticetest_put(t, &to, 1, "{\"name\":\"第2号\"}") == ST_OK, "and another");
    noticetest_as(t, t->handler);
    OK(notice_page(t->ctx, &filter, &list, &count, &next) == ST_OK && count == 2, "both listed");
    EQ_STR(list[0].title, "第2号已交你单位办理", "the newest first, in the shipped words");
    OK(notice_read(t->ctx, list[0].id, true, &url) == ST_OK, "opened");
    EQ_STR(url, "/test/1", "it leads to the record");
    OK(notice_unread(t->ctx, &unread) == ST_OK && unread == 1, "one left");
    OK(notice_read_all(t->ctx) == ST_OK && notice_unread(t->ctx, &unread) == ST_OK && unread == 0,
       "all read");
    noticetest_as(t, t->chief);
    OK(notice_read(t->ctx, list[0].id, true, &url) == ST_NOT_FOUND, "another's is not there");
    t->ctx->err = (struct err){0};
    noticetest_as(t, 0);
}

static void test_texts(struct noticetest *t)
{
    const struct notice_to to = {.account_id = t->handler};
    struct notice_text_save in = {.kind = S("test.handed_over"),
                                  .version = 1,
                                  .title = S("请办理{{name}}"),
                                  .body = S("{{#title}}《{{title}}》{{/title}}")};
    struct notice_text text;

    OK(notice_text_change(t->ctx, &in) == ST_OK, "the office writes its own words");
    OK(noticetest_put(t, &to, 1, "{\"name\":\"第3号\",\"title\":\"修 & 路\"}") == ST_OK, "told");
    EQ_STR(noticetest_text(t, "SELECT title FROM notice"), "请办理第3号", "in these words");
    EQ_STR(noticetest_text(t, "SELECT body FROM notice"), "《修 & 路》", "plain, not escaped");
    in.version = 2;
    in.body = S("电话{{phone}}");
    OK(notice_text_change(t->ctx, &in) == ST_INVALID, "a name that has no value");
    EQ_TEXT(t->ctx->field_errors[0].key, "mustache.unknown", "is refused");
    EQ_TEXT(t->ctx->field_errors[0].arg, "name title", "with those there are");
    noticetest_clear(t);
    in.body = S("{{#title}}");
    OK(notice_text_change(t->ctx, &in) == ST_INVALID, "half a section");
    noticetest_clear(t);
    in.title = S("{{! nothing }}");
    in.body = S("");
    OK(notice_text_change(t->ctx, &in) == ST_INVALID, "a title that comes out empty");
    noticetest_clear(t);
    in.title = S("x");
    in.version = 7;
    OK(notice_text_change(t->ctx, &in) == ST_CONFLICT, "somebody else was faster");
    noticetest_clear(t);
    OK(notice_text_reset(t->ctx, in.kind, 2) == ST_OK, "back to the shipped words");
    OK(notice_text_of(t->ctx, notice_kind_find(in.kind), &text) == ST_OK && text.id == 0,
       "they are");
}

static void test_choices(struct noticetest *t)
{
    const struct notice_to to = {.account_id = t->handler};
    const struct notice_choice choices[] = {
        {S("test.small"), S("inside"), S("off")},
        {S("test.handed_over"), S("inside"), S("off")},
        {S("test.handed_over"), S("mail"), S("digest")},
        {S("no.such"), S("mail"), S("off")},
    };
    struct notice_me_save in = {.mail = S("li@yunxi.example"),
                                .quiet_from = S("20:00"),
                                .quiet_to = S("8：30"),
                                .choices = choices,
                                .choices_count = COUNT(choices)};
    struct notice_person me;
    struct notice_choice *mine;
    int64_t unread = 0;
    size_t count;

    noticetest_as(t, t->handler);
    OK(notice_me_save(t->ctx, &in) == ST_OK, "a person chooses");
    OK(notice_me(t->ctx, &me) == ST_OK, "and finds it again");
    EQ_STR(me.mail, "li@yunxi.example", "the address");
    EQ_INT(me.quiet_to, 510, "the hours");
    OK(notice_my_choices(t->ctx, &mine, &count) == ST_OK && count == 2,
       "what cannot be switched off, or is not there, is not kept");
    EQ_INT(noticetest_int(t, "SELECT COUNT(*) FROM notice_person WHERE mail_sealed IS NOT NULL"), 1,
           "the address is sealed");
    in.version = 1;
    in.mail = S("li@yunxi.example\r\nBcc: x@y.example");
    OK(notice_me_save(t->ctx, &in) == ST_INVALID, "an address with a line end");
    EQ_TEXT(t->ctx->field_errors[0].field, "mail", "is refused at its field");
    noticetest_clear(t);
    in.mail = S("");
    in.quiet_to = S("");
    OK(notice_me_save(t->ctx, &in) == ST_INVALID, "half a span of hours");
    noticetest_clear(t);
    noticetest_as(t, 0);
    OK(noticetest_put_kind(t, "test.small", &to, 1, "{}") == ST_OK, "a small matter");
    OK(noticetest_put(t, &to, 1, "{}") == ST_OK, "a statutory one");
    noticetest_as(t, t->handler);
    OK(notice_unread(t->ctx, &unread) == ST_OK && unread == 1, "only that is shown");
    noticetest_as(t, 0);
}

static void test_leaver(struct noticetest *t)
{
    const struct notice_to to = {.account_id = t->handler};
    struct event_view e = {.subject_id = t->handler, .congress_id = t->ctx->congress_id};

    OK(noticetest_put(t, &to, 1, "{}") == ST_OK, "something unread");
    OK(account_hand_on(t->ctx, &(struct account_hand_on){.account_id = t->handler,
                                                         .successor_id = t->second}) == ST_OK,
       "he leaves");
    OK(NOTICE_SUBSCRIBERS[1].run(t->ctx, &e) == ST_OK, "his duties pass on");
    EQ_INT(noticetest_copies(t, t->second), 1, "the unread one too");
    OK(noticetest_put(t, &to, 1, "{}") == ST_OK, "addressed to him by name");
    EQ_INT(noticetest_copies(t, t->second), 2, "it reaches the successor");
}

/* ---------------------------------------------------------------- reminders */

/* The rules for the deadline of this test alone, to the front of the list; how many. */
static size_t of_reply(struct noticetest *t, struct notice_rule **out)
{
    size_t count, mine = 0;

    ASSERT(notice_rules(t->ctx, out, &count) == ST_OK);
    arr_each (i, count)
        if (str_eqz((*out)[i].source, "test.reply"))
            (*out)[mine++] = (*out)[i];
    return mine;
}

static void test_rules(struct noticetest *t)
{
    struct notice_forecast *f;
    struct notice_rule *rules, bad = {.source = S("test.reply"), .whom = S("leader"), .days = 3};
    size_t count;
    int64_t id;

    OK(notice_remind(t->ctx) == ST_OK, "the daily job");
    EQ_INT(of_reply(t, &rules), 3, "gives the shipped rules");
    EQ_INT(rules[0].days, -3, "by days");
    EQ_INT(noticetest_int(t, "SELECT COUNT(*) FROM notice"), 0, "nothing is near");
    noticetest_due(t, "2026-11-25"); /* a Wednesday; today is Friday the 20th */
    OK(notice_forecast(t->ctx, 50, &f, &count) == ST_OK && count == 1, "one would be told");
    EQ_STR(f[0].people, "方成林", "the handler");
    OK(!f[0].told, "not yet told");
    EQ_INT(noticetest_int(t, "SELECT COUNT(*) FROM notice"), 0, "looking tells nobody");
    OK(notice_remind(t->ctx) == ST_OK && notice_remind(t->ctx) == ST_OK, "twice on one day");
    EQ_STR(noticetest_text(t, "SELECT title FROM notice"), "第9号还剩5天", "told once");
    EQ_INT(noticetest_int(t, "SELECT COUNT(*) FROM notice"), 1, "and no more");
    OK(notice_forecast(t->ctx, 50, &f, &count) == ST_OK && count == 1 && f[0].told, "as is shown");
    t->ctx->today = (struct date){2026, 11, 26};
    OK(notice_remind(t->ctx) == ST_OK, "a day over");
    EQ_INT(noticetest_copies(t, t->chief), 1, "his head is told");
    EQ_INT(noticetest_copies(t, t->handler), 1, "he is not, again");
    noticetest_due(t, "2026-11-27");
    OK(notice_remind(t->ctx) == ST_OK, "a new due day begins anew");
    EQ_INT(noticetest_copies(t, t->handler), 2, "with its first reminder");
    OK(notice_rule_save(t->ctx, &bad, &id) == ST_INVALID, "whom this deadline does not know");
    noticetest_clear(t);
    bad.whom = S("unit");
    bad.days = 61;
    OK(notice_rule_save(t->ctx, &bad, &id) == ST_INVALID, "too far away");
    noticetest_clear(t);
    OK(notice_rule_drop(t->ctx, rules[0].id, rules[0].version) == ST_OK &&
           notice_rules_seed(t->ctx) == ST_OK && of_reply(t, &rules) == 2,
       "a rule that was dropped does not come back");
}

/* More than one page, each in a transaction of its own. */
static void test_pages(struct noticetest *t)
{
    struct notice_forecast *f;
    size_t count;

    ASSERT(notice_rules_seed(t->ctx) == ST_OK);
    noticetest_many(t, "2026-11-25", 5);
    OK(notice_forecast(t->ctx, 50, &f, &count) == ST_OK && count == 5, "all pages are foretold");
    EQ_STR(f[0].name, "第1号", "the first of the first page");
    EQ_STR(f[4].name, "第5号", "the last of the last");
    EQ_STR(f[4].url, "/test/5", "with its address");
    OK(notice_forecast(t->ctx, 3, &f, &count) == ST_OK && count == 3, "as many as are asked for");
    OK(notice_remind(t->ctx) == ST_OK, "the daily job");
    EQ_INT(noticetest_int(t, "SELECT COUNT(*) FROM notice"), 5, "tells of each");
    OK(notice_remind(t->ctx) == ST_OK, "again");
    EQ_INT(noticetest_int(t, "SELECT COUNT(*) FROM notice"), 5, "once");
    noticetest_many(t, "2027-11-25", 5);
    OK(notice_forecast(t->ctx, 50, &f, &count) == ST_OK && count == 0, "another day: nothing yet");
}

int main(void)
{
    static const struct noticetest_case CASES[] = {
        {"put", test_put},         {"together", test_together}, {"whom", test_whom},
        {"reading", test_reading}, {"texts", test_texts},       {"choices", test_choices},
        {"rules", test_rules},     {"pages", test_pages},       {"leaver", test_leaver},
    };

    noticetest_both("notice", CASES, COUNT(CASES));
    return tap_done();
}
