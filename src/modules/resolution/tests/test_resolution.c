// SPDX-License-Identifier: MulanPSL-2.0
/* Documents, opinions, minutes and the gazette on both databases. */
#include "modules/body/body.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/resolution/resolution_actions.h"
#include "modules/resolution/resolution_parts.h"
#include "modules/resolution/resolution_source.h"
#include "modules/tests/modtest.h"
#include "modules/vote/vote.h"
#include "platform/permission.h"

enum { MEMBERS = 5 };

static int64_t draft(struct ctx *ctx, enum resolution_kind kind, const char *title)
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

static struct resolution_doc got(struct ctx *ctx, int64_t id)
{
    struct resolution_doc d;

    ASSERT(resolution_get(ctx, id, &d) == ST_OK);
    return d;
}

static void submit(struct ctx *ctx, int64_t id)
{
    ASSERT(resolution_step(ctx, &(struct resolution_step){.id = id, .verb = RESOLUTION_SUBMIT}) ==
           ST_OK);
}

static enum status approve(struct ctx *ctx, int64_t id, uint32_t yes)
{
    modtest_clear(ctx);
    return resolution_approve(
        ctx, &(struct resolution_approve){
                 .id = id,
                 .by = S("县十八届人大常委会第九次会议"),
                 .vote = {.counted = yes != 0, .yes = yes, .no = 1, .present = 31, .all = 35}});
}

static enum status sign(struct ctx *ctx, int64_t id, int64_t number, const char *reason)
{
    modtest_clear(ctx);
    return resolution_sign(ctx, &(struct resolution_sign){.id = id,
                                                          .number = number,
                                                          .series = S("云人常决"),
                                                          .skip_reason = str_from(reason),
                                                          .signer = S("韩秋生")});
}

static int64_t issued(struct ctx *ctx, enum resolution_kind kind, const char *title)
{
    const int64_t id = draft(ctx, kind, title);

    submit(ctx, id);
    ASSERT(approve(ctx, id, 20) == ST_OK);
    ASSERT(sign(ctx, id, 0, "") == ST_OK);
    return id;
}

/* ---- a decision ---- */

static void decided(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t id = draft(ctx, RESOLUTION_RESOLUTION, "关于批准预算调整方案的决议");
    struct resolution_text *texts, now;
    struct resolution_doc d;
    size_t count;

    EQ_INT(resolution_save(ctx, &(struct resolution_save){.id = id,
                                                          .version = 1,
                                                          .title = S("关于批准预算调整的决议"),
                                                          .body = S("一、第一条。\n二、新的一条。"),
                                                          .note = S("按审议意见修改")}),
           ST_OK, "a second text");
    EQ_INT(resolution_save(ctx, &(struct resolution_save){.id = id,
                                                          .version = 1,
                                                          .title = S("晚到的修改"),
                                                          .body = S("正文")}),
           ST_CONFLICT, "somebody who has seen the first one only");
    modtest_clear(ctx);
    ASSERT(resolution_texts(ctx, "doc", id, &texts, &count) == ST_OK);
    EQ_INT(count, 2, "both versions stay");
    d = got(ctx, id);
    ASSERT(resolution_text_get(ctx, &d, &now) == ST_OK);
    EQ_STR(now.note, "按审议意见修改", "with what was changed");
    EQ_INT(sign(ctx, id, 0, ""), ST_RULE, "not signed before it is decided");
    EQ_INT(approve(ctx, id, 20), ST_RULE, "nor approved before it is submitted");
    submit(ctx, id);
    EQ_INT(approve(ctx, id, 0), ST_RULE, "no vote");
    EQ_TEXT(ctx->err.key, "resolution.no_vote", "says so");
    EQ_INT(approve(ctx, id, 17), ST_RULE, "17 of 35");
    EQ_TEXT(ctx->err.key, "resolution.not_passed", "has not passed");
    EQ_INT(approve(ctx, id, 31), ST_INVALID, "more votes than people");
    EQ_INT(approve(ctx, id, 18), ST_OK, "18 of 35");
    d = got(ctx, id);
    OK(str_has(d.vote.formula, S("18×2=36＞35")), "with the formula");
    OK(str_has(d.vote.article, S("第五十一条")), "and the article");
    EQ_INT(d.passed_on.day, 20, "on its day");
    EQ_STR(d.power, "decision", "classified by its kind");
}

/* No number is lost without a word. */
static void numbered(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t first = issued(ctx, RESOLUTION_DECISION, "第一个");
    const int64_t second = draft(ctx, RESOLUTION_DECISION, "第二个");
    struct resolution_skip *skips;
    size_t count;
    int64_t next;

    EQ_STR(got(ctx, first).number_text, "云人常决〔2026〕1号", "the first");
    submit(ctx, second);
    ASSERT(approve(ctx, second, 20) == ST_OK);
    EQ_INT(sign(ctx, second, 1, ""), ST_RULE, "the same number again");
    EQ_INT(sign(ctx, second, 4, ""), ST_RULE, "a gap without a reason");
    EQ_INT(sign(ctx, second, 900, "跳"), ST_INVALID, "far off");
    EQ_INT(sign(ctx, second, 4, "两个号已由旧系统使用"), ST_OK, "a gap with a reason");
    ASSERT(resolution_skips(ctx, &skips, &count) == ST_OK);
    EQ_INT(count, 2, "two were left out");
    EQ_STR(skips[0].number_text, "云人常决〔2026〕3号", "this one");
    EQ_STR(skips[0].reason, "两个号已由旧系统使用", "for this reason");
    ASSERT(resolution_next_number(ctx, S("云人常决"), 2026, &next) == ST_OK);
    EQ_INT(next, 5, "then goes on");
    ASSERT(resolution_next_number(ctx, S("云人常审"), 2026, &next) == ST_OK);
    EQ_INT(next, 1, "another series has its own");
    EQ_INT(sign(ctx, second, 0, ""), ST_RULE, "nothing is signed twice");
}

static void published(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t id = issued(ctx, RESOLUTION_ANNOUNCEMENT, "关于补选结果的公告");
    struct resolution_publish in = {
        .id = id, .open = true, .title = S("公告"), .body = S("联系电话13912345678")};
    const struct resolution_filter all = {.public_only = true, .q = S("139"), .limit = 10};
    struct resolution_row *rows;
    struct resolution_text seen;
    struct resolution_doc d;
    struct str next;
    int64_t total;
    size_t count;

    modtest_clear(ctx);
    EQ_INT(resolution_published(ctx, id, &d, &seen), ST_NOT_FOUND, "nobody reads it yet");
    EQ_INT(resolution_publish(ctx, &in), ST_INVALID, "a phone number nobody has looked at");
    EQ_TEXT(modtest_field(ctx), "body", "in the text");
    in.body = S("联系电话见门户网站");
    EQ_INT(resolution_publish(ctx, &in), ST_OK, "without it");
    EQ_INT(resolution_published(ctx, id, &d, &seen), ST_OK, "everybody reads it");
    EQ_STR(seen.body, "联系电话见门户网站", "as it was made public");
    ASSERT(resolution_page(ctx, &all, &rows, &count, &next, &total) == ST_OK);
    EQ_INT(count, 0, "and finds nothing by what is not public");
    in.open = false;
    EQ_INT(resolution_publish(ctx, &in), ST_OK, "taken back");
    EQ_INT(resolution_published(ctx, id, &d, &seen), ST_NOT_FOUND, "nobody reads it any more");
    modtest_clear(ctx);
    EQ_INT(resolution_end(ctx, &(struct resolution_end){.id = id, .how = S("replaced")}),
           ST_INVALID, "replaced by what");
    modtest_clear(ctx);
    EQ_INT(resolution_end(ctx, &(struct resolution_end){.id = id, .how = S("repealed")}), ST_OK,
           "repealed");
    EQ_TEXT(resolution_state_word(got(ctx, id).state), "ended", "it has ended");
}

/* ---- an opinion ---- */

struct opinion {
    int64_t id, organ, work;
};

static struct opinion sent(struct ctx *ctx)
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

static struct resolution_work work(struct ctx *ctx, int64_t id)
{
    struct resolution_work w;

    ASSERT(resolution_work_load(ctx, id, &w) == ST_OK);
    return w;
}

static enum status reply(struct ctx *ctx, const struct opinion *o, bool consulted)
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

static void gathered(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t id = draft(ctx, RESOLUTION_OPINION, "关于环保报告的审议意见");
    const struct resolution_remark_new said[] = {{id, 901, S("焦晓川"), S("要查清污染来源")},
                                                 {id, 902, S("乔立春"), S("监测点太少")},
                                                 {id, 903, S("段启明"), S("")}};
    struct resolution_remark *remarks;
    struct resolution_point *points;
    struct resolution_text text;
    struct resolution_doc d;
    size_t fresh, count;
    int64_t to = -1;

    ASSERT(resolution_gather(ctx, id, said, COUNT(said), &fresh) == ST_OK);
    EQ_INT(fresh, 2, "two have said something");
    ASSERT(resolution_gather(ctx, id, said, COUNT(said), &fresh) == ST_OK);
    EQ_INT(fresh, 0, "and only once");
    ASSERT(resolution_remarks(ctx, id, &remarks, &count) == ST_OK);
    EQ_INT(resolution_compose(ctx, id, 0), ST_RULE, "no points yet");
    modtest_clear(ctx);
    arr_each (i, 2) {
        const struct resolution_grouping in = {.doc_id = id,
                                               .remarks = &remarks[i].id,
                                               .points = &to,
                                               .count = 1,
                                               .new_point =
                                                   i == 0 ? S("查清来源。") : S("增加监测点。")};

        EQ_INT(resolution_group(ctx, &in), ST_OK, "a point of it");
    }
    ASSERT(resolution_points(ctx, id, &points, &count) == ST_OK);
    EQ_INT(count, 2, "two points");
    EQ_INT(resolution_point_change(
               ctx,
               &(struct resolution_point_change){
                   .doc_id = id, .point_id = points[1].id, .place = 1, .body = S("增设监测点。")}),
           ST_OK, "the second goes first");
    EQ_INT(resolution_compose(ctx, id, 0), ST_OK, "composed");
    d = got(ctx, id);
    ASSERT(resolution_text_get(ctx, &d, &text) == ST_OK);
    EQ_STR(text.body, "一、增设监测点。\n二、查清来源。", "in their order");
    EQ_INT(resolution_point_change(
               ctx, &(struct resolution_point_change){.doc_id = id, .point_id = points[0].id}),
           ST_OK, "one is taken out");
    ASSERT(resolution_remarks(ctx, id, &remarks, &count) == ST_OK);
    EQ_INT(remarks[0].point_id, 0, "what was said stays");
}

static void handled(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct opinion o = sent(ctx);
    char day[DATE_TEXT_SIZE];

    EQ_TEXT(date_format(work(ctx, o.work).due_on, day), "2027-02-22",
            "three months, rolled over the weekend");
    OK(str_has(work(ctx, o.work).due_basis, S("河南省")), "with what it rests on");
    EQ_INT(resolution_assign(
               ctx,
               &(struct resolution_assign){.doc_id = o.id, .organs = &o.organ, .organs_count = 1}),
           ST_RULE, "not twice to the same");
    modtest_clear(ctx);
    EQ_INT(resolution_assign(ctx, &(struct resolution_assign){.doc_id = o.id,
                                                              .organs = &o.organ,
                                                              .organs_count = 1,
                                                              .months = 6}),
           ST_INVALID, "another period wants its basis");
    EQ_INT(reply(ctx, &o, true), ST_RULE, "sign for it first");
    EQ_INT(resolution_receive(ctx, &(struct resolution_work_act){.id = o.work}), ST_OK, "signed");
    EQ_INT(reply(ctx, &o, false), ST_RULE, "ask the committee first");
    EQ_TEXT(ctx->err.key, "resolution.not_consulted", "says so");
    modtest_clear(ctx);
}

static void rated(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct opinion o = sent(ctx);
    struct resolution_mark mark = {.id = o.work, .mark = S("dissatisfied"), .how = S("committee")};
    struct resolution_follow *follows;
    size_t count;

    ASSERT(resolution_receive(ctx, &(struct resolution_work_act){.id = o.work}) == ST_OK);
    EQ_INT(reply(ctx, &o, true), ST_OK, "reported");
    OK(work(ctx, o.work).in_time, "in time");
    EQ_INT(resolution_mark(ctx, &mark), ST_INVALID, "not satisfied wants a reason and a day");
    modtest_clear(ctx);
    mark.note = S("两处没有落实");
    mark.due_on = date_add_days(ctx->today, 30);
    EQ_INT(resolution_mark(ctx, &mark), ST_OK, "not satisfied");
    EQ_TEXT(handling_state_word(work(ctx, o.work).state), "again", "handled again");
    EQ_INT(work(ctx, o.work).round, 2, "in a second round");
    for (int n = 1; n <= 15; n++) {
        ctx->today = date_add_days(ctx->today, n == 1 ? 0 : 14);
        ASSERT(
            resolution_follow(ctx, &(struct resolution_follow_new){
                                       .doc_id = o.id,
                                       .handling_id = o.work,
                                       .who = S("城环工委"),
                                       .finding = S("看了三处"),
                                       .result = n == 15 ? S("solved") : S("progress")}) == ST_OK);
    }
    ASSERT(resolution_follows(ctx, o.id, &follows, &count) == ST_OK);
    EQ_INT(count, 15, "followed fifteen times");
    EQ_INT(follows[14].number, 15, "numbered");
    OK(date_diff_days(follows[14].held_on, follows[0].held_on) > 180, "over half a year");
    EQ_INT(reply(ctx, &o, true), ST_OK, "reported again");
    OK(!work(ctx, o.work).in_time, "late this time");
    mark.mark = S("satisfied");
    EQ_INT(resolution_mark(ctx, &mark), ST_OK, "satisfied");
    EQ_INT(resolution_close(ctx, &(struct resolution_work_act){.id = o.work}), ST_OK, "closed");
    EQ_INT(resolution_return(ctx, &(struct resolution_return){.id = o.work,
                                                              .note = S("又有反弹"),
                                                              .due_on = ctx->today}),
           ST_OK, "and taken up once more");
    EQ_INT(work(ctx, o.work).round, 3, "a third round");
    EQ_INT(modtest_events(ctx, "resolution.followed"), 15, "all in the journal");
}

/* An organ sees what it was given, and nothing else. */
static void rights(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct opinion o = sent(ctx);
    const int64_t other = draft(ctx, RESOLUTION_DECISION, "别人的草稿");
    const struct actor *system = ctx->actor;
    const struct permission_set none = {0};
    struct actor unit = {.account_id = 1,
                         .congress_id = ctx->congress_id,
                         .organ_id = o.organ,
                         .permissions = &none};
    struct resolution_doc d;
    struct resolution_work w;

    ctx->actor = &unit;
    EQ_INT(resolution_get(ctx, o.id, &d), ST_OK, "its own opinion");
    EQ_INT(resolution_get(ctx, other, &d), ST_NOT_FOUND, "not a draft");
    modtest_clear(ctx);
    unit.organ_id = o.organ + 1000;
    EQ_INT(resolution_work_load(ctx, o.work, &w), ST_NOT_FOUND, "another organ not its duty");
    modtest_clear(ctx);
    EQ_INT(resolution_get(ctx, o.id, &d), ST_NOT_FOUND, "nor its opinion");
    modtest_clear(ctx);
    ctx->actor = system;
}

static void letters(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t id = issued(ctx, RESOLUTION_LETTER, "致代表的倡议书");
    const int64_t deputy = modtest_deputy(ctx, "周秀兰", "青石岭镇代表团");
    const struct actor *system = ctx->actor;
    struct actor self = *system;
    struct resolution_delivery *all;
    size_t count;

    (void)modtest_deputy(ctx, "王德明", "青石岭镇代表团");
    EQ_INT(resolution_deliver(ctx, id, &count), ST_OK, "delivered");
    EQ_INT(count, 2, "to both");
    ASSERT(resolution_deliver(ctx, id, &count) == ST_OK);
    EQ_INT(count, 0, "once");
    self.deputy_id = deputy;
    ctx->actor = &self;
    EQ_INT(resolution_answer(ctx, id, S("我带头参加")), ST_OK, "answered");
    ctx->actor = system;
    ASSERT(resolution_deliveries(ctx, id, 0, &all, &count) == ST_OK);
    EQ_STR(all[0].answer, "我带头参加", "kept");
    EQ_INT(resolution_answer(ctx, id, S("没有收到")), ST_NOT_FOUND, "by nobody else");
    modtest_clear(ctx);
}

/* ---- minutes and the gazette ---- */

struct held {
    int64_t meeting, item, vote;
};

static struct held hold(struct ctx *ctx)
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

static const struct resolution_part *part_of(const struct resolution_part *all, size_t count,
                                             const char *source)
{
    arr_each (i, count)
        if (str_eqz(all[i].source, source))
            return &all[i];
    return &all[0];
}

static void recorded(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct held h = hold(ctx);
    const struct resolution_minutes_new in = {
        .meeting_id = h.meeting, .title = S("第一次会议记录"), .recorder = S("李文静")};
    struct resolution_minutes_sign sign_in = {.name = S("别人的名字")};
    const struct actor *system = ctx->actor;
    const struct actor recorder = {
        .account_id = 71, .congress_id = ctx->congress_id, .name = SI("李文静"), .system = true};
    const struct actor chair = {
        .account_id = 72, .congress_id = ctx->congress_id, .name = SI("韩秋生"), .system = true};
    const struct permission_set none = {0};
    const struct actor stranger = {
        .account_id = 1, .congress_id = ctx->congress_id, .permissions = &none};
    struct resolution_text *texts;
    struct resolution_part *parts;
    struct source_vote *votes;
    struct resolution_minutes m;
    size_t count, changed;
    struct str hash;
    int64_t id;

    journaltest_behind(t, "UPDATE vote SET state = 'counted' WHERE id = %lld", (long long)h.vote);
    ASSERT(resolution_source_parts(ctx, h.meeting, false, &parts, &count) == ST_OK);
    OK(!str_eqz(part_of(parts, count, "vote")->kind, "vote"), "no result that is not announced");
    ASSERT(resolution_source_votes(ctx, RESOLUTION_RESOLUTION, h.item, &votes, &count) == ST_OK);
    EQ_INT(count, 0, "nor for a document");
    journaltest_behind(t, "UPDATE vote SET state = 'announced' WHERE id = %lld", (long long)h.vote);
    ASSERT(resolution_source_votes(ctx, RESOLUTION_RESOLUTION, h.item, &votes, &count) == ST_OK);
    EQ_INT(count, 1, "but then it is there");
    ASSERT(resolution_minutes_add(ctx, &in, &id) == ST_OK);
    ASSERT(resolution_parts(ctx, id, &parts, &count) == ST_OK);
    EQ_STR(part_of(parts, count, "absent")->body, "何家旺（请假）", "who was absent");
    EQ_STR(part_of(parts, count, "attendance")->body, "应到5人，实到4人，缺席1人，符合法定人数。",
           "how many there were");
    OK(str_has(part_of(parts, count, "vote")->body, S("4×2＞5")), "the vote with its formula");
    EQ_INT(part_of(parts, count, "vote")->source_id, h.vote, "linked to its record");
    ASSERT(resolution_minutes_refresh(ctx, id, &changed) == ST_OK);
    EQ_INT(changed, 0, "nothing has changed in the records");
    EQ_INT(resolution_part_save(
               ctx, &(struct resolution_part_save){.minutes_id = id,
                                                   .part_id = part_of(parts, count, "place")->id,
                                                   .label = S("地点"),
                                                   .body = S("三楼大会议厅")}),
           ST_OK, "a person corrects it");
    ASSERT(resolution_texts(ctx, "minutes", id, &texts, &count) == ST_OK);
    EQ_INT(count, 2, "a new version");
    ASSERT(resolution_minutes_step(ctx, &(struct resolution_minutes_step){.id = id}) == ST_OK);
    sign_in.id = id;
    ctx->actor = &recorder;
    EQ_INT(resolution_minutes_sign(ctx, &sign_in), ST_OK, "the recorder signs");
    ASSERT(resolution_minutes_get(ctx, id, &m) == ST_OK);
    EQ_STR(m.recorder, "李文静", "under the name of the account, whatever was typed");
    sign_in.as_chair = true;
    EQ_INT(resolution_minutes_sign(ctx, &sign_in), ST_RULE, "and is not the chair as well");
    EQ_STR(str_from(ctx->err.key), "resolution.two_people", "as it says");
    modtest_clear(ctx);
    ctx->actor = &chair;
    EQ_INT(resolution_minutes_sign(ctx, &sign_in), ST_OK, "the chair signs");
    ASSERT(resolution_minutes_get(ctx, id, &m) == ST_OK);
    OK(m.recorder_by == 71 && m.chair_by == 72, "two accounts");
    ctx->actor = &stranger;
    EQ_INT(resolution_minutes_load(ctx, id, &m), ST_NOT_FOUND,
           "who may not know of the meeting does not read them");
    modtest_clear(ctx);
    ctx->actor = system;
    ASSERT(resolution_minutes_load(ctx, id, &m) == ST_OK);
    EQ_STR(m.state, "approved", "frozen");
    ASSERT(resolution_minutes_hash(ctx, &m, &hash) == ST_OK);
    OK(str_eq(hash, m.hash) && hash.len == 64, "under its hash");
    EQ_INT(resolution_part_save(
               ctx, &(struct resolution_part_save){.minutes_id = id, .body = S("晚到的话")}),
           ST_RULE, "nothing is added");
    modtest_clear(ctx);
    journaltest_behind(t,
                       "UPDATE resolution_part SET body = '改了' WHERE minutes_id = %lld"
                       " AND source = 'place'",
                       (long long)id);
    ASSERT(resolution_minutes_hash(ctx, &m, &hash) == ST_OK);
    OK(!str_eq(hash, m.hash), "and whoever changes it behind our back is found out");
}

/* A resolution drafted from an item takes its counted vote. */
static void from_item(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct held h = hold(ctx);
    struct source_item item;
    struct source_vote *votes;
    struct resolution_doc d;
    size_t count;
    int64_t id;

    ASSERT(resolution_source_item(ctx, h.item, &item) == ST_OK);
    EQ_STR(item.title, "关于批准决算的决议", "its title");
    OK(str_ends(item.origin, S("第1项")), "where it comes from");
    ASSERT(resolution_source_votes(ctx, RESOLUTION_RESOLUTION, h.item, &votes, &count) == ST_OK);
    EQ_INT(count, 1, "its vote");
    OK(votes[0].result.passed, "passed");
    ASSERT(resolution_add(ctx,
                          &(struct resolution_new){.kind = RESOLUTION_RESOLUTION,
                                                   .body_kind = item.body_kind,
                                                   .title = item.title,
                                                   .body = S("批准。"),
                                                   .origin = item.origin,
                                                   .meeting_id = item.meeting_id,
                                                   .item_id = item.id},
                          &id) == ST_OK);
    submit(ctx, id);
    EQ_INT(resolution_approve(ctx, &(struct resolution_approve){.id = id,
                                                                .by = item.meeting_name,
                                                                .vote = {.vote_id = h.vote}}),
           ST_OK, "passed by that vote");
    d = got(ctx, id);
    EQ_INT(d.vote.yes, 4, "with its numbers");
    EQ_INT(d.vote.all, 5, "of the whole");
    EQ_INT(d.vote.vote_id, h.vote, "and linked to it");
}

/* ---- which vote ---- */

/* Votes of the item, each by name of four of five; `yes` of them for it. */
static int64_t voted(struct ctx *ctx, const struct held *h, enum vote_rule rule, int yes,
                     int64_t replaces)
{
    struct vote_by_name voters[MEMBERS] = {0};
    int64_t id = 0;

    arr_each (i, MEMBERS)
        voters[i] = (struct vote_by_name){.name = str_printf(ctx->arena, "委员%zu", i),
                                          .choice = (int)i < yes ? S("yes") : S("no"),
                                          .present = true};
    ASSERT(vote_record(ctx,
                       &(struct vote_new){.kind = VOTE_MOTION,
                                          .title = S("第二条修正案"),
                                          .body_name = S("县人大常委会"),
                                          .origin = "meeting_item",
                                          .origin_id = h->item,
                                          .origin_name = S("第1项"),
                                          .back_url = S("/meeting"),
                                          .on = ctx->today,
                                          .rule = rule,
                                          .replaces_id = replaces},
                       voters, MEMBERS, MEMBERS, &id) == ST_OK);
    return id;
}

/* As the hall links it: in a role of its own. */
static void link_as(struct journaltest *t, const struct held *h, int64_t vote, const char *role)
{
    journaltest_behind(t,
                       "INSERT INTO meeting_vote (congress_id, id, meeting_id, item_id, vote_id,"
                       " role, clause) SELECT congress_id, %lld, %lld, %lld, id, '%s', ''"
                       " FROM vote WHERE id = %lld",
                       (long long)(vote + 100000), (long long)h->meeting, (long long)h->item, role,
                       (long long)vote);
}

static int64_t submitted_of(struct ctx *ctx, const struct held *h, enum resolution_kind kind)
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

static void wants(struct ctx *ctx, int64_t id, int64_t vote, const char *key, const char *what)
{
    enum status st;

    modtest_clear(ctx);
    st = resolution_approve(ctx, &(struct resolution_approve){
                                     .id = id, .by = S("常委会会议"), .vote = {.vote_id = vote}});
    EQ_TEXT(st == ST_OK ? "" : ctx->err.key, key, what);
    modtest_clear(ctx);
}

/* A document rests on the vote on the whole, as it stands, and on that vote's own rule. */
static void deciding(struct journaltest *t)
{
    static const char *const PARTS[] = {"amendment", "clause", "procedure", "election", "rating"};
    struct ctx *ctx = t->ctx;
    const struct held h = hold(ctx);
    const int64_t id = submitted_of(ctx, &h, RESOLUTION_RESOLUTION),
                  list = submitted_of(ctx, &h, RESOLUTION_APPOINTMENT);
    struct source_vote *votes;
    int64_t part, again, persons, strict;
    size_t count;

    arr_each (i, COUNT(PARTS)) {
        part = voted(ctx, &h, VOTE_HALF_OF_ALL, 5, 0);
        link_as(t, &h, part, PARTS[i]);
        wants(ctx, id, part, "resolution.vote_not_on_whole", PARTS[i]);
        wants(ctx, list, part, "resolution.vote_not_on_persons", PARTS[i]);
    }
    strict = voted(ctx, &h, VOTE_TWO_THIRDS_OF_ALL, 3, 0);
    link_as(t, &h, strict, "whole");
    wants(ctx, id, strict, "resolution.not_passed",
          "more than half where two thirds are asked for");
    persons = voted(ctx, &h, VOTE_HALF_OF_ALL, 5, 0);
    link_as(t, &h, persons, "appointment");
    wants(ctx, id, persons, "resolution.vote_not_on_whole", "persons are not the whole");
    again = voted(ctx, &h, VOTE_HALF_OF_ALL, 3, h.vote);
    wants(ctx, id, h.vote, "resolution.vote_not_on_whole", "voted again since");
    ASSERT(resolution_source_votes(ctx, RESOLUTION_RESOLUTION, h.item, &votes, &count) == ST_OK);
    EQ_INT(count, 2, "what is offered: the strict one and the repeated one");
    ASSERT(resolution_source_votes(ctx, RESOLUTION_APPOINTMENT, h.item, &votes, &count) == ST_OK);
    EQ_INT(votes[0].id, persons, "and of persons theirs");
    wants(ctx, list, persons, "", "a list of appointments rests on it");
    wants(ctx, id, again, "", "the resolution on the vote that stands");
    (void)voted(ctx, &h, VOTE_HALF_OF_ALL, 1, again);
    EQ_INT(sign(ctx, id, 0, ""), ST_RULE, "and is not signed when that was repeated, too");
    EQ_TEXT(ctx->err.key, "resolution.vote_not_on_whole", "says so");
    modtest_clear(ctx);
}

static void rate_as(struct journaltest *t, int64_t vote, unsigned percent, const char *lines)
{
    struct str rest = str_from(lines), line;
    int place = 10;

    journaltest_behind(t,
                       "UPDATE vote SET kind = 'rating', rule = 'share_of_ballots',"
                       " pass_percent = %u, pass_grades = 2 WHERE id = %lld",
                       percent, (long long)vote);
    journaltest_behind(t, "DELETE FROM vote_line WHERE vote_id = %lld", (long long)vote);
    while (str_cut(&rest, ';', &line)) {
        struct str name, grades, passed;

        ASSERT(str_cut(&line, '|', &name) && str_cut(&line, '|', &grades) &&
               str_cut(&line, '|', &passed));
        journaltest_behind(t,
                           "INSERT INTO vote_line (congress_id, id, vote_id, place, name, note,"
                           " yes, no, abstain, grades, passed, tied) SELECT congress_id, %lld, id,"
                           " %d, '" STR_FMT "', '', 0, 0, 0, '" STR_FMT "', " STR_FMT ", 0"
                           " FROM vote WHERE id = %lld",
                           (long long)vote * 100 + place, place, STR_ARG(name), STR_ARG(grades),
                           STR_ARG(passed), (long long)vote);
        place++;
    }
}

/* A rating by vote is what that vote's share made of it, object by object. */
static void rated_by_vote(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct held h = hold(ctx);
    const int64_t water = modtest_organ(ctx, "水利局"), roads = modtest_organ(ctx, "交通局"),
                  health = modtest_organ(ctx, "卫健委"), other = modtest_organ(ctx, "民政局");
    const int64_t vote = voted(ctx, &h, VOTE_HALF_OF_ALL, 5, 0);
    struct str mark;

    rate_as(t, vote, 80, "水利局|4 1 0|1;交通局|3 1 1|1;卫健委|3 0 2|0");
    ASSERT(resolution_source_rating(ctx, vote, water, &mark) == ST_OK);
    EQ_STR(mark, "satisfied", "four fifths are satisfied");
    ASSERT(resolution_source_rating(ctx, vote, roads, &mark) == ST_OK);
    EQ_STR(mark, "basic", "three of five do not suffice, with the next word they do");
    ASSERT(resolution_source_rating(ctx, vote, health, &mark) == ST_OK);
    EQ_STR(mark, "dissatisfied", "more than half, but not the share");
    EQ_INT(resolution_source_rating(ctx, vote, other, &mark), ST_RULE, "who was not rated");
    EQ_TEXT(ctx->err.key, "resolution.rating_of_others", "says so");
    modtest_clear(ctx);
    EQ_INT(resolution_source_rating(ctx, h.vote, water, &mark), ST_RULE, "a motion is no rating");
    modtest_clear(ctx);
}

/* What was drafted from a meeting behind closed doors is for those who know of it. */
static void behind_doors(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct held h = hold(ctx);
    const int64_t id = submitted_of(ctx, &h, RESOLUTION_ANNOUNCEMENT);
    const struct resolution_filter all = {.limit = 10};
    const struct actor *system = ctx->actor;
    struct permission_set read = {0};
    const struct actor reader = {
        .account_id = 1, .congress_id = ctx->congress_id, .permissions = &read};
    struct resolution_row *rows;
    struct resolution_doc d;
    struct str next;
    int64_t total;
    size_t count;

    ASSERT(permission_set_add(&read, "resolution.read"));
    ctx->actor = &reader;
    EQ_INT(resolution_get(ctx, id, &d), ST_OK, "of an ordinary meeting: all who read documents");
    journaltest_behind(t,
                       "UPDATE meeting_rule SET closed = 1 WHERE id IN"
                       " (SELECT rule_id FROM meeting WHERE id = %lld)",
                       (long long)h.meeting);
    EQ_INT(resolution_get(ctx, id, &d), ST_NOT_FOUND, "behind closed doors: not he");
    modtest_clear(ctx);
    ASSERT(resolution_page(ctx, &all, &rows, &count, &next, &total) == ST_OK);
    EQ_INT(count, 0, "nor in the list");
    ctx->actor = system;
    EQ_INT(resolution_get(ctx, id, &d), ST_OK, "who knows of the meeting does");
}

/* The days to send an opinion on run from the meeting, not from the approval of its text. */
static void sent_after_meeting(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct held h = hold(ctx);
    const int64_t id = submitted_of(ctx, &h, RESOLUTION_OPINION);
    const struct date held_on = ctx->today;
    struct due_item *all;
    size_t count = 0;

    ctx->today = date_add_days(ctx->today, 9);
    ASSERT(approve(ctx, id, 0) == ST_OK);
    for (const struct due_source *d = RESOLUTION_DUES; d->name != NULL; d++)
        if (strcmp(d->name, "resolution.send") == 0)
            ASSERT(d->list(ctx, held_on, date_add_days(held_on, 40), &all, &count) == ST_OK);
    ASSERT(count == 1);
    OK(date_diff_days(all[0].due_on, held_on) <= 12, "ten days from the meeting, over a weekend");
}

static void gazette(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t first = issued(ctx, RESOLUTION_DECISION, "第一个决定"),
                  second = issued(ctx, RESOLUTION_DECISION, "第二个决定");
    struct resolution_gazette_part *parts;
    struct resolution_gazette g;
    size_t count;
    int64_t id;

    ASSERT(resolution_gazette_add(ctx, 0, 0, S(""), &id) == ST_OK);
    ASSERT(resolution_gazette_get(ctx, id, &g) == ST_OK);
    EQ_INT(g.number, 1, "the first of the year");
    EQ_INT(resolution_gazette_put(ctx, &(struct resolution_gazette_put){.id = id, .doc_id = first}),
           ST_RULE, "only what is public");
    modtest_clear(ctx);
    arr_each (i, 2) {
        const int64_t doc = i == 0 ? first : second;

        ASSERT(resolution_publish(ctx, &(struct resolution_publish){.id = doc,
                                                                    .open = true,
                                                                    .title = S("决定"),
                                                                    .body = S("正文")}) == ST_OK);
        ASSERT(resolution_gazette_put(
                   ctx, &(struct resolution_gazette_put){.id = id, .doc_id = doc}) == ST_OK);
    }
    EQ_INT(resolution_gazette_put(ctx, &(struct resolution_gazette_put){.id = id, .doc_id = first}),
           ST_RULE, "not twice");
    modtest_clear(ctx);
    ASSERT(resolution_gazette_parts(ctx, id, &parts, &count) == ST_OK);
    EQ_INT(resolution_gazette_move(ctx, id, parts[1].id, GAZETTE_UP), ST_OK, "moved up");
    ASSERT(resolution_gazette_parts(ctx, id, &parts, &count) == ST_OK);
    EQ_INT(parts[0].doc_id, second, "now it is first");
    EQ_INT(resolution_gazette_move(ctx, id, parts[0].id, GAZETTE_UP), ST_OK, "no higher");
    EQ_INT(resolution_gazette_move(ctx, id, parts[0].id, GAZETTE_OUT), ST_OK, "taken out");
    ASSERT(resolution_gazette_get(ctx, id, &g) == ST_OK);
    EQ_INT(g.parts, 1, "one is left");
    EQ_INT(resolution_gazette_issue(ctx, id, g.version, date_add_days(ctx->today, 1)), ST_INVALID,
           "not tomorrow");
    modtest_clear(ctx);
}

/* ---- what is due ---- */

static size_t due(struct ctx *ctx, const char *name, struct date until)
{
    struct due_item *all;
    size_t count = 0;

    for (const struct due_source *d = RESOLUTION_DUES; d->name != NULL; d++)
        if (strcmp(d->name, name) == 0)
            ASSERT(d->list(ctx, ctx->today, until, &all, &count) == ST_OK);
    return count;
}

static void dues(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t id = draft(ctx, RESOLUTION_OPINION, "还没有送出的审议意见");
    const struct date week = date_add_days(ctx->today, 5), later = date_add_days(ctx->today, 12);
    const struct opinion o = sent(ctx);
    const int64_t decision = issued(ctx, RESOLUTION_DECISION, "还没有公布的决定");

    submit(ctx, id);
    ASSERT(approve(ctx, id, 0) == ST_OK);
    EQ_INT(due(ctx, "resolution.send", week), 0, "ten days to send an opinion on");
    EQ_INT(due(ctx, "resolution.send", later), 1, "then it is due");
    EQ_INT(due(ctx, "resolution.publish", ctx->today), 0, "five days to publish a decision");
    EQ_INT(due(ctx, "resolution.publish", week), 1, "then it is due");
    EQ_INT(due(ctx, "resolution.reply", later), 0, "three months to report");
    EQ_INT(due(ctx, "resolution.reply", (struct date){2027, 2, 22}), 1, "then it is due");
    ASSERT(resolution_publish(ctx, &(struct resolution_publish){.id = decision,
                                                                .open = true,
                                                                .title = S("决定"),
                                                                .body = S("正文")}) == ST_OK);
    EQ_INT(due(ctx, "resolution.publish", week), 0, "published, it is met");
    ASSERT(resolution_follow(ctx, &(struct resolution_follow_new){
                                      .doc_id = o.id,
                                      .who = S("农工委"),
                                      .finding = S("看了两处"),
                                      .result = S("progress"),
                                      .next_on = date_add_days(ctx->today, 3)}) == ST_OK);
    EQ_INT(due(ctx, "resolution.follow", week), 1, "the next follow-up has its day");
}

int main(void)
{
    modtest_both("decided", decided);
    modtest_both("numbered", numbered);
    modtest_both("published", published);
    modtest_both("gathered", gathered);
    modtest_both("handled", handled);
    modtest_one("rated", rated);
    modtest_one("rights", rights);
    modtest_both("letters", letters);
    modtest_both("dues", dues);
    modtest_both("recorded", recorded);
    modtest_one("from_item", from_item);
    modtest_both("deciding", deciding);
    modtest_one("rated_by_vote", rated_by_vote);
    modtest_one("behind_doors", behind_doors);
    modtest_one("sent_after_meeting", sent_after_meeting);
    modtest_one("gazette", gazette);
    return tap_done();
}
