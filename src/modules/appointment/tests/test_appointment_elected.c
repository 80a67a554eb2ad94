// SPDX-License-Identifier: MulanPSL-2.0
/* On both databases: heads whom the congress elects enter the register of posts; who held a post of
 * one seat until then leaves it. People are invented. */
#include "modules/appointment/appointment_list.h"
#include "modules/appointment/appointment_parts.h"
#include "modules/nomination/nomination_store.h"
#include "modules/tests/modtest.h"
#include "modules/vote/vote.h"
#include "platform/db.h"
#include "platform/event.h"

struct election {
    enum nomination_law_office office;
    const char *post, *who;
    struct date on;
    bool new_term;
    int64_t id;
    struct date approved; /* of the chief procurator */
};

static int64_t vote_on(struct ctx *ctx, struct date on)
{
    const struct vote_new in = {.kind = VOTE_MOTION,
                                .title = S("选举"),
                                .body_name = S("县人大"),
                                .origin = "meeting_item",
                                .origin_id = 1,
                                .origin_name = S(""),
                                .back_url = S("/"),
                                .law_body = LAW_BODY_CONGRESS,
                                .matter = VOTE_LAW_RESOLUTION,
                                .rule = VOTE_HALF_OF_ALL,
                                .basis = S(""),
                                .scale = S(""),
                                .again_reason = S(""),
                                .on = on};
    const struct vote_by_name one = {.name = S("甲"), .choice = S("yes"), .present = true};
    int64_t id = 0;

    MUST(ctx, vote_record(ctx, &in, &one, 1, 1, &id), "a vote");
    return id;
}

static enum status seated_tx(struct ctx *ctx, const void *input)
{
    struct election *const *e = input;
    const struct nomination_election el = {.id = db_new_id(ctx),
                                           .title = S("县十八届人大六次会议选举"),
                                           .basis = S(""),
                                           .new_term = (*e)->new_term,
                                           .state = NOMINATION_CLOSED};
    const struct nomination_post p = {.id = db_new_id(ctx),
                                      .election_id = el.id,
                                      .office = (*e)->office,
                                      .name = str_from((*e)->post),
                                      .seats = 1,
                                      .fixed = 1,
                                      .approval = S(""),
                                      .seated_on = ctx->today};
    const struct nomination_elected who = {.id = db_new_id(ctx),
                                           .post_id = p.id,
                                           .vote_id = (*e)->id,
                                           .name = str_from((*e)->who),
                                           .votes = 190};

    TRY(nomination_store_election_insert(ctx, &el));
    TRY(nomination_store_post_insert(ctx, &p));
    TRY(nomination_store_post_update(ctx, &(struct nomination_post){.id = p.id,
                                                                    .version = 1,
                                                                    .election_id = el.id,
                                                                    .office = p.office,
                                                                    .name = p.name,
                                                                    .seats = 1,
                                                                    .fixed = 1,
                                                                    .approval = S(""),
                                                                    .approved_on = (*e)->approved,
                                                                    .seated_on = ctx->today}));
    TRY(nomination_store_elect(ctx, &who));
    (*e)->id = el.id;
    return event_emit(ctx, "nomination.seated", el.id);
}

static int64_t seated(struct ctx *ctx, enum nomination_law_office office, const char *post,
                      const char *who, struct date on, bool new_term)
{
    struct election e = {office, post, who, on, new_term, vote_on(ctx, on), {0}}, *at = &e;

    if (office == NOMINATION_LAW_PROCURATOR_HEAD)
        e.approved = date_add_days(on, 9);

    MUST(ctx, db_tx(ctx, seated_tx, &at), "seated");
    MUST(ctx, appointment_elected(ctx, e.id), "into the register");
    MUST(ctx, appointment_elected(ctx, e.id), "told twice");
    return e.id;
}

static size_t holders(struct ctx *ctx, const char *post, struct date on, const char *name)
{
    struct appointment_tenure *all;
    size_t count, n = 0;

    ASSERT(appointment_holders(ctx, on, 0, true, &all, &count) == ST_OK);
    for (size_t i = 0; i < count; i++)
        if (str_eqz(all[i].post, post)) {
            EQ_STR(all[i].person, name, post);
            n++;
        }
    return n;
}

static void elected(struct journaltest *t)
{
    const struct date first = {2022, 1, 10}, later = {2026, 3, 14};
    struct ctx *ctx = t->ctx;

    seated(ctx, NOMINATION_LAW_COURT_HEAD, "县人民法院院长", "鲁秉义", first, true);
    EQ_INT(holders(ctx, "县人民法院院长", first, "鲁秉义"), 1, "he holds it");
    EQ_INT(modtest_events(ctx, "appointment.elected"), 1, "once in the journal");
    seated(ctx, NOMINATION_LAW_COURT_HEAD, "人民法院院长", "乐思源", later, false);
    EQ_INT(holders(ctx, "县人民法院院长", date_add_days(later, 1), "乐思源"), 1,
           "the one post of the office has another holder");
    seated(ctx, NOMINATION_LAW_GOVERNMENT_VICE, "副县长", "冯志远", first, true);
    seated(ctx, NOMINATION_LAW_GOVERNMENT_VICE, "副县长", "陈玉芬", later, true);
    EQ_INT(holders(ctx, "副县长", date_add_days(later, 1), "陈玉芬"), 1, "a term has ended");
    seated(ctx, NOMINATION_LAW_PROCURATOR_HEAD, "县人民检察院检察长", "齐明远", later, false);
    EQ_INT(holders(ctx, "县人民检察院检察长", date_add_days(later, 8), ""), 0,
           "elected, and not approved yet");
    EQ_INT(holders(ctx, "县人民检察院检察长", date_add_days(later, 9), "齐明远"), 1,
           "approved by the committee above");
    seated(ctx, NOMINATION_LAW_UPPER_DEPUTY, "市人大代表", "周秀兰", later, false);
    EQ_INT(holders(ctx, "市人大代表", ctx->today, ""), 0, "no post of the register");
}

/* @law Administrative Sanctions Law (2020-06-20) art. 50(1) */
static void sanctioned(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct appointment_sanction s = {.kind = S(""), .organ = S("县监委"), .note = S("")}, *all;
    struct appointment_tenure *held;
    size_t count = 0;

    seated(ctx, NOMINATION_LAW_COURT_HEAD, "县人民法院院长", "鲁秉义", (struct date){2022, 1, 10},
           false);
    ASSERT(appointment_holders(ctx, ctx->today, 0, true, &held, &count) == ST_OK && count == 1);
    s.person_id = held[0].person_id;
    s.told_on = ctx->today;
    OK(appointment_sanction_told(ctx, &s) == ST_INVALID, "which sanction?");
    modtest_clear(ctx);
    s.kind = S("expelled");
    MUST(ctx, appointment_sanction_told(ctx, &s), "told");
    ASSERT(appointment_store_sanctions_open(ctx, &all, &count) == ST_OK && count == 1);
    all[0].decided_on = ctx->today;
    all[0].number = S("云监〔2026〕3号");
    all[0].version = 1;
    OK(appointment_sanction_decided(ctx, &all[0]) == ST_RULE, "he still holds his post");
    EQ_TEXT(ctx->err.key, "law.sanction_post_first", "why");
    modtest_clear(ctx);
    seated(ctx, NOMINATION_LAW_COURT_HEAD, "县人民法院院长", "乐思源", ctx->today, false);
    all[0].decided_on = date_add_days(ctx->today, -1);
    OK(appointment_sanction_decided(ctx, &all[0]) == ST_RULE, "the day before he still did");
    modtest_clear(ctx);
    all[0].decided_on = ctx->today;
    MUST(ctx, appointment_sanction_decided(ctx, &all[0]), "now he does not");
    ASSERT(appointment_store_sanctions_open(ctx, &all, &count) == ST_OK && count == 0);
}

int main(void)
{
    modtest_both("elected", elected);
    modtest_both("sanctioned", sanctioned);
    return tap_done();
}
