// SPDX-License-Identifier: MulanPSL-2.0
/* Random acts for the walk. */
#include "modules/suggestion/tests/sugtest_walk.h"

uint32_t roll(struct walk *w, uint32_t below)
{
    w->seed = w->seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(w->seed >> 33) % below;
}

int64_t any_paper(struct walk *w)
{
    const uint32_t n = (uint32_t)w->count;

    return w->ids[roll(w, 8) == 0 || n < LATEST ? roll(w, n) : n - 1 - roll(w, LATEST)];
}

int64_t any_organ(struct walk *w)
{
    return w->organs[roll(w, UNITS)];
}

static enum suggestion_mark any_mark(struct walk *w)
{
    static const enum suggestion_mark MARKS[] = {MARK_SATISFIED, MARK_BASIC, MARK_DISSATISFIED,
                                                 MARK_DISSATISFIED};

    return MARKS[roll(w, COUNT(MARKS))];
}

/* ---------------------------------------------------------------- one act */

static enum status act_deputy(struct walk *w, int64_t id, enum suggestion_verb verb)
{
    struct ctx *ctx = w->s->ctx;
    const struct suggestion_ref ref = {.id = id, .note = S("理由")};
    const int64_t cosigner[] = {w->s->deputy[roll(w, 3)]};
    const struct suggestion_draft draft = {.id = id,
                                           .title = S("改过的题目"),
                                           .consent = S("当面同意"),
                                           .body = roll(w, 2) == 0 ? S("甲") : S("乙"),
                                           .cosigners = roll(w, 3) == 0 ? cosigner : NULL,
                                           .cosigners_count = 1};
    const struct suggestion_submit submit = {.id = id, .one_matter = roll(w, 10) != 0};
    const struct suggestion_confirm confirm = {.id = id, .agree = roll(w, 4) != 0};

    switch ((int)verb) {
    case DO_SAVE:
        return suggestion_save(ctx, &draft, NULL);
    case DO_ASK_CONFIRM:
        return suggestion_ask_confirm(ctx, &ref);
    case DO_PULL_BACK:
        return suggestion_pull_back(ctx, &ref);
    case DO_CONFIRM:
        return suggestion_confirm(ctx, &confirm);
    case DO_SUBMIT:
        return suggestion_submit(ctx, &submit);
    case DO_DISCARD:
        return roll(w, 4) == 0 ? suggestion_discard(ctx, &ref) : ST_RULE;
    case DO_WITHDRAW:
        return roll(w, 20) == 0 ? suggestion_withdraw(ctx, &ref) : ST_RULE;
    case DO_AGREE_WITHDRAW:
        return suggestion_agree_withdraw(ctx, &ref);
    case DO_SET_CONFIDENTIAL:
        return suggestion_set_confidential(
            ctx, &(struct suggestion_confidential){.id = id, .on = roll(w, 2) == 0});
    default:
        return ST_NOT_FOUND;
    }
}

static enum status act_office(struct walk *w, int64_t id, enum suggestion_verb verb)
{
    struct ctx *ctx = w->s->ctx;
    const struct suggestion_refuse refuse = {
        .id = id, .reason = S("no_content"), .note = S("请补充")};
    const struct suggestion_merge merge = {.id = id, .main_id = any_paper(w)};
    const struct suggestion_hand_up up = {.id = id, .to_name = S("市人大"), .note = S("市级")};
    const struct suggestion_up_answer answer = {.id = id,
                                                .refused = roll(w, 3) == 0,
                                                .organ_name = S("市局"),
                                                .body = S("答"),
                                                .class_code = S("A")};
    const struct suggestion_publish publish = {.id = id,
                                               .is_public = roll(w, 2) == 0,
                                               .why_not = S("other"),
                                               .title = S("题"),
                                               .body = S("文")};

    switch ((int)verb) {
    case DO_ACCEPT:
        return suggestion_accept(ctx, &(struct suggestion_accept){.id = id});
    case DO_RETURN:
        return roll(w, 5) == 0 ? suggestion_return(ctx, &refuse) : ST_RULE;
    case DO_ASK_MORE:
        return roll(w, 5) == 0 ? suggestion_ask_more(ctx, &refuse) : ST_RULE;
    case DO_MERGE:
        return roll(w, 6) == 0 ? suggestion_merge(ctx, &merge) : ST_RULE;
    case DO_CONVERT:
        return suggestion_convert(
            ctx, &(struct suggestion_convert){.id = id, .declined_on = ctx->today}, NULL);
    case DO_HAND_UP:
        return roll(w, 4) == 0 ? suggestion_hand_up(ctx, &up) : ST_RULE;
    case DO_UP_ANSWER:
        return suggestion_up_answer(ctx, &answer);
    case DO_CLASSIFY:
        return suggestion_classify(ctx, &(struct suggestion_classify){.id = id});
    case DO_MAKE_KEY:
        return suggestion_make_key(ctx, &(struct suggestion_key_new){.id = id,
                                                                     .lead = S("collective"),
                                                                     .decided_by = S("主任会议")});
    case DO_PUBLISH:
        return suggestion_publish(ctx, &publish);
    default:
        return ST_NOT_FOUND;
    }
}

static enum status act_assign(struct walk *w, int64_t id, enum suggestion_verb verb)
{
    struct ctx *ctx = w->s->ctx;
    const int64_t a = any_organ(w), b = any_organ(w);
    const bool separate = roll(w, 3) == 0;
    const struct suggestion_unit units[] = {{a, separate ? ROLE_SEPARATE : ROLE_LEAD},
                                            {b, separate ? ROLE_SEPARATE : ROLE_JOINT}};
    const struct suggestion_assign assign = {
        .id = id,
        .units = units,
        .units_count = a == b ? 1 : 2,
        .complex = roll(w, 4) == 0,
        .via_organ_id = verb == DO_HAND_OVER && roll(w, 4) == 0 ? w->s->gov : 0};
    struct suggestion_assign via = assign;
    const struct suggestion_detail d = all_of(w->s, id);
    const struct suggestion_dispute move = {
        .id = id,
        .handling_id =
            d.handlings_count != 0 ? d.handlings[roll(w, (uint32_t)d.handlings_count)].id : 0,
        .to_organ_id = roll(w, 2) == 0 ? a : 0,
        .release = verb == DO_DECIDE_DISPUTE && roll(w, 4) == 0,
        .reason = S("裁定")};

    via.units_count = assign.via_organ_id != 0 ? 0 : assign.units_count;
    switch ((int)verb) {
    case DO_PLAN:
        return suggestion_plan(ctx, &assign);
    case DO_HAND_OVER:
        return suggestion_hand_over(ctx, &via);
    case DO_HAND_ON:
        return suggestion_hand_on(ctx, &assign);
    case DO_DECIDE_DISPUTE:
        return suggestion_decide_dispute(ctx, &move);
    case DO_REASSIGN:
        return move.to_organ_id != 0 && roll(w, 4) == 0 ? suggestion_reassign(ctx, &move) : ST_RULE;
    case DO_DECIDE_EXTENSION:
        return suggestion_decide_extension(
            ctx, &(struct suggestion_extend_decide){
                     .id = id,
                     .extension_id =
                         d.extensions_count != 0 ? d.extensions[d.extensions_count - 1].id : 0,
                     .grant = roll(w, 2) == 0,
                     .reason = S("理由")});
    default:
        return ST_NOT_FOUND;
    }
}

/* Of the reply that the actor's unit has on its page, 0 for none yet. */
static int64_t reply_version(struct walk *w, const struct suggestion_detail *d)
{
    arr_each (i, d->replies_count)
        if (d->replies[i].organ_id == w->s->ctx->actor->organ_id &&
            d->replies[i].round == d->s.round)
            return d->replies[i].version;
    return 0;
}

static enum status act_unit(struct walk *w, int64_t id, enum suggestion_verb verb)
{
    static const char *const CLASSES[] = {"A", "B", "C", "D"};
    struct ctx *ctx = w->s->ctx;
    const struct suggestion_handling_ref ref = {.id = id, .note = S("不归我们")};
    const struct suggestion_promise_new promise = {.what = S("修好"),
                                                   .due_on = date_add_days(ctx->today, 60)};
    const char *class = CLASSES[roll(w, COUNT(CLASSES))];
    const struct suggestion_detail d = all_of(w->s, id);
    const struct suggestion_reply_draft draft = {.id = id,
                                                 .version = reply_version(w, &d),
                                                 .doc_number = S("1号"),
                                                 .addressee = S("代表"),
                                                 .body = roll(w, 2) == 0 ? S("答") : S("复"),
                                                 .class_code = str_from(class),
                                                 .signer = S("何"),
                                                 .contact_person = S("罗"),
                                                 .not_solved_why = S("钱"),
                                                 .reported_upward = S("市"),
                                                 .promises = &promise,
                                                 .promises_count = class[0] == 'B'};
    const struct suggestion_extend extend = {
        .id = id, .wanted_on = date_add_days(ctx->today, 20), .reason = S("难")};

    switch ((int)verb) {
    case DO_SIGN:
        return suggestion_sign(ctx, &ref);
    case DO_GIVE_BACK:
        return roll(w, 3) == 0 ? suggestion_give_back(ctx, &ref) : ST_RULE;
    case DO_ASK_EXTENSION:
        return suggestion_ask_extension(ctx, &extend);
    case DO_CONTACT:
        return suggestion_contact(
            ctx, &(struct suggestion_contact_new){.id = id, .way = S("phone"), .summary = S("谈")});
    case DO_ADVISE:
        return suggestion_advise(ctx, &(struct suggestion_advise){.id = id, .body = S("会办意见")});
    case DO_ASK_ADVICE:
        return suggestion_ask_advice(
            ctx,
            &(struct suggestion_advise){
                .id = id,
                .handling_id = d.handlings_count != 0 ? d.handlings[d.handlings_count - 1].id : 0,
                .body = S("再写")});
    case DO_PROGRESS:
        return suggestion_add_note(
            ctx, &(struct suggestion_note_new){.id = id, .kind = S("progress"), .body = S("进展")});
    case DO_DRAFT_REPLY:
        return suggestion_draft_reply(ctx, &draft, NULL);
    case DO_SUBMIT_REPLY:
        return suggestion_submit_reply(ctx, &ref);
    case DO_SIGN_OFF:
        return suggestion_sign_off(
            ctx,
            &(struct suggestion_sign_off){
                .id = id,
                .reply_id =
                    d.replies_count != 0 ? d.replies[roll(w, (uint32_t)d.replies_count)].id : 0,
                .approve = roll(w, 4) != 0,
                .reason = S("改")});
    case DO_SEND_REPLY:
        return suggestion_send_reply(ctx, &ref);
    default:
        return ST_NOT_FOUND;
    }
}

static enum status act_later(struct walk *w, int64_t id, enum suggestion_verb verb)
{
    struct ctx *ctx = w->s->ctx;
    const struct suggestion_detail d = all_of(w->s, id);
    const int64_t promise_id =
        d.promises_count != 0 ? d.promises[roll(w, (uint32_t)d.promises_count)].id : 0;
    const struct suggestion_promise_act act = {
        .id = id,
        .promise_id = promise_id,
        .what = verb == DO_REPORT_PROMISE ? (roll(w, 3) == 0 ? S("postponed") : S("done"))
                                          : (roll(w, 3) == 0 ? S("refused") : S("confirmed")),
        .new_due_on = date_add_days(ctx->today, 30),
        .body = S("情况")};
    const struct suggestion_rate rate = {.id = id,
                                         .reply_id =
                                             d.replies_count != 0 && roll(w, 2) == 0
                                                 ? d.replies[roll(w, (uint32_t)d.replies_count)].id
                                                 : 0,
                                         .attitude = any_mark(w),
                                         .result = any_mark(w),
                                         .reason = S("理由")};
    static const char *const DECISIONS[] = {"redo", "accept", "key"};

    switch ((int)verb) {
    case DO_CHECK_CONTACT:
        return suggestion_check_contact(
            ctx,
            &(struct suggestion_contact_check){
                .id = id,
                .contact_id =
                    d.contacts_count != 0 ? d.contacts[roll(w, (uint32_t)d.contacts_count)].id : 0,
                .agree = roll(w, 3) != 0,
                .note = S("没来")});
    case DO_REPORT_PROMISE:
        return suggestion_report_promise(ctx, &act);
    case DO_CONFIRM_PROMISE:
        return suggestion_confirm_promise(ctx, &act);
    case DO_RATE_PROMISE:
        return suggestion_rate_promise(
            ctx,
            &(struct suggestion_rate_promise){
                .id = id, .promise_id = promise_id, .result = any_mark(w), .reason = S("理由")});
    case DO_END_KEY:
        return suggestion_end_key(
            ctx, &(struct suggestion_key_end){
                     .id = id, .key_id = d.keys_count != 0 ? d.keys[0].id : 0, .finding = S("好")});
    case DO_SUPERVISE:
    case DO_REMIND:
        return suggestion_add_note(ctx,
                                   &(struct suggestion_note_new){
                                       .id = id,
                                       .kind = verb == DO_REMIND ? S("reminder") : S("supervision"),
                                       .body = S("请抓紧")});
    case DO_RATE:
        return suggestion_rate(ctx, &rate);
    case DO_DECIDE:
        return suggestion_decide(
            ctx, &(struct suggestion_decide){.id = id,
                                             .decision = str_from(DECISIONS[roll(w, 3)]),
                                             .meeting = S("主任会议"),
                                             .reason = S("理由")});
    default:
        return ST_NOT_FOUND;
    }
}

enum status act(struct walk *w, int64_t id, enum suggestion_verb verb)
{
    if (verb <= DO_SET_CONFIDENTIAL)
        return act_deputy(w, id, verb);
    if (verb == DO_PLAN || verb == DO_HAND_OVER || verb == DO_HAND_ON ||
        verb == DO_DECIDE_DISPUTE || verb == DO_REASSIGN || verb == DO_DECIDE_EXTENSION)
        return act_assign(w, id, verb);
    if (verb <= DO_CLASSIFY || verb == DO_MAKE_KEY || verb == DO_PUBLISH)
        return act_office(w, id, verb);
    if (verb <= DO_SEND_REPLY && verb != DO_CHECK_CONTACT)
        return act_unit(w, id, verb);
    return act_later(w, id, verb);
}
