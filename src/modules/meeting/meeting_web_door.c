// SPDX-License-Identifier: MulanPSL-2.0
/* At the door: the desk with its code and its box for personal codes, and the phone that confirms.
 */
#include "modules/meeting/meeting_web_hall.h"
#include "platform/form.h"
#include "platform/qr.h"
#include "platform/text.h"
#include "platform/view.h"

static struct str door_url(struct ctx *ctx, const struct request *rq, int64_t meeting_id)
{
    const int64_t period = meeting_door_period(ctx->now);

    return str_printf(ctx->arena, STR_FMT "/meeting/%lld/in?p=%lld&c=" STR_FMT,
                      STR_ARG(request_origin(rq)), (long long)meeting_id, (long long)period,
                      STR_ARG(meeting_door_code(ctx, meeting_id, period)));
}

static bool door_open(enum meeting_state state)
{
    return state == MEETING_NOTICED || state == MEETING_OPEN || state == MEETING_ADJOURNED;
}

enum status meeting_web_desk(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct meeting_desk_v v;
    struct meeting_day d;

    TRY(meeting_day_load(ctx, path_id(rq, "id"), &d));
    v = (struct meeting_desk_v){
        .meeting_id = d.m.id,
        .name = d.m.name,
        .there = meeting_day_there(ctx, &d),
        .url = door_url(ctx, rq, d.m.id),
        .left = meeting_door_left(ctx->now),
        .open = door_open(d.m.state),
        .said = S(""),
        .code = form_field(ctx, rq, "line", "code", "meeting.desk.code_field", S("")),
    };
    v.code.inputmode = S("numeric");
    v.code.autocomplete = S("off");
    v.code.value = S("");
    TRY(qr_path(ctx->arena, v.url, &v.side, &v.path, &ctx->err));
    form_errors(ctx, rq, &v.errors);
    respond_header(rs, "Cache-Control", S("no-store"));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("meeting.desk.title"), &meeting_desk_view, &v);
}

enum status meeting_web_desk_typed(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    struct meeting_person who;
    int64_t since;

    TRY(meeting_sign_in_by_code(ctx, id, param_text(rq, "code"), &who, &since));
    meeting_web_told(ctx, id);
    respond_flash(rs, since == 0 ? "meeting.desk.welcome" : "meeting.desk.again", who.name);
    return respond_see_other(rs, "/meeting/%lld/desk", (long long)id);
}

/* ---- the phone ---- */

enum status meeting_web_in(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id"), period = param_int(rq, "p");
    struct meeting_attend *stays;
    struct meeting_person me;
    struct meeting_in_v v;
    struct meeting m;
    size_t count;

    TRY(meeting_get(ctx, id, &m));
    v = (struct meeting_in_v){.meeting_id = id, .name = m.name};
    TRY(meeting_person_of_actor(ctx, id, &me));
    v.who = me.name;
    v.title = me.title;
    if (me.present) {
        TRY(meeting_attends(ctx, id, me.id, &stays, &count));
        arr_each (i, count)
            if (!stays[i].undone && stays[i].left_at == 0)
                v.since = stays[i].came_at;
    } else {
        TRY(meeting_door_ticket(ctx, id, period, param_text(rq, "c"), &v.ticket));
        v.period = str_printf(ctx->arena, "%lld", (long long)period);
    }
    respond_header(rs, "Cache-Control", S("no-store"));
    return respond_view(ctx, rq, rs, FRAME_PHONE, T("meeting.in.title"), &meeting_in_view, &v);
}

enum status meeting_web_in_go(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    int64_t since;

    TRY(meeting_sign_in_by_ticket(ctx, id, param_int(rq, "p"), param_text(rq, "t"), &since));
    meeting_web_told(ctx, id);
    respond_flash(rs, since == 0 ? "meeting.in.done" : "meeting.in.again", S(""));
    return respond_see_other(rs, "/meeting/%lld/seat", (long long)id);
}
