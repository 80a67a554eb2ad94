// SPDX-License-Identifier: MulanPSL-2.0
/* Sessions called in between, the first of a term, preparatory meetings, members by video, and what
 * is asked while people deliberate. */
#include "modules/body/body.h"
#include "modules/congress/congress.h"
#include "modules/meeting/meeting_session.h"
#include "modules/meeting/tests/halltest.h"
#include "platform/db.h"

/* A session of a congress of twelve, in ten days. */
static int64_t session(struct ctx *ctx)
{
    static const char *const NAMES[] = {"孙一平", "孙二平", "孙三平", "孙四平", "孙五平", "孙六平",
                                        "孙七平", "孙八平", "孙九平", "孙十平", "孙百平", "孙千平"};
    const struct body b = {.kind = BODY_CONGRESS,
                           .name = S("云溪县人民代表大会"),
                           .short_name = S("县人大"),
                           .from_on = {2024, 1, 10}};
    int64_t body, id = 0;

    arr_each (i, COUNT(NAMES))
        (void)modtest_deputy(ctx, NAMES[i], "柳河镇代表团");
    ASSERT(body_add(ctx, &b, &body) == ST_OK);
    ASSERT(meeting_kinds_ship(ctx) == ST_OK);
    ASSERT(meeting_create(ctx,
                          &(struct meeting_new){.kind = S("congress"),
                                                .starts_on = date_add_days(ctx->today, 10)},
                          &id) == ST_OK);
    return id;
}

/* @law Organic Law (2022-03-11) art. 14(3), 17(1) */
static void extra(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct meeting_extra e = {.meeting_id = session(ctx),
                              .called_by = S("deputies"),
                              .proposing = 2,
                              .reason = S("防汛"),
                              .decided_on = ctx->today},
                         got;
    struct meeting m;
    int64_t prep;
    bool found, lacks;

    REFUSED(ctx, meeting_extra_set(ctx, &e), ST_RULE, "law.session_callers", "two of twelve");
    e.proposing = 3;
    EQ_INT(meeting_extra_set(ctx, &e), ST_OK, "three are a fifth");
    ASSERT(meeting_extra_of(ctx, e.meeting_id, &got, &found) == ST_OK);
    OK(found && got.proposing == 3 && got.whole == 12, "on record with all");
    e.called_by = S("necessary");
    EQ_INT(meeting_extra_set(ctx, &e), ST_OK, "or the committee finds it necessary");
    ASSERT(meeting_extra_of(ctx, e.meeting_id, &got, &found) == ST_OK);
    EQ_INT(got.proposing, 0, "without deputies");
    e.reason = S(" ");
    REFUSED(ctx, meeting_extra_set(ctx, &e), ST_INVALID, "meeting.extra.err.reason", "a reason");
    ASSERT(meeting_get(ctx, e.meeting_id, &m) == ST_OK);
    ASSERT(meeting_lacks_preparatory(ctx, &m, &lacks) == ST_OK);
    OK(lacks, "no preparatory meeting yet");
    ASSERT(meeting_create(ctx,
                          &(struct meeting_new){.kind = S("preparatory"),
                                                .parent_id = m.id,
                                                .starts_on = date_add_days(ctx->today, 9)},
                          &prep) == ST_OK);
    ASSERT(meeting_lacks_preparatory(ctx, &m, &lacks) == ST_OK);
    OK(!lacks, "now there is one");
    e.meeting_id = prep;
    e.reason = S("防汛");
    REFUSED(ctx, meeting_extra_set(ctx, &e), ST_RULE, "meeting.extra.err.session", "not a session");
}

/* @law Organic Law (2022-03-11) art. 20 */
static void first(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct meeting_term in = {.number = 19, .elected_on = date_add_days(ctx->today, -70)};
    struct meeting_first f;
    bool due;

    ASSERT(meeting_first_due(ctx, &f, &due) == ST_OK);
    OK(!due, "nobody was elected");
    EQ_INT(meeting_term_set(ctx, &in), ST_OK, "ten weeks ago");
    ASSERT(meeting_first_due(ctx, &f, &due) == ST_OK);
    OK(due && f.late && f.number == 19, "two months have passed");
    EQ_TEXT(f.convener, "committee_before", "the committee before convenes");
    OK(strstr(f.article, "第二十条") != NULL, "by this article");
    in.elected_on = date_add_days(ctx->today, -10);
    EQ_INT(meeting_term_set(ctx, &in), ST_OK, "a slip: ten days ago");
    ASSERT(meeting_first_due(ctx, &f, &due) == ST_OK);
    OK(due && !f.late, "there is time");
    EQ_INT(dbtest_int(ctx, "SELECT COUNT(*) FROM meeting_term"), 1, "one row");
    in.number = 0;
    REFUSED(ctx, meeting_term_set(ctx, &in), ST_INVALID, "meeting.first.err.number", "which term");
}

/* @law Guangdong Standing Committee Procedure (2023-03-30) art. 6
 * @law Chongqing Standing Committee Procedure (2023-03-30) art. 44 */
static void remote(struct journaltest *t)
{
    struct hall h = hall_of(t->ctx);
    struct ctx *ctx = t->ctx;
    struct meeting_remote r = {.meeting_id = h.id, .person_id = h.people[4].id, .reason = S("")};
    struct meeting_remote *all;
    struct vote v;
    int64_t vote;
    size_t count;

    ASSERT(db_tx(ctx, notice_tx, &(struct noticing){h.id}) == ST_OK);
    REFUSED(ctx, meeting_remote_set(ctx, &r), ST_RULE, "law.remote_reason", "a reason");
    r.reason = S("在外地治病");
    REFUSED(ctx, meeting_remote_set(ctx, &r), ST_RULE, "law.remote_decided", "decided");
    r.decided_on = ctx->today;
    EQ_INT(meeting_remote_set(ctx, &r), ST_OK, "he attends by video");
    REFUSED(ctx, meeting_remote_set(ctx, &r), ST_RULE, "meeting.remote.err.already", "once");
    come(&h, 0, 20);
    EQ_INT(there(&h).present, 20, "he counts");
    ASSERT(opened(&h) == ST_OK);
    ASSERT(meeting_hall_call(ctx, &(struct meeting_call){h.id, version(&h), h.items[0]}) == ST_OK);
    vote = vote_for(&h, 0, MEETING_VOTE_WHOLE);
    ASSERT(meeting_vote_start(ctx, h.id, vote) == ST_OK);
    ASSERT(vote_get(ctx, vote, &v) == ST_OK);
    EQ_INT(v.present, 20, "and is present in the vote");
    EQ_INT(dbtest_int(ctx, "SELECT COUNT(*) FROM vote_voter WHERE account_id IS NULL AND"
                           " deputy_id IS NOT NULL"),
           MEMBERS, "nobody of these has an account");
    EQ_INT(meeting_remote_drop(ctx, h.id, h.people[4].id), ST_OK, "he comes after all");
    ASSERT(meeting_remotes(ctx, h.id, &all, &count) == ST_OK);
    EQ_INT(count, 0, "nobody by video");
    r.meeting_id = session(ctx);
    REFUSED(ctx, meeting_remote_set(ctx, &r), ST_NOT_FOUND, "db.not_found", "of another meeting");
}

/* @law Deputies Law (2025-03-11) art. 19 */
static void inquiry(struct journaltest *t)
{
    struct hall h = hall_of(t->ctx);
    struct ctx *ctx = t->ctx;
    struct meeting_inquiry q = {.item_id = h.items[0],
                                .person_id = h.people[2].id,
                                .question = S("资金什么时候到位？")},
                           *all;
    int64_t id = 0, office, bureau;
    size_t count;

    ASSERT(organ_add(ctx, &(struct organ){.kind = ORGAN_DEPARTMENT, .name = S("县财政局")},
                     &bureau) == ST_OK);
    ASSERT(organ_add(ctx, &(struct organ){.kind = ORGAN_WORK_OFFICE, .name = S("办公室")},
                     &office) == ST_OK);
    q.organ_id = bureau;
    REFUSED(ctx, meeting_inquire(ctx, &q, &id), ST_RULE, "meeting.inquiry.err.not_now",
            "not before the notice");
    ASSERT(db_tx(ctx, notice_tx, &(struct noticing){h.id}) == ST_OK);
    q.organ_id = office;
    REFUSED(ctx, meeting_inquire(ctx, &q, &id), ST_RULE, "meeting.inquiry.err.organ",
            "our own office answers nobody");
    q.organ_id = bureau;
    EQ_INT(meeting_inquire(ctx, &q, &id), ST_OK, "the bureau does");
    ASSERT(meeting_inquiries(ctx, h.items[0], &all, &count) == ST_OK);
    OK(count == 1 && all[0].answered_at == 0 && str_eqz(all[0].organ, "县财政局"), "it waits");
    q = all[0];
    q.answerer = S("李科长");
    q.answer = S("本月底到位。");
    q.rank = S("other");
    REFUSED(ctx, meeting_inquiry_answer(ctx, &q), ST_RULE, "law.inquiry_answerer",
            "not anybody answers");
    q.rank = S("responsible");
    EQ_INT(meeting_inquiry_answer(ctx, &q), ST_OK, "somebody responsible");
    ASSERT(meeting_inquiries(ctx, h.items[0], &all, &count) == ST_OK);
    OK(all[0].answered_at != 0 && str_eqz(all[0].answer, "本月底到位。"), "on record");
    EQ_INT(meeting_inquiry_answer(ctx, &q), ST_CONFLICT, "not over another's hand");
    modtest_clear(ctx);
}

int main(void)
{
    modtest_both("extra", extra);
    modtest_one("first", first);
    modtest_both("remote", remote);
    modtest_both("inquiry", inquiry);
    return tap_done();
}
