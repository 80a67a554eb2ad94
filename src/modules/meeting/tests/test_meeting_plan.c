// SPDX-License-Identifier: MulanPSL-2.0
/* Preparation on both databases: kinds, a meeting with its people, the chain of three meetings, the
 * agenda by number, topics, a meeting taken over. */
#include "modules/body/body.h"
#include "modules/meeting/tests/plantest.h"
#include "platform/db.h"

static void kinds(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct meeting_kind k, *all;
    struct meeting_rule rule, *rules;
    int64_t id, meeting, deputies[MEMBERS];
    struct meeting m;
    size_t count;

    county(ctx, deputies);
    ASSERT(meeting_store_kinds(ctx, false, &all, &count) == ST_OK);
    OK(count > 10, "the kinds of a county are shipped");
    ASSERT(meeting_kinds_ship(ctx) == ST_OK);
    EQ_INT(modtest_events(ctx, "meeting.kinds_shipped"), 1, "once");
    EQ_INT(meeting_store_kind_by_code(ctx, S("township_congress"), &k), ST_NOT_FOUND,
           "a county has no township congress");
    modtest_clear(ctx);
    ASSERT(meeting_store_kind_by_code(ctx, S("sc"), &k) == ST_OK);
    EQ_STR(k.rule.quorum, "over_half", "more than half");
    EQ_INT(k.rule.every_months, 2, "every two months");
    meeting = create(ctx, "sc", 10);
    rule = k.rule;
    rule.quota = 8;
    EQ_INT(meeting_kind_change(ctx, k.id, k.version, &rule), ST_OK, "the office changes a kind");
    EQ_INT(meeting_kind_change(ctx, k.id, k.version, &rule), ST_CONFLICT,
           "not from an old version");
    modtest_clear(ctx);
    ASSERT(meeting_get(ctx, meeting, &m) == ST_OK);
    ASSERT(meeting_rule_get(ctx, m.rule_id, &rule) == ST_OK);
    EQ_INT(rule.quota, 5, "a meeting keeps the rule it was made by");
    ASSERT(meeting_store_rules(ctx, k.id, &rules, &count) == ST_OK);
    OK(count == 2 && rules[0].quota == 8, "both versions are kept");
    ASSERT(meeting_store_kind(ctx, k.id, &k) == ST_OK);
    rule.quorum = S("half");
    EQ_INT(meeting_kind_change(ctx, k.id, k.version, &rule), ST_RULE, "the law fixes the quorum");
    OK(ctx->err.law != NULL, "with its article");
    modtest_clear(ctx);
    rule = (struct meeting_rule){.quorum = S("most"), .majority = S("none")};
    EQ_INT(meeting_kind_add(ctx, &rule, &id), ST_INVALID, "no name, no quorum");
    EQ_INT(ctx->field_errors_count, 2, "both are told");
    modtest_clear(ctx);
    rule = (struct meeting_rule){.name = S("碰头会"), .quorum = S("none"), .majority = S("none")};
    EQ_INT(meeting_kind_add(ctx, &rule, &id), ST_OK, "a kind of one's own");
    EQ_INT(meeting_kind_use(ctx, id, 1, false), ST_OK, "is put out of use");
    ASSERT(meeting_store_kinds(ctx, false, &all, &count) == ST_OK);
    arr_each (i, count)
        ASSERT(all[i].id != id);
}

static void people(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct meeting_person *list;
    struct meeting m;
    int64_t id, guest, deputies[MEMBERS];
    size_t count, changed;

    county(ctx, deputies);
    id = create(ctx, "sc", 10);
    ASSERT(meeting_get(ctx, id, &m) == ST_OK);
    EQ_STR(m.name, "县人大常委会第一次会议", "named by its kind");
    EQ_INT(m.all_members, MEMBERS, "all members");
    ASSERT(meeting_people(ctx, id, &list, &count) == ST_OK);
    OK(count == MEMBERS && list[0].deputy_id == deputies[0], "in the order of the roll");
    EQ_INT(meeting_read_members(ctx, id, &changed), ST_OK, "read again");
    EQ_INT(changed, 0, "nothing has changed");
    ASSERT(body_leave(ctx, list[MEMBERS - 1].member_id, 1, ctx->today, S("resigned")) == ST_OK);
    ASSERT(meeting_read_members(ctx, id, &changed) == ST_OK);
    EQ_INT(changed, 2, "who has left is gone, and the whole is smaller");
    EQ_INT(meeting_person_add(ctx,
                              &(struct meeting_person_new){.meeting_id = id,
                                                           .name = S("蒋学民"),
                                                           .capacity = MEETING_ATTENDEE},
                              &guest),
           ST_OK, "a guest by name");
    EQ_INT(meeting_person_add(ctx,
                              &(struct meeting_person_new){.meeting_id = id,
                                                           .deputy_id = deputies[0],
                                                           .capacity = MEETING_ATTENDEE},
                              &guest),
           ST_RULE, "nobody twice");
    modtest_clear(ctx);
    EQ_INT(meeting_person_drop(ctx, list[0].id, list[0].version), ST_RULE,
           "a member goes with his seat alone");
    modtest_clear(ctx);
    EQ_INT(create(ctx, "sc", 60) > id, 1, "and a second one");
    ASSERT(meeting_create(ctx,
                          &(struct meeting_new){
                              .kind = S("forum"), .name = S("座谈会"), .starts_on = ctx->today},
                          &id) == ST_OK);
    EQ_INT(meeting_create(ctx, &(struct meeting_new){.kind = S("forum"), .starts_on = ctx->today},
                          &id),
           ST_INVALID, "a forum needs a name");
    modtest_clear(ctx);
    EQ_INT(meeting_create(
               ctx, &(struct meeting_new){.kind = S("presidium"), .starts_on = ctx->today}, &id),
           ST_INVALID, "no presidium on that day");
}

static void the_chain(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct meeting_chain_link *links;
    struct meeting_item prior;
    int64_t deputies[MEMBERS], party, chairmen, sc, a = 0, b = 0, c = 0, d = 0, e = 0;
    struct meeting m;
    size_t count;

    county(ctx, deputies);
    party = create(ctx, "party_group", 1);
    chairmen = create(ctx, "chairmen", 2);
    sc = create(ctx, "sc", 9);
    EQ_INT(add(ctx, sc, 0, &c), ST_RULE, "not without the chairmen's meeting");
    EQ_TEXT(ctx->err.key, "meeting.needs_prior", "says so");
    OK(ctx->err.law != NULL && strstr(ctx->err.law, "第五十四条") != NULL, "with the article");
    EQ_INT(add(ctx, party, 0, &a), ST_OK, "the party group first");
    EQ_INT(add(ctx, sc, a, &c), ST_RULE, "not from the party group straight");
    EQ_INT(add(ctx, chairmen, a, &b), ST_OK, "then the chairmen");
    EQ_INT(add(ctx, sc, b, &c), ST_OK, "then the committee");
    ASSERT(meeting_chain(ctx, c, &links, &count) == ST_OK);
    OK(count == 3 && links[0].item_id == a && links[2].here, "from the end to the beginning");
    ASSERT(meeting_chain(ctx, a, &links, &count) == ST_OK);
    OK(count == 3 && links[0].here && links[2].item_id == c, "and forward");
    ASSERT(meeting_get(ctx, sc, &m) == ST_OK);
    EQ_INT(meeting_notice_send(ctx, sc, m.version, S(""), S("")), ST_RULE,
           "no notice before the chairmen have dealt with it");
    EQ_TEXT(ctx->err.key, "meeting.prior_not_done", "says so");
    modtest_clear(ctx);
    ASSERT(meeting_item_end(ctx, b, MEETING_ITEM_DONE, S("同意")) == ST_OK);
    EQ_INT(meeting_notice_send(ctx, sc, m.version, S(""), S("")), ST_OK, "now it goes out");
    ASSERT(meeting_get(ctx, sc, &m) == ST_OK);
    EQ_INT(m.state, MEETING_NOTICED, "called");
    EQ_INT(meeting_notice_send(ctx, sc, 1, S(""), S("")), ST_CONFLICT, "not from an old version");
    modtest_clear(ctx);
    EQ_INT(add(ctx, chairmen, a, &d), ST_OK, "one more matter before the chairmen");
    EQ_INT(add(ctx, sc, d, &e), ST_RULE, "not on an agenda that is out before they dealt with it");
    EQ_TEXT(ctx->err.key, "meeting.prior_open", "says so");
    OK(ctx->err.law != NULL && strstr(ctx->err.law, "第五十四条") != NULL, "with the article");
    ASSERT(meeting_item_end(ctx, d, MEETING_ITEM_DONE, S("同意")) == ST_OK);
    EQ_INT(add(ctx, sc, d, &e), ST_OK, "afterwards it may come on it");
    modtest_clear(ctx);
    ASSERT(meeting_item_get(ctx, b, &prior) == ST_OK);
    EQ_INT(meeting_item_drop(ctx, b, prior.version), ST_OK,
           "the office takes the chairmen's item off");
    ASSERT(meeting_chain(ctx, c, &links, &count) == ST_OK);
    EQ_INT(links[1].state, MEETING_ITEM_WITHDRAWN, "it is only withdrawn: another refers to it");
}

static void late(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    int64_t deputies[MEMBERS], id, item;
    struct meeting_notice *sent;
    struct meeting m;
    size_t count;

    county(ctx, deputies);
    id = create(ctx, "sc", 3);
    EQ_INT(meeting_notice_send(ctx, id, 1, S(""), S("急")), ST_RULE, "no agenda");
    EQ_TEXT(ctx->err.key, "meeting.no_agenda", "says so");
    modtest_clear(ctx);
    ASSERT(meeting_item_add(ctx,
                            &(struct meeting_item_new){
                                .meeting_id = id, .title = S("通过议程"), .sort = S("procedure")},
                            &item) == ST_OK);
    EQ_INT(meeting_notice_send(ctx, id, 1, S(""), S("")), ST_RULE, "three days are too few");
    EQ_TEXT(ctx->err.key, "meeting.notice_why", "unless urgent, with a reason");
    modtest_clear(ctx);
    EQ_INT(meeting_notice_send(ctx, id, 1, S("请带材料"), S("防汛")), ST_OK, "with it");
    ASSERT(meeting_get(ctx, id, &m) == ST_OK);
    EQ_STR(m.urgent_reason, "防汛", "which is kept");
    ASSERT(meeting_notices(ctx, id, &sent, &count) == ST_OK);
    OK(count == 1 && sent[0].days == 3 && sent[0].needed == 7, "with its days");
    EQ_INT(meeting_cancel(ctx, id, m.version, S("")), ST_INVALID, "calling off needs a reason");
    modtest_clear(ctx);
    EQ_INT(meeting_cancel(ctx, id, m.version, S("台风")), ST_OK, "called off");
    EQ_INT(add(ctx, id, 0, &item), ST_RULE, "nothing more comes on its agenda");
    EQ_INT(dbtest_int(ctx, "SELECT COUNT(*) FROM notice WHERE kind = 'meeting.called_off'"), 1,
           "and its people are told");
}

/* @law Supervision Law (2024-11-08) art. 15; models for bills and appointments */
static void leads(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct meeting_item_new in = {.title = S("报告"), .by_meeting = true};
    struct meeting_lead *list;
    struct meeting_rule rule;
    int64_t deputies[MEMBERS], id, item;
    struct meeting m;
    size_t count;

    county(ctx, deputies);
    id = in.meeting_id = create(ctx, "sc", 40);
    ASSERT(meeting_get(ctx, id, &m) == ST_OK && meeting_rule_get(ctx, m.rule_id, &rule) == ST_OK);
    ASSERT(meeting_leads(ctx, &m, &rule, &list, &count) == ST_OK);
    EQ_INT(count, 0, "nothing on the agenda, nothing to hand in");
    in.sort = S("report");
    ASSERT(meeting_item_add(ctx, &in, &item) == ST_OK);
    in.sort = S("appointment");
    ASSERT(meeting_item_add(ctx, &in, &item) == ST_OK);
    ASSERT(meeting_leads(ctx, &m, &rule, &list, &count) == ST_OK);
    EQ_INT(count, 4, "an appointment, and the three days of a report");
    EQ_TEXT(list[0].word, "appointment", "first");
    OK(date_cmp(list[1].by, (struct date){2026, 12, 10}) == 0, "its draft twenty days before");
    OK(date_cmp(list[3].by, (struct date){2026, 12, 23}) == 0, "to the members seven days before");
    OK(str_has(list[1].article, S("第十五条")), "by this article");
    rule.majority = S("none");
    ASSERT(meeting_leads(ctx, &m, &rule, &list, &count) == ST_OK);
    EQ_INT(count, 0, "a gathering that decides nothing has no such days");
}

static void order(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    int64_t ids[4], deputies[MEMBERS], id;
    struct meeting_item *items;
    size_t count;

    county(ctx, deputies);
    ASSERT(meeting_create(ctx,
                          &(struct meeting_new){
                              .kind = S("forum"), .name = S("座谈会"), .starts_on = ctx->today},
                          &id) == ST_OK);
    arr_each (i, COUNT(ids))
        ASSERT(add(ctx, id, 0, &ids[i]) == ST_OK);
    ASSERT(meeting_items_renumber(ctx, id, (int64_t[]){ids[0], ids[3]},
                                  (struct str[]){S("1"), S("1.1")}, 2) == ST_OK);
    ASSERT(meeting_items(ctx, id, &items, &count) == ST_OK);
    OK(items[1].id == ids[3] && str_eqz(items[1].number, "1.1"),
       "the fourth is a part of the first");
    EQ_INT(meeting_items_renumber(ctx, id, &ids[1], (struct str[]){S("7.1")}, 1), ST_INVALID,
           "no item 7");
    modtest_clear(ctx);
    EQ_INT(meeting_items_renumber(ctx, id, &ids[1], (struct str[]){S("x")}, 1), ST_INVALID,
           "no number");
    modtest_clear(ctx);
    EQ_INT(meeting_items_order(ctx, id, (int64_t[]){ids[2], ids[3], ids[1], ids[0]},
                               (unsigned[]){1, 2, 2, 1}, 4),
           ST_OK, "dragged into another order");
    ASSERT(meeting_items(ctx, id, &items, &count) == ST_OK);
    OK(items[0].id == ids[2] && items[2].id == ids[1] && str_eqz(items[2].number, "1.2") &&
           str_eqz(items[3].number, "2"),
       "and numbered");
    EQ_INT(meeting_items_order(ctx, id, ids, (unsigned[]){1, 1, 1}, 3), ST_CONFLICT,
           "an item came meanwhile");
    modtest_clear(ctx);
    EQ_INT(meeting_items_order(ctx, id, ids, (unsigned[]){2, 1, 1, 1}, 4), ST_INVALID,
           "the first cannot be a part");
    modtest_clear(ctx);
    EQ_INT(meeting_item_move(ctx, ids[2], items[0].version, ids[3], 1, false), ST_INVALID,
           "nothing goes below itself");
    EQ_INT(dbtest_int(ctx, "SELECT COUNT(*) FROM meeting_v_item WHERE number = '1.2'"), 1,
           "numbers are stored");
}

static void topics(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct meeting_topic in = {.title = S("加装电梯"),
                                     .reason = S("群众反映多"),
                                     .sort = S("report"),
                                     .source = S("citizens")};
    int64_t deputies[MEMBERS], id, party, item;
    struct meeting_topic topic;

    county(ctx, deputies);
    EQ_INT(meeting_topic_propose(ctx, &(struct meeting_topic){.sort = S("report")}, &id),
           ST_INVALID, "neither title nor source");
    modtest_clear(ctx);
    ASSERT(meeting_topic_propose(ctx, &in, &id) == ST_OK);
    EQ_INT(meeting_topic_decide(ctx, id, 1, false, S("")), ST_INVALID, "a refusal says why");
    modtest_clear(ctx);
    ASSERT(meeting_topic_decide(ctx, id, 1, true, S("可以")) == ST_OK);
    EQ_INT(meeting_topic_decide(ctx, id, 2, true, S("")), ST_RULE, "decided once");
    modtest_clear(ctx);
    party = create(ctx, "party_group", 3);
    ASSERT(meeting_item_add(
               ctx,
               &(struct meeting_item_new){
                   .meeting_id = party, .topic_id = id, .title = in.title, .sort = in.sort},
               &item) == ST_OK);
    ASSERT(meeting_topic_get(ctx, id, &topic) == ST_OK);
    EQ_STR(topic.state, "scheduled", "it stands on an agenda");
}

static void taken_over(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    static const struct meeting_record_item ITEMS[] = {
        {.title = SI("听取报告"), .sort = SI("report"), .outcome = SI("通过")},
        {.title = SI("说明"), .parent = 1}};
    int64_t deputies[MEMBERS], id, ids[2];
    struct meeting_item *items;
    struct meeting_person *people;
    struct meeting_beat *beats;
    struct meeting m;
    size_t count;

    county(ctx, deputies);
    struct meeting_record in = {
        .meeting = {.kind = S("sc"), .starts_on = date_add_days(ctx->today, 1)},
        .items = ITEMS,
        .items_count = COUNT(ITEMS)};
    EQ_INT(meeting_record(ctx, &in, &id, ids), ST_RULE, "what lies ahead is not recorded");
    modtest_clear(ctx);
    in.meeting.starts_on = date_add_days(ctx->today, -50);
    EQ_INT(meeting_record(ctx, &in, &id, ids), ST_OK, "one that was held");
    ASSERT(meeting_get(ctx, id, &m) == ST_OK);
    OK(m.state == MEETING_CLOSED && m.recorded, "closed, and known as recorded");
    ASSERT(meeting_items(ctx, id, &items, &count) == ST_OK);
    OK(count == 2 && items[1].id == ids[1] && str_eqz(items[1].number, "1.1") &&
           items[0].state == MEETING_ITEM_DONE,
       "its items");
    ASSERT(meeting_people(ctx, id, &people, &count) == ST_OK);
    OK(count == MEMBERS && people[0].first_in_at != 0, "all were there");
    EQ_INT(dbtest_int(ctx, "SELECT SUM(present_ever) FROM meeting_v_person"), MEMBERS,
           "as others read it");
    ASSERT(meeting_beats(ctx, &beats, &count) == ST_OK);
    OK(count == 1 && beats[0].state == MEETING_RHYTHM_SOON, "the next one is due in ten days");
    (void)create(ctx, "sc", 5);
    ASSERT(meeting_beats(ctx, &beats, &count) == ST_OK);
    EQ_INT(beats[0].state, MEETING_RHYTHM_OK, "it is planned");
}

int main(void)
{
    modtest_both("meeting_kinds", kinds);
    modtest_one("meeting_people", people);
    modtest_both("meeting_chain", the_chain);
    modtest_one("meeting_late", late);
    modtest_one("meeting_leads", leads);
    modtest_one("meeting_order", order);
    modtest_one("meeting_topics", topics);
    modtest_both("meeting_taken_over", taken_over);
    return tap_done();
}
