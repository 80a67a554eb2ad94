// SPDX-License-Identifier: MulanPSL-2.0
/* Sentences by key, and dates as people write them. */
#include "base/tap.h"
#include "platform/text.h"

static const struct date TODAY = {2026, 11, 20};

static void test_sentences(struct arena *a)
{
    EQ_STR(T("due.today"), "今天到期", "a sentence by its key");
    OK(text_has("due.left") && !text_has("due.gone") && !text_has(""), "which keys exist");
    EQ_STR(text_of("date.weekday.", S("5")), "星期五", "prefix and word");
    EQ_STR(text_of("date.weekday.", S("55")), "55", "an unknown word shows itself");
    EQ_STR(text_of("due.today", S("")), "今天到期", "an empty word");
    EQ_STR(TF(a, "due.left", S("3")), "剩3天", "{0} is filled in");
    EQ_STR(TF(a, "frame.title", S("甲{1}"), S("乙")), "甲{1} - 乙",
           "arguments are not filled again");
    EQ_STR(text_fill(a, "due.left", NULL, 0), "剩天", "a missing argument leaves nothing");
}

static void test_dates(struct arena *a)
{
    EQ_STR(text_date(a, (struct date){2026, 11, 28}, TODAY), "11月28日", "this year");
    EQ_STR(text_date(a, (struct date){2027, 1, 4}, TODAY), "2027年1月4日", "another year");
    EQ_STR(text_date(a, (struct date){0}, TODAY), "", "no date");
    /* 2026-11-09 01:05 UTC is 09:05 in Beijing. */
    EQ_STR(text_instant(a, 1794186300, TODAY), "11月9日 9:05", "an instant in Beijing time");
    EQ_STR(text_instant(a, 0, TODAY), "", "no instant");
}

static const char *size_text(struct arena *a, int64_t bytes)
{
    struct buf out = buf_new(a, 0);

    text_put_size(&out, bytes);
    return str_z(a, buf_view(&out));
}

static void test_sizes(struct arena *a)
{
    EQ_TEXT(size_text(a, 0), "0 B", "nothing");
    EQ_TEXT(size_text(a, 1023), "1023 B", "bytes");
    EQ_TEXT(size_text(a, 1024), "1 KB", "a kilobyte");
    EQ_TEXT(size_text(a, 219136), "214 KB", "no fraction from ten on");
    EQ_TEXT(size_text(a, 1153433), "1.1 MB", "one place below ten");
    EQ_TEXT(size_text(a, INT64_C(5) << 40), "5 TB", "the largest unit");
}

/* 丁 2 strokes, 于 3, 王 4, 李 7, 谢 12; a second character decides between the same families. */
static void test_strokes(struct arena *a)
{
    static const struct str NAMES[] = {SI("谢永平"), SI("王德明"), SI("李小燕"),  SI("丁国栋"),
                                       SI("于长河"), SI("王一"),   SI("Ann Ash"), SI("王德明")};
    static const char *const WANT[] = {"丁国栋", "于长河", "王一",  "王德明",
                                       "王德明", "李小燕", "谢永平"};
    size_t order[COUNT(NAMES)], at = 0;

    text_stroke_order(a, NAMES, COUNT(NAMES), order);
    arr_each (i, COUNT(NAMES)) {
        if (order[i] != 6)
            EQ_STR(NAMES[order[i]], WANT[at++], "by strokes");
    }
    EQ_INT(at, COUNT(WANT), "nobody is lost");
}

/* As they are written today: 邓 4, 叶 5, 阮 6, 陈 7, 周 8, 郑 8, 胡 9, 郭 10, 曹 11, 黄 11, 彭 12,
 * 蒋 12, 蒙 13, 廖 14, 蔡 14, 潘 15, 薛 16, 魏 17. */
static void test_strokes_written(struct arena *a)
{
    static const struct str NAMES[] = {
        SI("魏一"),   SI("蔡一"),   SI("潘一"),   SI("黄一"), SI("彭一"), SI("胡一"),
        SI("郑一"),   SI("周一"),   SI("陈一"),   SI("薛一"), SI("邓一"), SI("叶一"),
        SI("郭一"),   SI("曹一"),   SI("蒋一"),   SI("廖一"), SI("阮一"), SI("蒙一"),
        SI("何建国"), SI("何国建"), SI("何海一"), SI("何英")};
    static const unsigned STROKES[] = {17, 14, 15, 11, 12, 9, 8,  8, 7, 16, 4,
                                       5,  10, 11, 12, 14, 6, 13, 7, 7, 7,  7};
    size_t order[COUNT(NAMES)], at[COUNT(NAMES)];
    bool rising = true;

    text_stroke_order(a, NAMES, COUNT(NAMES), order);
    for (size_t i = 1; i < COUNT(NAMES); i++)
        rising = rising && STROKES[order[i - 1]] <= STROKES[order[i]];
    OK(rising, "families by the strokes they are written with");
    arr_each (i, COUNT(NAMES))
        at[order[i]] = i;
    OK(at[21] < at[20] && at[18] < at[20] && at[19] < at[20],
       "given names, too: 英, 建, 国 8, 海 10");
}

/* What the collation counts by old printed forms, each beside a character that would stand on its
 * wrong side. */
static void test_strokes_mended(struct arena *a)
{
    static const struct {
        struct str fewer, more;
    } PAIRS[] = {
        {SI("之"), SI("丰")}, {SI("长"), SI("石")}, {SI("艺"), SI("叶")}, {SI("白"), SI("充")},
        {SI("逊"), SI("桂")}, {SI("逸"), SI("程")}, {SI("裕"), SI("鲍")}, {SI("滑"), SI("窦")},
        {SI("瑛"), SI("楚")}, {SI("雷"), SI("毓")}, {SI("薰"), SI("瞿")}, {SI("酆"), SI("夔")},
    };

    arr_each (i, COUNT(PAIRS))
        OK(str_cmp(text_sort_key(a, TEXT_BY_STROKE, PAIRS[i].fewer),
                   text_sort_key(a, TEXT_BY_STROKE, PAIRS[i].more)) < 0,
           str_z(a, PAIRS[i].fewer));
}

/* In the order of the keys. */
static struct str sorted(struct arena *a, enum text_order order, const char *const *names,
                         size_t count)
{
    const char *left[16];
    struct buf out = buf_new(a, 0);

    for (size_t i = 0; i < count; i++)
        left[i] = names[i];
    for (size_t n = count; n > 0; n--) {
        size_t least = 0;

        for (size_t i = 1; i < n; i++)
            if (str_cmp(text_sort_key(a, order, str_from(left[i])),
                        text_sort_key(a, order, str_from(left[least]))) < 0)
                least = i;
        buf_z(&out, left[least]);
        buf_z(&out, n > 1 ? " " : "");
        left[least] = left[n - 1];
    }
    return buf_view(&out);
}

static void test_sort_keys(void)
{
    static const char *const NAMES[] = {
        "张三", "丁一", "单于飞", "曾国安", "阿依古丽·买买提", "\U00020BB7田", "解小明"};
    struct arena *a = arena_open(0);

    EQ_STR(
        sorted(a, TEXT_BY_PINYIN, NAMES, COUNT(NAMES)),
        "阿依古丽·买买提 丁一 单于飞 解小明 曾国安 张三 \U00020BB7田",
        "by sound: 单 as shàn, 解 as xiè, 曾 as zēng, a rare character without a known sound last");
    OK(str_cmp(text_sort_key(a, TEXT_BY_STROKE, S("丁一")),
               text_sort_key(a, TEXT_BY_STROKE, S("张三"))) < 0 &&
           str_cmp(text_sort_key(a, TEXT_BY_STROKE, S("张三")),
                   text_sort_key(a, TEXT_BY_STROKE, S("谢四"))) < 0,
       "by strokes: 2, 7, 12");
    OK(str_eq(text_sort_key(a, TEXT_BY_PINYIN, S("丁一")),
              text_sort_key(a, TEXT_BY_PINYIN, S("丁一"))),
       "the same name, the same key");
    OK(text_sort_version(a).len > 2, "the collation has a version");
    arena_close(a);
}

int main(void)
{
    struct arena *a = arena_open(0);

    test_sentences(a);
    test_dates(a);
    test_sizes(a);
    test_strokes(a);
    test_strokes_written(a);
    test_strokes_mended(a);
    arena_close(a);
    test_sort_keys();
    return tap_done();
}
