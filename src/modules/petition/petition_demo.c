// SPDX-License-Identifier: MulanPSL-2.0
/* A year of invented petitions, handled to different points. */
#include "modules/account/account.h"
#include "modules/congress/congress.h"
#include "modules/petition/petition_actions.h"
#include "modules/petition/petition_parts.h"
#include "petition_demo_texts.h"
#include "platform/db.h"
#include "platform/demo.h"
#include "platform/text.h"

enum { HOUR = 10, FIRST_DAY = 330, GAP = 15, ORGANS_MOST = 400 };

struct demo {
    struct ctx *ctx;
    struct actor clerk;
    int64_t leader_id;
    int64_t *organs;
    size_t organs_count;
    struct date today;
    int64_t claimed; /* the one that went through a re-review */
};

struct tale {
    struct str f[DEMO_FIELDS_MAX];
    uint32_t n;
    struct date on;
    int64_t id;
};

static enum status version_of(struct ctx *ctx, int64_t id, int64_t *out)
{
    struct petition p;

    TRY(petition_get(ctx, id, &p));
    *out = p.version;
    return ST_OK;
}

static enum status step(struct demo *d, struct tale *t, int days, struct petition_do in)
{
    const struct date on = date_add_days(t->on, days);

    t->on = date_cmp(on, d->today) > 0 ? d->today : on;
    demo_act(d->ctx, &d->clerk, t->on, HOUR);
    in.id = t->id;
    in.on = t->on;
    if (in.act == PETITION_ACCEPT || in.act == PETITION_TRANSFER)
        in.told_on = t->on;
    TRY(version_of(d->ctx, t->id, &in.version));
    return petition_do(d->ctx, &in);
}

static enum status end(struct demo *d, struct tale *t, const char *outcome)
{
    return step(d, t, 6,
                (struct petition_do){.act = PETITION_END,
                                     .outcome = str_from(outcome),
                                     .text = T("petition.demo.ended")});
}

static enum status special(struct demo *d, struct tale *t, struct str word, bool *out_done)
{
    int64_t version;

    *out_done = true;
    TRY(version_of(d->ctx, t->id, &version));
    if (str_eqz(word, "lead"))
        return petition_lead(d->ctx, t->id, version, d->leader_id);
    if (str_eqz(word, "supervise"))
        return petition_supervise(d->ctx, t->id, version, true);
    if (str_eqz(word, "again"))
        return petition_same(d->ctx, t->id, version, d->claimed);
    *out_done = false;
    return ST_OK;
}

static enum status answer(struct demo *d, struct tale *t, enum petition_act act, int days)
{
    return step(d, t, days, (struct petition_do){.act = act, .text = T("petition.demo.answer")});
}

static enum status go(struct demo *d, struct tale *t, struct str word)
{
    bool done;

    ASSERT(d->organs_count > 0);
    if (str_eqz(word, "transfer"))
        return step(d, t, 5,
                    (struct petition_do){
                        .act = PETITION_TRANSFER,
                        .organ_id = d->organs[demo_pick(71, t->n, (uint32_t)d->organs_count)],
                        .until = date_add_days(t->on, 45),
                        .text = T("petition.demo.transfer")});
    if (str_eqz(word, "taken"))
        return answer(d, t, PETITION_TAKE_ON, 6);
    if (str_eqz(word, "accept"))
        return answer(d, t, PETITION_ACCEPT, 4);
    if (str_eqz(word, "report"))
        return answer(d, t, PETITION_REPORT, 28);
    if (str_eqz(word, "reply"))
        return answer(d, t, PETITION_REPLY, 31);
    if (str_eqz(word, "review"))
        return answer(d, t, PETITION_ASK_REVIEW, 9);
    if (str_eqz(word, "reviewed"))
        return answer(d, t, PETITION_ANSWER_REVIEW, 24);
    if (str_eqz(word, "recheck")) {
        TRY(answer(d, t, PETITION_ASK_RECHECK, 12));
        return answer(d, t, PETITION_ANSWER_RECHECK, 26);
    }
    TRY(special(d, t, word, &done));
    if (done || str_eqz(word, "new"))
        return ST_OK;
    if (str_eqz(word, "final"))
        d->claimed = t->id;
    return end(d, t, str_z(d->ctx->arena, word));
}

/* Finished ones are spread over the year; the last seven are of these days. */
static struct date day_of(const struct demo *d, uint32_t n, uint32_t count)
{
    enum { OPEN = 7 };

    if (n + OPEN >= count)
        return date_add_days(d->today, -(int)(2 + 4 * (count - 1 - n)));
    return date_add_days(d->today, -(int)(FIRST_DAY - n * GAP));
}

static enum status add_one(struct demo *d, uint32_t n, uint32_t count)
{
    struct ctx *ctx = d->ctx;
    struct tale t = {.n = n, .on = day_of(d, n, count)};
    struct petition_new in = {0};
    struct str words, word;
    int64_t people = 1;

    demo_fields(demo_nth(petitions_txt, n), t.f);
    demo_act(ctx, &d->clerk, t.on, HOUR);
    (void)str_to_int(t.f[4], &people);
    in.p = (struct petition){.kind = t.f[0],
                             .category = t.f[2],
                             .place = t.f[3],
                             .received_on = t.on,
                             .people = (uint32_t)people,
                             .handler_id = d->clerk.account_id,
                             .may_publish = n % 3 == 0,
                             .outcome = S(""),
                             .due_kind = S("")};
    if (!petition_matter_parse(t.f[1], &in.p.matter))
        return fail_detail(&ctx->err, ST_INTERNAL, "db.internal", "petitions.txt");
    in.text =
        (struct petition_text){.subject = t.f[5], .body = t.f[6], .wish = T("petition.demo.wish")};
    in.person = (struct petition_person){
        .name = t.f[7],
        .phone = str_printf(ctx->arena, "1910001%04u", str_eqz(t.f[7], "路广林") ? 7 : 100 + n),
        .address = t.f[3]};
    TRY(petition_register(ctx, &in, &t.id));
    words = t.f[8];
    while (str_cut(&words, ' ', &word))
        TRY(go(d, &t, word));
    return ST_OK;
}

static enum status find_people(struct demo *d)
{
    struct account_post *posts;
    struct organ *organs;
    size_t count;

    TRY(account_holders(d->ctx, "office", 0, &posts, &count));
    if (count == 0)
        return fail_detail(&d->ctx->err, ST_INTERNAL, "db.internal", "nobody in the office");
    d->clerk = *d->ctx->actor;
    d->clerk.account_id = posts[0].account_id;
    d->clerk.name = posts[0].name;
    TRY(account_holders(d->ctx, "leader", 0, &posts, &count));
    d->leader_id = count > 0 ? posts[0].account_id : d->clerk.account_id;
    TRY(organ_list(d->ctx, true, &organs, &count));
    d->organs = arena_array(d->ctx->arena, count, int64_t);
    arr_each (i, count)
        if (organs[i].kind == ORGAN_DEPARTMENT)
            d->organs[d->organs_count++] = organs[i].id;
    return d->organs_count > 0
               ? ST_OK
               : fail_detail(&d->ctx->err, ST_INTERNAL, "db.internal", "no departments");
}

static enum status demo_tx(struct ctx *ctx, const void *input)
{
    const uint32_t count = (uint32_t)demo_count(petitions_txt);
    struct demo d = {.ctx = ctx, .today = *(const struct date *)input};

    TRY(find_people(&d));
    for (uint32_t n = 0; n < count; n++)
        TRY(add_one(&d, n, count));
    return ST_OK;
}

enum status petition_demo(struct ctx *ctx)
{
    const struct date today = ctx->today;
    const int64_t now = ctx->now;
    enum status st;

    st = db_tx(ctx, demo_tx, &today);
    demo_act(ctx, NULL, today, 0);
    ctx->now = now;
    return st;
}
