// SPDX-License-Identifier: MulanPSL-2.0
/* Motions on the agenda: put there, voted on after their amendments, their result by the vote. */
#include "modules/body/body.h"
#include "modules/meeting/meeting_plan.h"
#include "modules/meeting/meeting_store_hall.h"
#include "modules/motion/motion.h"
#include "platform/db.h"
#include "platform/text.h"

/* ---------------------------------------------------------------- onto the agenda */

/* Is the meeting one of the body that the motion is before? */
static enum status is_deciding(struct ctx *ctx, const struct meeting *at, enum motion_forum forum,
                               bool *out)
{
    const enum body_kind wanted =
        forum == MOTION_CONGRESS ? BODY_CONGRESS : BODY_STANDING_COMMITTEE;
    struct body body;

    *out = false;
    if (at->body_id == 0)
        return ST_OK;
    TRY(body_get(ctx, at->body_id, &body));
    *out = body.kind == wanted;
    return ST_OK;
}

static struct str sort_of(enum motion_kind kind)
{
    switch (kind) {
    case MOTION_QUESTION:
        return S("inquiry");
    case MOTION_COMMISSION:
        return S("decision");
    case MOTION_RECALL:
    case MOTION_REMOVAL:
        return S("appointment");
    case MOTION_BILL:
    case MOTION_AMENDMENT:
        break;
    }
    return S("bill");
}

static enum status item_in(struct ctx *ctx, int64_t meeting_id, int64_t motion_id, int64_t *out)
{
    struct meeting_item *items;
    size_t count;

    *out = 0;
    if (motion_id == 0)
        return ST_OK;
    TRY(meeting_items(ctx, meeting_id, &items, &count));
    arr_each (i, count)
        if (items[i].state != MEETING_ITEM_WITHDRAWN && motion_of_url(items[i].url) == motion_id)
            *out = items[i].id;
    return ST_OK;
}

/* Its item on the latest meeting before. */
static enum status item_before(struct ctx *ctx, const struct motion *m, const struct meeting *at,
                               int64_t *out)
{
    struct motion_item *items;
    struct date latest = {0};
    size_t count;

    *out = 0;
    TRY(motion_items(ctx, m->id, &items, &count));
    arr_each (i, count) {
        if (items[i].gone || date_cmp(items[i].held_on, at->starts_on) > 0 ||
            date_cmp(items[i].held_on, latest) < 0)
            continue;
        latest = items[i].held_on;
        *out = items[i].item_id;
    }
    return ST_OK;
}

struct scheduling {
    int64_t motion_id, meeting_id;
    int64_t *out_item_id;
};

static enum status schedule_tx(struct ctx *ctx, const void *input)
{
    const struct scheduling *in = input;
    struct meeting_item_new item = {.meeting_id = in->meeting_id};
    struct meeting at;
    struct motion m;
    int64_t there;
    bool deciding;

    TRY(meeting_get(ctx, in->meeting_id, &at));
    TRY(meeting_visible(ctx, &at));
    TRY(motion_get(ctx, in->motion_id, &m));
    TRY(is_deciding(ctx, &at, m.forum, &deciding));
    TRY(motion_may_go(ctx, m.id, deciding));
    TRY(item_in(ctx, at.id, m.id, &there));
    if (there != 0)
        return fail_field(&ctx->err, "meeting", "meeting.motion.err.there", NULL);
    TRY(item_in(ctx, at.id, m.subject_id, &item.parent_id));
    TRY(item_before(ctx, &m, &at, &item.prior_item_id));
    item.title = m.title;
    item.sort = sort_of(m.kind);
    item.presenter = S("");
    item.url = str_printf(ctx->arena, "/motion/%lld", (long long)m.id);
    TRY(meeting_item_add(ctx, &item, in->out_item_id));
    return motion_scheduled(
        ctx, m.id,
        &(struct motion_item){
            .item_id = *in->out_item_id,
            .meeting = at.name,
            .url = str_printf(ctx->arena, "/meeting/item/%lld", (long long)*in->out_item_id),
            .held_on = at.starts_on});
}

enum status meeting_schedule_motion(struct ctx *ctx, int64_t motion_id, int64_t meeting_id,
                                    int64_t *out_item_id)
{
    return db_tx(ctx, schedule_tx, &(struct scheduling){motion_id, meeting_id, out_item_id});
}

enum status meeting_motion_dropped(struct ctx *ctx, const struct meeting_item *item)
{
    const int64_t id = motion_of_url(item->url);

    if (id == 0)
        return ST_OK;
    return motion_scheduled(
        ctx, id,
        &(struct motion_item){.item_id = item->id, .meeting = S(""), .url = S(""), .gone = true});
}

/* ---------------------------------------------------------------- amendments first */

/* Has a vote of the item decided on that amendment, or (prepared) is one prepared? */
static bool has_vote(const struct meeting_vote *votes, size_t count, int64_t item_id,
                     int64_t motion_id, bool prepared)
{
    arr_each (i, count) {
        const struct vote *v = &votes[i].vote;

        if (votes[i].item_id != item_id || votes[i].motion_id != motion_id ||
            v->state == VOTE_INVALID)
            continue;
        if (prepared || v->state == VOTE_COUNTED || v->state == VOTE_ANNOUNCED)
            return true;
    }
    return false;
}

enum status meeting_open_amendments(struct ctx *ctx, const struct meeting_item *item, bool prepared,
                                    struct motion **out, size_t *out_count)
{
    const int64_t id = motion_of_url(item->url);
    struct meeting_vote *votes;
    size_t votes_count, count;

    *out_count = 0;
    if (id == 0)
        return ST_OK;
    TRY(motion_open_amendments(ctx, id, out, &count));
    TRY(meeting_votes(ctx, item->meeting_id, &votes, &votes_count));
    arr_each (i, count)
        if (!has_vote(votes, votes_count, item->id, (*out)[i].id, prepared))
            (*out)[(*out_count)++] = (*out)[i];
    return ST_OK;
}

enum { NAMED = 2 };

static enum status refuse_open(struct ctx *ctx, const char *key, const struct motion *open,
                               size_t count)
{
    struct buf names = buf_new(ctx->arena, 0);

    for (size_t i = 0; i < count && i < NAMED; i++) {
        if (i > 0)
            buf_z(&names, "、");
        buf_str(&names, motion_number_text(ctx->arena, &open[i]));
    }
    if (count > NAMED)
        buf_str(&names,
                TF(ctx->arena, "meeting.motion.more", str_printf(ctx->arena, "%zu", count)));
    (void)fail(&ctx->err, ST_RULE, key,
               law_article(open->forum == MOTION_CONGRESS ? LAW_ARTICLE_CONGRESS_AMENDMENT_FIRST
                                                          : LAW_ARTICLE_COMMITTEE_AMENDMENT_FIRST,
                           ctx->today));
    snprintf(ctx->err.arg, sizeof ctx->err.arg, STR_FMT, STR_ARG(buf_view(&names)));
    return ST_RULE;
}

static bool is_of_person(enum motion_kind kind)
{
    return kind == MOTION_RECALL || kind == MOTION_REMOVAL;
}

/* An amendment is one of the bill of this item. */
static enum status check_amendment(struct ctx *ctx, int64_t motion_id, int64_t amendment_id)
{
    struct motion amendment;

    if (amendment_id == 0)
        return ST_OK;
    TRY(motion_get(ctx, amendment_id, &amendment));
    if (amendment.subject_id == motion_id)
        return ST_OK;
    return fail_field(&ctx->err, "motion", "meeting.vote.err.other_amendment", NULL);
}

enum status meeting_motion_check_new(struct ctx *ctx, const struct meeting_item *item,
                                     const struct meeting_vote_new *in)
{
    const int64_t id = motion_of_url(item->url);
    struct motion m, *open;
    size_t count;

    if (id == 0)
        return ST_OK;
    TRY(motion_get(ctx, id, &m));
    if (in->role == MEETING_VOTE_AMENDMENT)
        return check_amendment(ctx, id, in->motion_id);
    if (is_of_person(m.kind) &&
        (in->role == MEETING_VOTE_WHOLE || in->role == MEETING_VOTE_APPOINTMENT ||
         in->role == MEETING_VOTE_DISMISSAL))
        return fail(&ctx->err, ST_RULE, "meeting.vote.err.removal_role",
                    law_article(m.kind == MOTION_RECALL ? LAW_ARTICLE_RECALL_VOTED
                                                        : LAW_ARTICLE_REMOVAL_VOTED,
                                ctx->today));
    if (in->role != MEETING_VOTE_WHOLE)
        return ST_OK;
    TRY(meeting_open_amendments(ctx, item, true, &open, &count));
    return count == 0 ? ST_OK : refuse_open(ctx, "meeting.vote.err.amendments", open, count);
}

enum status meeting_motion_person(struct ctx *ctx, const struct meeting_item *item,
                                  struct vote_new *out)
{
    const int64_t id = motion_of_url(item->url);
    struct vote_option *person;
    struct motion m;

    if (id == 0 || out->options_count > 0)
        return ST_OK;
    TRY(motion_get(ctx, id, &m));
    if (!is_of_person(m.kind) || m.person_name.len == 0)
        return ST_OK;
    person = arena_new(ctx->arena, struct vote_option);
    *person = (struct vote_option){.name = m.person_name,
                                   .note = m.person_post,
                                   .deputy_id = m.person_deputy_id,
                                   .account_id = m.person_account_id};
    out->options = person;
    out->options_count = 1;
    return ST_OK;
}

/* Those that the office has put before it are decided. */
static enum status check_place(struct ctx *ctx, const struct meeting_vote *v,
                               const struct motion *open, size_t count)
{
    arr_each (i, count) {
        if (open[i].id == v->motion_id)
            return ST_OK;
        if (open[i].place != 0)
            return refuse_open(ctx, "meeting.vote.err.amendment_order", &open[i], 1);
    }
    return ST_OK;
}

enum status meeting_motion_opened(struct ctx *ctx, const struct meeting_vote *v)
{
    struct meeting_item item;
    struct motion *open;
    struct meeting at;
    struct motion m;
    bool deciding;
    size_t count;

    if (v->item_id == 0)
        return ST_OK;
    TRY(meeting_item_get(ctx, v->item_id, &item));
    if (motion_of_url(item.url) == 0)
        return ST_OK;
    TRY(meeting_get(ctx, item.meeting_id, &at));
    TRY(motion_get(ctx, motion_of_url(item.url), &m));
    TRY(is_deciding(ctx, &at, m.forum, &deciding));
    TRY(meeting_open_amendments(ctx, &item, false, &open, &count));
    if (v->role == MEETING_VOTE_AMENDMENT) {
        TRY(check_place(ctx, v, open, count));
        return deciding && v->motion_id != 0 ? motion_put_to_vote(ctx, v->motion_id) : ST_OK;
    }
    if (v->role != MEETING_VOTE_WHOLE && v->role != MEETING_VOTE_REMOVAL)
        return ST_OK;
    if (count > 0)
        return refuse_open(ctx, "meeting.vote.err.amendments_open", open, count);
    return deciding ? motion_put_to_vote(ctx, m.id) : ST_OK;
}

enum status meeting_vote_role_of(struct ctx *ctx, const struct meeting_item *item,
                                 enum meeting_vote_role *out)
{
    const struct err was = ctx->err;
    struct motion m;

    *out = meeting_vote_role_of_sort(item->sort);
    if (motion_of_url(item->url) == 0)
        return ST_OK;
    if (motion_get(ctx, motion_of_url(item->url), &m) == ST_OK && is_of_person(m.kind))
        *out = MEETING_VOTE_REMOVAL;
    ctx->err = was;
    return ST_OK;
}

/* ---------------------------------------------------------------- the result */

static bool is_one_of(const int64_t *ids, size_t count, int64_t id)
{
    arr_each (i, count)
        if (ids[i] == id)
            return true;
    return false;
}

/* The amendment that a vote is about, by its own link or that of the vote it repeats. */
static int64_t amendment_of(const struct meeting_vote *links, size_t count, const struct vote *v)
{
    arr_each (i, count)
        if (links[i].vote.id == v->id && links[i].role == MEETING_VOTE_AMENDMENT)
            return links[i].motion_id;
    return 0;
}

/* The motion that the vote decides, 0: none. */
static enum status decided_by(struct ctx *ctx, const struct vote *v,
                              const struct meeting_item *item, int64_t *out)
{
    struct meeting_vote *links;
    int64_t *ids;
    size_t count;
    struct motion m;

    TRY(meeting_store_votes(ctx, item->meeting_id, &links, &count));
    *out = amendment_of(links, count, v);
    if (*out != 0 || motion_of_url(item->url) == 0)
        return ST_OK;
    TRY(motion_get(ctx, motion_of_url(item->url), &m));
    if (v->state == VOTE_INVALID) { /* decides no more, and did perhaps */
        *out = m.vote_id == v->id ? m.id : 0;
        return ST_OK;
    }
    TRY(meeting_item_deciding(ctx, item->id, is_of_person(m.kind), &ids, &count));
    *out = is_one_of(ids, count, v->id) ? m.id : 0;
    return ST_OK;
}

static enum status note_result(struct ctx *ctx, const struct vote *v,
                               const struct meeting_item *item, int64_t motion_id)
{
    struct vote_result r;
    struct meeting at;
    unsigned second;

    TRY(meeting_get(ctx, item->meeting_id, &at));
    TRY(vote_result(ctx, v->id, &r));
    if (!r.valid_round) /* more ballots than voters: nothing was decided */
        return ST_OK;
    return motion_voted(
        ctx, &(struct motion_vote){
                 .id = motion_id,
                 .vote_id = v->id,
                 .passed = r.passed,
                 .on = date_of_instant(v->closed_at != 0 ? v->closed_at : ctx->now, &second),
                 .note = TF(ctx->arena, "meeting.motion.result", at.name, r.formula)});
}

enum status meeting_motion_settle(struct ctx *ctx, int64_t vote_id)
{
    struct meeting_item item;
    struct meeting at;
    struct motion m;
    int64_t motion_id;
    bool deciding;
    struct vote v;
    enum status st;

    TRY(vote_get(ctx, vote_id, &v));
    if (!str_eqz(v.origin, "meeting_item"))
        return ST_OK;
    TRY(meeting_item_get(ctx, v.origin_id, &item));
    TRY(decided_by(ctx, &v, &item, &motion_id));
    if (motion_id == 0)
        return ST_OK;
    if (v.state == VOTE_INVALID)
        return motion_vote_void(ctx, motion_id, v.id);
    TRY(meeting_get(ctx, item.meeting_id, &at));
    TRY(motion_get(ctx, motion_id, &m));
    TRY(is_deciding(ctx, &at, m.forum, &deciding));
    if (!deciding || v.state != VOTE_ANNOUNCED)
        return ST_OK;
    st = note_result(ctx, &v, &item, motion_id);
    if (st == ST_RULE || st == ST_INVALID) { /* the office notes it by hand */
        ctx->err = (struct err){0};
        ctx->field_errors_count = 0;
        return ST_OK;
    }
    return st;
}
