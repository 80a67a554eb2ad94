// SPDX-License-Identifier: MulanPSL-2.0
/* One place for bills: signed on paper, too late for the session, turned into a suggestion. */
#include "modules/congress/congress.h"
#include "modules/suggestion/suggestion.h"
#include "motiontest.h"
#include "platform/db.h"

static struct motion_paper paper(const char *lead, const char *signers)
{
    return (struct motion_paper){.kind = MOTION_BILL,
                                 .forum = MOTION_CONGRESS,
                                 .text = BILL,
                                 .lead = str_from(lead),
                                 .signers = str_from(signers)};
}

static const char NINE[] = "代表B、代表C、代表D、代表E、代表F、代表G、代表H、代表I、代表J";

/* @law Organic Law (2022-03-11) art. 22(2) */
static void on_paper(struct county *c)
{
    struct motion_paper in = paper("代表A", "代表B、代表C");
    struct motion_signer *signers;
    struct motion m;
    int64_t id = 0;
    size_t count;

    as_deputy(c, 0);
    refused(c, motion_enter_paper(c->ctx, &in, &id), ST_DENIED, "motion.err.not_yours",
            "the office holds the paper");
    as_office(c);
    refused(c, motion_enter_paper(c->ctx, &in, &id), ST_RULE, "law.motion_too_few_signers",
            "three are too few");
    in.signers = S("代表B、无此人");
    refused(c, motion_enter_paper(c->ctx, &in, &id), ST_INVALID, "motion.err.names_unknown",
            "nobody of that name");
    in = paper("代表A、代表B", NINE);
    refused(c, motion_enter_paper(c->ctx, &in, &id), ST_INVALID, "motion.err.one_lead",
            "one of them leads");
    in = paper("代表A", NINE);
    in.text.grounds = S("");
    refused(c, motion_enter_paper(c->ctx, &in, &id), ST_RULE, "law.bill_needs_grounds",
            "its parts are there");
    EQ_INT(dbtest_int(c->ctx, "SELECT count(*) FROM motion"), 0, "nothing is left of it");
    in = paper("代表A", NINE);
    done(c, motion_enter_paper(c->ctx, &in, &id), "ten have signed");
    m = now(c, id);
    OK(m.paper && m.state == MOTION_SUBMITTED && m.number == 1, "numbered at once");
    EQ_INT(m.signer_count, 10, "ten");
    as_deputy(c, 0);
    done(c, motion_signed_by(c->ctx, id, &signers, &count), "who signed");
    OK(count == 10 && signers[0].lead && signers[0].deputy_id == c->deputy[0], "with its lead");
    as_office(c);
    done(c, motion_withdraw(c->ctx, &(struct motion_ref){.id = id}),
         "the office notes that they take it back");
}

static void set_time(struct county *c, int64_t until)
{
    struct congress_session s;
    bool open;

    c->ctx->actor = c->system;
    ASSERT(congress_session_at(c->ctx, c->ctx->today, &s, &open) == ST_OK && open);
    s.bills_until = until;
    s.bills_basis = S("主席团第一次会议");
    ASSERT(congress_session_change(c->ctx, &s) == ST_OK);
}

/* @law Chongqing Deputies Measures (2016-03-31) art. 11
 * @law Chongqing Suggestions Regulation (2017-11-30) art. 11 */
static void too_late(struct county *c)
{
    struct motion_convert convert = {.reason = S("")};
    int64_t id, until = 0, made = 0;
    struct suggestion_bill bill;
    bool late = false;

    set_time(c, c->ctx->now - 60);
    id = draft(c, &BILL, 0);
    sign(c, id, 0, 1, 9);
    refused(c, motion_submit(c->ctx, &(struct motion_ref){.id = id}), ST_RULE,
            "motion.err.bill_late", "the presidium's time is past");
    done(c, motion_bill_until(c->ctx, &until, &late), "when");
    OK(late && until == c->ctx->now - 60, "a minute ago");
    done(c, motion_submit(c->ctx, &(struct motion_ref){.id = id, .late = true}),
         "as one that becomes a suggestion");
    EQ_INT(now(c, id).state, MOTION_DECLINED, "it is no bill of this session");
    as_office(c);
    convert.id = id;
    refused(c, motion_convert(c->ctx, &convert, &made), ST_INVALID, "form.required", "why");
    convert.reason = S("过了截止时间");
    done(c, motion_convert(c->ctx, &convert, &made), "a suggestion of it");
    EQ_STR(now(c, id).convert_reason, "过了截止时间", "the bill says why");
    done(c, suggestion_bill_get(c->ctx, made, &bill), "the suggestion knows the bill");
    EQ_STR(bill.url, str_z(c->ctx->arena, str_printf(c->ctx->arena, "/motion/%lld", (long long)id)),
           "where it is");
    EQ_STR(bill.name, "议案第1号", "by its number");
    EQ_STR(bill.reason, "过了截止时间", "why");
    EQ_STR(bill.article, MOTION_CONVERT_LAW, "and by which article");
    EQ_INT(suggestion_bill_get(c->ctx, made + 100000, &bill), ST_NOT_FOUND, "others were none");
    forget(c);
}

int main(void)
{
    both("on_paper", on_paper);
    run(DB_SQLITE, "too_late", too_late);
    return tap_done();
}
