// SPDX-License-Identifier: MulanPSL-2.0
/* Votes of a meeting on both databases: what the law asks of each, and what was void again. */
#include "modules/meeting/tests/halltest.h"
#include "modules/vote/vote_actions.h"
#include "platform/db.h"

/* A person is voted on in secret, an election asks for a post; each refusal has its article. */
static void people(struct journaltest *t)
{
    static const struct {
        enum meeting_vote_role role;
        bool secret, write_in;
        const char *post, *objects;
        enum status st;
        const char *said;
        const char *law;
    } T[] = {
        {MEETING_VOTE_APPOINTMENT, false, false, "", "甲", ST_RULE, "law.vote_must_be_secret",
         "任免"},
        {MEETING_VOTE_DISMISSAL, false, false, "", "甲", ST_RULE, "law.vote_must_be_secret",
         "任免"},
        {MEETING_VOTE_REMOVAL, false, false, "", "甲", ST_RULE, "law.vote_must_be_secret",
         "六十二"},
        {MEETING_VOTE_APPOINTMENT, true, false, "", "", ST_INVALID, "vote.person_missing", ""},
        {MEETING_VOTE_DISMISSAL, true, false, "", " \n", ST_INVALID, "vote.person_missing", ""},
        {MEETING_VOTE_REMOVAL, true, false, "", "", ST_INVALID, "vote.person_missing", ""},
        {MEETING_VOTE_ELECTION, false, true, "chief", "甲", ST_RULE, "law.vote_must_be_secret",
         "二十八"},
        {MEETING_VOTE_ELECTION, true, true, "", "甲", ST_INVALID, "meeting.vote.err.post", ""},
        {MEETING_VOTE_ELECTION, true, true, "vice", "甲", ST_RULE, "law.candidates_too_few",
         "二十七"},
        {MEETING_VOTE_ELECTION, true, true, "chief", "甲\n乙\n丙", ST_RULE,
         "law.candidates_too_many", "二十七"},
        {MEETING_VOTE_ELECTION, true, false, "vice", "甲\n乙", ST_RULE, "vote.write_in_needed",
         "二十八"},
        {MEETING_VOTE_ELECTION, true, false, "deputy", "甲\n乙", ST_RULE, "vote.write_in_needed",
         "十七"},
        {MEETING_VOTE_ELECTION, true, true, "vice", "甲\n乙", ST_OK, "", ""},
        {MEETING_VOTE_ELECTION, true, false, "other", "甲", ST_OK, "", ""},
        {MEETING_VOTE_REMOVAL, true, false, "", "乙", ST_OK, "", ""},
        {MEETING_VOTE_DISMISSAL, true, false, "", "乙｜局长", ST_OK, "", ""},
    };
    struct hall h = hall_of(t->ctx);
    struct meeting_vote *list;
    size_t count;
    int64_t id;

    ASSERT(db_tx(t->ctx, notice_tx, &(struct noticing){h.id}) == ST_OK);
    arr_each (i, COUNT(T)) {
        const struct meeting_vote_new in = {.meeting_id = h.id,
                                            .item_id = h.items[2],
                                            .role = T[i].role,
                                            .secret = T[i].secret,
                                            .write_in = T[i].write_in,
                                            .post = str_from(T[i].post),
                                            .occasion = S("first"),
                                            .objects = str_from(T[i].objects),
                                            .seats = 1};

        EQ_INT(meeting_vote_make(t->ctx, &in, &id), T[i].st, meeting_vote_role_word(T[i].role));
        if (T[i].st == ST_INVALID)
            EQ_TEXT(t->ctx->err.key, T[i].said, "which is missing");
        if (T[i].st == ST_RULE) {
            EQ_TEXT(t->ctx->err.key, T[i].said, "as it says");
            OK(t->ctx->err.law != NULL && strstr(t->ctx->err.law, T[i].law) != NULL, T[i].law);
        }
        modtest_clear(t->ctx);
    }
    ASSERT(meeting_votes(t->ctx, h.id, &list, &count) == ST_OK);
    EQ_INT(list[2].role, MEETING_VOTE_REMOVAL, "removal is not dismissal");
    OK(list[2].vote.matter == VOTE_LAW_REMOVAL && list[3].vote.matter == VOTE_LAW_APPOINTMENT,
       "for the law, too");
}

/* Of a list nobody is dropped in silence, and what stands behind a comma is no part of a name. */
static void lists(struct journaltest *t)
{
    struct hall h = hall_of(t->ctx);
    struct buf many = buf_new(t->ctx->arena, 0);
    struct meeting_vote_new in = {.meeting_id = h.id,
                                  .item_id = h.items[2],
                                  .role = MEETING_VOTE_ELECTION,
                                  .secret = true,
                                  .post = S("other"),
                                  .occasion = S("first"),
                                  .objects = S("甲，县一中教师\n乙,县医院医生\n丙｜工人"),
                                  .seats = 1};
    struct vote_option *options;
    size_t count;
    int64_t id;

    ASSERT(db_tx(t->ctx, notice_tx, &(struct noticing){h.id}) == ST_OK);
    ASSERT(meeting_vote_make(t->ctx, &in, &id) == ST_OK);
    ASSERT(vote_options(t->ctx, id, &options, &count) == ST_OK);
    OK(count == 3 && str_eqz(options[0].name, "甲") && str_eqz(options[0].note, "县一中教师") &&
           str_eqz(options[1].name, "乙") && str_eqz(options[2].note, "工人"),
       "names, and what they are");
    for (int i = 0; i <= VOTE_OPTIONS_MAX; i++)
        buf_printf(&many, "人%d\n", i);
    in.objects = buf_view(&many);
    in.title = S("另一次选举");
    EQ_INT(meeting_vote_make(t->ctx, &in, &id), ST_INVALID, "one too many");
    EQ_TEXT(t->ctx->field_errors[0].key, "vote.too_many_options", "is refused, not dropped");
    modtest_clear(t->ctx);
    in.role = MEETING_VOTE_RATING;
    in.pass_grades = 1;
    in.secret = false;
    in.objects = S("关于教育，卫生的报告");
    ASSERT(meeting_vote_make(t->ctx, &in, &id) == ST_OK);
    ASSERT(vote_options(t->ctx, id, &options, &count) == ST_OK);
    OK(count == 1 && options[0].note.len == 0, "a report may have one in its name");
}

/* What was void has decided nothing: it is held again, in its order. */
static void repeated(struct journaltest *t)
{
    struct hall h = hall_of(t->ctx);
    int64_t clause, second, whole, taken_back;
    struct meeting_vote *list;
    size_t count;

    ASSERT(db_tx(t->ctx, notice_tx, &(struct noticing){h.id}) == ST_OK);
    come(&h, 0, 20);
    ASSERT(opened(&h) == ST_OK);
    taken_back = vote_for(&h, 1, MEETING_VOTE_AMENDMENT);
    clause = vote_for(&h, 1, MEETING_VOTE_CLAUSE);
    whole = vote_for(&h, 1, MEETING_VOTE_WHOLE);
    EQ_INT(meeting_vote_repeat(t->ctx, h.id, clause, false, S(""), &second), ST_RULE,
           "not yet held");
    modtest_clear(t->ctx);
    ASSERT(vote_invalidate(t->ctx, taken_back, S("提案人撤回")) == ST_OK);
    EQ_INT(meeting_vote_start(t->ctx, h.id, clause), ST_OK,
           "what was taken back is not waited for");
    ASSERT(vote_invalidate(t->ctx, clause, S("计票有误")) == ST_OK);
    EQ_INT(meeting_vote_start(t->ctx, h.id, whole), ST_RULE, "a void clause is not decided");
    EQ_TEXT(t->ctx->err.key, "meeting.vote.err.order", "which is said");
    modtest_clear(t->ctx);
    EQ_INT(meeting_vote_repeat(t->ctx, h.id, clause, false, S(""), &second), ST_OK,
           "it is held again");
    ASSERT(meeting_votes(t->ctx, h.id, &list, &count) == ST_OK);
    OK(count == 4 && list[3].vote.id == second && list[3].role == MEETING_VOTE_CLAUSE &&
           list[3].item_id == h.items[1] && list[3].vote.replaces_id == clause,
       "and stands on the console as the same clause");
    EQ_INT(meeting_vote_start(t->ctx, h.id, whole), ST_RULE, "the whole waits for it");
    modtest_clear(t->ctx);
    EQ_INT(meeting_vote_repeat(t->ctx, h.id + 1000000, clause, false, S(""), &taken_back),
           ST_NOT_FOUND, "not from another meeting");
    modtest_clear(t->ctx);
    ASSERT(meeting_vote_start(t->ctx, h.id, second) == ST_OK);
    ASSERT(vote_close(t->ctx, second) == ST_OK);
    EQ_INT(meeting_vote_start(t->ctx, h.id, whole), ST_OK, "then the whole");
}

/* What was held elsewhere takes over what was counted there, and is led on no console. */
static void of_record(struct journaltest *t)
{
    const struct meeting_record_item item = {
        .title = S("撤销职务"), .sort = S("appointment"), .url = S("/motion/47")};
    const struct meeting_record in = {
        .meeting = {.kind = S("sc"), .starts_on = {2025, 6, 3}}, .items = &item, .items_count = 1};
    struct vote_option who = {.name = S("甲"), .note = S("局长")};
    struct vote_new v = {.kind = VOTE_MOTION,
                         .method = VOTE_DEVICE,
                         .secret = true,
                         .title = S("撤销甲的局长职务"),
                         .matter = VOTE_LAW_REMOVAL,
                         .rule = VOTE_HALF_OF_ALL,
                         .options = &who,
                         .options_count = 1};
    struct hall h = hall_of(t->ctx);
    struct meeting_item stored;
    struct meeting_vote *list;
    struct vote now;
    int64_t id, item_id, vote_id;
    size_t count;

    ASSERT(h.id != 0 && meeting_record(t->ctx, &in, &id, &item_id) == ST_OK);
    ASSERT(meeting_item_get(t->ctx, item_id, &stored) == ST_OK);
    EQ_STR(stored.url, "/motion/47", "what it is about");
    EQ_INT(meeting_vote_join(t->ctx, item_id, &v, true, &vote_id), ST_RULE,
           "no device votes there");
    modtest_clear(t->ctx);
    v.method = VOTE_PAPER;
    ASSERT(meeting_vote_join(t->ctx, item_id, &v, true, &vote_id) == ST_OK);
    ASSERT(meeting_votes(t->ctx, id, &list, &count) == ST_OK &&
           vote_get(t->ctx, vote_id, &now) == ST_OK);
    OK(count == 1 && list[0].role == MEETING_VOTE_REMOVAL, "a removal");
    OK(now.panel.len == 0 || str_eqz(now.panel, "vote"), "led on its own page");
    OK(date_cmp(now.on, in.meeting.starts_on) == 0, "by the law of its day");
    v.matter = VOTE_LAW_APPOINTMENT;
    ASSERT(meeting_vote_join(t->ctx, item_id, &v, true, &vote_id) == ST_OK);
    ASSERT(meeting_votes(t->ctx, id, &list, &count) == ST_OK);
    EQ_INT(list[1].role, MEETING_VOTE_APPOINTMENT, "an appointment");
}

static enum status made(struct hall *h, enum meeting_vote_role role, const char *title,
                        const char *objects, const char *reason, int64_t *out)
{
    modtest_clear(h->ctx);
    return meeting_vote_make(h->ctx,
                             &(struct meeting_vote_new){.meeting_id = h->id,
                                                        .item_id = h->items[1],
                                                        .role = role,
                                                        .clause = S("第三条"),
                                                        .secret = meeting_vote_secret(role),
                                                        .title = str_from(title),
                                                        .objects = str_from(objects),
                                                        .reason = str_from(reason)},
                             out);
}

/* What has a result is voted on again only with a reason, and refers to it. */
static void decided(struct journaltest *t)
{
    struct hall h = hall_of(t->ctx);
    int64_t first, clause, again, paid, waits;
    struct vote v;

    ASSERT(db_tx(t->ctx, notice_tx, &(struct noticing){h.id}) == ST_OK);
    come(&h, 0, 20);
    ASSERT(opened(&h) == ST_OK);
    ASSERT(made(&h, MEETING_VOTE_CLAUSE, "", "", "", &clause) == ST_OK);
    ASSERT(made(&h, MEETING_VOTE_WHOLE, "", "", "", &first) == ST_OK);
    EQ_INT(made(&h, MEETING_VOTE_WHOLE, "", "", "", &waits), ST_OK, "before it is decided");
    ASSERT(meeting_vote_start(t->ctx, h.id, clause) == ST_OK);
    ASSERT(vote_close(t->ctx, clause) == ST_OK);
    ASSERT(meeting_vote_start(t->ctx, h.id, first) == ST_OK);
    EQ_INT(made(&h, MEETING_VOTE_CLAUSE, "", "", "", &again), ST_INVALID, "the clause again");
    ASSERT(vote_close(t->ctx, first) == ST_OK);
    EQ_INT(made(&h, MEETING_VOTE_WHOLE, "", "", "", &again), ST_INVALID, "not without a reason");
    EQ_TEXT(t->ctx->err.key, "vote.decided_already", "as it says");
    EQ_TEXT(t->ctx->err.field, "reason", "at its field");
    EQ_TEXT(t->ctx->err.arg, "未通过", "and what the result is");
    EQ_INT(made(&h, MEETING_VOTE_WHOLE, "换一个名称", "", " ", &again), ST_INVALID,
           "nor under another name");
    EQ_INT(made(&h, MEETING_VOTE_WHOLE, "", "", "主任会议提请复议", &again), ST_OK, "with one");
    ASSERT(vote_get(t->ctx, again, &v) == ST_OK);
    EQ_INT(v.replaces_id, first, "it refers to the former");
    EQ_STR(v.again_reason, "主任会议提请复议", "and says why");
    EQ_INT(meeting_vote_repeat(t->ctx, h.id, first, false, S(""), &again), ST_INVALID,
           "nor is it simply repeated");
    modtest_clear(t->ctx);
    EQ_INT(made(&h, MEETING_VOTE_APPOINTMENT, "", "甲", "", &paid), ST_OK, "another matter");
    ASSERT(vote_get(t->ctx, paid, &v) == ST_OK);
    EQ_INT(v.replaces_id, 0, "refers to none");
}

/* While a body meets its votes are the meeting's. */
static void outside(struct journaltest *t)
{
    const struct vote_voter one = {.account_id = 1, .name = S("委员"), .present = true};
    struct hall h = hall_of(t->ctx);
    struct vote_new in = {
        .kind = VOTE_MOTION, .title = S("会外的表决"), .origin = "vote", .rule = VOTE_NOTED};
    struct meeting m;
    struct str where;
    int64_t id, other;

    ASSERT(db_tx(t->ctx, notice_tx, &(struct noticing){h.id}) == ST_OK);
    ASSERT(meeting_get(t->ctx, h.id, &m) == ST_OK);
    in.body_id = m.body_id;
    EQ_INT(vote_arrange(t->ctx, &in, &id), ST_OK, "before it begins");
    come(&h, 0, 20);
    ASSERT(opened(&h) == ST_OK);
    EQ_INT(vote_open_here(t->ctx, id, &one, 1, 1), ST_RULE, "not while the body meets");
    EQ_TEXT(t->ctx->err.key, "meeting.vote.err.body_meets", "as it says");
    modtest_clear(t->ctx);
    in.title = S("又一次");
    EQ_INT(vote_arrange(t->ctx, &in, &other), ST_RULE, "nor is one arranged");
    modtest_clear(t->ctx);
    EQ_INT(meeting_objects(t->ctx, m.body_id, &where), ST_RULE, "the meeting objects");
    OK(str_eq(where, str_printf(t->ctx->arena, "/meeting/%lld/hall", (long long)h.id)),
       "and says where to go");
    modtest_clear(t->ctx);
    EQ_INT(meeting_objects(t->ctx, m.body_id + 1000000, &where), ST_OK, "of others not");
    ASSERT(meeting_hall_close(t->ctx, h.id, version(&h)) == ST_OK);
    EQ_INT(vote_arrange(t->ctx, &in, &other), ST_OK, "afterwards it is");
}

/* Scrutineers of a meeting serve all its secret votes; when it is closed their codes are void. */
static void codes(struct journaltest *t)
{
    struct vote_scrutineer_new in = {.panel = "meeting", .name = S("监票人甲")};
    struct vote_code_take take = {.declares = true, .at_desk = true};
    struct vote_scrutineer *list;
    struct hall h = hall_of(t->ctx);
    struct str code;
    size_t count;

    ASSERT(db_tx(t->ctx, notice_tx, &(struct noticing){h.id}) == ST_OK);
    come(&h, 0, 20);
    ASSERT(opened(&h) == ST_OK);
    in.panel_id = h.id;
    ASSERT(vote_appoint(t->ctx, &in, &take.scrutineer_id) == ST_OK);
    ASSERT(vote_take_code(t->ctx, &take, &code) == ST_OK);
    EQ_INT(meeting_hall_close(t->ctx, h.id, version(&h)), ST_OK, "closed");
    ASSERT(vote_scrutineers(t->ctx, "meeting", h.id, &list, &count) == ST_OK);
    EQ_INT(count, 1, "who he was is still known");
    EQ_INT(dbtest_int(t->ctx, "SELECT count(*) FROM vote_scrutineer WHERE ended = 0"), 0,
           "his code is void");
    EQ_INT(vote_dismiss(t->ctx, list[0].id), ST_NOT_FOUND, "he is none any more");
    modtest_clear(t->ctx);
    take.scrutineer_id = list[0].id;
    EQ_INT(vote_take_code(t->ctx, &take, &code), ST_NOT_FOUND, "and gets none");
    modtest_clear(t->ctx);
}

/* A kind of meeting that decides by those present says by which rule of the place. */
static void of_present(struct journaltest *t)
{
    const struct meeting_rule r = {.majority = S("half_of_present"),
                                   .majority_article = S("会议规则第三条")};

    (void)t;
    EQ_INT(meeting_vote_rule(r.majority), VOTE_HALF_OF_PRESENT, "of those present");
    EQ_STR(meeting_vote_basis(&r), "会议规则第三条", "by the rule of the place");
    EQ_INT(meeting_vote_basis(&(struct meeting_rule){.majority = S("half_of_all"),
                                                     .majority_article = S("第五十一条")})
               .len,
           0, "the law's majority is cited from the law");
}

int main(void)
{
    modtest_both("hallpeople", people);
    modtest_one("halllists", lists);
    modtest_both("hallrepeated", repeated);
    modtest_both("halldecided", decided);
    modtest_both("hallofrecord", of_record);
    modtest_both("halloutside", outside);
    modtest_both("hallcodes", codes);
    modtest_both("hallofpresent", of_present);
    return tap_done();
}
