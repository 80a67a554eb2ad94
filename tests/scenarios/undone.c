// SPDX-License-Identifier: MulanPSL-2.0
/* A sheet of every kind that the program takes, each building on the ones before it. Taken back in
 * the other order, each leaves every table as it found it; and what somebody has worked on since
 * stays, with the reason. A kind without a sheet here fails. (Ledgers of an office: test_ledger.)
 */
#include "undone.h"
#include "modules/import/import_actions.h"
#include "platform/db.h"
#include "platform/event/tests/journaltest.h"
#include "platform/import.h"
#include "platform/module.h"
#include "platform/text.h"
#include <unistd.h>

static const struct {
    const char *kind, *text;
} SHEETS[] = {
    {"division", "code,name\n98,云边省\n"},
    {"calendar", "日期,类型,名称\n2031-05-01,休,劳动节\n"},
    {"organ", "单位名称,简称,类别,是否承办\n云溪县灯具局,灯具局,政府部门,是\n"},
    {"deputy", "姓名,代表团,任职日期,固定工资收入\n鹿鸣野,灯具代表团,2026-01-05,无\n"},
    {"deputy_outside", "姓名,级别,哪个人大,任职日期\n鹤归林,市,云州市人民代表大会,2026-01-05\n"},
    {"suggestion", "标题,内容,领衔代表,提出日期,编号,主办单位,交办日期\n"
                   "关于灯具的建议,请予办理。,鹿鸣野,2026-02-26,901,云溪县灯具局,2026-03-18\n"},
    {"suggestion_result",
     "标题,领衔代表,提出日期,沟通日期,答复日期,办理结果,答复内容,办理结果评价,评价日期\n"
     "关于灯具的建议,鹿鸣野,2026-02-26,2026-04-20,2026-06-01,已经解决或者采纳,已装好。,满意,"
     "2026-06-11\n"},
    {"opinion_topic", "一级分类,二级分类\n灯具类,路灯\n"},
    {"opinion",
     "编号,主题,时间,内容,姓名,联系方式\nZ1,灯具,2026-05-01,灯坏了,苏晓禾,13900009999\n"},
    {"petition", "方式,收到日期,类别,人次,姓名,电话,反映事项,督办日期,转送单位,办结日期,办理结果\n"
                 "来访,2026-03-02,农村农业,2,柳月明,13900008888,灯具,2026-03-02,云溪县灯具局,"
                 "2026-04-11,已解决\n"},
    {"station", "名称,类别,建成日期\n灯具联络站,乡镇站,2018-06-01\n"},
    {"station_deputy", "联络站,代表姓名,进站日期\n灯具联络站,鹿鸣野,2026-02-01\n"},
    {"station_reception", "编号,联络站,接待日期,接待代表,接待人次,反映问题,办理情况\n"
                          "R901,灯具联络站,2026-03-03,鹿鸣野,3,灯坏了；路坏了,已解决；办理中\n"},
    {"station_standard", "分组,项目\n灯具,路灯齐全\n"},
    {"station_fund", "联络站,年度,金额,日期,用途\n灯具联络站,2026,1000,2026-03-01,运行经费\n"},
    {"body", "机构,类别,成立日期\n灯具专门委员会,专门委员会,2026-01-06\n"},
    {"body_member", "机构,姓名,职务类别,任职日期\n灯具专门委员会,鹿鸣野,委员,2026-01-07\n"},
    {"meeting", "会议种类,日期\n主任会议,2026-08-03\n"},
    {"meeting_item", "会议种类,日期,议题,类别\n主任会议,2026-08-03,听取灯具报告,报告\n"},
    {"meeting_person", "会议种类,日期,姓名\n主任会议,2026-08-03,鹿鸣野\n"},
    {"resolution", "类别,标题,通过日期,文号,签发人\n"
                   "决定,关于灯具的决定,2026-05-06,人常〔2026〕901号,办公室\n"},
    {"supervision", "年度,监督事项,重点议题,开始日期\n2026,灯具监督,是,2026-02-10\n"},
    {"supervision_step", "年度,监督事项,监督方式,名称,日期,对象类别,检查对象\n"
                         "2026,灯具监督,视察,灯具视察,2026-06-20,单位,甲厂；乙厂\n"},
    {"supervision_problem", "问题,发现日期,来自,状态,办结日期\n"
                            "灯具不亮,2026-03-02,跟踪督查,已解决,2026-09-20\n"},
    {"supervision_check", "问题,发现日期,督查日期,督查人,督查情况,结果\n"
                          "灯具不亮,2026-03-02,2026-04-02,督查组,看了现场,有进展\n"},
    {"inspection_finding", NULL}, /* the county's inspections are reported on: test_inspection */
    {"appraisal", "测评名称,类别,日期,对象,职务,满意,基本满意,不满意,弃权\n"
                  "灯具评议,述职评议,2026-10-26,江远山,灯具局局长,18,4,0,1\n"},
    {"appointment", "姓名,职务,职务类别,任免方式,通过日期,会议\n"
                    "江远山,第九审判庭审判员,审判员,任命,2026-05-06,常委会会议\n"},
    {"filing",
     "文件名称,制定机关,公布日期,报备日期,审查方式,审查结果,办结日期\n"
     "灯具管理办法,云溪县灯具局,2026-03-02,2026-03-05,主动审查,没有发现问题,2026-04-05\n"},
    {"filing_catalogue", "制定机关,文件名称,公布日期\n云溪县灯具局,灯具目录,2026-03-02\n"},
    {"finance_code", "科目表,编码,名称\n功能,2990199,灯具支出\n"},
    {"finance_voucher", "支付日期,凭证号,预算单位,科目编码,摘要,金额\n"
                        "2026-06-22,P-9001,灯具局,2990199,灯具款,900\n"},
    {"finance_finding", "年份,编号,问题,类别,被审计单位,金额,报告日期\n"
                        "2026,907,灯具款滞留,专项资金,灯具局,312,2026-08-27\n"},
    {"finance_project", "年份,项目,责任单位,总投资,本年安排\n2026,灯具工程,灯具局,3600万,1800万\n"},
    {"finance_transfer",
     "收到日期,文号,资金名称,金额（万元）,是否配套\n2026-05-20,灯财预8号,灯具补助,120,否\n"},
    {"finance_reading", "指标,单位,月份,数值\n灯具产量,万盏,2026-09,88.35\n"},
    {"training", "培训名称,培训方式,开始日期,结束日期,培训情况\n"
                 "灯具学习,走出去,2026-09-10,2026-09-12,已开展\n"},
    {"training_person", "培训名称,开始日期,代表姓名,到课情况\n灯具学习,2026-09-10,鹿鸣野,到课\n"},
    {"training_question", "范围,题型,题目,答案,出处\n灯具,判断,灯具要亮。,对,灯具办法第一条\n"},
    {"activity", "活动名称,活动种类,开始日期,结束日期,活动情况\n"
                 "灯具行动,主题活动,2026-01-05,2026-10-25,已开展\n"},
    {"activity_person", "活动名称,开始日期,代表姓名,到场情况\n灯具行动,2026-01-05,鹿鸣野,到场\n"},
    {"activity_guest", "活动名称,开始日期,代表层级,人数\n灯具行动,2026-01-05,市代表,3\n"},
    {"activity_deed", "主题活动,开始日期,代表姓名,日期,类别,事迹,金额\n"
                      "灯具行动,2026-01-05,鹿鸣野,2026-02-05,捐款捐物,捐灯,100\n"},
    {"contact_scheme", "联系制度,联系对象类别,开始日期\n灯具联系,村、社区,2026-01-01\n"},
    {"contact_pair", "联系制度,联系人,联系对象,开始日期\n灯具联系,鹿鸣野,灯具村,2026-01-01\n"},
    {"contact_matter", "联系制度,联系人,联系对象,事项类别,事项,提出日期,状态,办结日期,结果\n"
                       "灯具联系,鹿鸣野,灯具村,其他,装灯,2026-03-01,已解决,2026-09-01,装好\n"},
    {"reportback", "代表姓名,述职对象,述职日期,到会人数,满意,基本满意,不满意\n"
                   "鹿鸣野,向原选区选民,2026-04-20,60,58,2,0\n"},
    {"report_goal", "年度,类别,内容,完成情况\n2026,年度目标,装灯一千盏,已完成\n"},
    {"allowance_budget", "年度,经费名称,范围,金额\n2026,灯具经费,本级人大,1万\n"},
    {"allowance_paid", "月份,代表姓名,项目,天数,金额\n2026-05,鹿鸣野,误工补助,3,300\n"},
    {"allowance_account", "代表姓名,开户银行,银行账号\n鹿鸣野,云溪银行,6222000011112222\n"},
};

enum { TABLES_MAX = 1000 };

/* How many rows each table holds. */
struct counted {
    const char *tables[TABLES_MAX];
    int64_t rows[TABLES_MAX];
    size_t count;
};

/* What is written about the writing itself: the journal, the work to be done after it, that there
 * was an import, and that keys of persons are destroyed. */
static bool is_aside(const struct module *m)
{
    static const char *const ASIDE[] = {"event", "job", "search_index", "import", "crypt"};

    arr_each (i, COUNT(ASIDE))
        if (strcmp(m->name, ASIDE[i]) == 0)
            return true;
    return false;
}

/* What stays, and why: a delegation, to which others may have come meanwhile; and that people were
 * told of something, which nobody sees any more. */
static bool stays(const char *table)
{
    static const char *const STAYS[] = {"congress_delegation", "notice_recipient", "notice"};

    arr_each (i, COUNT(STAYS))
        if (strcmp(table, STAYS[i]) == 0)
            return true;
    return false;
}

static void count_list(struct ctx *ctx, const char *const *list, struct counted *out)
{
    for (; list != NULL && *list != NULL; list++) {
        if (stays(*list))
            continue;
        ASSERT(out->count < TABLES_MAX);
        out->tables[out->count] = *list;
        out->rows[out->count++] =
            dbtest_int(ctx, str_printf(ctx->arena, "SELECT COUNT(*) FROM %s", *list).ptr);
    }
}

static void count_rows(struct ctx *ctx, struct counted *out)
{
    out->count = 0;
    for (size_t m = 0; MODULES[m] != NULL; m++) {
        if (is_aside(MODULES[m]))
            continue;
        count_list(ctx, MODULES[m]->tables, out);
        count_list(ctx, MODULES[m]->tables_unjournalled, out);
    }
    ASSERT(out->count < TABLES_MAX);
    out->tables[out->count] = "what people see behind their bells";
    out->rows[out->count++] =
        dbtest_int(ctx, "SELECT COUNT(*) FROM notice_recipient WHERE hidden = 0");
}

static bool is_same(const struct counted *a, const struct counted *b, const char *kind)
{
    bool same = true;

    arr_each (i, a->count)
        if (a->rows[i] != b->rows[i]) {
            printf("# %s: %s had %lld rows and has %lld\n", kind, a->tables[i],
                   (long long)a->rows[i], (long long)b->rows[i]);
            same = false;
        }
    return same;
}

static void told(struct ctx *ctx, const char *kind)
{
    printf("# %s: %s %s %s\n", kind, ctx->err.key != NULL ? ctx->err.key : "", ctx->err.arg,
           ctx->err.detail);
    for (size_t i = 0; i < ctx->field_errors_count; i++)
        printf("# %s: %s %s\n", ctx->field_errors[i].field, ctx->field_errors[i].key,
               ctx->field_errors[i].arg);
    ctx->err = (struct err){0};
    ctx->field_errors_count = 0;
}

static bool bring(struct ctx *ctx, const char *dir, size_t i, struct import_batch *out)
{
    const struct import_kind *kind = import_kind_find(str_from(SHEETS[i].kind));
    const struct str text = str_from(SHEETS[i].text);
    const struct str path = str_printf(ctx->arena, "%s/undone.csv", dir);
    FILE *f = fopen(path.ptr, "wb");
    enum status st;

    ASSERT(f != NULL && fwrite(text.ptr, 1, text.len, f) == text.len && fclose(f) == 0);
    ASSERT(kind != NULL);
    st = import_file(ctx, kind, path.ptr, S("undone.csv"), IMPORT_REPEATS_REFUSED, out);
    unlink(path.ptr);
    if (st != ST_OK)
        told(ctx, SHEETS[i].kind);
    OK(st == ST_OK && out->written == 1,
       str_printf(ctx->arena, "%s: a row comes in", SHEETS[i].kind).ptr);
    return st == ST_OK;
}

/* Each kind has its sheet. */
static void complete(struct ctx *ctx)
{
    for (size_t m = 0; MODULES[m] != NULL; m++)
        for (const struct import_kind *k = MODULES[m]->imports; k != NULL && k->name != NULL; k++) {
            bool here = false;

            arr_each (i, COUNT(SHEETS))
                here = here || strcmp(SHEETS[i].kind, k->name) == 0;
            OK(here, str_printf(ctx->arena, "%s is tried", k->name).ptr);
        }
}

void undone(struct ctx *ctx, const char *dir)
{
    static struct counted before[COUNT(SHEETS)], now;
    struct import_batch batches[COUNT(SHEETS)];
    size_t count = 0;

    complete(ctx);
    for (; count < COUNT(SHEETS); count++) {
        count_rows(ctx, &before[count]);
        if (SHEETS[count].text != NULL && !bring(ctx, dir, count, &batches[count]))
            break;
    }
    while (count-- > 0) {
        const char *kind = SHEETS[count].kind;
        enum status st;

        if (SHEETS[count].text == NULL)
            continue;
        st = import_undo(ctx, batches[count].id);
        if (st != ST_OK)
            told(ctx, kind);
        OK(st == ST_OK, str_printf(ctx->arena, "%s: taken back", kind).ptr);
        count_rows(ctx, &now);
        OK(is_same(&before[count], &now, kind),
           str_printf(ctx->arena, "%s: every table is as it was", kind).ptr);
    }
}
