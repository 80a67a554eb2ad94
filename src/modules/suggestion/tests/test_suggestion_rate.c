// SPDX-License-Identifier: MulanPSL-2.0
/* 评, 督 and 公开: ratings of authors, redo, the chairmen's meeting, promises, key suggestions,
 * what the public sees. */
#include "modules/suggestion/suggestion_jobs.h"
#include "modules/suggestion/tests/sugtest.h"

static void test_rating(struct sugtest *s)
{
    const int64_t id = replied(s, "评价", "A");
    struct suggestion_rate r = {.id = id};

    as(s, DEPUTY, 0);
    EQ_INT(suggestion_rate(s->ctx, &r), ST_INVALID, "a rating has two marks");
    EQ_TEXT(field(s), "attitude", "at the field");
    r.attitude = MARK_DISSATISFIED;
    r.result = MARK_SATISFIED;
    EQ_INT(suggestion_rate(s->ctx, &r), ST_INVALID, "dissatisfied why?");
    EQ_TEXT(field(s), "reason", "is to be said");
    r.reason = S("三次没接电话");
    as(s, DEPUTY, 5);
    REFUSED(s, suggestion_rate(s->ctx, &r), ST_NOT_FOUND, "db.not_found");
    as(s, HANDLER, s->traffic);
    REFUSED(s, suggestion_rate(s->ctx, &r), ST_DENIED, "not_yours");
    as(s, OFFICE, 0);
    REFUSED(s, suggestion_rate(s->ctx, &r), ST_DENIED, "not_an_author");
    as(s, DEPUTY, 0);
    r.for_deputy_id = s->deputy[0];
    REFUSED(s, suggestion_rate(s->ctx, &r), ST_DENIED, "not_yours");
    as(s, OFFICE, 0);
    DONE(s, suggestion_rate(s->ctx, &r)); /* on paper */
    EQ_INT(state(s, id), SUGGESTION_CLOSED, "a bad attitude alone does not send it back");
    EQ_INT(now(s, id).attitude, MARK_DISSATISFIED, "but is on record");
    r.for_deputy_id = 0;
    as(s, DEPUTY, 0);
    REFUSED(s, suggestion_rate(s->ctx, &r), ST_INVALID, "which_reply");
}

static void test_redo(struct sugtest *s)
{
    const int64_t id = replied(s, "再办", "A");
    struct suggestion_decide decide = {.id = id, .decision = S("redo")};
    struct suggestion n;

    day(s, "2026-03-10");
    DONE(s, rate(s, id, 0, MARK_DISSATISFIED));
    n = now(s, id);
    EQ_INT(n.state, SUGGESTION_REDO, "sent back once by rule");
    EQ_INT(date_cmp(n.due_on, on("2026-04-10")), 0, "a month from the demand");
    EQ_INT(date_cmp(n.first_due_on, on("2026-06-02")), 0, "the first period stays on record");
    EQ_INT(n.round, 2, "second round");
    EQ_INT(unit_of(s, id, s->traffic).redo_count, 1, "counted for the unit");
    EQ_INT(n.rating_state, RATING_RATED, "the rating stands until there is a new one");

    as(s, HANDLER, s->traffic);
    DONE(s, suggestion_draft_reply(s->ctx,
                                   &(struct suggestion_reply_draft){.id = id,
                                                                    .doc_number = S("2号"),
                                                                    .addressee = S("周秀兰代表"),
                                                                    .body = S("第二次"),
                                                                    .class_code = S("A"),
                                                                    .signer = S("何志强"),
                                                                    .contact_person = S("罗晓峰")},
                                   NULL));
    REFUSED(s, suggestion_submit_reply(s->ctx, &(struct suggestion_handling_ref){.id = id}),
            ST_RULE, "contact_again"); /* the deputy is to be heard again */
    contact(s, id, s->traffic);
    reply(s, id, s->traffic, "A", NULL);
    n = now(s, id);
    EQ_INT(n.rating_state, RATING_DUE, "a new answer, a new rating");
    EQ_INT(n.result, MARK_NONE, "the old one is no longer counted");
    EQ_INT(all_of(s, id).replies_count, 2, "both answers are kept");

    DONE(s, rate(s, id, 0, MARK_DISSATISFIED));
    EQ_INT(state(s, id), SUGGESTION_CHAIRMEN, "a second time: the chairmen's meeting");
    EQ_INT(now(s, id).dissatisfied_count, 2, "twice");
    as(s, COMMITTEE, 0);
    REFUSED(s, suggestion_decide(s->ctx, &decide), ST_DENIED, "not_yours");
    as(s, LEADER, 0);
    EQ_INT(suggestion_decide(s->ctx, &decide), ST_INVALID, "which meeting?");
    EQ_TEXT(field(s), "meeting", "is to be said");
    decide.meeting = S("第三十六次主任会议");
    EQ_INT(suggestion_decide(s->ctx, &decide), ST_INVALID, "and why");
    EQ_TEXT(field(s), "reason", "too");
    decide.reason = S("措施不具体");
    decide.decision = S("perhaps");
    REFUSED(s, suggestion_decide(s->ctx, &decide), ST_INVALID, "form.not_a_choice");
    decide.decision = S("key");
    DONE(s, suggestion_decide(s->ctx, &decide));
    n = now(s, id);
    EQ_INT(n.state, SUGGESTION_REDO, "again, under supervision");
    OK(n.is_key, "as a key suggestion");
    EQ_STR(all_of(s, id).keys[0].lead, "collective", "of the meeting as a body");
    EQ_INT(n.round, 3, "third round");
    EQ_INT(n.dissatisfied_count, 2, "the meeting was not dissatisfied");
    contact(s, id, s->traffic);
    reply(s, id, s->traffic, "C", NULL);
    DONE(s, rate(s, id, 0, MARK_DISSATISFIED));
    EQ_INT(state(s, id), SUGGESTION_CHAIRMEN, "and every time after");
    decide.decision = S("accept");
    as(s, LEADER, 0);
    DONE(s, suggestion_decide(s->ctx, &decide));
    EQ_INT(state(s, id), SUGGESTION_CLOSED, "the explanation is accepted");
    EQ_STR(now(s, id).closed_reason, "chairmen", "by the meeting");
    EQ_INT(all_of(s, id).decisions_count, 2, "both decisions on record");
    REFUSED(s, suggestion_decide(s->ctx, &decide), ST_RULE, "wrong_state");
}

/* One says of a talk whether it was held; the deputy who was spoken to. */
static void says_of(struct sugtest *s, int64_t id, size_t contact, bool agree)
{
    as(s, DEPUTY, 0);
    DONE(s, suggestion_check_contact(s->ctx, &(struct suggestion_contact_check){
                                                 .id = id,
                                                 .contact_id = all_of(s, id).contacts[contact].id,
                                                 .agree = agree,
                                                 .note = S("没有谈这件事")}));
    as_system(s);
}

/* Everything on one day: what was said before the demand is no hearing after it. */
static void test_heard_again(struct sugtest *s)
{
    const int64_t id = replied(s, "当天再办", "A");
    const struct suggestion_handling_ref ref = {.id = id};
    const struct suggestion_reply_draft draft = {.id = id,
                                                 .doc_number = S("3号"),
                                                 .addressee = S("周秀兰代表"),
                                                 .body = S("第二次"),
                                                 .class_code = S("A"),
                                                 .signer = S("何志强"),
                                                 .contact_person = S("罗晓峰")};

    contact(s, id, s->traffic);
    DONE(s, rate(s, id, 0, MARK_DISSATISFIED));
    EQ_INT(state(s, id), SUGGESTION_REDO, "sent back the same day");
    as(s, HANDLER, s->traffic);
    DONE(s, suggestion_draft_reply(s->ctx, &draft, NULL));
    REFUSED(s, suggestion_submit_reply(s->ctx, &ref), ST_RULE, "contact_again");
    says_of(s, id, 0, true);
    says_of(s, id, 1, false);
    as(s, HANDLER, s->traffic);
    REFUSED(s, suggestion_submit_reply(s->ctx, &ref), ST_RULE, "contact_again");

    contact(s, id, s->traffic);
    OK(!date_none(unit_of(s, id, s->traffic).contacted_on), "heard again");
    says_of(s, id, 2, false);
    OK(date_none(unit_of(s, id, s->traffic).contacted_on), "which is disputed: the first is none");
    contact(s, id, s->traffic);
    day(s, "2026-03-12");
    contact(s, id, s->traffic);
    says_of(s, id, 4, false);
    EQ_INT(date_cmp(unit_of(s, id, s->traffic).contacted_on, (struct date){0}), 0,
           "of the day of the demand only what was noted later");
    contact(s, id, s->traffic);
    as(s, HANDLER, s->traffic);
    DONE(s, suggestion_submit_reply(s->ctx, &ref));
}

/* Two authors of their own and one that was merged, under each policy. */
static int64_t joint_replied(struct sugtest *s, int64_t *out_twin)
{
    const struct suggestion_paper paper = {.draft = {.title = S("联名"),
                                                     .body = S("内容"),
                                                     .cosigners = (const int64_t[]){s->deputy[1]},
                                                     .cosigners_count = 1},
                                           .lead_deputy_id = s->deputy[0]};
    const struct suggestion_paper twin = {.draft = {.title = S("相同"), .body = S("内容")},
                                          .lead_deputy_id = s->deputy[2]};
    const struct suggestion_unit lead = {s->traffic, ROLE_LEAD};
    int64_t id = 0;

    as(s, OFFICE, 0);
    ASSERT(suggestion_enter_paper(s->ctx, &paper, &id) == ST_OK);
    ASSERT(suggestion_enter_paper(s->ctx, &twin, out_twin) == ST_OK);
    ASSERT(suggestion_accept(s->ctx, &(struct suggestion_accept){.id = id}) == ST_OK);
    ASSERT(suggestion_merge(s->ctx, &(struct suggestion_merge){.id = *out_twin, .main_id = id}) ==
           ST_OK);
    ASSERT(suggestion_hand_over(s->ctx, &(struct suggestion_assign){
                                            .id = id, .units = &lead, .units_count = 1}) == ST_OK);
    as(s, HANDLER, s->traffic);
    ASSERT(suggestion_sign(s->ctx, &(struct suggestion_handling_ref){.id = id}) == ST_OK);
    contact(s, id, s->traffic);
    reply(s, id, s->traffic, "A", NULL);
    return id;
}

static void test_authors(struct sugtest *s)
{
    int64_t twin = 0, id = joint_replied(s, &twin);
    struct suggestion_detail d;

    DONE(s, rate(s, id, 1, MARK_DISSATISFIED));
    EQ_INT(state(s, id), SUGGESTION_REPLIED, "a co-signer's rating is recorded, not counted");
    DONE(s, rate(s, twin, 2, MARK_DISSATISFIED));
    EQ_INT(state(s, id), SUGGESTION_REPLIED, "so is that of a merged author, by the own page");
    DONE(s, rate(s, id, 0, MARK_SATISFIED));
    EQ_INT(state(s, id), SUGGESTION_CLOSED, "the lead deputy's counts");
    d = all_of(s, id);
    EQ_INT(d.ratings_count, 3, "all are kept");
    EQ_INT(d.s.result, MARK_SATISFIED, "satisfied");
    EQ_INT(d.ratings[1].suggestion_id, twin, "with whose they are");

    as_system(s);
    DONE(s, suggestion_setting_save(s->ctx, S("rating_policy"), RATING_POLICY_EVERY_LEAD));
    id = joint_replied(s, &twin);
    DONE(s, rate(s, id, 0, MARK_SATISFIED));
    EQ_INT(state(s, id), SUGGESTION_REPLIED, "the merged lead deputy is waited for");
    DONE(s, rate(s, id, 2, MARK_BASIC));
    EQ_INT(state(s, id), SUGGESTION_CLOSED, "until he has rated");
    EQ_INT(now(s, id).result, MARK_BASIC, "the worst of both");
    DONE(s, rate(s, id, 1, MARK_SATISFIED));
    EQ_INT(now(s, id).result, MARK_BASIC, "a late co-signer changes nothing");

    as_system(s);
    DONE(s, suggestion_setting_save(s->ctx, S("rating_policy"), RATING_POLICY_EVERY_SIGNER));
    id = joint_replied(s, &twin);
    DONE(s, rate(s, id, 0, MARK_SATISFIED));
    DONE(s, rate(s, id, 2, MARK_SATISFIED));
    DONE(s, rate(s, id, 1, MARK_DISSATISFIED));
    EQ_INT(state(s, id), SUGGESTION_REDO, "every signer may send it back");
}

static void test_promises(struct sugtest *s)
{
    const int64_t id = replied(s, "承诺", "B");
    struct suggestion_promise_act act = {.id = id, .what = S("done"), .body = S("已完工")};
    struct suggestion_rate_promise mark = {.id = id, .result = MARK_SATISFIED};
    struct suggestion_promise *list;
    struct suggestion_promise_report *reports;
    struct str next;
    size_t count;

    act.promise_id = mark.promise_id = all_of(s, id).promises[0].id;
    DONE(s, rate(s, id, 0, MARK_SATISFIED));
    EQ_INT(state(s, id), SUGGESTION_CLOSED, "closed although a promise is open");
    EQ_INT(now(s, id).promises_open, 1, "which is kept apart");
    REFUSED(s, suggestion_rate_promise(s->ctx, &mark), ST_RULE, "wrong_state");

    day(s, "2026-09-30");
    as(s, HANDLER, s->traffic);
    DONE(s, suggestion_promises(s->ctx, &(struct suggestion_promise_filter){.due = S("1")}, S(""),
                                10, &list, &count, &next));
    EQ_INT(count, 1, "it comes back on its day");
    as(s, HANDLER, s->water);
    DONE(s, suggestion_promises(s->ctx, &(struct suggestion_promise_filter){.due = S("1")}, S(""),
                                10, &list, &count, &next));
    EQ_INT(count, 0, "to its unit only");
    REFUSED(s, suggestion_report_promise(s->ctx, &act), ST_NOT_FOUND, "db.not_found");
    as(s, HANDLER, s->traffic);
    act.what = S("postponed");
    EQ_INT(suggestion_report_promise(s->ctx, &act), ST_INVALID, "until when?");
    EQ_TEXT(field(s), "new_due_on", "is to be said");
    act.new_due_on = on("2026-12-01");
    act.body = S("");
    EQ_INT(suggestion_report_promise(s->ctx, &act), ST_INVALID, "and why");
    EQ_TEXT(field(s), "body", "too");
    act.body = S("雨季停工");
    DONE(s, suggestion_report_promise(s->ctx, &act));
    EQ_INT(all_of(s, id).promises[0].postponed, 1, "counted");
    day(s, "2026-11-20");
    act.what = S("done");
    act.body = S("已完工");
    DONE(s, suggestion_report_promise(s->ctx, &act));
    REFUSED(s, suggestion_report_promise(s->ctx, &act), ST_RULE, "wrong_state");
    REFUSED(s, suggestion_confirm_promise(s->ctx, &act), ST_DENIED, "not_yours");
    as(s, OFFICE, 0);
    REFUSED(s, suggestion_confirm_promise(s->ctx, &act), ST_INVALID, "form.not_a_choice");
    act.what = S("refused");
    act.body = S("路面又裂了");
    act.new_due_on = (struct date){0};
    DONE(s, suggestion_confirm_promise(s->ctx, &act));
    EQ_STR(all_of(s, id).promises[0].state, "open", "not done: open again");
    as(s, HANDLER, s->traffic);
    act.what = S("done");
    DONE(s, suggestion_report_promise(s->ctx, &act));
    as(s, DEPUTY, 0);
    act.what = S("confirmed");
    DONE(s, suggestion_confirm_promise(s->ctx, &act));
    EQ_INT(now(s, id).promises_open, 0, "kept");
    OK(!all_of(s, id).promises[0].kept, "but not by its first day");
    EQ_INT(suggestion_rate_promise(
               s->ctx, &(struct suggestion_rate_promise){.id = id, .promise_id = act.promise_id}),
           ST_INVALID, "a mark is needed");
    (void)why(s);
    mark.result = MARK_DISSATISFIED;
    EQ_INT(suggestion_rate_promise(s->ctx, &mark), ST_INVALID, "with a reason");
    EQ_TEXT(field(s), "reason", "when dissatisfied");
    mark.reason = S("只修了一半");
    DONE(s, suggestion_rate_promise(s->ctx, &mark));
    EQ_INT(now(s, id).promises_open, 1, "open again");
    EQ_INT(date_cmp(all_of(s, id).promises[0].due_on, on("2026-12-21")), 0, "for a month");
    as(s, HANDLER, s->traffic);
    act.what = S("done");
    DONE(s, suggestion_report_promise(s->ctx, &act));
    as(s, OFFICE, 0);
    act.what = S("confirmed");
    DONE(s, suggestion_confirm_promise(s->ctx, &act));
    as(s, DEPUTY, 0);
    mark.result = MARK_SATISFIED;
    DONE(s, suggestion_rate_promise(s->ctx, &mark));
    REFUSED(s, suggestion_rate_promise(s->ctx, &mark), ST_RULE, "rated");
    DONE(s, suggestion_promise_reports(s->ctx, act.promise_id, &reports, &count));
    EQ_INT(count, 9, "every word about it is kept");
    as(s, OFFICE, 0);
    act.promise_id = 1;
    REFUSED(s, suggestion_confirm_promise(s->ctx, &act), ST_NOT_FOUND, "db.not_found");
}

static void test_key(struct sugtest *s)
{
    const int64_t id = signed_for(s, "重点", s->traffic);
    struct suggestion_key_new in = {.id = id, .lead = S("chairmen_member")};
    struct suggestion_key_end end = {.id = id};
    struct suggestion_note_new note = {.id = id, .kind = S("visit"), .body = S("现场察看")};

    as(s, COMMITTEE, 0);
    REFUSED(s, suggestion_make_key(s->ctx, &in), ST_DENIED, "not_yours");
    as(s, OFFICE, 0);
    EQ_INT(suggestion_make_key(s->ctx, &in), ST_INVALID, "decided by whom?");
    EQ_TEXT(field(s), "decided_by", "is to be said");
    in.decided_by = S("第三十六次主任会议");
    REFUSED(s, suggestion_make_key(s->ctx, &in), ST_INVALID, "leader_missing");
    in.leader_account_id = 987654321;
    REFUSED(s, suggestion_make_key(s->ctx, &in), ST_NOT_FOUND, "db.not_found");
    in.leader_account_id = s->leader_account;
    DONE(s, suggestion_make_key(s->ctx, &in));
    in = (struct suggestion_key_new){
        .id = id, .lead = S("work_office"), .decided_by = S("第三十六次主任会议")};
    REFUSED(s, suggestion_make_key(s->ctx, &in), ST_INVALID, "leader_missing");
    in.leader_organ_id = s->gov;
    DONE(s, suggestion_make_key(s->ctx, &in));
    in.lead = S("somebody");
    REFUSED(s, suggestion_make_key(s->ctx, &in), ST_INVALID, "form.not_a_choice");
    EQ_INT(all_of(s, id).keys_count, 2, "several may lead in their ways");
    EQ_STR(all_of(s, id).keys[0].leader_name, "陈国栋", "by name");

    as(s, GOVLEADER, s->gov); /* its organ leads */
    DONE(s,
         suggestion_add_note(s->ctx, &(struct suggestion_note_new){
                                         .id = id, .kind = S("supervision"), .body = S("听汇报")}));
    as(s, LEADER, 0);
    EQ_INT(suggestion_add_note(s->ctx, &note), ST_INVALID, "a visit has a place");
    EQ_TEXT(field(s), "place", "at the field");
    note.place = S("青石岭镇柳河村");
    note.participants = S("代表3人");
    DONE(s, suggestion_add_note(s->ctx, &note));
    as(s, DEPUTY, 0);
    DONE(s, suggestion_add_note(s->ctx, &note)); /* the lead deputy inspects */
    note.kind = S("supervision");
    REFUSED(s, suggestion_add_note(s->ctx, &note), ST_DENIED, "not_yours");
    note.kind = S("reminder");
    REFUSED(s, suggestion_add_note(s->ctx, &note), ST_DENIED, "not_yours");
    note.kind = S("progress");
    REFUSED(s, suggestion_add_note(s->ctx, &note), ST_DENIED, "not_yours");
    as(s, HANDLER, s->traffic);
    DONE(s, suggestion_add_note(s->ctx, &note));
    note.kind = S("song");
    REFUSED(s, suggestion_add_note(s->ctx, &note), ST_DENIED, "not_yours");
    as(s, OFFICE, 0);
    REFUSED(s, suggestion_add_note(s->ctx, &note), ST_INVALID, "form.not_a_choice");
    note.kind = S("reminder");
    note.handling_id = unit_of(s, id, s->traffic).id;
    DONE(s, suggestion_add_note(s->ctx, &note));
    note.handling_id = 3;
    REFUSED(s, suggestion_add_note(s->ctx, &note), ST_NOT_FOUND, "not_your_unit");
    EQ_INT(all_of(s, id).notes_count, 5, "all on record");

    as(s, LEADER, 0);
    EQ_INT(suggestion_end_key(s->ctx, &end), ST_INVALID, "what was found?");
    EQ_TEXT(field(s), "finding", "is to be said");
    end.finding = S("已按期修复");
    REFUSED(s, suggestion_end_key(s->ctx, &end), ST_NOT_FOUND, "db.not_found");
    end.key_id = all_of(s, id).keys[0].id;
    DONE(s, suggestion_end_key(s->ctx, &end));
    REFUSED(s, suggestion_end_key(s->ctx, &end), ST_NOT_FOUND, "db.not_found");
    OK(now(s, id).is_key, "that it was a key suggestion stays");
}

/* A deputy who is no party, with the text published and the reply not (0) or too (1). */
static void check_stranger(struct sugtest *s, int64_t id, int64_t reply_id, size_t replies)
{
    struct suggestion_reply_version *versions;
    struct suggestion_text *texts;
    struct suggestion_reply r = {0};
    struct suggestion_row *rows;
    struct str next;
    size_t count;

    as(s, DEPUTY, 4);
    REFUSED(s, suggestion_texts(s->ctx, id, &texts, &count), ST_NOT_FOUND, "db.not_found");
    REFUSED(s, suggestion_reply_versions(s->ctx, reply_id, &versions, &count), ST_NOT_FOUND,
            "db.not_found");
    DONE(s, suggestion_list(s->ctx, &(struct suggestion_list_query){.filter.q = S("公开")}, &rows,
                            &count, &next));
    EQ_INT(count, 0, "not to be found by the title that was kept closed");
    DONE(s, suggestion_list(s->ctx, &(struct suggestion_list_query){.filter.q = S("对外")}, &rows,
                            &count, &next));
    EQ_INT(count, 1, "but by the public one");
    if (replies == 0) {
        REFUSED(s, suggestion_reply_get(s->ctx, reply_id, &r), ST_NOT_FOUND, "db.not_found");
        return;
    }
    DONE(s, suggestion_reply_get(s->ctx, reply_id, &r));
    EQ_STR(r.body, "答复全文", "the letter as published");
    EQ_STR(r.phone, "", "without the phone");
    EQ_STR(r.contact_person, "", "or a name");
}

static void test_publish(struct sugtest *s)
{
    const int64_t id = replied(s, "公开", "A");
    struct suggestion_publish in = {.id = id, .is_public = true, .title = S("公开")};
    struct suggestion_public_row *rows;
    struct private_finding *found;
    struct suggestion_public p;
    struct suggestion_detail d;
    struct str next;
    int64_t listed;
    size_t count;

    in.body = S("请找王师傅13800000000");
    as(s, COMMITTEE, 0);
    REFUSED(s, suggestion_publish(s->ctx, &in), ST_DENIED, "not_yours");
    as(s, OFFICE, 0);
    EQ_INT(suggestion_publish(s->ctx, &in), ST_INVALID, "a phone number stops it");
    EQ_TEXT(field(s), "body", "at the field");
    in.reply_id = all_of(s, id).replies[0].id;
    REFUSED(s, suggestion_publish(s->ctx, &in), ST_RULE, "text_first");
    in.reply_id = 77;
    REFUSED(s, suggestion_publish(s->ctx, &in), ST_NOT_FOUND, "db.not_found");
    in.reply_id = 0;
    private_scan(s->ctx->arena, in.body, &found, &count);
    in.confirmed = &found[0].id;
    in.confirmed_count = 1;
    in.title = S("卡号4111111111111111");
    EQ_INT(suggestion_publish(s->ctx, &in), ST_INVALID, "the title is looked at too");
    EQ_TEXT(field(s), "title", "at its field");
    in.title = S("公开");
    DONE(s, suggestion_publish(s->ctx, &in)); /* looked at and found harmless */
    in.confirmed_count = 0;
    in.body = private_mask(s->ctx->arena, in.body);
    DONE(s, suggestion_publish(s->ctx, &in));
    EQ_INT(all_of(s, id).publications_count, 1, "decided anew, not twice");

    s->ctx->actor = &(struct actor){.congress_id = s->ctx->congress_id};
    DONE(s, suggestion_public_get(s->ctx, id, &p));
    EQ_STR(p.body, "请找王师傅138****0000", "the public sees what was published");
    EQ_INT(p.replies_count, 0, "and no reply yet");
    EQ_STR(p.row.class_code, "", "nor what came out");
    in.title = S("对外的题目");
    as(s, OFFICE, 0);
    DONE(s, suggestion_publish(s->ctx, &in));
    s->ctx->actor = &(struct actor){.congress_id = s->ctx->congress_id};
    DONE(s, suggestion_get(s->ctx, id, &d.s));
    EQ_STR(d.s.title, "对外的题目", "by the title it was published with");
    check_stranger(s, id, all_of(s, id).replies[0].id, 0);
    in.title = S("公开");
    as(s, OFFICE, 0);
    in.reply_id = all_of(s, id).replies[0].id;
    in.body = S("答复全文");
    DONE(s, suggestion_publish(s->ctx, &in));
    s->ctx->actor = &(struct actor){.congress_id = s->ctx->congress_id};
    DONE(s, suggestion_public_get(s->ctx, id, &p));
    EQ_INT(p.replies_count, 1, "now the reply");
    EQ_STR(p.replies[0].body, "答复全文", "as published");
    DONE(s, suggestion_public_list(s->ctx, S("对外"), 0, S(""), 10, &rows, &count, &next));
    EQ_INT(count, 1, "found by its title");
    DONE(s, suggestion_public_list(s->ctx, S("%"), 0, S(""), 10, &rows, &count, &next));
    EQ_INT(count, 0, "a sign is only a sign");

    check_stranger(s, id, in.reply_id, 1);
    DONE(s, suggestion_show(s->ctx, id, &d));
    EQ_STR(d.text.body, "请找王师傅138****0000", "another deputy sees no more than the public");
    EQ_INT((int64_t)d.contacts_count + (int64_t)d.notes_count + (int64_t)d.ratings_count, 0,
           "nothing inside");
    EQ_INT(d.replies_count, 1, "but the published reply");
    EQ_STR(d.replies[0].body, "答复全文", "as published");
    EQ_INT((int64_t)d.may, 0, "and may do nothing");
    as(s, DEPUTY, 0);
    DONE(s, suggestion_set_confidential(s->ctx,
                                        &(struct suggestion_confidential){.id = id, .on = true}));
    as(s, DEPUTY, 4);
    REFUSED(s, suggestion_show(s->ctx, id, &d), ST_NOT_FOUND, "db.not_found");
    DONE(s, suggestion_list_count(s->ctx, &(struct suggestion_filter){0}, 9, &listed));
    EQ_INT(listed, 0, "kept confidential later: nobody else sees it any more");

    as(s, OFFICE, 0);
    in = (struct suggestion_publish){.id = id};
    EQ_INT(suggestion_publish(s->ctx, &in), ST_INVALID, "kept closed why?");
    EQ_TEXT(field(s), "why_not", "is to be said");
    in.why_not = S("privacy");
    DONE(s, suggestion_publish(s->ctx, &in));
    REFUSED(s, suggestion_public_get(s->ctx, id, &p), ST_NOT_FOUND, "db.not_found");
    as(s, DEPUTY, 0);
    DONE(s, suggestion_set_confidential(s->ctx,
                                        &(struct suggestion_confidential){.id = id, .on = true}));
    as(s, OFFICE, 0);
    in = (struct suggestion_publish){
        .id = id, .is_public = true, .title = S("公开"), .body = S("内容")};
    REFUSED(s, suggestion_publish(s->ctx, &in), ST_RULE, "confidential");
}

int main(void)
{
    sug_both("sug_rating", test_rating);
    sug_both("sug_redo", test_redo);
    sug_both("sug_heard_again", test_heard_again);
    sug_both("sug_authors", test_authors);
    sug_both("sug_promises", test_promises);
    sug_both("sug_key", test_key);
    sug_both("sug_publish", test_publish);
    return tap_done();
}
