// SPDX-License-Identifier: MulanPSL-2.0
/* Minutes as the records have them: each part names the record it comes from. */
#include "law/meeting_law.h"
#include "modules/body/body.h"
#include "modules/meeting/meeting.h"
#include "modules/resolution/resolution_source.h"
#include "modules/vote/vote.h"
#include "platform/text.h"

struct writing {
    struct ctx *ctx;
    struct meeting m;
    struct meeting_person *people;
    size_t people_count;
    struct resolution_part *parts;
    size_t count, cap;
};

static void put(struct writing *w, const char *kind, struct str label, const char *source,
                int64_t source_id, struct str body)
{
    if (w->count == w->cap) {
        struct resolution_part *more;

        w->cap = w->cap != 0 ? w->cap * 2 : 64;
        more = arena_array(w->ctx->arena, w->cap, struct resolution_part);
        if (w->count != 0)
            memcpy(more, w->parts, w->count * sizeof *more);
        w->parts = more;
    }
    w->parts[w->count++] = (struct resolution_part){
        .kind = str_from(kind),
        .label = label,
        .source = str_from(source),
        .source_id = source_id,
        .derived = body,
        .body = body,
    };
}

/* ---------------------------------------------------------------- who was there */

static bool was_there(const struct meeting_person *p)
{
    return p->first_in_at != 0 || p->present;
}

static struct str names_of(struct writing *w, enum meeting_capacity capacity, bool there)
{
    struct buf b = buf_new(w->ctx->arena, 0);

    arr_each (i, w->people_count) {
        const struct meeting_person *p = &w->people[i];

        if (p->capacity != capacity || was_there(p) != there)
            continue;
        buf_z(&b, b.len != 0 ? "　" : "");
        buf_str(&b, p->name);
        if (!there && str_eqz(p->receipt, "leave_granted"))
            buf_str(&b, T("resolution.minutes.on_leave"));
    }
    return buf_view(&b);
}

static void names_put(struct writing *w, const char *label_key, const char *source,
                      enum meeting_capacity capacity, bool there)
{
    const struct str names = names_of(w, capacity, there);

    if (names.len != 0)
        put(w, "head", text(label_key), source, w->m.id, names);
}

static uint32_t present_of(const struct writing *w)
{
    uint32_t n = 0;

    arr_each (i, w->people_count)
        n += w->people[i].capacity == MEETING_MEMBER && was_there(&w->people[i]);
    return n;
}

static enum law_body law_body_of(enum body_kind kind)
{
    switch (kind) {
    case BODY_CONGRESS:
        return LAW_BODY_CONGRESS;
    case BODY_PRESIDIUM:
        return LAW_BODY_PRESIDIUM;
    case BODY_STANDING_COMMITTEE:
        return LAW_BODY_STANDING_COMMITTEE;
    case BODY_TOWNSHIP_PRESIDIUM:
        return LAW_BODY_TOWNSHIP_PRESIDIUM;
    case BODY_DELEGATION:
    case BODY_GROUP:
    case BODY_CHAIRMEN_MEETING:
    case BODY_PARTY_GROUP:
    case BODY_SPECIAL_COMMITTEE:
    case BODY_CREDENTIALS:
    case BODY_OTHER:
        break;
    }
    return LAW_BODY_OTHER;
}

/* 应到 35 人，实到 31 人，缺席 4 人，符合法定人数。 */
static enum status attendance_put(struct writing *w)
{
    const uint32_t present = present_of(w), all = w->m.all_members;
    struct arena *a = w->ctx->arena;
    struct meeting_law_quorum quorum;
    struct body body;

    if (all == 0 || w->m.body_id == 0)
        return ST_OK;
    TRY(body_get(w->ctx, w->m.body_id, &body));
    quorum = meeting_law_quorum(law_body_of(body.kind), all, present, w->m.starts_on);
    put(w, "head", T("resolution.minutes.attendance"), "attendance", w->m.id,
        TF(a, quorum.met ? "resolution.minutes.quorum" : "resolution.minutes.no_quorum",
           str_printf(a, "%u", all), str_printf(a, "%u", present),
           str_printf(a, "%u", all > present ? all - present : 0)));
    return ST_OK;
}

static struct str time_of(struct writing *w)
{
    struct arena *a = w->ctx->arena;
    const struct str day = text_date(a, w->m.starts_on, (struct date){0});
    struct buf from = buf_new(a, 0), to = buf_new(a, 0);

    if (w->m.opened_at == 0)
        return day;
    text_put_clock(&from, w->m.opened_at);
    if (w->m.closed_at == 0)
        return str_printf(a, STR_FMT " " STR_FMT, STR_ARG(day), STR_ARG(buf_view(&from)));
    text_put_clock(&to, w->m.closed_at);
    return str_printf(a, STR_FMT " " STR_FMT "—" STR_FMT, STR_ARG(day), STR_ARG(buf_view(&from)),
                      STR_ARG(buf_view(&to)));
}

static enum status head_put(struct writing *w)
{
    put(w, "head", T("resolution.minutes.time"), "time", w->m.id, time_of(w));
    if (w->m.place.len != 0)
        put(w, "head", T("resolution.minutes.place"), "place", w->m.id, w->m.place);
    names_put(w, "resolution.minutes.present", "present", MEETING_MEMBER, true);
    names_put(w, "resolution.minutes.absent", "absent", MEETING_MEMBER, false);
    names_put(w, "resolution.minutes.attendees", "attendees", MEETING_ATTENDEE, true);
    names_put(w, "resolution.minutes.observers", "observers", MEETING_OBSERVER, true);
    return attendance_put(w);
}

/* ---------------------------------------------------------------- what was done */

static struct str item_text(struct writing *w, const struct meeting_item *item)
{
    struct arena *a = w->ctx->arena;
    struct buf from = buf_new(a, 0), to = buf_new(a, 0), b = buf_new(a, 0);

    if (item->presenter.len != 0)
        buf_str(&b, TF(a, "resolution.minutes.presented", item->presenter));
    if (item->begun_at != 0 && item->ended_at != 0) {
        text_put_clock(&from, item->begun_at);
        text_put_clock(&to, item->ended_at);
        buf_str(&b, TF(a, "resolution.minutes.item_time", buf_view(&from), buf_view(&to)));
    }
    buf_str(&b, item->outcome);
    return buf_view(&b);
}

static enum status speeches_put(struct writing *w, int64_t item_id)
{
    struct resolution_remark_new *all;
    size_t count;

    TRY(resolution_source_speeches(w->ctx, item_id, &all, &count));
    arr_each (i, count)
        put(w, "speech", all[i].speaker, "speech", all[i].speech_id, all[i].body);
    return ST_OK;
}

static enum status votes_put(struct writing *w, int64_t item_id)
{
    struct vote *all;
    size_t count;

    TRY(vote_of_origin(w->ctx, "meeting_item", item_id, &all, &count));
    arr_each (i, count) {
        struct vote_result r;

        if (all[i].state == VOTE_INVALID) {
            put(w, "vote", T("resolution.minutes.vote_label"), "vote", all[i].id,
                TF(w->ctx->arena, "resolution.minutes.invalid", all[i].invalid_reason));
            continue;
        }
        if (all[i].state != VOTE_ANNOUNCED)
            continue;
        TRY(vote_result(w->ctx, all[i].id, &r));
        put(w, "vote", T("resolution.minutes.vote_label"), "vote", all[i].id,
            TF(w->ctx->arena, "resolution.minutes.vote", all[i].title,
               r.formula.len != 0 ? r.formula : r.verdict));
    }
    return ST_OK;
}

static enum status items_put(struct writing *w, bool summary)
{
    struct meeting_item *items;
    size_t count;

    TRY(meeting_items(w->ctx, w->m.id, &items, &count));
    arr_each (i, count) {
        if (items[i].state == MEETING_ITEM_WITHDRAWN)
            continue;
        put(w, "item", items[i].title, "item", items[i].id, item_text(w, &items[i]));
        if (!summary)
            TRY(speeches_put(w, items[i].id));
        TRY(votes_put(w, items[i].id));
    }
    return ST_OK;
}

enum status resolution_source_parts(struct ctx *ctx, int64_t meeting_id, bool summary,
                                    struct resolution_part **out, size_t *out_count)
{
    struct writing w = {.ctx = ctx};

    TRY(meeting_get(ctx, meeting_id, &w.m));
    TRY(meeting_visible(ctx, &w.m));
    TRY(meeting_people(ctx, meeting_id, &w.people, &w.people_count));
    TRY(head_put(&w));
    TRY(items_put(&w, summary));
    *out = w.parts;
    *out_count = w.count;
    return ST_OK;
}
