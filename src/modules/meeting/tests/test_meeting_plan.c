// SPDX-License-Identifier: MulanPSL-2.0
/* Preparation on both databases: kinds, a meeting with its people, the chain of three meetings, the
 * agenda by number, notices, leave, turns, papers, private notes, a meeting taken over. */
#include "modules/body/body.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_plan.h"
#include "modules/tests/modtest.h"
#include "platform/db.h"

enum { MEMBERS = 7, OTHERS = 6 };

static int64_t deputy(struct ctx *ctx, const char *family, int n)
{
    static const char *const GIVEN[] = {"秀兰", "德明", "春梅", "永平", "家旺", "小满", "有田"};

    return modtest_deputy(ctx, str_z(ctx->arena, str_printf(ctx->arena, "%s%s", family, GIVEN[n])),
                          "青石岭镇代表团");
}

static int64_t body_with(struct ctx *ctx, enum body_kind kind, const char *name,
                         const int64_t *deputies, size_t count)
{
    const struct body b = {.kind = kind,
                           .name = str_from(name),
                           .short_name = str_from(name),
                           .from_on = {2024, 1, 10}};
    int64_t body = 0, id;

    ASSERT(body_add(ctx, &b, &body) == ST_OK);
    arr_each (i, count) {
        const struct body_member m = {.body_id = body,
                                      .deputy_id = deputies[i],
                                      .post = i == 0 ? BODY_CHAIR : BODY_VICE_CHAIR,
                                      .from_on = {2024, 1, 10}};
        struct body_member plain = m;

        plain.post = kind == BODY_STANDING_COMMITTEE && i > 2 ? BODY_MEMBER : m.post;
        ASSERT(body_seat(ctx, &plain, &id) == ST_OK);
    }
    return body;
}

static void county(struct ctx *ctx, int64_t *deputies)
{
    for (int i = 0; i < MEMBERS; i++)
        deputies[i] = deputy(ctx, "周", i);
    for (int i = 0; i < OTHERS; i++)
        (void)deputy(ctx, "王", i);
    (void)body_with(ctx, BODY_STANDING_COMMITTEE, "县人大常委会", deputies, MEMBERS);
    (void)body_with(ctx, BODY_CHAIRMEN_MEETING, "主任会议", deputies, 3);
    (void)body_with(ctx, BODY_PARTY_GROUP, "党组", deputies, 2);
    ASSERT(meeting_kinds_ship(ctx) == ST_OK);
}

static int64_t create(struct ctx *ctx, const char *kind, int days)
{
    const struct meeting_new in = {
        .kind = str_from(kind), .starts_on = date_add_days(ctx->today, days), .starts_minute = 540};
    int64_t id = 0;

    if (meeting_create(ctx, &in, &id) != ST_OK) {
        printf("Bail out! %s %s\n", ctx->err.key, ctx->err.detail);
        exit(1);
    }
    return id;
}

static enum status add(struct ctx *ctx, int64_t meeting, int64_t prior, int64_t *out)
{
    modtest_clear(ctx);
    return meeting_item_add(ctx,
                            &(struct meeting_item_new){.meeting_id = meeting,
                                                       .prior_item_id = prior,
                                                       .title = S("听取饮水安全的报告"),
                                                       .sort = S("report"),
                                                       .minutes = 30},
                            out);
}

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
    int64_t deputies[MEMBERS], party, chairmen, sc, a = 0, b = 0, c = 0;
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

/* The second member signs in as a deputy. */
static struct actor second_member(struct ctx *ctx, int64_t deputy_id)
{
    const struct account_new in = {.login = S("zhou"),
                                   .name = S("周德明"),
                                   .password = S("山上的石榴都红了"),
                                   .role = "deputy",
                                   .deputy_id = deputy_id};
    struct actor who = {.name = S("周德明"), .congress_id = ctx->congress_id};

    ASSERT(account_create(ctx, &in, &who.account_id) == ST_OK);
    who.deputy_id = deputy_id;
    return who;
}

static void answers(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct actor *office = ctx->actor;
    struct meeting_leave *leaves;
    int64_t deputies[MEMBERS], id, item;
    struct meeting_person me;
    struct actor who;
    size_t count;

    county(ctx, deputies);
    who = second_member(ctx, deputies[1]);
    id = create(ctx, "sc", 10);
    ASSERT(meeting_item_add(ctx,
                            &(struct meeting_item_new){
                                .meeting_id = id, .title = S("通过议程"), .sort = S("procedure")},
                            &item) == ST_OK);
    ctx->actor = &who;
    EQ_INT(meeting_answer(ctx, id, true), ST_RULE, "nobody answers before the notice");
    modtest_clear(ctx);
    ctx->actor = office;
    ASSERT(meeting_notice_send(ctx, id, 1, S(""), S("")) == ST_OK);
    ctx->actor = &who;
    EQ_INT(meeting_answer(ctx, id, false), ST_OK, "read");
    EQ_INT(meeting_answer(ctx, id, true), ST_OK, "coming");
    EQ_INT(meeting_answer(ctx, id, true), ST_OK, "twice is no more");
    EQ_INT(modtest_events(ctx, "meeting.answered"), 2, "two events");
    EQ_INT(meeting_leave_ask(ctx, &(struct meeting_leave_ask){.meeting_id = id,
                                                              .sort = S("illness"),
                                                              .reason = S("住院手术")}),
           ST_OK, "then ill");
    EQ_INT(meeting_leave_ask(ctx, &(struct meeting_leave_ask){.meeting_id = id,
                                                              .sort = S("duty"),
                                                              .reason = S("出差")}),
           ST_RULE, "one at a time");
    modtest_clear(ctx);
    EQ_INT(dbtest_int(ctx, "SELECT COUNT(*) FROM meeting_leave WHERE note LIKE '%住院%'"), 0,
           "the reason is sealed");
    ASSERT(meeting_leaves(ctx, id, 0, &leaves, &count) == ST_OK);
    OK(count == 1 && str_eqz(leaves[0].reason, "住院手术"), "who asked reads it");
    ctx->actor = office;
    EQ_INT(meeting_leave_decide(ctx, leaves[0].id, 1, false, S("")), ST_INVALID,
           "a refusal says why");
    modtest_clear(ctx);
    EQ_INT(meeting_leave_decide(ctx, leaves[0].id, 1, true, S("")), ST_OK, "granted");
    EQ_INT(meeting_leave_decide(ctx, leaves[0].id, 2, true, S("")), ST_RULE, "once");
    modtest_clear(ctx);
    ASSERT(meeting_person_of(ctx, id, who.account_id, &me) == ST_OK);
    EQ_STR(me.receipt, "leave_granted", "the roll knows it");
    ctx->actor = &who;
    EQ_INT(meeting_answer(ctx, id, true), ST_RULE, "and who has leave does not come");
    modtest_clear(ctx);
    ctx->actor = office;
    EQ_INT(dbtest_int(ctx, "SELECT COUNT(*) FROM notice WHERE kind = 'meeting.leave_granted'"), 1,
           "the member is told");
}

static void in_turn(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    int64_t deputies[MEMBERS], first, second;
    struct meeting_turn *turns;
    struct meeting_person *list;
    struct meeting m;
    size_t count, invited, added;

    county(ctx, deputies);
    first = create(ctx, "sc", 10);
    ASSERT(meeting_get(ctx, first, &m) == ST_OK);
    ASSERT(meeting_turns(ctx, &m, &turns, &count, &invited) == ST_OK);
    EQ_INT(count, OTHERS, "members of the committee have no turn");
    EQ_INT(meeting_turns_invite(ctx, first, 4, &added), ST_OK, "four are invited");
    EQ_INT(added, 4, "four");
    second = create(ctx, "sc", 40);
    ASSERT(meeting_get(ctx, second, &m) == ST_OK);
    ASSERT(meeting_turns(ctx, &m, &turns, &count, &invited) == ST_OK);
    OK(turns[0].times == 0 && turns[1].times == 0 && turns[2].times == 1,
       "then those who were not invited");
    EQ_INT(invited, 0, "to this one nobody yet");
    EQ_INT(meeting_turns_invite(ctx, second, 99, &added), ST_OK, "as many as there are");
    EQ_INT(added, OTHERS, "all of them");
    EQ_INT(meeting_turns_invite(ctx, second, 1, &added), ST_RULE, "then nobody is left");
    modtest_clear(ctx);
    EQ_INT(meeting_turns_invite(ctx, second, 0, &added), ST_INVALID, "none is no number");
    modtest_clear(ctx);
    EQ_INT(meeting_seats_fill(ctx, second, 1, 2, 5), ST_INVALID, "too few seats");
    modtest_clear(ctx);
    EQ_INT(meeting_seats_fill(ctx, second, 1, 3, 5), ST_OK, "seats for all");
    ASSERT(meeting_people(ctx, second, &list, &count) == ST_OK);
    EQ_STR(list[0].seat, "1-03", "the chair in the middle of the front");
    EQ_INT(meeting_seat_set(ctx, list[5].id, S("1-3")), ST_OK, "somebody else takes it");
    ASSERT(meeting_people(ctx, second, &list, &count) == ST_OK);
    EQ_STR(list[5].seat, "1-03", "there");
    EQ_STR(list[0].seat, "2-03", "and who sat there takes his");
    EQ_INT(meeting_seat_set(ctx, list[5].id, S("9-1")), ST_INVALID, "no such seat");
    modtest_clear(ctx);
}

static void papers(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct actor *office = ctx->actor;
    int64_t deputies[MEMBERS], id, item, all, named, none;
    struct meeting_person *people;
    struct meeting_paper *list;
    struct actor who,
        other = {.account_id = 999999, .name = S("谁"), .congress_id = ctx->congress_id};
    struct meeting m;
    struct str note;
    size_t count;

    county(ctx, deputies);
    who = second_member(ctx, deputies[1]);
    id = create(ctx, "sc", 10);
    ASSERT(meeting_item_add(ctx,
                            &(struct meeting_item_new){
                                .meeting_id = id, .title = S("通过议程"), .sort = S("procedure")},
                            &item) == ST_OK);
    ASSERT(meeting_people(ctx, id, &people, &count) == ST_OK);
    EQ_INT(meeting_paper_set(ctx, &(struct meeting_paper_set){.item_id = item}, &all), ST_INVALID,
           "neither title nor readers");
    modtest_clear(ctx);
    ASSERT(meeting_paper_set(ctx,
                             &(struct meeting_paper_set){
                                 .item_id = item, .title = S("议程"), .readers = S("members")},
                             &all) == ST_OK);
    ASSERT(meeting_paper_set(ctx,
                             &(struct meeting_paper_set){.item_id = item,
                                                         .title = S("名单"),
                                                         .readers = S("named"),
                                                         .people = &people[0].id,
                                                         .people_count = 1},
                             &named) == ST_OK);
    ASSERT(meeting_paper_set(ctx,
                             &(struct meeting_paper_set){
                                 .item_id = item, .title = S("底稿"), .readers = S("office")},
                             &none) == ST_OK);
    ASSERT(meeting_get(ctx, id, &m) == ST_OK);
    ctx->actor = &who;
    ASSERT(meeting_papers(ctx, &m, &list, &count) == ST_OK);
    EQ_INT(count, 0, "nothing before the notice");
    ctx->actor = office;
    ASSERT(meeting_notice_send(ctx, id, 1, S(""), S("")) == ST_OK);
    ASSERT(meeting_get(ctx, id, &m) == ST_OK);
    ctx->actor = &who;
    ASSERT(meeting_papers(ctx, &m, &list, &count) == ST_OK);
    OK(count == 1 && list[0].id == all, "then what members read, not what names another");
    EQ_INT(meeting_note_write(ctx, item, S("这里要问清楚")), ST_OK, "a note of one's own");
    ASSERT(meeting_note_read(ctx, item, &note) == ST_OK);
    EQ_STR(note, "这里要问清楚", "is read again");
    EQ_INT(dbtest_int(ctx, "SELECT COUNT(*) FROM event WHERE data LIKE '%note%'"), 0,
           "no journal speaks of it");
    ctx->actor = &other;
    ASSERT(meeting_note_read(ctx, item, &note) == ST_OK);
    EQ_INT(note.len, 0, "nobody else reads it");
    EQ_INT(meeting_note_write(ctx, item, S("x")), ST_NOT_FOUND, "nor writes to a meeting unseen");
    modtest_clear(ctx);
    EQ_INT(meeting_visible(ctx, &m), ST_NOT_FOUND, "which he does not know of");
    modtest_clear(ctx);
    ctx->actor = office;
    ASSERT(meeting_note_read(ctx, item, &note) == ST_OK);
    EQ_INT(note.len, 0, "not even the office");
    EQ_INT(meeting_paper_drop(ctx, named, 1), ST_OK, "a paper is taken away");
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
    modtest_one("meeting_order", order);
    modtest_both("meeting_answers", answers);
    modtest_both("meeting_turns", in_turn);
    modtest_both("meeting_papers", papers);
    modtest_one("meeting_topics", topics);
    modtest_both("meeting_taken_over", taken_over);
    return tap_done();
}
