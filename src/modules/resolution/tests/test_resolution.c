// SPDX-License-Identifier: MulanPSL-2.0
/* Documents on both databases: decided, numbered, published, delivered, gathered in the gazette. */
#include "modules/resolution/tests/resolutiontest.h"

static void decided(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t id = draft(ctx, RESOLUTION_RESOLUTION, "关于批准预算调整方案的决议");
    struct resolution_text *texts, now;
    struct resolution_doc d;
    size_t count;

    EQ_INT(resolution_save(ctx, &(struct resolution_save){.id = id,
                                                          .version = 1,
                                                          .title = S("关于批准预算调整的决议"),
                                                          .body = S("一、第一条。\n二、新的一条。"),
                                                          .note = S("按审议意见修改")}),
           ST_OK, "a second text");
    EQ_INT(resolution_save(ctx, &(struct resolution_save){.id = id,
                                                          .version = 1,
                                                          .title = S("晚到的修改"),
                                                          .body = S("正文")}),
           ST_CONFLICT, "somebody who has seen the first one only");
    modtest_clear(ctx);
    ASSERT(resolution_texts(ctx, "doc", id, &texts, &count) == ST_OK);
    EQ_INT(count, 2, "both versions stay");
    d = got(ctx, id);
    ASSERT(resolution_text_get(ctx, &d, &now) == ST_OK);
    EQ_STR(now.note, "按审议意见修改", "with what was changed");
    EQ_INT(sign(ctx, id, 0, ""), ST_RULE, "not signed before it is decided");
    EQ_INT(approve(ctx, id, 20), ST_RULE, "nor approved before it is submitted");
    submit(ctx, id);
    EQ_INT(approve(ctx, id, 0), ST_RULE, "no vote");
    EQ_TEXT(ctx->err.key, "resolution.no_vote", "says so");
    EQ_INT(approve(ctx, id, 17), ST_RULE, "17 of 35");
    EQ_TEXT(ctx->err.key, "resolution.not_passed", "has not passed");
    EQ_INT(approve(ctx, id, 31), ST_INVALID, "more votes than people");
    EQ_INT(approve(ctx, id, 18), ST_OK, "18 of 35");
    d = got(ctx, id);
    OK(str_has(d.vote.formula, S("18×2=36＞35")), "with the formula");
    OK(str_has(d.vote.article, S("第五十一条")), "and the article");
    EQ_INT(d.passed_on.day, 20, "on its day");
    EQ_STR(d.power, "decision", "classified by its kind");
}

/* No number is lost without a word. */
static void numbered(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t first = issued(ctx, RESOLUTION_DECISION, "第一个");
    const int64_t second = draft(ctx, RESOLUTION_DECISION, "第二个");
    struct resolution_skip *skips;
    size_t count;
    int64_t next;

    EQ_STR(got(ctx, first).number_text, "云人常决〔2026〕1号", "the first");
    submit(ctx, second);
    ASSERT(approve(ctx, second, 20) == ST_OK);
    EQ_INT(sign(ctx, second, 1, ""), ST_RULE, "the same number again");
    EQ_INT(sign(ctx, second, 4, ""), ST_RULE, "a gap without a reason");
    EQ_INT(sign(ctx, second, 900, "跳"), ST_INVALID, "far off");
    EQ_INT(sign(ctx, second, 4, "两个号已由旧系统使用"), ST_OK, "a gap with a reason");
    ASSERT(resolution_skips(ctx, &skips, &count) == ST_OK);
    EQ_INT(count, 2, "two were left out");
    EQ_STR(skips[0].number_text, "云人常决〔2026〕3号", "this one");
    EQ_STR(skips[0].reason, "两个号已由旧系统使用", "for this reason");
    ASSERT(resolution_next_number(ctx, S("云人常决"), 2026, &next) == ST_OK);
    EQ_INT(next, 5, "then goes on");
    ASSERT(resolution_next_number(ctx, S("云人常审"), 2026, &next) == ST_OK);
    EQ_INT(next, 1, "another series has its own");
    EQ_INT(sign(ctx, second, 0, ""), ST_RULE, "nothing is signed twice");
}

static void published(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t id = issued(ctx, RESOLUTION_ANNOUNCEMENT, "关于补选结果的公告");
    struct resolution_publish in = {
        .id = id, .open = true, .title = S("公告"), .body = S("联系电话13912345678")};
    const struct resolution_filter all = {.public_only = true, .q = S("139"), .limit = 10};
    struct resolution_row *rows;
    struct resolution_text seen;
    struct resolution_doc d;
    struct str next;
    int64_t total;
    size_t count;

    modtest_clear(ctx);
    EQ_INT(resolution_published(ctx, id, &d, &seen), ST_NOT_FOUND, "nobody reads it yet");
    EQ_INT(resolution_publish(ctx, &in), ST_INVALID, "a phone number nobody has looked at");
    EQ_TEXT(modtest_field(ctx), "body", "in the text");
    in.body = S("联系电话见门户网站");
    EQ_INT(resolution_publish(ctx, &in), ST_OK, "without it");
    EQ_INT(resolution_published(ctx, id, &d, &seen), ST_OK, "everybody reads it");
    EQ_STR(seen.body, "联系电话见门户网站", "as it was made public");
    ASSERT(resolution_page(ctx, &all, &rows, &count, &next, &total) == ST_OK);
    EQ_INT(count, 0, "and finds nothing by what is not public");
    in.open = false;
    EQ_INT(resolution_publish(ctx, &in), ST_OK, "taken back");
    EQ_INT(resolution_published(ctx, id, &d, &seen), ST_NOT_FOUND, "nobody reads it any more");
    modtest_clear(ctx);
    EQ_INT(resolution_end(ctx, &(struct resolution_end){.id = id, .how = S("replaced")}),
           ST_INVALID, "replaced by what");
    modtest_clear(ctx);
    EQ_INT(resolution_end(ctx, &(struct resolution_end){.id = id, .how = S("repealed")}), ST_OK,
           "repealed");
    EQ_TEXT(resolution_state_word(got(ctx, id).state), "ended", "it has ended");
}

static void letters(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t id = issued(ctx, RESOLUTION_LETTER, "致代表的倡议书");
    const int64_t deputy = modtest_deputy(ctx, "周秀兰", "青石岭镇代表团");
    const struct actor *system = ctx->actor;
    struct actor self = *system;
    struct resolution_delivery *all;
    size_t count;

    (void)modtest_deputy(ctx, "王德明", "青石岭镇代表团");
    EQ_INT(resolution_deliver(ctx, id, &count), ST_OK, "delivered");
    EQ_INT(count, 2, "to both");
    ASSERT(resolution_deliver(ctx, id, &count) == ST_OK);
    EQ_INT(count, 0, "once");
    self.deputy_id = deputy;
    ctx->actor = &self;
    EQ_INT(resolution_answer(ctx, id, S("我带头参加")), ST_OK, "answered");
    ctx->actor = system;
    ASSERT(resolution_deliveries(ctx, id, 0, &all, &count) == ST_OK);
    EQ_STR(all[0].answer, "我带头参加", "kept");
    EQ_INT(resolution_answer(ctx, id, S("没有收到")), ST_NOT_FOUND, "by nobody else");
    modtest_clear(ctx);
}

static void gazette(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t first = issued(ctx, RESOLUTION_DECISION, "第一个决定"),
                  second = issued(ctx, RESOLUTION_DECISION, "第二个决定");
    struct resolution_gazette_part *parts;
    struct resolution_gazette g;
    size_t count;
    int64_t id;

    ASSERT(resolution_gazette_add(ctx, 0, 0, S(""), &id) == ST_OK);
    ASSERT(resolution_gazette_get(ctx, id, &g) == ST_OK);
    EQ_INT(g.number, 1, "the first of the year");
    EQ_INT(resolution_gazette_put(ctx, &(struct resolution_gazette_put){.id = id, .doc_id = first}),
           ST_RULE, "only what is public");
    modtest_clear(ctx);
    arr_each (i, 2) {
        const int64_t doc = i == 0 ? first : second;

        ASSERT(resolution_publish(ctx, &(struct resolution_publish){.id = doc,
                                                                    .open = true,
                                                                    .title = S("决定"),
                                                                    .body = S("正文")}) == ST_OK);
        ASSERT(resolution_gazette_put(
                   ctx, &(struct resolution_gazette_put){.id = id, .doc_id = doc}) == ST_OK);
    }
    EQ_INT(resolution_gazette_put(ctx, &(struct resolution_gazette_put){.id = id, .doc_id = first}),
           ST_RULE, "not twice");
    modtest_clear(ctx);
    ASSERT(resolution_gazette_parts(ctx, id, &parts, &count) == ST_OK);
    EQ_INT(resolution_gazette_move(ctx, id, parts[1].id, GAZETTE_UP), ST_OK, "moved up");
    ASSERT(resolution_gazette_parts(ctx, id, &parts, &count) == ST_OK);
    EQ_INT(parts[0].doc_id, second, "now it is first");
    EQ_INT(resolution_gazette_move(ctx, id, parts[0].id, GAZETTE_UP), ST_OK, "no higher");
    EQ_INT(resolution_gazette_move(ctx, id, parts[0].id, GAZETTE_OUT), ST_OK, "taken out");
    ASSERT(resolution_gazette_get(ctx, id, &g) == ST_OK);
    EQ_INT(g.parts, 1, "one is left");
    EQ_INT(resolution_gazette_issue(ctx, id, g.version, date_add_days(ctx->today, 1)), ST_INVALID,
           "not tomorrow");
    modtest_clear(ctx);
}

int main(void)
{
    modtest_both("decided", decided);
    modtest_both("numbered", numbered);
    modtest_both("published", published);
    modtest_both("letters", letters);
    modtest_one("gazette", gazette);
    return tap_done();
}
