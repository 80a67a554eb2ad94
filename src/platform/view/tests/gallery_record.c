// SPDX-License-Identifier: MulanPSL-2.0
/* Gallery: one suggestion with its history. People and figures are invented. */
#include "gallery_view.h"
#include "platform/view/tests/gallery.h"

static const struct file_link_v REPLY_FILES[] = {
    {SI("云交函〔2026〕88号 答复函.docx"), SI("/file/1"), 219136},
    {SI("便桥鉴定报告.pdf"), SI("/file/2"), 1153433},
};
static const struct files_v REPLY = {REPLY_FILES, COUNT(REPLY_FILES)};
static const struct tag_v SOLVED = {SI("A类 已解决或基本解决"), SI("ok")},
                          PLANNED = {SI("B类 列入计划逐步解决"), SI("wait")};
static const struct link_v FULL = {SI("看答复全文"), SI("/suggestion/47/reply/1")};

static const struct entry_v LOG[] = {
    {.title = SI("等待代表评价"), .class = SI("now"), .who = SI("已提醒1次（11月18日）")},
    {.title = SI("第二次答复"),
     .class = SI("done"),
     .tag = &SOLVED,
     .on = {2026, 11, 18},
     .who = SI("交通运输局 签发：何志强"),
     .reply =
         SI("3处沉陷路段已于11月12日完成抢修，大型车辆恢复通行。便桥经鉴定为三类，护栏已更换，限"
            "载20吨标志已设置。\n全线6.8公里路面改造已列入2027年农村公路计划，资金1360万元，计划20"
            "27年3月开工。"),
     .files = &REPLY},
    {.title = SI("现场督办"),
     .class = SI("done"),
     .at = 1794196800,
     .who = SI("常委会副主任 陈国栋带队，周秀兰等3名代表参加")},
    {.title = SI("代表评价：不满意，退回再办"),
     .class = SI("bad"),
     .on = {2026, 10, 26},
     .who = SI("周秀兰"),
     .text =
         SI("“只答复列入规划，没有说明沉陷路段何时抢修。”按规定，承办单位须在一个月内再次答复。")},
    {.title = SI("第一次答复"),
     .class = SI("done"),
     .tag = &PLANNED,
     .on = {2026, 10, 20},
     .who = SI("交通运输局"),
     .more = &FULL},
    {.title = SI("交办"),
     .class = SI("done"),
     .on = {2026, 9, 4},
     .who = SI("代表工委 → 县政府办 → 交通运输局（主办）、青石岭镇（协办）")},
    {.title = SI("代表提出"),
     .class = SI("done"),
     .on = {2025, 12, 30},
     .who = SI("周秀兰，附议4人")},
};

static const struct stage_v STAGES[] = {
    {SI("提"), SI("代表提出"), SI("9月1日"), true, false},
    {SI("督"), SI("交办督办"), SI("9月4日交办，督办2次"), true, false},
    {SI("办"), SI("承办答复"), SI("11月18日第二次答复"), true, false},
    {SI("评"), SI("代表评价"), SI("待评价，11月28日截止"), false, true},
};
static const struct tag_v TAGS[] = {{SI("待代表评价"), SI("doing")},
                                    {SI("主任会议重点督办"), SI("")}};
static const struct tag_v OPEN = {SI("已公开"), SI("ok")};
static const struct kv_item_v WHO[] = {
    {SI("主办"), SI("交通运输局"), SI("/organ/1"), NULL},
    {SI("协办"), SI("青石岭镇政府"), SI(""), NULL},
    {SI("督办人"), SI("陈国栋（常委会副主任）"), SI(""), NULL},
    {SI("是否公开"), SI("答复全文公开"), SI(""), &OPEN},
    {SI("附议代表"), SI("王德明、李春梅、赵永平、何家旺"), SI(""), NULL},
};
static const struct link_v CRUMBS[] = {{SI("代表建议"), SI("/suggestion")},
                                       {SI("2026年"), SI("/suggestion?year=2026")}};
static const struct file_link_v PHOTOS[] = {{SI("现场照片（6张）"), SI("/file/3"), 3355443}};
static const struct confirm_v REMIND = {
    .id = SI("dlg-remind"),
    .title = SI("给周秀兰代表发评价提醒？"),
    .text = SI("将发送1条提醒。今天已发0条，每天最多1条。"),
    .yes = SI("发送提醒"),
    .no = SI("不发"),
};

const void *gallery_record(struct ctx *ctx)
{
    struct gallery_record_v *v = arena_new(ctx->arena, struct gallery_record_v);

    *v = (struct gallery_record_v){
        .title = SI("关于加快修复青石岭至柳河村农村公路的建议"),
        .meta = SI("第047号 · 闭会期间提出 · 周秀兰等5名代表 · 交通"),
        .tags = TAGS,
        .tags_count = COUNT(TAGS),
        .crumbs = {CRUMBS, COUNT(CRUMBS), SI("第047号")},
        .print = SI("打印"),
        .remind = {.url = SI("/suggestion/47/remind"),
                   .label = SI("提醒代表评价"),
                   .primary = true,
                   .confirm = &REMIND},
        .stages = {SI("办理阶段"), STAGES, COUNT(STAGES)},
        .text_head = SI("建议内容"),
        .text =
            SI("青石岭至柳河村公路全长6.8公里，是沿线4个村2300多名群众出行和运输的唯一通道。今年7月"
               "强降雨后，3处路基沉陷，1座便桥护栏损毁，大型车辆无法通行。\n\n建议：一是年内完成3处"
               "沉陷路段抢修；二是将全线路面改造列入2027年农村公路计划；三是对便桥进行安全鉴定。"),
        .files = {PHOTOS, COUNT(PHOTOS)},
        .log_head = SI("办理过程"),
        .log = {LOG, COUNT(LOG)},
        .left_head = SI("评价期限"),
        .left = {SI("还剩"), 8, SI("天"), SI("11月28日截止"), SI("评价期限已过2天，共10天"),
                 SI("wait"), 2, 10},
        .who_head = SI("承办信息"),
        .who = {WHO, COUNT(WHO)},
    };
    return v;
}
