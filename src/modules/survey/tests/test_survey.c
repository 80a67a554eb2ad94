// SPDX-License-Identifier: MulanPSL-2.0
/* Questionnaires on both databases: made, answered once by each link, counted, closed; and nothing
 * ties an answer to its link. */
#include "modules/survey/survey_parts.h"
#include "modules/survey/survey_store.h"
#include "modules/tests/modtest.h"
#include "platform/db.h"

static int64_t made(struct ctx *ctx, const char *way)
{
    const struct survey_new in = {
        .title = S("卫生院服务"), .intro = S("请您说说"), .way = str_from(way)};
    static const struct survey_question QUESTIONS[] = {
        {.kind = {"single", 6}, .text = {"Q", 1}, .options = {"A\nB", 3}, .required = true},
        {.kind = {"multiple", 8}, .text = {"M", 1}, .options = {"A\nB\nC", 5}},
        {.kind = {"text", 4}, .text = {"T", 1}},
    };
    int64_t id = 0, question;

    ASSERT(survey_make(ctx, &in, &id) == ST_OK);
    EQ_INT(survey_open(ctx, id), ST_RULE, "not without questions");
    modtest_clear(ctx);
    arr_each (i, COUNT(QUESTIONS)) {
        struct survey_question q = QUESTIONS[i];

        q.survey_id = id;
        ASSERT(survey_put_question(ctx, &q, &question) == ST_OK);
    }
    ASSERT(survey_open(ctx, id) == ST_OK);
    return id;
}

static enum status answer(struct ctx *ctx, int64_t id, const char *channel, struct str code,
                          const char *one)
{
    const struct str single[] = {str_from(one)}, several[] = {S("1"), S("3")}, text[] = {S("很好")};
    struct survey_question *q;
    struct survey_value v[3];
    size_t count;

    ASSERT(survey_questions(ctx, id, &q, &count) == ST_OK && count == 3);
    v[0] = (struct survey_value){q[0].id, single, one == NULL ? 0 : 1};
    v[1] = (struct survey_value){q[1].id, several, 2};
    v[2] = (struct survey_value){q[2].id, text, 1};
    return survey_answer(
        ctx,
        &(struct survey_answering){
            .survey_id = id, .channel = str_from(channel), .code = code, .values = v, .count = 3});
}

static void by_link(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t id = made(ctx, "link");
    struct survey s;
    struct str *codes;
    int64_t all, used_up;
    bool link, used;

    EQ_INT(survey_make_links(ctx, id, 0, &codes), ST_INVALID, "no links at all");
    modtest_clear(ctx);
    ASSERT(survey_make_links(ctx, id, 3, &codes) == ST_OK);
    EQ_INT(dbtest_int(ctx, "SELECT count(*) FROM survey_link WHERE length(code_blind) < 32"), 0,
           "kept as keyed hashes");
    ASSERT(survey_by_code(ctx, codes[0], &s, &link, &used) == ST_OK);
    OK(s.id == id && link && !used, "found by its link");
    EQ_INT(answer(ctx, id, "link", codes[0], NULL), ST_INVALID, "a question is left out");
    EQ_TEXT(modtest_field(ctx), "q1", "says which");
    EQ_INT(answer(ctx, id, "link", codes[0], "2"), ST_OK, "answered");
    EQ_INT(answer(ctx, id, "link", codes[0], "1"), ST_RULE, "once");
    modtest_clear(ctx);
    EQ_INT(answer(ctx, id, "link", S("nosuchcode22"), "1"), ST_NOT_FOUND, "not without a link");
    modtest_clear(ctx);
    ASSERT(survey_by_code(ctx, codes[0], &s, &link, &used) == ST_OK);
    OK(used, "the link is used up");
    ASSERT(survey_store_links(ctx, id, &all, &used_up) == ST_OK);
    OK(all == 3 && used_up == 1, "one of three");
    EQ_INT(dbtest_int(ctx, "SELECT count(*) FROM event_row WHERE table_name LIKE 'survey_answer%'"
                           " OR table_name LIKE 'survey_value%'"),
           0, "no event names an answer");
}

static void open_to_all(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t id = made(ctx, "open");
    struct survey_count *counts;
    struct survey_raw *raws;
    struct str *texts;
    struct survey s;
    int64_t answers;
    size_t count;

    ctx->address = S("192.0.2.7");
    for (int i = 0; i < SURVEY_PER_ADDRESS; i++)
        if (answer(ctx, id, "link", S(""), i % 2 == 0 ? "1" : "2") != ST_OK)
            OK(false, "twenty from one place");
    EQ_INT(answer(ctx, id, "link", S(""), "1"), ST_RULE, "then it has to wait");
    EQ_TEXT(ctx->err.key, "survey.too_many", "and says so");
    modtest_clear(ctx);
    ctx->address = S("192.0.2.8");
    EQ_INT(answer(ctx, id, "link", S(""), "1"), ST_OK, "others need not");
    EQ_INT(answer(ctx, id, "paper", S(""), "1"), ST_OK, "from paper");
    EQ_INT(dbtest_int(ctx, "SELECT count(*) FROM survey_limit WHERE address LIKE '192%'"), 0,
           "addresses are not kept");
    ASSERT(survey_counts(ctx, id, &counts, &count) == ST_OK);
    OK(count == 5 && counts[0].count == 12 && counts[1].count == 10, "counted by choice");
    ASSERT(survey_texts(ctx, counts[4].question_id, 100, &texts, &count) == ST_OK);
    EQ_INT(count, 22, "what was written");
    ASSERT(survey_raws(ctx, id, 0, 200, &raws, &count) == ST_OK);
    EQ_INT(count, 22 * 4, "each value of each answer");
    EQ_INT(survey_close(ctx, id), ST_OK, "closed");
    EQ_INT(answer(ctx, id, "paper", S(""), "1"), ST_RULE, "nothing more");
    modtest_clear(ctx);
    EQ_INT(dbtest_int(ctx, "SELECT count(*) FROM event WHERE name = 'survey.closed'"
                           " AND data LIKE '%\"answers\":22,\"sm3\":\"%'"),
           1, "with a seal on all answers");
    ASSERT(survey_get(ctx, id, &s) == ST_OK);
    EQ_STR(s.state, "closed", "it is over");
    ASSERT(survey_answered(ctx, ctx->today, ctx->today, &answers) == ST_OK);
    EQ_INT(answers, 23, "the figure of the day");
}

static void refused(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct survey_new bad = {.title = S(""), .way = S("door"), .closes_on = {2020, 1, 1}};
    const int64_t id = made(ctx, "open");
    struct survey_question q = {
        .survey_id = id, .kind = S("single"), .text = S("?"), .options = S("A")};
    int64_t other;

    EQ_INT(survey_make(ctx, &bad, &other), ST_INVALID, "three faults");
    EQ_INT(ctx->field_errors_count, 3, "are told");
    modtest_clear(ctx);
    EQ_INT(survey_put_question(ctx, &q, &other), ST_INVALID, "one choice");
    modtest_clear(ctx);
    q.options = S("A\nB");
    EQ_INT(survey_put_question(ctx, &q, &other), ST_RULE, "not after it was opened");
    modtest_clear(ctx);
    EQ_INT(survey_drop_question(ctx, id, 1), ST_RULE, "nothing is taken away either");
    modtest_clear(ctx);
    EQ_INT(survey_open(ctx, id), ST_RULE, "opened once");
    modtest_clear(ctx);
}

/* Put right while nobody has answered; then only its end. */
static void put_right(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct survey_new in = {.title = S("错字"), .intro = S(""), .way = S("link")};
    struct survey_question q = {.kind = S("text"), .text = S("一"), .options = S("")}, *all;
    struct survey s;
    int64_t id = 0, first, second;
    size_t count;

    ASSERT(survey_make(ctx, &in, &id) == ST_OK);
    q.survey_id = id;
    ASSERT(survey_put_question(ctx, &q, &first) == ST_OK);
    q.text = S("二");
    ASSERT(survey_put_question(ctx, &q, &second) == ST_OK);
    EQ_INT(survey_lift_question(ctx, id, second), ST_OK, "the second goes up");
    ASSERT(survey_questions(ctx, id, &all, &count) == ST_OK && count == 2);
    OK(all[0].id == second && all[1].id == first, "and stands first");
    EQ_INT(survey_lift_question(ctx, id, second), ST_OK, "it cannot go further");
    EQ_INT(survey_lift_question(ctx, id, id), ST_NOT_FOUND, "no such question");
    modtest_clear(ctx);
    ASSERT(survey_questions(ctx, id, &all, &count) == ST_OK && all[0].id == second);
    q = all[0];
    q.text = S("第一题");
    EQ_INT(survey_put_question(ctx, &q, &first), ST_OK, "in other words");
    EQ_INT(survey_put_question(ctx, &q, &first), ST_CONFLICT, "somebody was quicker");
    modtest_clear(ctx);
    in.title = S("正字");
    in.way = S("open");
    EQ_INT(survey_change(ctx, id, 1, &in), ST_OK, "a draft is put right");
    EQ_INT(survey_change(ctx, id, 1, &in), ST_CONFLICT, "once from there");
    modtest_clear(ctx);
    ASSERT(survey_open(ctx, id) == ST_OK && survey_get(ctx, id, &s) == ST_OK);
    EQ_STR(s.title, "正字", "it has the title");
    EQ_INT(survey_lift_question(ctx, id, second), ST_RULE, "questions stay once it is open");
    modtest_clear(ctx);
    in.closes_on = ctx->today;
    in.shown = true;
    EQ_INT(survey_change(ctx, id, s.version, &in), ST_OK, "its end may be moved");
    in.title = S("别的");
    EQ_INT(survey_change(ctx, id, s.version + 1, &in), ST_RULE, "its title may not");
    modtest_clear(ctx);
}

static enum status erase_tx(struct ctx *ctx, const void *input)
{
    return SURVEY_RETENTIONS[0].erase(ctx, *(const int64_t *)input);
}

/* What everybody sees, and how many answers came in a time. */
static void listed(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct date before = ctx->today, first = date_add_days(before, 100);
    struct survey_filter f = {.public_on = first, .limit = 10};
    const int64_t id = made(ctx, "open");
    struct survey *all, s;
    struct str next;
    int64_t total;
    size_t count;

    (void)made(ctx, "link");
    ctx->today = first;
    ASSERT(survey_page(ctx, &f, &all, &count, &next, &total) == ST_OK);
    OK(count == 1 && all[0].id == id, "who has no link of his own sees the open one");
    ASSERT(answer(ctx, id, "paper", S(""), "1") == ST_OK);
    ctx->today = date_add_days(first, 40);
    ASSERT(answer(ctx, id, "paper", S(""), "1") == ST_OK);
    ASSERT(answer(ctx, id, "paper", S(""), "2") == ST_OK);
    f = (struct survey_filter){.from = first, .to = first, .limit = 10};
    ASSERT(survey_page(ctx, &f, &all, &count, &next, &total) == ST_OK);
    OK(count == 1 && all[0].answers == 1, "one answer came on the first day");
    f = (struct survey_filter){.from = ctx->today, .limit = 10};
    ASSERT(survey_page(ctx, &f, &all, &count, &next, &total) == ST_OK);
    OK(count == 1 && all[0].answers == 2, "two came later");
    ASSERT(survey_get(ctx, id, &s) == ST_OK);
    EQ_INT(s.answers, 3, "three in all");
    ASSERT(survey_close(ctx, id) == ST_OK);
    f = (struct survey_filter){.public_on = ctx->today, .limit = 10};
    ASSERT(survey_page(ctx, &f, &all, &count, &next, &total) == ST_OK);
    EQ_INT(count, 0, "closed, and its result is not shown");
    ctx->today = before;
}

/* What was written has its time; what was counted stays. */
static void forgotten(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct date before = ctx->today;
    const int64_t id = made(ctx, "open");
    struct retention_item *items;
    struct survey_count *counts;
    struct survey_question *q;
    struct str *texts;
    size_t count;

    ctx->today = date_add_days(before, 50);
    ASSERT(answer(ctx, id, "paper", S(""), "1") == ST_OK);
    ASSERT(SURVEY_RETENTIONS[0].list(ctx, ctx->today, id - 1, 10, &items, &count) == ST_OK);
    EQ_INT(count, 0, "not while it is open");
    ASSERT(survey_close(ctx, id) == ST_OK);
    ASSERT(SURVEY_RETENTIONS[0].list(ctx, date_add_days(ctx->today, -1), id - 1, 10, &items,
                                     &count) == ST_OK);
    EQ_INT(count, 0, "not before its time");
    ASSERT(SURVEY_RETENTIONS[0].list(ctx, ctx->today, id - 1, 10, &items, &count) == ST_OK);
    OK(count == 1 && items[0].id == id, "then it is");
    ASSERT(db_tx(ctx, erase_tx, &id) == ST_OK);
    ASSERT(survey_questions(ctx, id, &q, &count) == ST_OK && count == 3);
    ASSERT(survey_texts(ctx, q[2].id, 10, &texts, &count) == ST_OK);
    EQ_INT(count, 0, "what was written is gone");
    ASSERT(survey_counts(ctx, id, &counts, &count) == ST_OK);
    EQ_INT(count, 4, "every count is there");
    ASSERT(SURVEY_RETENTIONS[0].list(ctx, ctx->today, id - 1, 10, &items, &count) == ST_OK);
    EQ_INT(count, 0, "once");
    ctx->today = before;
}

static void all(struct journaltest *t)
{
    forgotten(t);
    listed(t);
    put_right(t);

    by_link(t);
    open_to_all(t);
    refused(t);
}

int main(void)
{
    modtest_both("survey", all);
    return tap_done();
}
