// SPDX-License-Identifier: MulanPSL-2.0
/* What the headings and names of a finance office's sheet mean. */
#include "modules/finance/finance_layout_words.h"

#define ANY(words, s) has_any((s), (words), COUNT(words))
#define IS(words, s)  is_any((s), (words), COUNT(words))

static bool has_any(struct str s, const char *const *words, size_t count)
{
    arr_each (i, count)
        if (str_has(s, str_from(words[i])))
            return true;
    return false;
}

static bool is_any(struct str s, const char *const *words, size_t count)
{
    arr_each (i, count)
        if (str_eqz(s, words[i]))
            return true;
    return false;
}

/* ---------------------------------------------------------------- characters */

/* Bytes of the blank at p, 0: none. */
static size_t blank_at(const char *p, size_t left)
{
    if (*p == ' ' || *p == '\t' || *p == '\n' || *p == '\r')
        return 1;
    if (left >= 2 && memcmp(p, "\xC2\xA0", 2) == 0)
        return 2;
    return left >= 3 && memcmp(p, "\xE3\x80\x80", 3) == 0 ? 3 : 0;
}

/* U+FF01 … U+FF5E are the narrow signs, set wide. */
static int narrow_of(const char *p, size_t left)
{
    unsigned point;

    if (left < 3 || (unsigned char)p[0] != 0xEF)
        return 0;
    point = ((unsigned)(unsigned char)p[1] & 0x3FU) << 6 | ((unsigned)(unsigned char)p[2] & 0x3FU);
    point |= 0xF000U;
    return point >= 0xFF01U && point <= 0xFF5EU ? (int)(point - 0xFEE0U) : 0;
}

struct str layout_narrow(struct str s, char *out, size_t cap)
{
    size_t n = 0;

    for (size_t i = 0; i < s.len && n < cap;) {
        const size_t blank = blank_at(s.ptr + i, s.len - i);
        const int narrow = narrow_of(s.ptr + i, s.len - i);

        if (blank > 0) {
            i += blank;
            continue;
        }
        out[n] = s.ptr[i];
        if (narrow != 0)
            out[n] = (char)narrow;
        n++;
        i += narrow != 0 ? 3 : 1;
    }
    return (struct str){out, n};
}

struct str layout_squeeze(struct arena *a, struct str s)
{
    return layout_narrow(s, arena_alloc(a, s.len + 1), s.len);
}

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The number that ends right before `word`, -1: none. */
static int number_before(struct str s, const char *word)
{
    const size_t len = strlen(word);

    for (size_t i = 1; i + len <= s.len; i++) {
        size_t from = i;
        int n = 0;

        if (memcmp(s.ptr + i, word, len) != 0 || !digit(s.ptr[i - 1]))
            continue;
        while (from > 0 && i - from < 4 && digit(s.ptr[from - 1]))
            from--;
        for (; from < i; from++)
            n = n * 10 + (s.ptr[from] - '0');
        return n;
    }
    return -1;
}

/* ---------------------------------------------------------------- headings */

bool layout_is_name(struct str head)
{
    static const char *const WORDS[] = {
        "项目",         "科目名称",     "预算科目", "收入项目",     "支出项目",
        "单位名称",     "部门",         "部门名称", "预算单位",     "项目名称",
        "科目",         "收入",         "支出",     "功能科目名称", "名称",
        "预算部门",     "地区",         "乡镇",     "经济分类",     "经济科目名称",
        "预算科目名称", "转移支付项目", "收入科目", "支出科目",     "功能分类科目名称"};

    return IS(WORDS, head);
}

bool layout_is_code(struct str head)
{
    static const char *const WORDS[] = {"编码", "代码", "科目编号"};

    return ANY(WORDS, head);
}

bool layout_is_organ(struct str head)
{
    static const char *const WORDS[] = {"主管部门", "责任单位", "实施单位", "承担单位",
                                        "预算单位", "单位名称", "部门名称", "部门"};

    return IS(WORDS, head);
}

bool layout_is_basis(struct str head)
{
    static const char *const WORDS[] = {"依据", "文号", "文件"};

    return ANY(WORDS, head);
}

bool layout_is_note(struct str head)
{
    static const char *const WORDS[] = {"备注", "说明"};

    return ANY(WORDS, head);
}

bool layout_is_remark(struct str name)
{
    return str_starts(name, S("注:")) || str_starts(name, S("注：")) ||
           str_starts(name, S("说明")) || str_starts(name, S("备注")) ||
           str_starts(name, S("制表")) || str_starts(name, S("填报"));
}

bool layout_is_label(struct str cell)
{
    static const char *const WORDS[] = {"编制单位", "填报单位", "制表", "单位:"};

    return str_starts(cell, S("附")) || ANY(WORDS, cell) || !str_has(cell, S("表"));
}

/* "1", "栏次": the row that counts the columns. */
bool layout_is_column_count(struct str cell)
{
    return str_eqz(cell, "栏次");
}

bool layout_is_head(struct str cell)
{
    static const char *const WORDS[] = {"预算", "决算", "执行", "调整", "上年", "合计",
                                        "小计", "支出", "数",   "比",   "增",   "%",
                                        "金额", "编码", "名称", "备注", "依据"};

    return ANY(WORDS, cell);
}

bool layout_measure(struct str head, int year, enum finance_measure *out)
{
    static const char *const RATIO[] = {"%",    "增减",   "增长",   "占",    "比上年",
                                        "比重", "完成率", "执行率", "为预算"};
    static const char *const PRIOR[] = {"上年", "去年", "上一年"};
    static const char *const ADJUSTED[] = {"调整", "变动预算"};
    static const char *const BASIC[] = {"基本支出"};
    static const char *const PROJECT[] = {"项目支出"};
    static const char *const ACTUAL[] = {"决算", "执行",   "完成",  "累计",
                                         "实际", "已支付", "支出数"};
    static const char *const BUDGET[] = {"预算", "合计", "金额", "总计", "安排", "小计", "分配数"};
    static const struct {
        const char *const *words;
        size_t count;
        enum finance_measure measure;
    } KINDS[] = {
        {PRIOR, COUNT(PRIOR), FINANCE_PRIOR},    {ADJUSTED, COUNT(ADJUSTED), FINANCE_ADJUSTED},
        {BASIC, COUNT(BASIC), FINANCE_BASIC},    {PROJECT, COUNT(PROJECT), FINANCE_PROJECT},
        {ACTUAL, COUNT(ACTUAL), FINANCE_ACTUAL}, {BUDGET, COUNT(BUDGET), FINANCE_BUDGET},
    };

    if (ANY(RATIO, head))
        return false;
    if (year != 0 && number_before(head, "年") == year - 1) {
        *out = FINANCE_PRIOR;
        return true;
    }
    arr_each (i, COUNT(KINDS))
        if (has_any(head, KINDS[i].words, KINDS[i].count)) {
            *out = KINDS[i].measure;
            return true;
        }
    return false;
}

bool layout_unit(struct str cell, int64_t *out_fen)
{
    static const struct {
        const char *word;
        int64_t fen;
    } UNITS[] = {{"亿元", 10000000000},
                 {"百万元", 100000000},
                 {"万元", 1000000},
                 {"千元", 100000},
                 {"元", 100}};

    if (!str_has(cell, S("单位:")) && !str_has(cell, S("(万元)")) && !str_has(cell, S("(元)")))
        return false;
    arr_each (i, COUNT(UNITS))
        if (str_has(cell, str_from(UNITS[i].word))) {
            *out_fen = UNITS[i].fen;
            return true;
        }
    return false;
}

/* ---------------------------------------------------------------- titles */

int layout_year(struct str title)
{
    const int year = number_before(title, "年");

    return year >= FINANCE_YEAR_FIRST && year <= FINANCE_YEAR_LAST ? year : 0;
}

unsigned layout_month(struct str title)
{
    const int month = number_before(title, "月");

    if (str_has(title, S("上半年")))
        return 6;
    return month >= 1 && month <= 12 ? (unsigned)month : 0;
}

struct str layout_account(struct str title)
{
    if (str_has(title, S("基金预算")) || str_has(title, S("政府性基金")))
        return S("fund");
    if (str_has(title, S("国有资本")))
        return S("capital");
    return str_has(title, S("社会保险")) || str_has(title, S("社保")) ? S("social") : S("general");
}

struct str layout_stage(struct str title)
{
    if (str_has(title, S("决算")))
        return S("final");
    if (str_has(title, S("调整")))
        return S("adjusted");
    if (str_has(title, S("执行")) || str_has(title, S("完成情况")))
        return S("executed");
    return str_has(title, S("草案")) ? S("draft") : S("approved");
}

struct str layout_kind(struct str title)
{
    static const struct {
        const char *word;
        struct str kind;
    } KINDS[] = {{"三公", SI("public")},       {"转移支付", SI("transfer")},
                 {"税收返还", SI("transfer")}, {"经济分类", SI("economy")},
                 {"部门", SI("department")},   {"项目", SI("project")},
                 {"支出", SI("function")},     {"收入", SI("revenue")}};

    if (str_has(title, S("收支")) || str_has(title, S("平衡")))
        return S("balance");
    arr_each (i, COUNT(KINDS))
        if (str_has(title, str_from(KINDS[i].word)))
            return KINDS[i].kind;
    return S("function");
}

/* ---------------------------------------------------------------- names */

unsigned layout_code_level(struct str code)
{
    arr_each (i, code.len)
        if (!digit(code.ptr[i]))
            return 0;
    if (code.len < 3 || code.len > 9)
        return 0;
    return (unsigned)(code.len - 1) / 2;
}

unsigned layout_number_level(struct str name)
{
    static const char *const DIGITS[] = {"一", "二", "三", "四", "五",
                                         "六", "七", "八", "九", "十"};
    struct str s = name;
    size_t numerals = 0, figures = 0;
    const bool bracket = str_starts(s, S("(")) || str_starts(s, S("（"));

    if (bracket)
        s = (struct str){s.ptr + (s.ptr[0] == '(' ? 1 : 3), s.len - (s.ptr[0] == '(' ? 1 : 3)};
    for (bool more = true; more;) {
        more = false;
        arr_each (i, COUNT(DIGITS))
            if (str_starts(s, str_from(DIGITS[i]))) {
                s = (struct str){s.ptr + 3, s.len - 3};
                numerals++;
                more = true;
            }
    }
    while (s.len > 0 && digit(s.ptr[0])) {
        s = (struct str){s.ptr + 1, s.len - 1};
        figures++;
    }
    if (bracket)
        return numerals > 0 && (str_starts(s, S(")")) || str_starts(s, S("）"))) ? 2 : 0;
    if (numerals > 0)
        return str_starts(s, S("、")) ? 1 : 0;
    return figures > 0 &&
                   (str_starts(s, S(".")) || str_starts(s, S("、")) || str_starts(s, S("．")))
               ? 3
               : 0;
}

struct str layout_name(struct arena *a, struct str cell, enum finance_line_sort *out)
{
    static const char *const TOTALS[] = {"合计", "总计", "小计"};
    static const char *const PARTS[] = {"其中:", "其中："};
    const struct str tight = layout_squeeze(a, cell);

    *out = FINANCE_ITEM;
    arr_each (i, COUNT(TOTALS))
        if (str_ends(tight, str_from(TOTALS[i]))) {
            *out = FINANCE_TOTAL;
            return tight;
        }
    arr_each (i, COUNT(PARTS))
        if (str_starts(tight, str_from(PARTS[i]))) {
            const size_t cut = strlen(PARTS[i]);

            *out = FINANCE_PART;
            return (struct str){tight.ptr + cut, tight.len - cut};
        }
    return str_dup(a, str_trim(cell));
}
