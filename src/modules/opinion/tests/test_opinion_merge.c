// SPDX-License-Identifier: MulanPSL-2.0
/* Alike opinions found, handled together and taken apart; nobody is lost. And what the classifier
 * learns from what was decided. On both databases. */
#include "modules/opinion/opinion_act.h"
#include "modules/opinion/opinion_search.h"
#include "modules/tests/modtest.h"

static int64_t say(struct ctx *ctx, const char *subject, const char *body, const char *code)
{
    const struct opinion_new in = {
        .channel = S("portal"),
        .subject = str_from(subject),
        .body = str_from(body),
        .place = S("青石岭镇"),
        .raised_at = ctx->now,
        .code = str_from(code),
        .pin = S("1234"),
    };
    int64_t id = 0;

    if (opinion_register(ctx, &in, &id) != ST_OK) {
        printf("Bail out! %s %s\n", ctx->err.key, ctx->err.detail);
        exit(1);
    }
    return id;
}

static struct opinion_case now(struct ctx *ctx, int64_t id)
{
    struct opinion_case c = {0};

    ASSERT(opinion_store_case(ctx, id, &c) == ST_OK);
    return c;
}

static void together(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t a =
        say(ctx, "青石岭镇路灯不亮", "晚上青石岭镇人民路的路灯全不亮", "aaaabbbbcccc");
    const int64_t b = say(ctx, "青石岭镇人民路路灯坏了", "路灯坏了一个月没人修", "aaaabbbbdddd");
    const int64_t c = say(ctx, "医保报销跑两趟", "老人报销要去县城两趟", "aaaabbbbeeee");
    struct opinion_followed f;
    struct opinion_alike *alike;
    size_t count;

    ASSERT(search_index(ctx, &OPINION_SEARCHES[0], (const int64_t[]){a, b, c}, 3) == ST_OK);
    ASSERT(opinion_alikes(ctx, b, &alike, &count) == ST_OK);
    OK(count == 1 && alike[0].id == a, "the same matter is found, the other one is not");
    OK(alike[0].why.reasons_count > 0, "and why");
    EQ_INT(opinion_merge(ctx, &(struct opinion_merge){.id = a, .into_id = a}), ST_RULE,
           "not into itself");
    modtest_clear(ctx);
    EQ_INT(opinion_merge(ctx, &(struct opinion_merge){.id = b, .into_id = a}), ST_OK, "merged");
    EQ_INT(now(ctx, a).alike, 2, "two said it");
    EQ_INT(opinion_merge(ctx, &(struct opinion_merge){.id = c, .into_id = b}), ST_RULE,
           "not into a merged one");
    modtest_clear(ctx);
    EQ_INT(opinion_merge(ctx, &(struct opinion_merge){.id = a, .into_id = c}), ST_OK,
           "the first goes into a third");
    EQ_INT(now(ctx, b).into_id, c, "and takes those with it that were merged into it");
    EQ_INT(now(ctx, c).alike, 3, "three by now");
    ASSERT(opinion_assign(ctx, &(struct opinion_assign){
                                   .id = c, .handler = S("office"), .note = S("")}) == ST_OK);
    ASSERT(opinion_finish(ctx, &(struct opinion_finish){.id = c,
                                                        .outcome = S("solved"),
                                                        .note = S("办好了"),
                                                        .answer = S("都办好了")}) == ST_OK);
    ASSERT(opinion_follow(ctx, S("aaaabbbbdddd"), S("1234"), &f) == ST_OK);
    EQ_STR(f.answer, "都办好了", "each hears of it");
    EQ_STR(f.subject, "青石岭镇人民路路灯坏了", "below his own words");
    EQ_INT(opinion_rate(ctx, &(struct opinion_rate){S("aaaabbbbdddd"), S("1234"), S("satisfied"),
                                                    S("谢谢")}),
           ST_OK, "and rates it");
    ASSERT(opinion_follow(ctx, S("aaaabbbbdddd"), S("1234"), &f) == ST_OK);
    EQ_STR(f.steps[f.steps_count - 1].kind, "rated", "which is the last of what happened");
    for (size_t i = 1; i < f.steps_count; i++)
        OK(f.steps[i - 1].at <= f.steps[i].at, "one step after the other");
    EQ_STR(now(ctx, b).rating, "satisfied", "on his own record");
    EQ_STR(now(ctx, c).rating, "", "not for the others");
    EQ_INT(opinion_rate(
               ctx, &(struct opinion_rate){S("aaaabbbbcccc"), S("1234"), S("dissatisfied"), S("")}),
           ST_OK, "another one is not satisfied");
    EQ_TEXT(opinion_state_word(now(ctx, c).state), "handling", "so it is handled again");
    ASSERT(opinion_finish(ctx, &(struct opinion_finish){.id = c,
                                                        .outcome = S("solved"),
                                                        .note = S("又办了"),
                                                        .answer = S("这回办好了")}) == ST_OK);
    EQ_STR(now(ctx, b).rating, "", "the new answer is for everybody");
    EQ_INT(
        opinion_rate(ctx, &(struct opinion_rate){S("aaaabbbbdddd"), S("1234"), S("basic"), S("")}),
        ST_OK, "who had rated the first one rates it, too");
    ASSERT(opinion_rate(ctx, &(struct opinion_rate){S("aaaabbbbeeee"), S("1234"), S("satisfied"),
                                                    S("")}) == ST_OK);
    ASSERT(opinion_follow(ctx, S("aaaabbbbcccc"), S("1234"), &f) == ST_OK);
    EQ_STR(f.state, "answered", "who has not rated it is not told that it is rated");
    OK(f.may_rate, "but asked to");
    ASSERT(opinion_follow(ctx, S("aaaabbbbdddd"), S("1234"), &f) == ST_OK);
    EQ_STR(f.state, "rated", "who has, is");
    EQ_INT(opinion_split(ctx, &(struct opinion_say){.id = b}), ST_OK, "taken apart");
    EQ_TEXT(opinion_state_word(now(ctx, b).state), "received", "as it was before");
    EQ_INT(now(ctx, c).alike, 2, "two are left");
    EQ_INT(opinion_split(ctx, &(struct opinion_say){.id = b}), ST_RULE, "once");
    modtest_clear(ctx);
}

/* What is meant for the office alone is told to nobody else. */
static void apart(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct opinion_new in = {.channel = S("letter"),
                                   .subject = S("反映干部的事"),
                                   .body = S("有事要单独说"),
                                   .raised_at = ctx->now,
                                   .hidden = true};
    const int64_t open = say(ctx, "路灯不亮", "路灯全不亮", "aaaabbbbffff");
    int64_t hidden = 0;

    ASSERT(opinion_register(ctx, &in, &hidden) == ST_OK);
    EQ_INT(opinion_merge(ctx, &(struct opinion_merge){.id = hidden, .into_id = open}), ST_RULE,
           "it is not merged into another");
    EQ_TEXT(ctx->err.key, "opinion.merge_hidden", "for this reason");
    modtest_clear(ctx);
    EQ_INT(opinion_merge(ctx, &(struct opinion_merge){.id = open, .into_id = hidden}), ST_RULE,
           "nor another into it");
    modtest_clear(ctx);
}

static void learnt(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct opinion_guess *g;
    int64_t bus, school, ids[12], n;
    size_t count;

    ASSERT(opinion_guess(ctx, S("公交"), S("公交"), &g, &count, &n) == ST_OK);
    EQ_INT(count, 0, "who knows nothing says nothing");
    ASSERT(opinion_topic_add(ctx, S("交通/公交"), &bus) == ST_OK);
    ASSERT(opinion_topic_add(ctx, S("教育"), &school) == ST_OK);
    EQ_INT(opinion_topic_add(ctx, S("教育"), &n), ST_INVALID, "a topic stands once");
    modtest_clear(ctx);
    EQ_INT(opinion_topic_add(ctx, S("一/ /三"), &n), ST_INVALID, "no empty level");
    modtest_clear(ctx);
    for (int i = 0; i < 12; i++) {
        ids[i] = say(ctx, i % 2 == 0 ? "公交车太少" : "学校收费",
                     i % 2 == 0 ? "公交等很久" : "学校老师", "");
        ASSERT(opinion_classify(ctx,
                                &(struct opinion_classify){
                                    .id = ids[i], .topic_id = i % 2 == 0 ? bus : school}) == ST_OK);
    }
    ASSERT(opinion_learn(ctx) == ST_OK);
    ASSERT(opinion_guess(ctx, S("公交车不来"), S("公交"), &g, &count, &n) == ST_OK);
    EQ_INT(n, 12, "learnt from twelve");
    EQ_INT(count, 2, "two of the first level");
    EQ_STR(g[0].path, "交通/公交", "it is about the bus, down to the topic");
    OK(g[0].words_count > 0, "and says by which words");
    ASSERT(opinion_topic_set(ctx, &(struct opinion_topic_set){.id = school}) == ST_OK);
    ASSERT(opinion_guess(ctx, S("学校"), S("老师"), &g, &count, &n) == ST_OK);
    EQ_INT(count, 1, "topics out of use are not suggested");
    EQ_INT(opinion_learn(ctx), ST_OK, "nothing new");
}

/* As they were before there were cases. */
static enum status forget_cases(struct ctx *ctx, const void *input)
{
    struct rows r;

    (void)input;
    TRY(DB_ROWS(ctx, &r, "DELETE FROM opinion_case WHERE congress_id = :congress RETURNING id",
                B_INT("congress", ctx->congress_id)));
    arr_each (i, r.count)
        TRY(event_row_gone(ctx, "opinion_case", cell_int(&r, i, 0)));
    return event_emit(ctx, "t.forgotten", 0);
}

static void adopted(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t many = dbtest_int(ctx, "SELECT count(*) FROM opinion");
    struct opinion *list;
    struct str next;
    int64_t total;
    size_t count;
    bool waits;

    ASSERT(db_tx(ctx, forget_cases, NULL) == ST_OK);
    ASSERT(opinion_store_unadopted(ctx, &waits) == ST_OK);
    OK(waits, "opinions of before wait");
    ASSERT(opinion_adopt(ctx) == ST_OK);
    ASSERT(opinion_store_unadopted(ctx, &waits) == ST_OK);
    OK(!waits, "and have their cases");
    ASSERT(opinion_page(ctx, &(struct opinion_filter){.limit = 5}, &list, &count, &next, &total) ==
           ST_OK);
    EQ_INT(total, many, "all of them are listed");
}

static void all(struct journaltest *t)
{
    together(t);
    apart(t);
    learnt(t);
    adopted(t);
}

int main(void)
{
    modtest_both("opinion_merge", all);
    return tap_done();
}
