// SPDX-License-Identifier: MulanPSL-2.0
/** Meetings that were held and votes that were counted there, for tests of what refers to them. */
#ifndef MEETING_HELD_H
#define MEETING_HELD_H
#include "modules/body/body.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/tests/modtest.h"
#include "modules/vote/vote.h"

enum { HELD_MEMBERS = 9 };

/** A meeting of that kind with one item of that sort; the item. */
static inline int64_t held_item(struct ctx *ctx, const char *kind, const char *sort, struct date on)
{
    const struct meeting_record_item item = {.title = S("预算"),
                                             .sort = str_from(sort),
                                             .outcome = S(""),
                                             .presenter = S(""),
                                             .url = S("")};
    const struct meeting_record_person one = {.name = S("周秀兰"), .title = S("")};
    const struct meeting_record in = {
        .meeting = {.kind = str_from(kind), .name = S("会议"), .place = S(""), .starts_on = on},
        .items = &item,
        .items_count = 1,
        .people = &one,
        .people_count = 1,
        .all_members = HELD_MEMBERS,
    };
    int64_t meeting, id = 0;

    MUST(ctx, meeting_record(ctx, &in, &meeting, &id), "a meeting");
    return id;
}

/** A standing committee, and the kinds of meetings. */
static inline void held_committee(struct ctx *ctx)
{
    const struct body b = {.kind = BODY_STANDING_COMMITTEE,
                           .name = S("云溪县人大常委会"),
                           .short_name = S("县人大常委会"),
                           .from_on = {2022, 1, 10}};
    int64_t id;

    MUST(ctx, body_add(ctx, &b, &id), "a committee");
    MUST(ctx, meeting_kinds_ship(ctx), "kinds of meetings");
}

/** Counted; of a rating on paper: satisfied, the rest dissatisfied. */
static inline int64_t held_vote(struct ctx *ctx, int64_t item_id, struct date on, bool rating,
                                uint32_t good)
{
    const struct vote_option object = {.name = S("县人民政府"), .note = S("")};
    const struct vote_new in = {.kind = rating ? VOTE_RATING : VOTE_MOTION,
                                .method = rating ? VOTE_PAPER : VOTE_HANDS,
                                .title = S("预算"),
                                .body_name = S("县人大常委会"),
                                .origin = "meeting_item",
                                .origin_id = item_id,
                                .origin_name = S("第1项"),
                                .back_url = S("/"),
                                .law_body = LAW_BODY_STANDING_COMMITTEE,
                                .matter = VOTE_LAW_RESOLUTION,
                                .rule = VOTE_HALF_OF_ALL,
                                .pass_grades = rating ? 2 : 0,
                                .basis = S(""),
                                .scale = S(""),
                                .again_reason = S(""),
                                .on = on,
                                .options = &object,
                                .options_count = rating ? 1 : 0};
    struct vote_line line = {.yes = good, .no = HELD_MEMBERS - good};
    struct vote_by_name names[HELD_MEMBERS];
    struct vote_voter voters[HELD_MEMBERS];
    struct vote_counted counted = {.voters = voters,
                                   .voters_count = HELD_MEMBERS,
                                   .all_members = HELD_MEMBERS,
                                   .ballots = HELD_MEMBERS,
                                   .lines = &line,
                                   .lines_count = 1};
    int64_t id = 0;

    if (rating)
        line = (struct vote_line){.grades = {good, 0, HELD_MEMBERS - good}};
    for (unsigned i = 0; i < HELD_MEMBERS; i++) {
        const struct str name = str_printf(ctx->arena, "委员%u", i);

        voters[i] = (struct vote_voter){.name = name, .present = true};
        names[i] = (struct vote_by_name){
            .name = name, .choice = i < good ? S("yes") : S("no"), .present = true};
    }
    if (rating) {
        MUST(ctx, vote_create(ctx, &in, &id), "a vote");
        MUST(ctx, vote_record_counted(ctx, id, &counted), "counted");
    } else {
        MUST(ctx, vote_record(ctx, &in, names, HELD_MEMBERS, HELD_MEMBERS, &id), "a vote");
    }
    return id;
}
#endif
