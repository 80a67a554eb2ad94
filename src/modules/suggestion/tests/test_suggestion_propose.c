// SPDX-License-Identifier: MulanPSL-2.0
/* 提: drafts, co-signers, submitting, the gate at the office, withdrawing, bills. */
#include "modules/opinion/opinion.h"
#include "modules/suggestion/tests/sugtest.h"

static int64_t draft(struct sugtest *s, int64_t deputy, struct suggestion_draft in)
{
    int64_t id = 0;

    as(s, DEPUTY, deputy);
    if (in.title.len == 0)
        in.title = S("关于延长县医院夜间门诊的建议");
    if (in.body.len == 0)
        in.body = S("夜间看病难，请延长门诊时间。");
    ASSERT(suggestion_save(s->ctx, &in, &id) == ST_OK);
    return id;
}

static void test_saving(struct sugtest *s)
{
    struct suggestion_draft in = {.title = S("")}, again;
    struct suggestion_text *texts;
    int64_t id = 0;
    size_t count;

    as(s, DEPUTY, 0);
    DONE(s, suggestion_save(s->ctx, &in, &id));
    EQ_INT(state(s, id), SUGGESTION_DRAFT, "an empty draft is saved as typed");
    in.id = id;
    in.version = now(s, id).version;
    in.body = S("先写一句");
    in.confidential = true;
    DONE(s, suggestion_save(s->ctx, &in, NULL));
    EQ_INT(all_of(s, id).s.text_revision, 1, "a draft has one revision");
    EQ_STR(all_of(s, id).text.body, "先写一句", "the last");
    OK(now(s, id).confidential, "and its wish");

    again = in;
    again.body = S("另一台手机上写的");
    REFUSED(s, suggestion_save(s->ctx, &again, NULL), ST_CONFLICT, "db.changed_meanwhile");
    EQ_STR(all_of(s, id).text.body, "先写一句", "nothing was overwritten");
    again.version = 0;
    DONE(s, suggestion_save(s->ctx, &again, NULL));

    as(s, DEPUTY, 1);
    REFUSED(s, suggestion_save(s->ctx, &again, NULL), ST_NOT_FOUND, "db.not_found");
    as(s, OFFICE, 0);
    REFUSED(s, suggestion_save(s->ctx, &again, NULL), ST_NOT_FOUND, "db.not_found");
    again.id = 0;
    REFUSED(s, suggestion_save(s->ctx, &again, NULL), ST_DENIED, "not_a_deputy");
    as(s, DEPUTY, 0);
    again.id = 999999;
    REFUSED(s, suggestion_save(s->ctx, &again, NULL), ST_NOT_FOUND, "db.not_found");
    DONE(s, suggestion_texts(s->ctx, id, &texts, &count));
    EQ_INT(count, 1, "one text so far");
    DONE(s, suggestion_discard(s->ctx, &(struct suggestion_ref){.id = id}));
    EQ_INT(state(s, id), SUGGESTION_WITHDRAWN, "thrown away");
    REFUSED(s, suggestion_discard(s->ctx, &(struct suggestion_ref){.id = id}), ST_RULE,
            "wrong_state");
}

static void test_cosigners(struct sugtest *s)
{
    const int64_t two[] = {s->deputy[1], s->deputy[2]}, one[] = {s->deputy[1]};
    const int64_t id =
        draft(s, 0, (struct suggestion_draft){.cosigners = two, .cosigners_count = 2});
    struct suggestion_submit submit = {.id = id, .one_matter = true};
    struct suggestion_confirm yes = {.id = id, .agree = true}, no = {.id = id};
    const struct suggestion_ref ref = {.id = id};
    struct suggestion_detail d;

    REFUSED(s, suggestion_submit(s->ctx, &submit), ST_RULE, "law.draft_unconfirmed");
    REFUSED(s, suggestion_confirm(s->ctx, &yes), ST_DENIED, "not_yours");
    DONE(s, suggestion_ask_confirm(s->ctx, &ref));
    EQ_INT(state(s, id), SUGGESTION_CONFIRMING, "the text is frozen");
    REFUSED(s, suggestion_save(s->ctx, &(struct suggestion_draft){.id = id}, NULL), ST_RULE,
            "wrong_state");
    as(s, DEPUTY, 1);
    DONE(s, suggestion_confirm(s->ctx, &yes));
    as(s, DEPUTY, 3);
    REFUSED(s, suggestion_confirm(s->ctx, &yes), ST_NOT_FOUND, "db.not_found");
    d = all_of(s, id);
    yes.mark = suggestion_text_mark(s->ctx, &d.s, &d.text);
    as(s, DEPUTY, 0);
    REFUSED(s, suggestion_submit(s->ctx, &submit), ST_RULE, "law.draft_unconfirmed");

    DONE(s, suggestion_pull_back(s->ctx, &ref));
    DONE(s, suggestion_save(
                s->ctx,
                &(struct suggestion_draft){.id = id, .title = S("改了题目"), .body = S("改了内容")},
                NULL));
    d = all_of(s, id);
    EQ_STR(d.signers[1].state, "invited", "another text has to be confirmed again");
    DONE(s, suggestion_ask_confirm(s->ctx, &ref));
    as(s, DEPUTY, 1);
    REFUSED(s, suggestion_confirm(s->ctx, &yes), ST_CONFLICT, "text_changed");
    d = all_of(s, id);
    EQ_STR(d.signers[1].state, "invited", "who read the old one has not joined the new one");
    yes.mark = suggestion_text_mark(s->ctx, &d.s, &d.text);
    DONE(s, suggestion_confirm(s->ctx, &yes));
    as(s, DEPUTY, 2);
    no.mark = S("of a text long gone");
    no.reason = S("不了解情况");
    DONE(s, suggestion_confirm(s->ctx, &no));
    EQ_INT(now(s, id).signer_count, 2, "who declines is not a signer");
    as(s, DEPUTY, 0);
    DONE(s, suggestion_submit(s->ctx, &submit));
    EQ_INT(state(s, id), SUGGESTION_SUBMITTED, "declined ones do not block");

    as(s, OFFICE, 0);
    DONE(s, suggestion_ask_more(s->ctx, &(struct suggestion_refuse){.id = id, .note = S("请补")}));
    as(s, DEPUTY, 0);
    DONE(s, suggestion_save(s->ctx,
                            &(struct suggestion_draft){.id = id,
                                                       .title = S("改了题目"),
                                                       .body = S("又改了内容"),
                                                       .cosigners = one,
                                                       .cosigners_count = 1},
                            NULL));
    d = all_of(s, id);
    EQ_INT(d.s.text_revision, 2, "once tabled every text is kept");
    EQ_STR(d.signers[1].state, "invited", "and asked again");
    EQ_STR(d.signers[2].state, "dropped", "who is not wanted stays on record");
}

static void test_unconfirmed_dropped(struct sugtest *s)
{
    const int64_t two[] = {s->deputy[1], s->deputy[0]};
    const int64_t id =
        draft(s, 0, (struct suggestion_draft){.cosigners = two, .cosigners_count = 2});
    const int64_t stranger[] = {424242};

    EQ_INT(now(s, id).signer_count, 2, "the lead deputy is no co-signer");
    as_system(s);
    DONE(s, suggestion_setting_save(s->ctx, S("drop_unconfirmed"), 1));
    as(s, DEPUTY, 0);
    DONE(s, suggestion_submit(s->ctx, &(struct suggestion_submit){.id = id, .one_matter = true}));
    EQ_INT(now(s, id).signer_count, 1, "unconfirmed ones are dropped by rule");
    REFUSED(s,
            suggestion_save(s->ctx,
                            &(struct suggestion_draft){.cosigners = stranger, .cosigners_count = 1},
                            NULL),
            ST_NOT_FOUND, "db.not_found");
    as_system(s);
    DONE(s, deputy_leave(s->ctx, s->deputy[5], 0, s->ctx->today, S("moved")) == ST_OK ||
                    deputy_leave(s->ctx, s->deputy[5], 1, s->ctx->today, S("moved")) == ST_OK
                ? ST_OK
                : ST_INTERNAL);
    s->ctx->today = date_add_days(s->ctx->today, 1);
    as(s, DEPUTY, 0);
    EQ_INT(suggestion_save(s->ctx,
                           &(struct suggestion_draft){.cosigners = (const int64_t[]){s->deputy[5]},
                                                      .cosigners_count = 1},
                           NULL),
           ST_INVALID, "who has left cannot be invited");
    EQ_TEXT(field(s), "cosigners", "which is said at the field");
}

static void test_submit(struct sugtest *s)
{
    const int64_t id = draft(s, 0, (struct suggestion_draft){.title = S(" ")});
    struct suggestion_submit in = {.id = id};

    REFUSED(s, suggestion_submit(s->ctx, &in), ST_INVALID, "one_matter");
    in.one_matter = true;
    EQ_INT(suggestion_submit(s->ctx, &in), ST_INVALID, "without a title");
    EQ_TEXT(field(s), "title", "at the field");
    DONE(s,
         suggestion_save(s->ctx, &(struct suggestion_draft){.id = id, .title = S("有题目")}, NULL));
    EQ_INT(suggestion_submit(s->ctx, &in), ST_INVALID, "without a text");
    EQ_TEXT(field(s), "body", "at the field");
    DONE(s, suggestion_save(
                s->ctx,
                &(struct suggestion_draft){.id = id, .title = S("有题目"), .body = S("有内容")},
                NULL));
    in.version = 1;
    REFUSED(s, suggestion_submit(s->ctx, &in), ST_CONFLICT, "db.changed_meanwhile");
    in.version = 0;
    day(s, "2026-02-11");
    DONE(s, suggestion_submit(s->ctx, &in));
    OK(now(s, id).in_session, "while the congress meets: in session");
    EQ_INT(now(s, id).session_id, s->session_id, "of that session");
    EQ_INT(date_cmp(now(s, id).dispatch_due_on, on("2026-03-13")), 0,
           "the hand-over meeting is due a month after it");
    REFUSED(s, suggestion_submit(s->ctx, &in), ST_RULE, "wrong_state");
    as(s, OFFICE, 0);
    DONE(s, suggestion_accept(s->ctx, &(struct suggestion_accept){.id = id}));
    EQ_TEXT(str_z(s->ctx->arena, now(s, id).number_series),
            str_z(s->ctx->arena, str_printf(s->ctx->arena, "s%lld", (long long)s->session_id)),
            "numbers of the session");
}

static void test_gate(struct sugtest *s)
{
    const int64_t id = submitted(s, "关于一件事的建议"), other = submitted(s, "关于另一件事的建议");
    struct suggestion_accept accept = {.id = id};
    struct suggestion_refuse refuse = {.id = id, .note = S("属于个人纠纷，请通过诉讼解决")};
    struct suggestion_category *categories;
    size_t count;

    as(s, HANDLER, s->traffic);
    REFUSED(s, suggestion_accept(s->ctx, &accept), ST_NOT_FOUND, "db.not_found");
    as(s, COMMITTEE, 0);
    REFUSED(s, suggestion_accept(s->ctx, &accept), ST_DENIED, "not_yours");
    as(s, DEPUTY, 0);
    REFUSED(s, suggestion_accept(s->ctx, &accept), ST_DENIED, "not_yours");
    as(s, OFFICE, 0);
    EQ_INT(suggestion_return(s->ctx, &refuse), ST_INVALID, "a return names a reason");
    EQ_TEXT(field(s), "reason", "of the list");
    refuse.reason = S("pending_case");
    refuse.note = S(" ");
    EQ_INT(suggestion_return(s->ctx, &refuse), ST_INVALID, "and explains it");
    EQ_TEXT(field(s), "note", "in words");
    refuse.note = S("属于正在审理的案件");
    DONE(s, suggestion_return(s->ctx, &refuse));
    EQ_INT(state(s, id), SUGGESTION_RETURNED, "returned");
    EQ_STR(now(s, id).refusal_reason, "pending_case", "with its reason");
    REFUSED(s, suggestion_accept(s->ctx, &accept), ST_RULE, "wrong_state");
    as(s, DEPUTY, 0);
    DONE(s, suggestion_submit(s->ctx, &(struct suggestion_submit){.id = id, .one_matter = true}));
    EQ_STR(now(s, id).refusal_note, "", "submitted again: the refusal is past");
    EQ_STR(all_of(s, id).gates[0].reason, "pending_case", "and stays in the process");

    as(s, OFFICE, 0);
    DONE(s, suggestion_categories(s->ctx, &categories, &count));
    OK(count > 10, "a congress has categories from the start");
    accept.category_id = 77777;
    REFUSED(s, suggestion_accept(s->ctx, &accept), ST_INVALID, "form.not_a_choice");
    accept.category_id = categories[1].id;
    accept.number = 47;
    DONE(s, suggestion_accept(s->ctx, &accept));
    EQ_INT(now(s, id).number, 47, "the number the office wants");
    EQ_INT(now(s, id).category_id, categories[1].id, "and its category");
    accept.id = other;
    REFUSED(s, suggestion_accept(s->ctx, &accept), ST_CONFLICT, "number_taken");
    accept.number = -1;
    REFUSED(s, suggestion_accept(s->ctx, &accept), ST_INVALID, "form.not_positive");
    accept.number = 0;
    DONE(s, suggestion_accept(s->ctx, &accept));
    EQ_INT(now(s, other).number, 48, "else the next");

    DONE(s, suggestion_ask_more(s->ctx,
                                &(struct suggestion_refuse){.id = other, .note = S("缺地点")}));
    as(s, DEPUTY, 0);
    DONE(s,
         suggestion_submit(s->ctx, &(struct suggestion_submit){.id = other, .one_matter = true}));
    as(s, OFFICE, 0);
    DONE(s, suggestion_accept(s->ctx, &(struct suggestion_accept){.id = other}));
    EQ_INT(now(s, other).number, 48, "accepted again it keeps its number");
    DONE(s, suggestion_classify(s->ctx, &(struct suggestion_classify){
                                            .id = other, .category_id = categories[2].id}));
    EQ_INT(now(s, other).category_id, categories[2].id, "classified later");
    as(s, DEPUTY, 0);
    DONE(s, suggestion_set_confidential(
                s->ctx, &(struct suggestion_confidential){.id = other, .on = true}));
    OK(now(s, other).confidential, "the deputy may ask for silence at any time");
}

static void test_paper(struct sugtest *s)
{
    const int64_t cosigners[] = {s->deputy[1], s->deputy[2]};
    struct suggestion_paper in = {.draft = {.title = S("纸质建议"),
                                            .body = S("代表手写的建议"),
                                            .cosigners = cosigners,
                                            .cosigners_count = 2},
                                  .tabled_on = on("2026-02-12")};
    int64_t id = 0;

    as(s, DEPUTY, 0);
    REFUSED(s, suggestion_enter_paper(s->ctx, &in, &id), ST_DENIED, "not_yours");
    as(s, OFFICE, 0);
    REFUSED(s, suggestion_enter_paper(s->ctx, &in, &id), ST_INVALID, "lead_missing");
    in.lead_deputy_id = s->deputy[0];
    in.draft.body = S("");
    EQ_INT(suggestion_enter_paper(s->ctx, &in, &id), ST_INVALID, "paper without a text");
    EQ_TEXT(field(s), "body", "is told so");
    in.draft.body = S("代表手写的建议");
    DONE(s, suggestion_enter_paper(s->ctx, &in, &id));
    EQ_INT(state(s, id), SUGGESTION_SUBMITTED, "submitted at once");
    OK(now(s, id).in_session, "on the day of the paper");
    EQ_INT(now(s, id).signer_count, 3, "with everybody who signed");
    in.tabled_on = on("2026-12-31");
    EQ_INT(suggestion_enter_paper(s->ctx, &in, &id), ST_INVALID, "not tomorrow");
    EQ_TEXT(field(s), "tabled_on", "at the field");
}

static void test_merge(struct sugtest *s)
{
    const int64_t main = handed(s, "主件", s->traffic);
    const int64_t twin = submitted(s, "重复件"), third = accepted(s, "第三件");
    struct suggestion_merge in = {.id = twin, .main_id = twin};
    struct suggestion_detail d;

    as(s, OFFICE, 0);
    REFUSED(s, suggestion_merge(s->ctx, &in), ST_INVALID, "merge_itself");
    in.main_id = 31415;
    REFUSED(s, suggestion_merge(s->ctx, &in), ST_NOT_FOUND, "db.not_found");
    in.main_id = third;
    DONE(s, suggestion_merge(s->ctx, &in));
    EQ_INT(state(s, twin), SUGGESTION_MERGED, "merged");
    DONE(s, suggestion_merge(s->ctx, &(struct suggestion_merge){.id = third, .main_id = main}));
    EQ_INT(now(s, twin).main_id, main, "what was merged into it follows");
    d = all_of(s, main);
    EQ_INT(d.signers_count, 3, "no author is lost");
    EQ_INT(d.links_count, 1, "the main one shows its twin");
    REFUSED(s, suggestion_merge(s->ctx, &(struct suggestion_merge){.id = twin, .main_id = main}),
            ST_RULE, "wrong_state");
    in.id = submitted(s, "第四件");
    in.main_id = third;
    as(s, OFFICE, 0);
    REFUSED(s, suggestion_merge(s->ctx, &in), ST_RULE, "merge_main");
}

static void test_bill(struct sugtest *s)
{
    int64_t cosigners[9], id, child = 0;
    struct suggestion_draft in = {.kind = SUGGESTION_KIND_BILL,
                                  .title = S("关于制定养犬管理办法的议案"),
                                  .body = S("附件"),
                                  .cause = S("养犬管理"),
                                  .grounds = S("投诉多"),
                                  .cosigners = cosigners,
                                  .cosigners_count = 8};
    struct suggestion_convert convert = {0};
    struct suggestion_detail d;

    arr_each (i, COUNT(cosigners))
        cosigners[i] = s->deputy[i + 1];
    id = draft(s, 0, in);
    DONE(s, suggestion_ask_confirm(s->ctx, &(struct suggestion_ref){.id = id}));
    for (int64_t i = 1; i <= 8; i++) {
        as(s, DEPUTY, i);
        ASSERT(suggestion_confirm(s->ctx, &(struct suggestion_confirm){.id = id, .agree = true}) ==
               ST_OK);
    }
    as(s, DEPUTY, 0);
    REFUSED(s, suggestion_submit(s->ctx, &(struct suggestion_submit){.id = id, .one_matter = true}),
            ST_RULE, "law.bill_needs_proposal");
    DONE(s, suggestion_pull_back(s->ctx, &(struct suggestion_ref){.id = id}));
    in.id = id;
    in.proposal = S("请常委会作出决定");
    in.cosigners_count = 9;
    DONE(s, suggestion_save(s->ctx, &in, NULL));
    DONE(s, suggestion_ask_confirm(s->ctx, &(struct suggestion_ref){.id = id}));
    for (int64_t i = 1; i <= 9; i++) {
        as(s, DEPUTY, i);
        if (i == 9) {
            as(s, DEPUTY, 0);
            REFUSED(s,
                    suggestion_submit(s->ctx,
                                      &(struct suggestion_submit){.id = id, .one_matter = true}),
                    ST_RULE, "law.draft_unconfirmed");
            as(s, DEPUTY, 9);
        }
        ASSERT(suggestion_confirm(
                   s->ctx, &(struct suggestion_confirm){.id = id, .agree = i != 9}) == ST_OK);
    }
    as(s, DEPUTY, 0);
    REFUSED(s, suggestion_submit(s->ctx, &(struct suggestion_submit){.id = id, .one_matter = true}),
            ST_RULE, "bill_signers"); /* nine in all, ten are needed */
    DONE(s, suggestion_pull_back(s->ctx, &(struct suggestion_ref){.id = id}));
    DONE(s, suggestion_save(s->ctx, &in, NULL)); /* the same text: nobody else is asked again */
    DONE(s, suggestion_ask_confirm(s->ctx, &(struct suggestion_ref){.id = id}));
    as(s, DEPUTY, 9);
    DONE(s, suggestion_confirm(s->ctx, &(struct suggestion_confirm){.id = id, .agree = true}));
    as(s, DEPUTY, 0);
    DONE(s, suggestion_submit(s->ctx, &(struct suggestion_submit){.id = id, .one_matter = true}));

    as(s, OFFICE, 0);
    DONE(s, suggestion_accept(s->ctx, &(struct suggestion_accept){.id = id}));
    OK(str_starts(now(s, id).number_series, S("b")), "bills have numbers of their own");
    EQ_STR(suggestion_number_text(s->ctx->arena,
                                  &(struct suggestion){.kind = SUGGESTION_KIND_BILL, .number = 1}),
           "议案第1号", "written so");
    REFUSED(s,
            suggestion_hand_over(s->ctx,
                                 &(struct suggestion_assign){
                                     .id = id,
                                     .units = &(struct suggestion_unit){s->traffic, ROLE_LEAD},
                                     .units_count = 1}),
            ST_RULE, "bill_not_handed");
    as(s, DEPUTY, 0);
    REFUSED(s, suggestion_withdraw(s->ctx, &(struct suggestion_ref){.id = id, .note = S("撤")}),
            ST_RULE, "law.bill_needs_presidium");
    as(s, OFFICE, 0);
    convert.id = id;
    REFUSED(s, suggestion_convert(s->ctx, &convert, &child), ST_RULE, "law.bill_not_declined");
    convert.declined_on = s->ctx->today;
    DONE(s, suggestion_convert(s->ctx, &convert, &child));
    EQ_INT(state(s, id), SUGGESTION_CONVERTED, "the bill is converted");
    d = all_of(s, child);
    EQ_INT(d.s.state, SUGGESTION_SUBMITTED, "and lives on as a suggestion");
    EQ_INT(d.s.kind, SUGGESTION_KIND_SUGGESTION, "of that kind");
    EQ_INT(d.signers_count, 10, "with all its signers");
    EQ_STR(d.text.body, "养犬管理\n\n投诉多\n\n请常委会作出决定\n\n附件", "and all its text");
    EQ_INT(d.links_count, 1, "linked");
    convert.id = child;
    REFUSED(s, suggestion_convert(s->ctx, &convert, &child), ST_RULE, "not_a_bill");
}

static void test_withdraw(struct sugtest *s)
{
    const int64_t cosigners[] = {s->deputy[1]};
    const struct suggestion_paper paper = {.draft = {.title = S("联名建议"),
                                                     .body = S("内容"),
                                                     .cosigners = cosigners,
                                                     .cosigners_count = 1},
                                           .lead_deputy_id = s->deputy[0]};
    struct suggestion_ref ref = {0};
    int64_t done;

    as(s, OFFICE, 0);
    DONE(s, suggestion_enter_paper(s->ctx, &paper, &ref.id));
    as(s, DEPUTY, 0);
    REFUSED(s, suggestion_withdraw(s->ctx, &ref), ST_RULE, "law.withdrawal_in_writing");
    ref.note = S("情况已经解决");
    as(s, DEPUTY, 1);
    REFUSED(s, suggestion_agree_withdraw(s->ctx, &ref), ST_RULE, "withdrawal_not_asked");
    as(s, DEPUTY, 0);
    DONE(s, suggestion_withdraw(s->ctx, &ref));
    EQ_INT(state(s, ref.id), SUGGESTION_SUBMITTED, "not by one of two: the other is asked");
    as(s, DEPUTY, 1);
    DONE(s, suggestion_agree_withdraw(s->ctx, &ref));
    REFUSED(s, suggestion_withdraw(s->ctx, &ref), ST_DENIED, "not_yours");
    as(s, DEPUTY, 0);
    REFUSED(s, suggestion_agree_withdraw(s->ctx, &ref), ST_DENIED, "not_yours");
    DONE(s, suggestion_withdraw(s->ctx, &ref));
    EQ_INT(state(s, ref.id), SUGGESTION_WITHDRAWN, "withdrawn by all");

    ref.id = signed_for(s, "已交办的建议", s->traffic);
    as(s, DEPUTY, 0);
    DONE(s, suggestion_withdraw(s->ctx, &ref));
    EQ_INT(unit_of(s, ref.id, s->traffic).state, HANDLING_STOPPED, "its handling ends");
    as(s, HANDLER, s->traffic);
    REFUSED(s,
            suggestion_contact(s->ctx, &(struct suggestion_contact_new){.id = ref.id,
                                                                        .way = S("phone"),
                                                                        .summary = S("问")}),
            ST_RULE, "wrong_state");
    done = replied(s, "已答复的建议", "A");
    ref.id = done;
    as(s, DEPUTY, 0);
    REFUSED(s, suggestion_withdraw(s->ctx, &ref), ST_RULE, "wrong_state");

    as_system(s);
    DONE(s, congress_param_set(s->ctx, &(struct congress_param_set){.name = S("withdraw_until"),
                                                                    .value = S("before_hand_over"),
                                                                    .from_on = s->ctx->today,
                                                                    .basis = S("本县办法第五条")}));
    ref.id = handed(s, "交办后不能撤的建议", s->traffic);
    as(s, DEPUTY, 0);
    REFUSED(s, suggestion_withdraw(s->ctx, &ref), ST_RULE, "law.withdrawal_after_hand_over");
    as(s, OFFICE, 0);
    ref.id = submitted(s, "办公室代撤的建议");
    as(s, OFFICE, 0);
    DONE(s, suggestion_withdraw(s->ctx, &ref));
}

/* A deputy begins from what is said near him, and from nothing that was meant for the office. */
static void test_from_opinion(struct sugtest *s)
{
    struct opinion_new said = {.source = S("station"),
                               .subject = S("石桥塌了一角，请打13800000001"),
                               .body = S("石桥塌了一角"),
                               .number = S("S-1"),
                               .raised_at = s->ctx->now};
    struct suggestion_draft draft = {.title = S("修石桥"), .body = S("请修桥")};
    struct opinion *near;
    int64_t open_id, letter_id, id = 0;
    struct deputy d;
    size_t count;

    as_system(s);
    ASSERT(deputy_get(s->ctx, s->deputy[0], &d) == ST_OK);
    said.place = d.delegation_name;
    DONE(s, opinion_add(s->ctx, &said, &open_id));
    said.source = S("letter");
    DONE(s, opinion_add(s->ctx, &said, &letter_id));
    as(s, DEPUTY, 0);
    DONE(s, suggestion_opinions(s->ctx, 10, &near, &count));
    OK(count == 1 && near[0].id == open_id, "the open one, not the letter");
    OK(count == 1 && !str_has(near[0].subject, S("13800000001")), "without the telephone number");
    draft.from_opinion_id = letter_id;
    REFUSED(s, suggestion_save(s->ctx, &draft, &id), ST_NOT_FOUND, "db.not_found");
    draft.from_opinion_id = open_id;
    id = 0;
    DONE(s, suggestion_save(s->ctx, &draft, &id));
    as_system(s);
    OK(all_of(s, id).links_count == 1, "and the draft knows where it comes from");
    as(s, OFFICE, 0);
    REFUSED(s, suggestion_opinions(s->ctx, 10, &near, &count), ST_DENIED, "not_a_deputy");
}

int main(void)
{
    sug_one("from_opinion", test_from_opinion);
    sug_both("sug_saving", test_saving);
    sug_both("sug_cosigners", test_cosigners);
    sug_one("sug_unconfirmed", test_unconfirmed_dropped);
    sug_one("sug_submit", test_submit);
    sug_one("sug_gate", test_gate);
    sug_one("sug_paper", test_paper);
    sug_both("sug_merge", test_merge);
    sug_both("sug_bill", test_bill);
    sug_one("sug_withdraw", test_withdraw);
    return tap_done();
}
