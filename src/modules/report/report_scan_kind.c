// SPDX-License-Identifier: MulanPSL-2.0
/* What a number is, told by the characters around it. */
#include "modules/report/report_scan_kind.h"

static bool follows(struct str text, size_t at, const char *word)
{
    return at <= text.len && str_starts((struct str){text.ptr + at, text.len - at}, str_from(word));
}

static bool precedes(struct str text, size_t at, const char *word)
{
    return str_ends((struct str){text.ptr, at}, str_from(word));
}

static bool any_precedes(struct str text, size_t at, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (precedes(text, at, words[i]))
            return true;
    return false;
}

static bool any_follows(struct str text, size_t at, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (follows(text, at, words[i]))
            return true;
    return false;
}

/* Known names with a number and a measure word in them; what is quoted needs no entry. */
static const char *const NAMES[] = {
    "一府两院",   "一府一委", "两院",     "一法两条例", "两乡五区", "两横两纵", "三会一课",
    "四个意识",   "四个自信", "两个确立", "两个维护",   "四个机关", "四个全面", "五位一体",
    "八项规定",   "两个机关", "一法一例", "一点两面",   "三个代表", "两个一百", "两个责任",
    "一岗双责",   "一村一",   "一站式",   "一次性",     "一件事",   "一条龙",   "一条线",
    "一张网",     "一个中心", "两个主体", "一级党",     "一部分",   "两个文明", "三个服务",
    "两个毫不动", "六个必须", "四个善于", "三个不",     "两个高质", "四个最严", "一个不",
    "四个服务",   "三个区分", "一把手",   "三个统一",
};

static bool is_name(struct str text, size_t at)
{
    if (any_follows(text, at, NAMES, COUNT(NAMES)))
        return true;
    /* 一府一委两院, 一法两条例: the number in the middle */
    return precedes(text, at, "一府") || precedes(text, at, "一委") || precedes(text, at, "一法") ||
           precedes(text, at, "两横") || precedes(text, at, "两乡");
}

/* The character of `open` that stands open before a place, within so many characters. */
static bool is_open(struct str text, size_t at, uint32_t open, uint32_t close, size_t most)
{
    for (size_t n, i = 0; i < most; i++, at -= n) {
        const uint32_t c = report_char_before(text, at, &n);

        if (c == 0 || c == '\n' || c == close)
            return false;
        if (c == open)
            return true;
    }
    return false;
}

static bool closes(struct str text, size_t at, uint32_t close, size_t most)
{
    for (size_t n, i = 0; i < most; i++, at += n) {
        const uint32_t c = report_char(text, at, &n);

        if (c == 0 || c == '\n')
            return false;
        if (c == close)
            return true;
    }
    return false;
}

/* A short quoted term or a title: 《…第三卷》, “三个发展计划”. */
static bool is_quoted(struct str text, const struct report_span *digits)
{
    const size_t end = digits->at + digits->len;

    return (is_open(text, digits->at, 0x300A, 0x300B, 40) && closes(text, end, 0x300B, 40)) ||
           (is_open(text, digits->at, 0x201C, 0x201D, 12) && closes(text, end, 0x201D, 12));
}

static bool starts_line(struct str text, size_t at)
{
    size_t n;
    uint32_t c;

    at = report_before_blanks(text, at);
    c = report_char_before(text, at, &n);
    if (c == 0xFF08 || c == '(')
        c = report_char_before(text, report_before_blanks(text, at - n), &n);
    return c == 0 || c == '\n' || c == 0x3002 || c == 0xFF1B || c == ';' || c == 0xFF1A ||
           c == ':' || c == 0x201D;
}

static bool is_list_mark(struct str text, const struct report_figure *f)
{
    static const char *const MARKS[] = {"、", "）", ")", "．", "."};
    const size_t end = f->digits.at + f->digits.len;

    if (f->chinese && follows(text, end, "是"))
        return true;
    if (f->chinese && precedes(text, f->digits.at, "其"))
        return true;
    return any_follows(text, end, MARKS, COUNT(MARKS)) && starts_line(text, f->digits.at);
}

static bool is_ordinal_time(struct str text, const struct report_figure *f, size_t end)
{
    static const char *const WHAT[] = {"会议", "全会", "全体", "代表大会", "人民代表", "会上"};
    static const char *const DO[] = {"开", "行", "了", "共", "加", "席", "织", "过", "有", "到"};

    if (!f->chinese || !any_follows(text, end, WHAT, COUNT(WHAT)))
        return false;
    return !any_precedes(text, report_before_blanks(text, f->whole.at), DO, COUNT(DO));
}

/* 一件大事 is no figure, 为期一周 is. */
static bool is_article(struct str text, const struct report_figure *f)
{
    static const char *const COUNTS[] = {"为期", "共", "仅", "只有", "达", "各", "分别"};

    if (!f->chinese || f->value.units != 1)
        return false;
    return !any_precedes(text, f->whole.at, COUNTS, COUNT(COUNTS));
}

static bool is_year(const struct report_figure *f)
{
    return str_eqz(f->measure, "年") && f->value.decimals == 0 && f->value.units >= 1900 &&
           f->value.units <= 2100;
}

static bool is_weekday(struct str text, const struct report_figure *f)
{
    static const char *const BEFORE[] = {"周", "星期", "礼拜"};

    return f->chinese && f->value.units <= 6 &&
           any_precedes(text, f->digits.at, BEFORE, COUNT(BEFORE));
}

/* Numbers that touch letters or run on: addresses, telephones, cases. */
static bool is_code(struct str text, const struct report_figure *f, bool measured)
{
    static const char *const OPEN[] = {"〔", "[", "【", "@", "_", "/", "热线", "电话", "邮编"};
    static const char *const CLOSE[] = {"〕", "]", "】", "@", "_", "/", "热线"};
    size_t n;
    const size_t at = report_before_blanks(text, f->digits.at), end = f->digits.at + f->digits.len;
    const uint32_t before = report_char_before(text, f->digits.at, &n);
    const uint32_t after = report_char(text, end, &n);

    if (f->chinese)
        return false;
    if ((before < 128 && ((before | 32) >= 'a' && (before | 32) <= 'z')) ||
        (after < 128 && ((after | 32) >= 'a' && (after | 32) <= 'z')))
        return true;
    if (any_precedes(text, at, OPEN, COUNT(OPEN)) || any_follows(text, end, CLOSE, COUNT(CLOSE)))
        return true;
    if (measured)
        return false;
    return before == '.' || before == '-' || (after == '-' && f->digits.len > 2) ||
           (f->digits.len >= 7 && f->value.decimals == 0);
}

static enum report_figure_kind of_measure(struct str text, const struct report_figure *f,
                                          const struct report_measure *measure, size_t end)
{
    switch (measure->kind) {
    case 'd':
        return REPORT_FIGURE_DATE;
    case 'o':
        return REPORT_FIGURE_ORDINAL;
    case 'n':
        return REPORT_FIGURE_CODE;
    case '%':
        return REPORT_FIGURE_RATE;
    default:
        break;
    }
    if (is_year(f))
        return REPORT_FIGURE_YEAR;
    if (str_eqz(f->measure, "次") && is_ordinal_time(text, f, end))
        return REPORT_FIGURE_ORDINAL;
    if ((f->chinese && measure->digits_only) || is_article(text, f))
        return REPORT_FIGURE_NAME;
    return str_eqz(f->measure, "元") ? REPORT_FIGURE_MONEY : REPORT_FIGURE_COUNT;
}

enum report_figure_kind report_kind_of(struct str text, const struct report_figure *f,
                                       const struct report_measure *measure, size_t end)
{
    if (precedes(text, report_before_blanks(text, f->digits.at), "第"))
        return REPORT_FIGURE_ORDINAL;
    if (is_code(text, f, measure != NULL))
        return REPORT_FIGURE_CODE;
    if (is_list_mark(text, f))
        return REPORT_FIGURE_LIST;
    if (is_weekday(text, f))
        return REPORT_FIGURE_DATE;
    if (measure != NULL && measure->kind == '%')
        return REPORT_FIGURE_RATE;
    if ((measure == NULL || measure->kind == 'c') &&
        (is_quoted(text, &f->digits) || (f->chinese && is_name(text, f->digits.at))) && !is_year(f))
        return REPORT_FIGURE_NAME;
    if (measure == NULL)
        return f->chinese ? REPORT_FIGURE_NAME : REPORT_FIGURE_BARE;
    return of_measure(text, f, measure, end);
}
