// SPDX-License-Identifier: MulanPSL-2.0
/* Numerals as they are printed, and the words that follow them. */
#include "modules/report/report_scan_number.h"
#include "base/utf8.h"

enum { DIGITS_MAX = 14 };

uint32_t report_char(struct str text, size_t at, size_t *out_len)
{
    if (at >= text.len) {
        *out_len = 0;
        return 0;
    }
    return utf8_decode(text.ptr + at, text.len - at, out_len);
}

uint32_t report_char_before(struct str text, size_t at, size_t *out_len)
{
    size_t i = at;

    if (at == 0) {
        *out_len = 0;
        return 0;
    }
    for (i--; i > 0 && ((unsigned char)text.ptr[i] & 0xC0) == 0x80;)
        i--;
    return report_char(text, i, out_len);
}

size_t report_past_blanks(struct str text, size_t at)
{
    for (size_t n;; at += n) {
        const uint32_t c = report_char(text, at, &n);

        if (c != ' ' && c != '\t' && c != 0x3000 && c != 0xA0)
            return at;
    }
}

size_t report_before_blanks(struct str text, size_t at)
{
    for (size_t n;; at -= n) {
        const uint32_t c = report_char_before(text, at, &n);

        if (c != ' ' && c != '\t' && c != 0x3000 && c != 0xA0)
            return at;
    }
}

static int digit(uint32_t c)
{
    if (c >= '0' && c <= '9')
        return (int)(c - '0');
    return c >= 0xFF10 && c <= 0xFF19 ? (int)(c - 0xFF10) : -1;
}

bool report_is_digit(uint32_t c)
{
    return digit(c) >= 0;
}

struct reading {
    struct report_number n;
    size_t digits, at;
    bool point;
};

static void take(struct reading *r, int value)
{
    if (r->digits++ >= DIGITS_MAX || (r->point && r->n.decimals >= REPORT_DECIMALS_MAX))
        r->digits = DIGITS_MAX + 1;
    if (r->digits > DIGITS_MAX)
        return;
    r->n.units = r->n.units * 10 + value;
    r->n.decimals += r->point;
}

/* Is there a mark of thousands: three digits and then no more? */
static bool is_thousands(struct str text, size_t at)
{
    size_t n;

    for (int i = 0; i < 3; i++, at += n)
        if (!report_is_digit(report_char(text, at, &n)))
            return false;
    return !report_is_digit(report_char(text, at, &n));
}

bool report_digits(struct str text, size_t at, struct report_number *out, size_t *out_len)
{
    struct reading r = {.n = {.step = 1}, .at = at};

    for (size_t n, next;; r.at += n) {
        const uint32_t c = report_char(text, r.at, &n), after = report_char(text, r.at + n, &next);

        if (report_is_digit(c)) {
            take(&r, digit(c));
        } else if ((c == '.' || c == 0xFF0E) && !r.point && r.digits > 0 &&
                   report_is_digit(after)) {
            r.point = true;
        } else if (c != ',' || r.point || r.digits == 0 || !is_thousands(text, r.at + n)) {
            break;
        }
    }
    *out_len = r.at - at;
    *out = r.n;
    return r.digits > 0 && r.digits <= DIGITS_MAX;
}

/* ---- Chinese numerals ---- */

static int numeral(uint32_t c)
{
    static const uint32_t ONES[] = {0x96F6, 0x4E00, 0x4E8C, 0x4E09, 0x56DB,
                                    0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D}; /* 零一二三四… */

    for (int i = 0; i < (int)COUNT(ONES); i++)
        if (ONES[i] == c)
            return i;
    if (c == 0x3007 || c == 0x25CB) /* 〇 ○ */
        return 0;
    return c == 0x4E24 ? 2 : -1; /* 两 */
}

static int64_t multiple(uint32_t c)
{
    switch (c) {
    case 0x5341: /* 十 */
        return 10;
    case 0x767E: /* 百 */
        return 100;
    case 0x5343: /* 千 */
        return 1000;
    case 0x4E07: /* 万 */
        return 10000;
    case 0x4EBF: /* 亿 */
        return 100000000;
    default:
        return 0;
    }
}

struct spoken {
    int64_t total, part; /* what is complete, and below the next 万 */
    int64_t least;       /* the last multiple of the part: the next has to be smaller */
    int64_t big;         /* the last of 万 and 亿 */
    int one;             /* a digit that waits for its multiple; -1: none */
    bool nought, bad;
};

static void say_multiple(struct spoken *s, int64_t m)
{
    if (m >= 10000) {
        s->part += s->one > 0 ? s->one : 0;
        s->bad |= s->part == 0 || (s->big != 0 && m >= s->big);
        s->total = s->total + s->part * m;
        s->part = 0;
        s->big = m;
        s->least = m;
    } else {
        const bool alone = s->one < 0; /* 十一; never 百一 */

        s->bad |= m >= s->least || (alone && (m != 10 || s->part != 0 || s->total != 0));
        s->part += (alone ? 1 : s->one) * m;
        s->least = m;
    }
    s->one = -1;
    s->nought = false;
}

static void say_one(struct spoken *s, int value)
{
    s->bad |= s->one >= 0;
    if (value == 0) {
        s->bad |= s->nought;
        s->nought = true;
        return;
    }
    s->one = value;
}

static bool end_of_run(uint32_t c)
{
    return numeral(c) < 0 && multiple(c) == 0;
}

/* 二〇二一: digits one by one, at least four. */
static bool one_by_one(struct str text, size_t at, size_t len, int64_t *out)
{
    int64_t value = 0;
    size_t count = 0;

    for (size_t i = at, n; i < at + len; i += n, count++) {
        const int one = numeral(report_char(text, i, &n));

        if (one < 0 || count == 8)
            return false;
        value = value * 10 + one;
    }
    *out = value;
    return count >= 4;
}

bool report_numerals(struct str text, size_t at, int64_t *out, size_t *out_len)
{
    struct spoken s = {.least = 10000, .one = -1};
    size_t i = at, count = 0;

    for (size_t n; count < 24; i += n, count++) {
        const uint32_t c = report_char(text, i, &n);
        const int64_t m = multiple(c);

        if (end_of_run(c))
            break;
        if (m > 0)
            say_multiple(&s, m);
        else
            say_one(&s, numeral(c));
        s.bad |= s.total > REPORT_UNITS_MAX;
    }
    *out_len = i - at;
    if (one_by_one(text, at, i - at, out))
        return true;
    *out = s.total + s.part + (s.one > 0 ? s.one : 0);
    return !s.bad && *out > 0 && *out <= REPORT_UNITS_MAX;
}

unsigned report_noughts(struct str text, size_t at, size_t *out_len)
{
    unsigned noughts = 0;
    size_t i = at, n;

    for (int64_t m, last = 0; noughts < 12; i += n, last = m) {
        m = multiple(report_char(text, i, &n));
        if (m < 100 || (last != 0 && m <= last))
            break;
        noughts += m == 100 ? 2 : m == 1000 ? 3 : m == 10000 ? 4 : 8;
    }
    *out_len = i - at;
    return noughts;
}

bool report_times(struct report_number *n, unsigned noughts)
{
    for (; noughts > 0; noughts--) {
        if (n->decimals > 0) {
            n->decimals--;
            continue;
        }
        n->units *= 10;
        n->step *= 10;
        if (n->units > REPORT_UNITS_MAX || n->step > REPORT_UNITS_MAX)
            return false;
    }
    return true;
}

/* ---- measure words, longer ones first ---- */

static const struct report_measure MEASURES[] = {
    {"人（次）", NULL, false, 'c'},   {"件（次）", NULL, false, 'c'},
    {"项（次）", NULL, false, 'c'},   {"个百分点", NULL, false, 'c'},
    {"平方公里", NULL, false, 'c'},   {"人(次)", NULL, false, 'c'},
    {"件(次)", NULL, false, 'c'},     {"项(次)", NULL, false, 'c'},
    {"百分点", NULL, false, 'c'},     {"平方米", NULL, false, 'c'},
    {"立方米", NULL, false, 'c'},     {"个小时", NULL, false, 'c'},
    {"人次", NULL, false, 'c'},       {"件次", NULL, false, 'c'},
    {"项次", NULL, false, 'c'},       {"场次", NULL, false, 'c'},
    {"户次", NULL, false, 'c'},       {"批次", NULL, false, 'c'},
    {"篇次", NULL, false, 'c'},       {"台次", NULL, false, 'c'},
    {"车次", NULL, false, 'c'},       {"平米", NULL, false, 'c'},
    {"公里", NULL, false, 'c'},       {"公斤", NULL, false, 'c'},
    {"小时", NULL, false, 'c'},       {"分钟", NULL, false, 'c'},
    {"学时", NULL, false, 'c'},       {"课时", NULL, false, 'c'},
    {"个月", NULL, false, 'c'},       {"方面", NULL, false, 'c'},
    {"美元", NULL, false, 'c'},       {"周年", NULL, false, 'o'},
    {"届", NULL, false, 'o'},         {"月份", NULL, false, 'd'},
    {"月", NULL, false, 'd'},         {"日", "常", false, 'd'},
    {"时", "期", true, 'd'},          {"号", NULL, true, 'n'},
    {"%", NULL, false, '%'},          {"％", NULL, false, '%'},
    {"元", "旦", false, 'c'},         {"年", "级轻", false, 'c'},
    {"天", "然", false, 'c'},         {"周", "末转密期", false, 'c'},
    {"次", "于数", false, 'c'},       {"项", NULL, false, 'c'},
    {"件", NULL, false, 'c'},         {"部", "门分委署队长", false, 'c'},
    {"名", "称单义特录", false, 'c'}, {"个", "别性体", false, 'c'},
    {"人", "大民类均", false, 'c'},   {"位", "一", false, 'c'},
    {"条", "例款件", false, 'c'},     {"篇", NULL, false, 'c'},
    {"份", NULL, false, 'c'},         {"场", "所馆", false, 'c'},
    {"家", "庭长园", false, 'c'},     {"户", NULL, false, 'c'},
    {"张", "开力", false, 'c'},       {"台", "账", false, 'c'},
    {"所", "有以提需", false, 'c'},   {"处", "理于置罚", false, 'c'},
    {"期", "间限待", true, 'c'},      {"批", "准评示", false, 'c'},
    {"轮", "流", false, 'c'},         {"辆", NULL, false, 'c'},
    {"册", NULL, false, 'c'},         {"本", "级职县市地", false, 'c'},
    {"幅", NULL, false, 'c'},         {"亩", NULL, false, 'c'},
    {"吨", NULL, false, 'c'},         {"类", NULL, false, 'c'},
    {"只", "有", false, 'c'},         {"组", "织成长", false, 'c'},
    {"支", "持部出付", false, 'c'},   {"座", "谈", false, 'c'},
    {"间", NULL, false, 'c'},         {"起", "来草到", false, 'c'},
    {"宗", NULL, false, 'c'},         {"例", "如行", false, 'c'},
    {"堂", NULL, false, 'c'},         {"票", NULL, false, 'c'},
    {"倍", NULL, false, 'c'},         {"笔", NULL, false, 'c'},
    {"套", NULL, false, 'c'},         {"岁", NULL, false, 'c'},
    {"桩", NULL, false, 'c'},         {"级", NULL, true, 'c'},
    {"大", NULL, true, 'c'},          {"对", "于", true, 'c'},
    {"站", NULL, true, 'c'},          {"点", NULL, true, 'c'},
    {"村", NULL, true, 'c'},          {"课", "题堂", true, 'c'},
    {"分", "别类", true, 'c'},        {"米", NULL, true, 'c'},
    {"字", NULL, true, 'c'},          {"卷", NULL, true, 'c'},
};

const struct report_measure *report_measure_at(struct str text, size_t at, size_t *out_len)
{
    const struct str rest = {text.ptr + at, text.len - at};

    for (size_t i = 0; i < COUNT(MEASURES); i++) {
        const struct str word = str_from(MEASURES[i].word);
        size_t n;

        if (!str_starts(rest, word))
            continue;
        (void)report_char(rest, word.len, &n);
        if (n > 1 && MEASURES[i].not_before != NULL &&
            str_has(str_from(MEASURES[i].not_before), (struct str){rest.ptr + word.len, n}))
            return NULL;
        *out_len = word.len;
        return &MEASURES[i];
    }
    return NULL;
}
