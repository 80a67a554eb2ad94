// SPDX-License-Identifier: MulanPSL-2.0
/* What documents take from meetings and votes. Minutes: resolution_source_parts.c */
#include "modules/resolution/resolution_source.h"
#include "modules/body/body.h"
#include "modules/congress/congress.h"
#include "modules/meeting/meeting.h"
#include "modules/resolution/resolution_store.h"
#include "modules/vote/vote.h"
#include "platform/text.h"

static const char ORIGIN[] = "meeting_item";

static enum status body_kind_of(struct ctx *ctx, const struct meeting *m, enum resolution_body *out)
{
    struct body b;

    *out = RESOLUTION_OF_COMMITTEE;
    if (m->body_id == 0)
        return ST_OK;
    TRY(body_get(ctx, m->body_id, &b));
    if (b.kind == BODY_CONGRESS)
        *out = RESOLUTION_OF_CONGRESS;
    else if (b.kind == BODY_CHAIRMEN_MEETING)
        *out = RESOLUTION_OF_CHAIRMEN;
    else if (b.kind == BODY_TOWNSHIP_PRESIDIUM)
        *out = RESOLUTION_OF_TOWNSHIP;
    return ST_OK;
}

enum status resolution_source_item(struct ctx *ctx, int64_t item_id, struct source_item *out)
{
    struct meeting_item item;
    struct meeting m;

    TRY(meeting_item_get(ctx, item_id, &item));
    TRY(meeting_get(ctx, item.meeting_id, &m));
    TRY(meeting_visible(ctx, &m));
    *out = (struct source_item){
        .id = item.id,
        .meeting_id = m.id,
        .number = item.number,
        .title = item.title,
        .sort = item.sort,
        .meeting_name = m.name,
        .origin = TF(ctx->arena, "resolution.origin_of", m.name, item.number),
        .held_on = m.starts_on,
    };
    return body_kind_of(ctx, &m, &out->body_kind);
}

/* ---------------------------------------------------------------- votes */

static bool is_announced(const struct vote *v)
{
    return v->state == VOTE_ANNOUNCED;
}

static enum status result_of(struct ctx *ctx, const struct vote *v, struct resolution_vote *out)
{
    struct vote_result r;

    TRY(vote_result(ctx, v->id, &r));
    *out = (struct resolution_vote){
        .vote_id = v->id,
        .counted = true,
        .passed = r.passed,
        .present = r.present,
        .all = r.all_members,
        .formula = r.formula,
        .article = r.article,
        .on = v->on,
    };
    if (r.lines_count != 0) {
        out->yes = r.lines[0].yes;
        out->no = r.lines[0].no;
        out->abstain = r.lines[0].abstain;
    }
    /* En bloc and one by one: what has the fewest votes decides about the whole list. */
    arr_each (i, r.lines_count)
        if (r.lines[i].yes < out->yes) {
            out->yes = r.lines[i].yes;
            out->no = r.lines[i].no;
            out->abstain = r.lines[i].abstain;
        }
    return ST_OK;
}

static bool is_one_of(const int64_t *ids, size_t count, int64_t id)
{
    arr_each (i, count)
        if (ids[i] == id)
            return true;
    return false;
}

static enum status decides(struct ctx *ctx, enum resolution_kind kind, const struct vote *v,
                           bool *out)
{
    int64_t *ids;
    size_t count;

    TRY(meeting_item_deciding(ctx, v->origin_id, kind == RESOLUTION_APPOINTMENT, &ids, &count));
    *out = is_one_of(ids, count, v->id);
    return ST_OK;
}

enum status resolution_source_votes(struct ctx *ctx, enum resolution_kind kind, int64_t item_id,
                                    struct source_vote **out, size_t *out_count)
{
    struct vote *all;
    size_t count, n = 0;

    TRY(vote_of_origin(ctx, ORIGIN, item_id, &all, &count));
    *out = arena_array(ctx->arena, count, struct source_vote);
    arr_each (i, count) {
        bool deciding;

        TRY(decides(ctx, kind, &all[i], &deciding));
        if (!deciding || !is_announced(&all[i]))
            continue;
        (*out)[n] = (struct source_vote){.id = all[i].id, .title = all[i].title};
        TRY(result_of(ctx, &all[i], &(*out)[n].result));
        n++;
    }
    *out_count = n;
    return ST_OK;
}

enum status resolution_source_vote(struct ctx *ctx, enum resolution_kind kind, int64_t vote_id,
                                   int64_t item_id, struct resolution_vote *out)
{
    struct vote v;
    bool deciding;

    TRY(vote_get(ctx, vote_id, &v));
    if (v.kind != VOTE_MOTION || !str_eqz(v.origin, ORIGIN) ||
        (item_id != 0 && v.origin_id != item_id))
        return fail(&ctx->err, ST_RULE, "resolution.other_vote", NULL);
    if (!is_announced(&v))
        return fail(&ctx->err, ST_RULE, "resolution.vote_open_still", NULL);
    TRY(decides(ctx, kind, &v, &deciding));
    if (!deciding)
        return fail(&ctx->err, ST_RULE,
                    kind == RESOLUTION_APPOINTMENT ? "resolution.vote_not_on_persons"
                                                   : "resolution.vote_not_on_whole",
                    NULL);
    return result_of(ctx, &v, out);
}

/* ---------------------------------------------------------------- ratings */

enum status resolution_source_ratings(struct ctx *ctx, int64_t item_id, struct source_vote **out,
                                      size_t *out_count)
{
    struct vote *all;
    size_t count, n = 0;

    TRY(vote_of_origin(ctx, ORIGIN, item_id, &all, &count));
    *out = arena_array(ctx->arena, count, struct source_vote);
    arr_each (i, count)
        if (all[i].kind == VOTE_RATING && is_announced(&all[i]))
            (*out)[n++] = (struct source_vote){.id = all[i].id, .title = all[i].title};
    *out_count = n;
    return ST_OK;
}

/* The object that is the organ; the only one there is. */
static const struct vote_line *line_of(const struct vote_result *r, struct str organ,
                                       struct str short_name)
{
    arr_each (i, r->lines_count)
        if (str_eq(r->lines[i].name, organ) ||
            (short_name.len != 0 && str_eq(r->lines[i].name, short_name)))
            return &r->lines[i];
    return r->lines_count == 1 ? &r->lines[0] : NULL;
}

/* Would the best word alone have reached what the vote itself asks for? */
static bool best_suffices(const struct vote *v, const struct vote_result *r,
                          const struct vote_line *line)
{
    const struct vote_law_rating best = {
        .pass_percent = v->pass_percent,
        .pass_grades = 1,
        .grades = line->grades,
        .grades_count = COUNT(line->grades),
        .ballots = r->ballots,
    };

    if (v->rule == VOTE_SHARE_OF_BALLOTS)
        return vote_law_rating_passed(&best);
    return r->needed != 0 && line->grades[0] >= r->needed;
}

enum status resolution_source_rating(struct ctx *ctx, int64_t vote_id, int64_t organ_id,
                                     struct str *out)
{
    const struct vote_line *line;
    struct vote_result r;
    struct organ organ;
    struct vote v;

    TRY(vote_get(ctx, vote_id, &v));
    if (v.kind != VOTE_RATING)
        return fail(&ctx->err, ST_RULE, "resolution.other_vote", NULL);
    if (!is_announced(&v))
        return fail(&ctx->err, ST_RULE, "resolution.vote_open_still", NULL);
    if (v.rule == VOTE_NOTED)
        return fail(&ctx->err, ST_RULE, "resolution.rating_undecided", NULL);
    TRY(vote_result(ctx, vote_id, &r));
    TRY(organ_get(ctx, organ_id, &organ));
    line = line_of(&r, organ.name, organ.short_name);
    if (line == NULL)
        return fail(&ctx->err, ST_RULE, "resolution.rating_of_others", NULL);
    *out = !line->passed                 ? S("dissatisfied")
           : best_suffices(&v, &r, line) ? S("satisfied")
                                         : S("basic");
    return ST_OK;
}

/* ---------------------------------------------------------------- meetings */

enum status resolution_source_meeting(struct ctx *ctx, int64_t meeting_id,
                                      struct source_meeting *out)
{
    struct meeting m;

    TRY(meeting_get(ctx, meeting_id, &m));
    TRY(meeting_visible(ctx, &m));
    *out = (struct source_meeting){
        .id = m.id, .name = m.name, .place = m.place, .held_on = m.starts_on};
    return ST_OK;
}

enum status resolution_source_last_day(struct ctx *ctx, int64_t meeting_id, struct date *out)
{
    struct meeting m;

    TRY(meeting_get(ctx, meeting_id, &m));
    *out = date_none(m.ends_on) ? m.starts_on : m.ends_on;
    return ST_OK;
}

bool resolution_source_known(struct ctx *ctx, const struct resolution_doc *d)
{
    const struct err was = ctx->err;
    struct meeting m;

    if (ctx->actor->system || d->meeting_id == 0 || !date_none(d->published_on))
        return true;
    if (meeting_get(ctx, d->meeting_id, &m) == ST_OK)
        return !m.closed_door || meeting_seen(ctx, &m);
    ctx->err = was;
    return false;
}

enum status resolution_source_meetings(struct ctx *ctx, int days, struct source_meeting **out,
                                       size_t *out_count)
{
    int64_t *ids;
    size_t count, n = 0;

    TRY(resolution_store_meetings(ctx, date_add_days(ctx->today, -days), &ids, &count));
    *out = arena_array(ctx->arena, count, struct source_meeting);
    arr_each (i, count) {
        const struct err was = ctx->err;

        if (resolution_source_meeting(ctx, ids[i], &(*out)[n]) == ST_OK)
            n++;
        else
            ctx->err = was; /* behind closed doors: not for this actor */
    }
    *out_count = n;
    return ST_OK;
}

enum { ITEMS_MAX = 400 };

enum status resolution_source_items(struct ctx *ctx, int days, struct source_item **out,
                                    size_t *out_count)
{
    struct source_meeting *meetings;
    size_t count, n = 0;

    TRY(resolution_source_meetings(ctx, days, &meetings, &count));
    *out = arena_array(ctx->arena, ITEMS_MAX, struct source_item);
    arr_each (i, count) {
        struct meeting_item *items;
        size_t items_count;

        TRY(meeting_items(ctx, meetings[i].id, &items, &items_count));
        for (size_t k = 0; k < items_count && n < ITEMS_MAX; k++)
            if (items[k].state != MEETING_ITEM_WITHDRAWN)
                (*out)[n++] = (struct source_item){.id = items[k].id,
                                                   .meeting_id = meetings[i].id,
                                                   .number = items[k].number,
                                                   .title = items[k].title,
                                                   .sort = items[k].sort,
                                                   .meeting_name = meetings[i].name,
                                                   .held_on = meetings[i].held_on};
    }
    *out_count = n;
    return ST_OK;
}
