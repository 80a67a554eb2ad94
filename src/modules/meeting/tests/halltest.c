// SPDX-License-Identifier: MulanPSL-2.0
/* What the tests of a meeting's day share. */
#include "modules/meeting/tests/halltest.h"
#include "modules/body/body.h"
#include "platform/db.h"
#include "platform/event.h"

enum status notice_tx(struct ctx *ctx, const void *input)
{
    struct meeting m;

    TRY(meeting_get(ctx, ((const struct noticing *)input)->id, &m));
    TRY(meeting_store_hall_state(ctx, &m, MEETING_NOTICED, &(struct meeting_hall){0}));
    return event_emit(ctx, "meeting.noticed", m.id);
}

static int64_t seat_committee(struct ctx *ctx)
{
    const struct body b = {.kind = BODY_STANDING_COMMITTEE,
                           .name = S("云溪县第十八届人大常委会"),
                           .short_name = S("县人大常委会"),
                           .fixed_seats = MEMBERS,
                           .from_on = {2024, 1, 10}};
    int64_t body = 0, id;

    ASSERT(body_add(ctx, &b, &body) == ST_OK);
    for (int i = 0; i < MEMBERS; i++) {
        static const char *const FAMILIES[] = {"周", "王", "李", "赵", "何"};
        static const char *const GIVEN[] = {"秀兰", "德明", "春梅", "永平", "家旺", "小满", "有田"};
        const struct str name = str_printf(ctx->arena, "%s%s", FAMILIES[i % 5], GIVEN[i / 5]);
        const struct body_member m = {
            .body_id = body,
            .deputy_id = modtest_deputy(ctx, str_z(ctx->arena, name), "青石岭镇代表团"),
            .post = i == 0 ? BODY_CHAIR : BODY_MEMBER,
            .from_on = {2024, 1, 10}};

        ASSERT(body_seat(ctx, &m, &id) == ST_OK);
    }
    return body;
}

struct hall hall_of(struct ctx *ctx)
{
    static const char *const TITLES[] = {"听取报告", "关于批准预算调整的决议", "人事任免案"};
    struct hall h = {.ctx = ctx};
    size_t count;

    (void)seat_committee(ctx);
    ASSERT(meeting_kinds_ship(ctx) == ST_OK);
    ASSERT(meeting_create(ctx,
                          &(struct meeting_new){.kind = S("sc"),
                                                .place = S("三楼会议厅"),
                                                .starts_on = ctx->today,
                                                .starts_minute = 540},
                          &h.id) == ST_OK);
    arr_each (i, COUNT(TITLES))
        ASSERT(meeting_item_add(ctx,
                                &(struct meeting_item_new){.meeting_id = h.id,
                                                           .title = str_from(TITLES[i]),
                                                           .sort = S("other"),
                                                           .presenter = S(""),
                                                           .url = S(""),
                                                           .by_meeting = true},
                                &h.items[i]) == ST_OK);
    ASSERT(meeting_people(ctx, h.id, &h.people, &count) == ST_OK);
    ASSERT(count == MEMBERS);
    return h;
}

void come(struct hall *h, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        ASSERT(meeting_sign_in_by_desk(h->ctx, h->id, h->people[i].id) == ST_OK);
}

struct meeting_presence there(struct hall *h)
{
    struct meeting_presence p;

    ASSERT(meeting_presence(h->ctx, h->id, &p) == ST_OK);
    return p;
}

int64_t version(struct hall *h)
{
    struct meeting_hall hall;

    ASSERT(meeting_hall_get(h->ctx, h->id, &hall) == ST_OK);
    return hall.version;
}

enum status opened(struct hall *h)
{
    modtest_clear(h->ctx);
    return meeting_hall_open(h->ctx, h->id, version(h));
}

int64_t vote_for(struct hall *h, size_t item, enum meeting_vote_role role)
{
    int64_t id = 0;
    enum status st;

    st = meeting_vote_make(h->ctx,
                           &(struct meeting_vote_new){.meeting_id = h->id,
                                                      .item_id = h->items[item],
                                                      .role = role,
                                                      .clause = S("第三条"),
                                                      .title = S(""),
                                                      .scale = S(""),
                                                      .basis = S(""),
                                                      .objects = S(""),
                                                      .method = VOTE_DEVICE},
                           &id);
    if (st != ST_OK)
        printf("# %s %s %s\n", h->ctx->err.key, h->ctx->err.detail, modtest_field(h->ctx));
    return id;
}
