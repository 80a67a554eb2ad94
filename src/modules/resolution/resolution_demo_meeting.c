// SPDX-License-Identifier: MulanPSL-2.0
/* The meetings the demo's documents come from, and their minutes. */
#include "modules/resolution/resolution_demo.h"
#include "modules/vote/vote.h"
#include "platform/text.h"

enum { DAYS = 400, IDS_MAX = 64 };

/* ---------------------------------------------------------------- held */

static enum status take(struct ctx *ctx, const struct meeting *held, struct demo_meeting *m)
{
    struct meeting_person *all;
    size_t count;

    *m = (struct demo_meeting){.id = held->id, .name = held->name, .on = held->starts_on};
    TRY(meeting_items(ctx, held->id, &m->items, &m->items_count));
    TRY(meeting_people(ctx, held->id, &all, &count));
    m->people = arena_array(ctx->arena, count, struct meeting_person);
    arr_each (i, count)
        if (all[i].capacity == MEETING_MEMBER && all[i].first_in_at != 0)
            m->people[m->people_count++] = all[i];
    return ST_OK;
}

enum status demo_find_meetings(struct ctx *ctx, struct demo_cast *c)
{
    struct source_meeting *all;
    size_t count;

    TRY(resolution_source_meetings(ctx, DAYS, &all, &count));
    for (size_t i = count; i-- > 0 && c->meetings_count < DEMO_MEETINGS;) {
        struct meeting held;

        TRY(meeting_get(ctx, all[i].id, &held));
        if (str_eqz(held.kind, "sc") && held.state == MEETING_CLOSED)
            TRY(take(ctx, &held, &c->meetings[c->meetings_count++]));
    }
    return ST_OK;
}

const struct demo_meeting *demo_meeting_of(const struct demo_cast *c, struct str field)
{
    int64_t n;

    return str_to_int(field, &n) && n >= 0 && n < (int64_t)c->meetings_count ? &c->meetings[n]
                                                                             : NULL;
}

int64_t demo_item_of(const struct demo_meeting *m, struct str words)
{
    arr_each (i, m != NULL && words.len != 0 ? m->items_count : 0)
        if (str_has(m->items[i].title, words))
            return m->items[i].id;
    return 0;
}

/* ---------------------------------------------------------------- voted */

enum status demo_vote(struct ctx *ctx, const struct demo_meeting *m, int64_t item_id,
                      struct str title, uint32_t seed, int64_t *out)
{
    struct meeting_person *people;
    struct vote_by_name *voters;
    struct source_vote *votes;
    struct meeting held;
    size_t count, n = 0;

    TRY(resolution_source_votes(ctx, RESOLUTION_RESOLUTION, item_id, &votes, &count));
    *out = count != 0 ? votes[0].id : 0;
    if (*out != 0)
        return ST_OK;
    TRY(meeting_get(ctx, m->id, &held));
    TRY(meeting_people(ctx, m->id, &people, &count));
    voters = arena_array(ctx->arena, count, struct vote_by_name);
    arr_each (i, count) {
        const struct meeting_person *p = &people[i];
        const bool there = p->first_in_at != 0;

        if (p->capacity != MEETING_MEMBER)
            continue;
        voters[n] = (struct vote_by_name){.account_id = p->account_id,
                                          .deputy_id = p->deputy_id,
                                          .name = p->name,
                                          .choice = !there                  ? S("")
                                                    : (n + seed) % 17 == 16 ? S("abstain")
                                                                            : S("yes"),
                                          .present = there};
        n++;
    }
    if (n == 0)
        return ST_OK;
    return vote_record(
        ctx,
        &(struct vote_new){.kind = VOTE_MOTION,
                           .method = VOTE_DEVICE,
                           .title = title,
                           .body_name = held.kind_name,
                           .origin = "meeting_item",
                           .origin_id = item_id,
                           .origin_name = held.name,
                           .back_url = str_printf(ctx->arena, "/meeting/%lld", (long long)m->id),
                           .body_id = held.body_id,
                           .on = m->on,
                           .rule = VOTE_HALF_OF_ALL},
        voters, n, held.all_members, out);
}

/* ---------------------------------------------------------------- minutes */

static enum status sign_both(struct ctx *ctx, const struct demo_cast *c, int64_t id)
{
    const struct date on = date_add_days(ctx->today, 3);

    TRY(resolution_minutes_step(ctx, &(struct resolution_minutes_step){.id = id}));
    demo_as_office(ctx, c, on);
    TRY(resolution_minutes_sign(
        ctx, &(struct resolution_minutes_sign){.id = id, .name = ctx->actor->name}));
    demo_as_leader(ctx, c, on);
    return resolution_minutes_sign(ctx, &(struct resolution_minutes_sign){
                                            .id = id, .as_chair = true, .name = ctx->actor->name});
}

enum { MINUTES = 6, SUMMARY = 3 };

enum status demo_minutes(struct ctx *ctx, const struct demo_cast *c)
{
    const size_t first = c->meetings_count > MINUTES ? c->meetings_count - MINUTES : 0;

    for (size_t n = first; n < c->meetings_count; n++) {
        const struct demo_meeting *m = &c->meetings[n];
        const bool summary = n == SUMMARY;
        int64_t id;

        demo_as_office(ctx, c, date_add_days(m->on, 2));
        TRY(resolution_minutes_add(
            ctx,
            &(struct resolution_minutes_new){.meeting_id = m->id,
                                             .summary = summary,
                                             .title = TF(ctx->arena,
                                                         summary ? "resolution.minutes.summary_of"
                                                                 : "resolution.minutes.record_of",
                                                         m->name),
                                             .recorder = ctx->actor->name,
                                             .held_on = m->on},
            &id));
        if (n + 1 < c->meetings_count)
            TRY(sign_both(ctx, c, id));
    }
    return ST_OK;
}
