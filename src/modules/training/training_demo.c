// SPDX-License-Identifier: MulanPSL-2.0
/* The demo county's learning: a bank of questions, four classes that were held, one ahead, an
 * on-line class with materials, a test that is open and one of a class with papers and
 * certificates. */
#include "modules/deputy/deputy.h"
#include "modules/training/training_actions.h"
#include "modules/training/training_parts.h"
#include "modules/training/training_rules.h"
#include "platform/db.h"
#include "platform/demo.h"
#include "platform/text.h"
#include "training_demo_texts.h"

enum {
    SEED = 83,
    HOUR = 9,
    PEOPLE_MAX = 60,
    ASK_DAYS = 12,
    AHEAD_DAYS = 12,
    AHEAD = 18,
    TEST_DAYS = 20,
    SITTERS = 12,
    TOPICS = 3,
    PASS = 60
};

struct demo {
    struct deputy *deputies;
    size_t count;
    struct date today;
};

static struct actor *acting(struct ctx *ctx, int64_t deputy_id)
{
    struct actor *who = arena_new(ctx->arena, struct actor);

    *who = *ctx->actor;
    who->system = true;
    who->deputy_id = deputy_id;
    return who;
}

static struct str lines_of(struct ctx *ctx, struct str s)
{
    struct str copy = str_dup(ctx->arena, s);
    char *at = (char *)copy.ptr;

    arr_each (i, copy.len)
        if (at[i] == ';')
            at[i] = '\n';
    return copy;
}

static enum status bank(struct ctx *ctx, const struct demo *d)
{
    struct str rest = str_from(training_questions_txt), line, f[DEMO_FIELDS_MAX];
    int64_t id;

    demo_act(ctx, NULL, (struct date){d->today.year, 1, 10}, HOUR);
    while (demo_line(&rest, &line)) {
        struct training_question q;

        if (line.ptr[0] == '#')
            continue;
        demo_fields(line, f);
        q = (struct training_question){.topic = f[0],
                                       .kind = f[1],
                                       .text = f[2],
                                       .options = lines_of(ctx, f[3]),
                                       .answer = f[4],
                                       .source = f[5],
                                       .why = f[6]};
        TRY(training_question_save(ctx, &q, &id));
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- classes */

static enum status plan(struct ctx *ctx, const struct training *c, size_t people, struct date on,
                        int64_t *out)
{
    int64_t *ids;
    size_t count;

    demo_act(ctx, NULL, on, HOUR);
    TRY(training_save(ctx, c, out));
    TRY(training_in_turn(ctx, *out, 0, people, &ids, &count));
    TRY(training_invite(ctx, *out, ids, count));
    return training_open(ctx, *out, 1);
}

static enum status roll(struct ctx *ctx, int64_t id, struct date on, struct str result)
{
    struct training_note notes[PEOPLE_MAX];
    struct training_member *members;
    struct training c = {0};
    size_t count, n = 0;

    TRY(training_store_members(ctx, id, &members, &count));
    for (size_t i = 0; i < count && n < PEOPLE_MAX; i++) {
        const uint32_t pick = demo_pick(SEED, (uint32_t)members[i].id, 14);

        notes[n++] = (struct training_note){members[i].id, pick == 0   ? S("absent")
                                                           : pick <= 2 ? S("excused")
                                                                       : S("attended")};
    }
    demo_act(ctx, NULL, on, HOUR + 8);
    TRY(training_note_presence(ctx, id, notes, n));
    TRY(training_store_get(ctx, id, &c));
    return training_hold(ctx, id, c.version, result);
}

static enum status lesson(struct ctx *ctx, int64_t class_id, struct date on)
{
    int64_t id;

    return training_lesson_add(ctx,
                               &(struct training_lesson){.class_id = class_id,
                                                         .on = on,
                                                         .title = T("training.demo.lesson"),
                                                         .lecturer = T("training.demo.lecturer"),
                                                         .unit = T("training.demo.unit"),
                                                         .place = S("")},
                               &id);
}

static enum status classes(struct ctx *ctx, const struct demo *d)
{
    struct str rest = str_from(training_classes_txt), line, f[DEMO_FIELDS_MAX];
    size_t given;

    while (demo_line(&rest, &line)) {
        int64_t month, day, days, hours, people, id;
        struct training c;

        if (line.ptr[0] == '#')
            continue;
        demo_fields(line, f);
        if (!str_to_int(f[1], &month) || !str_to_int(f[2], &day) || !str_to_int(f[3], &days) ||
            !str_to_int(f[7], &hours) || !str_to_int(f[8], &people))
            return fail_detail(&ctx->err, ST_INTERNAL, "db.internal", "training_classes.txt");
        c = (struct training){.form = f[0],
                              .title = f[4],
                              .text = S(""),
                              .host = f[5],
                              .place = f[6],
                              .starts_on = {d->today.year, (unsigned)month, (unsigned)day},
                              .hours = hours,
                              .way = S("invited")};
        c.ends_on = date_add_days(c.starts_on, (int)days - 1);
        if (date_cmp(c.ends_on, d->today) > 0)
            continue;
        TRY(plan(ctx, &c, (size_t)people, date_add_days(c.starts_on, -ASK_DAYS), &id));
        TRY(lesson(ctx, id, c.starts_on));
        TRY(roll(ctx, id, c.ends_on, f[9]));
        TRY(training_certify(ctx, id, &given));
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- a test */

/* Somebody who mostly knows: wrong now and then. */
static enum status sit(struct ctx *ctx, int64_t test_id, int64_t deputy_id, struct date on,
                       uint32_t often)
{
    struct str given[TRAINING_DRAW_MAX];
    struct training_question *q;
    struct training_paper p = {0};
    int64_t seat;
    size_t count;
    bool late;

    demo_act(ctx, acting(ctx, deputy_id), on, HOUR + 10);
    TRY(training_admit(
        ctx, &(struct training_admission){.test_id = test_id, .deputy_id = deputy_id}, &seat));
    TRY(training_begin(ctx, seat, &p));
    TRY(training_paper_questions(ctx, &p, &q, &count));
    arr_each (i, count)
        given[i] = demo_pick(SEED + 1, (uint32_t)(deputy_id * 31 + (int64_t)i), 10) < often
                       ? S("1")
                       : q[i].answer;
    return training_hand_in(ctx, seat, given, count, &p, &late);
}

static enum status tests(struct ctx *ctx, const struct demo *d)
{
    struct training_test t = {.title = T("training.demo.test"),
                              .draw = S(""),
                              .minutes = 20,
                              .pass_percent = PASS,
                              .tries = 0,
                              .audience = S("deputies"),
                              .closes_on = date_add_days(d->today, TEST_DAYS),
                              .origin = S("")};
    struct buf draw = buf_new(ctx->arena, 0);
    struct training_topic *topics;
    size_t count;
    int64_t id;

    TRY(training_topics(ctx, &topics, &count));
    for (size_t i = 0; i < count && i < TOPICS; i++)
        buf_printf(&draw, "%s3 " STR_FMT, i > 0 ? "\n" : "", STR_ARG(topics[i].name));
    t.draw = buf_view(&draw);
    demo_act(ctx, NULL, date_add_days(d->today, -TEST_DAYS), HOUR);
    TRY(training_test_save(ctx, &t, &id));
    TRY(training_test_open(ctx, id, 1));
    for (uint32_t i = 0; i < SITTERS && i < d->count; i++)
        TRY(sit(ctx, id, d->deputies[(i * 7) % d->count].id,
                date_add_days(d->today, -(int)(i % 9) - 1), i % 4 == 3 ? 6 : 2));
    return ST_OK;
}

/* Soon: half have answered. And an on-line class with something to read. */
static enum status ahead(struct ctx *ctx, const struct demo *d)
{
    struct training c = {.form = S("hall"),
                         .title = T("training.demo.ahead"),
                         .text = T("training.demo.ahead_text"),
                         .host = S(""),
                         .place = T("training.demo.place"),
                         .starts_on = date_add_days(d->today, AHEAD_DAYS),
                         .ends_on = date_add_days(d->today, AHEAD_DAYS),
                         .hours = 6,
                         .way = S("invited"),
                         .quota = AHEAD + 12};
    struct training_member *members;
    int64_t id, material;
    size_t count;

    TRY(plan(ctx, &c, AHEAD, date_add_days(d->today, -1), &id));
    TRY(training_store_members(ctx, id, &members, &count));
    for (size_t i = 0; i < count; i += 2) {
        demo_act(ctx, acting(ctx, members[i].deputy_id), date_add_days(d->today, -1), HOUR + 1);
        TRY(training_answer(ctx, id, S("yes"), S("")));
    }
    demo_act(ctx, NULL, date_add_days(d->today, -1), HOUR + 2);
    c = (struct training){.form = S("online"),
                          .title = T("training.demo.online"),
                          .text = S(""),
                          .host = S(""),
                          .place = S(""),
                          .starts_on = date_add_days(d->today, -1),
                          .ends_on = date_add_days(d->today, TEST_DAYS),
                          .hours = 4,
                          .way = S("open"),
                          .sign_by = date_add_days(d->today, TEST_DAYS)};
    TRY(training_save(ctx, &c, &id));
    TRY(training_material_add(ctx,
                              &(struct training_material){.class_id = id,
                                                          .title = T("training.demo.material"),
                                                          .text = T("training.demo.material_text"),
                                                          .required = true},
                              &material));
    return training_open(ctx, id, 1);
}

static enum status demo_tx(struct ctx *ctx, const void *input)
{
    const struct demo *d = input;

    TRY(bank(ctx, d));
    TRY(classes(ctx, d));
    TRY(tests(ctx, d));
    return ahead(ctx, d);
}

enum status training_demo(struct ctx *ctx)
{
    struct demo d = {.today = ctx->today};
    const int64_t now = ctx->now;

    TRY(deputy_in_office(ctx, ctx->today, 0, 0, &d.deputies, &d.count));
    if (d.count == 0)
        return ST_OK;
    TRY(db_tx(ctx, demo_tx, &d));
    demo_act(ctx, NULL, d.today, 0);
    ctx->now = now;
    return ST_OK;
}
