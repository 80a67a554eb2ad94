// SPDX-License-Identifier: MulanPSL-2.0
/* Deputies who attend without being members: whom the law lets, asked, answering; on both
 * databases. People are invented. */
#include "modules/body/body.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy_actions.h"
#include "modules/meeting/meeting_papers.h"
#include "modules/meeting/meeting_plan.h"
#include "modules/meeting/tests/plantest.h"

static int64_t outside(struct ctx *ctx, const char *level, const char *of, const char *name)
{
    const struct deputy_outside_new in = {.level = str_from(level),
                                          .congress_name = str_from(of),
                                          .name = str_from(name),
                                          .constituency = S("云溪县人民代表大会"),
                                          .from_on = {2026, 2, 10}};
    int64_t id = 0;

    ASSERT(deputy_outside_set(ctx, &in, &id) == ST_OK);
    return id;
}

static int64_t by_name(struct ctx *ctx, const char *name)
{
    struct deputy *found;
    size_t count;

    ASSERT(deputy_by_name(ctx, str_from(name), &found, &count) == ST_OK && count == 1);
    return found[0].id;
}

/* All of them looked at. */
static enum status invite(struct ctx *ctx, int64_t meeting, const int64_t *ids, size_t count,
                          size_t *out_added)
{
    return meeting_attendees_invite(ctx, &(struct meeting_asking){meeting, ids, count, ids, count},
                                    out_added);
}

static const struct meeting_attendee *listed(struct ctx *ctx, int64_t meeting, const char *q,
                                             int64_t id, size_t *out_count)
{
    struct meeting_attendee *all;
    struct meeting m;
    bool more = true;

    ASSERT(meeting_get(ctx, meeting, &m) == ST_OK);
    ASSERT(meeting_attendees(ctx, &m, str_from(q), &all, out_count, &more) == ST_OK);
    ASSERT(!more);
    arr_each (i, *out_count)
        if (all[i].id == id)
            return &all[i];
    return NULL;
}

static bool any(struct ctx *ctx, int64_t meeting)
{
    struct meeting m;
    bool out = false;

    ASSERT(meeting_get(ctx, meeting, &m) == ST_OK);
    ASSERT(meeting_attendees_any(ctx, &m, &out) == ST_OK);
    return out;
}

/* @law Deputies Law (2025-03-11) art. 33, 34 */
static void who(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct body congress = {.kind = BODY_CONGRESS,
                                  .name = S("云溪县人民代表大会"),
                                  .short_name = S("县人大"),
                                  .from_on = {2024, 1, 10}};
    const struct meeting_attendee *a;
    int64_t deputies[MEMBERS], sc, chairmen, session, city, body;
    const struct deputy_suspension held = {
        .ground = S("detained"), .decided_by = S("云溪县公安局"), .from_on = ctx->today};
    struct deputy_suspension s = held;
    size_t count;

    county(ctx, deputies);
    ASSERT(body_add(ctx, &congress, &body) == ST_OK);
    city = outside(ctx, "city", "云州市人民代表大会", "单玉兰");
    (void)outside(ctx, "nation", "全国人民代表大会", "秦牧野");
    (void)outside(ctx, "county", "邻水县人民代表大会", "苗青山");
    sc = create(ctx, "sc", 10);
    chairmen = create(ctx, "chairmen", 10);
    session = create(ctx, "congress", 60);
    a = listed(ctx, sc, "", by_name(ctx, "王秀兰"), &count);
    EQ_INT(count, OTHERS + 1, "own deputies who are not members, and one of the city");
    OK(a != NULL && a->own && a->how == SESSION_LAW_INVITED &&
           strstr(a->article, "第三十三条") != NULL,
       "own ones by invitation, by that article");
    a = listed(ctx, sc, "", city, &count);
    OK(a != NULL && !a->own && a->how == SESSION_LAW_INVITED &&
           strstr(a->article, "第三十四条") != NULL,
       "of the city whose deputies this county elects, by another");
    EQ_STR(a->constituency, "云溪县人民代表大会", "with who elected him");
    OK(listed(ctx, sc, "", deputies[0], &count) == NULL, "no member");
    (void)listed(ctx, sc, "王秀", 0, &count);
    EQ_INT(count, 1, "by a part of the name");
    a = listed(ctx, session, "", city, &count);
    OK(count == 1 && a != NULL && a->how == SESSION_LAW_MAY,
       "at the session the deputy of the city may");
    OK(any(ctx, sc) && any(ctx, session), "so there is something to offer");
    (void)listed(ctx, chairmen, "", 0, &count);
    OK(count == 0 && !any(ctx, chairmen), "of the chairmen no law speaks");
    s.deputy_id = by_name(ctx, "王德明");
    ASSERT(deputy_suspend(ctx, &s, &body) == ST_OK);
    OK(listed(ctx, sc, "", s.deputy_id, &count) == NULL && count == OTHERS,
       "who is suspended does nothing");
}

/* He is refused by that article ("" none), for that reason. */
static void not_asked(struct ctx *ctx, int64_t meeting, int64_t mandate, const char *key,
                      const char *article, const char *why)
{
    size_t added;

    EQ_INT(invite(ctx, meeting, &mandate, 1, &added), ST_RULE, why);
    EQ_TEXT(ctx->err.key, key, why);
    OK(*article == 0 ? ctx->err.law == NULL
                     : ctx->err.law != NULL && strstr(ctx->err.law, article) != NULL,
       why);
    modtest_clear(ctx);
}

static void letter_says(struct ctx *ctx, int64_t meeting, const struct meeting_person *to,
                        const char *want, const char *why)
{
    struct meeting m;
    struct paper *p;

    ASSERT(meeting_get(ctx, meeting, &m) == ST_OK);
    ASSERT(meeting_paper_invitation(ctx, &m, to, &p) == ST_OK);
    EQ_STR(p->title, want, why);
}

static void asked(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    int64_t deputies[MEMBERS], sc, chairmen, ids[2], stranger;
    const struct deputy_suspension held = {
        .ground = S("detained"), .decided_by = S("云溪县公安局"), .from_on = ctx->today};
    struct deputy_suspension s = held;
    struct meeting_person *people;
    struct meeting_asking asking;
    size_t count, added = 9;

    county(ctx, deputies);
    ids[0] = by_name(ctx, "王秀兰");
    ids[1] = outside(ctx, "city", "云州市人民代表大会", "单玉兰");
    stranger = outside(ctx, "nation", "全国人民代表大会", "秦牧野");
    sc = create(ctx, "sc", 10);
    chairmen = create(ctx, "chairmen", 10);
    REFUSED(ctx, invite(ctx, sc, ids, 0, &added), ST_INVALID, "meeting.attendee.err.nobody",
            "nobody chosen");
    asking = (struct meeting_asking){sc, ids, 2, ids, 1};
    REFUSED(ctx, meeting_attendees_invite(ctx, &asking, &added), ST_INVALID,
            "meeting.attendee.err.not_looked",
            "who elected the one of the city, nobody has looked");
    ASSERT(meeting_people(ctx, sc, &people, &count) == ST_OK);
    EQ_INT(count, MEMBERS, "and nobody is on the list");
    asking.looked = ids + 1;
    MUST(ctx, meeting_attendees_invite(ctx, &asking, &added),
         "both are asked: an own one is known");
    EQ_INT(added, 2, "two");
    ASSERT(meeting_people(ctx, sc, &people, &count) == ST_OK && count == MEMBERS + 2);
    OK(people[MEMBERS].deputy_id == ids[0] && people[MEMBERS].capacity == MEETING_ATTENDEE &&
           !people[MEMBERS].quota,
       "the own one is known as a deputy, without a vote");
    OK(people[MEMBERS + 1].deputy_id == 0 && people[MEMBERS + 1].capacity == MEETING_ATTENDEE,
       "the other by his name");
    EQ_STR(people[MEMBERS + 1].title, "云州市人民代表大会代表", "and what he is");
    EQ_INT(modtest_events(ctx, "meeting.attendees_invited"), 1, "one event");
    MUST(ctx, invite(ctx, sc, ids, 2, &added), "once more");
    EQ_INT(added, 0, "who is there is there");
    EQ_INT(modtest_events(ctx, "meeting.attendees_invited"), 1, "nothing has happened");
    MUST(ctx, invite(ctx, sc, deputies, 1, &added), "a member");
    EQ_INT(added, 0, "is there, too");
    letter_says(ctx, sc, &people[MEMBERS + 1], "列席会议邀请函", "he attends");
    not_asked(ctx, sc, stranger, "meeting.attendee.err.may_not", "第三十四条",
              "no law lets a deputy of the nation");
    not_asked(ctx, chairmen, ids[0], "meeting.attendee.err.may_not", "第三十三条",
              "nor anybody with the chairmen");
    ASSERT(deputy_mandate_recalled(ctx, stranger, date_add_days(ctx->today, -1)) == ST_OK);
    not_asked(ctx, sc, stranger, "meeting.attendee.err.ended", "", "who is none any more");
    stranger += 100000;
    EQ_INT(invite(ctx, sc, &stranger, 1, &added), ST_NOT_FOUND, "nobody");
    modtest_clear(ctx);
    s.deputy_id = by_name(ctx, "王德明");
    ASSERT(deputy_suspend(ctx, &s, &stranger) == ST_OK);
    REFUSED(ctx, invite(ctx, sc, &s.deputy_id, 1, &added), ST_RULE, "deputy.is_suspended",
            "nor who is suspended");
    ASSERT(meeting_cancel(ctx, sc, 1, S("停开")) == ST_OK);
    ids[0] = by_name(ctx, "王春梅");
    REFUSED(ctx, invite(ctx, sc, ids, 1, &added), ST_RULE, "meeting.begun",
            "nor to one that is not held");
}

static enum session_law_gathering gathers(struct ctx *ctx, int64_t meeting)
{
    enum session_law_gathering at = SESSION_LAW_AMONG_THEMSELVES;
    struct meeting m;

    ASSERT(meeting_get(ctx, meeting, &m) == ST_OK && meeting_gathers(ctx, &m, &at) == ST_OK);
    return at;
}

static int64_t committee_meets(struct ctx *ctx, int64_t parent, struct date on)
{
    int64_t id = 0;

    MUST(ctx,
         meeting_create(
             ctx,
             &(struct meeting_new){.kind = S("committee"), .parent_id = parent, .starts_on = on},
             &id),
         "a special committee meets");
    return id;
}

/* A special committee: while a session goes on by one article, else by another.
 * @law Deputies Law (2025-03-11) art. 14, 33 */
static void at_session(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct body special = {.kind = BODY_SPECIAL_COMMITTEE,
                                 .name = S("法制委员会"),
                                 .short_name = S("法制委"),
                                 .from_on = {2024, 1, 10}},
                      congress = {.kind = BODY_CONGRESS,
                                  .name = S("云溪县人民代表大会"),
                                  .short_name = S("县人大"),
                                  .from_on = {2024, 1, 10}};
    const struct date day = date_add_days(ctx->today, 30);
    int64_t deputies[MEMBERS], body, id, whole, forum;
    const struct meeting_attendee *a;
    const struct congress_session session = {
        .number = 5, .opens_on = date_add_days(day, -1), .closes_on = date_add_days(day, 1)};
    size_t count;

    county(ctx, deputies);
    ASSERT(body_add(ctx, &special, &body) == ST_OK && body_add(ctx, &congress, &body) == ST_OK);
    whole = create(ctx, "congress", 60);
    id = committee_meets(ctx, 0, day);
    EQ_INT(gathers(ctx, id), SESSION_LAW_SPECIAL_COMMITTEE, "between sessions");
    EQ_INT(gathers(ctx, committee_meets(ctx, whole, day)), SESSION_LAW_SPECIAL_AT_SESSION,
           "as a part of one");
    EQ_INT(gathers(ctx, committee_meets(ctx, id, day)), SESSION_LAW_SPECIAL_COMMITTEE,
           "as a part of something else");
    MUST(ctx, congress_session_add(ctx, &session, &body), "a session is called");
    EQ_INT(gathers(ctx, id), SESSION_LAW_SPECIAL_AT_SESSION, "on a day of it");
    a = listed(ctx, id, "王秀", by_name(ctx, "王秀兰"), &count);
    OK(a != NULL && a->how == SESSION_LAW_CHOSEN && strstr(a->article, "第十四条") != NULL,
       "deputies are chosen or asked");
    EQ_INT(gathers(ctx, committee_meets(ctx, 0, date_add_days(day, 2))),
           SESSION_LAW_SPECIAL_COMMITTEE, "not the day after");
    MUST(ctx,
         meeting_create(
             ctx, &(struct meeting_new){.kind = S("forum"), .name = S("座谈会"), .starts_on = day},
             &forum),
         "a forum");
    a = listed(ctx, forum, "王秀", by_name(ctx, "王秀兰"), &count);
    OK(a != NULL && a->how == SESSION_LAW_JOINS, "what an office organises is joined");
}

static enum status cannot(struct ctx *ctx, int64_t meeting, int64_t person)
{
    return meeting_leave_ask(ctx, &(struct meeting_leave_ask){.meeting_id = meeting,
                                                              .person_id = person,
                                                              .sort = S("duty"),
                                                              .reason = S("要去外地开会")});
}

/* Asked when the notice is out: told at once; declines, and thinks better of it. */
static void answers(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct actor *office = ctx->actor;
    int64_t deputies[MEMBERS], id, item, wang, clerk;
    struct meeting_leave *leaves;
    struct meeting_person me;
    struct actor he;
    size_t count, added;

    county(ctx, deputies);
    clerk = modtest_account(ctx, "clerk", "office", modtest_organ(ctx, "办公室"));
    wang = by_name(ctx, "王秀兰");
    he = second_member(ctx, wang);
    ASSERT(meeting_create(ctx,
                          &(struct meeting_new){.kind = S("forum"),
                                                .name = S("座谈会"),
                                                .starts_on = date_add_days(ctx->today, 9)},
                          &id) == ST_OK);
    ASSERT(add(ctx, id, 0, &item) == ST_OK);
    ASSERT(meeting_notice_send(ctx, id, 1, S(""), S("")) == ST_OK);
    MUST(ctx, invite(ctx, id, &wang, 1, &added), "asked when notices are out");
    EQ_INT(modtest_noticed(ctx, he.account_id, "meeting.invited", "%"), 1, "he is told at once");
    ctx->actor = &he;
    MUST(ctx,
         meeting_leave_ask(ctx, &(struct meeting_leave_ask){.meeting_id = id,
                                                            .sort = S("duty"),
                                                            .reason = S("要去外地开会")}),
         "he cannot come");
    ASSERT(meeting_person_of(ctx, id, he.account_id, &me) == ST_OK);
    EQ_STR(me.receipt, "leave_granted", "which nobody has to permit");
    letter_says(ctx, id, &me, "会议邀请函", "a forum is joined, not attended");
    ASSERT(meeting_leaves(ctx, id, 0, &leaves, &count) == ST_OK);
    OK(count == 1 && str_eqz(leaves[0].state, "granted") &&
           str_eqz(leaves[0].reason, "要去外地开会"),
       "with his reason");
    EQ_INT(modtest_events(ctx, "meeting.declined"), 1, "which is an event");
    EQ_INT(modtest_events(ctx, "meeting.leave_asked"), 0, "of its own");
    MUST(ctx, meeting_answer(ctx, id, true), "he thinks better of it");
    ASSERT(meeting_person_of(ctx, id, he.account_id, &me) == ST_OK);
    EQ_STR(me.receipt, "coming", "and comes");
    ASSERT(meeting_leaves(ctx, id, 0, &leaves, &count) == ST_OK && count == 1);
    OK(str_eqz(leaves[0].state, "taken_back") && leaves[0].invited, "what he said is taken back");
    EQ_INT(modtest_noticed(ctx, clerk, "meeting.accepted", "%"), 1, "and the office is told");
    for (size_t i = 0; i < 2; i++) {
        MUST(ctx, cannot(ctx, id, 0), "he cannot, again");
        MUST(ctx, meeting_answer(ctx, id, true), "he can, again");
    }
    REFUSED(ctx, cannot(ctx, id, 0), ST_RULE, "meeting.declined_often", "not for ever");
    EQ_INT(modtest_noticed(ctx, clerk, "meeting.declined", "%"), 3, "three times told");
    ctx->actor = office;
    MUST(ctx, cannot(ctx, id, me.id), "the office writes down what he says");
    ASSERT(meeting_leaves(ctx, id, 0, &leaves, &count) == ST_OK && count == 4);
}

/* More than fit on the list: those who were asked make room for the rest; namesakes are two. */
static void many(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    int64_t deputies[MEMBERS], sc, ids[MEETING_ATTENDEES_AT_ONCE + 2], namesake;
    struct meeting_attendee *all;
    struct meeting m;
    size_t count, added;
    bool more;

    county(ctx, deputies);
    arr_each (i, COUNT(ids)) {
        const unsigned sign = 0x4E00 + (unsigned)i; /* another character each */
        const char name[] = {(char)(0xE0 | sign >> 12), (char)(0x80 | (sign >> 6 & 0x3F)),
                             (char)(0x80 | (sign & 0x3F)), 0};

        ids[i] = outside(ctx, "city", "云州市人民代表大会",
                         i == 0 ? "单玉兰" : str_printf(ctx->arena, "单玉%s", name).ptr);
    }
    sc = create(ctx, "sc", 10);
    ASSERT(meeting_get(ctx, sc, &m) == ST_OK);
    MUST(ctx, meeting_attendees(ctx, &m, S("单"), &all, &count, &more), "the list");
    OK(count == MEETING_ATTENDEES_AT_ONCE && more, "says that there are more than it shows");
    REFUSED(ctx, invite(ctx, sc, ids, MEETING_ATTENDEES_AT_ONCE + 1, &added), ST_INVALID,
            "meeting.attendee.err.many", "too many at once");
    MUST(ctx,
         meeting_person_add(ctx,
                            &(struct meeting_person_new){.meeting_id = sc,
                                                         .name = S("单玉兰"),
                                                         .title = S("云州市人民代表大会代表"),
                                                         .capacity = MEETING_ATTENDEE},
                            &namesake),
         "a namesake of one of them");
    (void)listed(ctx, sc, "单玉兰", 0, &count);
    EQ_INT(count, 1, "who is on the list by his name is not he");
    for (size_t i = 0; i < MEETING_ATTENDEES_AT_ONCE; i++)
        ids[i] = all[i].id;
    ids[1] = ids[0];
    MUST(ctx, invite(ctx, sc, ids, MEETING_ATTENDEES_AT_ONCE, &added),
         "all that it shows, one twice");
    EQ_INT(added, MEETING_ATTENDEES_AT_ONCE - 1, "stands on the list once");
    MUST(ctx, meeting_attendees(ctx, &m, S("单"), &all, &count, &more), "the list again");
    OK(count == 3 && !more, "now shows the rest, nobody hidden by those who were asked");
}

static void receipt_is(struct ctx *ctx, int64_t person, const char *want, const char *why)
{
    struct meeting_person p;

    ASSERT(meeting_person_get(ctx, person, &p) == ST_OK);
    EQ_STR(p.receipt, want, why);
}

/* Whoever was asked as a deputy declines; who has to attend asks for leave, deputy or not.
 * @law Deputies Law (2025-03-11) art. 33, 34; Organic Law (2022-03-11) art. 51 */
static void freely(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    int64_t deputies[MEMBERS], sc, item, official, city;
    struct meeting_person *people;
    size_t count, added;

    county(ctx, deputies);
    city = outside(ctx, "city", "云州市人民代表大会", "单玉兰");
    sc = create(ctx, "sc", 10);
    ASSERT(meeting_item_add(
               ctx,
               &(struct meeting_item_new){
                   .meeting_id = sc, .title = S("通过议程"), .sort = S("procedure"), .minutes = 5},
               &item) == ST_OK);
    MUST(ctx,
         meeting_person_add(ctx,
                            &(struct meeting_person_new){.meeting_id = sc,
                                                         .deputy_id = by_name(ctx, "王秀兰"),
                                                         .title = S("县水利局局长"),
                                                         .capacity = MEETING_ATTENDEE},
                            &official),
         "an official who is a deputy, too");
    MUST(ctx, invite(ctx, sc, &city, 1, &added), "a deputy of the city");
    MUST(ctx, meeting_turns_invite(ctx, sc, 1, &added), "and one in turn");
    ASSERT(meeting_people(ctx, sc, &people, &count) == ST_OK && count == MEMBERS + 3);
    MUST(ctx, meeting_notice_send(ctx, sc, 1, S(""), S("")), "the notice is out");
    OK(people[MEMBERS].mandate_id == 0 && people[MEMBERS + 1].mandate_id == city &&
           people[MEMBERS + 2].mandate_id == people[MEMBERS + 2].deputy_id,
       "who was asked as a deputy is known");
    for (size_t i = MEMBERS; i < count; i++)
        MUST(ctx, cannot(ctx, sc, people[i].id), "none of them can come");
    receipt_is(ctx, official, "leave_asked", "the official waits for leave");
    receipt_is(ctx, people[MEMBERS + 1].id, "leave_granted", "of the city: nobody permits it");
    receipt_is(ctx, people[MEMBERS + 2].id, "leave_granted", "nor of him whose turn it is");
    ASSERT(meeting_person_get(ctx, people[MEMBERS + 1].id, people) == ST_OK);
    MUST(ctx, meeting_person_drop(ctx, people->id, people->version),
         "the invitation goes with him");
}

int main(void)
{
    modtest_both("meeting_attendee_who", who);
    modtest_both("meeting_attendee_at_session", at_session);
    modtest_both("meeting_attendee_asked", asked);
    modtest_both("meeting_attendee_answers", answers);
    modtest_both("meeting_attendee_freely", freely);
    modtest_both("meeting_attendee_many", many);
    return tap_done();
}
