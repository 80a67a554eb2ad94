// SPDX-License-Identifier: MulanPSL-2.0
/* The demo county's activities: a campaign with deeds, eight activities with people in turn, a year
 * of those of groups, one that is open, one bulletin. */
#include "activity_demo_texts.h"
#include "modules/activity/activity_actions.h"
#include "modules/activity/activity_parts.h"
#include "modules/body/body.h"
#include "modules/deputy/deputy.h"
#include "platform/db.h"
#include "platform/demo.h"
#include "platform/text.h"

enum {
    SEED = 47,
    HOUR = 9,
    DEEDS = 24,
    PEOPLE_MAX = 60,
    ASK_DAYS = 14,
    AHEAD_DAYS = 9,
    ASKED = 20,
    QUARTERS = 4,
    QUARTER_MONTHS = 3,
    LATEST = 60, /* of the days of a quarter */
    MISSED_OF = 9
};

struct demo {
    struct deputy *deputies;
    size_t count;
    struct date today;
    int64_t campaign;
};

static struct actor *acting(struct ctx *ctx, int64_t deputy_id)
{
    struct actor *who = arena_new(ctx->arena, struct actor);

    *who = *ctx->actor;
    who->system = true;
    who->deputy_id = deputy_id;
    return who;
}

static struct activity plain(const char *sort, struct str title, struct date on)
{
    return (struct activity){.sort = str_from(sort),
                             .title = title,
                             .text = S(""),
                             .host = S(""),
                             .place = S(""),
                             .starts_on = on,
                             .ends_on = on,
                             .way = S("invited")};
}

static enum status plan(struct ctx *ctx, const struct activity *a, size_t people, struct date on,
                        int64_t *out)
{
    int64_t *ids;
    size_t count;

    demo_act(ctx, NULL, on, HOUR);
    TRY(activity_save(ctx, a, out));
    TRY(activity_in_turn(ctx, *out, 0, people, &ids, &count));
    TRY(activity_invite(
        ctx, &(struct activity_ask){.id = *out, .deputies = ids, .count = count, .team = S("")}));
    return activity_open(ctx, *out, 1);
}

/* Most come; some ask to be excused, now and then one is just not there. */
static enum status roll(struct ctx *ctx, int64_t id, struct date on, struct str result)
{
    struct activity_note notes[PEOPLE_MAX];
    struct activity_person *people;
    struct activity a;
    size_t count, n = 0;

    TRY(activity_store_people(ctx, id, &people, &count));
    for (size_t i = 0; i < count && n < PEOPLE_MAX; i++) {
        const uint32_t pick = demo_pick(SEED, (uint32_t)people[i].id, 12);

        notes[n++] = (struct activity_note){people[i].id, pick == 0   ? S("absent")
                                                          : pick <= 2 ? S("excused")
                                                                      : S("attended")};
    }
    demo_act(ctx, NULL, on, HOUR + 8);
    TRY(activity_note_presence(ctx, id, notes, n));
    TRY(activity_store_get(ctx, id, &a));
    return activity_hold(ctx, id, a.version, result);
}

static enum status activities(struct ctx *ctx, const struct demo *d)
{
    struct str rest = str_from(activities_txt), line, f[DEMO_FIELDS_MAX];

    while (demo_line(&rest, &line)) {
        int64_t month, day, people, id;
        struct activity a;

        if (line.ptr[0] == '#')
            continue;
        demo_fields(line, f);
        if (!str_to_int(f[0], &month) || !str_to_int(f[1], &day) || !str_to_int(f[6], &people))
            return fail_detail(&ctx->err, ST_INTERNAL, "db.internal", "activities.txt");
        a = plain(str_z(ctx->arena, f[2]), f[3],
                  (struct date){d->today.year, (unsigned)month, (unsigned)day});
        if (date_cmp(a.starts_on, d->today) > 0)
            continue;
        a.host = f[4];
        a.place = f[5];
        TRY(plan(ctx, &a, (size_t)people, date_add_days(a.starts_on, -ASK_DAYS), &id));
        TRY(roll(ctx, id, a.starts_on, f[7]));
    }
    return ST_OK;
}

static enum status campaign(struct ctx *ctx, struct demo *d)
{
    struct activity a =
        plain("campaign", T("activity.demo.campaign"), (struct date){d->today.year, 3, 1});

    a.ends_on = (struct date){d->today.year, 12, 20};
    a.way = S("open");
    a.text = T("activity.demo.campaign_text");
    demo_act(ctx, NULL, a.starts_on, HOUR);
    TRY(activity_save(ctx, &a, &d->campaign));
    TRY(activity_open(ctx, d->campaign, 1));
    for (uint32_t n = 0; n < DEEDS; n++) {
        const uint32_t pick = demo_pick(SEED + 1, n, 1000);
        struct activity_deed deed = {.activity_id = d->campaign,
                                     .deputy_id = d->deputies[pick % d->count].id,
                                     .done_on = date_add_days(a.starts_on, (int)(n * 10))};
        struct str f[DEMO_FIELDS_MAX];
        int64_t id;

        if (date_cmp(deed.done_on, d->today) > 0)
            continue;
        demo_fields(demo_nth(deeds_txt, pick % demo_count(deeds_txt)), f);
        deed.sort = f[0];
        deed.text = f[1];
        if (str_eqz(deed.sort, "donate"))
            deed.fen = (int64_t)(pick % 9 + 1) * 100000;
        demo_act(ctx, NULL, deed.done_on, HOUR);
        TRY(activity_deed_add(ctx, &deed, &id));
    }
    return ST_OK;
}

static enum status group_activity(struct ctx *ctx, const struct body *group, uint32_t n,
                                  struct date on)
{
    struct body_member *members;
    struct str f[DEMO_FIELDS_MAX];
    struct activity a;
    int64_t *ids, id;
    size_t count;

    demo_fields(demo_nth(groups_txt, n % demo_count(groups_txt)), f);
    a = plain("group", TF(ctx->arena, "activity.demo.group", group->name, f[0]), on);
    a.place = f[1];
    a.host = group->name;
    a.group_id = group->id;
    demo_act(ctx, NULL, on, HOUR);
    TRY(body_members_at(ctx, group->id, on, &members, &count));
    ids = arena_array(ctx->arena, count, int64_t);
    arr_each (i, count)
        ids[i] = members[i].deputy_id;
    TRY(activity_save(ctx, &a, &id));
    TRY(activity_invite(
        ctx, &(struct activity_ask){.id = id, .deputies = ids, .count = count, .team = S("")}));
    return roll(ctx, id, on, f[2]);
}

/* Each group once a quarter, over a year; now and then one has not met. */
static enum status group_year(struct ctx *ctx, const struct demo *d)
{
    struct body *all;
    size_t count;
    uint32_t g = 0;

    TRY(body_list(ctx, d->today, &all, &count));
    arr_each (i, count) {
        if (all[i].kind != BODY_GROUP)
            continue;
        for (uint32_t q = 0; q < QUARTERS; q++) {
            const unsigned months = (d->today.month - 1) / QUARTER_MONTHS * QUARTER_MONTHS;
            const struct date first = date_add_months(
                (struct date){d->today.year - 1, months + 1, 1}, (q + 1) * QUARTER_MONTHS);
            const struct date on = date_add_days(first, 10 + (int)(g * 7 % LATEST));

            if (date_cmp(on, d->today) < 0 && (g * 7 + q) % MISSED_OF != 4)
                TRY(group_activity(ctx, &all[i], g + q, on));
        }
        g++;
    }
    return ST_OK;
}

/* Soon: half of those asked have answered. */
static enum status ahead(struct ctx *ctx, const struct demo *d)
{
    struct activity a =
        plain("inspection", T("activity.demo.ahead"), date_add_days(d->today, AHEAD_DAYS));
    struct activity_person *people;
    size_t count;
    int64_t id;

    a.place = T("activity.demo.ahead_place");
    a.campaign_id = d->campaign;
    TRY(plan(ctx, &a, ASKED, date_add_days(d->today, -1), &id));
    TRY(activity_store_people(ctx, id, &people, &count));
    for (size_t i = 0; i < count; i += 2) {
        demo_act(ctx, acting(ctx, people[i].deputy_id), date_add_days(d->today, -1), HOUR + 1);
        TRY(activity_answer(ctx, id, i % 8 == 6 ? S("no") : S("yes"),
                            i % 8 == 6 ? T("activity.demo.reason") : S("")));
    }
    a = plain("bulletin", T("activity.demo.bulletin"), d->today);
    a.text = T("activity.demo.bulletin_text");
    return plan(ctx, &a, ASKED, date_add_days(d->today, -1), &id);
}

static enum status demo_tx(struct ctx *ctx, const void *input)
{
    struct demo d = *(const struct demo *)input;

    TRY(campaign(ctx, &d));
    TRY(activities(ctx, &d));
    TRY(group_year(ctx, &d));
    return ahead(ctx, &d);
}

enum status activity_demo(struct ctx *ctx)
{
    struct demo d = {.today = ctx->today};
    const int64_t now = ctx->now;

    TRY(deputy_in_office(ctx, ctx->today, 0, 0, &d.deputies, &d.count));
    if (d.count == 0)
        return ST_OK;
    TRY(db_tx(ctx, demo_tx, &d));
    demo_act(ctx, NULL, d.today, 0);
    ctx->now = now;
    return ST_OK;
}
