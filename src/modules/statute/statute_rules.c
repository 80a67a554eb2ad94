// SPDX-License-Identifier: MulanPSL-2.0
/* What rank a text has, what a clause is about. */
#include "modules/statute/statute_rules.h"

static bool in_words(const char *words, struct str word, int *out_at)
{
    struct str rest = str_from(words), one;

    for (*out_at = 0; str_cut(&rest, ' ', &one); ++*out_at)
        if (str_eq(one, word))
            return true;
    return false;
}

int statute_rank(struct str level)
{
    int at;

    return in_words(STATUTE_LEVELS, level, &at) ? at : -1;
}

bool statute_kind_known(struct str kind)
{
    int at;

    return in_words(STATUTE_KINDS, kind, &at);
}

static bool has_any(struct str text, const char *words)
{
    struct str rest = str_from(words), one;

    while (str_cut(&rest, ' ', &one))
        if (str_has(text, one))
            return true;
    return false;
}

#define OF_PROVINCES                                                                                                                         \
    "省人民代表大会 自治区人民代表大会 北京市人民代表大会 天津市人民代表大会 上海市人民代表大会 " \
    "重庆市人民代表大会"
#define PROVINCES   "省 自治区 北京市 天津市 上海市 重庆市"
#define REGULATIONS "条例 办法 规定 规则 细则 决定 守则 决议"

struct str statute_guess_level(struct str title, struct str history)
{
    const struct str law = S("法");

    if (str_has(title, S("宪法")))
        return S("constitution");
    if (has_any(history, OF_PROVINCES) ||
        (has_any(title, PROVINCES) && has_any(title, REGULATIONS)))
        return S("province");
    if (str_has(history, S("全国人民代表大会")) || str_starts(title, S("全国人民代表大会")) ||
        (str_starts(title, S("中华人民共和国")) && str_ends(title, law)))
        return S("law");
    if (str_has(history, S("国务院")) && has_any(title, REGULATIONS))
        return S("admin");
    if (str_has(history, S("市人民代表大会")))
        return S("city");
    if (has_any(history, "部令 委令 局令 政府令"))
        return S("rule");
    return S("document");
}

struct str statute_guess_kind(struct str heading, struct str text)
{
    if (has_any(heading, "法律责任 罚则") ||
        has_any(text, "罚款 依法给予处分 依法追究刑事责任 承担民事责任 吊销"))
        return S("liability");
    if (has_any(text, "应当 不得 必须 禁止 负责 职责 主管"))
        return S("duty");
    return has_any(text, "鼓励 支持 促进 推动 推进 逐步 提高 保障 目标") ? S("effect") : S("none");
}

bool statute_text_rather(struct date on, struct date a, struct date b)
{
    const bool a_holds = date_cmp(a, on) <= 0, b_holds = date_cmp(b, on) <= 0;

    if (a_holds != b_holds)
        return b_holds;
    return b_holds ? date_cmp(b, a) > 0 : date_cmp(b, a) < 0;
}
