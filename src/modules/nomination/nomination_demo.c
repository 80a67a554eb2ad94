// SPDX-License-Identifier: MulanPSL-2.0
/* The demo county's election: a vice-head of the government is elected by the plenary of the last
 * session, one nominated by the presidium, one by deputies together; voted on paper. */
#include "modules/deputy/deputy.h"
#include "modules/meeting/meeting.h"
#include "modules/nomination/nomination_actions.h"
#include "modules/nomination/nomination_module.h"
#include "modules/nomination/nomination_store.h"
#include "nomination_demo_texts.h"
#include "platform/db.h"
#include "platform/demo.h"
#include "platform/text.h"

enum { NOMINEES = 2, SIGNERS = 12, LEAD = 30, HOUR = 10, AGAINST = 4, SPOILED = 2, SECOND = 23 };

struct demo {
    struct meeting m;
    int64_t item_id, election_id, post_id;
};

static void act_as(struct ctx *ctx, int64_t deputy_id, struct date on)
{
    struct actor *who = arena_new(ctx->arena, struct actor);

    *who = *ctx->actor;
    who->system = true;
    who->deputy_id = deputy_id;
    demo_act(ctx, who, on, HOUR);
}

static struct date before(const struct demo *d, int days)
{
    return date_add_days(d->m.starts_on, -days);
}

static enum status prepare(struct ctx *ctx, struct demo *d)
{
    const struct nomination_election e = {.title = T("nomination.demo.title"),
                                          .basis = T("nomination.demo.basis")};
    struct nomination_post p = {.office = NOMINATION_LAW_GOVERNMENT_VICE,
                                .name = T("nomination.demo.post"),
                                .occasion = VOTE_LAW_BY_ELECTION,
                                .seats = 1};
    struct nomination_election made;

    act_as(ctx, 0, before(d, 2));
    TRY(nomination_save(ctx, &e, &d->election_id));
    p.election_id = d->election_id;
    TRY(nomination_post_add(ctx, &p, &d->post_id));
    TRY(nomination_store_election(ctx, d->election_id, &made));
    return nomination_open(ctx, made.id, made.version);
}

/* By the presidium, or by deputies who sign one after the other; the nominee agrees. */
static enum status nominate(struct ctx *ctx, const struct demo *d, size_t nth,
                            const struct deputy *deputies)
{
    struct str f[DEMO_FIELDS_MAX];
    struct nomination n = {.post_id = d->post_id, .chosen = true};
    struct nomination made;
    bool joint;

    demo_fields(demo_nth(nominees_txt, nth), f);
    n.source = f[0];
    n.name = f[1];
    n.sex = f[2];
    n.born = f[3];
    n.ethnic = f[4];
    n.party = f[5];
    n.education = f[6];
    n.occupation = f[7];
    n.reason = f[8];
    joint = str_eqz(n.source, "deputies");
    act_as(ctx, joint ? deputies[0].id : 0, before(d, 2));
    TRY(nomination_propose(ctx, &n, &n.id));
    for (size_t i = 1; joint && i < SIGNERS; i++) {
        act_as(ctx, deputies[i].id, before(d, 1));
        TRY(nomination_join(ctx, n.id));
    }
    act_as(ctx, 0, before(d, 1));
    TRY(nomination_store_get(ctx, n.id, &made));
    return nomination_consent(ctx, made.id, made.version, true, before(d, 1));
}

static enum status settle(struct ctx *ctx, const struct demo *d)
{
    struct nomination_list list = {.post_id = d->post_id, .fixed = NOMINEES};
    struct nomination_election e;
    struct nomination_post p;
    bool primary;

    act_as(ctx, 0, before(d, 1));
    TRY(nomination_store_election(ctx, d->election_id, &e));
    TRY(nomination_close(ctx, e.id, e.version));
    TRY(nomination_store_post(ctx, d->post_id, &p));
    list.version = p.version;
    return nomination_settle(ctx, &list, &primary);
}

/* Candidates stand in the order of strokes: the presidium's gets the votes. */
static void fill_lines(const struct nomination *people, size_t count, uint32_t valid,
                       struct vote_line *lines)
{
    arr_each (i, count)
        lines[i] = str_eqz(people[i].source, "presidium")
                       ? (struct vote_line){.yes = valid - SECOND - AGAINST, .no = SECOND + AGAINST}
                       : (struct vote_line){
                             .yes = SECOND, .no = valid - SECOND - AGAINST, .abstain = AGAINST};
}

static enum status count_votes(struct ctx *ctx, const struct demo *d, int64_t vote_id)
{
    struct vote_counted in = {.all_members = d->m.all_members, .spoiled = SPOILED};
    struct vote_line lines[NOMINEES];
    struct meeting_person *people;
    struct nomination *standing;
    struct vote_voter *voters;
    struct nomination_post p;
    size_t count;

    TRY(meeting_people(ctx, d->m.id, &people, &count));
    voters = arena_array(ctx->arena, count, struct vote_voter);
    arr_each (i, count) {
        if (people[i].capacity != MEETING_MEMBER)
            continue;
        voters[in.voters_count] = (struct vote_voter){
            .account_id = people[i].account_id,
            .deputy_id = people[i].deputy_id,
            .name = people[i].name,
            .present = demo_pick((uint32_t)d->m.starts_on.day, (uint32_t)i, 40) != 0};
        in.ballots += voters[in.voters_count++].present;
    }
    TRY(nomination_store_post(ctx, d->post_id, &p));
    TRY(nomination_standing(ctx, &p, &standing, &count));
    ASSERT(count == NOMINEES && in.ballots > SPOILED + SECOND + AGAINST);
    fill_lines(standing, count, in.ballots - SPOILED, lines);
    in.voters = voters;
    in.lines = lines;
    in.lines_count = count;
    return vote_record_counted(ctx, vote_id, &in);
}

static enum status elect(struct ctx *ctx, const struct demo *d)
{
    struct nomination_ballot b = {
        .post_id = d->post_id, .item_id = d->item_id, .method = VOTE_PAPER};
    struct nomination_post p;
    int64_t vote_id;

    act_as(ctx, 0, d->m.starts_on);
    TRY(nomination_store_post(ctx, d->post_id, &p));
    b.version = p.version;
    TRY(nomination_vote(ctx, &b, &vote_id));
    TRY(count_votes(ctx, d, vote_id));
    TRY(nomination_store_post(ctx, d->post_id, &p));
    return nomination_seat(
        ctx, &(struct nomination_seating){.post_id = d->post_id, .version = p.version});
}

static enum status demo_tx(struct ctx *ctx, const void *input)
{
    struct demo d = *(const struct demo *)input;
    struct deputy *deputies;
    size_t count;

    TRY(deputy_in_office(ctx, before(&d, 2), 0, 0, &deputies, &count));
    if (count < LEAD + SIGNERS)
        return ST_OK;
    TRY(prepare(ctx, &d));
    for (size_t i = 0; i < NOMINEES; i++)
        TRY(nominate(ctx, &d, i, &deputies[LEAD]));
    TRY(settle(ctx, &d));
    return elect(ctx, &d);
}

enum status nomination_demo(struct ctx *ctx)
{
    const struct date today = ctx->today;
    const int64_t now = ctx->now;
    struct meeting_item item;
    struct demo d = {.item_id = 0};

    TRY(nomination_store_held(ctx, &d.item_id));
    if (d.item_id == 0) /* no session was held yet */
        return ST_OK;
    TRY(meeting_item_get(ctx, d.item_id, &item));
    TRY(meeting_get(ctx, item.meeting_id, &d.m));
    TRY(db_tx(ctx, demo_tx, &d));
    demo_act(ctx, NULL, today, 0);
    ctx->now = now;
    return ST_OK;
}
