// SPDX-License-Identifier: MulanPSL-2.0
/* Appointments on both databases: proposed, checked, tested, voted in secret one by one, certified,
 * sworn; acting, resigned, taken over from years before. People are invented. */
#include "modules/appointment/appointment_list.h"
#include "modules/appointment/appointment_parts.h"
#include "modules/body/body.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_store_hall.h"
#include "modules/resolution/resolution.h"
#include "modules/tests/modtest.h"
#include "modules/training/training.h"
#include "modules/vote/vote_actions.h"
#include "platform/db.h"
#include "platform/event.h"

enum { MEMBERS = 9 };

static const char *const PEOPLE[MEMBERS] = {"周秀兰", "王德明", "李春梅", "赵永平", "何家旺",
                                            "钱小满", "孙有田", "吴国栋", "郑海燕"};

struct county {
    struct ctx *ctx;
    const struct actor *system;
    int64_t deputy[MEMBERS], committee, item;
};

static enum status noticed_tx(struct ctx *ctx, const void *input)
{
    struct meeting m;

    TRY(meeting_get(ctx, *(const int64_t *)input, &m));
    TRY(meeting_store_hall_state(ctx, &m, MEETING_NOTICED, &(struct meeting_hall){0}));
    return event_emit(ctx, "meeting.noticed", m.id);
}

static struct county county_of(struct ctx *ctx)
{
    struct county c = {.ctx = ctx, .system = ctx->actor};
    const struct body b = {.kind = BODY_STANDING_COMMITTEE,
                           .name = S("县人大常委会"),
                           .short_name = S("县人大常委会"),
                           .from_on = {2024, 1, 10}};
    int64_t meeting = 0, seat;

    for (size_t i = 0; i < MEMBERS; i++)
        c.deputy[i] = modtest_deputy(ctx, PEOPLE[i], "城关镇代表团");
    ASSERT(body_add(ctx, &b, &c.committee) == ST_OK);
    for (size_t i = 0; i < 2; i++)
        ASSERT(body_seat(ctx,
                         &(struct body_member){.body_id = c.committee,
                                               .deputy_id = c.deputy[i],
                                               .title = S(""),
                                               .post = i == 0 ? BODY_CHAIR : BODY_MEMBER,
                                               .from_on = {2024, 1, 10}},
                         &seat) == ST_OK);
    ASSERT(meeting_kinds_ship(ctx) == ST_OK);
    ASSERT(meeting_create(ctx,
                          &(struct meeting_new){
                              .kind = S("sc"), .body_id = c.committee, .starts_on = ctx->today},
                          &meeting) == ST_OK);
    ASSERT(meeting_item_add(ctx,
                            &(struct meeting_item_new){.meeting_id = meeting,
                                                       .title = S("人事任免"),
                                                       .sort = S("appointment"),
                                                       .presenter = S(""),
                                                       .url = S(""),
                                                       .by_meeting = true},
                            &c.item) == ST_OK);
    ASSERT(db_tx(ctx, noticed_tx, &meeting) == ST_OK);
    return c;
}

static int64_t post(struct county *c, const char *office, const char *name, int64_t seats)
{
    const struct appointment_post p = {
        .office = str_from(office), .name = str_from(name), .seats = seats, .note = S("")};
    int64_t id = 0;

    MUST(c->ctx, appointment_post_save(c->ctx, &p, &id), "a post");
    return id;
}

static int64_t letter(struct county *c, const char *nominator)
{
    const struct appointment_letter l = {.nominator = str_from(nominator),
                                         .title = S("关于提请任免的议案"),
                                         .number = S(""),
                                         .signer = S("林志强"),
                                         .text = S(""),
                                         .dated_on = {2026, 11, 1},
                                         .received_on = {2026, 11, 2}};
    int64_t id = 0;

    MUST(c->ctx, appointment_letter_save(c->ctx, &l, &id), "a proposal");
    return id;
}

static struct appointment_new matter(int64_t letter_id, int64_t post_id, const char *act,
                                     const char *name)
{
    return (struct appointment_new){.letter_id = letter_id,
                                    .post_id = post_id,
                                    .act = str_from(act),
                                    .reason = S("工作需要。"),
                                    .person = {.name = str_from(name),
                                               .sex = S(""),
                                               .born = S(""),
                                               .ethnic = S(""),
                                               .party = S(""),
                                               .education = S(""),
                                               .resume = S("")}};
}

static int64_t add(struct county *c, int64_t letter_id, int64_t post_id, const char *act,
                   const char *name)
{
    const struct appointment_new in = matter(letter_id, post_id, act, name);
    int64_t id = 0;

    MUST(c->ctx, appointment_add(c->ctx, &in, &id), "a matter");
    return id;
}

static struct appointment read(struct county *c, int64_t id)
{
    struct appointment a = {.state = S("")};

    OK(appointment_store_get(c->ctx, id, &a) == ST_OK, "read");
    return a;
}

/* All papers, and the check. */
static void check(struct county *c, int64_t id)
{
    static const bool ALL[OFFICE_LAW_PAPERS] = {true, true, true, true, true};
    static const bool ONE[OFFICE_LAW_PAPERS] = {true};
    const int64_t seen = read(c, id).version;

    MUST(c->ctx, appointment_papers_note(c->ctx, id, seen, ALL, c->ctx->today), "papers");
    EQ_INT(appointment_papers_note(c->ctx, id, seen, ONE, c->ctx->today), ST_CONFLICT,
           "who has not seen them takes none of them away");
    modtest_clear(c->ctx);
    MUST(c->ctx, appointment_check(c->ctx, id, read(c, id).version, S("符合任职条件。")),
         "checked");
}

static void tested_and_heard(struct county *c, int64_t id)
{
    const struct appointment_test t = {.appointment_id = id,
                                       .way = S("paper"),
                                       .held_on = c->ctx->today,
                                       .percent = 92,
                                       .passed = true,
                                       .note = S("")};
    const struct appointment_statement s = {.appointment_id = id,
                                            .way = S("spoken"),
                                            .version = read(c, id).version,
                                            .made_on = c->ctx->today,
                                            .text = S("依法履职。")};

    MUST(c->ctx, appointment_test_note(c->ctx, &t), "tested");
    MUST(c->ctx, appointment_statement_note(c->ctx, &s), "heard");
    EQ_INT(appointment_statement_note(c->ctx, &s), ST_CONFLICT, "nobody writes over it unseen");
    modtest_clear(c->ctx);
}

static enum status record_tx(struct ctx *ctx, const void *input)
{
    int64_t id;

    TRY(appointment_record(ctx, input, &id));
    return event_emit(ctx, "appointment.imported", ctx->congress_id);
}

static void record(struct county *c, const char *name, int64_t post_id, const char *act,
                   struct date on)
{
    const struct appointment_record r = {.person = matter(0, 0, act, name).person,
                                         .post = {.id = post_id},
                                         .act = str_from(act),
                                         .source = S("县十八届人大一次会议"),
                                         .passed = true,
                                         .on = on};
    MUST(c->ctx, db_tx(c->ctx, record_tx, &r), "recorded");
}

/* ---------------------------------------------------------------- votes */

/* Everybody takes a paper; two tellers enter what they counted. */
static void votes(struct county *c, int64_t vote, const uint32_t *yes, size_t count)
{
    struct vote_voter voters[MEMBERS] = {{0}};
    struct vote_count_line lines[8] = {{0}};
    const struct vote_count counted = {.ballots = MEMBERS, .lines = lines, .lines_count = count};
    struct actor teller = *c->system;
    enum vote_entries state = VOTE_ENTRIES_NONE;

    for (size_t i = 0; i < MEMBERS; i++)
        voters[i] = (struct vote_voter){.account_id = 9000 + (int64_t)i,
                                        .deputy_id = c->deputy[i],
                                        .name = str_from(PEOPLE[i]),
                                        .present = true};
    ASSERT(vote_open(c->ctx, vote, voters, MEMBERS, MEMBERS) == ST_OK);
    for (size_t i = 0; i < MEMBERS; i++) {
        struct vote_roll_row row;

        ASSERT(vote_voter_get(c->ctx, vote, 0, 9000 + (int64_t)i, &row) == ST_OK);
        ASSERT(vote_take_paper(c->ctx, vote, row.id) == ST_OK);
    }
    arr_each (i, count)
        lines[i] = (struct vote_count_line){.yes = yes[i], .no = MEMBERS - yes[i]};
    c->ctx->actor = &teller;
    for (teller.account_id = 11; teller.account_id <= 12; teller.account_id++)
        MUST(c->ctx, vote_enter_count(c->ctx, vote, &counted, &state), "a teller's count");
    c->ctx->actor = c->system;
    MUST(c->ctx, vote_close(c->ctx, vote), "closed");
    MUST(c->ctx, vote_announce(c->ctx, vote), "announced");
    MUST(c->ctx, appointment_result(c->ctx, vote), "taken in");
    MUST(c->ctx, appointment_result(c->ctx, vote), "once");
}

/* ---------------------------------------------------------------- tests */

/* @law Organic Law (2022-03-11) art. 50(1), 51(4)
 * @law Guangdong Appointment Measures (2022-07-28) art. 20 */
static void whole_way(struct journaltest *t)
{
    struct county c = county_of(t->ctx);
    struct ctx *ctx = c.ctx;
    const int64_t bureau = post(&c, "government_member", "县财政局局长", 1),
                  other = post(&c, "government_member", "县水利局局长", 1),
                  proposal = letter(&c, "government");
    const struct appointment_ballot ballot = {.item_id = c.item, .method = VOTE_PAPER};
    int64_t out, in, second, doc = 0, oath = 0, swearer;
    struct appointment_tenure *held;
    struct appointment_swearer *swearers;
    struct resolution_doc d;
    size_t count, n = 0;

    record(&c, "冯志远", bureau, "appoint", (struct date){2024, 3, 1});
    in = add(&c, proposal, other, "appoint", "沈长河");
    out = add(&c, proposal, bureau, "dismiss", "冯志远");
    second = add(&c, proposal, bureau, "appoint", "陈玉芬");
    REFUSED(ctx, appointment_list(ctx, proposal, c.item), ST_RULE, "appointment.err.unchecked",
            "not checked");
    REFUSED(ctx, appointment_check(ctx, in, 1, S("符合。")), ST_RULE, "appointment.err.papers",
            "papers are missing");
    check(&c, in);
    check(&c, out);
    check(&c, second);
    MUST(ctx, appointment_list(ctx, proposal, c.item), "on the agenda");
    REFUSED(ctx, appointment_vote(ctx, &ballot, &n), ST_RULE, "appointment.err.untested",
            "nobody is tested");
    tested_and_heard(&c, in);
    tested_and_heard(&c, second);
    MUST(ctx, appointment_vote(ctx, &ballot, &n), "to the vote");
    EQ_INT(n, 2, "dismissals and appointments apart");
    votes(&c, read(&c, out).vote_id, (const uint32_t[]){9}, 1);
    EQ_TEXT(str_z(ctx->arena, read(&c, out).state), "passed", "dismissed");
    votes(&c, read(&c, in).vote_id, (const uint32_t[]){5, 4}, 2);
    EQ_TEXT(str_z(ctx->arena, read(&c, in).state), "passed", "five of nine");
    EQ_TEXT(str_z(ctx->arena, read(&c, second).state), "refused", "four of nine are not");
    EQ_INT(read(&c, in).all_members, MEMBERS, "of all members");
    MUST(ctx, appointment_store_tenures(ctx, bureau, 0, ctx->today, &held, &count), "held");
    OK(count == 1 && date_cmp(held[0].to_on, ctx->today) == 0 &&
           str_eqz(held[0].ended_how, "dismissed"),
       "his last day");
    MUST(ctx, appointment_store_tenures(ctx, other, 0, ctx->today, &held, &count), "held");
    OK(count == 1 && str_eqz(held[0].person, "沈长河"), "who holds it now");
    MUST(ctx, appointment_certify(ctx, in, S("周秀兰"), ctx->today), "certified");
    REFUSED(ctx, appointment_certify(ctx, in, S("周秀兰"), ctx->today), ST_RULE,
            "appointment.err.certified", "once");
    REFUSED(ctx, appointment_certify(ctx, second, S("周秀兰"), ctx->today), ST_RULE,
            "appointment.err.not_passed", "not who was refused");
    EQ_INT(read(&c, in).certificate_number, 1, "the first of the year");
    MUST(ctx, appointment_draft_list(ctx, c.item, &doc), "the list of names");
    OK(resolution_get(ctx, doc, &d) == ST_OK && d.kind == RESOLUTION_APPOINTMENT, "a document");
    MUST(ctx,
         appointment_oath_save(ctx,
                               &(struct appointment_oath){.held_on = ctx->today,
                                                          .place = S("常委会会议厅"),
                                                          .organiser = S("县人大常委会"),
                                                          .presider = S(""),
                                                          .leader = S(""),
                                                          .note = S("")},
                               &in, 1, &oath),
         "an oath");
    MUST(ctx, appointment_store_swearers(ctx, oath, &swearers, &count), "who swears");
    swearer = swearers[0].id;
    MUST(ctx, appointment_oath_hold(ctx, oath, 1, &swearer, 1), "sworn");
    OK(read(&c, in).sworn, "he has sworn");
}

/* What the law does not let in. */
static void not_taken_in(struct journaltest *t)
{
    struct county c = county_of(t->ctx);
    struct ctx *ctx = c.ctx;
    const int64_t head = post(&c, "court_head", "县人民法院院长", 1),
                  judge = post(&c, "judge", "县人民法院审判员", 0),
                  bureau = post(&c, "government_member", "县民政局局长", 1),
                  special = post(&c, "special_member", "县人大法制委员会委员", 5),
                  court = letter(&c, "court"), government = letter(&c, "government"),
                  chairmen = letter(&c, "chairmen");
    struct appointment_new in = matter(court, head, "appoint", "褚建华");
    int64_t id = 0;

    REFUSED(ctx, appointment_add(ctx, &in, &id), ST_RULE, "law.office_elected",
            "the congress elects");
    in = matter(government, judge, "appoint", "褚建华");
    REFUSED(ctx, appointment_add(ctx, &in, &id), ST_RULE, "law.office_other_nominator",
            "not the government's");
    in = matter(court, judge, "dismiss", "褚建华");
    REFUSED(ctx, appointment_add(ctx, &in, &id), ST_RULE, "appointment.err.not_held",
            "he is no judge");
    in = matter(chairmen, special, "appoint", "褚建华");
    REFUSED(ctx, appointment_add(ctx, &in, &id), ST_RULE, "appointment.err.no_deputy", "no deputy");
    in = matter(chairmen, head, "acting", "褚建华");
    REFUSED(ctx, appointment_add(ctx, &in, &id), ST_RULE, "law.office_vice_first",
            "no vice president");
    record(&c, "卫东升", bureau, "appoint", (struct date){2024, 3, 1});
    in = matter(government, bureau, "appoint", "褚建华");
    REFUSED(ctx, appointment_add(ctx, &in, &id), ST_RULE, "appointment.err.no_seat", "it is taken");
    in = matter(government, bureau, "appoint", "卫东升");
    REFUSED(ctx, appointment_add(ctx, &in, &id), ST_RULE, "appointment.err.held", "he has it");
    (void)add(&c, court, judge, "appoint", "韩雪梅");
    in = matter(court, judge, "appoint", "韩雪梅");
    REFUSED(ctx, appointment_add(ctx, &in, &id), ST_RULE, "appointment.err.twice", "twice");
    in = matter(court, judge, "appoint", "");
    REFUSED(ctx, appointment_add(ctx, &in, &id), ST_INVALID, "appointment.err.name", "nobody");
}

/* @law Organic Law (2022-03-11) art. 32(1), 50(1) */
static void acting_and_resigned(struct journaltest *t)
{
    struct county c = county_of(t->ctx);
    struct ctx *ctx = c.ctx;
    const int64_t head = post(&c, "procurator_head", "县人民检察院检察长", 1),
                  vice = post(&c, "procurator_vice", "县人民检察院副检察长", 2),
                  own = letter(&c, "himself"), chairmen = letter(&c, "chairmen");
    const struct appointment_ballot ballot = {.item_id = c.item, .method = VOTE_PAPER};
    struct appointment_report consent = {.whom = S("consent"), .paper = S("〔2026〕8号")};
    struct appointment_tenure *held;
    int64_t leaves, acts;
    size_t count, n = 0;

    record(&c, "蒋丽萍", head, "elect", (struct date){2024, 1, 12});
    record(&c, "杨树林", vice, "appoint", (struct date){2024, 3, 1});
    leaves = add(&c, own, head, "resign", "蒋丽萍");
    acts = add(&c, chairmen, head, "acting", "杨树林");
    check(&c, leaves);
    check(&c, acts);
    MUST(ctx, appointment_list(ctx, own, c.item), "on the agenda");
    MUST(ctx, appointment_list(ctx, chairmen, c.item), "on the agenda");
    MUST(ctx, appointment_vote(ctx, &ballot, &n), "to the vote");
    votes(&c, read(&c, leaves).vote_id, (const uint32_t[]){9}, 1);
    votes(&c, read(&c, acts).vote_id, (const uint32_t[]){8}, 1);
    OK(date_none(read(&c, leaves).effect_on), "the committee above has not agreed yet");
    MUST(ctx, appointment_store_tenures(ctx, head, 0, ctx->today, &held, &count), "held");
    EQ_INT(count, 2, "she still has it, he acts");
    consent.appointment_id = leaves;
    consent.sent_on = ctx->today;
    MUST(ctx, appointment_report_note(ctx, &consent), "agreed");
    OK(date_cmp(read(&c, leaves).effect_on, ctx->today) == 0, "it ends");
    REFUSED(ctx, appointment_report_note(ctx, &consent), ST_RULE, "appointment.err.reported",
            "once");
}

/* Whether the person of that matter's post holds it today. */
static bool holds(struct county *c, int64_t matter_id)
{
    const struct appointment a = read(c, matter_id);
    struct appointment_tenure *held;
    size_t count;

    MUST(c->ctx,
         appointment_store_tenures(c->ctx, a.post_id, a.person_id, c->ctx->today, &held, &count),
         "held");
    arr_each (i, count)
        if (date_none(held[i].to_on))
            return true;
    return false;
}

/* The chair declares a vote void after its result was announced, and it is held again. */
static void in_vain(struct journaltest *t)
{
    struct county c = county_of(t->ctx);
    struct ctx *ctx = c.ctx;
    const int64_t bureau = post(&c, "government_member", "县财政局局长", 1),
                  proposal = letter(&c, "government");
    const struct appointment_ballot ballot = {.item_id = c.item, .method = VOTE_PAPER};
    int64_t out, in, first, again;
    size_t n = 0;

    record(&c, "冯志远", bureau, "appoint", (struct date){2024, 3, 1});
    out = add(&c, proposal, bureau, "dismiss", "冯志远");
    in = add(&c, proposal, bureau, "appoint", "陈玉芬");
    check(&c, out);
    check(&c, in);
    MUST(ctx, appointment_list(ctx, proposal, c.item), "on the agenda");
    tested_and_heard(&c, in);
    MUST(ctx, appointment_vote(ctx, &ballot, &n), "to the vote");
    first = read(&c, out).vote_id;
    votes(&c, first, (const uint32_t[]){9}, 1);
    OK(!holds(&c, out), "dismissed");
    MUST(ctx, vote_invalidate(ctx, first, S("点票有误")), "declared void");
    MUST(ctx, appointment_result(ctx, first), "taken in");
    MUST(ctx, appointment_result(ctx, first), "once");
    EQ_TEXT(str_z(ctx->arena, read(&c, out).state), "listed", "it waits again");
    OK(holds(&c, out) && date_none(read(&c, out).decided_on), "and he has his post");
    MUST(ctx, vote_repeat(ctx, first, false, S(""), &again), "held again");
    votes(&c, again, (const uint32_t[]){8}, 1);
    EQ_TEXT(str_z(ctx->arena, read(&c, out).state), "passed", "by the vote that repeats it");
    OK(!holds(&c, out) && read(&c, out).vote_id == again, "dismissed by that one");
    first = read(&c, in).vote_id;
    votes(&c, first, (const uint32_t[]){3}, 1);
    EQ_TEXT(str_z(ctx->arena, read(&c, in).state), "refused", "three of nine");
    MUST(ctx, vote_repeat(ctx, first, false, S("主持人宣布重新表决"), &again), "with a reason");
    votes(&c, again, (const uint32_t[]){6}, 1);
    EQ_TEXT(str_z(ctx->arena, read(&c, in).state), "passed", "what is repeated decides");
    OK(holds(&c, in), "she begins");
    MUST(ctx, vote_invalidate(ctx, again, S("点票有误")), "void, too");
    MUST(ctx, appointment_result(ctx, again), "taken in");
    OK(!holds(&c, in), "and has not begun");
    EQ_TEXT(str_z(ctx->arena, read(&c, in).state), "listed", "it waits");
}

static enum status remove_tx(struct ctx *ctx, const void *input)
{
    struct appointment a = *(const struct appointment *)input;

    a.id = db_new_id(ctx);
    TRY(appointment_store_insert(ctx, &a));
    TRY(appointment_take_effect(ctx, &a, a.effect_on));
    return event_emit(ctx, "appointment.removed", a.id);
}

/* As appointment_removed() writes it when a motion of removal is passed; then its vote is void. */
static void removed_in_vain(struct journaltest *t)
{
    enum { MOTION = 77 };
    struct county c = county_of(t->ctx);
    struct ctx *ctx = c.ctx;
    const int64_t vice = post(&c, "government_vice", "副县长", 3);
    struct appointment a = {.act = S("remove"),
                            .state = S("passed"),
                            .reason = S("违纪"),
                            .finding = S(""),
                            .note = S(""),
                            .source = S("撤职案第1号"),
                            .formula = S(""),
                            .article = S(""),
                            .motion_id = MOTION,
                            .decided_on = ctx->today,
                            .effect_on = ctx->today};
    struct appointment_tenure *held;
    int64_t known;
    size_t count;

    record(&c, "冯志远", vice, "appoint", (struct date){2024, 3, 1});
    MUST(ctx, appointment_store_tenures(ctx, vice, 0, ctx->today, &held, &count), "held");
    a.person_id = held[0].person_id;
    a.post_id = vice;
    MUST(ctx, db_tx(ctx, remove_tx, &a), "removed");
    MUST(ctx, appointment_store_tenures(ctx, vice, 0, ctx->today, &held, &count), "held");
    OK(str_eqz(held[0].ended_how, "removed"), "his post ended");
    MUST(ctx, appointment_removal_void(ctx, MOTION), "void");
    MUST(ctx, appointment_removal_void(ctx, MOTION), "once");
    MUST(ctx, appointment_store_tenures(ctx, vice, 0, ctx->today, &held, &count), "held");
    OK(count == 1 && date_none(held[0].to_on) && held[0].ended_how.len == 0, "he has it again");
    MUST(ctx, appointment_store_of_motion(ctx, MOTION, &known), "looked up");
    EQ_INT(known, 0, "and a new vote can remove him");
}

/* A test drawn from the bank of questions. */
static void bank(struct journaltest *t)
{
    struct county c = county_of(t->ctx);
    struct ctx *ctx = c.ctx;
    const int64_t proposal = letter(&c, "court"),
                  id = add(&c, proposal, post(&c, "judge", "县人民法院审判员", 0), "appoint",
                           "秦大山");
    const struct training_question q = {.topic = S("宪法"),
                                        .kind = S("truth"),
                                        .text = S("国家工作人员就职时应当公开进行宪法宣誓。"),
                                        .options = S(""),
                                        .answer = S("1"),
                                        .source = S("宪法第二十七条"),
                                        .why = S("")};
    const struct str given = S("1");
    struct appointment_test *tests;
    struct training_paper paper;
    struct training_test drawn = {0};
    int64_t question, test = 0;
    size_t count;
    bool late;

    MUST(ctx, training_question_save(ctx, &q, &question), "a question");
    MUST(ctx, appointment_test_set(ctx, proposal, S("1 宪法"), 30, 80, &test), "a test");
    MUST(ctx, training_test_get(ctx, test, &drawn), "the test");
    EQ_INT(drawn.tries, 1, "one try");
    MUST(ctx, appointment_store_tests(ctx, id, &tests, &count), "his seat");
    OK(count == 1 && !tests[0].passed && date_none(tests[0].held_on), "waits");
    MUST(ctx, training_begin(ctx, tests[0].seat_id, &paper), "begun");
    MUST(ctx, training_hand_in(ctx, tests[0].seat_id, &given, 1, &paper, &late), "handed in");
    MUST(ctx, appointment_test_sat(ctx, tests[0].seat_id), "taken in");
    MUST(ctx, appointment_test_sat(ctx, tests[0].seat_id), "once");
    MUST(ctx, appointment_store_tests(ctx, id, &tests, &count), "again");
    OK(tests[0].passed && tests[0].percent == 100, "passed");
    REFUSED(ctx, appointment_test_set(ctx, proposal, S("1 宪法"), 30, 80, &test), ST_RULE,
            "appointment.err.nobody_tested", "nobody is left");
}

/* Figures: an act of one person counts, a person with two acts is one person. */
static void figures(struct journaltest *t)
{
    struct county c = county_of(t->ctx);
    struct ctx *ctx = c.ctx;
    const int64_t one = post(&c, "judge", "县人民法院审判员", 0),
                  two = post(&c, "tribunal_head", "县人民法院民事审判庭庭长", 1);
    struct appointment_share *s;
    size_t count;

    record(&c, "朱明珠", one, "appoint", (struct date){2026, 3, 5});
    record(&c, "朱明珠", two, "appoint", (struct date){2026, 3, 5});
    record(&c, "尤小兰", one, "appoint", (struct date){2026, 5, 5});
    record(&c, "尤小兰", one, "dismiss", (struct date){2025, 5, 5});
    MUST(ctx,
         appointment_store_shares(ctx, (struct date){2026, 1, 1}, (struct date){2026, 12, 31}, NULL,
                                  S(""), &s, &count),
         "figures");
    EQ_INT(s[0].times, 3, "three times");
    EQ_INT(s[0].people, 2, "two people");
    MUST(ctx,
         appointment_store_shares(ctx, (struct date){2026, 1, 1}, (struct date){2026, 12, 31},
                                  "month", S("2026-03"), &s, &count),
         "of a month");
    OK(count == 1 && s[0].times == 2 && s[0].people == 1, "of March");
}

/* Who held the post on a day; "": nobody. */
static struct str held_on(struct county *c, int64_t post_id, struct date on)
{
    struct appointment_tenure *all;
    size_t count;

    MUST(c->ctx, appointment_store_tenures(c->ctx, post_id, 0, on, &all, &count), "who holds it");
    OK(count <= 1, "one at a time");
    return count == 1 ? all[0].person : S("");
}

/* An office that starts in the middle of a term enters the earlier decisions in any order. */
static void in_any_order(struct journaltest *t)
{
    struct county c = county_of(t->ctx);
    static const struct {
        const char *act, *name;
        struct date on;
    } DECISIONS[] = {
        {"appoint", "周秀兰", {2020, 3, 1}}, {"dismiss", "周秀兰", {2021, 5, 1}},
        {"acting", "吴建华", {2021, 5, 1}},  {"appoint", "郑国强", {2022, 6, 1}},
        {"resign", "郑国强", {2023, 2, 1}},  {"appoint", "周秀兰", {2024, 1, 1}},
        {"appoint", "周秀兰", {2025, 1, 1}},
    };
    static const size_t ORDERS[][COUNT(DECISIONS)] = {
        {0, 1, 2, 3, 4, 5, 6}, {6, 5, 4, 3, 2, 1, 0}, {4, 1, 6, 3, 0, 5, 2}, {5, 0, 1, 3, 2, 4, 6}};

    arr_each (k, COUNT(ORDERS)) {
        const int64_t of = post(&c, "tribunal_head",
                                str_z(c.ctx->arena, str_printf(c.ctx->arena, "第%zu庭庭长", k)), 1);

        arr_each (i, COUNT(DECISIONS)) {
            const size_t at = ORDERS[k][i];

            record(&c, DECISIONS[at].name, of, DECISIONS[at].act, DECISIONS[at].on);
        }
        EQ_STR(held_on(&c, of, (struct date){2020, 6, 1}), "周秀兰", "the first");
        EQ_STR(held_on(&c, of, (struct date){2021, 9, 1}), "吴建华", "who acted");
        EQ_STR(held_on(&c, of, (struct date){2022, 9, 1}), "郑国强", "the second");
        EQ_STR(held_on(&c, of, (struct date){2023, 9, 1}), "", "nobody");
        EQ_STR(held_on(&c, of, c.ctx->today), "周秀兰", "the first again, today");
    }
}

static void backfill_refused(struct ctx *ctx, const struct appointment_record *r, enum status want,
                             const char *key)
{
    int64_t id;

    EQ_INT(appointment_backfill(ctx, r, &id), want, key);
    EQ_TEXT(ctx->field_errors_count > 0 ? ctx->field_errors[0].key : ctx->err.key, key, "why");
    modtest_clear(ctx);
}

/* One decision of years before, by hand, with its source.
 * @law Organic Law (2022-03-11) art. 51(4) */
static void by_hand(struct journaltest *t)
{
    struct county c = county_of(t->ctx);
    struct appointment_record r = {
        .person = {.name = S(""),
                   .born = S("1975-04"),
                   .sex = S(""),
                   .ethnic = S(""),
                   .party = S(""),
                   .education = S(""),
                   .resume = S("")},
        .post = {.name = S("县水利局局长"), .office = S("government_member"), .note = S("")},
        .act = S("appoint"),
        .source = S("县十八届人大常委会第三次会议"),
        .note = S("补录"),
        .passed = true,
        .on = {2024, 6, 20}};
    struct appointment a;
    int64_t id = 0;

    backfill_refused(c.ctx, &r, ST_INVALID, "appointment.err.name");
    r.person.name = S("费长河");
    r.source = S("");
    backfill_refused(c.ctx, &r, ST_INVALID, "appointment.err.source");
    r.source = S("县十八届人大常委会第三次会议");
    r.on = (struct date){2027, 1, 1};
    backfill_refused(c.ctx, &r, ST_INVALID, "appointment.err.when");
    r.on = (struct date){2024, 6, 20};
    r.all_members = 34;
    r.yes = 17;
    backfill_refused(c.ctx, &r, ST_INVALID, "appointment.err.not_half");
    r.yes = 18;
    r.no = 17;
    backfill_refused(c.ctx, &r, ST_INVALID, "appointment.err.votes");
    r.no = -1;
    backfill_refused(c.ctx, &r, ST_INVALID, "appointment.err.number");
    r.no = 3;
    MUST(c.ctx, appointment_backfill(c.ctx, &r, &id), "half and one of all members");
    a = read(&c, id);
    OK(appointment_backfilled(&a) && str_eqz(a.state, "passed"), "marked as entered later");
    EQ_INT(modtest_events(c.ctx, "appointment.recorded"), 1, "in the journal");
    EQ_STR(held_on(&c, a.post_id, (struct date){2025, 1, 1}), "费长河", "in the register");
    backfill_refused(c.ctx, &r, ST_RULE, "appointment.err.there");
    a = (struct appointment){.act = S("elect"), .note = S("")};
    OK(!appointment_backfilled(&a), "who was elected here was not entered later");
    a.note = S("补录");
    OK(appointment_backfilled(&a), "unless the note says so");
    a = (struct appointment){.act = S("appoint"), .note = S(""), .letter_id = 7};
    OK(!appointment_backfilled(&a), "what was proposed here was not");
    a = (struct appointment){.act = S("remove"), .note = S(""), .motion_id = 7};
    OK(!appointment_backfilled(&a), "nor what a motion removed");
    a = (struct appointment){.act = S("appoint"), .note = S(""), .vote_id = 7};
    OK(!appointment_backfilled(&a), "nor what was voted on");
}

int main(void)
{
    modtest_both("whole_way", whole_way);
    modtest_one("not_taken_in", not_taken_in);
    modtest_both("acting_and_resigned", acting_and_resigned);
    modtest_both("in_vain", in_vain);
    modtest_both("removed_in_vain", removed_in_vain);
    modtest_one("bank", bank);
    modtest_both("figures", figures);
    modtest_both("in_any_order", in_any_order);
    modtest_both("by_hand", by_hand);
    return tap_done();
}
