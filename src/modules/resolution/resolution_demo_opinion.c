// SPDX-License-Identifier: MulanPSL-2.0
/* The demo's deliberation opinions, each at another point of its life. */
#include "modules/resolution/resolution_demo.h"
#include "platform/text.h"
#include "resolution_demo_texts.h"

enum { F_MEETING, F_TITLE, F_ORGAN, F_PLOT, F_SAID, F_POINTS, F_MARK };
enum { POINTS_MAX = 8, FOLLOW_UPS = 6 };

struct tale {
    struct demo_cast *c;
    const struct demo_meeting *m;
    struct str f[DEMO_FIELDS_MAX];
    int64_t id, work_id, organ_id;
    uint32_t n;
    struct date on;
};

static bool plot_is(const struct tale *t, const char *plot)
{
    return str_eqz(t->f[F_PLOT], plot);
}

static int64_t organ_of(const struct demo_cast *c, struct str name)
{
    arr_each (i, c->organs_count)
        if (str_ends(c->organs[i].name, name))
            return c->organs[i].id;
    return 0;
}

/* ---------------------------------------------------------------- made */

static enum status remarks(struct ctx *ctx, const struct tale *t)
{
    const struct demo_meeting *m = t->m;
    struct str all = t->f[F_SAID], one, who;
    uint32_t n = 0;
    size_t fresh;

    while (str_cut(&all, ';', &one)) {
        who = m->people_count == 0
                  ? T("resolution.demo.unit")
                  : m->people[demo_pick(61, t->n * 7 + n++, (uint32_t)m->people_count)].name;
        TRY(resolution_gather(
            ctx, t->id,
            &(struct resolution_remark_new){.doc_id = t->id, .speaker = who, .body = one}, 1,
            &fresh));
    }
    return ST_OK;
}

/* The n-th remark leads to the n-th point, the others to the last. */
static enum status points(struct ctx *ctx, const struct tale *t)
{
    struct str all = t->f[F_POINTS], one;
    struct resolution_remark *said;
    size_t count, n = 0;

    TRY(resolution_remarks(ctx, t->id, &said, &count));
    while (str_cut(&all, ';', &one)) {
        const int64_t fresh = -1;
        const struct resolution_grouping in = {
            .doc_id = t->id,
            .remarks = n < count ? &said[n].id : NULL,
            .points = &fresh,
            .count = n < count,
            .new_point = one,
        };

        TRY(resolution_group(ctx, &in));
        n++;
    }
    return resolution_compose(ctx, t->id, 0);
}

static enum status issue(struct ctx *ctx, struct tale *t)
{
    struct resolution_doc d;
    struct resolution_text now;
    struct str series;

    TRY(resolution_step(ctx, &(struct resolution_step){.id = t->id, .verb = RESOLUTION_SUBMIT}));
    demo_as_leader(ctx, t->c, date_add_days(t->on, 4));
    TRY(resolution_approve(
        ctx, &(struct resolution_approve){.id = t->id, .by = T("resolution.demo.chairmen")}));
    TRY(resolution_load(ctx, t->id, &d));
    TRY(resolution_series_of(ctx, &d, &series));
    TRY(resolution_sign(
        ctx, &(struct resolution_sign){.id = t->id, .series = series, .signer = ctx->actor->name}));
    demo_as_office(ctx, t->c, date_add_days(t->on, 5));
    TRY(resolution_text_get(ctx, &d, &now));
    if (t->c->docs_count < DEMO_DOCS && plot_is(t, "closed")) {
        t->c->docs[t->c->docs_count++] = t->id;
        TRY(resolution_publish(
            ctx, &(struct resolution_publish){
                     .id = t->id, .open = true, .title = now.title, .body = now.body}));
    }
    return resolution_assign(ctx, &(struct resolution_assign){
                                      .doc_id = t->id, .organs = &t->organ_id, .organs_count = 1});
}

/* ---------------------------------------------------------------- handled */

static enum status report(struct ctx *ctx, struct tale *t, struct date on, const char *body_key)
{
    struct str all = t->f[F_POINTS], first;

    (void)str_cut(&all, ';', &first);
    struct resolution_reply_save in = {
        .work_id = t->work_id,
        .report = true,
        .title = TF(ctx->arena, "resolution.report_on", t->f[F_TITLE]),
        .body = TF(ctx->arena, body_key, first),
        .consulted_on = date_add_days(on, -6),
        .contact = T("resolution.demo.contact"),
    };
    int64_t id;

    demo_as_unit(ctx, t->c, t->organ_id, false, on);
    in.signer = ctx->actor->name;
    TRY(resolution_reply_save(ctx, &in, &id));
    TRY(resolution_reply_step(
        ctx, &(struct resolution_reply_step){.reply_id = id, .verb = REPLY_SUBMIT}));
    demo_as_unit(ctx, t->c, t->organ_id, true, on);
    TRY(resolution_reply_step(
        ctx, &(struct resolution_reply_step){.reply_id = id, .verb = REPLY_APPROVE}));
    demo_as_unit(ctx, t->c, t->organ_id, false, on);
    return resolution_reply_step(
        ctx, &(struct resolution_reply_step){.reply_id = id, .verb = REPLY_SEND});
}

static enum status mark(struct ctx *ctx, const struct tale *t, struct date on, const char *word,
                        struct date due_on)
{
    demo_as_office(ctx, t->c, on);
    return resolution_mark(ctx, &(struct resolution_mark){
                                    .id = t->work_id,
                                    .mark = str_from(word),
                                    .how = S("committee"),
                                    .note = due_on.year != 0 ? T("resolution.demo.again") : S(""),
                                    .due_on = due_on});
}

static enum status follow(struct ctx *ctx, const struct tale *t, struct date on, size_t n,
                          size_t of)
{
    demo_as_office(ctx, t->c, on);
    return resolution_follow(
        ctx, &(struct resolution_follow_new){.doc_id = t->id,
                                             .handling_id = t->work_id,
                                             .held_on = on,
                                             .who = T("resolution.demo.who"),
                                             .finding = n + 1 == of ? T("resolution.demo.solved")
                                                                    : T("resolution.demo.found"),
                                             .result = n + 1 == of ? S("solved") : S("progress")});
}

static enum status handle(struct ctx *ctx, struct tale *t)
{
    const struct date sent = date_add_days(t->on, 5);
    const bool redo = plot_is(t, "redo");

    if (plot_is(t, "overdue"))
        return ST_OK;
    demo_as_unit(ctx, t->c, t->organ_id, false, date_add_days(sent, 1));
    TRY(resolution_receive(ctx, &(struct resolution_work_act){.id = t->work_id}));
    if (plot_is(t, "received"))
        return ST_OK;
    TRY(report(ctx, t, date_add_days(sent, 40), "resolution.demo.report"));
    if (plot_is(t, "replied"))
        return ST_OK;
    if (redo) {
        TRY(mark(ctx, t, date_add_days(sent, 45), "dissatisfied", date_add_days(sent, 75)));
        TRY(report(ctx, t, date_add_days(sent, 65), "resolution.demo.report_again"));
    }
    for (size_t n = 0; n < FOLLOW_UPS && redo; n++)
        TRY(follow(ctx, t, date_add_days(sent, 46 + (int)n * 5), n, FOLLOW_UPS));
    TRY(mark(ctx, t, date_add_days(sent, redo ? 76 : 48),
             str_eq(t->f[F_MARK], T("resolution.mark.basic")) ? "basic" : "satisfied",
             (struct date){0}));
    return resolution_close(ctx, &(struct resolution_work_act){.id = t->work_id});
}

static enum status tell(struct ctx *ctx, struct demo_cast *c, uint32_t n)
{
    struct tale t = {.c = c, .n = n};
    struct resolution_work *works;
    size_t count;

    demo_fields(demo_nth(resolution_opinions_txt, n), t.f);
    t.m = demo_meeting_of(c, t.f[F_MEETING]);
    if (t.m == NULL)
        return ST_OK;
    t.on = t.m->on;
    t.organ_id = organ_of(c, t.f[F_ORGAN]);
    demo_as_office(ctx, c, t.on);
    TRY(resolution_add(
        ctx,
        &(struct resolution_new){.kind = RESOLUTION_OPINION,
                                 .body_kind = RESOLUTION_OF_COMMITTEE,
                                 .title = TF(ctx->arena, "resolution.opinion_on", t.f[F_TITLE]),
                                 .meeting_id = t.m->id,
                                 .item_id = demo_item_of(t.m, t.f[F_TITLE]),
                                 .origin = t.m->name},
        &t.id));
    TRY(remarks(ctx, &t));
    TRY(points(ctx, &t));
    if (plot_is(&t, "draft") || t.organ_id == 0)
        return ST_OK;
    TRY(issue(ctx, &t));
    TRY(resolution_works(ctx, t.id, 0, &works, &count));
    t.work_id = count != 0 ? works[0].id : 0;
    return handle(ctx, &t);
}

enum status demo_opinions(struct ctx *ctx, struct demo_cast *c)
{
    for (uint32_t n = 0; n < demo_count(resolution_opinions_txt); n++)
        TRY(tell(ctx, c, n));
    return ST_OK;
}
