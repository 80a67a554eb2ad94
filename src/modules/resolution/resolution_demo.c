// SPDX-License-Identifier: MulanPSL-2.0
/* A year of decisions, opinions, minutes and gazettes of the invented county, made by the same
 * actions that people use. */
#include "modules/resolution/resolution_demo.h"
#include "modules/deputy/deputy.h"
#include "modules/notice/notice.h"
#include "modules/resolution/resolution_parts.h"
#include "modules/resolution/resolution_typed.h"
#include "platform/db.h"
#include "platform/text.h"
#include "resolution_demo_texts.h"

enum { UNREAD_DAYS = 10, GAZETTES = 4, ANSWERS = 12, DEPUTIES_MAX = 40 };

/* ---------------------------------------------------------------- acting */

static void as_post(struct ctx *ctx, const struct account_post *p, struct date on, unsigned hour)
{
    demo_act(ctx,
             &(struct actor){.account_id = p->account_id, .organ_id = p->organ_id, .name = p->name},
             on, hour);
}

void demo_as_office(struct ctx *ctx, const struct demo_cast *c, struct date on)
{
    as_post(ctx, &c->office[0], on, 10);
}

void demo_as_leader(struct ctx *ctx, const struct demo_cast *c, struct date on)
{
    as_post(ctx, &c->leaders[c->leaders_count > 1 ? 1 : 0], on, 15);
}

void demo_as_unit(struct ctx *ctx, const struct demo_cast *c, int64_t organ_id, bool head,
                  struct date on)
{
    const struct account_post *posts = head ? c->chiefs : c->handlers;
    const size_t count = head ? c->chiefs_count : c->handlers_count;

    demo_act(ctx, &(struct actor){.organ_id = organ_id, .name = T("resolution.demo.unit")}, on, 11);
    arr_each (i, count)
        if (posts[i].organ_id == organ_id)
            as_post(ctx, &posts[i], on, 11);
}

/* ---------------------------------------------------------------- documents */

enum { F_KIND, F_MEETING, F_ITEM, F_TITLE, F_POWER, F_RANK, F_BODY };

static struct str lines_of(struct ctx *ctx, struct str s)
{
    struct buf b = buf_new(ctx->arena, 0);

    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '\\' && i + 1 < s.len && s.ptr[i + 1] == 'n') {
            buf_char(&b, '\n');
            i++;
        } else {
            buf_char(&b, s.ptr[i]);
        }
    }
    return buf_view(&b);
}

static enum status ranked(struct ctx *ctx, int64_t id, struct str rank, struct str power)
{
    struct resolution_facts in = {.id = id, .power = power};
    struct resolution_doc d;
    struct str n;

    if (rank.len == 0)
        return ST_OK;
    TRY(resolution_load(ctx, id, &d));
    (void)str_cut(&rank, ':', &in.rank_scope);
    (void)str_cut(&rank, ':', &n);
    (void)str_to_int(n, &in.rank);
    in.rank_note = rank;
    in.effect_on = d.effect_on;
    in.topic_id = d.topic_id;
    return resolution_facts(ctx, &in);
}

static enum status approve(struct ctx *ctx, const struct demo_cast *c, const struct demo_meeting *m,
                           int64_t id, struct str title, uint32_t n)
{
    struct resolution_approve in = {.id = id, .by = T("resolution.demo.chairmen")};
    struct resolution_doc d;
    bool waits = false;

    TRY(resolution_load(ctx, id, &d));
    if (m != NULL && resolution_needs_vote(d.kind)) {
        in.by = m->name;
        if (d.kind != RESOLUTION_APPOINTMENT && d.item_id != 0)
            TRY(demo_vote(ctx, m, d.item_id, title, n, &in.vote.vote_id));
        if (in.vote.vote_id == 0) /* on paper, or secret */
            in.vote = (struct resolution_vote){
                .counted = true, .yes = 30, .abstain = 1, .present = 31, .all = 35};
    }
    demo_as_leader(ctx, c, ctx->today);
    in.out_waits = &waits;
    TRY(resolution_approve(ctx, &in));
    if (!waits)
        return ST_OK;
    demo_as_office(ctx, c, ctx->today); /* a second account compares the numbers with the paper */
    TRY(resolution_confirm(ctx, id, 0));
    demo_as_leader(ctx, c, ctx->today);
    return ST_OK;
}

static enum status sign_and_publish(struct ctx *ctx, struct demo_cast *c, int64_t id)
{
    struct resolution_text t;
    struct resolution_doc d;
    struct str series;

    TRY(resolution_load(ctx, id, &d));
    TRY(resolution_series_of(ctx, &d, &series));
    TRY(resolution_sign(
        ctx, &(struct resolution_sign){.id = id, .series = series, .signer = ctx->actor->name}));
    demo_as_office(ctx, c, ctx->today);
    TRY(resolution_text_get(ctx, &d, &t));
    if (c->docs_count < DEMO_DOCS)
        c->docs[c->docs_count++] = id;
    return resolution_publish(ctx, &(struct resolution_publish){
                                       .id = id, .open = true, .title = t.title, .body = t.body});
}

static enum status work_of(struct ctx *ctx, const struct demo_cast *c, int64_t id)
{
    struct resolution_doc d;

    TRY(resolution_load(ctx, id, &d));
    if (d.kind != RESOLUTION_DECISION)
        return ST_OK;
    arr_each (i, c->organs_count)
        if (str_eq(c->organs[i].name, T("resolution.demo.organ"))) {
            const int64_t organ = c->organs[i].id;

            return resolution_assign(
                ctx, &(struct resolution_assign){.doc_id = id,
                                                 .organs = &organ,
                                                 .organs_count = 1,
                                                 .task = T("resolution.demo.task"),
                                                 .due_on = date_add_days(ctx->today, 150)});
        }
    return ST_OK;
}

static enum status deliver(struct ctx *ctx, const struct demo_cast *c, int64_t id)
{
    struct deputy *deputies;
    struct resolution_letter_sent sent;
    size_t count;

    TRY(resolution_letter_send(
        ctx, &(struct resolution_letter_to){.doc_id = id, .levels = S("county")}, &sent));
    TRY(deputy_find(ctx, S(""), DEPUTIES_MAX, &deputies, &count));
    for (size_t i = 0; i < count && i < ANSWERS; i++) {
        demo_act(ctx,
                 &(struct actor){.account_id = deputies[i].account_id,
                                 .deputy_id = deputies[i].id,
                                 .name = deputies[i].name},
                 ctx->today, 19);
        TRY(resolution_answer(
            ctx, id, i % 2 == 0 ? T("resolution.demo.answer1") : T("resolution.demo.answer2")));
    }
    demo_as_office(ctx, c, ctx->today);
    return ST_OK;
}

static enum status add_doc(struct ctx *ctx, struct demo_cast *c, uint32_t n)
{
    struct str f[DEMO_FIELDS_MAX];
    struct resolution_new in = {.body_kind = RESOLUTION_OF_COMMITTEE};
    const struct demo_meeting *m;
    int64_t id;

    demo_fields(demo_nth(resolution_docs_txt, n), f);
    m = demo_meeting_of(c, f[F_MEETING]);
    (void)resolution_kind_parse(f[F_KIND], &in.kind);
    in.title = f[F_TITLE];
    in.body = lines_of(ctx, f[F_BODY]);
    in.power = f[F_POWER];
    if (m != NULL) {
        in.item_id = demo_item_of(m, f[F_ITEM]);
        in.meeting_id = m->id;
        in.origin = m->name;
    }
    demo_as_office(ctx, c, m != NULL ? m->on : date_add_days(c->today, -270 + (int)n * 5));
    TRY(resolution_add(ctx, &in, &id));
    TRY(resolution_step(ctx, &(struct resolution_step){.id = id, .verb = RESOLUTION_SUBMIT}));
    TRY(approve(ctx, c, m, id, in.title, n));
    TRY(sign_and_publish(ctx, c, id));
    TRY(ranked(ctx, id, f[F_RANK], f[F_POWER]));
    TRY(work_of(ctx, c, id));
    return in.kind == RESOLUTION_LETTER ? deliver(ctx, c, id) : ST_OK;
}

static enum status add_topics(struct ctx *ctx, const struct demo_cast *c)
{
    static const char *const STATES[] = {"decided", "submitted", "listed"};
    const struct str titles[] = {T("resolution.demo.topic1"), T("resolution.demo.topic2"),
                                 T("resolution.demo.topic3")};
    const struct date plan[] = {date_add_days(c->today, -90), date_add_days(c->today, 28),
                                date_add_days(c->today, 62)};
    const struct resolution_matter matter[] = {
        {.form = S("bill"),
         .submitted_on = date_add_days(c->today, -130),
         .deliberated_on = date_add_days(c->today, -90)},
        {.form = S("report"), .submitted_on = date_add_days(c->today, -3)},
        {.form = S("bill"), .must = true},
    };
    struct organ *governments;
    size_t count;
    int64_t id;

    demo_as_office(ctx, c, c->today);
    TRY(organ_list_of(ctx, ORGAN_GOVERNMENT, &governments, &count));
    arr_each (i, COUNT(titles))
        TRY(resolution_topic_save(
            ctx,
            &(struct resolution_topic){.year = c->today.year,
                                       .title = titles[i],
                                       .organ_id = count > 0 ? governments[0].id : 0,
                                       .plan_on = plan[i],
                                       .matter = matter[i],
                                       .state = str_from(STATES[i])},
            &id));
    return ST_OK;
}

/* ---------------------------------------------------------------- the gazette */

static enum status add_gazette(struct ctx *ctx, const struct demo_cast *c, size_t n)
{
    const size_t each = c->docs_count / GAZETTES;
    const bool last = n + 1 == GAZETTES;
    int64_t id;

    demo_as_office(ctx, c, date_add_days(c->today, last ? -3 : -200 + (int)n * 60));
    TRY(resolution_gazette_add(ctx, ctx->today.year, 0, S(""), &id));
    for (size_t i = n * each; i < (last ? c->docs_count : (n + 1) * each); i++)
        TRY(resolution_gazette_put(
            ctx, &(struct resolution_gazette_put){.id = id, .doc_id = c->docs[i]}));
    return last ? ST_OK : resolution_gazette_issue(ctx, id, 0, ctx->today);
}

static enum status gather(struct ctx *ctx, struct demo_cast *c)
{
    c->today = ctx->today;
    TRY(organ_list(ctx, false, &c->organs, &c->organs_count));
    TRY(account_holders(ctx, "office", 0, &c->office, &c->office_count));
    TRY(account_holders(ctx, "leader", 0, &c->leaders, &c->leaders_count));
    TRY(account_holders(ctx, "handler", 0, &c->handlers, &c->handlers_count));
    TRY(account_holders(ctx, "chief", 0, &c->chiefs, &c->chiefs_count));
    if (c->office_count == 0 || c->leaders_count == 0)
        return fail_detail(&ctx->err, ST_INTERNAL, "db.internal", "demo: no accounts");
    return ST_OK;
}

static enum status demo_tx(struct ctx *ctx, const void *input)
{
    struct demo_cast *c = *(struct demo_cast *const *)input;

    TRY(demo_find_meetings(ctx, c));
    TRY(add_topics(ctx, c));
    for (uint32_t n = 0; n < demo_count(resolution_docs_txt); n++)
        TRY(add_doc(ctx, c, n));
    TRY(demo_opinions(ctx, c));
    return demo_minutes(ctx, c);
}

enum status resolution_demo(struct ctx *ctx)
{
    struct demo_cast *c = arena_new(ctx->arena, struct demo_cast);
    const int64_t now = ctx->now;

    TRY(gather(ctx, c));
    TRY(db_tx(ctx, demo_tx, &c));
    for (size_t n = 0; n < GAZETTES; n++)
        TRY(add_gazette(ctx, c, n));
    demo_act(ctx, NULL, c->today, 0);
    ctx->now = now;
    return notice_settle_before(ctx, date_begin(date_add_days(c->today, -UNREAD_DAYS)));
}
