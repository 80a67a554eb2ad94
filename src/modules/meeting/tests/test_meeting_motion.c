// SPDX-License-Identifier: MulanPSL-2.0
/* Motions on the agenda: from the chairmen to the committee, amendments before the text, the result
 * by the vote, on both databases. */
#include "modules/body/body.h"
#include "modules/meeting/tests/halltest.h"
#include "modules/motion/motion_actions.h"
#include "platform/db.h"

static struct actor who;

/* A member of the committee, or (none) the office. */
static void as_deputy(struct hall *h, int member)
{
    static const struct actor *system;

    if (system == NULL || h->ctx->actor != &who)
        system = h->ctx->actor;
    who = *system;
    who.deputy_id = member < 0 ? 0 : h->people[member].deputy_id;
    h->ctx->actor = &who;
}

static int64_t moved(struct hall *h, enum motion_kind kind, const char *title, int64_t subject)
{
    const struct motion_draft in = {.kind = kind,
                                    .forum = MOTION_COMMITTEE,
                                    .title = str_from(title),
                                    .cause = S("案由"),
                                    .grounds = S("案据"),
                                    .proposal = S("方案"),
                                    .question = S(""),
                                    .content = S("材料"),
                                    .subject_text = S(""),
                                    .mover = S(""),
                                    .subject_id = subject,
                                    .person_name = S("某某"),
                                    .person_post = S("局长"),
                                    .office = S("government_member")};
    const int64_t others[] = {h->people[2].deputy_id, h->people[3].deputy_id,
                              h->people[4].deputy_id, h->people[5].deputy_id,
                              h->people[6].deputy_id, h->people[7].deputy_id};
    int64_t id = 0;

    as_deputy(h, 1);
    ASSERT(motion_save(h->ctx, &in, &id) == ST_OK);
    ASSERT(motion_invite(h->ctx, &(struct motion_invite){.id = id,
                                                         .names = S(""),
                                                         .deputies = others,
                                                         .deputies_count = COUNT(others)}) ==
           ST_OK);
    for (int i = 2; i < 8; i++) {
        as_deputy(h, i);
        ASSERT(motion_sign(h->ctx, &(struct motion_sign){.id = id, .agree = true}) == ST_OK);
    }
    as_deputy(h, 1);
    ASSERT(motion_submit(h->ctx, &(struct motion_ref){id, 0}) == ST_OK);
    as_deputy(h, -1);
    return id;
}

static void decide(struct hall *h, int64_t id, const char *decision)
{
    ASSERT(motion_decide(h->ctx, &(struct motion_decide){.id = id,
                                                         .decision = str_from(decision),
                                                         .note = S(""),
                                                         .way = S("")}) == ST_OK);
}

static struct motion now(struct hall *h, int64_t id)
{
    struct motion m = {0};

    ASSERT(motion_get(h->ctx, id, &m) == ST_OK);
    return m;
}

static void refused(struct hall *h, enum status got, const char *key, const char *what)
{
    REFUSED(h->ctx, got, ST_RULE, key, what);
}

static int64_t meeting_of(struct ctx *ctx, enum body_kind body, const char *name, const char *kind)
{
    const struct body b = {.kind = body,
                           .name = str_from(name),
                           .short_name = str_from(name),
                           .from_on = {2024, 1, 10}};
    int64_t id = 0;

    ASSERT(body_add(ctx, &b, &id) == ST_OK);
    ASSERT(meeting_create(ctx,
                          &(struct meeting_new){.kind = str_from(kind), .starts_on = ctx->today},
                          &id) == ST_OK);
    return id;
}

/* Those that prepare it: party group and chairmen. */
struct before {
    int64_t party, chairmen;
};

static struct before before_of(struct ctx *ctx)
{
    return (struct before){meeting_of(ctx, BODY_PARTY_GROUP, "县人大常委会党组", "party_group"),
                           meeting_of(ctx, BODY_CHAIRMEN_MEETING, "主任会议", "chairmen")};
}

/* From the motion to the agendas of party group and chairmen, then to that of the committee. */
static int64_t scheduled(struct hall *h, struct before b, int64_t id)
{
    int64_t item = 0;

    ASSERT(meeting_schedule_motion(h->ctx, id, b.party, &item) == ST_OK);
    ASSERT(meeting_schedule_motion(h->ctx, id, b.chairmen, &item) == ST_OK);
    decide(h, id, "agenda");
    EQ_INT(meeting_schedule_motion(h->ctx, id, h->id, &item), ST_OK, "then the committee");
    return item;
}

static enum status prepare(struct hall *h, int64_t item, enum meeting_vote_role role,
                           int64_t motion_id, int64_t *out)
{
    *out = 0;
    return meeting_vote_make(h->ctx,
                             &(struct meeting_vote_new){.meeting_id = h->id,
                                                        .item_id = item,
                                                        .role = role,
                                                        .clause = S("第三条"),
                                                        .title = S(""),
                                                        .scale = S(""),
                                                        .basis = S(""),
                                                        .objects = S(""),
                                                        .motion_id = motion_id,
                                                        .secret = role == MEETING_VOTE_REMOVAL,
                                                        .method = VOTE_DEVICE},
                             out);
}

/* So many are for it; announced, and the motion is told. */
static void held(struct hall *h, int64_t vote, size_t yes)
{
    struct vote_receipt receipt;
    struct vote_roll_row *roll;
    size_t count;

    ASSERT(meeting_vote_start(h->ctx, h->id, vote) == ST_OK);
    ASSERT(vote_roll(h->ctx, vote, &roll, &count) == ST_OK);
    for (size_t i = 0; i < yes; i++)
        ASSERT(vote_cast(h->ctx, vote, roll[i].id, &(struct vote_choice){.marks = S("y")},
                         &receipt) == ST_OK);
    ASSERT(vote_close(h->ctx, vote) == ST_OK);
    ASSERT(vote_announce(h->ctx, vote) == ST_OK);
    EQ_INT(meeting_motion_settle(h->ctx, vote), ST_OK, "the motion is told");
    EQ_INT(meeting_motion_settle(h->ctx, vote), ST_OK, "twice");
}

static void on_the_agenda(struct journaltest *t)
{
    struct hall h = hall_of(t->ctx);
    const struct before b = before_of(t->ctx);
    const int64_t id = moved(&h, MOTION_BILL, "关于加强水源保护的议案", 0);
    struct meeting_chain_link *links;
    struct motion_item *items;
    struct meeting_item item;
    int64_t first = 0, again = 0;
    size_t count;

    refused(&h, meeting_schedule_motion(h.ctx, id, h.id, &again), "motion.err.chairmen_first",
            "the chairmen decide first");
    first = scheduled(&h, b, id);
    EQ_INT(meeting_schedule_motion(h.ctx, id, h.id, &again), ST_INVALID, "once");
    modtest_clear(h.ctx);
    ASSERT(meeting_item_get(h.ctx, first, &item) == ST_OK);
    EQ_STR(item.title, "关于加强水源保护的议案", "by its title");
    EQ_STR(item.sort, "bill", "as a bill");
    EQ_INT(motion_of_url(item.url), id, "with its address");
    ASSERT(meeting_chain(h.ctx, first, &links, &count) == ST_OK);
    EQ_INT(count, 3, "after its items on the meetings before");
    ASSERT(motion_items(h.ctx, id, &items, &count) == ST_OK);
    OK(count == 3 && items[2].item_id == first && !items[2].gone, "the motion knows all");
    ASSERT(meeting_item_drop(h.ctx, first, item.version) == ST_OK);
    ASSERT(motion_items(h.ctx, id, &items, &count) == ST_OK);
    OK(count == 3 && items[2].gone && !items[1].gone, "and that one is off again");
    EQ_INT(motion_of_url(S("/motion/x")), 0, "no motion");
    EQ_INT(motion_of_url(S("/suggestion/4")), 0, "something else");
}

static void amended(struct journaltest *t)
{
    struct hall h = hall_of(t->ctx);
    const struct before b = before_of(t->ctx);
    const int64_t bill = moved(&h, MOTION_BILL, "关于加强水源保护的议案", 0),
                  item = scheduled(&h, b, bill),
                  one = moved(&h, MOTION_AMENDMENT, "第一件修正案", bill),
                  two = moved(&h, MOTION_AMENDMENT, "第二件修正案", bill),
                  other = moved(&h, MOTION_BILL, "另一件议案", 0);
    const int64_t order[] = {two, one};
    int64_t whole, first, second;
    struct motion m;

    decide(&h, one, "agenda");
    decide(&h, two, "agenda");
    ASSERT(db_tx(h.ctx, notice_tx, &(struct noticing){h.id}) == ST_OK);
    come(&h, 0, 20);
    ASSERT(opened(&h) == ST_OK);
    EQ_INT(prepare(&h, item, MEETING_VOTE_WHOLE, 0, &whole), ST_RULE, "amendments first");
    EQ_TEXT(h.ctx->err.key, "meeting.vote.err.amendments", "which is said");
    EQ_TEXT(h.ctx->err.arg, "修正案第1号、修正案第2号", "with their names");
    OK(h.ctx->err.law != NULL && strstr(h.ctx->err.law, "四十九") != NULL, "and the article");
    modtest_clear(h.ctx);
    EQ_INT(prepare(&h, item, MEETING_VOTE_AMENDMENT, other, &first), ST_INVALID,
           "no amendment of this bill");
    modtest_clear(h.ctx);
    ASSERT(prepare(&h, item, MEETING_VOTE_AMENDMENT, one, &first) == ST_OK);
    ASSERT(prepare(&h, item, MEETING_VOTE_AMENDMENT, two, &second) == ST_OK);
    EQ_INT(prepare(&h, item, MEETING_VOTE_WHOLE, 0, &whole), ST_OK, "each has a vote");
    EQ_INT(motion_order(h.ctx, bill, 0, order, 1), ST_CONFLICT, "all of them, or none");
    modtest_clear(h.ctx);
    EQ_INT(motion_order(h.ctx, bill, 0, order, 2), ST_OK, "the second lies further from the text");
    refused(&h, meeting_vote_start(h.ctx, h.id, first), "meeting.vote.err.amendment_order",
            "so it goes first");
    held(&h, second, 10);
    m = now(&h, two);
    EQ_INT(m.state, MOTION_REJECTED, "ten of 35 are too few");
    EQ_INT(m.vote_id, second, "by that vote");
    EQ_INT(now(&h, bill).state, MOTION_LISTED, "the bill waits");
    refused(&h, meeting_vote_start(h.ctx, h.id, whole), "meeting.vote.err.order", "still");
    held(&h, first, 20);
    EQ_INT(now(&h, one).state, MOTION_PASSED, "twenty suffice");
    held(&h, whole, 18);
    m = now(&h, bill);
    EQ_INT(m.state, MOTION_PASSED, "and the bill is passed by itself");
    OK(!date_none(m.put_to_vote_on), "it was put to the vote");
    ASSERT(vote_invalidate(h.ctx, whole, S("计票有误")) == ST_OK);
    EQ_INT(meeting_motion_settle(h.ctx, whole), ST_OK, "void");
    EQ_INT(now(&h, bill).state, MOTION_LISTED, "it is on the agenda again");
}

/* More papers in the box than people in the hall: no result, so nothing is rejected by it. */
static void too_many_papers(struct journaltest *t)
{
    static const struct vote_count_line LINE = {.yes = 25};
    static const struct vote_count COUNTED = {.ballots = 25, .lines = &LINE, .lines_count = 1};
    struct hall h = hall_of(t->ctx);
    const struct before b = before_of(t->ctx);
    const int64_t bill = moved(&h, MOTION_BILL, "关于加强水源保护的议案", 0),
                  item = scheduled(&h, b, bill);
    const struct actor *own = h.ctx->actor;
    struct actor teller = *own;
    enum vote_entries entries;
    struct vote_result r;
    int64_t whole;

    ASSERT(db_tx(h.ctx, notice_tx, &(struct noticing){h.id}) == ST_OK);
    come(&h, 0, 20);
    ASSERT(opened(&h) == ST_OK);
    ASSERT(prepare(&h, item, MEETING_VOTE_WHOLE, 0, &whole) == ST_OK);
    ASSERT(meeting_vote_start(h.ctx, h.id, whole) == ST_OK);
    ASSERT(vote_change_way(h.ctx, whole, VOTE_PAPER) == ST_OK);
    h.ctx->actor = &teller;
    for (teller.account_id = 11; teller.account_id <= 12; teller.account_id++)
        ASSERT(vote_enter_count(h.ctx, whole, &COUNTED, &entries) == ST_OK);
    h.ctx->actor = own;
    ASSERT(vote_close(h.ctx, whole) == ST_OK && vote_result(h.ctx, whole, &r) == ST_OK);
    OK(!r.valid_round, "the round is void");
    ASSERT(vote_announce(h.ctx, whole) == ST_OK);
    EQ_INT(meeting_motion_settle(h.ctx, whole), ST_OK, "the motion is told");
    EQ_INT(now(&h, bill).state, MOTION_LISTED, "and still waits for its vote");
}

static void withdrawn(struct journaltest *t)
{
    struct hall h = hall_of(t->ctx);
    const struct before b = before_of(t->ctx);
    const int64_t bill = moved(&h, MOTION_BILL, "关于加强水源保护的议案", 0),
                  item = scheduled(&h, b, bill), one = moved(&h, MOTION_AMENDMENT, "修正案", bill);
    int64_t whole;

    ASSERT(db_tx(h.ctx, notice_tx, &(struct noticing){h.id}) == ST_OK);
    come(&h, 0, 20);
    ASSERT(opened(&h) == ST_OK);
    refused(&h, prepare(&h, item, MEETING_VOTE_WHOLE, 0, &whole), "meeting.vote.err.amendments",
            "handed in, not yet decided on");
    as_deputy(&h, 1);
    ASSERT(motion_withdraw(h.ctx, &(struct motion_ref){one, 0}) == ST_OK);
    as_deputy(&h, -1);
    EQ_INT(prepare(&h, item, MEETING_VOTE_WHOLE, 0, &whole), ST_OK, "withdrawn");
    as_deputy(&h, 1);
    ASSERT(motion_withdraw(h.ctx, &(struct motion_ref){bill, 0}) == ST_OK);
    as_deputy(&h, -1);
    refused(&h, meeting_vote_start(h.ctx, h.id, whole), "motion.err.withdrawal_waits",
            "its movers have asked to take it back");
    decide(&h, bill, "refuse");
    EQ_INT(meeting_vote_start(h.ctx, h.id, whole), ST_OK, "refused: it is voted on");
}

static void removed(struct journaltest *t)
{
    struct hall h = hall_of(t->ctx);
    const struct before b = before_of(t->ctx);
    const int64_t id = moved(&h, MOTION_REMOVAL, "关于撤销某某局长职务的案", 0),
                  item = scheduled(&h, b, id);
    enum meeting_vote_role role;
    struct meeting_item it;
    int64_t vote;

    ASSERT(meeting_item_get(h.ctx, item, &it) == ST_OK);
    ASSERT(meeting_vote_role_of(h.ctx, &it, &role) == ST_OK);
    EQ_INT(role, MEETING_VOTE_REMOVAL, "a removal");
    ASSERT(db_tx(h.ctx, notice_tx, &(struct noticing){h.id}) == ST_OK);
    come(&h, 0, 20);
    ASSERT(opened(&h) == ST_OK);
    refused(&h, prepare(&h, item, MEETING_VOTE_WHOLE, 0, &vote), "meeting.vote.err.removal_role",
            "not as a resolution, which would not be secret");
    EQ_INT(prepare(&h, item, MEETING_VOTE_REMOVAL, 0, &vote), ST_OK, "as what it is");
    refused(&h, meeting_vote_start(h.ctx, h.id, vote), "law.removal_not_given",
            "he has not been given it");
}

int main(void)
{
    modtest_both("motionagenda", on_the_agenda);
    modtest_both("motionamended", amended);
    modtest_one("motionpapers", too_many_papers);
    modtest_one("motionwithdrawn", withdrawn);
    modtest_one("motionremoved", removed);
    return tap_done();
}
