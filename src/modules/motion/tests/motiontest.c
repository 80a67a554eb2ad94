// SPDX-License-Identifier: MulanPSL-2.0
/* What the tests of this module share. */
#include "modules/motion/tests/motiontest.h"
#include "body_migrations.h"
#include "modules/account/account_module.h"
#include "modules/body/body.h"
#include "modules/congress/congress.h"
#include "modules/congress/congress_module.h"
#include "modules/deputy/deputy.h"
#include "modules/deputy/deputy_module.h"
#include "modules/notice/notice_parts.h"
#include "modules/opinion/opinion_module.h"
#include "modules/suggestion/suggestion_parts.h"
#include "motion_migrations.h"
#include "opinion_migrations.h"
#include "platform/db.h"
#include "suggestion_migrations.h"

static const char *const OPINION_ALL[] = {OPINION_TABLES, NULL};
static const char *const BODY_TABLES[] = {"body", "body_member", NULL};
static struct module opinion = {.name = "opinion", .tables = OPINION_ALL};
static struct module suggestion = {.name = "suggestion"};
static struct module body = {.name = "body", .tables = BODY_TABLES};
static struct module motion = {.name = "motion"};

const struct module *const MODULES[] = {
    &event_module, &crypt_module, &congress_module, &deputy_module, &account_module,
    &notice_core,  &opinion,      &suggestion,      &body,          &motion,
    NULL,
};

/* ---------------------------------------------------------------- who acts */

void forget(struct county *c)
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

void as_deputy(struct county *c, size_t n)
{
    act(c, "motion.read motion.all motion.draft motion.propose", c->deputy[n], 0);
}

void as_office(struct county *c)
{
    act(c, "motion.read motion.all motion.draft motion.manage motion.answer suggestion.register", 0,
        1);
}

void as_unit(struct county *c, bool head)
{
    act(c, head ? "motion.read motion.answer motion.sign_answer" : "motion.read motion.answer", 0,
        c->housing);
}

void day(struct county *c, int month, int of_month)
{
    c->ctx->today = (struct date){2026, (unsigned)month, (unsigned)of_month};
    c->ctx->now = date_begin(c->ctx->today) + 9 * 3600;
}

void done(struct county *c, enum status got, const char *what)
{
    OK(got == ST_OK, what);
    if (got != ST_OK)
        printf("#   %s: %s %s\n", status_name(got), c->ctx->err.key != NULL ? c->ctx->err.key : "",
               c->ctx->err.detail);
    forget(c);
}

void refused(struct county *c, enum status got, enum status want, const char *key, const char *what)
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

void run(enum db_kind kind, const char *name, void (*fn)(struct county *))
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

void both(const char *name, void (*fn)(struct county *))
{
    run(DB_SQLITE, name, fn);
    run(DB_PGSQL, name, fn);
}

/* ---------------------------------------------------------------- steps */

const struct motion_draft BILL = {.kind = MOTION_BILL,
                                  .forum = MOTION_CONGRESS,
                                  .title = SI("关于保护水源地的议案"),
                                  .cause = SI("水源地有养殖场"),
                                  .grounds = SI("两次抽检接近上限"),
                                  .proposal = SI("作出决定，限期搬迁"),
                                  .question = SI(""),
                                  .content = SI(""),
                                  .subject_text = SI(""),
                                  .mover = SI("")};

int64_t draft(struct county *c, const struct motion_draft *in, size_t lead)
{
    int64_t id = 0;

    as_deputy(c, lead);
    done(c, motion_save(c->ctx, in, &id), "a draft");
    return id;
}

/* Deputies from..to are asked and sign. */
void sign(struct county *c, int64_t id, size_t lead, size_t from, size_t to)
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

struct motion now(struct county *c, int64_t id)
{
    const struct actor *actor = c->ctx->actor;
    struct motion m = {0};

    c->ctx->actor = c->system;
    ASSERT(motion_get(c->ctx, id, &m) == ST_OK);
    c->ctx->actor = actor;
    return m;
}

int64_t submitted(struct county *c, const struct motion_draft *in, size_t lead, size_t from,
                  size_t to)
{
    const int64_t id = draft(c, in, lead);

    sign(c, id, lead, from, to);
    done(c, motion_submit(c->ctx, &(struct motion_ref){id, 0}), "handed in");
    return id;
}

enum status decide(struct county *c, int64_t id, const char *decision)
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

struct motion_draft question_of(const struct county *c, enum motion_forum forum)
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

void answered(struct county *c, int64_t id)
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

enum status mark(struct county *c, int64_t id, size_t deputy, bool satisfied)
{
    as_deputy(c, deputy);
    return motion_mark(c->ctx,
                       &(struct motion_mark_new){.id = id,
                                                 .satisfied = satisfied,
                                                 .reason = satisfied ? S("") : S("没有说清时间")});
}
