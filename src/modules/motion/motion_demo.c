// SPDX-License-Identifier: MulanPSL-2.0
/* Invented motions: a bill that was declined, one on the agenda, one waiting for the chairmen's
 * meeting, an interpellation to be answered, a removal that the standing committee votes on. */
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "modules/motion/motion_actions.h"
#include "modules/motion/motion_module.h"
#include "motion_demo_texts.h"
#include "platform/db.h"
#include "platform/demo.h"

enum { DAYS_AGO = 12, DUE_DAYS = 25, HOUR = 9 };
/* Days before today: moved, put on the agenda, given to him, answered. */
enum { MOVED = 50, LISTED = 43, GIVEN = 42, ANSWERED = 38 };

struct demo {
    struct deputy *deputies; /* by id: in the order in which they were made */
    size_t count;
    struct date today, opens_on, closes_on;
};

struct tale {
    struct str f[DEMO_FIELDS_MAX];
    struct motion_draft draft;
    struct date on;
    int64_t lead, signers, id;
};

static void act_as(struct ctx *ctx, int64_t deputy_id, struct date on)
{
    struct actor *who = arena_new(ctx->arena, struct actor);

    *who = *ctx->actor;
    who->system = true;
    who->deputy_id = deputy_id;
    demo_act(ctx, who, on, HOUR);
}

static enum status read_tale(struct ctx *ctx, const struct demo *d, struct str line, struct tale *t)
{
    int64_t lead;

    *t = (struct tale){0};
    demo_fields(line, t->f);
    if (!motion_kind_parse(t->f[0], &t->draft.kind) ||
        !motion_forum_parse(t->f[1], &t->draft.forum) || !str_to_int(t->f[2], &lead) ||
        !str_to_int(t->f[3], &t->signers) || lead < 0 || (size_t)lead >= d->count)
        return fail_detail(&ctx->err, ST_INTERNAL, "db.internal", "motions.txt");
    t->lead = d->deputies[lead].id;
    t->on = t->draft.forum == MOTION_CONGRESS ? d->opens_on : date_add_days(d->today, -DAYS_AGO);
    t->draft.title = t->f[4];
    t->draft.mover = S("");
    t->draft.subject_text = S("");
    if (t->draft.kind == MOTION_QUESTION) {
        t->draft.question = t->f[5];
        t->draft.content = t->f[6];
        t->draft.cause = t->draft.grounds = t->draft.proposal = S("");
        return ST_OK;
    }
    t->draft.cause = t->f[5];
    t->draft.grounds = t->f[6];
    t->draft.proposal = t->f[7];
    t->draft.question = t->draft.content = S("");
    return ST_OK;
}

static enum status find_target(struct ctx *ctx, struct tale *t)
{
    struct organ *organs;
    size_t count;

    if (t->draft.kind != MOTION_QUESTION)
        return ST_OK;
    TRY(organ_list(ctx, true, &organs, &count));
    arr_each (i, count) {
        if (str_has(t->draft.content, organs[i].name) && organs[i].kind == ORGAN_DEPARTMENT)
            t->draft.target_organ_id = organs[i].id;
    }
    return ST_OK;
}

/* Those next on the list sign, each for himself. */
static enum status sign_all(struct ctx *ctx, struct tale *t)
{
    struct motion m = {.id = t->id, .forum = t->draft.forum};
    struct motion_candidate *all;
    int64_t *ids;
    size_t count, n = 0;

    TRY(motion_candidates(ctx, &m, &all, &count));
    ids = arena_array(ctx->arena, (size_t)t->signers, int64_t);
    for (size_t i = 0; i < count && n + 1 < (size_t)t->signers; i++)
        ids[n++] = all[i].deputy_id;
    TRY(motion_invite(ctx, &(struct motion_invite){
                               .id = t->id, .names = S(""), .deputies = ids, .deputies_count = n}));
    arr_each (i, n) {
        act_as(ctx, ids[i], t->on);
        TRY(motion_sign(ctx, &(struct motion_sign){.id = t->id, .agree = true}));
    }
    act_as(ctx, t->lead, t->on);
    return motion_submit(ctx, &(struct motion_ref){.id = t->id});
}

static enum status decide(struct ctx *ctx, const struct demo *d, const struct tale *t)
{
    struct motion_decide in = {.id = t->id, .note = S(""), .way = S("")};

    if (str_eqz(t->f[8], "submitted"))
        return ST_OK;
    in.decision = str_eqz(t->f[8], "declined") ? S("decline") : S("agenda");
    if (t->draft.kind == MOTION_QUESTION) {
        in.decision = S("answer");
        in.way = S("written");
        in.due_on = date_add_days(d->today, DUE_DAYS);
    }
    act_as(ctx, 0, date_add_days(t->on, 1));
    return motion_decide(ctx, &in);
}

static enum status find_chairmen(struct ctx *ctx, int64_t *out)
{
    struct organ *organs;
    size_t count;

    TRY(organ_list_of(ctx, ORGAN_CHAIRMEN_MEETING, &organs, &count));
    *out = count > 0 ? organs[0].id : 0;
    return ST_OK;
}

/* Days from when it is moved: onto the agenda, given to the person, answered. */
struct steps {
    struct date moved;
    int listed, given, answered;
};

/* One that takes somebody's post: answered and on the agenda, so that a meeting of the demo votes
 * on it. `n`: the line of the list. */
static enum status take_post(struct ctx *ctx, struct motion_draft *in, uint32_t n,
                             const struct steps *steps)
{
    struct motion_decide agenda = {.decision = S("agenda"), .note = S(""), .way = S("")};
    struct str f[DEMO_FIELDS_MAX];
    int64_t id;

    demo_fields(demo_nth(removals_txt, n), f);
    in->cause = in->proposal = in->question = in->subject_text = S("");
    in->person_name = f[0];
    in->person_post = f[1];
    in->title = f[2];
    in->grounds = f[3];
    in->content = f[4];
    act_as(ctx, 0, steps->moved);
    TRY(motion_save(ctx, in, &id));
    TRY(motion_submit(ctx, &(struct motion_ref){.id = id}));
    act_as(ctx, 0, date_add_days(steps->moved, steps->listed));
    agenda.id = id;
    TRY(motion_decide(ctx, &agenda));
    act_as(ctx, 0, date_add_days(steps->moved, steps->given));
    TRY(motion_serve(ctx, &(struct motion_serve){.id = id, .by_paper = true, .login = S("")}));
    act_as(ctx, 0, date_add_days(steps->moved, steps->answered));
    return motion_defend(
        ctx, &(struct motion_defend){.id = id, .way = S("written"), .body = f[5], .printed = true});
}

/* A removal by the chairmen's meeting, for the standing committee. Only in recess. */
static enum status removal(struct ctx *ctx, const struct demo *d)
{
    struct motion_draft in = {.kind = MOTION_REMOVAL,
                              .forum = MOTION_COMMITTEE,
                              .mover = S("organ"),
                              .office = S("government_member")};
    struct congress_session s;
    bool open;

    TRY(congress_session_at(ctx, date_add_days(d->today, -MOVED), &s, &open));
    if (open)
        return ST_OK;
    TRY(find_chairmen(ctx, &in.mover_organ_id));
    return take_post(ctx, &in, 0,
                     &(struct steps){date_add_days(d->today, -MOVED), MOVED - LISTED, MOVED - GIVEN,
                                     MOVED - ANSWERED});
}

/* A recall by the presidium, for the plenary that ends the session. */
static enum status recall(struct ctx *ctx, const struct demo *d)
{
    struct motion_draft in = {.kind = MOTION_RECALL,
                              .forum = MOTION_CONGRESS,
                              .mover = S("presidium"),
                              .office = S("government_deputy")};

    if (date_cmp(d->closes_on, d->today) > 0) /* not over yet */
        return ST_OK;
    return take_post(ctx, &in, 1, &(struct steps){d->opens_on, 0, 1, 2});
}

static enum status demo_tx(struct ctx *ctx, const void *input)
{
    const struct demo *d = input;
    struct str rest = str_from(motions_txt), line;

    while (demo_line(&rest, &line)) {
        struct tale t;

        if (line.ptr[0] == '#')
            continue;
        TRY(read_tale(ctx, d, line, &t));
        act_as(ctx, t.lead, t.on);
        TRY(find_target(ctx, &t));
        TRY(motion_save(ctx, &t.draft, &t.id));
        TRY(sign_all(ctx, &t));
        TRY(decide(ctx, d, &t));
    }
    TRY(recall(ctx, d));
    return removal(ctx, d);
}

enum status motion_demo(struct ctx *ctx)
{
    struct demo d = {.today = ctx->today};
    const int64_t now = ctx->now;
    struct congress_session session;
    bool open;

    TRY(deputy_in_office(ctx, ctx->today, 0, 0, &d.deputies, &d.count));
    TRY(congress_session_at(ctx, ctx->today, &session, &open));
    d.opens_on = session.opens_on;
    d.closes_on = session.closes_on;
    TRY(db_tx(ctx, demo_tx, &d));
    demo_act(ctx, NULL, d.today, 0);
    ctx->now = now;
    return ST_OK;
}
