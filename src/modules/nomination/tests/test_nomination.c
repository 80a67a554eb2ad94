// SPDX-License-Identifier: MulanPSL-2.0
/* Elections prepared on both databases: nominated, signed, settled, voted, seated. People are
 * invented. */
#include "modules/body/body.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_store_hall.h"
#include "modules/nomination/nomination_actions.h"
#include "modules/nomination/nomination_rules.h"
#include "modules/nomination/nomination_store.h"
#include "modules/nomination/tests/nominationtest.h"
#include "modules/tests/modtest.h"
#include "modules/vote/vote_actions.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/permission.h"

/* ---------------------------------------------------------------- tests */

/* @law Organic Law (2022-03-11) art. 26 */
static void nominated(struct journaltest *t)
{
    struct county c = county_of(t->ctx);
    int64_t a, b, x, d;
    struct nomination_post p;
    struct nomination_task *tasks;
    struct nomination *list;
    struct nomination n;
    size_t count;

    prepare(&c, NOMINATION_LAW_COMMITTEE_VICE, 2, false);
    MUST(c.ctx, propose(&c, PEOPLE[20], "presidium", &a), "the presidium nominates one");
    MUST(c.ctx, propose(&c, PEOPLE[21], "presidium", &b), "and another");
    refused(&c, propose(&c, PEOPLE[22], "presidium", &x), ST_RULE, "nomination.err.more_than_seats",
            "第二十六条", "no more than there are seats");
    refused(&c, propose(&c, "古月", "presidium", &x), ST_RULE, "nomination.err.more_than_seats",
            NULL, "whoever it is");
    as_deputy(&c, 0);
    refused(&c, propose(&c, PEOPLE[20], "deputies", &x), ST_RULE, "nomination.err.there_already",
            NULL, "who is nominated already");
    refused(&c, propose(&c, "古月", "deputies", &x), ST_RULE, "nomination.err.must_be_deputy",
            "第四十七条", "not a deputy");
    MUST(c.ctx, propose(&c, PEOPLE[22], "deputies", &x), "a deputy nominates");
    refused(&c, nomination_join(c.ctx, x), ST_RULE, "nomination.err.signed", NULL, "he has signed");
    refused(&c, nomination_leave(c.ctx, x), ST_RULE, "nomination.err.lead_stays", NULL,
            "he leads it");
    MUST(c.ctx, propose(&c, PEOPLE[23], "deputies", &d), "and another");
    as_deputy(&c, 1);
    refused(&c, nomination_withdraw(c.ctx, x, 1), ST_DENIED, "nomination.err.not_yours", NULL,
            "not his to take back");
    refused(&c, nomination_join(c.ctx, a), ST_RULE, "nomination.err.not_joint", NULL,
            "the presidium's needs no signatures");
    join(&c, x, 1, 9);
    ASSERT(nomination_store_get(c.ctx, x, &n) == ST_OK);
    EQ_INT(n.signers, 9, "nine have signed");
    p = post_of(&c, c.post);
    ASSERT(nomination_standing(c.ctx, &p, &list, &count) == ST_OK);
    EQ_INT(count, 2, "nine do not suffice");
    join(&c, x, 9, 10);
    ASSERT(nomination_standing(c.ctx, &p, &list, &count) == ST_OK);
    EQ_INT(count, 3, "ten do");
    as_deputy(&c, 9);
    MUST(c.ctx, nomination_leave(c.ctx, x), "one takes his signature back");
    MUST(c.ctx, nomination_join(c.ctx, x), "and joins again");
    MUST(c.ctx, nomination_join(c.ctx, d), "and one more, which makes two");
    MUST(c.ctx, nomination_leave(c.ctx, d), "not that one");
    as_office(&c);
    as_deputy(&c, 12);
    ASSERT(nomination_tasks(c.ctx, &tasks, &count) == ST_OK);
    OK(count == 1 && strcmp(tasks[0].what, "join") == 0, "a deputy reads of it on his first page");
    as_office(&c);
    MUST(c.ctx, nomination_consent(c.ctx, x, 1, false, c.ctx->today), "the nominee refuses");
    ASSERT(nomination_standing(c.ctx, &p, &list, &count) == ST_OK);
    EQ_INT(count, 2, "and is none any more");
    EQ_INT(modtest_events(c.ctx, "nomination.proposed"), 4, "each is an event");
}

/* @law Organic Law (2022-03-11) art. 26(3), 27(2)
 * @law Deputies Law (2025-03-11) art. 61(1) */
static void limits(struct journaltest *t)
{
    struct county c = county_of(t->ctx);
    const struct nomination_post chief = {
        .office = NOMINATION_LAW_TOWNSHIP_CHAIR, .name = S("乡人大主席"), .seats = 1};
    struct nomination_post p = chief;
    struct nomination_election e;
    int64_t x, y, id;

    prepare(&c, NOMINATION_LAW_COMMITTEE_VICE, 1, true);
    p.election_id = c.election;
    refused(&c, nomination_post_add(c.ctx, &p, &id), ST_RULE, "nomination.err.office", "第二十六条",
            "a county elects no chair of a township");
    p.office = NOMINATION_LAW_COURT_HEAD;
    p.seats = 2;
    refused(&c, nomination_post_add(c.ctx, &p, &id), ST_RULE, "nomination.err.seats", NULL,
            "one president of the court");
    as_deputy(&c, 0);
    MUST(c.ctx, propose(&c, PEOPLE[20], "deputies", &x), "one for one seat");
    refused(&c, propose(&c, PEOPLE[21], "deputies", &y), ST_RULE, "nomination.err.more_than_seats",
            "第二十六条", "no deputy nominates two for one seat");
    as_deputy(&c, 1);
    MUST(c.ctx, propose(&c, PEOPLE[21], "deputies", &y), "another deputy does");
    refused(&c, nomination_join(c.ctx, x), ST_RULE, "nomination.err.more_than_seats", NULL,
            "and then signs for nobody else");
    MUST(c.ctx, nomination_withdraw(c.ctx, y, 1), "he takes it back");
    MUST(c.ctx, nomination_join(c.ctx, x), "and signs for the other");
    as_office(&c);
    ASSERT(deputy_suspend(c.ctx,
                          &(struct deputy_suspension){.deputy_id = c.deputy[2],
                                                      .ground = S("detained"),
                                                      .decided_by = S("云溪县公安局"),
                                                      .from_on = c.ctx->today},
                          &id) == ST_OK);
    as_deputy(&c, 2);
    refused(&c, nomination_join(c.ctx, x), ST_RULE, "deputy.is_suspended", "第六十一条",
            "whose duties are suspended signs nothing");
    as_office(&c);
    refused(&c, nomination_close(c.ctx, c.election, version_of(&c)), ST_RULE,
            "law.nomination_short", "第二十七条", "two days at the change of a term");
    ASSERT(nomination_store_election(c.ctx, c.election, &e) == ST_OK);
    e.closes_at = c.ctx->now + 2 * 86400;
    MUST(c.ctx, nomination_save(c.ctx, &e, &id), "the presidium sets a deadline");
    c.ctx->now += 86400;
    c.ctx->today = date_add_days(c.ctx->today, 1);
    refused(&c, nomination_close(c.ctx, c.election, version_of(&c)), ST_RULE,
            "nomination.err.not_over", NULL, "not before it");
    c.ctx->now += 86400;
    c.ctx->today = date_add_days(c.ctx->today, 1);
    as_deputy(&c, 3);
    refused(&c, nomination_join(c.ctx, x), ST_RULE, "nomination.err.over", NULL, "too late");
    as_office(&c);
    MUST(c.ctx, nomination_close(c.ctx, c.election, version_of(&c)), "closed");
    refused(&c, to_vote(&c, c.post, &id), ST_RULE, "nomination.err.not_listed", NULL,
            "nobody is a candidate yet");
}

/* @law Organic Law (2022-03-11) art. 11, 55 */
static void others(struct journaltest *t)
{
    struct county c = county_of(t->ctx);
    struct body_member m = {.deputy_id = c.deputy[5],
                            .post = BODY_VICE_CHAIR,
                            .title = S(""),
                            .left_reason = S(""),
                            .from_on = {2024, 1, 10}},
                       *list;
    struct nomination_post p;
    int64_t id, vote;
    size_t count;
    bool primary;

    m.body_id = c.committee;
    ASSERT(body_seat(c.ctx, &m, &id) == ST_OK);
    prepare(&c, NOMINATION_LAW_ACTING_CHAIR, 1, false);
    as_deputy(&c, 0);
    refused(&c, propose(&c, PEOPLE[5], "deputies", &id), ST_RULE, "nomination.err.not_by_deputies",
            "第五十五条", "nobody nominates an acting chair");
    as_office(&c);
    refused(&c, propose(&c, PEOPLE[6], "presidium", &id), ST_RULE, "nomination.err.vice_only",
            "第五十五条", "he is one of the vice-chairs");
    MUST(c.ctx, propose(&c, PEOPLE[5], "presidium", &id), "as he is");
    MUST(c.ctx, nomination_close(c.ctx, c.election, version_of(&c)), "closed");
    MUST(c.ctx, settle(&c, 1, &primary), "he stands");
    MUST(c.ctx, to_vote(&c, c.post, &vote), "and is voted on");
    votes(&c, vote, (const uint32_t[]){20}, 1);
    MUST(c.ctx, seat(&c, post_of(&c, c.post).version, NULL, 0), "he acts");
    ASSERT(body_members_at(c.ctx, c.committee, c.ctx->today, &list, &count) == ST_OK);
    OK(count == 1 && str_has(list[0].title, S("代理主任")) && list[0].post == BODY_VICE_CHAIR,
       "which his title says");

    prepare(&c, NOMINATION_LAW_PROCURATOR_HEAD, 1, false);
    MUST(c.ctx, propose(&c, "古月", "presidium", &id), "who need not be a deputy");
    MUST(c.ctx, nomination_close(c.ctx, c.election, version_of(&c)), "closed");
    MUST(c.ctx, settle(&c, 1, &primary), "he alone is nominated");
    MUST(c.ctx, to_vote(&c, c.post, &vote), "voted on");
    votes(&c, vote, (const uint32_t[]){20}, 1);
    p = post_of(&c, c.post);
    refused(&c, seat(&c, p.version, NULL, 0), ST_RULE, "nomination.err.not_approved", "第十一条",
            "not before he is approved above");
    MUST(c.ctx, nomination_approve(c.ctx, c.post, p.version, c.ctx->today, S("市人大〔2026〕3号")),
         "he is");
    MUST(c.ctx, seat(&c, p.version + 1, NULL, 0), "on record with the vote");
    EQ_INT(dbtest_int(c.ctx, "SELECT COUNT(*) FROM nomination_elected WHERE name = '古月'"), 1,
           "though no body of the congress has his seat");
}

static void words(void)
{
    enum nomination_law_office office;
    enum vote_law_occasion occasion;
    enum nomination_state state;

    for (int i = 0; i <= NOMINATION_LAW_ACTING_CHAIR; i++)
        OK(nomination_office_parse(str_from(nomination_office_word((enum nomination_law_office)i)),
                                   &office) &&
               (int)office == i,
           "office");
    for (int i = 0; i <= NOMINATION_CLOSED; i++)
        OK(nomination_state_parse(str_from(nomination_state_word((enum nomination_state)i)),
                                  &state) &&
               (int)state == i,
           "state");
    for (int i = 0; i <= VOTE_LAW_BY_ELECTION; i++)
        OK(nomination_occasion_parse(str_from(nomination_occasion_word((enum vote_law_occasion)i)),
                                     &occasion) &&
               (int)occasion == i,
           "occasion");
    OK(!nomination_office_parse(S("king"), &office) && !nomination_state_parse(S("x"), &state) &&
           !nomination_occasion_parse(S("x"), &occasion),
       "unknown words");
}

int main(void)
{
    words();
    modtest_both("nominated", nominated);
    modtest_one("nomination_limits", limits);
    modtest_one("nomination_others", others);
    return tap_done();
}
