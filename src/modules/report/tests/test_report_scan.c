// SPDX-License-Identifier: MulanPSL-2.0
/* Figures in prose, and pages made readable; the five seeds at the end. */
#include "base/buf.h"
#include "base/tap.h"
#include "report_seeds.h"

static struct arena *arena;

static const char *const KINDS[] = {"count", "rate", "money",   "bare", "vague", "worded",
                                    "year",  "date", "ordinal", "code", "list",  "name"};
static const char *const WORDS[REPORT_WORDS] = {"", "余", "多", "近", "约", "≥", ">", "≤", "<"};

/* "count 230余 人次; rate 97.5 %" */
static const char *told(const char *text)
{
    struct report_figure *f;
    struct buf b = buf_new(arena, 0);
    size_t count;

    report_scan(arena, str_from(text), &f, &count);
    for (size_t i = 0; i < count; i++) {
        const struct str value = report_number_text(arena, f[i].value);
        const struct str to = report_number_text(arena, f[i].to);

        buf_printf(&b, "%s%s %s" STR_FMT "%s" STR_FMT "%s " STR_FMT, i > 0 ? "; " : "",
                   KINDS[f[i].kind], WORDS[f[i].before], STR_ARG(value),
                   str_eq(to, value) ? "" : "-", STR_ARG(str_eq(to, value) ? S("") : to),
                   WORDS[f[i].after], STR_ARG(f[i].measure));
    }
    return b.len > 0 ? b.ptr : "";
}

static void figures(void)
{
    static const struct {
        const char *text, *want;
    } CASES[] = {
        {"共召开会议 7 次", "count 7 次"},
        {"共召开会议７次", "count 7 次"},
        {"列席会议30余人次", "count 30余 人次"},
        {"接待群众 30 人（次）", "count 30 人（次）"},
        {"受理信访23件(次)", "count 23 件(次)"},
        {"近 700 余人", "count 近700余 人"},
        {"至少邀请5名以上代表", "count 5≥ 名"},
        {"不少于5名", "count ≥5 名"},
        {"超过1,200人", "count >1200 人"},
        {"10,928人次", "count 10928 人次"},
        {"10,92人次", "bare 10 ; count 92 人次"},
        {"约50人左右", "count 约50约 人"},
        {"15.59万名选民", "count 155900 名"},
        {"20余万人次", "count 200000余 人次"},
        {"3.5 万亩", "count 35000 亩"},
        {"85.92万元", "money 859200 元"},
        {"1.2亿元", "money 120000000 元"},
        {"5元5角", "money 5 元; bare 5 "},
        {"满意率达97.5%", "rate 97.5 %"},
        {"满意率达９８．２％", "rate 98.2 %"},
        {"百分之九十八以上", "rate 98≥ %"},
        {"提高2.5个百分点", "count 2.5 个百分点"},
        {"历时7个多月", "count 7多 个月"},
        {"三年多来", "count 3多 年"},
        {"十余名代表", "count 10余 名"},
        {"两百三十人", "count 230 人"},
        {"两千零五人", "count 2005 人"},
        {"一万两千三百人", "count 12300 人"},
        {"十五万元", "money 150000 元"},
        {"三十五件", "count 35 件"},
        {"二〇二一年", "year 2021 年"},
        {"2019年", "year 2019 年"},
        {"3019年", "count 3019 年"},
        {"3月18日", "date 3 月; date 18 日"},
        {"1-7月", "date 1-7 月"},
        {"3至5名", "count 3-5 名"},
        {"5至3名", "bare 5 ; count 3 名"},
        {"周二学习", "date 2 "},
        {"第三产业", "ordinal 3 "},
        {"县十六届人大五次会议", "ordinal 16 届; ordinal 5 次"},
        {"召开三次会议", "count 3 次"},
        {"成立70周年", "ordinal 70 周年"},
        {"〔2023〕12号", "code 2023 ; code 12 号"},
        {"电话0359-6522222", "code 359 ; code 6522222 "},
        {"a163.com", "code 163 "},
        {"一、工作\n（二）工作\n三是工作", "list 1 ; list 2 ; list 3 "},
        {"1．工作", "list 1 "},
        {"落实“四个意识”", "name 4 个"},
        {"落实四个意识", "name 4 个"},
        {"八项规定", "name 8 项"},
        {"四级人大代表", "name 4 级"},
        {"“一府两院”报备", ""},
        {"一件大事", "name 1 件"},
        {"为期一周", "count 1 周"},
        {"十四五规划", ""},
        {"《第三卷》和《五个故事》", "ordinal 3 卷; name 5 个"},
        {"数十家单位", "vague 0 家"},
        {"多次听取", "vague 0 次"},
        {"多部门联合", ""},
        {"均在期限内办结，实现全覆盖", "worded 100 %; worded 100 %"},
        {"其余4正常推进", "bare 4 "},
        {"12345热线", "code 12345 "},
        {"123456789012345人", ""},
        {"9999999999万亿元", ""},
        {"1.23456元", ""},
        {"12千克", "bare 12 "},
        {"两条例", ""},
        {"三百百人", ""},
        {"万元", ""},
        {"百人", ""},
        {"零", ""},
        {"", ""},
    };

    for (size_t i = 0; i < COUNT(CASES); i++)
        EQ_TEXT(told(CASES[i].text), CASES[i].want, CASES[i].text);
}

static void clauses(void)
{
    static const char TEXT[] =
        "一年来，共召开会议8次、主任会议14次；组织40余名代表参加活动。\n再说";
    const struct str text = str_from(TEXT);
    struct report_figure *f;
    size_t count;

    report_scan(arena, text, &f, &count);
    EQ_INT(count, 4, "一年, 8, 14 and 40");
    EQ_STR(report_span_of(text, f[1].said), "共召开会议", "what is said of it");
    EQ_STR(report_span_of(text, f[2].said), "、主任会议", "from the last figure on");
    EQ_STR(report_span_of(text, f[2].then), "", "to the end of the sentence");
    EQ_STR(report_span_of(text, f[3].said), "组织", "before");
    EQ_STR(report_span_of(text, f[3].then), "代表参加活动", "behind");
    EQ_STR(report_span_of(text, f[3].whole), "40余名", "with its words");
    EQ_STR(report_span_of(text, f[3].digits), "40", "only the digits");
    EQ_STR(report_span_of(text, f[3].sentence), "组织40余名代表参加活动", "its sentence");
    EQ_INT(f[3].paragraph, 0, "the first paragraph");
    OK(!f[1].chinese && f[0].chinese, "digits or numerals");
    report_scan(arena, S("建议均在法定期限内办结，满意"), &f, &count);
    EQ_STR(report_span_of(S("建议均在法定期限内办结，满意"), f[0].whole), "均在法定期限内办结",
           "words to the end of their clause");
}

static const char *mended(const char *source, struct report_mended *t)
{
    struct err err = {0};

    OK(report_repair(arena, str_from(source), t, &err) == ST_OK, "repaired");
    return str_z(arena, t->text);
}

static void glyphs(void)
{
    struct report_mended t;

    EQ_TEXT(mended("一尧强化意识尧担当袁确保方向\n渊一冤 学习遥\n", &t),
            "一、强化意识、担当，确保方向\n（一）学习。", "one numbered pair is evidence");
    EQ_INT(t.glyphs, 6, "six of them");
    EQ_TEXT(mended("全面禁止野生动物交易遥远的袁某在平遥县", &t),
            "全面禁止野生动物交易遥远的袁某在平遥县", "no pair, no change");
    EQ_INT(t.glyphs, 0, "none");
    EQ_TEXT(mended("破解野不会为冶遥破解野不善为冶遥平遥的野生动物", &t),
            "破解“不会为”。破解“不善为”。平遥的野生动物", "words keep theirs");
    EQ_TEXT(mended("一年来袁开会7次袁调研4项袁学习2次遥", &t),
            "一年来，开会7次，调研4项，学习2次。",
            "nor without a pair, where there is no other comma or stop");
    EQ_TEXT(mended("袁华、袁明、袁伟", &t), "袁华、袁明、袁伟", "a list of names is none");
    EQ_TEXT(mended("在田野上建冶金厂袁某野外冶炼", &t), "在田野上建冶金厂袁某野外冶炼",
            "words are no pairs");
    EQ_TEXT(mended("一野冶二野冶", &t), "一野冶二野冶", "nor is nothing between");
    EQ_TEXT(mended("他野说冶了", &t), "他野说冶了", "one pair is too little");
}

static void shadows(void)
{
    struct report_mended t;

    EQ_TEXT(mended("政教专刊部主办政教专刊部主办 20242024年年11月月88日日 星期一星期一", &t),
            "政教专刊部主办2024年1月8日星期一", "a head line printed twice");
    EQ_TEXT(mended("交城县人大常委会交城县人大常委会交城县人大常委会", &t), "交城县人大常委会",
            "thrice");
    EQ_INT(t.shadows, 16, "sixteen characters are gone");
    EQ_TEXT(mended("高高兴兴", &t), "高高兴兴", "a word");
    EQ_TEXT(mended("11月月88日日", &t), "11月月88日日", "too little to be sure");
    EQ_TEXT(mended("100100", &t), "100100", "digits alone are a number");
    EQ_TEXT(mended("点点滴滴 事事处处", &t), "点点滴滴事事处处", "words again");
}

static void lines(void)
{
    struct report_mended t;
    size_t at = 0, len = 0;
    struct report_figure *f;
    size_t count;
    const char *source = "围绕决策部署，组织代表开展活动 12\n\n项，服务发展。\n";

    EQ_TEXT(mended(source, &t), "围绕决策部署，组织代表开展活动12项，服务发展。",
            "a number and its measure word come together");
    report_scan(arena, t.text, &f, &count);
    EQ_INT(count, 1, "one figure");
    report_text_source(&t, f[0].whole.at, f[0].whole.len, &at, &len);
    EQ_STR(((struct str){source + at, len}), "12\n\n项", "where it stands in the source");
    EQ_TEXT(mended("依法 有 序 进 行 。 2021 年 3 月 18 日 ，全 县", &t),
            "依法有序进行。2021年3月18日，全县", "blanks");
    EQ_TEXT(mended("word two 3 4", &t), "word two 3 4", "blanks between words and numbers stay");
    EQ_TEXT(mended("共 2 0 2 1 人", &t), "共2021人", "digits printed apart");
    EQ_TEXT(mended("工作报告\n各位代表，现在我向大会报告一年来的工作，请审议。\n一是什么。", &t),
            "工作报告\n各位代表，现在我向大会报告一年来的工作，请审议。\n一是什么。", "a title");
    EQ_TEXT(mended("深\n入\n调\n研", &t), "深入调研", "one character a line");
    EQ_TEXT(mended("\xEF\xBB\xBF  \r\n\n", &t), "", "nothing to read");
    EQ_TEXT(mended("the end\nof it all", &t), "the end of it all", "words of letters stay apart");
}

static void refused(void)
{
    struct report_mended t;
    struct err err = {0};
    struct str big = {arena_alloc(arena, REPORT_TEXT_MAX + 1), REPORT_TEXT_MAX + 1};

    OK(report_repair(arena, S("\xff"), &t, &err) == ST_INVALID, "not UTF-8");
    EQ_TEXT(err.key, "report.text_unreadable", "says so");
    OK(report_repair(arena, big, &t, &err) == ST_INVALID, "too long");
    EQ_TEXT(err.key, "report.text_long", "says so");
    t = report_text_as_is(arena, S("甲乙"));
    EQ_INT(t.from[3], 3, "as it is");
    EQ_INT(t.from[6], 6, "to its end");
}

/* The passages of the seeds that inconsistencies.md names. */
static void of_seeds(void)
{
    struct seed s[SEEDS];
    const struct report_figure *f;

    if (!seeds_read(arena, s)) {
        OK(true, "the five reports # SKIP the shared directory is not here");
        return;
    }
    EQ_INT(s[0].text.glyphs, 70, "seventy glyphs of the first are mended");
    for (size_t i = 1; i < SEEDS; i++)
        EQ_INT(s[i].text.glyphs, 0, "none of the others");
    OK(str_has(s[4].text.text, S("非法野生动物")), "野 of the fifth stays");
    OK(str_has(s[3].text.text, S("政教专刊部主办2024年1月8日星期一")), "a doubled date");
    OK(str_has(s[3].text.text, S("电子审议表决系统，积极探索建立人大代表线上履职平台")),
       "blanks of the fourth");
    OK(seed_figure(&s[0], "12项") != NULL, "12 项, broken by an empty line");
    f = seed_figure(&s[0], "近700余人");
    OK(f != NULL && f->before == REPORT_WORD_NEAR && f->after == REPORT_WORD_MORE, "近700余人");
    f = seed_figure(&s[2], "15.59万名");
    OK(f != NULL && f->value.units == 155900 && f->value.step == 100, "15.59万名");
    f = seed_figure(&s[3], "45.54%");
    OK(f != NULL && f->value.units == 4554 && f->value.decimals == 2, "45.54%");
    OK(seed_figure(&s[3], "600余件") != NULL, "600余件 across lines");
    f = seed_figure(&s[4], "85.92万元");
    OK(f != NULL && f->kind == REPORT_FIGURE_MONEY && f->value.units == 859200, "85.92万元");
}

int main(void)
{
    arena = arena_open(0);
    figures();
    clauses();
    glyphs();
    shadows();
    lines();
    refused();
    of_seeds();
    arena_close(arena);
    return tap_done();
}
