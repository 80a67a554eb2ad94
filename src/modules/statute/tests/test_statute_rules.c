// SPDX-License-Identifier: MulanPSL-2.0
/* Ranks, kinds, which version holds. */
#include "base/tap.h"
#include "modules/statute/statute_rules.h"

static void ranks(void)
{
    EQ_INT(statute_rank(S("constitution")), 0, "the highest");
    EQ_INT(statute_rank(S("law")), 1, "law");
    EQ_INT(statute_rank(S("document")), 6, "the lowest");
    EQ_INT(statute_rank(S("decree")), -1, "no such level");
    OK(statute_kind_known(S("effect")) && !statute_kind_known(S("effects")), "kinds");
}

static void levels(void)
{
    static const struct {
        const char *title, *history, *want;
    } T[] = {
        {"中华人民共和国宪法", "", "constitution"},
        {"中华人民共和国立法法", "", "law"},
        {"全国人民代表大会常务委员会议事规则", "", "law"},
        {"专属经济区和大陆架法", "第九届全国人民代表大会常务委员会第三次会议通过", "law"},
        {"北京市养犬管理规定", "", "province"},
        {"浙江省人大议事规则", "", "province"},
        {"养犬规定", "广东省人民代表大会常务委员会通过", "province"},
        {"中华人民共和国关于养犬的决定", "国务院通过", "admin"},
        {"信访条例", "国务院令第431号公布", "admin"},
        {"国务院工作", "国务院令", "document"},
        {"养犬规定", "吕梁市人民代表大会常务委员会通过", "city"},
        {"养犬规定", "农业农村部令第3号", "rule"},
        {"云溪县养犬办法", "", "document"},
        {"浙江省电动车", "", "document"},
        {"中华人民共和国法规", "", "document"},
    };

    for (size_t i = 0; i < COUNT(T); i++)
        EQ_STR(statute_guess_level(str_from(T[i].title), str_from(T[i].history)), T[i].want,
               T[i].title);
}

static void kinds(void)
{
    EQ_STR(statute_guess_kind(S("第六章 法律责任"), S("x")), "liability", "by its chapter");
    EQ_STR(statute_guess_kind(S("第六章 罚则"), S("x")), "liability", "罚则");
    EQ_STR(statute_guess_kind(S(""), S("应当处一百元罚款")), "liability", "before duty");
    EQ_STR(statute_guess_kind(S(""), S("不得鼓励")), "duty", "before effect");
    EQ_STR(statute_guess_kind(S(""), S("国家鼓励")), "effect", "effect");
    EQ_STR(statute_guess_kind(S(""), S("本法所称")), "none", "none");
}

static void versions(void)
{
    const struct date today = {2026, 11, 20}, past = {2020, 1, 1}, late = {2026, 11, 20},
                      next = {2026, 11, 21}, far = {2027, 1, 1};

    OK(statute_text_rather(today, past, late), "the later of those in force");
    OK(!statute_text_rather(today, late, past), "not the earlier");
    OK(!statute_text_rather(today, late, late), "the same day: stays");
    OK(!statute_text_rather(today, past, next), "not one to come");
    OK(statute_text_rather(today, next, past), "rather one that holds");
    OK(statute_text_rather(today, far, next), "of those to come the next");
    OK(!statute_text_rather(today, next, far), "not the one after");
    OK(!statute_text_rather(today, next, next), "the same day to come: stays");
}

int main(void)
{
    ranks();
    levels();
    kinds();
    versions();
    return tap_done();
}
