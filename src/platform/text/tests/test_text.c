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

int main(void)
{
    struct arena *a = arena_open(0);

    test_sentences(a);
    test_dates(a);
    test_sizes(a);
    test_strokes(a);
    arena_close(a);
    return tap_done();
}
