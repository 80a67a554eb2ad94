// SPDX-License-Identifier: MulanPSL-2.0
/* The demo county's year of supervision: topics, a plan with a revision, matters with their
 * methods, problems in all states, follow-ups. */
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "modules/notice/notice.h"
#include "modules/supervision/supervision_actions.h"
#include "modules/supervision/supervision_parts.h"
#include "modules/supervision/supervision_store.h"
#include "platform/db.h"
#include "platform/demo.h"
#include "platform/text.h"
#include "supervision_demo_texts.h"

enum { YEAR = 2026 }; /* of the matters in demo/ */
enum { HOUR = 10, ORGANS_MAX = 200, DOCS_MAX = 60, INVITED = 8, CHECKS = 5, CHECK_DAYS = 24 };

struct demo {
    struct date today;
    struct supervision_item *docs;
    size_t docs_count;
    struct deputy *deputies;
    size_t deputies_count;
    struct matter m;
    struct supervision_step s; /* the last one, and of that matter by method */
    int64_t looked_at;         /* the problem that is looked at again */
};

static enum status organ_of(struct ctx *ctx, struct str name, int64_t *out)
{
    struct organ organ;

    TRY(organ_by_name(ctx, name, &organ));
    *out = organ.id;
    return ST_OK;
}

static void act(struct ctx *ctx, const struct demo *d, struct date on)
{
    demo_act(ctx, NULL, date_cmp(on, d->today) > 0 ? d->today : on, HOUR);
}

/* ---------------------------------------------------------------- topics */

static enum status topics(struct ctx *ctx, const struct demo *d)
{
    struct str rest = str_from(supervision_topics_txt), line, f[DEMO_FIELDS_MAX];
    int month = 1;

    while (demo_line(&rest, &line)) {
        struct supervision_topic t;
        int64_t id;

        if (line.ptr[0] == '#')
            continue;
        demo_fields(line, f);
        t = (struct supervision_topic){.year = YEAR + 1,
                                       .source = f[0],
                                       .title = f[1],
                                       .field = f[2],
                                       .proposer = f[3],
                                       .source_name = f[5],
                                       .source_url = S(""),
                                       .text = S(""),
                                       .key = month % 3 == 0};
        TRY(organ_of(ctx, f[4], &t.organ_id));
        act(ctx, d, (struct date){YEAR, (unsigned)month++, 15});
        TRY(supervision_topic_save(ctx, &t, &id));
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- matters */

static enum status add_matter(struct ctx *ctx, struct demo *d, const struct str *f)
{
    struct matter m = {.title = f[1],
                       .field = f[2],
                       .lead = f[4],
                       .office = f[5],
                       .goal = f[9],
                       .key = str_eqz(f[8], "1")};

    if (!date_parse(f[6], &m.starts_on) || !date_parse(f[7], &m.ends_on))
        return fail_detail(&ctx->err, ST_INTERNAL, "db.internal", "supervision_matters.txt");
    m.year = m.starts_on.year;
    TRY(organ_of(ctx, f[3], &m.organ_id));
    act(ctx, d, (struct date){YEAR, 1, 6});
    TRY(supervision_matter_save(ctx, &m, &m.id));
    d->m = m;
    return ST_OK;
}

static int64_t doc_of(const struct demo *d, struct str part)
{
    if (part.len == 0)
        return 0;
    arr_each (i, d->docs_count)
        if (str_has(d->docs[i].title, part))
            return d->docs[i].id;
    return 0;
}

/* The vote of a report whose opinions were closed long ago. */
static enum status add_round(struct ctx *ctx, const struct supervision_step *s, bool basic)
{
    const struct supervision_round round = {
        .id = db_new_id(ctx),
        .step_id = s->id,
        .organ_id = s->organ_id,
        .number = 1,
        .held_on = ctx->today,
        .all = 35,
        .ballots = 32,
        .satisfied = basic ? 15 : 24,
        .basic = basic ? 12 : 6,
        .dissatisfied = basic ? 5 : 2,
        .rule = TF(ctx->arena, "supervision.rule.of_all", T("supervision.rule.both")),
        .formula = TF(ctx->arena, "supervision.formula.passed", basic ? S("27") : S("30"), S("35"),
                      S("18")),
        .mark = basic ? S("basic") : S("satisfied"),
        .passed = true,
    };

    return supervision_round_take(ctx, &round);
}

static enum status advance(struct ctx *ctx, struct demo *d, struct str to, struct str report,
                           int64_t doc_id)
{
    struct str rest = str_from(supervision_flow(d->s.method)), word;
    const int last = supervision_stage_place(d->s.method, to),
              held =
                  supervision_stage_place(d->s.method, str_from(supervision_counted(d->s.method)));
    int at = 0;

    while (str_cut(&rest, ' ', &word)) {
        const int place = at++;
        struct supervision_advance in = {
            .id = d->s.id, .stage = word, .note = S(""), .report = S("")};
        struct supervision_step now;

        if (place == 0 || place > last)
            continue;
        in.on = date_add_days(d->s.starts_on, (place - held) * (place > held ? 30 : 8));
        if (date_cmp(in.on, d->today) > 0)
            in.on = d->today;
        act(ctx, d, in.on);
        if (str_eqz(word, "rated"))
            TRY(add_round(ctx, &d->s, str_has(report, S("基本"))));
        TRY(supervision_store_step(ctx, d->s.id, &now));
        in.version = now.version;
        in.report = place >= held ? report : S("");
        in.doc_id = place > held ? doc_id : 0;
        TRY(supervision_step_advance(ctx, &in));
    }
    return ST_OK;
}

static enum status invite(struct ctx *ctx, const struct demo *d, bool held)
{
    struct supervision_person people[INVITED], *have;
    struct supervision_presence notes[INVITED];
    size_t count, n = d->deputies_count < INVITED ? d->deputies_count : INVITED;

    arr_each (i, n) {
        const struct deputy *p = &d->deputies[demo_pick(
            61, (uint32_t)(d->s.id * 7 + (int64_t)i * 13), (uint32_t)d->deputies_count)];

        people[i] = (struct supervision_person){.role = i == 0 ? S("lead") : S("deputy"),
                                                .deputy_id = p->id,
                                                .name = p->name,
                                                .note = S("")};
    }
    act(ctx, d, date_add_days(d->s.starts_on, -7));
    TRY(supervision_people_add(ctx, d->s.id, people, n));
    if (!held)
        return ST_OK;
    TRY(supervision_store_people(ctx, d->s.id, &have, &count));
    arr_each (i, count)
        notes[i] = (struct supervision_presence){have[i].id, i == 3 ? S("excused") : S("attended")};
    act(ctx, d, d->s.starts_on);
    return supervision_people_note(ctx, d->s.id, notes, count);
}

static enum status add_step(struct ctx *ctx, struct demo *d, const struct str *f)
{
    struct supervision_step s = {.matter_id = d->m.id,
                                 .method = f[1],
                                 .title = f[2],
                                 .organ_id = d->m.organ_id,
                                 .organ = S(""),
                                 .with_whom =
                                     str_eqz(f[1], "linked") ? T("supervision.demo.city") : S(""),
                                 .place = f[7],
                                 .url = S(""),
                                 .report = S("")};

    if (!date_parse(f[3], &s.starts_on))
        return fail_detail(&ctx->err, ST_INTERNAL, "db.internal", "supervision_matters.txt");
    act(ctx, d, date_add_days(s.starts_on, -40));
    TRY(supervision_step_save(ctx, &s, &s.id));
    TRY(supervision_store_step(ctx, s.id, &d->s));
    if (str_eqz(s.method, "tour") || str_eqz(s.method, "research") ||
        str_eqz(s.method, "inspection"))
        TRY(invite(ctx, d, date_cmp(s.starts_on, d->today) <= 0));
    return advance(ctx, d, f[4], f[5], doc_of(d, f[6]));
}

/* ---------------------------------------------------------------- problems */

static enum status settle(struct ctx *ctx, const struct demo *d, int64_t id, struct str state,
                          struct date found)
{
    struct supervision_problem p;

    TRY(supervision_store_problem(ctx, id, &p));
    act(ctx, d, date_add_days(found, 12));
    TRY(supervision_problem_do(
        ctx, &(struct supervision_problem_act){.id = id,
                                               .version = p.version,
                                               .verb = PROBLEM_MEASURE,
                                               .text = T("supervision.demo.measure")}));
    if (str_eqz(state, "assigned"))
        return ST_OK;
    act(ctx, d, date_add_days(found, 36));
    TRY(supervision_problem_do(
        ctx, &(struct supervision_problem_act){.id = id,
                                               .version = p.version + 1,
                                               .verb = PROBLEM_REPORT,
                                               .text = T("supervision.demo.report")}));
    if (str_eqz(state, "reported"))
        return ST_OK;
    act(ctx, d, date_add_days(found, 38));
    return supervision_problem_do(
        ctx, &(struct supervision_problem_act){.id = id,
                                               .version = p.version + 2,
                                               .verb = PROBLEM_ACCEPT,
                                               .text = T("supervision.demo.verdict")});
}

static enum status add_problem(struct ctx *ctx, struct demo *d, const struct str *f)
{
    struct supervision_problem p = {.matter_id = d->m.id,
                                    .step_id = str_eq(d->s.method, f[1]) ? d->s.id : 0,
                                    .origin = f[1],
                                    .title = f[2],
                                    .place = f[6],
                                    .text = S(""),
                                    .url = S("")};

    if (!date_parse(f[3], &p.found_on) || !date_parse(f[4], &p.due_on))
        return fail_detail(&ctx->err, ST_INTERNAL, "db.internal", "supervision_matters.txt");
    TRY(organ_of(ctx, f[7], &p.organ_id));
    act(ctx, d, p.found_on);
    TRY(supervision_problem_add(ctx, &p, &p.id));
    if (str_eqz(p.origin, "inspection") && str_eqz(f[5], "assigned"))
        d->looked_at = p.id;
    return settle(ctx, d, p.id, f[5], p.found_on);
}

static enum status matters(struct ctx *ctx, struct demo *d)
{
    struct str rest = str_from(supervision_matters_txt), line, f[DEMO_FIELDS_MAX];

    while (demo_line(&rest, &line)) {
        if (line.ptr[0] == '#')
            continue;
        demo_fields(line, f);
        if (str_eqz(f[0], "m"))
            TRY(add_matter(ctx, d, f));
        else if (str_eqz(f[0], "s"))
            TRY(add_step(ctx, d, f));
        else
            TRY(add_problem(ctx, d, f));
    }
    return ST_OK;
}

static enum status checks(struct ctx *ctx, const struct demo *d)
{
    const struct date first = {YEAR, 6, 10};

    if (d->looked_at == 0)
        return ST_OK;
    for (int i = 0; i < CHECKS; i++) {
        const struct date on = date_add_days(first, i * CHECK_DAYS);
        int64_t id;

        act(ctx, d, on);
        TRY(supervision_check_save(
            ctx,
            &(struct supervision_check){.problem_id = d->looked_at,
                                        .held_on = on,
                                        .next_on = date_add_days(on, CHECK_DAYS),
                                        .who = T("supervision.demo.who"),
                                        .place = T("supervision.demo.place"),
                                        .finding = i < 2 ? T("supervision.demo.finding")
                                                         : T("supervision.demo.better"),
                                        .result = i < 2 ? S("open") : S("progress")},
            &id));
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- the plan */

static enum status plan(struct ctx *ctx, const struct demo *d, struct str reason, struct date on,
                        struct str basis)
{
    struct supervision_plan p;
    int64_t id;

    act(ctx, d, on);
    TRY(supervision_plan_draft(ctx, YEAR, T("supervision.demo.intro"), reason, &id));
    TRY(supervision_store_plan(ctx, id, &p));
    TRY(supervision_plan_approve(
        ctx,
        &(struct supervision_approve){.id = id, .version = p.version, .basis = basis, .on = on}));
    return supervision_plan_publish(ctx, id, p.version + 1);
}

/* What the revision of the plan adds. */
static enum status extra(struct ctx *ctx, const struct demo *d)
{
    struct matter m = {.year = YEAR,
                       .title = T("supervision.demo.extra"),
                       .field = S("livelihood"),
                       .lead = S(""),
                       .office = S(""),
                       .goal = S(""),
                       .starts_on = {YEAR, 11, 10},
                       .ends_on = {YEAR, 12, 31}};
    int64_t id;

    act(ctx, d, (struct date){YEAR, 10, 28});
    TRY(supervision_matter_save(ctx, &m, &id));
    return supervision_step_save(ctx,
                                 &(struct supervision_step){.matter_id = id,
                                                            .method = S("tour"),
                                                            .title = T("supervision.demo.extra"),
                                                            .organ = S(""),
                                                            .with_whom = S(""),
                                                            .place = S(""),
                                                            .url = S(""),
                                                            .report = S(""),
                                                            .starts_on = {YEAR, 12, 8}},
                                 &id);
}

static enum status demo_tx(struct ctx *ctx, const void *input)
{
    struct demo d = *(const struct demo *)input;

    TRY(topics(ctx, &d));
    TRY(matters(ctx, &d));
    TRY(checks(ctx, &d));
    TRY(plan(ctx, &d, S(""), (struct date){YEAR, 1, 16}, T("supervision.demo.basis")));
    TRY(extra(ctx, &d));
    return plan(ctx, &d, T("supervision.demo.reason"), (struct date){YEAR, 11, 3},
                T("supervision.demo.basis_again"));
}

enum status supervision_demo(struct ctx *ctx)
{
    struct demo d = {.today = ctx->today};
    const int64_t now = ctx->now;

    TRY(supervision_store_docs(ctx, DOCS_MAX, &d.docs, &d.docs_count));
    TRY(deputy_in_office(ctx, ctx->today, 0, 0, &d.deputies, &d.deputies_count));
    /* Its records have the days of their year: a demo of an earlier day has none of them. */
    if (d.deputies_count == 0 || date_cmp(d.today, (struct date){YEAR, 11, 13}) < 0)
        return ST_OK;
    TRY(db_tx(ctx, demo_tx, &d));
    demo_act(ctx, NULL, d.today, 0);
    ctx->now = now;
    return ST_OK;
}
