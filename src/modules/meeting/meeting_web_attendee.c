// SPDX-License-Identifier: MulanPSL-2.0
/* The list of deputies whom the law lets attend a meeting: whom to ask. */
#include "modules/congress/congress.h"
#include "modules/meeting/meeting_plan.h"
#include "modules/meeting/meeting_rules.h"
#include "modules/meeting/meeting_web.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

static struct str way_of(enum session_law_attends how)
{
    switch (how) {
    case SESSION_LAW_CHOSEN:
        return T("meeting.attendee.chosen");
    case SESSION_LAW_JOINS:
        return T("meeting.attendee.joins");
    case SESSION_LAW_MAY:
        return T("meeting.attendee.by_right");
    case SESSION_LAW_INVITED:
    case SESSION_LAW_NOT:
        break;
    }
    return T("meeting.attendee.by_invitation");
}

static bool ticked(const struct request *rq, const char *name, int64_t id)
{
    arr_each (i, param_count(rq, name))
        if (param_int_at(rq, name, i) == id)
            return true;
    return false;
}

static struct meeting_attendee_row_v row_of(const struct request *rq, bool township,
                                            const struct meeting_attendee *a)
{
    return (struct meeting_attendee_row_v){
        .id = a->id,
        .name = a->name,
        .congress = a->congress,
        .constituency = a->constituency,
        .own = a->own,
        .chosen = ticked(rq, "who", a->id),
        .looked = ticked(rq, "looked", a->id),
        .look = township ? T("meeting.attendee.look_here") : T("meeting.attendee.look_elected"),
        .way = way_of(a->how),
        .article = str_from(a->article),
    };
}

static const struct empty_v *empty_of(struct ctx *ctx, bool searched)
{
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);

    *empty =
        (struct empty_v){.title = searched ? T("list.none") : T("meeting.attendee.none"),
                         .text = searched ? T("list.none_text") : T("meeting.attendee.none_text")};
    return empty;
}

enum status meeting_web_attendees(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str q = param_text(rq, "q");
    struct meeting_attendee_row_v *rows;
    struct meeting_attendee *all;
    struct meeting_attendees_v v;
    struct congress c;
    struct meeting m;
    size_t count;
    bool more;

    TRY(meeting_web_get(ctx, rq, &m));
    TRY(congress_get(ctx, ctx->congress_id, &c));
    TRY(meeting_attendees(ctx, &m, q, &all, &count, &more));
    rows = arena_array(ctx->arena, count, struct meeting_attendee_row_v);
    arr_each (i, count)
        rows[i] = row_of(rq, c.level == CONGRESS_TOWNSHIP, &all[i]);
    v = (struct meeting_attendees_v){
        .crumbs = meeting_web_crumbs(ctx, &m, T("meeting.attendee.list")),
        .id = m.id,
        .name = m.name,
        .q = q,
        .filter = {.url = meeting_web_url(ctx, m.id, "/attendees"),
                   .label = T("meeting.person_name"),
                   .q = q,
                   .reset = q.len > 0 ? meeting_web_url(ctx, m.id, "/attendees") : S("")},
        .more = more,
        .rows = rows,
        .rows_count = count,
        .empty = count == 0 ? empty_of(ctx, q.len > 0) : NULL,
        .url = meeting_in_preparation(m.state) ? meeting_web_url(ctx, m.id, "/attendees") : S(""),
    };
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("meeting.attendee.list"),
                        &meeting_attendees_view, &v);
}

static const int64_t *ids_of(struct ctx *ctx, const struct request *rq, const char *name,
                             size_t *out_count)
{
    const size_t count = param_count(rq, name);
    int64_t *ids = arena_array(ctx->arena, count, int64_t);

    arr_each (i, count)
        ids[i] = param_int_at(rq, name, i);
    *out_count = count;
    return ids;
}

enum status meeting_web_attendees_invite(struct ctx *ctx, const struct request *rq,
                                         struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    struct meeting_asking in = {.meeting_id = id};
    size_t added = 0;

    in.ids = ids_of(ctx, rq, "who", &in.count);
    in.looked = ids_of(ctx, rq, "looked", &in.looked_count);
    TRY(meeting_attendees_invite(ctx, &in, &added));
    respond_flash(rs, "meeting.attendee.done", meeting_web_int(ctx, (int64_t)added));
    return respond_see_other(rs, "/meeting/%lld/people", (long long)id);
}
