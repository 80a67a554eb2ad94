// SPDX-License-Identifier: MulanPSL-2.0
/* What official documents say of themselves: invented ones, and the ten real ones. */
#include "base/tap.h"
#include "filing_policies.h"
#include "modules/filing/filing_fields.h"

static struct arena *arena;

static struct filing_fields of(const char *text)
{
    return filing_fields_of(arena, str_from(text));
}

static bool day(struct date d, int year, unsigned month, unsigned dom)
{
    return date_cmp(d, (struct date){year, month, dom}) == 0;
}

static void documents(void)
{
    struct filing_fields f =
        of("云溪县人民政府文件\n云政发〔2026〕4号\n云溪县人民政府\n关于加强养犬管理的通知\n"
           "各乡镇人民政府：\n现将有关事项通知如下。\n本通知自2026年5月1日起施行。\n"
           "云溪县人民政府\n2026年4月3日");

    EQ_STR(f.number, "云政发〔2026〕4号", "number");
    EQ_STR(f.title, "云溪县人民政府关于加强养犬管理的通知", "a title of two lines");
    OK(day(f.signed_on, 2026, 4, 3), "signed");
    OK(day(f.effective_on, 2026, 5, 1), "in force");
    OK(date_none(f.published_on), "nothing about publication");
    f = of("索 引 号： 000014349/2019-00007\n发文字号：国发[2019] "
           "第5号\n发布日期：2019年2月15日\n成文日期：二〇一九年一月二十七日");
    EQ_STR(f.index_number, "000014349/2019-00007", "index number");
    EQ_STR(f.number, "国发〔2019〕5号", "other brackets, kept alike");
    EQ_STR(filing_number_tidy(arena, S("云政发（2026） 第4号")), "云政发〔2026〕4号", "tidy");
    EQ_STR(filing_number_tidy(arena, S("")), "", "none");
    OK(day(f.published_on, 2019, 2, 15), "published");
    OK(day(f.signed_on, 2019, 1, 27), "in Chinese numbers");
    f = of("云溪县养犬管理规定\n第一条 为了甲。");
    EQ_STR(f.title, "云溪县养犬管理规定", "articles end a title");
    EQ_STR(f.number, "", "no number");
    f = of("见附件（2026）号和123/2019-1");
    OK(f.number.len == 0 && f.index_number.len == 0, "nothing that only looks like one");
}

static void html(void)
{
    const struct str text =
        filing_html_text(arena, S("<html><style>p{a:b}</style><script>x('<p>')</script><p "
                                  "class=\"a>b\">一&nbsp;二&amp;&#12289;"
                                  "</p><td>甲</td><td>乙</td><br>&unknown; &#xyz; 三 < 四"));

    EQ_STR(text, "一 二&、\n甲 乙\n&unknown; &#xyz; 三", "text of a page");
    OK(filing_is_html(S("<td>x")) && !filing_is_html(S("第一条 a<b")), "what is HTML");
    EQ_STR(filing_html_text(arena, S("<p")), "", "an open tag");
}

static void real(void)
{
    struct policy all[POLICIES_MAX];
    const size_t count = policies_read(arena, all);

    if (count == 0) {
        OK(true, "ten policies # SKIP the shared data directory is not here");
        return;
    }
    EQ_INT(count, 10, "ten documents");
    for (size_t i = 0; i < count; i++) {
        const struct str content = filing_html_text(arena, all[i].value[POLICY_CONTENT]),
                         page = filing_html_text(arena, all[i].value[POLICY_HTML]);
        const struct filing_fields f = filing_fields_of(arena, content),
                                   p = filing_fields_of(arena, page);

        EQ_INT(str_has(content, S("<")), 0, "no tag is left");
        OK(str_eq(f.number, all[i].value[POLICY_NUMBER]), "发文字号 as the source has it");
        OK(str_eq(f.title, all[i].value[POLICY_TITLE]), "title");
        if (!str_eq(f.title, all[i].value[POLICY_TITLE]) ||
            !str_eq(f.number, all[i].value[POLICY_NUMBER]))
            printf("# " STR_FMT " / " STR_FMT "\n# " STR_FMT " / " STR_FMT "\n", STR_ARG(f.number),
                   STR_ARG(all[i].value[POLICY_NUMBER]), STR_ARG(f.title),
                   STR_ARG(all[i].value[POLICY_TITLE]));
        OK(!date_none(f.signed_on) && f.signed_on.year >= 2018 && f.signed_on.year <= 2019,
           "成文日期");
        OK(str_eq(p.index_number, all[i].value[POLICY_INDEX]), "索引号 from the page");
    }
}

int main(void)
{
    arena = arena_open(0);
    documents();
    html();
    real();
    arena_close(arena);
    return tap_done();
}
