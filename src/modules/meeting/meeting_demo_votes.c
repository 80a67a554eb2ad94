// SPDX-License-Identifier: MulanPSL-2.0
/* The demo's removal from office (撤职案) and recall (罢免案): on the agenda, voted on in secret on
 * paper, its result. */
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_demo.h"
#include "modules/meeting/meeting_hall.h"
#include "platform/demo.h"
#include "platform/text.h"

enum { AGAINST = 1, ABSTAINED = 1, ELEVEN = 11 };

enum status meeting_demo_removal(struct ctx *ctx, const char *kind, const char *forum,
                                 struct meeting_record_item *out, int64_t *out_motion_id)
{
    const struct motion_filter filter = {.q = S(""),
                                         .kind = str_from(kind),
                                         .forum = str_from(forum),
                                         .state = S("listed"),
                                         .mine = S(""),
                                         .after = S(""),
                                         .limit = 1};
    struct motion *list;
    struct str next;
    int64_t total;
    size_t count;

    *out_motion_id = 0;
    TRY(motion_page(ctx, &filter, &list, &count, &next, &total));
    if (count == 0)
        return ST_OK;
    *out_motion_id = list[0].id;
    *out = (struct meeting_record_item){
        .title = list[0].title,
        .sort = S("appointment"),
        .outcome = T("meeting.demo.passed"),
        .url = str_printf(ctx->arena, "/motion/%lld", (long long)list[0].id),
    };
    return ST_OK;
}

static enum status join_vote(struct ctx *ctx, int64_t item_id, const struct motion *m,
                             int64_t *out_vote_id)
{
    const struct vote_option who = {.name = m->person_name, .note = m->person_post};
    const struct vote_new v = {
        .kind = VOTE_MOTION,
        .method = VOTE_PAPER,
        .secret = true,
        .title = m->title,
        .matter = VOTE_LAW_REMOVAL,
        .rule = VOTE_HALF_OF_ALL,
        .options = &who,
        .options_count = 1,
    };

    return meeting_vote_join(ctx, item_id, &v, true, out_vote_id);
}

static enum status count_vote(struct ctx *ctx, const struct meeting *m, int64_t vote_id)
{
    struct vote_counted in = {.all_members = m->all_members, .lines_count = 1};
    struct meeting_person *people;
    struct vote_voter *voters;
    struct vote_line line;
    size_t count;

    TRY(meeting_people(ctx, m->id, &people, &count));
    voters = arena_array(ctx->arena, count, struct vote_voter);
    arr_each (i, count) {
        if (people[i].capacity != MEETING_MEMBER)
            continue;
        voters[in.voters_count++] = (struct vote_voter){.account_id = people[i].account_id,
                                                        .deputy_id = people[i].deputy_id,
                                                        .name = people[i].name,
                                                        .present = people[i].first_in_at != 0};
        in.ballots += people[i].first_in_at != 0;
    }
    line = (struct vote_line){
        .yes = in.ballots - AGAINST - ABSTAINED, .no = AGAINST, .abstain = ABSTAINED};
    in.voters = voters;
    in.lines = &line;
    return vote_record_counted(ctx, vote_id, &in);
}

enum status meeting_demo_removed(struct ctx *ctx, int64_t item_id, int64_t motion_id)
{
    struct meeting_item item;
    struct motion motion;
    struct meeting m;
    int64_t vote_id;

    TRY(meeting_item_get(ctx, item_id, &item));
    TRY(meeting_get(ctx, item.meeting_id, &m));
    TRY(motion_get(ctx, motion_id, &motion));
    demo_act(ctx, NULL, m.starts_on, ELEVEN);
    TRY(motion_scheduled(ctx, motion_id,
                         &(struct motion_item){.item_id = item_id,
                                               .meeting = m.name,
                                               .url = str_printf(ctx->arena, "/meeting/item/%lld",
                                                                 (long long)item_id),
                                               .held_on = m.starts_on}));
    TRY(join_vote(ctx, item_id, &motion, &vote_id));
    TRY(count_vote(ctx, &m, vote_id));
    return meeting_motion_settle(ctx, vote_id);
}
