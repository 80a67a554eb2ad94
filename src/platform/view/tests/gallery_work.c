// SPDX-License-Identifier: MulanPSL-2.0
/* Gallery: an office's start page, and a deputy's. People and figures are invented. */
#include "gallery_view.h"
#include "platform/chart.h"
#include "platform/view/tests/gallery.h"

static const struct kpi_v KPIS[] = {
    {SI("本年代表建议"), SI("186"), SI("件"), SI("/suggestion"), SI("在办41件")},
    {SI("按期答复率"), SI("94.6"), SI("%"), SI("/suggestion?answered=1"),
     SI("应答复147件，按期139件")},
    {SI("代表满意率"), SI("97.8"), SI("%"), SI("/suggestion?rated=1"),
     SI("已评价137件，不满意3件")},
    {SI("本月群众意见"), SI("57"), SI("条"), SI("/opinion"), SI("已办结35条")},
};
static const struct str HEADS[] = {SI("事项"), SI("类别"), SI("来自"), SI("期限")};

static struct gallery_todo_v todo(struct ctx *ctx, struct str title, struct str kind,
                                  struct str from, struct date due_on)
{
    return (struct gallery_todo_v){.title = title,
                                   .url = SI("/suggestion/47"),
                                   .kind = kind,
                                   .from = from,
                                   .due_on = due_on,
                                   .due = due_tag_make(ctx, due_on)};
}

static void todos(struct ctx *ctx, struct gallery_workbench_v *v)
{
    struct gallery_todo_v *t = arena_array(ctx->arena, 5, struct gallery_todo_v);

    t[0] = todo(ctx, S("确认第三十六次会议列席人员名单"), S("会议"), S("办公室"),
                (struct date){2026, 11, 21});
    t[1] = todo(ctx, S("5条群众意见待分办（青石岭镇联络站）"), S("群众意见"), S("联络站"),
                (struct date){2026, 11, 22});
    t[2] = todo(ctx, S("第047号建议第二次答复，提醒代表评价"), S("代表建议"), S("交通运输局"),
                (struct date){2026, 11, 28});
    t[3] = todo(ctx, S("《城区停车管理办法》待提出备案审查意见"), S("备案审查"), S("法制工委"),
                (struct date){2026, 11, 30});
    t[4] = todo(ctx, S("第三代表小组视察材料待归档"), S("代表履职"), S("第三小组"),
                (struct date){2027, 1, 4});
    v->todos = t;
    v->todos_count = 5;
}

static void lates(struct ctx *ctx, struct gallery_workbench_v *v)
{
    static const struct {
        struct str title, organ;
        struct date due_on;
    } ROWS[] = {
        {SI("第112号 增设城东小学门前人行横道"), SI("公安局"), {2026, 11, 14}},
        {SI("第098号 规范共享电动车停放"), SI("城市管理局"), {2026, 11, 18}},
        {SI("第131号 柳河村饮水管网改造"), SI("水利局"), {2026, 11, 20}},
        {SI("第126号 延长县医院夜间门诊时间"), SI("卫生健康局"), {2026, 11, 22}},
    };
    struct gallery_late_v *rows = arena_array(ctx->arena, COUNT(ROWS), struct gallery_late_v);

    for (size_t i = 0; i < COUNT(ROWS); i++)
        rows[i] = (struct gallery_late_v){ROWS[i].title, SI("/suggestion/112"), ROWS[i].organ,
                                          due_tag_make(ctx, ROWS[i].due_on)};
    v->lates = rows;
    v->lates_count = COUNT(ROWS);
}

static void charts(struct ctx *ctx, struct gallery_workbench_v *v)
{
    static const struct legend_v LEGEND[] = {
        {SI("已答复"), SI("s1")}, {SI("办理中"), SI("s2")}, {SI("超期"), SI("s3")}};
    static const struct tag_v LATE = {SI("超期1"), SI("bad")};
    static const struct chart_row ROWS[] = {
        {SI("交通运输局"), SI("/organ/1"), {31, 7}, SI("31/38"), NULL},
        {SI("住房城乡建设局"), SI("/organ/2"), {29, 5}, SI("29/34"), NULL},
        {SI("教育局"), SI("/organ/3"), {25, 2}, SI("25/27"), NULL},
        {SI("公安局"), SI("/organ/4"), {10, 1, 1}, SI("10/12"), &LATE},
        {SI("城市管理局"), SI("/organ/5"), {9, 1, 1}, SI("9/11"), &LATE},
    };
    static const struct chart_column MONTHS[] = {
        {SI("12"), SI(""), 31, false}, {SI("1"), SI(""), 28, false},
        {SI("2"), SI(""), 22, false},  {SI("3"), SI(""), 35, false},
        {SI("4"), SI(""), 39, false},  {SI("5"), SI(""), 36, false},
        {SI("6"), SI(""), 41, false},  {SI("7"), SI(""), 38, false},
        {SI("8"), SI(""), 44, false},  {SI("9"), SI(""), 37, false},
        {SI("10"), SI(""), 41, false}, {SI("11月"), SI("/o"), 57, true},
    };

    v->bars = (struct bars_v){.caption = SI("承办单位办理进度，单位：件"),
                              .head_label = SI("单位"),
                              .head_value = SI("已答复/交办"),
                              .legend = LEGEND,
                              .legend_count = COUNT(LEGEND)};
    chart_bars(ctx->arena, ROWS, COUNT(ROWS), &v->bars);
    v->columns = (struct columns_v){.id = SI("opinions"),
                                    .title = SI("近12个月群众意见件数柱形图，数据见下方数据表"),
                                    .head = SI("月份"),
                                    .unit = SI("条")};
    chart_columns(ctx->arena, MONTHS, COUNT(MONTHS), &v->columns);
}

const void *gallery_workbench(struct ctx *ctx)
{
    static const struct gallery_day_v DAYS[] = {
        {23, SI("周一"), SI("主任会议：研究第三十六次会议议程"), SI("9:00 三楼会议室")},
        {24, SI("周二"), SI("重点建议督办：农村公路修复现场"), SI("14:30 青石岭镇")},
        {26, SI("周四"), SI("常委会第三十六次会议"), SI("9:00 常委会会议厅")},
    };
    struct gallery_workbench_v *v = arena_new(ctx->arena, struct gallery_workbench_v);

    *v = (struct gallery_workbench_v){
        .title = SI("工作台"),
        .meta = SI("11月20日 星期五。县十八届人大常委会第三十六次会议将于11月26日召开。"),
        .new_text = SI("登记代表建议"),
        .todo_text = SI("我的待办"),
        .late_text = SI("期限预警"),
        .bars_text = SI("承办单位办理进度"),
        .days_text = SI("近期日程"),
        .columns_text = SI("群众意见（近12个月，条）"),
        .heads = HEADS,
        .heads_count = COUNT(HEADS),
        .kpis = {KPIS, COUNT(KPIS)},
        .days = DAYS,
        .days_count = COUNT(DAYS),
    };
    todos(ctx, v);
    lates(ctx, v);
    charts(ctx, v);
    return v;
}

const void *gallery_phone(struct ctx *ctx)
{
    static const struct tag_v WAIT = {SI("待评价"), SI("wait")},
                              DOING = {SI("办理中"), SI("doing")}, DONE = {SI("已办结"), SI("ok")};
    static const struct gallery_row_v TASKS[] = {
        {SI("评价第047号建议的答复"), SI("/suggestion/47"), SI("农村公路修复 · 11月28日前"), NULL},
        {SI("回复：能否列席常委会会议"), SI("/meeting/36"), SI("11月26日9:00 · 11月21日前回复"),
         NULL},
        {SI("1条群众意见等您处理"), SI("/opinion/5"), SI("柳河村 · 村口路灯不亮"), NULL},
    };
    static const struct gallery_row_v MINE[] = {
        {SI("修复青石岭至柳河村农村公路"), SI("/suggestion/47"), SI("第047号 · 交通运输局"), &WAIT},
        {SI("乡镇卫生院配备救护车"), SI("/suggestion/83"), SI("第083号 · 卫生健康局"), &DOING},
        {SI("完善竹产业冷链仓储"), SI("/suggestion/21"), SI("第021号 · 农业农村局"), &DONE},
    };
    static const struct str QUICK[] = {SI("提建议"), SI("会议"), SI("接待群众"), SI("履职登记")};
    static const struct link_v ACTS[] = {{SI("我有事，要换班"), SI("/swap")},
                                         {SI("登记意见"), SI("/opinion/new")}};
    struct gallery_phone_v *v = arena_new(ctx->arena, struct gallery_phone_v);

    *v = (struct gallery_phone_v){
        .title = SI("周秀兰代表，您好"),
        .meta = SI("青石岭镇代表团 · 第三代表小组"),
        .todo_head = SI("待我办理"),
        .todo_tag = {SI("3件"), SI("wait")},
        .rows = TASKS,
        .rows_count = COUNT(TASKS),
        .quick = QUICK,
        .quick_count = COUNT(QUICK),
        .next_head = SI("下次接待群众"),
        .next = SI("11月22日（周日）9:00—11:00"),
        .next_note = SI("青石岭镇代表联络站，和王德明代表一起"),
        .acts = ACTS,
        .acts_count = COUNT(ACTS),
        .mine_head = SI("我的建议"),
        .mine = MINE,
        .mine_count = COUNT(MINE),
    };
    return v;
}
