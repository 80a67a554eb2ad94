// SPDX-License-Identifier: MulanPSL-2.0
/** What the tests of ledgers share: a kind, an office with one right, an entry. */
#ifndef LEDGERTEST_H
#define LEDGERTEST_H
#include "modules/ledger/ledger_actions.h"
#include "modules/tests/modtest.h"
#include "platform/permission.h"

static const char KIND[] =
    "kind study\nname 学习\nunit 次\nnumber 学〔{year}〕{nn}号\n"
    "field on date 日期 required\nfield title text 内容 required\n"
    "field form choice 形式 = 集中|研讨\nfield people int 人数 min 1 max 500\n"
    "field cost money 经费\nfield organ organ 单位\nfield who deputy 代表\nfield files files 材料\n"
    "duty who\nread staff\nwrite office\n"
    "state planned 计划\nstate held 已学习 final\nstate gone 取消 final void\n"
    "step hold 登记 planned>held by office|leader needs people\n"
    "step stop 取消 planned>gone by office note\n"
    "deadline hold on +3 按期学习 when state=planned\n"
    "every m month 2 每月学习 when state=held\n"
    "figure held 次数 次 count when state=held\n"
    "figure people 人次 人次 sum people when state=held\n"
    "figure rate 完成率 % share when state=held\n"
    "figure gone 取消数 次 count when state=gone\n"
    "figure all 登记数 次 count standing\n";

struct office {
    struct ctx *ctx;
    const struct actor *system;
    struct actor actor;
    struct permission_set may;
    int64_t organ, deputy;
};

static inline void as(struct office *o, const char *permission)
{
    o->may = (struct permission_set){0};
    (void)permission_set_add(&o->may, permission);
    o->actor = (struct actor){.account_id = 0,
                              .congress_id = o->ctx->congress_id,
                              .name = S("某人"),
                              .permissions = &o->may};
    o->ctx->actor = &o->actor;
}

static inline struct office office_of(struct ctx *ctx)
{
    struct office o = {.ctx = ctx, .system = ctx->actor};
    const struct ledger_kind_new in = {.body = str_from(KIND), .note = S("")};
    int64_t id;

    o.organ = modtest_organ(ctx, "办公室");
    o.deputy = modtest_deputy(ctx, "周秀兰", "青石岭镇代表团");
    EQ_INT(ledger_kind_save(ctx, &in, &id), ST_OK, "a kind");
    return o;
}

#define GIVEN(...)                                                                                 \
    (const struct ledger_given[]){__VA_ARGS__}, COUNT(((const struct ledger_given[]){__VA_ARGS__}))

static inline int64_t add(struct ctx *ctx, const char *on, const char *title, const char *form,
                          const char *people, const char *state)
{
    const struct ledger_given given[] = {{"on", str_from(on)},
                                         {"title", str_from(title)},
                                         {"form", str_from(form)},
                                         {"people", str_from(people)}};
    const struct ledger_entry_new in = {
        .kind = S("study"), .values = given, .count = COUNT(given), .state = str_from(state)};
    int64_t id = 0;

    EQ_INT(ledger_entry_add(ctx, &in, &id), ST_OK, title);
    return id;
}

static const char VISITS[] =
    "kind visits\nname 走访\nunit 次\nfield on date 日期\nfield title text 内容 required\n"
    "field who person 走访人\nfield town organ 乡镇\nfield about record 对应的工作\n"
    "state made 已走访\nstate closed 已办结 final\nstate gone 作废 final void\n"
    "step close 办结 made>closed by committee needs town\nstep drop 作废 any>gone by office note\n"
    "figure times 走访人次 人次 count\nfigure people 走访干部数 名 distinct who\n"
    "figure towns 乡镇数 个 distinct town when state=made\n";

static inline int64_t visit(struct ctx *ctx, const char *on, const char *title, const char *who,
                            const char *town)
{
    const struct ledger_given given[] = {{"on", str_from(on)},
                                         {"title", str_from(title)},
                                         {"who", str_from(who)},
                                         {"town", str_from(town)}};
    int64_t id = 0;

    EQ_INT(ledger_entry_add(
               ctx, &(struct ledger_entry_new){S("visits"), given, COUNT(given), S("")}, &id),
           ST_OK, title);
    return id;
}

static inline void visits(struct ctx *ctx)
{
    const struct ledger_kind_new in = {.body = str_from(VISITS), .note = S("")};
    int64_t id;

    EQ_INT(ledger_kind_save(ctx, &in, &id), ST_OK, "a kind");
}
#endif
