// SPDX-License-Identifier: MulanPSL-2.0
/* The figures of six reports about supervision, counted over imported records: 绛县 2019 and 2023,
 * 交城 2021, 柳林 2023, 吕梁 2020. What was heard and found is in the sheets; names of topics that
 * the reports do not give are invented. */
#include "modules/congress/congress.h"
#include "modules/import/import_actions.h"
#include "modules/supervision/supervision_list.h"
#include "modules/supervision/supervision_parts.h"
#include "platform/event/tests/journaltest.h"
#include "platform/import.h"
#include <unistd.h>

struct place {
    struct journaltest j;
    struct ctx *ctx;
    struct period year;
    struct buf sheet;
};

static void sure(const struct place *p, enum status st, const char *what)
{
    if (st == ST_OK)
        return;
    (void)tap_check(false, what, __FILE__, __LINE__);
    printf("# %s %s %s\n", p->ctx->err.key, p->ctx->err.arg, p->ctx->err.detail);
    printf("Bail out! the scenario cannot go on\n");
    exit(1);
}
#define SURE(p, call) sure((p), (call), #call)

static void open_place(struct place *p, const char *name, const char *code, int year)
{
    const struct congress_new in = {.level = CONGRESS_COUNTY,
                                    .name = str_from(name),
                                    .short_name = str_from(name),
                                    .code = str_from(code),
                                    .term_number = 17,
                                    .term_from = {2016, 1, 1}};
    int64_t id = 0;

    *p = (struct place){.year = {{year, 1, 1}, {year, 12, 31}}};
    ASSERT(journaltest_open(&p->j, DB_SQLITE, name));
    p->ctx = p->j.ctx;
    p->ctx->congress_id = 0;
    p->ctx->today = (struct date){year, 12, 31};
    p->ctx->now = date_begin(p->ctx->today) + 9 * 3600;
    SURE(p, congress_found(p->ctx, &in, &id));
    p->ctx->congress_id = id;
    p->sheet = buf_new(p->ctx->arena, (size_t)256 * 1024);
}

static void bring(struct place *p, const char *kind)
{
    const struct str path = str_printf(p->ctx->arena, "%s/%s.csv", p->j.dir, kind);
    const struct import_kind *found = import_kind_find(str_from(kind));
    FILE *f = fopen(path.ptr, "wb");
    struct import_batch batch = {0};

    ASSERT(f != NULL && found != NULL);
    ASSERT(fwrite(p->sheet.ptr, 1, p->sheet.len, f) == p->sheet.len && fclose(f) == 0);
    SURE(p, import_file(p->ctx, found, path.ptr, S("sheet"), IMPORT_REPEATS_REFUSED, &batch));
    unlink(path.ptr);
    p->sheet.len = 0;
}

static int64_t count_of(struct place *p, const char *name)
{
    const struct indicator_query q = {.period = p->year};
    struct indicator_value *values;
    size_t count;

    for (const struct indicator *i = SUPERVISION_INDICATORS; i->name != NULL; i++)
        if (strcmp(i->name, name) == 0) {
            SURE(p, i->values(p->ctx, &q, &values, &count));
            return count > 0 ? values[0].numerator : 0;
        }
    return -1;
}

/* Matters of the year, numbered; the first of them are key topics. */
static void matters(struct place *p, unsigned count, unsigned key)
{
    buf_z(&p->sheet, "年度,监督事项,重点议题,开始日期\n");
    for (unsigned i = 0; i < count; i++)
        buf_printf(&p->sheet, "%d,事项%u,%s,%d-%02u-05\n", p->year.from.year, i + 1,
                   i < key ? "是" : "", p->year.from.year, i % 12 + 1);
    bring(p, "supervision");
}

static void step(struct place *p, unsigned matter, const char *method, const char *title,
                 const char *sort, const char *targets)
{
    if (p->sheet.len == 0)
        buf_z(&p->sheet, "年度,监督事项,监督方式,名称,日期,对象类别,检查对象\n");
    buf_printf(&p->sheet, "%d,事项%u,%s,%s,%d-%02u-15,%s,%s\n", p->year.from.year, matter, method,
               title, p->year.from.year, matter % 12 + 1, sort, targets);
}

static void several(struct place *p, const char *method, unsigned count)
{
    for (unsigned i = 0; i < count; i++)
        step(p, i + 1, method, str_printf(p->ctx->arena, "%s%u", method, i + 1).ptr, "", "");
}

static void jiangxian_2019(struct place *p)
{
    static const char *const LAWS[] = {"人民调解法", "统计法",     "残疾人保障法",
                                       "义务教育法", "税收征管法", "涑水河流域生态修复与保护条例"};

    open_place(p, "绛县", "140826", 2019);
    matters(p, 14, 0);
    several(p, "听取专项工作报告", 14);
    arr_each (i, COUNT(LAWS))
        step(p, (unsigned)i + 1, "执法检查", LAWS[i], "法律法规", LAWS[i]);
    several(p, "专题调研", 8);
    several(p, "视察", 3);
    step(p, 12, "视察", "重点工程集中视察", "重点工程",
         "工程1；工程2；工程3；工程4；工程5；工程6；工程7；工程8；工程9；工程10；工程11；工程12");
    bring(p, "supervision_step");
    EQ_INT(count_of(p, "supervision.reports_heard"), 14, "jiangxian2019-02: 14 reports");
    EQ_INT(count_of(p, "supervision.outside"), 18, "jiangxian2019-03: 18 inspections and research");
    EQ_INT(count_of(p, "supervision.projects"), 12, "jiangxian2019-12: 12 projects");
    EQ_INT(count_of(p, "supervision.laws"), 6, "jiangxian2019-d04: 6 laws");
    journaltest_close(&p->j);
}

static void jiangxian_2023(struct place *p)
{
    static const char *const LAWS[] = {"环境保护法", "法官法", "乡村振兴促进法",
                                       "职业教育法", "医师法", "医疗保障基金使用监督管理条例"};

    open_place(p, "绛县", "140826", 2023);
    matters(p, 22, 0);
    several(p, "听取专项工作报告", 22);
    arr_each (i, COUNT(LAWS))
        step(p, (unsigned)i + 1, "执法检查", LAWS[i], "法律法规", LAWS[i]);
    several(p, "视察", 1);
    several(p, "专题询问", 1);
    bring(p, "supervision_step");
    EQ_INT(count_of(p, "supervision.reports_heard"), 22, "jiangxian2023-03: 22 reports");
    EQ_INT(count_of(p, "supervision.inquiries"), 1, "jiangxian2023-04: an inquiry");
    EQ_INT(count_of(p, "supervision.tours"), 1, "jiangxian2023-05: a tour");
    EQ_INT(count_of(p, "supervision.law_inspections"), 6, "jiangxian2023-07: 6 law inspections");
    EQ_INT(count_of(p, "supervision.laws"), 6, "jiangxian2023-20: of 6 laws");
    journaltest_close(&p->j);
}

static void liulin(struct place *p)
{
    open_place(p, "柳林县", "141125", 2023);
    matters(p, 30, 28);
    EQ_INT(count_of(p, "supervision.key_topics"), 28, "liulin2023-03: 28 key topics");
    journaltest_close(&p->j);
}

/* One case followed fifteen times in seven months, open for three years; nine like it solved with
 * it; three laws of water pollution. */
static void lvliang(struct place *p)
{
    struct supervision_page f = {.limit = 20};
    struct supervision_problem *all;
    struct supervision_check *checks;
    struct str next;
    int64_t total, id;
    size_t count;

    open_place(p, "吕梁市", "141100", 2020);
    matters(p, 1, 0);
    step(p, 1, "执法检查", "一法两条例执法检查", "法律法规", "水污染防治法；条例甲；条例乙");
    bring(p, "supervision_step");
    EQ_INT(count_of(p, "supervision.laws"), 3, "lvliang2020-30: three laws");
    buf_z(&p->sheet, "问题,发现日期,来自,问题始于,状态,办结日期,同类问题\n"
                     "建设用地落实难,2020-03-02,跟踪督查,2017-02-01,已解决,2020-11-20,\n");
    bring(p, "supervision_problem");
    buf_z(&p->sheet, "问题,发现日期,来自,状态,办结日期,同类问题\n");
    for (int i = 0; i < 9; i++)
        buf_printf(&p->sheet, "项目%d用地,2020-06-01,跟踪督查,已解决,2020-12-01,建设用地落实难\n",
                   i + 1);
    bring(p, "supervision_problem");
    buf_z(&p->sheet, "问题,发现日期,督查日期,督查人,督查情况,结果\n");
    for (int i = 0; i < 15; i++) {
        char on[DATE_TEXT_SIZE];

        date_format(date_add_days((struct date){2020, 3, 10}, i * 16), on);
        buf_printf(&p->sheet, "建设用地落实难,2020-03-02,%s,督查组,看了现场,有进展\n", on);
    }
    bring(p, "supervision_check");
    EQ_INT(count_of(p, "supervision.follow_ups"), 15, "lvliang2020-04: fifteen times");
    f.q = S("建设用地落实难");
    SURE(p, supervision_store_problems(p->ctx, &f, &all, &count, &next, &total));
    ASSERT(count == 1);
    id = all[0].id;
    OK(date_diff_days(all[0].found_on, all[0].since_on) > 3 * 365, "lvliang2020-06: three years");
    SURE(p, supervision_store_checks_of(p->ctx, id, &checks, &count));
    ASSERT(count == 15);
    OK(date_cmp(checks[14].held_on, date_add_months(checks[0].held_on, 7)) > 0,
       "lvliang2020-05: more than seven months");
    f = (struct supervision_page){.group_id = id, .state = S("solved"), .limit = 20};
    SURE(p, supervision_store_problems(p->ctx, &f, &all, &count, &next, &total));
    EQ_INT(total, 9, "lvliang2020-07: nine solved with it");
    journaltest_close(&p->j);
}

int main(void)
{
    struct place p;

    jiangxian_2019(&p);
    jiangxian_2023(&p);
    liulin(&p);
    lvliang(&p);
    return tap_done();
}
