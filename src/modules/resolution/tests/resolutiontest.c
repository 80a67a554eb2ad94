// SPDX-License-Identifier: MulanPSL-2.0
/* What the tests of this module share. */
#include "modules/resolution/tests/resolutiontest.h"
#include "modules/body/body.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/vote/vote.h"

int64_t draft(struct ctx *ctx, enum resolution_kind kind, const char *title)
{
    int64_t id = 0;

    ASSERT(resolution_add(ctx,
                          &(struct resolution_new){.kind = kind,
                                                   .body_kind = RESOLUTION_OF_COMMITTEE,
                                                   .title = str_from(title),
                                                   .body = S("一、第一条。\n二、第二条。")},
                          &id) == ST_OK);
    return id;
}

struct resolution_doc got(struct ctx *ctx, int64_t id)
{
    struct resolution_doc d;

    ASSERT(resolution_get(ctx, id, &d) == ST_OK);
    return d;
}

void submit(struct ctx *ctx, int64_t id)
{
    ASSERT(resolution_step(ctx, &(struct resolution_step){.id = id, .verb = RESOLUTION_SUBMIT}) ==
           ST_OK);
}

enum status approve(struct ctx *ctx, int64_t id, uint32_t yes)
{
    modtest_clear(ctx);
    return resolution_approve(
        ctx, &(struct resolution_approve){
                 .id = id,
                 .by = S("县十八届人大常委会第九次会议"),
                 .vote = {.counted = yes != 0, .yes = yes, .no = 1, .present = 31, .all = 35}});
}

enum status sign(struct ctx *ctx, int64_t id, int64_t number, const char *reason)
{
    modtest_clear(ctx);
    return resolution_sign(ctx, &(struct resolution_sign){.id = id,
                                                          .number = number,
                                                          .series = S("云人常决"),
                                                          .skip_reason = str_from(reason),
                                                          .signer = S("韩秋生")});
}

int64_t issued(struct ctx *ctx, enum resolution_kind kind, const char *title)
{
    const int64_t id = draft(ctx, kind, title);

    submit(ctx, id);
    ASSERT(approve(ctx, id, 20) == ST_OK);
    ASSERT(sign(ctx, id, 0, "") == ST_OK);
    return id;
}

struct opinion sent(struct ctx *ctx)
{
    struct opinion o = {.organ = modtest_organ(ctx, "水利局")};
    struct resolution_work *works;
    size_t count;

    o.id = issued(ctx, RESOLUTION_OPINION, "关于饮水安全报告的审议意见");
    ASSERT(resolution_assign(ctx, &(struct resolution_assign){.doc_id = o.id,
                                                              .organs = &o.organ,
                                                              .organs_count = 1}) == ST_OK);
    ASSERT(resolution_works(ctx, o.id, 0, &works, &count) == ST_OK);
    ASSERT(count == 1);
    o.work = works[0].id;
    return o;
}

struct resolution_work work(struct ctx *ctx, int64_t id)
{
    struct resolution_work w;

    ASSERT(resolution_work_load(ctx, id, &w) == ST_OK);
    return w;
}

enum status reply(struct ctx *ctx, const struct opinion *o, bool consulted)
{
    const struct resolution_reply_save in = {.work_id = o->work,
                                             .report = true,
                                             .title = S("处理情况报告"),
                                             .body = S("已经办好。"),
                                             .consulted_on =
                                                 consulted ? ctx->today : (struct date){0}};
    static const enum reply_verb WAY[] = {REPLY_SUBMIT, REPLY_APPROVE, REPLY_SEND};
    int64_t id;

    modtest_clear(ctx);
    TRY(resolution_reply_save(ctx, &in, &id));
    arr_each (i, COUNT(WAY))
        TRY(resolution_reply_step(ctx,
                                  &(struct resolution_reply_step){.reply_id = id, .verb = WAY[i]}));
    return ST_OK;
}

struct held hold(struct ctx *ctx)
{
    const struct body b = {.kind = BODY_STANDING_COMMITTEE,
                           .name = S("云溪县第十八届人大常委会"),
                           .short_name = S("县人大常委会"),
                           .fixed_seats = MEMBERS,
                           .from_on = {2024, 1, 10}};
    static const char *const NAMES[MEMBERS] = {"周秀兰", "王德明", "李春梅", "赵永平", "何家旺"};
    const struct meeting_record_item item = {.title = S("关于批准决算的决议"), .sort = S("bill")};
    struct meeting_record_person people[MEMBERS] = {0};
    struct vote_by_name voters[MEMBERS] = {0};
    struct held h = {0};
    int64_t body = 0, id;

    ASSERT(body_add(ctx, &b, &body) == ST_OK);
    arr_each (i, MEMBERS) {
        const int64_t deputy = modtest_deputy(ctx, NAMES[i], "云溪镇代表团");

        ASSERT(body_seat(ctx,
                         &(struct body_member){.body_id = body,
                                               .deputy_id = deputy,
                                               .post = i == 0 ? BODY_CHAIR : BODY_MEMBER,
                                               .from_on = {2024, 1, 10}},
                         &id) == ST_OK);
        people[i] = (struct meeting_record_person){.deputy_id = deputy,
                                                   .name = str_from(NAMES[i]),
                                                   .title = S(""),
                                                   .present = i != 4,
                                                   .on_leave = true};
        voters[i] = (struct vote_by_name){.deputy_id = deputy,
                                          .name = str_from(NAMES[i]),
                                          .choice = i == 4 ? S("") : S("yes"),
                                          .present = i != 4};
    }
    ASSERT(meeting_kinds_ship(ctx) == ST_OK);
    ASSERT(meeting_record(ctx,
                          &(struct meeting_record){.meeting = {.kind = S("sc"),
                                                               .body_id = body,
                                                               .place = S("三楼会议厅"),
                                                               .starts_on = ctx->today,
                                                               .starts_minute = 540},
                                                   .items = &item,
                                                   .items_count = 1,
                                                   .people = people,
                                                   .people_count = MEMBERS},
                          &h.meeting, &h.item) == ST_OK);
    ASSERT(vote_record(ctx,
                       &(struct vote_new){.kind = VOTE_MOTION,
                                          .title = S("关于批准决算的决议"),
                                          .body_name = S("县人大常委会"),
                                          .origin = "meeting_item",
                                          .origin_id = h.item,
                                          .origin_name = S("第1项"),
                                          .back_url = S("/meeting"),
                                          .body_id = body,
                                          .on = ctx->today,
                                          .rule = VOTE_HALF_OF_ALL},
                       voters, MEMBERS, MEMBERS, &h.vote) == ST_OK);
    return h;
}

int64_t submitted_of(struct ctx *ctx, const struct held *h, enum resolution_kind kind)
{
    int64_t id = 0;

    ASSERT(resolution_add(ctx,
                          &(struct resolution_new){.kind = kind,
                                                   .body_kind = RESOLUTION_OF_COMMITTEE,
                                                   .title = S("关于批准决算的决议"),
                                                   .body = S("批准。"),
                                                   .meeting_id = h->meeting,
                                                   .item_id = h->item},
                          &id) == ST_OK);
    submit(ctx, id);
    return id;
}
