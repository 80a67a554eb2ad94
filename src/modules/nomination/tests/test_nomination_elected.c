// SPDX-License-Identifier: MulanPSL-2.0
/* Elections voted on, on both databases: the primary, who is elected, namesakes, new votes. People
 * are invented. */
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

/* @law Organic Law (2022-03-11) art. 25, 27(1), 29(1) */
static void elected(struct journaltest *t)
{
    struct county c = county_of(t->ctx);
    struct nomination_ballot b = {.item_id = c.item, .method = VOTE_HANDS};
    struct nomination_outcome o;
    struct nomination_post p;
    struct nomination *list;
    struct body_member *m;
    int64_t vote, again;
    size_t count;
    bool primary;

    prepare(&c, NOMINATION_LAW_COMMITTEE_VICE, 2, false);
    four_nominees(&c);
    refused(&c, settle(&c, 2, &primary), ST_RULE, "law.candidates_too_few", "第二十七条",
            "two for two seats");
    refused(&c, settle(&c, 6, &primary), ST_RULE, "law.candidates_too_many", "第二十七条",
            "six for two");
    MUST(c.ctx, settle(&c, 3, &primary), "three by the method");
    OK(primary, "so that a primary is held");
    b.post_id = c.post;
    b.version = post_of(&c, c.post).version;
    refused(&c, nomination_primary(c.ctx, &b, &vote), ST_INVALID, "vote.hands_not_secret", NULL,
            "not by hands");
    b.method = VOTE_PAPER;
    MUST(c.ctx, nomination_primary(c.ctx, &b, &vote), "the primary");
    refused(&c, nomination_primary_taken(c.ctx, c.post, post_of(&c, c.post).version), ST_RULE,
            "nomination.err.not_announced", NULL, "not held yet");
    votes(&c, vote, (const uint32_t[]){20, 15, 18, 9}, 4);
    MUST(c.ctx, nomination_primary_taken(c.ctx, c.post, post_of(&c, c.post).version), "its result");
    EQ_INT(formal(&c, c.post, &list), 3, "three candidates");
    OK(!str_eqz(list[0].name, PEOPLE[3]) && !str_eqz(list[1].name, PEOPLE[3]) &&
           !str_eqz(list[2].name, PEOPLE[3]),
       "the last is none");
    MUST(c.ctx, to_vote(&c, c.post, &vote), "the election itself");
    refused(&c, to_vote(&c, c.post, &again), ST_RULE, "nomination.err.voted", NULL, "once");
    votes(&c, vote, (const uint32_t[]){14, 13, 13}, 3);
    p = post_of(&c, c.post);
    ASSERT(nomination_outcome(c.ctx, &p, vote, 2, &o) == ST_OK);
    OK(o.announced && o.count == 1 && o.tied == 2 && o.vacant == 1, "one elected, two tied");
    refused(&c, seat(&c, p.version, NULL, 0), ST_RULE, "nomination.err.tied", NULL,
            "votes are taken again among them");
    MUST(c.ctx, vote_repeat(c.ctx, vote, true, S(""), &again), "the new vote");
    refused(&c, seat(&c, p.version, NULL, 0), ST_RULE, "nomination.err.not_announced", NULL,
            "which has to be held");
    votes(&c, again, (const uint32_t[]){10, 12}, 2);
    MUST(c.ctx, seat(&c, p.version, NULL, 0), "both take their seats");
    refused(&c, seat(&c, p.version + 1, NULL, 0), ST_RULE, "nomination.err.seated", NULL, "once");
    ASSERT(body_members_at(c.ctx, c.committee, c.ctx->today, &m, &count) == ST_OK);
    OK(count == 2 && m[0].post == BODY_VICE_CHAIR && m[1].post == BODY_VICE_CHAIR,
       "as vice-chairs from the day of the vote");
    EQ_INT(modtest_events(c.ctx, "nomination.seated"), 1, "one act");
    EQ_INT(dbtest_int(c.ctx, "SELECT COUNT(*) FROM nomination_elected WHERE member_id > 0"), 2,
           "which names the votes and the seats");
    EQ_INT(dbtest_int(c.ctx, "SELECT COUNT(*) FROM notice WHERE kind = 'nomination.opened'"), 1,
           "deputies were told that nominations are taken");
    EQ_INT(dbtest_int(c.ctx, "SELECT COUNT(*) FROM notice WHERE kind = 'nomination.listed'"), 1,
           "and who stands");
    EQ_INT(dbtest_int(c.ctx, "SELECT COUNT(*) FROM notice WHERE kind = 'nomination.elected'"), 2,
           "and the elected that they are");
}

/* A name is no person: who nominates says whether it is the deputy of that name. */
static void namesakes(struct journaltest *t)
{
    struct county c = county_of(t->ctx);
    struct nomination n = {.source = S("presidium"),
                           .name = str_from(PEOPLE[0]),
                           .sex = S(""),
                           .born = S(""),
                           .ethnic = S(""),
                           .party = S(""),
                           .education = S(""),
                           .occupation = S("乡村医生"),
                           .reason = S("熟悉情况")},
                      got;
    struct nomination_outcome o;
    struct nomination_post p;
    int64_t id, vote;
    struct str *names;
    size_t count;
    bool primary;

    prepare(&c, NOMINATION_LAW_GOVERNMENT_HEAD, 1, false);
    n.post_id = c.post;
    refused(&c, nomination_propose(c.ctx, &n, &id), ST_INVALID, "nomination.err.choose", NULL,
            "a deputy bears that name");
    n.chosen = true;
    MUST(c.ctx, nomination_propose(c.ctx, &n, &id), "it is somebody else");
    ASSERT(nomination_store_get(c.ctx, id, &got) == ST_OK);
    EQ_INT(got.deputy_id, 0, "no deputy");
    EQ_INT(modtest_events(c.ctx, "nomination.proposed"), 1, "once");

    prepare(&c, NOMINATION_LAW_COMMITTEE_VICE, 2, false);
    four_nominees(&c);
    MUST(c.ctx, settle(&c, 4, &primary), "all four");
    MUST(c.ctx, to_vote(&c, c.post, &vote), "the election");
    p = post_of(&c, c.post);
    o = (struct nomination_outcome){.count = 0};
    o.elected = &(struct nomination_elected){.name = str_from(PEOPLE[9])};
    o.count = 1;
    ASSERT(nomination_unknown(c.ctx, &p, &o, &names, &count) == ST_OK);
    OK(count == 1 && str_eqz(names[0], PEOPLE[9]), "written in: somebody has to say who that is");
    p.office = NOMINATION_LAW_GOVERNMENT_HEAD;
    ASSERT(nomination_unknown(c.ctx, &p, &o, &names, &count) == ST_OK);
    EQ_INT(count, 0, "of a post that is no seat nobody asks");
    refused(&c, seat(&c, p.version, c.deputy, 2), ST_RULE, "nomination.err.not_announced", NULL,
            "first the vote");
    votes(&c, vote, (const uint32_t[]){20, 3, 19, 2}, 4);
    MUST(c.ctx, seat(&c, p.version, NULL, 0), "nominated as a deputy: nothing to ask");
}

/* @law Organic Law (2022-03-11) art. 29(2), 29(3) */
static void another(struct journaltest *t)
{
    struct county c = county_of(t->ctx);
    struct nomination_again again = {.by_votes = true, .fixed = 1};
    struct nomination *list;
    struct nomination_post p;
    int64_t vote, next = 0;
    bool primary;

    prepare(&c, NOMINATION_LAW_COMMITTEE_VICE, 2, false);
    four_nominees(&c);
    MUST(c.ctx, settle(&c, 4, &primary), "all four stand");
    OK(!primary && formal(&c, c.post, &list) == 4, "without a primary");
    MUST(c.ctx, to_vote(&c, c.post, &vote), "the election");
    votes(&c, vote, (const uint32_t[]){13, 12, 11, 10}, 4);
    again.post_id = c.post;
    refused(&c, nomination_again(c.ctx, &again, &next), ST_RULE, "law.candidates_too_few",
            "第二十七条", "one for one seat of a vice-chair");
    again.fixed = 2;
    MUST(c.ctx, nomination_again(c.ctx, &again, &next), "another election");
    p = post_of(&c, next);
    OK(p.seats == 1 && p.occasion == VOTE_LAW_ANOTHER && p.after_id == c.post, "for the one left");
    EQ_INT(formal(&c, next, &list), 2, "the next two by votes");
    OK(str_eqz(list[0].name, PEOPLE[2]) && str_eqz(list[1].name, PEOPLE[0]), "those");
    refused(&c, nomination_again(c.ctx, &again, &next), ST_RULE, "nomination.err.again_there", NULL,
            "not twice");
    MUST(c.ctx, to_vote(&c, p.id, &vote), "which is voted on");
}

/* The same people on the same item a second time: only for a reason, which stands with the vote. */
static void repeated(struct journaltest *t)
{
    struct county c = county_of(t->ctx);
    struct nomination_ballot b = {.method = VOTE_PAPER};
    struct vote v;
    int64_t vote;
    bool primary;

    for (size_t round = 0; round < 2; round++) {
        prepare(&c, NOMINATION_LAW_COMMITTEE_VICE, 2, false);
        four_nominees(&c);
        MUST(c.ctx, settle(&c, 4, &primary), "all four stand");
        if (round == 0) {
            MUST(c.ctx, to_vote(&c, c.post, &vote), "the election");
            votes(&c, vote, (const uint32_t[]){13, 12, 11, 10}, 4);
        }
    }
    b.post_id = c.post;
    b.version = post_of(&c, c.post).version;
    b.item_id = c.item;
    refused(&c, nomination_vote(c.ctx, &b, &vote), ST_INVALID, "vote.decided_already", NULL,
            "the item has elected them");
    b.reason = S("计票有误，主席团决定重新选举");
    MUST(c.ctx, nomination_vote(c.ctx, &b, &vote), "for a reason");
    ASSERT(vote_get(c.ctx, vote, &v) == ST_OK);
    EQ_STR(v.again_reason, "计票有误，主席团决定重新选举", "which stands with the vote");
}

int main(void)
{
    modtest_both("nomination_elected", elected);
    modtest_one("nomination_namesakes", namesakes);
    modtest_one("nomination_another", another);
    modtest_one("nomination_repeated", repeated);
    return tap_done();
}
