// SPDX-License-Identifier: MulanPSL-2.0
/* The meetings the demo's documents come from, and their minutes. */
#include "modules/body/body.h"
#include "modules/meeting/meeting.h"
#include "modules/resolution/resolution_demo.h"
#include "modules/vote/vote.h"
#include "platform/text.h"
#include "resolution_demo_texts.h"

enum { ABSENT_EVERY = 9, MEETING_GAP = 60, LAST_BEFORE = 21 };

/* ---------------------------------------------------------------- held */

static void add_item(struct demo_meeting *m, struct str title, const char *sort)
{
    if (m->items_count == DEMO_ITEMS)
        return;
    m->items[m->items_count].title = title;
    m->items[m->items_count++].sort = sort;
}

/* What the two lists have for the n-th meeting. */
static void items_of(struct demo_meeting *m, int64_t n)
{
    struct str f[DEMO_FIELDS_MAX];
    int64_t of;

    for (size_t i = 0; i < demo_count(resolution_opinions_txt); i++) {
        demo_fields(demo_nth(resolution_opinions_txt, i), f);
        if (str_to_int(f[0], &of) && of == n)
            add_item(m, f[1], "report");
    }
    for (size_t i = 0; i < demo_count(resolution_docs_txt); i++) {
        demo_fields(demo_nth(resolution_docs_txt, i), f);
        if (str_to_int(f[1], &of) && of == n)
            add_item(m, f[3],
                     str_eqz(f[2], "bill")          ? "bill"
                     : str_eqz(f[2], "appointment") ? "appointment"
                                                    : "decision");
    }
}

static enum status people_of(struct ctx *ctx, int64_t body_id, struct date on, uint32_t seed,
                             struct meeting_record_person **out, size_t *out_count)
{
    struct body_member *all;

    TRY(body_members_at(ctx, body_id, on, &all, out_count));
    *out = arena_array(ctx->arena, *out_count, struct meeting_record_person);
    arr_each (i, *out_count)
        (*out)[i] = (struct meeting_record_person){
            .account_id = all[i].account_id,
            .deputy_id = all[i].deputy_id,
            .name = all[i].name,
            .title = all[i].title,
            .capacity = MEETING_MEMBER,
            .present = (i + seed) % ABSENT_EVERY != ABSENT_EVERY - 1,
            .on_leave = true,
        };
    return ST_OK;
}

static enum status hold(struct ctx *ctx, struct demo_cast *c, const struct body *committee,
                        uint32_t n)
{
    struct demo_meeting *m = &c->meetings[n];
    struct meeting_record_item items[DEMO_ITEMS] = {0};
    struct meeting_record_person *people;
    int64_t ids[DEMO_ITEMS];
    struct meeting held;
    size_t count;

    m->on = date_add_days(c->today, -LAST_BEFORE - MEETING_GAP * (DEMO_MEETINGS - 1 - (int)n));
    items_of(m, n);
    arr_each (i, m->items_count)
        items[i] = (struct meeting_record_item){.title = m->items[i].title,
                                                .sort = str_from(m->items[i].sort)};
    demo_as_office(ctx, c, m->on);
    TRY(people_of(ctx, committee->id, m->on, n, &people, &count));
    TRY(meeting_record(ctx,
                       &(struct meeting_record){.meeting = {.kind = S("sc"),
                                                            .body_id = committee->id,
                                                            .place = T("resolution.demo.hall"),
                                                            .starts_on = m->on,
                                                            .ends_on = m->on,
                                                            .starts_minute = 540},
                                                .items = items,
                                                .items_count = m->items_count,
                                                .people = people,
                                                .people_count = count},
                       &m->id, ids));
    arr_each (i, m->items_count)
        m->items[i].id = ids[i];
    TRY(meeting_get(ctx, m->id, &held));
    m->name = held.name;
    return ST_OK;
}

enum status demo_hold_meetings(struct ctx *ctx, struct demo_cast *c)
{
    struct body committee;

    TRY(body_of_kind(ctx, BODY_STANDING_COMMITTEE, c->today, &committee));
    for (uint32_t n = 0; n < DEMO_MEETINGS; n++)
        TRY(hold(ctx, c, &committee, n));
    return ST_OK;
}

enum status demo_vote(struct ctx *ctx, const struct demo_meeting *m, int64_t item_id,
                      struct str title, uint32_t seed, int64_t *out)
{
    struct meeting_person *people;
    struct vote_by_name *voters;
    struct meeting held;
    size_t count, n = 0;

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
    *out = 0;
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

enum status demo_minutes(struct ctx *ctx, const struct demo_cast *c)
{
    arr_each (n, DEMO_MEETINGS) {
        const struct demo_meeting *m = &c->meetings[n];
        const bool summary = n == 1;
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
        if (n + 1 < DEMO_MEETINGS)
            TRY(sign_both(ctx, c, id));
    }
    return ST_OK;
}
