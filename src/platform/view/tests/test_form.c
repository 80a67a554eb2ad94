// SPDX-License-Identifier: MulanPSL-2.0
/* Fields from stored and typed values, their messages, the summary, due tags, charts. */
#include "base/tap.h"
#include "platform/chart.h"
#include "platform/view/tests/world.h"

static const char *const TYPED[][2] = {
    {"title", "typed"}, {"tag", "y"}, {"tag", "z"}, {"password", "geheim"}, {NULL, NULL}};
static const struct request FRESH = {.again = false, .typed = TYPED};
static const struct request AGAIN = {.again = true, .typed = TYPED};

static void test_values(struct ctx *ctx)
{
    struct field_v f = form_field(ctx, &FRESH, "line", "title", "word.search", S("stored"));

    EQ_STR(f.value, "stored", "a fresh form shows what is stored");
    EQ_STR(f.label, "搜索", "the label is the sentence of its key");
    OK(f.k_line && !f.k_text && f.hint.len == 0 && !f.about, "kind; no hint under this key");
    f = form_field(ctx, &AGAIN, "line", "title", "word.search", S("stored"));
    EQ_STR(f.value, "typed", "shown again, it keeps what was typed");
    f = form_field(ctx, &AGAIN, "secret", "password", "word.search", S("x"));
    EQ_STR(f.value, "", "a password never comes back");
    f = form_field(ctx, &AGAIN, "check", "open", "word.yes", S("1"));
    EQ_STR(f.value, "", "a box that was cleared stays clear");
    f = form_field(ctx, &FRESH, "check", "open", "word.yes", S("0"));
    EQ_STR(f.value, "", "a stored 0 is not ticked");
    f = form_field(ctx, &FRESH, "text", "body", "word.yes", S(""));
    form_max(&f, 500, 8);
    OK(f.about && f.max == 500 && f.rows == 8, "a count is said");
}

static void test_options(struct ctx *ctx)
{
    static const struct option_v OPTIONS[] = {{SI("x"), SI("X"), SI(""), true},
                                              {SI("y"), SI("Y"), SI(""), false},
                                              {SI("z"), SI("Z"), SI(""), false}};
    struct field_v f = form_field(ctx, &FRESH, "select", "kind", "word.all", S("y"));

    form_options(ctx, &f, OPTIONS, 3);
    OK(!f.options[0].on && f.options[1].on && !f.choose, "the stored option is on, no other");
    f = form_field(ctx, &FRESH, "select", "kind", "word.all", S(""));
    form_options(ctx, &f, OPTIONS + 1, 2);
    OK(f.choose, "without a value the select asks to choose");
    f = form_field(ctx, &FRESH, "select", "kind", "word.all", S("none"));
    form_words_or(ctx, &f, "all none", "word.", NULL);
    OK(f.options_count == 2 && f.options[1].on && !f.choose, "words: nothing to choose any more");
    f = form_field(ctx, &FRESH, "select", "kind", "word.all", S(""));
    form_words_or(ctx, &f, "all none", "word.", NULL);
    OK(f.options_count == 2 && f.choose, "words: without a value one is chosen");
    form_words_or(ctx, &f, "all none", "word.", "word.all");
    OK(f.options_count == 3 && f.options[0].value.len == 0 && !f.choose, "words: or none of them");
    f = form_field(ctx, &AGAIN, "check", "tag", "word.all", S(""));
    form_checks(ctx, &AGAIN, &f, OPTIONS, 3);
    OK(f.k_checks && !f.options[0].on && f.options[1].on && f.options[2].on,
       "boxes as they were ticked");
    f = form_field(ctx, &FRESH, "check", "tag", "word.all", S(""));
    form_checks(ctx, &FRESH, &f, OPTIONS, 3);
    OK(f.options[0].on && !f.options[1].on, "boxes as given in a fresh form");
}

static void test_errors(struct ctx *ctx)
{
    struct errors_v errors;
    struct field_v f;

    form_errors(ctx, &FRESH, &errors);
    OK(!errors.any, "a fresh form has no summary");
    ctx->field_errors[0] = (struct field_error){.field = "kind", .key = "form.required"};
    ctx->field_errors[1] =
        (struct field_error){.field = "title", .key = "form.too_long", .arg = "9"};
    ctx->field_errors_count = 2;
    f = form_field(ctx, &AGAIN, "select", "kind", "word.all", S(""));
    EQ_STR(f.error, "请选择全部", "what is chosen is asked to be chosen, by its label");
    OK(f.about, "and pointed at");
    f = form_field(ctx, &AGAIN, "line", "title", "word.search", S(""));
    EQ_STR(f.error, "最多9个字，请删短一些", "an argument is kept");
    form_errors(ctx, &AGAIN, &errors);
    OK(errors.any && errors.items_count == 2, "one item per wrong field");
    EQ_STR(errors.title, "有2处要改", "the title counts");
    EQ_STR(errors.items[0].message, "请选择全部", "the summary names the label too");
    EQ_STR(errors.items[1].url, "#f-title", "and links to the field");
    ctx->field_errors_count = 0;
}

static void test_refusals(struct ctx *ctx)
{
    struct errors_v errors;
    struct field_v f;

    (void)fail(&ctx->err, ST_RULE, "error.409.say", "《代表法》第五十一条");
    form_errors(ctx, &AGAIN, &errors);
    EQ_STR(errors.title, "没有提交成功", "a refusal is not a wrong field");
    OK(errors.sentence.len != 0 && errors.items_count == 0, "its sentence is shown");
    EQ_STR(errors.article, "《代表法》第五十一条", "with the article");
    (void)fail_field(&ctx->err, "title", "form.too_short", "5");
    f = form_field(ctx, &AGAIN, "line", "title", "word.search", S(""));
    form_errors(ctx, &AGAIN, &errors);
    EQ_STR(f.error, "至少要5个字", "fail_field() reaches its field");
    OK(errors.items_count == 1 && errors.sentence.len == 0, "and is an item of the summary");
    ctx->err = (struct err){0};
}

static void test_conflict(struct ctx *ctx)
{
    static const struct option_v OPTIONS[] = {{SI("a"), SI("A"), SI(""), false},
                                              {SI("typed"), SI("B"), SI(""), false}};
    struct field_v f;

    (void)fail(&ctx->err, ST_CONFLICT, "db.changed_meanwhile", NULL);
    f = form_field(ctx, &AGAIN, "line", "title", "word.search", S("theirs"));
    OK(f.changed && f.about, "both versions are shown");
    EQ_STR(f.value, "typed", "what was typed stays in the field");
    EQ_STR(f.stored, "theirs", "what is stored stands beside it");
    f = form_field(ctx, &AGAIN, "line", "title", "word.search", S("typed"));
    OK(!f.changed, "equal ones are not told apart");
    f = form_field(ctx, &AGAIN, "hidden", "title", "word.search", S("4"));
    EQ_STR(f.value, "4", "the version follows the record");
    f = form_field(ctx, &AGAIN, "select", "title", "word.search", S("a"));
    form_options(ctx, &f, OPTIONS, 2);
    EQ_STR(f.stored, "A", "a choice is shown by its label");
    f = form_field(ctx, &AGAIN, "check", "open", "word.yes", S("1"));
    EQ_STR(f.stored, "是", "a box by yes or no");
    f = form_field(ctx, &FRESH, "line", "title", "word.search", S("theirs"));
    OK(!f.changed, "a fresh form knows no conflict");
    ctx->err = (struct err){0};
}

static void test_due(struct ctx *ctx)
{
    static const struct {
        struct date on;
        const char *label, *class;
    } ROWS[] = {
        {{2026, 11, 14}, "超期6天", "over"}, {{2026, 11, 20}, "今天到期", "wait"},
        {{2026, 11, 23}, "剩3天", "wait"},   {{2026, 11, 24}, "剩4天", ""},
        {{2027, 1, 1}, "剩42天", ""},
    };

    OK(due_tag_make(ctx, (struct date){0}) == NULL, "no date, no tag");
    for (size_t i = 0; i < COUNT(ROWS); i++) {
        const struct due_tag_v *tag = due_tag_make(ctx, ROWS[i].on);

        EQ_STR(tag->label, ROWS[i].label, "days left");
        EQ_STR(tag->class, ROWS[i].class, "their class");
    }
    {
        struct link_v links[6] = {{S("1"), S("/1")}, {S("2"), S("/2")}, {S("3"), S("/3")},
                                  {S("4"), S("/4")}, {S("5"), S("/5")}, {S("6"), S("/6")}};
        const struct more_v *more;
        size_t count = 5;

        OK(acts_more(ctx, links, &count) == NULL && count == 5, "five acts stay as they are");
        count = 6;
        more = acts_more(ctx, links, &count);
        OK(more != NULL && count == 4 && more->items_count == 2, "of six two are folded away");
        EQ_STR(more->items[0].label, "5", "the last ones");
    }
}

static void test_charts(struct ctx *ctx)
{
    static const struct legend_v LEGEND[] = {{SI("a"), SI("s1")}, {SI("b"), SI("s2")}};
    static const struct chart_row ROWS[] = {
        {.parts = {30, 10}}, {.parts = {0, 10}}, {.parts = {0}}};
    static const struct chart_column MONTHS[] = {
        {.value = 50}, {.value = 0}, {.value = -3}, {.value = 100, .now = true}};
    struct bars_v bars = {.legend = LEGEND, .legend_count = 2};
    struct columns_v columns = {.id = S("c")};

    chart_bars(ctx->arena, ROWS, COUNT(ROWS), &bars);
    EQ_STR(bars.rows[0].segments[1].x, "75.00%", "the second part begins where the first ends");
    EQ_STR(bars.rows[0].segments[1].width, "25.00%", "the longest bar is the whole width");
    EQ_STR(bars.rows[1].segments[0].class, "s2", "a part keeps the class of its place");
    OK(bars.rows[1].segments_count == 1 && bars.rows[2].segments_count == 0, "no empty segments");
    chart_columns(ctx->arena, MONTHS, COUNT(MONTHS), &columns);
    EQ_INT(columns.items[3].height, 122, "the highest column");
    EQ_INT(columns.items[0].height, 61, "half of it");
    OK(columns.items[1].height == 0 && columns.items[2].height == 0, "nothing, and less");
    EQ_STR(columns.items[0].mid, "12.50%", "labels in the middle");
    chart_columns(ctx->arena, NULL, 0, &columns);
    EQ_INT(columns.items_count, 0, "no columns");
}

int main(void)
{
    struct ctx *ctx = world_ctx();

    test_values(ctx);
    test_options(ctx);
    test_errors(ctx);
    test_refusals(ctx);
    test_conflict(ctx);
    test_due(ctx);
    test_charts(ctx);
    arena_close(ctx->arena);
    return tap_done();
}
