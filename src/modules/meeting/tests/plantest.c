// SPDX-License-Identifier: MulanPSL-2.0
/* What the tests of preparation share. */
#include "modules/meeting/tests/plantest.h"
#include "modules/body/body.h"

static int64_t deputy(struct ctx *ctx, const char *family, int n)
{
    static const char *const GIVEN[] = {"秀兰", "德明", "春梅", "永平", "家旺", "小满", "有田"};

    return modtest_deputy(ctx, str_z(ctx->arena, str_printf(ctx->arena, "%s%s", family, GIVEN[n])),
                          "青石岭镇代表团");
}

static int64_t body_with(struct ctx *ctx, enum body_kind kind, const char *name,
                         const int64_t *deputies, size_t count)
{
    const struct body b = {.kind = kind,
                           .name = str_from(name),
                           .short_name = str_from(name),
                           .from_on = {2024, 1, 10}};
    int64_t body = 0, id;

    ASSERT(body_add(ctx, &b, &body) == ST_OK);
    arr_each (i, count) {
        const struct body_member m = {.body_id = body,
                                      .deputy_id = deputies[i],
                                      .post = i == 0 ? BODY_CHAIR : BODY_VICE_CHAIR,
                                      .from_on = {2024, 1, 10}};
        struct body_member plain = m;

        plain.post = kind == BODY_STANDING_COMMITTEE && i > 2 ? BODY_MEMBER : m.post;
        ASSERT(body_seat(ctx, &plain, &id) == ST_OK);
    }
    return body;
}

void county(struct ctx *ctx, int64_t *deputies)
{
    for (int i = 0; i < MEMBERS; i++)
        deputies[i] = deputy(ctx, "周", i);
    for (int i = 0; i < OTHERS; i++)
        (void)deputy(ctx, "王", i);
    (void)body_with(ctx, BODY_STANDING_COMMITTEE, "县人大常委会", deputies, MEMBERS);
    (void)body_with(ctx, BODY_CHAIRMEN_MEETING, "主任会议", deputies, 3);
    (void)body_with(ctx, BODY_PARTY_GROUP, "党组", deputies, 2);
    ASSERT(meeting_kinds_ship(ctx) == ST_OK);
}

int64_t create(struct ctx *ctx, const char *kind, int days)
{
    const struct meeting_new in = {
        .kind = str_from(kind), .starts_on = date_add_days(ctx->today, days), .starts_minute = 540};
    int64_t id = 0;

    if (meeting_create(ctx, &in, &id) != ST_OK) {
        printf("Bail out! %s %s\n", ctx->err.key, ctx->err.detail);
        exit(1);
    }
    return id;
}

enum status add(struct ctx *ctx, int64_t meeting, int64_t prior, int64_t *out)
{
    modtest_clear(ctx);
    return meeting_item_add(ctx,
                            &(struct meeting_item_new){.meeting_id = meeting,
                                                       .prior_item_id = prior,
                                                       .title = S("听取饮水安全的报告"),
                                                       .sort = S("report"),
                                                       .minutes = 30},
                            out);
}

/* The second member signs in as a deputy. */
struct actor second_member(struct ctx *ctx, int64_t deputy_id)
{
    const struct account_new in = {.login = S("zhou"),
                                   .name = S("周德明"),
                                   .password = S("山上的石榴都红了"),
                                   .role = "deputy",
                                   .deputy_id = deputy_id};
    struct actor who = {.name = S("周德明"), .congress_id = ctx->congress_id};

    ASSERT(account_create(ctx, &in, &who.account_id) == ST_OK);
    who.deputy_id = deputy_id;
    return who;
}
