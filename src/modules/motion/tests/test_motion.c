// SPDX-License-Identifier: MulanPSL-2.0
/* Motions on both databases: signed, handed in, decided, voted, answered, judged. */
#include "body_migrations.h"
#include "modules/account/account_module.h"
#include "modules/body/body.h"
#include "modules/congress/congress.h"
#include "modules/congress/congress_module.h"
#include "modules/deputy/deputy.h"
#include "modules/deputy/deputy_module.h"
#include "modules/motion/motion_actions.h"
#include "modules/motion/motion_parts.h"
#include "modules/motion/motion_rules.h"
#include "modules/notice/notice_parts.h"
#include "modules/suggestion/suggestion.h"
#include "modules/suggestion/suggestion_parts.h"
#include "motion_migrations.h"
#include "opinion_migrations.h"
#include "platform/db.h"
#include "platform/event/tests/journaltest.h"
#include "platform/permission.h"
#include "suggestion_migrations.h"

enum { DEPUTIES = 14, SEATS = 5 };

static const char *const OPINION_TABLES[] = {"opinion", "opinion_use", NULL};
static const char *const BODY_TABLES[] = {"body", "body_member", NULL};
static struct module opinion = {.name = "opinion", .tables = OPINION_TABLES};
static struct module suggestion = {.name = "suggestion"};
static struct module body = {.name = "body", .tables = BODY_TABLES};
static struct module motion = {.name = "motion"};

const struct module *const MODULES[] = {
    &event_module, &crypt_module, &congress_module, &deputy_module, &account_module,
    &notice_core,  &opinion,      &suggestion,      &body,          &motion,
    NULL,
};

struct county {
    struct ctx *ctx;
    const struct actor *system;
    struct actor actor;
    struct permission_set may;
    int64_t deputy[DEPUTIES], housing, court, society, chairmen;
};

/* ---------------------------------------------------------------- who acts */

static void forget(struct county *c)
{
    c->ctx->err = (struct err){0};
    c->ctx->field_errors_count = 0;
}

static void act(struct county *c, const char *permissions, int64_t deputy_id, int64_t organ_id)
{
    struct str rest = str_from(permissions), name;

    c->may = (struct permission_set){0};
    while (str_cut(&rest, ' ', &name))
        (void)permission_set_add(&c->may, str_z(c->ctx->arena, name));
    c->actor = (struct actor){.account_id = 5000 + deputy_id + organ_id,
                              .congress_id = c->ctx->congress_id,
                              .deputy_id = deputy_id,
                              .organ_id = organ_id,
                              .name = S("测试员"),
                              .permissions = &c->may};
    c->ctx->actor = &c->actor;
}

static void as_deputy(struct county *c, size_t n)
{
    act(c, "motion.read motion.all motion.draft motion.propose", c->deputy[n], 0);
}

static void as_office(struct county *c)
{
    act(c, "motion.read motion.all motion.draft motion.manage motion.answer suggestion.register", 0,
        1);
}

static void as_unit(struct county *c, bool head)
{
    act(c, head ? "motion.read motion.answer motion.sign_answer" : "motion.read motion.answer", 0,
        c->housing);
}

static void day(struct county *c, int month, int of_month)
{
    c->ctx->today = (struct date){2026, (unsigned)month, (unsigned)of_month};
    c->ctx->now = date_begin(c->ctx->today) + 9 * 3600;
}

static void done(struct county *c, enum status got, const char *what)
{
    OK(got == ST_OK, what);
    if (got != ST_OK)
        printf("#   %s: %s %s\n", status_name(got), c->ctx->err.key != NULL ? c->ctx->err.key : "",
               c->ctx->err.detail);
    forget(c);
}

static void refused(struct county *c, enum status got, enum status want, const char *key,
                    const char *what)
{
    const char *why =
        c->ctx->field_errors_count != 0 ? c->ctx->field_errors[0].key : c->ctx->err.key;

    EQ_INT(got, want, what);
    EQ_TEXT(why != NULL ? why : "", key, what);
    forget(c);
}

/* ---------------------------------------------------------------- the county */

static int64_t organ(struct county *c, const char *name, enum organ_kind kind)
{
    const struct organ o = {.kind = kind, .name = str_from(name), .handles = true, .active = true};
    int64_t id = 0;

    ASSERT(organ_add(c->ctx, &o, &id) == ST_OK);
    return id;
}

static void found(struct county *c)
{
    const struct congress_new county = {.level = CONGRESS_COUNTY,
                                        .name = S("云溪县人民代表大会"),
                                        .short_name = S("云溪县"),
                                        .code = S("149921"),
                                        .term_number = 18,
                                        .term_from = {2024, 1, 10}};
    const struct congress_session session = {
        .number = 5, .opens_on = {2026, 2, 10}, .closes_on = {2026, 2, 13}};
    const struct body committee = {.kind = BODY_STANDING_COMMITTEE,
                                   .name = S("云溪县人大常委会"),
                                   .short_name = S("县人大常委会"),
                                   .from_on = {2024, 1, 10}};
    int64_t id = 0, seat;

    c->ctx->congress_id = 0;
    ASSERT(congress_found(c->ctx, &county, &id) == ST_OK);
    c->ctx->congress_id = id;
    ASSERT(congress_session_add(c->ctx, &session, &id) == ST_OK);
    c->housing = organ(c, "住房和城乡建设局", ORGAN_DEPARTMENT);
    c->court = organ(c, "云溪县人民法院", ORGAN_COURT);
    c->society = organ(c, "社会建设委员会", ORGAN_SPECIAL_COMMITTEE);
    c->chairmen = organ(c, "主任会议的组成机关", ORGAN_CHAIRMEN_MEETING);
    arr_each (i, DEPUTIES) {
        const struct deputy_new d = {.name = str_printf(c->ctx->arena, "代表%c", 'A' + (char)i),
                                     .delegation =
                                         i % 2 == 0 ? S("青石岭镇代表团") : S("柳河镇代表团"),
                                     .from_on = {2024, 1, 10}};

        ASSERT(deputy_add(c->ctx, &d, &c->deputy[i]) == ST_OK);
    }
    ASSERT(body_add(c->ctx, &committee, &id) == ST_OK);
    arr_each (i, SEATS) {
        const struct body_member m = {.body_id = id,
                                      .deputy_id = c->deputy[i],
                                      .post = i == 0 ? BODY_CHAIR : BODY_MEMBER,
                                      .from_on = {2024, 1, 10}};

        ASSERT(body_seat(c->ctx, &m, &seat) == ST_OK);
    }
}

static void run(enum db_kind kind, const char *name, void (*fn)(struct county *))
{
    struct county *c = calloc(1, sizeof *c);
    struct journaltest j;

    opinion.migrations = opinion_migrations;
    suggestion.migrations = suggestion_migrations;
    suggestion.tables = SUGGESTION_TABLES;
    suggestion.permissions = SUGGESTION_PERMISSIONS;
    suggestion.notices = SUGGESTION_NOTICES;
    body.migrations = body_migrations;
    motion.migrations = motion_migrations;
    motion.tables = MOTION_TABLES;
    motion.permissions = MOTION_PERMISSIONS;
    motion.notices = MOTION_NOTICES;
    if (journaltest_open(&j, kind, name)) {
        printf("# %s on %s\n", name, kind == DB_SQLITE ? "SQLite" : "PostgreSQL");
        c->ctx = j.ctx;
        c->system = j.ctx->actor;
        day(c, 2, 11);
        found(c);
        fn(c);
        c->ctx->actor = c->system;
        journaltest_close(&j);
    }
    free(c);
}

/* ---------------------------------------------------------------- steps */

static const struct motion_draft BILL = {.kind = MOTION_BILL,
                                         .forum = MOTION_CONGRESS,
                                         .title = SI("关于保护水源地的议案"),
                                         .cause = SI("水源地有养殖场"),
                                         .grounds = SI("两次抽检接近上限"),
                                         .proposal = SI("作出决定，限期搬迁"),
                                         .question = SI(""),
                                         .content = SI(""),
                                         .subject_text = SI(""),
                                         .mover = SI("")};

static int64_t draft(struct county *c, const struct motion_draft *in, size_t lead)
{
    int64_t id = 0;

    as_deputy(c, lead);
    done(c, motion_save(c->ctx, in, &id), "a draft");
    return id;
}

/* Deputies from..to are asked and sign. */
static void sign(struct county *c, int64_t id, size_t lead, size_t from, size_t to)
{
    const struct motion_invite in = {
        .id = id, .names = S(""), .deputies = &c->deputy[from], .deputies_count = to - from + 1};

    as_deputy(c, lead);
    done(c, motion_invite(c->ctx, &in), "asked to sign");
    for (size_t i = from; i <= to; i++) {
        as_deputy(c, i);
        if (motion_sign(c->ctx, &(struct motion_sign){.id = id, .agree = true}) != ST_OK)
            OK(false, c->ctx->err.key);
    }
    as_deputy(c, lead);
}

static struct motion now(struct county *c, int64_t id)
{
    const struct actor *actor = c->ctx->actor;
    struct motion m = {0};

    c->ctx->actor = c->system;
    ASSERT(motion_get(c->ctx, id, &m) == ST_OK);
    c->ctx->actor = actor;
    return m;
}

static int64_t submitted(struct county *c, const struct motion_draft *in, size_t lead, size_t from,
                         size_t to)
{
    const int64_t id = draft(c, in, lead);

    sign(c, id, lead, from, to);
    done(c, motion_submit(c->ctx, &(struct motion_ref){id, 0}), "handed in");
    return id;
}

static enum status decide(struct county *c, int64_t id, const char *decision)
{
    const struct motion_decide in = {.id = id,
                                     .decision = str_from(decision),
                                     .note = S(""),
                                     .organ_id = c->society,
                                     .way = S("written"),
                                     .due_on = {2026, 3, 31}};

    as_office(c);
    return motion_decide(c->ctx, &in);
}

/* ---------------------------------------------------------------- signatures */

/* @law Organic Law (2022-03-11) art. 22(2) */
static void signatures(struct county *c)
{
    struct motion_draft other = BILL;
    const int64_t id = draft(c, &BILL, 0);
    struct motion m = now(c, id);
    struct str seen = motion_text_print(c->ctx, &m);

    as_deputy(c, 1);
    refused(c, motion_get(c->ctx, id, &m), ST_NOT_FOUND, "db.not_found", "a draft is his alone");
    as_deputy(c, 0);
    refused(c, motion_submit(c->ctx, &(struct motion_ref){id, 0}), ST_RULE,
            "law.motion_too_few_signers", "one is too few");
    refused(c,
            motion_invite(c->ctx, &(struct motion_invite){.id = id, .names = S("代表B、无此人")}),
            ST_INVALID, "motion.err.names_unknown", "nobody of that name");
    refused(c, motion_invite(c->ctx, &(struct motion_invite){.id = id, .names = S(" 、 ")}),
            ST_INVALID, "motion.err.names_none", "nobody at all");
    done(c, motion_invite(c->ctx, &(struct motion_invite){.id = id, .names = S("代表B，代表C")}),
         "two by name");
    EQ_INT(dbtest_int(c->ctx, "SELECT count(*) FROM motion_signer WHERE state = 'invited'"), 2,
           "asked");
    refused(c, motion_sign(c->ctx, &(struct motion_sign){.id = id, .agree = true}), ST_DENIED,
            "motion.err.not_yours", "the lead has signed by writing it");
    as_deputy(c, 1);
    done(c, motion_sign(c->ctx, &(struct motion_sign){.id = id, .agree = true}), "one signs");
    refused(c, motion_sign(c->ctx, &(struct motion_sign){.id = id, .agree = true}), ST_DENIED,
            "motion.err.not_yours", "once");
    as_deputy(c, 2);
    done(c, motion_sign(c->ctx, &(struct motion_sign){.id = id}), "one does not");
    EQ_INT(now(c, id).signer_count, 2, "two have signed");
    as_deputy(c, 0);
    refused(c, MOTION_ATTACHMENTS[0].may(c->ctx, id, ATTACHMENT_ADD), ST_RULE,
            "motion.err.files_signed", "files stay as they were when others signed");
    other.id = id;
    other.proposal = S("另一种方案");
    as_deputy(c, 1);
    refused(c, motion_save(c->ctx, &other, NULL), ST_DENIED, "motion.err.not_yours",
            "only the lead writes");
    as_deputy(c, 0);
    done(c, motion_save(c->ctx, &other, NULL), "the text changes");
    EQ_INT(now(c, id).signer_count, 1, "who signed another text signs anew");
    done(c, MOTION_ATTACHMENTS[0].may(c->ctx, id, ATTACHMENT_ADD), "files can change again");
    as_deputy(c, 1);
    refused(c, motion_sign(c->ctx, &(struct motion_sign){.id = id, .agree = true, .seen = &seen}),
            ST_CONFLICT, "motion.err.text_changed", "but not from a page with the old text");
    m = now(c, id);
    seen = motion_text_print(c->ctx, &m);
    done(c, motion_sign(c->ctx, &(struct motion_sign){.id = id, .agree = true, .seen = &seen}),
         "he does");
    sign(c, id, 0, 3, 9);
    refused(c, motion_submit(c->ctx, &(struct motion_ref){id, 0}), ST_RULE,
            "law.motion_too_few_signers", "nine are too few");
    sign(c, id, 0, 10, 10);
    refused(c, motion_submit(c->ctx, &(struct motion_ref){id, 1}), ST_CONFLICT,
            "db.changed_meanwhile", "an old page");
    done(c, motion_submit(c->ctx, &(struct motion_ref){id, 0}), "ten suffice");
    m = now(c, id);
    EQ_INT(m.number, 1, "the first of the session");
    EQ_INT(m.needed, 10, "as many as were needed");
    EQ_STR(m.basis, "《地方各级人民代表大会和地方各级人民政府组织法》第二十二条",
           "by this article");
    refused(c, motion_save(c->ctx, &other, NULL), ST_RULE, "motion.err.not_now",
            "handed in, the text stays");
    as_deputy(c, 12);
    done(c, motion_get(c->ctx, id, &m), "now every deputy sees it");
    as_unit(c, false);
    refused(c, motion_get(c->ctx, id, &m), ST_NOT_FOUND, "db.not_found", "a unit does not");
}

/* ---------------------------------------------------------------- a bill */

/* @law Organic Law (2022-03-11) art. 22(3)
 * @law Guangdong Congress Procedure (2022-01-22) art. 61 */
static void bill(struct county *c)
{
    struct motion_draft amendment = {.kind = MOTION_AMENDMENT,
                                     .forum = MOTION_CONGRESS,
                                     .title = S("对保护水源地议案的修正案"),
                                     .cause = S(""),
                                     .grounds = S(""),
                                     .proposal = S("改为两年内搬迁"),
                                     .question = S(""),
                                     .content = S(""),
                                     .subject_text = S(""),
                                     .mover = S("")};
    const int64_t id = submitted(c, &BILL, 0, 1, 9);
    struct motion_result result = {.id = id, .passed = true, .note = S("第三次全体会议")};
    struct motion_detail d;
    int64_t change;

    as_deputy(c, 0);
    refused(c, motion_decide(c->ctx, &(struct motion_decide){.id = id, .decision = S("agenda")}),
            ST_DENIED, "motion.err.not_yours", "the office notes it");
    refused(c, decide(c, id, "answer"), ST_RULE, "motion.err.decision", "a bill has no answer");
    done(c, decide(c, id, "committee"), "a committee looks first");
    EQ_INT(now(c, id).state, MOTION_AT_COMMITTEE, "with it");
    done(c, decide(c, id, "agenda"), "on the agenda");
    amendment.subject_id = id;
    change = submitted(c, &amendment, 1, 2, 10);
    done(c, decide(c, change, "agenda"), "an amendment on the agenda, too");
    refused(c, motion_result(c->ctx, &result), ST_RULE, "law.amendment_first",
            "the amendment goes first");
    done(c, motion_result(c->ctx, &(struct motion_result){.id = change, .note = S("")}),
         "it fails");
    EQ_INT(now(c, change).state, MOTION_REJECTED, "rejected");
    as_deputy(c, 0);
    done(c, motion_withdraw(c->ctx, &(struct motion_ref){id, 0}), "the lead would withdraw");
    EQ_INT(now(c, id).state, MOTION_LISTED, "it needs consent");
    done(c, decide(c, id, "refuse"), "which is refused");
    OK(date_none(now(c, id).withdraw_asked_on), "asked and answered");
    done(c, motion_result(c->ctx, &result), "passed");
    EQ_INT(now(c, id).state, MOTION_PASSED, "passed");
    done(c, motion_show(c->ctx, id, &d), "all of it");
    EQ_INT(d.decisions_count, 4, "four decisions");
    EQ_INT(d.amendments_count, 1, "one amendment");
    EQ_INT(d.signers_count, 10, "ten signers");
    EQ_INT(d.may, 0, "nothing is left to do");
}

static void withdrawn(struct county *c)
{
    const int64_t id = submitted(c, &BILL, 0, 1, 9);

    as_deputy(c, 1);
    refused(c, motion_withdraw(c->ctx, &(struct motion_ref){id, 0}), ST_DENIED,
            "motion.err.not_yours", "the lead alone");
    as_deputy(c, 0);
    done(c, motion_withdraw(c->ctx, &(struct motion_ref){id, 0}), "not on the agenda: free");
    EQ_INT(now(c, id).state, MOTION_WITHDRAWN, "ended");
    refused(c, decide(c, id, "agenda"), ST_RULE, "motion.err.not_now", "and over");
}

static void refused_by(struct county *c, enum status got, const char *key, const char *law,
                       const char *what)
{
    EQ_TEXT(c->ctx->err.law != NULL ? c->ctx->err.law : "", law, what);
    refused(c, got, ST_RULE, key, what);
}

/* @law Organic Law (2022-03-11) art. 22(3) */
static void put_to_vote(struct county *c)
{
    static const char ORGANIC_22_3[] = "《地方组织法》(2022-03-11)第22条第3款";
    const int64_t id = submitted(c, &BILL, 0, 1, 9), asked = submitted(c, &BILL, 0, 1, 9);
    struct motion_detail d;

    done(c, decide(c, id, "agenda"), "on the agenda");
    done(c, decide(c, id, "put_to_vote"), "put to the vote");
    EQ_INT(now(c, id).state, MOTION_LISTED, "its result is open");
    OK(!date_none(now(c, id).put_to_vote_on), "noted with its day");
    as_deputy(c, 0);
    refused_by(c, motion_withdraw(c->ctx, &(struct motion_ref){id, 0}), "law.bill_put_to_vote",
               ORGANIC_22_3, "no withdrawal any more");
    done(c, decide(c, asked, "agenda"), "another on the agenda");
    as_deputy(c, 0);
    done(c, motion_withdraw(c->ctx, &(struct motion_ref){asked, 0}), "asked to withdraw in time");
    refused(c, decide(c, asked, "put_to_vote"), ST_RULE, "motion.err.decision",
            "that is answered first");
    c->ctx->actor = c->system;
    EQ_INT(dbtest_int(c->ctx, "SELECT count(*) FROM motion_decision WHERE decision ="
                              " 'put_to_vote'"),
           1, "one note");
    as_office(c);
    done(c, motion_show(c->ctx, id, &d), "all of it");
    EQ_STR(d.decisions[1].decision, "put_to_vote", "among its decisions");
    done(c, motion_result(c->ctx, &(struct motion_result){.id = id, .passed = true, .note = S("")}),
         "voted");
}

/* @law Organic Law (2022-03-11) art. 22(1), 36(2)
 * @law Supervision Law (2024-11-08) art. 56(1) */
static void no_such_power(struct county *c)
{
    static const char ORGANIC_22[] = "《地方各级人民代表大会和地方各级人民政府组织法》第二十二条";
    struct motion_draft in = BILL;
    int64_t id;

    in.mover = S("presidium");
    as_office(c);
    done(c, motion_save(c->ctx, &in, &id), "of the presidium");
    done(c, motion_submit(c->ctx, &(struct motion_ref){id, 0}), "handed in");
    refused_by(c, decide(c, id, "decline"), "law.organ_bill_goes_on", ORGANIC_22,
               "it goes before the congress");
    in.kind = MOTION_COMMISSION;
    done(c, motion_save(c->ctx, &in, &id), "a commission");
    done(c, motion_submit(c->ctx, &(struct motion_ref){id, 0}), "handed in");
    refused_by(c, decide(c, id, "decline"), "law.commission_to_plenary",
               "《地方各级人民代表大会和地方各级人民政府组织法》第三十六条",
               "the plenary decides on it");
    in.forum = MOTION_COMMITTEE;
    in.mover = S("organ");
    in.mover_organ_id = c->court;
    refused_by(c, motion_save(c->ctx, &in, &id), "motion.err.mover",
               "《各级人民代表大会常务委员会监督法》第五十六条",
               "a court moves no commission, by the article of commissions");
}

/* @law Chongqing Suggestions Regulation (2017-11-30) art. 11 */
static void converted(struct county *c)
{
    const int64_t id = submitted(c, &BILL, 0, 1, 9);
    struct suggestion s;
    int64_t other = 0;

    refused(c, motion_convert(c->ctx, &(struct motion_ref){id, 0}, &other), ST_RULE,
            "motion.err.not_now", "not before it is declined");
    done(c, decide(c, id, "decline"), "declined");
    done(c, motion_convert(c->ctx, &(struct motion_ref){id, 0}, &other), "a suggestion of it");
    c->ctx->actor = c->system;
    ASSERT(suggestion_get(c->ctx, other, &s) == ST_OK);
    EQ_STR(s.title, "关于保护水源地的议案", "with its title");
    EQ_INT(s.signer_count, 10, "and its signers");
    EQ_INT(now(c, id).suggestion_id, other, "linked");
    as_office(c);
    refused(c, motion_convert(c->ctx, &(struct motion_ref){id, 0}, &other), ST_RULE,
            "motion.err.not_now", "once");
}

/* @law Organic Law (2022-03-11) art. 22(1) */
static void by_organ(struct county *c)
{
    struct motion_draft in = BILL;
    int64_t id;

    in.mover = S("presidium");
    as_deputy(c, 0);
    refused(c, motion_save(c->ctx, &in, &id), ST_DENIED, "motion.err.not_yours",
            "a deputy does not write for the presidium");
    as_office(c);
    done(c, motion_save(c->ctx, &in, &id), "the office enters it");
    done(c, motion_submit(c->ctx, &(struct motion_ref){id, 0}), "without signatures");
    in.mover = S("organ");
    in.mover_organ_id = c->court;
    refused(c, motion_save(c->ctx, &in, &id), ST_RULE, "motion.err.mover",
            "a court moves no bill in session");
    in.mover_organ_id = c->chairmen;
    refused(c, motion_save(c->ctx, &in, &id), ST_RULE, "motion.err.mover",
            "nor do the chairmen before the congress");
    in.forum = MOTION_COMMITTEE;
    done(c, motion_save(c->ctx, &in, &id), "but before the committee");
    in.mover = S("");
    refused(c, motion_save(c->ctx, &in, &id), ST_DENIED, "motion.err.deputies_only",
            "the office signs nothing itself");
}

/* ---------------------------------------------------------------- an interpellation */

static struct motion_draft question_of(const struct county *c, enum motion_forum forum)
{
    return (struct motion_draft){.kind = MOTION_QUESTION,
                                 .forum = forum,
                                 .title = S("关于加装电梯的质询案"),
                                 .cause = S(""),
                                 .grounds = S(""),
                                 .proposal = S(""),
                                 .question = S("为什么只完成九部？"),
                                 .content = S("请说明资金和审批。"),
                                 .subject_text = S(""),
                                 .mover = S(""),
                                 .target_organ_id = c->housing};
}

static void answered(struct county *c, int64_t id)
{
    as_unit(c, false);
    done(c,
         motion_answer(c->ctx, &(struct motion_answer_new){.id = id,
                                                           .head_name = S("龙志远"),
                                                           .body = S("资金已到位。"),
                                                           .head_signed = true}),
         "the organ writes");
    EQ_INT(now(c, id).state, MOTION_ANSWERING, "not given before the head signs");
    refused(c, motion_sign_answer(c->ctx, &(struct motion_ref){id, 0}), ST_DENIED,
            "motion.err.not_yours", "somebody else does not");
    as_unit(c, true);
    done(c, motion_sign_answer(c->ctx, &(struct motion_ref){id, 0}), "the head signs");
    EQ_INT(now(c, id).state, MOTION_ANSWERED, "given");
}

static enum status mark(struct county *c, int64_t id, size_t deputy, bool satisfied)
{
    as_deputy(c, deputy);
    return motion_mark(c->ctx,
                       &(struct motion_mark_new){.id = id,
                                                 .satisfied = satisfied,
                                                 .reason = satisfied ? S("") : S("没有说清时间")});
}

/* @law Organic Law (2022-03-11) art. 24(1), 24(3)
 * @law Deputies Law (2025-03-11) art. 20(5) */
static void question(struct county *c)
{
    struct motion_draft in = question_of(c, MOTION_CONGRESS);
    struct motion_detail d;
    int64_t id;

    in.target_organ_id = c->society;
    as_deputy(c, 0);
    refused(c, motion_save(c->ctx, &in, &id), ST_RULE, "motion.err.target",
            "a committee of the congress is not asked");
    in.target_organ_id = c->housing;
    id = submitted(c, &in, 0, 1, 9);
    as_unit(c, false);
    refused(c, motion_show(c->ctx, id, &d), ST_NOT_FOUND, "db.not_found",
            "the organ sees it when it is to answer");
    done(c, decide(c, id, "answer"), "it is to answer in writing");
    answered(c, id);
    for (size_t i = 0; i < 4; i++)
        done(c, mark(c, id, i, false), "not satisfied");
    EQ_INT(now(c, id).state, MOTION_ANSWERED, "four of ten are too few");
    refused(c, mark(c, id, 0, true), ST_RULE, "motion.err.marked", "one says it once");
    refused(c, mark(c, id, 11, false), ST_DENIED, "motion.err.not_yours", "who did not sign");
    as_deputy(c, 4);
    refused(c, motion_mark(c->ctx, &(struct motion_mark_new){.id = id, .reason = S("")}),
            ST_INVALID, "motion.err.reason", "a reason is said");
    done(c, mark(c, id, 4, false), "the fifth");
    EQ_INT(now(c, id).state, MOTION_AGAIN, "half of them ask again");
    refused(c, decide(c, id, "refuse"), ST_RULE, "motion.err.decision", "nobody can refuse that");
    done(c, decide(c, id, "answer"), "again");
    EQ_INT(now(c, id).round, 2, "the second round");
    answered(c, id);
    for (size_t i = 0; i < 10; i++)
        done(c, mark(c, id, i, i != 3), "said of the second");
    EQ_INT(now(c, id).state, MOTION_CLOSED, "all have spoken");
    done(c, motion_show(c->ctx, id, &d), "all of it");
    EQ_INT(d.answers_count, 2, "two answers");
    EQ_INT(d.marks_count, 15, "fifteen marks");
}

/* @law Supervision Law (2024-11-08) art. 51, 53 */
static void committee_question(struct county *c)
{
    const struct motion_draft in = question_of(c, MOTION_COMMITTEE);
    int64_t id;

    as_deputy(c, SEATS);
    refused(c, motion_save(c->ctx, &in, &id), ST_RULE, "motion.err.not_member",
            "who has no seat in the committee");
    id = draft(c, &in, 0);
    refused(c, motion_invite(c->ctx, &(struct motion_invite){.id = id, .names = S("代表N")}),
            ST_INVALID, "motion.err.names_unknown", "nor can he be asked to sign");
    sign(c, id, 0, 1, 3);
    done(c, motion_submit(c->ctx, &(struct motion_ref){id, 0}), "four of a county's three");
    EQ_INT(now(c, id).needed, 3, "three suffice");
    done(c, decide(c, id, "answer"), "to be answered");
    answered(c, id);
    done(c, mark(c, id, 0, false), "one");
    done(c, mark(c, id, 1, false), "two of four");
    EQ_INT(now(c, id).state, MOTION_ANSWERED, "half is not more than half");
    done(c, mark(c, id, 2, false), "three of four");
    EQ_INT(now(c, id).state, MOTION_AGAIN, "more than half");
    done(c, decide(c, id, "refuse"), "the chairmen's meeting does not follow");
    EQ_INT(now(c, id).state, MOTION_CLOSED, "closed");
}

static void oral(struct county *c)
{
    const struct motion_draft in = question_of(c, MOTION_CONGRESS);
    const int64_t id = submitted(c, &in, 0, 1, 9);
    struct motion_decide to_answer = {
        .id = id, .decision = S("answer"), .note = S(""), .way = S("oral_presidium")};
    struct motion_answer_new answer = {.id = id, .head_name = S("龙志远"), .body = S("到会答复。")};

    as_office(c);
    to_answer.on = (struct date){2026, 2, 12};
    refused(c, motion_decide(c->ctx, &to_answer), ST_INVALID, "motion.err.on_later", "tomorrow");
    to_answer.on = (struct date){0};
    done(c, motion_decide(c->ctx, &to_answer), "before the presidium");
    refused(c, motion_answer(c->ctx, &answer), ST_RULE, "law.answer_needs_head",
            "the head came not");
    answer.head_present = true;
    done(c, motion_answer(c->ctx, &answer), "the head came");
    EQ_INT(now(c, id).state, MOTION_ANSWERED, "given at once");
    done(c, motion_close(c->ctx, &(struct motion_ref){id, 0}), "nobody says more");
    EQ_INT(now(c, id).state, MOTION_CLOSED, "closed");
}

static void signed_on_paper(struct county *c)
{
    struct motion_draft in = question_of(c, MOTION_COMMITTEE);
    int64_t id;

    in.target_organ_id = c->court;
    id = submitted(c, &in, 0, 1, 2);
    done(c, decide(c, id, "answer"), "a court without accounts");
    done(c,
         motion_answer(c->ctx, &(struct motion_answer_new){.id = id,
                                                           .head_name = S("申院长"),
                                                           .body = S("书面答复。"),
                                                           .head_signed = true}),
         "the office holds the signed paper");
    EQ_INT(now(c, id).state, MOTION_ANSWERED, "given");
}

/* ---------------------------------------------------------------- when, and lists */

/* @law Organic Law (2022-03-11) art. 24(1) */
static void recess(struct county *c)
{
    const struct motion_draft in = question_of(c, MOTION_CONGRESS);
    int64_t id;

    day(c, 3, 2);
    id = draft(c, &in, 0);
    sign(c, id, 0, 1, 9);
    refused(c, motion_submit(c->ctx, &(struct motion_ref){id, 0}), ST_RULE, "motion.err.no_session",
            "while the congress meets");
    id = submitted(c, &BILL, 0, 1, 9);
    EQ_STR(now(c, id).series, "congress.bill.2026", "a bill comes in before it, too");
}

static int64_t page(struct county *c, const char *kind, const char *mine)
{
    const struct motion_filter filter = {.q = S(""),
                                         .kind = str_from(kind),
                                         .forum = S(""),
                                         .state = S(""),
                                         .mine = str_from(mine),
                                         .after = S(""),
                                         .limit = 20};
    struct motion *list;
    struct str next;
    int64_t total = -1;
    size_t count;

    ASSERT(motion_page(c->ctx, &filter, &list, &count, &next, &total) == ST_OK);
    return total;
}

static void lists(struct county *c)
{
    const struct motion_draft in = question_of(c, MOTION_CONGRESS);
    const int64_t first = submitted(c, &BILL, 0, 1, 9), second = draft(c, &BILL, 1),
                  third = submitted(c, &in, 2, 3, 11);
    struct due_item *due;
    int64_t waiting;
    size_t count;

    (void)first;
    as_deputy(c, 1);
    done(c, motion_invite(c->ctx, &(struct motion_invite){.id = second, .names = S("代表D")}),
         "one is asked");
    EQ_INT(page(c, "", ""), 3, "his draft and what was handed in");
    EQ_INT(page(c, "bill", ""), 2, "of one kind");
    EQ_INT(page(c, "", "lead"), 1, "what he leads");
    as_deputy(c, 3);
    EQ_INT(page(c, "", ""), 3, "who was asked sees the draft");
    EQ_INT(page(c, "", "sign"), 1, "to sign");
    ASSERT(motion_waiting(c->ctx, &waiting) == ST_OK);
    EQ_INT(waiting, 1, "one waits for him");
    EQ_INT(page(c, "", "wait"), 1, "which the list shows");
    as_deputy(c, 4);
    EQ_INT(page(c, "", ""), 2, "others do not");
    as_unit(c, false);
    EQ_INT(page(c, "", ""), 0, "the organ sees nothing yet");
    as_office(c);
    ASSERT(motion_waiting(c->ctx, &waiting) == ST_OK);
    EQ_INT(waiting, 2, "two wait for a decision");
    EQ_INT(page(c, "", "wait"), 2, "and the list shows these");
    done(c, decide(c, third, "answer"), "to be answered");
    ASSERT(MOTION_DUES[0].list(c->ctx, (struct date){2026, 3, 1}, (struct date){2026, 4, 1}, &due,
                               &count) == ST_OK);
    OK(count == 1 && due[0].organ_id == c->housing, "due from the organ");
    as_unit(c, false);
    EQ_INT(page(c, "", ""), 1, "now the organ sees it");
    ASSERT(motion_waiting(c->ctx, &waiting) == ST_OK);
    EQ_INT(waiting, 1, "and it waits");
    answered(c, third);
    as_deputy(c, 3);
    EQ_INT(page(c, "", "mark"), 1, "to be judged");
    done(c, mark(c, third, 3, true), "judged");
    EQ_INT(page(c, "", "mark"), 0, "no more");
}

static void both(const char *name, void (*fn)(struct county *))
{
    run(DB_SQLITE, name, fn);
    run(DB_PGSQL, name, fn);
}

int main(void)
{
    both("signatures", signatures);
    run(DB_SQLITE, "bill", bill);
    run(DB_SQLITE, "withdrawn", withdrawn);
    run(DB_SQLITE, "put_to_vote", put_to_vote);
    run(DB_SQLITE, "no_such_power", no_such_power);
    run(DB_SQLITE, "converted", converted);
    run(DB_SQLITE, "by_organ", by_organ);
    both("question", question);
    run(DB_SQLITE, "committee_question", committee_question);
    run(DB_SQLITE, "oral", oral);
    run(DB_SQLITE, "signed_on_paper", signed_on_paper);
    run(DB_SQLITE, "recess", recess);
    both("lists", lists);
    return tap_done();
}
