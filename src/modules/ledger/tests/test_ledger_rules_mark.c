// SPDX-License-Identifier: MulanPSL-2.0
#include "base/tap.h"
#include "modules/ledger/ledger_rules_mark.h"

enum { MOST = 8 };

static struct arena *arena;

/* `labels` and `want` divided by blanks. */
static void check(const char *labels, const char *want)
{
    struct str rest = str_from(labels), list[MOST], *marks;
    size_t n = 0;

    while (str_cut(&rest, ' ', &list[n]))
        n++;
    marks = arena_array(arena, n, struct str);
    ledger_marks(arena, list, n, S("已待未拟"), marks);
    EQ_STR(str_join(arena, marks, n, S(" ")), want, labels);
}

int main(void)
{
    const struct str none = {0};
    struct str mark = S("甲");

    arena = arena_open(0);
    check("待办 已交办 已办结", "待 交 结");
    check("计划 已学习 已归档", "计 学 归");
    check("草稿 已", "草 已");
    check("拟稿 党组已研究 已报出", "稿 党 报");
    check("办理 完成", "办 完");
    check("待学习 已学习 已测试", "待 学 测");
    check("已对照 整改中 待评估 已评估", "对 整 待 评");
    check("待分解 落实中 已落实 已核验", "分 中 落 核");
    check("办理中 办理完", "中 完");
    check("交办 交办完成", "交 完");
    check("交办 办交", "交 办");
    check("已交办 已办交", "交 办");
    check("甲乙 甲乙甲 乙甲", "1 2 3");
    check("a1 a2", "1 2");
    check("已a 办理", "a 办");
    check("办a 办b", "a b");
    check("办理", "办");
    ledger_marks(arena, NULL, 0, S(""), NULL);
    OK(true, "no states, no marks");
    ledger_marks(arena, &none, 1, S("已"), &mark);
    EQ_STR(mark, "", "none for a state without a label");
    arena_close(arena);
    return tap_done();
}
