// SPDX-License-Identifier: MulanPSL-2.0
/** What the tests of recalls share: invented deputies, a request, its way to the vote. */
#ifndef RECALLTEST_H
#define RECALLTEST_H
#include "modules/deputy/deputy_actions.h"
#include "modules/recall/recall_actions.h"
#include "modules/recall/recall_parts.h"
#include "modules/tests/modtest.h"

static const struct date CAME = {2026, 10, 8}, DAY = {2026, 11, 18}, TODAY = {2026, 11, 20};

static inline int64_t deputy_of(struct ctx *ctx, const char *name, const char *constituency)
{
    const struct deputy_new in = {.name = str_from(name),
                                  .delegation = S("城关镇代表团"),
                                  .constituency = str_from(constituency),
                                  .from_on = {2024, 1, 10}};
    int64_t id = 0;

    ASSERT(deputy_add(ctx, &in, &id) == ST_OK);
    return id;
}

static inline int64_t outside_of(struct ctx *ctx, const char *name, const char *level)
{
    const struct deputy_outside_new in = {.level = str_from(level),
                                          .congress_name = S("平阳市人民代表大会"),
                                          .name = str_from(name),
                                          .from_on = {2024, 1, 10}};
    int64_t id = 0;

    MUST(ctx, deputy_outside_set(ctx, &in, &id), "a deputy of another level");
    return id;
}

static inline struct recall_new request(const char *name)
{
    return (struct recall_new){.level = S("county"),
                               .name = str_from(name),
                               .constituency = S(""),
                               .mover = S("voters"),
                               .received_on = CAME,
                               .reasons = S("不听取选民意见。"),
                               .signers = S("柳青山 石磨沟12号\n\n  尚青禾  \n")};
}

static inline struct recall get(struct ctx *ctx, int64_t id)
{
    struct recall r = {0};

    ASSERT(recall_get(ctx, id, &r) == ST_OK);
    return r;
}

static inline enum status act(struct ctx *ctx, int64_t id, struct recall_do in)
{
    in.id = id;
    in.version = get(ctx, id).version;
    if (date_none(in.on))
        in.on = (struct date){2026, 11, 10};
    return recall_do(ctx, &in);
}

static inline struct recall_do votes(uint32_t whole, uint32_t yes, uint32_t no)
{
    return (struct recall_do){
        .act = RECALL_COUNT,
        .on = DAY,
        .count = {.whole = whole, .issued = yes + no, .cast = yes + no, .yes = yes, .no = no},
        .number = S("记录1号")};
}

static const struct recall_do SET = {.act = RECALL_SET_DAY,
                                     .on = {2026, 11, 18},
                                     .place = {"村委会", sizeof "村委会" - 1},
                                     .chair = {"田代表", sizeof "田代表" - 1}};

static inline int64_t ready(struct ctx *ctx, const struct recall_new *in, int64_t signers)
{
    int64_t id = 0;

    MUST(ctx, recall_receive(ctx, in, &id), "received");
    MUST(ctx, act(ctx, id, (struct recall_do){.act = RECALL_ACCEPT, .signers = signers}),
         "accepted");
    MUST(ctx, act(ctx, id, (struct recall_do){.act = RECALL_GIVE}), "given to the deputy");
    MUST(ctx, act(ctx, id, (struct recall_do){.act = RECALL_PRINT}), "printed");
    MUST(ctx, act(ctx, id, SET), "a day is set");
    return id;
}

static inline struct recall_do says(struct date on, const char *text)
{
    return (struct recall_do){
        .act = RECALL_DEFEND, .on = on, .way = S("written"), .text = str_from(text)};
}
#endif
