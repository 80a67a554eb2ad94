// SPDX-License-Identifier: MulanPSL-2.0
#include "paper_samples.h"

#define LONG                                                                                                                                  \
    "今年以来，各承办单位认真落实代表法的规定，把办理代表建议作为联系群众、改进工作的重要渠道，" \
    "坚持“件件有着落、事事有回音”，办理质量有了明显提高。但是，还有一些建议办理不够及时，"       \
    "有的答复内容空泛，有的承诺事项没有按期完成，代表对此有意见。"

static void paragraphs(struct paper *p, int count)
{
    for (int i = 0; i < count; i++)
        paper_paragraph(p, S(LONG));
}

struct paper *sample_official(struct arena *a)
{
    struct paper *p =
        paper_new(a, PAPER_OFFICIAL,
                  S("云溪县人民代表大会常务委员会办公室关于做好2026年代表建议办理工作的通知"));

    p->mark = S("云溪县人民代表大会常务委员会办公室文件");
    p->number = S("云人办发〔2026〕3号");
    p->addressee = S("县人民政府办公室，县监察委员会，县人民法院，县人民检察院，各承办单位");
    paragraphs(p, 2);
    paper_heading(p, 1, S("明确办理责任"));
    paper_heading(p, 2, S("落实主要负责人责任"));
    paragraphs(p, 2);
    paper_heading(p, 3, S("建立台账"));
    paper_heading(p, 4, S("逐件登记"));
    paragraphs(p, 2);
    paper_heading(p, 2, S("落实经办人责任"));
    paragraphs(p, 3);
    paper_heading(p, 1, S("按时答复代表"));
    paragraphs(p, 4);
    paper_attachment(p, S("2026年县人大代表建议交办清单"));
    paper_attachment(p, S("代表对建议办理工作的意见征询表以及填写时需要注意的几个方面的具体说明"));
    p->organ = S("云溪县人民代表大会常务委员会办公室");
    p->date = (struct date){2026, 3, 5};
    p->sealed = true;
    p->note = S("联系人：陶小满　电话：0000-1234567");
    p->copy_to = S("县委办公室，县政协办公室，各乡镇人民代表大会主席团，县人大各专门委员会，"
                   "县人大常委会各工作机构");
    p->printer = S("云溪县人民代表大会常务委员会办公室");
    p->printed_on = (struct date){2026, 3, 6};
    return p;
}

struct paper *sample_letter(struct arena *a)
{
    struct paper *p = paper_new(a, PAPER_LETTER, S("关于县十七届人大六次会议第47号建议的答复"));

    p->mark = S("云溪县教育局");
    p->number = paper_number_line(a, S(""), 2026);
    p->corner = S("类别：A类");
    p->signer_line = true;
    p->addressee = S("季长松代表");
    paper_typed(p, S("您提出的《关于在城东增设公办幼儿园的建议》收悉，现答复如下：\n"
                     "一、办理情况\n"
                     "（一）选址已经确定。新园位于青枫路以东、学府路以北，占地12.5亩，"
                     "设15个班，可以容纳450名幼儿。\n"
                     "1.规划许可已经办理。\n"
                     "二、下一步打算\n" LONG "\n\n" LONG "\n" LONG));
    p->organ = S("云溪县教育局");
    p->date = (struct date){2026, 6, 8};
    p->sealed = true;
    p->note = S("联系人：陶小满　电话：0000-1234567");
    p->copy_to = S("县人大常委会代表工作委员会，县人民政府办公室");
    return p;
}

struct paper *sample_minutes(struct arena *a)
{
    struct paper *p = paper_new(a, PAPER_MINUTES, S("县人大常委会主任会议纪要"));

    p->mark = S("云溪县人大常委会主任会议纪要");
    p->number = S("〔2026〕第4期");
    paragraphs(p, 2);
    paper_gap(p);
    paper_names(p, S("出席"),
                S("柳如海　沈清和　骆长风　白晓棠　陆正阳　苏叶青　陶小满　季长松"
                  "　何春生　方明远"));
    paper_names(p, S("列席"), S("马向东"));
    return p;
}

struct paper *sample_sheet(struct arena *a)
{
    static const unsigned WIDTHS[] = {8, 12, 50, 16, 24, 20, 20};
    static const struct str HEADS[] = {SI("序号"),     SI("编号"),     SI("建议题目"), SI("代表"),
                                       SI("承办单位"), SI("交办日期"), SI("答复期限")};
    struct paper *p = paper_new(a, PAPER_SHEET, S("2026年代表建议交办清单"));
    struct paper_table *t = paper_table_add(p, WIDTHS, COUNT(WIDTHS), 1, 21);
    struct paper_cell cells[COUNT(WIDTHS)] = {0};

    p->landscape = true;
    p->aside = S("2026年3月12日");
    arr_each (i, COUNT(HEADS))
        cells[i] = (struct paper_cell){.text = HEADS[i], .label = true};
    paper_row_add(p, t, cells, COUNT(cells), 1);
    arr_each (i, 60) {
        const struct str row[] = {
            str_printf(a, "%zu", i + 1),
            str_printf(a, "第%zu号", i + 1),
            i % 3 == 0 ? S("关于整治城区主次干道机动车乱停乱放、增加公共停车泊位的建议")
                       : S("关于修缮村道的建议"),
            S("季长松"),
            S("县住房和城乡建设局"),
            S("2026-03-12"),
            S("2026-06-12")};

        arr_each (c, COUNT(row))
            cells[c] =
                (struct paper_cell){.text = row[c], .align = c == 2 ? PAPER_LEFT : PAPER_CENTRE};
        paper_row_add(p, t, cells, COUNT(cells), 1);
    }
    return p;
}

struct paper *sample_form(struct arena *a)
{
    static const unsigned WIDTHS[] = {20, 40, 20, 40};
    struct paper *p = paper_new(a, PAPER_SHEET, S("代表建议专用纸"));
    struct paper_table *t = paper_table_add(p, WIDTHS, COUNT(WIDTHS), 0, 28);
    struct buf body = buf_new(a, 0);

    for (int i = 0; i < 24; i++)
        buf_z(&body, "　　" LONG "\n");
    p->number = S("第47号");
    paper_row_add(p, t,
                  (struct paper_cell[]){{.text = S("题目"), .label = true},
                                        {.text = S("关于在城东增设公办幼儿园的建议"), .span = 3}},
                  2, 2);
    paper_row_add(p, t,
                  (struct paper_cell[]){{.text = S("领衔代表"), .label = true},
                                        {.text = S("季长松")},
                                        {.text = S("代表团"), .label = true},
                                        {.text = S("城关镇")}},
                  4, 1);
    paper_row_add(p, t,
                  (struct paper_cell[]){{.text = S("内容"), .label = true},
                                        {.text = buf_view(&body), .span = 3}},
                  2, 10);
    return p;
}

struct paper *sample_lines(struct arena *a)
{
    struct paper *p = paper_new(a, PAPER_SHEET, S("满行"));
    struct buf line = buf_new(a, 0);

    for (int i = 0; i < 28 * 50; i++)
        buf_z(&line, "字");
    paper_flush(p, buf_view(&line));
    return p;
}
